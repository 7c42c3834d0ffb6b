"""JSON Schemas of answers: what `to_dict` and `to_json` write for each class, generated from its types.

>>> import minetreaty as mt
>>> mt.answer_schema(mt.Standing)["$defs"]["Status"]["enum"][:3]
['outside', 'signatory', 'contracting']
"""

from __future__ import annotations

import datetime as dt
import inspect
import json
from collections.abc import Mapping, Sequence, Set
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from .claims.kinds import Claim
from .facts.schemas import json_schema
from .findings import Rule
from .law.timeline import Timeline
from .model.conventions import Convention
from .model.partial_dates import PartialDate
from .model.state_sets import StateSet
from .model.states import State
from .serialising import FACTS, derived_properties, written_fields
from .standing.counts import Count

_SIMPLE: dict[Any, dict[str, Any]] = {
    NoneType: {"type": "null"},
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    PartialDate: {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    Timeline: {"type": "array", "items": {"type": "object"}},
    Rule: {"type": "object", "required": ["code", "severity", "title", "reason"]},
}


def answer_schema(kind: type[Any]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_dict` gives for values of that class.

    `kind` is any class of answers or facts, such as `Standing`, `Count`, `StateSet`, `History` or `Act`. Raises
    ``TypeError`` for a class that has no plain form.
    """
    defs: dict[str, Any] = {}
    shape = _schema(kind, defs)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shape, "$defs": dict(sorted(defs.items()))}


def _schema(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return {"anyOf": [_schema(each, defs) for each in arguments]}
    if kind in (object, Any):
        return {}
    held = origin or kind
    if isinstance(held, type) and attrs.has(held):
        return _named(held, defs)
    if held in (State, StateSet) or (isinstance(held, type) and issubclass(held, Enum)):
        return _named(held, defs)
    if isinstance(held, type) and issubclass(held, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1], defs) if arguments else {}}
    if isinstance(held, type) and issubclass(held, tuple | Sequence | Set) and not issubclass(held, bytes):
        return {"type": "array", "items": _schema(arguments[0], defs) if arguments else {}}
    raise TypeError(f"{kind!r} has no plain form, and so no schema.")


def _named(kind: type[Any], defs: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}  # it may contain itself
        defs[kind.__name__] = {"description": _described(kind), **_shape(kind, defs)}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _shape(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if kind is State:
        return _object({"code": _SIMPLE[str], "name": _SIMPLE[str]})
    if kind is StateSet:
        states = {"type": "array", "items": _schema(State, defs)}
        return _object({"members": states, "undetermined": states})
    if kind in FACTS:
        return _fact(kind, defs)
    if issubclass(kind, Claim):
        return {"type": "object", "required": ["type"]}
    hints = get_type_hints(kind)
    shapes = {name: _schema(hints[name], defs) for name in written_fields(kind)}
    for name in derived_properties(kind):
        shapes.setdefault(name, _property(kind, name, defs))
    return _object(shapes)


def _property(kind: Any, name: str, defs: dict[str, Any]) -> dict[str, Any]:
    shape = _schema(get_type_hints(getattr(kind, name).fget)["return"], defs)
    if kind is Count and name in ("open", "unconfirmed", "contested"):  # null where the question does not arise
        return {"anyOf": [shape, _SIMPLE[NoneType]]}
    return shape


def _object(shapes: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(shapes), "required": [*shapes], "additionalProperties": False}


def _fact(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """A fact as canonical JSON has it; a convention with the date of entry into force that follows from the acts.

    What is part of a fact has a name of its own, because an answer writes it otherwise.
    """
    stored = _stored()
    for name, part in stored.items():
        defs.setdefault(name, part)
    found: dict[str, Any] = dict(stored[f"Stored{kind.__name__}"])
    if kind is Convention:
        derived = {"anyOf": [_SIMPLE[dt.date], _SIMPLE[NoneType]]}
        found["properties"] = {**found["properties"], "in_force": derived}
    return found


@cache
def _stored() -> dict[str, Any]:
    """The definitions of the schema of canonical JSON, under names that no answer has."""
    text = json.dumps(json_schema()["$defs"]).replace('"#/$defs/', '"#/$defs/Stored')
    found: dict[str, Any] = json.loads(text)
    return {f"Stored{name}": shape for name, shape in found.items()}


def _described(kind: type[Any]) -> str:
    """The first paragraph of the docstring of a class, as plain text."""
    paragraph = (inspect.getdoc(kind) or "").partition("\n\n")[0]
    return " ".join(paragraph.replace("``", "").replace("`", "").split())
