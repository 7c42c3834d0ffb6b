"""The last two years of a curve again and larger, with words at each step: the whole curve shows them too small."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from ..display.colours import OF_STATUS
from ..model.days import ONE_DAY, same_day_after
from ..model.statuses import Status
from .sheet import SMALL, Sheet, place_of, text_width

_SHOWN = -24  # months before the end
_LONG = dt.timedelta(days=3653)  # a shorter curve shows its end large enough
_PLACE = (0.36, 0.1, 0.6, 0.44)  # left, bottom, width and height as parts of the axes: under a curve that has risen
_LEAST = 5.0  # inches of width below which it would not be readable


def start_of(sheet: Sheet, days: Sequence[dt.date], numbers: Sequence[int]) -> dt.date | None:
    """Return the first date to show larger, or None where there is no need or no room.

    There is need where a long curve falls in its last years, and room where it stays in the upper half there.
    """
    first = same_day_after(days[-1], _SHOWN)
    if days[-1] - days[0] < _LONG or sheet.width < _LEAST:
        return None
    late = [number for day, number in zip(days, numbers, strict=True) if day >= first]
    falls = any(after < before for before, after in pairwise(late))
    return first if falls and min(late) > 0.62 * max(numbers) else None


def draw(
    sheet: Sheet, days: Sequence[dt.date], numbers: Sequence[int], first: dt.date, events: Mapping[dt.date, str]
) -> None:
    """Draw the States Parties from that date on into a corner of the sheet, and write each event at its step."""
    known = [(day, number) for day, number in zip(days, numbers, strict=True) if day <= first]
    shown = [(first, known[-1][1]), *((d, n) for d, n in zip(days, numbers, strict=True) if d > first)]
    shown.append((shown[-1][0] + ONE_DAY, shown[-1][1]))
    inset: Any = sheet.axes.inset_axes(_PLACE)
    inset.set_facecolor(sheet.paper)
    inset.step(
        [day for day, _ in shown],
        [number for _, number in shown],
        where="post",
        color=OF_STATUS[Status.PARTY],
        linewidth=2.2,
        gid="last years",
    )
    least, most = min(n for _, n in shown), max(n for _, n in shown)
    inset.set_ylim(least - 0.8, most + 0.8)
    inset.set_xlim(place_of(first), place_of(shown[-1][0]))
    inset.set_yticks(range(least, most + 1))
    sheet.months(inset, first, shown[-1][0])
    inset.tick_params(length=0, labelsize=SMALL, labelcolor=sheet.faint)
    for spine in inset.spines.values():
        spine.set_color(sheet.rule)
    inset.grid(axis="y", color=sheet.rule, linewidth=0.5)
    inset.set_title("States Parties, the last two years", loc="left", fontsize=SMALL + 0.5, color=sheet.ink, pad=3)
    levels = dict(shown)
    for day, text in events.items():
        words = f"{levels[day]} on {day}: {text}"
        room = sheet.width * _PLACE[2] * (day - first).days / (shown[-1][0] - first).days
        inset.annotate(
            words if text_width(words) < room else f"{levels[day]} on {day}",
            xy=(place_of(day), levels[day]),
            xytext=(-4, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=SMALL,
            color=sheet.ink,
            gid="step",
            bbox={"facecolor": sheet.paper, "edgecolor": "none", "pad": 0.8},
        )
    sheet.axes.indicate_inset_zoom(inset, edgecolor=sheet.faint)
