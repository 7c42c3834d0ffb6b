"""Suggest names that were probably meant. No suggestion is better than a wrong one.

Names are compared word by word. A word with a typing mistake may match; a word that is itself part of a known name may
not match another one, so that North Korea is never suggested for South Korea. If several meanings are nearly as near,
nothing is suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Meaning = TypeVar("Meaning")

_SHORT, _LONG = 4, 8
_MOST = 2
_FAR = 4


def nearest(query: str, names: Mapping[str, Iterable[Meaning]]) -> tuple[Meaning, ...]:
    """The meaning of the name that differs from the query by a typing mistake, or nothing.

    `query` and the names are in normal form: words with single spaces between them.
    """
    words = query.split()
    joined = "".join(words)
    known = {word for name in names for word in name.split()}
    distances: dict[Meaning, int] = {}
    for name, meanings in names.items():
        distance = 1 if name.replace(" ", "") == joined else _distance(words, name.split(), known)
        for meaning in meanings if distance < _FAR else ():
            distances[meaning] = min(distance, distances.get(meaning, _FAR))
    if not distances:
        return ()
    (meaning, best), *others = sorted(distances.items(), key=lambda item: item[1])
    alone = all(distance > best + 1 for _, distance in others)
    return (meaning,) if alone and best <= _MOST else ()


def near_codes(query: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes of letters that differ from the query by one letter: CCN may be CCM or CCW."""
    if not query.isalpha() or len(query) < _CODE:
        return ()
    return tuple(code for code in codes if code.isalpha() and _edits(query.casefold(), code.casefold()) == 1)


_CODE = 3


def _distance(words: list[str], others: list[str], known: set[str]) -> int:
    """How many letters the names differ by; `_FAR` if they are not the same words."""
    if len(words) != len(others):
        return _FAR
    total = 0
    for word, other in zip(words, others, strict=True):
        if word != other:
            total += _FAR if word in known else _of_words(word, other)
            if total >= _FAR:
                return _FAR
    return total


def _of_words(word: str, other: str) -> int:
    shorter, longer = sorted((len(word), len(other)))
    allowed = 0 if shorter < _SHORT else 1 if longer < _LONG else 2
    if longer - shorter > allowed:
        return _FAR
    distance = _edits(word, other)
    return distance if distance <= allowed else _FAR


def _edits(one: str, other: str) -> int:
    """How many letters must be changed, added, left out or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, theirs in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != theirs))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == theirs:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]
