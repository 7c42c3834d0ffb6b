"""Printing a reply: as plain text, with the colours of a terminal, as CSV, JSON or a Markdown table."""

from __future__ import annotations

import io
import os

from .replies import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from .replies import Reply, ReplyTable


def show(reply: Reply, format: str, out: TextIO, err: TextIO) -> None:
    """Print the reply in that format. Files and pipes get UTF-8 on every platform.

    Colours and a width are for terminals, and for everything if the variable FORCE_COLOR is set.
    """
    _encode(out)
    if format == "json":
        import json

        from ..serialising import to_dict

        document = to_dict(reply.data) if reply.whole else {**to_dict(reply.data), "notes": list(reply.notes)}
        out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    if format == "csv":
        _write_csv(reply.table, out)
    if format == "csv" or (format == "json" and reply.whole):
        for note in reply.notes:
            err.write(f"minetreaty: {note}\n")
    if format == "md":
        out.write(markdown(reply.table, reply.notes))
    if format not in ("csv", "json", "md"):
        _write_text(reply, out)


def _write_text(reply: Reply, out: TextIO) -> None:
    from .plaintext import render

    blocks = (*reply.blocks, Text("\n".join(reply.notes))) if reply.notes else reply.blocks
    if not (out.isatty() or os.environ.get("FORCE_COLOR")):
        out.write(render(blocks))
        return
    try:
        from .terminal import show as show_richly
    except ImportError:
        import shutil

        out.write(render(blocks, shutil.get_terminal_size().columns))
    else:
        show_richly(blocks, out)


def markdown(table: ReplyTable, notes: Sequence[str] = ()) -> str:
    """Return the table as Markdown reads it, without the columns that are empty, and the notes below it."""
    from .replies import EMPTY, shown

    kept = table.without_empty_columns()
    if not kept.rows:
        lines = [EMPTY]
    else:
        rule = ("---:" if column.right else "---" for column in kept.columns)
        lines = [_line(column.name for column in kept.columns), _line(rule)]
        lines += (_line(_escaped(shown(cell)) for cell in row) for row in kept.rows)
    return "\n".join([*lines, *(line for note in notes for line in ("", _escaped(note)))]) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """The text without what Markdown would take for a table, a tag or emphasis."""
    return text.translate(_MARKED)


_MARKED = {ord(mark): f"\\{mark}" for mark in "\\|<>*_`[]"}


def _encode(out: TextIO) -> None:
    """Let `out` take every letter. In pipes, file names that are not text are escaped; a terminal shows what it can."""
    if isinstance(out, io.TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="replace")
        else:
            out.reconfigure(encoding="utf-8", errors="backslashreplace")


def _write_csv(table: ReplyTable, out: TextIO) -> None:
    import csv

    from ..display.spreadsheets import guarded
    from .replies import text

    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        cells = map(text, row)
        writer.writerow(cells if table.verbatim else map(guarded, cells))
