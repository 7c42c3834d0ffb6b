"""Acts beside signature and consent: reservations, objections, provisional application, intent not to join."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law import effects as law
from ..model.acts import CONSENTS, SIGNATURES, Act, ActKind, ActRef
from ..standing.ledger import Ledger
from .case import ActCase

_ACCEDED = invented.act("CCC", "accession", "2001-03-05")
_RESERVED = invented.act("BBB", "reservation", "2000-04-05")
_TARGET = ActRef(state="BBB", kind=ActKind.RESERVATION, date=_RESERVED.date)


def application_without_consent(case: ActCase) -> Iterator[Finding]:
    """A State extends a treaty to a territory once it has consented. It applies a treaty provisionally from its consent
    until entry into force (VCLT Art. 25, 29; the treaty's own article).
    """
    consented = any(act.kind in CONSENTS for act in case.earlier)
    if case.act.kind is ActKind.TERRITORIAL_APPLICATION and not consented:
        message = "territorial application by a State that has not consented"
        yield case.finding(P312, message, "It comes with the consent, or after it.", article="VCLT Art. 29")
    clause = case.convention.provisional_application
    if case.act.kind is not ActKind.PROVISIONAL_APPLICATION or clause is None:
        return
    if case.status_before.is_party:
        yield case.finding(P312, "the convention is already in force for the State", article=clause.article)
    elif not consented:
        message = "provisional application by a State that has not consented"
        yield case.finding(P312, message, "It comes with the consent.", article=clause.article)


P312 = Rule(
    code="P312",
    severity=Severity.ERROR,
    title="Provisional or territorial application without consent",
    reason="VCLT Art. 25",
    subject=RuleSubject.ACT,
    function=application_without_consent,
    failing=(invented.act("CCC", "provisional_application", "2001-03-05"),),
    passing=(_ACCEDED, invented.act("CCC", "provisional_application", "2001-03-05")),
)


def objection_without_target(case: ActCase) -> Iterator[Finding]:
    """An objection names the act that it objects to (VCLT Art. 20(4), 23)."""
    if case.act.kind is ActKind.OBJECTION and case.act.target is None:
        yield case.finding(P313, "the objection names no act", "Name its target: State, kind and date.")


P313 = Rule(
    code="P313",
    severity=Severity.ERROR,
    title="Objection to a missing act",
    reason="VCLT Art. 20(4), 23",
    subject=RuleSubject.ACT,
    function=objection_without_target,
    failing=(_RESERVED, invented.act("AAA", "objection", "2001-03-05")),
    passing=(_RESERVED, invented.act("AAA", "objection", "2001-03-05", target=_TARGET)),
)


def answer_to_missing_act(case: ActCase) -> Iterator[Finding]:
    """An act that answers another act is not earlier than that act, which is in the data (VCLT Art. 23)."""
    act = case.act
    if act.target is not None and (problem := target_problem(act.target, act.date, case.ledger)):
        yield case.finding(P314, problem, CHECK_TARGET)


P314 = Rule(
    code="P314",
    severity=Severity.ERROR,
    title="Answer to an act that is not in the data",
    reason="VCLT Art. 23",
    subject=RuleSubject.ACT,
    function=answer_to_missing_act,
    failing=(invented.act("AAA", "objection", "2001-03-05", target=_TARGET),),
    passing=(_RESERVED, invented.act("AAA", "objection", "2001-03-05", target=_TARGET)),
)


def target_problem(target: ActRef, answered: dt.date, ledger: Ledger) -> str:
    """What is wrong with the act that an answer names: it is later than the answer, or not in the data. Else nothing.

    ``answered`` is the date of the answer, or the last possible one.
    """
    if target.date > answered:
        return f"it answers {target}, which is later"
    if any(_refers_to(target, act) for act in ledger.file_of(target.state)):
        return ""
    return f"it answers {target}, which is not in the data"


CHECK_TARGET = "Check the State, kind and date of the act that it answers."
"""What to do about an answer whose target is not found."""


def _refers_to(ref: ActRef, act: Act) -> bool:
    return (act.state, act.kind, act.date) == (ref.state, ref.kind, ref.date)


def answer_to_wrong_state(case: ActCase) -> Iterator[Finding]:
    """A State revokes its own notice, and objects to acts of other States (VCLT Art. 20(4), 68)."""
    act = case.act
    if act.target is None:
        return
    own = act.target.state == act.state
    if act.kind is ActKind.WITHDRAWAL_REVOCATION and not own:
        yield case.finding(P315, f"it revokes a notice of {act.target.state}", article=law.REVOCATION)
    elif act.kind is ActKind.OBJECTION and own:
        yield case.finding(P315, "the State objects to its own act", article="VCLT Art. 20(4)")


P315 = Rule(
    code="P315",
    severity=Severity.ERROR,
    title="Answer to the wrong State",
    reason="VCLT Art. 20(4), 68",
    subject=RuleSubject.ACT,
    function=answer_to_wrong_state,
    failing=(_RESERVED, invented.act("BBB", "objection", "2001-03-05", target=_TARGET)),
    passing=(_RESERVED, invented.act("AAA", "objection", "2001-03-05", target=_TARGET)),
)


def reservation_at_wrong_time(case: ActCase) -> Iterator[Finding]:
    """A State makes a reservation when it signs or consents (VCLT Art. 19). A later one is a warning: the depositary
    circulates it, and it is accepted if no State objects.
    """
    if case.act.kind is not ActKind.RESERVATION:
        return
    days = [act.date for act in case.earlier if act.kind in CONSENTS | SIGNATURES]
    if not days:
        yield case.finding(P316, "reservation by a State that has neither signed nor consented")
    elif case.act.date not in days:
        yield case.finding(
            P316,
            f"reservation after the last signature or consent, which was on {max(days)}",
            "The depositary circulates late reservations and accepts them if no State objects.",
            article="VCLT Art. 19; depositary practice",
            severity=Severity.WARNING,
        )


P316 = Rule(
    code="P316",
    severity=Severity.ERROR,
    title="Reservation at the wrong time",
    reason="VCLT Art. 19",
    subject=RuleSubject.ACT,
    function=reservation_at_wrong_time,
    failing=(invented.act("CCC", "reservation", "2001-03-05"),),
    passing=(_ACCEDED, invented.act("CCC", "reservation", "2001-03-05")),
)


def intent_not_to_join_after_consent(case: ActCase) -> Iterator[Finding]:
    """Only a State that has not consented can declare that it will not become a party (VCLT Art. 18(a))."""
    if case.act.kind is ActKind.INTENT_NOT_TO_JOIN and case.status_before.is_contracting:
        yield case.finding(P317, "the State has already consented", "A State that is bound gives notice of withdrawal.")


P317 = Rule(
    code="P317",
    severity=Severity.ERROR,
    title="Intent not to join after consent",
    reason="VCLT Art. 18(a)",
    subject=RuleSubject.ACT,
    function=intent_not_to_join_after_consent,
    failing=(invented.act("AAA", "intent_not_to_join", "2001-03-05"),),
    passing=(invented.act("CCC", "signature", "2000-05-05"), invented.act("CCC", "intent_not_to_join", "2001-03-05")),
)
