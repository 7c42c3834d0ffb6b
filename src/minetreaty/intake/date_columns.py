"""Read a column of dates. The column decides its own order of day and month: where one order is impossible for some
cells, all cells have the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import frozen

from ..errors import InvalidChoice, InvalidDate, shown
from ..model.days import as_day, month_length
from .cells import cell_of, is_blank
from .dates import Order, Years, date_text, no_date, several_dates

MANY = 100_000
"""How many different cells of a column are looked at to decide its order."""


@frozen(kw_only=True)
class DateFound:
    """The date in a cell: one date, or the first and the last that it may be.

    ``mark`` is the letter or word beside it.
    """

    first: dt.date
    last: dt.date
    mark: str = ""
    approximate: bool = False

    @property
    def exact(self) -> dt.date | None:
        """The date, if it is known to the day."""
        return self.first if self.first == self.last and not self.approximate else None


class DateColumn:
    """How the cells of one column are read. ``order`` is the order of numbers that the column or the caller decided.

    `dayfirst` is the caller's word on the order. `year` says which date within a year is meant where a cell has only a
    year: "end", "start", or a day such as "06-30".
    """

    def __init__(
        self, cells: Iterable[object], years: Years, *, dayfirst: bool | None = None, year: str | None = None
    ) -> None:
        self.years = years
        self.order: Order | None = None
        self.note: str = ""
        self._within = within_year(year)
        self._said = dayfirst is not None
        self._old = False
        if dayfirst is not None:
            self.order = Order.DAY_FIRST if dayfirst else Order.MONTH_FIRST
        self._decide(cells)

    def _decide(self, cells: Iterable[object]) -> None:
        possible, witness = frozenset(Order), ""
        for count, value in enumerate(cells):
            cell = cell_of(value)
            if count >= MANY or not isinstance(cell, str) or _is_iso(cell) or is_blank(cell):
                continue
            found = date_text(cell, self.years)
            earliest = min(found.dates.values(), default=None)
            self._old = self._old or found.outside or (earliest is not None and earliest.year < self.years.first)
            left = possible & found.orders if found.dates else possible
            if left != possible and len(left) == 1:
                witness = cell
            possible = left
        if not self._said and len(possible) == 1:
            (self.order,) = possible
            self.note = f"read {self.order}, because {shown(witness)} can be nothing else"

    def find(self, value: object) -> DateFound:
        """The date in a cell that is not empty. Raises `InvalidDate` with the reason if there is none, or several."""
        cell = cell_of(value)
        if isinstance(cell, dt.date):
            return DateFound(first=cell, last=cell)
        text = str(cell)
        found = date_text(text, self.years)
        if found.dates and self._old and found.short_year:
            raise no_date(text, "does not say the century, and the column has earlier dates")
        if found.first is not None and found.last is not None:
            return DateFound(first=found.first, last=found.last, mark=found.mark, approximate=found.approximate)
        if not found.dates:
            several = several_dates(text, self.years)
            raise no_date(text, f"has several dates: {', '.join(several)}" if several else found.reason)
        days = sorted(set(found.dates.values()))
        if self._said and self.order not in found.dates:
            raise no_date(text, f"cannot be a date with the {self.order}")
        if len(days) > 1 and (self.order is None or self.order not in found.dates):
            meanings = " or ".join(day.isoformat() for day in days)
            raise no_date(text, f"is ambiguous: it may be day/month or month/day ({meanings})")
        day = days[0] if len(days) == 1 or self.order is None else found.dates[self.order]
        return DateFound(first=day, last=day, mark=found.mark)

    def day(self, value: object) -> dt.date | None:
        """The date in a cell, if it is one date; within a year that the caller said."""
        if isinstance(value, str) and _is_iso(value):
            try:
                return as_day(value)
            except InvalidDate:
                return None
        try:
            found = self.find(value)
        except InvalidDate:
            return None
        return found.exact or self.within(found)

    @property
    def year(self) -> tuple[int, int] | None:
        """The month and day within a year that the caller said; None if a year is no date."""
        return {"start": (1, 1), "end": (12, 31)}.get(self._within) if isinstance(self._within, str) else self._within

    def within(self, found: DateFound) -> dt.date | None:
        """The date that the caller wants where a cell has a year, or a month for "start" and "end"."""
        if self._within is None or found.approximate:
            return None
        year = found.first.year
        whole_year = (found.first, found.last) == (dt.date(year, 1, 1), dt.date(year, 12, 31))
        whole_month = found.first.day == 1 and found.last == found.first.replace(
            day=month_length(year, found.first.month)
        )
        if isinstance(self._within, str):
            if not (whole_year or whole_month):
                return None
            return found.first if self._within == "start" else found.last
        month, day = self._within
        return dt.date(year, month, min(day, month_length(year, month))) if whole_year else None


def _is_iso(text: str) -> bool:
    """Whether the text looks like YYYY-MM-DD, which has one order."""
    return len(text) == len("YYYY-MM-DD") and text[4] == text[7] == "-" and text[:4].isdigit()


def within_year(year: str | None) -> str | tuple[int, int] | None:
    """The argument `year`: "start", "end" (or "first", "last"), or a month and day. Raises `InvalidChoice`."""
    if year is None:
        return None
    text = str(year).strip().casefold()
    if text in ("start", "first"):
        return "start"
    if text in ("end", "last"):
        return "end"
    try:
        day = dt.date.fromisoformat(f"2000-{text}")
    except ValueError:
        message = f"year={shown(year)} is not an allowed value. Give 'end', 'start', or a day such as '06-30'."
        raise InvalidChoice(message, query=str(year), suggestions=("end", "start")) from None
    return day.month, day.day
