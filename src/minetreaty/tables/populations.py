"""Counts: how many States each population has over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ..frames.table import Table
from ..law.effects import NOT_GIVEN, tells_entry_into_force
from ..loading import given_or_bundled
from ..model.choices import choose
from ..model.days import ONE_DAY, Day, as_day
from ..model.doubts import Doubt, DoubtKind
from ..model.populations import BY_FORCE, Population
from ..register import Register
from ..standing.doubts import doubted_on, of_members, spans_of
from ..standing.ledger import Ledger
from ..standing.membership import Position, belongs, positions
from .calendar import CalendarSpan, Every, spans
from .rows import Conventions, Row, keys_of, last_day, made


def counts(
    conventions: Conventions = None,
    *,
    every: str = "year",
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """How many States each population has: a row for each, on the last day of every year or month, or on every change.

    The rows go from `since` (None: the convention's adoption) to `until` (None: the date to which its record is
    complete), on which the last year or month is counted. With ``every="change"`` there are rows for the first date,
    and for each later one on which a State signs, consents, becomes party, leaves, begins or ends to exist. Each row is
    what `Register.count` answers for that date. All other States cannot be listed before a convention is adopted, so
    that their populations have no rows there.
    """
    asked = given_or_bundled(register)
    often = choose(Every, every, "every")
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        ledger = asked.ledger(key, known_on=known_on)
        first = ledger.convention.adopted if since is None else as_day(since, "since")
        last = last_day(asked, key, known_on) if until is None else as_day(until, "until")
        looked = _changes(ledger, first, last) if often is Every.CHANGE else _looks(ledger, spans(first, last, often))
        for span, counted in looked:
            complete = None if often is Every.CHANGE else span.complete
            rows += ((key, population, span.name, span.on, complete, *cells) for population, cells in counted.items())
    return made("counts", rows)


Counted: TypeAlias = dict[Population, Row]
"""The cells that count each population on a date."""


def _looks(ledger: Ledger, periods: Iterable[CalendarSpan]) -> Iterator[tuple[CalendarSpan, Counted]]:
    return ((span, dict(_on(ledger, span.on))) for span in periods)


def _changes(ledger: Ledger, first: dt.date, last: dt.date) -> Iterator[tuple[CalendarSpan, Counted]]:
    """The counts on the first date, and on each later one on which one of them, or a doubt about one, changes."""
    dates = {first, ledger.as_of + ONE_DAY}
    for code, timeline in ledger.timelines.items():
        dates.update(timeline.starts)
        dates.update(edge for span in spans_of(ledger, code) for edge in (span.start, span.end) if edge)
    dates.update(act.date for act in ledger.acts)
    for act in ledger.undated:
        dates.update((act.when.first, act.when.last))
    before: Counted = {}
    for date in sorted(date for date in dates if first <= date <= last):
        now = dict(_on(ledger, date))
        if now != before:
            yield CalendarSpan("", date, date, True), now
        before = now


def _on(ledger: Ledger, day: dt.date) -> Iterator[tuple[Population, Row]]:
    """Each population with the cells that count it on that date."""
    convention = ledger.convention
    listed = day >= convention.adopted
    standing: dict[Position, list[str]] = {}
    for code, position in positions(ledger, day):
        standing.setdefault(position, []).append(code)
    doubted = doubted_on(ledger, day)
    for population in Population:
        if population.is_complement and not listed:
            continue
        if population is Population.SIGNATORIES and convention.signature is None:
            yield population, (None, None, None, None, None, None, False, "no signature stage")
            continue
        members: set[str] = set()
        open_: list[str] = []
        for position, codes in standing.items():
            answer = belongs(population, position)
            if answer:
                members.update(codes)
            elif answer is None:
                open_ += codes
        doubts = of_members(ledger, population, day, doubted)
        named = (_named(doubts, kind, members) for kind in (DoubtKind.UNCONFIRMED, DoubtKind.CONTESTED))
        note = NOT_GIVEN if population in BY_FORCE and not tells_entry_into_force(convention) else ""
        surely = len(members)
        yield (
            population,
            (
                *(None if open_ else surely, surely, surely + len(open_), "; ".join(sorted(open_)), *named),
                *(day > ledger.as_of, note),
            ),
        )


def _named(doubts: Iterable[Doubt], kind: DoubtKind, members: set[str]) -> str:
    """The members about whom there is such a doubt."""
    codes = {doubt.state.alpha3 for doubt in doubts if doubt.kind is kind and doubt.state is not None}
    return "; ".join(sorted(codes & members))
