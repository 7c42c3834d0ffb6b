"""Days and the arithmetic that treaties do with them. A day is a ``date``; intervals are half-open."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from .errors import InvalidDate

Day = date | str
"""What a caller may give for a day: a ``date`` or text of the form YYYY-MM-DD."""

ONE_DAY = timedelta(days=1)


def as_day(value: Day, name: str = "on") -> date:
    """The day that `value` names. `name` is the argument's name, for the error.

    Raises `InvalidDate` for a ``datetime`` (a moment is not a day), for any text but YYYY-MM-DD, and for days that do
    not exist.
    """
    if type(value) is date:
        return value
    if isinstance(value, str):
        digits = value[:4] + value[5:7] + value[8:]
        if (
            len(value) == 10
            and value[4] == value[7] == "-"
            and len(digits) == 8
            and digits.isascii()
            and digits.isdigit()
        ):
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise InvalidDate(f"{name}={value!r}: there is no such day.", query=value) from None
        raise InvalidDate(f"{name}={value!r} is not a day: write it as YYYY-MM-DD.", query=value)
    raise InvalidDate(
        f"{name} takes a date or text of the form YYYY-MM-DD, not {type(value).__name__} ({value!r}).", query=str(value)
    )


def _month_length(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - ONE_DAY).day


def same_day_after(day: date, months: int) -> date:
    """The day with the same number `months` later; the last of the month where that month is shorter.

    The clamping is depositary practice under the CCW (30 August 2002 gives 28 February 2003).
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    month += 1
    return date(year, month, min(day.day, _month_length(year, month)))


def first_of_month_after(day: date, months: int) -> date:
    """The first day of the month that lies `months` after the month of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


@frozen(order=False)
class PartialDate:
    """A date of which the day, or the day and the month, is not known. Never filled in; ``first`` and ``last`` bound
    it.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuses what cannot be a date; attrs calls it."""
        if self.day is not None and self.month is None:
            raise InvalidDate(f"{self.year}: a day needs a month.")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except (ValueError, OverflowError):
            raise InvalidDate(f"{self.year}-{self.month}-{self.day}: there is no such date.") from None

    @property
    def first(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or _month_length(self.year, month))

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known."""
        return self.first if self.day is not None else None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads YYYY, YYYY-MM or YYYY-MM-DD; raises `InvalidDate` for anything else."""
        parts = text.split("-")
        lengths = [len(part) for part in parts]
        if lengths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
            raise InvalidDate(f"{text!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD.", query=text)
        return cls(*map(int, parts))

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text
