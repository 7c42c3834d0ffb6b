"""Gaps: rows that have no answer. They get null, and are counted by class in one warning, or named in an error."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from ..errors import AmbiguousName, InvalidDate, MinetreatyError, NotInUniverse, UnknownState
from .notes import RowsBeyondRecord, RowsWithoutStatus, note
from .task import Task

_NAMED = 20
"""How many values of a class an error names."""

_FIRST = 3
"""How many values of a class a warning names."""


class Gap(StrEnum):
    """Why a row has no status."""

    NO_STATE = "no state"
    UNKNOWN_STATE = "unknown state"
    AMBIGUOUS_NAME = "name of more than one state"
    NO_DAY = "no day"
    NOT_A_DAY = "not a day"
    NOT_IN_UNIVERSE = "state not in the universe on that day"


class Gaps:
    """How many rows of each class there are, and which values they hold."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._rows: dict[Gap, int] = {}
        self._values: dict[Gap, dict[str, list[dt.date]]] = {}

    def add(self, state: object, day: object, rows: int) -> None:
        """Counts rows without status that hold the same state and day."""
        gap, value, when = self._class(state, day)
        self._rows[gap] = self._rows.get(gap, 0) + rows
        self._values.setdefault(gap, {}).setdefault(value, []).extend(when)

    def _class(self, state: object, day: object) -> tuple[Gap, str, list[dt.date]]:
        roster = self._task.roster
        if is_null(state):
            return Gap.NO_STATE, "null", []
        text = str(state)
        if roster.line(state) is None:
            return Gap.AMBIGUOUS_NAME if text in roster.ambiguous else Gap.UNKNOWN_STATE, repr(text), []
        if is_null(day):
            return Gap.NO_DAY, "null", []
        when = day if type(day) is dt.date else self._task.day(day)
        if when is None:
            return Gap.NOT_A_DAY, repr(day), []
        if text not in roster.plain and roster.bearer(state, when) is None:
            return Gap.AMBIGUOUS_NAME, repr(text), [when]
        return Gap.NOT_IN_UNIVERSE, repr(text), [when]

    def report(self, beyond: int = 0) -> None:
        """Warn of the rows without status, and of those for dates `beyond` the record.

        Where the task is strict, rows without status are an error: that of the first class, its message naming all
        values.
        """
        error = self.error()
        if error is None:
            note(self.beyond(beyond), RowsBeyondRecord)
            return
        if self._task.strict:
            raise error
        counts = "; ".join(f"{gap} {self._rows[gap]:,}{self._first(gap)}" for gap in self._found())
        message = f"Rows without status, left null: {counts}. With strict=True the values are named."
        message += f" {self.beyond(beyond)}" if beyond else ""
        note(message, RowsWithoutStatus)

    def error(self) -> MinetreatyError | None:
        """The error for the rows without status: that of the first class, its message naming all values."""
        found = self._found()
        if not found:
            return None
        counts = "; ".join(f"{gap} {self._rows[gap]:,}" for gap in found)
        named = "; ".join(f"{gap}: {self._named(gap)}" for gap in found)
        return _error(found[0], f"Rows without status, {counts}. {named}.", min(self._values[found[0]]))

    def _found(self) -> list[Gap]:
        return [gap for gap in Gap if gap in self._rows]

    def check_columns(self, rows: int) -> None:
        """Raise the error for a column in which nothing could be read, of a frame with so many rows."""
        blank = self._rows.get(Gap.NO_STATE, 0)
        unknown = self._rows.get(Gap.UNKNOWN_STATE, 0)
        if unknown and unknown + blank == rows:
            value = min(self._values[Gap.UNKNOWN_STATE])
            try:
                self._task.roster.reader.find(value.strip("'"))
            except (AmbiguousName, UnknownState) as reason:
                message = f"No value in column {self._task.state!r} names a State that is known. {reason}"
                raise UnknownState(message, query=value.strip("'")) from None
        unread, empty = self._rows.get(Gap.NOT_A_DAY, 0), self._rows.get(Gap.NO_DAY, 0)
        if unread and unread + unknown + blank + empty + self._rows.get(Gap.AMBIGUOUS_NAME, 0) == rows:
            value = min(self._values[Gap.NOT_A_DAY])
            raise InvalidDate(
                f"No value in column {self._task.on!r} is a date that can be read, such as {value}. {self._why(value)}",
                query=value.strip("'"),
            )

    def _why(self, value: str) -> str:
        text = value.strip("'")
        try:
            found = self._task.days.find(text)
        except InvalidDate as reason:
            return f"{reason}. Write dates as YYYY-MM-DD, or say dayfirst= for dates such as 11/05/2010."
        return (
            f"It is {found.first} to {found.last}: say which date within the year is meant, with year='end', "
            "year='start' or a day such as year='06-30'."
        )

    def _first(self, gap: Gap) -> str:
        """The first values of a class, for a warning."""
        if gap in (Gap.NO_STATE, Gap.NO_DAY):
            return ""
        values = sorted(self._values[gap])
        more = ", ..." if len(values) > _FIRST else ""
        return f" ({', '.join(values[:_FIRST])}{more})"

    def beyond(self, rows: int) -> str:
        """What to say of so many rows for dates beyond the record."""
        return (
            f"Rows for dates beyond the record, which is complete to {self._task.as_of}: {rows:,}. Acts received later "
            "may be missing. The column 'beyond_record' marks these rows: ask for it with columns=."
        )

    def _named(self, gap: Gap) -> str:
        values = self._values[gap]
        named = [f"{value}{_span(days)}" for value, days in sorted(values.items())[:_NAMED]]
        return ", ".join(named) + (f" and {len(values) - _NAMED} more" if len(values) > _NAMED else "")


def _span(days: list[dt.date]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    return f" on {first}" if first == last else f" from {first} to {last}"


def _error(gap: Gap, message: str, value: str) -> MinetreatyError:
    if gap in (Gap.NO_STATE, Gap.UNKNOWN_STATE):
        return UnknownState(message, query=value.strip("'"))
    if gap is Gap.AMBIGUOUS_NAME:
        return AmbiguousName(message, query=value.strip("'"))
    if gap is Gap.NOT_IN_UNIVERSE:
        return NotInUniverse(message, query=value.strip("'"))
    return InvalidDate(message, query=value.strip("'"))


def is_null(value: Any) -> bool:
    """Whether it is null in any library's way: None, NaN, NaT, NA."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value
