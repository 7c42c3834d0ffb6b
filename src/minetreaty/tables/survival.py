"""Spells: how long each State was at risk of an event, in the form that survival analysis reads.

A State is on one of three levels: no consent, consent, bound. An event is a step from one to another. Where the status
is not determined, the level is one of several, and the step has bounds in place of a date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ..frames.table import Table
from ..law.timeline import Timeline
from ..loading import given_or_bundled
from ..model.choices import choose
from ..model.conventions import Convention
from ..model.days import ONE_DAY, Day, as_day
from ..model.doubts import Doubt
from ..model.statuses import Status
from ..register import Register
from ..standing.doubts import beyond, on_day, within
from ..standing.explanation import transitions
from ..standing.ledger import Ledger
from .rows import Conventions, Row, doubt_cells, keys_of, last_day, made, when, who


class SpellEvent(StrEnum):
    """What a State may do after a time: consent to be bound, become party, or leave by a withdrawal that has effect."""

    CONSENT = "consent"
    ENTRY_INTO_FORCE = "entry_into_force"
    WITHDRAWAL = "withdrawal"


def spells(
    conventions: Conventions = None,
    *,
    event: str,
    on: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """A row for each time in which a State was at risk of the event, with its exit: by the event, or censored.

    `event` is ``consent``, ``entry_into_force`` or ``withdrawal`` (`SpellEvent`). A State is at risk of consent from
    the opening of the convention, or from its own beginning, and again once it has left; of entry into force from its
    consent; of withdrawal from entry into force, and a withdrawal happens when it has effect. Spells are observed to
    the end of `on` (None: the date to which the record is complete). They are censored there, at the end of the State,
    and, of entry into force, where the consent ends before. A spell is listed if it surely began by then. ``event`` is
    empty, not false, where the record cannot say whether it happened.

    Raises `InvalidChoice` for another event.
    """
    asked = given_or_bundled(register)
    which = choose(SpellEvent, event, "event")
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        ledger = asked.ledger(key, known_on=known_on)
        last = last_day(asked, key, known_on) if on is None else as_day(on)
        opened = opening(ledger.convention, ledger.parent.convention if ledger.parent else None)
        for code in ledger.bounds:
            line = _Line(ledger, code, opened, last)
            for number, spell in enumerate(line.spells(which), 1):
                rows.append(_row(asked, ledger, code, number, spell, last, "record" if on is None else "date"))
    return made("spells", rows)


def opening(convention: Convention, parent: Convention | None = None) -> dt.date:
    """From when States may consent: the opening for signature, of the convention or of the one it hangs on; where
    there is none, or it was over before, the adoption.
    """
    windows = [each.signature.opens for each in (convention, parent) if each is not None and each.signature is not None]
    return max(convention.adopted, *windows[:1]) if windows else convention.adopted


class _Step(NamedTuple):
    """When a level was reached or left: between these dates, both included; None where the last is not known."""

    first: dt.date
    last: dt.date | None

    @property
    def date(self) -> dt.date | None:
        """The date, where it is known."""
        return self.first if self.first == self.last else None


class _Episode(NamedTuple):
    """A time on a level or above it: when it began and ended, each None where it may or may not have (then the step is
    the earliest date), ``ended`` False where it goes on.
    """

    start: _Step
    began: bool | None
    stop: _Step | None = None
    ended: bool | None = False


class _Spell(NamedTuple):
    """A time at risk. Without ``stop`` it lasts to the end of the observation."""

    start: _Step
    stop: _Step | None
    event: bool | None
    censored_by: str | None = None


class _Level(NamedTuple):
    """From ``start`` on the level is one between these: 0 no consent, 1 consent, 2 bound."""

    start: dt.date
    lowest: int
    highest: int


class _Line:
    """The levels of one State, from the opening of the convention to the end of the observation."""

    def __init__(self, ledger: Ledger, code: str, opened: dt.date, last: dt.date) -> None:
        self.levels = tuple(_levels(ledger.timeline[code], opened, last))
        bounds = ledger.bounds[code]
        self.ends = bounds.until if bounds.until is not None and bounds.until <= last else None
        self.moves = {move.date: move for move in transitions(ledger, ledger.state(code))}

    def spells(self, event: SpellEvent) -> Iterator[_Spell]:
        """The spells, in order."""
        if not self.levels:
            return
        if event is SpellEvent.CONSENT:
            found = self._without_consent()
        elif event is SpellEvent.ENTRY_INTO_FORCE:
            found = self._consented()
        else:
            found = (_Spell(one.start, one.stop, one.ended) for one in self._episodes(2) if one.began)
        for spell in found:
            if spell.stop is None and self.ends is not None:
                yield spell._replace(stop=_Step(self.ends, self.ends), censored_by="state_end")
            else:
                yield spell

    def _without_consent(self) -> Iterator[_Spell]:
        begins = self.levels[0].start
        start = _Step(begins, begins)
        for episode in self._episodes(1):
            yield _Spell(start, episode.start, episode.began)
            if not episode.ended or episode.stop is None:
                return
            start = episode.stop
        yield _Spell(start, None, False)

    def _consented(self) -> Iterator[_Spell]:
        bound = self._episodes(2)
        for episode in self._episodes(1):
            if not episode.began:
                continue
            inside = [one for one in bound if _inside(one, episode)]
            if inside:
                yield _Spell(episode.start, inside[0].start, inside[0].began)
            elif episode.ended is False:
                yield _Spell(episode.start, None, False)
            else:
                yield _Spell(episode.start, episode.stop, False, "consent_end")

    def _episodes(self, level: int) -> list[_Episode]:
        """The times on that level or above."""
        found: list[_Episode] = []
        pending: dt.date | None = None
        there = False
        for start, lowest, highest in self.levels:
            if lowest < level <= highest:
                pending = pending or start
                continue
            if (lowest >= level) is not there:
                there = not there
                step = self._step(pending, start)
                if there:
                    found.append(_Episode(step, began=True))
                else:
                    found[-1] = found[-1]._replace(stop=step, ended=True)
            pending = None
        if pending is not None and there:
            found[-1] = found[-1]._replace(stop=_Step(pending, None), ended=None)
        elif pending is not None:
            found.append(_Episode(_Step(pending, None), began=None))
        return found

    def _step(self, pending: dt.date | None, date: dt.date) -> _Step:
        """When the level changed: in the time in which it was not determined, or on the date of a change of status."""
        if pending is not None:
            return _Step(pending, date)
        move = self.moves.get(date)
        return _Step(date, date if move is None else move.not_after)


def _inside(one: _Episode, other: _Episode) -> bool:
    begins = one.start.first >= other.start.first
    return begins and (other.stop is None or one.start.first < other.stop.first)


def _levels(timeline: Timeline, opened: dt.date, last: dt.date) -> Iterator[_Level]:
    for start, end, status, possible in timeline.intervals():
        begins = opened if start is None else max(start, opened)
        if status is None or (end is not None and end <= begins) or begins > last:
            continue
        levels = [_level(one) for one in possible or (status,)]
        yield _Level(begins, min(levels), max(levels))


def _level(status: Status) -> int:
    return 2 if status.is_party else 1 if status.is_contracting else 0


def _row(
    register: Register, ledger: Ledger, code: str, number: int, spell: _Spell, last: dt.date, observed: str
) -> Row:
    state = ledger.state(code)
    stop = spell.stop or _Step(last, last)
    censored_by = spell.censored_by or (observed if spell.stop is None else None)
    exit_ = stop.first if spell.event is False else stop.date
    start = spell.start.date
    days = None if exit_ is None or start is None else (exit_ - start).days
    step = ledger.step_on(code, stop.first) if spell.event else None
    act = (step.act.kind, when(step.act), step.article) if step else (None, None, None)
    return (
        *(*who(register, ledger.convention.key, code), state.region, number),
        *(start, *spell.start, exit_, stop.first, stop.last if spell.event is not False else None),
        *(days, spell.event, censored_by, None if days is None else days == 0),
        *(*act, *doubt_cells(_doubts(ledger, code, spell, exit_ or last))),
    )


def _doubts(ledger: Ledger, code: str, spell: _Spell, last: dt.date) -> tuple[Doubt, ...]:
    """The doubts about the time at risk and the day on which it ends, as far as it is observed."""
    state = ledger.state(code)
    of_spell = within(ledger, state, spell.start.first, None if last == dt.date.max else last + ONE_DAY)
    at_the_end = on_day(ledger, state, last) if spell.event is None else beyond(ledger, last)
    return tuple(dict.fromkeys((*of_spell, *at_the_end)))
