"""Rules: which claims a marked sentence makes. One class of sentence after another; what none of them reads is left.

A rule looks at the marks of a sentence and at the words on both sides, and adds the claims that it finds. It reads what
is said, and nothing that is asked, wished for, or made to depend on something.
"""

from __future__ import annotations

from attrs import evolve

from ..kinds import Claim
from .predicates import predicate
from .rules_days import acts_by_noun, days_in_brackets, possessed_days, treaty_days
from .rules_groups import quantified
from .rules_measures import comparisons, figures, shares
from .rules_names import named
from .rules_numbers import counts
from .rules_plans import plans
from .rules_ranks import joint_ranks, latest, ranks
from .rules_totals import from_to, of_those, table, totals
from .sentence import Reader, starts_of

RULES = (
    treaty_days, possessed_days, days_in_brackets, acts_by_noun, joint_ranks, latest, ranks, plans, quantified,
    comparisons, figures, of_those, table, from_to, totals, counts, shares, named,
)  # fmt: skip
"""The rules in the order in which they look at a sentence: the surest first, for each takes the marks that it reads."""


def read(reader: Reader) -> None:
    """Puts every rule to the sentence."""
    before = reader.context.circle
    reader.context.circle = None
    for rule in RULES:
        if rule is named:
            reader.context.circle = reader.context.circle or before
        rule(reader)
    if reader.context.circle is before:
        said = [found for place in starts_of(reader.pattern) if (found := predicate(reader.pattern, place)) is not None]
        reader.context.circle = next((found.circle for found in said if found.circle is not None), None)
    reader.claims = list(dict.fromkeys(map(_settled, reader.claims)))


def _settled(claim: Claim) -> Claim:
    return evolve(claim, assumed=tuple(dict.fromkeys(claim.assumed)))
