"""The tile map: a tile of one size for every State, coloured by status. ``tiles.txt`` says where they stand."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files

from ..display.colours import OF_STATUS, text_on
from ..model.days import Day
from ..model.populations import Population
from ..register import Register, as_known
from .sheet import HATCH, Sheet, hatch, present, source_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@cache
def layout() -> dict[str, tuple[int, int]]:
    """Row and column of each State's tile, by alpha-3 code."""
    places: dict[str, tuple[int, int]] = {}
    lines = files("minetreaty.plots").joinpath("tiles.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    for row, words in enumerate(rows):
        if "=" in words:
            places[words[0]] = places[words[2]]
        else:
            places.update({code: (row, column) for column, code in enumerate(words) if code != "..."})
    return places


def tile_map(
    register: Register, convention: str, *, on: Day | None = None, known_on: Day | None = None, ax: Axes | None = None
) -> Figure:
    """The status of every State on a day, a tile each; by default on the day to which the record is complete.

    Equal tiles make small States as visible as large ones. Where a tile stands is schematic: it shows no boundary and
    takes no position.
    """
    known = as_known(register, known_on)
    treaty = known.convention(convention)
    parties = known.count(Population.STATES_PARTIES, treaty.key, on=on)
    statuses = {state.alpha3: known.status(state, treaty.key, on=parties.on) for state in known.states(parties.on)}
    places = layout()

    sheet = Sheet(ax, width=11, height=6.2)
    from matplotlib.patches import Rectangle

    columns, rows = (1 + max(numbers) for numbers in zip(*((c, r) for r, c in places.values()), strict=True))
    sheet.axes.set_xlim(0, columns)
    sheet.axes.set_ylim(rows, 0)
    sheet.axes.set_aspect("equal")
    sheet.axes.apply_aspect()
    sheet.axes.set_xticks([])
    sheet.axes.set_yticks([])
    counts = Counter(statuses.values())
    title = f"{treaty.short_title} on {parties.on}: States Parties {parties}"
    sheet.key({status: f"{counts[status]} {status.value}" for status in present(counts)}, title=title)
    line = source_line(known, [treaty], on=parties.on)
    sheet.caption(f"{line} A tile is a State; where it stands is schematic and takes no position on any territory.")
    sheet.settle()
    size = min(9.0, 25 * min(sheet.width / columns, sheet.height / rows))  # points, so that three letters fit on a tile
    for code, status in statuses.items():
        row, column = places[code]
        fill = OF_STATUS[status]
        tile = Rectangle(
            (column + _GAP / 2, row + _GAP / 2),
            1 - _GAP,
            1 - _GAP,
            facecolor=fill,
            edgecolor=HATCH,
            linewidth=0,
            hatch=hatch(status),
            gid=code,
        )
        sheet.axes.add_patch(tile)
        if size >= _LEAST:
            sheet.axes.text(
                column + 0.5, row + 0.5, code, ha="center", va="center", fontsize=size, color=text_on(fill), gid="code"
            )
    return sheet.figure


_GAP = 0.08
_LEAST = 3.0  # points: smaller letters are a blot
