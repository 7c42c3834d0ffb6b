"""How States left: announcements, notice and effect, one line for each State."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ..display.colours import OF_STATUS
from ..model.acts import Act, ActKind
from ..model.days import Day, as_day, same_day_after
from ..model.states import State
from ..model.statuses import Status
from ..register import Register, as_known
from .sheet import SMALL, Sheet, complete, place_of, source_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


_BEFORE = -12  # months shown before the first notice
_AFTER = 1  # and after the last date


def leaving(
    register: Register,
    convention: str,
    *,
    states: Sequence[State | str] | None = None,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    ax: Axes | None = None,
) -> Figure:
    """How States left a convention: their announcements, their notices and the effects, one line for each State.

    `states` are by default those that gave notice since ten years before the end, in the order of their notices. It
    runs from a year before the first notice, or `since`, to a month after the last effect, or `until`. An announcement
    changes no status; one whose date is known in part only is a line over the dates that it may have.
    """
    known = as_known(register, known_on)
    treaty = known.convention(convention)
    known_to = complete(known, treaty)
    notices = known.acts(treaty.key, kind=ActKind.WITHDRAWAL)
    if states is None:
        recent = [act for act in notices if act.date >= same_day_after(known_to, -120) and not act.unconfirmed]
        codes = list(dict.fromkeys(act.state for act in recent))
    else:
        codes = [known.state(state).alpha3 for state in states]
    effects = [change for change in known.changes(treaty.key) if change.after is Status.WITHDRAWN]
    dates = [act.date for act in notices if act.state in codes] or [known_to]
    ends = [change.date for change in effects if change.state.alpha3 in codes]
    start = as_day(since, "since") if since is not None else same_day_after(min(dates), _BEFORE)
    end = as_day(until, "until") if until is not None else same_day_after(max([*dates, *ends]), _AFTER)

    sheet = Sheet(ax, width=9, height=1.2 + 0.55 * max(1, len(codes)))
    sheet.span(start, end)
    sheet.title(f"{treaty.short_title}: how States left")
    sheet.axes.set_ylim(len(codes) - 0.4, -0.6)
    sheet.axes.set_yticks(range(len(codes)), [known.state(code).name for code in codes])
    sheet.axes.tick_params(axis="y", labelsize=9, labelcolor=sheet.ink)
    if not codes:
        sheet.nothing("No State gave notice.")
    for row, code in enumerate(codes):
        for said in known.announcements(code, treaty.key, since=start, until=end):
            _announced(sheet, row, max(start, said.date.first), min(end, said.date.last))
        gone = [change.date for change in effects if change.state.alpha3 == code]
        for act in (act for act in notices if act.state == code):
            _left(sheet, row, act, next((day for day in gone if day >= act.date), None), (start, end))
    sheet.caption(
        f"{source_line(known, [treaty])} A dot is an announcement, which changes no status (a grey line where its date "
        "is known in part only). A square is the date on which the depositary received the notice, and a diamond the "
        "date on which it took effect. Until then the State is bound."
    )
    return sheet.figure


def _announced(sheet: Sheet, row: int, first: dt.date, last: dt.date) -> None:
    if first == last:
        sheet.axes.plot([place_of(first)], [row], "o", color=sheet.faint, markersize=4.5, gid="announcement")
    else:
        sheet.axes.plot(
            [place_of(first), place_of(last)], [row, row], "-", color=sheet.faint, linewidth=2, gid="announcement"
        )


def _left(sheet: Sheet, row: int, act: Act, effect: dt.date | None, shown: tuple[dt.date, dt.date]) -> None:
    """The line from notice to effect, with the dates; what lies outside the dates shown is left out."""
    marks: list[tuple[dt.date, str, str, str]] = [(act.date, "s", OF_STATUS[Status.WITHDRAWING], "notice")]
    if effect is not None:
        marks.append((effect, "D", OF_STATUS[Status.WITHDRAWN], "effect"))
        axis: Any = sheet.axes
        axis.plot([place_of(act.date), place_of(effect)], [row, row], "-", color=marks[0][2], linewidth=3, zorder=2)
    for day, mark, colour, gid in marks:
        if shown[0] <= day <= shown[1]:
            sheet.axes.plot([place_of(day)], [row], mark, color=colour, markersize=7, zorder=3, gid=gid)
            sheet.axes.annotate(
                str(day),
                xy=(place_of(day), row),
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontsize=SMALL,
                color=sheet.ink,
                gid=f"{gid} date",
            )
