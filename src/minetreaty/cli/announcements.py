"""``minetreaty announcements``: signs of intent and positions, or one State's chronology."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.announcements import Announcement
from ..register import Register
from .parsing import Commands, Misuse, add_convention, add_span
from .replies import Cell, Reply, ReplyTable, several, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "announcements",
        "signs of intent and positions; none of them changes a status",
        run=run,
        examples=(
            "announcements --state FIN",
            "announcements APMBC --since 2025-06-01 --until 2025-06-30",
            "announcements APMBC --state Finland --chronology",
        ),
        notes="With --chronology the list has the State's acts and their effects too, all in order of date.",
    )
    parser.add_argument("--state", metavar="STATE", help="a code or a name")
    add_convention(parser, None)
    parser.add_argument(
        "--chronology", action="store_true", help="with the acts and effects; needs a State and a convention"
    )
    add_span(parser)
    parser.add_argument("--known-on", metavar="DAY", help="leave out what was not yet known on that date")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    return _chronology(args) if args.chronology else _list(args)


def _list(args: Namespace) -> Reply:
    reg = load(args.record)
    found = reg.announcements(args.state, args.convention, since=args.since, until=args.until, known_on=args.known_on)
    table = ReplyTable(
        ("date", "code", wide("name"), "convention", "kind", wide("actor"), wide("text"), "unconfirmed", "sources"),
        [(a.date, *_who(reg, a), a.convention, a.kind.label, a.actor, a.text, a.unconfirmed, a.sources) for a in found],
        title=several(len(found), "announcement"),
    )
    shown = ReplyTable(table.columns[:-2], [row[:-2] for row in table.rows], title=table.title)
    return Reply(blocks=[shown], table=table, data={"announcements": table.records()})


def _who(reg: Register, announcement: Announcement) -> tuple[Cell, Cell]:
    """The code and name of the State; a body that is none has a name only."""
    code = announcement.state
    return (code, reg.state(code)) if code else (None, announcement.body)


def _chronology(args: Namespace) -> Reply:
    if not args.state or not args.convention:
        raise Misuse("--chronology needs --state STATE and a convention. See 'minetreaty announcements --help'.")
    reg = load(args.record)
    found = reg.chronology(args.state, args.convention, since=args.since, until=args.until, known_on=args.known_on)
    table = ReplyTable(
        ("date", wide("step")),
        [(step.when, step.text) for step in found.steps],
        title=f"{found.state.name}, {found.convention}",
    )
    return Reply(
        blocks=[table],
        table=table,
        data={"state": found.state, "convention": found.convention, "chronology": table.records()},
    )
