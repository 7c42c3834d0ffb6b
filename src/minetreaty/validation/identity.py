"""Rules on identity: a code, name or key means one State, group or convention.

The rules on names in users' tables are in `table_checks`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from attrs import evolve

from ..facts import invented
from ..facts.references import references
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import Act, UndatedAct
from ..model.announcements import CampaignFacts
from ..model.conventions import Convention
from ..model.country_codes import share_a_day
from ..model.implementation import Extension, Meeting
from ..model.partial_dates import PartialDate
from ..model.populations import Population
from ..model.states import (
    CodeSystem,
    CountryCode,
    GroupMembership,
    NameKind,
    NonState,
    Span,
    State,
    StateName,
)
from ..model.totals import PublishedTotal
from ..standing.names import normalise
from .examples import ACCEDED, state_with
from .subjects import found, sourced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register

_SHARED = StateName(text="The Isle", kind=NameKind.ALIAS)


def unknown_state_code(register: Register) -> Iterator[Finding]:
    """The State that a fact names by its alpha-3 code is in the list of States."""
    known = register.facts.states
    for fact in sourced(register.facts):
        for code in _named(fact, "states"):
            if code not in known:
                message = f"there is no State with the code {code!r}"
                yield found(I601, fact, message, "Give the alpha-3 code of a State that is in the list.")


I601 = Rule(
    code="I601",
    severity=Severity.ERROR,
    title="Unknown State",
    reason="ISO 3166-1",
    subject=RuleSubject.RECORD,
    function=unknown_state_code,
    failing=(invented.act("CCD", "accession", "2001-03-05"),),
    passing=(ACCEDED,),
)


def _named(fact: Any, section: str) -> Iterator[str]:
    """The keys of the entries of that section that a fact names."""
    return (reference.key for reference in references(fact) if reference.section == section)


def shared_state_name(register: Register) -> Iterator[Finding]:
    """A name that belongs or belonged to two States is marked as ambiguous. No State has the name of an entity that is
    listed as not a State.
    """
    owners: dict[str, dict[str, list[bool]]] = {}
    for state in register.facts.states.values():
        for name in state.names:
            owners.setdefault(normalise(name.text), {}).setdefault(state.alpha3, []).append(name.ambiguous)
        for own in filter(None, (state.name, state.official_name, state.depositary_name)):
            owners.setdefault(normalise(own), {}).setdefault(state.alpha3, [])
    for text, states in owners.items():
        if len(states) > 1 and not any(chain.from_iterable(states.values())):
            first, *others = (register.facts.states[code] for code in states)
            message = f"its name {text!r} is also a name of {', '.join(other.alpha3 for other in others)}"
            yield found(I604, first, message, "Mark the name as ambiguous.")
    for entity in register.facts.table(NonState):
        for theirs in (entity.name, *entity.names):
            for code in owners.get(normalise(theirs), ()):
                message = f"its name {theirs!r} is also in the list of entities that are not States"
                yield found(I604, register.facts.states[code], message, "Remove it from one of the two.")


I604 = Rule(
    code="I604",
    severity=Severity.ERROR,
    title="Name shared by two States",
    reason="one name, one State",
    subject=RuleSubject.RECORD,
    function=shared_state_name,
    failing=(
        state_with("AAA", names=(_SHARED,)),
        state_with("BBB", names=(_SHARED,)),
    ),
    passing=(
        state_with("AAA", names=(evolve(_SHARED, ambiguous=True),)),
        state_with("BBB", names=(_SHARED,)),
    ),
)


def unknown_group(register: Register) -> Iterator[Finding]:
    """A group that a membership or a total names is in the list of groups. A total may name a region instead."""
    directory = register.facts.directory
    groups = {group.key for group in directory.groups}
    places = groups | {region.upper() for region in directory.regions}
    for state in register.facts.states.values():
        for membership in state.memberships:
            if membership.group_key not in groups:
                yield found(I605, state, f"there is no group {membership.group_key!r}", "Add it to the list of groups.")
    for total in register.facts.table(PublishedTotal):
        if total.within and total.within.strip().upper() not in places:
            yield found(I605, total, f"there is no group or region {total.within!r}", "Add it to the list of groups.")


I605 = Rule(
    code="I605",
    severity=Severity.ERROR,
    title="Unknown group",
    reason="the list of groups",
    subject=RuleSubject.RECORD,
    function=unknown_group,
    failing=(state_with("AAA", memberships=(GroupMembership(group_key="LEGAUE", sources=("gazette",)),)),),
    passing=(state_with("AAA", memberships=(GroupMembership(group_key="LEAGUE", sources=("gazette",)),)),),
)


def invalid_or_shared_state_code(register: Register) -> Iterator[Finding]:
    """A code of a State has the form of ISO 3166-1, and belongs to one State."""
    owners: dict[str, State] = {}
    for state in register.facts.states.values():
        for form, code in ((_ALPHA3, state.alpha3), (_ALPHA2, state.alpha2), (_M49, state.m49)):
            if not code:
                continue
            if not form.fullmatch(code):
                yield found(I606, state, f"{code!r} does not have the form of a code", "Write it like AFG, AF or 004.")
            other = owners.setdefault(code.upper(), state)
            if other is not state:
                yield found(I606, state, f"{code} is also a code of {other.alpha3}", "Correct one of the two.")


I606 = Rule(
    code="I606",
    severity=Severity.ERROR,
    title="Invalid or shared State code",
    reason="ISO 3166-1",
    subject=RuleSubject.RECORD,
    function=invalid_or_shared_state_code,
    failing=(state_with("CCC", m49="002"),),
    passing=(state_with("CCC", m49="006"),),
)


_ALPHA3, _ALPHA2, _M49 = re.compile("[A-Z]{3}"), re.compile("[A-Z]{2}"), re.compile("[0-9]{3}")


def listed_code_of_two_states(register: Register) -> Iterator[Finding]:
    """A code of a list of countries means one State on a date. Two States can have it only one after the other."""
    owners: dict[tuple[CodeSystem, str], list[tuple[State, CountryCode]]] = {}
    for state in register.facts.states.values():
        for item in state.codes:
            owners.setdefault((item.system, item.code), []).append((state, item))
    for (system, code), items in owners.items():
        one, latest = min(items, key=_begins)
        for other, item in sorted(items, key=_begins)[1:]:
            if one is not other and share_a_day(latest, item):
                message = f"its code {code} ({system}) is also that of {one.alpha3} on some date"
                yield found(I610, other, message, "End one before the other begins.")
            if _ends(item) > _ends(latest):
                one, latest = other, item


def _begins(item: tuple[State, CountryCode]) -> dt.date:
    since = item[1].span.since
    return dt.date.min if since is None else since.first


def _ends(item: CountryCode) -> dt.date:
    return dt.date.max if item.span.until is None else item.span.until.last


def _with_code(state: str, **span: str) -> State:
    dates = Span(**{name: PartialDate.parse(text) for name, text in span.items()})
    return state_with(state, codes=(CountryCode(system=CodeSystem.COW, code="345", span=dates, sources=("gazette",)),))


I610 = Rule(
    code="I610",
    severity=Severity.ERROR,
    title="Listed code of two States",
    reason="one code, one State on a date",
    subject=RuleSubject.RECORD,
    function=listed_code_of_two_states,
    failing=(_with_code("OLD", until="2006-01-01"), _with_code("NEW", since="2005-03-01")),
    passing=(_with_code("OLD", until="2005-03-01"), _with_code("NEW", since="2005-03-01")),
)


def unknown_convention(register: Register) -> Iterator[Finding]:
    """The conventions that a fact names are in the data: for a convention also those that it depends on."""
    known = set(register.facts.keys)
    for fact in sourced(register.facts):
        for key in _named(fact, "conventions"):
            if key not in known:
                yield found(I607, fact, f"there is no convention {key!r} in the data")


I607 = Rule(
    code="I607",
    severity=Severity.ERROR,
    title="Unknown convention",
    reason="one key, one convention",
    subject=RuleSubject.RECORD,
    function=unknown_convention,
    failing=(evolve(invented.total(Population.STATES_PARTIES, 2), convention="PCAT"),),
    passing=(invented.total(Population.STATES_PARTIES, 2),),
)


def shared_convention_name(register: Register) -> Iterator[Finding]:
    """A key, title or alias belongs to one convention."""
    owners: dict[str, str] = {}
    for ledger in register.ledgers.values():
        convention = ledger.convention
        for name in convention.names:
            other = owners.setdefault(normalise(name), convention.key)
            if other != convention.key:
                yield found(I608, convention, f"{name!r} is also a name of {other}")


I608 = Rule(
    code="I608",
    severity=Severity.ERROR,
    title="Name shared by two conventions",
    reason="one name, one convention",
    subject=RuleSubject.RECORD,
    function=shared_convention_name,
    failing=(evolve(invented.PROTOCOL, aliases=("Borduria Pact",)),),
    passing=(invented.PROTOCOL,),
)


def duplicate_fact(register: Register) -> Iterator[Finding]:
    """A fact is in the data once. So is every key of a meeting, number of an extension and key of a campaign.

    Acts have their own rule, P320.
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
            yield found(I609, fact, "it is already in the data", "Keep one of the two.")
        seen.add(key)


I609 = Rule(
    code="I609",
    severity=Severity.ERROR,
    title="Duplicate fact",
    reason="one fact, one entry",
    subject=RuleSubject.RECORD,
    function=duplicate_fact,
    failing=(
        invented.extension(1, "2015-10-01"),
        invented.extension(1, "2016-10-01"),
    ),
    passing=(
        invented.extension(1, "2015-10-01"),
        invented.extension(2, "2016-10-01"),
    ),
)
