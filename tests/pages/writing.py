"""Writes status pages in the grammar of the depositary's site, for tests: every page here is invented.

A page is a `Page` with rows of cells as the table prints them. ``html(page)`` is what a browser would save.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from attrs import Factory, frozen

from minetreaty import Act, ActKind, Register, Status

PREFIX = "ctl00_ctl00_ContentPlaceHolder1_ContentPlaceHolderInnerPage_"

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen(kw_only=True)
class Row:
    """A participant with its cells as printed, such as ``12 Apr 1999 A``, and the numbers of notes on the name."""

    name: str
    cells: tuple[str, ...]
    notes: tuple[int, ...] = ()


@frozen(kw_only=True)
class Entry:
    """An entry of a section: the participant, and the lines of its text."""

    name: str
    lines: tuple[str, ...]


@frozen(kw_only=True)
class Section:
    """A section below the table. ``rule`` is the sentence in brackets below its title."""

    title: str
    entries: tuple[Entry, ...] = ()
    rule: str = ""
    table: tuple[tuple[str, ...], ...] = ()


@frozen(kw_only=True)
class Page:
    """A status page. ``totals`` is the line of the printed totals; None counts the rows as the depositary does."""

    columns: tuple[str, ...] = ("Signature", "Ratification, Acceptance(A), Accession(a), Succession(d)")
    rows: tuple[Row, ...] = ()
    number: str = "99."
    title: str = "Treaty on Examples"
    chapter: str = "XXVI"
    status: str = "03-02-2026 10:16:18 EDT"
    adopted: str = "Geneva, 1 March 2020"
    in_force: str = "2 December 2022, in accordance with article 3(1)."
    totals: str | None = None
    sections: tuple[Section, ...] = ()
    notes: Mapping[int, str] = Factory(dict)
    crosses: tuple[tuple[str, ...], ...] = ()


def printed(day: dt.date) -> str:
    """A date as the tables print it."""
    return f"{day.day:2} {MONTHS[day.month - 1]}\t {day.year}"


def _sup(numbers: Iterable[int]) -> str:
    links = " , ".join(f"<A onclick='ShowNoteAll()' href='#{n}' class='noteIndex'>{n}</A>" for n in numbers)
    return f" <SUP>{links} </SUP>" if links else ""


def _cell(text: str) -> str:
    """A cell; numbers behind ``^`` are notes on the date."""
    date, _, notes = text.partition("^")
    return f"<td>{escape(date) if date else '&nbsp;'}{_sup(map(int, notes.split(',')) if notes else ())}<br></td>"


def _counted(page: Page) -> str:
    """The line of the totals: rows with a date that is not in brackets."""

    def count(column: int) -> int:
        return sum(bool(row.cells[column].strip()) and "[" not in row.cells[column] for row in page.rows)

    signed = [place for place, heading in enumerate(page.columns) if heading.startswith("Signature")]
    parties = f"Parties :    {count(len(page.columns) - 1)}"
    return f"Signatories :    {count(signed[0])}.    {parties}" if signed else parties


def _grid(page: Page) -> str:
    heading = "".join(f'<td valign="bottom">{escape(text)}<br></td>' for text in page.columns)
    rows = "".join(
        f'<tr class="trBWhite">\n<td>{escape(row.name)}{_sup(row.notes)}<br></td>'
        f"{''.join(map(_cell, row.cells))}\n</tr>\n"
        for row in page.rows
    )
    return (
        f'<table id="{PREFIX}tblgrid" class="table">\n<tr class="thead-one">'
        f'<td valign="bottom">Participant<br></td>{heading}</tr>\n{rows}</table>'
    )


def _plain_table(rows: Sequence[Sequence[str]], id_: str) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}<br></td>' for cell in row)}</tr>\n" for row in rows)
    return f'<table id="{PREFIX}{id_}">{body}</table>'


def _section(section: Section, place: int) -> str:
    rule = f"<div class='heading-four-one normal'>{escape(section.rule)}<br></div>" if section.rule else ""
    rows = "".join(
        f'<tr><td><div id="{PREFIX}dg{place}_ctl{row:02}_divMainText"></div>'
        f'<div id="{PREFIX}dg{place}_ctl{row:02}_divParticipant" class="heading-two">{escape(entry.name)}</div>'
        f'<div id="{PREFIX}dg{place}_ctl{row:02}_divText" class="content-two">'
        f"<p class='invisible'>{escape(entry.name)}</p>{'<br></n>'.join(map(escape, entry.lines))}</div></td></tr>"
        for row, entry in enumerate(section.entries, start=2)
    )
    table = _plain_table(section.table, f"tblDec{place}") if section.table else ""
    return (
        f'<div id="{PREFIX}divParent{place}" class="heading-four"><div class="bold"><div align=center>'
        f"{escape(section.title)}</div></div>{rule}</div>\n<div><table>{rows}</table>{table}</div>"
    )


def _notes(page: Page) -> str:
    rows = "".join(
        f'<tr><td><div id="{PREFIX}dgNotesAll_ctl{place:02}_divNote"></div>'
        f'<div id="{PREFIX}dgNotesAll_ctl{place:02}_divNotesAll" class="divNotesAll">'
        f"<a name='{number}'>{number}</a><index></index>{escape(text)}<br><br></div></td></tr>"
        for place, (number, text) in enumerate(page.notes.items(), start=2)
    )
    return f'<div id="{PREFIX}divNotes"><div>End Note</div><table>{rows}</table></div>' if rows else ""


def html(page: Page) -> str:
    """The page as saved."""
    totals = _counted(page) if page.totals is None else page.totals
    crosses = _plain_table(page.crosses, "Table1") if page.crosses else ""
    return f"""<!DOCTYPE html>
<html><head><title>UNTC</title><script>var page = "<table>";</script></head>
<body><form>
<div id="{PREFIX}div3">STATUS AS AT : {page.status}</div>
<div id="{PREFIX}rptHead_ctl00_tcHead">CHAPTER {page.chapter}</div>
<div id="{PREFIX}rptTreaty_ctl00_tcTreaty">{escape(page.number)} {escape(page.title)}</div>
<div id="{PREFIX}rptTreaty_ctl00_tcText">{escape(page.adopted)}</div>
<div id="{PREFIX}rptEIF_ctl00_tcText">{escape(page.in_force)}<SUP><A class='noteIndex'></A></SUP></div>
<div id="{PREFIX}rptStatus_ctl00_tcText">{totals}</div>
<table><tr><td id="participants">{_grid(page)}</td></tr></table>
<div id="specialTable">{crosses}</div>
<div id="divAll">{"".join(_section(part, place) for place, part in enumerate(page.sections))}</div>
{_notes(page)}
</form></body>
</html>
"""


# ---- a page of a register

_MARKS = {
    "ratification": "",
    "acceptance": " A",
    "approval": " AA",
    "accession": " a",
    "succession": " d",
    "notification_of_consent": " P",
    "definitive_signature": " s",
}
_HEADINGS = (
    "Signature",
    "Provisional application(n)",
    "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d), Consent to be bound(P), "
    "Definitive signature(s)",
)


def page_of(register: Register, key: str, on: str, *, further: Iterable[Act] = ()) -> Page:
    """The status page of a convention as the depositary would print it on a day, from the acts of a register and
    `further` ones: without predecessors, with brackets and end notes for those that left.
    """
    treaty = register.convention(key)
    acts = [*register.acts(key, until=on), *further]
    notes: dict[int, str] = {}
    rows: list[Row] = []
    chapter, number, *letter = treaty.symbol.split("-")
    for state in register.states(on):
        own = sorted((act for act in acts if act.state == state.alpha3), key=lambda act: act.date)
        left = register.status(state.alpha3, key, on=on) is Status.WITHDRAWN
        cells = [_printed_acts(own, kinds, left) for kinds in (("signature",), ("provisional_application",), _MARKS)]
        if not any(cells):
            continue
        numbers = []
        revoked = {act.target.date for act in own if act.kind is ActKind.WITHDRAWAL_REVOCATION and act.target}
        for notice in (act for act in own if act.kind is ActKind.WITHDRAWAL and act.date not in revoked):
            effect = register.effect(notice).date
            number_of_note = len(notes) + 1
            numbers.append(number_of_note)
            notes[number_of_note] = (
                f"On {_long(notice.date)}, the Government of {state.name} deposited a notification of withdrawal. "
                + (f"The withdrawal took effect on {_long(effect)}." if effect else "")
            )
        rows.append(Row(name=state.depositary_name or state.name, cells=tuple(cells), notes=tuple(numbers)))
    in_force = treaty.published_in_force or treaty.in_force
    return Page(
        columns=_HEADINGS,
        rows=tuple(rows),
        number=f"{number}. {''.join(letter)}",
        title=treaty.title,
        chapter=chapter,
        status=dt.date.fromisoformat(on).strftime("%d-%m-%Y") + " 10:00:00 EDT",
        adopted=f"Geneva, {_long(treaty.adopted)}",
        in_force=f"{_long(in_force)}, in accordance with an article" if in_force else "Not yet in force",
        sections=_statements(register, acts),
        notes=notes,
    )


def _statements(register: Register, acts: Iterable[Act]) -> tuple[Section, ...]:
    """The section of declarations and reservations, without their words."""
    lines: dict[str, tuple[str, ...]] = {}
    for act in sorted(acts, key=lambda act: act.date):
        if act.kind in (ActKind.DECLARATION, ActKind.RESERVATION):
            lines[act.state] = (*lines.get(act.state, ()), _long(act.date), f"{act.kind.label.title()}:", "It says so.")
    entries = tuple(Entry(name=register.state(code).depositary_name, lines=lines[code]) for code in sorted(lines))
    return (Section(title="Declarations and Reservations", entries=entries),) if entries else ()


def _printed_acts(acts: Iterable[Act], kinds: Iterable[str], left: bool) -> str:
    dates = [
        printed(act.date) + (" n" if act.kind.value == "provisional_application" else _MARKS.get(act.kind.value, ""))
        for act in acts
        if act.kind.value in kinds
    ]
    return f"[{dates[-1]}]" if dates and left else dates[-1] if dates else ""


def _long(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"
