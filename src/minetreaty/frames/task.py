"""The task: what a call of `enrich` asked for, checked against the frame's columns before anything is looked up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

from attrs import frozen

from ..errors import InvalidDate, MissingExtra, UnknownState, UnsuitableFrame
from ..intake.date_columns import DateColumn
from ..model.days import as_day
from ..model.statuses import Status
from ..standing.codes import NUMERIC
from .grid import Grid, Roster

COLUMNS = ("status", "is_party", "since")
"""What is added unless the user says otherwise: the status, whether it is a party's (null where that is undetermined),
and the first day of the current period.
"""

ON_REQUEST = ("beyond_record",)
"""What else can be added: whether the date lies after the one to which the record is complete."""

BEYOND = "rows beyond the record"
"""The entry of what was found that counts the rows with a status on a date beyond the record."""

STATUSES = tuple(status.value for status in Status)


def narwhals() -> Any:
    """The layer that knows every frame library by the same words. Raises `MissingExtra`."""
    try:
        return import_module("narwhals")
    except ImportError as missing:
        raise MissingExtra("Data frames need narwhals: install minetreaty[frames].", extra="frames") from missing


class ColumnNames(Protocol):
    """Columns to read, and names of the new ones."""

    @property
    def state(self) -> str:
        """The column of States."""
        ...

    @property
    def on(self) -> str | dt.date:
        """The column of dates, or one date."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """What is added, each under its new name."""
        ...


@frozen(kw_only=True)
class Task:
    """Which columns to read, what to add under which names, and the roster to look States up in.

    ``on`` is a column's name or one day for all rows; ``names`` maps what is added to the new columns' names. ``as_of``
    is the date to which the record is complete. ``days`` reads the column of dates.
    """

    state: str
    on: str | dt.date
    names: Mapping[str, str]
    roster: Roster
    as_of: dt.date
    strict: bool
    days: DateColumn

    @property
    def grid(self) -> Grid:
        """The grid as it is now: a name that passed from State to State adds a line."""
        return self.roster.grid

    @property
    def read(self) -> list[str]:
        """The columns to read."""
        return [self.state, self.on] if isinstance(self.on, str) else [self.state]

    @property
    def has_numbers(self) -> bool:
        """Whether States may be numbers."""
        return self.roster.reader.vocabulary in NUMERIC

    def day(self, value: object) -> dt.date | None:
        """The date in a cell of the column of dates; None if there is none. Date-times lose their time."""
        if isinstance(value, dt.datetime) and value.tzinfo is None and value == value:
            return value.date()
        return self.days.day(value)


def new_names(columns: Sequence[str], prefix: str) -> dict[str, str]:
    """What is to be added, each under its new name. Raises `UnsuitableFrame`."""
    wanted = [columns] if isinstance(columns, str) else list(columns)
    known = (*COLUMNS, *ON_REQUEST)
    if not wanted or len(set(wanted)) < len(wanted) or not set(wanted) <= set(known):
        raise UnsuitableFrame(f"columns={columns!r}: choose among {', '.join(known)}, each once.")
    return {column: prefix + column for column in wanted}


def day_or_column(on: str | dt.date) -> str | dt.date:
    """`on` as it was given. A date-time is not a date, so that a ``datetime`` raises `InvalidDate`."""
    return on if isinstance(on, str) else as_day(on)


def check_columns(request: ColumnNames, schema: Mapping[str, Any]) -> None:
    """Check that the frame has the columns to read, and none of those to add. Raises `UnsuitableFrame`."""
    for name in (request.state, request.on):
        if isinstance(name, str) and name not in schema:
            hint = " One day for all rows is given as a date, not as text." if name == request.on else ""
            raise UnsuitableFrame(f"The frame has no column {name!r}: it has {', '.join(map(repr, schema))}.{hint}")
    for name in request.names.values():
        if name in schema:
            raise UnsuitableFrame(f"The frame has a column {name!r} already: choose a prefix, or rename it.")


def check(task: Task, frame: Any, schema: Mapping[str, Any]) -> None:
    """Check that the columns to read are of types that can be read.

    `frame` is wrapped by narwhals, and `schema` has its types. Raises `UnknownState` and `InvalidDate`.
    """
    _check_states(task, frame, schema[task.state])
    if isinstance(task.on, str):
        _check_days(task, task.on, frame, schema[task.on])


def _check_states(task: Task, frame: Any, of_states: Any) -> None:
    nw = narwhals()
    text = isinstance(of_states, nw.String | nw.Categorical | nw.Enum | nw.Unknown) or _has_values(frame, of_states)
    number = task.has_numbers and of_states.is_numeric()
    if not text and not number and not _is_blank(frame, task.state):
        raise not_text(task.state, of_states)


def not_text(name: str, type_: object) -> UnknownState:
    """The error for a column of States that holds no text."""
    return UnknownState(
        f"Column {name!r} has values of type {type_}: give codes or names of States as text. Numbers name no State "
        f"until their list is known: say which one with vocabulary= ({', '.join(map(repr, NUMERIC))}).",
        query=name,
    )


def _check_days(task: Task, name: str, frame: Any, of_days: Any) -> None:
    nw = narwhals()
    zoned = isinstance(of_days, nw.Datetime) and of_days.time_zone is not None
    if zoned and not frame.implementation.is_pyspark():  # Spark's own moments are read in the session's zone
        raise InvalidDate(
            f"Column {name!r} holds moments in the zone {of_days.time_zone}: which day each of them is depends on the "
            "place. Convert them to dates first.",
            query=name,
        )
    days = isinstance(of_days, nw.Date | nw.Datetime | nw.String | nw.Unknown) or _has_values(frame, of_days)
    days = days or (task.days.year is not None and of_days.is_numeric())
    days = days or isinstance(of_days, nw.Categorical | nw.Enum)
    if not days and not _is_blank(frame, name):
        raise InvalidDate(
            f"Column {name!r} has values of type {of_days}: give dates, or text. If they are years, say which date "
            "within the year is meant: year='end', year='start', or a day such as year='06-30'.",
            query=name,
        )


def _has_values(frame: Any, type_: Any) -> bool:
    """Whether the type is that of any values of Python, read one by one. polars cannot read its own."""
    return isinstance(type_, narwhals().Object) and not frame.implementation.is_polars()


def _is_blank(frame: Any, name: str) -> bool:
    """Whether it is a column of pandas without values, the type of which says nothing."""
    return frame.implementation.is_pandas() and bool(frame.get_column(name).is_null().all())
