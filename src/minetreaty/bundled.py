"""The bundled edition: reads the tables that the package carries, each when it is first asked for.

The tables are the package's own and are held to their form by the tests, so they are read by position. Data that users
bring are read strictly elsewhere.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, cast

from .acts import Act, ActKind, ActRef, UndatedAct
from .conventions import (
    Consent,
    Convention,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    MineRules,
    ProvisionalApplication,
    Reservations,
    SignatureWindow,
    Withdrawal,
)
from .dates import PartialDate
from .standing import Bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .sources import Disagreement, Source
    from .state_sets import Directory
    from .states import Membership, Name, NonState, Span, State, SuccessionOfStates

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_loader: Any = __spec__.loader


def read_text(name: str) -> str:
    """The text of a bundled file. It goes through the module's own loader, so it works from a zip file too."""
    data: bytes = _loader.get_data(os.path.join(_FOLDER, *name.split("/")))
    return data.decode()


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a bundled table below its heading."""
    rows = csv.reader(read_text(name).splitlines(keepends=True), strict=True)
    next(rows)
    return rows


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _ids(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def _span(since: str, until: str) -> Span:
    from .states import ALWAYS, Span

    if not since and not until:
        return ALWAYS
    return Span(
        since=PartialDate.parse(since) if since else None,
        until=PartialDate.parse(until) if until else None,
    )


class Bundled:
    """The facts of the bundled edition (the `Facts` protocol), each table read when it is first asked for."""

    @cached_property
    def _edition(self) -> dict[str, Any]:
        edition: dict[str, Any] = json.loads(read_text("edition.json"))
        return edition

    @property
    def version(self) -> str:
        return str(self._edition["version"])

    @property
    def date(self) -> dt.date:
        return self._date

    @cached_property
    def _date(self) -> dt.date:
        return dt.date.fromisoformat(self._edition["date"])

    @property
    def known_on(self) -> None:
        return None

    @property
    def keys(self) -> tuple[str, ...]:
        return self._keys

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(self._edition["conventions"])

    @cached_property
    def _conventions(self) -> dict[str, Convention]:
        return {}

    def convention(self, key: str) -> Convention:
        found = self._conventions.get(key)
        if found is None:
            if key not in self.keys:
                raise KeyError(key)
            found = self._conventions[key] = _convention(json.loads(read_text(f"conventions/{key}.json")))
        return found

    @cached_property
    def _acts(self) -> dict[str, tuple[tuple[Act, ...], tuple[UndatedAct, ...]]]:
        return {}

    def _read_acts(self, key: str) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
        found = self._acts.get(key)
        if found is None:
            if key not in self.keys:
                raise KeyError(key)
            found = self._acts[key] = _acts(key)
        return found

    def acts(self, key: str) -> tuple[Act, ...]:
        return self._read_acts(key)[0]

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        return self._read_acts(key)[1]

    @property
    def bounds(self) -> dict[str, Bounds]:
        return self._bounds

    @cached_property
    def _bounds(self) -> dict[str, Bounds]:
        return {row[0]: Bounds(_day(row[10]), _day(row[11])) for row in read_rows("states/states.csv")}

    @property
    def states(self) -> dict[str, State]:
        return self._states

    @cached_property
    def _states(self) -> dict[str, State]:
        names = _names()
        memberships = _memberships()
        return {
            row[0]: _state(row, tuple(names.get(row[0], ())), tuple(memberships.get(row[0], ())))
            for row in read_rows("states/states.csv")
        }

    @property
    def directory(self) -> Directory:
        return self._directory

    @cached_property
    def _directory(self) -> Directory:
        from .state_sets import Directory
        from .states import Group

        groups = [
            Group(key=key, title=title, dated=dated == "yes", note=note)
            for key, title, dated, note in read_rows("states/groups.csv")
        ]
        return Directory.of(groups, self.states.values())

    @property
    def successions(self) -> tuple[SuccessionOfStates, ...]:
        return self._successions

    @cached_property
    def _successions(self) -> tuple[SuccessionOfStates, ...]:
        from .states import SuccessionOfStates

        return tuple(
            SuccessionOfStates(
                predecessor=predecessor,
                predecessor_code=code,
                successor=successor,
                date=dt.date.fromisoformat(day),
                kind=kind,
                note=note,
            )
            for predecessor, code, successor, day, kind, note in read_rows("states/successions.csv")
        )

    @property
    def non_states(self) -> tuple[NonState, ...]:
        return self._non_states

    @cached_property
    def _non_states(self) -> tuple[NonState, ...]:
        from .states import NonState

        return tuple(
            NonState(name=name, codes=codes, names=_ids(names), reason=reason, note=note)
            for name, codes, names, reason, note in read_rows("states/non_states.csv")
        )

    @property
    def sources(self) -> dict[str, Source]:
        return self._sources

    @cached_property
    def _sources(self) -> dict[str, Source]:
        from .sources import ASSUMED, Source, SourceKind

        listed = (
            Source(id=id_, title=title, publisher=publisher, url=url, as_of=as_of, kind=SourceKind(kind), note=note)
            for id_, title, publisher, url, as_of, kind, note in read_rows("sources.csv")
        )
        return {source.id: source for source in (ASSUMED, *listed)}

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        return self._disagreements

    @cached_property
    def _disagreements(self) -> tuple[Disagreement, ...]:
        from .sources import Disagreement

        return tuple(
            Disagreement(
                convention=convention,
                state=state,
                kind=kind,
                date=day,
                field=field,
                ours=ours,
                theirs=theirs,
                sources=_ids(sources),
                note=note,
            )
            for convention, state, kind, day, field, ours, theirs, sources, note in read_rows("acts/disagreements.csv")
        )


def _acts(key: str) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
    kinds = {kind.value: kind for kind in ActKind}
    dated: list[Act] = []
    undated: list[UndatedAct] = []
    for row in read_rows(f"acts/{key}.csv"):
        (state, kind, day, order, sources, effect, effect_sources, circulated, letter, basis, reference) = row[:11]
        (target, scope, unconfirmed, uncounted, oddity, note) = row[11:]
        if len(day) < 10:
            undated.append(
                UndatedAct(
                    state=state,
                    convention=key,
                    kind=kinds[kind],
                    when=PartialDate.parse(day),
                    sources=_ids(sources),
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
                date=dt.date.fromisoformat(day),
                sources=_ids(sources),
                effect=_day(effect),
                effect_sources=_ids(effect_sources),
                order=int(order) if order else None,
                circulated=_day(circulated),
                dated=_day(letter),
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


def _names() -> dict[str, list[Name]]:
    from .states import Name, NameKind

    kinds = {kind.value: kind for kind in NameKind}
    names: dict[str, list[Name]] = {}
    for state, text, kind, language, since, until, ambiguous, note in read_rows("states/names.csv"):
        name = Name(
            text=text,
            kind=kinds[kind],
            language=language,
            span=_span(since, until),
            ambiguous=ambiguous == "yes",
            note=note,
        )
        names.setdefault(state, []).append(name)
    return names


def _memberships() -> dict[str, list[Membership]]:
    from .states import Membership

    memberships: dict[str, list[Membership]] = {}
    for group, state, since, until, certain, sources, note in read_rows("states/memberships.csv"):
        membership = Membership(
            group=group, span=_span(since, until), certain=certain == "yes", sources=_ids(sources), note=note
        )
        memberships.setdefault(state, []).append(membership)
    return memberships


def _state(row: list[str], names: tuple[Name, ...], memberships: tuple[Membership, ...]) -> State:
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
        un_admitted=_day(admitted),
        region=region,
        subregion=subregion,
        since=_day(since),
        until=_day(until),
        sources=_ids(sources),
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


def _convention(data: dict[str, Any]) -> Convention:
    return Convention(**{name: _value(name, value) for name, value in data.items()})


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _CLAUSES:
        return _CLAUSES[name](**{key: _value(key, item) for key, item in value.items()})
    if name in _DAYS:
        return dt.date.fromisoformat(value)
    if name == "delay":
        return Delay(**value)
    if name == "mines":
        return MineRules(value)
    if name == "kinds":
        return tuple(map(ActKind, value))
    return tuple(cast(list[str], value)) if isinstance(value, list) else value
