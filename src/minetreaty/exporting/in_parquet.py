"""An export as a folder of Parquet files, with the description of a Data Package beside them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from ..register import Register
from .in_package import DESCRIPTION, description
from .relations import ExportedTable


def write(found: Iterable[ExportedTable], folder: Path, register: Register) -> None:
    """Write a file for each table into the folder, which must exist. Raises `MissingExtra` without pyarrow."""
    listed = tuple(found)
    for relation in listed:
        table = _described(relation)
        import_module("pyarrow.parquet").write_table(table, str(folder / f"{relation.name}.parquet"))
    (folder / DESCRIPTION).write_text(description(listed, register, "parquet"), encoding="utf-8")


def _described(relation: ExportedTable) -> Any:
    """The table of Arrow, with the meaning of each column in its field, and its title in the schema."""
    table: Any = relation.table.to_pyarrow()
    schema = table.schema
    for place, column in enumerate(relation.table.columns):
        schema = schema.set(place, schema.field(place).with_metadata({"description": column.meaning}))
    return table.cast(schema.with_metadata({"title": relation.title}))
