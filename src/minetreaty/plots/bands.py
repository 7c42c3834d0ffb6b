"""Bands: the periods of a State's standing as a strip of colours, one below another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve

from ..acts import Act, ActKind
from ..answers import History, StatusTransition
from ..colours import OF_STATUS, text_on
from ..days import Day, as_day, same_day_after
from ..periods import Period
from ..states import State
from ..statuses import Status
from .sheet import FAINT, INK, SMALL, Sheet, hatch, place_of, present, source_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..register import Register

_LETTER = 0.062  # inches that a letter of the labels takes, about


def history_band(
    register: Register,
    state: State | str,
    conventions: str | Sequence[str],
    *,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    ax: Axes | None = None,
) -> Figure:
    """One State's standing as a band of colours, with its acts; a band for each convention where several are given.

    It runs from a year before the first act to a year after the record or the last change, whichever is later.
    """
    known = register if known_on is None else register.as_known(known_on)
    names = [conventions] if isinstance(conventions, str) else list(conventions)
    treaties = [known.convention(name) for name in names]
    histories = [known.history(state, treaty.key) for treaty in treaties]
    complete = max(treaty.as_of for treaty in treaties)
    acts = [act.date for history in histories for act in history.acts if isinstance(act, Act)]
    turns = [change.date for history in histories for change in history.transitions]
    first = min([*acts, *turns], default=min(treaty.adopted for treaty in treaties))
    start = as_day(since, "since") if since is not None else same_day_after(first, -12)
    end = as_day(until, "until") if until is not None else same_day_after(max([complete, *turns]), 12)

    sheet = Sheet(ax, width=9, height=0.9 + 1.1 * len(names))
    sheet.span(start, end)
    sheet.axes.set_ylim(len(names) - 0.7, -0.85)
    for row, (treaty, history) in enumerate(zip(treaties, histories, strict=True)):
        periods = _merged(history.periods)
        _fill(sheet.axes, [(row, period) for period in periods], start, end, height=0.42)
        _name_periods(sheet, row, periods, start, end)
        term = treaty.withdrawal.term if treaty.withdrawal else "withdrawal"
        _mark_acts(sheet, row, _turns(history, term, start, end), place_of(end))
        known_to = place_of(treaty.as_of)
        sheet.axes.plot([known_to, known_to], [row - 0.3, row + 0.3], color=INK, linewidth=1, linestyle=":", zorder=4)
    sheet.axes.set_yticks(range(len(names)), [treaty.key for treaty in treaties])
    sheet.axes.tick_params(axis="y", labelsize=9, labelcolor=INK)
    who = known.state(state).name
    sheet.title(f"{who}: {treaties[0].short_title}" if len(names) == 1 else f"{who} under {len(names)} conventions")
    sheet.caption(f"{source_line(known, treaties)} After the dotted line: from the acts known.")
    return sheet.figure


def bands(
    register: Register,
    convention: str,
    *,
    states: Iterable[State | str] | None = None,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    ax: Axes | None = None,
) -> Figure:
    """All States as a dense matrix of bands: a row each, by region, and within it by the day each consented.

    `states` are those of the day on which the picture ends, unless some are given.
    """
    known = register if known_on is None else register.as_known(known_on)
    treaty = known.convention(convention)
    changes = [change.date for change in known.changes(treaty.key)]
    start = as_day(since, "since") if since is not None else min(changes, default=treaty.adopted)
    end = as_day(until, "until") if until is not None else treaty.as_of
    chosen = known.states(end) if states is None else [known.state(state) for state in states]
    histories = {state: known.history(state, treaty.key) for state in chosen}
    regions: dict[str, list[State]] = {}
    for state in sorted(histories, key=lambda state: (state.region, _joined(histories[state]), state.alpha3)):
        regions.setdefault(state.region, []).append(state)

    sheet = Sheet(ax, width=9, height=1.4 + 0.086 * (len(histories) + 3 * len(regions)))
    sheet.span(start, end)
    rows: list[tuple[float, Period]] = []
    names: dict[float, str] = {}
    row = 0.0
    for region, members in regions.items():
        bound = sum(_at_end(histories[state], end).is_party for state in members)
        sheet.axes.text(
            place_of(start),
            row + 1.2,
            f"{region or 'No region'}: {bound} of {len(members)} bound on {end}",
            fontsize=8.5,
            fontweight="bold",
            color=INK,
            va="center",
            gid="region",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )
        row += 3
        for state in members:
            rows += ((row, period) for period in histories[state].periods)
            names[row] = state.name
            row += 1
    sheet.axes.set_ylim(row, 0)
    _fill(sheet.axes, rows, start, end, height=0.9)
    sheet.axes.set_yticks(list(names), list(names.values()))
    sheet.axes.tick_params(axis="y", labelsize=5.2, labelcolor=INK, pad=2)
    shown = present(period.status for _, period in rows if _overlap(period, start, end))
    sheet.title(f"{treaty.short_title}: every State")
    sheet.key({status: status.value for status in shown})
    absent = any(_begins_after(history, start) for history in histories.values())
    note = " White: before the State was one in the depositary's practice." if absent else ""
    sheet.caption(f"{source_line(known, [treaty])} Shown to {end}.{note}")
    return sheet.figure


def _joined(history: History) -> dt.date:
    """The day the State first consented, for the order; those that never did come last, signatories before the rest."""
    for change in history.transitions:
        if change.after.is_contracting:
            return change.date
    return dt.date.max.replace(day=1) if history.transitions else dt.date.max


def _at_end(history: History, day: dt.date) -> Status:
    return next((p.status for p in history.periods if _overlap(p, day, None)), Status.OUTSIDE)


def _overlap(period: Period, start: dt.date, end: dt.date | None) -> bool:
    return (period.end is None or period.end > start) and (period.start is None or period.start <= (end or start))


def _clipped(period: Period, start: dt.date, end: dt.date) -> tuple[float, float]:
    first = start if period.start is None else max(period.start, start)
    last = end if period.end is None else min(period.end, end)
    return place_of(first), place_of(last)


def _fill(axes: Any, rows: Iterable[tuple[float, Period]], start: dt.date, end: dt.date, *, height: float) -> None:
    """Draws the periods: one collection for each status, so that a status has one colour."""
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    areas: dict[Status, list[Rectangle]] = {}
    for row, period in rows:
        if _overlap(period, start, end):
            left, right = _clipped(period, start, end)
            areas.setdefault(period.status, []).append(Rectangle((left, row - height / 2), right - left, height))
    for status in present(areas):
        axes.add_collection(
            PatchCollection(
                areas[status],
                facecolor=OF_STATUS[status],
                edgecolor=FAINT if hatch(status) else "none",
                linewidth=0,
                hatch=hatch(status),
                label=status.value,
                zorder=2,
            )
        )


def _merged(periods: Iterable[Period]) -> list[Period]:
    """The periods, those of one status that follow on each other as one: they differ in what may be possible only."""
    merged: list[Period] = []
    for period in periods:
        if merged and merged[-1].status is period.status:
            merged[-1] = evolve(merged[-1], end=period.end)
        else:
            merged.append(period)
    return merged


def _begins_after(history: History, day: dt.date) -> bool:
    start = history.periods[0].start
    return start is not None and start > day


def _name_periods(sheet: Sheet, row: int, periods: Iterable[Period], start: dt.date, end: dt.date) -> None:
    """The status in words on its colour, where there is room for them."""
    inches = sheet.width / (place_of(end) - place_of(start))
    for period in periods:
        if not _overlap(period, start, end):
            continue
        left, right = _clipped(period, start, end)
        text, fill = period.status.value, OF_STATUS[period.status]
        if (right - left) * inches > _LETTER * (len(text) + 2):
            sheet.axes.text(
                (left + right) / 2,
                row,
                text,
                ha="center",
                va="center",
                fontsize=8,
                color=text_on(fill),
                gid="status",
                bbox={"facecolor": fill, "edgecolor": "none", "pad": 1},
                zorder=3,
            )


def _turns(history: History, term: str, start: dt.date, end: dt.date) -> dict[dt.date, str]:
    """What changed the status, in words, by day."""
    turns: dict[dt.date, str] = {}
    before: Status | None = None
    for change in history.transitions:
        if start <= change.date <= end and change.after is not before:
            turns[change.date] = f"{change.date} {_happened(change, term)}"
        before = change.after
    return turns


def _happened(change: StatusTransition, term: str) -> str:
    match change.after:
        case Status.SIGNATORY:
            return "signature"
        case Status.PARTY if change.act.kind is not ActKind.WITHDRAWAL_REVOCATION:
            return "in force" if isinstance(change.act, Act) else "in force at the latest"
        case Status.WITHDRAWING:
            return f"notice of {term}"
        case Status.WITHDRAWN:
            return f"{term} in effect"
        case Status.UNDETERMINED:
            return "not determined"
        case _:
            return change.act.kind.label


def _mark_acts(sheet: Sheet, row: int, turns: Mapping[dt.date, str], end: float) -> None:
    """Writes what happened above the band, in as many lines as keep the words apart and no line through them.

    Words stand to the right of their day, and the earlier the higher; near the right edge it is the other way round.
    """
    first, last = sheet.axes.get_xlim()
    letter = _LETTER * 0.9 * (last - first) / sheet.width
    spans: list[tuple[bool, float, float, str]] = []
    for day, text in turns.items():
        at, room = place_of(day), letter * (len(text) + 1)
        spans.append((at + room <= end, at, room, text))
    taken: list[list[tuple[float, float]]] = []
    rightwards = [span for span in reversed(spans) if span[0]]
    for to_right, at, room, text in rightwards + [span for span in spans if not span[0]]:
        left, right = (at, at + room) if to_right else (at - room, at)
        free = (n for n, line in enumerate(taken) if all(right <= a or b <= left for a, b in line))
        line = next(free, len(taken))
        taken[line : line + 1] = [[*(taken[line] if line < len(taken) else []), (left, right)]]
        level = row - 0.31 - 0.15 * line
        sheet.axes.plot([at, at], [row + 0.21, level - 0.04], color=INK, linewidth=0.7, zorder=3)
        sheet.axes.annotate(
            text,
            xy=(at, level),
            xytext=(2 if to_right else -2, 0),
            textcoords="offset points",
            ha="left" if to_right else "right",
            va="center",
            fontsize=SMALL,
            color=INK,
            gid="act",
        )
