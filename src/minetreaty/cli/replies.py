"""Replies: what a command answers, before it is known how it will be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple, TypeAlias, cast

from attrs import AttrsInstance, field, fields, frozen

from ..acts import Act, AnyAct
from ..conventions import Convention
from ..dates import PartialDate
from ..state_sets import StateSet
from ..states import State
from ..statuses import Status


class Mark(NamedTuple):
    """A letter that stands for a status."""

    letter: str
    status: Status


Cell: TypeAlias = str | int | float | dt.date | PartialDate | State | Mark | Iterable[str] | None
"""What can stand in a table: printed as text; True and False as yes and no, None as nothing, several as a list."""


EMPTY = "none"
"""What stands for a table without rows."""


class Column(NamedTuple):
    """A column. The text of a ``wide`` one may go over several lines where the table must fit."""

    name: str
    wide: bool = False
    right: bool = False

    @property
    def heading(self) -> str:
        """The name as people read it."""
        return self.name.replace("_", " ")


def wide(name: str) -> Column:
    """A column whose text may go over several lines."""
    return Column(name, wide=True)


def right(name: str) -> Column:
    """A column of numbers."""
    return Column(name, right=True)


@frozen
class Text:
    """A paragraph. Each line of it stands for itself; lines that begin with a dash are items of a list."""

    text: str
    title: str = ""


def _columns(columns: Iterable[Column | str]) -> tuple[Column, ...]:
    return tuple(Column(column) if isinstance(column, str) else column for column in columns)


@frozen
class Table:
    """Rows under named columns, for people and for CSV alike. Without ``headings`` people do not see the names.

    A ``verbatim`` table has the user's own cells, which CSV gives back as they were.
    """

    columns: tuple[Column, ...] = field(converter=_columns)
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    headings: bool = True
    verbatim: bool = False

    def without_empty_columns(self) -> Table:
        """The table for people: columns that say nothing are left out."""
        kept = [place for place in range(len(self.columns)) if any(text(row[place]) for row in self.rows)]
        return Table(
            [self.columns[place] for place in kept],
            [[row[place] for place in kept] for row in self.rows],
            title=self.title,
            headings=self.headings,
        )

    def as_cards(self) -> Table:
        """The table for narrow terminals: each row as lines of name and value, with a blank line between rows."""
        lines: list[Sequence[Cell]] = []
        for row in self.rows:
            lines += [("", "")] if lines else []
            lines += [(column.heading, cell) for column, cell in zip(self.columns, row, strict=True) if text(cell)]
        return Table(("name", wide("value")), lines, title=self.title, headings=False)

    def records(self) -> list[dict[str, Any]]:
        """The rows by the names of the columns, as plain values."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, map(plain, row), strict=True)) for row in self.rows]


Block: TypeAlias = Text | Table


@frozen(kw_only=True)
class Reply:
    """A command's answer in each format: ``blocks`` to read, the ``table`` as CSV, ``data`` as JSON.

    ``notes`` say what the answer leaves open: below the blocks, on standard error beside CSV, and in the JSON object,
    unless that is ``whole``: of a form that other programs know, which takes no more. ``code`` is the exit code.
    """

    blocks: Sequence[Block]
    table: Table
    data: Mapping[str, object]
    notes: Sequence[str] = ()
    whole: bool = False
    code: int = 0


def plain(value: object) -> Any:
    """The value as JSON has it: days as ISO text, States by their alpha-3 code, objects by their fields."""
    match value:
        case Enum():
            return value.value
        case None | str() | int() | float():
            return value
        case dt.date() | PartialDate():
            return str(value)
        case State():
            return value.alpha3
        case StateSet():
            return list(value.codes)
        case Mapping():
            return {str(key): plain(item) for key, item in cast(Mapping[object, object], value).items()}
        case Sequence():
            return [plain(item) for item in cast(Sequence[object], value)]
        case _:
            kind = cast(type[AttrsInstance], type(value))
            return {item.name: plain(getattr(value, item.name)) for item in fields(kind)}


def text(cell: Cell) -> str:
    """A cell as text."""
    match cell:
        case None:
            return ""
        case Mark():
            return cell.letter
        case bool():
            return "yes" if cell else "no"
        case str() | int() | float() | dt.date() | PartialDate() | State():
            return str(cell)
        case _:
            return " ".join(cell)


def exact(cell: Cell) -> Cell:
    """The cell for tables of data, which have true and false where people read yes and no."""
    return str(cell).lower() if isinstance(cell, bool) else cell


def shown(cell: Cell) -> str:
    """A cell as text for people: on one line, and without anything that would steer a terminal."""
    return harmless(text(cell)).replace("\n", " ")


def harmless(lines: str) -> str:
    """The text without letters that steer a terminal; line ends stay."""
    return lines.translate(_STEERING)


_STEERING = {code: " " for code in (*range(32), *range(127, 160)) if code != ord("\n")}


def when(act: AnyAct) -> dt.date | PartialDate:
    """The day of an act, or as much of it as is known."""
    return act.date if isinstance(act, Act) else act.when


def beyond_record(convention: Convention, day: dt.date) -> Iterator[str]:
    """The note for a day to which the record does not reach."""
    if day > convention.as_of:
        yield f"{convention.key}: the record is complete to {convention.as_of}; acts received later may be missing."
