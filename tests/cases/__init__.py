"""Cases with expected values that somebody else published, as tables: one case a line, each with its source."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent


def read(name: str) -> list[dict[str, str]]:
    """The lines of a table, by column."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def label(case: dict[str, str]) -> str:
    """A name for the case, for the test report."""
    return "-".join(value for key, value in case.items() if key not in ("source", "note"))
