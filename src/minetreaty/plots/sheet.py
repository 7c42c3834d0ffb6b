"""The sheet a picture is drawn on: its axes, title, axis of days, key of statuses and caption."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from ..colours import OF_STATUS
from ..errors import MissingExtra
from ..statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..conventions import Convention
    from ..register import Register

INK = "#222222"
FAINT = "#767676"
RULE = "#c8c8c8"
SMALL = 7.5


class Sheet:
    """Axes with what every picture needs. Drawing goes through ``axes``, which is not typed: matplotlib types its
    methods in part only.
    """

    def __init__(self, ax: Axes | None, *, width: float, height: float) -> None:
        try:
            from .picture import Picture
        except ImportError as missing:
            raise MissingExtra("Pictures need matplotlib: install minetreaty[plot].", extra="plot") from missing
        if ax is None:
            picture: Any = Picture(width, height)
            self.axes: Any = picture.add_subplot()
        else:
            self.axes = ax
        for side in ("top", "right", "left", "bottom"):
            self.axes.spines[side].set_visible(False)
        self.axes.tick_params(length=0, labelsize=SMALL, labelcolor=FAINT)

    @property
    def figure(self) -> Figure:
        """The figure that the axes belong to."""
        figure: Figure = self.axes.get_figure(root=True)
        return figure

    @property
    def width(self) -> float:
        """The width of the axes in inches."""
        return float(self.axes.bbox.width / self.figure.dpi)

    def title(self, text: str) -> None:
        """What the picture shows, in a line at the upper left."""
        self.axes.set_title(text, loc="left", fontsize=11, fontweight="bold", color=INK, pad=12)

    def span(self, first: dt.date, last: dt.date) -> None:
        """Makes the horizontal axis run over these days, with years as its marks."""
        dates: Any = import_module("matplotlib.dates")
        locator = dates.AutoDateLocator()
        self.axes.xaxis_date()
        self.axes.xaxis.set_major_locator(locator)
        self.axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, show_offset=False))
        self.axes.set_xlim(place_of(first), place_of(last))
        self.axes.grid(axis="x", color=RULE, linewidth=0.5, zorder=0)
        self.axes.set_axisbelow(True)

    def caption(self, text: str) -> None:
        """What the picture rests on and for which day it stands, below it."""
        self.axes.annotate(
            textwrap.fill(text, max(40, int(self.width * 17))),
            xy=(0, 0),
            xycoords="axes fraction",
            xytext=(0, -26),
            textcoords="offset points",
            va="top",
            fontsize=SMALL,
            color=FAINT,
            gid="caption",
            annotation_clip=False,
        )

    def key(self, words: Mapping[Status, str]) -> None:
        """The statuses that occur, each with its colour and words, in a row under the title."""
        from matplotlib.patches import Patch

        handles = [
            Patch(
                facecolor=OF_STATUS[status],
                edgecolor=FAINT if hatch(status) else "none",
                hatch=hatch(status),
                label=text,
            )
            for status, text in words.items()
        ]
        self.axes.legend(
            handles=handles,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            borderaxespad=0,
            ncols=len(handles),
            frameon=False,
            fontsize=SMALL,
            handlelength=1,
            handleheight=1,
            handletextpad=0.5,
            columnspacing=1.4,
            labelcolor=INK,
        )
        self.axes.title.set_position((0, 1))
        self.axes.set_title(self.axes.get_title(loc="left"), loc="left", fontsize=11, fontweight="bold", pad=24)


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
