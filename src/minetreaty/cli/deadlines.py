"""``minetreaty deadlines``: what comes due for States Parties in a span of time, also as a calendar file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..loading import load
from .files import saving
from .parsing import Commands, add_known_on
from .replies import Reply, ReplyTable, several, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "deadlines",
        "what comes due for States Parties until a day",
        run=run,
        examples=(
            "deadlines --until 2027-12-31",
            "deadlines --until 2026-12-31 --convention APMBC --yearly --format csv",
            "deadlines --since 2025-12-01 --until 2026-06-30",
        ),
        notes="Deadlines are computed from each State's entry into force, moved by the extensions in the record. With "
        "--ics they are written to an iCalendar file too, which needs minetreaty[calendar].",
    )
    parser.add_argument("--until", metavar="DAY", required=True, help="the last day, included, YYYY-MM-DD")
    parser.add_argument(
        "--since", metavar="DAY", help="the first day, on which they are judged (default: the end of each record)"
    )
    parser.add_argument("--convention", metavar="CONVENTION", help="only this one: a key, title or alias")
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
            wide("state"),
            "convention",
            wide("article"),
            wide("what"),
            "extended",
            "status",
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
                item.extended_to is not None,
                item.status,
                " ".join(item.notes),
                item.sources,
            )
            for item in found
        ],
        title=f"{several(len(found), 'deadline')} to {args.until}",
    )
    return Reply(
        blocks=[table.without("code", "notes", "sources")],
        table=table,
        data={"since": args.since, "until": args.until, "known_on": args.known_on, "deadlines": table.records()},
        notes=notes,
    )
