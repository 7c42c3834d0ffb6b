"""What the package offers: one list of names, typed and lazy, and the same whichever way one looks."""

import ast
import inspect
from pathlib import Path

import pytest

import minetreaty as mt

TREE = ast.parse(Path(mt.__file__).read_text("utf-8"))


def assigned(name: str) -> object:
    """The value written in the source of the package for `name`."""
    for node in TREE.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            return ast.literal_eval(node.value)
    raise AssertionError(name)


def typed() -> dict[str, str]:
    """The names imported for type checkers, each with its module."""
    (block,) = [node for node in TREE.body if isinstance(node, ast.If)]
    found: dict[str, str] = {}
    for node in block.body:
        assert isinstance(node, ast.ImportFrom) and node.level == 1
        for alias in node.names:
            assert alias.asname == alias.name, f"import {alias.name} as itself, so that type checkers export it"
            found[alias.name] = node.module or alias.name
    return found


def test_the_three_lists_agree() -> None:
    module_of = assigned("_MODULE_OF")
    assert isinstance(module_of, dict)
    assert typed() == module_of
    assert {*module_of, "__version__"} == set(mt.__all__)


def test_names_are_listed_once() -> None:
    assert len(mt.__all__) == len(set(mt.__all__))
    assert sorted(mt.__all__) == sorted(dir(mt))


@pytest.mark.parametrize("name", sorted(set(mt.__all__) - {"__version__"}))
def test_every_name_is_there_with_a_docstring(name: str) -> None:
    value = getattr(mt, name)
    module = assigned("_MODULE_OF")
    assert isinstance(module, dict)
    assert getattr(mt, name) is value  # found once, kept
    if inspect.ismodule(value):
        assert value.__doc__
        return
    assert inspect.getdoc(value)
    assert value.__module__.removeprefix("minetreaty.").split(".")[0] == module[name].split(".")[0]


def test_what_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(AttributeError, match="module 'minetreaty' has no attribute 'Treaty'"):
        mt.Treaty  # noqa: B018
    assert not hasattr(mt, "dates_of_nothing")


VALUES = [
    name
    for name in mt.__all__
    if hasattr(getattr(mt, name), "__attrs_attrs__") and name != "PartialDate"  # its parts have a natural order
]


@pytest.mark.parametrize("name", VALUES)
def test_public_values_are_built_by_keyword_and_frozen(name: str) -> None:
    cls = getattr(mt, name)
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in inspect.signature(cls).parameters.values())
    assert cls.__setattr__ is not object.__setattr__


def test_a_frozen_value_stays() -> None:
    with pytest.raises(AttributeError):
        mt.PartialDate(2026).year = 2027  # type: ignore[misc]


def test_days_are_given_by_keyword() -> None:
    """`on`, `known_on`, `since` and `until` come last and by name; `states`, `as_known` are about the day itself."""
    for name, method in inspect.getmembers(mt.Register, inspect.isfunction):
        if name.startswith("_") or name in ("states", "as_known"):
            continue
        for parameter in inspect.signature(method).parameters.values():
            if parameter.name in ("on", "known_on", "since", "until", "published"):
                assert parameter.kind is parameter.KEYWORD_ONLY, f"{name}({parameter.name})"
