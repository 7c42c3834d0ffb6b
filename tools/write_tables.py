"""Write the columns of every table into docs/reference/tables.md, below what is written there by hand.

python tools/write_tables.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import minetreaty as mt

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "tables.md"
_FIRST = "\n## " + next(iter(mt.tables.SCHEMAS)) + "\n"


def page() -> str:
    """The text of the page."""
    return PAGE.read_text("utf-8").partition(_FIRST)[0] + "\n" + "\n".join(_sections())


def _sections() -> Iterator[str]:
    for name, columns in mt.tables.SCHEMAS.items():
        yield f"## {name}\n\n| column | kind | meaning |\n| --- | --- | --- |"
        yield from (f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in columns)
        yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
