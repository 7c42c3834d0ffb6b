"""``minetreaty deadlines``: what comes due for States Parties in a span of time, also as a calendar file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from ..loading import load
from ..model.doubts import DoubtKind
from ..questions.coming_due import Deadlines
from ..questions.obligations import Obligation, ObligationStatus
from .files import saving
from .obligations import COLUMNS, DOUBTS, cells, doubt_cells
from .parsing import Commands, add_convention, add_known_on
from .replies import Reply, ReplyTable, Text, in_words, several, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "deadlines",
        "what comes due for States Parties until a date",
        run=run,
        examples=(
            "deadlines --until 2027-12-31",
            "deadlines APMBC --until 2026-12-31 --yearly --format csv",
            "deadlines --since 2025-12-01 --until 2026-06-30",
        ),
        notes="Deadlines are computed from each State's entry into force, and moved by the extensions in our data. One "
        "that passed is listed if it may have been extended. With --ics they are written to an iCalendar file too, "
        "which needs minetreaty[calendar].",
    )
    parser.add_argument("--until", metavar="DAY", required=True, help="the last day, included, YYYY-MM-DD")
    parser.add_argument(
        "--since",
        metavar="DAY",
        help="first date, and date of the status (default: that to which each record is complete)",
    )
    add_convention(parser, None)
    parser.add_argument("--yearly", action="store_true", help="the reports of each year too")
    parser.add_argument("--ics", metavar="FILE", help="write an iCalendar file")
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found = reg.deadlines(
        args.convention, until=args.until, since=args.since, yearly=args.yearly, known_on=args.known_on
    )
    notes = [] if args.yearly else ["The reports of each year, due on 30 April, are listed with --yearly."]
    if args.ics:
        from ..questions.calendars import icalendar

        with saving(args.ics):
            Path(args.ics).write_bytes(icalendar(found, edition=reg.facts.date))
        notes.append(f"{len(found)} deadlines were written to {args.ics}.")
    table = ReplyTable(
        (
            "deadline",
            "code",
            wide("name"),
            "convention",
            wide("article"),
            wide("what"),
            *COLUMNS,
            wide("status"),
            *DOUBTS,
            "judged_on",
            "as_of",
            wide("notes"),
            "sources",
        ),
        [
            (
                item.deadline,
                item.state.alpha3,
                item.state,
                item.convention,
                item.article,
                item.title,
                *cells(item),
                item.status,
                *doubt_cells(item),
                item.on,
                item.as_of,
                " ".join(item.remarks),
                item.sources,
            )
            for item in found
        ],
        title=f"{several(len(found), 'deadline')} to {args.until}",
    )
    unknown = [
        f"- {item.state.name}, {item.convention} {item.article}: {' '.join(item.remarks)}" for item in _open(found)
    ]
    shown = ReplyTable(
        ("deadline", wide("state"), wide("under"), wide("what"), "to_do", wide("status"), wide("doubts")),
        [
            (
                item.deadline,
                item.state,
                f"{item.convention} {item.article}",
                item.title,
                item.to_do,
                item.status,
                in_words(item.doubts),
            )
            for item in found
        ],
        title=table.title,
    )
    contested = [doubt for item in found for doubt in item.doubts if doubt.kind is DoubtKind.CONTESTED]
    return Reply(
        blocks=[shown, *([Text("\n".join(unknown), title="What is not known")] if unknown else [])],
        table=table,
        data={
            "since": args.since,
            "until": args.until,
            "known_on": args.known_on,
            "judged": found.judged,
            "not_listed": [standing.state for standing in found.not_listed],
            "deadlines": table.records(),
        },
        notes=[*found.notes, *(doubt.text for doubt in dict.fromkeys(contested)), *notes],
    )


def _open(found: Deadlines) -> Iterator[Obligation]:
    """The obligations of which the status or the deadline is not known."""
    return (item for item in found if item.may_be_extended or item.status is ObligationStatus.UNDETERMINED)
