"""What a table of somebody's says: which columns its headings mean, and what each row tells of which State.

Nothing is guessed: a heading that may mean something else is left alone and said to be, a cell that cannot be
understood is a problem of its row.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..errors import InvalidDate
from ..facts.parsing import fault, refuse, refused_character, shown
from ..findings import Finding
from ..model.acts import CONSENTS
from ..standing.names import normalise
from .table_days import Cell, cell_of, day_told, is_blank
from .table_reading import Table
from .table_words import ACT_WORDS, ACTS, MARKS, heading_of


class Column(NamedTuple):
    """What a heading means: the column it is, the columns that marks beside its days mean, and that of days without."""

    heading: str
    name: str
    marks: Mapping[str, str] = MARKS
    unmarked: str = ""


def column_of(heading: str) -> Column | None:
    """The column that a heading means, if it can mean only one.

    A heading may name several kinds of consent, and the marks for them: "Ratification, Acceptance(A), Accession(a)".
    """
    if len(heading) > _LONGEST_HEADING:
        return None
    whole = heading_of(heading)
    if whole is not None:
        return Column(heading, whole)
    marks: dict[str, str] = {}
    unmarked: list[str] = []
    for part in _PARTING.split(heading):
        words, mark = _marked(part)
        name = heading_of(words)
        if name is None or name not in ACTS:
            return None
        if mark:
            marks[mark] = name
        else:
            unmarked.append(name)
    first, *others = dict.fromkeys([*unmarked, *marks.values()])
    if not others:
        return Column(heading, first, marks or MARKS)
    if not all(ACTS[name] <= CONSENTS for name in (first, *others)):
        return None
    return Column(heading, "consented", marks or MARKS, first if marks and len(unmarked) == 1 else "")


_LONGEST_HEADING = 200
_PARTING = re.compile(r"\s*[,;/|&+]\s*|\s+(?:or|and)\s+", re.IGNORECASE)
_MARKED = re.compile(r"(?P<words>.+?)\s*[(\[]\s*(?P<mark>[A-Za-z]{1,2})\s*[)\]]")


def _marked(part: str) -> tuple[str, str]:
    found = _MARKED.fullmatch(part)
    return (found["words"], found["mark"]) if found else (part, "")


def columns_of(table: Table, given: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of a table, those that the caller names first. Raises `UnreadableData` where they are not clear."""
    headings = {normalise(heading): heading for heading in table.headings}
    columns: list[Column] = []
    for name, theirs in given.items():
        heading = headings.get(normalise(theirs))
        if heading is None:
            message = f"There is no column {shown(theirs)}, which is to be {name!r}. {_there_are(table)}"
            raise refuse("S107", table.name, message, "Mend columns.", name=table.name)
        columns.append((column_of(heading) or Column(heading, name))._replace(name=name))
    said = {column.heading for column in columns}
    for heading in table.headings:
        column = column_of(heading)
        if column is not None and heading not in said and column.name not in given:
            columns.append(column)
    for name in dict.fromkeys(column.name for column in columns):
        several = [column.heading for column in columns if column.name == name]
        if len(several) > 1 and name != "state":
            message = f"The columns {' and '.join(map(shown, several))} both mean {name!r}."
            raise refuse("S105", table.name, message, "Say which is meant: columns={...}.", name=table.name)
    if all(column.name != "state" for column in columns):
        message = f"There is no column of States. {_there_are(table)}"
        raise refuse("S107", table.name, message, "Name it: columns={'state': '...'}.", name=table.name)
    return tuple(columns)


def _there_are(table: Table) -> str:
    return f"There are: {', '.join(map(shown, table.headings[:20]))}." if table.headings else "There is none."


class Day(NamedTuple):
    """A day that a row tells, None for an empty cell: of which column of ours, and under which heading."""

    name: str
    day: dt.date | None
    heading: str


class Row(NamedTuple):
    """A row: where it stands, what names the State in it, and what it says of it.

    ``words`` are its convention, status and kind of act, each with the heading; ``on`` is the day that its status is
    of; ``problems`` are what could not be understood.
    """

    where: str
    states: tuple[tuple[str, Cell], ...]
    words: Mapping[str, tuple[str, str]]
    days: tuple[Day, ...]
    on: dt.date | None
    problems: tuple[Finding, ...]

    def place(self, heading: str) -> str:
        """Where a cell of the row stands."""
        return _place(self.where, heading)


def _place(where: str, heading: str) -> str:
    return f"{where}, column {heading[:60]}"


_TEXTS = ("convention", "act", "status")


def rows_of(table: Table, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a table, as far as they can be understood.

    Where a column says what kind of act a row is about, the day of consent, or else the lone day, is the day of that.
    """
    names = [column.name for column in columns]
    dating = "" if "act" not in names else "consented" if "consented" in names else "on"
    for where, record in table.rows:
        cells = [(column, cell_of(record.get(column.heading))) for column in columns]
        if any(cell is not None for _, cell in cells):
            yield _row(where, cells, dating)


def _row(where: str, cells: list[tuple[Column, Cell]], dating: str) -> Row:
    problems: list[Finding] = []
    for place, (column, cell) in enumerate(cells):
        if isinstance(cell, str) and (character := refused_character(cell)):
            message = f"The character {character} must not stand in text."
            problems.append(fault("S114", _place(where, column.heading), message, "Leave it out."))
            cells[place] = column, None
    texts = [(column, cell) for column, cell in cells if column.name in _TEXTS and not is_blank(cell)]
    words = {column.name: (column.heading, str(cell)) for column, cell in texts}
    act = ""
    if "act" in words:
        heading, word = words["act"]
        act = ACT_WORDS.get(normalise(word), "")
        if not act:
            message = f"{shown(word)} is no act that is known here."
            problems.append(fault("S110", _place(where, heading), message, f"One of: {', '.join(ACTS)}."))
    days: list[Day] = []
    for column, cell in cells:
        if column.name in ("state", *_TEXTS):
            continue
        if act and column.name == dating:
            column = column._replace(name=act, unmarked="")
        told = _day(_place(where, column.heading), column, cell)
        (problems if isinstance(told, Finding) else days).append(told)  # type: ignore[arg-type]
    return Row(
        where=where,
        states=tuple((column.heading, cell) for column, cell in cells if column.name == "state"),
        words=words,
        days=tuple(told for told in days if told.name != "on"),
        on=next((told.day for told in days if told.name == "on"), None),
        problems=tuple(problems),
    )


def _day(place: str, column: Column, cell: Cell) -> Day | Finding:
    """The day in a cell, or what is wrong with it."""
    if is_blank(cell):
        return Day(column.name, None, column.heading)
    try:
        day, mark = day_told(cell)
    except InvalidDate as error:
        return fault("S109", place, f"{error}.", "Write it as YYYY-MM-DD.")
    name = column.unmarked or column.name
    if mark:
        name = column.marks.get(mark) or ACT_WORDS.get(normalise(mark), "")
        if name not in ACTS or column.name not in ACTS:
            message = f"What the mark {mark!r} beside the day means is not said."
            return fault("S110", place, message, "Say it in the heading: 'Ratification, Accession(a)'.")
    return Day(name, day, column.heading)
