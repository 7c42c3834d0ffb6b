"""Which act of a page is which act of a register: of the table, of the sections below it, of a table of crosses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..model.acts import CONSENTS, Act, ActKind
from ..model.conventions import Convention
from ..register import Register
from .columns import Role
from .differences import PageDifference, PageDifferenceKind
from .page import StatusPage
from .practice import known_disagreement, why_not_printed
from .values import PageAct, PageMark, PageStatement

_STATED = frozenset({ActKind.DECLARATION, ActKind.RESERVATION, ActKind.OBJECTION})
"""What the sections below the table print."""

_GROUPS = {
    ActKind.SIGNATURE: "signature",
    **dict.fromkeys(CONSENTS, "consent"),
    ActKind.PROVISIONAL_APPLICATION: "provisional application",
    ActKind.WITHDRAWAL: "withdrawal",
    ActKind.WITHDRAWAL_REVOCATION: "withdrawal",
}
"""What is compared with what, of the table and the notices that the end notes tell."""


def _has_column(page: StatusPage, kind: ActKind) -> bool:
    """Whether the table has a column for the kind: provisional application may be in a section below instead."""
    return kind is not ActKind.PROVISIONAL_APPLICATION or any(act.provisional for act in page.acts)


# ---- the table


def acts_that_differ(page: StatusPage, register: Register, treaty: Convention) -> Iterator[PageDifference]:
    """The differences between the acts of a page and those of the register."""
    theirs = [act for act in page.acts if act.date_basis != "latest"]
    ours = [
        act for act in register.acts(treaty.key, until=page.date) if act.kind in _GROUPS and _has_column(page, act.kind)
    ]
    here: dict[tuple[str, str], list[Act]] = {}
    there: dict[tuple[str, str], list[PageAct]] = {}
    for act in ours:
        here.setdefault((act.state, _GROUPS[act.kind]), []).append(act)
    for printed in theirs:
        there.setdefault((printed.state, _GROUPS[printed.kind]), []).append(printed)
    for group in dict.fromkeys((*there, *here)):
        yield from _pair(page, register, treaty, here.get(group, []), there.get(group, []))


def _pair(
    page: StatusPage, register: Register, treaty: Convention, ours: list[Act], theirs: list[PageAct]
) -> Iterator[PageDifference]:
    """The differences between the acts of one State of one group."""
    for there in list(theirs):
        same = next((act for act in ours if (act.kind, act.date) == (there.kind, there.date)), None)
        if same is not None:
            ours.remove(same)
            theirs.remove(there)
            yield from _effects(register, same, there)
    for there in list(theirs):
        near = next((act for act in ours if there.date == act.date), None)
        near = near or next((act for act in ours if there.kind is act.kind), None)
        if near is not None:
            ours.remove(near)
            theirs.remove(there)
            yield _another(register, near, there)
    for there in theirs:
        yield PageDifference(
            kind=PageDifferenceKind.MISSING_HERE,
            text=f"{there.state}: {there.kind.label} of {there.date}",
            convention=treaty.key,
            state=there.state,
            there=there,
            line=there.line,
        )
    for here in ours:
        yield _missing_there(page, register, here)


def _effects(register: Register, here: Act, there: PageAct) -> Iterator[PageDifference]:
    ours = here.effect or register.effect(here).date
    if there.effect is not None and ours is not None and there.effect != ours:
        yield PageDifference(
            kind=PageDifferenceKind.DATE,
            text=f"{here.state}: {here.kind.label} of {here.date}, effective {there.effect} there, {ours} here",
            convention=here.convention,
            state=here.state,
            here=here,
            there=there,
            explanation=known_disagreement(register, here, str(there.effect)),
            line=there.line,
        )


def _another(register: Register, here: Act, there: PageAct) -> PageDifference:
    same_day = here.date == there.date
    return PageDifference(
        kind=PageDifferenceKind.ACT if same_day else PageDifferenceKind.DATE,
        text=f"{here.state}: {there.kind.label} of {there.date} there, {here.kind.label} of {here.date} here",
        convention=here.convention,
        state=here.state,
        here=here,
        there=there,
        explanation=known_disagreement(register, here, there.kind.value if same_day else str(there.date)),
        line=there.line,
    )


def _missing_there(page: StatusPage, register: Register, here: Act) -> PageDifference:
    return PageDifference(
        kind=PageDifferenceKind.MISSING_THERE,
        text=f"{here.state}: {here.kind.label} of {here.date} ({here.convention})",
        convention=here.convention,
        state=here.state,
        here=here,
        explanation=why_not_printed(page, register, here),
    )


# ---- the sections below the table


def statements_that_differ(page: StatusPage, register: Register, treaty: Convention) -> Iterator[PageDifference]:
    """The differences between the statements of a page and those of the register, its protocols included."""
    protocols = _protocols(page, register, treaty)
    ours = [
        act
        for other in (treaty, *protocols.values())
        for act in register.acts(other.key, until=page.date)
        if act.kind in _STATED or not _has_column(page, act.kind)
    ]
    found: set[int] = set()
    for there in page.statements:
        same = [act for act in ours if _is_statement(page, act, there)]
        found.update(id(act) for act in same)
        if not same and there.kind is not ActKind.TERRITORIAL_APPLICATION:
            what = there.kind.label if there.kind else "a statement whose kind the page does not name"
            what += f" of {there.date}" if there.date else ""
            yield PageDifference(
                kind=PageDifferenceKind.MISSING_HERE,
                text=f"{there.state or there.participant}: {what}, under {there.section!r}",
                convention=protocols.get(there.protocol, treaty).key,
                state=there.state or "",
                there=there,
                line=there.line,
            )
    for here in ours:
        if id(here) not in found:
            yield _missing_there(page, register, here)


_LIKE_A_DECLARATION = frozenset({ActKind.DECLARATION, ActKind.RESERVATION, ActKind.PROVISIONAL_APPLICATION})


def _is_statement(page: StatusPage, here: Act, there: PageStatement) -> bool:
    """Whether an act may be what a statement is: the page may print no kind, and no date."""
    if here.state != there.state or page.day_of(there) not in (None, here.date):
        return False
    if there.kind is None:
        return here.kind in _LIKE_A_DECLARATION
    declared = there.kind is ActKind.DECLARATION and here.kind is ActKind.PROVISIONAL_APPLICATION
    return here.kind is there.kind or declared


# ---- a table of crosses


def _protocols(page: StatusPage, register: Register, treaty: Convention) -> dict[str, Convention]:
    """The convention that each heading of crosses means: open only to the parties of the page's treaty, adopted with
    it, and with the heading in its name.
    """
    found: dict[str, Convention] = {}
    for heading in dict.fromkeys(cross.column for cross in page.crosses):
        for other in register.conventions:
            hangs = other.consent.to == treaty.key and other.adopted == treaty.adopted
            if hangs and any(f" {heading} " in f" {name} " for name in other.names):
                found.setdefault(heading, other)
    return found


def crosses_that_differ(page: StatusPage, register: Register, treaty: Convention) -> Iterator[PageDifference]:
    """The differences between the crosses of a page and the consents to those protocols in the register."""
    protocols = _protocols(page, register, treaty)
    consented = {
        row.state: max((entry.date for entry in row.entries if entry.role is Role.CONSENT), default=None)
        for row in page.participants
    }
    for heading, other in protocols.items():
        ours = {act.state: act for act in register.acts(other.key, until=page.date) if act.kind in CONSENTS}
        crosses = [cross for cross in page.crosses if cross.column == heading]
        for cross in crosses:
            yield from _cross(other, cross, ours.get(cross.state or ""), consented.get(cross.state))
        crossed = {cross.state for cross in crosses}
        for state, act in ours.items():
            if state not in crossed:
                yield _missing_there(page, register, act)
    for cross in page.crosses:
        if cross.column not in protocols:
            yield PageDifference(
                kind=PageDifferenceKind.MISSING_HERE,
                text=f"{cross.participant}: a cross under {cross.column!r}, which is not a convention of the register",
                convention=treaty.key,
                state=cross.state or "",
                there=cross,
                line=cross.line,
            )


def _cross(other: Convention, cross: PageMark, here: Act | None, consented: dt.date | None) -> Iterator[PageDifference]:
    """A cross with a day is a consent of that day; one without comes with the instrument, as far as nothing says
    otherwise.
    """
    name = cross.state or cross.participant
    printed = cross.date or consented
    if here is not None and (printed is None or printed == here.date):
        return
    yield PageDifference(
        kind=PageDifferenceKind.MISSING_HERE if here is None else PageDifferenceKind.DATE,
        text=f"{name}: a cross for {other.short_title}"
        + (f" of {cross.date}" if cross.date else "")
        + (f"; the consent is of {here.date} here" if here else ""),
        convention=other.key,
        state=cross.state or "",
        here=here,
        there=cross,
        explanation="" if here is None or cross.date else "a cross without a day does not date the consent",
        line=cross.line,
    )
