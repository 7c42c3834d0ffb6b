"""Sentences: each step of a State's status in words, with its act, article and sources."""

from __future__ import annotations

from ..law.effects import LEFT_BY_THEN, NOT_GIVEN
from ..law.steps import Step
from ..model.acts import Act, ActKind, UndatedAct
from ..model.states import State
from ..model.statuses import Status
from .ledger import Ledger

RETURN = (
    "The text does not say how a State that has left returns. After other treaties the depositary has received an "
    "accession, and an acceptance on the old signature."
)
"""What is said of a State whose withdrawal took effect."""


def sentence(ledger: Ledger, step: Step, state: State) -> str:
    """The step in words: the date, what happened, the status, the article and the sources."""
    act = step.act
    sources = ", ".join(act.sources)
    if isinstance(act, UndatedAct):
        event = _without_date(step, act, state)
        return f"{step.start}: {event} ({step.article}) [{sources}]."
    doubt = "; unconfirmed, no depositary notification is in the record" if act.unconfirmed else ""
    printed = ""
    if act.effect == step.start and act.effect_sources:
        printed = f"; the day is printed by {', '.join(act.effect_sources)}"
    event = _event(ledger, step, act, state)
    article = f" ({step.article})" if step.article else ""
    return f"{step.start}: {event}: {step.status}{article} [{sources}]{printed}{doubt}."


def _without_date(step: Step, act: UndatedAct, state: State) -> str:
    what = f"{act.kind.label} in {act.when}, day not known"
    if step.status is Status.UNDETERMINED:
        return f"not determined; {state.name} may be {', '.join(step.possible)} ({what})"
    return f"{state.name} is {step.status} at the latest now ({what})"


def _event(ledger: Ledger, step: Step, act: Act, state: State) -> str:
    """What happened, by the status that followed from it."""
    term = ledger.convention.withdrawal.term if ledger.convention.withdrawal else "withdrawal"
    if step.status is Status.UNDETERMINED and step.article in (NOT_GIVEN, LEFT_BY_THEN):
        return f"{state.name} may be {', '.join(step.possible)}, after its {act.kind.label} of {act.date}"
    if act.kind is ActKind.WITHDRAWAL:
        return _leaving(ledger, step, act, state, term)
    if act.kind is ActKind.WITHDRAWAL_REVOCATION:
        return f"{state.name} revoked its notice of {term} before it took effect"
    if step.status is Status.SIGNATORY:
        return f"{state.name} signed"
    if step.status is Status.PARTY:
        return f"in force for {state.name} ({act.kind.label} {received(act)})"
    if act.kind is ActKind.SUCCESSION:
        return f"{state.name} succeeded (notified on {act.date})"
    return f"{state.name} consented to be bound by {act.kind.label}, {received(act)}"


def _leaving(ledger: Ledger, step: Step, act: Act, state: State, term: str) -> str:
    if step.status is Status.WITHDRAWING:
        return f"{state.name} gave notice of {term}, {received(act)}; it stays bound until the effect"
    if step.status is Status.UNDETERMINED:
        condition = ledger.convention.withdrawal.condition if ledger.convention.withdrawal else ""
        return (
            f"the period of notice of the {term} {received(act)} is over; it has effect, but {condition}; "
            f"{state.name} may be {', '.join(step.possible)}"
        )
    if act.date_basis == "latest":
        return f"{state.name} had left by {act.date}"
    if step.start == act.date:
        return f"{state.name} took its consent back before it entered into force for it ({term} {received(act)})"
    return f"the {term} {received(act)} took effect"


def received(act: Act) -> str:
    """When the depositary received an act, in words. The date of a letter is not that of its receipt."""
    if act.date_basis == "letter":
        return f"by a letter of {act.date}, date of receipt not known"
    return f"received on {act.date}"
