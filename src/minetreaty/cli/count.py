"""``minetreaty count``: how many States a population has on a day."""

from __future__ import annotations

from argparse import Namespace

from ..answers import Count, Population
from ..edition import load
from .parsing import POPULATIONS, Commands, add_known_on, add_on, add_within
from .replies import Cell, Reply, Table, beyond_record, right, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "count",
        "how many States there are of each population on a day",
        run=run,
        examples=(
            "count APMBC CCM --on 2025-06-16",
            "count APMBC --population contracting-states --on 2006-07-31 --known-on 2006-07-31",
            "count APMBC --within EU --format csv",
        ),
        notes="The number leaves out the States under 'open', of which the record cannot say.",
    )
    parser.add_argument(
        "conventions",
        metavar="CONVENTION",
        nargs="*",
        default=["APMBC"],
        help="keys, titles or aliases (default: APMBC)",
    )
    add_on(parser)
    add_known_on(parser)
    parser.add_argument(
        "--population",
        choices=list(POPULATIONS),
        metavar="WHICH",
        help=f"only one of {', '.join(POPULATIONS)}",
    )
    add_within(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    wanted = [POPULATIONS[args.population]] if args.population else list(Population)
    counts = [
        reg.count(population, name, on=args.on, known_on=args.known_on)
        for name in args.conventions
        for population in wanted
    ]
    table = Table(
        ("convention", "on", "population", right("number"), wide("open"), wide("note")),
        [_row(count, args.within) for count in counts],
    )
    return Reply(
        blocks=[table],
        table=table,
        data={"known_on": args.known_on, "within": args.within, "counts": table.records()},
        notes=[
            note
            for key, day in dict.fromkeys((count.convention, count.on) for count in counts)
            for note in beyond_record(reg.convention(key), day)
        ],
    )


def _row(count: Count, within: str | None) -> tuple[Cell, ...]:
    members = count.members.within(within, on=count.on) if within else count.members
    number = len(members) if count.applicable else None
    return count.convention, count.on, count.population, number, members.undetermined.codes, count.note
