"""``minetreaty check``: check the claims in a text or in a file of claims."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from ..claims.checks import check
from ..claims.files import read_claims, to_plain
from ..claims.kinds import Claim
from ..claims.reading.prose import Unread
from ..claims.verdicts import Outcome, TrueWhen, Verdict
from ..claims.words import plain
from ..loading import load
from ..model.days import ONE_DAY
from .claims import add_publication, assumed_date, in_text
from .parsing import Commands
from .replies import Reply, ReplyTable, Text, wide

CONTRADICTED = 1
"""The exit code where the data contradict a claim."""
_COLUMNS = ("verdict", "convention", "date")
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
            "check 'In June 2025, 133 States had signed the Mine Ban Convention.'",
            "check statement.txt --published 2025-06-16",
            "check claims.json",
            "check claims.json --format json",
        ),
        notes="FILE is a text in English, with its date of publication under --published, or a .json file of claims, "
        "or a sentence in quotes.\n"
        "Exit code 0: no claim is contradicted; 1: one is; 2: input that cannot be used.",
    )
    parser.add_argument(
        "file", metavar="FILE", help="a text (- is standard input), a sentence in quotes, or a .json file of claims"
    )
    add_publication(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    claims, unread = _claims(Path(args.file), args)
    verdicts = [check(claim, reg) for claim in args.progress.over(claims)]
    table = ReplyTable(
        (*_COLUMNS, *map(wide, ("claim", "read_as", "our_data", "true_for", "assumed", "notes", "sources"))),
        [(*_row(verdict), *_details(verdict)) for verdict in verdicts],
    )
    people = ReplyTable(
        (*_COLUMNS, wide("claim"), wide("our_data")),
        [(*_row(verdict), _explained(verdict)) for verdict in verdicts],
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
        notes=[*assumed_date(args), *(f"Not understood: {part}." for part in unread)],
        code=CONTRADICTED if any(verdict.outcome is Outcome.CONTRADICTED for verdict in verdicts) else 0,
    )


def _claims(path: Path, args: Namespace) -> tuple[Sequence[Claim], Sequence[Unread]]:
    if path.suffix.casefold() == ".json":
        return read_claims(path), ()
    found = in_text(args)
    return found, found.unread


def _row(verdict: Verdict) -> tuple[str, ...]:
    """The verdict with the convention, the time that the claim speaks of, and its words."""
    claim = verdict.claim
    times = (getattr(claim, name, None) for name in ("when", "on", "since", "later"))
    time = next((time for time in times if time is not None), claim.published)
    return verdict.outcome, claim.convention, str(time), claim.text or str(claim)


def _details(verdict: Verdict) -> tuple[str | list[str], ...]:
    """What the claim was read as, what our data say in the reading that decides, and the rest, each on its own."""
    claim = verdict.claim
    true_for = "" if verdict.outcome is Outcome.SUPPORTED else "; ".join(map(str, verdict.true_when))
    sources = [source.id for source in verdict.sources]
    return str(claim), str(verdict.reading), true_for, "; ".join(claim.assumed), "; ".join(_notes(verdict)), sources


def _explained(verdict: Verdict) -> str:
    """The same for people, with the first cases only in which the claim would be true."""
    reading, cases = verdict.reading, verdict.true_when
    parts = [f"{'' if reading.usual else 'Right if meant carelessly: '}{reading}"]
    if cases and verdict.outcome is not Outcome.SUPPORTED:
        more = f"; and {len(cases) - _CASES} more" if len(cases) > _CASES else ""
        parts.append(f"True for: {'; '.join(map(_short, cases[:_CASES]))}{more}")
    parts += [f"Assumed: {note}" for note in verdict.claim.assumed]
    parts += _notes(verdict)
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts)


def _short(case: TrueWhen) -> str:
    """A case in few words: "had joined, 2025-03-12 to 2025-06-24"."""
    if case.population is None or case.start is None:
        return case.said
    until = f"{case.start} to {case.end - ONE_DAY}" if case.end else f"from {case.start}"
    return f"{plain(case.population)}, {until}"


def _notes(verdict: Verdict) -> list[str]:
    """What else there is to say: notes, and what was learnt after the claim was published."""
    return [*verdict.notes, *([f"learnt since: {verdict.since_learnt}"] if verdict.since_learnt else ())]


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
