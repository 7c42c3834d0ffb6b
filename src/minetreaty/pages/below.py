"""What is printed below the table of participants: statements by section, end notes, and further tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from attrs import define, field

from ..model.acts import ActKind
from ..register import Register
from .cells import NOTES
from .dates import read_date
from .document import Element
from .participants import code_of, is_organization
from .statements import read_entry, section_kind
from .tables import cells_of, heading_of, is_of_participants, read_crosses
from .values import PageMark, PageStatement, UnreadPart, excerpt, not_read

_UNSEEN = NOTES | {"invisible"}


@define(kw_only=True)
class EndNote:
    """An end note as read: its lines, and where it is."""

    number: int
    lines: list[str]
    line: int


@define(kw_only=True)
class Below:
    """Everything below the table of participants."""

    notes: dict[int, EndNote] = field(factory=dict[int, EndNote])
    statements: list[PageStatement] = field(factory=list[PageStatement])
    crosses: list[PageMark] = field(factory=list[PageMark])
    unread: list[UnreadPart] = field(factory=list[UnreadPart])


def read_below(root: Element, register: Register) -> Below:
    """Reads statements, end notes and further tables."""
    found = Below()
    for element in root.outermost(_is_part):
        if element.id == "specialTable":
            _read_special(found, element, register)
        elif element.id == "divAll":
            _read_sections(found, element, register)
        else:
            _read_note(found, element)
    return found


def _is_part(element: Element) -> bool:
    return element.id in ("specialTable", "divAll") or element.id.endswith("_divNotesAll")


# ---- end notes

_LEADING_NUMBER = re.compile(r"(?P<number>[0-9]{1,4})(?![0-9]) ?")


def _read_note(found: Below, element: Element) -> None:
    lines = element.lines()
    match = _LEADING_NUMBER.match(lines[0]) if lines else None
    if match is None or int(match["number"]) in found.notes:
        reason = "has no number of its own" if match is None else "has a number that another note has"
        if lines:
            found.unread.append(not_read(element.line, "end notes", lines[0], reason))
        return
    first = lines[0][match.end() :]
    number = int(match["number"])
    found.notes[number] = EndNote(
        number=number, lines=[line for line in (first, *lines[1:]) if line], line=element.line
    )


# ---- sections


class Section(NamedTuple):
    """A section: its title, the kind that all its entries are of, and whether they came with the instrument unless
    something else is printed.
    """

    title: str = ""
    kind: ActKind | None = None
    with_instrument: bool = False
    line: int = 0


_UNLESS = re.compile(r"\(?unless otherwise indicated\b", re.IGNORECASE)


def _section(heading: Element) -> Section:
    whole = heading.text(without=NOTES)
    title = next((part.text(without=NOTES) for part in heading if "bold" in part.classes), "") or whole
    rule = _UNLESS.search(whole)
    return Section(title, section_kind(whole[: rule.start()] if rule else whole), rule is not None, heading.line)


def _read_sections(found: Below, body: Element, register: Register) -> None:
    """Walks the sections: a heading, then entries of a participant and a text each."""
    section, before, participant = Section(), 0, ""
    for element in body.outermost(_is_of_section):
        if "heading-four" in element.classes:
            if element.text(without=NOTES):
                _end_section(found, section, before)
                section, before = _section(element), _size(found)
        elif element.id.endswith("_divParticipant"):
            participant = element.text(without=NOTES)
        elif element.id.endswith("_divText"):
            _read_statements(found, element, participant, section, register)
        else:
            _read_dated_table(found, element, section, register)
    _end_section(found, section, before)


def _is_of_section(element: Element) -> bool:
    """Whether an element is a heading, the participant or the text of an entry, or a table of participants."""
    named = "heading-four" in element.classes or element.id.endswith(("_divParticipant", "_divText"))
    return named or (element.tag == "table" and is_of_participants(element))


def _size(found: Below) -> int:
    return len(found.statements) + len(found.unread)


def _end_section(found: Below, section: Section, before: int) -> None:
    if section.title and _size(found) == before:
        found.unread.append(not_read(section.line, "below the table", section.title, "is a section without entries"))


def _read_statements(found: Below, element: Element, participant: str, section: Section, register: Register) -> None:
    state = code_of(register, participant)
    if state is None and not is_organization(participant):
        where = f"section {excerpt(section.title, 40)!r}"
        found.unread.append(not_read(element.line, where, participant, "is not known as a State or an organization"))
    protocols = dict.fromkeys(cross.column for cross in found.crosses)
    for told in read_entry(element.lines(without=_UNSEEN), section.kind, protocols):
        found.statements.append(
            PageStatement(
                participant=participant,
                state=state,
                kind=told.kind,
                date=told.date,
                upon=told.upon,
                target=code_of(register, told.about) if told.about else None,
                protocol=told.protocol,
                section=section.title,
                with_instrument=section.with_instrument,
                line=element.line,
            )
        )


def _read_dated_table(found: Below, table: Element, section: Section, register: Register) -> None:
    """A table such as that of territorial applications: participant, date of receipt, territories; or that of
    declarations: participant, valid from, valid until. The first column with a date in some row dates the rows.
    """
    headings = heading_of(table)
    column = _column_of_dates([cells_of(row) for row in table.rows[1:]])
    territorial = "territor" in f"{section.title} {' '.join(headings)}".casefold()
    kind = ActKind.TERRITORIAL_APPLICATION if territorial else section.kind
    participant = ""
    for row in table.rows[1:]:
        cells = cells_of(row)
        participant = (cells[0].text(without=NOTES) if cells else "") or participant
        day = read_date(cells[column].text(without=NOTES)) if 0 < column < len(cells) else None
        if day is None or kind is None:
            where = f"table in the section {excerpt(section.title, 40)!r}"
            found.unread.append(not_read(row.line, where, row.text(), "has no date, or none of a known kind"))
            continue
        found.statements.append(
            PageStatement(
                participant=participant,
                state=code_of(register, participant),
                kind=kind,
                date=day,
                section=section.title,
                line=row.line,
            )
        )


def _column_of_dates(rows: list[list[Element]]) -> int:
    """The first column, apart from that of the participants, with a date in some row; 0 if there is none."""
    dated = (index for row in rows for index, cell in enumerate(row) if index and read_date(cell.text(without=NOTES)))
    return min(dated, default=0)


# ---- further tables


def _read_special(found: Below, element: Element, register: Register) -> None:
    for table in element.outermost(lambda inner: inner.tag == "table" and is_of_participants(inner)):
        for cross in read_crosses(table):
            if isinstance(cross, UnreadPart):
                found.unread.append(cross)
                continue
            name, column, date, line = cross
            state = code_of(register, name)
            if state is None:
                found.unread.append(not_read(line, "further table", name, "is not known as a State"))
            found.crosses.append(PageMark(participant=name, state=state, column=column, date=date, line=line))
