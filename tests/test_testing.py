"""The strategies that users get: what they draw is what the register can answer."""

import builtins
import datetime as dt
import importlib
import sys
from typing import Any

import pytest
from hypothesis import given

import minetreaty as mt
from minetreaty import testing

REG = mt.load()


@given(testing.questions())
def test_a_question_has_an_answer(question: tuple[mt.State, mt.Convention, dt.date]) -> None:
    state, convention, day = question
    assert REG.status(state, convention.key, on=day) in mt.Status


@given(testing.days(dt.date(2000, 1, 1), dt.date(2000, 1, 31)))
def test_days_lie_in_their_span(day: dt.date) -> None:
    assert (day.year, day.month) == (2000, 1)


@given(testing.states(REG, on=dt.date(2000, 6, 1)))
def test_states_of_a_day_exist_on_it(state: mt.State) -> None:
    assert state in REG.states("2000-06-01")


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "hypothesis":
            raise ImportError(name=name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, "minetreaty.testing")
    with pytest.raises(mt.MissingExtra, match="testing") as refused:
        importlib.import_module("minetreaty.testing")
    assert refused.value.extra == "testing"
