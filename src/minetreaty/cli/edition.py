"""``minetreaty edition``: which record answers."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from attrs import asdict

from ..loading import load
from ..reading import dumps
from .files import saving
from .parsing import Commands, add_known_on
from .replies import Reply, ReplyTable, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "edition",
        "version of the data: name, date and SHA-256",
        run=run,
        examples=("edition", "edition --dump record.json", "edition --known-on 2006-07-31 --format json"),
        notes="What --dump writes is canonical JSON, which --record reads.",
    )
    parser.add_argument("--dump", metavar="FILE", help="write the whole record to a file")
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    if args.known_on:
        reg = reg.as_known(args.known_on)
    notes: list[str] = []
    if args.dump:
        with saving(args.dump):
            Path(args.dump).write_text(dumps(reg), encoding="utf-8")
        notes.append(f"The record was written to {args.dump}.")
    found = asdict(reg.edition)
    table = ReplyTable(tuple(found), [tuple(found.values())])
    shown = ReplyTable(
        ("name", wide("value")), [(name, value) for name, value in found.items() if value is not None], headings=False
    )
    return Reply(blocks=[shown], table=table, data=found, notes=notes)
