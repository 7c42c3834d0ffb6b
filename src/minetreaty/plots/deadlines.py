"""Deadlines ahead: what comes due for whom, by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ..model.days import Day, as_day
from ..questions.duty_notes import is_report
from ..questions.obligations import Obligation, ObligationStatus
from ..register import Register, as_known
from ..standing.answers import Standing
from .sheet import SMALL, Sheet, place_of, source_line, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


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
    counted. One that passed before is drawn at the left edge if it may have been extended. `duty` keeps one of the
    convention's duties (``clearance``). A hollow mark is unconfirmed or disputed, a grey one is of a duty of which our
    data do not say that there is something to do.
    """
    known = as_known(register, known_on)
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
    if not items:
        sheet.nothing("None in the record")
    sheet.caption(" ".join((source_line(known, [treaty], on=start), *_legend(items, found.not_listed))))
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


def _legend(items: Sequence[Obligation], not_listed: Sequence[Standing]) -> Iterator[str]:
    """What the marks mean, and what the picture does not show."""
    yield "Deadlines and extensions known then." if items else "None in the record."
    if any(_is_hollow(item) for item in items):
        yield "Hollow: unconfirmed, or sources print other dates."
    if any(_is_grey(item) for item in items):
        yield "Grey: our data do not say that there is anything to do."
    if any(item.deadline < item.on for item in items):
        yield "Triangle: the deadline known has passed and may have been extended."
    if not_listed:
        names = ", ".join(standing.state.name for standing in not_listed)
        yield f"Not shown, because it is not known whether they are party: {names}."


def _is_hollow(item: Obligation) -> bool:
    return item.unconfirmed or item.disputed_date


def _is_grey(item: Obligation) -> bool:
    """Whether our data do not say that there is something to do. To report is something to do for every party."""
    return item.to_do is not True and not is_report(item.duty)


def _words(item: Obligation) -> Iterator[str]:
    """What may be written beside the mark, from the longest to the shortest."""
    times, known = len(item.extensions), f"{item.deadline}"
    if item.extended_to_unknown_date:
        asked = f", {item.requested_until} requested" if item.requested_until else ""
        yield f"{known}, extended to a date not known{asked}"
        yield f"{known}, extended to a date not known"
    elif item.may_be_extended:
        yield f"{known}, extension{f' to {item.requested_until}' if item.requested_until else ''} requested"
        yield f"{known}, extension requested"
    elif item.status is ObligationStatus.UNDETERMINED:
        yield f"{known}, not known whether fulfilled"
    elif times:
        yield f"{known}, extended {'once' if times == 1 else f'{times} times'}"
    yield f"{known}?" if item.may_be_extended or item.status is ObligationStatus.UNDETERMINED else known


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
    passed = item.deadline < start
    at = place_of(max(item.deadline, start))
    colour = sheet.faint if _is_grey(item) else sheet.ink
    sheet.axes.plot([place_of(start), at], [row, row], color=sheet.rule, linewidth=1, zorder=1)
    sheet.axes.plot(
        [at],
        [row],
        marker="<" if passed else "o",
        markersize=min(6, max(2, size)),
        color=colour,
        markerfacecolor=sheet.paper if _is_hollow(item) else colour,
        gid=f"{item.state.alpha3} {item.duty}",
        clip_on=False,
        zorder=3,
    )
    small = min(SMALL, 0.95 * size)  # words with letters below the line are higher than a date
    right = left = False
    words = ""
    for words in _words(item):
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
