"""Every rule, by the example that fails it and the nearest one that passes."""

import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import Report, Rule, Severity
from minetreaty.facts.invented import laid_over, world
from minetreaty.findings import THEMES, RuleSubject
from minetreaty.register import Register
from minetreaty.validation.catalogue import BY_CODE, RULES


def checked(rule: Rule, given: Any, folder: Path) -> Report:
    """The report on an example: of a register, of the rows of a table, or of a file."""
    if rule.subject is RuleSubject.ROW:
        return mt.validate_table(given)
    if rule.subject is RuleSubject.FILE:
        file = folder / ("example.csv" if rule.code == "S116" else "example.json")
        if given is not None:
            file.write_bytes(given if isinstance(given, bytes) else given.encode())
        return mt.validate(file)
    return mt.validate(Register(laid_over(given)))


@pytest.mark.parametrize("code", BY_CODE)
def test_the_example_that_fails(code: str, tmp_path: Path) -> None:
    report = checked(BY_CODE[code], BY_CODE[code].failing, tmp_path)
    findings = [finding for finding in report.findings if finding.code == code]
    assert findings, str(report)
    assert {finding.severity for finding in findings} == {BY_CODE[code].severity}
    assert all(finding.message and finding.where for finding in findings)
    assert code in report.rules


@pytest.mark.parametrize("code", BY_CODE)
def test_the_example_that_passes(code: str, tmp_path: Path) -> None:
    report = checked(BY_CODE[code], BY_CODE[code].passing, tmp_path)
    assert [finding for finding in report.findings if finding.code == code] == []


def test_the_invented_world_is_in_due_form() -> None:
    """One source of it is not used, and that is all."""
    assert [(f.code, f.where) for f in mt.validate(Register(world())).findings] == [("V505", "source paper")]


REGISTRATION = re.compile(r'^(\w+) = (?:Rule|_fault)\(\s*(?:code=)?"(\w+)"', re.MULTILINE)
"""The beginning of a registration: P301 = Rule(code="P301", or S101 = _fault("S101"."""


def registered() -> dict[str, list[str]]:
    """The modules in which each code is registered, under a name that is the code."""
    package = Path(mt.__file__).parent
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(package.rglob("*.py")):
        module = ".".join(("minetreaty", *path.relative_to(package).with_suffix("").parts))
        for name, code in REGISTRATION.findall(path.read_text("utf-8")):
            assert name == code and getattr(import_module(module), name) is BY_CODE[code]
            places[code].append(module)
    return places


def test_every_rule_is_registered_once_and_collected() -> None:
    places = registered()
    assert set(places) == set(BY_CODE)
    assert [code for code, modules in places.items() if len(modules) > 1] == []


def test_a_rule_with_a_function_is_registered_beside_it() -> None:
    places = registered()
    for rule in RULES:
        if rule.function is not None:
            assert places[rule.code] == [rule.function.__module__]


def test_the_rules_are_in_the_order_of_themes_and_codes() -> None:
    assert [rule.code for rule in RULES] == list(BY_CODE)
    assert list(dict.fromkeys(rule.theme for rule in RULES)) == list(THEMES.values())
    for letter in THEMES:
        codes = [code for code in BY_CODE if code.startswith(letter)]
        assert codes == sorted(codes)


@pytest.mark.parametrize("rule", RULES, ids=list(BY_CODE))
def test_every_rule_says_what_it_is(rule: Rule) -> None:
    assert rule.title and rule.reason and rule.explanation.endswith(".")
    assert rule.explanation[0].isupper() and rule.code not in rule.explanation
    assert rule.theme == THEMES[rule.code[0]]
    assert isinstance(rule.severity, Severity)
    assert hash(rule)
