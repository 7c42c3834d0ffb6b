"""Strategies for answers: what a register, by default the bundled one, says to a question that was drawn."""

from __future__ import annotations

from hypothesis.strategies import DrawFn, SearchStrategy, composite, sampled_from

from ..claims.checks import check
from ..claims.kinds import Claim
from ..claims.verdicts import Verdict
from ..loading import given_or_bundled
from ..model.populations import Population
from ..model.state_sets import StateSet
from ..model.statuses import Status
from ..register import Register
from ..standing.answers import Explanation, History, Standing
from ..standing.counts import Count
from .asking import questions
from .claims import checked_claims


def standings(register: Register | None = None) -> SearchStrategy[Standing]:
    """The standing of a State under a convention on a date."""
    reg = given_or_bundled(register)
    return questions(reg).map(lambda asked: reg.standing(asked[0], asked[1].key, on=asked[2]))


def histories(register: Register | None = None) -> SearchStrategy[History]:
    """The full history of a State under a convention."""
    reg = given_or_bundled(register)
    return questions(reg).map(lambda asked: reg.history(asked[0], asked[1].key))


def explanations(register: Register | None = None) -> SearchStrategy[Explanation]:
    """Why a State has its status on a date."""
    reg = given_or_bundled(register)
    return questions(reg).map(lambda asked: reg.explain(asked[0], asked[1].key, on=asked[2]))


@composite
def state_sets(draw: DrawFn, register: Register | None = None) -> StateSet:
    """States of one status under a convention on a date."""
    reg = given_or_bundled(register)
    state, convention, day = draw(questions(reg))
    status = draw(sampled_from([reg.status(state, convention.key, on=day), *Status]))
    outside = status in (Status.OUTSIDE, Status.UNDETERMINED)
    return reg.parties(convention.key, on=day) if outside else reg.having(status, convention.key, on=day)


@composite
def counts(draw: DrawFn, register: Register | None = None) -> Count:
    """How many States belong to a population on a date."""
    reg = given_or_bundled(register)
    _, convention, day = draw(questions(reg))
    population = draw(sampled_from([Population.STATES_PARTIES, Population.CONTRACTING_STATES, Population.SIGNATORIES]))
    return reg.count(population, convention.key, on=day)


def claims(register: Register | None = None) -> SearchStrategy[Claim]:
    """Claims about the register, true ones and wrong ones."""
    return checked_claims(register).map(lambda checked: checked.claim)


def verdicts(register: Register | None = None) -> SearchStrategy[Verdict]:
    """Verdicts on claims about the register."""
    return claims(register).map(lambda claim: check(claim, register))
