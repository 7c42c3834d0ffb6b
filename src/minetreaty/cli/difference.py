"""``minetreaty difference``: how everybody would stand otherwise with the record of another file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from ..differences import Difference, diff
from ..loading import load
from .parsing import Commands
from .replies import Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "difference",
        "compare another data file with the built-in data",
        run=run,
        examples=(
            "difference other.json --on 2026-03-01",
            "difference other.json --on 2026-03-01 --convention APMBC --format csv",
        ),
        notes="FILE is canonical JSON as 'minetreaty edition --dump' writes it, or a folder of tables. With --record "
        "it is compared with that one. CSV has the States that stand otherwise; JSON has counts and acts too.",
    )
    parser.add_argument("file", metavar="FILE", help="a file or folder")
    parser.add_argument("--on", metavar="DAY", required=True, help="the day to compare, YYYY-MM-DD")
    parser.add_argument("--convention", metavar="CONVENTION", help="only this one: a key, title or alias")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    wanted = (args.convention,) if args.convention else None
    return answered(diff(load(args.record), load(Path(args.file)), on=args.on, conventions=wanted), args.format)


def answered(found: Difference, format: str, notes: Sequence[str] = ()) -> Reply:
    """The difference as a reply."""
    table = ReplyTable(
        ("code", wide("name"), "convention", "before", "after"),
        [
            (change.state.alpha3, change.state, change.convention, change.before, change.after)
            for change in found.changes
        ],
    )
    counts = ReplyTable(
        ("population", "convention", "before", "after", "gained", "lost"),
        [
            (
                count.before.population,
                count.before.convention,
                str(count.before),
                str(count.after),
                count.gained.codes,
                count.lost.codes,
            )
            for count in found.counts
        ],
    )
    return Reply(
        blocks=[Text(str(found))],
        table=table,
        data={
            "on": found.on,
            "conventions": found.conventions,
            "changes": table.records(),
            "counts": counts.records(),
            "added": found.added,
            "removed": found.removed,
        },
        notes=[*(found.notes if format != "table" else ()), *notes],
    )
