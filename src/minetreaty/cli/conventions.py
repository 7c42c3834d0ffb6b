"""``minetreaty conventions``: the treaties of the record."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from .parsing import Commands
from .replies import Reply, ReplyTable, right, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    commands.add(
        "conventions",
        "the treaties of the record",
        run=run,
        examples=("conventions", "conventions --format json"),
    )


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found = reg.conventions
    parties = {convention.key: len(reg.parties(convention.key)) for convention in found}
    table = ReplyTable(
        ("key", "short_title", "title", "symbol", "adopted", "in_force", "parties", "complete_to", "note", "aliases"),
        [
            (
                c.key,
                c.short_title,
                c.title,
                c.symbol,
                c.adopted,
                c.in_force,
                parties[c.key],
                c.as_of,
                c.as_of_note,
                "; ".join(c.aliases),
            )
            for c in found
        ],
    )
    return Reply(
        blocks=[
            ReplyTable(
                ("key", wide("title"), "in_force", right("parties"), "complete_to"),
                [(c.key, c.short_title, c.in_force, parties[c.key], c.as_of) for c in found],
            )
        ],
        table=table,
        data={"conventions": table.records()},
    )
