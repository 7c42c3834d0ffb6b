"""Who belongs to a population: one rule for each, asked of how a State stands on a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ..model.acts import CONFIRMS_SIGNATURE, CONSENTS, Act, ActKind
from ..model.populations import Population
from ..model.statuses import Status
from .ledger import Ledger


class Position(NamedTuple):
    """How one State stands on a date.

    ``possible`` is what its status may be, ``signed`` whether it has signed (None: not known), ``by`` the kind of act
    by which it consented last, ``notified`` whether it gave notice of withdrawal and did not revoke it.
    """

    possible: tuple[Status, ...] = (Status.OUTSIDE,)
    signed: bool | None = False
    by: ActKind | None = None
    notified: bool = False


_RATIFIES = CONFIRMS_SIGNATURE | {ActKind.DEFINITIVE_SIGNATURE, ActKind.NOTIFICATION_OF_CONSENT}
"""Consents that are called ratification. A protocol without a signature stage is notified, which is called so too."""
_ENTERS = frozenset({ActKind.ACCESSION, ActKind.SUCCESSION})

_Rule = Callable[[Status, Position], "bool | None"]


def _either(one: bool | None, other: bool) -> bool | None:
    return True if other else one


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


_BELONGS: Mapping[Population, _Rule] = {
    Population.STATES_PARTIES: lambda status, _: status.is_party,
    Population.CONTRACTING_STATES: lambda status, _: status.is_contracting,
    Population.SIGNATORIES: lambda _, position: position.signed,
    Population.NONPARTIES: lambda status, _: not status.is_party,
    Population.NONCONTRACTING: lambda status, _: not status.is_contracting,
    Population.SIGNED_ONLY: lambda status, _: status is Status.SIGNATORY,
    Population.UNSIGNED: lambda _, position: _not(position.signed),
    Population.COMMITTED: lambda status, position: _either(position.signed, status.is_contracting),
    Population.NEITHER: lambda status, position: _not(_either(position.signed, status.is_contracting)),
    Population.RATIFIED: lambda status, position: status.is_contracting and position.by in _RATIFIES,
    Population.ACCEDED: lambda status, position: status.is_contracting and position.by is ActKind.ACCESSION,
    Population.ACCEDED_OR_SUCCEEDED: lambda status, position: status.is_contracting and position.by in _ENTERS,
    Population.NOTIFIED: lambda _, position: position.notified,
    Population.WITHDRAWING: lambda status, _: status is Status.WITHDRAWING,
    Population.WITHDRAWN: lambda status, _: status is Status.WITHDRAWN,
    Population.ALL_STATES: lambda _, __: True,
}


def belongs(population: Population, position: Position) -> bool | None:
    """Whether a State that stands so belongs to the population; None where the record cannot say."""
    answers = {_BELONGS[population](status, position) for status in position.possible}
    return answers.pop() if len(answers) == 1 else None


BY_STATUS = frozenset(Population) - {
    Population.SIGNATORIES,
    Population.UNSIGNED,
    Population.COMMITTED,
    Population.NEITHER,
    Population.RATIFIED,
    Population.ACCEDED,
    Population.ACCEDED_OR_SUCCEEDED,
    Population.NOTIFIED,
}
"""The populations for which the status alone decides."""


class Members(NamedTuple):
    """The codes of the States that belong to a population, and of those of which the record cannot say."""

    surely: frozenset[str]
    perhaps: frozenset[str]


def members(ledger: Ledger, population: Population, day: dt.date, *, as_then: bool = False) -> Members:
    """Who belongs to the population on that date, of the States that existed then.

    With ``as_then`` as it could be seen on that date: without the successions that were notified later.
    """
    later = (act for act in ledger.acts if act.kind is ActKind.SUCCESSION and act.date > day)
    unnotified = {act.state for act in later} if as_then else set[str]()
    surely: list[str] = []
    perhaps: list[str] = []
    signed = ledger.signed(day) if population not in BY_STATUS else None
    for code, known in ledger.possible_on(day):
        possible = (Status.OUTSIDE,) if code in unnotified else known
        position = Position(possible) if signed is None else _position(ledger, code, day, possible, signed)
        answer = belongs(population, position)
        if answer:
            surely.append(code)
        elif answer is None:
            perhaps.append(code)
    return Members(frozenset(surely), frozenset(perhaps))


def positions(ledger: Ledger, day: dt.date, states: Iterable[str] | None = None) -> Iterator[tuple[str, Position]]:
    """How each State that existed on that date stands then; of `states`, or of all."""
    signed = ledger.signed(day)
    for code in ledger.bounds if states is None else states:
        if ledger.bounds[code].hold(day):
            yield code, _position(ledger, code, day, ledger.timeline[code].possible_at(day), signed)


def _position(
    ledger: Ledger, state: str, day: dt.date, possible: tuple[Status, ...], signed: tuple[set[str], set[str]]
) -> Position:
    surely, perhaps = signed
    consents = (step.act.kind for step in ledger.steps.get(state, ()) if step.start <= day)
    return Position(
        possible,
        True if state in surely else None if state in perhaps else False,
        next((kind for kind in reversed(tuple(consents)) if kind in CONSENTS), None),
        _notified(act for act in ledger.acts_of(state) if isinstance(act, Act) and act.date <= day),
    )


def _notified(acts: Iterable[Act]) -> bool:
    """Whether a notice of withdrawal among the acts was not revoked."""
    open_notices = 0
    for act in acts:
        if act.kind is ActKind.WITHDRAWAL:
            open_notices += 1
        elif act.kind is ActKind.WITHDRAWAL_REVOCATION:
            open_notices = max(0, open_notices - 1)
    return open_notices > 0
