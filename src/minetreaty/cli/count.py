"""``minetreaty count``: how many States a population has on a day."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.populations import PUBLISHED, Population
from ..standing.answers import Count
from .parsing import Commands, add_conventions, add_known_on, add_on, add_within, by_word, one_of
from .replies import Cell, Reply, ReplyTable, beyond_record, right, wide

_POPULATIONS = by_word(Population)


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
    add_conventions(parser)
    add_on(parser)
    add_known_on(parser)
    parser.add_argument(
        "--population",
        type=one_of(_POPULATIONS),
        choices=[*_POPULATIONS],
        metavar="WHICH",
        help=f"only one of {', '.join(_POPULATIONS)}",
    )
    add_within(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    wanted = [_POPULATIONS[args.population]] if args.population else list(PUBLISHED)
    counts = [
        reg.count(population, name, on=args.on, known_on=args.known_on)
        for name in args.conventions
        for population in wanted
    ]
    columns = ("convention", "on", "population", right("number"), wide("open"), wide("note"))
    rows = [_row(count, args.within) for count in counts]
    shown = [(*row[:2], count.population.label, *row[3:]) for row, count in zip(rows, counts, strict=True)]
    table = ReplyTable(columns, rows)
    return Reply(
        blocks=[ReplyTable(columns, shown)],
        table=table,
        data={"known_on": args.known_on, "within": args.within, "counts": table.records()},
        notes=[
            note
            for key, day in dict.fromkeys((count.convention, count.on) for count in counts)
            for note in beyond_record(key, day, reg.convention(key).as_of)
        ],
    )


def _row(count: Count, within: str | None) -> tuple[Cell, ...]:
    members = count.members.within(within, on=count.on) if within else count.members
    number = len(members) if count.applicable else None
    return count.convention, count.on, count.population, number, members.undetermined.codes, count.note
