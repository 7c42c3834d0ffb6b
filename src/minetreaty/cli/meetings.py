"""``minetreaty meetings``: Meetings of the States Parties and Review Conferences."""

from __future__ import annotations

from argparse import Namespace

from ..edition import load
from .parsing import Commands
from .replies import Reply, Table, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "meetings",
        "Meetings of the States Parties and Review Conferences",
        run=run,
        examples=("meetings APMBC", "meetings CCM --format json"),
    )
    parser.add_argument("convention", nargs="?", metavar="CONVENTION", help="a key, title or alias; without it, all")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    table = Table(
        ("convention", "key", wide("place"), "start", "end", "presidency"),
        [
            (m.convention, m.key, m.place, m.start, m.end, m.presidency)
            for m in load(args.record).meetings(args.convention)
        ],
    )
    return Reply(blocks=[table], table=table, data={"meetings": table.records()})
