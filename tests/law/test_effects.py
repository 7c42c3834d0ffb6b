"""The clauses, one by one, at the days where they change their mind."""

import datetime as dt

import pytest
from attrs import evolve

from minetreaty import Act, Convention, InvalidDate
from minetreaty.facts.invented import CHARTER, FOUNDED, IN_FORCE, PACT, PROTOCOL, RATIFIED, act
from minetreaty.law import effects as law
from minetreaty.model.acts import act_order
from minetreaty.model.conventions import Delay, EntryIntoForce, EntryIntoForceForState, SignatureWindow

DAY = dt.date.fromisoformat


def kinds_of(ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(ids)


def effect(
    given: Act, convention: Convention = PACT, in_force: dt.date | None = IN_FORCE, succeeded: dt.date | None = None
) -> law.Effect:
    """The sources of these acts are named by their kind."""
    return law.effect(convention, given, in_force=in_force, succeeded=succeeded, kinds_of=kinds_of)  # type: ignore[arg-type]


# ---- delays


@pytest.mark.parametrize(
    ("delay", "day", "expected"),
    [
        (Delay(months=6), "2025-08-31", "2026-02-28"),
        (Delay(months=6, days=1), "2025-08-31", "2026-03-01"),
        (Delay(days=30), "2025-01-31", "2025-03-02"),
        (Delay(months=6, from_month_start=True), "1998-09-30", "1999-03-01"),
        (Delay(months=6, days=4, from_month_start=True), "1998-09-30", "1999-03-05"),
        (Delay(), "2025-08-31", "2025-08-31"),
    ],
)
def test_after(delay: Delay, day: str, expected: str) -> None:
    assert law.after(delay, DAY(day)) == DAY(expected)


@pytest.mark.parametrize("delay", [Delay(months=6), Delay(months=6, from_month_start=True), Delay(days=40)])
def test_after_the_end_of_the_calendar(delay: Delay) -> None:
    with pytest.raises(
        InvalidDate, match="What follows from 9999-12-01 lies beyond the calendar: check the year"
    ) as error:
        law.after(delay, dt.date(9999, 12, 1))
    assert error.value.query == "9999-12-01"


# ---- what is counted


def test_the_treaty_enters_into_force_with_the_last_deposit_of_the_number() -> None:
    assert law.treaty_entry_into_force(PACT, FOUNDED) == IN_FORCE
    assert law.treaty_entry_into_force(PACT, FOUNDED[:2]) is None
    more = (*FOUNDED, act("CCC", "accession", "2000-09-01"))
    assert law.treaty_entry_into_force(PACT, more) == IN_FORCE
    three = evolve(PACT, entry_into_force=EntryIntoForce(article="x", deposits=3, delay=Delay(months=1)))
    assert law.treaty_entry_into_force(three, more) == DAY("2000-10-01")
    one = evolve(PACT, entry_into_force=EntryIntoForce(article="x", deposits=1, delay=Delay(months=1)))
    assert law.treaty_entry_into_force(one, more) == DAY("2000-04-20")


def test_it_enters_into_force_for_no_state_before_it_does_so_at_all() -> None:
    early, late = act("AAA", "ratification", RATIFIED), act("CCC", "accession", "2000-04-30")
    assert law.entry_into_force_for_state(PACT, early, IN_FORCE) == IN_FORCE
    assert law.entry_into_force_for_state(PACT, late, IN_FORCE) == IN_FORCE
    assert law.entry_into_force_for_state(PACT, act("CCC", "accession", "2000-05-01"), IN_FORCE) == DAY("2000-11-01")
    assert law.entry_into_force_for_state(PACT, early, None) is None


def test_where_the_delay_is_for_later_deposits_only_the_others_are_party_from_the_first_day() -> None:
    clause = EntryIntoForceForState(article="Pact Art. 3(2)", delay=Delay(days=90), after_in_force=True)
    treaty = evolve(PACT, entry_into_force_for_state=clause)
    before = IN_FORCE - dt.timedelta(days=1)
    assert law.entry_into_force_for_state(treaty, act("CCC", "accession", str(before)), IN_FORCE) == IN_FORCE
    late = IN_FORCE + dt.timedelta(days=90)
    assert law.entry_into_force_for_state(treaty, act("CCC", "accession", str(IN_FORCE)), IN_FORCE) == late


def test_a_successor_is_party_from_the_succession_or_from_entry_into_force() -> None:
    assert law.succession_takes_effect(DAY("2005-03-01"), IN_FORCE) == DAY("2005-03-01")
    assert law.succession_takes_effect(DAY("2000-03-01"), IN_FORCE) == IN_FORCE
    assert law.succession_takes_effect(DAY("2005-03-01"), None) is None


# ---- signature


def test_the_window_is_open_from_opening_to_entry_into_force() -> None:
    days = ("2000-01-09", "2000-01-10", "2000-09-30", "2000-10-01")
    assert [law.signature_is_open(PACT, DAY(day), IN_FORCE) for day in days] == [False, True, True, False]
    assert law.signature_is_open(PACT, DAY("2019-01-01"), None)
    assert not law.signature_is_open(CHARTER, DAY("2003-01-01"), None)


def test_a_closing_day_counts_more_than_entry_into_force() -> None:
    window = SignatureWindow(article="x", opens=DAY("2000-01-10"), closes=DAY("2001-01-10"))
    closing = evolve(PACT, signature=window)
    for in_force in (None, IN_FORCE):
        days = ("2000-10-01", "2001-01-09", "2001-01-10")
        assert [law.signature_is_open(closing, DAY(day), in_force) for day in days] == [True, True, False]


# ---- effects


def test_effect_of_a_consent() -> None:
    first = effect(act("AAA", "ratification", RATIFIED))
    assert first == law.Effect(date=IN_FORCE, computed=IN_FORCE, article="Pact Art. 3(1)")
    later = effect(act("CCC", "accession", "2001-03-05"))
    assert later == law.Effect(date=DAY("2001-09-01"), computed=DAY("2001-09-01"), article="Pact Art. 3(2)")
    assert effect(act("AAA", "ratification", RATIFIED), in_force=None) == law.Effect(
        date=None, article="Pact Art. 3(2)"
    )


@pytest.mark.parametrize(
    ("speaker", "used"),
    [("depositary", True), ("assumed", True), ("official", False), ("un", False), ("press", False)],
)
def test_the_printed_day_is_used_where_the_depositary_prints_it(speaker: str, used: bool) -> None:
    printed, computed = DAY("2002-02-02"), DAY("2001-09-01")
    given = act("CCC", "accession", "2001-03-05", effect=printed, effect_sources=(speaker,))
    found = effect(given)
    assert (found.date, found.computed, found.published) == (printed if used else computed, computed, printed)
    # Before the treaty is in force at all, it is in force for nobody.
    assert effect(given, in_force=None).date is None
    same = act("CCC", "accession", "2001-03-05", effect=computed, effect_sources=(speaker,))
    assert effect(same).date == effect(same).published == computed


def test_sources_of_an_effect_that_is_not_given_print_nothing() -> None:
    consent = act("CCC", "accession", "2001-03-05", effect_sources=("depositary",))
    assert effect(consent).date == effect(consent).computed == DAY("2001-09-01")
    notice = act("AAA", "withdrawal", "2003-01-15", effect_sources=("depositary",), armed_conflict=False)
    assert effect(notice).date == DAY("2003-07-15")


def test_effect_of_a_succession() -> None:
    given = act("NEW", "succession", "2006-03-01")
    found = effect(given, succeeded=DAY("2005-03-01"))
    assert found == law.Effect(date=DAY("2005-03-01"), computed=DAY("2005-03-01"), article=law.SUCCESSION)
    assert effect(given).date == DAY("2006-03-01")
    assert effect(given, in_force=None).date is None
    printed = act("NEW", "succession", "2006-03-01", effect=DAY("2005-04-01"), effect_sources=("depositary",))
    found = effect(printed, succeeded=DAY("2005-03-01"))
    assert (str(found.date), str(found.computed), str(found.published)) == ("2005-04-01", "2005-03-01", "2005-04-01")


@pytest.mark.parametrize(("conflict", "used"), [(False, "2003-07-15"), (None, None), (True, None)])
def test_effect_of_a_notice_under_a_condition(conflict: bool | None, used: str | None) -> None:
    found = effect(act("AAA", "withdrawal", "2003-01-15", armed_conflict=conflict))
    assert found.date == (DAY(used) if used else None)
    assert found.computed == DAY("2003-07-15")
    assert (found.published, found.article) == (None, "Pact Art. 4")
    assert found.condition == "not before the end of an armed conflict"


@pytest.mark.parametrize(
    ("speaker", "used"),
    [("depositary", True), ("official", True), ("assumed", True), ("un", False), ("press", False)],
)
def test_a_shown_effect_of_a_notice_stands(speaker: str, used: bool) -> None:
    """Whether shown late by the depositary or an official list, or on the day computed by whomever."""
    shown = DAY("2003-12-01")
    given = act("AAA", "withdrawal", "2003-01-15", effect=shown, effect_sources=(speaker,))
    found = effect(given)
    assert (found.date, found.computed, found.published) == (shown if used else None, DAY("2003-07-15"), shown)
    same = act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), effect_sources=(speaker,))
    assert effect(same).date == DAY("2003-07-15")


def test_effect_of_a_notice_without_condition_or_clause() -> None:
    found = effect(act("AAA", "withdrawal", "2003-01-15", "PROTOCOL"), PROTOCOL)
    assert (found.date, found.article, found.condition) == (DAY("2004-01-15"), "Protocol Art. 3", "")
    assert effect(act("AAA", "withdrawal", "2003-01-15", "CHARTER"), CHARTER) == law.Effect(date=None)
    printed = act("AAA", "withdrawal", "2003-01-15", "CHARTER", effect=DAY("2003-02-01"))
    assert effect(printed, CHARTER) == law.Effect(date=DAY("2003-02-01"), published=DAY("2003-02-01"))


def test_effect_of_what_takes_effect_at_once() -> None:
    signed = effect(act("CCC", "signature", "2000-05-05"))
    assert signed == law.Effect(date=DAY("2000-05-05"), computed=DAY("2000-05-05"), article="Pact Art. 1")
    assert effect(act("CCC", "signature", "2000-05-05"), CHARTER) == law.Effect(date=None)
    revoked = effect(act("AAA", "withdrawal_revocation", "2003-02-15", effect=DAY("2003-02-16")))
    assert revoked == law.Effect(
        date=DAY("2003-02-15"), computed=DAY("2003-02-15"), published=DAY("2003-02-16"), article="VCLT Art. 68"
    )


def test_effect_of_the_rest_is_what_is_printed() -> None:
    assert effect(act("AAA", "declaration", "2003-02-15")) == law.Effect(date=None)
    printed = effect(act("AAA", "territorial_application", "2003-02-15", effect=DAY("2003-08-15")))
    assert printed == law.Effect(date=DAY("2003-08-15"), published=DAY("2003-08-15"))


# ---- the order of acts


def test_acts_are_read_by_day_then_by_the_depositary_then_by_kind_then_by_state() -> None:
    acts = [
        act("AAA", "declaration", "2000-02-02"),
        act("AAA", "ratification", "2000-02-02"),
        act("AAA", "signature", "2000-02-02"),
        act("CCC", "signature", "2000-02-02"),
        act("DDD", "signature", "2000-02-02", day_order=2),
        act("EEE", "declaration", "2000-02-02", day_order=1),
        act("FFF", "objection", "2000-02-01"),
    ]
    assert [f"{a.state} {a.kind}" for a in sorted(acts, key=act_order)] == [
        "FFF objection",
        "AAA signature",
        "CCC signature",
        "AAA ratification",
        "AAA declaration",
        "EEE declaration",
        "DDD signature",
    ]
