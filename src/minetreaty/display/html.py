"""HTML for notebooks: small tables in the page's own colours, readable on light and dark pages. Text is escaped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from .colours import OF_STATUS, text_on

ROWS = 12
"""How many rows a table shows before it says how many more there are."""


def badge(word: str) -> str:
    """Return the word of a status on its colour."""
    colour = OF_STATUS[word]
    style = f"background:{colour};color:{text_on(colour)};border-radius:3px;padding:0 0.4em;white-space:nowrap"
    return f'<span style="{style}">{escape(word)}</span>'


def table(title: str, rows: Sequence[Sequence[object]], *, head: Sequence[str] = (), note: str = "") -> str:
    """Return a table of at most `ROWS` rows. A value without ``__html__`` is escaped; the note keeps its lines."""
    shown = rows if len(rows) <= ROWS + 2 else rows[:ROWS]
    lines = [_STYLE, '<div style="overflow-x:auto">', '<table class="minetreaty">']
    lines.append(f"<caption><b>{escape(title)}</b></caption>")
    if head:
        lines.append(f"<thead><tr>{''.join(f'<th>{escape(text)}</th>' for text in head)}</tr></thead>")
    lines.append("<tbody>")
    lines += [f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown]
    if len(shown) < len(rows):
        lines.append(f'<tr><td colspan="{len(rows[0])}">and {len(rows) - len(shown)} more</td></tr>')
    lines += ["</tbody>", "</table>"]
    lines += [f"<small>{'<br/>'.join(map(escape, note.splitlines()))}</small>"] if note else []
    lines.append("</div>")
    return "\n".join(lines)


# Notebooks align table cells to the right. Only that is changed, and only for our tables.
_STYLE = """<style>
table.minetreaty caption, table.minetreaty th, table.minetreaty td { text-align: left !important }
table.minetreaty caption { caption-side: top; color: inherit; white-space: nowrap }
table.minetreaty { margin-left: 0 !important; font-variant-numeric: tabular-nums }
</style>"""


def _cell(value: object) -> str:
    own = getattr(value, "__html__", None)
    text: str = own() if own else escape("" if value is None else str(value))
    whole = ' style="white-space:nowrap"' if isinstance(value, dt.date) else ""
    return f"<td{whole}>{text}</td>"
