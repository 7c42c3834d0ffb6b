"""``minetreaty check``: the table for people, and the exit code."""

import csv
import io
import json
from pathlib import Path

import pytest

from minetreaty.claims.checks import check
from minetreaty.claims.kinds import CountClaim
from minetreaty.cli import main
from minetreaty.cli.plaintext import render
from minetreaty.cli.replies import ReplyTable, wide

STATEMENT = (
    "165 States are party to the Ottawa Convention. Estonia left the treaty on 27 June 2025. In March 160 States had "
    "joined it. If Poland left it, others would follow."
)


def checked(capsys: pytest.CaptureFixture[str], folder: Path, text: str, *options: str) -> tuple[int, str]:
    """The exit code and what is printed for a text published on 16 July 2025."""
    (folder / "text.txt").write_text(text, encoding="utf-8")
    code = main(["check", str(folder / "text.txt"), "--published", "2025-07-16", *options])
    return code, capsys.readouterr().out


def test_a_contradicted_claim_gives_exit_code_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out = checked(capsys, tmp_path, STATEMENT)
    assert code == 1
    assert "contradicted" in out and "Left: 2025-12-27." in out
    assert "gave notice of withdrawal 2025-06-27" in out
    assert "Right if meant carelessly: as printed for 2025-06-16" in out
    assert "Assumed: no year given, 2025 assumed." in out
    assert "Contradicted by the record if the assumption is right." in out
    assert "had joined, 2025-03-12 to 2025-06-24; were bound, 2025-09-01 to 2025-11-30." in out
    assert "Not understood: 'If Poland left it" in out


def test_any_other_verdict_gives_exit_code_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out = checked(capsys, tmp_path, "166 States are party to the Ottawa Convention.")
    assert code == 0 and "supported" in out and "True for" not in out
    code, out = checked(capsys, tmp_path, "Finland joined NATO on 4 April 2023.")
    assert code == 0 and "No checkable claim found." in out and "Not understood" in out


def test_more_cases_than_three_are_only_counted_for_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "At least 90 States are outside the Ottawa Convention."
    _, out = checked(capsys, tmp_path, text)
    _, whole = checked(capsys, tmp_path, text, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(whole))
    cases = row["true_for"].split("; ")
    assert f"; and {len(cases) - 3} more." in out
    assert row["our_data"] and row["read_as"].startswith("at least 90 States")


def test_json_says_which_reading_decided(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out = checked(capsys, tmp_path, STATEMENT, "--format", "json")
    answer = json.loads(out)
    assert code == 1
    assert [claim["decided_by"] for claim in answer["claims"]] == ["as printed for 2025-06-16", "left", "had joined"]
    assert [part["reason"] for part in answer["unread"]] == ["it is supposed or conditional, not said to be so"]


def test_what_was_learnt_since_is_in_the_row(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("151 States are party to the Ottawa Convention.", encoding="utf-8")
    assert main(["check", str(tmp_path / "text.txt"), "--published", "2006-07-15"]) == 0
    assert "Learnt since: " in capsys.readouterr().out
    assert check(CountClaim(number=151, published="2006-07-15")).since_learnt


def test_a_table_is_never_wider_than_it_may_be() -> None:
    text = "word " * 60
    narrow = ReplyTable(("x", wide("y")), [("a", text)], widest=50)
    as_cards = ReplyTable(("x" * 20, "z" * 30, wide("y")), [("a", "b", text)], widest=50)
    for table in (narrow, as_cards):
        lines = render([table], 200).splitlines()
        assert max(map(len, lines)) <= 50 and len(lines) > 6
    assert max(map(len, render([ReplyTable(("x", wide("y")), [("a", text)])], 200).splitlines())) > 50
