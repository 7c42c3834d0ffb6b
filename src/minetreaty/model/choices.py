"""Choosing among the members of an enumeration by value, with an error that names them all."""

from __future__ import annotations

from enum import StrEnum

from ..errors import InvalidChoice, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Choice = TypeVar("Choice", bound=StrEnum)


def choose(choices: type[Choice], value: str, name: str) -> Choice:
    """The member that `value` is or names, in any case, words parted in any way: "States Parties" is states_parties.

    `name` is the argument's, for the error; raises `InvalidChoice`.
    """
    try:
        return choices(value)
    except ValueError:
        members = {_folded(member.value): member for member in choices}
        found = members.get(_folded(str(value)))
        if found is not None:
            return found
        words = tuple(member.value for member in choices)
        message = f"{name}={shown(value)} is none of: {', '.join(words)}."
        raise InvalidChoice(message, query=str(value), suggestions=words) from None


def _folded(value: str) -> str:
    return " ".join(value.casefold().replace("_", " ").replace("-", " ").split())
