"""Examining: applies the rules to a register, a file or a folder, and collects everything that they find."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from attrs import evolve

from ..due_form.rules import examine as examine_acts
from ..errors import InvalidChoice, UnreadableData, shown
from ..findings import Finding
from ..model.labels import label
from ..register import Register
from . import deadlines as duty_rules
from .catalogue import OwnRule, Rule, Subject, select
from .dates import beyond_calendar
from .report import Report, report_of
from .subjects import dated
from .table_reading import is_table, path_of
from .user_tables import validate_table

Silences = Mapping[str | tuple[str, str], str]
_SHOWN = 3


def validate(
    data: Register | str | os.PathLike[str] | Any,
    *,
    rules: Iterable[str | OwnRule] | None = None,
    silence: Silences | None = None,
) -> Report:
    """Return everything that the rules find in a register, in a file or folder of our format, or in another table.

    `data` is a `Register`, a path, text, a list of rows or a data frame. A path to a single .csv or .tsv
    file, text of more than one line, a list of rows and a data frame are tables: see
    `validate_table`. Nothing is raised for what is wrong with the data: it is in the report.

    A register as known on a day is not held to what was counted or told later, assumed acts not to printed totals.

    `rules` selects by codes or the beginnings of codes (``["D2", "P301"]``), and adds functions that take the
    register and yield `Finding` objects; with functions only, every rule applies as well. `silence` takes findings
    out, by code or by (code, place), each with a reason that the report shows. Raises `InvalidChoice` for unknown codes
    and for empty reasons.
    """
    if isinstance(data, Register):
        return _report_on(data, f"record {data.facts.version}", rules, silence)
    path = path_of(data)
    if path is not None and not is_table(path):
        return _report_on_path(path, rules, silence)
    return validate_table(data, rules=rules, silence=silence)


def _report_on(
    register: Register,
    subject: str,
    rules: Iterable[str | OwnRule] | None,
    silence: Silences | None,
    places: Mapping[str, str] | None = None,
) -> Report:
    selected, added = select(rules)
    applied = [rule for rule in selected if rule.subject not in (Subject.FILE, Subject.ROW)]
    if register.facts.known_on is not None:  # what is told of deadlines was told later than the acts that it holds
        applied = [rule for rule in applied if rule.theme != "obligations"]
    findings = _with_places(examine(register, applied, added), places or {})
    read = [rule.code for rule in selected if rule.subject is Subject.FILE] if places is not None else []
    return report_of(subject, findings, [*read, *(rule.code for rule in applied), *map(_name, added)], silence)


def _name(rule: OwnRule) -> str:
    return getattr(rule, "__name__", type(rule).__name__)


def examine(register: Register, rules: Iterable[Rule], added: Iterable[OwnRule] = ()) -> Iterator[Finding]:
    """What the rules find in the register, theme by theme."""
    rules = tuple(rules)
    beyond = tuple(beyond_calendar(register))
    if beyond:  # the entry into force itself cannot be computed from such days, nor anything that rests on it
        yield from beyond
        return
    on_duties = [rule for rule in rules if rule.theme == "obligations"]
    others = [rule for rule in rules if rule.theme != "obligations"]
    yield from examine_acts(dated(register), register.ledgers, _functions(others, Subject.ACT))
    for function in _functions(others, Subject.RECORD):
        yield from function(register)
    yield from duty_rules.examine(
        register, _functions(on_duties, Subject.DEADLINE), _functions(on_duties, Subject.RECORD)
    )
    for own in added:
        yield from _found_by(own, register)


def _found_by(own: OwnRule, register: Register) -> Iterator[Finding]:
    """The findings of a rule of the caller's, which may give anything."""
    given = own(register)
    for finding in given if isinstance(cast(object, given), Iterable) else cast("tuple[Finding, ...]", (given,)):
        if not isinstance(cast(object, finding), Finding):
            message = f"rules: {_name(own)} gave {shown(finding)}; a rule yields Finding objects."
            raise InvalidChoice(message, query=_name(own))
        yield finding


def _functions(rules: Iterable[Rule], subject: Subject) -> list[Callable[[Any], Iterable[Finding]]]:
    return [rule.function for rule in rules if rule.subject is subject and rule.function]


# ---- files and folders


def _report_on_path(path: Path, rules: Iterable[str | OwnRule] | None, silence: Silences | None) -> Report:
    from ..facts.faults import place
    from ..facts.structuring import record
    from ..reading import content_of

    select(rules)  # a word that begins no code is the caller's mistake, whatever is in the file
    try:
        root, faults = content_of(path)
        register = Register(record(root, path.as_posix(), faults))
    except UnreadableData as error:
        codes = [rule.code for rule in select(None)[0] if rule.subject is Subject.FILE]
        return report_of(path.as_posix(), error.findings, codes, silence)
    return _report_on(register, path.as_posix(), rules, silence, _places(register, root, place))


def _places(register: Register, root: Any, place: Any) -> dict[str, str]:
    """Where the facts stand in the files, by the names that findings have for them: all that bear the same name."""
    from ..facts.layout import SECTIONS

    places: dict[str, list[str]] = {}
    for section, table in SECTIONS.items():
        for index, fact in enumerate(register.facts.table(table.cls)):
            places.setdefault(label(fact), []).append(place(root, (section, index)))
    return {name: ", ".join(found[:_SHOWN]) for name, found in places.items()}


def _with_places(findings: Iterable[Finding], places: Mapping[str, str]) -> Iterator[Finding]:
    for finding in findings:
        where = places.get(finding.where)
        yield finding if where is None else evolve(finding, where=f"{where}: {finding.where}")
