"""Read the cells of users' tables: plain values, and dates with the marks that lists write beside them.

A date is read if it has only one meaning: 2002-09-11, 11 Sep 2002, September 11, 2002. Everything else is refused with
the reason. 03/12/1997, for example, may be in March or in December.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from ..errors import InvalidDate
from ..facts.parsing import shown
from ..model.states import State

Cell = str | dt.date | State | None
"""The value of a cell: text without surrounding spaces, a date, a State, or nothing."""


def cell_of(value: Any) -> Cell:
    """Convert a value to a cell. The empty values of data frames become None, other types become text."""
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
    """Whether it is NaN, NaT or pandas' NA. The first two are not equal to themselves; NA cannot be compared."""
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


BLANKS = frozenset({"-", "–", "—", "n/a", "na", "none", "nil", "..", "..."})
"""Signs for an empty cell in columns of dates or statuses."""


def is_blank(cell: Cell) -> bool:
    """Whether a cell for a date or a status is empty."""
    return cell is None or (isinstance(cell, str) and cell.casefold() in BLANKS)


class MarkedDate(NamedTuple):
    """The date in a cell, and the mark beside it, if there is one."""

    day: dt.date
    mark: str = ""


def date_in(cell: Cell) -> MarkedDate:
    """Read the date in a cell, with its mark: ``[11 Sep 2002 a]``. Raises `InvalidDate` with the reason."""
    if isinstance(cell, dt.date):
        return MarkedDate(cell)
    text = " ".join(str(cell).split())[:_LONGEST]
    if text.startswith("[") and text.endswith("]"):  # the depositary puts acts of States that have left in brackets
        text = text[1:-1].strip()
    found = _DAY.fullmatch(text)
    month = _month(found["month"] or found["first_month"] or "") if found else 0
    if found is None or (month == 0 and not found["iso"]):
        raise InvalidDate(f"{shown(cell)} {_why_not(text)}", query=text)
    try:
        if found["iso"]:
            day = dt.date.fromisoformat(found["iso"])
        else:
            day = dt.date(int(found["year"] or found["last_year"]), month, int(found["number"] or found["second"]))
    except ValueError:
        raise InvalidDate(f"{shown(cell)} is not a date in the calendar", query=text) from None
    return MarkedDate(day, found["mark"] or found["word"] or "")


_LONGEST = 60
_DAY = re.compile(
    r"""
    (?:
        (?P<iso>\d{4}-\d\d-\d\d)                            # 2002-09-11
        (?:[T ]00:00(?::00(?:\.0+)?)?)?                      # 2002-09-11T00:00:00.000
    |
        (?P<number>\d{1,2})(?:st|nd|rd|th)?                  # 11 Sep 2002, 11th September, 2002, 11-Sep-2002
        [ -](?P<month>[A-Za-z]{3,9})\.?,?
        [ -](?P<year>\d{4})
    |
        (?P<first_month>[A-Za-z]{3,9})\.?                    # September 11, 2002, Sept. 11th 2002
        [ ](?P<second>\d{1,2})(?:st|nd|rd|th)?,?
        [ ](?P<last_year>\d{4})
    )
    (?:
        [ ](?P<mark>[A-Za-z]{1,2})                           # 11 Sep 2002 a
    |
        [ ]?\((?P<word>[A-Za-z]+)\)                          # 11 Sep 2002 (accession)
    )?
    [ *†‡]*                                                  # 11 Sep 2002*
    """,
    re.ASCII | re.VERBOSE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def _month(word: str) -> int:
    """The number of the month that the word names or shortens; 0 for none."""
    return next((place for place, name in enumerate(_MONTHS, 1) if word and name.startswith(word.casefold())), 0)


def _why_not(text: str) -> str:
    return next((reason for form, reason in _REASONS if form.fullmatch(text)), "is not a date that can be read")


_REASONS = (
    # 03/12/1997, 3.12.97, 20-10-2004 (R)
    (re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}\b.*"), "is ambiguous: it may be day/month or month/day"),
    # 3-Dec-97, 3Dec97
    (re.compile(r"\d{1,2}[ -][A-Za-z]+\.?[ -]\d\d\b.*|\d{1,2}[A-Za-z]{3}\d\d"), "does not say the century"),
    # 1997, Dec. 1997, 1997-12
    (re.compile(r"(?:[12]\d{3}|[A-Za-z]+\.? \d{4}|\d{4}-\d\d)"), "does not say the day of the month"),
    # 35767
    (re.compile(r"\d{5}(?:\.0)?"), "looks like the number of a date in a spreadsheet"),
    # 1997-12-03 12:00:00
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:.*"), "is a date-time, and its date depends on the time zone"),
)
