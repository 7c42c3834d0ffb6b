"""Sentences that others published, each with its address, its day, and the claims and verdicts expected of it.

The labels rest on what is known from outside: the publishers' own totals and dates, and the depositary's lists. A label
is ``kind field=value ...: outcome``; several kinds are parted by ``|``, several States by ``+``. "at hand" and "fourth
set" were at hand while rules of reading were written; each of the others was labelled and then read once before the
rules were mended by what it showed. A page that prints no day stands under the first day on which it can have been
written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from minetreaty.claims.checks import check
from minetreaty.claims.kinds import KINDS, Claim
from minetreaty.claims.reading.prose import claims_in
from minetreaty.claims.verdicts import Outcome, Verdict

SENTENCES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("sentences.json").read_text(encoding="utf-8"))
CONSTRUCTED: list[dict[str, Any]] = json.loads(Path(__file__).with_name("constructed.json").read_text(encoding="utf-8"))
"""Sentences made to show one rule each, with the kinds of claim to be read and their outcomes."""

PARTS = ("at hand", "held out", "second held out", "third held out", "fourth set", "fourth held out")
NAMES = {kind: name for name, kind in KINDS.items()}


class Label(NamedTuple):
    """A claim that a reader of the sentence finds in it, and what is true of it."""

    kinds: tuple[str, ...]
    values: dict[str, str]
    outcome: str

    @classmethod
    def parse(cls, text: str) -> Label:
        """Reads ``count number=165 population=party: supported``."""
        said, outcome = text.rsplit(": ", 1)
        kinds, *values = said.split(" ")
        return cls(tuple(kinds.split("|")), dict(value.split("=", 1) for value in values), outcome)

    def fits(self, claim: Claim) -> bool:
        """Whether the claim is of one of the kinds and has all the values."""
        if NAMES[type(claim)] not in self.kinds:
            return False
        for name, value in self.values.items():
            found = getattr(claim, name, getattr(claim, "state", None) if name == "states" else None)
            if name == "states":
                codes = {found} if isinstance(found, str) else set(found or ())
                if not codes or not codes <= set(value.split("+")):
                    return False
            elif str(found).replace(" ", "_") not in value.split("|"):
                return False
        return True


class Reading(NamedTuple):
    """A sentence with what was read in it: labels met and missed, and claims that no label asks for."""

    sentence: dict[str, Any]
    met: list[tuple[Label, Verdict]]
    missed: list[Label]
    extra: list[Verdict]

    @property
    def wrong(self) -> list[tuple[Label, Verdict]]:
        """The claims that were read as they should be and got another verdict."""
        return [(label, verdict) for label, verdict in self.met if verdict.outcome != Outcome(label.outcome)]


def read(sentence: dict[str, Any]) -> Reading:
    """Reads one sentence and compares it with its labels; a label may be met by several claims of several States."""
    found = [
        check(claim)
        for claim in claims_in(sentence["text"], published=sentence["published"], convention=sentence["convention"])
    ]
    labels = [Label.parse(text) for text in sentence["claims"]]
    met = [(label, verdict) for label in labels for verdict in found if label.fits(verdict.claim)]
    missed = [label for label in labels if not any(label.fits(verdict.claim) for verdict in found)]
    extra = [verdict for verdict in found if not any(label.fits(verdict.claim) for label in labels)]
    return Reading(sentence, met, missed, extra)


class Measure(NamedTuple):
    """How well a part was read and judged."""

    sentences: int
    labels: int
    read: int
    missed: int
    extra: int
    right: int

    @property
    def precision(self) -> float:
        """The part of what was read that is there to read."""
        return self.read / (self.read + self.extra)

    @property
    def recall(self) -> float:
        """The part of the labels that was read."""
        return (self.labels - self.missed) / self.labels

    @property
    def correct(self) -> float:
        """The part of the verdicts on what was rightly read that is as labelled."""
        return self.right / self.read


def measure(readings: list[Reading]) -> Measure:
    """The measures of these readings."""
    labels = sum(len(reading.sentence["claims"]) for reading in readings)
    found = sum(len(reading.met) for reading in readings)
    missed = sum(len(reading.missed) for reading in readings)
    extra = sum(len(reading.extra) for reading in readings)
    wrong = sum(len(reading.wrong) for reading in readings)
    return Measure(len(readings), labels, found, missed, extra, found - wrong)


@cache
def part(name: str) -> list[Reading]:
    """The sentences of one part, read."""
    return [read(sentence) for sentence in SENTENCES if sentence["part"] == name]


def failures(readings: list[Reading]) -> Iterator[str]:
    """What went wrong, in words."""
    for reading in readings:
        for label in reading.missed:
            yield f"missed {label} in {reading.sentence['text']!r}"
        for verdict in reading.extra:
            yield f"misread {verdict.claim} in {reading.sentence['text']!r}"
        for label, verdict in reading.wrong:
            yield f"judged {verdict.outcome}, not {label.outcome}: {verdict.claim}"
