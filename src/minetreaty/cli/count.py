"""``minetreaty count``: how many States a population has on a day."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.populations import PUBLISHED, Population
from ..standing.counts import Count
from .parsing import Commands, add_convention, add_known_on, add_on, add_within, by_word, one_of
from .replies import Cell, Reply, ReplyTable, doubt_notes, right, wide

_POPULATIONS = by_word(Population)


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "count",
        "how many States there are in each population on a date",
        run=run,
        examples=(
            "count APMBC CCM --on 2025-06-16",
            "count APMBC --population contracting-states --on 2006-07-31 --known-on 2006-07-31",
            "count APMBC --within EU --format csv",
        ),
        notes="The number leaves out the States under 'not known', whose status cannot be determined.",
    )
    add_convention(parser, several=True)
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
    if args.within:
        counts = [count.within(args.within) for count in counts]
    table = ReplyTable(_COLUMNS, [_row(count) for count in counts])
    shown = [
        (count.convention, count.on, count.population.label, count.at_least, count.open.codes, count.note)
        for count in counts
    ]
    return Reply(
        blocks=[
            ReplyTable(("convention", "date", "population", right("number"), wide("not_known"), wide("note")), shown)
        ],
        table=table,
        data={"known_on": args.known_on, "within": args.within, "counts": table.records()},
        notes=list(dict.fromkeys(note for count in counts for note in doubt_notes(count.convention, count.doubts))),
    )


_COLUMNS = (
    "convention",
    "date",
    "population",
    "number",
    "at_least",
    "at_most",
    "open",
    "unconfirmed",
    "contested",
    "beyond_record",
    "note",
)


def _row(count: Count) -> tuple[Cell, ...]:
    sure = (count.number, count.at_least, count.at_most, count.open.codes)
    return (
        count.convention,
        count.on,
        count.population,
        *sure,
        count.unconfirmed.codes,
        count.contested.codes,
        count.beyond_record,
        count.note,
    )
