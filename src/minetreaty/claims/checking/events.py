"""Events: acts and effects as claims date and rank them, from the record of one convention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from attrs import frozen

from ...model.acts import CONFIRMS_SIGNATURE, CONSENTS, SIGNATURES, Act, ActKind, AnyAct, UndatedAct
from ...model.partial_dates import PartialDate
from ...model.statuses import Status
from ..kinds import Event

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...register import Register
    from ...standing.answers import StatusTransition


@frozen
class DatedEvent:
    """That something happened: to whom (None: the convention itself), between ``first`` and ``last``, by which act."""

    event: Event
    state: str | None
    first: dt.date
    last: dt.date
    act: AnyAct | None = None

    @property
    def said(self) -> str:
        """When it happened, in words."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}, day not known"


_ACTS = {
    Event.SIGNED: SIGNATURES,
    Event.RATIFIED: CONFIRMS_SIGNATURE | {ActKind.DEFINITIVE_SIGNATURE, ActKind.NOTIFICATION_OF_CONSENT},
    Event.ACCEDED: frozenset({ActKind.ACCESSION}),
    Event.JOINED: CONSENTS,
    Event.NOTIFIED: frozenset({ActKind.WITHDRAWAL}),
}
"""The events that are acts, dated by their receipt."""

_EFFECTS: dict[Event, Callable[[StatusTransition], bool]] = {
    Event.IN_FORCE: lambda change: change.after.is_party and not change.before.is_party,
    Event.LEFT: lambda change: change.after is Status.WITHDRAWN,
}
"""The events that are effects, dated by the change of status."""


def dated_events(register: Register, convention: str, event: Event, known_on: dt.date | None) -> list[DatedEvent]:
    """Everything of that one event in the record, by day; acts that nobody confirmed are left out.

    Effects that had not come about on `known_on` were still to come, and are not left out.
    """
    return sorted(_found(register, convention, event, known_on), key=lambda found: (found.first, found.last))


def _found(register: Register, convention: str, event: Event, known_on: dt.date | None) -> Iterator[DatedEvent]:
    treaty = (register if known_on is None else register.as_known(known_on)).convention(convention)
    own = {
        Event.ADOPTED: treaty.adopted,
        Event.OPENED: treaty.signature.opens if treaty.signature else None,
        Event.IN_FORCE: treaty.in_force,
    }.get(event)
    if own is not None:
        yield DatedEvent(event, None, own, own)
    if event in _ACTS:
        for act in register.acts(convention, known_on=known_on):
            if act.kind in _ACTS[event] and not act.unconfirmed:
                yield DatedEvent(event, act.state, act.date, act.date, act)
        for undated in register.undated(convention, known_on=known_on):
            if undated.kind in _ACTS[event]:
                yield DatedEvent(event, undated.state, undated.when.first, undated.when.last, undated)
    if event in _EFFECTS:
        for change in register.changes(convention, known_on=known_on):
            if _EFFECTS[event](change) and not isinstance(change.act, UndatedAct):
                yield DatedEvent(event, change.state.alpha3, change.date, change.date, change.act)


def unconfirmed(register: Register, convention: str, event: Event, state: str) -> list[Act]:
    """The State's acts of that event that one secondary document or none carries."""
    acts = register.acts(convention, state=state)
    return [act for act in acts if act.kind in _ACTS.get(event, ()) and act.unconfirmed]


def falls(found: DatedEvent, first: dt.date, last: dt.date) -> bool | None:
    """Whether it happened within these days; None where its day is not known well enough to say."""
    if first <= found.first and found.last <= last:
        return True
    return None if found.first <= last and first <= found.last else False


def bounds(when: PartialDate, until: PartialDate | None) -> tuple[dt.date, dt.date]:
    """The first and the last day that a claim's time covers."""
    return when.first, (until or when).last
