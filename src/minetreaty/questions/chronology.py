"""Chronologies: what a State announced and did about a convention, and what took effect, in order of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from ..display.listings import listing
from ..model.acts import Act, AnyAct
from ..model.announcements import Announcement
from ..model.days import Day, first_and_last
from ..model.partial_dates import PartialDate
from ..model.states import State
from ..standing.answers import StatusTransition, describe
from ..standing.standings import Standings


@frozen(kw_only=True, repr=False)
class ChronologyStep:
    """One step: an announcement, an act or an effect, with its date as far as it is known."""

    when: PartialDate
    what: Announcement | AnyAct | StatusTransition
    text: str

    def __repr__(self) -> str:
        return f"<ChronologyStep {self.when}: {self.what!r}>"

    def __str__(self) -> str:
        return f"{self.when}  {self.text}"


@frozen(kw_only=True, repr=False)
class Chronology:
    """The announcements, acts and effects of one State under one convention, in order; a partial date is sorted by its
    earliest day.
    """

    state: State
    convention: str
    steps: tuple[ChronologyStep, ...]

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [(step.when, step.text) for step in self.steps]
        return table(f"{self.state.name}, {self.convention}", rows, head=("when", "what") if rows else ())

    def __repr__(self) -> str:
        return f"<Chronology {self.state.alpha3}, {self.convention}: {len(self.steps)} steps>"

    def __str__(self) -> str:
        return "\n".join((f"{self.state.name}, {self.convention}:", *(f"- {step}" for step in self.steps)))


def announcements(
    register: Standings,
    state: State | str | None = None,
    convention: str | None = None,
    *,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
) -> tuple[Announcement, ...]:
    """Return the announcements made between the dates, both included, in order of date.

    An announcement whose date is only partly known is included if it can lie between them.
    """
    if known_on is not None:
        register = register.as_known(known_on)
    code = None if state is None else register.state(state).alpha3
    key = None if convention is None else register.convention(convention).key
    first, last = first_and_last(since, until)
    found = (
        item
        for item in register.facts.table(Announcement)
        if (code is None or item.state == code)
        and (key is None or item.convention == key)
        and item.date.last >= first
        and item.date.first <= last
    )
    return listing(sorted(found, key=lambda item: (item.date.first, item.date.last)))


def chronology(
    register: Standings,
    state: State | str,
    convention: str,
    *,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
) -> Chronology:
    """Return what the State announced and did about the convention between the dates, and what took effect, in order.

    What is both an announcement and an act is listed once, as an act.
    """
    if known_on is not None:
        register = register.as_known(known_on)
    found = register.state(state)
    key = register.convention(convention).key
    first, last = first_and_last(since, until)
    steps = [step for step in _steps(register, found, key) if step.when.last >= first and step.when.first <= last]
    return Chronology(
        state=found,
        convention=key,
        steps=tuple(sorted(steps, key=_order)),
    )


def _steps(register: Standings, state: State, key: str) -> Iterator[ChronologyStep]:
    for item in announcements(register, state, key):
        if not item.formal:
            doubt = " (unconfirmed)" if item.unconfirmed else ""
            text = f"{item.kind.label}: {item.actor}: {item.text}{doubt} [{', '.join(item.sources)}]"
            yield ChronologyStep(when=item.date, what=item, text=text)
    told = register.history(state, key)
    for act in told.acts:
        when = _exactly(act.date) if isinstance(act, Act) else act.when
        yield ChronologyStep(when=when, what=act, text=f"act: {describe(act)}")
    for change in told.transitions:
        if not isinstance(change.act, Act) or change.date != change.act.date:
            text = f"effect: {change.before} -> {change.after} ({change.article})"
            yield ChronologyStep(when=_exactly(change.date), what=change, text=text)


def _order(step: ChronologyStep) -> tuple[dt.date, int, dt.date]:
    """By the earliest date; on one date announcements come before acts, and acts before effects."""
    rank = 0 if isinstance(step.what, Announcement) else 2 if isinstance(step.what, StatusTransition) else 1
    return (step.when.first, rank, step.when.last)


def _exactly(day: dt.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
