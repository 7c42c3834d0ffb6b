"""Plain text: blocks as lines that fit a width, for pipes and for terminals without colours."""

from __future__ import annotations

from ..model.statuses import Status
from .replies import EMPTY, StatusLetter, Text, harmless, shown
from .width import cut, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .replies import Block, ReplyColumn, ReplyTable

_GAP = "  "
_LONGEST_WORD = 24
"""Longer words may be broken to keep the table within the width."""


def render(blocks: Sequence[Block], width: int | None = None) -> str:
    """Return the blocks as plain text, no wider than `width` if one is given and the columns allow it."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in blocks) + "\n"


def _lines(block: Block, width: int | None) -> Iterator[str]:
    if block.title:
        yield from _wrap(block.title, width)
    if isinstance(block, Text):
        for line in harmless(block.text).split("\n"):
            yield from _wrap(line, None if block.verbatim else width, "  " if line.startswith("- ") else "")
    elif block.rows:
        yield from _table_lines(block.without_empty_columns(), width)
    else:
        yield EMPTY


def _wrap(line: str, width: int | None, indent: str = "") -> list[str]:
    return [line] if width is None else cut(line, width, indent)


def _table_lines(table: ReplyTable, width: int | None) -> Iterator[str]:
    table, widths = laid_out(table, width)
    rows = [[shown(cell) for cell in row] for row in table.rows]
    if table.headings:
        rows.insert(0, [column.heading for column in table.columns])
    for row in rows:
        cells = [_wrap(cell, None if width is None else wide) for cell, wide in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = (
                _padded(cell[line] if line < len(cell) else "", wide, column)
                for cell, column, wide in zip(cells, table.columns, widths, strict=True)
            )
            yield _GAP.join(parts).rstrip()


def _padded(cell: str, width: int, column: ReplyColumn) -> str:
    rest = " " * (width - width_of(cell))
    return rest + cell if column.right else cell + rest


def laid_out(table: ReplyTable, width: int | None, badge: int = 0) -> tuple[ReplyTable, list[int]]:
    """Return the table, as cards where it does not fit the width, and the widths of its columns.

    `badge` is the width of the colour beside each status.
    """
    least, widths = _widths(table, badge)
    if width is not None:
        width = min(width, table.widest or width)
        if _together(least) > width:
            table = table.as_cards()
            least, widths = _widths(table, badge)
        _narrow(least, widths, width)
    return table, widths


def _widths(table: ReplyTable, badge: int) -> tuple[list[int], list[int]]:
    """Return the least widths of the columns and the widths they take if nothing limits them.

    A column whose text may go over several lines is at least as wide as its longest word. So is every heading.
    """
    least: list[int] = []
    widths: list[int] = []
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        heading = width_of(column.heading) if table.headings else 0
        beside = badge if any(isinstance(cell, StatusLetter | Status) for cell in cells) else 0
        widths.append(max(heading, beside + max(width_of(shown(cell)) for cell in cells)))
        words = (width_of(word) for cell in cells for word in shown(cell).split())
        longest = min(max(words, default=0), _LONGEST_WORD)
        heading = max(map(width_of, column.heading.split())) if table.headings else 0
        uncut = max(width_of(shown(cell)) for cell in cells)
        least.append(max(heading, beside + (longest if column.wide else uncut)))
    return least, widths


def _together(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _narrow(least: Sequence[int], widths: list[int], width: int) -> None:
    """Narrow the widest column that can be narrower, again and again, until all fit or none can be."""
    while _together(widths) > width and widths != least:
        _, place = max((wide, place) for place, wide in enumerate(widths) if wide > least[place])
        widths[place] -= 1
