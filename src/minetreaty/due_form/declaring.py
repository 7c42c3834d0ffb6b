"""What is declared beside signature and consent: reservations, objections, provisional application, intent not to join.

Codes P312 to P317.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law import effects as law
from ..model.acts import CONSENTS, SIGNATURES, Act, ActKind, ActRef, AnyAct
from .case import ActCase

_ACCEDED = invented.act("CCC", "accession", "2001-03-05")
_RESERVED = invented.act("BBB", "reservation", "2000-04-05")
_TARGET = ActRef(state="BBB", kind=ActKind.RESERVATION, date=_RESERVED.date)


def applies_without_consent(case: ActCase) -> Iterator[Finding]:
    """A treaty is extended to a territory by a State that has consented, and applied provisionally with the
    consent, until entry into force (VCLT Art. 25, 29; the clause).
    """
    consented = any(act.kind in CONSENTS for act in case.earlier)
    if case.act.kind is ActKind.TERRITORIAL_APPLICATION and not consented:
        message = "application to a territory by a State that has not consented"
        yield case.finding(P312, message, "VCLT Art. 29", "It comes with the consent, or after it.")
    clause = case.convention.provisional_application
    if case.act.kind is not ActKind.PROVISIONAL_APPLICATION or clause is None:
        return
    if case.status_before.is_party:
        yield case.finding(P312, "the convention is in force for the State already", clause.article)
    elif not consented:
        yield case.finding(
            P312,
            "provisional application by a State that has not consented",
            clause.article,
            "It comes with the consent.",
        )


P312 = Rule(
    code="P312",
    severity=Severity.ERROR,
    title="Applies without consent",
    reason="VCLT Art. 25",
    subject=RuleSubject.ACT,
    function=applies_without_consent,
    failing=(invented.act("CCC", "provisional_application", "2001-03-05"),),
    passing=(
        _ACCEDED,
        invented.act("CCC", "provisional_application", "2001-03-05"),
    ),
)


def objects_to_nothing(case: ActCase) -> Iterator[Finding]:
    """An objection says to which act it objects (VCLT Art. 20(4), 23)."""
    if case.act.kind is ActKind.OBJECTION and case.act.target is None:
        yield case.finding(
            P313, "an objection that names no act", "VCLT Art. 20(4), 23", "Name its target: state, kind and day."
        )


P313 = Rule(
    code="P313",
    severity=Severity.ERROR,
    title="Objects to nothing",
    reason="VCLT Art. 20(4), 23",
    subject=RuleSubject.ACT,
    function=objects_to_nothing,
    failing=(
        _RESERVED,
        invented.act("AAA", "objection", "2001-03-05"),
    ),
    passing=(
        _RESERVED,
        invented.act("AAA", "objection", "2001-03-05", target=_TARGET),
    ),
)


def target_not_in_record(case: ActCase) -> Iterator[Finding]:
    """The act that another act answers is in the record, and not later than the answer (VCLT Art. 23)."""
    target = case.act.target
    if target is None:
        return
    if target.date > case.act.date:
        yield case.finding(P314, f"it answers {target}, which came later", "VCLT Art. 23")
    elif not any(refers_to(target, act) for act in case.ledger.file_of(target.state)):
        yield case.finding(
            P314, f"it answers {target}, which is not in the record", "VCLT Art. 23", "Check state, kind and day."
        )


P314 = Rule(
    code="P314",
    severity=Severity.ERROR,
    title="Target not in the record",
    reason="VCLT Art. 23",
    subject=RuleSubject.ACT,
    function=target_not_in_record,
    failing=(invented.act("AAA", "objection", "2001-03-05", target=_TARGET),),
    passing=(
        _RESERVED,
        invented.act("AAA", "objection", "2001-03-05", target=_TARGET),
    ),
)


def refers_to(ref: ActRef, act: AnyAct) -> bool:
    """Whether this is the act that `ref` names."""
    return isinstance(act, Act) and (act.state, act.kind, act.date) == (ref.state, ref.kind, ref.date)


def answers_the_wrong_state(case: ActCase) -> Iterator[Finding]:
    """A State revokes its own notice and objects to acts of others (VCLT Art. 20(4), 68)."""
    act = case.act
    if act.target is None:
        return
    own = act.target.state == act.state
    if act.kind is ActKind.WITHDRAWAL_REVOCATION and not own:
        yield case.finding(P315, f"revocation of a notice of {act.target.state}", law.REVOCATION)
    elif act.kind is ActKind.OBJECTION and own:
        yield case.finding(P315, "an objection to the State's own act", "VCLT Art. 20(4)")


P315 = Rule(
    code="P315",
    severity=Severity.ERROR,
    title="Answers the wrong State",
    reason="VCLT Art. 20(4), 68",
    subject=RuleSubject.ACT,
    function=answers_the_wrong_state,
    failing=(
        _RESERVED,
        invented.act("BBB", "objection", "2001-03-05", target=_TARGET),
    ),
    passing=(
        _RESERVED,
        invented.act("AAA", "objection", "2001-03-05", target=_TARGET),
    ),
)


def reserves_out_of_time(case: ActCase) -> Iterator[Finding]:
    """A reservation is made when signing or consenting (VCLT Art. 19). Late ones stand if nobody objects."""
    if case.act.kind is not ActKind.RESERVATION:
        return
    days = [act.date for act in case.earlier if act.kind in CONSENTS | SIGNATURES]
    if not days:
        yield case.finding(P316, "reservation by a State that has neither signed nor consented", "VCLT Art. 19")
    elif case.act.date not in days:
        yield case.finding(
            P316,
            f"reservation after the last signature or consent, of {max(days)}",
            "VCLT Art. 19; depositary practice",
            "Late reservations are circulated, and stand where nobody objects.",
            Severity.WARNING,
        )


P316 = Rule(
    code="P316",
    severity=Severity.ERROR,
    title="Reservation out of time",
    reason="VCLT Art. 19",
    subject=RuleSubject.ACT,
    function=reserves_out_of_time,
    failing=(invented.act("CCC", "reservation", "2001-03-05"),),
    passing=(
        _ACCEDED,
        invented.act("CCC", "reservation", "2001-03-05"),
    ),
)


def intends_after_consent(case: ActCase) -> Iterator[Finding]:
    """Only a State that has not consented makes clear that it will not become a party (VCLT Art. 18(a))."""
    if case.act.kind is ActKind.INTENT_NOT_TO_JOIN and case.status_before.is_contracting:
        yield case.finding(
            P317, "by a State that has consented already", "VCLT Art. 18(a)", "A State that is bound gives notice."
        )


P317 = Rule(
    code="P317",
    severity=Severity.ERROR,
    title="Intends not to join after consent",
    reason="VCLT Art. 18(a)",
    subject=RuleSubject.ACT,
    function=intends_after_consent,
    failing=(invented.act("AAA", "intent_not_to_join", "2001-03-05"),),
    passing=(
        invented.act("CCC", "signature", "2000-05-05"),
        invented.act("CCC", "intent_not_to_join", "2001-03-05"),
    ),
)
