"""``minetreaty validate`` and ``minetreaty rules``."""

import csv
import io
import json
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.cli import main
from minetreaty.facts.invented import laid_over
from minetreaty.register import Register
from minetreaty.validation import RULES
from minetreaty.validation.catalogue import BY_CODE


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A record with an error, a warning and a remark."""
    facts = [fact for code in ("P301", "V503") for fact in BY_CODE[code].failing]
    file = tmp_path / "broken.json"
    file.write_text(mt.dumps(Register(laid_over(facts))), encoding="utf-8")
    return file


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, printed.out


def test_the_bundled_data_has_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = ask(capsys, "validate")
    assert code == 0
    assert shown == f"{mt.validate(mt.load())}\n"


def test_findings_make_the_exit_code(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    file = str(broken)
    assert ask(capsys, "validate", file)[0] == 1
    assert ask(capsys, "validate", file, "--rules", "V", "D")[0] == 0
    assert ask(capsys, "validate", file, "--rules", "V", "--fail-on", "warning")[0] == 1
    assert ask(capsys, "validate", file, "--rules", "V508", "--fail-on", "warning")[0] == 0
    assert ask(capsys, "validate", file, "--rules", "V505", "--fail-on", "warning")[0] == 0
    assert ask(capsys, "validate", "--rules", "V505", "--fail-on", "info")[0] == 1


def test_several_files_are_checked(capsys: pytest.CaptureFixture[str], broken: Path, tmp_path: Path) -> None:
    table = tmp_path / "parties.csv"
    table.write_text("state,ratified\nNorway,2008-12-04\n")
    code, shown = ask(capsys, "validate", str(broken), str(table), "--convention", "CCM", "--format", "json")
    assert code == 1
    reports = json.loads(shown)["reports"]
    assert [report["subject"] for report in reports] == [broken.as_posix(), table.as_posix()]
    assert [finding["code"] for finding in reports[1]["findings"]] == ["T802"]


def test_options_explain_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "parties.tsv"
    table.write_text("Staat\tSeit\nCongo\t2001-11-01\nPoland\t\n")
    columns = ("--columns", "state=Staat", "in_force=Seit")
    assert ask(capsys, "validate", str(table), *columns, "--vocabulary", "depositary", "--on", "2002-01-01")[0] == 0
    code, shown = ask(capsys, "validate", str(table), *columns)
    assert code == 1 and "use vocabulary='depositary'" in shown
    assert main(("validate", str(table), "--columns", "state")) == 2
    assert "write what it means and its heading, as state=Country" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"{", b"\xff\xfe{\0", b'{"format": "other"}', b"[" * 100_000])
def test_input_that_cannot_be_used(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "record.json"
    if content is not None:
        file.write_bytes(content)
    code, shown = ask(capsys, "validate", str(file))
    assert code == 2
    assert "S1" in shown and file.name in shown


def test_a_fault_in_a_readable_file_is_a_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text('{"format": "minetreaty/1", "version": "1"}')
    assert ask(capsys, "validate", str(file))[0] == 1


def test_unknown_rules_and_conventions_are_misuse(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "parties.csv"
    table.write_text("state\nNorway\n")
    for arguments in (["--rules", "X1"], [str(table), "--convention", "Nowhere"], ["--fail-on", "none"]):
        assert main(["validate", *arguments]) == 2
        assert capsys.readouterr().err.startswith("minetreaty: ")


def test_findings_as_workflow_commands(capsys: pytest.CaptureFixture[str], broken: Path, tmp_path: Path) -> None:
    _, shown = ask(capsys, "validate", str(broken), "--format", "github", "--rules", "P301")
    line, summary = shown.splitlines()
    assert line.startswith(f"::error title=P301 Pact Art. 2,file={broken.as_posix()}::{broken.as_posix()}#/acts/")
    assert summary == f"{broken.as_posix()}: 1 error"
    table = tmp_path / "parties.csv"
    table.write_text("state,status\nNorway,100%\n")
    _, shown = ask(capsys, "validate", str(table), "--format", "github")
    assert f"::error title=S110,file={table.as_posix()},line=2::" in shown and "'100%25'" in shown
    damaged = tmp_path / "damaged.json"
    damaged.write_text('{\n "format": }')
    _, shown = ask(capsys, "validate", str(damaged), "--format", "github")
    assert f"file={damaged.as_posix()},line=2,col=12::" in shown
    _, shown = ask(capsys, "validate", "--format", "github")
    assert "::warning title=P301 Art. 4::CHL acceptance 2003-10-15 (CCW): " in shown
    assert "::notice title=V506 " in shown


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    _, shown = ask(capsys, "rules", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert [row["code"] for row in rows] == [rule.code for rule in RULES]
    assert all(row["explanation"] and row["reason"] for row in rows)
    _, shown = ask(capsys, "rules")
    assert len(shown.splitlines()) == len(RULES) + 1
    assert json.loads(ask(capsys, "rules", "D2", "--format", "json")[1])["rules"][0]["code"] == "D201"


def test_a_rule_is_shown_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    _, shown = ask(capsys, "rules", "P301")
    lines = shown.splitlines()
    assert lines[0] == "P301: Ratification without signature"
    assert lines[1] == "error; looks at an act; VCLT Art. 14"
    assert "Fails:" in lines and "Passes:" in lines
    assert any('"kind": "ratification"' in line for line in lines)


def test_every_rule_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    for theme in ("S", "D", "P", "C", "V", "I", "O", "T"):
        _, shown = ask(capsys, "rules", theme)
        assert shown.count("Fails:") == shown.count("Passes:") == sum(r.code.startswith(theme) for r in RULES)
        assert max(map(len, shown.splitlines())) < 500


def test_an_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "X1"]) == 2
    assert "no code begins with this" in capsys.readouterr().err
