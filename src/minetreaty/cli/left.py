"""``minetreaty left``: which States left a convention, and which gave notice that they leave."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.doubts import kinds_of
from ..model.statuses import Status
from .parsing import Commands, add_convention, add_known_on, add_on
from .replies import Cell, Reply, ReplyTable, doubt_notes, several, when, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "left",
        "who left a convention, or gave notice to leave, and when",
        run=run,
        examples=("left", "left APMBC --on 2025-12-27", "left CCM --format csv"),
        notes="'notice' is the date on which the depositary received the notice. A State is bound until the date under "
        "'left' or 'leaves'.",
    )
    add_convention(parser)
    add_on(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    brief = reg.brief(args.convention, on=args.on, known_on=args.known_on)
    key = brief.convention
    gone = [
        change
        for change in reg.changes(key, until=brief.on, known_on=args.known_on)
        if change.after is Status.WITHDRAWN
    ]
    now = {change.state: reg.standing(change.state, key, on=brief.on, known_on=args.known_on) for change in gone}
    rows: list[tuple[Cell, ...]] = [
        (c.state.alpha3, c.state, when(c.act), c.date, None, now[c.state].status, c.article, kinds_of(c.doubts))
        for c in gone
    ]
    rows += [
        (n.state.alpha3, n.state, n.since, None, n.outcome, Status.WITHDRAWING, n.article, ()) for n in brief.leaving
    ]
    table = ReplyTable(
        ("code", wide("state"), "notice", "left", wide("leaves"), "status", "article", "doubts"),
        rows,
        title=f"{key}, {brief.on}: {several(len(gone), 'State')} left, {len(brief.leaving)} under notice",
    )
    doubts = [doubt for standing in now.values() for doubt in standing.doubts]
    return Reply(
        blocks=[table.without("code", "doubts")],
        table=table,
        data={"convention": key, "on": brief.on, "known_on": brief.known_on, "left": table.records()},
        notes=list(doubt_notes(key, doubts)),
    )
