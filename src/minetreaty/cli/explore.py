"""``minetreaty explore``: write the explorer, a page for people who do not program."""

from __future__ import annotations

from argparse import Namespace

from ..explorer.page import explore
from ..loading import load
from .files import saving
from .parsing import Commands
from .replies import Reply, ReplyTable, Text


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "explore",
        "a page with a map, curves and timelines, to open in a browser",
        run=run,
        examples=("explore -o explorer.html",),
        notes="The page is one file and works without a network. It needs minetreaty[explore], and takes half a minute "
        "to write.",
    )
    parser.add_argument("-o", "--output", metavar="FILE", default="explorer.html", help="where (default: %(default)s)")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    with saving(args.output):
        explore(args.output, load(args.record))
    table = ReplyTable(("file",), [(args.output,)])
    return Reply(blocks=[Text(f"Open {args.output} in a browser.")], table=table, data={"file": args.output})
