"""How many States a convention binds, over time, with what happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..answers import History, Population
from ..choices import choose
from ..colours import OF_STATUS
from ..days import ONE_DAY, Day, as_day
from ..statuses import Status
from .sheet import FAINT, INK, RULE, SMALL, Sheet, place_of, source_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..register import Register

_COLOURS = {
    Population.STATES_PARTIES: OF_STATUS[Status.PARTY],
    Population.CONTRACTING_STATES: OF_STATUS[Status.CONTRACTING],
    Population.SIGNATORIES: OF_STATUS[Status.SIGNATORY],
    Population.NONPARTIES: OF_STATUS[Status.OUTSIDE],
    Population.OUTSIDE: OF_STATUS[Status.OUTSIDE],
}


def events_of(register: Register, convention: str, *, known_on: Day | None = None) -> dict[dt.date, str]:
    """What the record itself can say of a convention's life: opening, entry into force, and who left when."""
    known = register if known_on is None else register.as_known(known_on)
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
    events: Mapping[Day, str] | None = None,
    ax: Axes | None = None,
) -> Figure:
    """The number of States Parties and contracting States over time, with events.

    It runs from the first change, or `since`, to the day to which the record is complete, or `until`; what lies after
    the record is drawn dotted, from the acts known. `events` are texts by day; by default `events_of`. Days on which
    the record cannot say who belongs are a band between the least and the most there can be.
    """
    known = register if known_on is None else register.as_known(known_on)
    treaty = known.convention(convention)
    wanted = [choose(Population, which, "populations") for which in populations]
    changes = [change.date for change in known.changes(treaty.key)]
    start = as_day(since, "since") if since is not None else min(changes, default=treaty.adopted) - ONE_DAY
    complete = treaty.as_of if known.facts.known_on is None else min(treaty.as_of, known.facts.known_on)
    end = as_day(until, "until") if until is not None else complete
    turns = (day for state in known.facts.bounds for day in _turns(known.history(state, treaty.key)))
    days = sorted({start, end, *(day for day in turns if start < day < end)})

    sheet = Sheet(ax, width=9, height=4.6)
    shown = {day: text for day, text in _dated(events, known, treaty.key).items() if start <= day <= end}
    labels: list[tuple[float, str, str]] = []
    for which in wanted:
        counts = [known.count(which, treaty.key, on=day) for day in days]
        if counts[-1].applicable:
            least = [len(count.members) for count in counts]
            most = [len(count.members) + len(count.open) for count in counts]
            _line(sheet.axes, which, days, least, most, complete)
            labels.append((least[-1], f"{which.label} {counts[-1]}", _COLOURS[which]))
    sheet.span(start, end)
    sheet.axes.set_ylim(0, None)
    sheet.axes.grid(axis="y", color=RULE, linewidth=0.5)
    _label_ends(sheet, labels)
    _mark(sheet, shown, start, end)
    sheet.title(f"{treaty.short_title}: States over time")
    sheet.caption(source_line(known, [treaty]) + f" Shown to {end}{_dotted(end, complete)}.")
    return sheet.figure


def _dotted(end: dt.date, complete: dt.date) -> str:
    return f", dotted after {complete}: from the acts known" if end > complete else ""


def _turns(history: History) -> Iterator[dt.date]:
    """The days on which the State's standing, or what is possible, changed, or its own time began or ended."""
    for period in history.periods:
        yield from (day for day in (period.start, period.end) if day is not None)


def _dated(events: Mapping[Day, str] | None, register: Register, key: str) -> dict[dt.date, str]:
    if events is None:
        return events_of(register, key)
    return {as_day(day, "events"): text for day, text in events.items()}


def _line(
    axes: Any, which: Population, days: list[dt.date], least: list[int], most: list[int], complete: dt.date
) -> None:
    """The steps of one population: full to the end of the record, dotted after it."""
    colour = _COLOURS[which]
    known = [day for day in days if day <= complete]
    later = days[max(0, len(known) - 1) :]
    width = 2.2 if which is Population.STATES_PARTIES else 1.4
    axes.step(known, least[: len(known)], where="post", color=colour, linewidth=width, label=which.label)
    if len(later) > 1 and later[-1] > complete:
        after = least[-len(later) :]
        axes.step(later, after, where="post", color=colour, linewidth=width, linestyle=":", gid="after the record")
    if most != least:
        axes.fill_between(
            days, least, most, step="post", color=OF_STATUS[Status.UNDETERMINED], alpha=0.5, gid="undetermined"
        )


def _label_ends(sheet: Sheet, labels: list[tuple[float, str, str]]) -> None:
    """Names each line at its right end, apart from each other."""
    room = sheet.axes.get_ylim()[1] / 18
    height = float("inf")
    for value, text, colour in sorted(labels, reverse=True):
        height = min(value, height - room)
        sheet.axes.annotate(
            text,
            xy=(1, height),
            xycoords=("axes fraction", "data"),
            xytext=(15, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color=INK,
            gid="population",
            annotation_clip=False,
        )
        sheet.axes.annotate(
            "",
            xy=(1, height),
            xycoords=("axes fraction", "data"),
            xytext=(12, 0),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 2.2, "shrinkA": 0, "shrinkB": 3},
            annotation_clip=False,
        )


def _mark(sheet: Sheet, events: Mapping[dt.date, str], start: dt.date, end: dt.date) -> None:
    """A thin line for each event, its words beside it, from the bottom upwards in turns so that they stay apart."""
    for turn, (day, text) in enumerate(sorted(events.items())):
        at = place_of(day)
        left = (day - start) < 0.62 * (end - start)
        sheet.axes.axvline(at, color=FAINT, linewidth=0.7, zorder=1)
        sheet.axes.annotate(
            f"{day} {text}",
            xy=(at, 0.04 + 0.075 * (turn % 8)),
            xycoords=("data", "axes fraction"),
            xytext=(4 if left else -4, 0),
            textcoords="offset points",
            ha="left" if left else "right",
            fontsize=SMALL,
            color=INK,
            gid="event",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85},
        )
