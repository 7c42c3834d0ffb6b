"""``minetreaty parties``: the States of a population on a day."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ..loading import load
from ..model.doubts import kinds_of
from ..model.populations import Population
from ..model.state_sets import StateSet
from ..model.statuses import Status
from ..standing.counts import Count
from .parsing import Commands, add_convention, add_known_on, add_on, add_within, by_word, one_of
from .replies import Reply, ReplyTable, doubt_notes, wide

_POPULATIONS = by_word(Population)


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "parties",
        "the States Parties on a date, or another population",
        run=run,
        examples=(
            "parties APMBC --on 2025-06-16",
            "parties APMBC --on 2025-06-16 --within EU",
            "parties CCM --population signatories --within Africa --format csv",
            "parties APMBC --on 2025-06-16 --population noncontracting --format json",
            "parties APMBC --on 2025-12-26 --status withdrawing",
        ),
        notes="States Parties are bound: the convention is in force for them. Contracting States have consented to be "
        "bound and not left, in force for them or not. Non-contracting States are all other States.",
    )
    add_convention(parser)
    add_on(parser)
    add_known_on(parser)
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument(
        "--population",
        type=one_of(_POPULATIONS),
        choices=[*_POPULATIONS],
        default="states-parties",
        metavar="WHICH",
        help=f"{', '.join(_POPULATIONS)} (default: %(default)s)",
    )
    statuses = by_word(Status)
    whom.add_argument(
        "--status",
        type=one_of(statuses),
        choices=[*statuses],
        metavar="STATUS",
        help=f"only States with this status: {', '.join(statuses)}",
    )
    add_within(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    population = _POPULATIONS[args.population]
    count = reg.count(population, args.convention, on=args.on, known_on=args.known_on)
    members = count.members
    if args.status:
        members = reg.having(args.status, args.convention, on=args.on, known_on=args.known_on)
    if args.within:
        members = members.within(args.within, on=count.on)
    standings = [reg.standing(state, args.convention, on=count.on, known_on=args.known_on) for state in members]
    table = ReplyTable(
        (
            "code",
            wide("name"),
            "status",
            "signed_on",
            "consented_on",
            "in_force_from",
            "withdrawal_effective",
            "doubts",
        ),
        [
            (
                s.state.alpha3,
                s.state,
                s.status,
                s.signed_on,
                s.consented_on,
                s.in_force_from,
                s.withdrawal_effective,
                kinds_of(s.doubts),
            )
            for s in standings
        ],
        title=_title(count, len(members), args),
    )
    return Reply(
        blocks=[table],
        table=table,
        data={
            "convention": count.convention,
            "population": None if args.status else population,
            "status": args.status,
            "on": count.on,
            "known_on": args.known_on,
            "within": args.within,
            "number": len(members) if count.applicable else None,
            "open": members.undetermined,
            "states": table.records(),
        },
        notes=list(_notes(count, members)),
    )


def _title(count: Count, number: int, args: Namespace) -> str:
    within = f" within {args.within}" if args.within else ""
    known = f", as known on {args.known_on}" if args.known_on else ""
    return f"{count.convention} on {count.on}{known}: {number} {args.status or count.population.label}{within}"


def _notes(count: Count, members: StateSet) -> Iterator[str]:
    if not count.applicable:
        yield f"{count.convention}: {count.note}."
    if members.undetermined:
        yield f"Not counted (status unknown): {', '.join(members.undetermined.names)}."
    about = [doubt for doubt in count.doubts if doubt.state is None or doubt.state in members]
    yield from doubt_notes(count.convention, about)
