"""Between two changes nothing changes, and at each change something does."""

import datetime as dt
from itertools import pairwise

from hypothesis import given

from minetreaty import Register
from minetreaty.testing.invented import CODES, KEYS, registers

ONE_DAY = dt.timedelta(days=1)


@given(registers(), CODES, KEYS)
def test_a_status_holds_from_the_first_to_the_last_day_of_its_period(register: Register, state: str, key: str) -> None:
    history = register.history(state, key)
    for period in history.periods:
        first = period.start or dt.date.min
        last = dt.date.max if period.end is None else period.end - ONE_DAY
        middle = first + (last - first) // 2
        assert [history.at(day) for day in (first, middle, last)] == [period.status] * 3


@given(registers(), CODES, KEYS)
def test_a_status_changes_on_the_days_of_the_transitions_and_on_no_other(
    register: Register, state: str, key: str
) -> None:
    history = register.history(state, key)
    own = history.state
    starts = [after.start for before, after in pairwise(history.periods) if after.status is not before.status]
    within = [t for t in history.transitions if own.since is None or t.date > own.since]
    assert starts == [t.date for t in within]
    for change in within:
        assert (history.at(change.date - ONE_DAY), history.at(change.date)) == (change.before, change.after)


@given(registers(), CODES, KEYS)
def test_each_transition_starts_where_the_last_one_ended(register: Register, state: str, key: str) -> None:
    transitions = register.history(state, key).transitions
    assert [t.date for t in transitions] == sorted({t.date for t in transitions})
    for before, after in pairwise(transitions):
        assert before.after is after.before


@given(registers(), KEYS)
def test_the_changes_of_a_convention_are_the_transitions_of_its_states(register: Register, key: str) -> None:
    changes = register.changes(key)
    everyone = {state.alpha3 for state in register.facts.states.values()}
    assert sorted(map(str, changes)) == sorted(
        str(change) for code in everyone for change in register.history(code, key).transitions
    )
    assert [(c.date, c.state.alpha3) for c in changes] == sorted((c.date, c.state.alpha3) for c in changes)
