"""Acts that answer another act: objections, and revocations and communications with a target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law import effects as law
from ..model.acts import Act, ActKind, ActRef
from ..model.days import same_day_after
from ..standing.ledger import Ledger
from .case import ActCase

_RESERVED = invented.act("BBB", "reservation", "2000-04-05")
_TARGET = ActRef(state="BBB", kind=ActKind.RESERVATION, date=_RESERVED.date)


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


def late_objection(case: ActCase) -> Iterator[Finding]:
    """A State objects to a reservation within twelve months after it was notified of it, or by the date of its own
    consent if that is later (VCLT Art. 20(5)).

    An objection is not judged if the date of the notification (`circulated`) is not known, if the State has not
    consented, or if it answers anything but a reservation.
    """
    act, target = case.act, case.act.target
    if act.kind is not ActKind.OBJECTION or target is None or target.kind is not ActKind.RESERVATION:
        return
    circulated = [made.circulated for made in case.ledger.file_of(target.state) if _refers_to(target, made)]
    consents = [item.consent.date for item in case.participations_before]
    if not consents or not circulated or circulated[0] is None:
        return
    until = max(same_day_after(circulated[0], _MONTHS_TO_OBJECT), consents[-1])
    if act.date > until:
        message = f"objection after {until}, by which a State that has not objected has accepted the reservation"
        yield case.finding(P328, message, "Check when the depositary notified the reservation.")


_MONTHS_TO_OBJECT = 12
_NOTIFIED = evolve(_RESERVED, circulated="2000-04-10")
P328 = Rule(
    code="P328",
    severity=Severity.WARNING,
    title="Late objection",
    reason="VCLT Art. 20(5)",
    subject=RuleSubject.ACT,
    function=late_objection,
    failing=(_NOTIFIED, invented.act("AAA", "objection", "2001-04-11", target=_TARGET)),
    passing=(_NOTIFIED, invented.act("AAA", "objection", "2001-04-10", target=_TARGET)),
)
