"""What to try after a first word that is not a command: a synonym, a State, a convention or a sentence."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import takewhile
from shlex import quote

from ..errors import AmbiguousName, UnknownConvention, UnknownState
from ..loading import load
from .claims import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SYNONYMS: Mapping[str, str] = {
    "bound": "parties",
    "calendar": "deadlines",
    "campaign": "campaigns",
    "cite": "citation",
    "convention": "conventions",
    "countries": "states",
    "country": "state",
    "diff": "difference",
    "due": "deadlines",
    "duties": "obligations",
    "explain": "status",
    "forbidden": "prohibited",
    "groups": "states",
    "join": "deposit",
    "joined": "changes",
    "leave": "deposit",
    "leaving": "left",
    "list": "parties",
    "meeting": "meetings",
    "members": "parties",
    "news": "changes",
    "number": "count",
    "overview": "brief",
    "ratifications": "acts",
    "signatories": "parties",
    "signatures": "acts",
    "stockpiles": "figures",
    "summary": "brief",
    "tables": "table",
    "timeline": "history",
    "treaties": "conventions",
    "treaty": "brief",
    "whatif": "deposit",
    "withdrawals": "left",
    "withdrawn": "left",
    "withdrew": "left",
}
"""What people type for a command, and the command that answers it."""


def hint(arguments: Sequence[str], commands: Sequence[str]) -> str:
    """Return what to try in place of these arguments, of which the first is not one of the commands."""
    word = arguments[0]
    command = SYNONYMS.get(word.casefold().replace("-", ""))
    if command:
        return f"Try: minetreaty {command}"
    if is_sentence(word):
        return 'To check a sentence, try: minetreaty check "SENTENCE"'
    name = " ".join(takewhile(lambda argument: not argument.startswith("-"), arguments))
    if _is_state(name):
        return f"Try: minetreaty status {quote(name)}"
    keys = _conventions(name)
    if len(keys) == 1:
        return f"Try: minetreaty brief {keys[0]}"
    near = [
        SYNONYMS.get(match, match)
        for match in get_close_matches(word.casefold(), (*commands, *SYNONYMS), n=2, cutoff=0.7)
    ]
    if near:
        return f"Did you mean {' or '.join(dict.fromkeys(near))}?"
    return f"Commands: {', '.join(commands)}."


def _is_state(name: str) -> bool:
    """Whether the name is that of a State, or of several, between which the command then asks to choose."""
    try:
        load().state(name)
    except AmbiguousName:
        return True
    except UnknownState:
        return False
    return True


def _conventions(name: str) -> tuple[str, ...]:
    """The conventions that the name is like."""
    try:
        return (load().convention(name).key,)
    except UnknownConvention as error:
        return error.suggestions
