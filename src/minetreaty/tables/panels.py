"""The panel: a row for every State and year or month, with what people regress on."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..frames.table import Table
from ..law.timeline import Timeline
from ..loading import given_or_bundled
from ..model.choices import choose, not_allowed
from ..model.days import ONE_DAY, Day, as_day
from ..model.statuses import Status
from ..register import Register
from ..standing.dates import Dates, dates_of
from ..standing.doubts import beyond, on_day, spans_of
from ..standing.explanation import transitions
from ..standing.ledger import Ledger
from .calendar import CalendarSpan, Every, spans
from .rows import Columns, Conventions, Row, doubt_cells, keys_of, last_day, made, status_cells, who


def panel(
    conventions: Conventions = None,
    *,
    every: str = "year",
    since: Day | None = None,
    until: Day | None = None,
    columns: Columns = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """A row for every State and year or month: the status on the period's last day, and what happened until then.

    The panel goes from the period of `since` (None: of the convention's adoption) to `until` (None: the date to which
    its record is complete), which is the date of the status in the last period: if that is not the period's last day,
    ``complete`` is false there. A State has rows for the periods in which it existed; its status is empty if it did
    not exist on the last day. `columns` are the columns to keep beside those that say what a row is about.
    """
    asked = given_or_bundled(register)
    often = choose(Every, every, "every")
    if often is Every.CHANGE:
        raise not_allowed("every", every, (Every.YEAR, Every.MONTH))
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        ledger = asked.ledger(key, known_on=known_on)
        first = ledger.convention.adopted if since is None else as_day(since, "since")
        last = last_day(asked, key, known_on) if until is None else as_day(until, "until")
        looks = [_Look(span, *_signed(ledger, span.on)) for span in spans(first, last, often)]
        for code in ledger.bounds:
            rows += _of_state(asked, ledger, code, looks)
    return made("panel", rows, columns)


class _Look(NamedTuple):
    """A period, with the States that had surely signed by the day on which it is looked at, and those that may have."""

    span: CalendarSpan
    signed: frozenset[str]
    may_have_signed: frozenset[str]


def _signed(ledger: Ledger, day: dt.date) -> tuple[frozenset[str], frozenset[str]]:
    surely, perhaps = ledger.signed(day)
    return frozenset(surely), frozenset(perhaps)


def _of_state(register: Register, ledger: Ledger, code: str, looks: Iterable[_Look]) -> Iterator[Row]:
    bounds, state, timeline = ledger.bounds[code], ledger.state(code), ledger.timeline[code]
    about = (*who(register, ledger.convention.key, code), state.region)
    moves, doubtful = transitions(ledger, state), bool(spans_of(ledger, code))
    given = dates_of(ledger, code)
    edges: list[dt.date | None] = [*timeline.starts, None]
    for (name, start, on, complete), surely, perhaps in looks:
        if (bounds.until is not None and bounds.until <= start) or (bounds.since is not None and bounds.since > on):
            continue
        place = bisect_right(timeline.starts, on)
        status = timeline.statuses[place]
        inside = [move for move in moves if start <= move.date <= on]
        changed = "; ".join(f"{move.date} {move.before} {move.after}" for move in inside)
        open_ = status is Status.UNDETERMINED
        doubts = on_day(ledger, state, on) if open_ or (doubtful and status) else beyond(ledger, on)
        dates = Dates() if status is None else given.by(on)
        here, is_party, is_contracting = status_cells(status)
        since = None if status is None or place == 0 else timeline.starts[place - 1]
        until = None if status is None else edges[place]
        joined = _years(dates.consented_on, on) if is_contracting else None
        yield (
            *(*about, name, start.year, start, on, complete),
            *(here, is_party, dates.in_force_from, *bound(timeline, start, on)),
            *(is_contracting, dates.consented_on, joined),
            *(_ever(ledger, code, surely, perhaps), dates.signed_on, since, until, dates.withdrawal_effective),
            *(len(inside), changed, "; ".join(timeline.possible[place] if open_ else ()), *doubt_cells(doubts)),
        )


def _ever(ledger: Ledger, code: str, surely: frozenset[str], perhaps: frozenset[str]) -> bool | None:
    """Whether the State had signed: empty where nobody can sign, and where the record cannot say."""
    if ledger.convention.signature is None or code in perhaps:
        return None
    return code in surely


def bound(timeline: Timeline, first: dt.date, last: dt.date) -> tuple[bool | None, int | None]:
    """Whether the State was party on any of these days, and on how many: None where that is not determined."""
    days, open_ = 0, False
    for place in range(bisect_right(timeline.starts, first), bisect_right(timeline.starts, last) + 1):
        status = timeline.statuses[place]
        if status is Status.UNDETERMINED:
            open_ = open_ or any(possible.is_party for possible in timeline.possible[place])
        elif status is not None and status.is_party:
            days += _length(timeline.starts, place, first, last)
    return (True if days else None if open_ else False), (None if open_ else days)


def _length(starts: Sequence[dt.date], place: int, first: dt.date, last: dt.date) -> int:
    """How many of the days lie in that interval of the timeline."""
    begins = max(first, starts[place - 1]) if place else first
    ends = min(last, starts[place] - ONE_DAY) if place < len(starts) else last
    return (ends - begins).days + 1


def _years(since: dt.date | None, on: dt.date) -> int | None:
    """Complete years between the dates; None where the first is not known."""
    return None if since is None else on.year - since.year - ((on.month, on.day) < (since.month, since.day))
