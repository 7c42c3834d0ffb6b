"""The laws of the other files, held against the record that the package carries, on days of change and any others."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Population, Status

REG = mt.load()
KEYS = st.sampled_from(REG.facts.keys)
TURNS = sorted({change.date for key in REG.facts.keys for change in REG.changes(key)})
DAYS = st.one_of(st.dates(dt.date(1980, 1, 1), dt.date(2030, 1, 1)), st.sampled_from(TURNS))
CODES = st.sampled_from(sorted(REG.facts.states))


@given(KEYS, DAYS, st.none() | DAYS)
def test_everybody_is_counted_once(key: str, day: dt.date, known_on: dt.date | None) -> None:
    """From the adoption of the treaty: nobody can list who is outside one that does not exist."""
    day = max(day, REG.convention(key).adopted)
    universe = REG.states(day)
    by_status = {status: REG.having(status, key, on=day, known_on=known_on) for status in Status}
    assert sum(map(len, by_status.values())) == len(universe)
    parties = REG.parties(key, on=day, known_on=known_on)
    rest = REG.nonparties(key, on=day, known_on=known_on)
    contracting = REG.contracting_states(key, on=day, known_on=known_on)
    assert parties | rest | parties.undetermined == universe
    assert len(parties) + len(rest) + len(parties.undetermined) == len(universe)
    assert parties <= contracting <= universe
    assert parties == by_status[Status.PARTY] | by_status[Status.WITHDRAWING]
    count = REG.count(Population.NONCONTRACTING, key, on=day, known_on=known_on)
    assert int(count) + len(count.open) + len(contracting) == len(universe)


@given(KEYS, CODES, DAYS, st.none() | DAYS)
def test_every_way_of_asking_agrees(key: str, code: str, day: dt.date, known_on: dt.date | None) -> None:
    history = REG.history(code, key, known_on=known_on)
    assert (history.periods[0].start, history.periods[-1].end) == (history.state.since, history.state.until)
    assert all(one.end == other.start for one, other in pairwise(history.periods))
    if history.state.exists(day):
        standing = REG.standing(code, key, on=day, known_on=known_on)
        status = REG.status(code, key, on=day, known_on=known_on)
        assert standing.status is status is history.at(day)
        assert (code in REG.parties(key, on=day, known_on=known_on)) is status.is_party
        assert str(REG.explain(code, key, on=day, known_on=known_on)).startswith(str(standing))


@given(KEYS, CODES, DAYS)
def test_nothing_that_came_later_shows(key: str, code: str, known_on: dt.date) -> None:
    """The past as known then is built of acts received by then."""
    history = REG.history(code, key, known_on=known_on)
    assert all(act.date <= known_on for act in history.acts if isinstance(act, mt.Act))
    for change in history.transitions:
        assert not isinstance(change.act, mt.Act) or change.act.date <= known_on
