"""HTML for notebooks: small tables, escaped, that take the page's own colours and so read well on light and dark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from .colours import OF_STATUS, text_on
from .statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import Count, Explanation, History, Standing
    from .briefs import Brief
    from .duties.obligations import Obligations
    from .duties.prohibitions import Prohibition
    from .duties.roads import Road
    from .profiles import Matrix, Profile
    from .state_sets import StateSet

ROWS = 12
"""How many rows a table shows before it says how many more there are."""


def badge(status: Status) -> str:
    """A status as a word on its colour."""
    colour = OF_STATUS[status]
    style = f"background:{colour};color:{text_on(colour)};border-radius:3px;padding:0 0.4em;white-space:nowrap"
    return f'<span style="{style}">{escape(status.value)}</span>'


def table(title: str, rows: Sequence[Sequence[object]], *, head: Sequence[str] = (), note: str = "") -> str:
    """A table of at most `ROWS` rows; what is not a `Status` is escaped text. Lines of the note stay lines."""
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


# Pages of notebooks set table cells to the right, in colours of their own; only the side is changed, for these alone.
_STYLE = """<style>
table.minetreaty caption, table.minetreaty th, table.minetreaty td { text-align: left !important }
table.minetreaty caption { caption-side: top; color: inherit; white-space: nowrap }
table.minetreaty { margin-left: 0 !important; font-variant-numeric: tabular-nums }
</style>"""


def _cell(value: object) -> str:
    text = badge(value) if isinstance(value, Status) else escape("" if value is None else str(value))
    whole = ' style="white-space:nowrap"' if isinstance(value, dt.date) else ""
    return f"<td{whole}>{text}</td>"


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
    rows: list[tuple[object, ...]] = [(item.start or "", item.end or "", item.status) for item in answer.periods]
    head = ["from", "until", "status"]
    if any(item.possible for item in answer.periods):
        head.append("possible")
        rows = [(*row, ", ".join(item.possible)) for row, item in zip(rows, answer.periods, strict=True)]
    return table(f"{answer.state.name}, {answer.convention}", rows, head=head)


def state_set(states: StateSet) -> str:
    """A set as codes and names."""
    rows = [(state.alpha3, state.name) for state in states]
    unsure = states.undetermined
    note = f"{len(unsure)} undetermined: {', '.join(unsure.codes)}" if unsure else ""
    return table(
        "1 State" if len(rows) == 1 else f"{len(rows)} States", rows, head=("code", "name") if rows else (), note=note
    )


def count(answer: Count) -> str:
    """A count with the codes of its members."""
    known = f", known on {answer.known_on}" if answer.known_on else ""
    title = f"{answer.population.label}, {answer.convention}, {answer.on}{known}: {answer}"
    rows = [(region, " ".join(part.codes)) for region, part in answer.members.by_region().items()]
    note = f"{len(answer.open)} open: {', '.join(answer.open.names)}" if answer.open else ""
    return table(title, rows, note=note)


def explanation(answer: Explanation) -> str:
    """An explanation as its steps, with what else there is to know and the sources by their ids."""
    rows = [(step.date or "", step.status, step.text, step.article.replace(" ", "\u00a0")) for step in answer.steps]
    notes = [*answer.notes]
    notes += [f"Other acts in the record: {len(answer.other_acts)}."] if answer.other_acts else []
    notes += [f"Points on which sources differ: {len(answer.disagreements)}."] if answer.disagreements else []
    notes += [f"Sources: {', '.join(source.id for source in answer.sources)}."] if answer.sources else []
    return table(str(answer.standing), rows, head=("from", "status", "why", "article"), note="\n".join(notes))


def profile(answer: Profile) -> str:
    """A profile, a row for each convention."""
    rows = [(item.convention, item.status, item.since or "", item.until or "") for item in answer]
    nearest = f"Nearest to a ban on anti-personnel mines: {answer.nearest or 'none in the record'}."
    note = "\n".join((nearest, *answer.notes))
    return table(f"{answer.state.name}, {answer.on}", rows, head=("convention", "status", "since", "until"), note=note)


def matrix(answer: Matrix) -> str:
    """A matrix, a row for each State."""
    rows = [(state.name, *statuses) for state, statuses in answer]
    return table(f"{len(rows)} States, {answer.on}", rows, head=("State", *answer.conventions))


def obligations(answer: Obligations) -> str:
    """Obligations, a row each."""
    rows = [
        (
            item.article,
            item.title,
            item.deadline,
            f"extended {len(item.extensions)}×" if item.extensions else "",
            f"{item.status}{f' on {item.fulfilled_on}' if item.fulfilled_on else ''}",
        )
        for item in answer
    ]
    rows += [(item.article, item.title, item.deadline, "", "released") for item in answer.released]
    title = f"{answer.state.name}, {answer.convention}, {answer.on}: {len(rows)} obligations"
    head = ("article", "what", "due", "", "status") if rows else ()
    return table(title, rows, head=head, note="\n".join(answer.notes))


def prohibition(answer: Prohibition) -> str:
    """What is said of a conduct: what is open or contested, what forbids and restricts it, and the caveat."""
    rows: list[tuple[object, ...]] = [("not determined", "", standing) for standing in answer.open]
    rows += [("contested", "", act) for act in answer.contested]
    rows += [("reserved", "", act) for act in answer.reserved]
    rows += [("not forbidden altogether", "", weapon) for weapon in answer.unbound]
    for word, bindings in (
        ("forbidden", answer.prohibitions),
        ("restricted", answer.restrictions),
        ("excepted", answer.exceptions),
        ("scope", answer.scopes),
    ):
        rows += [(word, item.article, item.provision.text) for item in bindings]
    weapon = f" of {answer.weapon}" if answer.weapon else ""
    return table(
        f"{answer.state.name}, {answer.conduct}{weapon}, {answer.on}",
        rows,
        head=("", "article", "text"),
        note="\n".join((*answer.notes, answer.caveat)),
    )


def road(answer: Road) -> str:
    """A road, a row for each step."""
    rows = [(step.when, step.text) for step in answer.steps]
    return table(f"{answer.state.name}, {answer.convention}", rows, head=("when", "what") if rows else ())


def brief(answer: Brief) -> str:
    """A brief as its counts."""
    rows: list[tuple[str, object]] = [(item.population.label, item) for item in answer.counts]
    rows += [("leaving", str(item)) for item in answer.leaving]
    beyond = " This day lies beyond it." if answer.beyond_record else ""
    note = f"Of {len(answer.universe)} States. The record is complete to {answer.as_of}.{beyond}"
    return table(f"{answer.title}, {answer.on}", rows, note=note)
