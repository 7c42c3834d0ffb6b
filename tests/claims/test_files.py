"""Claims in files: strict both ways, described by a schema, checked from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.claims.files import FORMAT, claims_schema
from minetreaty.claims.kinds import KINDS
from minetreaty.cli import main

EVERY_KIND: list[mt.Claim] = [
    mt.CountClaim(number=165, population="party", published="2025-06-16", text="165 are party", start=0, end=13),
    mt.CountClaim(number=2, comparison="about", within=("BEL", "FRA"), on="2024-05", published="2025-06-16"),
    mt.ListClaim(states=("USA",), relation="are_all", within="NATO", published="2025-06-16"),
    mt.StatusClaim(state="POL", population="party", holds=False, on="2026-03-01", published="2026-03-01"),
    mt.DateClaim(event="opened", when="1997-12-03", until="1997-12-04", published="2025-06-16", convention="APMBC"),
    mt.RankClaim(state="BFA", rank=40, event="ratified", published="2025-06-16"),
    mt.SpanClaim(event="joined", since="2025", number=2, states=("MHL", "TON"), published="2025-12-16"),
    mt.ShareClaim(percent=83.8, published="2025-06-16", assumed=("the treaty",)),
    mt.ChangeClaim(earlier="2024", direction="more", by=1, published="2025-06-16"),
    mt.FigureClaim(measure="stockpiled_mines_destroyed", value=4e7, comparison="more_than", published="2025-06-16"),
    mt.AnnouncementClaim(states=("POL",), intent="withdraw", published="2025-06-16"),
]


def test_what_is_written_is_read_again() -> None:
    assert {type(claim) for claim in EVERY_KIND} == set(KINDS.values())
    text = mt.write_claims(EVERY_KIND)
    assert mt.read_claims(text) == tuple(EVERY_KIND)
    assert mt.write_claims(mt.read_claims(text)) == text
    assert json.loads(text)["format"] == FORMAT


def test_claims_read_in_prose_can_be_kept() -> None:
    found = mt.claims_in(
        "165 States are party to the Ottawa Convention and 133 have signed it.", published="2025-06-16"
    )
    assert mt.read_claims(mt.write_claims(found)) == tuple(found)


def test_what_holds_for_all_claims_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "claims.json"
    content = {
        "format": FORMAT,
        "published": "2025-06-16",
        "convention": "CCM",
        "claims": [{"type": "count", "number": 111}, {"type": "count", "number": 165, "convention": "APMBC"}],
    }
    file.write_text(json.dumps(content), encoding="utf-8")
    assert [claim.convention for claim in mt.read_claims(file)] == ["CCM", "APMBC"]
    with pytest.raises(mt.UnreadableData, match="cannot be opened"):
        mt.read_claims(tmp_path / "none.json")


def faults(content: Any) -> list[tuple[str, str]]:
    with pytest.raises(mt.UnreadableData) as caught:
        mt.read_claims(content if isinstance(content, str) else json.dumps(content))
    return [(finding.code, finding.where) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("claim", "code", "where"),
    [
        ({"type": "count", "number": "165"}, "S108", "/number"),
        ({"type": "count", "number": True}, "S108", "/number"),
        ({"type": "count", "number": 1.5}, "S108", "/number"),
        ({"type": "count", "number": 1, "population": "members"}, "S108", "/population"),
        ({"type": "count", "number": 1, "within": 5}, "S108", "/within"),
        ({"type": "count", "number": 1, "on": 2024}, "S108", "/on"),
        ({"type": "count", "number": 1, "on": "24"}, "S109", ""),
        ({"type": "count", "number": -1}, "S109", ""),
        ({"type": "count", "number": 1, "published": "yesterday"}, "S109", ""),
        ({"type": "count"}, "S107", ""),
        ({"type": "count", "number": 1, "colour": "red"}, "S106", ""),
        ({"type": "list", "states": [1]}, "S108", "/states"),
        ({"type": "list", "states": "POL"}, "S108", "/states"),
        ({"type": "status", "state": "POL", "holds": "no"}, "S108", "/holds"),
        ({"type": "share", "percent": None}, "S108", "/percent"),
        ({"type": "guess"}, "S110", ""),
        ({"type": 1}, "S110", ""),
        (7, "S110", ""),
    ],
)
def test_every_fault_is_told_with_its_place(claim: Any, code: str, where: str) -> None:
    assert faults({"format": FORMAT, "published": "2025-06-16", "claims": [claim]}) == [
        (code, f"text#/claims/0{where}")
    ]


def test_faults_of_the_file_itself() -> None:
    assert faults([]) == [("S113", "text")]
    assert faults({"format": "minetreaty/1"}) == [("S113", "text")]
    assert faults({"format": FORMAT, "claims": {}}) == [("S107", "text#/claims")]
    assert faults({"format": FORMAT, "claim": [], "claims": []}) == [("S106", "text")]
    assert faults("{") == [("S104", "text:1:2")]
    assert faults(f'{{"format": "{FORMAT}", "claims": [], "claims": []}}') == [("S105", "text")]
    assert mt.read_claims(f'{{"format": "{FORMAT}", "claims": []}}') == ()


# ---- the schema


def test_the_schema_in_the_package_is_current() -> None:
    file = Path(mt.__file__).parent / "data" / "claims.schema.json"
    assert json.loads(file.read_text(encoding="utf-8")) == claims_schema() == mt.claims_schema()


def test_the_schema_knows_every_kind() -> None:
    schema = claims_schema()
    assert set(schema["$defs"]) == set(KINDS)
    assert schema["$defs"]["count"]["required"] == ["type", "number"]
    options = schema["$defs"]["count"]["properties"]["population"]["anyOf"]
    assert {value for option in options for value in option["enum"]} == {*mt.Population, *mt.Word}


def test_the_tools_of_others_accept_our_files_with_it() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(claims_schema())
    assert list(validator.iter_errors(json.loads(mt.write_claims(EVERY_KIND)))) == []
    assert list(validator.iter_errors({"format": FORMAT, "claims": [{"type": "count"}]})) != []


# ---- the command line


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    file = tmp_path / "statement.txt"
    file.write_text(
        "165 countries are party to the Ottawa Convention, 133 have signed it. Some 50 like the treaty.", "utf-8"
    )
    return file


def test_a_statement_is_checked(statement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ask(capsys, "check", str(statement), "--published", "2025-06-16")
    assert code == 0
    assert "supported" in out and "165 States had joined on 2025-06-16" in out
    assert "Not understood: 'Some 50 like the treaty.'" in out


def test_a_contradiction_shows_in_the_exit_code(statement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ask(capsys, "check", str(statement), "--published", "2026-03-01")
    assert code == 1
    assert "contradicted" in out and "161 States had joined" in out


def test_what_was_assumed_and_learnt_since_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "statement.txt"
    file.write_text("The treaty has 151 States Parties.", "utf-8")
    code, out, _ = ask(capsys, "check", str(file), "--published", "2006-07-20")
    assert code == 0 and "no treaty of the register is named" in out
    _, out, _ = ask(
        capsys, "check", str(file), "--published", "2006-07-20", "--convention", "APMBC", "--format", "json"
    )
    (item,) = json.loads(out)["claims"]
    assert item["outcome"] == "supported"
    assert item["since_learnt"].startswith("with what is in the record today, 152 States had joined on 2006-07-20")
    code, out, _ = ask(capsys, "check", str(file), "--published", "2006-07-20", "--convention", "CCW-P4")
    assert code == 1 and "CCW-P4" in out


def test_claims_in_a_file_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "claims.json"
    file.write_text(mt.write_claims(EVERY_KIND), "utf-8")
    code, out, _ = ask(capsys, "check", str(file), "--format", "json")
    answer = json.loads(out)
    assert code == (1 if any(item["outcome"] == "contradicted" for item in answer["claims"]) else 0)
    assert [item["claim"]["type"] for item in answer["claims"]] == [
        json.loads(mt.write_claims([claim]))["claims"][0]["type"] for claim in EVERY_KIND
    ]
    first = answer["claims"][0]
    assert first["outcome"] == "supported" and first["readings"][0]["said"] == "165 States had joined on 2025-06-16"
    assert answer["unread"] == []
    code, out, _ = ask(capsys, "check", str(file), "--format", "csv")
    assert out.splitlines()[0].startswith("verdict,convention,date,claim,read_as,our_data")


def test_what_cannot_be_used_is_told(statement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ask(capsys, "check", str(statement))
    assert code == 2 and "--published" in err
    assert ask(capsys, "check", str(statement), "--published", "June")[0] == 2
    assert ask(capsys, "check", str(statement.with_suffix(".json")))[0] == 2
