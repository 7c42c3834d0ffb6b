"""Read States as users write them: codes of one list, names, names of their own, with or without footnote marks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from ..errors import LONGEST_NAME, AmbiguousName, InvalidChoice, UnknownState, shown
from ..model.states import State
from ..register import Register
from ..standing.codes import Found
from ..standing.names import VOCABULARIES, normalise
from .cells import Cell, cell_of

Names = Mapping[str, str | State]
"""The caller's own names, each with the State that it means."""


class StateReader:
    """Reads States of a register.

    `vocabulary` is as in `Register.state`. With "depositary" the depositary's names come first, and other names are
    read too. `names` are names of the caller's own; they come before everything else.
    """

    def __init__(self, register: Register, vocabulary: str = "any", names: Names | None = None) -> None:
        if vocabulary not in VOCABULARIES:
            message = f"vocabulary={shown(vocabulary)} is not an allowed value. Choose from: {', '.join(VOCABULARIES)}."
            raise InvalidChoice(message, query=str(vocabulary), suggestions=VOCABULARIES)
        self.register = register
        self.vocabulary = vocabulary
        self._own = _own_names(register, names)
        self._tried = ("depositary", "any") if vocabulary == "depositary" else (vocabulary,)

    def within(self, vocabulary: str) -> StateReader:
        """The same reader for another vocabulary."""
        other = StateReader(self.register, vocabulary)
        other._own = self._own
        return other

    def find(self, value: object, day: dt.date | None = None) -> Found:
        """The State that a cell names, on `day` if one is given.

        Raises `UnknownState` and `AmbiguousName`, as `Register.state` does.
        """
        found = self.meaning(value, day)
        if found is not None:
            return found
        cell = cell_of(value)
        return self.register.named("" if cell is None else str(cell), on=day, vocabulary=self._tried[0])

    def meaning(self, value: object, day: dt.date | None = None) -> Found | None:
        """The same as `find`, but None for a cell that names no State. Raises `AmbiguousName`."""
        if not self._own and day is None and self.vocabulary in ("any", "alpha3") and isinstance(value, str):
            state = self.register.facts.states.get(value)
            if state is not None:
                return Found(state)
        cell: Cell = value if isinstance(value, State) else cell_of(value)
        if isinstance(cell, State):
            return Found(cell)
        text = "" if cell is None else str(cell)
        own = self._own.get(normalise(text)) if self._own else None
        if own is not None:
            return Found(own)
        if len(text) > LONGEST_NAME:
            return None
        doubts: list[AmbiguousName] = []
        for vocabulary in self._tried:
            for name in dict.fromkeys((text, without_footnote(text))):
                try:
                    found = self._look_up(name, day, vocabulary)
                except AmbiguousName as doubt:
                    doubts.append(doubt)
                    continue
                if found is not None:
                    return found
        if doubts:
            raise doubts[0]
        return None

    def _look_up(self, text: str, day: dt.date | None, vocabulary: str) -> Found | None:
        own = self.register.facts.states.get(text) if vocabulary in ("any", "alpha3") else None
        if own is not None and (day is None or own.exists(day)):
            return Found(own)
        return self.register.gazetteer.look_up(text, day, vocabulary)

    def reads(self, value: object) -> bool:
        """Whether a cell names a State, or one of several."""
        try:
            return self.meaning(value) is not None
        except AmbiguousName:
            return True

    @property
    def own_names(self) -> tuple[str, ...]:
        """The caller's own names, in normal form."""
        return tuple(self._own)

    def has_own(self, value: object) -> bool:
        """Whether a cell is one of the caller's own names."""
        if not self._own:
            return False
        cell = cell_of(value)
        return isinstance(cell, str) and normalise(cell) in self._own


def _own_names(register: Register, names: Names | None) -> dict[str, State]:
    given = cast(Any, {} if names is None else names)
    if not isinstance(given, Mapping):
        raise InvalidChoice(f"names={shown(names)}: give a State for each name, such as {{'DR Congo (Zaire)': 'COD'}}.")
    own: dict[str, State] = {}
    for text, meant in cast(Mapping[object, Any], given).items():
        try:
            own[normalise(str(text))] = register.state(meant)
        except (AmbiguousName, UnknownState) as error:
            raise type(error)(f"names={{{shown(text)}: {shown(meant)}}}: {error}", query=str(meant)) from None
    return own


_FOOTNOTE = re.compile(
    r"""
    (?<= [^\W\d_] | [.)\]] )    # after a letter, a full stop or a bracket: "Estonia 1", "St. Lucia 2", "Cuba (The) 3"
    (?:
        \s* [(\[]? (?:note\s|see\snote\s)? [\d¹²³⁰⁴-⁹*†‡§,\s]+ [)\]]?     # "Estonia (1)", "Ukraine 10, 11", "Cuba²"
      | \s* \[ [a-z] \]                                                   # "Estonia [a]"
      | \s* \( (?:see\s)? notes? \s* \d* \)                               # "Estonia (see note)"
    ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)


def without_footnote(text: str) -> str:
    """The text without the mark of a footnote at its end."""
    return _FOOTNOTE.sub("", text)


def states_in(reader: StateReader, text: str) -> tuple[State, ...]:
    """The States of a text that lists several of them, such as ``Malta; Italy``. Nothing if it is no such text."""
    parts = [part for part in re.split(r"\s*[;|\n]\s*|\s*,\s+|\s+(?:and|&|et)\s+", text) if part.strip()]
    if len(parts) < 2 or not all(reader.reads(part) for part in parts):
        return ()
    return tuple(found for part in parts if (found := _one(reader, part)) is not None)


def _one(reader: StateReader, text: str) -> State | None:
    try:
        return reader.find(text).state
    except AmbiguousName:
        return None


def distinct_texts(values: Iterable[object], most: int = 5_000) -> list[str]:
    """The different texts among the cells, in their order; States and empty cells are left out."""
    texts: dict[str, None] = {}
    for value in values:
        cell = cell_of(value)
        if isinstance(cell, str):
            texts[cell] = None
            if len(texts) >= most:
                break
    return list(texts)
