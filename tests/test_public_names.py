"""What the package offers: one list of names, typed and lazy, and the same whichever way one looks."""

import ast
import inspect
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.model import conventions

PACKAGE = Path(mt.__file__).parent


def listed() -> dict[str, str]:
    """The public names as the package lists them, each with its module."""
    for node in ast.parse((PACKAGE / "__init__.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "_PUBLIC":
            public: dict[str, str] = ast.literal_eval(node.value)
            pairs = [(name, module) for module, names in public.items() for name in names.split()]
            assert len(dict(pairs)) == len(pairs), "a name is listed twice"
            assert list(public) == sorted(public)
            return dict(pairs)
    raise AssertionError("_PUBLIC is not in __init__.py")


def typed() -> dict[str, str]:
    """The names that type checkers see, each with its module."""
    found: dict[str, str] = {}
    for node in ast.parse((PACKAGE / "__init__.pyi").read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            assert node.level == 1
            for alias in node.names:
                assert alias.asname == alias.name, f"import {alias.name} as itself, so that type checkers export it"
                assert alias.name not in found
                found[alias.name] = node.module or alias.name
    return found


def test_what_is_imported_is_what_type_checkers_see() -> None:
    assert typed() == {**listed(), "__version__": "_version"}
    assert {*listed(), "__version__"} == set(mt.__all__)


def test_names_are_listed_once() -> None:
    assert len(mt.__all__) == len(set(mt.__all__))
    assert sorted(mt.__all__) == sorted(dir(mt))


@pytest.mark.parametrize("name", sorted(listed()))
def test_every_name_is_there_with_a_docstring(name: str) -> None:
    value = getattr(mt, name)
    assert getattr(mt, name) is value  # found once, kept
    assert inspect.getdoc(value)
    if inspect.isclass(value) or inspect.isfunction(value):  # the others are modules and aliases of types
        assert value.__module__ == f"minetreaty.{listed()[name]}"


def test_the_clause_classes_are_those_of_conventions() -> None:
    """Every kind of clause, and every word that clauses use, is in the public module; nothing else is."""
    defined = {
        name
        for name, value in vars(conventions).items()
        if inspect.isclass(value) and value.__module__ == conventions.__name__
    }
    assert set(mt.clauses.__all__) == set(dir(mt.clauses)) == defined - {"Convention"}
    assert all(getattr(mt.clauses, name) is getattr(conventions, name) for name in mt.clauses.__all__)


def test_what_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(AttributeError, match="module 'minetreaty' has no attribute 'Treaty'"):
        getattr(mt, "Treaty")  # noqa: B009
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


def test_nothing_public_changes_by_accident() -> None:
    """`tools/write_public_names.py` writes the list; what it says must come before a change is deliberate too."""
    from tools import write_public_names

    assert write_public_names.FILE.read_text("utf-8").splitlines() == write_public_names.text().splitlines()
