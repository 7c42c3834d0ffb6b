"""Declarations, reservations, objections and notifications below the table: who, of which kind, when; never what.

Each entry has a participant and a text. In the text a line that is a date dates what follows; a line that begins with
the name of a kind (``Reservation:``, ``Upon signature:``) says what follows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ..model.acts import ActKind
from .dates import read_date


class Told(NamedTuple):
    """One thing that an entry tells: its kind where it is named, its date and the act it came with where printed, the
    State that it is about, and the protocol that its heading names.
    """

    kind: ActKind | None = None
    date: dt.date | None = None
    upon: str = ""
    about: str = ""
    protocol: str = ""


_KINDS = (
    (re.compile(r"\bobjections?\b", re.IGNORECASE), ActKind.OBJECTION),
    (re.compile(r"\breservations?\b", re.IGNORECASE), ActKind.RESERVATION),
    (re.compile(r"\b(?:declarations?|understandings?|statements?)\b", re.IGNORECASE), ActKind.DECLARATION),
    (re.compile(r"\b(?:communications?|notifications?)\b", re.IGNORECASE), ActKind.COMMUNICATION),
)

_UPON = re.compile(r"\bupon (?P<act>signature|ratification|acceptance|approval|accession|succession|consent)", re.I)

_MADE_BY = re.compile(
    r"\bmade by (?:the )?(?P<name>[^,;:]{2,80}?)(?= upon\b| on\b| in\b| at\b| to\b| with\b| when\b|[,;:.]|$)"
)

_HEADING = re.compile(r"[\"“'(\[]*(?:[A-Z][\w-]*|I+\.)(?: [\w,()/.-]+){0,14} ?:?[\"”')\]]*")
"""A line short enough to be a heading: ``Interpretative declaration:``, ``Declarations in respect of article 1:``"""

_LONGEST_HEADING = 200


def section_kind(title: str) -> ActKind | None:
    """The kind that every entry of a section is of, by its title; None where it leaves that to the entries."""
    plain = title.casefold()
    if "provisional application" in plain:
        return ActKind.PROVISIONAL_APPLICATION
    if "territorial application" in plain:
        return ActKind.TERRITORIAL_APPLICATION
    if "objection" in plain:
        return ActKind.OBJECTION
    kinds = _kinds(title)
    return kinds[0] if len(kinds) == 1 else None


def read_entry(lines: list[str], kind: ActKind | None, protocols: Collection[str] = ()) -> tuple[Told, ...]:
    """What an entry tells. `kind` is that of the section, where the section has one; `protocols` are the names that a
    heading may have.

    A date and a heading ``Upon signature:`` begin a part. A part without a kind of its own is of the section's kind.
    """
    parts: list[_Part] = [_Part()]
    for line in lines:
        day = read_date(line.rstrip(" .:"))
        if day is not None:
            parts.append(_Part(day))
            continue
        is_heading = len(line) <= _LONGEST_HEADING and _is_heading(line)
        about_another = kind is ActKind.OBJECTION and _MADE_BY.search(line)
        act = _UPON.search(line) if is_heading and not about_another else None
        if act is not None:
            parts.append(_Part(parts[-1].date, act["act"].casefold()))
        parts[-1].has_text = True
        parts[-1].headings += [line] if is_heading else []
    found = [told for part in parts if part.has_text for told in part.told(kind, protocols)]
    return tuple(dict.fromkeys(found)) or (Told(kind),)


class _Part:
    """A part of an entry: what was told on one date, or with one act."""

    def __init__(self, date: dt.date | None = None, upon: str = "") -> None:
        self.date = date
        self.upon = upon
        self.headings: list[str] = []
        self.has_text = False

    def told(self, kind: ActKind | None, protocols: Collection[str]) -> Iterator[Told]:
        """What the part tells: an objection for each State it is about, else what its headings name."""
        headings = " ".join(self.headings)
        named = [name for name in protocols if re.search(rf"\bbound by (?:the )?{re.escape(name)}\b", headings)]
        told = Told(kind, self.date, self.upon, protocol=named[0] if len(named) == 1 else "")
        if kind is ActKind.OBJECTION:
            about = [match["name"].strip() for line in self.headings for match in _MADE_BY.finditer(line)]
            yield from (told._replace(about=name) for name in about or [""])
        else:
            kinds = [each for line in self.headings for each in _kinds(line)]
            yield from (told._replace(kind=each) for each in kinds)
            if not kinds:
                yield told


def _is_heading(line: str) -> bool:
    return _HEADING.fullmatch(line) is not None or line.endswith(":")


def _kinds(line: str) -> list[ActKind]:
    return [kind for pattern, kind in _KINDS if pattern.search(line)]
