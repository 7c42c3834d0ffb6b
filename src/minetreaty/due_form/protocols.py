"""Protocols and amendments: open to the States of their convention, and accepted with its deposit."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import Act
from ..standing.ledger import Ledger
from .case import ActCase

_ACCEDED = invented.act("CCC", "accession", "2001-03-05")


def protocol_without_convention(case: ActCase) -> Iterator[Finding]:
    """Protocols and amendments are open only to contracting States of their convention (CCW Art. 4, 8)."""
    parent = case.convention.consent.to
    if not case.consents or parent is None or parent not in case.ledgers:
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
    """With its deposit a State notifies its consent to at least the required number of protocols (CCW Art. 4(3)).
    Consents that have ended do not count.
    """
    accepted, minimum = _accepted_with(case), case.convention.consent.minimum
    if accepted is not None and len(accepted) < minimum:
        message = f"consent is notified to {len(accepted)} of the protocols; at least {minimum} are required"
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


def protocol_and_its_amendment(case: ActCase) -> Iterator[Finding]:
    """Whether a protocol and its amended text count as two protocols is debated (CCW Art. 4(3): "any two or more of
    the Protocols").
    """
    accepted, minimum = _accepted_with(case), case.convention.consent.minimum
    if accepted is None or len(accepted) < minimum:
        return
    amended = [key for key in accepted if case.ledgers[key].convention.amends in accepted]
    if len(accepted) - len(amended) < minimum:
        texts = " and ".join(case.ledgers[key].convention.short_title for key in accepted)
        message = (
            f"consent is notified to {texts}, of which one amends the other. It is debated whether they count as "
            f"{len(accepted)} of the {minimum} protocols that are required; here they do"
        )
        yield case.finding(P329, message)


_AMENDED = evolve(
    invented.PROTOCOL, key="AMENDED", title="Amended Protocol", short_title="Amended Protocol", amends="PROTOCOL"
)
_BOTH = evolve(invented.COVENANT, consent=evolve(invented.COVENANT.consent, minimum=2, among=("PROTOCOL", "AMENDED")))
_JOINED = (
    invented.act("AAA", "accession", "2002-03-05", "COVENANT"),
    invented.act("AAA", "notification_of_consent", "2002-03-05", "PROTOCOL"),
    invented.act("AAA", "notification_of_consent", "2002-03-05", "AMENDED"),
)
P329 = Rule(
    code="P329",
    severity=Severity.WARNING,
    title="Protocol and its amendment as two protocols",
    reason="CCW Art. 4(3)",
    subject=RuleSubject.ACT,
    function=protocol_and_its_amendment,
    failing=(_AMENDED, _BOTH, *_JOINED),
    passing=(evolve(_AMENDED, amends=None), _BOTH, *_JOINED),
)


def _accepted_with(case: ActCase) -> list[str] | None:
    """The protocols of which a minimum is required that the State accepted with this deposit. None if none is required,
    or if the data lacks some of these protocols.
    """
    clause = case.convention.consent
    if not case.consents or not clause.minimum or any(key not in case.ledgers for key in clause.among):
        return None
    return [key for key in clause.among if _consented_by(case.ledgers[key], case.act)]


def _consented_by(ledger: Ledger, act: Act) -> bool:
    """Whether a consent under the protocol rests on the deposit and was given with it. Ended ones do not count."""
    if ledger.parent is None or ledger.parent.key != act.convention:
        return any(status.is_contracting for status in ledger.possible_at(act.state, act.date))
    return any(
        item.ground is not None and item.ground.consent == act and item.deposited <= act.date
        for item in ledger.participations(act.state).each
    )
