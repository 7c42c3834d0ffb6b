"""The cells of a file, line by line, before it is known which line has the headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class FileLines(NamedTuple):
    """The cells of a file, line by line, each line with its place; and what was noted about the file."""

    lines: Sequence[tuple[str, Sequence[Any]]]
    notes: tuple[str, ...] = ()


def cell_text(value: Any) -> str:
    """The text of a cell without surrounding spaces."""
    return "" if value is None else str(value).strip()


def is_remark(cells: Sequence[Any]) -> bool:
    """Whether a line has one cell with a sentence or a source in it."""
    texts = [text for cell in cells if (text := cell_text(cell))]
    return len(texts) == 1 and (":" in texts[0] or len(texts[0].split()) >= _SENTENCE or texts[0][0] in "*†‡[")


_SENTENCE = 4
