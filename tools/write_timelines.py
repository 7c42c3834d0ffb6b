"""Writes src/minetreaty/data/timelines/: every State's timeline under every convention, as it follows
from the acts.

    python tools/write_timelines.py

The first status is answered from these files without reading the acts. They are not facts: the tests prove that they
say what the acts and the law say, and a change of data or law shows in them as a diff to review.
"""

from __future__ import annotations

from pathlib import Path

from minetreaty.facts.bundled import Bundled, stamped
from minetreaty.standing.ledger import Ledger

FOLDER = Path(__file__).parents[1] / "src" / "minetreaty" / "data" / "timelines"


def text_of(ledger: Ledger) -> str:
    """The table of one convention: a row for each period, ``possible`` being what an undetermined status may be."""
    rows = ["state,since,status,possible"]
    for state in sorted(ledger.bounds):
        for since, _, status, possible in ledger.work_out(state).intervals():
            rows.append(f"{state},{since or ''},{status or ''},{' '.join(possible)}")
    return stamped(followed(ledger), ("\n".join(rows) + "\n").encode()).decode()


def followed(ledger: Ledger) -> list[str]:
    """The tables that the timelines of a convention follow from: acts and clauses, its own and those above it."""
    names: list[str] = []
    level: Ledger | None = ledger
    while level is not None:
        names += [f"acts/{level.key}.csv", f"conventions/{level.key}.json"]
        level = level.parent
    return [*names, "states/states.csv", "states/successions.csv", "sources.csv"]


def main() -> None:
    """Writes one file per convention."""
    FOLDER.mkdir(exist_ok=True)
    facts = Bundled()
    for key in facts.keys:
        (FOLDER / f"{key}.csv").write_text(text_of(Ledger(facts, key)), encoding="utf-8")


if __name__ == "__main__":
    main()
