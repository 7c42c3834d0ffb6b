"""Why a page and a register may differ and both be right: rules of the depositary's practice, none about one State."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.acts import CONSENTS, SIGNATURES, Act, ActKind
from ..model.sources import SourceKind
from ..register import Register
from .columns import Role
from .page import StatusPage
from .values import PageParticipant


def why_not_printed(page: StatusPage, register: Register, act: Act) -> str:
    """The rule by which a page does not print an act of the register; empty where it should."""
    own = [other for other in register.acts(act.convention, state=act.state) if other is not act]
    printed = [other for other in page.acts if other.state == act.state and other.kind in CONSENTS]
    state = register.facts.states[act.state]
    if state.until is not None:
        return "the acts of a predecessor State are told in the end notes only"
    if act.kind is ActKind.WITHDRAWAL_REVOCATION or any(_revokes(other, act) for other in own):
        return "a notice that was taken back leaves no trace on the page"
    if not any(register.source(id_).kind is SourceKind.DEPOSITARY for id_ in _known(register, act)):
        return f"the register has it from others than the depositary: {', '.join(act.sources)}"
    if act.kind in CONSENTS | SIGNATURES | {ActKind.WITHDRAWAL} and any(other.date > act.date for other in printed):
        return "the earlier membership of a State that returned is no longer in the table"
    if act.kind in CONSENTS | {ActKind.WITHDRAWAL} and _taken_back(register, act, own):
        return "an instrument that was taken back before entry into force is no longer in the table"
    return ""


def _known(register: Register, act: Act) -> Iterable[str]:
    return (id_ for id_ in act.sources if id_ in register.facts.sources)


def _revokes(other: Act, act: Act) -> bool:
    revoked = other.kind is ActKind.WITHDRAWAL_REVOCATION and act.kind is ActKind.WITHDRAWAL
    return revoked and other.date >= act.date


def _taken_back(register: Register, act: Act, own: Iterable[Act]) -> bool:
    """Whether a consent was ended, or the act ends one, before the treaty was in force."""
    in_force = register.convention(act.convention).in_force
    notices = [act, *own] if act.kind is ActKind.WITHDRAWAL else own
    return any(other.kind is ActKind.WITHDRAWAL and (in_force is None or other.date < in_force) for other in notices)


def known_disagreement(register: Register, act: Act, theirs: str) -> str:
    """What the register says about a source that has another value, where it knows of it."""
    for item in register.disagreements(act.convention, state=act.state):
        if item.kind == act.kind.value and item.date == str(act.date) and item.theirs == theirs:
            return f"the register has it as a point on which sources differ: {item.note or ', '.join(item.sources)}"
    return ""


def uncounted_signatures(page: StatusPage, signed: Iterable[str], printed: int) -> str:
    """The rules by which fewer States are printed as signatories than signed: a State that left is in brackets, and a
    definitive signature is a consent, which stands in the column of consents.
    """
    without = {row.state: row for row in page.participants if row.state and not row.counts_as(Role.SIGNATURE)}
    left = {code for code in signed if code in without and _has(without[code], Role.SIGNATURE)}
    definitive = {act.state for act in page.acts if act.kind is ActKind.DEFINITIVE_SIGNATURE} & set(signed)
    definitive = {code for code in definitive - left if code in without}
    if not (left or definitive) or len(set(signed) - left - definitive) != printed:
        return ""
    reasons = [
        f"the signatures of States that left: {', '.join(sorted(left))}" if left else "",
        f"definitive signatures, which are consents: {', '.join(sorted(definitive))}" if definitive else "",
    ]
    return f"the depositary does not count {' and '.join(filter(None, reasons))}"


def _has(row: PageParticipant, role: Role) -> bool:
    return any(entry.role is role for entry in row.entries)
