"""Signature and consent: who signs, who may consent by which act, and once only.

Codes P301 to P303, P306, P307 and P309 to P311.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..model.acts import CONFIRMS_SIGNATURE, CONSENTS, Act, ActKind
from ..model.days import ONE_DAY
from ..model.statuses import Status
from ..standing.ledger import Ledger
from .case import Case


def confirms_no_signature(case: Case) -> Iterator[Finding]:
    """P301: only a signatory ratifies, accepts or approves, where there is a signature stage (VCLT Art. 14)."""
    if case.act.kind not in CONFIRMS_SIGNATURE or case.convention.signature is None:
        return
    status = case.status_before
    if status is Status.WITHDRAWN:
        yield case.finding(
            "P301",
            f"{case.act.kind.label} after a withdrawal that took effect, which spends the signature",
            case.convention.consent.article,
            "A State that left returns by accession.",
        )
    elif not any(act.kind is ActKind.SIGNATURE for act in case.earlier):
        yield case.finding(
            "P301",
            f"{case.act.kind.label} by a State that has not signed",
            case.convention.consent.article,
            "A State that has not signed accedes.",
        )


def accession_of_signatory(case: Case) -> Iterator[Finding]:
    """P302: a signatory does not accede: it ratifies, accepts or approves (VCLT Art. 15; the article on consent)."""
    if case.act.kind is ActKind.ACCESSION and case.status_before is Status.SIGNATORY:
        yield case.finding(
            "P302",
            "accession by a State that has signed",
            case.convention.consent.article,
            "A signatory ratifies, accepts or approves.",
        )


def consents_twice(case: Case) -> Iterator[Finding]:
    """P303: a State that has consented to be bound, and not left, has nothing more to consent to."""
    if case.act.kind in CONSENTS and all(status.is_contracting for status in case.possible_before):
        yield case.finding(
            "P303",
            f"{case.act.kind.label} by a State that had consented to be bound already",
            case.convention.consent.article,
            "Is one of the two acts recorded twice, or of another convention?",
        )


def consents_without_parent(case: Case) -> Iterator[Finding]:
    """P306: protocols and amendments are open only to contracting States of their convention (CCW Art. 4, 8)."""
    parent = case.convention.consent.to
    if case.act.kind not in CONSENTS or parent is None or parent not in case.ledgers:
        return
    ledger = case.ledgers[parent]
    if not any(status.is_contracting for status in ledger.possible_at(case.act.state, case.act.date)):
        yield case.finding(
            "P306",
            f"consent by a State that is not a contracting State of the {ledger.convention.short_title}",
            case.convention.consent.article,
            f"Deposit the consent to {parent} with it or before.",
        )


def too_few_protocols(case: Case) -> Iterator[Finding]:
    """P307: with the deposit a State notifies consent to the least number of protocols (CCW Art. 4(3))."""
    clause = case.convention.consent
    if case.act.kind not in CONSENTS or not clause.minimum:
        return
    present = [key for key in clause.among if key in case.ledgers]
    if len(present) < len(clause.among):
        return
    accepted = [key for key in present if _consented_by(case.ledgers[key], case.act)]
    if len(accepted) < clause.minimum:
        yield case.finding(
            "P307",
            f"the deposit notifies consent to {len(accepted)} of the protocols, at least {clause.minimum} are needed",
            "CCW Art. 4(3)",
            "Add the notifications of consent to the protocols of the same day.",
        )


def _consented_by(ledger: Ledger, act: Act) -> bool:
    """Whether a consent under the protocol rests on the deposit and was given with it: spent ones do not count."""
    if ledger.parent is None:
        return any(status.is_contracting for status in ledger.possible_at(act.state, act.date))
    return any(
        item.ground is not None and item.ground.consent == act and item.deposited <= act.date
        for item in ledger.participations(act.state).each
    )


def kind_not_admitted(case: Case) -> Iterator[Finding]:
    """P309: a convention admits the kinds of act that its clauses name."""
    act, convention = case.act, case.convention
    if act.kind in CONSENTS and act.kind not in (*convention.consent.kinds, ActKind.DEFINITIVE_SIGNATURE):
        kinds = ", ".join(kind.label for kind in convention.consent.kinds)
        yield case.finding("P309", f"consent is by {kinds}, not by {act.kind.label}", convention.consent.article)
    elif act.kind in (ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE) and convention.signature is None:
        yield case.finding("P309", f"the {convention.short_title} has no signature stage", convention.consent.article)
    elif act.kind is ActKind.RESERVATION and convention.reservations and not convention.reservations.allowed:
        yield case.finding("P309", "reservations are not admitted", convention.reservations.article)
    elif act.kind is ActKind.PROVISIONAL_APPLICATION and convention.provisional_application is None:
        yield case.finding("P309", "the text knows no provisional application", "VCLT Art. 25")


def signs_twice(case: Case) -> Iterator[Finding]:
    """P310: a State signs once, and before it consents."""
    if case.act.kind is ActKind.SIGNATURE and Status.OUTSIDE not in case.possible_before:
        yield case.finding(
            "P310",
            f"signature by a State that is {case.status_before} already",
            "VCLT Art. 12, 14",
            "Is the signature recorded twice, or dated after the consent?",
        )


def succeeds_to_nothing(case: Case) -> Iterator[Finding]:
    """P311: a State succeeds to a consent that its predecessor had given (VCSST Art. 17, 34)."""
    if case.act.kind is not ActKind.SUCCESSION or not case.ledger.successions:
        return
    state = case.act.state
    before = [item for item in case.ledger.successions if item.successor == state and item.predecessor_code != state]
    if not before:
        yield case.finding("P311", "succession by a State that followed no other", _SUCCEEDS, "It accedes.")
        return
    if not all(item.predecessor_code for item in before):
        return  # the acts of what is not in the tables are not in the record
    if not any(
        status.is_contracting
        for item in before
        for status in case.ledger.possible_at(item.predecessor_code, item.date - ONE_DAY)
    ):
        names = ", ".join(dict.fromkeys(item.predecessor for item in before))
        yield case.finding(
            "P311",
            f"succession to a consent that {names} had not given",
            _SUCCEEDS,
            "Is the act of the predecessor missing?",
        )


_SUCCEEDS = "VCSST Art. 17, 34"
