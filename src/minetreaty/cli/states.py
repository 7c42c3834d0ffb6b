"""``minetreaty states``: the States of a day, or everything about one."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from .parsing import Commands, add_on, add_within
from .replies import Reply, ReplyTable, several, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "states",
        "the States that exist on a date, with their codes",
        run=run,
        examples=("states", "states --on 1990-01-01", "states --within UN:AFRICAN --format csv"),
        notes="The States are those of the depositary's practice; the list says nothing about statehood.",
    )
    add_on(parser, "the day of the edition")
    add_within(parser)
    parser.add_argument("--no-predecessors", action="store_true", help="only States that still exist")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    day = args.on or reg.facts.date
    found = reg.states(day, predecessors=not args.no_predecessors)
    if args.within:
        found = found.within(args.within, on=day)
    rows = [
        (s.alpha3, s.alpha2, s.m49, s, s.official_name, s.un, s.region, s.subregion, s.since, s.until) for s in found
    ]
    table = ReplyTable(
        ("alpha3", "alpha2", "m49", "name", "official_name", "un", "region", "subregion", "since", "until"), rows
    )
    return Reply(
        blocks=[
            ReplyTable(
                ("alpha3", "alpha2", "m49", wide("name"), "un", wide("subregion"), "since", "until"),
                [row[:4] + row[5:6] + row[7:] for row in rows],
                title=f"{several(len(found), 'State')} on {day}{f' within {args.within}' if args.within else ''}",
            )
        ],
        table=table,
        data={"on": day, "within": args.within, "open": found.undetermined, "states": table.records()},
        notes=[f"The tables cannot say of {', '.join(found.undetermined.names)}."] if found.undetermined else [],
    )
