"""Write the descriptions in src/minetreaty/data/: the JSON Schemas of canonical JSON and of claims, the Data Package.

    python tools/write_schemas.py

They are generated from the types. The tests prove that they are current, and that other tools accept our files with
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from minetreaty.claims.files import claims_schema
from minetreaty.facts.bundled import Bundled
from minetreaty.facts.schemas import data_package, json_schema, to_text

FOLDER = Path(__file__).parents[1] / "src" / "minetreaty" / "data"


def files() -> Iterator[tuple[Path, str]]:
    """Every file with its text."""
    yield FOLDER / "minetreaty.schema.json", to_text(json_schema())
    yield FOLDER / "claims.schema.json", to_text(claims_schema())
    yield FOLDER / "datapackage.json", to_text(data_package(Bundled()))


def main() -> None:
    """Writes the files."""
    for path, text in files():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
