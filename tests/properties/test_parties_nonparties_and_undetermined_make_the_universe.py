"""Every State of the day is counted once: parties among contracting States, and the rest beside them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minetreaty import Population, Register, Status
from minetreaty.testing.invented import ADOPTED, KEYS, days, registers


@given(registers(), KEYS, days())
def test_parties_are_contracting_states_and_these_are_of_the_universe(
    register: Register, key: str, day: dt.date
) -> None:
    parties, contracting = register.parties(key, on=day), register.contracting_states(key, on=day)
    universe = register.states(day)
    assert parties <= contracting <= universe
    assert parties | parties.undetermined <= contracting | contracting.undetermined
    assert register.signatories(key, on=day) <= universe


@given(registers(), KEYS, days(ADOPTED), st.sampled_from([Population.STATES_PARTIES, Population.CONTRACTING_STATES]))
def test_members_others_and_undetermined_make_the_universe(
    register: Register, key: str, day: dt.date, of: Population
) -> None:
    members = register.count(of, key, on=day).members
    rest = register.nonparties(key, on=day, of=of)
    assert members.isdisjoint(rest) and members.isdisjoint(members.undetermined)
    assert rest.undetermined == members.undetermined
    assert members | rest | members.undetermined == register.states(day)


@given(registers(), KEYS, days(ADOPTED))
def test_every_state_has_one_status(register: Register, key: str, day: dt.date) -> None:
    by_status = [register.having(status, key, on=day) for status in Status]
    members = [state for states in by_status for state in states]
    assert len(members) == len(set(members))
    assert set(members) == set(register.states(day))
    for status, states in zip(Status, by_status, strict=True):
        assert all(register.status(state, key, on=day) is status for state in states)


@given(registers(), KEYS, days(ADOPTED), st.sampled_from(Population))
def test_a_count_is_the_number_of_its_members(
    register: Register, key: str, day: dt.date, population: Population
) -> None:
    count = register.count(population, key, on=day)
    if population is Population.SIGNATORIES and register.convention(key).signature is None:
        assert str(count) == count.note == "no signature stage"
        with pytest.raises(Exception, match="no signature stage"):
            int(count)
    else:
        assert int(count) == len(count.members) == len(list(count.members))
        assert count.on == day
