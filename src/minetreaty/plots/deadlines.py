"""Deadlines ahead: what comes due for whom, by day."""

from __future__ import annotations

import datetime as dt

from ..model.days import Day, as_day
from ..questions.obligations import Obligation
from .sheet import SMALL, Sheet, place_of, source_line, text_width

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
    heads: dict[float, Obligation] = {}
    rows: dict[float, Obligation] = {}
    row = 0.0
    for group in duties.values():
        row += 0.8
        heads[row] = group[0]
        row += 0.8
        for item in group:
            rows[row] = item
            row += 1
    sheet.axes.set_ylim(max(row, 1) - 0.2, 0)
    sheet.axes.set_yticks(list(rows), [item.state.name for item in rows.values()])
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
    sheet.settle()
    size = min(8.0, sheet.rows(row))
    sheet.axes.tick_params(axis="y", labelsize=size)
    if not size:
        sheet.axes.set_yticks([])
    for row, item in heads.items() if size else ():
        _head(sheet, row, item, start, size)
    for row, item in rows.items():
        _draw(sheet, row, item, start, end, size)
    return sheet.figure


def _head(sheet: Sheet, row: float, item: Obligation, start: dt.date, size: float) -> None:
    """The duty over its deadlines; the article alone where there is no room for more."""
    words = f"{item.title} ({item.article})"
    sheet.axes.text(
        place_of(start),
        row,
        f" {words if 1.2 * text_width(words, size) < sheet.width else item.article}",
        fontsize=1.06 * size,
        fontweight="bold",
        color=sheet.ink,
        va="center",
        gid="duty",
        bbox={"facecolor": sheet.paper, "edgecolor": "none", "pad": 1},
    ).set_in_layout(False)


def _draw(sheet: Sheet, row: float, item: Obligation, start: dt.date, end: dt.date, size: float) -> None:
    """A mark on the day, a line from the beginning to it, and the day in words where there is room for them."""
    at = place_of(item.deadline)
    sheet.axes.plot([place_of(start), at], [row, row], color=sheet.rule, linewidth=1, zorder=1)
    sheet.axes.plot(
        [at],
        [row],
        marker="o",
        markersize=min(6, max(2, size)),
        color=sheet.ink,
        markerfacecolor=sheet.paper if item.unconfirmed else sheet.ink,
        gid=f"{item.state.alpha3} {item.duty}",
        clip_on=False,
        zorder=3,
    )
    times = len(item.extensions)
    extended = f", extended {'once' if times == 1 else f'{times} times'}" if times else ""
    if times and item.extensions[-1].until is None:
        extended = ", extended to a day not known"
    small = min(SMALL, 0.95 * size)  # words with letters below the line are higher than a date
    right = left = False
    for words in (f"{item.deadline}{extended}", str(item.deadline)):
        wide = (text_width(words, small) + 0.15) * (place_of(end) + 1 - place_of(start)) / sheet.width
        right, left = at + wide <= place_of(end), at - wide >= place_of(start)
        if right or left:
            break
    if not size or not (right or left):
        return
    sheet.axes.annotate(
        words,
        xy=(at, row),
        xytext=(7 if right else -7, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="center",
        fontsize=small,
        color=sheet.ink if item.extensions else sheet.faint,
        gid="deadline",
        bbox={"facecolor": sheet.paper, "edgecolor": "none", "pad": 0.5},
    ).set_in_layout(False)
