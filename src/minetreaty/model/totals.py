"""Totals: how many States others counted and printed. Witnesses to compare the record with; nothing is derived here."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from .populations import Population


@frozen(kw_only=True)
class PublishedTotal:
    """How many States a source counted on a day, as it was known then. ``within`` names the group or region counted.

    Where a source gives only a month, ``date`` is a day that ``note`` accounts for.
    """

    convention: str
    date: dt.date
    population: Population
    published: int
    within: str = ""
    sources: tuple[str, ...]
    note: str = ""

    def __str__(self) -> str:
        within = f", {self.within}" if self.within else ""
        return f"{self.population.label} on {self.date} ({self.convention}{within})"
