"""An export as a zipped Data Package (version 2): CSV files, with a description of every column for programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..frames.table import Column, Kind
from ..register import Register
from .relations import ExportedTable

DESCRIPTION = "datapackage.json"
_ALWAYS_THEN = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip file: one that says nothing about when it was written
_TYPES = {
    Kind.TEXT: "string",
    Kind.WORD: "string",
    Kind.DAY: "date",
    Kind.TRUTH: "boolean",
    Kind.COUNT: "integer",
    Kind.NUMBER: "number",
}


def write(found: Iterable[ExportedTable], path: Path, register: Register) -> None:
    """Write the package."""
    listed = tuple(found)
    with zipfile.ZipFile(path, "w") as package:
        _add(package, DESCRIPTION, description(listed, register, "csv"))
        for relation in listed:
            _add(package, f"{relation.name}.csv", _csv(relation))


def description(found: Iterable[ExportedTable], register: Register, ending: str) -> str:
    """The description of the package as JSON: every table with its types, keys and the meaning of its columns."""
    resources = [_resource(relation, ending) for relation in found]
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "minetreaty-export",
        "title": "Acts of States under the treaties on mines and cluster munitions, and what follows from them",
        "version": register.edition.version,
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": resources,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _resource(relation: ExportedTable, ending: str) -> dict[str, Any]:
    references = [
        {"fields": [item.column], "reference": {"resource": item.relation, "fields": [item.target]}}
        for item in relation.references
    ]
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in relation.key) for column in relation.table.columns],
        "missingValues": [""],
        "primaryKey": [*relation.key],
    }
    of_csv = {"mediatype": "text/csv", "encoding": "utf-8"} if ending == "csv" else {}
    return {
        "name": relation.name,
        "type": "table",
        "path": f"{relation.name}.{ending}",
        "title": relation.title,
        "format": ending,
        **of_csv,
        "schema": schema | ({"foreignKeys": references} if references else {}),
    }


def _field(column: Column, needed: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if needed else {}
    constraints |= {"enum": [*column.words]} if column.words else {}
    field = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})


def _csv(relation: ExportedTable) -> str:
    """The rows as they are: programs read them by the description, so that no cell is changed for spreadsheets."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(relation.table.names)
    writer.writerows([_cell(value) for value in row] for row in relation.table.rows)
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _add(package: zipfile.ZipFile, name: str, text: str) -> None:
    about = zipfile.ZipInfo(name, _ALWAYS_THEN)
    about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    package.writestr(about, text.encode("utf-8"), compresslevel=9)
