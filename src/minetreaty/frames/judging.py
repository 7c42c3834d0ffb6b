"""Judge the columns of a frame before they are read: from which list the codes are, in which order the dates are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from ..errors import UnknownState
from ..intake.date_columns import DateColumn, within_year
from ..intake.dates import Years
from ..intake.headings import heading_of, may_name_states
from ..intake.state_columns import StateColumn, contradiction, judge, vocabulary_of
from ..intake.states import StateReader
from ..register import Register
from ..standing.ledger import Ledger
from .grid import Roster
from .notes import ReadingNote, note
from .task import Task, narwhals

ROWS = 100_000
"""How many rows of a frame are looked at."""

_PAIRS = 2_000

_ISO = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _is_year(_request: Any, _attribute: Any, year: str | None) -> None:
    within_year(year)


@frozen(kw_only=True)
class Request:
    """What a call of `enrich` asked for."""

    state: str
    on: str | dt.date
    register: Register
    ledger: Ledger
    names: Mapping[str, str]
    reader: StateReader
    dayfirst: bool | None
    year: str | None = field(validator=_is_year)
    strict: bool

    @property
    def years(self) -> Years:
        """The years that two digits can mean: those from the adoption to what the record knows."""
        convention = self.ledger.convention
        return Years(convention.adopted.year, convention.as_of.year + 1)


def unjudged(request: Request) -> Task:
    """The task for a frame that cannot be looked at yet, or for a part of one."""
    named = vocabulary_of(request.state) if request.reader.vocabulary == "any" else ""
    return _task(request, request.reader.within(named) if named else request.reader, [])


def judged(request: Request, frame: Any, schema: Mapping[str, Any]) -> Task:
    """The task for a frame, wrapped by narwhals, whose columns are at hand. Raises `UnknownState`.

    Texts in no list that the caller or the heading names are judged by `judge_unread`, after they were looked up.
    """
    head = frame.head(ROWS)
    column = StateColumn(reader=request.reader) if _waits(request, frame) else _judged_states(request, head)
    for other in _other_columns(request, schema):
        said = _contradiction(request, head, column, other)
        if said:
            raise UnknownState(said, query=request.state)
    days = _days(head, request.on) if isinstance(request.on, str) else []
    task = _task(request, column.reader, days)
    if task.days.note:
        note(f"Column {request.on!r}: {task.days.note}. Say dayfirst= to choose.", ReadingNote)
    return task


def judge_unread(request: Request, frame: Any) -> None:
    """Judge the column of States of a frame, wrapped by narwhals, in which some rows found no status.

    Raises `UnknownState` if its codes fit another list better. If all rows are read, no list fits better.
    """
    if _waits(request, frame):
        _judged_states(request, frame.head(ROWS))


def _waits(request: Request, frame: Any) -> bool:
    """Whether the column of States is text, in no list that the caller or the heading names."""
    nw, values = narwhals(), frame.get_column(request.state)
    is_text = isinstance(values.dtype, nw.String | nw.Enum)
    if isinstance(values.dtype, nw.Categorical):  # of text, or of numbers
        is_text = all(isinstance(value, str) for value in values.drop_nulls().head(1).to_list())
    return is_text and request.reader.vocabulary == "any" and not vocabulary_of(request.state)


def _judged_states(request: Request, frame: Any) -> StateColumn:
    column = judge(_distinct(frame, request.state), request.reader, request.state)
    if column.problem:
        raise UnknownState(column.problem, query=request.state)
    if column.warning:
        note(column.warning, ReadingNote)
    return column


def _task(request: Request, reader: StateReader, days: list[Any]) -> Task:
    day = None if isinstance(request.on, str) else request.on
    return Task(
        state=request.state,
        on=request.on,
        names=request.names,
        roster=Roster(request.register, request.ledger, day, reader),
        as_of=request.ledger.as_of,
        strict=request.strict,
        days=DateColumn(days, request.years, dayfirst=request.dayfirst, year=request.year),
    )


def _distinct(frame: Any, name: str) -> list[Any]:
    """The different values of a column, in an order of their own. Values of Python are given as they are."""
    values = frame.get_column(name)
    if isinstance(values.dtype, narwhals().Object):  # they may have no hash
        return list(values.to_list())
    return sorted(values.unique().to_list(), key=str)


def _days(frame: Any, name: str) -> list[Any]:
    """The different values of a column of dates that are to be read one by one."""
    nw, values = narwhals(), frame.get_column(name)
    if isinstance(values.dtype, nw.Date | nw.Datetime):
        return []
    if isinstance(values.dtype, nw.String):
        values = values.filter(~values.str.contains(_ISO))
    return _distinct(values.to_frame(), name)


def _other_columns(request: Request, schema: Mapping[str, Any]) -> Iterator[str]:
    """Other columns of text whose headings are those of States."""
    nw = narwhals()
    for name, type_ in schema.items():
        is_text = isinstance(type_, nw.String | nw.Categorical | nw.Enum)
        if (
            name not in (request.state, request.on)
            and is_text
            and (heading_of(name) == "state" or may_name_states(name))
        ):
            yield name


def _contradiction(request: Request, frame: Any, column: StateColumn, other: str) -> str:
    """What to say if another column names other States in most rows."""
    second = judge(_distinct(frame, other), request.reader.within("any"), other)
    if second.problem or second.unread:
        return ""
    pairs = frame.select(request.state, other).head(_PAIRS).unique(maintain_order=True).rows()
    return contradiction(pairs, column, second, other)
