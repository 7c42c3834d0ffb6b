"""``minetreaty enrich``: the status of the State on the day, beside each row of a CSV file."""

from __future__ import annotations

import datetime as dt
import re
from argparse import Namespace
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import AmbiguousName, UnknownState
from ..frames.gaps import Gaps
from ..frames.grid import NOWHERE, Piece, Roster
from ..frames.task import COLUMNS, Task, new_names
from ..intake.cells import cell_of, is_blank
from ..intake.date_columns import DateColumn
from ..intake.dates import Years
from ..intake.headings import heading_of, may_name_states
from ..intake.state_columns import StateColumn, contradiction, judge
from ..intake.states import StateReader
from ..intake.tables import UserTable, table_of
from ..loading import load
from ..model.days import as_day
from .files import standard_input
from .parsing import Commands, Misuse, add_known_on
from .reading import add_reading, reading_of
from .replies import Cell, Reply, ReplyTable, exact

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "enrich",
        "add the status of each row's State on its date to a table",
        run=run,
        examples=(
            "enrich accidents.csv --state iso3 --on date > enriched.csv",
            "enrich accidents.csv --on 2025-12-26 --columns is_party --prefix apmbc_",
            "enrich panel.csv --state ccode --vocabulary cow --on year --year end",
            "enrich - --convention CCM < accidents.csv",
        ),
        notes="FILE is CSV with any separator, JSON with a list of rows, or a workbook. Its cells stay as they are. "
        "States are codes or names; numbers need --vocabulary. Dates are read in every usual form. Rows without State "
        "or date, and those whose State is unknown or did not exist on the date, get empty cells; standard error "
        "counts and names them. A column in which nothing can be read is an error.",
        formats=("csv", "json"),
    )
    parser.add_argument("file", metavar="FILE", help="a table; - is standard input")
    parser.add_argument("--state", metavar="COLUMN", default="iso3", help="the column of States (default: %(default)s)")
    parser.add_argument(
        "--on", metavar="COLUMN|DAY", default="date", help="the column of dates, or one date (default: %(default)s)"
    )
    parser.add_argument(
        "--convention", metavar="CONVENTION", default="APMBC", help="a key, title or alias (default: %(default)s)"
    )
    add_known_on(parser)
    parser.add_argument(
        "--columns", metavar="LIST", default=",".join(COLUMNS), help="what to add (default: %(default)s)"
    )
    add_reading(parser)
    parser.add_argument("--prefix", metavar="TEXT", default="", help="what the names of the new columns begin with")
    parser.add_argument("--strict", action="store_true", help="refuse rows that cannot have a status")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    table = _read(args.file)
    heading, rows = table.headings, [[row.get(name) for name in table.headings] for _, row in table.rows]
    reg = load(args.record)
    names = new_names(args.columns.split(","), args.prefix)
    state = _place(heading, args.state)
    day = as_day(args.on) if args.on not in heading and _DAY.fullmatch(args.on) else None
    place = _place(heading, args.on) if day is None else None
    taken = [name for name in names.values() if name in heading]
    if taken:
        raise Misuse(f"The file has a column {taken[0]!r} already: choose a --prefix, or rename it.")
    ledger, said = reg.ledger(args.convention, known_on=args.known_on), reading_of(args)
    column = judge(table.cells(args.state), StateReader(reg, said["vocabulary"], said["names"]), args.state)
    _refuse(table, args.state, column)
    convention = ledger.convention
    years = Years(convention.adopted.year, convention.as_of.year + 1)
    dates = DateColumn(
        [] if place is None else table.cells(args.on), years, dayfirst=said["dayfirst"], year=said["year"]
    )
    roster = Roster(reg, ledger, day, column.reader)
    task = Task(
        state=args.state, on=day or args.on, names=names, roster=roster, as_of=ledger.as_of, strict=True, days=dates
    )
    known: dict[tuple[object, object], tuple[Piece, dt.date | None]] = {}
    without: Counter[tuple[object, object]] = Counter()
    remarks: dict[str, None] = {}
    added: list[dict[str, Cell]] = []
    beyond = 0
    for row in args.progress.over(rows):
        asked = cell_of(row[state]), None if place is None else cell_of(row[place])
        if asked not in known:
            when = day or (None if is_blank(asked[1]) else dates.day(asked[1]))
            known[asked] = _piece(roster, asked[0], when), when
            remarks |= dict.fromkeys(_remark(column, asked[0], when))
        piece, when = known[asked]
        if piece.status is None:
            without[asked] += 1
        is_late = None if piece.status is None or when is None else when > ledger.as_of
        beyond += bool(is_late)
        values: dict[str, Cell] = {
            "status": piece.status,
            "is_party": piece.is_party,
            "since": piece.since,
            "beyond_record": is_late,
        }
        added.append({new: values[column] for column, new in names.items()})
    gaps = Gaps(task)
    for (text, cell), count in without.items():
        gaps.add(text, day or cell, count)
    gaps.check_columns(len(rows))
    shown = [[_shown(cell) for cell in row] for row in rows]
    return Reply(
        blocks=(),
        table=ReplyTable(
            (*heading, *names.values()),
            [(*row, *map(exact, new.values())) for row, new in zip(shown, added, strict=True)],
            verbatim=True,
        ),
        data={"rows": [{**dict(zip(heading, row, strict=True)), **new} for row, new in zip(shown, added, strict=True)]},
        notes=[
            *table.notes,
            *([column.warning] if column.warning else []),
            *([f"Column {args.on!r}: {dates.note}. Say --dayfirst or --monthfirst to choose."] if dates.note else []),
            *(f"{remark}." for remark in remarks),
            *_notes(gaps, beyond, strict=args.strict),
        ],
    )


def _refuse(table: UserTable, name: str, column: StateColumn) -> None:
    """Refuse a column of States whose codes are of another list, or that another column contradicts."""
    said = column.problem
    for other in table.headings:
        if said:
            raise UnknownState(said, query=name)
        if other != name and (heading_of(other) == "state" or may_name_states(other)):
            second = judge(table.cells(other), column.reader.within("any"), other)
            if not second.problem and not second.unread:
                pairs = zip(table.cells(name), table.cells(other), strict=True)
                said = contradiction(pairs, column, second, other)
    if said:
        raise UnknownState(said, query=name)


def _remark(column: StateColumn, state: object, day: dt.date | None) -> Iterator[str]:
    """That a name or code was not in use on that day."""
    try:
        found = column.reader.meaning(state, day) if state and day else None
    except AmbiguousName:
        return
    if found is not None and found.remark:
        yield found.remark.partition(", not on ")[0]


def _shown(value: object) -> str:
    """A cell as text: as it was in a file of text, dates of workbooks as YYYY-MM-DD."""
    return "" if value is None else value if isinstance(value, str) else str(cell_of(value))


def _piece(roster: Roster, state: object, day: dt.date | None) -> Piece:
    """What the grid has for the State on the day."""
    line = roster.line(state) if state and day else None
    if line is None or day is None:
        return NOWHERE[0]
    pieces = roster.grid.lines[line]
    return pieces[bisect_right([piece.start for piece in pieces if piece.start], day)]


def _notes(gaps: Gaps, beyond: int, *, strict: bool) -> Iterator[str]:
    """What there is to say about the rows without status, and about those for dates `beyond` the record."""
    error = gaps.error()
    if error is not None:
        if strict:
            raise error
        yield str(error)
    if beyond:
        yield gaps.beyond(beyond)


def _read(name: str) -> UserTable:
    """The table in the file, or in what is piped in."""
    return table_of(standard_input().read() if name == "-" else Path(name))


def _place(heading: Sequence[str], name: str) -> int:
    if heading.count(name) != 1:
        how = "several columns" if name in heading else "no column"
        raise Misuse(f"The file has {how} {name!r}: it has {', '.join(map(repr, heading))}.")
    return heading.index(name)
