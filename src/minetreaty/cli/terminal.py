"""Printing in a terminal with rich: colours, and tables that fit. Needs the extra ``cli``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Column as RichColumn
from rich.table import Table as RichTable
from rich.text import Text as RichText

from ..colours import OF_STATUS, text_on
from ..statuses import Status
from .replies import EMPTY, Block, Cell, Mark, Table, Text, text


def show(blocks: Sequence[Block], out: TextIO) -> None:
    """Prints the blocks to the terminal `out`. NO_COLOR is respected, and no word depends on its colour."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    for place, block in enumerate(blocks):
        if place:
            console.print()
        if block.title:
            console.print(RichText(block.title, style="bold"))
        if isinstance(block, Text):
            for line in block.text.split("\n"):
                _show_line(console, line)
        elif block.rows:
            console.print(_table(block.without_empty_columns()))
        else:
            console.print(RichText(EMPTY, style="dim"))


def _show_line(console: Console, line: str) -> None:
    if line.startswith("- "):
        grid = RichTable.grid(RichColumn(), RichColumn(overflow="fold"), padding=(0, 1))
        grid.add_row(RichText("•", style="dim"), RichText(line[2:]))
        console.print(Padding(grid, (0, 0, 0, 1)))
    else:
        console.print(RichText(line))


def _table(table: Table) -> RichTable:
    shown = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=table.headings, header_style="dim")
    for column in table.columns:
        shown.add_column(
            column.heading, justify="right" if column.right else "left", no_wrap=not column.wide, overflow="fold"
        )
    for row in table.rows:
        shown.add_row(*map(_cell, row))
    return shown


def _cell(cell: Cell) -> RichText:
    if isinstance(cell, Mark):
        return RichText(f" {text(cell)} ", style=_badge(cell.status))
    if isinstance(cell, Status):
        return RichText.assemble((" ", _badge(cell)), f" {cell}")
    return RichText(text(cell))


def _badge(status: Status) -> str:
    return f"{text_on(OF_STATUS[status])} on {OF_STATUS[status]}"
