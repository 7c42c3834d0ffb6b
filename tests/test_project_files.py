"""The files beside the code: what publishes a release has no more rights than it needs, and all of them agree."""

import json
import re
import stat
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from tests.docs_examples import ROOT

YAML: Any = pytest.importorskip("yaml")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def read(path: Path) -> Any:
    return YAML.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_and_has_few_rights(path: Path) -> None:
    text, workflow = path.read_text("utf-8"), read(path)
    assert workflow["permissions"] == {}
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses and all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action, _ in uses)
    assert all(re.fullmatch(r" # v\d+\.\d+\.\d+", version) for _, version in uses)
    assert "secrets." not in text and "pull_request_target" not in text
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 120
        assert set(job["permissions"]) <= {"contents", "id-token", "attestations"}
        assert job["permissions"].get("contents", "read") == "read"


def test_only_the_job_that_publishes_runs_in_the_environment() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    assert [name for name, job in jobs.items() if "environment" in job] == ["publish"]
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert jobs["build"]["permissions"] == {"contents": "read"}  # where code of others runs
    assert not any("run" in step and "rm -f" not in step["run"] for step in jobs["publish"]["steps"])


def test_citations_have_one_licence_and_the_version() -> None:
    citation = read(ROOT / "CITATION.cff")
    zenodo = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    assert citation["license"] == zenodo["license"] == "MIT"
    assert citation["version"] == mt.__version__
    assert citation["keywords"] == zenodo["keywords"]


def test_issue_forms_ask_for_something() -> None:
    assert [path.stem for path in FORMS] == ["bug", "config", "fact", "question"]
    for form in map(read, FORMS):
        if "body" in form:
            assert form["name"] and form["description"]
            assert any(part.get("validations", {}).get("required") for part in form["body"])


def test_the_site_is_built_as_in_the_checks() -> None:
    config = read(ROOT / ".readthedocs.yaml")
    assert (ROOT / config["sphinx"]["configuration"]).is_file() and config["sphinx"]["fail_on_warning"]


def test_hooks_name_commands_that_exist() -> None:
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    program, command = hook["entry"].split()
    assert program == "minetreaty" and command in import_module("minetreaty.cli").COMMANDS
    local = read(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert {hook["id"] for hook in local} >= {"ruff-check", "ruff-format", "mypy", "lint-imports"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs file modes")
def test_scripts_can_be_run() -> None:
    for name in ("run", "build"):
        assert (ROOT / ".ci" / name).stat().st_mode & stat.S_IXUSR
