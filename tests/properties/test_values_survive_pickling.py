"""Every public value comes back from a pickle as it was: users send them between processes, like it or not."""

import copy
import inspect
import pickle
from typing import Any

from hypothesis import given

import minetreaty as mt
from minetreaty import Register
from minetreaty.facts.record import Record
from minetreaty.testing.invented import CODES, KEYS, records, registers
from tests.values import PROSE, values_by_class


def answers(register: Register, code: str, key: str) -> list[Any]:
    history = register.history(code, key)
    found: list[Any] = [
        history.periods,
        history.transitions,
        history.acts,
        register.convention(key),
        register.state(code),
        register.parties(key),
        register.count("noncontracting", key),
        register.edition,
        register.undated(key),
        [register.effect(act) for act in register.acts(key)],
    ]
    if register.state(code).exists(register.convention(key).as_of):
        found += [register.standing(code, key), register.explain(code, key)]
    return found


@given(registers(), CODES, KEYS)
def test_answers_and_facts(register: Register, code: str, key: str) -> None:
    for value in answers(register, code, key):
        again = pickle.loads(pickle.dumps(value))
        assert again == value and type(again) is type(value)
        assert copy.copy(value) == value
    history = register.history(code, key)
    again = pickle.loads(pickle.dumps(history))
    assert again == history and again.timeline == history.timeline


@given(records())
def test_registers(record: Record) -> None:
    register = Register(record)
    again = pickle.loads(pickle.dumps(register))
    assert again == register
    assert again.changes("PACT") == register.changes("PACT")
    derived = register.as_known("2005-01-01")
    assert pickle.loads(pickle.dumps(derived)).edition == derived.edition


def test_the_bundled_register() -> None:
    reg = mt.load()
    assert pickle.loads(pickle.dumps(reg)) == reg


MADE_ELSEWHERE = {"ChangeClaim", "SpanClaim", "StatusClaim", "Rule", "Silenced"}
"""Public classes whose values the tests of their own modules pickle."""

BASES = {"Claim", "PageHeader"}
"""Public classes that have values of subclasses only."""


def test_values_of_every_public_class() -> None:
    found = values_by_class()
    classes = {
        value
        for value in (getattr(mt, name) for name in mt.__all__)
        if inspect.isclass(value) and not issubclass(value, mt.MinetreatyError | UserWarning)
    }
    assert {cls.__name__ for cls in classes - set(found)} - MADE_ELSEWHERE - BASES == set()
    for cls, values in found.items():
        for value in values:
            again = pickle.loads(pickle.dumps(value))
            assert again == value and type(again) is cls, value


def test_claims_found_are_equal_by_what_was_found() -> None:
    found, again = (mt.claims_in(PROSE, published="2025-06-18") for _ in range(2))
    assert found == again and hash(found) == hash(again)
    assert found != mt.claims_in(PROSE, published="2025-06-19")
