"""Gaps: rows that have no answer. They get null, and are counted by class in one warning, or named in an error."""

from __future__ import annotations

import datetime as dt
import warnings
from enum import StrEnum
from typing import Any

from ..errors import AmbiguousName, InvalidDate, MinetreatyError, NotInUniverse, UnknownState
from ..model.days import as_day
from .task import Task

_NAMED = 20
"""How many values of a class an error names."""


class RowsWithoutStatus(UserWarning):
    """Some rows of a frame got null: no State, no day, or no status on that day. The message counts them by class."""


class RowsBeyondRecord(UserWarning):
    """Every row of a frame has a status, but some are for dates after the one to which the record is complete."""


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
        when = to_day(day)
        if when is None:
            return Gap.NOT_A_DAY, repr(day), []
        if roster.bearer(text, when) is None:
            return Gap.AMBIGUOUS_NAME, repr(text), [when]
        return Gap.NOT_IN_UNIVERSE, repr(text), [when]

    def report(self, beyond: int = 0) -> None:
        """Warn of the rows without status, and of those for dates `beyond` the record.

        Where the task is strict, rows without status are an error: that of the first class, its message naming all
        values.
        """
        if not self._rows:
            warnings.warn(self._beyond(beyond), RowsBeyondRecord, stacklevel=5)
            return
        found = [gap for gap in Gap if gap in self._rows]
        counts = "; ".join(f"{gap} {self._rows[gap]:,}" for gap in found)
        if self._task.strict:
            named = "; ".join(f"{gap}: {self._named(gap)}" for gap in found)
            raise _error(found[0], f"Rows without status, {counts}. {named}.", min(self._values[found[0]]))
        message = f"Rows without status, left null: {counts}. With strict=True the values are named."
        message += f" {self._beyond(beyond)}" if beyond else ""
        warnings.warn(message, RowsWithoutStatus, stacklevel=5)

    def _beyond(self, rows: int) -> str:
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


def to_day(value: Any) -> dt.date | None:
    """The day that a value of a column stands for; None where it is none. Moments lose their time."""
    if isinstance(value, dt.datetime):
        return value.date() if value.tzinfo is None else None
    try:
        return as_day(value)
    except InvalidDate:
        return None
