"""Regions: whether a State belongs to a part of the world on a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

from ...model.states import State, UNStanding
from ...register import Register
from ..kinds import Within

Inside: TypeAlias = "Callable[[State, dt.date], bool | None]"

UN = "UN"
"""The Members of the United Nations."""

OTHER_WORDS = {"Africa": ("MONITOR:AFRICA",), "Americas": ("MONITOR:AMERICAS",)}
"""Regions that publishers in this field draw otherwise than the United Nations' statistics do."""


def inside(register: Register, within: Within) -> Inside:
    """Return the test for that part of the world. Raise `UnknownGroup` and `UnknownState`."""
    if within is None:
        return lambda _, __: True
    if isinstance(within, tuple):
        codes = {register.state(name).alpha3 for name in within}
        return lambda state, _: state.alpha3 in codes
    if within == UN:
        return _in_united_nations
    group = register.facts.directory.group(within)
    if group is None:
        region = within.strip().casefold()
        return lambda state, _: region in (state.region.casefold(), state.subregion.casefold())
    return lambda state, day: state.member_of(group.key, day)


def drawn(register: Register, within: Within) -> tuple[Within, ...]:
    """Return the ways in which a region is drawn, as far as the register knows them."""
    keys = {group.key for group in register.facts.directory.groups}
    others = OTHER_WORDS.get(within, ()) if isinstance(within, str) else ()
    return within, *(other for other in others if other in keys)


def _in_united_nations(state: State, day: dt.date) -> bool:
    member = state.un in (UNStanding.MEMBER, UNStanding.FORMER_MEMBER)
    return member and (state.un_admitted is None or state.un_admitted <= day)
