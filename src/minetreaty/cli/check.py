"""``minetreaty check``: check the claims in a text or in a file of claims."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from ..claims.checks import check
from ..claims.files import read_claims, to_plain
from ..claims.kinds import Claim
from ..claims.reading.prose import Unread
from ..claims.verdicts import Outcome, Verdict
from ..loading import load
from .claims import add_publication, in_text
from .parsing import Commands
from .replies import Reply, ReplyTable, Text, wide

CONTRADICTED = 1
"""The exit code where the data contradict a claim."""
_WIDEST = 100
_CASES = 3
"""So many cases in which a claim would be true are shown to people."""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "check",
        "check the claims in a text",
        run=run,
        examples=(
            "check statement.txt --published 2025-06-16",
            "check claims.json",
            "check claims.json --format json",
        ),
        notes="FILE is a text in English, with its date of publication under --published, or a .json file of claims.\n"
        "Exit code 0: no claim is contradicted; 1: one is; 2: input that cannot be used.",
    )
    parser.add_argument("file", metavar="FILE", help="a text (- is standard input), or a .json file of claims")
    add_publication(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    claims, unread = _claims(Path(args.file), args)
    verdicts = [check(claim, reg) for claim in args.progress.over(claims)]
    table = ReplyTable(
        (
            "verdict",
            "convention",
            "date",
            *map(wide, ("claim", "read_as", "our_data", "true_for", "assumed", "sources")),
        ),
        [(*_row(verdict, verdict.true_when), [source.id for source in verdict.sources]) for verdict in verdicts],
    )
    people = ReplyTable(
        ("verdict", "convention", "date", *map(wide, ("claim", "our_data", "true_for", "assumed"))),
        [_without_reading(_row(verdict, verdict.true_when[:_CASES])) for verdict in verdicts],
        widest=_WIDEST,
    )
    return Reply(
        blocks=[people if verdicts else Text("No checkable claim found.")],
        table=table,
        data={
            "claims": [_plain(verdict) for verdict in verdicts],
            "unread": [
                {"text": part.text, "start": part.start, "end": part.end, "reason": part.reason} for part in unread
            ],
        },
        notes=[*dict.fromkeys(_notes(verdicts)), *(f"Not understood: {part}." for part in unread)],
        code=CONTRADICTED if any(verdict.outcome is Outcome.CONTRADICTED for verdict in verdicts) else 0,
    )


def _claims(path: Path, args: Namespace) -> tuple[Sequence[Claim], Sequence[Unread]]:
    if path.suffix.casefold() == ".json":
        return read_claims(path), ()
    found = in_text(args)
    return found, found.unread


def _row(verdict: Verdict, cases: Sequence[object]) -> tuple[str, ...]:
    """The verdict with the convention, the time, the words, what they were read as, and what our data say."""
    claim = verdict.claim
    times = (getattr(claim, name, None) for name in ("when", "on", "since", "later"))
    more = len(verdict.true_when) - len(cases)
    true_for = "; ".join(map(str, cases)) + (f"; and {more} more" if more else "")
    return (
        verdict.outcome,
        claim.convention,
        str(next((time for time in times if time is not None), claim.published)),
        claim.text or str(claim),
        str(claim),
        str(verdict.reading),
        "" if verdict.outcome is Outcome.SUPPORTED else true_for,
        "; ".join(claim.assumed),
    )


def _without_reading(row: tuple[str, ...]) -> tuple[str, ...]:
    return (*row[:4], *row[5:])


def _notes(verdicts: Sequence[Verdict]) -> list[str]:
    notes: list[str] = []
    for verdict in verdicts:
        said = [f"{verdict.claim}: {note}" for note in verdict.notes]
        said += [f"{verdict.claim}: learnt since, {verdict.since_learnt}"] if verdict.since_learnt else []
        notes += [f"{note[0].upper()}{note[1:]}." for note in said]
    return notes


def _plain(verdict: Verdict) -> dict[str, object]:
    return {
        "claim": to_plain(verdict.claim),
        "outcome": verdict.outcome,
        "decided_by": verdict.reading.name,
        "readings": [
            {
                "name": reading.name,
                "usual": reading.usual,
                "outcome": reading.outcome,
                "said": reading.said,
                "missing": reading.missing,
                "extra": reading.extra,
                "open": reading.open,
                "note": reading.note,
            }
            for reading in verdict.readings
        ],
        "true_when": [
            {"said": case.said, "population": case.population, "start": case.start, "end": case.end}
            for case in verdict.true_when
        ],
        "evidence": [str(act) for act in verdict.evidence],
        "sources": [source.id for source in verdict.sources],
        "since_learnt": verdict.since_learnt,
        "notes": list(verdict.notes),
    }
