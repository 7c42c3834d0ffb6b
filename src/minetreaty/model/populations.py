"""Populations: the sets of States that are counted, by registers, in printed totals and in what is published."""

from __future__ import annotations

from enum import StrEnum


class Population(StrEnum):
    """A set of States that stand in one way to a convention on a date.

    The first five are those that most sources publish. ``NONPARTIES`` are all other States beside the States Parties,
    ``NONCONTRACTING`` all other States beside the contracting States: the number that is often published as "outside".
    ``SIGNED_ONLY`` have signed and not consented, ``COMMITTED`` signed or consented, ``NEITHER`` did neither.
    ``RATIFIED`` covers acceptance, approval, definitive signature and notification of consent, not accession or
    succession; like ``ACCEDED`` it speaks of contracting States. ``NOTIFIED`` gave notice of withdrawal and did not
    revoke it, ``WITHDRAWING`` are still bound under notice, ``WITHDRAWN`` have left.
    """

    STATES_PARTIES = "states_parties"
    CONTRACTING_STATES = "contracting_states"
    SIGNATORIES = "signatories"
    NONPARTIES = "nonparties"
    NONCONTRACTING = "noncontracting"
    SIGNED_ONLY = "signed_only"
    UNSIGNED = "unsigned"
    COMMITTED = "committed"
    NEITHER = "neither"
    RATIFIED = "ratified"
    ACCEDED = "acceded"
    ACCEDED_OR_SUCCEEDED = "acceded_or_succeeded"
    NOTIFIED = "notified"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    ALL_STATES = "all_states"

    @property
    def label(self) -> str:
        """The population in words."""
        return _LABELS[self]

    @property
    def complement(self) -> Population | None:
        """The population of all other States; None where it has no name."""
        return _COMPLEMENTS.get(self)

    @property
    def is_complement(self) -> bool:
        """Whether States belong to it by what they have not done, so that it needs the list of all States."""
        return self in _OF_OTHERS


_LABELS = {
    Population.STATES_PARTIES: "States Parties",
    Population.CONTRACTING_STATES: "contracting States",
    Population.SIGNATORIES: "signatories",
    Population.NONPARTIES: "States not party",
    Population.NONCONTRACTING: "non-contracting States",
    Population.SIGNED_ONLY: "signatories that have not consented",
    Population.UNSIGNED: "States that never signed",
    Population.COMMITTED: "States that signed or consented",
    Population.NEITHER: "States that neither signed nor consented",
    Population.RATIFIED: "States that ratified, accepted or approved",
    Population.ACCEDED: "States that acceded",
    Population.ACCEDED_OR_SUCCEEDED: "States that acceded or succeeded",
    Population.NOTIFIED: "States that gave notice of withdrawal",
    Population.WITHDRAWING: "States under notice of withdrawal",
    Population.WITHDRAWN: "States that have left",
    Population.ALL_STATES: "all States",
}

_OPPOSITES = (
    (Population.STATES_PARTIES, Population.NONPARTIES),
    (Population.CONTRACTING_STATES, Population.NONCONTRACTING),
    (Population.SIGNATORIES, Population.UNSIGNED),
    (Population.COMMITTED, Population.NEITHER),
)
_COMPLEMENTS = {**dict(_OPPOSITES), **{there: here for here, there in _OPPOSITES}}
_OF_OTHERS = frozenset({there for _, there in _OPPOSITES} | {Population.ALL_STATES})

PUBLISHED = tuple(Population)[:5]
"""The populations that most sources publish, in the order of tables."""

BY_FORCE = frozenset({Population.STATES_PARTIES, Population.NONPARTIES})
"""The populations for which it matters from when the convention is in force for a State."""
