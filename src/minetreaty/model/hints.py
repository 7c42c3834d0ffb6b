"""Reads the type hints of facts, which have few forms: a class, ``X | None`` and ``tuple[X, ...]``."""

from __future__ import annotations

import sys
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin


@cache
def hints_of(cls: Any) -> dict[str, Any]:
    """The types of the fields of a class, by name.

    `typing.get_type_hints` gives the same, but evaluates each annotation by itself, which takes four times as long and
    would delay the first answer.
    """
    texts: dict[str, str] = cls.__annotations__
    types: tuple[Any, ...] = eval(f"({', '.join(texts.values())},)", vars(sys.modules[cls.__module__]))
    return dict(zip(texts, types, strict=True))


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
