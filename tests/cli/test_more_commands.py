"""The commands for what follows, what is said, what is cited and what another record would change."""

import json
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.cli import main


def reply(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, object]]]:
    """What the command says in JSON."""
    found: dict[str, list[dict[str, object]]] = json.loads(reply(capsys, *arguments, "--format", "json"))
    return found


def test_poland_stays_bound_by_the_protocols_on_mines(capsys: pytest.CaptureFixture[str]) -> None:
    rules = answer(capsys, "prohibited", "POL", "use", "--on", "2026-03-01")["rules"]
    forbidden = " ".join(str(rule["text"]) for rule in rules if rule["rule"] == "forbidden")
    assert "CCW-AP2 Art. 4" in forbidden and "APMBC Art. 1" not in forbidden


def test_what_is_contested_reserved_and_open_is_in_the_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    # Ukraine claimed a suspension on 2025-07-18; Lebanon acceded on a day of 2026 that is not known.
    rules = answer(capsys, "prohibited", "UKR", "use", "--on", "2026-01-31")["rules"]
    ban = rules[0]
    assert (ban["article"], ban["since"], ban["sources"]) == ("APMBC Art. 1(1)(a)", "2006-06-01", ["apmbc-text"])
    claims = [str(rule["text"]) for rule in rules if rule["rule"] == "contested"]
    assert claims[0].startswith("UKR, APMBC: communication of 2025-07-18")
    reserved = answer(capsys, "prohibited", "USA", "use", "--on", "2026-01-31")["rules"]
    assert "USA, CCW-AP2: reservation of 1999-05-24" in str([r["text"] for r in reserved if r["rule"] == "reserved"])
    lebanon = answer(capsys, "prohibited", "LBN", "use", "--on", "2026-06-01", "--weapon", "anti-personnel mines")
    assert [rule["since"] for rule in lebanon["rules"] if rule["rule"] == "not determined"] == ["2026-04-15"]
    assert str(lebanon["unbound"]) == "['anti-personnel mines']"


def test_a_prohibition_never_goes_without_its_caveat(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Custom" in reply(capsys, "prohibited", "USA", "produce")


def test_figures_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    figures = answer(capsys, "figures", "stockpiled_mines_destroyed")["figures"]
    said = [(f["figure"], f["value"], f["unit"], f["sources"]) for f in figures]
    assert said[-2:] == [
        ("over 55 million mines", 55.0, "million mines", ["icbl-stock-2024"]),
        ("more than 40 million mines", 40.0, "million mines", ["unnews-2025-06-16"]),
    ]


def test_without_a_measure_all_measures_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    measures = answer(capsys, "figures")["measures"]
    assert {row["measure"] for row in measures} == set(mt.load().measures)


def test_meetings_have_places_and_days(capsys: pytest.CaptureFixture[str]) -> None:
    meetings = answer(capsys, "meetings", "APMBC")["meetings"]
    first = next(meeting for meeting in meetings if meeting["key"] == "1MSP")
    assert (first["place"], first["start"], first["last_day"]) == ("Maputo", "1999-05-03", "1999-05-07")
    assert (first["kind"], first["sources"]) == ("meeting", ["isu-calendar"])


def test_the_campaign_of_2025_saw_one_join_and_five_give_notice(capsys: pytest.CaptureFixture[str]) -> None:
    (campaign,) = answer(capsys, "campaigns")["campaigns"]
    assert campaign["joined"] == ["TON"]
    assert campaign["gave_notice"] == ["EST", "LTU", "LVA", "FIN", "POL"]
    assert campaign["left_after"] == ["EST", "LTU", "LVA", "FIN", "POL"]


@pytest.mark.parametrize(
    ("arguments", "cited"),
    [
        ((), "minetreaty"),
        (("--source", "untc-apmbc-2026-02-03"), "United Nations Treaty Collection"),
        (("--state", "EST", "--convention", "APMBC"), "Estonia"),
    ],
)
def test_a_citation_names_what_it_cites(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], cited: str
) -> None:
    text = reply(capsys, "citation", *arguments)
    assert cited in text and "@" in text
    assert "title" in json.loads(reply(capsys, "citation", *arguments, "--format", "json"))


def test_a_state_is_cited_with_a_convention_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["citation", "--state", "EST"]) == 2
    assert "--state needs a convention too" in capsys.readouterr().err


def test_another_record_shows_its_difference(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    joining = mt.Act(state="USA", convention="APMBC", kind="accession", date="2025-09-01")
    (tmp_path / "other.json").write_text(mt.dumps(mt.load().deposit(joining)), encoding="utf-8")
    changes = answer(capsys, "difference", str(tmp_path / "other.json"), "--on", "2026-03-01")["changes"]
    assert changes == [
        {"code": "USA", "name": "United States", "convention": "APMBC", "before": "outside", "after": "party"}
    ]
    assert "United States" in reply(capsys, "difference", str(tmp_path / "other.json"), "--on", "2026-03-01")
