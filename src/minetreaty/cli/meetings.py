"""``minetreaty meetings``: Meetings of the States Parties, Review Conferences, and the informal ones between them."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from .parsing import Commands, add_convention
from .replies import Reply, ReplyTable, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "meetings",
        "Meetings of the States Parties, Review Conferences, and those between them",
        run=run,
        examples=("meetings APMBC", "meetings CCM --format json"),
    )
    add_convention(parser, None)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    table = ReplyTable(
        ("convention", "key", wide("place"), "start", "last_day", "presidency", wide("note"), "kind", "sources"),
        [
            (m.convention, m.key, m.place, m.start, m.last_day, m.presidency, m.note, m.kind, m.sources)
            for m in load(args.record).meetings(args.convention)
        ],
    )
    read = ReplyTable(table.columns[:-2], [row[:-2] for row in table.rows])
    return Reply(blocks=[read], table=table, data={"meetings": table.records()})
