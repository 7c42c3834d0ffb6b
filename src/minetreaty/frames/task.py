"""The task: what a call of `enrich` asked for, checked against the frame's columns before anything is looked up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from attrs import frozen

from ..errors import InvalidDate, MissingExtra, UnknownState, UnsuitableFrame
from ..model.days import as_day
from ..model.statuses import Status
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


@frozen(kw_only=True)
class Task:
    """Which columns to read, what to add under which names, and the roster to look States up in.

    ``on`` is a column's name or one day for all rows; ``names`` maps what is added to the new columns' names. ``as_of``
    is the date to which the record is complete.
    """

    state: str
    on: str | dt.date
    names: Mapping[str, str]
    roster: Roster
    as_of: dt.date
    strict: bool

    @property
    def grid(self) -> Grid:
        """The grid as it is now: a name that passed from State to State adds a line."""
        return self.roster.grid

    @property
    def read(self) -> list[str]:
        """The columns to read."""
        return [self.state, self.on] if isinstance(self.on, str) else [self.state]


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


def check(task: Task, frame: Any, schema: Mapping[str, Any]) -> None:
    """Whether the frame has the columns to read, in types that can be read, and none of those to add.

    `frame` is wrapped by narwhals, and `schema` has its types. Raises `UnsuitableFrame`, `UnknownState` and
    `InvalidDate`.
    """
    for name in task.read:
        if name not in schema:
            hint = " One day for all rows is given as a date, not as text." if name == task.on else ""
            raise UnsuitableFrame(f"The frame has no column {name!r}: it has {', '.join(map(repr, schema))}.{hint}")
    for name in task.names.values():
        if name in schema:
            raise UnsuitableFrame(f"The frame has a column {name!r} already: choose a prefix, or rename it.")
    _check_states(task.state, frame, schema[task.state])
    if isinstance(task.on, str):
        _check_days(task.on, frame, schema[task.on])


def _check_states(name: str, frame: Any, of_states: Any) -> None:
    nw = narwhals()
    text = isinstance(of_states, nw.String | nw.Categorical | nw.Enum | nw.Unknown) or _has_values(frame, of_states)
    if not text and not _is_blank(frame, name):
        raise not_text(name, of_states)


def not_text(name: str, type_: object) -> UnknownState:
    """The error for a column of States that holds no text."""
    return UnknownState(
        f"Column {name!r} holds {type_}: give codes or names of States as text, M49 codes with three digits.",
        query=name,
    )


def _check_days(name: str, frame: Any, of_days: Any) -> None:
    nw = narwhals()
    zoned = isinstance(of_days, nw.Datetime) and of_days.time_zone is not None
    if zoned and not frame.implementation.is_pyspark():  # Spark's own moments are read in the session's zone
        raise InvalidDate(
            f"Column {name!r} holds moments in the zone {of_days.time_zone}: which day each of them is depends on the "
            "place. Convert them to dates first.",
            query=name,
        )
    days = isinstance(of_days, nw.Date | nw.Datetime | nw.String | nw.Unknown) or _has_values(frame, of_days)
    if not days and not _is_blank(frame, name):
        raise InvalidDate(f"Column {name!r} holds {of_days}: give dates, or text of the form YYYY-MM-DD.", query=name)


def _has_values(frame: Any, type_: Any) -> bool:
    """Whether the type is that of any values of Python, read one by one. polars cannot read its own."""
    return isinstance(type_, narwhals().Object) and not frame.implementation.is_polars()


def _is_blank(frame: Any, name: str) -> bool:
    """Whether it is a column of pandas without values, the type of which says nothing."""
    return frame.implementation.is_pandas() and bool(frame.get_column(name).is_null().all())
