"""A page as a convention: what the page prints about the treaty, with clauses from the treaty's text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias, cast

from attrs import evolve

from ..errors import shown
from ..facts.faults import faults_of
from ..facts.parsing import Intake, fault, is_object, parse_json, refuse, unreadable
from ..facts.structuring import converter as reader
from ..findings import Finding
from ..model.acts import CONSENTS, ActKind
from ..model.conventions import (
    Clause,
    Consent,
    Convention,
    Deadline,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    Provision,
    ProvisionalApplication,
    Reservations,
    SignatureWindow,
    Withdrawal,
)
from .values import PageAct, PageHeader

Clauses: TypeAlias = Mapping[str, Any] | Iterable[Clause] | str | os.PathLike[str] | None
"""The clauses of a treaty: as objects, as the plain values of a file, or as the path of a file of JSON."""

NOT_GIVEN = "article not given"
"""The article of a clause that was taken from the page, which names none."""

_FIELDS: dict[type[Clause], str] = {
    SignatureWindow: "signature",
    Consent: "consent",
    EntryIntoForce: "entry_into_force",
    EntryIntoForceForState: "entry_into_force_for_state",
    Withdrawal: "withdrawal",
    EndsWith: "ends_with",
    ProvisionalApplication: "provisional_application",
    Reservations: "reservations",
}
"""The field of `Convention` for each kind of clause that a treaty has once."""

_LISTS: dict[type[Clause], str] = {Deadline: "deadlines", Provision: "provisions"}

_OF_THE_PAGE = ("key", "symbol", "adopted", "published_in_force")
"""What a file of clauses may repeat from the page, and not contradict."""


def convention_of(header: PageHeader, acts: Iterable[PageAct], key: str, clauses: Clauses) -> Convention:
    """The treaty of a page as a convention. Raises `UnreadableData` for clauses that make none."""
    acts = tuple(acts)
    plain = _from_page(header, key, tuple(dict.fromkeys(act.kind for act in acts)))
    name = "clauses"
    given: Mapping[str, Any] = {}
    objects: tuple[Clause, ...] = ()
    if isinstance(clauses, (str, os.PathLike)):
        name = Path(clauses).as_posix()
        given = read_clauses(clauses)
    elif isinstance(clauses, Mapping):
        given = cast("Mapping[str, Any]", clauses)
    elif clauses is not None:
        objects = tuple(clauses)
    _check_against_page(given, plain, name)
    convention = _structured({**plain, **given, "as_of": plain["as_of"], "as_of_note": plain["as_of_note"]}, name)
    return _with_stages(evolve(convention, **_by_field(objects)), acts)


_AS_PRINTED = "taken from the dates that the page prints"


def _with_stages(convention: Convention, acts: tuple[PageAct, ...]) -> Convention:
    """The convention with the stages that the page shows, where no clause on them is given: signature, and provisional
    application.
    """
    signed = [act.date for act in acts if act.kind is ActKind.SIGNATURE]
    if convention.signature is None and signed:
        late = convention.published_in_force is not None and max(signed) >= convention.published_in_force
        window = SignatureWindow(article=NOT_GIVEN, opens=min(signed), open_ended=late, note=_AS_PRINTED)
        convention = evolve(convention, signature=window)
    if convention.provisional_application is None and any(act.provisional for act in acts):
        clause = ProvisionalApplication(article=NOT_GIVEN, scope="scope not given")
        convention = evolve(convention, provisional_application=clause)
    return convention


def read_clauses(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The plain values of a file of clauses: an object with fields of `Convention`. Raises `UnreadableData`."""
    place = Path(path)
    name = place.as_posix()
    value = parse_json(Intake().file(place, name), name)
    if not is_object(value):
        raise refuse("S108", f"{name}#", f"Expected an object, found {shown(value)}.", "Write one.", name=name)
    return value


def _from_page(header: PageHeader, key: str, kinds: tuple[ActKind, ...]) -> dict[str, Any]:
    """What the page prints, as plain values of the fields of `Convention`."""
    plain: dict[str, Any] = {
        "key": key,
        "title": header.title,
        "short_title": header.title,
        "symbol": header.symbol,
        "adopted_at": header.adopted_at,
        "registration": header.registration,
        "sources": [header.source.id],
        "as_of": header.date.isoformat(),
        "as_of_note": "the depositary's page of that day",
        "consent": {"article": NOT_GIVEN, "kinds": [kind.value for kind in kinds if kind in CONSENTS]},
        "entry_into_force": None,
        "entry_into_force_for_state": None,
        "published_not_in_force": header.not_in_force,
    }
    if header.adopted is not None:
        plain["adopted"] = header.adopted.isoformat()
    if header.entry_into_force is not None:
        plain["published_in_force"] = header.entry_into_force.isoformat()
        plain["published_in_force_sources"] = [header.source.id]
    return plain


def _check_against_page(given: Mapping[str, Any], plain: Mapping[str, Any], name: str) -> None:
    found: list[Finding] = []
    for field in _OF_THE_PAGE:
        if field in given and field in plain and given[field] != plain[field]:
            what = f"It is {shown(given[field])}, and the page has {shown(plain[field])}."
            found.append(fault("W105", f"{name}#/{field}", what, "Are these the clauses of this treaty?"))
    if found:
        raise unreadable(name, found)


def _structured(plain: dict[str, Any], name: str) -> Convention:
    try:
        convention: Convention = reader().structure(plain, Convention)
    except Exception as error:
        found = [
            fault(item.code, f"{name}#/{'/'.join(map(str, path))}", item.message, item.hint)
            for path, item in faults_of(error, ())
        ]
        raise unreadable(name, found) from None
    return convention


def _by_field(objects: Iterable[Clause]) -> dict[str, Any]:
    """Clauses by the fields of `Convention` that they fill."""
    fields: dict[str, Any] = {}
    for clause in objects:
        if type(clause) in _LISTS:
            name = _LISTS[type(clause)]
            fields[name] = (*fields.get(name, ()), clause)
        elif type(clause) in _FIELDS:
            fields[_FIELDS[type(clause)]] = clause
        else:
            what = f"{shown(clause)} is not a clause of a convention."
            known = ", ".join(cls.__name__ for cls in (*_FIELDS, *_LISTS))
            raise refuse("W105", "clauses", what, f"Give objects of these classes: {known}.")
    return fields
