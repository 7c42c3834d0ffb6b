"""Signature and consent: which States may sign or consent, by which act, and only once.

The rules on States that leave and return are in `returns`, those on successions in `succession`, those on protocols in
`protocols`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law import effects as law
from ..model.acts import CONFIRMS_SIGNATURE, SIGNATURES, ActKind
from ..model.statuses import Status
from .case import ActCase

_ACCEDED = invented.act("CCC", "accession", "2001-03-05")
_SIGNED = invented.act("CCC", "signature", "2000-05-05")


def ratification_without_signature(case: ActCase) -> Iterator[Finding]:
    """Only a State that has signed ratifies, accepts or approves a treaty that has a signature stage (VCLT Art. 14)."""
    if case.act.kind not in CONFIRMS_SIGNATURE or case.convention.signature is None or case.signed:
        return
    message = f"{case.act.kind.label} by a State that has not signed"
    hint = "A State that has not signed can accede."
    yield case.finding(P301, message, hint, article=case.convention.consent.article)


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
    failing=(_SIGNED, _ACCEDED),
    passing=(_SIGNED, invented.act("CCC", "ratification", "2001-03-05")),
)


def second_consent(case: ActCase) -> Iterator[Finding]:
    """A State consents to be bound once, unless it has left or given notice in the meantime."""
    if not case.consents or not all(status.is_contracting for status in case.possible_before):
        return
    if Status.WITHDRAWING in case.possible_before and case.begins_participation:
        return  # P322 reports it
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


def kind_not_allowed(case: ActCase) -> Iterator[Finding]:
    """A convention allows only the kinds of act that its articles name."""
    act, convention = case.act, case.convention
    if case.consents and act.kind not in convention.consent.kinds:
        kinds = ", ".join(kind.label for kind in convention.consent.kinds)
        message = f"States consent by {kinds}, not by {act.kind.label}"
        yield case.finding(P309, message, article=convention.consent.article)
    elif act.kind in SIGNATURES and convention.signature is None:
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
    if law.signs(case.convention, case.act) and Status.OUTSIDE not in case.possible_before:
        message = f"signature by a State that is already {case.status_before}"
        yield case.finding(P310, message, "Check whether the signature is a duplicate, or dated after the consent.")


P310 = Rule(
    code="P310",
    severity=Severity.ERROR,
    title="Second signature",
    reason="VCLT Art. 12, 14",
    subject=RuleSubject.ACT,
    function=second_signature,
    failing=(_SIGNED, invented.act("CCC", "signature", "2000-05-06")),
    passing=(_SIGNED,),
)


def definitive_signature_where_more_is_required(case: ActCase) -> Iterator[Finding]:
    """A definitive signature binds the State only if the treaty says so (VCLT Art. 12). Elsewhere it counts as a
    signature.
    """
    convention = case.convention
    if case.act.kind is not ActKind.DEFINITIVE_SIGNATURE or case.consents or convention.signature is None:
        return
    kinds = ", ".join(kind.label for kind in convention.consent.kinds)
    message = f"definitive signature of a treaty to which States consent by {kinds}: it counts as a signature only"
    hint = "Record it as a signature, and the later consent as an act of its own."
    yield case.finding(P326, message, hint, article=convention.consent.article)


P326 = Rule(
    code="P326",
    severity=Severity.WARNING,
    title="Definitive signature where more is required",
    reason="VCLT Art. 12, 14",
    subject=RuleSubject.ACT,
    function=definitive_signature_where_more_is_required,
    failing=(invented.act("CCC", "definitive_signature", "2000-05-05"),),
    passing=(_SIGNED,),
)
