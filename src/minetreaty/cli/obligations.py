"""``minetreaty obligations``: what falls due for one State under a convention, and what became of it."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.doubts import Doubtful, DoubtKind, kinds_of
from ..questions.obligations import Obligation, Obligations
from .parsing import Commands, add_convention, add_known_on, add_on, add_state
from .replies import Cell, Reply, ReplyTable, doubt_notes, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "obligations",
        "what falls due for a State under a convention, and what became of it",
        run=run,
        examples=(
            "obligations AFG APMBC",
            "obligations Croatia APMBC --on 2026-03-02",
            "obligations Poland APMBC --on 2026-03-01 --format json",
        ),
        notes="Deadlines are computed from the State's own entry into force. The status describes our data and does "
        "not say that a State broke the treaty. A State that left and joined again has obligations of its own each "
        "time: those of the time of --on are listed.",
    )
    add_state(parser)
    add_convention(parser)
    add_on(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found: Obligations = reg.obligations(args.state, str(args.convention), on=args.on, known_on=args.known_on)
    rows = [_row(item, released=False) for item in found] + [_row(item, released=True) for item in found.released]
    table = ReplyTable(
        ("article", "duty", "arose", *COLUMNS, "fulfilled_on", "status", "released", *DOUBTS, wide("notes"), "sources"),
        rows,
        title=f"{found.state.name}, {found.convention}, {found.on}",
    )
    doubts = [doubt for doubt in found.standing.doubts if doubt.kind is not DoubtKind.BEYOND_RECORD]
    return Reply(
        blocks=[table.without("to_do", *DOUBTS[1:], "sources")],
        table=table,
        data={
            "state": found.state,
            "convention": found.convention,
            "on": found.on,
            "known_on": args.known_on,
            "as_of": reg.convention(found.convention).as_of,
            "left_on": found.left_on,
            "other_treaties": found.other_treaties,
            "obligations": table.records(),
        },
        notes=[*found.notes, *doubt_notes(found.convention, doubts)],
    )


def _row(item: Obligation, *, released: bool) -> tuple[Cell, ...]:
    return (
        item.article,
        item.duty.replace("_", " "),
        item.arose,
        *cells(item),
        item.fulfilled_on,
        item.status,
        "released" if released else None,
        *doubt_cells(item),
        " ".join(item.remarks),
        item.sources,
    )


COLUMNS = ("due", "extended_to", "may_be_extended", "requested_until", "to_do")
"""The columns on the deadline of an obligation, and on whether there is something to do."""


def cells(item: Obligation) -> tuple[Cell, ...]:
    """Return the cells of an obligation for `COLUMNS`."""
    return item.due, item.extended_to, item.may_be_extended or None, item.requested_until, item.to_do


DOUBTS = ("doubts", "unconfirmed", "contested", "disputed_date", "beyond_record")
"""The columns on what makes an answer uncertain."""


def doubt_cells(item: Doubtful) -> tuple[Cell, ...]:
    """Return the cells of an answer for `DOUBTS`."""
    flags = (item.unconfirmed, item.contested, item.disputed_date, item.beyond_record)
    return (kinds_of(item.doubts), *flags)
