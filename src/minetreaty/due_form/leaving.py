"""Leaving: who gives notice of withdrawal or denunciation, when it takes effect, and until when it can be revoked.

Codes D205, D206, P304 and P305.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law import effects as law
from ..model.acts import ActKind
from ..model.statuses import Status
from .case import ActCase

_NOTICE = invented.act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)


def effect_before_period_ends(case: ActCase) -> Iterator[Finding]:
    """A notice of withdrawal takes no effect before its period is over (VCLT Art. 54(a); the clause)."""
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or act.effect is None or clause is None:
        return
    ends = law.after(clause.delay, act.date)
    if act.effect < ends:
        yield case.finding(
            D205,
            f"its effect, {act.effect}, lies before the period of notice ends on {ends}",
            clause.article,
            "Is it the day of the notice, or of an announcement?",
        )


D205 = Rule(
    code="D205",
    severity=Severity.ERROR,
    title="Effect before the period of notice ends",
    reason="the article on withdrawal",
    subject=RuleSubject.ACT,
    function=effect_before_period_ends,
    failing=(evolve(_NOTICE, effect="2003-07-14", effect_sources=("gazette",)),),
    passing=(evolve(_NOTICE, effect="2003-07-15", effect_sources=("gazette",)),),
)


def effect_despite_conflict(case: ActCase) -> Iterator[Finding]:
    """A notice takes no effect at the end of its period while the State is engaged in an armed conflict."""
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or not act.armed_conflict or clause is None or not clause.condition:
        return
    if act.effect is not None and act.effect <= law.after(clause.delay, act.date):
        yield case.finding(
            D206,
            f"in effect from {act.effect}, though the State was engaged in an armed conflict then",
            clause.condition_article,
            "Give the day on which the conflict ended, or leave the effect open.",
        )


D206 = Rule(
    code="D206",
    severity=Severity.ERROR,
    title="Effect despite an armed conflict",
    reason="the article on withdrawal",
    subject=RuleSubject.ACT,
    function=effect_despite_conflict,
    failing=(evolve(_NOTICE, effect="2003-07-15", effect_sources=("gazette",), armed_conflict=True),),
    passing=(evolve(_NOTICE, effect="2004-02-01", effect_sources=("gazette",), armed_conflict=True),),
)


def leaves_without_being_party(case: ActCase) -> Iterator[Finding]:
    """Only a party gives notice of withdrawal or denunciation, once (VCLT Art. 54(a))."""
    if case.act.kind is not ActKind.WITHDRAWAL:
        return
    clause = case.convention.withdrawal
    if clause is None:
        yield case.finding(P304, "the convention has no clause on leaving it", "VCLT Art. 56")
    elif Status.PARTY not in case.possible_before:
        yield case.finding(
            P304,
            f"notice of {clause.term} by a State that is {case.status_before}, not party",
            clause.article,
            "Only a State Party can leave; check the day on which the convention entered into force for it.",
        )


P304 = Rule(
    code="P304",
    severity=Severity.ERROR,
    title="Leaves without being party",
    reason="VCLT Art. 54(a), 56",
    subject=RuleSubject.ACT,
    function=leaves_without_being_party,
    failing=(invented.act("AAA", "withdrawal", "2000-09-30"),),
    passing=(invented.act("AAA", "withdrawal", "2000-10-01"),),
)


def revokes_no_notice(case: ActCase) -> Iterator[Finding]:
    """Only a notice that has not taken effect can be revoked (VCLT Art. 68)."""
    if case.act.kind is ActKind.WITHDRAWAL_REVOCATION and Status.WITHDRAWING not in case.possible_before:
        yield case.finding(
            P305,
            f"revocation of a notice by a State that is {case.status_before}: no notice is pending",
            law.REVOCATION,
            "A notice can be revoked before it takes effect only; after that the State accedes anew.",
        )


P305 = Rule(
    code="P305",
    severity=Severity.ERROR,
    title="Revokes no notice",
    reason="VCLT Art. 68",
    subject=RuleSubject.ACT,
    function=revokes_no_notice,
    failing=(
        _NOTICE,
        invented.act("AAA", "withdrawal_revocation", "2003-07-15"),
    ),
    passing=(
        _NOTICE,
        invented.act("AAA", "withdrawal_revocation", "2003-07-14"),
    ),
)
