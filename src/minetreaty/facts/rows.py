"""Builds facts from the rows of the bundled tables, whose form the tests hold.

What the first answer needs is read by position, which is quick; all other tables by the names and types of the fields.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from ..model.acts import Act, ActKind, ActRef, UndatedAct
from ..model.conventions import (
    Conduct,
    Consent,
    Convention,
    Deadline,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    MineRules,
    Provision,
    ProvisionalApplication,
    ProvisionKind,
    Reservations,
    SignatureWindow,
    Weapon,
    Withdrawal,
)
from ..model.partial_dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.announcements import CampaignFacts
    from ..model.states import CountryCode, Membership, Name, Span, State

Rows = Iterable[list[str]]
Fact = TypeVar("Fact")


def day(text: str) -> dt.date | None:
    """A day, or None for an empty cell."""
    return dt.date.fromisoformat(text) if text else None


@cache
def ids(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(text.split("; ")) if text else ()


@cache
def span(since: str, until: str) -> Span:
    """A half-open span from two cells, either of which may be empty or partial."""
    from ..model.states import ALWAYS, Span

    if not since and not until:
        return ALWAYS
    return Span(
        since=PartialDate.parse(since) if since else None,
        until=PartialDate.parse(until) if until else None,
    )


def built(cls: Callable[..., Fact], table: Rows) -> tuple[Fact, ...]:
    """An object of the class for each row of a table below its heading, which names the fields.

    Cells are read as the types of their fields ask; an empty one leaves the field its default.
    """
    heading, *rows = table
    types = get_type_hints(cls)
    columns = [(name, _reader(types[name])) for name in heading]
    return tuple(
        cls(**{name: read(cell) for (name, read), cell in zip(columns, row, strict=True) if cell}) for row in rows
    )


def _reader(type_: Any) -> Callable[[str], Any]:
    """How a cell for a field of that type is read: a list, or else by the type itself, without None."""
    if get_origin(type_) is tuple:
        return ids
    plain: Any = next((part for part in get_args(type_) if part is not NoneType), type_)
    return _READERS.get(plain) or plain


_READERS: dict[Any, Callable[[str], Any]] = {
    bool: "yes".__eq__,
    dt.date: dt.date.fromisoformat,
    PartialDate: PartialDate.parse,
}
"""How cells are read whose type does not read text by itself, as numbers and words do."""


def campaigns(data: list[dict[str, Any]]) -> tuple[CampaignFacts, ...]:
    """Campaigns, from their JSON file."""
    from ..model.announcements import CampaignFacts

    return tuple(CampaignFacts(**{name: _value(name, value) for name, value in item.items()}) for item in data)


def acts(key: str, rows: Rows) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
    """The dated and the undated acts of one convention."""
    kinds = {kind.value: kind for kind in ActKind}
    dated: list[Act] = []
    undated: list[UndatedAct] = []
    for row in rows:
        (state, kind, received, order, sources, effect, effect_sources, circulated, letter, basis, reference) = row[:11]
        (target, scope, asserts, unconfirmed, uncounted, oddity, note) = row[11:]
        if len(received) < 10:
            undated.append(
                UndatedAct(
                    state=state,
                    convention=key,
                    kind=kinds[kind],
                    when=PartialDate.parse(received),
                    sources=ids(sources),
                    reference=reference,
                    target=ActRef.parse(target) if target else None,
                    scope=scope,
                    asserts=asserts,
                    unconfirmed=unconfirmed == "yes",
                    note=note,
                )
            )
            continue
        dated.append(
            Act(
                state=state,
                convention=key,
                kind=kinds[kind],
                date=dt.date.fromisoformat(received),
                sources=ids(sources),
                effect=day(effect),
                effect_sources=ids(effect_sources),
                order=int(order) if order else None,
                circulated=day(circulated),
                dated=day(letter),
                date_basis=basis or "receipt",
                reference=reference,
                target=ActRef.parse(target) if target else None,
                scope=scope,
                asserts=asserts,
                unconfirmed=unconfirmed == "yes",
                uncounted=uncounted,
                oddity=oddity,
                note=note,
            )
        )
    return tuple(dated), tuple(undated)


def names(rows: Rows) -> dict[str, list[Name]]:
    """The names, by state."""
    from ..model.states import Name, NameKind

    kinds = {kind.value: kind for kind in NameKind}
    names: dict[str, list[Name]] = {}
    for state, text, kind, language, since, until, ambiguous, note in rows:
        name = Name(
            text=text,
            kind=kinds[kind],
            language=language,
            span=span(since, until),
            ambiguous=ambiguous == "yes",
            note=note,
        )
        names.setdefault(state, []).append(name)
    return names


def memberships(rows: Rows) -> dict[str, list[Membership]]:
    """The memberships, by state."""
    from ..model.states import Membership

    memberships: dict[str, list[Membership]] = {}
    for group, state, since, until, certain, sources, note in rows:
        membership = Membership(
            group=group, span=span(since, until), certain=certain == "yes", sources=ids(sources), note=note
        )
        memberships.setdefault(state, []).append(membership)
    return memberships


def codes(rows: Rows) -> dict[str, list[CountryCode]]:
    """The codes in other lists, by state."""
    from ..model.states import CodeSystem, CountryCode

    systems = {system.value: system for system in CodeSystem}
    codes: dict[str, list[CountryCode]] = {}
    for state, system, code, since, until, sources, note in rows:
        item = CountryCode(system=systems[system], code=code, span=span(since, until), sources=ids(sources), note=note)
        codes.setdefault(state, []).append(item)
    return codes


def state(
    row: list[str], names: tuple[Name, ...], memberships: tuple[Membership, ...], codes: tuple[CountryCode, ...]
) -> State:
    """One state with its names, memberships and codes."""
    from ..model.states import State, UNStanding

    (alpha3, alpha2, m49, name, official, depositary, un, admitted, region, subregion, since, until, sources, note) = (
        row
    )
    return State(
        alpha3=alpha3,
        alpha2=alpha2 or None,
        m49=m49 or None,
        name=name,
        official_name=official,
        depositary_name=depositary,
        un=UNStanding(un),
        un_admitted=day(admitted),
        region=region,
        subregion=subregion,
        since=day(since),
        until=day(until),
        sources=ids(sources),
        note=note,
        names=names,
        memberships=memberships,
        codes=codes,
    )


_CLAUSES: dict[str, Callable[..., Any]] = {
    "signature": SignatureWindow,
    "consent": Consent,
    "entry_into_force": EntryIntoForce,
    "entry_into_force_for_state": EntryIntoForceForState,
    "withdrawal": Withdrawal,
    "ends_with": EndsWith,
    "provisional_application": ProvisionalApplication,
    "reservations": Reservations,
}
_DAYS = frozenset({"adopted", "announced", "as_of", "launched", "published_in_force", "opens", "closes"})


def convention(data: dict[str, Any], provisions: tuple[Provision, ...] = ()) -> Convention:
    """A convention from its JSON file, with its provisions."""
    return Convention(**{name: _value(name, value) for name, value in data.items()}, provisions=provisions)


def provisions(rows: Rows) -> dict[str, tuple[Provision, ...]]:
    """The provisions of each convention, by key."""
    found: dict[str, list[Provision]] = {}
    for convention, article, kind, subject, text, conduct, whole, weapons, binds, timing, sources in rows:
        provision = Provision(
            article=article,
            kind=ProvisionKind(kind),
            subject=subject,
            text=text,
            conduct=tuple(map(Conduct, ids(conduct))),
            whole=whole == "yes",
            weapons=tuple(map(Weapon, ids(weapons))),
            binds=binds,
            timing=timing,
            sources=ids(sources),
        )
        found.setdefault(convention, []).append(provision)
    return {key: tuple(listed) for key, listed in found.items()}


def _value(name: str, value: Any) -> Any:
    if name in _CLAUSES:
        return _CLAUSES[name](**{key: _value(key, item) for key, item in value.items()})
    if name in _DAYS:
        return dt.date.fromisoformat(value)
    if name == "delay":
        return Delay(**value)
    if name == "mines":
        return MineRules(value)
    if name == "deadlines":
        return tuple(Deadline(**item) for item in value)
    if name == "kinds":
        return tuple(map(ActKind, value))
    return tuple(cast(list[str], value)) if isinstance(value, list) else value
