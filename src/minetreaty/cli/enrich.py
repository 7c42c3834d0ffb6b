"""``minetreaty enrich``: the status of the State on the day, beside each row of a CSV file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from argparse import Namespace
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import MinetreatyError
from ..frames.gaps import Gaps, to_day
from ..frames.grid import NOWHERE, Piece, Roster
from ..frames.task import COLUMNS, Task, new_names
from ..loading import load
from ..model.days import as_day
from .files import standard_input
from .parsing import Commands, Misuse, add_known_on
from .replies import Cell, Reply, ReplyTable, exact

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "enrich",
        "a CSV file with the status of the State on the day of each row",
        run=run,
        examples=(
            "enrich accidents.csv --state iso3 --on date > enriched.csv",
            "enrich accidents.csv --on 2025-12-26 --columns is_party --prefix apmbc_",
            "enrich - --convention CCM < accidents.csv",
        ),
        notes="The file is UTF-8 with a line of headings. Its cells stay as they are. States are codes or names, days "
        "YYYY-MM-DD. Rows without State or day, and those whose State is unknown or was not in the universe on the "
        "day, get empty cells; standard error counts and names them.",
        formats=("csv", "json"),
    )
    parser.add_argument("file", metavar="FILE", help="a CSV file; - is standard input")
    parser.add_argument("--state", metavar="COLUMN", default="iso3", help="the column of States (default: %(default)s)")
    parser.add_argument(
        "--on", metavar="COLUMN|DAY", default="date", help="the column of days, or one day (default: %(default)s)"
    )
    parser.add_argument(
        "--convention", metavar="CONVENTION", default="APMBC", help="a key, title or alias (default: %(default)s)"
    )
    add_known_on(parser)
    parser.add_argument(
        "--columns", metavar="LIST", default=",".join(COLUMNS), help="what to add (default: %(default)s)"
    )
    parser.add_argument("--prefix", metavar="TEXT", default="", help="what the names of the new columns begin with")
    parser.add_argument("--strict", action="store_true", help="refuse rows that cannot have a status")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    heading, *rows = _read(args.file)
    reg = load(args.record)
    names = new_names(args.columns.split(","), args.prefix)
    state = _place(heading, args.state)
    day = as_day(args.on) if args.on not in heading and _DAY.fullmatch(args.on) else None
    place = _place(heading, args.on) if day is None else None
    taken = [name for name in names.values() if name in heading]
    if taken:
        raise Misuse(f"The file has a column {taken[0]!r} already: choose a --prefix, or rename it.")
    ledger = reg.ledger(args.convention, known_on=args.known_on)
    roster = Roster(reg, ledger, day)
    known: dict[tuple[str, str], Piece] = {}
    without: Counter[tuple[str, str]] = Counter()
    added: list[dict[str, Cell]] = []
    for row in args.progress.over(rows):
        asked = row[state], "" if place is None else row[place]
        piece = known.get(asked) or known.setdefault(asked, _piece(roster, asked[0], day or to_day(asked[1])))
        if piece.status is None:
            without[asked] += 1
        values = {"status": piece.status, "is_party": piece.status and piece.status.is_party, "since": piece.since}
        added.append({new: values[column] for column, new in names.items()})
    gaps = Gaps(Task(state=args.state, on=day or args.on, names=names, roster=roster, as_of=ledger.as_of, strict=True))
    for (text, when), count in without.items():
        gaps.add(text or None, day or when or None, count)
    return Reply(
        blocks=(),
        table=ReplyTable(
            (*heading, *names.values()),
            [(*row, *map(exact, new.values())) for row, new in zip(rows, added, strict=True)],
            verbatim=True,
        ),
        data={"rows": [{**dict(zip(heading, row, strict=True)), **new} for row, new in zip(rows, added, strict=True)]},
        notes=_notes(gaps, strict=args.strict) if without else (),
    )


def _piece(roster: Roster, state: str, day: dt.date | None) -> Piece:
    """What the grid has for the State on the day."""
    line = roster.line(state) if state and day else None
    if line is None or day is None:
        return NOWHERE[0]
    pieces = roster.grid.lines[line]
    return pieces[bisect_right([piece.start for piece in pieces if piece.start], day)]


def _notes(gaps: Gaps, *, strict: bool) -> Sequence[str]:
    said = ""
    try:
        gaps.report()
    except MinetreatyError as error:
        if strict:
            raise
        said = str(error)
    return [said]


def _read(name: str) -> Iterator[list[str]]:
    """The rows of the file, the headings first."""
    try:
        data = standard_input().read() if name == "-" else Path(name).read_bytes()
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    except OSError as error:
        raise Misuse(f"cannot read {name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Misuse(f"{name}, line {line}: this is not UTF-8.") from error
    cells = 0
    try:
        for row in filter(None, rows):
            cells = cells or len(row)
            if len(row) != cells:
                raise Misuse(f"{name}, line {rows.line_num}: {cells} cells expected, {len(row)} found.")
            yield row
    except csv.Error as error:
        raise Misuse(f"{name}, line {rows.line_num}: this is no CSV: {error}.") from error
    if not cells:
        raise Misuse(f"{name} is empty: it needs a line of headings.")


def _place(heading: Sequence[str], name: str) -> int:
    if heading.count(name) != 1:
        how = "several columns" if name in heading else "no column"
        raise Misuse(f"The file has {how} {name!r}: it has {', '.join(map(repr, heading))}.")
    return heading.index(name)
