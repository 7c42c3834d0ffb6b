"""Writes canonical JSON: the same facts give the same text in every run, on every platform, with every hash seed.

`layout` declares the sections, `structuring` reads them back.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import has
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from ..model.partial_dates import PartialDate
from .layout import SECTIONS, derived_fields, stated_fields
from .parsing import is_list
from .protocol import Facts
from .record import Record

FORMAT = "minetreaty/1"
"""The first entry of every file in this format. The number changes when a file could be read differently."""


@cache
def converter() -> Converter:
    """Turns facts into plain values: ISO dates, enum values, lists. What equals its default is left out."""
    conv = Converter()

    def plain_class(cls: Any) -> Any:
        overrides: dict[str, Any] = {name: override(omit=True) for name in derived_fields(cls)}
        overrides |= {name: override(omit_if_default=False) for name in stated_fields(cls)}
        return make_dict_unstructure_fn(cls, conv, _cattrs_omit_if_default=True, **overrides)

    conv.register_unstructure_hook_factory(has, plain_class)
    conv.register_unstructure_hook(dt.date, dt.date.isoformat)
    conv.register_unstructure_hook(PartialDate, str)
    conv.register_unstructure_hook(StrEnum, _plain_word)
    return conv


def _plain_word(member: StrEnum) -> str:
    return str(member.value)


def content(facts: Facts) -> dict[str, Any]:
    """All facts as plain values, in canonical order. Sections without facts are left out."""
    record, plain = Record.of(facts), converter().unstructure
    found: dict[str, Any] = {"format": FORMAT, "version": plain(record.version), "date": plain(record.date)}
    if record.known_on is not None:
        found["known_on"] = plain(record.known_on)
    for section, table in SECTIONS.items():
        if entries := record.table(table.cls):
            found[section] = [plain(entry) for entry in entries]
    return found


def to_json(facts: Facts) -> str:
    """The canonical text: a line for each fact, keys in order, no ASCII escapes, a newline at the end.

    Raises ``ValueError`` for a number that JSON does not have.
    """
    return text_of(content(facts))


def text_of(plain: dict[str, Any]) -> str:
    """The canonical text of canonical content."""
    return "{\n" + ",\n".join(_entries(plain)) + "\n}\n"


def _entries(plain: dict[str, Any]) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False).encode
    for name, value in plain.items():
        if is_list(value):
            yield f'"{name}": [\n' + ",\n".join(map(encode, value)) + "\n]"
        else:
            yield f'"{name}": {encode(value)}'


def sha256(facts: Facts) -> str:
    """The SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(to_json(facts).encode("utf-8", "surrogatepass")).hexdigest()
