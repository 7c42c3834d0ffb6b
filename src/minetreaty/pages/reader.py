"""Reading a status page: the head, the table of participants, what is below it, and the totals as a check.

    page = read_status_page(Path("saved.html"))

The page is read whole or not at all: what is not a status page, breaks off, has other columns or does not add up is an
error. Single cells and sections that are not understood are listed in ``unread``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from attrs import fields

from ..facts.parsing import Intake
from ..loading import given_or_bundled
from ..register import Register
from .below import Below, read_below
from .columns import Role
from .document import parse
from .faults import refused
from .header import read_header
from .page import StatusPage
from .rows import read_rows
from .tables import StatusTable, is_of_participants, read_table
from .totals import check_totals, counted
from .values import PageHeader, PageNote, UnreadPart, excerpt, not_read

_AGAIN = "Save the page 'Status of treaties' of one treaty from the depositary's site, in English, as complete HTML."

_END = re.compile(r"</html\s*>\s*$", re.IGNORECASE)


def read_status_page(path_or_text: str | os.PathLike[str], *, register: Register | None = None) -> StatusPage:
    """Read a status page of the depositary: the United Nations Treaty Collection, in English.

    As `path_or_text`, a ``Path`` or a text without ``<`` is a file in UTF-8; a text with ``<`` is the page. The names
    in `register`, the bundled one by default, say which participants are States.

    Raises `UnreadableData`, which says what was expected and what was found, for anything but a complete status page
    whose table gives the totals that it prints; `MissingExtra` without the extra ``[pages]``.
    """
    text, name = _text_of(path_or_text)
    _check_whole(text, name)
    root = parse(text)
    header, unread = read_header(root, name)
    grids = [element for element in root if element.tag == "table" and element.id.endswith("_tblgrid")]
    if not grids or not all(map(is_of_participants, grids)):
        found = "none" if not grids else f"a table without it in line {grids[0].line}"
        raise refused("W103", name, "a table whose first heading is 'Participant'", found, _AGAIN)
    tables = [read_table(grid, name) for grid in grids]
    check_totals(header, tables, name)
    register = given_or_bundled(register)
    below = read_below(root, register)
    unread += _lost_notes(below, tables, name)
    rows = read_rows(tables, below.notes, header, register)
    unread += [item for table in tables for item in table.unread]
    return StatusPage(
        **{field.name: getattr(header, field.name) for field in fields(PageHeader)},
        columns=tuple(column.heading for table in tables for column in table.columns),
        participants=tuple(rows.participants),
        others=tuple(rows.others),
        acts=tuple(rows.acts),
        statements=tuple(below.statements),
        crosses=tuple(below.crosses),
        notes=_notes(below, tables),
        parties=counted(tables, Role.CONSENT)[0],
        signatories=counted(tables, Role.SIGNATURE)[0] if _has_signatures(tables) else None,
        unread=(*unread, *rows.unread, *below.unread),
    )


def _text_of(path_or_text: str | os.PathLike[str]) -> tuple[str, str]:
    if isinstance(path_or_text, str) and "<" in path_or_text:
        return Intake().text(path_or_text, "text"), "text"
    path = Path(path_or_text)
    return Intake().file(path, path.as_posix(), marked=True), path.as_posix()


def _check_whole(text: str, name: str) -> None:
    """Raises `UnreadableData` where the text is no HTML, or ends before its end."""
    if "<" not in text:
        raise refused("W101", name, "a page in HTML", f"text without a tag: {excerpt(text.strip())!r}", _AGAIN)
    if not _END.search(text[-1000:]):
        where = f"{name}, line {text.count(chr(10)) + 1}"
        raise refused("W102", where, "</html> at the end", repr(text[-60:].strip()), _AGAIN)


def _has_signatures(tables: list[StatusTable]) -> bool:
    return any(column.role is Role.SIGNATURE for table in tables for column in table.columns)


def _lost_notes(below: Below, tables: list[StatusTable], name: str) -> list[UnreadPart]:
    """The notes that rows refer to and the page does not have. Raises `UnreadableData` where it has none at all."""
    rows = [(row, number) for table in tables for row in table.rows for number in row.notes]
    if rows and not below.notes:
        row, number = rows[0]
        found = f"none, though line {row.line}, {row.name}, refers to note {number}"
        raise refused("W102", name, "end notes below the table", found, _AGAIN)
    reason = "refers to a note that the page does not have"
    return [
        not_read(row.line, f"row of {row.name}", str(number), reason)
        for row, number in rows
        if number not in below.notes
    ]


def _notes(below: Below, tables: list[StatusTable]) -> tuple[PageNote, ...]:
    about: dict[int, list[str]] = {}
    for row in (row for table in tables for row in table.rows):
        for number in row.notes:
            about.setdefault(number, []).append(row.name)
    return tuple(
        PageNote(
            number=note.number,
            text="\n".join(note.lines),
            participants=tuple(about.get(note.number, ())),
            line=note.line,
        )
        for note in below.notes.values()
    )
