"""``minetreaty history``: a State's full history under a convention."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..standing.answers import describe
from .parsing import Commands, add_convention, add_known_on, add_state
from .replies import Cell, Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "history",
        "a State's periods and acts under a convention",
        run=run,
        examples=(
            "history EST APMBC",
            "history 'South Sudan' APMBC --known-on 2011-10-01",
            "history LTU CCM --format json",
        ),
        notes="The date under 'until' is the first one after the period.",
    )
    add_state(parser)
    add_convention(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    history = load(args.record).history(args.state, args.convention, known_on=args.known_on)
    causes = {change.date: change for change in history.transitions}
    rows: list[tuple[Cell, ...]] = []
    for period in history.periods:
        cause = causes.get(period.start) if period.start else None
        kind, article, sources = (
            (cause.act.kind.label, cause.article, cause.act.sources) if cause else (None, None, None)
        )
        rows.append((period.start, period.end, period.status, period.possible, kind, article, sources))
    table = ReplyTable(("since", "until", "status", "possible", "act", "article", "sources"), rows)
    known = f", as known on {args.known_on}" if args.known_on else ""
    return Reply(
        blocks=[
            ReplyTable(
                ("since", "until", "status", wide("possible"), wide("act"), "article"),
                [row[:-1] for row in rows],
                title=f"{history.state} ({history.state.alpha3}) under the {history.convention}{known}",
            ),
            Text("\n".join(f"- {describe(act)}" for act in history.acts) or "none", title="Acts in the record"),
        ],
        table=table,
        data={
            "state": history.state,
            "convention": history.convention,
            "known_on": args.known_on,
            "periods": history.periods,
            "transitions": history.transitions,
            "acts": history.acts,
        },
    )
