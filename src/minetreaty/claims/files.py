"""Files: claims as JSON, strictly both ways, and the schema of the format, generated from the kinds of claim.

A file is an object: ``format``, ``claims``, and what holds for all of them unless they say otherwise, ``published`` and
``convention``. A claim is an object with its ``type`` and the fields of its kind.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

from attrs import NOTHING, fields

from ..facts.parsing import Intake, Row, fault, is_list, is_object, parse_json, shown, unreadable
from ..findings import Finding
from ..model.partial_dates import PartialDate
from .kinds import KINDS, Claim

FORMAT = "minetreaty-claims/1"
"""The first entry of every file of claims. The number changes when a file could be read differently."""

_COMMON = ("published", "convention")
_NAMES = {kind: name for name, kind in KINDS.items()}


def read_claims(source: str | Path) -> tuple[Claim, ...]:
    """Return the claims in a JSON file or text, as `write_claims` writes it.

    `source` is a ``Path`` to a file, or the text itself as ``str``. Raises `UnreadableData` with every fault.
    """
    intake = Intake()
    if isinstance(source, Path):
        name, text = source.name, intake.file(source, source.name)
    else:
        name, text = "text", intake.text(source, "text")
    findings: list[Finding] = []
    claims = tuple(_claims(parse_json(text, name), name, findings))
    if findings:
        raise unreadable(name, findings)
    return claims


def _claims(content: Any, name: str, findings: list[Finding]) -> Iterator[Claim]:
    if not is_object(content) or content.get("format") != FORMAT:
        findings.append(fault("S113", name, "This is not a file of claims.", f'Begin it with "format": "{FORMAT}".'))
        return
    _keys(content, {"format", "claims", *_COMMON}, name, findings)
    listed = content.get("claims")
    if not is_list(listed):
        findings.append(fault("S107", f"{name}#/claims", "There is no list of claims.", "Add one; it may be empty."))
        return
    common = {key: content[key] for key in _COMMON if key in content}
    for place, item in enumerate(listed):
        claim = _claim(item, common, f"{name}#/claims/{place}", findings)
        if claim is not None:
            yield claim


def _keys(item: dict[str, Any], known: set[str], where: str, findings: list[Finding]) -> None:
    if isinstance(item, Row):
        for key in item.twice:
            findings.append(fault("S105", where, f"{key!r} is given twice.", "Remove one of them."))
    for key in item:
        if key not in known:
            hint = f"Known: {', '.join(sorted(known))}."
            findings.append(fault("S106", where, f"{shown(key)} is not an entry of this kind of claim.", hint))


def _claim(item: Any, common: dict[str, Any], where: str, findings: list[Finding]) -> Claim | None:
    kind = KINDS.get(item["type"]) if is_object(item) and isinstance(item.get("type"), str) else None
    if kind is None:
        findings.append(fault("S110", where, "This is not a claim.", f"Give its type: {', '.join(KINDS)}."))
        return None
    before = len(findings)
    properties = _properties(kind)
    _keys(item, {*properties}, where, findings)
    values = {**common, **{key: value for key, value in item.items() if key != "type" and key in properties}}
    for key, value in values.items():
        problem = _problem(value, properties[key])
        if problem:
            findings.append(fault("S108", f"{where}/{key}", f"{shown(value)} is not {problem}.", "Correct it."))
    for field in fields(kind):
        if field.default is NOTHING and field.name not in values:
            findings.append(fault("S107", where, f"{field.name!r} is missing.", "Add it."))
    if len(findings) > before:
        return None
    try:
        return kind(**values)
    except ValueError as error:
        findings.append(fault("S109", where, str(error), "Correct it."))
        return None


def _problem(value: Any, schema: dict[str, Any]) -> str:
    """What the value should be and is not, in words; nothing if it is as the schema says."""
    if "anyOf" in schema:
        problems = [_problem(value, option) for option in schema["anyOf"]]
        return "" if "" in problems else " or ".join(problems)
    if "enum" in schema:
        return "" if value in schema["enum"] else f"one of {', '.join(schema['enum'])}"
    kind = schema["type"]
    if kind == "array":
        return "" if is_list(value) and all(isinstance(item, str) for item in value) else "a list of texts"
    right = isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
    return "" if right else {"null": "null"}.get(kind, f"a {kind}")


_TYPES: dict[str, Any] = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}


def write_claims(claims: Iterable[Claim]) -> str:
    """Return the claims as JSON text. `read_claims` reads the same `claims` from it.

    Raises ``TypeError`` for anything but claims.
    """
    return json.dumps({"format": FORMAT, "claims": list(map(to_plain, claims))}, ensure_ascii=False, indent=1) + "\n"


def to_plain(claim: Claim) -> dict[str, Any]:
    """A claim as plain values: its type, and every field that is not at its default."""
    name = _NAMES.get(type(claim))
    if name is None:
        raise TypeError(f"{shown(claim)} is not a claim such as CountClaim.")
    plain: dict[str, Any] = {"type": name}
    for field in fields(type(claim)):
        value = getattr(claim, field.name)
        if field.default is NOTHING or value != field.default:
            plain[field.name] = _plain(value)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(item) for item in cast(tuple[object, ...], value)]
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, (dt.date, PartialDate)) else value


# ---- the schema


def claims_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file of claims."""
    common = {name: schema for name, schema in _properties(Claim).items() if name in _COMMON}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:minetreaty:schema:{FORMAT.replace('/', ':')}",
        "title": FORMAT,
        "description": "Claims that someone published about treaties, to be checked against a register.",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "claims"],
        "properties": {
            "format": {"const": FORMAT},
            **common,
            "claims": {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in KINDS]}},
        },
        "$defs": {name: _definition(name, kind) for name, kind in KINDS.items()},
    }


def _definition(name: str, kind: type[Claim]) -> dict[str, Any]:
    needed = [field.name for field in fields(kind) if field.default is NOTHING and field.name not in _COMMON]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", *needed],
        "properties": {**_properties(kind), "type": {"const": name}},
    }


def _properties(kind: type[Claim]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {"type": {"type": "string"}, **{field.name: _type(hints[field.name]) for field in fields(kind)}}


_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    dt.date: {"type": "string", "format": "date"},
    PartialDate: {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    tuple[str, ...]: {"type": "array", "items": {"type": "string"}},
}


def _type(hint: Any) -> dict[str, Any]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    return {"anyOf": [_type(option) for option in get_args(hint)]}
