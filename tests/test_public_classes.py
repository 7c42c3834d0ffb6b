"""Public classes and functions: frozen, equal by all they say, and open to tools that read types and source."""

from __future__ import annotations

import ast
import datetime as dt
import doctest
import inspect
import pickle
import pydoc
import re
import typing
from collections import Counter
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import cattrs
import pytest

import minetreaty as mt
from minetreaty.standing.standings import Standings
from tests.values import values_by_class

PUBLIC = {name: getattr(mt, name) for name in mt.__all__}
CLASSES = {name: value for name, value in PUBLIC.items() if inspect.isclass(value)} | {
    f"clauses.{name}": getattr(mt.clauses, name) for name in mt.clauses.__all__
}
FUNCTIONS = {name: value for name, value in PUBLIC.items() if inspect.isfunction(value)}
VALUES = values_by_class()
FOR_TOOLS = {"facts", "ledger", "ledgers", "as_known", "named", "gazetteer"}
"""Members of a register that tools use. Their annotations name classes that are not public, or ``Self``."""


def own_functions(cls: type) -> Iterator[Callable[..., Any]]:
    """The public methods and properties of a class that our own modules define."""
    for name, member in inspect.getmembers_static(cls):
        member = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        member = getattr(member, "func", member)  # of a cached property
        if inspect.isfunction(member) and not name.startswith("_") and member.__module__.startswith("minetreaty"):
            yield member


def converter() -> cattrs.Converter:
    """A converter that also knows what only a serialiser could: dates, sets of States, registers, and any value."""
    found = cattrs.Converter()
    known = (dt.date, mt.StateSet, Standings, object)
    found.register_structure_hook_func(lambda type_: type_ in known, lambda value, _: value)
    return found


# ---- tools that read types and source


@pytest.mark.parametrize("name", CLASSES)
def test_types_and_source_of_every_class_are_found(name: str) -> None:
    cls = CLASSES[name]
    assert cls.__module__.startswith("minetreaty.")
    assert f"class {cls.__name__}" in inspect.getsource(cls)
    hints = typing.get_type_hints(cls)
    if attrs.has(cls):
        assert hints.keys() >= {field.name for field in attrs.fields(cls)}
        assert callable(converter().get_structure_hook(cls))
    for function in own_functions(cls):
        if function.__name__ not in FOR_TOOLS:
            assert "return" in typing.get_type_hints(function), function


@pytest.mark.parametrize("name", FUNCTIONS)
def test_help_shows_how_to_call_every_function(name: str) -> None:
    function = FUNCTIONS[name]
    parameters = inspect.signature(function).parameters
    assert typing.get_type_hints(function).keys() == {*parameters, "return"}
    shown = pydoc.plain(pydoc.render_doc(function))
    assert re.search(rf"\b{name}\(", shown)
    text = inspect.getdoc(function) or ""
    assert [parameter for parameter in parameters if f"`{parameter}`" not in text] == []
    assert text.partition("\n")[0].endswith((".", ":")), "the first line is a whole sentence"


@pytest.mark.parametrize("name", ["load", "status", "parties", "history", "explain"])
def test_the_questions_of_notebooks_have_an_example(name: str) -> None:
    assert f">>> mt.{name}(" in (inspect.getdoc(FUNCTIONS[name]) or "")


@pytest.mark.parametrize("module", [mt, mt.clauses, mt.tables, *map(inspect.getmodule, (mt.load, mt.Register))])
def test_examples_in_docstrings_run(module: ModuleType) -> None:
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.attempted > 0 and result.failed == 0


# ---- frozen and equal


def cases() -> list[Any]:
    """One value of each public class, apart from enumerations, whose members Python itself keeps as they are."""
    classes = (cls for cls in VALUES if cls in CLASSES.values() and not issubclass(cls, Enum))
    return [pytest.param(cls, VALUES[cls][0], id=cls.__name__) for cls in classes]


@pytest.mark.parametrize(("cls", "value"), cases())
def test_no_public_value_can_be_changed(cls: type, value: Any) -> None:
    names = [field.name for field in attrs.fields(cls)] if attrs.has(cls) else []
    names += [name for name, member in inspect.getmembers_static(cls) if isinstance(member, property)]
    for name in [*names, "added_by_the_user"]:
        with pytest.raises(AttributeError):
            setattr(value, name, None)
    for name in names:
        with pytest.raises(AttributeError):
            delattr(value, name)


SAID_TWICE = {"History": ["timeline"]}
"""What need not be compared: the line says what the periods say."""


@pytest.mark.parametrize("name", [name for name, cls in CLASSES.items() if attrs.has(cls) and name != "clauses.Clause"])
def test_values_are_equal_by_all_they_say(name: str) -> None:
    cls = CLASSES[name]
    assert [field.name for field in attrs.fields(cls) if not field.eq] == SAID_TWICE.get(name, [])
    assert cls.__hash__ is not None and cls.__eq__ is not object.__eq__


def test_states_are_equal_by_their_code() -> None:
    state = mt.load().state("EST")
    assert state == attrs.evolve(state, note="whatever a table says")
    assert state == "EST" and state != "FIN"
    assert hash(state) == hash("EST")


def test_obligations_of_two_states_differ() -> None:
    reg = mt.load()
    usa, china = (reg.obligations(code, "APMBC", on="2026-01-01") for code in ("USA", "CHN"))
    assert list(usa) == list(china) == []
    assert usa != china and usa == reg.obligations("USA", "APMBC", on="2026-01-01")
    assert len({usa, china}) == 2
    with pytest.raises(AttributeError):
        usa.left_on = dt.date(2026, 1, 1)  # type: ignore[misc]


def test_obligations_are_a_sequence() -> None:
    found = mt.load().obligations("AFG", "APMBC", on="2012-01-01")
    assert found[1:3] == (found[1], found[2]) and found.index(found[2]) == 2 and len(found) == 4


def test_campaigns_of_two_registers_differ() -> None:
    reg = mt.load()
    then = reg.as_known("2025-07-01")
    assert reg.campaign("sg-2025") == reg.campaign("sg-2025") != then.campaign("sg-2025")
    assert hash(reg.campaign("sg-2025")) == hash(then.campaign("sg-2025"))


def test_sets_that_differ_in_what_is_not_known_differ() -> None:
    parties = mt.parties("APMBC", on="2026-11-01")
    assert parties.undetermined.codes == ("LBN",)
    members = mt.StateSet(parties)
    assert parties != members and parties.codes == members.codes
    assert members == set(parties.codes) != parties
    assert members == frozenset(parties) and parties <= members <= parties


def test_a_convention_says_when_it_entered_into_force() -> None:
    convention = mt.load().convention("APMBC")
    assert attrs.evolve(convention, in_force=None) != convention


def test_a_register_never_changes() -> None:
    reg = mt.load().as_known("2025-01-01")
    for name in ("edition", "_facts", "note"):
        with pytest.raises(AttributeError, match=f"A register never changes, so {name} cannot be set"):
            setattr(reg, name, None)
    with pytest.raises(AttributeError, match="cannot be deleted"):
        del reg._facts
    assert reg.edition.known_on == dt.date(2025, 1, 1)


def test_a_timeline_never_changes() -> None:
    timeline = mt.history("EST", "APMBC").timeline
    for change in (lambda: setattr(timeline, "starts", ()), lambda: delattr(timeline, "starts")):
        with pytest.raises(AttributeError, match="A timeline cannot be changed, so starts cannot be"):
            change()  # type: ignore[no-untyped-call]
    assert pickle.loads(pickle.dumps(timeline)) == timeline
    assert typing.get_type_hints(type(timeline)).keys() == {"starts", "statuses", "possible"}


# ---- names


def test_no_two_classes_share_a_name() -> None:
    names = Counter(
        node.name
        for path in Path(mt.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name for name, number in names.items() if number > 1} == set()
