"""The headings of status tables: which acts a column holds, and which letter behind a date says which act it is.

A heading lists acts, each with its letter in brackets: ``Ratification, Acceptance(A), Accession(a), Succession(d)``. A
date without a letter is the act without a letter.
"""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import frozen

from ..model.acts import ActKind


class Role(StrEnum):
    """What a column is about: signatures, consents to be bound, provisional application, or anything else."""

    SIGNATURE = "signature"
    CONSENT = "consent"
    PROVISIONAL = "provisional"
    OTHER = "other"


@frozen(kw_only=True)
class MarkMeaning:
    """What a letter stands for: the ``words`` of the heading, its role, and the kind of act, None for other acts."""

    words: str
    role: Role
    kind: ActKind | None = None


@frozen(kw_only=True)
class StatusColumn:
    """A column with its heading as printed. ``marks`` has the meaning of each letter; "" is a date without a letter.

    ``unclear`` are the letters that the heading gives more than one meaning.
    """

    heading: str
    role: Role
    marks: dict[str, MarkMeaning]
    unclear: frozenset[str] = frozenset()


_PART = re.compile(r",\s*(?=[A-Z])")
"""Acts are separated by a comma before a capital letter: the commas of ``articles 3 (2), (3)`` separate nothing."""

_MARKED = re.compile(r"(?P<words>.*?)\s*\((?P<mark>[A-Za-z]{1,2})\)")

_KINDS = {
    "signature": (Role.SIGNATURE, ActKind.SIGNATURE),
    "signature ad referendum": (Role.SIGNATURE, ActKind.SIGNATURE),
    "succession to signature": (Role.SIGNATURE, ActKind.SIGNATURE),
    "definitive signature": (Role.CONSENT, ActKind.DEFINITIVE_SIGNATURE),
    "ratification": (Role.CONSENT, ActKind.RATIFICATION),
    "acceptance": (Role.CONSENT, ActKind.ACCEPTANCE),
    "approval": (Role.CONSENT, ActKind.APPROVAL),
    "accession": (Role.CONSENT, ActKind.ACCESSION),
    "succession": (Role.CONSENT, ActKind.SUCCESSION),
    "consent to be bound": (Role.CONSENT, ActKind.NOTIFICATION_OF_CONSENT),
    # Consents for which the record has no kind: they count towards the printed totals.
    "formal confirmation": (Role.CONSENT, None),
    "simplified procedure": (Role.CONSENT, None),
    "participation": (Role.CONSENT, None),
    "application": (Role.CONSENT, None),
}

_OF_A_TEXT = re.compile(
    r"(?P<act>definitive signature|ratification|acceptance|approval|accession|succession) (?:of|to) the .*"
)
"""An act that names its text: ``Ratification of the Convention as amended``."""

SUCCESSION_TO_SIGNATURE = "succession to signature"


def read_column(heading: str) -> StatusColumn:
    """The column with that heading. What is not understood has the role OTHER and no kind."""
    marks: dict[str, MarkMeaning] = {}
    unclear: set[str] = set()
    for part in _PART.split(heading.strip()):
        marked = _MARKED.fullmatch(part.strip())
        words, mark = (marked["words"], marked["mark"]) if marked else (part.strip(), "")
        if mark in marks:
            unclear.add(mark)
        marks[mark] = _meaning(words)
    roles = {meaning.role for meaning in marks.values()}
    # A column of consents stays one where the heading has a further act that is not understood.
    role = next((role for role in (Role.CONSENT, Role.SIGNATURE, Role.PROVISIONAL) if role in roles), Role.OTHER)
    return StatusColumn(heading=heading, role=role, marks=marks, unclear=frozenset(unclear))


def _meaning(words: str) -> MarkMeaning:
    plain = " ".join(words.casefold().split())
    if plain in _KINDS:
        role, kind = _KINDS[plain]
        return MarkMeaning(words=words, role=role, kind=kind)
    of_a_text = _OF_A_TEXT.fullmatch(plain)
    if of_a_text:
        role, kind = _KINDS[of_a_text["act"]]
        return MarkMeaning(words=words, role=role, kind=kind)
    if plain.startswith("provisional application"):
        return MarkMeaning(words=words, role=Role.PROVISIONAL, kind=ActKind.PROVISIONAL_APPLICATION)
    return MarkMeaning(words=words, role=Role.OTHER)
