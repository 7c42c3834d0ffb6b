"""Rules on who is meant: codes, names, groups and keys that point at one thing each. Codes I6xx.

I602 and I603 are about names in the tables of others: see `others`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from ..findings import Finding
from ..model.acts import Act, UndatedAct
from ..model.announcements import CampaignFacts
from ..model.conventions import Convention
from ..model.country_codes import share_a_day
from ..model.implementation import Extension, Meeting
from ..model.states import CodeSystem, CountryCode, NonState, State, SuccessionOfStates
from ..model.totals import PublishedTotal
from ..standing.names import normalise
from .subjects import found, sourced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register

_ISO = "ISO 3166-1"


def unknown_state_code(register: Register) -> Iterator[Finding]:
    """I601: the State of a fact is in the tables, by its alpha-3 code."""
    known = register.facts.states
    for fact in sourced(register.facts):
        for code in _codes(fact):
            if code and code not in known:
                message = f"there is no State {code!r} in the tables"
                yield found("I601", fact, message, _ISO, "Give the alpha-3 code of a State of the tables.")


def _codes(fact: Any) -> Iterable[str]:
    match fact:
        case State():
            return ()
        case Act(target=target) | UndatedAct(target=target):
            return (fact.state, target.state if target else "")
        case SuccessionOfStates():
            return (fact.predecessor_code, fact.successor)
        case Meeting():
            return (fact.presidency,)
        case _:
            return (getattr(fact, "state", ""),)


def name_of_two_states(register: Register) -> Iterator[Finding]:
    """I604: a name that two States bear or bore is marked as ambiguous, or it would be taken for one of them; and no
    State bears the name of what is listed as none.
    """
    bearers: dict[str, dict[str, list[bool]]] = {}
    for state in register.facts.states.values():
        for name in state.names:
            bearers.setdefault(normalise(name.text), {}).setdefault(state.alpha3, []).append(name.ambiguous)
        for own in filter(None, (state.name, state.official_name, state.depositary_name)):
            bearers.setdefault(normalise(own), {}).setdefault(state.alpha3, [])
    for text, states in bearers.items():
        if len(states) > 1 and not any(chain.from_iterable(states.values())):
            first, *others = (register.facts.states[code] for code in states)
            message = f"its name {text!r} is also that of {', '.join(other.alpha3 for other in others)}"
            yield found("I604", first, message, "one name, one State", "Mark the name as ambiguous.")
    for entity in register.facts.table(NonState):
        for theirs in (entity.name, *entity.names):
            for code in bearers.get(normalise(theirs), ()):
                message = f"its name {theirs!r} is also in the list of what is no State"
                yield found("I604", register.facts.states[code], message, "one name, one State", "Take it out of one.")


def unknown_group(register: Register) -> Iterator[Finding]:
    """I605: a group that a membership or a total names is in the list of groups; a total may name a region instead."""
    directory = register.facts.directory
    groups = {group.key for group in directory.groups}
    places = groups | {region.upper() for region in directory.regions}
    for state in register.facts.states.values():
        for membership in state.memberships:
            if membership.group not in groups:
                yield found("I605", state, f"there is no group {membership.group!r}", "the list of groups", "Add it.")
    for total in register.facts.table(PublishedTotal):
        if total.within and total.within.strip().upper() not in places:
            yield found("I605", total, f"there is no group or region {total.within!r}", "the list of groups", "Add it.")


def code_of_two_states(register: Register) -> Iterator[Finding]:
    """I606: codes have the form of ISO 3166-1 and belong to one State each."""
    bearers: dict[str, State] = {}
    for state in register.facts.states.values():
        for form, code in ((_ALPHA3, state.alpha3), (_ALPHA2, state.alpha2), (_M49, state.m49)):
            if not code:
                continue
            if not form.fullmatch(code):
                yield found("I606", state, f"{code!r} does not have the form of a code", _ISO, "AFG, AF or 004.")
            other = bearers.setdefault(code.upper(), state)
            if other is not state:
                yield found("I606", state, f"{code} is the code of {other.alpha3} too", _ISO, "One of them is wrong.")


_ALPHA3, _ALPHA2, _M49 = re.compile("[A-Z]{3}"), re.compile("[A-Z]{2}"), re.compile("[0-9]{3}")


def listed_code_of_two_states(register: Register) -> Iterator[Finding]:
    """I610: a code of a list means one State on a date: two States can have it only one after the other."""
    bearers: dict[tuple[CodeSystem, str], list[tuple[State, CountryCode]]] = {}
    for state in register.facts.states.values():
        for item in state.codes:
            bearers.setdefault((item.system, item.code), []).append((state, item))
    for (system, code), items in bearers.items():
        one, latest = min(items, key=_begins)
        for other, item in sorted(items, key=_begins)[1:]:
            if one is not other and share_a_day(latest, item):
                message = f"its code {code} ({system}) is also that of {one.alpha3} on some date"
                yield found("I610", other, message, "one code, one State on a date", "End one before the other begins.")
            if _ends(item) > _ends(latest):
                one, latest = other, item


def _begins(item: tuple[State, CountryCode]) -> dt.date:
    since = item[1].span.since
    return dt.date.min if since is None else since.first


def _ends(item: CountryCode) -> dt.date:
    return dt.date.max if item.span.until is None else item.span.until.last


def unknown_convention(register: Register) -> Iterator[Finding]:
    """I607: the convention that a fact is about is in the record."""
    known = set(register.facts.keys)
    for fact in sourced(register.facts):
        key = getattr(fact, "convention", "")
        if key and key not in known:
            yield found("I607", fact, f"there is no convention {key!r} in the record", "one key, one convention")


def convention_named_twice(register: Register) -> Iterator[Finding]:
    """I608: a key, title or alias leads to one convention."""
    bearers: dict[str, str] = {}
    for ledger in register.ledgers.values():
        convention = ledger.convention
        for name in convention.names:
            other = bearers.setdefault(normalise(name), convention.key)
            if other != convention.key:
                yield found("I608", convention, f"{name!r} is a name of {other} too", "one name, one convention")


def fact_twice(register: Register) -> Iterator[Finding]:
    """I609: a fact is in the record once; of a meeting's key, an extension's number and a campaign's key there is one.

    Acts have a rule of their own (P320).
    """
    seen: set[Any] = set()
    for fact in sourced(register.facts, without=(Convention, Act, UndatedAct, State)):
        match fact:
            case Meeting():
                key: Any = (Meeting, fact.convention, fact.key)
            case Extension():
                key = (Extension, fact.convention, fact.state, fact.duty, fact.number)
            case CampaignFacts():
                key = (CampaignFacts, fact.key)
            case _:
                key = fact
        if key in seen:
            yield found("I609", fact, "it is in the record already", "one fact, one entry", "Keep one of the two.")
        seen.add(key)
