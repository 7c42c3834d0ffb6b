"""The grid: who is bound by what on a day, a row for each State and a column for each convention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..display.colours import OF_STATUS, text_on
from ..model.days import Day, as_day
from ..model.state_sets import StateSet
from ..model.states import State
from ..questions.profiles import is_marked
from ..register import Register, as_known
from ..standing.doubts import on_day
from .sheet import HATCH, SMALL, Sheet, hatch, present, source_line, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def matrix(
    register: Register,
    states: StateSet | Iterable[State | str],
    conventions: Sequence[str],
    *,
    on: Day | None = None,
    known_on: Day | None = None,
    ax: Axes | None = None,
) -> Figure:
    """The status of each of these States under each of these conventions on a day, in the order given.

    With no `on` it is the latest date to which the record of one of these conventions is complete. An asterisk marks
    what is contested or unconfirmed.

    Raises `NotInUniverse` for what was no State on that day.
    """
    known = as_known(register, known_on)
    treaties = [known.convention(name) for name in conventions]
    day = as_day(on) if on is not None else max((treaty.as_of for treaty in treaties), default=known.facts.date)
    rows = [known.state(state, on=day) for state in states]
    cells = [[known.status(state, treaty.key, on=day) for treaty in treaties] for state in rows]
    ledgers = [known.ledger(treaty.key) for treaty in treaties]
    marked = [[is_marked(on_day(ledger, state, day)) for ledger in ledgers] for state in rows]

    sheet = Sheet(ax, width=9, height=1.4 + 0.36 * len(rows))
    from matplotlib.patches import Rectangle

    shown = present(status for line in cells for status in line)
    sheet.axes.set_xlim(0, max(1, len(treaties)))
    sheet.axes.set_ylim(max(1, len(rows)), 0)
    sheet.axes.set_xticks([column + 0.5 for column in range(len(treaties))], [treaty.key for treaty in treaties])
    sheet.axes.set_yticks([row + 0.5 for row in range(len(rows))], [state.name for state in rows])
    sheet.axes.tick_params(labelsize=8.5, labelcolor=sheet.ink)
    sheet.key({status: status.value for status in shown}, title=f"Bound by what on {day}")
    sheet.settle()
    longest = max((text_width(treaty.key, 8.5) for treaty in treaties), default=0)
    upright = longest * len(treaties) > sheet.width  # keys that have no room beside each other
    sheet.axes.tick_params(axis="x", labelrotation=90 if upright else 0)
    asterisk = " * contested or unconfirmed." if any(map(any, marked)) else ""
    sheet.caption(f"{source_line(known, treaties, on=day)}{asterisk}", below=longest if upright else 0)
    sheet.settle()
    size = sheet.rows(len(rows))
    sheet.axes.tick_params(axis="y", labelsize=size)
    if not size:
        sheet.axes.set_yticks([])
    wide = sheet.width / max(1, len(treaties)) - 0.1
    for row, line in enumerate(cells):
        for column, status in enumerate(line):
            fill = OF_STATUS[status]
            sheet.axes.add_patch(
                Rectangle(
                    (column + 0.03, row + 0.06),
                    0.94,
                    0.88,
                    facecolor=fill,
                    edgecolor=HATCH,
                    linewidth=0,
                    hatch=hatch(status),
                    gid=f"{rows[row].alpha3} {treaties[column].key}",
                )
            )
            mark = "*" if marked[row][column] else ""
            if size >= SMALL and text_width(status.value + mark) <= wide:
                _word(sheet, column, row, status.value + mark, fill)
            elif size and mark:
                _word(sheet, column, row, mark, fill)
    return sheet.figure


def _word(sheet: Sheet, column: int, row: int, word: str, fill: str) -> None:
    sheet.axes.text(
        column + 0.5,
        row + 0.5,
        word,
        ha="center",
        va="center",
        fontsize=SMALL,
        color=text_on(fill),
        gid="status",
        bbox={"facecolor": fill, "edgecolor": "none", "pad": 1},
    )
