"""The examples of rules as text, as they would be written in a file, and parts that several examples share.

The examples themselves are registered with their rules. The tests run them, and the documentation shows them. Facts are
added to the invented record, rows are compared with the bundled data, and files are read.
"""

from __future__ import annotations

import json
from typing import Any

from attrs import evolve, fields

from ..facts import invented
from ..facts.canonical import converter
from ..facts.invented import KEYS
from ..facts.layout import section_of
from ..findings import Rule
from ..model.states import State

ACCEDED = invented.act("CCC", "accession", "2001-03-05")
"""A lawful accession, which examples change."""


def state_with(code: str, **changes: Any) -> State:
    """A State of the invented record with these changes."""
    return evolve(invented.world().states[code], **changes)


def failing_text(rule: Rule) -> str:
    """The example that breaks the rule, as it would be written in a file."""
    return _text(rule.failing, rule.passing)


def passing_text(rule: Rule) -> str:
    """The example that passes, as it would be written in a file."""
    return _text(rule.passing, rule.failing)


def _text(given: Any, other: Any) -> str:
    if given is None:
        return "(no file)"
    if isinstance(given, bytes):
        return repr(given)[2:-1]
    if isinstance(given, str):
        return given if len(given) <= _LONG else f"{given[:_LONG]}... ({len(given)} characters)"
    sections: dict[str, list[str]] = {}
    for fact in given:
        sections.setdefault(section_of(type(fact)), []).append(
            f"  {json.dumps(_plain(fact, other), ensure_ascii=False)}"
        )
    listed = (f'"{section}": [\n' + ",\n".join(lines) + "\n]" for section, lines in sections.items())
    return ",\n".join(listed) or "(the invented record without changes)"


_LONG = 400


def _plain(fact: Any, other: Any) -> Any:
    """A fact as JSON. If it replaces another one, only its key and the fields that differ there or in `other`."""
    plain: dict[str, Any] = converter().unstructure(fact)
    kind: type[Any] = fact.__class__
    key = KEYS.get(kind, "")
    there = invented.world().table(kind)
    listed: tuple[Any, ...] = (*there, *(item for item in other if item.__class__ is kind))
    same = [item for item in listed if key and getattr(item, key) == getattr(fact, key)]
    names = {
        field.name for field in fields(kind) for item in same if getattr(fact, field.name) != getattr(item, field.name)
    }
    return {name: value for name, value in plain.items() if not same or name in names | {key}}
