"""HTML for notebooks: small tables, escaped, that take the page's own colours and so read well on light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .colours import OF_STATUS, text_on
from .statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import Count, Explanation, History, Standing
    from .state_sets import StateSet

ROWS = 12
"""How many rows a table shows before it says how many more there are."""


def badge(status: Status) -> str:
    """A status as a word on its colour."""
    colour = OF_STATUS[status]
    style = f"background:{colour};color:{text_on(colour)};border-radius:3px;padding:0 0.4em"
    return f'<span style="{style}">{escape(status.value)}</span>'


def table(title: str, rows: Sequence[Sequence[object]], *, head: Sequence[str] = (), note: str = "") -> str:
    """A table of at most `ROWS` rows; what is not a `Status` is escaped text."""
    shown = rows if len(rows) <= ROWS + 2 else rows[:ROWS]
    lines = ['<table style="font-variant-numeric:tabular-nums">', f"<caption><b>{escape(title)}</b></caption>"]
    if head:
        lines.append(f"<thead><tr>{''.join(f'<th>{escape(text)}</th>' for text in head)}</tr></thead>")
    lines += [f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown]
    if len(shown) < len(rows):
        lines.append(f'<tr><td colspan="{len(rows[0])}">and {len(rows) - len(shown)} more</td></tr>')
    lines.append("</table>")
    if note:
        lines.append(f"<small>{escape(note)}</small>")
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = badge(value) if isinstance(value, Status) else escape("" if value is None else str(value))
    return f'<td style="text-align:left">{text}</td>'


def standing(answer: Standing) -> str:
    """A standing as a table of what is known."""
    rows: list[tuple[str, object]] = [("status", answer.status)]
    rows += [("possible", ", ".join(answer.possible))] if answer.possible else []
    rows += [
        (label, value)
        for label, value in (
            ("since", answer.since),
            ("until", answer.until),
            ("signed on", answer.signed_on),
            ("consented on", answer.consented_on),
            ("in force from", answer.in_force_from),
            ("withdrawal effective", answer.withdrawal_effective),
        )
        if value is not None
    ]
    rows += [("scheduled", f"{item.date}: {item.status}") for item in answer.scheduled]
    return table(f"{answer.state.name}, {answer.convention}, {answer.on}", rows, note=_beyond(answer))


def _beyond(answer: Standing) -> str:
    return "This day lies beyond the day to which the record is complete." if answer.beyond_record else ""


def history(answer: History) -> str:
    """A history as its periods."""
    rows = [(period.start or "", period.end or "", period.status) for period in answer.periods]
    return table(f"{answer.state.name}, {answer.convention}", rows, head=("from", "until", "status"))


def state_set(states: StateSet) -> str:
    """A set as codes and names."""
    rows = [(state.alpha3, state.name) for state in states]
    unsure = states.undetermined
    note = f"{len(unsure)} undetermined: {', '.join(unsure.codes)}" if unsure else ""
    return table(f"{len(rows)} States", rows, head=("code", "name"), note=note)


def count(answer: Count) -> str:
    """A count with the codes of its members."""
    title = f"{answer.population.label}, {answer.convention}, {answer.on}: {answer}"
    rows = [(region, " ".join(part.codes)) for region, part in answer.members.by_region().items()]
    return table(title, rows)


def explanation(answer: Explanation) -> str:
    """An explanation as its steps."""
    rows = [(step.date or "", step.status, step.text, step.article) for step in answer.steps]
    head = ("from", "status", "why", "article")
    return table(str(answer.standing), rows, head=head, note=" ".join(answer.notes))
