"""Acts beside signature and consent: declarations, reservations, provisional application, intent not to join.

The rules on acts that answer other acts are in `answers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law.participations import Participation
from ..model.acts import CONSENTS, SIGNATURES, ActKind
from ..model.statuses import Status
from .case import ActCase

_ACCEDED = invented.act("CCC", "accession", "2001-03-05")


def application_without_consent(case: ActCase) -> Iterator[Finding]:
    """A State extends a treaty to a territory once it has consented. It applies a treaty provisionally from its consent
    until entry into force (VCLT Art. 25, 29; the treaty's own article). A consent that has ended does not count.
    """
    consented = any(status.is_contracting for status in case.possible_before)
    if case.act.kind is ActKind.TERRITORIAL_APPLICATION and not consented:
        message = "territorial application by a State that has not consented, or has left"
        yield case.finding(P312, message, "It comes with the consent, or after it.", article="VCLT Art. 29")
    clause = case.convention.provisional_application
    if case.act.kind is not ActKind.PROVISIONAL_APPLICATION or clause is None or _awaits_entry_into_force(case):
        return
    if all(status.is_party for status in case.possible_before):
        yield case.finding(P312, "the convention is already in force for the State", article=clause.article)
    elif not consented:
        message = "provisional application by a State that has not consented, or has left"
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


def provisional_application_after_consent(case: ActCase) -> Iterator[Finding]:
    """A State declares at the time of its consent that it applies the treaty provisionally (APMBC and CCM Art. 18)."""
    clause, waiting = case.convention.provisional_application, _awaits_entry_into_force(case)
    if case.act.kind is not ActKind.PROVISIONAL_APPLICATION or clause is None or not waiting:
        return
    if all(item.consent.date != case.act.date for item in waiting):
        consented = max(item.consent.date for item in waiting)
        message = f"provisional application declared after the consent, which was received on {consented}"
        hint = "The article provides for a declaration at the time of the consent."
        yield case.finding(P325, message, hint, article=clause.article)


P325 = Rule(
    code="P325",
    severity=Severity.WARNING,
    title="Provisional application after the consent",
    reason="the article on provisional application",
    subject=RuleSubject.ACT,
    function=provisional_application_after_consent,
    failing=(_ACCEDED, invented.act("CCC", "provisional_application", "2001-03-06")),
    passing=(_ACCEDED, invented.act("CCC", "provisional_application", "2001-03-05")),
)


def _awaits_entry_into_force(case: ActCase) -> list[Participation]:
    """The State's participations that have not ended, and for which the convention is not in force yet."""
    day = case.act.date
    lasting = (item for item in case.participations_before if not (item.ended(day) or item.void(day)))
    return [item for item in lasting if item.in_force is None or day < item.in_force]


def declaration_by_outsider(case: ActCase) -> Iterator[Finding]:
    """A State makes a declaration under a treaty that it has signed or joined. The treaties do not provide for
    declarations of others.
    """
    if case.act.kind is ActKind.DECLARATION and case.possible_before == (Status.OUTSIDE,):
        message = "declaration of a State that has neither signed nor joined"
        yield case.finding(P327, message, "Check the State, the convention and the date; or record a communication.")


P327 = Rule(
    code="P327",
    severity=Severity.WARNING,
    title="Declaration by an outsider",
    reason="VCLT Art. 2(1)(d), 23",
    subject=RuleSubject.ACT,
    function=declaration_by_outsider,
    failing=(invented.act("CCC", "declaration", "2001-03-05"),),
    passing=(_ACCEDED, invented.act("CCC", "declaration", "2001-03-05")),
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
