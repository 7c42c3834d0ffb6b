"""The cells of status tables: dates with a letter, in brackets where the participant has left, with notes.

3 Dec 1997        12 Apr 1999 A        [12 May 2004 a]        14 Sep 1981 a ⁷
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from .dates import DATE, read_date
from .document import Element

NOTES = frozenset({"sup", "superscript"})
"""The elements that hold the numbers of notes."""


class Dated(NamedTuple):
    """One date in a cell: its letter, whether it is in brackets, and the text that was read."""

    date: dt.date
    mark: str
    left: bool
    text: str


_ENTRY = re.compile(
    rf"(?P<open>\[)? ?(?P<date>{DATE}) ?(?P<close>\])? ?(?P<mark>[A-Za-z]{{1,2}}(?![A-Za-z]))? ?(?P<late>\])?",
    re.IGNORECASE,
)

_BETWEEN = re.compile(r"[ ,;]*")


def read_cell(text: str) -> tuple[Dated, ...] | None:
    """The dates in a cell's text without its notes; None where anything in it is not understood."""
    found: list[Dated] = []
    place = 0
    while (place := _after(_BETWEEN, text, place)) < len(text):
        match = _ENTRY.match(text, place)
        date = match and read_date(match["date"])
        brackets = match and [bool(match["open"]), bool(match["close"] or match["late"])]
        if match is None or date is None or brackets not in ([True, True], [False, False]):
            return None
        found.append(Dated(date, match["mark"] or "", brackets[0], match.group().strip()))
        place = match.end()
    return tuple(found)


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


_NUMBER = re.compile(r"[0-9]{1,4}")


def note_numbers(cell: Element) -> tuple[int, ...]:
    """The numbers of the notes that a cell refers to, in order."""
    found: list[int] = []
    for element in cell.outermost(lambda inner: inner.tag in NOTES):
        found.extend(map(int, _NUMBER.findall(element.text())))
    return tuple(dict.fromkeys(found))
