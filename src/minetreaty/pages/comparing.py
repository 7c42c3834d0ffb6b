"""Comparing a page with a register on the day of the page.

Nothing is resolved silently: every difference is listed, and an explanation is a rule that holds for every page.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import is_a
from ..loading import given_or_bundled
from ..model.acts import ActKind
from ..model.conventions import Convention
from ..model.statuses import Status
from ..register import Register
from .columns import Role
from .differences import PageComparison, PageDifference, PageDifferenceKind
from .matching import acts_that_differ, crosses_that_differ, statements_that_differ
from .page import StatusPage
from .participants import is_printed_name
from .practice import uncounted_signatures
from .values import PageParticipant


def compare(page: StatusPage, register: Register | None = None, *, convention: str | None = None) -> PageComparison:
    """Compare a status page with a register on the day of the page.

    `page` is what `read_status_page` gives, `register` the bundled one by default. The convention is the one with the
    symbol of the page, or the one named by `convention`. Acts received after the day of the page are left out. Raises
    `UnknownConvention` where the register does not have the treaty.
    """
    is_a(StatusPage, page)
    register = given_or_bundled(register)
    treaty = register.convention(page.symbol if convention is None else convention)
    later = sum(act.date > page.date for act in register.acts(treaty.key))
    notes = [_SILENCE]
    prose = sum(act.kind in _IN_PROSE for act in register.acts(treaty.key, until=page.date))
    if prose:
        notes.append(
            f"Left out: {prose} of the register's communications, territorial applications and the like, of which a "
            "page tells in its end notes only."
        )
    if later:
        notes.append(f"Left out: {later} of the register's acts, received after {page.date}, the date of the page.")
    notes += [f"Not read: {item}" for item in page.unread]
    return PageComparison(
        convention=treaty.key,
        symbol=page.symbol,
        date=page.date,
        differences=(
            *acts_that_differ(page, register, treaty),
            *statements_that_differ(page, register, treaty),
            *crosses_that_differ(page, register, treaty),
            *_statuses(page, register, treaty),
            *_names(page, register, treaty),
            *_totals(page, register, treaty),
            *_entry_into_force(page, treaty),
        ),
        notes=tuple(notes),
    )


_IN_PROSE = frozenset({ActKind.COMMUNICATION, ActKind.TERRITORIAL_APPLICATION, ActKind.INTENT_NOT_TO_JOIN})

_SILENCE = (
    "A page cannot show that an act did not happen: an instrument taken back before entry into force, and the earlier "
    "membership of a State that returned, are no longer in its table."
)


def _statuses(page: StatusPage, register: Register, treaty: Convention) -> Iterator[PageDifference]:
    """The States whose status is another one, undetermined ones where none of the possible ones is that of the page."""
    rows = {entry.state: entry for entry in page.participants if entry.state}
    for state in register.states(page.date):
        row = rows.get(state.alpha3)
        possible = register.ledger(treaty.key).possible_at(state.alpha3, page.date)
        if not any(_agrees(row, status) for status in possible):
            text = f"{state.alpha3}: {_said(row)} there, {' or '.join(possible)} here"
            yield PageDifference(
                kind=PageDifferenceKind.STATUS,
                text=text,
                convention=treaty.key,
                state=state.alpha3,
                line=row.line if row else 0,
            )


def _agrees(row: PageParticipant | None, status: Status) -> bool:
    """Whether a row and a status may both be right."""
    if row is None:
        return status is Status.OUTSIDE
    if row.counts_as(Role.CONSENT):
        return status.is_contracting
    if any(entry.role is Role.CONSENT for entry in row.entries):  # all in brackets
        return status in (Status.WITHDRAWN, Status.SIGNATORY)
    return status is (Status.SIGNATORY if row.counts_as(Role.SIGNATURE) else Status.OUTSIDE)


def _said(row: PageParticipant | None) -> str:
    if row is None:
        return "not in the table"
    if row.counts_as(Role.CONSENT):
        return "has consented"
    if any(entry.role is Role.CONSENT for entry in row.entries):
        return "has left"
    return "has signed" if row.counts_as(Role.SIGNATURE) else "neither signed nor consented"


def _names(page: StatusPage, register: Register, treaty: Convention) -> Iterator[PageDifference]:
    for row in page.participants:
        if not is_printed_name(register, row.name):
            who = f"is {row.state}, which the register does not call so" if row.state else "is not known"
            yield PageDifference(
                kind=PageDifferenceKind.NAME,
                text=f"{row.name!r} {who}",
                convention=treaty.key,
                state=row.state or "",
                line=row.line,
            )


def _totals(page: StatusPage, register: Register, treaty: Convention) -> Iterator[PageDifference]:
    """The numbers of States; participants that are no States are counted on the page and not in the register."""
    contracting = register.contracting_states(treaty.key, on=page.date)
    parties = sum(row.counts_as(Role.CONSENT) for row in page.participants)
    if not len(contracting) <= parties <= len(contracting) + len(contracting.undetermined):
        text = f"{parties} States have consented there, {len(contracting)} here"
        yield PageDifference(kind=PageDifferenceKind.TOTAL, text=text, convention=treaty.key)
    signed = register.signatories(treaty.key, on=page.date)
    signatories = sum(row.counts_as(Role.SIGNATURE) for row in page.participants)
    if page.signatories is not None and signatories != len(signed):
        text = f"{signatories} States have signed there, {len(signed)} here"
        why = uncounted_signatures(page, signed.codes, signatories)
        yield PageDifference(kind=PageDifferenceKind.TOTAL, text=text, convention=treaty.key, explanation=why)


def _entry_into_force(page: StatusPage, treaty: Convention) -> Iterator[PageDifference]:
    """The day that follows from the acts, where the clause is given and the page prints a day or that there is none."""
    if treaty.entry_into_force is None or (page.entry_into_force is None and not page.not_in_force):
        return
    computed = treaty.in_force
    known = computed if computed is not None and computed <= page.date else None
    if known != page.entry_into_force:
        printed = f"in force on {page.entry_into_force}" if page.entry_into_force else "not in force"
        ours = f"{computed} follows" if computed else "no entry into force follows"
        text = f"{printed} there; {ours} from the acts here"
        yield PageDifference(kind=PageDifferenceKind.ENTRY_INTO_FORCE, text=text, convention=treaty.key)
