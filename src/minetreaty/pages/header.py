"""The head of a status page: chapter and title, the day of the status, entry into force, and the printed totals."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from .cells import NOTES
from .dates import DATE, dates_in, read_date
from .document import Element
from .faults import refused
from .values import PageHeader, UnreadPart, excerpt, not_read

_AGAIN = "Save the page 'Status of treaties' of one treaty from the depositary's site, in English."

_STATUS = re.compile(rf"STATUS AS AT ?: ?(?P<date>{DATE})\b.*", re.IGNORECASE)
_CHAPTER = re.compile(r"CHAPTER (?P<chapter>[IVXL]+)\b.*", re.IGNORECASE)
_TITLE = re.compile(r"(?P<number>[0-9]{1,3}) ?\. ?(?:(?P<letter>[a-z])(?: ?\.)? )?(?P<title>\S.*)")
_SYMBOL = re.compile(r"(?P<symbol>[IVXL]+(?:-[A-Za-z0-9]+)+)\.en\.(?:pdf|xml)")
_TOTAL = re.compile(r"(?P<label>[A-Z][A-Za-z ]*?) ?: ?(?P<number>[0-9]{1,6})(?![0-9])")

_NOT_IN_FORCE = re.compile(r"\bnot (?:yet )?(?:entered into|in) force\b", re.IGNORECASE)


class Head(NamedTuple):
    """The head as read, with the numbers of the notes on it and what could not be read of it."""

    header: PageHeader
    unread: list[UnreadPart]


def read_header(root: Element, name: str) -> Head:
    """Reads the head. Raises `UnreadableData` where it has no day of the status, no chapter or no title."""
    parts = _parts(root)
    status = _needed(parts, "div3", _STATUS, "the line 'STATUS AS AT : 03-02-2026 10:16:18 EDT'", name)
    date = read_date(status["date"])
    if date is None:
        raise refused("W101", name, "a day in the line 'STATUS AS AT'", repr(status["date"]), _AGAIN)
    chapter = _needed(parts, "rptHead_ctl00_tcHead", _CHAPTER, "a chapter, such as 'CHAPTER XXVI'", name)["chapter"]
    title = _needed(parts, "rptTreaty_ctl00_tcTreaty", _TITLE, "a number and a title, such as '5. Convention on'", name)
    unread: list[UnreadPart] = []
    adopted, adopted_at = _adoption(parts, unread)
    in_force, not_in_force = _entry_into_force(parts, unread)
    parties, signatories = _totals(parts, unread)
    header = PageHeader(
        title=title["title"],
        chapter=chapter.upper(),
        symbol=_symbol(root, chapter.upper(), title["number"], title["letter"]),
        date=date,
        adopted=adopted,
        adopted_at=adopted_at,
        entry_into_force=in_force,
        not_in_force=not_in_force,
        registration=_text(parts, "rptRegistration_ctl00_tcText"),
        published_parties=parties,
        published_signatories=signatories,
    )
    return Head(header, unread)


def _parts(root: Element) -> dict[str, Element]:
    """The elements of the head by what their ids say after the page's own prefix."""
    found: dict[str, Element] = {}
    for element in root:
        if element.id:
            found.setdefault(element.id.rpartition("InnerPage_")[2], element)
    return found


def _text(parts: dict[str, Element], part: str) -> str:
    return parts[part].text(without=NOTES) if part in parts else ""


def _needed(parts: dict[str, Element], part: str, pattern: re.Pattern[str], expected: str, name: str) -> re.Match[str]:
    text = _text(parts, part)
    match = pattern.fullmatch(text)
    if match is None:
        where = f"{name}, line {parts[part].line}" if part in parts else name
        raise refused("W101", where, expected, repr(excerpt(text)) if text else "none", _AGAIN)
    return match


def _symbol(root: Element, chapter: str, number: str, letter: str | None) -> str:
    """Chapter and number. The address of the page's own file has it with a sub-chapter ("XI-B-16")."""
    plain = "-".join(part for part in (chapter, number, letter) if part)
    for element in root:
        match = _SYMBOL.search(element.href) if element.href else None
        if (
            match
            and match["symbol"].upper().split("-")[0] == chapter
            and match["symbol"].endswith(plain[len(chapter) :])
        ):
            return match["symbol"]
    return plain


def _adoption(parts: dict[str, Element], unread: list[UnreadPart]) -> tuple[dt.date | None, str]:
    text = _text(parts, "rptTreaty_ctl00_tcText")
    for start, _, day in dates_in(text):
        return day, text[:start].strip(" ,")
    _note(unread, parts, "rptTreaty_ctl00_tcText", "place and day of adoption", "has no date")
    return None, text


def _entry_into_force(parts: dict[str, Element], unread: list[UnreadPart]) -> tuple[dt.date | None, bool]:
    part = "rptEIF_ctl00_tcText"
    text = _text(parts, part)
    if _NOT_IN_FORCE.search(text):
        return None, True
    for _, _, day in dates_in(text):
        return day, False
    _note(unread, parts, part, "entry into force", "has no date")
    return None, False


def _totals(parts: dict[str, Element], unread: list[UnreadPart]) -> tuple[int | None, int | None]:
    """The printed numbers of parties and of signatories."""
    part = "rptStatus_ctl00_tcText"
    parties: int | None = None
    signatories: int | None = None
    for match in _TOTAL.finditer(_text(parts, part)):
        label = match["label"].casefold()
        if label.startswith(("signatories", "signatures")):
            signatories = int(match["number"])
        elif label.startswith(("parties", "contracting", "ratifications", "participants")):
            parties = int(match["number"])
        else:
            _note(unread, parts, part, "printed totals", f"has a total of another name: {excerpt(match['label'])}")
    if parties is None and signatories is None:
        _note(unread, parts, part, "printed totals", "has no total")
    return parties, signatories


def _note(unread: list[UnreadPart], parts: dict[str, Element], part: str, where: str, reason: str) -> None:
    line = parts[part].line if part in parts else 0
    unread.append(not_read(line, where, _text(parts, part), reason))
