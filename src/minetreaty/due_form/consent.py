"""Signature and consent: which States may sign or consent, by which act, and only once."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import CONFIRMS_SIGNATURE, CONSENTS, Act, ActKind
from ..model.days import ONE_DAY
from ..model.statuses import Status
from ..standing.ledger import Ledger
from .case import ActCase

_ACCEDED = invented.act("CCC", "accession", "2001-03-05")


def ratification_without_signature(case: ActCase) -> Iterator[Finding]:
    """Only a signatory ratifies, accepts or approves a treaty that has a signature stage (VCLT Art. 14)."""
    if case.act.kind not in CONFIRMS_SIGNATURE or case.convention.signature is None:
        return
    status, article = case.status_before, case.convention.consent.article
    if status is Status.WITHDRAWN:
        message = f"{case.act.kind.label} after a withdrawal that took effect, which ends the effect of the signature"
        yield case.finding(P301, message, "A State that has left can return by accession.", article=article)
    elif not any(act.kind is ActKind.SIGNATURE for act in case.earlier):
        message = f"{case.act.kind.label} by a State that has not signed"
        yield case.finding(P301, message, "A State that has not signed can accede.", article=article)


P301 = Rule(
    code="P301",
    severity=Severity.ERROR,
    title="Ratification without signature",
    reason="VCLT Art. 14",
    subject=RuleSubject.ACT,
    function=ratification_without_signature,
    failing=(invented.act("CCC", "ratification", "2001-03-05"),),
    passing=(_ACCEDED,),
)


def accession_by_signatory(case: ActCase) -> Iterator[Finding]:
    """A signatory does not accede: it ratifies, accepts or approves (VCLT Art. 15; the article on consent)."""
    if case.act.kind is ActKind.ACCESSION and case.status_before is Status.SIGNATORY:
        hint = "A signatory ratifies, accepts or approves."
        article = case.convention.consent.article
        yield case.finding(P302, "accession by a State that has signed", hint, article=article)


P302 = Rule(
    code="P302",
    severity=Severity.ERROR,
    title="Accession by a signatory",
    reason="VCLT Art. 15",
    subject=RuleSubject.ACT,
    function=accession_by_signatory,
    failing=(invented.act("CCC", "signature", "2000-05-05"), _ACCEDED),
    passing=(invented.act("CCC", "signature", "2000-05-05"), invented.act("CCC", "ratification", "2001-03-05")),
)


def second_consent(case: ActCase) -> Iterator[Finding]:
    """A State consents to be bound once, unless it has left in the meantime."""
    if case.act.kind in CONSENTS and all(status.is_contracting for status in case.possible_before):
        message = f"{case.act.kind.label} by a State that has already consented to be bound"
        hint = "Check whether one of the two acts is a duplicate, or belongs to another convention."
        yield case.finding(P303, message, hint, article=case.convention.consent.article)


P303 = Rule(
    code="P303",
    severity=Severity.ERROR,
    title="Second consent",
    reason="the article on consent",
    subject=RuleSubject.ACT,
    function=second_consent,
    failing=(_ACCEDED, invented.act("CCC", "accession", "2002-03-05")),
    passing=(_ACCEDED,),
)


def protocol_without_convention(case: ActCase) -> Iterator[Finding]:
    """Protocols and amendments are open only to contracting States of their convention (CCW Art. 4, 8)."""
    parent = case.convention.consent.to
    if case.act.kind not in CONSENTS or parent is None or parent not in case.ledgers:
        return
    ledger = case.ledgers[parent]
    if not any(status.is_contracting for status in ledger.possible_at(case.act.state, case.act.date)):
        message = f"consent by a State that is not a contracting State of the {ledger.convention.short_title}"
        hint = f"The consent to {parent} comes at the same time or earlier."
        yield case.finding(P306, message, hint, article=case.convention.consent.article)


P306 = Rule(
    code="P306",
    severity=Severity.ERROR,
    title="Protocol without its convention",
    reason="CCW Art. 4, 8",
    subject=RuleSubject.ACT,
    function=protocol_without_convention,
    failing=(invented.act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL"),),
    passing=(_ACCEDED, invented.act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL")),
)


def too_few_protocols(case: ActCase) -> Iterator[Finding]:
    """With its deposit a State notifies its consent to at least the required number of protocols (CCW Art. 4(3))."""
    clause = case.convention.consent
    if case.act.kind not in CONSENTS or not clause.minimum:
        return
    present = [key for key in clause.among if key in case.ledgers]
    if len(present) < len(clause.among):
        return
    accepted = [key for key in present if _consented_by(case.ledgers[key], case.act)]
    if len(accepted) < clause.minimum:
        message = f"consent is notified to {len(accepted)} of the protocols; at least {clause.minimum} are required"
        yield case.finding(P307, message, "Add the notifications of consent to protocols that have the same date.")


P307 = Rule(
    code="P307",
    severity=Severity.ERROR,
    title="Too few protocols",
    reason="CCW Art. 4(3)",
    subject=RuleSubject.ACT,
    function=too_few_protocols,
    failing=(invented.act("AAA", "accession", "2002-03-05", "COVENANT"),),
    passing=(
        invented.act("AAA", "accession", "2002-03-05", "COVENANT"),
        invented.act("AAA", "notification_of_consent", "2002-03-05", "PROTOCOL"),
    ),
)


def _consented_by(ledger: Ledger, act: Act) -> bool:
    """Whether a consent under the protocol rests on the deposit and was given with it. Ended ones do not count."""
    if ledger.parent is None or ledger.parent.key != act.convention:
        return any(status.is_contracting for status in ledger.possible_at(act.state, act.date))
    return any(
        item.ground is not None and item.ground.consent == act and item.deposited <= act.date
        for item in ledger.participations(act.state).each
    )


def kind_not_allowed(case: ActCase) -> Iterator[Finding]:
    """A convention allows only the kinds of act that its articles name."""
    act, convention = case.act, case.convention
    if act.kind in CONSENTS and act.kind not in (*convention.consent.kinds, ActKind.DEFINITIVE_SIGNATURE):
        kinds = ", ".join(kind.label for kind in convention.consent.kinds)
        message = f"States consent by {kinds}, not by {act.kind.label}"
        yield case.finding(P309, message, article=convention.consent.article)
    elif act.kind in (ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE) and convention.signature is None:
        message = f"the {convention.short_title} has no signature stage"
        yield case.finding(P309, message, article=convention.consent.article)
    elif act.kind is ActKind.RESERVATION and convention.reservations and not convention.reservations.allowed:
        yield case.finding(P309, "reservations are not allowed", article=convention.reservations.article)
    elif act.kind is ActKind.PROVISIONAL_APPLICATION and convention.provisional_application is None:
        yield case.finding(P309, "the treaty does not provide for provisional application", article="VCLT Art. 25")


P309 = Rule(
    code="P309",
    severity=Severity.ERROR,
    title="Kind of act not allowed",
    reason="the article on consent",
    subject=RuleSubject.ACT,
    function=kind_not_allowed,
    failing=(invented.act("CCC", "notification_of_consent", "2001-03-05"),),
    passing=(_ACCEDED,),
)


def second_signature(case: ActCase) -> Iterator[Finding]:
    """A State signs once, and before it consents."""
    if case.act.kind is ActKind.SIGNATURE and Status.OUTSIDE not in case.possible_before:
        message = f"signature by a State that is already {case.status_before}"
        yield case.finding(P310, message, "Check whether the signature is a duplicate, or dated after the consent.")


P310 = Rule(
    code="P310",
    severity=Severity.ERROR,
    title="Second signature",
    reason="VCLT Art. 12, 14",
    subject=RuleSubject.ACT,
    function=second_signature,
    failing=(invented.act("CCC", "signature", "2000-05-05"), invented.act("CCC", "signature", "2000-05-06")),
    passing=(invented.act("CCC", "signature", "2000-05-05"),),
)


def succession_without_predecessor_act(case: ActCase) -> Iterator[Finding]:
    """A State succeeds to a treaty only if its predecessor had consented to it (VCSST Art. 17, 34)."""
    if case.act.kind is not ActKind.SUCCESSION or not case.ledger.successions:
        return
    state = case.act.state
    before = [item for item in case.ledger.successions if item.successor == state and item.predecessor_code != state]
    if not before:
        yield case.finding(P311, "succession by a State that has no predecessor", "A State without one can accede.")
        return
    if not all(item.predecessor_code for item in before):
        return  # what a predecessor outside the tables did is not in the data
    if not any(
        status.is_contracting
        for item in before
        for status in case.ledger.possible_at(item.predecessor_code, item.date - ONE_DAY)
    ):
        names = ", ".join(dict.fromkeys(item.predecessor for item in before))
        message = f"succession to a treaty to which {names} had not consented"
        yield case.finding(P311, message, "Check whether an act of the predecessor is missing.")


P311 = Rule(
    code="P311",
    severity=Severity.ERROR,
    title="Succession without predecessor act",
    reason="VCSST Art. 17, 34",
    subject=RuleSubject.ACT,
    function=succession_without_predecessor_act,
    failing=(invented.act("NEW", "succession", "2006-03-01"),),
    passing=(invented.act("OLD", "accession", "2001-03-05"), invented.act("NEW", "succession", "2006-03-01")),
)
