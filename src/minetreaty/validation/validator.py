"""Apply the rules to a register, a file or a folder, and collect all findings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from attrs import evolve

from ..due_form.deposits import check_acts
from ..errors import InvalidChoice, UnreadableData, shown
from ..findings import Finding, Rule, RuleSubject
from ..intake.files import is_table
from ..intake.tables import path_of
from ..model.labels import label
from ..register import Register
from .catalogue import OwnRule, select
from .dates import date_out_of_range
from .deadlines import check_deadlines
from .report import Report, report_of
from .subjects import dated
from .user_tables import validate_table

Silences = Mapping[str | tuple[str, str], str]
_SHOWN = 3


def validate(
    data: Register | str | os.PathLike[str] | Any,
    *,
    rules: Iterable[str | OwnRule] | None = None,
    silence: Silences | None = None,
) -> Report:
    """Check a register, a file or folder in the library's own format, or a table of yours, and report all findings.

    `data` is a `Register`, a path, text, a list of rows or a data frame. A path to a single .csv or .tsv file, text of
    more than one line, a list of rows and a data frame are tables: see `validate_table`. Mistakes in the data are
    findings in the report. They never raise an exception.

    A register as known on a date is compared only with totals published by that date, and not with facts about
    deadlines. Totals on or after the date of an assumed act are not compared.

    `rules` selects rules by code or by the beginning of a code (``["D2", "P301"]``). It can also contain functions
    that take the register and yield `Finding` objects; with functions alone, all rules apply as well. `silence` maps
    a code, or a code and a place, to the reason for silencing its findings; the report lists them with the reason.
    Raises `InvalidChoice` for unknown codes and for empty reasons.
    """
    if isinstance(data, Register):
        return _report_on(data, f"edition {data.facts.version}", rules, silence)
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
    applied = [rule for rule in selected if rule.subject not in (RuleSubject.FILE, RuleSubject.ROW)]
    if register.facts.known_on is not None:  # facts about deadlines are later than the acts
        applied = [rule for rule in applied if rule.theme != "obligations"]
    findings = _with_places(check_register(register, applied, added), places or {})
    read = [rule.code for rule in selected if rule.subject is RuleSubject.FILE] if places is not None else []
    return report_of(subject, findings, [*read, *(rule.code for rule in applied), *map(_name, added)], silence)


def _name(rule: OwnRule) -> str:
    return getattr(rule, "__name__", type(rule).__name__)


def check_register(register: Register, rules: Iterable[Rule], added: Iterable[OwnRule] = ()) -> Iterator[Finding]:
    """What the rules find in the register: first in single acts, then in the whole data, then in deadlines."""
    rules = tuple(rules)
    beyond = tuple(date_out_of_range(register))
    if beyond:  # nothing can be calculated from such dates
        yield from beyond
        return
    yield from check_acts(dated(register), register.ledgers, _about(rules, RuleSubject.ACT))
    for rule in _about(rules, RuleSubject.RECORD):
        yield from rule.check(register)
    yield from check_deadlines(register, _about(rules, RuleSubject.DEADLINE))
    for own in added:
        yield from _found_by(own, register)


def _found_by(own: OwnRule, register: Register) -> Iterator[Finding]:
    """The findings of a function that the caller gave. It may return anything."""
    given = own(register)
    for finding in given if isinstance(cast(object, given), Iterable) else cast("tuple[Finding, ...]", (given,)):
        if not isinstance(cast(object, finding), Finding):
            message = f"rules: {_name(own)} gave {shown(finding)}. A rule must yield Finding objects."
            raise InvalidChoice(message, query=_name(own))
        yield finding


def _about(rules: Iterable[Rule], subject: RuleSubject) -> list[Rule]:
    return [rule for rule in rules if rule.subject is subject]


# ---- files and folders


def _report_on_path(path: Path, rules: Iterable[str | OwnRule] | None, silence: Silences | None) -> Report:
    from ..facts.faults import place
    from ..facts.structuring import record
    from ..reading import content_of

    select(rules)  # an unknown code is the caller's mistake, whatever is in the file
    try:
        root, faults = content_of(path)
        register = Register(record(root, path.as_posix(), faults))
    except UnreadableData as error:
        codes = [rule.code for rule in select(None)[0] if rule.subject is RuleSubject.FILE]
        return report_of(path.as_posix(), error.findings, codes, silence)
    return _report_on(register, path.as_posix(), rules, silence, _places(register, root, place))


def _places(register: Register, root: Any, place: Any) -> dict[str, str]:
    """The places of facts in the files, by the names that findings use for them. Several facts can have one name."""
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
