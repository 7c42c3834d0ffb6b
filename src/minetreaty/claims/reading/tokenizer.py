"""Marking: finds in English prose what claims are made of, and writes each sentence as a pattern of it.

Numbers, ordinals, shares, days, States, groups and treaties become marks. The pattern of a sentence has a capital
letter for each mark and small words for the rest, so that rules can be written over it: ``N countries are party to T``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...register import Register
from .numerals import dates, numbers
from .proper_names import groups, states, treaties
from .state_organs import organs
from .tokens import STATES, TREATY, Mark


class Sentence(NamedTuple):
    """A sentence: its place, its pattern, and for every character of the pattern where it comes from."""

    start: int
    end: int
    pattern: str
    places: tuple[tuple[int, int], ...]
    marks: dict[int, Mark]

    def mark(self, place: int) -> Mark:
        """The mark at that place of the pattern; raises ``KeyError`` where there is none."""
        return self.marks[place]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the text of the pattern's characters from `first` up to `last`."""
        taken = self.places[first:last]
        return min(start for start, _ in taken), max(end for _, end in taken)


# ---- sentences

_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|Art|vol|p|pp|Rep|Dem|Fed|Gen|Hon|H\.E|approx|cf|vs|etc|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The places of the sentences."""
    start = 0
    for found in re.finditer(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n|\n(?=\s*[-•*])|;", text):
        head = text[start : found.start() + 1]
        if found.group().startswith(".") and _ABBREVIATED.search(head):
            continue
        yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


# ---- all of it

_JOINS = re.compile(
    r"\s*(?:,|/|–|-|,?\s*(?:and|&|or|nor|as well as|along with|together with|then)"
    r"(?:\s+(?:also|both|now|lately|finally|(?:more|most) recently),?)?)?\s*(?:the\s+(?:three\s+|two\s+)?)?",
    re.I,
)
_UNLIKE = re.compile(r"\b(?:unlike|in contrast (?:to|with)|as opposed to|compared (?:to|with))\s+(?:the\s+)?$", re.I)
_ANNEXED = re.compile(r"\s*(?:to|of|annexed to|attached to)\s+the\s*", re.I)
"""Words between a protocol and the convention that it belongs to: one treaty is named, not two."""


def _listed(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks with enumerations of States as one, and a treaty with its short name."""
    merged: list[Mark] = []
    for mark in marks:
        last = merged[-1] if merged else None
        if last is not None and last.letter == mark.letter == STATES:
            between = text[last.end : mark.start]
            unlike = between.strip() == "," and _UNLIKE.search(text, 0, last.start)
            if between.strip() and _JOINS.fullmatch(between) and not unlike:
                codes = tuple(dict.fromkeys((*last.value, *mark.value)))
                merged[-1] = Mark(STATES, last.start, mark.end, codes)
                continue
        if last is not None and last.letter == mark.letter == TREATY:
            short = (
                text[last.end : mark.start].strip().lower() in ("(", "(the") and text[mark.end : mark.end + 1] == ")"
            )
            if short and last.value:  # the short name in brackets after the long one
                merged[-1] = last._replace(end=mark.end + 1)
                continue
            whole = mark.value and last.value.startswith(f"{mark.value}-")
            if whole and _ANNEXED.fullmatch(text[last.end : mark.start]):
                merged[-1] = last._replace(end=mark.end)
                continue
        merged.append(mark)
    return merged


def _without_overlap(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order; where two overlap, the one that begins first, and of those the longest."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.start - mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:()–—-]", re.UNICODE)
_CONTRACTED = {
    f"{verb}n't": f"{verb} not" for verb in ("has", "have", "is", "are", "did", "was", "were", "had", "does")
}


def mark(text: str, register: Register, published: dt.date) -> list[Sentence]:
    """The sentences of the text with their marks and patterns."""
    named = list(states(text, register, published))
    called = list(treaties(text))
    found = _without_overlap(
        (
            *called,
            *dates(text, published, called),
            *organs(text, named),
            *named,
            *groups(text),
            *numbers(text),
        )
    )
    marks = _listed(text, found)
    return [_sentence(text, start, end, marks) for start, end in sentences(text)]


def _sentence(text: str, start: int, end: int, marks: list[Mark]) -> Sentence:
    pattern: list[str] = []
    places: list[tuple[int, int]] = []
    found: dict[int, Mark] = {}

    def put(words: str, first: int, last: int) -> None:
        if pattern:
            pattern.append(" ")
            places.append((first, first))
        pattern.append(words)
        places.extend([(first, last)] * len(words))

    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    here = start
    for mark in [*inside, None]:
        until = end if mark is None else mark.start
        for word in _TOKEN.finditer(text, here, until):
            plain = word.group().lower().replace("’", "'")
            put(_CONTRACTED.get(plain, "-" if plain in "–—-" else plain), word.start(), word.end())
        if mark is not None:
            put(mark.letter, mark.start, mark.end)
            found[len(places) - 1] = mark
            here = mark.end
    return Sentence(start, end, "".join(pattern), tuple(places), found)
