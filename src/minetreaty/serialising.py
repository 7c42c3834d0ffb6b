"""Serialising: answers and facts as plain values and JSON, the same for Python, web services and the command line.

Answers are written, not read back. Acts, claims, conventions and registers go both ways: `converter` structures what it
unstructures. A State in an answer is ``{"code": "EST", "name": "Estonia"}``; in a stored fact ``state`` is its code.
Dates are ISO text, enumerations their values, what is not known is null.

    >>> import minetreaty as mt
    >>> mt.to_dict(mt.load().standing("EST", "APMBC", on="2025-12-26"))["status"]
    'withdrawing'
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Set
from enum import Enum, StrEnum
from functools import cache
from typing import Any, NoReturn, cast, get_type_hints

import attrs
from cattrs import Converter

from .claims import files, kinds
from .errors import shown
from .facts import canonical, structuring
from .facts.faults import faults_of, place
from .facts.parsing import Row, fault, is_object, refuse, unreadable
from .facts.structuring import record
from .findings import Rule
from .law.timeline import Timeline
from .model.acts import Act, UndatedAct
from .model.conventions import Convention
from .model.days import as_day
from .model.partial_dates import PartialDate
from .model.state_sets import StateSet
from .model.states import State
from .reading import dumps
from .register import Register
from .standing.counts import Count
from .standing.standings import Standings

FACTS: tuple[type[Any], ...] = (Act, UndatedAct, Convention)
"""The facts that go both ways, in the form of canonical JSON. A convention has ``in_force`` too, which is derived."""


def to_dict(value: object) -> Any:
    """Return `value` as plain values: dicts, lists, text, numbers, true, false and null.

    `value` is anything that the library answers with, a fact, a register, or a list, tuple or mapping of these. An
    answer has an entry for each field and each property that says more: ``is_party`` of a standing, ``number`` of a
    count, ``date_is`` of a change. Raises ``TypeError`` for what has no plain form.
    """
    return converter().unstructure(value)


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return `value` as JSON text; that of a `Register` is the text of `dumps`.

    `indent` is as in `json.dumps`. Raises ``TypeError`` as `to_dict` does.
    """
    if isinstance(value, Register):
        return dumps(value)
    return json.dumps(to_dict(value), ensure_ascii=False, indent=indent, allow_nan=False)


@cache
def converter() -> Converter:
    """Return the cattrs converter behind `to_dict`.

    It unstructures everything that the library answers with, and structures acts (`Act`, `UndatedAct`), claims (by the
    class, or `Claim` for any of them), conventions and registers. What it structures is read as strictly as files are:
    it raises `UnreadableData`, whose ``findings`` say what is wrong and where.
    """
    made = Converter(unstructure_fallback_factory=_no_plain_form)
    made.register_unstructure_hook_func(_is_plain, _same)
    for kind, hook in _UNSTRUCTURED.items():
        made.register_unstructure_hook(kind, hook)
    made.register_unstructure_hook_func(_is_answer, _answer)
    made.register_unstructure_hook_func(_is_fact, canonical.converter().unstructure)
    made.register_unstructure_hook_func(_is_convention, _convention)
    made.register_unstructure_hook_func(_is_claim, files.to_plain)
    made.register_structure_hook_func(_is_fact, _fact)
    made.register_structure_hook_func(_is_convention, _convention_of)
    made.register_structure_hook_func(_is_claim, _claim)
    made.register_structure_hook(Register, _register)
    return made


def _no_plain_form(kind: Any) -> NoReturn:
    raise TypeError(f"{kind.__name__} has no plain form: give an answer, a fact, a register, or a list of these.")


def _bytes(value: bytes) -> NoReturn:
    _no_plain_form(type(value))


def _is_plain(kind: Any) -> bool:
    return kind in (type(None), str, int, float, bool)


def _is_fact(kind: Any) -> bool:
    return kind in FACTS


def _is_convention(kind: Any) -> bool:
    return kind is Convention


def _is_claim(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, kinds.Claim)


def _is_answer(kind: Any) -> bool:
    module = getattr(kind, "__module__", "")
    return (
        isinstance(kind, type)
        and attrs.has(kind)
        and module.partition(".")[0] == "minetreaty"
        and not _is_special(kind)
    )


def _is_special(kind: Any) -> bool:
    return kind in _UNSTRUCTURED or _is_fact(kind) or _is_claim(kind)


def _same(value: Any) -> Any:
    return value


def _state(state: State) -> dict[str, str]:
    return {"code": state.alpha3, "name": state.name}


def _states(states: StateSet) -> dict[str, Any]:
    return {"members": [_state(state) for state in states], "undetermined": [_state(s) for s in states.undetermined]}


def _list(values: Iterable[object]) -> list[Any]:
    return [to_dict(value) for value in values]


def _mapping(values: Mapping[object, object]) -> dict[str, Any]:
    return {str(to_dict(key)): to_dict(value) for key, value in values.items()}


def _content(register: Register) -> dict[str, Any]:
    return canonical.content(register.facts)


def _member(member: Enum) -> Any:
    return member.value


def _timeline(timeline: Timeline) -> list[Any]:
    names = ("start", "end", "status", "possible")
    return [to_dict(dict(zip(names, interval, strict=True))) for interval in timeline.intervals()]


def _rule(rule: Rule) -> dict[str, Any]:
    return {"code": rule.code, "severity": rule.severity.value, "title": rule.title, "reason": rule.reason}


_UNSTRUCTURED: dict[Any, Any] = {
    bytes: _bytes,  # which cattrs leaves as they are
    State: _state,
    StateSet: _states,
    Register: _content,
    Rule: _rule,
    Timeline: _timeline,
    PartialDate: str,
    dt.date: dt.date.isoformat,
    Enum: _member,
    StrEnum: _member,  # which is text too, so that Enum alone would not be found
    Mapping: _mapping,
    list: _list,
    tuple: _list,
    Set: _list,
    frozenset: _list,
    dict: _mapping,
}


def _answer(answer: Any) -> dict[str, Any]:
    """An answer by its fields, and its properties that say more."""
    kind = cast(Any, type(answer))
    found = {name: to_dict(getattr(answer, name)) for name in written_fields(kind)}
    for name in derived_properties(kind):
        found.setdefault(name, to_dict(_said(answer, name)))
    return found


def _said(answer: Any, name: str) -> object:
    """What the property says; null where it does not arise."""
    if isinstance(answer, Count) and not answer.applicable and name in ("open", "unconfirmed", "contested"):
        return None
    return getattr(answer, name)


@cache
def written_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a class of answers that are written: those that it was made with, but not the register."""
    hints = get_type_hints(kind)
    names = (field.name for field in attrs.fields(kind) if field.init and not field.name.startswith("_"))
    return tuple(name for name in names if not (isinstance(hints[name], type) and issubclass(hints[name], Standings)))


@cache
def derived_properties(kind: Any) -> tuple[str, ...]:
    """The properties of a class of answers, which are written too."""
    names = (name for name in dir(kind) if not name.startswith("_"))
    return tuple(name for name in names if isinstance(getattr(kind, name), property))


# ---- reading back


def _fact(value: Any, kind: type[Any]) -> Any:
    name = kind.__name__
    if not is_object(value):
        raise refuse("S108", f"{name}#", f"Expected an object, found {shown(value)}.", "Give a dict.")
    root = Row(value, name)
    try:
        return structuring.converter().get_structure_hook(kind)(root, kind)
    except Exception as error:  # whatever the converter raises is taken apart into findings with their places
        faults = [fault(found.code, place(root, path), found.message, found.hint) for path, found in faults_of(error)]
        raise unreadable(name, faults) from None


def _convention(convention: Convention) -> dict[str, Any]:
    written: dict[str, Any] = canonical.converter().unstructure(convention)
    return {**written, "in_force": to_dict(convention.in_force)}


def _convention_of(value: Any, kind: type[Any]) -> Convention:
    stored = {key: item for key, item in value.items() if key != "in_force"} if is_object(value) else value
    found: Convention = _fact(stored, kind)
    given = value.get("in_force")
    return attrs.evolve(found, in_force=None if given is None else as_day(given, "in_force"))


def _claim(value: Any, kind: type[kinds.Claim]) -> kinds.Claim:
    text = json.dumps({"format": files.FORMAT, "claims": [value]})
    claim = files.read_claims(text)[0]
    if not isinstance(claim, kind):
        raise refuse("S108", "claim", f"Expected a {kind.__name__}, found {shown(value)}.", "Give its type.")
    return claim


def _register(value: Any, _: Any) -> Register:
    return Register(record(Row(value, "content"), "content"))
