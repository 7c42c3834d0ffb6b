"""``minetreaty difference``: how everybody would stand otherwise with the record of another file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..differences import diff
from ..edition import load
from .parsing import Commands
from .replies import Reply, Table, Text


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "difference",
        "what distinguishes the record of a file from the bundled one",
        run=run,
        examples=("difference other.json 2026-03-01", "difference other.json 2026-03-01 --format csv"),
        notes="FILE is canonical JSON as minetreaty.dumps writes it, or a folder of tables.",
    )
    parser.add_argument("file", metavar="FILE", help="a file or folder")
    parser.add_argument("on", metavar="DATE", help="the day to compare, YYYY-MM-DD")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    found = diff(load(), load(Path(args.file)), on=args.on)
    table = Table(
        ("state", "convention", "before", "after"),
        [(change.state.alpha3, change.convention, change.before, change.after) for change in found.changes],
    )
    return Reply(
        blocks=[Text(str(found))],
        table=table,
        data={"on": args.on, "changes": table.records()},
        notes=found.notes if args.format != "table" else (),
    )
