"""An answer as known on a day rests on the acts received by that day, and on no other."""

import datetime as dt

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from minetreaty import Register
from minetreaty.facts.invented import undated
from minetreaty.facts.record import Record
from minetreaty.model.acts import Act
from minetreaty.model.conventions import Convention
from minetreaty.testing.invented import ADOPTED, CODES, KEYS, days, records, registers


@given(records(), days(), days())
def test_acts_received_after_that_day_change_nothing(record: Record, known_on: dt.date, on: dt.date) -> None:
    received = tuple(act for act in record.table(Act) if act.date <= known_on)
    conventions = [evolve(known, as_of=min(known.as_of, known_on)) for known in record.table(Convention)]
    full, earlier = (
        Register(record.replace(undated_acts=())),
        Register(record.replace(acts=received, undated_acts=(), conventions=conventions)),
    )
    for key in record.keys:
        assert full.changes(key, known_on=known_on) == earlier.changes(key)
        assert full.acts(key, known_on=known_on) == earlier.acts(key)
        assert full.parties(key, on=on, known_on=known_on) == earlier.parties(key, on=on)
        for state in record.states:
            assert full.history(state, key, known_on=known_on) == earlier.history(state, key)


@given(records(undated=False), days(), st.integers(2009, 2012))
def test_acts_that_may_have_come_later_only_change_nothing(record: Record, on: dt.date, year: int) -> None:
    known_on = dt.date(year, 1, 1) - dt.timedelta(days=1)
    later = undated("AAA", "accession", f"{year}")
    with_it = Register(record.replace(undated_acts=(later,)))
    conventions = [evolve(known, as_of=min(known.as_of, known_on)) for known in record.table(Convention)]
    without = Register(record.replace(conventions=conventions))
    assert with_it.undated("PACT", known_on=known_on) == ()
    assert with_it.history("AAA", "PACT", known_on=known_on) == without.history("AAA", "PACT", known_on=known_on)
    assert with_it.parties("PACT", on=on, known_on=known_on) == without.parties("PACT", on=on, known_on=known_on)


@given(registers(), CODES, KEYS, days(ADOPTED))
def test_to_ask_as_known_on_a_day_is_to_ask_the_register_of_that_day(
    register: Register, state: str, key: str, known_on: dt.date
) -> None:
    earlier = register.as_known(known_on)
    assert register.history(state, key, known_on=known_on) == earlier.history(state, key)
    assert register.parties(key, known_on=known_on) == earlier.parties(key)
    assert (
        register.count("noncontracting", key, known_on=known_on).members == earlier.count("noncontracting", key).members
    )
    assert register.undated(key, known_on=known_on) == earlier.undated(key)
    assert earlier.edition.known_on == known_on


@given(registers(), KEYS, days(), days())
def test_what_was_known_on_two_days_is_what_was_known_on_the_earlier(
    register: Register, key: str, one: dt.date, other: dt.date
) -> None:
    twice = register.as_known(one).as_known(other)
    assert twice.changes(key) == register.as_known(min(one, other)).changes(key)
    assert twice.edition.known_on == min(one, other)
