"""Tokens: a sentence as a row of words and of things found in it, and patterns over such rows.

A token is a word in small letters, or a thing under one capital letter. "165 countries are party to the treaty" begins
as ``N countries are party to T``; phrases then take the place of what they are made of: ``A V``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

NUMBER, ORDINAL, SHARE, DATE, STATES, SPEAKER, GROUP, TREATY, OTHER = "N", "O", "P", "D", "L", "H", "G", "T", "X"
"""Found in the text: a number, an ordinal, a share in percent, a date, States by name, a person who speaks for a State,
a group of States, a treaty of the register (or one that is not named), and another treaty.
"""

AMBIGUOUS, YEAR = "Z", "Y"
"""Found too: a name that several States have, and a year in figures, which becomes a date or a part of a name."""

COUNT, MEMBERS, WHOLE, VERB, PASSIVE, UNREAL, EVENT, INTENT = "A", "Q", "E", "V", "W", "U", "F", "I"
"""Made of them: a number of States, a noun such as "signatories", all or none of a group, a verb of joining or leaving,
the same in the passive, the same where it is not asserted, an event of the treaty itself, and a declared intent.
"""
VERBS = frozenset((VERB, PASSIVE, UNREAL, EVENT, INTENT))


class Token(NamedTuple):
    """A word, or a thing under its letter; its place in the text; and what it is."""

    symbol: str
    start: int
    end: int
    value: Any = None


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def phrase(form: str) -> re.Pattern[str]:
    """Compile a pattern over whole tokens. It is verbose, and ``_`` is the space between two tokens."""
    return re.compile(f"(?<!\\S)(?:{form.replace('_', '[ ]')}\n)(?!\\S)", re.VERBOSE)


class Sentence:
    """A row of tokens, and its pattern: their symbols, with a space after each."""

    __slots__ = ("_places", "_starts", "end", "pattern", "start", "tokens")

    def __init__(self, start: int, end: int, tokens: Iterable[Token]) -> None:
        self.start: int = start
        self.end: int = end
        self._set(list(tokens))

    def _set(self, tokens: list[Token]) -> None:
        self.tokens: list[Token] = tokens
        self.pattern: str = "".join(f"{token.symbol} " for token in tokens)
        self._starts = [0]
        for token in tokens:
            self._starts.append(self._starts[-1] + len(token.symbol) + 1)
        self._places = {start: place for place, start in enumerate(self._starts)}

    def span(self, found: re.Match[str], name: str | int = 0) -> tuple[int, int]:
        """Return the first token of a match or of its group, and the one after the last."""
        return self._places[found.start(name)], self._places[found.end(name) + 1]

    def at(self, found: re.Match[str], name: str) -> Token:
        """Return the token of a group that is one letter."""
        return self.tokens[self._places[found.start(name)]]

    def values(self, found: re.Match[str]) -> dict[str, Any]:
        """Return the values of the groups of a match that are one letter, by name; those that it lacks are left out."""
        held = {
            name: found.start(name)
            for name, text in found.groupdict().items()
            if text and len(text) == 1 and text.isupper()
        }
        return {name: self.tokens[self._places[start]].value for name, start in held.items()}

    def after(self, place: int, form: re.Pattern[str]) -> re.Match[str] | None:
        """Match the pattern from that token on."""
        return form.match(self.pattern, self._starts[place])

    def before(self, place: int) -> str:
        """Return the pattern before that token."""
        return self.pattern[: self._starts[place]]

    def replace(self, form: re.Pattern[str], make: Callable[[re.Match[str]], Token | None]) -> None:
        """Put the token that `make` returns in the place of each match; None leaves it as it is."""
        made: list[Token] = []
        done = 0
        for found in form.finditer(self.pattern):
            token = make(found)
            if token is not None:
                first, last = self.span(found)
                made += [*self.tokens[done:first], token]
                done = last
        if made:
            self._set([*made, *self.tokens[done:]])

    def merged(self, found: re.Match[str], symbol: str, value: Any) -> Token:
        """Return a token for the whole match."""
        first, last = self.span(found)
        return Token(symbol, self.tokens[first].start, self.tokens[last - 1].end, value)
