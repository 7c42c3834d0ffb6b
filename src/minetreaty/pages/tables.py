"""The tables of a status page: the participants with the dates of their acts, and further tables of crosses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from attrs import define, field

from .cells import NOTES, note_numbers, read_cell
from .columns import Role, StatusColumn, read_column
from .dates import read_date
from .document import Element
from .faults import refused
from .values import PageEntry, UnreadPart, excerpt, not_read


@define(kw_only=True)
class TableRow:
    """A row as read, before the participant is recognised. ``unread`` has the roles of cells not understood."""

    name: str
    entries: list[PageEntry] = field(factory=list[PageEntry])
    notes: tuple[int, ...] = ()
    bracketed: bool = False
    unread: list[Role] = field(factory=list[Role])
    line: int = 0


@define(kw_only=True)
class StatusTable:
    """The table of participants: its columns, its rows, and what could not be read of it."""

    columns: tuple[StatusColumn, ...]
    rows: list[TableRow] = field(factory=list[TableRow])
    unread: list[UnreadPart] = field(factory=list[UnreadPart])


PARTICIPANT = "participant"


_FEW = 3
"""So many cells that are not understood are mistakes in print; more than these and a tenth of all are other columns."""


_INSIDE = NOTES | {"table"}


def cells_of(row: Element) -> list[Element]:
    """The cells of a row of a table, without those of tables inside it."""
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]


def heading_of(table: Element) -> list[str]:
    """The headings of a table: the texts of its first row, without notes and tables inside them."""
    return [cell.text(without=_INSIDE) for row in table.rows[:1] for cell in cells_of(row)]


def is_of_participants(table: Element) -> bool:
    """Whether the first heading of a table is Participant."""
    return [heading.casefold() for heading in heading_of(table)[:1]] == [PARTICIPANT]


def read_table(table: Element, name: str) -> StatusTable:
    """Reads the table of participants. Raises `UnreadableData` where its headings or most of its cells are others."""
    first, *rows = table.rows
    headings = [cell.text(without=NOTES) for cell in cells_of(first)]
    columns = tuple(read_column(heading) for heading in headings[1:])
    if not {Role.SIGNATURE, Role.CONSENT} & {column.role for column in columns}:
        raise refused(
            "W103",
            f"{name}, line {first.line}",
            "columns such as 'Signature' and 'Ratification, Accession(a), Succession(d)'",
            excerpt(" | ".join(headings)),
            "Save the status page of one treaty, in English.",
        )
    found = StatusTable(columns=columns)
    for row in rows:
        _read_row(found, row)
    unread, read = len(found.unread), sum(len(row.entries) for row in found.rows)
    if not found.rows or unread > max(_FEW, read // 10):
        raise refused(
            "W103",
            f"{name}, line {first.line}",
            "rows of participants with dates such as '3 Dec 1997' or '12 Apr 1999 A'",
            f"{read} dates, and {unread} cells that are no such dates: {found.unread[0]}" if unread else "no rows",
            "Save the page again from the depositary's site.",
        )
    return found


def _read_row(table: StatusTable, row: Element) -> None:
    cells = cells_of(row)
    name = cells[0].text(without=NOTES) if cells else ""
    where = f"row of {name or 'no name'}"
    if len(cells) != len(table.columns) + 1 or not name:
        text = excerpt(row.text())
        if text:
            reason = f"has {len(cells)} cells, not {len(table.columns) + 1}" if name else "names no participant"
            table.unread.append(not_read(row.line, where, text, reason))
        return
    bracketed = name.startswith("[") and name.endswith("]")
    found = TableRow(
        name=name.strip("[] ") if bracketed else name,
        notes=tuple(dict.fromkeys(number for cell in cells for number in note_numbers(cell))),
        bracketed=bracketed,
        line=row.line,
    )
    for column, cell in zip(table.columns, cells[1:], strict=True):
        _read_dates(table, found, column, cell)
    table.rows.append(found)


def _read_dates(table: StatusTable, row: TableRow, column: StatusColumn, cell: Element) -> None:
    text = cell.text(without=NOTES)
    dates = read_cell(text)
    where = f"row of {row.name}, column {excerpt(column.heading, 40)!r}"
    if dates is None:
        table.unread.append(not_read(cell.line, where, text, "is not a date as the table has them"))
        row.unread.append(column.role)
        return
    notes = note_numbers(cell)
    for date in dates:
        meaning = column.marks.get(date.mark)
        if meaning is None or date.mark in column.unclear:
            reason = f"has the letter {date.mark!r}, which" if date.mark else "has no letter, and a date without one"
            reason += " means several acts" if meaning else " is not in the heading"
            table.unread.append(not_read(cell.line, where, text, reason))
            row.unread.append(column.role)
            continue
        entry = PageEntry(
            column=column.heading,
            words=meaning.words,
            role=meaning.role,
            kind=meaning.kind,
            date=date.date,
            mark=date.mark,
            left=date.left or row.bracketed,
            notes=notes,
        )
        row.entries.append(entry)


# ---- tables of crosses

_CROSS = re.compile(r"[xX✓✔](?: ?\((?P<date>[^()]+)\))?")


def read_crosses(table: Element) -> Iterator[tuple[str, str, dt.date | None, int] | UnreadPart]:
    """The crosses of a table: participant, heading, the day beside it, and the line; and what is not a cross."""
    first, *rows = table.rows
    headings = [cell.text(without=NOTES) for cell in cells_of(first)]
    for row in rows:
        cells = cells_of(row)
        name = cells[0].text(without=NOTES) if cells else ""
        for heading, cell in zip(headings[1:], cells[1:], strict=False):
            text = cell.text(without=NOTES)
            match = _CROSS.fullmatch(text)
            date = read_date(match["date"]) if match and match["date"] else None
            if match and (date is None) == (match["date"] is None):
                yield name, heading, date, cell.line
            elif text:
                where = f"row of {name}, column {excerpt(heading, 40)!r}"
                yield not_read(cell.line, where, text, "is neither a cross nor empty")
        if len(cells) != len(headings):
            reason = f"has {len(cells)} cells, not {len(headings)}"
            yield not_read(row.line, f"row of {name}", row.text(), reason)
