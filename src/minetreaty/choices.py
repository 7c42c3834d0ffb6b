"""Choosing among the members of an enumeration by value, with an error that names them all."""

from __future__ import annotations

from enum import StrEnum

from .errors import InvalidChoice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Choice = TypeVar("Choice", bound=StrEnum)


def choose(choices: type[Choice], value: str, name: str) -> Choice:
    """The member that `value` is or names. `name` is the argument's, for the error; raises `InvalidChoice`."""
    try:
        return choices(value)
    except ValueError:
        words = tuple(member.value for member in choices)
        message = f"{name}={value!r} is none of: {', '.join(words)}."
        raise InvalidChoice(message, query=str(value), suggestions=words) from None
