"""Finding a state by a code or a name, exactly. A near miss is an error with suggestions; nothing is guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from ..errors import LONGEST_NAME, AmbiguousName, UnknownState, shown
from ..facts.protocol import Facts
from ..model.choices import not_allowed
from ..model.states import NameKind, NonState, State

VOCABULARIES = ("any", "alpha3", "alpha2", "m49", "name", "depositary")


def normalise(text: str) -> str:
    """The form in which names are compared: no case, no accents, no punctuation, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


class Gazetteer:
    """All names of all states, looked up by their normal form."""

    __slots__ = ("_by_code", "_by_name", "_non_states")

    def __init__(self, facts: Facts) -> None:
        self._by_code: dict[str, State] = {}
        self._by_name: dict[str, list[tuple[State, int]]] = {}
        self._non_states: dict[str, NonState] = {}
        for state in facts.states.values():
            for code in (state.alpha3, state.alpha2, state.m49):
                if code:
                    self._by_code.setdefault(code.casefold(), state)
            for place, name in enumerate(state.names):
                self._by_name.setdefault(normalise(name.text), []).append((state, place))
            for text in (state.name, state.official_name, state.depositary_name):
                uses = self._by_name.setdefault(normalise(text), [])
                if text and all(use[0] != state for use in uses):
                    uses.append((state, -1))
        for entity in facts.table(NonState):
            for text in (entity.name, *entity.names, *_CODES.findall(entity.codes)):
                self._non_states.setdefault(normalise(text), entity)

    def find(self, query: str, day: dt.date | None, vocabulary: str) -> State:
        """The one state that `query` names, on `day` where one is given.

        Raises `UnknownState` with suggestions and `AmbiguousName` with candidates.
        """
        if vocabulary not in VOCABULARIES:
            raise not_allowed("vocabulary", vocabulary, VOCABULARIES)
        if len(query) > LONGEST_NAME:
            raise UnknownState(f"There is no state called {shown(query)}.", query=query)
        if vocabulary not in ("name", "depositary"):
            state = self._by_code.get(query.strip().casefold())
            if state is not None and vocabulary in ("any", _code_kind(state, query)):
                return state
        if vocabulary == "depositary":
            printed = [(state, -1) for state, place in self._uses(normalise(query)) if _is_printed(state, place, query)]
            found = _choose(query, printed, day)
        elif vocabulary in ("any", "name"):
            found = next((state for key in _orders(query) if (state := _choose(query, self._uses(key), day))), None)
        else:
            found = None
        if found is not None:
            return found
        if vocabulary == "any":
            raise self._unknown(query)
        raise _of_another_vocabulary(query, self.find(query, day, "any"), vocabulary)

    def _uses(self, key: str) -> list[tuple[State, int]]:
        return self._by_name.get(key, []) if key else []

    def _unknown(self, query: str) -> UnknownState:
        for key in _orders(query):
            entity = self._non_states.get(key)
            if entity is not None:
                return UnknownState(
                    f"{entity.name} is not in the depositary's list of States: {entity.reason}.", query=query
                )
        from difflib import get_close_matches

        near = get_close_matches(normalise(query), self._by_name, n=6, cutoff=0.8)
        suggestions = tuple(dict.fromkeys(state.name for name in near for state, _ in self._by_name[name]))[:3]
        hint = (
            f"Did you mean {' or '.join(suggestions)}?" if suggestions else "Give an ISO 3166-1 code or a name in full."
        )
        return UnknownState(f"There is no state called {shown(query)}. {hint}", query=query, suggestions=suggestions)


_CODES = re.compile(r"\b(?!ISO\b)(?:[A-Z]{2,4}|\d{3})\b")
"""The codes in a line such as ``TWN / TW / 158 (ISO 3166-1)``."""


def _orders(query: str) -> tuple[str, ...]:
    """The normal forms of a name as it stands and, where a comma or brackets part it, put in its order: ``Bahrain,
    Kingdom of`` is ``Kingdom of Bahrain``.
    """
    head, _, tail = query.replace("(", ",").replace(")", "").partition(",")
    return tuple(dict.fromkeys((normalise(query), normalise(f"{tail} {head}"))))


def _is_printed(state: State, place: int, query: str) -> bool:
    """Whether the depositary prints the name so."""
    if place >= 0:
        return state.names[place].kind is NameKind.DEPOSITARY
    return normalise(state.depositary_name) == normalise(query)


def _of_another_vocabulary(query: str, state: State, vocabulary: str) -> UnknownState:
    """The error for what names a state, though not in the vocabulary asked for."""
    own = {
        "alpha3": state.alpha3,
        "alpha2": state.alpha2,
        "m49": state.m49,
        "name": state.name,
        "depositary": state.depositary_name,
    }[vocabulary]
    there = f"there it is {own!r}" if own else "there it has none"
    return UnknownState(
        f"{shown(query)} names {state.name}, but not in vocabulary={vocabulary!r}: {there}. Or leave out vocabulary.",
        query=query,
        suggestions=(own,) if own else (),
    )


def _code_kind(state: State, query: str) -> str:
    code = query.strip().upper()
    return "alpha3" if code == state.alpha3 else "alpha2" if code == state.alpha2 else "m49"


def _choose(query: str, uses: Iterable[tuple[State, int]], day: dt.date | None) -> State | None:
    """The one state among those that bear or bore the name: by the day, where given, else only if there is one."""
    uses = list(uses)
    if day is not None:
        borne = {
            state for state, place in uses if place >= 0 and state.names[place].span.holds(day) and state.exists(day)
        }
        if len(borne) == 1:
            return borne.pop()
    states = sorted({state for state, _ in uses})
    doubtful = any(place >= 0 and state.names[place].ambiguous for state, place in uses)
    if not states:
        return None
    if len(states) == 1 and not doubtful:
        return states[0]
    candidates = tuple(state.alpha3 for state in states)
    listed = ", ".join(f"{state.name} ({state.alpha3})" for state in states)
    raise AmbiguousName(
        f"{query!r} names more than one state, or another one at another time: {listed}. "
        + ("Give a code, or a day on which only one of them bore the name." if day is None else "Give a code."),
        query=query,
        candidates=candidates,
    )
