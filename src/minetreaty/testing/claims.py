"""Strategies for claims about a register, each with the verdict that `check` must give.

The verdict is known because the claim is made from the register's own answer, or from that answer changed.
"""

from __future__ import annotations

import datetime as dt

from attrs import frozen
from hypothesis import assume
from hypothesis.strategies import DrawFn, SearchStrategy, booleans, composite, integers, one_of, sampled_from

from ..claims.kinds import Claim, Comparison, CountClaim, DateClaim, Event, ListClaim, StatusClaim
from ..claims.verdicts import Outcome
from ..loading import given_or_bundled
from ..model.acts import ActKind
from ..model.partial_dates import PartialDate
from ..model.populations import Population
from ..register import Register
from ..standing.standings import FIRST_DAY
from .asking import conventions, days, states

_POPULATIONS = (Population.STATES_PARTIES, Population.CONTRACTING_STATES, Population.SIGNATORIES)


@frozen(kw_only=True)
class CheckedClaim:
    """A claim, and the outcome that `check` must give for it with the same register."""

    claim: Claim
    outcome: Outcome


def checked_claims(register: Register | None = None) -> SearchStrategy[CheckedClaim]:
    """Counts, statuses, lists and dates, true ones and wrong ones, about a register, by default the bundled one."""
    reg = given_or_bundled(register)
    return one_of(_counts(reg), _statuses(reg), _lists(reg), _signatures(reg))


@composite
def _when(draw: DrawFn, register: Register) -> tuple[str, dt.date]:
    """A convention, and a date of its record on or after its adoption."""
    convention = draw(conventions(register))
    return convention.key, draw(days(max(convention.adopted, FIRST_DAY), convention.as_of))


@composite
def _counts(draw: DrawFn, register: Register) -> CheckedClaim:
    key, day = draw(_when(register))
    population = draw(sampled_from(_POPULATIONS))
    count = register.count(population, key, on=day, known_on=day)
    assume(count.number is not None)
    off = draw(integers(-3, 3))
    number = int(count) + off
    assume(number >= 0)
    comparison, true = draw(
        sampled_from(
            [
                (Comparison.EXACTLY, off == 0),
                (Comparison.AT_LEAST, off <= 0),
                (Comparison.AT_MOST, off >= 0),
                (Comparison.MORE_THAN, off < 0),
                (Comparison.FEWER_THAN, off > 0),
            ]
        )
    )
    claim = CountClaim(
        convention=key, published=day, on=_exactly(day), number=number, comparison=comparison, population=population
    )
    return CheckedClaim(claim=claim, outcome=_outcome(true))


@composite
def _statuses(draw: DrawFn, register: Register) -> CheckedClaim:
    key, day = draw(_when(register))
    state = draw(states(register, on=day))
    population = draw(sampled_from(_POPULATIONS))
    members = register.count(population, key, on=day, known_on=day).members
    assume(state not in members.undetermined)
    holds = draw(booleans())
    claim = StatusClaim(
        convention=key, published=day, on=_exactly(day), state=state.alpha3, population=population, holds=holds
    )
    return CheckedClaim(claim=claim, outcome=_outcome((state in members) is holds))


@composite
def _lists(draw: DrawFn, register: Register) -> CheckedClaim:
    key, day = draw(_when(register))
    population = draw(sampled_from(_POPULATIONS))
    members = register.count(population, key, on=day, known_on=day).members
    assume(len(members) >= 2 and not members.undetermined)
    named = draw(sampled_from(members.codes)), draw(sampled_from(tuple(register.states(day).codes)))
    assume(named[0] != named[1])
    claim = ListClaim(convention=key, published=day, on=_exactly(day), states=named, population=population)
    return CheckedClaim(claim=claim, outcome=_outcome(named[1] in members))


@composite
def _signatures(draw: DrawFn, register: Register) -> CheckedClaim:
    signed = [
        act for key in register.facts.keys for act in register.acts(key, kind=ActKind.SIGNATURE) if not act.unconfirmed
    ]
    assume(signed)
    act = draw(sampled_from(signed))
    off = draw(integers(-2, 2))
    claim = DateClaim(
        convention=act.convention,
        published=register.convention(act.convention).as_of,
        event=Event.SIGNED,
        state=act.state,
        when=_exactly(act.date + dt.timedelta(off)),
    )
    return CheckedClaim(claim=claim, outcome=_outcome(off == 0))


def _exactly(day: dt.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _outcome(true: bool) -> Outcome:
    return Outcome.SUPPORTED if true else Outcome.CONTRADICTED
