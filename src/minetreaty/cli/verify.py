"""``minetreaty verify``: whether the built-in data are as they were shipped."""

from __future__ import annotations

from argparse import Namespace

from ..facts.integrity import verify
from .parsing import Commands
from .replies import Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "verify",
        "check that the built-in data files are as they were shipped",
        run=run,
        examples=("verify", "verify --format json"),
        notes="Every file is compared with its SHA-256. Exit code 1 if a file differs, is missing or is extra.",
        record=False,
    )
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="a copy of the data folder to check instead")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    found = verify(args.folder)
    kinds = (("differs", found.differs), ("missing", found.missing), ("extra", found.extra))
    table = ReplyTable(("problem", wide("file")), [(word, name) for word, names in kinds for name in names])
    return Reply(
        blocks=[Text(str(found))] if found.ok else [Text(f"{found.place} is not as it was shipped:"), table],
        table=table,
        data={
            "place": found.place,
            "verified": found.verified,
            "ok": found.ok,
            "problems": table.records(),
        },
        code=int(not found.ok),
    )
