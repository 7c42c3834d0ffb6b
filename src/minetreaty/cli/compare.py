"""``minetreaty compare``: what the depositary's status pages have and the record has not, and the other way round."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from ..loading import load
from ..pages.comparing import compare
from ..pages.differences import PageComparison
from ..pages.proposing import Proposal, propose
from ..pages.reader import read_status_page
from .files import saving
from .parsing import Commands, Misuse
from .replies import Block, Reply, ReplyTable, Text, several, wide

DIFFERENT = 1
"""The exit code where something differs without an explanation."""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "compare",
        "compare saved status pages of the depositary with the record",
        run=run,
        examples=(
            "compare apmbc.html ccm.html",
            "compare apmbc.html --propose",
            "compare apmbc.html --propose --into src/minetreaty/data",
        ),
        notes="PAGE is a status page of the United Nations Treaty Collection in English, saved as complete HTML. It is "
        "compared on its own day; acts received later are left out.\n"
        "--propose prints the acts that are on the page and not in the record as lines for the data tables, with the "
        "page as their source. --into adds these lines to the tables in a folder; lines that are there stay as they "
        "are.\n"
        "Exit code 0: nothing differs without an explanation; 1: something does; 2: a page that cannot be read.",
    )
    parser.add_argument("pages", metavar="PAGE", nargs="+", help="saved status pages")
    parser.add_argument("--propose", action="store_true", help="print lines for the data tables")
    parser.add_argument("--into", metavar="FOLDER", help="with --propose: add the lines to the tables in this folder")
    parser.add_argument(
        "--convention", metavar="CONVENTION", help="what the pages are about (default: by their symbol)"
    )


def run(args: Namespace) -> Reply:
    """Answers the command."""
    if args.into and not args.propose:
        raise Misuse("--into goes with --propose.")
    register = load(args.record)
    pages = [read_status_page(Path(page)) for page in args.progress.over(args.pages)]
    if args.propose:
        return _proposed([propose(page, register, convention=args.convention) for page in pages], args.into)
    return _compared([compare(page, register, convention=args.convention) for page in pages])


def _compared(found: Sequence[PageComparison]) -> Reply:
    columns = ("convention", "kind", "code", wide("difference"), wide("explanation"), "line")
    rows = [
        (comparison.convention, item.kind, item.state, item.text, item.explanation, item.line or None)
        for comparison in found
        for item in (*comparison.unexplained, *(item for item in comparison.differences if item.explanation))
    ]
    blocks: list[Block] = [
        Text(
            f"{comparison.convention}, page {comparison.symbol} of {comparison.date}: "
            f"{several(len(comparison.unexplained), 'difference')} without an explanation, "
            f"{len(comparison.differences) - len(comparison.unexplained)} with one."
        )
        for comparison in found
    ]
    table = ReplyTable(columns, rows)
    return Reply(
        blocks=[*blocks, table.without_empty_columns()] if rows else blocks,
        table=table,
        data={"pages": found},
        notes=list(dict.fromkeys(note for comparison in found for note in comparison.notes)),
        code=0 if all(comparison.ok for comparison in found) else DIFFERENT,
    )


def _proposed(found: Sequence[Proposal], folder: str | None) -> Reply:
    notes: list[str] = []
    for proposal in found:
        if folder is not None:
            with saving(folder):
                notes += [f"Lines were added to {Path(folder, file).as_posix()}." for file in proposal.add_to(folder)]
    rows = [(line.file, str(line)) for proposal in found for line in proposal.lines]
    undecided = any(proposal.undecided for proposal in found)
    return Reply(
        blocks=[Text(str(proposal), verbatim=True) for proposal in found],
        table=ReplyTable(("file", wide("line")), rows),
        data={"proposals": found},
        notes=list(dict.fromkeys(notes)),
        code=DIFFERENT if undecided else 0,
    )
