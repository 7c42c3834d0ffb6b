"""Prose: the claims that a text makes, each with its place, and the parts of it that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import overload

from attrs import frozen

from ...loading import load
from ...model.days import Day, as_day
from ..circles import UN
from ..kinds import Claim
from .rules import read
from .sentence import Context, Reader
from .tokenizer import Sentence, mark
from .tokens import GROUP, NUMBER, ORDINAL, ORGAN, OTHER, SHARE, STATES, TREATY


@frozen(kw_only=True)
class Unread:
    """A part of a text, [``start``, ``end``), that may make a claim and could not be read, and why."""

    text: str
    start: int
    end: int
    reason: str

    def __str__(self) -> str:
        return f"{self.text!r}: {self.reason}"


@frozen(kw_only=True, repr=False)
class ClaimsFound(Sequence[Claim]):
    """The claims of a text in the order of their places, as a sequence; ``unread`` is what could not be read."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]

    @overload
    def __getitem__(self, index: int) -> Claim: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...

    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        return self.claims[index]

    def __len__(self) -> int:
        return len(self.claims)

    def __repr__(self) -> str:
        claims, parts = ("" if number == 1 else "s" for number in (len(self), len(self.unread)))
        lines = [f"<{len(self)} claim{claims}, {len(self.unread)} part{parts} unread>", *map(str, self.claims)]
        return "\n- ".join((*lines, *(f"unread: {part}" for part in self.unread)))


def claims_in(text: str, *, published: Day, convention: str = "APMBC") -> ClaimsFound:
    """Return the checkable claims that an English text makes about the conventions of the bundled register.

    `text` is plain prose. `published` is the date of its publication, by which the claims are checked. `convention` is
    the one meant where the text only says "the treaty"; the claims then say that it was assumed. Questions, wishes and
    conditional sentences make no claim. Raises `InvalidDate` and `UnknownConvention`.
    """
    register = load()
    context = Context(as_day(published, "published"), register.convention(convention).key)
    if re.search(r"cluster (?:munition|bomb)", text, re.IGNORECASE) and not re.search(
        r"\b(?:land)?mines?\b", text, re.IGNORECASE
    ):
        context.fallback = "CCM"
    claims: list[Claim] = []
    unread: list[Unread] = []
    for sentence in mark(text, register, context.published):
        reader = Reader(sentence, text, context)
        asked = text[sentence.start : sentence.end].rstrip("\"'”’) ").endswith("?")
        if not asked:
            read(reader)
        claims += sorted(reader.claims, key=lambda claim: (claim.start or 0, claim.end or 0))
        unread += _left(reader, "a question, no statement" if asked else "")
        named = [found.value for found in sentence.marks.values() if found.letter == TREATY and found.value]
        regions = [found.value for found in sentence.marks.values() if found.letter == GROUP and found.value != UN]
        context.region = regions[-1] if regions else context.region
        context.protocol = next((key for key in reversed(named) if "-" in key), context.protocol)
        context.named = named[-1] if named else context.named
    return ClaimsFound(claims=tuple(claims), unread=tuple(unread))


_ABOUT = re.compile(r"part(?:y|ies)\b|sign|ratif|acce|join|withdr|member|outside|leave|left|quit|destroyed")


def _left(reader: Reader, reason: str) -> Iterator[Unread]:
    """The marks that no claim has used, in a sentence that speaks of treaties."""
    sentence = reader.sentence
    about = _ABOUT.search(sentence.pattern) is not None or any(m.letter == TREATY for m in sentence.marks.values())
    if not about:
        return
    for place, found in sentence.marks.items():
        if place in reader.refused:
            yield _unread(reader, place, reader.refused[place])
        elif place in reader.taken:
            continue
        elif found.letter == OTHER and "may be any of" in found.value:
            yield _unread(reader, place, found.value)
        elif found.letter in (NUMBER, SHARE, ORDINAL) and not _measures(reader, place):
            yield _unread(reader, place, reason or "what it counts could not be read")
        elif found.letter in (STATES, ORGAN) and not reader.claims and _ABOUT.search(sentence.pattern):
            yield _unread(reader, place, reason or "what is said of it could not be read")


_UNITS = re.compile(
    r" (?:months?|years?|days?|weeks?|hours?|decades?|km|kilomet|square|metres?|meters?|people|"
    r"persons|casualties|children|civilians|deputies|votes?|delegates|pm|am"
    r"|percent|euros?|dollars|mines|of the (?:most|world)|point|thing|step|hand)"
)


def _measures(reader: Reader, place: int) -> bool:
    """Whether the number measures something that no claim is about, or is no number of anything."""
    found = reader.sentence.mark(place)
    bare = reader.text[found.start : found.end].lower() in ("one", "first", "second", "third", "last", "a")
    return bool(bare or _UNITS.match(reader.sentence.pattern, place + 1))


def _unread(reader: Reader, place: int, reason: str) -> Unread:
    start, end = _around(reader.sentence, place)
    return Unread(text=reader.text[start:end], start=start, end=end, reason=reason)


def _around(sentence: Sentence, place: int) -> tuple[int, int]:
    """A mark with some words on both sides."""
    first = place
    last = place + 1
    for _ in range(3):
        before = sentence.pattern.rfind(" ", 0, max(first - 1, 0))
        first = before + 1 if before >= 0 else 0
        after = sentence.pattern.find(" ", min(last + 1, len(sentence.pattern)))
        last = after if after >= 0 else len(sentence.pattern)
    return sentence.span(first, last)
