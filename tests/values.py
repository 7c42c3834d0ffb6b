"""Values of the library's own classes, for tests about all of them."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.facts.invented import act
from tests.pages.writing import Entry, Page, Row, Section, html

PROSE = (
    "165 countries are party to the Ottawa Convention. Estonia, Latvia and Lithuania are States Parties. Tonga became "
    "the 166th State Party. Poland withdrew on 20 February 2026. 85 percent of the world's States are party. Finland "
    "announced its withdrawal. More than 55 million stockpiled mines were destroyed. Perhaps 12 States may "
    "leave the treaty."
)


STATUS_PAGE = html(
    Page(
        rows=(
            Row(name="Austria", cells=("1 Oct 2020^1", "1 Mar 2022"), notes=(1,)),
            Row(name="European Union", cells=("", "2 Apr 2022 A")),
            Row(name="Ruritania", cells=("2 Oct 2020", "")),
        ),
        sections=(
            Section(title="Declarations", entries=(Entry(name="Austria", lines=("Declaration:", "It is so.")),)),
        ),
        notes={1: "A note."},
        crosses=(("Participant", "Protocol I"), ("Austria", "x")),
    )
)
"""A page with something of everything that a page can have."""


def _seeds() -> list[Any]:
    """Answers of the bundled register: between them, they hold a value of every public class."""
    reg = mt.load()
    day = "2025-12-26"
    with pytest.raises(mt.NotInDueForm) as refusal:
        reg.deposit(act("CHN", "ratification", "2025-01-01", "APMBC"))
    claims = mt.claims_in(PROSE, published="2025-06-18")
    page = mt.read_status_page(STATUS_PAGE)
    own = reg.with_convention(page.convention("EXAMPLES"))
    return [
        claims,
        *claims,
        claims.unread,
        mt.FigureClaim(measure="stockpiled_mines_destroyed", value=4e7, published="2025-06-16"),
        *map(mt.check, claims),
        mt.validate(reg),
        mt.diff(reg, reg.as_known("2025-01-01"), on=day),
        mt.cite(reg.acts("APMBC")[0]),
        reg,
        reg.edition,
        reg.explain("EST", "APMBC", on=day),
        reg.explain("UKR", "APMBC", on=day),
        reg.history("EST", "APMBC"),
        reg.count("noncontracting", "APMBC"),
        reg.undated("APMBC"),
        reg.disagreements(),
        reg.sources,
        reg.effect(reg.acts("APMBC")[0]),
        reg.brief("APMBC", on=day),
        reg.matrix(on=day),
        reg.profile("EST", on=day),
        reg.convention("APMBC"),
        mt.verify(),
        reg.obligations("AFG", "APMBC", on=day),
        reg.obligations("BIH", "APMBC", on=day),
        reg.deadlines("APMBC", until="2026-12-31"),
        reg.prohibited("POL", "use", on=day),
        reg.announcements("POL"),
        reg.chronology("POL", "APMBC"),
        reg.figures(reg.measures[0]),
        reg.meetings("APMBC"),
        reg.campaigns,
        reg.campaign("sg-2025").outcome(),
        reg.standing("CHE", "APMBC", on="1998-06-01").provisional,
        reg.facts.table(mt.ExtensionRequest)[:1],
        refusal.value.findings,
        page,
        page.unread,
        mt.compare(page, own),
        mt.propose(page, own),
    ]


def _gather(value: Any, found: dict[type, list[Any]]) -> None:
    """Adds the values of our own classes that `value` is or holds, a few of each."""
    if isinstance(value, tuple | Set):
        for item in value:
            _gather(item, found)
    if not type(value).__module__.startswith("minetreaty"):
        return
    kept = found.setdefault(type(value), [])
    if len(kept) < 5 and not any(value is other for other in kept):
        kept.append(value)
        for field in getattr(type(value), "__attrs_attrs__", ()):
            _gather(getattr(value, field.name, None), found)


def values_by_class() -> dict[type, list[Any]]:
    """Some values of each class of the library, taken from answers of the bundled register."""
    found: dict[type, list[Any]] = {}
    for seed in _seeds():
        _gather(seed, found)
    return found
