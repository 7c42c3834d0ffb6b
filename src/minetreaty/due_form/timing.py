"""Acts and effects with impossible dates: before the adoption, outside the signature period, before their receipt.

The rules on the period of notice are in `withdrawal`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law import effects as law
from ..law.steps import Bounds
from ..model.acts import Act, ActKind
from ..model.days import ONE_DAY
from .case import ActCase

_ACCEDED = invented.act("CCC", "accession", "2001-03-05")
_DECLARED = invented.act("BBB", "declaration", "2001-03-01")


def before_adoption(case: ActCase) -> Iterator[Finding]:
    """No State can act under a convention before its adoption (VCLT Art. 9)."""
    act, convention = case.act, case.convention
    if act.date < convention.adopted:
        message = f"the {convention.short_title} was adopted later, on {convention.adopted}"
        yield case.finding(D201, message, "Check the year of the act.")


D201 = Rule(
    code="D201",
    severity=Severity.ERROR,
    title="Act before the adoption",
    reason="VCLT Art. 9",
    subject=RuleSubject.ACT,
    function=before_adoption,
    failing=(invented.act("CCC", "accession", "1999-11-30"),),
    passing=(invented.act("CCC", "accession", "1999-12-01"),),
)


def outside_signature_period(case: ActCase) -> Iterator[Finding]:
    """A State signs a convention while it is open for signature; later it can only succeed to the signature of a
    predecessor (VCSST Art. 18, 37).
    """
    clause = case.convention.signature
    if case.act.kind not in (ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE) or clause is None:
        return
    in_force = case.convention.in_force
    is_open = law.signature_is_open(case.convention, case.act.date, in_force)
    if not is_open and not _succeeds_to_signature(case, clause.opens):
        closes = clause.closes or in_force
        until = f" until the day before {closes}" if closes else ""
        message = f"the convention was open for signature from {clause.opens}{until}"
        yield case.finding(D202, message, "A State that has not signed in time can accede.", article=clause.article)


def _succeeds_to_signature(case: ActCase, opens: dt.date) -> bool:
    """Whether a predecessor had signed, or is one whose acts are in no table, from `opens` on."""
    state, acted = case.act.state, case.act.date
    before = [item for item in case.ledger.successions if item.successor == state and item.predecessor_code != state]
    return any(
        not item.predecessor_code or item.predecessor_code in set().union(*case.ledger.signed(item.date - ONE_DAY))
        for item in before
        if opens < item.date <= acted
    )


D202 = Rule(
    code="D202",
    severity=Severity.ERROR,
    title="Signature outside the signature period",
    reason="the article on signature, VCSST Art. 18, 37",
    subject=RuleSubject.ACT,
    function=outside_signature_period,
    failing=(invented.act("CCC", "signature", "2000-10-01"),),
    passing=(invented.act("OLD", "signature", "2000-09-30"), invented.act("NEW", "signature", "2006-03-01")),
)


def effect_before_act(case: ActCase) -> Iterator[Finding]:
    """No act takes effect before the depositary receives it, except a succession of States (VCLT Art. 24, 78)."""
    act = case.act
    if act.effect is not None and act.effect < act.date and act.kind is not ActKind.SUCCESSION:
        message = f"it takes effect on {act.effect}, before its receipt on {act.date}"
        yield case.finding(D203, message, "Check whether the two dates are swapped.")


D203 = Rule(
    code="D203",
    severity=Severity.ERROR,
    title="Effect before the act",
    reason="VCLT Art. 24(3), 78(b)",
    subject=RuleSubject.ACT,
    function=effect_before_act,
    failing=(evolve(_DECLARED, effect="2001-02-28", effect_sources=("gazette",)),),
    passing=(evolve(_DECLARED, effect="2001-03-01", effect_sources=("gazette",)),),
)


def published_effect_differs(case: ActCase) -> Iterator[Finding]:
    """A published date of effect is the date that follows from the treaty. That of a notice of withdrawal can be later
    if the treaty makes it depend on a condition.
    """
    act = case.act
    found = case.ledger.situation(act.state).effect(act)
    if found.published is None or found.computed is None or found.published == found.computed:
        return
    earlier = found.published < found.computed
    if act.kind is not ActKind.WITHDRAWAL or not (earlier or _may_be_delayed(act, found)):  # D205 finds earlier ones
        message = f"the published date of effect is {found.published}; the treaty gives {found.computed}"
        hint = "Keep it as the effect only if the depositary published it. Otherwise record a disagreement."
        yield case.finding(D204, message, hint, article=found.article)


D204 = Rule(
    code="D204",
    severity=Severity.ERROR,
    title="Published date of effect differs",
    reason="the article on entry into force",
    subject=RuleSubject.ACT,
    function=published_effect_differs,
    failing=(evolve(_ACCEDED, effect="2001-10-01", effect_sources=("gazette",)),),
    passing=(evolve(_ACCEDED, effect="2001-09-01", effect_sources=("gazette",)),),
)


def _may_be_delayed(notice: Act, found: law.Effect) -> bool:
    """Whether an armed conflict may have delayed the effect. If the notice says nothing of one, the later date must be
    one that counts: assumed by the user, or shown by the depositary or an official list.
    """
    if not found.condition or notice.armed_conflict is False:
        return False
    return bool(notice.armed_conflict) or found.date == found.published


def received_before_written(case: ActCase) -> Iterator[Finding]:
    """A letter is written first, then received, then circulated by the depositary (VCLT Art. 77(1)(e), 78)."""
    act = case.act
    if act.dated is not None and act.dated > act.date:
        message = f"the letter is dated {act.dated}, after its receipt on {act.date}"
        yield case.finding(D207, message, article="VCLT Art. 78(b)")
    first_circulated = (ActKind.DECLARATION, ActKind.RESERVATION)  # late ones are deposited once no State has objected
    if act.circulated is not None and act.circulated < act.date and act.kind not in first_circulated:
        message = f"it was circulated on {act.circulated}, before its receipt on {act.date}"
        yield case.finding(D207, message, article="VCLT Art. 77(1)(e)")


D207 = Rule(
    code="D207",
    severity=Severity.ERROR,
    title="Received before it was written",
    reason="VCLT Art. 77(1)(e), 78",
    subject=RuleSubject.ACT,
    function=received_before_written,
    failing=(evolve(_ACCEDED, dated="2001-03-06", circulated="2001-03-04"),),
    passing=(evolve(_ACCEDED, dated="2001-03-04", circulated="2001-03-06"),),
)


def outside_existence(case: ActCase) -> Iterator[Finding]:
    """A State acts while the depositary counts it among the States."""
    bounds = case.ledger.bounds.get(case.act.state, Bounds())
    early = bounds.since is not None and case.act.date < bounds.since
    late = bounds.until is not None and case.act.date >= bounds.until
    if early or late:
        since = f" from {bounds.since}" if bounds.since else ""
        until = f" until the day before {bounds.until}" if bounds.until else ""
        message = f"the depositary counts {case.act.state} among the States{since}{until}"
        yield case.finding(P308, message, "Check whether this is the act of a predecessor, or of a successor.")


P308 = Rule(
    code="P308",
    severity=Severity.ERROR,
    title="Act outside the State's existence",
    reason="depositary practice",
    subject=RuleSubject.ACT,
    function=outside_existence,
    failing=(invented.act("OLD", "accession", "2005-03-01"),),
    passing=(invented.act("OLD", "accession", "2005-02-28"),),
)
