"""One command writes everything that is generated. Nothing in the repository is out of date."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs_examples import ROOT
from tools import regenerate

PARTS = ("src/minetreaty", "tools", "docs/reference")


def test_nothing_generated_is_out_of_date() -> None:
    changes = regenerate.stale()
    assert [path.relative_to(ROOT).as_posix() for path in changes] == [], "run python tools/regenerate.py"


def test_the_facts_may_be_written_from() -> None:
    assert regenerate.errors() == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the command needs of the project, without the notebooks."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(project: Path, *options: str) -> tuple[int, list[str]]:
    """The exit code and the lines that the command prints."""
    command = [sys.executable, str(project / "tools" / "regenerate.py"), *options]
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def change(project: Path, name: str, old: str, new: str) -> None:
    file = project / "src" / "minetreaty" / "data" / name
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def contents(project: Path) -> dict[str, bytes]:
    files = (path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


@pytest.mark.slow
def test_an_act_moved_by_a_day_is_followed_everywhere(project: Path) -> None:
    change(project, "acts/APMBC.csv", "\nOMN,accession,2014-08-20,", "\nOMN,accession,2014-08-21,")
    (project / "src/minetreaty/data/timelines/OLD.csv").write_text("left over", encoding="utf-8")
    before = contents(project)
    data = "src/minetreaty/data"
    wanted = [f"{data}/timelines/APMBC.csv", f"{data}/SHA256SUMS", f"{data}/timelines/OLD.csv"]
    assert run(project, "--check") == (1, [f"{name}: out of date" for name in wanted])
    assert contents(project) == before
    assert run(project) == (0, [f"{wanted[0]}: written", f"{wanted[1]}: written", f"{wanted[2]}: deleted"])
    after = contents(project)
    assert {name for name in before if before[name] != after.get(name)} == set(wanted)
    assert run(project, "--check") == (0, [])


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("acts/APMBC.csv", "\nOMN,accession,", "\nOMN,acession,", "acts/APMBC.csv:"),
        ("acts/APMBC.csv", "\nOMN,accession,2014-08-20,", "\nOMN,ratification,2014-08-20,", "P301 error: "),
        ("edition.json", '"conventions"', '"convention"', "edition.json#"),
        ("states/states.csv", "\nOMN,OM,512,", "\nOMX,OM,512,", "S112 error: "),
        ("sources.csv", "\napmbc-text,", "\napmbc-texts,", "V502 error: "),
        ("conventions/APMBC.json", '"as_of": "2026-04-14"', '"as_of": "2020-01-01"', "D209 is new: "),
    ],
)
def test_facts_that_do_not_fit_are_told_and_nothing_is_written(
    project: Path, name: str, old: str, new: str, said: str
) -> None:
    change(project, name, old, new)
    before = contents(project)
    code, lines = run(project)
    assert code == 1 and lines[-1] == "Nothing was written."
    assert any(said in line for line in lines), lines
    assert contents(project) == before
