"""Schemas for other tools: what `structuring` and `layout` ask of files, generated from the types.

``minetreaty.schema.json`` (JSON Schema 2020-12) describes canonical JSON, ``datapackage.json`` (Data Package 2) the
folder of tables. Both are in the package's ``data``; ``python tools/regenerate.py`` writes them.
"""

from __future__ import annotations

import datetime as dt
import inspect
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from attrs import NOTHING, fields, has

from ..model.acts import ActRef
from ..model.checks import LEAST, NUMBERS
from ..model.hints import hints_of, is_tuple, item_of, without_none
from ..model.partial_dates import PartialDate
from . import cells
from .canonical import FORMAT
from .layout import SECTIONS, SEPARATOR, TABLES, FactTable, derived_fields, stated_fields
from .meanings import MEANINGS
from .protocol import Facts

_DAY = "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DATE = "[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_TEXT = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$"

_TEXTS = {
    "text": {"type": "string", "pattern": _TEXT, "description": "Text without control characters."},
    "stated_text": {"$ref": "#/$defs/text", "minLength": 1, "description": "Text that is not empty."},
    "day": {"type": "string", "format": "date", "pattern": f"^{_DAY}$", "description": "A day, YYYY-MM-DD."},
    "date": {"type": "string", "pattern": f"^{_DATE}$", "description": "A date: YYYY, YYYY-MM or YYYY-MM-DD."},
    "whole_number": {"type": "integer", "minimum": NUMBERS[0], "maximum": NUMBERS[-1]},
}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"$ref": "#/$defs/text"},
    dt.date: {"$ref": "#/$defs/day"},
    PartialDate: {"$ref": "#/$defs/date"},
    int: {"$ref": "#/$defs/whole_number"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}
_STATED = {"$ref": "#/$defs/stated_text"}


def to_text(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


# ---- JSON Schema


def json_schema() -> dict[str, Any]:
    """The JSON Schema of canonical JSON. It knows neither duplicate keys nor references: reading is stricter."""
    defs: dict[str, Any] = dict(_TEXTS)
    sections = {name: {"type": "array", "items": _schema(table.cls, defs)} for name, table in SECTIONS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:minetreaty:schema:{FORMAT.rpartition('/')[2]}",
        "title": FORMAT,
        "description": "A register of treaty acts: facts with their sources. Nothing in it is derived.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": _STATED,
            "date": _SIMPLE[dt.date],
            "known_on": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
            **sections,
        },
        "required": ["format", "version", "date"],
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def _object(cls: Any, defs: dict[str, Any]) -> dict[str, Any]:
    types = hints_of(cls)
    stated = stated_fields(cls)
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in fields(cls):
        if field.name in derived_fields(cls):
            continue
        needed = field.default is NOTHING
        text = needed and types[field.name] is str
        shape = _STATED if text else _schema(types[field.name], defs)
        properties[field.name] = {**shape, "minimum": field.metadata[LEAST]} if LEAST in field.metadata else shape
        if needed or field.name in stated:
            required.append(field.name)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _schema(type_: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if is_tuple(type_):
        item = item_of(type_)
        return {"type": "array", "items": _STATED if item is str else _schema(item, defs)}
    inner = without_none(type_)
    if inner is not type_:
        return {"anyOf": [_schema(inner, defs), {"type": "null"}]}
    if type_ in _SIMPLE:
        return _SIMPLE[type_]
    name = type_.__name__
    if name not in defs:
        defs[name] = {}  # it may contain itself
        shape = _object(type_, defs) if has(type_) else {"enum": [str(member.value) for member in type_]}
        defs[name] = {"description": _described(type_), **shape}
    return {"$ref": f"#/$defs/{name}"}


def _described(cls: type) -> str:
    """The first paragraph of the docstring of a class, as plain text."""
    paragraph = (inspect.getdoc(cls) or "").partition("\n\n")[0]
    return " ".join(paragraph.replace("``", "").replace("`", "").split())


# ---- Data Package

_REFERENCES = {
    "state": ("states", "alpha3"),
    "successor": ("states", "alpha3"),
    "predecessor_code": ("states", "alpha3"),
    "group_key": ("groups", "key"),
}


def data_package(facts: Facts) -> dict[str, Any]:
    """The description of the folder of tables that these facts are kept in."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "minetreaty",
        "title": "Acts of States under the treaties on mines and cluster munitions",
        "description": "A register of treaty acts: facts with their sources. Nothing in it is derived.",
        "version": facts.version,
        "licenses": [
            {
                "name": "CC0-1.0",
                "path": "https://creativecommons.org/publicdomain/zero/1.0/",
                "title": "Creative Commons Zero 1.0 Universal",
            }
        ],
        "resources": list(_resources(facts.keys)),
    }


def _resources(keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    for table in filter(_is_csv, TABLES):
        for path, key in table.paths(keys):
            yield {
                "name": _resource_name(path, key),
                "type": "table",
                "path": path,
                "title": table.title.format(key=key),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _table_schema(table),
            }


def _is_csv(table: FactTable) -> bool:
    return table.is_csv


def _resource_name(path: str, key: str) -> str:
    folder, _, file = path.rpartition("/")
    stem = file.removesuffix(".csv").lower()
    return f"{folder}-{stem}" if key else stem


def _table_schema(table: FactTable) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, name, type_) for name, type_ in cells.types(table).items()],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    references = [
        {"fields": [name], "reference": {"resource": _REFERENCES[name][0], "fields": [_REFERENCES[name][1]]}}
        for name in table.columns
        if name in _REFERENCES
    ]
    return schema | ({"foreignKeys": references} if references else {})


def _field(table: FactTable, name: str, type_: Any) -> dict[str, Any]:
    shape, needed = _column(without_none(type_)), name in cells.required(table)
    form = shape.pop("description", "")
    constraints = ({"required": True} if needed else {}) | shape.pop("constraints", {})
    if not needed:
        constraints.pop("pattern", None)  # tools that write tables into SQL apply it to empty cells too
    said = ". ".join(text for text in (MEANINGS[table.path][name], form) if text)
    described = {"name": name, **shape, "description": said}
    return described | ({"constraints": constraints} if constraints else {})


def _column(type_: Any) -> dict[str, Any]:
    if is_tuple(type_):
        return {"type": "string", "description": f'A list, separated by "{SEPARATOR}".'}
    if type_ is dt.date:
        return {"type": "date"}
    if type_ is PartialDate:
        return {"type": "string", "description": "YYYY, YYYY-MM or YYYY-MM-DD", "constraints": {"pattern": _DATE}}
    if type_ is int:
        return {"type": "integer", "constraints": {"minimum": NUMBERS[0], "maximum": NUMBERS[-1]}}
    if type_ is float:
        return {"type": "number"}
    if type_ is bool:
        return {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    if type_ is ActRef:
        return {"type": "string", "description": "An act: state, kind and day.", "constraints": {"pattern": _ACT}}
    if issubclass(type_, StrEnum):
        return {"type": "string", "constraints": {"enum": [str(member.value) for member in type_]}}
    return {"type": "string"}


_ACT = f"[A-Z]+ [a-z_]+ {_DAY}"
