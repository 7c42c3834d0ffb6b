"""Understand a user's table: which columns its headings mean, and what each row says about which State.

Nothing is guessed. A heading that may have another meaning is not used and is reported. A cell that cannot be
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
from .table_days import Cell, cell_of, date_in, is_blank
from .table_reading import UserTable, place_of
from .table_words import ACT_WORDS, ACTS, MARKS, heading_of


class UserColumn(NamedTuple):
    """The meaning of a heading.

    ``name`` is the column of ours that it means, ``marks`` says which column a mark beside a date means, and
    ``unmarked`` is the column of dates without a mark.
    """

    heading: str
    name: str
    marks: Mapping[str, str] = MARKS
    unmarked: str = ""


def column_of(heading: str) -> UserColumn | None:
    """The column that a heading means, or None if it can mean several.

    A heading may name several kinds of consent with their marks: "Ratification, Acceptance(A), Accession(a)".
    """
    if len(heading) > _LONGEST_HEADING:
        return None
    whole = heading_of(heading)
    if whole is not None:
        return UserColumn(heading, whole)
    marks: dict[str, str] = {}
    unmarked: list[str] = []
    for part in _SEPARATOR.split(heading):
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
        return UserColumn(heading, first, marks or MARKS)
    if not all(ACTS[name] <= CONSENTS for name in (first, *others)):
        return None
    return UserColumn(heading, "consented", marks or MARKS, first if marks and len(unmarked) == 1 else "")


_LONGEST_HEADING = 200
_SEPARATOR = re.compile(
    r"""
    \s* [,;/|&+] \s*           # "Ratification, Accession", "Ratification/Accession"
  | \s+ (?:or|and) \s+         # "Ratification or accession"
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MARKED = re.compile(
    r"""
    (?P<words>.+?) \s*
    [(\[] \s* (?P<mark>[A-Za-z]{1,2}) \s* [)\]]   # "Accession(a)", "Approval [AA]"
    """,
    re.VERBOSE,
)


def _marked(part: str) -> tuple[str, str]:
    found = _MARKED.fullmatch(part)
    return (found["words"], found["mark"]) if found else (part, "")


def columns_of(table: UserTable, given: Mapping[str, str]) -> tuple[UserColumn, ...]:
    """The columns of a table, those that the caller names first. Raises `UnreadableData` if they are not clear."""
    headings = {normalise(heading): heading for heading in table.headings}
    columns: list[UserColumn] = []
    for name, theirs in given.items():
        heading = headings.get(normalise(theirs))
        if heading is None:
            message = f"There is no column {shown(theirs)}, given for {name!r}. {_listed(table)}"
            raise refuse("S107", table.name, message, "Correct columns={...}.", name=table.name)
        columns.append((column_of(heading) or UserColumn(heading, name))._replace(name=name))
    named = {column.heading for column in columns}
    for heading in table.headings:
        column = column_of(heading)
        if column is not None and heading not in named and column.name not in given:
            columns.append(column)
    for name in dict.fromkeys(column.name for column in columns):
        several = [column.heading for column in columns if column.name == name]
        if len(several) > 1 and name != "state":
            message = f"The columns {' and '.join(map(shown, several))} both mean {name!r}."
            raise refuse("S105", table.name, message, "Choose one with columns={...}.", name=table.name)
    if all(column.name != "state" for column in columns):
        message = f"There is no column with States. {_listed(table)}"
        raise refuse("S107", table.name, message, "Name it with columns={'state': '...'}.", name=table.name)
    return tuple(columns)


def _listed(table: UserTable) -> str:
    return (
        f"The columns are: {', '.join(map(shown, table.headings[:20]))}." if table.headings else "There are no columns."
    )


class UserDate(NamedTuple):
    """A date in a row (None for an empty cell), with the column that it belongs to and its heading."""

    name: str
    day: dt.date | None
    heading: str


class UserRow(NamedTuple):
    """A row: its place, the cells that name its State, and what it says.

    ``words`` are its convention, status and kind of act, each with the heading. ``on`` is the date of its status.
    ``problems`` are findings about cells that could not be understood.
    """

    where: str
    states: tuple[tuple[str, Cell], ...]
    words: Mapping[str, tuple[str, str]]
    days: tuple[UserDate, ...]
    on: dt.date | None
    problems: tuple[Finding, ...]

    def place(self, heading: str) -> str:
        """The place of a cell of the row."""
        return place_of(self.where, heading)


_TEXTS = ("convention", "act", "status")


def rows_of(table: UserTable, columns: Sequence[UserColumn]) -> Iterator[UserRow]:
    """The rows of a table, as far as they can be understood.

    If a column gives the kind of act, the date of consent is the date of that act. If there is no date of consent, the
    column ``on`` is.
    """
    names = [column.name for column in columns]
    dating = "" if "act" not in names else "consented" if "consented" in names else "on"
    for where, record in table.rows:
        cells = [(column, cell_of(record.get(column.heading))) for column in columns]
        if any(cell is not None for _, cell in cells):
            yield _row(where, cells, dating)


def _row(where: str, cells: list[tuple[UserColumn, Cell]], dating: str) -> UserRow:
    problems: list[Finding] = []
    for place, (column, cell) in enumerate(cells):
        if isinstance(cell, str) and (character := refused_character(cell)):
            message = f"The character {character} is not allowed in text."
            problems.append(fault("S114", place_of(where, column.heading), message, "Remove it."))
            cells[place] = column, None
    texts = [(column, cell) for column, cell in cells if column.name in _TEXTS and not is_blank(cell)]
    words = {column.name: (column.heading, str(cell)) for column, cell in texts}
    act = ""
    if "act" in words:
        heading, word = words["act"]
        act = ACT_WORDS.get(normalise(word), "")
        if not act:
            message = f"{shown(word)} is not a known kind of act."
            problems.append(fault("S110", place_of(where, heading), message, f"Known are: {', '.join(ACTS)}."))
    days: list[UserDate] = []
    for column, cell in cells:
        if column.name in ("state", *_TEXTS):
            continue
        if act and column.name == dating:
            column = column._replace(name=act, unmarked="")
        found = _day(place_of(where, column.heading), column, cell)
        (problems if isinstance(found, Finding) else days).append(found)  # type: ignore[arg-type]
    return UserRow(
        where=where,
        states=tuple((column.heading, cell) for column, cell in cells if column.name == "state"),
        words=words,
        days=tuple(item for item in days if item.name != "on"),
        on=next((item.day for item in days if item.name == "on"), None),
        problems=tuple(problems),
    )


def _day(place: str, column: UserColumn, cell: Cell) -> UserDate | Finding:
    """The date in a cell, or the finding that says what is wrong with it."""
    if is_blank(cell):
        return UserDate(column.name, None, column.heading)
    try:
        day, mark = date_in(cell)
    except InvalidDate as error:
        return fault("S109", place, f"{error}.", "Write it as YYYY-MM-DD.")
    name = column.unmarked or column.name
    if mark:
        name = column.marks.get(mark) or ACT_WORDS.get(normalise(mark), "")
        if name not in ACTS or column.name not in ACTS:
            message = f"The heading does not explain the mark {mark!r} beside the date."
            return fault("S110", place, message, "Explain it in the heading, such as 'Ratification, Accession(a)'.")
    return UserDate(name, day, column.heading)
