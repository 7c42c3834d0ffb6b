"""The words for a status that users' tables use."""

from __future__ import annotations

from typing import NamedTuple

from ..model.acts import ActKind
from ..model.statuses import Status

_PARTY = frozenset({Status.PARTY, Status.WITHDRAWING})
_BOUND = _PARTY | {Status.CONTRACTING}
_OUT = frozenset({Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN})


class StatusMeaning(NamedTuple):
    """The meaning of a word for a status.

    It fits some statuses, fits others only loosely, and may name a kind of consent.
    """

    fits: frozenset[Status]
    loosely: frozenset[Status] = frozenset()
    kind: ActKind | None = None


_MEANINGS: dict[str, StatusMeaning] = {
    "outside": StatusMeaning(_OUT),
    "party, state party, states parties, states party, high contracting party, contracting party": StatusMeaning(
        _PARTY, frozenset({Status.CONTRACTING})
    ),
    "contracting, contracting state, consented, bound, consent to be bound": StatusMeaning(_BOUND),
    "not party, not a party, non party, nonparty, state not party, states not party": StatusMeaning(
        _OUT, frozenset({Status.CONTRACTING})
    ),
    "non signatory, not signed, unsigned, neither signed nor ratified": StatusMeaning(
        frozenset({Status.OUTSIDE, Status.WITHDRAWN})
    ),
    "signatory, signed, signature, signed only, signed not ratified, signed but not ratified, "
    "signatory not party": StatusMeaning(frozenset({Status.SIGNATORY})),
    "ratified, ratification": StatusMeaning(_BOUND, kind=ActKind.RATIFICATION),
    "accepted, acceptance": StatusMeaning(_BOUND, kind=ActKind.ACCEPTANCE),
    "approved, approval": StatusMeaning(_BOUND, kind=ActKind.APPROVAL),
    "acceded, accession": StatusMeaning(_BOUND, kind=ActKind.ACCESSION),
    "succeeded, succession": StatusMeaning(_BOUND, kind=ActKind.SUCCESSION),
    "withdrawing": StatusMeaning(frozenset({Status.WITHDRAWING})),
    "withdrawn, withdrew, withdrawal, denounced, former party, former state party": StatusMeaning(
        frozenset({Status.WITHDRAWN})
    ),
}
WORDS = {word: meaning for words, meaning in _MEANINGS.items() for word in words.split(", ")}
"""The known words for a status."""
