"""The words that users' tables use: headings, kinds of acts, marks beside dates, and words for a status."""

from __future__ import annotations

from typing import NamedTuple

from ..model.acts import CONSENTS, ActKind
from ..model.statuses import Status
from ..standing.names import normalise

ACTS: dict[str, frozenset[ActKind]] = {
    "signed": frozenset({ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE}),
    "ratified": frozenset({ActKind.RATIFICATION}),
    "accepted": frozenset({ActKind.ACCEPTANCE}),
    "approved": frozenset({ActKind.APPROVAL}),
    "acceded": frozenset({ActKind.ACCESSION}),
    "succeeded": frozenset({ActKind.SUCCESSION}),
    "consented": CONSENTS,
    "provisional": frozenset({ActKind.PROVISIONAL_APPLICATION}),
    "withdrawn": frozenset({ActKind.WITHDRAWAL}),
}
"""Columns with dates, each with the kinds of act that the date may be of."""

COLUMNS = ("state", "convention", "act", "status", "on", *ACTS, "in_force")
"""The columns that are checked."""

_ACT_WORDS = {
    "signed": "signed, signature",
    "ratified": "ratified, ratification",
    "accepted": "accepted, acceptance",
    "approved": "approved, approval",
    "acceded": "acceded, accession",
    "succeeded": "succeeded, succession",
    "consented": "consented, consent, consent to be bound, joined, deposit, deposited, instrument deposited, "
    "notification deposit",
    "provisional": "provisional, provisional application, provisionally applied",
    "withdrawn": "withdrawn, withdrew, withdrawal, withdrawal notified, denounced, denunciation",
}
ACT_WORDS = {word: name for name, words in _ACT_WORDS.items() for word in words.split(", ")} | {"signatory": "signed"}
"""Words for an act, each with the column for its date."""

_HEADINGS = {
    "state": "state, states, state name, country, countries, country name, nation, participant, participants, "
    "state party, states party, states parties, contracting state, contracting party, member state, "
    "state or territory, country or territory, "
    "iso, iso code, country code, iso3, iso 3, iso3 code, iso 3 code, iso3c, iso a3, iso alpha 3, alpha3, alpha 3, "
    "alpha 3 code, iso2, iso 2, iso2c, iso a2, alpha2, alpha 2, alpha 2 code, m49, m49 code",
    "convention": "convention, treaty, protocol, instrument, agreement",
    "act": "act, action, action type, kind of act, type of act, method, kind of consent, type of consent, "
    "form of consent",
    "status": "status, treaty status, participation status",
    "on": "on, date, day, as of, as at",
    "in_force": "in force, in force since, in force from, entry into force, entered into force, eif, party since",
    **_ACT_WORDS,
}
HEADINGS = {word: name for name, words in _HEADINGS.items() for word in words.split(", ")}
"""Headings that can mean only one of the columns, in normalised form."""

_FILLING = frozenset({"date", "dates", "day", "of", "the", "on"})

MARKS = {"AA": "approved", "a": "acceded", "d": "succeeded", "P": "consented", "n": "provisional"}
"""The marks beside dates in the depositary's lists, used if the heading explains none. ``A`` is not included: for the
depositary it means acceptance, for others accession.
"""


def heading_of(text: str) -> str | None:
    """The column that a heading means, or None if it can mean several. "Date of ratification" is ``ratified``."""
    words = normalise(text)
    bare = " ".join(word for word in words.split() if word not in _FILLING)
    return HEADINGS.get(words) or HEADINGS.get(bare)


_PARTY = frozenset({Status.PARTY, Status.WITHDRAWING})
_BOUND = _PARTY | {Status.CONTRACTING}
_OUT = frozenset({Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN})


class Meaning(NamedTuple):
    """The meaning of a word for a status.

    It fits some statuses, fits others only loosely, and may name a kind of consent.
    """

    fits: frozenset[Status]
    loosely: frozenset[Status] = frozenset()
    kind: ActKind | None = None


_MEANINGS: dict[str, Meaning] = {
    "outside": Meaning(_OUT),
    "party, state party, states parties, states party, high contracting party, contracting party": Meaning(
        _PARTY, frozenset({Status.CONTRACTING})
    ),
    "contracting, contracting state, consented": Meaning(_BOUND),
    "not party, not a party, non party, nonparty, state not party, states not party": Meaning(
        _OUT, frozenset({Status.CONTRACTING})
    ),
    "non signatory, not signed, neither signed nor ratified": Meaning(frozenset({Status.OUTSIDE, Status.WITHDRAWN})),
    "signatory, signed, signature, signed not ratified, signed but not ratified, signatory not party": Meaning(
        frozenset({Status.SIGNATORY})
    ),
    "ratified, ratification": Meaning(_BOUND, kind=ActKind.RATIFICATION),
    "accepted, acceptance": Meaning(_BOUND, kind=ActKind.ACCEPTANCE),
    "approved, approval": Meaning(_BOUND, kind=ActKind.APPROVAL),
    "acceded, accession": Meaning(_BOUND, kind=ActKind.ACCESSION),
    "succeeded, succession": Meaning(_BOUND, kind=ActKind.SUCCESSION),
    "withdrawing": Meaning(frozenset({Status.WITHDRAWING})),
    "withdrawn, withdrew, withdrawal, denounced, former party, former state party": Meaning(
        frozenset({Status.WITHDRAWN})
    ),
}
WORDS = {word: meaning for words, meaning in _MEANINGS.items() for word in words.split(", ")}
"""The known words for a status."""
