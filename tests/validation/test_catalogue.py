"""Every rule of examination, by the example that fails it and the nearest one that passes."""

from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import Report, Severity
from minetreaty.facts.invented import laid_over, world
from minetreaty.register import Register
from minetreaty.validation.catalogue import BY_CODE, RULES, THEMES, Subject
from minetreaty.validation.examples import EXAMPLES

SOMETIMES_GRAVER_OR_LESS = {"P316"}


def examined(code: str, given: Any, folder: Path) -> Report:
    """The report on an example: of a register, of the rows of a table, or of a file."""
    if BY_CODE[code].subject is Subject.ROW:
        return mt.validate_table(given)
    if BY_CODE[code].subject is Subject.FILE:
        file = folder / ("example.csv" if code == "S116" else "example.json")
        if given is not None:
            file.write_bytes(given if isinstance(given, bytes) else given.encode())
        return mt.validate(file)
    return mt.validate(Register(laid_over(given)))


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_that_fails(code: str, tmp_path: Path) -> None:
    report = examined(code, EXAMPLES[code].failing, tmp_path)
    findings = [finding for finding in report.findings if finding.code == code]
    assert findings, str(report)
    assert {finding.severity for finding in findings} == {BY_CODE[code].severity}
    assert all(finding.message and finding.where for finding in findings)
    assert code in report.rules


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_that_passes(code: str, tmp_path: Path) -> None:
    report = examined(code, EXAMPLES[code].passing, tmp_path)
    assert [finding for finding in report.findings if finding.code == code] == []


def test_the_invented_world_is_in_due_form() -> None:
    """One source of it is not used, and that is all."""
    assert [(f.code, f.where) for f in mt.validate(Register(world())).findings] == [("V505", "source paper")]


def test_every_rule_has_an_example() -> None:
    assert list(EXAMPLES) == list(BY_CODE) == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=list(BY_CODE))
def test_every_rule_says_what_it_is(rule: mt.Rule) -> None:
    assert rule.title and rule.reason and rule.explanation.endswith(".")
    assert rule.theme == THEMES[rule.code[0]]
    assert isinstance(rule.severity, Severity)
    if rule.function is not None:
        assert (rule.function.__doc__ or "").startswith(f"{rule.code}: ")
