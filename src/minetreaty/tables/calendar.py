"""The years or months that panels and counts go through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ..model.days import ONE_DAY, month_length


class Every(StrEnum):
    """How often a table has rows: each year, each month, or each date on which something changes."""

    YEAR = "year"
    MONTH = "month"
    CHANGE = "change"


class CalendarSpan(NamedTuple):
    """A year or month: its name, its first day, the day on which it is looked at, and whether that is its last."""

    name: str
    start: dt.date
    on: dt.date
    complete: bool


def spans(first: dt.date, last: dt.date, every: Every) -> Iterator[CalendarSpan]:
    """The years or months from that of `first` to that of `last`; the last of them is looked at on `last`."""
    months = 12 if every is Every.YEAR else 1
    start = dt.date(first.year, 1 if months == 12 else first.month, 1)
    while start <= last:
        month = start.month + months - 1
        end = dt.date(start.year, month, month_length(start.year, month))
        yield CalendarSpan(start.isoformat()[: 4 if months == 12 else 7], start, min(end, last), end <= last)
        if end == dt.date.max:
            return
        start = end + ONE_DAY
