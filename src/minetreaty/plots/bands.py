"""Bands: the periods of a State's standing as a strip of colours, one below another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from ..display.colours import OF_STATUS, text_on
from ..law.periods import Period
from ..model.acts import Act, ActKind
from ..model.days import Day, as_day, same_day_after
from ..model.states import State
from ..model.statuses import Status
from ..register import Register, as_known
from ..standing.answers import History, StatusTransition
from .sheet import AFTER, HATCH, SMALL, Sheet, complete, hatch, place_of, present, source_line, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


# inches: a line of words, the free space under a row, a row's band at least and as the picture's own
_LINE, _FREE, _THIN, _THICK = 0.15, 0.16, 0.12, 0.42


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
    known = as_known(register, known_on)
    names = [conventions] if isinstance(conventions, str) else list(conventions)
    treaties = [known.convention(name) for name in names]
    histories = [known.history(state, treaty.key) for treaty in treaties]
    known_to = [complete(known, treaty) for treaty in treaties]
    acts = [act.date for history in histories for act in history.acts if isinstance(act, Act)]
    turns = [change.date for history in histories for change in history.transitions]
    first = min([*acts, *turns], default=min(treaty.adopted for treaty in treaties))
    ends = [history.periods[-1].end for history in histories]
    last = max((day for day in ends if day), default=max(known_to)) if all(ends) else max([*known_to, *turns])
    start = as_day(since, "since") if since is not None else same_day_after(first, -12)
    end = as_day(until, "until") if until is not None else same_day_after(last, 12)

    sheet = Sheet(ax, width=9, height=4)
    sheet.span(start, end)
    who = known.state(state).name
    sheet.title(f"{who}: {treaties[0].short_title}" if len(names) == 1 else f"{who} under {len(names)} conventions")
    absent = _NO_STATE if any(_partly_absent(history, start, end) for history in histories) else ""
    sheet.caption(f"{source_line(known, treaties)}{AFTER if end > min(known_to) else ''}{absent}")
    sheet.axes.set_yticks(range(len(treaties)), [treaty.key for treaty in treaties])
    sheet.axes.tick_params(axis="y", labelsize=9, labelcolor=sheet.ink)
    sheet.settle()
    marks: list[list[_Mark]] = []
    for treaty, history in zip(treaties, histories, strict=True):
        term = treaty.withdrawal.term if treaty.withdrawal else "withdrawal"
        marks.append(_placed(sheet, _turns(history, term, start, end)))
    lines = [1 + max((mark.line for mark in row), default=-1) for row in marks]
    words = sum(lines) * _LINE + len(lines) * _FREE
    if sheet.grow(words + len(lines) * _THICK) < words + len(lines) * _THIN:  # no room for what happened
        marks = [[] for _ in treaties]
        lines, words = [0] * len(treaties), len(treaties) * _FREE
    thick = max(_THIN, (sheet.height - words) / len(lines))
    whole = words + len(lines) * thick
    shrunk = sheet.height / whole  # below 1 where rows are thinner than they should be
    sheet.axes.set_ylim(whole, 0)
    rows: list[float] = []
    top = 0.0
    for day, history, marked, above in zip(known_to, histories, marks, lines, strict=True):
        row = top + above * _LINE + thick / 2 + _FREE / 2
        periods = _merged(history.periods)
        _fill(sheet.axes, [(row, period) for period in periods], start, end, height=thick)
        if thick * shrunk >= _THIN:
            _name_periods(sheet, row, periods, start, end)
        _mark_acts(sheet, row, thick, marked)
        _end_of_record(sheet, day, row - thick / 2, row + thick / 2 + _FREE / 2)
        rows.append(row)
        top += above * _LINE + thick + _FREE
    sheet.axes.set_yticks(rows, [treaty.key for treaty in treaties])
    sheet.axes.tick_params(axis="y", labelsize=min(9, 60 * shrunk * (thick + _FREE)))
    return sheet.figure


def _end_of_record(sheet: Sheet, day: dt.date, top: float, bottom: float) -> None:
    """A dotted line after the last day to which acts are known."""
    at = place_of(day) + 1
    sheet.axes.plot(
        [at, at], [top, bottom], color=sheet.ink, linewidth=1, linestyle=":", zorder=2.5, gid="end of the record"
    )


_NO_STATE = " Left empty: days on which it was no State in the depositary's practice."


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
    """All States as a dense matrix of bands: a row each, by region, and within it by the day each consented, if it
    did by the day on which the picture ends.

    `states` are those of the day on which the picture ends, unless some are given.
    """
    known = as_known(register, known_on)
    treaty = known.convention(convention)
    changes = [change.date for change in known.changes(treaty.key)]
    start = as_day(since, "since") if since is not None else min(changes, default=treaty.adopted)
    end = as_day(until, "until") if until is not None else treaty.as_of
    chosen = known.states(end) if states is None else [known.state(state) for state in states]
    histories = {state: known.history(state, treaty.key) for state in chosen}
    regions: dict[str, list[State]] = {}
    for state in sorted(histories, key=lambda state: (state.region, _joined(histories[state], end), state.alpha3)):
        regions.setdefault(state.region, []).append(state)

    height = len(histories) + 3 * len(regions)
    sheet = Sheet(ax, width=9, height=1.4 + (0.086 if height > 60 else 0.17) * height)
    sheet.span(start, end)
    title = f"{treaty.short_title}: {'every State' if states is None else _counted(len(histories))}"
    lines = [period for history in histories.values() for period in history.periods]
    shown = present(period.status for period in lines if _overlap(period, start, end))
    if shown:
        sheet.key({status: status.value for status in shown}, title=title)
    else:
        sheet.title(title)
        sheet.nothing("No States")
    later = AFTER if end > complete(known, treaty) else ""
    absent = _NO_STATE if any(_partly_absent(history, start, end) for history in histories.values()) else ""
    sheet.caption(f"{source_line(known, [treaty])} Shown to {end}.{later}{absent}")
    sheet.settle()

    rows: list[tuple[float, Period]] = []
    names: dict[float, str] = {}
    row = 0.0
    large = sheet.rows(height / 2)
    for region, members in regions.items():
        if large:
            sheet.axes.text(
                place_of(start),
                row + 1.2,
                f"{region or 'No region'}: {_bound([histories[state] for state in members], end)}",
                fontsize=large,
                fontweight="bold",
                color=sheet.ink,
                va="center",
                gid="region",
                bbox={"facecolor": sheet.paper, "edgecolor": "none", "pad": 1},
            ).set_in_layout(False)
        row += 3
        for state in members:
            rows += ((row, period) for period in histories[state].periods)
            names[row] = state.name
            row += 1
    sheet.axes.set_ylim(max(row, 1), 0)
    _fill(sheet.axes, rows, start, end, height=0.9)
    if later:
        _end_of_record(sheet, complete(known, treaty), 0, row)
    size = sheet.rows(row)
    sheet.axes.set_yticks(list(names), list(names.values()) if size else [""] * len(names))
    sheet.axes.tick_params(axis="y", labelsize=size, labelcolor=sheet.ink, pad=2)
    return sheet.figure


def _counted(number: int) -> str:
    return "1 State" if number == 1 else f"{number} States"


def _joined(history: History, end: dt.date) -> dt.date:
    """The day the State first consented, for the order; those that had not by `end` come last, signatories before the
    rest.
    """
    changes = [change for change in history.transitions if change.date <= end]
    for change in changes:
        if change.after.is_contracting:
            return change.date
    return dt.date.max.replace(day=1) if changes else dt.date.max


def _bound(histories: Iterable[History], day: dt.date) -> str:
    """How many of them are bound on the day, of those that are States then."""
    there = [period for history in histories for period in history.periods if _overlap(period, day, None)]
    bound = sum(period.status.is_party for period in there)
    unsure = sum(any(status.is_party for status in period.possible) for period in there)
    return f"{bound} of {len(there)} bound{f', {unsure} open,' if unsure else ''} on {day}"


def _overlap(period: Period, start: dt.date, end: dt.date | None) -> bool:
    return (period.end is None or period.end > start) and (period.start is None or period.start <= (end or start))


def _clipped(period: Period, start: dt.date, end: dt.date) -> tuple[float, float]:
    first = start if period.start is None else max(period.start, start)
    last = place_of(end) + 1  # the day on which the picture ends is part of it
    return place_of(first), last if period.end is None else min(place_of(period.end), last)


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
                edgecolor=HATCH if hatch(status) else "none",
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


def _partly_absent(history: History, start: dt.date, end: dt.date) -> bool:
    """Whether the State began after `start` or ended before `end`."""
    first, last = history.periods[0].start, history.periods[-1].end
    return (first is not None and first > start) or (last is not None and last <= end)


def _name_periods(sheet: Sheet, row: float, periods: Iterable[Period], start: dt.date, end: dt.date) -> None:
    """The status in words on its colour, where there is room for them."""
    inches = sheet.width / (place_of(end) + 1 - place_of(start))
    for period in periods:
        if not _overlap(period, start, end):
            continue
        left, right = _clipped(period, start, end)
        text, fill = period.status.value, OF_STATUS[period.status]
        if (right - left) * inches > text_width(text, 8) + 0.1:
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


@frozen
class _Mark:
    """What happened on a day, in words: in which line above the band, and on which side of the day."""

    at: float
    text: str
    line: int
    to_right: bool


def _placed(sheet: Sheet, turns: Mapping[dt.date, str]) -> list[_Mark]:
    """The words for what happened, in as many lines as keep them apart and no line of a day through them.

    Words stand to the right of their day, and the earlier the higher; near the right edge it is the other way round.
    What has room on neither side is the day alone.
    """
    first, last = sheet.axes.get_xlim()
    spans: list[tuple[bool, float, float, str]] = []
    for day, text in turns.items():
        at = place_of(day)
        for words in (text, str(day)):
            wide = (text_width(words) + 0.06) * (last - first) / sheet.width
            if at + wide <= last or at - wide >= first:
                break
        spans.append((at + wide <= last or at - wide < first, at, wide, words))
    marks: list[_Mark] = []
    taken: list[list[tuple[float, float]]] = []
    rightwards = [span for span in reversed(spans) if span[0]]
    for to_right, at, wide, text in rightwards + [span for span in spans if not span[0]]:
        left, right = (at, at + wide) if to_right else (at - wide, at)
        free = (n for n, line in enumerate(taken) if all(right <= a or b <= left for a, b in line))
        line = next(free, len(taken))
        taken[line : line + 1] = [[*(taken[line] if line < len(taken) else []), (left, right)]]
        marks.append(_Mark(at, text, line, to_right))
    return marks


def _mark_acts(sheet: Sheet, row: float, thick: float, marks: Iterable[_Mark]) -> None:
    """Writes what happened above the band, each with a line to its day."""
    for mark in marks:
        level = row - thick / 2 - _LINE * (0.6 + mark.line)
        sheet.axes.plot([mark.at, mark.at], [row + thick / 2, level - 0.04], color=sheet.ink, linewidth=0.7, zorder=3)
        sheet.axes.annotate(
            mark.text,
            xy=(mark.at, level),
            xytext=(2 if mark.to_right else -2, 0),
            textcoords="offset points",
            ha="left" if mark.to_right else "right",
            va="center",
            fontsize=SMALL,
            color=sheet.ink,
            gid="act",
        ).set_in_layout(False)
