"""The sheet a picture is drawn on: its axes, title, axis of days, key of statuses and caption."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from ..display.colours import OF_STATUS, text_on
from ..errors import InvalidDate, MissingExtra
from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..model.conventions import Convention
    from ..register import Register

SMALL = 7.5
LEAST = 3.5  # points: smaller words cannot be read
_ALLOWANCE = 0.85  # of given axes: what labels beside them may take when the figure is laid out


class Sheet:
    """Axes with what every picture needs. Drawing goes through ``axes``, which is not typed: matplotlib types its
    methods in part only.

    ``ink``, ``faint``, ``rule`` and ``paper`` are the colours of words, lesser words, lines and what they stand on.
    """

    def __init__(self, ax: Axes | None, *, width: float, height: float) -> None:
        try:
            from .picture import Picture
        except ImportError as missing:
            raise MissingExtra("Pictures need matplotlib: install minetreaty[plot].", extra="plot") from missing
        self._own = ax is None
        self._left = 1 if ax is None else _ALLOWANCE
        if ax is None:
            picture: Any = Picture(width, height)
            self.axes: Any = picture.add_subplot()
        else:
            self.axes = ax
        self.paper: str = _behind(self.axes)
        dark = text_on(self.paper) == "#ffffff"
        self.ink, self.faint, self.rule = _ON_DARK if dark else _ON_LIGHT
        for side in ("top", "right", "left", "bottom"):
            self.axes.spines[side].set_visible(False)
        self.axes.tick_params(length=0, labelsize=SMALL, labelcolor=self.faint)

    @property
    def figure(self) -> Figure:
        """The figure that the axes belong to."""
        figure: Figure = self.axes.get_figure(root=True)
        return figure

    @property
    def width(self) -> float:
        """The width of the axes in inches; of given axes what will be left of it once the figure is laid out."""
        return float(self.axes.bbox.width / self.figure.dpi) * self._left

    @property
    def height(self) -> float:
        """The height of the axes in inches, as with the width."""
        return float(self.axes.bbox.height / self.figure.dpi) * self._left

    def settle(self) -> None:
        """Lays the figure out, if it does that by itself, with what is in it so far: title, key, caption and names.

        What `width` and `height` say afterwards is exact, and words inside the axes can be fitted to it.
        """
        if not self._own and self.figure.get_layout_engine() is not None:
            self.figure.draw_without_rendering()
            self._left = 1

    def rows(self, number: float) -> float:
        """The size in points that words may have in one of so many rows below each other; 0 if nobody could read it."""
        size = 66 * self.height / max(number, 1)
        return min(8.5, size) if size >= LEAST else 0

    def grow(self, height: float) -> float:
        """Makes the axes that high, in inches, where they are the picture's own; gives back how high they are."""
        if self._own:
            whole = self.figure.get_size_inches()
            self.figure.set_size_inches(whole[0], whole[1] * height / self.height)
        return self.height

    def title(self, text: str, *, pad: float = 12) -> None:
        """What the picture shows, at the upper left, in as many lines as the width needs."""
        words = textwrap.fill(text, max(24, int(self.width / 0.092)))
        self.axes.set_title(words, loc="left", fontsize=11, fontweight="bold", color=self.ink, pad=pad)

    def span(self, first: dt.date, last: dt.date) -> None:
        """Makes the horizontal axis run over these days, the last one included.

        Raises `InvalidDate` where the last day lies before the first.
        """
        if last < first:
            raise InvalidDate(f"until={last} lies before since={first}.", query=str(last))
        self.months(self.axes, first, last)
        self.axes.set_xlim(place_of(first), place_of(last) + 1)
        self.axes.grid(axis="x", color=self.rule, linewidth=0.5, zorder=0)
        self.axes.set_axisbelow(True)

    def months(self, axes: Any, first: dt.date, last: dt.date) -> None:
        """Makes the horizontal axis one of dates, with as many marks as there is room for on the sheet's width."""
        dates: Any = import_module("matplotlib.dates")
        most = max(1, int(self.width / 0.75))
        days = (last - first).days + 1
        months = next(step for step in _STEPS if days / 30 <= step * most)
        if days < 92:
            locator, form = dates.DayLocator(interval=1 + days // most), "%Y-%m-%d"
        elif months < 12:
            locator, form = dates.MonthLocator(range(1, 13, months)), "%Y-%m"
        else:
            locator, form = dates.YearLocator(months // 12), "%Y"
        axes.xaxis_date()
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(dates.DateFormatter(form))

    def nothing(self, text: str) -> None:
        """Says in the middle of the picture why there is nothing in it."""
        self.axes.text(
            0.5,
            0.5,
            text,
            transform=self.axes.transAxes,
            ha="center",
            va="center",
            fontsize=9,
            color=self.faint,
            gid="nothing",
        )

    def caption(self, text: str, *, below: float = 0) -> None:
        """What the picture rests on and for which day it stands, below it, and that many inches further down."""
        self.axes.annotate(
            textwrap.fill(text, max(40, int(self.width * 17))),
            xy=(0, 0),
            xycoords="axes fraction",
            xytext=(0, -26 - 72 * below),
            textcoords="offset points",
            va="top",
            fontsize=SMALL,
            color=self.faint,
            gid="caption",
            annotation_clip=False,
        )

    def key(self, words: Mapping[Status, str], *, title: str) -> None:
        """The statuses that occur, each with its colour and words, in rows under the title."""
        from matplotlib.patches import Patch

        handles = [
            Patch(
                facecolor=OF_STATUS[status],
                edgecolor=HATCH if hatch(status) else "none",
                hatch=hatch(status),
                label=text,
            )
            for status, text in words.items()
        ]
        columns = max(1, min(len(handles), int(self.width / 0.98)))
        self.axes.legend(
            handles=handles,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            borderaxespad=0,
            ncols=columns,
            frameon=False,
            fontsize=SMALL,
            handlelength=1,
            handleheight=1,
            handletextpad=0.5,
            columnspacing=1.4,
            labelcolor=self.ink,
        )
        self.title(title, pad=12 + 12 * -(-len(handles) // columns))


HATCH = "#767676"
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 120_000)  # months from one mark on the axis of days to the next
_ON_LIGHT = ("#222222", "#6b6b6b", "#c8c8c8")
_ON_DARK = ("#eeeeee", "#a6a6a6", "#4d4d4d")


def _behind(axes: Any) -> str:
    """The colour that words on and beside the axes stand on; white where nothing but the page is behind them."""
    colours: Any = import_module("matplotlib.colors")
    for patch in (axes.patch, axes.get_figure(root=True).patch):
        if patch.get_facecolor()[3]:
            return str(colours.to_hex(patch.get_facecolor()))
    return "#ffffff"


def text_width(text: str, size: float = SMALL) -> float:
    """Return about how many inches the words take in a line."""
    return 0.0082 * size * len(text)


def hatch(status: Status) -> str:
    """The pattern over the colour: only what is not determined has one."""
    return "////" if status is Status.UNDETERMINED else ""


def place_of(day: dt.date) -> float:
    """Where the day stands on an axis of days."""
    dates: Any = import_module("matplotlib.dates")
    return float(dates.date2num(day))


def present(statuses: Iterable[Status]) -> list[Status]:
    """Those that occur, in the order of the statuses."""
    found = set(statuses)
    return [status for status in Status if status in found]


def complete(register: Register, treaty: Convention) -> dt.date:
    """The day to which acts are known: to which the record is complete, or the day of knowledge if that is earlier."""
    known_on = register.facts.known_on
    return treaty.as_of if known_on is None else min(treaty.as_of, known_on)


AFTER = " After the dotted line: from the acts known."


def source_line(register: Register, treaties: Sequence[Convention], *, on: dt.date | None = None) -> str:
    """Source and day: what a caption always says. `on` is the day shown, None for pictures of a span of time."""
    edition = register.edition
    parts: list[str] = [f"On {on}."] if on else []
    if edition.known_on is not None:
        parts.append(f"As known on {edition.known_on}.")
    depositaries = " and ".join(dict.fromkeys(treaty.depositary for treaty in treaties))
    parts.append(
        f"Source: minetreaty {edition.version} (sha256 {edition.sha256[:12]}{', derived' if edition.derived else ''}), "
        f"from acts before the depositary, {depositaries}."
    )
    days = {treaty.as_of for treaty in treaties}
    if len(days) == 1:
        parts.append(f"Record complete to {days.pop()}.")
    else:
        parts.append("Record complete to " + ", ".join(f"{treaty.as_of} ({treaty.key})" for treaty in treaties) + ".")
    if on and on > min(treaty.as_of for treaty in treaties):
        parts.append("The day lies after that: acts may be missing.")
    return " ".join(parts)
