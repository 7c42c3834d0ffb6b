"""Dates that may be known to the month or the year only."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ..errors import InvalidDate, as_text, shown
from .days import month_length


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
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except (ValueError, OverflowError):
            raise InvalidDate(f"{shown(self.year)}-{self.month}-{self.day}: there is no such date.") from None
        except TypeError:
            given = ", ".join(map(shown, (self.year, self.month, self.day)))
            raise InvalidDate(
                f"{given}: year, month and day are whole numbers; PartialDate.parse reads text."
            ) from None

    @property
    def first(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or month_length(self.year, month))

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known."""
        return self.first if self.day is not None else None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads YYYY, YYYY-MM or YYYY-MM-DD; raises `InvalidDate` for anything else."""
        parts = as_text(text).split("-")
        lengths = [len(part) for part in parts]
        if lengths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
            raise InvalidDate(f"{shown(text)} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD.", query=as_text(text))
        return cls(*map(int, parts))

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text
