"""Canonical JSON: one text for one content, whatever the run, platform or hash seed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from enum import Enum
from functools import cache
from typing import Any

from attrs import has
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from .acts import act_order
from .conventions import Convention
from .dates import PartialDate
from .facts import Facts


@cache
def converter() -> Converter:
    """The converter that turns facts into plain values: ISO dates, enum values, lists; defaults and derived fields left
    out.
    """
    conv = Converter()

    def plain_class(cls: Any) -> Any:
        if cls is Convention:
            return make_dict_unstructure_fn(cls, conv, _cattrs_omit_if_default=True, in_force=override(omit=True))
        return make_dict_unstructure_fn(cls, conv, _cattrs_omit_if_default=True)

    conv.register_unstructure_hook_factory(has, plain_class)
    conv.register_unstructure_hook(dt.date, dt.date.isoformat)
    conv.register_unstructure_hook(PartialDate, str)
    conv.register_unstructure_hook_func(
        lambda cls: isinstance(cls, type) and issubclass(cls, Enum), lambda member: member.value
    )
    return conv


def content(facts: Facts) -> dict[str, Any]:
    """Everything the facts hold as plain values, in a fixed order."""
    plain = converter().unstructure
    acts = [act for key in facts.keys for act in sorted(facts.acts(key), key=act_order)]
    undated = [act for key in facts.keys for act in sorted(facts.undated(key), key=str)]
    return {
        "format": "minetreaty/1",
        "version": facts.version,
        "date": facts.date.isoformat(),
        "conventions": [plain(facts.convention(key)) for key in facts.keys],
        "acts": [plain(act) for act in acts],
        "undated_acts": [plain(act) for act in undated],
        "states": [plain(state) for state in sorted(facts.states.values())],
        "groups": [plain(group) for group in sorted(facts.directory.groups, key=lambda group: group.key)],
        "successions": [plain(succession) for succession in facts.successions],
        "non_states": [plain(entity) for entity in facts.non_states],
        "sources": [plain(source) for _, source in sorted(facts.sources.items()) if source.id != "assumed"],
        "disagreements": [plain(item) for item in facts.disagreements],
    }


def to_json(facts: Facts) -> str:
    """The canonical text: keys sorted, one space of indent, UTF-8 kept as it is, a newline at the end."""
    return json.dumps(content(facts), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def sha256(facts: Facts) -> str:
    """The SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(to_json(facts).encode()).hexdigest()
