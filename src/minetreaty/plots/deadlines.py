"""Deadlines ahead: what comes due for whom, by day."""

from __future__ import annotations

import datetime as dt

from ..days import Day, as_day
from ..duties.obligations import Obligation
from .sheet import SMALL, Sheet, place_of, room_for, source_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..register import Register


def deadlines_ahead(
    register: Register,
    convention: str,
    *,
    until: Day,
    since: Day | None = None,
    duty: str | None = None,
    known_on: Day | None = None,
    ax: Axes | None = None,
) -> Figure:
    """What falls due for States Parties from `since` to `until`, a line each, by duty and day; yearly duties left out.

    `since` is by default the day to which the record is complete; the deadlines are those known then, extensions
    counted. `duty` keeps one of the convention's duties (``clearance``). A hollow mark rests on a fact that one
    secondary document carries.
    """
    known = register if known_on is None else register.as_known(known_on)
    treaty = known.convention(convention)
    end = as_day(until, "until")
    found = known.deadlines(treaty.key, until=end, since=since)
    items = [item for item in found if duty is None or item.duty == duty]
    start = as_day(since, "since") if since is not None else items[0].on if items else treaty.as_of
    duties: dict[str, list[Obligation]] = {}
    for item in items:
        duties.setdefault(item.duty, []).append(item)

    sheet = Sheet(ax, width=9, height=1.4 + 0.2 * (len(items) + 1.6 * len(duties)))
    sheet.span(start, end)
    rows: dict[float, str] = {}
    row = 0.0
    for group in duties.values():
        row += 0.8
        sheet.axes.text(
            place_of(start),
            row,
            f" {group[0].title} ({group[0].article})",
            fontsize=8.5,
            fontweight="bold",
            color=sheet.ink,
            va="center",
            gid="duty",
            bbox={"facecolor": sheet.paper, "edgecolor": "none", "pad": 1},
        )
        row += 0.8
        for item in group:
            _draw(sheet, row, item, start, end)
            rows[row] = item.state.name
            row += 1
    sheet.axes.set_ylim(max(row, 1) - 0.2, 0)
    sheet.axes.set_yticks(list(rows), list(rows.values()))
    sheet.axes.tick_params(axis="y", labelsize=8, labelcolor=sheet.ink)
    sheet.title(f"{treaty.short_title}: deadlines from {start} to {end}")
    hollow = " Hollow: rests on one secondary document." if any(item.unconfirmed for item in items) else ""
    none = "" if items else " None in the record."
    if not items:
        sheet.nothing("None in the record")
    sheet.caption(
        f"{source_line(known, [treaty], on=start)} Deadlines and extensions known then; whether anything is to be done "
        f"is not said.{none}{hollow}"
    )
    return sheet.figure


def _draw(sheet: Sheet, row: float, item: Obligation, start: dt.date, end: dt.date) -> None:
    """A mark on the day, a line from the beginning to it, and the day in words."""
    at = place_of(item.deadline)
    sheet.axes.plot([place_of(start), at], [row, row], color=sheet.rule, linewidth=1, zorder=1)
    sheet.axes.plot(
        [at],
        [row],
        marker="o",
        markersize=6,
        color=sheet.ink,
        markerfacecolor=sheet.paper if item.unconfirmed else sheet.ink,
        gid=f"{item.state.alpha3} {item.duty}",
        clip_on=False,
        zorder=3,
    )
    times = len(item.extensions)
    extended = f", extended {'once' if times == 1 else f'{times} times'}" if times else ""
    words = f"{item.deadline}{extended}"
    room = (room_for(words) + 0.15) * (place_of(end) + 1 - place_of(start)) / sheet.width
    left = at + room > place_of(end) and at - room >= place_of(start)
    sheet.axes.annotate(
        words,
        xy=(at, row),
        xytext=(-7 if left else 7, 0),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        fontsize=SMALL,
        color=sheet.ink if item.extensions else sheet.faint,
        gid="deadline",
        bbox={"facecolor": sheet.paper, "edgecolor": "none", "pad": 0.5},
    )
