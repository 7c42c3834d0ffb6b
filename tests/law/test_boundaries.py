"""The first and the last day of what an act may still do. Cascara acceded on 2001-03-05: in force from 2001-09-01."""

import pytest

from minetreaty import Register, Status
from minetreaty.facts.invented import act
from tests.invented import founded

ACCESSION = act("CCC", "accession", "2001-03-05")


def spans(register: Register, state: str = "CCC") -> list[tuple[str, str]]:
    return [(str(p.status), str(p.start)) for p in register.history(state, "PACT").periods][1:]


def test_a_notice_on_the_eve_takes_the_consent_back() -> None:
    register = founded(ACCESSION, act("CCC", "withdrawal", "2001-08-31", armed_conflict=False))
    assert spans(register) == [("contracting", "2001-03-05"), ("withdrawn", "2001-08-31")]


def test_a_notice_on_the_day_of_entry_into_force_runs() -> None:
    register = founded(ACCESSION, act("CCC", "withdrawal", "2001-09-01", armed_conflict=False))
    assert spans(register) == [
        ("contracting", "2001-03-05"),
        ("withdrawing", "2001-09-01"),
        ("withdrawn", "2002-03-01"),
    ]


NOTICE = act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)


@pytest.mark.parametrize(
    ("revoked", "status"),
    [("2003-07-14", Status.PARTY), ("2003-07-15", Status.WITHDRAWN), ("2003-08-01", Status.WITHDRAWN)],
)
def test_a_notice_can_be_revoked_up_to_the_day_before_its_effect(revoked: str, status: Status) -> None:
    register = founded(NOTICE, act("AAA", "withdrawal_revocation", revoked))
    assert register.status("AAA", "PACT", on="2004-01-01") is status


def test_a_second_notice_after_leaving_ends_nothing() -> None:
    """The first membership is over; the notice of the second touches the second only."""
    back = act("AAA", "accession", "2004-01-15")
    again = act("AAA", "withdrawal", "2005-01-15", armed_conflict=False)
    assert spans(founded(NOTICE, back, again), "AAA")[2:] == [
        ("party", "2000-10-01"),
        ("withdrawing", "2003-01-15"),
        ("withdrawn", "2003-07-15"),
        ("contracting", "2004-01-15"),
        ("party", "2004-07-01"),
        ("withdrawing", "2005-01-15"),
        ("withdrawn", "2005-07-15"),
    ]


def test_a_revocation_after_leaving_does_not_revive_the_first_membership() -> None:
    late = act("AAA", "withdrawal_revocation", "2003-12-01")
    assert spans(founded(NOTICE, late), "AAA")[-1] == ("withdrawn", "2003-07-15")


def test_what_an_undated_act_becomes_keeps_its_sources() -> None:
    from minetreaty.facts.invented import undated

    register = founded(undated("CCC", "accession", "2021", sources=("paper",)))
    (step,) = [s for s in register.explain("CCC", "PACT", on="2030-01-01").steps if s.act is not None][-1:]
    assert step.act is not None and step.act.sources == ("paper",)
