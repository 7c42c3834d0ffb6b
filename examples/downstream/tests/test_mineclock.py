"""Tests of code that uses minetreaty: a day in every question, what-ifs by deposit, a small register of one's own."""

from datetime import date

import pytest
from mineclock import BAN, may_rely_on, position

import minetreaty as mt
from minetreaty.clauses import Consent, Delay, EntryIntoForce, EntryIntoForceForState


def test_the_baltic_withdrawals() -> None:
    before, after = position("EU", date(2025, 12, 26)), position("EU", date(2025, 12, 27))
    assert (before.members, len(before.bound), len(after.bound)) == (27, 27, 24)
    assert before.leaving == ("Estonia", "Finland", "Lithuania", "Latvia", "Poland")
    assert str(after) == "EU on 2025-12-27: 24 of 27 bound, Finland, Poland under notice"


def test_what_if() -> None:
    notice = mt.Act(state="GRC", convention=BAN, kind="withdrawal", date="2026-03-02", armed_conflict=False)
    supposed = mt.load().deposit(notice)
    assert may_rely_on("GRC", date(2026, 9, 1), supposed) is True
    assert may_rely_on("GRC", date(2026, 9, 2), supposed) is False
    assert may_rely_on("GRC", date(2026, 9, 2)) is True


def test_what_was_known_then() -> None:
    then = mt.load().as_known("2025-06-01")
    assert position("EU", date(2025, 12, 27), then).leaving == ()


def test_what_the_record_cannot_say() -> None:
    assert may_rely_on("LBN", date(2026, 11, 1)) is None


def test_states_are_never_guessed() -> None:
    with pytest.raises(mt.UnknownState) as caught:
        may_rely_on("Estland und Livland", date(2025, 1, 1))
    assert caught.value.query == "Estland und Livland"


@pytest.fixture
def small() -> mt.Register:
    """A treaty of two States, in place of the record: tests of one's own logic need not change when facts do."""
    treaty = mt.Convention(
        key=BAN,
        title="A ban for tests",
        short_title="Ban",
        adopted=date(2000, 1, 1),
        as_of=date(2025, 12, 31),
        consent=Consent(article="Art. 1", kinds=(mt.ActKind.RATIFICATION,)),
        entry_into_force=EntryIntoForce(article="Art. 2", deposits=1, delay=Delay(days=30)),
        entry_into_force_for_state=EntryIntoForceForState(article="Art. 2", delay=Delay(days=30)),
    )
    bare = mt.load().as_known("1900-01-01")  # the States, and none of the acts
    return bare.with_convention(treaty, mt.Act(state="AUT", convention=BAN, kind="ratification", date="2001-01-01"))


def test_with_a_register_of_ones_own(small: mt.Register) -> None:
    assert position("EU", date(2024, 1, 1), small).bound == ("Austria",)
