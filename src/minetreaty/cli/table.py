"""``minetreaty table``: the record as a table for data work."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from inspect import signature
from pathlib import Path

from .. import tables
from ..loading import load
from ..model.acts import ActKind
from .files import saving
from .parsing import Commands, Misuse, add_convention, add_known_on, add_span, by_word, one_of
from .replies import Reply, ReplyTable, Text, exact

_NAMES = tuple(tables.SCHEMAS)
_OPTIONS = ("on", "known_on", "since", "until", "state", "kind", "freq", "measure")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "table",
        "the whole record as a table for data work",
        run=run,
        examples=(
            "table standing CCM --on 2025-06-16 > standing.csv",
            "table panel APMBC --since 2000-01-01 --freq month --output panel.csv",
            "table acts APMBC --kind withdrawal --format json",
        ),
        notes=f"NAME is one of {', '.join(_NAMES)}.\n"
        "Days are YYYY-MM-DD, truth is true or false, a cell without a value is empty. FILE is written as Parquet if "
        "it ends in .parquet, which needs minetreaty[frames] and pyarrow or polars, and else as CSV.",
        formats=("csv", "json"),
    )
    parser.add_argument("name", metavar="NAME", choices=_NAMES, help="which table")
    add_convention(parser, None, several=True)
    parser.add_argument("--output", metavar="FILE", help="write the table to a file")
    parser.add_argument("--on", metavar="DAY", help="the day of standing and obligations, YYYY-MM-DD")
    add_known_on(parser)
    add_span(parser)
    parser.add_argument("--state", metavar="STATE", help="acts and figures of one State: a code or a name")
    kinds = by_word(ActKind)
    parser.add_argument(
        "--kind",
        type=one_of(kinds),
        choices=[*kinds],
        metavar="KIND",
        help=f"acts of one kind: {', '.join(kinds)}",
    )
    parser.add_argument("--freq", choices=[*tables.Frequency], help="how long the periods of the panel are")
    parser.add_argument("--measure", metavar="MEASURE", help="figures of one measure")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    ask: Callable[..., tables.Table] = getattr(tables, args.name)
    given = {name: getattr(args, name) for name in _OPTIONS if getattr(args, name) is not None}
    if args.conventions:
        given["conventions"] = tuple(args.conventions)
    for name in given.keys() - signature(ask).parameters.keys():
        said = "conventions" if name == "conventions" else f"--{name.replace('_', '-')}"
        raise Misuse(f"The table of {args.name} takes no {said}. See 'minetreaty table --help'.")
    found = ask(**given, register=load(args.record))
    return _written(found, args.output) if args.output else _reply(found)


def _written(found: tables.Table, path: str) -> Reply:
    write = found.to_parquet if Path(path).suffix.casefold() == ".parquet" else found.to_csv
    with saving(path):
        write(path)
    table = ReplyTable(("file", "rows"), [(path, len(found))])
    return Reply(blocks=[Text(path)], table=table, data={"file": path, "rows": len(found)})


def _reply(found: tables.Table) -> Reply:
    table = ReplyTable(found.names, [tuple(map(exact, row)) for row in found.rows])
    return Reply(blocks=[table], table=table, data={"table": found.name, "rows": list(found)})
