"""Structuring: plain values become facts, strictly. Nothing is coerced, nothing unknown passes, every fault is found.

The rules come from the types: what a class has fields for is what may stand, a field without a default must stand, an
enumeration admits its words. So a field added to a class is read, checked and written without a change here.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, partial
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import NOTHING, fields, has
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from ..errors import InvalidDate
from ..findings import Finding
from ..model.checks import NUMBERS
from ..model.conventions import Convention
from ..model.days import as_day
from ..model.hints import hints_of, is_tuple, item_of, without_none
from ..model.partial_dates import PartialDate
from ..model.sources import ASSUMED
from .canonical import FORMAT
from .canonical import converter as plain_converter
from .faults import Fault, Faults, Missing, Path, faults_of, mismatch, missing, place, suggestion
from .layout import SECTIONS, derived_fields, section_of, stated_fields
from .parsing import MAX_FINDINGS, Row, fault, is_list, is_object, refused_character, shown, unreadable
from .protocol import Facts
from .record import Record
from .references import circles, references, shared_names

YEARS = range(1000, 3000)
"""The years that days of facts may lie in: later ones leave no room to count periods from them."""

_IN_ONE_LIST = 100

# ---- single values


def _text(value: Any, _: Any = str) -> str:
    if type(value) is not str:
        raise mismatch("text", value)
    if character := refused_character(value):
        raise Fault("S114", f"The character {character} must not stand in text.", "Leave it out.")
    return value


def _stated_text(value: Any, _: Any = str) -> str:
    if value == "":
        raise Fault("S107", "It is empty.", "State it.")
    return _text(value)


def _truth(value: Any, _: Any = bool) -> bool:
    if type(value) is not bool:
        raise mismatch("true or false (in tables: yes or no)", value)
    return value


def _whole_number(value: Any, _: Any = int) -> int:
    if type(value) is not int:
        raise mismatch("a whole number", value)
    if value not in NUMBERS:
        raise mismatch(f"a whole number from 0 to {NUMBERS[-1]}", value)
    return value


def _number(value: Any, _: Any = float) -> float:
    if type(value) is int and -(2**53) <= value <= 2**53:
        return float(value)
    if type(value) is not float or not math.isfinite(value):
        raise mismatch("a number", value)
    return value


def _word(value: Any, enum: type[StrEnum]) -> StrEnum:
    if type(value) is not str:
        raise mismatch("a word", value)
    words = _words(enum)
    if value not in words:
        hint = suggestion(value, words) or f"One of: {', '.join(words)}."
        raise Fault("S110", f"{shown(value)} is not in the list of words.", hint)
    return words[value]


@cache
def _words(enum: type[StrEnum]) -> dict[str, StrEnum]:
    return {str(member.value): member for member in enum}


def _date(value: Any, _: Any = dt.date) -> dt.date:
    day = _any_date(value)
    _check_year(day.year)
    return day


def _any_date(value: Any) -> dt.date:
    if type(value) is not str:
        raise mismatch("a day", value, "Write it as text, YYYY-MM-DD.")
    try:
        return as_day(value)
    except InvalidDate:
        raise Fault("S109", f"{shown(value)} is not a day.", "Write an existing day as YYYY-MM-DD.") from None


def _partial_date(value: Any, _: Any = PartialDate) -> PartialDate:
    if type(value) is not str:
        raise mismatch("a date", value, "Write it as text: YYYY, YYYY-MM or YYYY-MM-DD.")
    try:
        date = PartialDate.parse(value)
    except InvalidDate:
        raise Fault("S109", f"{shown(value)} is not a date.", "Write YYYY, YYYY-MM or YYYY-MM-DD.") from None
    _check_year(date.year)
    return date


def _check_year(year: int) -> None:
    if year not in YEARS:
        raise Fault("S109", f"The year {year} is out of range.", f"Days of facts lie from {YEARS[0]} to {YEARS[-1]}.")


# ---- the converter

Hook = Callable[[Any, Any], Any]


@cache
def converter() -> Converter:
    """Turns plain values into facts. Raises `Fault`, `Faults` or the groups of cattrs; `faults_of` takes them apart."""
    conv = Converter(detailed_validation=True, forbid_extra_keys=True)
    hooks: dict[type, Hook] = {
        str: _text,
        bool: _truth,
        int: _whole_number,
        float: _number,
        dt.date: _date,
        PartialDate: _partial_date,
        StrEnum: _word,  # not left to a factory: cattrs would take the hook of str, from which these come
    }
    for cls, hook in hooks.items():
        conv.register_structure_hook(cls, hook)
    conv.register_structure_hook_factory(is_tuple, partial(_list_hook, conv))
    conv.register_structure_hook_factory(_is_optional, partial(_optional_hook, conv))
    conv.register_structure_hook_factory(has, partial(_object_hook, conv))
    return conv


def _is_optional(type_: Any) -> bool:
    return get_origin(type_) in (Union, UnionType) and NoneType in get_args(type_)


def _optional_hook(conv: Converter, type_: Any) -> Hook:
    inner = without_none(type_)
    hook = conv.get_structure_hook(inner)
    return lambda value, _: None if value is None else hook(value, inner)


def _list_hook(conv: Converter, type_: Any) -> Hook:
    item_type = item_of(type_)
    hook = _stated_text if item_type is str else conv.get_structure_hook(item_type)

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not is_list(value):
            raise mismatch("a list", value)
        try:
            return tuple([hook(item, item_type) for item in value])
        except Exception:  # then once more, to find every fault
            raise Faults(list(islice(_faults_in(value), _IN_ONE_LIST))) from None

    def _faults_in(items: list[Any]) -> Iterator[tuple[int | None, Exception]]:
        for index, item in enumerate(items):
            try:
                hook(item, item_type)
            except Exception as error:
                yield index, error

    return structure


def _object_hook(conv: Converter, cls: Any) -> Hook:
    overrides: dict[str, Any] = {name: override(omit=True) for name in derived_fields(cls)}
    types = hints_of(cls)
    for field in fields(cls):
        if field.default is NOTHING and types[field.name] is str:
            overrides[field.name] = override(struct_hook=_stated_text)
    inner = make_dict_structure_fn(cls, conv, **overrides)
    stated = stated_fields(cls)

    def structure(value: Any, _: Any) -> Any:
        if not is_object(value):
            raise mismatch("an object", value)
        if not stated <= value.keys():
            value = Row({**dict.fromkeys(stated, Missing()), **value}, twice=getattr(value, "twice", ()))
        if isinstance(value, Row) and value.twice:
            parts: list[tuple[str | int | None, Exception]] = [(key, _given_twice()) for key in value.twice]
            try:
                inner(value, cls)
            except Exception as error:
                parts.append((None, error))
            raise Faults(parts)
        return inner(value, cls)

    return structure


def _given_twice() -> Fault:
    return Fault("S105", "This key is given twice.", "Keep one of the two.")


# ---- the whole record


class _Reader:
    """Structures one record and collects what is wrong with it."""

    def __init__(self, root: Row, found: Iterable[Finding]) -> None:
        self.root = root
        self.findings = list(islice(found, MAX_FINDINGS + 1))
        self.incomplete = bool(self.findings)
        self.faulty: set[str | int] = set()
        if self.is_full:
            self.findings[-1] = self._more()

    @property
    def is_full(self) -> bool:
        return len(self.findings) > MAX_FINDINGS

    def note(self, path: Path, error: Exception) -> None:
        """Adds every fault of an error; one that goes beyond the bound stands for all that follow."""
        self.faulty.add(path[0])
        room = MAX_FINDINGS - len(self.findings)
        for count, (where, found) in enumerate(faults_of(error, path)):
            if count >= room:
                if not self.is_full:
                    self.findings.append(self._more())
                return
            self.findings.append(fault(found.code, place(self.root, where), found.message, found.hint))

    def _more(self) -> Finding:
        message = f"There are more than {MAX_FINDINGS} faults: the rest is not listed."
        return fault("S117", place(self.root, ()), message, "Mend these first.")

    def value(self, path: Path, hook: Hook, value: Any, type_: Any) -> Any:
        """The value structured, or None with its faults noted."""
        try:
            return hook(value, type_)
        except Exception as error:
            self.note(path, error)
            return None

    def section(self, name: str, item_type: Any) -> dict[int, Any]:
        """The items of a section that could be structured, by their places."""
        items = self.root.get(name, [])
        if not is_list(items):
            self.note((name,), mismatch("a list", items))
            return {}
        hook = converter().get_structure_hook(item_type)
        found: dict[int, Any] = {}
        for index, item in enumerate(items):
            if self.is_full:
                break
            try:
                found[index] = hook(item, item_type)
            except Exception as error:
                self.note((name, index), error)
        return found


def record(root: Row, name: str, found: Iterable[Finding] = ()) -> Record:
    """The facts in the content of a file or folder. Raises `UnreadableData` with every fault, after those `found`."""
    reader = _Reader(root, found)
    _check_top(reader)
    top = {entry: reader.value((entry,), hook, root[entry], dt.date) for entry, hook in _TOP.items() if entry in root}
    sections = {section: reader.section(section, table.cls) for section, table in SECTIONS.items()}
    _check_keys(reader)
    _check_references(reader, sections, _keys(reader))
    _check_conventions(reader, sections["conventions"], sections["conventions"].values())
    if reader.findings:
        raise unreadable(name, reader.findings)
    return Record(entries=tuple(fact for facts in sections.values() for fact in facts.values()), **top)


def check(entries: Iterable[Any], facts: Facts, name: str) -> None:
    """Refuse entries made in Python that a file with these facts would be refused for.

    The entries are conventions, acts and sources that are added to the `facts`, or that replace some of them. `name`
    says what they are. Raises `UnreadableData` with every fault.
    """
    plain: dict[str, list[Any]] = {}
    for entry in entries:
        plain.setdefault(section_of(entry.__class__), []).append(plain_converter().unstructure(entry))
    reader = _Reader(Row(plain, name), ())
    sections = {section: reader.section(section, SECTIONS[section].cls) for section in plain}
    added = sections.get("conventions", {})
    known = {
        "conventions": dict.fromkeys((*facts.keys, *(convention.key for convention in added.values()))),
        "states": dict.fromkeys(facts.states),
    }
    _check_references(reader, sections, known)
    replaced = {convention.key for convention in added.values()}
    others = [facts.convention(key) for key in facts.keys if key not in replaced] if added else []
    _check_conventions(reader, added, (*others, *added.values()))
    if reader.findings:
        raise unreadable(name, reader.findings, done="added")


def _known_on(value: Any, _: Any) -> dt.date | None:
    return None if value is None else _any_date(value)


_TOP: dict[str, Hook] = {"version": _stated_text, "date": _date, "known_on": _known_on}


def _check_top(reader: _Reader) -> None:
    """Notes another format, required entries that are missing, and unknown ones."""
    root = reader.root
    for key in root.twice:
        reader.note((key,), _given_twice())
    if root.get("format") != FORMAT:
        found = shown(root["format"]) if "format" in root else "none"
        hint = "A newer release may read it." if str(found).startswith("'minetreaty/") else "Is this another file?"
        reader.note(("format",), Fault("S113", f"The format must be {FORMAT!r}, found {found}.", hint))
    for key in ("version", "date"):
        if key not in root:
            reader.note((key,), missing())
    known = (*_TOP, *SECTIONS)
    for key in root:
        if key in known or key == "format":
            continue
        if reader.is_full:
            return
        hint = suggestion(key, known) or f"Known: {', '.join(known)}."
        reader.note((key,), Fault("S106", "The format does not know this entry.", hint))


def _check_keys(reader: _Reader) -> None:
    """Notes keys that two entries of one section have."""
    keys = {section: table.key for section, table in SECTIONS.items() if table.key}
    for section, key in keys.items():
        seen = {ASSUMED.id} if section == "sources" else set[str]()
        for index, value in _each(reader, section, key):
            if value in seen:
                what = f"{shown(value)} is there already."
                reader.note((section, index, key), Fault("S111", what, "Keep one entry, or give another key."))
            seen.add(value)


def _keys(reader: _Reader) -> dict[str, dict[str, None]]:
    """The keys of the entries that others name, by section. A section with faults is left out, and every section if
    some files could not be read: what seems to be missing may be there.
    """
    if reader.incomplete:
        return {}
    complete = (section for section in ("conventions", "states") if section not in reader.faulty)
    return {
        section: dict.fromkeys(value for _, value in _each(reader, section, SECTIONS[section].key))
        for section in complete
    }


def _check_references(
    reader: _Reader, sections: Mapping[str, Mapping[int, Any]], known: Mapping[str, Mapping[str, None]]
) -> None:
    """Notes what names a State or a convention that is not known."""
    for section, facts in sections.items():
        for index, fact in facts.items():
            for path, referred, key in references(fact):
                if reader.is_full:
                    return
                keys = known.get(referred)
                if keys is not None and key not in keys:
                    what = f"There is no {referred.removesuffix('s')} {shown(key)} among the {referred}."
                    hint = suggestion(key, keys) or f"Known: {', '.join(map(shown, islice(keys, 20)))}."
                    reader.note((section, index, *path), Fault("S112", what, hint))


def _check_conventions(reader: _Reader, added: Mapping[int, Convention], all_: Iterable[Convention]) -> None:
    """Notes the names that two conventions have, and conventions that depend on themselves."""
    places = {id(convention): index for index, convention in added.items()}
    everything = tuple(all_)
    for convention, name, other in shared_names(everything):
        what = f"{shown(name)} is also a name of {shown(other)}."
        place_of: Path = ("conventions", places.get(id(convention), 0))
        reader.note(place_of, Fault("S111", what, "Give each key and alias to one convention."))
    for convention, path, way in circles(everything):
        if id(convention) in places:
            what = f"The convention depends on itself: {way}."
            reader.note(("conventions", places[id(convention)], *path), Fault("S115", what, "Remove one of the links."))


def _each(reader: _Reader, section: str, key: str) -> Iterator[tuple[int, str]]:
    """The texts under a key in the items of a section, as long as faults are listed."""
    items = reader.root.get(section)
    for index, item in enumerate(items if is_list(items) else ()):
        if reader.is_full:
            return
        if is_object(item) and type(value := item.get(key)) is str:
            yield index, value
