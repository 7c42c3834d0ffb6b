"""Checks the values of an object by the types of its fields, so that Python code is read as strictly as files are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from attrs import NOTHING, Attribute, fields

from ..errors import InvalidChoice, InvalidDate, shown
from .hints import hints_of, is_tuple, item_of, without_none

NUMBERS = range(1000)
"""The whole numbers that facts have: counts of months, of deposits, of extensions. None in practice is larger."""

Item = TypeVar("Item")

LEAST = "least"
"""The metadata of a field of whole numbers that does not begin at 0."""


def check_fields(instance: Any, cls: Any = None) -> None:
    """Check every field of an attrs object against its type; with `cls` only the fields that this class has.

    Raises `InvalidDate` for anything but a date where a date belongs, and `InvalidChoice` for any other value of the
    wrong type, for a number out of range, and for an empty text where one is required.
    """
    for name, is_valid, expected in _checks(cls or instance.__class__):
        value = getattr(instance, name)
        if not is_valid(value):
            error = InvalidDate if expected == _DATE else InvalidChoice
            message = f"{instance.__class__.__name__}: {name}={shown(value)}: expected {expected}."
            raise error(message, query=shown(value))


def texts(value: str | Iterable[str]) -> tuple[str, ...]:
    """Texts as a tuple; a text alone is a list of one. Raises `InvalidChoice` for what is not a list."""
    return (value,) if isinstance(value, str) else listed(value)


def listed(value: Iterable[Item]) -> tuple[Item, ...]:
    """The items of any list as a tuple. Raises `InvalidChoice` for what is not a list."""
    try:
        return tuple(value)
    except TypeError:
        raise InvalidChoice(f"{shown(value)} is not a list.", query=shown(value)) from None


Check = Callable[[Any], bool]
_DATE = "a date, or text of the form YYYY-MM-DD"


@cache
def _checks(cls: Any) -> tuple[tuple[str, Check, str], ...]:
    """For each field its name, whether a value is valid, and what is expected."""
    types = hints_of(cls)
    return tuple((field.name, *_check_of(types[field.name], field)) for field in fields(cls))


def _check_of(type_: Any, field: Attribute[Any]) -> tuple[Check, str]:
    inner = without_none(type_)
    if is_tuple(inner):
        is_item, expected = _check_of_single(item_of(inner), least=0, required=True)
        return _tuple_check(is_item), f"a tuple, each item {expected}"
    check, expected = _check_of_single(inner, field.metadata.get(LEAST, 0), required=field.default is NOTHING)
    if inner is type_:
        return check, expected
    return lambda value: value is None or check(value), f"{expected}, or None" if expected != _DATE else _DATE


def _tuple_check(is_item: Check) -> Check:
    return lambda value: type(value) is tuple and all(map(is_item, value))


def _check_of_single(type_: Any, least: int, *, required: bool) -> tuple[Check, str]:
    if type_ is str:
        return (_is_filled, "text that is not empty") if required else (_is_text, "text")
    if type_ is bool:
        return lambda value: type(value) is bool, "True or False"
    if type_ is int:
        numbers = NUMBERS[least:]
        return (
            lambda value: type(value) is int and value in numbers,
            f"a whole number from {numbers[0]} to {numbers[-1]}",
        )
    if type_ is dt.date:
        return lambda value: type(value) is dt.date, _DATE
    if issubclass(type_, StrEnum):
        return lambda value: isinstance(value, type_), f"one of {', '.join(type_)}"
    return lambda value: isinstance(value, type_), f"a {type_.__name__}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_filled(value: Any) -> bool:
    return isinstance(value, str) and value != ""
