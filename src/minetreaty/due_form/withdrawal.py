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
    """Only a State Party gives notice of withdrawal or denunciation, and only once (VCLT Art. 54(a)). A State that has
    consented and is not party yet takes its consent back.
    """
    if case.act.kind is not ActKind.WITHDRAWAL or _takes_consent_back(case):
        return
    clause = case.convention.withdrawal
    if clause is None:
        yield case.finding(P304, "the convention has no article on withdrawal", article="VCLT Art. 56")
    elif not (Status.PARTY in case.possible_before or _leaves_with_parent_only(case)):
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
    failing=(invented.act("CCC", "withdrawal", "2000-10-01"),),
    passing=(invented.act("AAA", "withdrawal", "2000-10-01"),),
)


def _takes_consent_back(case: ActCase) -> bool:
    """Whether the State has consented and the convention is not in force for it, as far as this is known; or whether a
    new consent waits for the end of its membership.
    """
    waits = Status.CONTRACTING in case.possible_before and Status.PARTY not in case.possible_before
    return waits or any(item.taken_back is case.act for item in case.participations_after)


def _leaves_with_parent_only(case: ActCase) -> bool:
    """Whether the State is leaving by a notice under the parent convention, and has given none under this one."""
    day = case.act.date
    lasting = [item for item in case.participations_before if item.holds(day)]
    own = any(notice.runs(day) for item in lasting for notice in item.notices)
    return bool(lasting) and not own and case.possible_before == (Status.WITHDRAWING,)


def consent_taken_back(case: ActCase) -> Iterator[Finding]:
    """A State takes its consent back before the treaty binds it. The texts do not provide for it. The depositary has
    received such notices before the entry into force of a treaty. Here they take effect on receipt.

    If the treaty is in force, but not yet for the State, another reading is that only a State Party can leave. The same
    is done with a consent that was given while a notice runs, and waits for the end of the membership.
    """
    if case.act.kind is not ActKind.WITHDRAWAL or not _takes_consent_back(case):
        return
    in_force, clause = case.convention.in_force, case.convention.withdrawal
    term = clause.term if clause else "withdrawal"
    taken_back = "Here it takes the consent back on the date of receipt"
    hint = (
        "The Secretary-General of the United Nations received such a notice from the Russian Federation under the "
        "Comprehensive Nuclear-Test-Ban Treaty on 3 November 2023."
    )
    if case.status_before.is_party:
        message = f"notice of {term} while a new consent waits for the end of the membership. {taken_back}"
    elif in_force is None or case.act.date < in_force:
        message = f"notice of {term} before the convention is in force. {taken_back}"
    else:
        article = f" ({clause.article})" if clause else ""
        message = (
            f"notice of {term} before the convention is in force for the State. {taken_back}. Another reading is that "
            f"only a State Party can leave{article}, so that the notice has no effect"
        )
    yield case.finding(P323, message, hint)


P323 = Rule(
    code="P323",
    severity=Severity.WARNING,
    title="Consent taken back",
    reason="depositary practice",
    subject=RuleSubject.ACT,
    function=consent_taken_back,
    failing=(invented.act("AAA", "withdrawal", "2000-09-30"),),
    passing=(invented.act("AAA", "withdrawal", "2000-10-01"),),
)


def revocation_without_notice(case: ActCase) -> Iterator[Finding]:
    """Only a notice that has not yet taken effect can be revoked, under the convention that it was given under (VCLT
    Art. 68).
    """
    if case.act.kind is not ActKind.WITHDRAWAL_REVOCATION:
        return
    if Status.WITHDRAWING not in case.possible_before or _leaves_with_parent_only(case):
        status = case.status_before
        message = f"revocation of a notice by a State that is {status}: no notice under this convention is pending"
        hint = "A notice can be revoked only before it takes effect. After that, the State can consent again."
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
