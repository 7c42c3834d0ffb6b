"""``minetreaty claims``: show which claims were found in a text."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path

from ..claims.files import FORMAT, to_plain
from ..claims.reading.prose import ClaimsFound, claims_in
from ..intake.files import text_of
from ..loading import load
from .files import standard_input
from .parsing import APMBC, Commands, Misuse, Parser
from .replies import Reply, ReplyTable, Text, right, wide

_SENTENCE = 4
"""So many words are a sentence and not the name of a file."""


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
        notes="FILE is a text in English, or a sentence in quotes. The JSON is a file of claims, which you can "
        "correct and give to minetreaty check. Under 'start' and 'end' is the place in the text, in characters.",
    )
    parser.add_argument("file", metavar="FILE", help="a text, or a sentence in quotes; - is standard input")
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
        notes=[*assumed_date(args), *(f"Not understood: {part}." for part in found.unread)],
        whole=True,
    )


def in_text(args: Namespace) -> ClaimsFound:
    """The claims of the text that the command line names."""
    if args.published is None and not is_sentence(args.file):
        raise Misuse("A text needs its date of publication: --published YYYY-MM-DD")
    if is_sentence(args.file):
        text = args.file
    else:
        text = text_of(standard_input().read() if args.file == "-" else Path(args.file), args.file)
    return claims_in(
        text, published=args.published or _today(args), convention=args.convention, register=load(args.record)
    )


def is_sentence(file: str) -> bool:
    """Whether the argument is a text itself and not the name of a file: four words or more that end as no file does."""
    return len(file.split()) >= _SENTENCE and not Path(file).suffix[1:].isalnum()


def assumed_date(args: Namespace) -> list[str]:
    """The note on the date of publication that is assumed for a sentence without one."""
    if args.published is not None or not is_sentence(args.file):
        return []
    return [f"No --published given: read as if published on {_today(args)}, the date to which the record is complete."]


def _today(args: Namespace) -> dt.date:
    """The last date on which the data are complete for the convention, by default the APMBC: never the clock's."""
    return load(args.record).convention(args.convention or APMBC).as_of
