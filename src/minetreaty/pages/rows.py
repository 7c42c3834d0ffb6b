"""From rows to participants and acts: who they are, what they did, and when those in brackets left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from attrs import define, field

from ..model.acts import ActKind
from ..register import Register
from .below import EndNote
from .columns import SUCCESSION_TO_SIGNATURE, Role
from .notes import Notice, notices_in, speaks_of_leaving
from .participants import code_of, is_organization
from .tables import StatusTable, TableRow
from .values import PageAct, PageHeader, PageParticipant, UnreadPart, excerpt, not_read


@define(kw_only=True)
class Rows:
    """The participants in the order of the page, those that are no States apart, with the acts of the States."""

    participants: list[PageParticipant] = field(factory=list[PageParticipant])
    others: list[PageParticipant] = field(factory=list[PageParticipant])
    acts: list[PageAct] = field(factory=list[PageAct])
    unread: list[UnreadPart] = field(factory=list[UnreadPart])


def read_rows(
    tables: Iterable[StatusTable], notes: Mapping[int, EndNote], header: PageHeader, register: Register
) -> Rows:
    """Turns the rows of the tables into participants and acts."""
    found = Rows()
    rows = _merged(tables, found)
    shared = _shared(rows)
    without_kind: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        state = code_of(register, row.name, header.date)
        participant = PageParticipant(
            name=row.name,
            state=state,
            entries=tuple(row.entries),
            left=_has_left(row),
            notes=row.notes,
            line=row.line,
        )
        if state is None and is_organization(row.name):
            found.others.append(participant)
            continue
        found.participants.append(participant)
        if state is None:
            found.unread.append(
                not_read(row.line, "column 'Participant'", row.name, "is not known as a State or an organization")
            )
            continue
        _add_acts(found, row, state, header, without_kind)
        own = [notes[number] for number in row.notes if number in notes and number not in shared]
        _add_leaving(found, row, state, header, own)
    for (column, words), lines in without_kind.items():
        where = f"column {excerpt(column, 40)!r}"
        reason = f"is no kind of act that the record has: {len(lines)} dates of States"
        found.unread.append(not_read(lines[0], where, words, reason))
    return found


def _merged(tables: Iterable[StatusTable], found: Rows) -> list[TableRow]:
    """The rows, those of one participant in several tables as one. A second row in one table is not read."""
    merged: dict[str, TableRow] = {}
    for table in tables:
        seen: set[str] = set()
        for row in table.rows:
            if row.name in seen:
                found.unread.append(not_read(row.line, f"row of {row.name}", "", "is the second row of this name"))
            elif row.name in merged:
                merged[row.name].entries += row.entries
                merged[row.name].notes += row.notes
            else:
                merged[row.name] = row
            seen.add(row.name)
    return list(merged.values())


def _shared(rows: Iterable[TableRow]) -> set[int]:
    """The numbers of notes that several rows refer to: they are not about one participant."""
    once: set[int] = set()
    again: set[int] = set()
    for row in rows:
        again |= once & set(row.notes)
        once |= set(row.notes)
    return again


def _has_left(row: TableRow) -> bool:
    joined = [entry.left for entry in row.entries if entry.role in (Role.SIGNATURE, Role.CONSENT)]
    return bool(joined) and all(joined)


def _add_acts(
    found: Rows,
    row: TableRow,
    state: str,
    header: PageHeader,
    without_kind: dict[tuple[str, str], list[int]],
) -> None:
    for entry in row.entries:
        if entry.kind is None:
            without_kind.setdefault((entry.column, entry.words), []).append(row.line)
            continue
        found.acts.append(
            PageAct(
                state=state,
                convention=header.symbol,
                kind=entry.kind,
                date=entry.date,
                sources=(header.source.id,),
                note="Succession to signature." if entry.words.casefold() == SUCCESSION_TO_SIGNATURE else "",
                left=entry.left,
                line=row.line,
            )
        )


def _add_leaving(found: Rows, row: TableRow, state: str, header: PageHeader, notes: list[EndNote]) -> None:
    """Adds the notices by which the State left or is leaving, as the end notes on its row tell them."""
    consents = [entry for entry in row.entries if entry.role is Role.CONSENT]
    told = [(note, notice) for note in notes for notice in notices_in(note.lines)]
    latest = max((entry.date for entry in consents), default=dt.date.max)
    ended = bool(consents) and all(entry.left for entry in consents)
    meant = [(note, notice) for note, notice in told if _is_meant(notice, latest, header.date, ended=ended)]
    if meant:
        note, notice = meant[0]
        found.acts.append(_notice(state, header, notice, row, note))
    if ended and (not meant or meant[0][1].effect is None):
        found.acts.append(_left_at_latest(state, header, row))
    if ended and not meant:
        reason = "is in brackets, and no end note on it tells on which day the notice was received"
        found.unread.append(not_read(row.line, f"row of {row.name}", consents[-1].date.isoformat(), reason))
    for note in notes:
        if all(told is not note for told, _ in meant[:1]) and speaks_of_leaving(note.lines):
            where = f"end note {note.number}, on {row.name}"
            reason = "speaks of a withdrawal or denunciation that the table does not show"
            found.unread.append(not_read(note.line, where, note.lines[0], reason))


def _is_meant(notice: Notice, consent: dt.date, status: dt.date, *, ended: bool) -> bool:
    """Whether a notice is against the consent that is printed: given after it, and effective where it is in brackets.

    Where the consent is not in brackets, a notice counts only if its effect is still to come.
    """
    if notice.date <= consent:
        return False
    return ended or (notice.effect is not None and notice.effect > status)


def _notice(state: str, header: PageHeader, notice: Notice, row: TableRow, note: EndNote) -> PageAct:
    return PageAct(
        state=state,
        convention=header.symbol,
        kind=ActKind.WITHDRAWAL,
        date=notice.date,
        sources=(header.source.id,),
        effect=notice.effect,
        effect_sources=(header.source.id,) if notice.effect else (),
        circulated=notice.circulated,
        date_basis="letter" if notice.is_letter else "receipt",
        reference=notice.reference,
        note=f"End note {note.number}.",
        line=row.line,
    )


def _left_at_latest(state: str, header: PageHeader, row: TableRow) -> PageAct:
    """That a State has left by the day of the page, where its consent is in brackets and no day of effect is told."""
    return PageAct(
        state=state,
        convention=header.symbol,
        kind=ActKind.WITHDRAWAL,
        date=header.date,
        sources=(header.source.id,),
        effect=header.date,
        effect_sources=(header.source.id,),
        date_basis="latest",
        note="The consent is in brackets; the day of effect is not printed.",
        line=row.line,
    )
