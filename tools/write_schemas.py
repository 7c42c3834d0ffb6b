"""Writes the descriptions in src/minetreaty/data/: the JSON Schemas of canonical JSON and of claims, the Data Package
of the tables.

python tools/write_schemas.py

They are generated from the types. The tests prove that they are current, and that the tools of others accept our files
with them.
"""

from __future__ import annotations

from pathlib import Path

from minetreaty.claims.files import claims_schema
from minetreaty.facts.bundled import Bundled
from minetreaty.facts.schemas import data_package, json_schema, to_text

FOLDER = Path(__file__).parents[1] / "src" / "minetreaty" / "data"


def main() -> None:
    """Writes the files."""
    (FOLDER / "minetreaty.schema.json").write_text(to_text(json_schema()), encoding="utf-8")
    (FOLDER / "claims.schema.json").write_text(to_text(claims_schema()), encoding="utf-8")
    (FOLDER / "datapackage.json").write_text(to_text(data_package(Bundled())), encoding="utf-8")


if __name__ == "__main__":
    main()
