"""Choosing among the members of an enumeration by value, with an error that says which values are allowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from ..errors import LONGEST_NAME, InvalidChoice, as_text, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Choice = TypeVar("Choice", bound=StrEnum)


def choose(choices: type[Choice], value: str, name: str) -> Choice:
    """Return the member that `value` is or names; case and the separator of words do not matter.

    "States Parties" is ``states_parties``. `name` is the argument's name, for the error. Raises `InvalidChoice`.
    """
    try:
        return choices(value)
    except Exception:  # a ValueError, or what happens when Enum wants to print the value in it
        members = {_folded(member.value): member for member in choices}
        found = members.get(_folded(as_text(value)))
        if found is not None:
            return found
        raise not_allowed(name, value, [member.value for member in choices]) from None


def not_allowed(name: str, value: object, allowed: Sequence[str]) -> InvalidChoice:
    """Return the error for an argument that is not one of the values allowed. It names the nearest, or all of them."""
    folded = {_folded(word): word for word in allowed}
    near = nearest(_folded(as_text(value)[:LONGEST_NAME]), folded)
    hint = f"Did you mean {folded[near]}?" if near else f"Choose from: {', '.join(allowed)}."
    return InvalidChoice(
        f"{name}={shown(value)} is not an allowed value. {hint}", query=as_text(value), suggestions=tuple(allowed)
    )


_DENYING = ("no", "un", "out")


def nearest(wanted: str, words: Iterable[str]) -> str | None:
    """Return the word most like `wanted`, if one is like it; never the opposite: not nonparties for parties."""
    from difflib import get_close_matches

    alike = [word for word in words if word.startswith(_DENYING) == wanted.startswith(_DENYING)]
    near = get_close_matches(wanted, alike, n=1) or [word for word in alike if word[:4] == wanted[:4]]
    return near[0] if near else None


def _folded(value: str) -> str:
    return " ".join(value.casefold().replace("_", " ").replace("-", " ").split())
