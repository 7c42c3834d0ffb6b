"""Verdicts: what checking a claim answers, with every reading, what decides, and when the claim would be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from ..model.acts import AnyAct
from ..model.populations import Population
from ..model.sources import Source
from ..model.state_sets import StateSet
from .kinds import Claim


class Outcome(StrEnum):
    """What the record says to a claim. Undetermined is an answer of its own: the record cannot say."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNDETERMINED = "undetermined"

    def __bool__(self) -> bool:
        """Refused: an outcome is one of three, and neither true nor false."""
        raise TypeError("An outcome has no truth value: compare it, outcome is Outcome.SUPPORTED.")


EMPTY = StateSet()


@frozen(kw_only=True, repr=False)
class Reading:
    """One meaning of a claim, and what the record says to it.

    ``actual`` is the true value in that meaning (a number, a day, a status, a set of States) and ``said`` the same in
    words. ``usual`` tells the meanings that people have in mind from those that are careless or far-fetched: these keep
    a claim from being contradicted and never support it. ``missing`` are States that the claim leaves out, ``extra``
    those that it should not name, ``open`` those of which the record cannot say.
    """

    name: str
    outcome: Outcome
    actual: object
    said: str
    usual: bool = True
    members: StateSet = EMPTY
    missing: StateSet = EMPTY
    extra: StateSet = EMPTY
    open: StateSet = EMPTY
    acts: tuple[AnyAct, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""

    def __repr__(self) -> str:
        return f"<Reading {self.outcome}: {self.name}{': ' if self.name else ''}{self.said}>"

    def __str__(self) -> str:
        text = self.said if self.name in self.said else f"{self.name}: {self.said}"
        if self.missing:
            text += f"; left out: {', '.join(self.missing.names)}"
        if self.extra:
            text += f"; wrongly named: {', '.join(self.extra.names)}"
        if self.open:
            text += f"; not known: {', '.join(self.open.names)}"
        return f"{text}; {self.note}" if self.note else text


@frozen(kw_only=True)
class TrueWhen:
    """A case in which the claim would be right: a time [``start``, ``end``) in one reading, or another meaning.

    ``population`` is the one meant in that case. None is unbounded.
    """

    said: str
    population: Population | None = None
    start: dt.date | None = None
    end: dt.date | None = None

    def __str__(self) -> str:
        return self.said


@frozen(kw_only=True, repr=False)
class Verdict:
    """What the record says to a claim, as known on the day of its publication.

    ``readings`` are its meanings, the likeliest first, each with its outcome. The verdict is SUPPORTED if a usual one
    agrees, and CONTRADICTED only if all disagree and the claim rests on no assumption. ``reading`` is the one that
    decides; ``actual``, ``members``, ``missing`` and ``extra`` are its values. ``evidence`` are the acts that decide,
    ``sources`` where they and the figures come from. ``since_learnt`` says where present knowledge differs,
    ``true_when`` when the claim would be right.
    """

    claim: Claim
    outcome: Outcome
    readings: tuple[Reading, ...]
    evidence: tuple[AnyAct, ...] = ()
    sources: tuple[Source, ...] = ()
    true_when: tuple[TrueWhen, ...] = ()
    since_learnt: str = ""
    notes: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading:
        """The reading that decides: the first with the verdict's outcome, usual ones before others; else the careless
        meaning that agrees.
        """
        ordered = sorted(self.readings, key=lambda reading: not reading.usual)
        wanted = (self.outcome, Outcome.SUPPORTED)
        return next((reading for want in wanted for reading in ordered if reading.outcome is want), ordered[0])

    @property
    def actual(self) -> object:
        """The true value, in the reading that decides."""
        return self.reading.actual

    @property
    def members(self) -> StateSet:
        """The States that the true value counts, in the reading that decides."""
        return self.reading.members

    @property
    def missing(self) -> StateSet:
        """The States that the claim leaves out."""
        return self.reading.missing

    @property
    def extra(self) -> StateSet:
        """The States that the claim should not name."""
        return self.reading.extra

    def __repr__(self) -> str:
        return f"<Verdict {self.outcome}: {self.claim}>"

    def __str__(self) -> str:
        lines = [f"{self.outcome.upper()}: {self.claim}."]
        lines += [f"- {_mark(reading)} {reading}" for reading in self.readings]
        if self.true_when and self.outcome is not Outcome.SUPPORTED:
            lines.append("True for:")
            lines += [f"- {case}" for case in self.true_when]
        if self.since_learnt:
            lines.append(f"Learnt since: {self.since_learnt}.")
        lines += [f"Assumed: {note}." for note in self.claim.assumed]
        lines += [f"Note: {note}." for note in self.notes]
        if self.evidence:
            lines.append(f"Acts: {'; '.join(map(str, self.evidence))}.")
        if self.sources:
            lines.append(f"Sources: {', '.join(source.id for source in self.sources)}.")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """The verdict as a table for notebooks; everything that comes from outside is escaped."""
        from ..display.html import table

        rows = [("claim", self.claim.text or str(self.claim)), ("read as", str(self.claim))]
        rows += [(_mark(reading).strip("[]"), str(reading)) for reading in self.readings]
        if self.outcome is not Outcome.SUPPORTED:
            rows += [("true for", case.said) for case in self.true_when]
        rows += [("learnt since", self.since_learnt)] if self.since_learnt else []
        rows += [("assumed", note) for note in self.claim.assumed]
        rows += [("note", note) for note in self.notes]
        rows += [("acts", "; ".join(map(str, self.evidence)))] if self.evidence else []
        rows += [("sources", ", ".join(source.id for source in self.sources))] if self.sources else []
        return table(self.outcome, rows)


def _mark(reading: Reading) -> str:
    signs = {Outcome.SUPPORTED: "agrees", Outcome.CONTRADICTED: "disagrees", Outcome.UNDETERMINED: "not known"}
    return f"[{signs[reading.outcome]}{'' if reading.usual else ', careless meaning'}]"


def combined(readings: Sequence[Reading]) -> Outcome:
    """SUPPORTED if a usual reading agrees, CONTRADICTED if all disagree, else UNDETERMINED."""
    if any(reading.usual and reading.outcome is Outcome.SUPPORTED for reading in readings):
        return Outcome.SUPPORTED
    if all(reading.outcome is Outcome.CONTRADICTED for reading in readings):
        return Outcome.CONTRADICTED
    return Outcome.UNDETERMINED


def best(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the outcome of a claim that is right if it is right on one of several days."""
    return next((o for o in (Outcome.SUPPORTED, Outcome.UNDETERMINED) if o in outcomes), Outcome.CONTRADICTED)


def every(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of several things that must all hold."""
    if any(outcome is Outcome.CONTRADICTED for outcome in outcomes):
        return Outcome.CONTRADICTED
    if any(outcome is Outcome.UNDETERMINED for outcome in outcomes):
        return Outcome.UNDETERMINED
    return Outcome.SUPPORTED


def decided(possible: Sequence[bool]) -> Outcome:
    """The outcome where the record leaves these answers possible."""
    return Outcome.SUPPORTED if all(possible) else Outcome.UNDETERMINED if any(possible) else Outcome.CONTRADICTED
