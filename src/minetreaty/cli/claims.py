"""``minetreaty claims``: show which claims were found in a text."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..claims.files import FORMAT, to_plain
from ..claims.reading.prose import ClaimsFound, claims_in
from ..intake.files import text_of
from ..loading import load
from .files import standard_input
from .parsing import Commands, Misuse, Parser
from .replies import Reply, ReplyTable, Text, right, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "claims",
        "show which claims were found in a text",
        run=run,
        examples=(
            "claims statement.txt --published 2025-06-16",
            "claims statement.txt --published 2025-06-16 --format json > claims.json",
        ),
        notes="FILE is a text in English. The JSON is a file of claims, which you can correct and give to "
        "minetreaty check. Under 'start' and 'end' is the place in the text, in characters.",
    )
    parser.add_argument("file", metavar="FILE", help="a text; - is standard input")
    add_publication(parser)


def add_publication(parser: Parser) -> None:
    """The options that reading a text needs."""
    parser.add_argument("--published", metavar="DAY", help="the date of publication of a text, YYYY-MM-DD")
    parser.add_argument(
        "--convention", metavar="CONVENTION", help='the convention that a text means where it only says "the treaty"'
    )


def run(args: Namespace) -> Reply:
    """Answers the command."""
    found = in_text(args)
    table = ReplyTable(
        (right("start"), right("stop"), "type", wide("text"), wide("read_as"), wide("assumed")),
        [(c.start, c.end, to_plain(c)["type"], c.text, str(c), "; ".join(c.assumed)) for c in found],
    )
    return Reply(
        blocks=[table if found else Text("No checkable claim found.")],
        table=table,
        data={"format": FORMAT, "claims": list(map(to_plain, found))},
        notes=[f"Not understood: {part}." for part in found.unread],
        whole=True,
    )


def in_text(args: Namespace) -> ClaimsFound:
    """The claims of the text that the command line names."""
    if args.published is None:
        raise Misuse("A text needs its date of publication: --published YYYY-MM-DD")
    text = text_of(standard_input().read() if args.file == "-" else Path(args.file), args.file)
    return claims_in(text, published=args.published, convention=args.convention, register=load(args.record))
