"""``minetreaty export``: the facts and the tables that follow from them, as one file for other programs."""

from __future__ import annotations

from argparse import Namespace

from ..exporting.exports import export
from ..loading import load
from .parsing import Commands
from .replies import Reply, ReplyTable, Text


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "export",
        "write everything to one file for other programs: SQLite, a Data Package, or Parquet",
        run=run,
        examples=(
            "export minetreaty.sqlite",
            "export minetreaty.zip --force",
            "export minetreaty_tables",
        ),
        notes="PATH ends in .sqlite for a SQLite database or in .zip for a Data Package of CSV files. Without an "
        "ending it is a folder of Parquet files, which needs minetreaty[frames] and pyarrow.\n"
        "Every table has its keys, its types and the meaning of each column.",
    )
    parser.add_argument("path", metavar="PATH", help="the file or folder to write")
    parser.add_argument("--force", action="store_true", help="replace the file, or the folder of an earlier export")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    path = str(export(args.path, load(args.record), force=args.force))
    return Reply(blocks=[Text(path)], table=ReplyTable(("file",), [(path,)]), data={"file": path})
