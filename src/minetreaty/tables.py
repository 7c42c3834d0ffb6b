"""Tables: the register as rows, for data frames, spreadsheets and statistics.

    >>> import minetreaty as mt
    >>> [row["status"].value for row in mt.tables.periods("APMBC") if row["state"] == "POL"]
    ['outside', 'signatory', 'contracting', 'party', 'withdrawing', 'withdrawn']

Every function returns a `Table`: rows with the core alone, and ``to_csv(path)``, ``to_pandas()``, ``to_polars()``,
``to_pyarrow()`` and ``to_parquet(path)``. ``conventions`` is one key or alias, several, or None for every convention of
the register. ``register`` is the register asked, None the bundled one. Within a convention, States are in the order of
their codes.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeAlias, cast

from .frames.grid import pieces
from .frames.schemas import SCHEMAS
from .frames.table import Column, Kind, Table
from .law.periods import periods as periods_of
from .loading import load
from .model.acts import Act, ActKind, AnyAct, UndatedAct
from .model.choices import choose
from .model.days import ONE_DAY, Day, as_day, first_and_last, month_length
from .model.doubts import Doubt, DoubtKind, kinds_of
from .model.implementation import Figure
from .model.statuses import Status
from .questions.due import obligations as obligations_of
from .questions.duty_facts import DutyIndex
from .questions.obligations import Obligation
from .register import Register
from .standing.doubts import beyond, on_day, spans_of, within
from .standing.explanation import transitions
from .standing.ledger import Ledger

Row: TypeAlias = tuple[object, ...]
Conventions: TypeAlias = str | Sequence[str] | None

__all__ = [
    "SCHEMAS",
    "Column",
    "Frequency",
    "Kind",
    "Table",
    "acts",
    "changes",
    "figures",
    "obligations",
    "panel",
    "periods",
    "standing",
]


def __dir__() -> list[str]:
    return list(__all__)


def acts(
    conventions: Conventions = None,
    *,
    state: str | None = None,
    kind: ActKind | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """Every act received from `since` to `until`, with its effect; those without a day after those with one."""
    asked = load() if register is None else register
    code = None if state is None else asked.state(state).alpha3
    wanted = None if kind is None else choose(ActKind, kind, "kind")
    rows: list[Row] = []
    for key in _keys(asked, conventions):
        found = asked.acts(key, state=code, kind=wanted, since=since, until=until, known_on=known_on)
        rows += (_dated(asked, act) for act in found)
        undated = (act for act in asked.undated(key, known_on=known_on) if _may_lie(act, since, until))
        rows += (_undated(asked, act) for act in undated if code in (None, act.state) and wanted in (None, act.kind))
    return _table("acts", rows)


def standing(
    conventions: Conventions = None,
    *,
    on: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """The status of every State that existed on that date; with none, on the date to which each record is complete."""
    asked = load() if register is None else register
    rows: list[Row] = []
    for key in _keys(asked, conventions):
        day = _last_day(asked, key, known_on) if on is None else as_day(on)
        for state in asked.states(day):
            s = asked.standing(state, key, on=day, known_on=known_on)
            how = (*_status(s.status), s.since, s.until)
            days = (s.signed_on, s.consented_on, s.in_force_from, s.withdrawal_effective)
            who = _who(asked, key, state.alpha3)
            rows.append((*who, day, *how, *days, "; ".join(s.possible), *_doubts(s.doubts)))
    return _table("standing", rows)


def panel(
    conventions: Conventions = None,
    *,
    freq: str = "year",
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """A row for every State and year or month: the status on the period's last day, and the changes until then.

    The panel goes from the period of `since` (None: of the convention's adoption) to `until` (None: the date to which
    its record is complete), which is the date of the status in the last period. A State has rows for the periods in
    which it existed; its status is empty if it did not exist on the last day.
    """
    asked = load() if register is None else register
    months = 12 if choose(Frequency, freq, "freq") is Frequency.YEAR else 1
    rows: list[Row] = []
    for key in _keys(asked, conventions):
        ledger = asked.ledger(key, known_on=known_on)
        first = ledger.convention.adopted if since is None else as_day(since, "since")
        last = _last_day(asked, key, known_on) if until is None else as_day(until, "until")
        spans = list(_calendar(first, last, months))
        for code in ledger.bounds:
            rows += _panel_of(asked, ledger, code, spans)
    return _table("panel", rows)


def periods(conventions: Conventions = None, *, known_on: Day | None = None, register: Register | None = None) -> Table:
    """Every period of every State: half-open intervals that cover its existence without gap or overlap."""
    asked = load() if register is None else register
    rows: list[Row] = []
    for key in _keys(asked, conventions):
        ledger = asked.ledger(key, known_on=known_on)
        for code, timeline in ledger.timelines.items():
            for period in periods_of(timeline):
                doubts = within(ledger, ledger.state(code), period.start, period.end)
                bounds = (period.start, period.start_is, period.end, period.end_is)
                said = (*_status(period.status), *bounds, "; ".join(period.possible), *_doubts(doubts))
                rows.append((*_who(asked, key, code), *said))
    return _table("periods", rows)


def changes(
    conventions: Conventions = None,
    *,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """Every change of status from `since` to `until`, by day within a convention, with the act that made it."""
    asked = load() if register is None else register
    rows: list[Row] = []
    for key in _keys(asked, conventions):
        for change in asked.changes(key, since=since, until=until, known_on=known_on):
            act = change.act
            days = (change.date, change.date_is, change.not_before, change.not_after)
            said = (change.before, change.after, act.kind, _when(act), change.article)
            who = _who(asked, key, change.state.alpha3)
            rows.append((*who, *days, *said, *_doubts(change.doubts), "; ".join(act.sources)))
    return _table("changes", rows)


def obligations(
    conventions: Conventions = None,
    *,
    on: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """What falls due for every State, what fell due, and what our data say became of it by that date."""
    asked = load() if register is None else register
    asked = asked if known_on is None else asked.as_known(known_on)
    rows: list[Row] = []
    index = DutyIndex(asked.facts)
    for key in _keys(asked, conventions):
        day = asked.convention(key).as_of if on is None else as_day(on)
        for state in asked.states(day):
            found = obligations_of(asked, state, key, on=day, index=index)
            rows += (_obligation(item, released=False) for item in found)
            rows += (_obligation(item, released=True) for item in found.released)
    return _table("obligations", rows)


def figures(
    measure: str | None = None,
    *,
    state: str | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """The figures of a measure, or of all, in order of date; where sources differ, side by side."""
    asked = load() if register is None else register
    asked = asked if known_on is None else asked.as_known(known_on)
    measures = asked.measures if measure is None else (measure,)
    return _table("figures", [_figure(figure) for one in measures for figure in asked.figures(one, state=state)])


class Frequency(StrEnum):
    """How long the periods of a panel are."""

    YEAR = "year"
    MONTH = "month"


def _table(name: str, rows: list[Row]) -> Table:
    """The table, in which what has no text is as empty as what has no day."""
    return Table(name, SCHEMAS[name], tuple(tuple(None if cell == "" else cell for cell in row) for row in rows))


def _keys(register: Register, conventions: object) -> tuple[str, ...]:
    if conventions is None:
        return register.facts.keys
    one = isinstance(conventions, str | bytes) or not isinstance(conventions, Iterable)
    names = cast(Iterable[str], (conventions,) if one else conventions)
    return tuple(register.convention(name).key for name in names)


def _last_day(register: Register, key: str, known_on: Day | None) -> dt.date:
    """The day to which the record is complete, or to which it was known."""
    complete = register.convention(key).as_of
    return complete if known_on is None else min(complete, as_day(known_on, "known_on"))


def _who(register: Register, key: str, code: str) -> Row:
    return key, code, register.facts.states[code].name


def _status(status: Status | None) -> Row:
    """The status, whether it is that of a party, and of a contracting State: empty where it is not determined."""
    if status is None or status is Status.UNDETERMINED:
        return status, None, None
    return status, status.is_party, status.is_contracting


def _doubts(doubts: tuple[Doubt, ...]) -> Row:
    """The kinds of doubt, and a cell for each but what is open, which the status shows."""
    kinds = kinds_of(doubts)
    flags = (DoubtKind.UNCONFIRMED, DoubtKind.CONTESTED, DoubtKind.DISPUTED_DATE, DoubtKind.BEYOND_RECORD)
    return "; ".join(kinds), *(kind in kinds for kind in flags)


def _when(act: AnyAct) -> str:
    return str(act.date if isinstance(act, Act) else act.when)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _dated(register: Register, act: Act) -> Row:
    effect = register.effect(act)
    days = (act.date, str(act.date), effect.date, effect.computed, effect.published)
    said = (effect.article, act.reference, act.unconfirmed, "; ".join(act.sources), act.note)
    return (*_who(register, act.convention, act.state), act.kind, *days, *said)


def _undated(register: Register, act: UndatedAct) -> Row:
    days = (None, str(act.when), None, None, None)
    said = ("", act.reference, act.unconfirmed, "; ".join(act.sources), act.note)
    return (*_who(register, act.convention, act.state), act.kind, *days, *said)


def _may_lie(act: UndatedAct, since: Day | None, until: Day | None) -> bool:
    """Whether the act may have been received between the days."""
    first, last = first_and_last(since, until)
    return first <= act.when.last and act.when.first <= last


def _calendar(first: dt.date, last: dt.date, months: int) -> Iterator[tuple[str, dt.date, dt.date]]:
    """The years or months from that of `first` on: name, first day, and last day, which is not after `last`."""
    start = dt.date(first.year, 1 if months == 12 else first.month, 1)
    while start <= last:
        month = start.month + months - 1
        end = dt.date(start.year, month, month_length(start.year, month))
        yield start.isoformat()[: 4 if months == 12 else 7], start, min(end, last)
        if end == dt.date.max:
            return
        start = end + ONE_DAY


def _panel_of(
    register: Register, ledger: Ledger, code: str, spans: list[tuple[str, dt.date, dt.date]]
) -> Iterator[Row]:
    who, bounds = _who(register, ledger.convention.key, code), ledger.bounds[code]
    line = pieces(ledger.timeline[code])
    starts = [piece.start for piece in line if piece.start is not None]
    state = ledger.state(code)
    moves, doubtful = transitions(ledger, state), bool(spans_of(ledger, code))
    for name, start, on in spans:
        if (bounds.until is not None and bounds.until <= start) or (bounds.since is not None and bounds.since > on):
            continue
        piece = line[bisect_right(starts, on)]
        inside = [move for move in moves if start <= move.date <= on]
        changed = "; ".join(f"{move.date} {move.before} {move.after}" for move in inside)
        open_ = piece.status is Status.UNDETERMINED
        possible = ledger.timeline[code].possible_at(on) if open_ else ()
        doubts = on_day(ledger, state, on) if open_ or (doubtful and piece.status) else beyond(ledger, on)
        what = (*_status(piece.status), piece.since, len(inside), changed, "; ".join(possible))
        yield (*who, name, start, on, *what, *_doubts(doubts))


def _obligation(item: Obligation, *, released: bool) -> Row:
    who = (item.convention, item.state.alpha3, item.state.name, item.on, item.as_of)
    what = (item.duty, item.title, item.article, item.arose, item.due, item.extended_to)
    asked = (item.may_be_extended, _text(item.requested_until))
    done = (_text(item.fulfilled_on), item.status, item.late, item.yearly, item.to_do, released, item.left_on)
    return (*who, *what, *asked, *done, *_doubts(item.doubts), "; ".join(item.sources), " ".join(item.remarks))


def _figure(figure: Figure) -> Row:
    about = (figure.measure, figure.state, figure.scope, figure.convention, _text(figure.as_of))
    said = (figure.value, figure.text, figure.unit, figure.qualifier, figure.quality, figure.cumulative)
    return (*about, *said, figure.unconfirmed, "; ".join(figure.sources), figure.note)
