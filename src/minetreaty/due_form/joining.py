"""Signature and consent: who signs, who may consent by which act, and once only.

Codes P301 to P303, P306, P307 and P309 to P311.
"""

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


def confirms_no_signature(case: ActCase) -> Iterator[Finding]:
    """Only a signatory ratifies, accepts or approves, where there is a signature stage (VCLT Art. 14)."""
    if case.act.kind not in CONFIRMS_SIGNATURE or case.convention.signature is None:
        return
    status = case.status_before
    if status is Status.WITHDRAWN:
        yield case.finding(
            P301,
            f"{case.act.kind.label} after a withdrawal that took effect, which spends the signature",
            case.convention.consent.article,
            "A State that left returns by accession.",
        )
    elif not any(act.kind is ActKind.SIGNATURE for act in case.earlier):
        yield case.finding(
            P301,
            f"{case.act.kind.label} by a State that has not signed",
            case.convention.consent.article,
            "A State that has not signed accedes.",
        )


P301 = Rule(
    code="P301",
    severity=Severity.ERROR,
    title="Confirms no signature",
    reason="VCLT Art. 14",
    subject=RuleSubject.ACT,
    function=confirms_no_signature,
    failing=(invented.act("CCC", "ratification", "2001-03-05"),),
    passing=(_ACCEDED,),
)


def accession_of_signatory(case: ActCase) -> Iterator[Finding]:
    """A signatory does not accede: it ratifies, accepts or approves (VCLT Art. 15; the article on consent)."""
    if case.act.kind is ActKind.ACCESSION and case.status_before is Status.SIGNATORY:
        yield case.finding(
            P302,
            "accession by a State that has signed",
            case.convention.consent.article,
            "A signatory ratifies, accepts or approves.",
        )


P302 = Rule(
    code="P302",
    severity=Severity.ERROR,
    title="Accession of a signatory",
    reason="VCLT Art. 15",
    subject=RuleSubject.ACT,
    function=accession_of_signatory,
    failing=(
        invented.act("CCC", "signature", "2000-05-05"),
        _ACCEDED,
    ),
    passing=(
        invented.act("CCC", "signature", "2000-05-05"),
        invented.act("CCC", "ratification", "2001-03-05"),
    ),
)


def consents_twice(case: ActCase) -> Iterator[Finding]:
    """A State that has consented to be bound, and not left, has nothing more to consent to."""
    if case.act.kind in CONSENTS and all(status.is_contracting for status in case.possible_before):
        yield case.finding(
            P303,
            f"{case.act.kind.label} by a State that had consented to be bound already",
            case.convention.consent.article,
            "Is one of the two acts recorded twice, or of another convention?",
        )


P303 = Rule(
    code="P303",
    severity=Severity.ERROR,
    title="Consents twice",
    reason="the article on consent",
    subject=RuleSubject.ACT,
    function=consents_twice,
    failing=(
        _ACCEDED,
        invented.act("CCC", "accession", "2002-03-05"),
    ),
    passing=(_ACCEDED,),
)


def consents_without_parent(case: ActCase) -> Iterator[Finding]:
    """Protocols and amendments are open only to contracting States of their convention (CCW Art. 4, 8)."""
    parent = case.convention.consent.to
    if case.act.kind not in CONSENTS or parent is None or parent not in case.ledgers:
        return
    ledger = case.ledgers[parent]
    if not any(status.is_contracting for status in ledger.possible(case.act.state, case.act.date)):
        yield case.finding(
            P306,
            f"consent by a State that is not a contracting State of the {ledger.convention.short_title}",
            case.convention.consent.article,
            f"Deposit the consent to {parent} with it or before.",
        )


P306 = Rule(
    code="P306",
    severity=Severity.ERROR,
    title="Protocol without its convention",
    reason="CCW Art. 4, 8",
    subject=RuleSubject.ACT,
    function=consents_without_parent,
    failing=(invented.act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL"),),
    passing=(
        _ACCEDED,
        invented.act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL"),
    ),
)


def too_few_protocols(case: ActCase) -> Iterator[Finding]:
    """With the deposit a State notifies consent to the least number of protocols (CCW Art. 4(3))."""
    clause = case.convention.consent
    if case.act.kind not in CONSENTS or not clause.minimum:
        return
    present = [key for key in clause.among if key in case.ledgers]
    if len(present) < len(clause.among):
        return
    accepted = [key for key in present if _consented_by(case.ledgers[key], case.act)]
    if len(accepted) < clause.minimum:
        yield case.finding(
            P307,
            f"the deposit notifies consent to {len(accepted)} of the protocols, at least {clause.minimum} are needed",
            "CCW Art. 4(3)",
            "Add the notifications of consent to the protocols of the same day.",
        )


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
    return any(found.kind in CONSENTS and found.date <= act.date for found in ledger.file_of(act.state))


def kind_not_admitted(case: ActCase) -> Iterator[Finding]:
    """A convention admits the kinds of act that its clauses name."""
    act, convention = case.act, case.convention
    if act.kind in CONSENTS and act.kind not in (*convention.consent.kinds, ActKind.DEFINITIVE_SIGNATURE):
        kinds = ", ".join(kind.label for kind in convention.consent.kinds)
        yield case.finding(P309, f"consent is by {kinds}, not by {act.kind.label}", convention.consent.article)
    elif act.kind in (ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE) and convention.signature is None:
        yield case.finding(P309, f"the {convention.short_title} has no signature stage", convention.consent.article)
    elif act.kind is ActKind.RESERVATION and convention.reservations and not convention.reservations.allowed:
        yield case.finding(P309, "reservations are not admitted", convention.reservations.article)
    elif act.kind is ActKind.PROVISIONAL_APPLICATION and convention.provisional_application is None:
        yield case.finding(P309, "the text knows no provisional application", "VCLT Art. 25")


P309 = Rule(
    code="P309",
    severity=Severity.ERROR,
    title="Kind of act not admitted",
    reason="the article on consent",
    subject=RuleSubject.ACT,
    function=kind_not_admitted,
    failing=(invented.act("CCC", "notification_of_consent", "2001-03-05"),),
    passing=(_ACCEDED,),
)


def signs_twice(case: ActCase) -> Iterator[Finding]:
    """A State signs once, and before it consents."""
    if case.act.kind is ActKind.SIGNATURE and Status.OUTSIDE not in case.possible_before:
        yield case.finding(
            P310,
            f"signature by a State that is {case.status_before} already",
            "VCLT Art. 12, 14",
            "Is the signature recorded twice, or dated after the consent?",
        )


P310 = Rule(
    code="P310",
    severity=Severity.ERROR,
    title="Signs twice",
    reason="VCLT Art. 12, 14",
    subject=RuleSubject.ACT,
    function=signs_twice,
    failing=(
        invented.act("CCC", "signature", "2000-05-05"),
        invented.act("CCC", "signature", "2000-05-06"),
    ),
    passing=(invented.act("CCC", "signature", "2000-05-05"),),
)


def succeeds_to_nothing(case: ActCase) -> Iterator[Finding]:
    """A State succeeds to a consent that its predecessor had given (VCSST Art. 17, 34)."""
    if case.act.kind is not ActKind.SUCCESSION or not case.ledger.successions:
        return
    state = case.act.state
    before = [item for item in case.ledger.successions if item.successor == state and item.predecessor_code != state]
    if not before:
        yield case.finding(P311, "succession by a State that followed no other", _SUCCEEDS, "It accedes.")
        return
    if not all(item.predecessor_code for item in before):
        return  # the acts of what is not in the tables are not in the record
    if not any(
        status.is_contracting
        for item in before
        for status in case.ledger.possible(item.predecessor_code, item.date - ONE_DAY)
    ):
        names = ", ".join(dict.fromkeys(item.predecessor for item in before))
        yield case.finding(
            P311,
            f"succession to a consent that {names} had not given",
            _SUCCEEDS,
            "Is the act of the predecessor missing?",
        )


P311 = Rule(
    code="P311",
    severity=Severity.ERROR,
    title="Succeeds to nothing",
    reason="VCSST Art. 17, 34",
    subject=RuleSubject.ACT,
    function=succeeds_to_nothing,
    failing=(invented.act("NEW", "succession", "2006-03-01"),),
    passing=(
        invented.act("OLD", "accession", "2001-03-05"),
        invented.act("NEW", "succession", "2006-03-01"),
    ),
)


_SUCCEEDS = "VCSST Art. 17, 34"
