"""Leaving a treaty: who may give notice of withdrawal or denunciation, when it takes effect, when it can be revoked."""

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
    """A notice of withdrawal takes effect when its period ends, and not earlier (VCLT Art. 54(a); the treaty's article
    on withdrawal).
    """
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or act.effect is None or clause is None:
        return
    ends = law.after(clause.delay, act.date)
    if act.effect < ends:
        message = f"it takes effect on {act.effect}, before the period of notice ends on {ends}"
        hint = "Check whether this is the date of the notice, or of an announcement."
        yield case.finding(D205, message, hint, article=clause.article)


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
    """A notice does not take effect at the end of its period while the State is engaged in an armed conflict, if the
    treaty says so.
    """
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or not act.armed_conflict or clause is None or not clause.condition:
        return
    if act.effect is not None and act.effect <= law.after(clause.delay, act.date):
        message = f"it takes effect on {act.effect}, although the State was engaged in an armed conflict then"
        hint = "Give the date on which the conflict ended, or leave the date of effect empty."
        yield case.finding(D206, message, hint, article=clause.condition_article)


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


def withdrawal_by_nonparty(case: ActCase) -> Iterator[Finding]:
    """Only a State Party gives notice of withdrawal or denunciation, and only once (VCLT Art. 54(a))."""
    if case.act.kind is not ActKind.WITHDRAWAL:
        return
    clause = case.convention.withdrawal
    if clause is None:
        yield case.finding(P304, "the convention has no article on withdrawal", article="VCLT Art. 56")
    elif Status.PARTY not in case.possible_before:
        message = f"notice of {clause.term} by a State that is {case.status_before}, not party"
        hint = "Only a State Party can leave. Check when the convention entered into force for this State."
        yield case.finding(P304, message, hint, article=clause.article)


P304 = Rule(
    code="P304",
    severity=Severity.ERROR,
    title="Withdrawal by a State that is not party",
    reason="VCLT Art. 54(a), 56",
    subject=RuleSubject.ACT,
    function=withdrawal_by_nonparty,
    failing=(invented.act("AAA", "withdrawal", "2000-09-30"),),
    passing=(invented.act("AAA", "withdrawal", "2000-10-01"),),
)


def revocation_without_notice(case: ActCase) -> Iterator[Finding]:
    """Only a notice that has not yet taken effect can be revoked (VCLT Art. 68)."""
    if case.act.kind is ActKind.WITHDRAWAL_REVOCATION and Status.WITHDRAWING not in case.possible_before:
        message = f"revocation of a notice by a State that is {case.status_before}: no notice is pending"
        hint = "A notice can be revoked only before it takes effect. After that, the State can accede again."
        yield case.finding(P305, message, hint, article=law.REVOCATION)


P305 = Rule(
    code="P305",
    severity=Severity.ERROR,
    title="Revocation without a notice",
    reason="VCLT Art. 68",
    subject=RuleSubject.ACT,
    function=revocation_without_notice,
    failing=(_NOTICE, invented.act("AAA", "withdrawal_revocation", "2003-07-15")),
    passing=(_NOTICE, invented.act("AAA", "withdrawal_revocation", "2003-07-14")),
)
