"""``minetreaty profile``: one State under every convention."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from .obligations import DOUBTS, doubt_cells
from .parsing import Commands, add_known_on, add_on, add_state
from .replies import Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "profile",
        "one State's status under every treaty",
        run=run,
        examples=("profile USA", "profile Finland --on 2026-01-10", "profile KOR --format csv"),
    )
    add_state(parser)
    add_on(parser, "the latest date to which a record is complete")
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    conventions = {convention.key: convention for convention in reg.conventions}
    profile = reg.profile(args.state, on=args.on, known_on=args.known_on)
    table = ReplyTable(
        ("convention", wide("title"), "status", "possible", "since", "until", *DOUBTS),
        [
            (
                standing.convention,
                conventions[standing.convention].short_title,
                standing.status,
                standing.possible,
                standing.since,
                standing.until,
                *doubt_cells(standing),
            )
            for standing in profile
        ],
        title=f"{profile.state} ({profile.state.alpha3}) on {profile.on}",
    )
    return Reply(
        blocks=[table.without(*DOUBTS[1:]), Text(profile.strictest)],
        table=table,
        data={
            "state": profile.state,
            "on": profile.on,
            "known_on": profile.known_on,
            "bound_by": profile.bound_by,
            "nearest": profile.nearest,
            "standings": table.records(),
        },
        notes=profile.notes,
    )
