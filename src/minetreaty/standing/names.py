"""Find a State by a code or a name, exactly. A near miss is an error with suggestions; nothing is guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..errors import LONGEST_NAME, AmbiguousName, InvalidChoice, UnknownState, as_text, shown
from ..facts.protocol import Facts
from ..model.states import CodeSystem, NameKind, NonState, State
from .codes import LISTS, NUMERIC, CodeIndex, Found, is_number, span_in_words
from .near_names import nearest

VOCABULARIES = ("any", "alpha3", "alpha2", "m49", "name", "depositary", *map(str, CodeSystem))
"""What a text can be read as: any name or ISO code of letters, the names alone, or the codes of one list."""


def normalise(text: str) -> str:
    """The form in which names are compared: no case, no accents, no punctuation, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


_LEFT_OUT = frozenset({"the", "of", "and"})
_IN_FULL = {
    "dem": "democratic", "eq": "equatorial", "herz": "herzegovina", "is": "islands", "isl": "islands",
    "rep": "republic", "st": "saint",
}  # fmt: skip


def bare(text: str) -> str:
    """A normal form without articles and without abbreviations: ``Rep. of the Congo`` is ``republic congo``."""
    return " ".join(_IN_FULL.get(word, word) for word in text.split() if word not in _LEFT_OUT)


_Use = tuple[State, int]
"""A State and the place of the name among its names, or -1 for one of its chief names."""


class Gazetteer:
    """All names and codes of all States, looked up by their normal form."""

    __slots__ = ("_bare", "_codes", "_names", "_non_states")

    def __init__(self, facts: Facts) -> None:
        self._codes = CodeIndex(facts.states.values())
        self._names: dict[str, list[_Use]] = {}
        self._non_states: dict[str, NonState] = {}
        for state in facts.states.values():
            for place, name in enumerate(state.names):
                if name.kind is not NameKind.CODE or len(name.text) > len("ZAR"):
                    self._names.setdefault(normalise(name.text), []).append((state, place))
            for text in (state.name, state.official_name, state.depositary_name):
                uses = self._names.setdefault(normalise(text), [])
                if text and all(use[0] != state for use in uses):
                    uses.append((state, -1))
        for entity in facts.table(NonState):
            for text in (entity.name, *entity.names, *_CODES.findall(entity.codes)):
                self._non_states.setdefault(normalise(text), entity)
        for key, entity in list(self._non_states.items()):
            self._non_states.setdefault(bare(key), entity)
        self._bare: dict[str, list[_Use]] = {}
        for key, uses in self._names.items():
            self._bare.setdefault(bare(key), []).extend(uses)

    @property
    def codes(self) -> CodeIndex:
        """The codes of all lists."""
        return self._codes

    def find(self, query: str, day: dt.date | None, vocabulary: str) -> Found:
        """The one State that `query` names, on `day` if one is given.

        Raises `UnknownState` with suggestions and `AmbiguousName` with candidates.
        """
        if vocabulary not in VOCABULARIES:
            message = f"vocabulary={shown(vocabulary)} is not an allowed value. Choose from: {', '.join(VOCABULARIES)}."
            raise InvalidChoice(message, query=as_text(vocabulary), suggestions=VOCABULARIES)
        if len(query) > LONGEST_NAME:
            raise UnknownState(f"There is no state called {shown(query)}.", query=query)
        found = self.look_up(query, day, vocabulary)
        if found is None:
            raise self._unknown(query, day, vocabulary)
        return found

    def look_up(self, query: str, day: dt.date | None, vocabulary: str) -> Found | None:
        """The same as `find`, but None for a text that names no State: without the reason, which takes time to find.

        Raises `AmbiguousName`.
        """
        if vocabulary in LISTS:
            return self._codes.find(vocabulary, query, day)
        if is_number(query):
            return None
        if vocabulary == "any":
            for system in ("alpha3", "alpha2"):
                found = self._codes.find(system, query, day)
                if found is not None:
                    return found
        if vocabulary == "depositary":
            uses = self._names.get(normalise(query), [])
            return _choose(query, [(state, -1) for state, place in uses if _is_printed(state, place, query)], day)
        return self._named(query, day) or self._named_twice(query, day)

    # ---- names

    def _named(self, query: str, day: dt.date | None) -> Found | None:
        """The State of that name, in its own order or turned about at a comma, with or without articles."""
        return next((found for uses in self._uses(query) if (found := _choose(query, uses, day))), None)

    def _uses(self, query: str) -> Iterator[list[_Use]]:
        keys = _orders(query)
        for key in keys:
            yield self._names.get(key, [])
        for key in keys:
            if bare(key) not in self._non_states:
                yield self._bare.get(bare(key), [])
        for key in keys:
            first, _, rest = key.partition(" ")
            if first in _ARTICLES:
                yield self._names.get(rest, [])

    def _named_twice(self, query: str, day: dt.date | None) -> Found | None:
        """The State that both parts of ``X (Y)`` or ``X/Y`` name: ``Myanmar (Burma)``."""
        parts = _parts(query)
        if parts is None:
            return None
        first, second = (self._meanings(part, day) for part in parts)
        if not first or not second:
            return None
        both = first.keys() & second.keys()
        if len(both) == 1 and (day is not None or len(second) == 1):
            state = both.pop()
            return Found(state, first[state] and second[state])
        everyone = sorted(first.keys() | second.keys())
        listed = ", ".join(f"{state.name} ({state.alpha3})" for state in everyone)
        when = " without a date" if day is None else f" on {day}"
        raise AmbiguousName(
            f"{shown(query)} does not name one State{when}; its parts name: {listed}. Give a code or one name.",
            query=query,
            candidates=tuple(state.alpha3 for state in everyone),
        )

    def _meanings(self, text: str, day: dt.date | None) -> dict[State, str]:
        """The States that a part may mean, each with the remark about it."""
        for uses in self._uses(text):
            try:
                found = _choose(text, uses, day)
            except AmbiguousName:
                return {state: "" for state, _ in uses if day is None or state.exists(day)}
            if found is not None:
                return {found.state: found.remark}
        return {}

    # ---- errors

    def _unknown(self, query: str, day: dt.date | None, vocabulary: str) -> UnknownState:
        if is_number(query) and vocabulary not in NUMERIC:
            return self._number(query)
        if vocabulary == "any":
            return self._no_name(query)
        if is_number(query):
            if vocabulary == "m49" and (entity := self._non_states.get(f"{int(float(query)):03d}")):
                return _not_in_the_list(entity, query)
            return self._no_code(query, vocabulary, NUMERIC)
        is_code = vocabulary in LISTS and _CODE.fullmatch(query.strip()) and not self._entity(query)
        if is_code and not self.look_up(query, day, "any"):
            return self._no_code(query, vocabulary, LISTS)
        return _of_another_vocabulary(query, self.find(query, day, "any").state, vocabulary, day)

    def _number(self, query: str) -> UnknownState:
        readings = self._codes.readings(query, NUMERIC)
        entity = self._non_states.get(f"{int(float(query)):03d}")
        known = [*([readings] if readings else []), *([f"{entity.name}, not a State, in M49"] if entity else [])]
        meant = f"It is {'; '.join(known)}" if known else "No list that is known here has it for a State"
        lists = ", ".join(map(repr, NUMERIC))
        return UnknownState(
            f"{shown(query)} is a number, which names no State until its list is known. {meant}. "
            f"Say which list with vocabulary= ({lists}).",
            query=query,
        )

    def _no_code(self, query: str, vocabulary: str, others: Iterable[str]) -> UnknownState:
        readings = self._codes.readings(query, others)
        meant = f" It is {readings}." if readings else ""
        return UnknownState(f"{shown(query)} is not a State's code in {LISTS[vocabulary]}.{meant}", query=query)

    def _entity(self, query: str) -> NonState | None:
        """What is not a State, but has this name or code."""
        keys = [key for text in (query, *(_parts(query) or ())) for key in _orders(text)]
        found = (self._non_states.get(key) or self._non_states.get(bare(key)) for key in keys)
        return next((entity for entity in found if entity is not None), None)

    def _no_name(self, query: str) -> UnknownState:
        entity = self._entity(query)
        if entity is not None:
            return _not_in_the_list(entity, query)
        readings = self._codes.readings(query) if _CODE.fullmatch(query.strip()) else ""
        if readings:
            message = f"{shown(query)} is not an ISO 3166-1 code. It is {readings}. Say which list with vocabulary=."
            return UnknownState(message, query=query)
        names = {key: {state.name for state, _ in uses} for key, uses in self._names.items()}
        suggestions = nearest(normalise(query)[:_LONGEST_NEAR], names)
        hint = f"Did you mean {suggestions[0]}?" if suggestions else _ADVICE
        return UnknownState(f"There is no state called {shown(query)}. {hint}", query=query, suggestions=suggestions)


_ADVICE = "Give an ISO 3166-1 code or a name in full."
_ARTICLES = frozenset({"l", "la", "le", "les", "el", "los", "las"})
_LONGEST_NEAR = 100
_CODE = re.compile(r"[A-Za-z]{2,4}|[Qq]\d+", re.ASCII)
_CODES = re.compile(r"\b(?!ISO\b)(?:[A-Z]{2,4}|\d{3})\b")
"""The codes in a text such as ``TWN / TW / 158 (ISO 3166-1)``."""

_TWO_NAMES = re.compile(
    r"""
    (?P<first>[^()\[\]/]+?) \s*
    (?:
        [(\[] \s* (?:(?:formerly|former|previously|ex|now|also)[\s:-]+)?
        (?P<second>[^()\[\]]+) [)\]]            # Myanmar (Burma), Eswatini (formerly Swaziland)
      | / \s* (?P<other>[^()\[\]/]+)            # Burma/Myanmar
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _parts(query: str) -> tuple[str, str] | None:
    found = _TWO_NAMES.fullmatch(query.strip())
    return (found["first"], found["second"] or found["other"]) if found else None


def _not_in_the_list(entity: NonState, query: str) -> UnknownState:
    return UnknownState(f"{entity.name} is not in the depositary's list of States: {entity.reason}.", query=query)


def _orders(query: str) -> tuple[str, ...]:
    """The normal forms of a name in its own order and turned about at a comma or bracket: ``Bahrain, Kingdom of`` is
    ``Kingdom of Bahrain``.
    """
    head, _, tail = query.replace("(", ",").replace(")", "").partition(",")
    return tuple(dict.fromkeys((normalise(query), normalise(f"{tail} {head}"))))


def _is_printed(state: State, place: int, query: str) -> bool:
    """Whether the depositary prints the name so."""
    if place >= 0:
        return state.names[place].kind is NameKind.DEPOSITARY
    return normalise(state.depositary_name) == normalise(query)


def _of_another_vocabulary(query: str, state: State, vocabulary: str, day: dt.date | None) -> UnknownState:
    """The error for a text that names a State, but not in the vocabulary asked for."""
    if vocabulary == "name":
        own: str | None = state.name
    elif vocabulary == "depositary":
        own = state.depositary_name
    else:
        own = state.code(vocabulary, on=day)
    there = f"there it is {own!r}" if own else "there it has none"
    if own is None and vocabulary in LISTS:
        there = state.why_no_code(vocabulary, on=day).removesuffix(".")
    return UnknownState(
        f"{shown(query)} names {state.name}, but not in vocabulary={vocabulary!r}: {there}. Or leave out vocabulary.",
        query=query,
        suggestions=(own,) if own else (),
    )


def _choose(query: str, uses: Iterable[_Use], day: dt.date | None) -> Found | None:
    """The one State among those that have or had the name: by the day, if given, otherwise only if there is one."""
    uses = list(uses)
    if day is not None:
        having = {
            state for state, place in uses if place >= 0 and state.names[place].span.holds(day) and state.exists(day)
        }
        if len(having) == 1:
            return Found(having.pop())
    states = sorted({state for state, _ in uses})
    doubtful = any(place >= 0 and state.names[place].ambiguous for state, place in uses)
    if not states:
        return None
    if len(states) == 1 and not doubtful:
        return Found(states[0], _remark(query, uses, day))
    candidates = tuple(state.alpha3 for state in states)
    listed = ", ".join(f"{state.name} ({state.alpha3})" for state in states)
    raise AmbiguousName(
        f"{query!r} names more than one state, or another one at another time: {listed}. "
        + ("Give a code, or a day on which only one of them bore the name." if day is None else "Give a code."),
        query=query,
        candidates=candidates,
    )


def _remark(query: str, uses: list[_Use], day: dt.date | None) -> str:
    """That the name was not in use on that day, if all its uses say so."""
    state = uses[0][0]
    if day is None or not state.exists(day):
        return ""
    spans = [state.names[place].span for _, place in uses if place >= 0]
    if len(spans) < len(uses) or any(span.holds(day) is not False for span in spans):
        return ""
    return f"{query.strip()!r} is a name of {state.name} {' and '.join(map(span_in_words, spans))}, not on {day}"
