"""Marks: the letters that stand for what claims are made of, in the patterns of sentences."""

from __future__ import annotations

from typing import Any, NamedTuple

NUMBER, ORDINAL, SHARE, DAY, STATES, ORGAN, GROUP, TREATY, OTHER = "N", "O", "P", "D", "L", "H", "G", "T", "X"


class Mark(NamedTuple):
    """Something found in the text: its letter, its place, and what it is.

    The value of a ``N`` is a number, of an ``O`` a rank (-1 for the last), of a ``P`` percent, of a ``D`` a pair of
    partial dates (the second None for one day), of an ``L`` codes of States, of an ``H`` the code of the State
    that it speaks for, of a ``G`` a group's key, of a ``T`` the key of a convention, several joined by ``+``, or "" for
    a treaty that is not named, of an ``X`` the words of what cannot be read.
    """

    letter: str
    start: int
    end: int
    value: Any
