"""``minetreaty table``: the record as a table for data work."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from inspect import signature
from pathlib import Path

from .. import tables
from ..loading import load
from ..model.acts import ActKind
from ..serialising import to_json
from .files import saving
from .parsing import Commands, Misuse, add_convention, add_known_on, add_span, by_word, one_of
from .printing import markdown
from .replies import Reply, ReplyTable, Text, exact

_NAMES = tuple(tables.SCHEMAS)
_OPTIONS = ("on", "known_on", "since", "until", "state", "kind", "every", "event", "measure")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "table",
        "the whole record as a table for data work",
        run=run,
        examples=(
            "table standing CCM --on 2025-06-16 > standing.csv",
            "table panel APMBC --since 2000-01-01 --every month --output panel.csv",
            "table acts APMBC --kind withdrawal --format json",
            "table spells APMBC --event consent --output spells.csv",
        ),
        notes=f"NAME is one of {', '.join(_NAMES)}.\n"
        "Days are YYYY-MM-DD, truth is true or false, a cell without a value is empty. FILE ends in .csv, "
        ".json, .md (a Markdown table) or .parquet, which needs minetreaty[frames] and pyarrow or polars.",
        formats=("csv", "json", "md"),
    )
    parser.add_argument("name", metavar="NAME", choices=_NAMES, help="which table")
    add_convention(parser, None, several=True)
    parser.add_argument("--output", metavar="FILE", help="write the table to a file")
    parser.add_argument("--on", metavar="DAY", help="the day of standing and obligations, or the last day of spells")
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
    parser.add_argument("--every", choices=[*tables.Every], help="how often the panel and the counts have rows")
    parser.add_argument("--event", choices=[*tables.SpellEvent], help="the event of spells")
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
    if args.name == "spells" and args.event is None:
        raise Misuse(f"The table of spells needs --event: one of {', '.join(tables.SpellEvent)}.")
    found = ask(**given, register=load(args.record))
    return _written(found, args.output) if args.output else _reply(found)


def _written(found: tables.Table, path: str) -> Reply:
    write = _WRITERS.get(Path(path).suffix.casefold())
    if write is None:
        raise Misuse(f"Cannot write a table to {path}: end the name of the file with {', '.join(_WRITERS)}.")
    with saving(path):
        write(found, path)
    table = ReplyTable(("file", "rows"), [(path, len(found))])
    return Reply(blocks=[Text(path)], table=table, data={"file": path, "rows": len(found)})


def _write_json(found: tables.Table, path: str) -> None:
    Path(path).write_text(to_json(list(found), indent=2) + "\n", encoding="utf-8")


def _write_markdown(found: tables.Table, path: str) -> None:
    Path(path).write_text(markdown(_as_reply(found)), encoding="utf-8")


_WRITERS: dict[str, Callable[[tables.Table, str], None]] = {
    ".csv": tables.Table.to_csv,
    ".json": _write_json,
    ".md": _write_markdown,
    ".parquet": tables.Table.to_parquet,
}
"""How a table is written to a file with that ending."""


def _as_reply(found: tables.Table) -> ReplyTable:
    return ReplyTable(found.names, [tuple(map(exact, row)) for row in found.rows])


def _reply(found: tables.Table) -> Reply:
    table = _as_reply(found)
    return Reply(blocks=[table], table=table, data={"table": found.name, "rows": list(found)})
