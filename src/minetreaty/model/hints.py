"""Reads the type hints of facts, which have few forms: a class, ``X | None`` and ``tuple[X, ...]``."""

from __future__ import annotations

import sys
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import fields


@cache
def hints_of(cls: Any) -> dict[str, Any]:
    """The types of the fields of an attrs class, by name, inherited ones included.

    `typing.get_type_hints` gives the same, but evaluates each annotation by itself, which takes four times as long and
    would delay the first answer.
    """
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__[:-1]):
        own: dict[str, Any] = getattr(base, "__annotations__", {})
        if not all(isinstance(text, str) for text in own.values()):
            found = get_type_hints(cls)  # a class of someone else, who does not postpone the evaluation
            break
        together = f"({', '.join(own.values())},)" if own else "()"
        found |= zip(own, eval(together, vars(sys.modules[base.__module__])), strict=True)
    return {field.name: found[field.name] for field in fields(cls)}


def is_tuple(type_: Any) -> bool:
    """Whether its values are lists: ``tuple[X, ...]``."""
    return get_origin(type_) is tuple


def item_of(type_: Any) -> Any:
    """The type of the items of such a list."""
    return get_args(type_)[0]


def without_none(type_: Any) -> Any:
    """The type itself, or X for ``X | None``."""
    if is_tuple(type_):
        return type_
    return next((part for part in get_args(type_) if part is not NoneType), type_)
