"""The words that tables of others use: headings of columns, and words for a status, each with what it can mean."""

from __future__ import annotations

from typing import NamedTuple

from ..acts import CONSENTS, ActKind
from ..statuses import Status

ACTS: dict[str, frozenset[ActKind]] = {
    "signed": frozenset({ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE}),
    "ratified": frozenset({ActKind.RATIFICATION}),
    "accepted": frozenset({ActKind.ACCEPTANCE}),
    "approved": frozenset({ActKind.APPROVAL}),
    "acceded": frozenset({ActKind.ACCESSION}),
    "succeeded": frozenset({ActKind.SUCCESSION}),
    "consented": CONSENTS,
    "withdrawn": frozenset({ActKind.WITHDRAWAL}),
}
"""Columns of days, each with the acts that its day may be of."""

COLUMNS = ("state", "status", "on", *ACTS, "in_force")
"""The columns that examination knows."""

HEADINGS = {
    "country": "state", "iso3": "state", "alpha3": "state", "alpha 3": "state", "state party": "state",
    "signature": "signed", "ratification": "ratified", "accession": "acceded", "acceptance": "accepted",
    "approval": "approved", "succession": "succeeded", "consent": "consented", "deposit": "consented",
    "entry into force": "in_force", "in force": "in_force", "withdrawal": "withdrawn", "denounced": "withdrawn",
    "denunciation": "withdrawn", "date": "on", "day": "on",
}  # fmt: skip
"""Other headings that can mean only one of the columns."""

_PARTY = frozenset({Status.PARTY, Status.WITHDRAWING})
_BOUND = _PARTY | {Status.CONTRACTING}
_OUT = frozenset({Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN})


class Meaning(NamedTuple):
    """What a word for a status says: the statuses it fits, those it fits loosely, and the kind of consent it names."""

    fits: frozenset[Status]
    loosely: frozenset[Status] = frozenset()
    kind: ActKind | None = None


_PARTIES = Meaning(_PARTY, frozenset({Status.CONTRACTING}))
WORDS: dict[str, Meaning] = {
    **{status.value: Meaning(frozenset({status})) for status in Status if status is not Status.UNDETERMINED},
    **dict.fromkeys(("party", "state party", "states parties", "states party", "high contracting party"), _PARTIES),
    **dict.fromkeys(("contracting", "contracting state", "consented"), Meaning(_BOUND)),
    "outside": Meaning(_OUT),
    **dict.fromkeys(
        ("not party", "not a party", "non party", "nonparty", "state not party", "states not party"),
        Meaning(_OUT, frozenset({Status.CONTRACTING})),
    ),
    **dict.fromkeys(("signatory", "signed", "signed not ratified"), Meaning(frozenset({Status.SIGNATORY}))),
    "ratified": Meaning(_BOUND, kind=ActKind.RATIFICATION),
    "accepted": Meaning(_BOUND, kind=ActKind.ACCEPTANCE),
    "approved": Meaning(_BOUND, kind=ActKind.APPROVAL),
    "acceded": Meaning(_BOUND, kind=ActKind.ACCESSION),
    "succeeded": Meaning(_BOUND, kind=ActKind.SUCCESSION),
    "withdrawing": Meaning(frozenset({Status.WITHDRAWING})),
    **dict.fromkeys(("withdrawn", "denounced", "former party"), Meaning(frozenset({Status.WITHDRAWN}))),
}
"""The words for a status that examination knows."""


def plain(text: object) -> str:
    """A heading or a word without case, underscores, hyphens and superfluous space, to compare it."""
    return " ".join(str(text).casefold().replace("_", " ").replace("-", " ").split())
