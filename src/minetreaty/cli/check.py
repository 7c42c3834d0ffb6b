"""``minetreaty check``: what the record says to claims in a text or in a file of claims."""

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
from .replies import Reply, ReplyTable, wide

CONTRADICTED = 1
"""The exit code where the record contradicts a claim."""


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
        notes="FILE is a text in English, of which --published gives the day, or a JSON file of claims.\n"
        "Exit code 0: no claim is contradicted; 1: one is; 2: input that cannot be used.",
    )
    parser.add_argument("file", metavar="FILE", help="a text (- is standard input), or claims as JSON, by its ending")
    add_publication(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    claims, unread = _claims(Path(args.file), args)
    verdicts = [check(claim, reg) for claim in args.progress.over(claims)]
    rows = [
        (
            verdict.outcome,
            verdict.claim.text or str(verdict.claim),
            str(verdict.claim),
            _actual(verdict),
            _when(verdict),
            [source.id for source in verdict.sources],
        )
        for verdict in verdicts
    ]
    table = ReplyTable(
        ("verdict", wide("claim"), wide("read_as"), wide("actual"), wide("would_be_right"), wide("sources")), rows
    )
    return Reply(
        blocks=[
            ReplyTable(
                ("verdict", wide("claim"), wide("actual"), wide("would_be_right")), [(*r[:2], *r[3:5]) for r in rows]
            )
        ],
        table=table,
        data={
            "claims": [_plain(verdict) for verdict in verdicts],
            "unread": [
                {"text": part.text, "start": part.start, "end": part.end, "reason": part.reason} for part in unread
            ],
        },
        notes=[*dict.fromkeys(_notes(verdicts)), *(f"Not read: {part}." for part in unread)],
        code=CONTRADICTED if any(verdict.outcome is Outcome.CONTRADICTED for verdict in verdicts) else 0,
    )


def _claims(path: Path, args: Namespace) -> tuple[Sequence[Claim], Sequence[Unread]]:
    if path.suffix.casefold() == ".json":
        return read_claims(path), ()
    found = in_text(args)
    return found, found.unread


def _actual(verdict: Verdict) -> str:
    return str(verdict.reading)


def _when(verdict: Verdict) -> str:
    return "" if verdict.outcome is Outcome.SUPPORTED else "; ".join(str(case) for case in verdict.true_when)


def _notes(verdicts: Sequence[Verdict]) -> list[str]:
    notes: list[str] = []
    for verdict in verdicts:
        said = [*verdict.claim.assumed, *verdict.notes]
        said += [f"{verdict.claim}: learnt since, {verdict.since_learnt}"] if verdict.since_learnt else []
        notes += [f"{note[0].upper()}{note[1:]}." for note in said]
    return notes


def _plain(verdict: Verdict) -> dict[str, object]:
    return {
        "claim": to_plain(verdict.claim),
        "outcome": verdict.outcome,
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
            {"said": case.said, "circle": case.circle, "start": case.start, "end": case.end}
            for case in verdict.true_when
        ],
        "evidence": [str(act) for act in verdict.evidence],
        "sources": [source.id for source in verdict.sources],
        "since_learnt": verdict.since_learnt,
        "notes": list(verdict.notes),
    }
