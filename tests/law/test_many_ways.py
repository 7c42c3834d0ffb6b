"""Acts without a day are decided every way up to 243 ways; beyond that, anything is held possible from the first."""

import datetime as dt

from minetreaty import Register, Status
from minetreaty.facts.invented import act, undated
from minetreaty.law.possibilities import MOST_WAYS
from tests.invented import founded

ANYTHING = tuple(status for status in Status if status is not Status.UNDETERMINED)


def accessions(number: int) -> Register:
    """Cascara joined in one of these years, each an act without a day: three ways each."""
    return founded(*(undated("CCC", "accession", str(2021 + place)) for place in range(number)))


def possible(register: Register, day: str) -> tuple[Status, ...]:
    standing = register.standing("CCC", "PACT", on=day)
    assert (standing.status is Status.UNDETERMINED) is bool(standing.possible)
    return standing.possible


def test_five_acts_are_243_ways_and_are_worked_out() -> None:
    assert MOST_WAYS == 3**5
    register = accessions(5)
    assert register.status("CCC", "PACT", on="2020-12-31") is Status.OUTSIDE
    assert possible(register, "2021-01-01") == (Status.OUTSIDE, Status.CONTRACTING)
    assert possible(register, "2021-12-31") == (Status.CONTRACTING, Status.PARTY)  # the first joined it by then
    assert register.status("CCC", "PACT", on="2030-01-01") is Status.PARTY


def test_six_acts_are_too_many() -> None:
    register = accessions(6)
    assert register.status("CCC", "PACT", on="2020-12-31") is Status.OUTSIDE
    for day in ("2021-01-01", "2021-12-31", "2030-01-01"):
        assert possible(register, day) == ANYTHING
    (change,) = register.changes("PACT", since="2020-07-01")
    assert (change.state.alpha3, change.date, change.after) == ("CCC", dt.date(2021, 1, 1), Status.UNDETERMINED)
    assert change.act == register.undated("PACT")[0]
    assert change.article == "Pact Art. 3(2)"
    assert "CCC" in register.parties("PACT", on="2030-01-01").undetermined


def test_what_comes_before_the_first_of_them_stays() -> None:
    known = [act("CCC", "accession", "2001-03-05"), act("CCC", "withdrawal", "2004-01-15", armed_conflict=False)]
    register = founded(*known, *(undated("CCC", "accession", str(2021 + place)) for place in range(6)))
    assert register.status("CCC", "PACT", on="2001-09-01") is Status.PARTY
    assert register.status("CCC", "PACT", on="2004-07-15") is Status.WITHDRAWN
    assert register.status("CCC", "PACT", on="2020-12-31") is Status.WITHDRAWN
    assert possible(register, "2021-01-01") == ANYTHING


def test_a_notice_that_hangs_on_a_conflict_doubles_them() -> None:
    """Four acts without a day are 81 ways; with a notice that says nothing of a conflict, twice as many at least."""
    notice = act("AAA", "withdrawal", "2019-01-15")
    few = founded(notice, *(undated("AAA", "withdrawal_revocation", str(2021 + place)) for place in range(2)))
    assert Status.WITHDRAWING in few.standing("AAA", "PACT", on="2020-01-01").possible
    many = founded(notice, *(undated("AAA", "accession", str(2021 + place)) for place in range(5)))
    assert many.standing("AAA", "PACT", on="2019-07-15").possible == ANYTHING
    assert many.status("AAA", "PACT", on="2019-07-14") is Status.WITHDRAWING
