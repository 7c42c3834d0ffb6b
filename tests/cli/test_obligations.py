"""The commands on obligations, deadlines and announcements. Expected days are published ones."""

import csv
import io
import json
import shlex
from pathlib import Path

import pytest

from minetreaty.cli import main


def answer(capsys: pytest.CaptureFixture[str], line: str) -> str:
    assert main(shlex.split(line)) == 0
    return capsys.readouterr().out


def test_obligations_of_a_state(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "obligations AFG APMBC --on 2025-06-01")
    assert shown.startswith("Afghanistan, APMBC, 2025-06-01\n")
    (clearance,) = (line for line in shown.splitlines() if line.startswith("Art. 5(1)"))
    assert clearance.split()[2:7] == ["clearance", "2003-03-01", "2013-03-01", "2030-03-01", "running"]


def test_obligations_of_a_state_that_left(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(answer(capsys, "obligations POL APMBC --on 2026-03-01 --format json"))
    assert (data["left_on"], data["other_treaties"][:2]) == ("2026-02-20", ["CCW", "CCW-P1"])
    assert [row["article"] for row in data["obligations"]] == ["Art. 4", "Art. 5(1)", "Art. 7(1)", "Art. 7(2)"]
    assert data["notes"][0].startswith("Poland left on 2026-02-20")


def test_nothing_was_running_when_lithuania_left_the_ccm(capsys: pytest.CaptureFixture[str]) -> None:
    # In force for Lithuania from 2011-09-01: ten years ended on 2021-09-01, before it left on 2025-03-06.
    rows = list(csv.DictReader(io.StringIO(answer(capsys, "obligations LTU CCM --on 2025-04-01 --format csv"))))
    assert {row["article"]: row["due"] for row in rows}["Art. 4(1)(a)"] == "2021-09-01"
    assert {row["released"] for row in rows} == {""}


def test_deadlines_and_a_calendar(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    target = tmp_path / "deadlines.ics"
    shown = answer(capsys, f"deadlines --until 2027-12-31 --ics {shlex.quote(str(target))}")
    assert "2026-05-30  Tonga  " in shown
    assert "The reports of each year, due on 30 April, are listed with --yearly." in shown
    assert f"38 deadlines were written to {target}." in shown
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 38
    assert main(["deadlines", "--until", "2027-12-31", "--ics", str(tmp_path)]) == 2
    assert "Cannot write" in capsys.readouterr().err


def test_deadlines_say_when_they_are_judged_and_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "deadlines --until 2027-12-31")
    assert "APMBC: judged on 2026-04-14, from a record that is complete to 2026-04-14." in shown
    assert "Our data do not say whether there is anything to do: CCM Art. 4(1)(a) Colombia, Mauritius, Cuba" in shown
    # The Twenty-Second Meeting extended it to a date that is not in the data.
    assert "What is not known\n" in shown and "- Angola, APMBC Art. 5(1): Extended by the 22MSP" in shown
    csv_rows = answer(capsys, "deadlines --until 2027-12-31 --format csv")
    rows = {(row["code"], row["convention"]): row for row in csv.DictReader(io.StringIO(csv_rows))}
    angola, cuba, chile = rows["AGO", "APMBC"], rows["CUB", "CCM"], rows["CHL", "CCM"]
    names = ("deadline", "status", "may_be_extended", "requested_until", "to_do", "doubts", "judged_on", "as_of")
    assert [angola[name] for name in names] == [
        "2025-12-31", "undetermined", "yes", "2030-12-31", "yes", "unconfirmed open", "2026-04-14", "2026-04-14",
    ]  # fmt: skip
    assert (cuba["to_do"], cuba["doubts"], cuba["judged_on"]) == ("", "", "2026-02-03")
    assert (chile["disputed_date"], cuba["disputed_date"]) == ("yes", "no")
    data = json.loads(answer(capsys, "deadlines --until 2027-12-31 --format json"))
    assert data["judged"] == [
        {"convention": "APMBC", "on": "2026-04-14", "as_of": "2026-04-14"},
        {"convention": "CCM", "on": "2026-02-03", "as_of": "2026-02-03"},
    ]
    assert data["notes"][0].startswith("APMBC: judged on 2026-04-14") and data["not_listed"] == []
    later = json.loads(answer(capsys, "deadlines --since 2026-12-01 --until 2027-12-31 --format json"))
    assert later["not_listed"] == [{"code": "LBN", "name": "Lebanon"}]


def test_deadlines_of_a_state_whose_status_is_contested(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "deadlines --convention APMBC --until 2026-04-30 --yearly")
    assert "Ukraine asserts a suspension (communication of 2025-07-18)" in shown
    assert "What is not known" in shown


def test_deadlines_of_which_all_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "deadlines --convention APMBC --since 2000-01-01 --until 2000-12-31")
    assert "What is not known" not in shown


def test_obligations_tell_what_is_uncertain(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "obligations MNE APMBC")
    assert "Counted from that day, the date would be 2011-04-01; 2010-06-03 is used here." in shown
    data = json.loads(answer(capsys, "obligations SSD APMBC --on 2025-11-15 --format json"))
    clearance = data["obligations"][1]
    assert (clearance["status"], clearance["extended_to"], clearance["requested_until"]) == (
        "running", "2026-07-09", "2030-07-09",
    )  # fmt: skip
    assert clearance["notes"].startswith("An extension to 2030-07-09 was requested from the 22MSP")
    assert data["as_of"] == "2026-04-14"
    ukraine = json.loads(answer(capsys, "obligations UKR APMBC --format json"))
    assert all(row["contested"] and "contested" in row["doubts"] for row in ukraine["obligations"])
    assert any("Ukraine asserts a suspension" in note for note in ukraine["notes"])


def test_yearly_deadlines(capsys: pytest.CaptureFixture[str]) -> None:
    line = "deadlines --convention APMBC --since 2026-03-01 --until 2026-04-30 --yearly --format csv"
    rows = list(csv.DictReader(io.StringIO(answer(capsys, line))))
    assert {(row["deadline"], row["article"]) for row in rows if row["deadline"] >= "2026-03-01"} == {
        ("2026-03-01", "Art. 5(1)"),
        ("2026-04-30", "Art. 7(2)"),
    }
    assert all("apmbc-text" in row["sources"].split() for row in rows)


def test_after_the_record_the_answer_says_so_once(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(answer(capsys, "obligations AFG APMBC --on 2030-03-02 --format json"))
    assert data["notes"] == ["The record is complete to 2026-04-14; what was received or decided later may be missing."]


def test_announcements(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "announcements --state FIN --since 2025-06-19 --until 2025-06-19")
    assert "1 announcement\n" in shown and "parliament approval" in shown and "157 for, 18 against." in shown
    rows = list(csv.DictReader(io.StringIO(answer(capsys, "announcements --format csv"))))
    assert len(rows) == 146
    assert sum(row["unconfirmed"] == "yes" for row in rows) == 50


def test_the_road(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "announcements APMBC --state Finland --chronology --since 2025-04-01")
    assert shown.splitlines()[0] == "Finland, APMBC"
    assert shown.rstrip().endswith("2026-01-10  effect: withdrawing -> withdrawn (Art. 20(3))")
    assert main(["announcements", "--chronology", "--state", "FIN"]) == 2
    assert "--chronology needs --state STATE and a convention" in capsys.readouterr().err
