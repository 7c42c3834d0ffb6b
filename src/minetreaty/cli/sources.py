"""``minetreaty sources``: the documents that the record rests on."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.sources import Source, SourceKind
from .parsing import Commands
from .replies import Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "sources",
        "the documents that facts rest on",
        run=run,
        examples=("sources untc-apmbc-2026-02-03", "sources --kind depositary", "sources --format csv"),
    )
    parser.add_argument("ids", metavar="ID", nargs="*", help="ids as they stand in square brackets in explanations")
    parser.add_argument("--kind", choices=[kind.value for kind in SourceKind], help="who speaks in them")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found = [reg.source(id) for id in args.ids] if args.ids else list(reg.sources)
    found = [source for source in found if args.kind in (None, source.kind)]
    table = ReplyTable(
        ("id", "title", "publisher", "as_of", "kind", "url", "note"),
        [(s.id, s.title, s.publisher, s.as_of, s.kind, s.url, s.note) for s in found],
    )
    listed = ReplyTable(
        ("id", wide("publisher"), wide("title"), "as_of"), [(s.id, s.publisher, s.title, s.as_of) for s in found]
    )
    return Reply(
        blocks=[Text(_card(source), title=source.id) for source in found] if args.ids else [listed],
        table=table,
        data={"sources": table.records()},
    )


def _card(source: Source) -> str:
    parts = (source.title, source.publisher, f"{source.as_of} ({source.kind})".strip(), source.url, source.note)
    return "\n".join(part for part in parts if part)
