"""Understand the rows of a user's table: what each says about which State.

A cell that cannot be understood is a problem of its row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..errors import InvalidDate
from ..facts.parsing import fault, refused_character, shown
from ..findings import Finding
from ..intake.cells import Cell, cell_of, is_blank
from ..intake.columns import DATES, UserColumn
from ..intake.date_columns import DateFound
from ..intake.dates import several_words, split_word
from ..intake.headings import ACT_WORDS, ACTS, OTHER_ACTS
from ..intake.tables import UserTable, place_of
from ..standing.names import normalise
from .table_words import WORDS


class UserDate(NamedTuple):
    """A date in a row (None for an empty cell), with the column that it belongs to and its heading."""

    name: str
    found: DateFound | None
    heading: str

    @property
    def day(self) -> dt.date | None:
        """The date, if it is known to the day."""
        return None if self.found is None else self.found.exact


class StateCell(NamedTuple):
    """A cell that names the State of a row, with the column that reads it."""

    column: UserColumn
    cell: Cell


class UserRow(NamedTuple):
    """A row: its place, the cells that name its State, and what it says.

    ``words`` are its convention, status and kind of act, each with the heading. ``on`` is the date of its status: a
    day, or the first and last day of a year. ``problems`` are findings about cells that could not be understood, and
    ``is_unread`` says that the date of its status is one of them. ``other_act`` is an act that no column is about.
    """

    where: str
    states: tuple[StateCell, ...]
    words: Mapping[str, tuple[str, str]]
    days: tuple[UserDate, ...]
    on: DateFound | None
    problems: tuple[Finding, ...]
    is_unread: bool = False
    other_act: str = ""

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
    days: list[UserDate] = []
    act, other = _act(where, words, problems)
    for column, cell in cells:
        if column.name == "status":
            days += _dated_status(where, column, words, problems)
        if column.name not in DATES:
            continue
        if act and column.name == dating:
            column = _of_act(column, act)
        found = _day(place_of(where, column.heading), column, cell)
        (problems if isinstance(found, Finding) else days).append(found)  # type: ignore[arg-type]
    on = {column.heading for column, cell in cells if column.name == "on" and not is_blank(cell)}
    return UserRow(
        where=where,
        states=tuple(StateCell(column, cell) for column, cell in cells if column.name == "state"),
        words=words,
        days=tuple(item for item in days if item.name != "on"),
        on=next((item.found for item in days if item.name == "on"), None),
        problems=tuple(problems),
        is_unread=any(item.where == place_of(where, heading) for heading in on for item in problems),
        other_act=other,
    )


def _act(where: str, words: dict[str, tuple[str, str]], problems: list[Finding]) -> tuple[str, str]:
    """The column that the kind of act of the row means, and the word for an act that no column is about."""
    if "act" not in words:
        return "", ""
    heading, word = words["act"]
    act = ACT_WORDS.get(normalise(word), "")
    if act:
        return act, ""
    if normalise(word) in OTHER_ACTS:
        return "", word
    message = f"{shown(word)} is not a known kind of act."
    problems.append(fault("S110", place_of(where, heading), message, f"Known are: {', '.join(ACTS)}."))
    return "", ""


def _of_act(column: UserColumn, act: str) -> UserColumn:
    return UserColumn(heading=column.heading, name=act, marks=column.marks, dates=column.dates)


def _dated_status(
    where: str, column: UserColumn, words: dict[str, tuple[str, str]], problems: list[Finding]
) -> Iterator[UserDate]:
    """The date in a cell such as ``Ratified 2/29/00``. The word stays as the status."""
    heading, text = words.get("status", ("", ""))
    several = several_words(text)
    if several:
        del words["status"]
        message = f"The cell says several things: {'; '.join(several)}."
        problems.append(fault("S110", place_of(where, heading), message, "Give each date a column of its own."))
        return
    parts = split_word(text) if normalise(text) not in WORDS else None
    word = normalise(parts[0]) if parts else ""
    if parts is None or column.dates is None or word not in WORDS:
        return
    words["status"] = heading, parts[0]
    name = ACT_WORDS.get(word)
    try:
        found = column.dates.find(parts[1])
    except InvalidDate as error:
        problems.append(fault("S109", place_of(where, heading), f"{error}.", "Write it as YYYY-MM-DD."))
        return
    if name is not None:
        yield UserDate(name, found, heading)


def _day(place: str, column: UserColumn, cell: Cell) -> UserDate | Finding:
    """The date in a cell, or the finding that says what is wrong with it."""
    if is_blank(cell) or column.dates is None:
        return UserDate(column.name, None, column.heading)
    try:
        found, mark = _read(column, cell)
    except InvalidDate as error:
        return fault("S109", place, f"{error}.", "Write it as YYYY-MM-DD.")
    name = column.unmarked or column.name
    within = column.dates.within(found) if name == "on" else None
    if within is not None:
        return UserDate(name, DateFound(first=within, last=within), column.heading)
    if mark:
        name = column.marks.get(mark) or ACT_WORDS.get(normalise(mark), "")
        if name not in ACTS or (column.name not in ACTS and column.name != "other_act"):
            message = f"The heading does not explain the mark {mark!r} beside the date."
            hint = "Explain it in the heading, such as 'Ratification, Accession(a)', or with marks={'a': 'acceded'}."
            return fault("S110", place, message, hint)
    elif name == "other_act":
        message = f"{shown(str(cell))} has no mark, and the heading does not say which act this is the date of."
        return fault("S110", place, message, "Say what the column means with columns={...}.")
    return UserDate(name, found, column.heading)


def _read(column: UserColumn, cell: Cell) -> tuple[DateFound, str]:
    """The date in a cell and its mark: a letter behind it, or a word before it as in ``Accession: 7 May 2001``."""
    dates = column.dates
    if dates is None:  # pragma: no cover - the caller has looked
        raise InvalidDate("no dates")
    try:
        found = dates.find(cell)
    except InvalidDate:
        parts = split_word(str(cell))
        if parts is None or (parts[0] not in column.marks and normalise(parts[0]) not in ACT_WORDS):
            raise
        return dates.find(parts[1]), parts[0]
    return found, found.mark
