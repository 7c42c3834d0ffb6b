"""What `minetreaty.testing` draws: questions with an answer, lawful and unlawful acts, claims with their verdict,
damaged files with their finding, and every type without set-up.
"""

import ast
import builtins
import datetime as dt
import importlib
import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import testing
from minetreaty.claims.verdicts import Outcome
from minetreaty.testing import answers, types

REG = mt.load()


# ---- questions


@given(testing.questions())
def test_a_question_has_an_answer(question: tuple[mt.State, mt.Convention, dt.date]) -> None:
    state, convention, day = question
    assert REG.status(state, convention.key, on=day) in mt.Status


@given(testing.days(dt.date(2000, 1, 1), dt.date(2000, 1, 31)))
def test_days_lie_in_their_span(day: dt.date) -> None:
    assert (day.year, day.month) == (2000, 1)


@given(testing.states(REG, on=dt.date(2000, 6, 1)))
def test_states_of_a_day_exist_on_it(state: mt.State) -> None:
    assert state in REG.states("2000-06-01")


# ---- histories and registers


@given(testing.lawful_deposits())
def test_lawful_deposits_are_received(deposit: testing.Deposit) -> None:
    assert deposit.code == ""
    after = deposit.register.deposit(*deposit.acts)
    assert len(after.acts("PACT")) == len(deposit.acts)


@given(testing.unlawful_deposits())
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_unlawful_deposits_are_refused_for_their_reason(deposit: testing.Deposit) -> None:
    with pytest.raises(mt.NotInDueForm) as refused:
        deposit.register.deposit(*deposit.acts)
    assert deposit.code in {finding.code for finding in refused.value.findings}


def test_every_sort_of_fault_is_drawn() -> None:
    seen: set[str] = set()

    @given(testing.unlawful_deposits())
    @settings(max_examples=150, database=None, derandomize=True)
    def collect(deposit: testing.Deposit) -> None:
        seen.add(deposit.code)

    collect()
    assert seen <= {"D201", "D202", "P301", "P303", "P304", "P305", "P308", "P310"}
    assert len(seen) >= 6


@given(testing.registers(), testing.lawful_registers())
def test_registers_answer(register: mt.Register, lawful: mt.Register) -> None:
    for reg in (register, lawful):
        assert mt.loads(mt.dumps(reg)) == reg
        assert len(reg.history("AAA", "PACT").periods) >= 1


# ---- claims


@given(testing.checked_claims())
@settings(max_examples=settings().max_examples * 2)
def test_claims_get_their_verdict(checked: testing.CheckedClaim) -> None:
    assert mt.check(checked.claim).outcome is checked.outcome


def test_claims_of_every_kind_and_both_outcomes_are_drawn() -> None:
    seen: set[tuple[type, Outcome]] = set()

    @given(testing.checked_claims())
    @settings(max_examples=200, database=None, derandomize=True)
    def collect(checked: testing.CheckedClaim) -> None:
        seen.add((type(checked.claim), checked.outcome))

    collect()
    kinds = (mt.CountClaim, mt.StatusClaim, mt.ListClaim, mt.DateClaim)
    assert seen == {(kind, outcome) for kind in kinds for outcome in (Outcome.SUPPORTED, Outcome.CONTRADICTED)}


# ---- damaged files


@given(testing.damaged_files())
@settings(max_examples=settings().max_examples * 3)
def test_damaged_files_are_refused_for_their_fault(file: testing.DamagedFile) -> None:
    with pytest.raises(mt.UnreadableData) as refused:
        mt.loads(file.content)
    assert file.code in {finding.code for finding in refused.value.findings}, file.damage
    assert all(finding.where and finding.hint for finding in refused.value.findings)


def test_every_sort_of_damage_is_drawn() -> None:
    seen: set[str] = set()

    @given(testing.damaged_files())
    @settings(max_examples=300, database=None, derandomize=True)
    def collect(file: testing.DamagedFile) -> None:
        seen.add(file.code)

    collect()
    assert seen == {f"S{number}" for number in range(102, 118) if number not in (115, 116)}


# ---- types


@pytest.fixture(scope="module", autouse=True)
def _registered() -> None:
    """As Hypothesis does where the package is installed."""
    types.register()


TYPES: list[Any] = [
    getattr(importlib.import_module(f"minetreaty.{module}"), cls)
    for module, _, cls in (name.rpartition(".") for name in types._STRATEGIES)  # pyright: ignore[reportPrivateUsage]
]


@pytest.mark.parametrize("cls", TYPES)
def test_every_type_is_drawn(cls: type[Any]) -> None:
    @given(st.from_type(cls))
    @settings(max_examples=10, database=None)
    def is_one(value: object) -> None:
        assert isinstance(value, cls)

    is_one()


def test_a_function_with_annotations_needs_no_set_up() -> None:
    """In a fresh interpreter, with the entry point of the installed package."""
    entries = [entry for entry in entry_points(group="hypothesis") if entry.name == "minetreaty"]
    if not entries:
        pytest.skip("the package is not installed, or was before it had the entry point")
    assert [entry.value for entry in entries] == ["minetreaty.testing.types:register"]
    code = (
        "import minetreaty as mt\n"
        "from hypothesis import given, infer\n"
        "@given(state=infer, act=infer)\n"
        "def holds(state: mt.State, act: mt.Act):\n"
        "    assert state in mt.load().states() or state.until\n"
        "holds()\n"
    )
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


@given(answers.state_sets(), answers.counts(), answers.standings())
def test_answers_are_those_of_the_register(states: mt.StateSet, count: mt.Count, standing: mt.Standing) -> None:
    assert set(states.codes) <= set(REG.facts.states)
    assert REG.count(count.population, count.convention, on=count.on) == count
    assert REG.standing(standing.state, standing.convention, on=standing.on) == standing


# ---- the names


def test_the_names_are_typed() -> None:
    stub = Path(testing.__file__ or "").with_suffix(".pyi")
    typed = {
        alias.name: node.module
        for node in ast.parse(stub.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(typed) == testing.__all__ == dir(testing)
    for name, module in typed.items():
        found = getattr(testing, name)
        assert found is getattr(importlib.import_module(f"minetreaty.testing.{module}"), name)
    with pytest.raises(AttributeError, match=r"minetreaty\.testing.*nothing"):
        getattr(testing, "nothing")  # noqa: B009


def test_the_package_imports_no_hypothesis() -> None:
    code = (
        "import sys, minetreaty as mt; mt.load().explain('EST', 'APMBC'); [getattr(mt, name) for name in mt.__all__];"
        "print('hypothesis' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "hypothesis":
            raise ImportError(name=name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, "minetreaty.testing")
    with pytest.raises(mt.MissingExtra, match="testing") as refused:
        importlib.import_module("minetreaty.testing")
    assert refused.value.extra == "testing"
