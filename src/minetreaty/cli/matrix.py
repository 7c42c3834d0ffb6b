"""``minetreaty matrix``: every State under every convention."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from ..loading import load
from ..model.doubts import Doubt, DoubtKind, kinds_of
from ..model.statuses import Status
from ..questions.dates import beyond_records
from ..questions.profiles import is_marked
from .parsing import Commands, add_known_on, add_on, add_within
from .replies import Reply, ReplyTable, StatusLetter, Text, doubt_notes, several

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
    add_on(parser, "the latest date to which a record is complete")
    add_known_on(parser)
    add_within(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    matrix = reg.matrix(on=args.on, known_on=args.known_on)
    shown = matrix.states.within(args.within, on=matrix.on) if args.within else matrix.states
    rows = [
        (state, statuses, doubts)
        for (state, statuses), doubts in zip(matrix, matrix.doubts, strict=True)
        if state in shown
    ]
    table = ReplyTable(
        ("code", "name", *matrix.conventions, "doubts", "beyond_record"),
        [
            (state.alpha3, state, *statuses, _doubts(matrix.conventions, doubts), matrix.beyond_record)
            for state, statuses, doubts in rows
        ],
    )
    brief = ReplyTable(
        ("code", *matrix.conventions),
        [(state.alpha3, *map(_letter, statuses, doubts)) for state, statuses, doubts in rows],
        title=f"{several(len(rows), 'State')} on {matrix.on}{f' within {args.within}' if args.within else ''}",
    )
    legend = ", ".join(f"{letter} {status}" for status, letter in _LETTERS.items())
    uncertain = [
        note
        for column, key in enumerate(matrix.conventions)
        for note in doubt_notes(key, (doubt for _, _, cells in rows for doubt in cells[column] if _is_told(doubt)))
    ]
    return Reply(
        blocks=[
            brief,
            Text(f"The letters: {legend}. An asterisk marks what is contested or unconfirmed."),
        ],
        table=table,
        data={
            "on": matrix.on,
            "known_on": matrix.known_on,
            "within": args.within,
            "conventions": matrix.conventions,
            "as_of": dict(zip(matrix.conventions, matrix.as_of, strict=True)),
            "states": table.records(),
        },
        notes=[*uncertain, *beyond_records(reg.conventions, matrix.on)],
    )


def _letter(status: Status, doubts: tuple[Doubt, ...]) -> StatusLetter:
    return StatusLetter(f"{_LETTERS[status]}{'*' if is_marked(doubts) else ''}", status)


def _is_told(doubt: Doubt) -> bool:
    """Whether the doubt is about the status: the matrix shows no dates, and one note tells where the records end."""
    return doubt.kind not in (DoubtKind.BEYOND_RECORD, DoubtKind.DISPUTED_DATE)


def _doubts(conventions: Sequence[str], cells: Sequence[tuple[Doubt, ...]]) -> list[str]:
    """The kinds of doubt in a row, each with its convention: CCW-A1:contested."""
    return [
        f"{key}:{kind}"
        for key, doubts in zip(conventions, cells, strict=True)
        for kind in kinds_of(doubts)
        if kind is not DoubtKind.BEYOND_RECORD
    ]
