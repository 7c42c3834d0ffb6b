"""Totals: how many States others counted and printed. Witnesses to compare the record with; nothing is derived here."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import frozen


class Counted(StrEnum):
    """What a printed total counts: the populations of a register, and signatories that have not consented yet."""

    STATES_PARTIES = "states_parties"
    CONTRACTING_STATES = "contracting_states"
    SIGNATORIES = "signatories"
    NONPARTIES = "nonparties"
    OUTSIDE = "outside"
    NOT_YET_CONSENTED = "not_yet_consented"

    @property
    def label(self) -> str:
        """What is counted, in words."""
        return self.value.replace("_", " ")


@frozen(kw_only=True)
class PublishedTotal:
    """How many States a source counted on a day, as it was known then. ``within`` names the group or region counted.

    Where a source gives only a month, ``date`` is a day that ``note`` accounts for.
    """

    convention: str
    date: dt.date
    population: Counted
    published: int
    within: str = ""
    sources: tuple[str, ...]
    note: str = ""

    def __str__(self) -> str:
        within = f", {self.within}" if self.within else ""
        return f"{self.population.label} on {self.date} ({self.convention}{within})"
