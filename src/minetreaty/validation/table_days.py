"""The cells of tables of others: plain values, and the days in them with the marks that lists write beside them.

A day is read where it can be only one: 2002-09-11, 11 Sep 2002, September 11, 2002. Everything else is refused with
the reason; whether 03/12/1997 is in March or in December is not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from ..errors import InvalidDate
from ..facts.parsing import shown
from ..model.states import State

Cell = str | dt.date | State | None
"""What a cell may hold: text without the space around it, a day, a State, or nothing."""


def cell_of(value: Any) -> Cell:
    """A value as a cell: nothing for what data frames put in empty ones, text for whatever else it is."""
    if value is None or isinstance(value, State):
        return value
    if isinstance(value, str):
        return value.strip() or None
    if type(value) is dt.date:
        return value
    if _is_absent(value):
        return None
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return f"{value:03d}"  # M49 codes have three digits
    simple = isinstance(value, (bool, float, dt.datetime)) or type(value).__name__ == "datetime64"
    return str(value) if simple else shown(value)


_LARGEST = 10**9


def _is_absent(value: Any) -> bool:
    """Whether it is NaN, NaT or pandas' NA: the first two are not equal to themselves, the third to nothing at all."""
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


BLANKS = frozenset({"-", "–", "—", "n/a", "na", "none", "nil", "..", "..."})
"""What lists write for nothing in a column of days or statuses."""


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in a cell of a day or a status."""
    return cell is None or (isinstance(cell, str) and cell.casefold() in BLANKS)


class Told(NamedTuple):
    """The day in a cell, and the mark beside it, if there is one."""

    day: dt.date
    mark: str = ""


def day_told(cell: Cell) -> Told:
    """The day that a cell tells, with its mark: ``[11 Sep 2002 a]``. Raises `InvalidDate` with the reason."""
    if isinstance(cell, dt.date):
        return Told(cell)
    text = " ".join(str(cell).split())[:_LONGEST]
    if text.startswith("[") and text.endswith("]"):  # the depositary brackets the acts of States that left
        text = text[1:-1].strip()
    found = _DAY.fullmatch(text)
    month = _month(found["month"] or found["first_month"] or "") if found else 0
    if found is None or (month == 0 and not found["iso"]):
        raise InvalidDate(f"{shown(cell)} is no day that can be read{_why(text)}", query=text)
    try:
        if found["iso"]:
            day = dt.date.fromisoformat(found["iso"])
        else:
            day = dt.date(int(found["year"] or found["last_year"]), month, int(found["number"] or found["second"]))
    except ValueError:
        raise InvalidDate(f"{shown(cell)}: there is no such day", query=text) from None
    return Told(day, found["mark"] or found["word"] or "")


_LONGEST = 60
_DAY = re.compile(
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?"
    r"|(?P<number>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})"
    r"|(?P<first_month>[A-Za-z]{3,9})\.? (?P<second>\d{1,2})(?:st|nd|rd|th)?,? (?P<last_year>\d{4}))"
    r"(?: (?P<mark>[A-Za-z]{1,2})| ?\((?P<word>[A-Za-z]+)\))?[ *†‡]*",
    re.ASCII,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def _month(word: str) -> int:
    """The number of the month that the word names or shortens; 0 for none."""
    return next((place for place, name in enumerate(_MONTHS, 1) if word and name.startswith(word.casefold())), 0)


def _why(text: str) -> str:
    return next((f": {reason}" for form, reason in _REASONS if form.fullmatch(text)), "")


_REASONS = (
    (re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}\b.*"), "which number is the day and which the month is not said"),
    (re.compile(r"\d{1,2}[ -][A-Za-z]+\.?[ -]\d\d\b.*|\d{1,2}[A-Za-z]{3}\d\d"), "the century is not said"),
    (re.compile(r"(?:[12]\d{3}|[A-Za-z]+\.? \d{4}|\d{4}-\d\d)"), "it names no day of the month"),
    (re.compile(r"\d{5}(?:\.0)?"), "this looks like a spreadsheet's number of a day"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:.*"), "it is a moment, and which day that is depends on the place"),
)
