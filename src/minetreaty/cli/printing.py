"""Printing: replies as plain text, CSV or JSON. `terminal` is for terminals where rich is installed."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from typing import TextIO

from ..exports import guarded
from .replies import EMPTY, Block, Column, Reply, Table, Text, harmless, plain, shown, text
from .room import cut, room_of

_GAP = "  "
_NARROWEST = 12


def show(reply: Reply, format: str, out: TextIO, err: TextIO) -> None:
    """Prints the reply in that format. What goes to a file or a pipe is UTF-8 wherever it runs.

    Colours and a width are for terminals, and for what the variable FORCE_COLOR calls one.
    """
    _encode(out)
    if format == "json":
        document = plain(reply.data) if reply.whole else {**plain(reply.data), "notes": list(reply.notes)}
        out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    if format == "csv":
        _write_csv(reply.table, out)
    if format == "csv" or (format == "json" and reply.whole):
        for note in reply.notes:
            err.write(f"minetreaty: {note}\n")
    if format not in ("csv", "json"):
        blocks = (*reply.blocks, Text("\n".join(reply.notes))) if reply.notes else reply.blocks
        if not (out.isatty() or os.environ.get("FORCE_COLOR")):
            out.write(render(blocks))
            return
        try:
            from .terminal import show as show_richly
        except ImportError:
            out.write(render(blocks, shutil.get_terminal_size().columns))
        else:
            show_richly(blocks, out)


def _encode(out: TextIO) -> None:
    """Lets `out` take every letter. File names that are no text are escaped in pipes; a terminal shows what it can."""
    if isinstance(out, io.TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="replace")
        else:
            out.reconfigure(encoding="utf-8", errors="backslashreplace")


def _write_csv(table: Table, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        cells = map(text, row)
        writer.writerow(cells if table.verbatim else map(guarded, cells))


def render(blocks: Sequence[Block], width: int | None = None) -> str:
    """The blocks as plain text, not wider than `width` where one is given and the columns allow it."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in blocks) + "\n"


def _lines(block: Block, width: int | None) -> Iterator[str]:
    if block.title:
        yield from _wrap(block.title, width)
    if isinstance(block, Text):
        for line in harmless(block.text).split("\n"):
            yield from _wrap(line, width, "  " if line.startswith("- ") else "")
    elif block.rows:
        yield from _table_lines(block.without_empty_columns(), width)
    else:
        yield EMPTY


def _wrap(line: str, width: int | None, indent: str = "") -> list[str]:
    return [line] if width is None else cut(line, width, indent)


def _table_lines(table: Table, width: int | None) -> Iterator[str]:
    if width is not None and least_width(table) > width:
        table = table.as_cards()
        width = max(width, least_width(table))
    rows = [[shown(cell) for cell in row] for row in table.rows]
    if table.headings:
        rows.insert(0, [column.heading for column in table.columns])
    widths = [max((room_of(row[place]) for row in rows), default=0) for place in range(len(table.columns))]
    if width is not None:
        _narrow(table.columns, widths, width)
    for row in rows:
        cells = [
            _wrap(cell, widths[place] if column.wide and width is not None else None)
            for place, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        ]
        for line in range(max(map(len, cells))):
            parts = (
                _padded(cell[line] if line < len(cell) else "", room, column)
                for cell, column, room in zip(cells, table.columns, widths, strict=True)
            )
            yield _GAP.join(parts).rstrip()


def _padded(cell: str, room: int, column: Column) -> str:
    rest = " " * (room - room_of(cell))
    return rest + cell if column.right else cell + rest


def least_width(table: Table) -> int:
    """How wide the table is when its wide columns have given all the room that they can."""
    widths = [
        max(
            *(min(room_of(shown(row[place])), _NARROWEST if column.wide else 1000) for row in table.rows),
            room_of(column.heading) if table.headings else 0,
        )
        for place, column in enumerate(table.columns)
    ]
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _narrow(columns: Sequence[Column], widths: list[int], width: int) -> None:
    """Takes from the widest of the wide columns until the table fits, which they allow."""
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while excess > 0:
        _, place = max((widths[place] if column.wide else 0, place) for place, column in enumerate(columns))
        widths[place] -= 1
        excess -= 1
