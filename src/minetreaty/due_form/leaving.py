"""Leaving: who gives notice of withdrawal or denunciation, when it takes effect, and until when it can be revoked.

Codes D205, D206, P304 and P305.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..law import effects as law
from ..model.acts import ActKind
from ..model.statuses import Status
from .case import Case


def effect_before_period_ends(case: Case) -> Iterator[Finding]:
    """D205: a notice of withdrawal takes no effect before its period is over (VCLT Art. 54(a); the clause)."""
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or act.effect is None or clause is None:
        return
    ends = law.after(clause.delay, act.date)
    if act.effect < ends:
        yield case.finding(
            "D205",
            f"its effect, {act.effect}, lies before the period of notice ends on {ends}",
            clause.article,
            "Is it the day of the notice, or of an announcement?",
        )


def effect_despite_conflict(case: Case) -> Iterator[Finding]:
    """D206: a notice takes no effect at the end of its period while the State is engaged in an armed conflict."""
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or not act.armed_conflict or clause is None or not clause.condition:
        return
    if act.effect is not None and act.effect <= law.after(clause.delay, act.date):
        yield case.finding(
            "D206",
            f"in effect from {act.effect}, though the State was engaged in an armed conflict then",
            clause.condition_article,
            "Give the day on which the conflict ended, or leave the effect open.",
        )


def leaves_without_being_party(case: Case) -> Iterator[Finding]:
    """P304: only a party gives notice of withdrawal or denunciation, once (VCLT Art. 54(a))."""
    if case.act.kind is not ActKind.WITHDRAWAL:
        return
    clause = case.convention.withdrawal
    if clause is None:
        yield case.finding("P304", "the convention has no clause on leaving it", "VCLT Art. 56")
    elif Status.PARTY not in case.possible_before:
        yield case.finding(
            "P304",
            f"notice of {clause.term} by a State that is {case.status_before}, not party",
            clause.article,
            "Only a State Party can leave; check the day on which the convention entered into force for it.",
        )


def revokes_no_notice(case: Case) -> Iterator[Finding]:
    """P305: only a notice that has not taken effect can be revoked (VCLT Art. 68)."""
    if case.act.kind is ActKind.WITHDRAWAL_REVOCATION and Status.WITHDRAWING not in case.possible_before:
        yield case.finding(
            "P305",
            f"revocation of a notice by a State that is {case.status_before}: no notice is pending",
            law.REVOCATION,
            "A notice can be revoked before it takes effect only; after that the State accedes anew.",
        )
