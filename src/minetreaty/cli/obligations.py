"""``minetreaty obligations``: what falls due for one State under a convention, and what became of it."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..questions.obligations import Obligation
from .parsing import Commands, add_convention, add_known_on, add_on, add_state
from .replies import Cell, Reply, ReplyTable, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "obligations",
        "what falls due for a State under a convention, and what became of it",
        run=run,
        examples=(
            "obligations AFG APMBC",
            "obligations Croatia APMBC --on 2026-03-02",
            "obligations Poland APMBC --on 2026-03-01 --format json",
        ),
        notes="Deadlines are computed from the State's own entry into force. The status speaks of the record: it says "
        "nothing about breach.",
    )
    add_state(parser)
    add_convention(parser)
    add_on(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found = reg.obligations(args.state, args.convention, on=args.on, known_on=args.known_on)
    rows = [_row(item, released=False) for item in found] + [_row(item, released=True) for item in found.released]
    table = ReplyTable(
        (
            "article",
            "duty",
            "arose",
            "due",
            "extended_to",
            "fulfilled_on",
            "status",
            "released",
            wide("notes"),
            "sources",
        ),
        rows,
        title=f"{found.state.name}, {found.convention}, {found.on}",
    )
    return Reply(
        blocks=[ReplyTable(table.columns[:-1], [row[:-1] for row in rows], title=table.title)],
        table=table,
        data={
            "state": found.state,
            "convention": found.convention,
            "on": found.on,
            "known_on": args.known_on,
            "left_on": found.left_on,
            "other_treaties": found.other_treaties,
            "obligations": table.records(),
        },
        notes=found.notes,
    )


def _row(item: Obligation, *, released: bool) -> tuple[Cell, ...]:
    return (
        item.article,
        item.duty.replace("_", " "),
        item.arose,
        item.due,
        item.extended_to,
        item.fulfilled_on,
        item.status,
        "released" if released else None,
        " ".join(item.notes),
        item.sources,
    )
