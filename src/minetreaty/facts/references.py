"""What facts refer to: States, conventions, and the names of conventions. A reference that leads nowhere is an error.

Files are checked when they are read, and conventions and acts given in Python when they are added to a register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..model.acts import Act, UndatedAct
from ..model.conventions import Convention, folded
from ..model.implementation import Meeting
from ..model.states import State, SuccessionOfStates

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """That a fact names an entry of a section. ``path`` leads to the field that does."""

    path: Path
    section: str
    key: str


def references(fact: Any) -> Iterator[Reference]:
    """The States and conventions that a fact names. Empty fields name none."""
    for path, section, key in _named(fact):
        if key:
            yield Reference(path, section, key)


def _named(fact: Any) -> Iterator[tuple[Path, str, str | None]]:
    match fact:
        case State():
            return
        case Convention():
            yield from _parents(fact)
            for index, key in enumerate(fact.consent.among):
                yield ("consent", "among", index), "conventions", key
            return
        case SuccessionOfStates():
            yield ("predecessor_code",), "states", fact.predecessor_code
            yield ("successor",), "states", fact.successor
        case Meeting():
            yield ("presidency",), "states", fact.presidency
        case Act() | UndatedAct():
            yield ("state",), "states", fact.state
            yield ("target", "state"), "states", fact.target.state if fact.target else ""
        case _:
            yield ("state",), "states", getattr(fact, "state", "")
    yield ("convention",), "conventions", getattr(fact, "convention", "")


def _parents(convention: Convention) -> Iterator[tuple[Path, str, str | None]]:
    """The conventions that this one depends on."""
    yield ("consent", "to"), "conventions", convention.consent.to
    yield ("ends_with", "convention"), "conventions", convention.ends_with.convention if convention.ends_with else None
    yield ("amends",), "conventions", convention.amends


def circles(conventions: Iterable[Convention]) -> Iterator[tuple[Convention, Path, str]]:
    """The conventions that depend on themselves, with the path of the field and the keys on the way back."""
    by_key = {convention.key: convention for convention in conventions}
    for convention in by_key.values():
        for path, _, key in _parents(convention):
            way = _way_back(by_key, key, convention.key)
            if way:
                yield convention, path, " -> ".join((convention.key, *way))


def _way_back(by_key: Mapping[str, Convention], start: str | None, goal: str) -> tuple[str, ...]:
    """The keys from one convention to another along what they depend on. Empty if none leads there."""
    ways: list[tuple[str, ...]] = [(start,)] if start else []
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == goal:
            return way
        if way[-1] in by_key and way[-1] not in seen:
            seen.add(way[-1])
            ways += [(*way, key) for _, _, key in _parents(by_key[way[-1]]) if key]
    return ()


def shared_names(conventions: Iterable[Convention]) -> Iterator[tuple[Convention, str, str]]:
    """The conventions with an alias that is a name of an earlier one, or with a name that is an alias of an earlier
    one: that name, and the key of the earlier one.

    Two conventions can have the same title or symbol: it then means the first of them.
    """
    names: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for convention in conventions:
        own = {folded(alias) for alias in convention.aliases}
        for name in convention.names:
            other = (names if folded(name) in own else aliases).get(folded(name))
            if other is not None:
                yield convention, name, other
        for name in convention.names:
            names.setdefault(folded(name), convention.key)
        for alias in own:
            aliases.setdefault(alias, convention.key)
