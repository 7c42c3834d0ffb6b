"""Find States by the codes of a list: ISO 3166-1, M49, Correlates of War and others.

A code of one State is read on every date. A code of several States, each in its time, needs a date on which it is of
one of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ..errors import AmbiguousName
from ..model.partial_dates import PartialDate
from ..model.states import CodeSystem, NameKind, Span, State

LISTS = {
    "alpha3": "ISO alpha-3",
    "alpha2": "ISO alpha-2",
    "m49": "M49",
    "cow": "COW",
    "cow_letters": "COW letters",
    "gw": "GW",
    "gw_letters": "GW letters",
    "ucdp": "UCDP",
    "vdem": "V-Dem",
    "fao": "FAO",
    "fips": "FIPS",
    "ioc": "IOC",
    "wikidata": "Wikidata",
}
"""The lists of codes, each with its name in messages."""

NUMERIC = ("m49", "cow", "gw", "ucdp", "vdem", "fao")
"""The lists whose codes are numbers."""

_NUMBER = re.compile(r"\s*(\d{1,9})(?:\.0+)?\s*", re.ASCII)  # 36, 036, 36.0
_ITEM = re.compile(r"\s*(?:.*[/:])?([Qq]\d{1,12})\s*", re.ASCII)  # Q33, wd:Q33, http://www.wikidata.org/entity/Q33


class Found(NamedTuple):
    """The State that a text names. ``remark`` says why to look again: the name or code was not in use on that date."""

    state: State
    remark: str = ""


class CodeUse(NamedTuple):
    """That a State has a code, and when. ``own`` is True for the alpha-3 code by which the record calls the State."""

    state: State
    span: Span
    own: bool = False


def is_number(text: str) -> bool:
    """Whether the text is a whole number, such as 36, 036 or 36.0."""
    return _NUMBER.fullmatch(text) is not None


def normal_code(system: str, text: str) -> str:
    """The form in which codes of that list are compared. Numbers lose leading zeros; "" is no possible code."""
    if system in NUMERIC:
        found = _NUMBER.fullmatch(text)
        return str(int(found[1])) if found else ""
    if system == "wikidata":
        found = _ITEM.fullmatch(text)
        return found[1].upper() if found else ""
    return text.strip().upper()


class CodeIndex:
    """The codes of all States, by list."""

    def __init__(self, states: Iterable[State]) -> None:
        self._uses: dict[str, dict[str, list[CodeUse]]] = {system: {} for system in LISTS}
        for state in states:
            for system, code, use in _codes_of(state):
                self._uses[system].setdefault(normal_code(system, code), []).append(use)

    @cached_property
    def unshared(self) -> frozenset[str]:
        """The alpha-3 codes that are of one State on every date."""
        return frozenset(code for code, uses in self._uses["alpha3"].items() if len(uses) == 1)

    def codes(self, system: str) -> Sequence[str]:
        """The codes of that list that States have or had."""
        return tuple(self._uses[system])

    def uses(self, system: str, text: str) -> Sequence[CodeUse]:
        """Which States have or had that code in that list."""
        return self._uses[system].get(normal_code(system, text), ())

    def find(self, system: str, text: str, day: dt.date | None) -> Found | None:
        """The State that has the code, on `day` if one is given. None if no State has it.

        Raises `AmbiguousName` with candidates.
        """
        uses = self.uses(system, text)
        states = sorted({use.state for use in uses})
        if len(states) > 1:
            return Found(_one_of(system, text, uses, states, day))
        return Found(states[0], _remark(system, text, uses, day)) if states else None

    def readings(self, text: str, systems: Iterable[str] = tuple(LISTS)) -> str:
        """What each of the lists makes of the text, in words; nothing if none has it: "China in COW, South Africa in
        M49".
        """
        lists: dict[str, list[str]] = {}
        for system in systems:
            states = sorted({use.state for use in self.uses(system, text)})
            if states:
                lists.setdefault(" or ".join(state.name for state in states), []).append(LISTS[system])
        return "; ".join(f"{names} in {_listed(own)}" for names, own in lists.items())


def _codes_of(state: State) -> Iterator[tuple[str, str, CodeUse]]:
    own = Span(since=_partial(state.since), until=_partial(state.until))
    for system, code in (("alpha3", state.alpha3), ("alpha2", state.alpha2), ("m49", state.m49)):
        if code:
            yield system, code, CodeUse(state, own, own=system == "alpha3")
    for name in state.names:
        if name.kind is NameKind.CODE and len(name.text) <= len("ZAR"):
            system = "m49" if name.text.isdigit() else "alpha3" if len(name.text) == len("ZAR") else "alpha2"
            yield system, name.text, CodeUse(state, name.span)
    for item in state.codes:
        yield CodeSystem(item.system).value, item.code, CodeUse(state, item.span)


def _partial(day: dt.date | None) -> PartialDate | None:
    return None if day is None else PartialDate(day.year, day.month, day.day)


def _one_of(system: str, text: str, uses: Sequence[CodeUse], states: Sequence[State], day: dt.date | None) -> State:
    """The one that has the code on that day. The record's own code of a State names this State if nothing else does."""
    if day is not None:
        having = {use.state for use in uses if use.span.holds(day) and use.state.exists(day)}
        if len(having) == 1:
            return having.pop()
    for use in uses:
        if use.own:
            return use.state
    listed = ", ".join(f"{state.name} ({state.alpha3})" for state in states)
    advice = "Give a date on which only one of them had it" if day is None else "Give an alpha-3 code or a name"
    raise AmbiguousName(
        f"{text!r} is the code of several States in {LISTS[system]}, each in its time: {listed}. {advice}.",
        query=text,
        candidates=tuple(state.alpha3 for state in states),
    )


def _remark(system: str, text: str, uses: Sequence[CodeUse], day: dt.date | None) -> str:
    if day is None or not uses[0].state.exists(day) or any(use.span.holds(day) is not False for use in uses):
        return ""
    spans = " and ".join(span_in_words(use.span) for use in uses)
    return f"{LISTS[system]} has {text.strip()!r} for {uses[0].state.name} {spans}, not on {day}"


def span_in_words(span: Span) -> str:
    """The time of a name or code, in words."""
    since = f"from {span.since}" if span.since else ""
    until = f"until {span.until}" if span.until else ""
    return " ".join(part for part in (since, until) if part) or "at any time"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
