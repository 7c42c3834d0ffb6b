"""Participations at their edges: crossing notices, what hangs on a parent, consents taken back, States that return.

The expected values are the decisions of treaty law named beside each case, on the bundled record with acts added.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import Act, Register, Status
from minetreaty.model.conventions import (
    Consent,
    Delay,
    EntryIntoForce,
    EntryIntoForceForState,
    SignatureWindow,
    Withdrawal,
)

OUT, SIG, CON, PAR, WNG, WDN, UND = Status


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def added(reg: Register, *acts: Act) -> Register:
    """The register with these acts, whether or not they are valid."""
    by_key: dict[str, list[Act]] = {}
    for act in acts:
        by_key.setdefault(act.convention, []).append(act)
    for key, own in by_key.items():
        reg = reg.with_convention(reg.convention(key), *own)
    return reg


def act(state: str, key: str, kind: str, day: str, **more: Any) -> Act:
    return Act(state=state, convention=key, kind=mt.ActKind(kind), date=day, **more)


def since(reg: Register, state: str, key: str, day: str) -> list[tuple[str, Status]]:
    """The changes of status after the day."""
    return [(str(move.date), move.after) for move in reg.history(state, key).transitions if str(move.date) > day]


@pytest.mark.parametrize(("state", "protocol"), [("ATG", "CCW-P5"), ("SAU", "CCW-A1")])
def test_what_is_joined_while_the_parent_is_being_left_ends_with_it(reg: Register, state: str, protocol: str) -> None:
    """CCW Art. 4(5), 9(2), 9(3): the protocol is part of the Convention for the State, which leaves it after a year."""
    left = added(
        reg,
        act(state, "CCW", "withdrawal", "2026-05-01", armed_conflict=False),
        act(state, protocol, "notification_of_consent", "2026-06-01"),
    )
    assert since(left, state, protocol, "2026-04-30") == [
        ("2026-06-01", CON),
        ("2026-12-01", WNG),
        ("2027-05-01", WDN),
    ]
    late = added(
        reg,
        act(state, "CCW", "withdrawal", "2026-05-01", armed_conflict=False),
        act(state, protocol, "notification_of_consent", "2026-12-01"),
    )
    assert since(late, state, protocol, "2026-04-30") == [("2026-12-01", CON), ("2027-05-01", WDN)]


def test_where_the_parent_is_undetermined_so_is_what_hangs_on_it(reg: Register) -> None:
    left = added(reg, act("FRA", "CCW", "withdrawal", "2026-05-01"))
    assert left.standing("FRA", "CCW-P1", on="2027-05-01").possible == (WNG, WDN)


def test_nothing_pending_outlives_the_consent_it_rests_on(reg: Register) -> None:
    """Protocol V entered into force on 2006-11-12, a year after Bolivia would have left the Convention."""
    left = added(
        reg,
        act("BOL", "CCW-P5", "notification_of_consent", "2004-06-01"),
        act("BOL", "CCW", "withdrawal", "2004-11-27", armed_conflict=False),
    )
    assert since(left, "BOL", "CCW-P5", "2004-05-31") == [("2004-06-01", CON), ("2005-11-27", WDN)]
    assert str(left.convention("CCW-P5").in_force) == "2006-11-12"


def test_a_consent_that_lapsed_does_not_count_towards_entry_into_force(reg: Register) -> None:
    """Had Sweden and four others left the Convention in time, the twenty-fifth deposit would have made the number."""
    leavers = ["SWE", "LTU", "SLE", "HRV", "DEU"]
    consents = reg.acts("CCW-P5", kind="notification_of_consent")
    assert [item.state for item in consents[:5]] == leavers
    left = added(reg, *(act(code, "CCW", "withdrawal", "2005-04-01", armed_conflict=False) for code in leavers))
    assert (str(consents[19].date), str(reg.convention("CCW-P5").in_force)) == ("2006-05-12", "2006-11-12")
    assert (str(consents[24].date), str(left.convention("CCW-P5").in_force)) == ("2006-10-31", "2007-04-30")


def test_each_notice_ends_or_is_revoked_by_itself(reg: Register) -> None:
    crossing = added(
        reg,
        act("FRA", "CCW-P2", "withdrawal", "2026-03-01", armed_conflict=False),
        act("FRA", "CCW", "withdrawal", "2026-05-01", armed_conflict=False),
        act("FRA", "CCW", "withdrawal_revocation", "2026-09-01"),
    )
    assert since(crossing, "FRA", "CCW-P2", "2026-02-28") == [("2026-03-01", WNG), ("2027-03-01", WDN)]
    assert since(crossing, "FRA", "CCW-P1", "2026-02-28") == [("2026-05-01", WNG), ("2026-09-01", PAR)]
    revoked = crossing.history("FRA", "CCW-P1").transitions[-1]
    assert (revoked.act.convention, revoked.article) == ("CCW", "VCLT Art. 68")


def test_of_two_notices_a_revocation_takes_back_the_one_it_names(reg: Register) -> None:
    notices = (
        act("NOR", "APMBC", "withdrawal", "2026-05-01", armed_conflict=False),
        act("NOR", "APMBC", "withdrawal", "2026-06-01", armed_conflict=False),
    )
    last = added(reg, *notices, act("NOR", "APMBC", "withdrawal_revocation", "2026-07-01"))
    assert since(last, "NOR", "APMBC", "2026-04-30") == [("2026-05-01", WNG), ("2026-11-01", WDN)]
    first = act("NOR", "APMBC", "withdrawal_revocation", "2026-07-01", target="NOR withdrawal 2026-05-01")
    named = added(reg, *notices, first)
    assert since(named, "NOR", "APMBC", "2026-04-30") == [("2026-05-01", WNG), ("2026-12-01", WDN)]


def ban(*acts: Act, deposits: int = 999) -> Register:
    """A treaty that is not in force, as the test ban of 1996, with these acts."""
    treaty = mt.Convention(
        key="BAN",
        title="Ban",
        short_title="Ban",
        adopted=dt.date(1996, 9, 10),
        as_of=dt.date(2024, 1, 1),
        signature=SignatureWindow(article="XI", opens=dt.date(1996, 9, 24)),
        consent=Consent(article="XII", kinds=(mt.ActKind.RATIFICATION, mt.ActKind.ACCESSION)),
        entry_into_force=EntryIntoForce(article="XIV", deposits=deposits, delay=Delay(days=180)),
        entry_into_force_for_state=EntryIntoForceForState(article="XIV", delay=Delay(days=30)),
        withdrawal=Withdrawal(article="IX", delay=Delay(months=6)),
    )
    return mt.load().with_convention(treaty, *acts)


def test_a_consent_taken_back_before_the_treaty_is_in_force(reg: Register) -> None:
    """The depositary received Russia's withdrawal of its ratification of the test ban in 2023: a signatory again."""
    signed, ratified = act("RUS", "BAN", "signature", "1996-09-24"), act("RUS", "BAN", "ratification", "2000-06-30")
    back = act("RUS", "BAN", "withdrawal", "2023-11-03")
    assert since(ban(signed, ratified, back), "RUS", "BAN", "1996") == [
        ("1996-09-24", SIG),
        ("2000-06-30", CON),
        ("2023-11-03", SIG),
    ]
    assert since(ban(act("RUS", "BAN", "accession", "2000-06-30"), back), "RUS", "BAN", "1996") == [
        ("2000-06-30", CON),
        ("2023-11-03", WDN),
    ]
    other = act("NOR", "BAN", "accession", "2023-12-01")
    assert ban(signed, ratified, other, deposits=2).convention("BAN").in_force is not None
    assert ban(signed, ratified, back, other, deposits=2).convention("BAN").in_force is None
    again = act("RUS", "BAN", "ratification", "2023-12-05")
    assert ban(signed, ratified, back, other, again, deposits=2).convention("BAN").in_force is not None
    # In force in general, not yet for the State.
    early = act("RUS", "BAN", "withdrawal", "2000-07-01")
    assert since(
        ban(signed, ratified, early, act("NOR", "BAN", "accession", "2000-01-01"), deposits=1), "RUS", "BAN", "1997"
    ) == [
        ("2000-06-30", CON),
        ("2000-07-01", SIG),
    ]


def test_a_second_consent_while_the_notice_runs_follows_the_first(reg: Register) -> None:
    """As Guyana did under the Optional Protocol of the Covenant on 5 January 1999."""
    notice = act("NOR", "APMBC", "withdrawal", "2026-05-01", armed_conflict=False)
    again = act("NOR", "APMBC", "accession", "2026-08-01")
    assert since(added(reg, notice, again), "NOR", "APMBC", "2026-04-30") == [
        ("2026-05-01", WNG),
        ("2026-11-01", CON),
        ("2027-02-01", PAR),
    ]
    early = act("NOR", "APMBC", "accession", "2026-05-02")
    assert since(added(reg, notice, early), "NOR", "APMBC", "2026-04-30") == [("2026-05-01", WNG), ("2026-11-01", PAR)]
    revoked = act("NOR", "APMBC", "withdrawal_revocation", "2026-09-01")
    gone_on = added(reg, notice, again, revoked)
    assert since(gone_on, "NOR", "APMBC", "2026-04-30") == [("2026-05-01", WNG), ("2026-09-01", PAR)]
    assert str(gone_on.standing("NOR", "APMBC", on="2027-03-01").consented_on) == "1998-07-09"


def test_a_second_membership_is_treated_like_the_first(reg: Register) -> None:
    """Lithuania left the Mine Ban Convention in December 2025; it may come back by ratification or by accession."""
    for kind in ("ratification", "acceptance", "accession"):
        back = added(
            reg,
            act("LTU", "APMBC", kind, "2026-06-01"),
            act("LTU", "APMBC", "provisional_application", "2026-06-01"),
        )
        assert since(back, "LTU", "APMBC", "2026-01-01") == [("2026-06-01", CON), ("2026-12-01", PAR)]
        standing = back.standing("LTU", "APMBC", on="2026-07-01")
        assert standing.provisional is not None
        assert (str(standing.provisional.since), str(standing.provisional.until)) == ("2026-06-01", "2026-12-01")
        assert back.standing("LTU", "APMBC", on="2026-12-01").provisional is None


def test_a_return_to_the_convention_revives_no_protocol(reg: Register) -> None:
    left = added(
        reg,
        act("FRA", "CCW", "withdrawal", "2026-05-01", armed_conflict=False),
        act("FRA", "CCW", "accession", "2028-05-01"),
        act("FRA", "CCW-P1", "notification_of_consent", "2028-05-01"),
    )
    assert since(left, "FRA", "CCW", "2026-01-01")[-2:] == [("2028-05-01", CON), ("2028-11-01", PAR)]
    assert since(left, "FRA", "CCW-P1", "2026-01-01")[-2:] == [("2028-05-01", CON), ("2028-11-01", PAR)]
    assert left.status("FRA", "CCW-P3", on="2029-01-01") is WDN


def test_a_protocol_joined_with_a_return_during_the_notice_goes_on_with_it(reg: Register) -> None:
    left = added(
        reg,
        act("FRA", "CCW", "withdrawal", "2026-05-01", armed_conflict=False),
        act("FRA", "CCW", "accession", "2026-08-01"),
        act("FRA", "CCW-P1", "notification_of_consent", "2026-08-01"),
    )
    assert since(left, "FRA", "CCW", "2026-01-01") == [("2026-05-01", WNG), ("2027-05-01", PAR)]
    assert since(left, "FRA", "CCW-P1", "2026-01-01") == [("2026-05-01", WNG), ("2027-05-01", PAR)]
    assert since(left, "FRA", "CCW-P3", "2026-01-01") == [("2026-05-01", WNG), ("2027-05-01", WDN)]
    revoked = added(left, act("FRA", "CCW", "withdrawal_revocation", "2026-10-01"))
    for key in ("CCW", "CCW-P1", "CCW-P3"):
        assert since(revoked, "FRA", key, "2026-01-01") == [("2026-05-01", WNG), ("2026-10-01", PAR)]


def test_a_consent_without_the_parent_has_no_effect(reg: Register) -> None:
    alone = added(reg, act("IRN", "CCW-P1", "notification_of_consent", "2026-05-01"))
    assert since(alone, "IRN", "CCW-P1", "1980") == []
