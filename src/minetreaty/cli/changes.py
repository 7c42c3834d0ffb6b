"""``minetreaty changes``: what changed under a convention, and when."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ..loading import load
from ..model.conventions import Convention
from ..model.doubts import kinds_of
from ..standing.answers import StatusTransition
from .parsing import Commands, add_convention, add_known_on, add_span
from .replies import Reply, ReplyTable, in_words, several, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "changes",
        "every change of status under a convention",
        run=run,
        examples=(
            "changes APMBC --since 2025-01-01 --until 2025-12-31",
            "changes CCM --since 2025-03-06 --format csv",
            "changes APMBC --since 2025-06-01 --known-on 2025-06-30",
        ),
        notes="Effects that follow from acts already received are listed too, with their day in the future.",
    )
    add_convention(parser)
    add_span(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    convention = reg.convention(args.convention)
    changes = reg.changes(convention.key, since=args.since, until=args.until, known_on=args.known_on)
    table = ReplyTable(
        (
            "date",
            "date_is",
            "not_before",
            "not_after",
            "code",
            wide("name"),
            "before",
            "after",
            "act",
            "article",
            "doubts",
        ),
        [
            (
                c.date,
                c.date_is,
                c.not_before,
                c.not_after,
                c.state.alpha3,
                c.state,
                c.before,
                c.after,
                c.act.kind.label,
                c.article,
                kinds_of(c.doubts),
            )
            for c in changes
        ],
        title=f"{convention.key}: {several(len(changes), 'change')}{_span(args.since, args.until)}",
    )
    shown = ReplyTable(
        (wide("date"), wide("state"), "before", "after", wide("by"), wide("doubts")),
        [
            (_dated(c), c.state, c.before, c.after, f"{c.act.kind.label}, {c.article}", in_words(c.doubts))
            for c in changes
        ],
        title=table.title,
    )
    return Reply(
        blocks=[shown],
        table=table,
        data={
            "convention": convention.key,
            "since": args.since,
            "until": args.until,
            "known_on": args.known_on,
            "changes": table.records(),
        },
        notes=list(_notes(convention, args.until)),
    )


def _dated(change: StatusTransition) -> str:
    """The date, and how it is meant: 2026-04-15 at the earliest."""
    how = "" if change.date_is == "on" else f" {change.date_is.replace('_', ' the ')}"
    return f"{change.date}{how}"


def _span(since: str | None, until: str | None) -> str:
    return (f" from {since}" if since else "") + (f" to {until}" if until else "")


def _notes(convention: Convention, until: str | None) -> Iterator[str]:
    if until is None or until > convention.as_of.isoformat():
        yield f"The record is complete to {convention.as_of}; acts received later may be missing."
