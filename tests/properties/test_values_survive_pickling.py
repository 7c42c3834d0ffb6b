"""Every public value comes back from a pickle as it was: users send them between processes, like it or not."""

import copy
import inspect
import pickle
from collections.abc import Set
from typing import Any

import pytest
from hypothesis import given

import minetreaty as mt
from minetreaty import Register
from minetreaty.facts.invented import act
from minetreaty.facts.record import Record
from tests.strategies import CODES, KEYS, records, registers


def answers(register: Register, code: str, key: str) -> list[Any]:
    history = register.history(code, key)
    found: list[Any] = [
        history.periods,
        history.transitions,
        history.acts,
        register.convention(key),
        register.state(code),
        register.parties(key),
        register.count("outside", key),
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
    assert again == history and again.line == history.line


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


PROSE = (
    "165 countries are party to the Ottawa Convention. Estonia, Latvia and Lithuania are States Parties. Tonga became "
    "the 166th State Party. Poland withdrew on 20 February 2026. 85 percent of the world's States are party. Finland "
    "announced its withdrawal. More than 55 million stockpiled mines were destroyed."
)


def seeds() -> list[Any]:
    """Answers of the bundled register: between them, they hold a value of every public class."""
    reg = mt.load()
    day = "2025-12-26"
    with pytest.raises(mt.NotInDueForm) as refusal:
        reg.deposit(act("CHN", "ratification", "2025-01-01", "APMBC"))
    claims = mt.claims_in(PROSE, published="2025-06-18")
    return [
        claims,
        *claims,
        *map(mt.check, claims),
        mt.validate(reg),
        mt.diff(reg, reg.as_known("2025-01-01"), on=day),
        mt.cite(reg.acts("APMBC")[0]),
        reg,
        reg.edition,
        reg.explain("EST", "APMBC", on=day),
        reg.explain("UKR", "APMBC", on=day),
        reg.history("EST", "APMBC"),
        reg.count("outside", "APMBC"),
        reg.undated("APMBC"),
        reg.disagreements(),
        reg.sources,
        reg.effect(reg.acts("APMBC")[0]),
        reg.brief("APMBC", on=day),
        reg.matrix(on=day),
        reg.profile("EST", on=day),
        reg.convention("APMBC"),
        reg.obligations("AFG", "APMBC", on=day),
        reg.obligations("BIH", "APMBC", on=day),
        reg.prohibited("POL", "use", on=day),
        reg.announcements("POL"),
        reg.road("POL", "APMBC"),
        reg.figures(reg.measures[0]),
        reg.meetings("APMBC"),
        reg.campaigns,
        refusal.value.findings,
    ]


def gather(value: Any, found: dict[type, list[Any]]) -> None:
    """Adds the values of our own classes that `value` is or holds, a few of each."""
    if isinstance(value, tuple | Set):
        for item in value:
            gather(item, found)
    if not type(value).__module__.startswith("minetreaty"):
        return
    kept = found.setdefault(type(value), [])
    if len(kept) < 5 and not any(value is other for other in kept):
        kept.append(value)
        for field in getattr(type(value), "__attrs_attrs__", ()):
            gather(getattr(value, field.name, None), found)


MADE_ELSEWHERE = {"Claim", "ChangeClaim", "SpanClaim", "StatusClaim", "RowsWithoutStatus", "Rule", "Silenced"}
"""Public classes whose values the tests of their own modules pickle."""


def test_values_of_every_public_class() -> None:
    found: dict[type, list[Any]] = {}
    for seed in seeds():
        gather(seed, found)
    classes = {
        value
        for value in map(vars(mt).get, mt.__all__)
        if inspect.isclass(value) and not issubclass(value, mt.MinetreatyError)
    }
    assert {cls.__name__ for cls in classes - set(found)} - MADE_ELSEWHERE == set()
    for cls, values in found.items():
        for value in values:
            again = pickle.loads(pickle.dumps(value))
            assert again == value and type(again) is cls, value


def test_claims_found_are_equal_by_what_was_found() -> None:
    found, again = (mt.claims_in(PROSE, published="2025-06-18") for _ in range(2))
    assert found == again and hash(found) == hash(again)
    assert found != mt.claims_in(PROSE, published="2025-06-19") and found != tuple(found)
