"""Printing in a terminal with rich: colours, and tables that fit. Needs the extra ``cli``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Column as RichColumn
from rich.table import Table as RichTable
from rich.text import Text as RichText

from ..display.colours import OF_STATUS, text_on
from ..model.statuses import Status
from .plaintext import laid_out
from .replies import EMPTY, Block, Cell, ReplyColumn, ReplyTable, StatusLetter, Text, harmless, shown


def show(blocks: Sequence[Block], out: TextIO) -> None:
    """Print the blocks to the terminal `out`. With NO_COLOR the text is plain; nothing is said by colour alone."""
    console = Console(
        file=out,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    for place, block in enumerate(blocks):
        if place:
            console.print()
        if block.title:
            console.print(RichText(block.title, style="bold"))
        if isinstance(block, Text):
            for line in harmless(block.text).split("\n"):
                _show_line(console, line, verbatim=block.verbatim)
        elif block.rows:
            console.print(_table(console, block.without_empty_columns()))
        else:
            console.print(RichText(EMPTY, style="dim"))


def _show_line(console: Console, line: str, *, verbatim: bool) -> None:
    if line.startswith("- ") and not verbatim:
        grid = RichTable.grid(RichColumn(), RichColumn(overflow="fold"), padding=(0, 1))
        grid.add_row(RichText("-" if console.options.ascii_only else "•", style="dim"), RichText(line[2:]))
        console.print(Padding(grid, (0, 0, 0, 1)))
    else:
        console.print(RichText(line), soft_wrap=verbatim)


def _table(console: Console, table: ReplyTable) -> RichTable:
    coloured = console.color_system is not None
    table, widths = laid_out(table, console.width, badge=2 if coloured else 0)
    grid = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=table.headings, header_style="dim")
    for column, width in zip(table.columns, widths, strict=True):
        grid.add_column(column.heading, justify=_side(column), width=width, overflow="fold")
    for row in table.rows:
        grid.add_row(*(_cell(cell) if coloured else RichText(shown(cell)) for cell in row))
    return grid


def _side(column: ReplyColumn) -> Literal["left", "right"]:
    return "right" if column.right else "left"


def _cell(cell: Cell) -> RichText:
    if isinstance(cell, StatusLetter):
        return RichText(f" {cell.letter} ", style=_badge(cell.status))
    if isinstance(cell, Status):
        return RichText.assemble((" ", _badge(cell)), f" {cell}")
    return RichText(shown(cell))


def _badge(status: Status) -> str:
    return f"{text_on(OF_STATUS[status])} on {OF_STATUS[status]}"
