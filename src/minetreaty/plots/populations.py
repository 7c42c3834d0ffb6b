"""How many States a convention binds, over time, with what happened."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..display.colours import OF_STATUS
from ..model.choices import choose
from ..model.days import ONE_DAY, Day, as_day
from ..model.populations import Population
from ..model.statuses import Status
from ..register import Register, as_known
from ..standing.answers import History
from .last_years import draw, start_of
from .sheet import SMALL, Sheet, complete, place_of, source_line, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


_COLOURS = {
    Population.STATES_PARTIES: OF_STATUS[Status.PARTY],
    Population.CONTRACTING_STATES: OF_STATUS[Status.CONTRACTING],
    Population.SIGNATORIES: OF_STATUS[Status.SIGNATORY],
    Population.NONPARTIES: OF_STATUS[Status.OUTSIDE],
    Population.NONCONTRACTING: OF_STATUS[Status.OUTSIDE],
}


def events_of(register: Register, convention: str, *, known_on: Day | None = None) -> dict[dt.date, str]:
    """What the record itself can say of a convention's life: opening, entry into force, and who left when."""
    known = as_known(register, known_on)
    treaty = known.convention(convention)
    events: dict[dt.date, list[str]] = {}
    if treaty.signature is not None:
        events[treaty.signature.opens] = ["opened for signature"]
    if treaty.in_force is not None:
        events.setdefault(treaty.in_force, []).append("in force")
    left: dict[dt.date, list[str]] = {}
    for change in known.changes(treaty.key):
        if change.after is Status.WITHDRAWN:
            left.setdefault(change.date, []).append(change.state.name)
    for day, names in left.items():
        events.setdefault(day, []).append(f"{_listed(names)} left")
    return {day: ", ".join(texts) for day, texts in sorted(events.items())}


def _listed(names: Sequence[str]) -> str:
    if len(names) > 4:
        return f"{len(names)} States"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def parties_over_time(
    register: Register,
    convention: str,
    *,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    populations: Sequence[Population | str] = (Population.STATES_PARTIES, Population.CONTRACTING_STATES),
    events: Mapping[dt.date, str] | Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Figure:
    """The number of States Parties and contracting States over time, with events.

    It runs from the first change, or `since`, to the day to which the record is complete, or `until`; what lies after
    the record is drawn dotted, from the acts known. `events` are texts by day; by default `events_of`, and where the
    curve falls in its last two years, these are drawn again and larger, with the events at their steps. Days on which
    the record cannot say who belongs are a band between the least and the most there can be.
    """
    known = as_known(register, known_on)
    treaty = known.convention(convention)
    wanted = [choose(Population, which, "populations") for which in populations]
    changes = [change.date for change in known.changes(treaty.key)]
    start = as_day(since, "since") if since is not None else min(changes, default=treaty.adopted) - ONE_DAY
    known_to = complete(known, treaty)
    end = as_day(until, "until") if until is not None else known_to
    turns = (day for state in known.facts.bounds for day in _turns(known.history(state, treaty.key)))
    days = sorted({start, end, *(day for day in turns if start < day < end)})

    sheet = Sheet(ax, width=9, height=4.6)
    sheet.span(start, end)
    shown = {day: text for day, text in _dated(events, known, treaty.key).items() if start <= day <= end}
    labels: list[tuple[float, str, Population]] = []
    curves: list[tuple[list[float], list[int]]] = []
    parties: list[int] = []
    notes = ""
    for which in wanted:
        counts = [known.count(which, treaty.key, on=day) for day in days]
        if counts[-1].applicable:
            least = [len(count.members) for count in counts]
            parties = least if which is Population.STATES_PARTIES else parties
            most = [len(count.members) + len(count.open) for count in counts]
            _line(sheet.axes, which, days, least, most, known_to)
            labels.append((least[-1], f"{which.label} {counts[-1]}", which))
            curves.append(([place_of(day) for day in days], most))
        else:
            notes += f" {which.label}: {counts[-1].note}."
    if curves:
        notes += _fit(sheet, [number for _, numbers in curves for number in numbers])
    else:
        sheet.axes.set_yticks([])
        sheet.nothing(notes.strip())
    sheet.title(f"{treaty.short_title}: States over time")
    sheet.caption(source_line(known, [treaty]) + f" Shown to {end}{_dotted(end, known_to)}.{notes}")
    _label_ends(sheet, labels)
    sheet.settle()
    larger = start_of(sheet, days, parties) if parties and events is None else None
    if larger is not None:
        draw(sheet, days, parties, larger, {day: text for day, text in shown.items() if day > larger})
        shown = {day: text for day, text in shown.items() if day <= larger}
    _mark(sheet, shown if curves else {}, curves)
    return sheet.figure


def _fit(sheet: Sheet, numbers: list[int]) -> str:
    """Sets the vertical axis, from 0 unless the changes would be lost on it; says so in words for the caption then."""
    from matplotlib.ticker import MaxNLocator

    least, most = min(numbers), max(numbers)
    close = least > 0.75 * most
    bottom = least - 1.5 * (most - least) - 2 if close else 0  # with room for words under the lines
    most = max(most, 1)  # an axis from 0 to 0 would be one of fractions
    sheet.axes.set_ylim(bottom, most + (most - bottom) / 20 + 0.05)
    sheet.axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    sheet.axes.grid(axis="y", color=sheet.rule, linewidth=0.5)
    return " The vertical axis does not begin at 0." if close else ""


def _dotted(end: dt.date, known_to: dt.date) -> str:
    return f", dotted after {known_to}: from the acts known" if end > known_to else ""


def _turns(history: History) -> Iterator[dt.date]:
    """The days on which the State's standing, or what is possible, changed, or its own time began or ended."""
    for period in history.periods:
        yield from (day for day in (period.start, period.end) if day is not None)


def _dated(
    events: Mapping[dt.date, str] | Mapping[str, str] | None, register: Register, key: str
) -> dict[dt.date, str]:
    if events is None:
        return events_of(register, key)
    return {as_day(day, "events"): text for day, text in events.items()}


def _line(
    axes: Any, which: Population, days: list[dt.date], least: list[int], most: list[int], known_to: dt.date
) -> None:
    """The steps of one population: full to the end of the record, dotted after it."""
    width = 2.2 if which is Population.STATES_PARTIES else 1.4
    look: dict[str, Any] = {"color": _COLOURS[which], "linewidth": width, "where": "post"}
    closed, numbers = [*days, days[-1] + ONE_DAY], [*least, least[-1]]  # the last day is part of the picture
    count = max(1, sum(day <= known_to for day in days))
    turn = min(closed[-1], max(days[0], known_to + ONE_DAY))
    axes.step(
        [*days[:count], turn],
        [*numbers[:count], numbers[count - 1]],
        linestyle=_style(which),
        label=which.label,
        **look,
    )
    if turn < closed[-1]:
        axes.step(
            [turn, *closed[count:]],
            [numbers[count - 1], *numbers[count:]],
            linestyle=":",
            gid="after the record",
            **look,
        )
    if most != least:
        axes.fill_between(
            closed,
            numbers,
            [*most, most[-1]],
            step="post",
            color=OF_STATUS[Status.UNDETERMINED],
            alpha=0.5,
            gid="undetermined",
        )


def _style(which: Population) -> str:
    """Dashes for the population that is not a status: its colour is that of the States outside."""
    return "--" if which is Population.NONPARTIES else "-"


def _label_ends(sheet: Sheet, labels: list[tuple[float, str, Population]]) -> None:
    """Names each line at its right end, apart from each other."""
    bottom, top = sheet.axes.get_ylim()
    spacing = (top - bottom) * _ROW * 1.15 / sheet.height
    height = float("inf")
    for value, text, which in sorted(labels, reverse=True):
        height = min(value, height - spacing)
        beside: dict[str, Any] = {
            "xy": (1, height),
            "xycoords": ("axes fraction", "data"),
            "textcoords": "offset points",
            "annotation_clip": False,
        }
        sheet.axes.annotate(
            text, xytext=(15, 0), va="center", fontsize=8.5, color=sheet.ink, gid="population", **beside
        )
        sheet.axes.annotate(
            "",
            xytext=(12, 0),
            arrowprops={
                "arrowstyle": "-",
                "color": _COLOURS[which],
                "linestyle": _style(which),
                "linewidth": 2.2,
                "shrinkA": 0,
                "shrinkB": 3,
            },
            **beside,
        )


_ROW = 0.17  # inches from one line of words to the next


def _mark(sheet: Sheet, events: Mapping[dt.date, str], curves: list[tuple[list[float], list[int]]]) -> None:
    """A thin line for each event, its words beside it where they cover neither a curve nor other words; the day alone
    where the words have room on neither side.
    """
    first, last = sheet.axes.get_xlim()
    bottom, top = sheet.axes.get_ylim()
    across, upwards = (last - first) / sheet.width, (top - bottom) / sheet.height
    taken: list[_Box] = []

    def faults(box: _Box) -> float:
        return sum(
            (
                100 * max(0.0, first - box[0], box[1] - last) / (last - first),
                *(5 * _crosses(box, places, numbers) for places, numbers in curves),
                *(50 * (box[0] < b and a < box[1] and box[2] < d and c < box[3]) for a, b, c, d in taken),
            )
        )

    for day, text in sorted(events.items()):
        at, words = place_of(day), f"{day} {text}"
        if (text_width(words) + 0.1) * across > max(at - first, last - at):
            words = str(day)
        long = (text_width(words) + 0.1) * across
        sheet.axes.axvline(at, color=sheet.faint, linewidth=0.7, zorder=1)
        sides = [(at, at + long), (at - long, at)]
        rows = [bottom + upwards * (0.05 + _ROW * row) for row in range(max(1, int(sheet.height / _ROW)))]
        boxes = [(left, right, row, row + upwards * _ROW) for row in rows for left, right in sides]
        best = min(boxes, key=faults)
        taken.append(best)
        right = best[0] == at
        sheet.axes.annotate(
            words,
            xy=(at, (best[2] + best[3]) / 2),
            xytext=(4 if right else -4, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=SMALL,
            color=sheet.ink,
            gid="event",
            bbox={"facecolor": sheet.paper, "edgecolor": "none", "pad": 0.8, "alpha": 0.85},
        ).set_in_layout(False)


_Box = tuple[float, float, float, float]  # left, right, bottom, top


def _crosses(box: _Box, places: list[float], numbers: list[int]) -> bool:
    """Whether the steps run through the box."""
    left, right, bottom, top = box
    within = numbers[max(0, bisect_right(places, left) - 1) : bisect_right(places, right)]
    return bool(within) and min(within) <= top and max(within) >= bottom
