"""End notes: where the notices of withdrawal are told, which the tables show only by brackets.

On 27 June 2025, the Government of ... deposited with the Secretary-General a notification of withdrawal. ... The
withdrawal took effect ... on 27 December 2025 ...
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from .dates import DATE, dates_in, read_date


class Notice(NamedTuple):
    """A notice of withdrawal or denunciation that a note tells of, with the day of its effect, and with the depositary
    notification that circulated it and its day, as far as they are printed.

    ``is_letter`` says that the day is that of the letter, because the day of receipt is not printed.
    """

    date: dt.date
    effect: dt.date | None = None
    is_letter: bool = False
    reference: str = ""
    circulated: dt.date | None = None


_LEAVING = re.compile(
    r"\b(?:withdr[ae]w(?:al|als|n|s|ing)?|denunciation|denounc(?:e|ed|es|ing)"
    r"|(?:revocation|revoked?|revoking)(?=(?:\W+\w+){1,4}\W+(?:ratification|accession|instrument)\b))\b",
    re.IGNORECASE,
)
"""Words for leaving: ``notification of withdrawal``, ``denounced the Protocol``, ``revoked its ratification``."""

_OBJECT = re.compile(
    r"\b(?:(?P<statement>reservations?|declarations?|objections?|statements?|understandings?|derogations?"
    r"|communications?|extension|interpretat\w+)"
    r"|convention|protocol|covenant|treaty|agreement|statute|amendments?|ratification|accession|acceptance|approval)\b",
    re.IGNORECASE,
)
"""What is withdrawn: a statement (``withdrawal of the reservation to article 9``), or else the consent."""

_LOOKAHEAD = 120
"""How many characters behind the word what is withdrawn may be named."""

_TAKEN_BACK = re.compile(
    r"\b(?:revo(?:ke|ked|king|cation)|rescind\w*|cancel\w*|retract\w*)\b.{1,80}\b(?:withdrawal|denunciation)\b",
    re.IGNORECASE,
)
"""A sentence about a notice that was taken back: ``rescinds its notification of withdrawal``."""

_EFFECT = re.compile(r"\b(?:effect(?:ive)?|effected)\b", re.IGNORECASE)

_STARTS_AT = re.compile(r"\b(?:on|from|of|as at|effective)\W+$", re.IGNORECASE)
_RECEIVED_ON = re.compile(r"\b(?:on|received)\W+$", re.IGNORECASE)
_DATED = re.compile(r"\bdated\W+$", re.IGNORECASE)

_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-Z“\"(])")
"""Sentences end before a space and a capital letter: the points of ``C.N.360.2025.TREATIES`` end nothing."""


_NOTIFICATION = re.compile(
    rf"(?P<reference>C\.N\.[0-9]+\.[0-9]{{4}}(?:\.[A-Z][\w.-]*\w)?)(?: ?of (?P<circulated>(?i:{DATE})))?"
)
"""A depositary notification: ``C.N.360.2025.TREATIES-XXVI-5 of 3 July 2025``."""


def notices_in(lines: list[str]) -> tuple[Notice, ...]:
    """The notices that a note tells of, in order. A day of effect belongs to the notice told before it, a depositary
    notification to the only notice of the note.
    """
    found: list[Notice] = []
    references: dict[str, str | None] = {}
    for line in lines:
        references.update((match["reference"], match["circulated"]) for match in _NOTIFICATION.finditer(line))
        for sentence in _SENTENCE.split(line):
            _read(sentence, found)
    if len(found) == len(references) == 1:
        ((reference, circulated),) = references.items()
        found[0] = found[0]._replace(reference=reference, circulated=read_date(circulated) if circulated else None)
    return tuple(found)


def speaks_of_leaving(lines: list[str]) -> bool:
    """Whether a note speaks of a withdrawal or denunciation of the treaty, readable or not."""
    return any(any(_leavings(line)) for line in lines)


def _leavings(text: str) -> Iterator[re.Match[str]]:
    """The places where a text speaks of leaving, not of the withdrawal of a statement."""
    for match in _LEAVING.finditer(text):
        withdrawn = _OBJECT.search(text, match.end(), match.end() + _LOOKAHEAD)
        if withdrawn is None or not withdrawn["statement"]:
            yield match


def _read(sentence: str, found: list[Notice]) -> None:
    if _TAKEN_BACK.search(sentence) or not any(_leavings(sentence)):
        return
    effect_at = next((match.start() for match in _EFFECT.finditer(sentence)), len(sentence))
    received = dated = effect = None
    for start, _, day in dates_in(sentence):
        before = sentence[max(0, start - 20) : start]
        if start > effect_at:
            effect = effect or (day if _STARTS_AT.search(before) else None)
        elif _RECEIVED_ON.search(before):
            received = received or day
        elif _DATED.search(before):
            dated = dated or day
    given = received or dated
    if given is not None:
        found.append(Notice(given, effect, is_letter=received is None))
    elif effect is not None and found and found[-1].effect is None:
        found[-1] = found[-1]._replace(effect=effect)
