"""Builds facts from the rows of the bundled tables, by position. The tests hold the tables to this form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, cast

from .acts import Act, ActKind, ActRef, UndatedAct
from .conventions import (
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
from .dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .states import Membership, Name, Span, State

Rows = Iterable[list[str]]


def day(text: str) -> dt.date | None:
    """A day, or None for an empty cell."""
    return dt.date.fromisoformat(text) if text else None


def ids(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(text.split("; ")) if text else ()


def span(since: str, until: str) -> Span:
    """A half-open span from two cells, either of which may be empty or partial."""
    from .states import ALWAYS, Span

    if not since and not until:
        return ALWAYS
    return Span(
        since=PartialDate.parse(since) if since else None,
        until=PartialDate.parse(until) if until else None,
    )


def acts(key: str, rows: Rows) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
    """The dated and the undated acts of one convention."""
    kinds = {kind.value: kind for kind in ActKind}
    dated: list[Act] = []
    undated: list[UndatedAct] = []
    for row in rows:
        (state, kind, received, order, sources, effect, effect_sources, circulated, letter, basis, reference) = row[:11]
        (target, scope, unconfirmed, uncounted, oddity, note) = row[11:]
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
                unconfirmed=unconfirmed == "yes",
                uncounted=uncounted,
                oddity=oddity,
                note=note,
            )
        )
    return tuple(dated), tuple(undated)


def names(rows: Rows) -> dict[str, list[Name]]:
    """The names, by state."""
    from .states import Name, NameKind

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
    from .states import Membership

    memberships: dict[str, list[Membership]] = {}
    for group, state, since, until, certain, sources, note in rows:
        membership = Membership(
            group=group, span=span(since, until), certain=certain == "yes", sources=ids(sources), note=note
        )
        memberships.setdefault(state, []).append(membership)
    return memberships


def state(row: list[str], names: tuple[Name, ...], memberships: tuple[Membership, ...]) -> State:
    """One state with its names and memberships."""
    from .states import State, UNStanding

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
_DAYS = frozenset({"adopted", "as_of", "published_in_force", "opens", "closes"})


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
