"""One record, one answer, whichever question it is asked by."""

import datetime as dt

import pytest
from hypothesis import given

from minetreaty import NotInUniverse, Register, Status
from minetreaty.testing.invented import CODES, KEYS, days, registers


@given(registers(), CODES, KEYS, days())
def test_status_standing_history_explanation_and_sets(register: Register, code: str, key: str, day: dt.date) -> None:
    history = register.history(code, key)
    state = register.state(code)
    if not state.exists(day):
        for ask in (register.status, register.standing, register.explain):
            with pytest.raises(NotInUniverse):
                ask(code, key, on=day)
        with pytest.raises(NotInUniverse):
            history.at(day)
        return
    status = register.status(code, key, on=day)
    standing = register.standing(code, key, on=day)
    assert standing.status is history.at(day) is history.at(day.isoformat()) is status
    assert register.status(state, key, on=day.isoformat()) is status
    assert register.explain(code, key, on=day).status is status
    assert (code in register.parties(key, on=day)) is standing.is_party or status is Status.UNDETERMINED
    if day >= register.convention(key).adopted:  # before that, 'all others' is refused
        assert code in register.having(status, key, on=day)
    period = next(p for p in history if (p.start or dt.date.min) <= day and (p.end is None or day < p.end))
    assert (period.status, period.start, period.end) == (status, standing.since, standing.until)
    assert period.possible == standing.possible


@given(registers(), CODES, KEYS, days())
def test_the_first_question_and_the_next_ones(register: Register, code: str, key: str, day: dt.date) -> None:
    """What was asked before, and how, does not matter."""
    fresh = Register(register.facts)
    if register.state(code).exists(day):
        first = fresh.status(code, key, on=day)
        assert fresh.status(code, key, on=day) is first is register.status(code, key, on=day)


@given(registers(), CODES, KEYS, days())
def test_the_days_of_a_standing_are_days_of_its_acts(register: Register, code: str, key: str, day: dt.date) -> None:
    if not register.state(code).exists(day):
        return
    standing = register.standing(code, key, on=day)
    received = {act.date for act in register.acts(key, state=code)}
    assert {standing.signed_on, standing.consented_on} <= received | {None}
    assert all(step.date > day for step in standing.scheduled)
    assert standing.beyond_record == (day > register.convention(key).as_of)
