"""Days and the arithmetic that treaties do with them. A day is a ``date``; intervals are half-open."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ..errors import InvalidDate, as_text, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol
else:
    Protocol = object  # typing would make the first answer slower


class NumpyDateTime(Protocol):
    """A ``datetime64`` of numpy, which is no ``date``."""

    @property
    def dtype(self) -> Any:
        """The type that numpy gives it, with its unit."""

    def astype(self, dtype: Any, /) -> Any:
        """The same in another unit."""


Day = date | str | NumpyDateTime
"""What a caller may give for a day: a ``date`` or text of the form YYYY-MM-DD, or a date-time of Python, pandas or
numpy that is midnight and has no time zone.
"""

ONE_DAY = timedelta(days=1)


def as_day(value: Day, name: str = "on") -> date:
    """The day that `value` names. `name` is the argument's name, for the error.

    Raises `InvalidDate` for a date-time with a time zone or another time than midnight, for any text but YYYY-MM-DD,
    and for days that do not exist.
    """
    if type(value) is date:
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return date(value.year, value.month, value.day)
    if isinstance(value, str):
        digits = value[:4] + value[5:7] + value[8:]
        if len(value) == 10 and value[4] == value[7] == "-" and digits.isascii() and digits.isdigit():
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise InvalidDate(f"{name}={shown(value)}: there is no such day.", query=value) from None
        raise InvalidDate(f"{name}={shown(value)} is not a day: write it as YYYY-MM-DD.", query=value)
    found = of_midnight(value)
    if found is not None:
        return found
    moment = (
        " Only midnight without a time zone is a day. Otherwise give its .date()." if hasattr(value, "date") else ""
    )
    raise InvalidDate(
        f"{name} takes a date or text of the form YYYY-MM-DD, not {type(value).__name__} ({shown(value)}).{moment}",
        query=as_text(value),
    )


def of_midnight(value: object) -> date | None:
    """The day of a date-time of Python, pandas or numpy that is midnight without a time zone, otherwise None."""
    if isinstance(value, datetime):
        text = value.isoformat() if value.tzinfo is None else ""
    else:
        text = str(value) if type(value).__name__ == "datetime64" else ""
    day, _, time = text.partition("T")
    if len(day) != len("YYYY-MM-DD") or time.strip("0:."):  # NaT, or a year or month of numpy
        return None
    try:
        return date.fromisoformat(day)
    except ValueError:  # a year that dates do not reach
        return None


def first_and_last(since: Day | None, until: Day | None) -> tuple[date, date]:
    """The first and the last day of a span, both included: those of the calendar where none is given."""
    first = date.min if since is None else as_day(since, "since")
    last = date.max if until is None else as_day(until, "until")
    return first, last


def month_length(year: int, month: int) -> int:
    """How many days the month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - ONE_DAY).day


def same_day_after(day: date, months: int) -> date:
    """The day with the same number `months` later; the last of the month where that month is shorter.

    The clamping is depositary practice under the CCW (30 August 2002 gives 28 February 2003). Raises `InvalidDate`
    where the calendar ends before that day.
    """
    first = first_of_month_after(day, months)
    return first.replace(day=min(day.day, month_length(first.year, first.month)))


def first_of_month_after(day: date, months: int) -> date:
    """The first day of the month that lies `months` after the month of `day`. Raises `InvalidDate` as above."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, 1)
    except ValueError:
        raise beyond_calendar(day) from None


def beyond_calendar(day: date) -> InvalidDate:
    """The error for a day that would lie after the last one, or before the first one, that can be written."""
    return InvalidDate(f"What follows from {day} lies beyond the calendar: check the year.", query=str(day))
