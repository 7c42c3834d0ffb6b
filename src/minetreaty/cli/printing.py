"""Printing: replies as plain text, CSV or JSON. `terminal` is for terminals where rich is installed."""

from __future__ import annotations

import csv
import io
import json
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import TextIO

from ..exports import guarded
from .replies import EMPTY, Block, Column, Reply, Table, Text, plain, text

_GAP = "  "
_NARROWEST = 12


def show(reply: Reply, format: str, out: TextIO, err: TextIO) -> None:
    """Prints the reply in that format. What goes to a file or a pipe is UTF-8 wherever it runs."""
    _in_utf_8(out)
    if format == "json":
        document = {**plain(reply.data), "notes": list(reply.notes)}
        out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    elif format == "csv":
        _write_csv(reply.table, out)
        for note in reply.notes:
            err.write(f"minetreaty: {note}\n")
    else:
        blocks = (*reply.blocks, Text("\n".join(reply.notes))) if reply.notes else reply.blocks
        if not out.isatty():
            out.write(render(blocks))
            return
        try:
            from .terminal import show as show_richly
        except ImportError:
            out.write(render(blocks, shutil.get_terminal_size().columns))
        else:
            show_richly(blocks, out)


def _in_utf_8(out: TextIO) -> None:
    if isinstance(out, io.TextIOWrapper) and not out.isatty():
        out.reconfigure(encoding="utf-8")


def _write_csv(table: Table, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([guarded(text(cell)) for cell in row] for row in table.rows)


def render(blocks: Sequence[Block], width: int | None = None) -> str:
    """The blocks as plain text, not wider than `width` where one is given and the columns allow it."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in blocks) + "\n"


def _lines(block: Block, width: int | None) -> Iterator[str]:
    if block.title:
        yield from _wrap(block.title, width)
    if isinstance(block, Text):
        for line in block.text.split("\n"):
            yield from _wrap(line, width, "  " if line.startswith("- ") else "")
    elif block.rows:
        yield from _table_lines(block.without_empty_columns(), width)
    else:
        yield EMPTY


def _wrap(line: str, width: int | None, indent: str = "") -> list[str]:
    if width is None:
        return [line]
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _table_lines(table: Table, width: int | None) -> Iterator[str]:
    rows = [[text(cell) for cell in row] for row in table.rows]
    if table.headings:
        rows.insert(0, [column.heading for column in table.columns])
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(len(table.columns))]
    if width is not None:
        _narrow(table.columns, widths, width)
    for row in rows:
        cells = [
            _wrap(cell, widths[place] if column.wide and width is not None else None)
            for place, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        ]
        for line in range(max(map(len, cells))):
            parts = (
                (cell[line] if line < len(cell) else "").rjust(room)
                if column.right
                else (cell[line] if line < len(cell) else "").ljust(room)
                for cell, column, room in zip(cells, table.columns, widths, strict=True)
            )
            yield _GAP.join(parts).rstrip()


def _narrow(columns: Sequence[Column], widths: list[int], width: int) -> None:
    """Takes from the widest of the wide columns until the table fits, or none can give any more."""
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while excess > 0:
        room, place = max((widths[place] if column.wide else 0, place) for place, column in enumerate(columns))
        if room <= _NARROWEST:
            return
        widths[place] -= 1
        excess -= 1
