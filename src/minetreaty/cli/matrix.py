"""``minetreaty matrix``: every State under every convention."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.statuses import Status
from .parsing import Commands, add_known_on, add_on, add_within
from .replies import Reply, ReplyTable, StatusLetter, Text, several

_LETTERS = {
    Status.OUTSIDE: "-",
    Status.SIGNATORY: "S",
    Status.CONTRACTING: "C",
    Status.PARTY: "P",
    Status.WITHDRAWING: "N",
    Status.WITHDRAWN: "W",
    Status.UNDETERMINED: "?",
}
"""What stands for each status where there is no room for the word."""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "matrix",
        "every State's status under every treaty",
        run=run,
        examples=("matrix --within EU", "matrix --on 2025-12-27 --format csv"),
    )
    add_on(parser, "the last day to which every record is complete")
    add_known_on(parser)
    add_within(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    day = args.on or min(convention.as_of for convention in reg.conventions)
    matrix = reg.matrix(on=day, known_on=args.known_on)
    shown = matrix.states.within(args.within, on=matrix.on) if args.within else matrix.states
    rows = [(state, statuses) for state, statuses in matrix if state in shown]
    table = ReplyTable(
        ("code", "state", *matrix.conventions), [(state.alpha3, state, *statuses) for state, statuses in rows]
    )
    brief = ReplyTable(
        ("code", *matrix.conventions),
        [(state.alpha3, *(StatusLetter(_LETTERS[status], status) for status in statuses)) for state, statuses in rows],
        title=f"{several(len(rows), 'State')} on {matrix.on}{f' within {args.within}' if args.within else ''}",
    )
    legend = ", ".join(f"{letter} {status}" for status, letter in _LETTERS.items())
    return Reply(
        blocks=[brief, Text(f"The letters: {legend}.")],
        table=table,
        data={
            "on": matrix.on,
            "known_on": args.known_on,
            "within": args.within,
            "conventions": matrix.conventions,
            "states": table.records(),
        },
        notes=[
            f"{convention.key}: the record is complete to {convention.as_of}; acts received later may be missing."
            for convention in reg.conventions
            if matrix.on > convention.as_of
        ],
    )
