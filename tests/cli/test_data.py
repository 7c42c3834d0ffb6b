"""The commands for data work and for other records: enrich, table, edition, deposit, and their kin."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.cli import main

ACCIDENTS = 'iso3,date,note\nEST,2025-12-26,=1+1\nAtlantis,2025-01-01,"a, b"\nSDN,,x\n\nBurma,2025-01-01,é\n'


def asked(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    """What is printed, and what is said beside it."""
    assert main(arguments) == code
    printed = capsys.readouterr()
    return printed.out, printed.err


@pytest.fixture
def accidents(tmp_path: Path) -> str:
    file = tmp_path / "accidents.csv"
    file.write_text(ACCIDENTS, encoding="utf-8")
    return str(file)


def test_enrich_adds_columns_and_leaves_the_rest(capsys: pytest.CaptureFixture[str], accidents: str) -> None:
    out, err = asked(capsys, "enrich", accidents)
    assert out == (
        "iso3,date,note,status,is_party,since\n"
        "EST,2025-12-26,=1+1,withdrawing,true,2025-06-27\n"
        'Atlantis,2025-01-01,"a, b",,,\n'
        "SDN,,x,,,\n"
        "Burma,2025-01-01,é,outside,false,\n"
    )
    assert err == (
        "minetreaty: 'Burma' is a name of Myanmar from 1948-01-04 until 1989-06-18.\n"
        "minetreaty: Rows without status, unknown state 1; no day 1. unknown state: 'Atlantis'; no day: null.\n"
    )
    rows = json.loads(asked(capsys, "enrich", accidents, "--format", "json")[0])["rows"]
    assert (rows[0]["is_party"], rows[0]["since"], rows[1]["status"]) == (True, "2025-06-27", None)


def test_enrich_refuses_rows_without_status_if_strict(capsys: pytest.CaptureFixture[str], accidents: str) -> None:
    out, err = asked(capsys, "enrich", accidents, "--strict", code=2)
    assert out == "" and "'Atlantis'" in err


def test_enrich_takes_standard_input_and_one_day(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfcountry\nEstonia\nNorway\n")))
    out, err = asked(
        capsys,
        *("enrich", "-", "--state", "country", "--on", "2026-01-01"),
        *("--columns", "is_party,status", "--prefix", "apmbc_", "--strict"),
    )
    assert out == "country,apmbc_is_party,apmbc_status\nEstonia,false,withdrawn\nNorway,true,party\n"
    assert err == ""
    monkeypatch.setattr(sys, "stdin", None)
    assert "Standard input is closed" in asked(capsys, "enrich", "-", code=2)[1]


def test_enrich_without_rows_is_a_heading(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "none.csv"
    file.write_text("iso3,date\n")
    assert asked(capsys, "enrich", str(file)) == ("iso3,date,status,is_party,since\n", "")


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        (b"iso3,date\nEST\n", (), "file.csv:2: 2 cells expected, 1 found"),
        (b"iso3,date\n\xff,x\n", (), "file.csv:2:1: Byte 0xff is not UTF-8"),
        (b'iso3,date\n"EST" x,1\n', (), "file.csv:2: This is no CSV"),
        (b"", (), "is empty"),
        (b"code,date\n", (), "no column 'iso3': it has 'code', 'date'"),
        (b"iso3,iso3,date\n", (), "column iso3: This column is given twice"),
        (b"iso3,day\n", (), "no column 'date'"),
        (b"iso3,date,status\n", (), "a column 'status' already"),
        (b"iso3,date\n", ("--columns", "colour"), "choose among status, is_party, since"),
        (b"iso3,date\n", ("--convention", "Otawa"), "Did you mean APMBC"),
        (b"iso3,date\n", ("--on", "2025-02-30"), "there is no such day"),
    ],
)
def test_files_that_cannot_be_enriched(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, options: tuple[str, ...], reason: str
) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    assert reason in asked(capsys, "enrich", str(file), *options, code=2)[1]


@pytest.mark.parametrize(
    ("content", "options", "code", "said"),
    [
        ("ccode\n710\n2\n", (), 2, "710 is South Africa in M49; China in COW, GW and UCDP"),
        ("code\nAUS\nGMY\n", (), 2, "'AUS' is Australia in ISO 3166-1 and Austria in COW letters"),
        ("code,name\nAUS,Austria\n", (), 2, "column 'name' of the same row names Austria; so it is in 1 of 1 rows"),
        ("code,name\nAUS,Australia\nMLT,Nobody\n", (), 0, ""),
        ("code,name\nAUS,Nobody\n", (), 0, ""),
        ("code\nEST\nGMY\n", (), 0, "COW letters has 'GMY' too"),
        ("code\n710\n", ("--vocabulary", "cow"), 0, ""),
        ("code\nThe Isles\n", ("--names", "the isles=GBR"), 0, ""),
        ("code\nNobody\n", (), 2, "No value in column 'code' names a State that is known. There is no state"),
        ("code\nCongo\nMLT\n", (), 0, "name of more than one state: 'Congo'"),
        ("code\nSerbia and Montenegro\n", (), 0, "a name of Serbia from 2003-02-04 until 2006-06-03.\n"),
    ],
)
def test_codes_and_names_in_the_users_own_rows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, options: tuple[str, ...], code: int, said: str
) -> None:
    file = tmp_path / "own.csv"
    file.write_text(content)
    _, err = asked(
        capsys,
        "enrich",
        str(file),
        "--state",
        content.split()[0].split(",")[0],
        "--on",
        "2015-06-01",
        *options,
        code=code,
    )
    assert said in err and bool(said) == bool(err)


@pytest.mark.parametrize(
    ("dates", "options", "statuses", "said"),
    [
        (
            "12/07/2025 27/12/2025",
            (),
            "withdrawing withdrawn",
            "read day first, because '27/12/2025' can be nothing else",
        ),
        ("12/07/2025", ("--dayfirst",), "withdrawing", ""),
        ("06/12/2025", ("--monthfirst",), "party", ""),
        ("2024 2025 2025", ("--year", "end"), "party withdrawn withdrawn", ""),
        ("2030-01-01", (), "withdrawn", "Rows for dates beyond the record, which is complete to 2026-04-14: 1."),
    ],
)
def test_dates_in_the_users_own_rows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, dates: str, options: tuple[str, ...], statuses: str, said: str
) -> None:
    file = tmp_path / "own.csv"
    file.write_text("iso3;day\n" + "".join(f"EST;{day}\n" for day in dates.split()))
    ask = ("enrich", str(file), "--on", "day", "--columns", "status,beyond_record", *options)
    out, err = asked(capsys, *ask)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["status"] for row in rows] == statuses.split()
    assert [row["beyond_record"] for row in rows] == ["true" if "2030" in dates else "false"] * len(rows)
    assert said in err and bool(said) == bool(err)


def test_rows_of_json_are_written_again(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text('[{"iso3": "MLT", "date": "7 May 2015", "n": 5, "note": null}]')
    assert asked(capsys, "enrich", str(file))[0].splitlines()[1] == "MLT,7 May 2015,5,,party,true,2001-11-01"


def test_options_of_pairs_must_be_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "enrich", "x.csv", "--names", "Malta", code=2)[1]
    assert "'Malta': write it as 'DR Congo (Zaire)=COD'" in said


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "No such file" in asked(capsys, "enrich", str(tmp_path / "none.csv"), code=2)[1]


@pytest.mark.parametrize("name", mt.tables.SCHEMAS)
def test_tables_are_those_of_the_library(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    asking = {"event": "withdrawal"} if name == "spells" else {}
    options = [part for option, value in asking.items() for part in (f"--{option}", value)]
    found: mt.tables.Table = getattr(mt.tables, name)(**asking)
    found.to_csv(tmp_path / "theirs.csv")
    file = str(tmp_path / "ours.csv")
    assert json.loads(asked(capsys, "table", name, *options, "--output", file, "--format", "json")[0])["rows"] == len(
        found
    )
    assert Path(file).read_bytes() == (tmp_path / "theirs.csv").read_bytes()


def test_spells_need_their_event(capsys: pytest.CaptureFixture[str]) -> None:
    error = asked(capsys, "table", "spells", code=2)[1]
    assert error == "minetreaty: The table of spells needs --event: one of consent, entry_into_force, withdrawal.\n"


def test_a_table_of_one_convention(capsys: pytest.CaptureFixture[str]) -> None:
    ask = ("table", "standing", "Ottawa Treaty", "--on", "2025-06-16")
    rows = list(csv.DictReader(io.StringIO(asked(capsys, *ask)[0])))
    assert sum(row["is_party"] == "true" for row in rows) == 164
    records = json.loads(asked(capsys, *ask, "--format", "json")[0])["rows"]
    assert sum(record["is_party"] is True for record in records) == 164


@pytest.mark.parametrize(("option", "said"), [(["--every", "year"], "--every"), (["APMBC"], "conventions")])
def test_a_table_takes_no_option_of_another(capsys: pytest.CaptureFixture[str], option: list[str], said: str) -> None:
    assert f"takes no {said}" in asked(capsys, "table", "figures", *option, code=2)[1]


def test_parquet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("narwhals")
    file = tmp_path / "acts.parquet"
    assert (
        asked(capsys, "table", "acts", "CCM", "--output", str(file))[0]
        == f"file,rows\n{file},{len(mt.tables.acts('CCM'))}\n"
    )
    assert parquet.read_metadata(file).num_rows == len(mt.tables.acts("CCM"))


def test_a_record_is_written_and_asked_again(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = str(tmp_path / "record.json")
    said = json.loads(asked(capsys, "edition", "--dump", file, "--format", "json")[0])
    assert said["sha256"] == mt.load().edition.sha256 and said["notes"] == [f"The record was written to {file}."]
    assert mt.load(file) == mt.load()
    bundled = asked(capsys, "parties", "CCM", "--on", "2025-06-16")
    assert asked(capsys, "parties", "CCM", "--on", "2025-06-16", "--record", file) == bundled
    assert "Cannot write" in asked(capsys, "edition", "--dump", str(tmp_path), code=2)[1]
    assert "S101" in asked(capsys, "parties", "CCM", "--record", str(tmp_path / "none"), code=2)[1]


def test_an_edition_as_it_was_known(capsys: pytest.CaptureFixture[str]) -> None:
    then = json.loads(asked(capsys, "edition", "--known-on", "2006-07-31", "--format", "json")[0])
    assert (then["known_on"], then["derived"], then["base"]) == ("2006-07-31", True, mt.load().edition.sha256)


def test_what_if_the_united_states_acceded(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    # Art. 17(2): the first day of the sixth month after the month of deposit.
    file = str(tmp_path / "what-if.json")
    ask = ("deposit", "USA", "APMBC", "accession", "2026-09-01", "--and", "India", "CCM", "accession", "2026-09-01")
    data = json.loads(asked(capsys, *ask, "--on", "2027-03-01", "--dump", file, "--format", "json")[0])
    assert data["changes"] == [
        {"code": "USA", "name": "United States", "convention": "APMBC", "before": "outside", "after": "party"},
        {"code": "IND", "name": "India", "convention": "CCM", "before": "outside", "after": "party"},
    ]
    assert data["counts"][0]["gained"] == ["USA"]
    assert [act["state"] for act in data["added"]] == ["USA", "IND"]
    assert "hypothetical" in " ".join(data["notes"])
    assert asked(capsys, "deposit", *ask[1:5], "--on", "2027-02-28")[0].count("outside -> contracting") == 1
    assert (
        ",contracting," in asked(capsys, "status", "USA", "--on", "2027-02-28", "--record", file, "--format", "csv")[0]
    )


@pytest.mark.parametrize(("conflict", "after"), [("no", "withdrawn"), ("yes", "withdrawing")])
def test_a_withdrawal_waits_for_the_end_of_a_conflict(
    capsys: pytest.CaptureFixture[str], conflict: str, after: str
) -> None:
    # CCM Art. 20(3): not before the end of the armed conflict in which the State is engaged when the six months end.
    ask = ("deposit", "Norway", "CCM", "withdrawal", "2026-05-01", "--armed-conflict", conflict, "--on", "2026-12-01")
    (change,) = json.loads(asked(capsys, *ask, "--format", "json")[0])["changes"]
    assert change["after"] == after


def test_acts_that_the_law_does_not_admit(capsys: pytest.CaptureFixture[str]) -> None:
    ask = ("deposit", "USA", "APMBC", "ratification", "2026-09-01", "--on", "2027-03-01")
    out, _ = asked(capsys, *ask, code=1)
    assert out.startswith("Not allowed by treaty law:") and "has not signed" in out
    assert json.loads(asked(capsys, *ask, "--format", "json", code=1)[0])["findings"][0]["severity"] == "error"


def test_counts(capsys: pytest.CaptureFixture[str]) -> None:
    # SG/SM/22686 of 16 June 2025; 32 States outside.
    out, _ = asked(capsys, "count", "APMBC", "CCW-P2", "--on", "2025-06-16", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["number"] for row in rows[:5]] == ["164", "165", "133", "33", "32"]
    assert [row["note"] for row in rows if row["number"] == ""] == ["no signature stage"]
    ask = ("count", "--population", "contracting-states", "--on", "2006-07-31", "--known-on", "2006-07-31")
    (row,) = json.loads(asked(capsys, *ask, "--format", "json")[0])["counts"]
    assert row["number"] == 151  # as published that month
    within = json.loads(asked(capsys, "count", "--within", "EU", "--on", "2025-06-16", "--format", "json")[0])
    assert within["counts"][0]["number"] == 27
    assert "may be missing" in asked(capsys, "count", "--on", "2027-01-16")[0]


def test_states_of_one_status(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "parties", "APMBC", "--on", "2025-12-26", "--status", "withdrawing")
    assert out.startswith("APMBC on 2025-12-26: 5 withdrawing\n")
    assert (
        "not allowed with"
        in asked(capsys, "parties", "CCM", "--status", "party", "--population", "noncontracting", code=2)[1]
    )


def test_who_a_state_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "state", "Swaziland")[0].startswith("Eswatini (SWZ)\n")
    card = asked(capsys, "state", "YUG")[0]
    assert "In the universe of States" in card and "to before" in card
    (found,) = json.loads(asked(capsys, "state", "EE", "--format", "json")[0])["states"]
    assert (found["alpha3"], found["m49"]) == ("EST", "233")
    assert {"EU", "NATO"} <= {member["group_key"] for member in found["memberships"]}
    assert "DR Congo" in asked(capsys, "state", "Congo", code=2)[1]
    assert "Congo (COG)" in asked(capsys, "state", "Congo", "--vocabulary", "depositary")[0]


def test_every_state_has_a_card(capsys: pytest.CaptureFixture[str]) -> None:
    codes = sorted(mt.load().facts.states)
    cards = asked(capsys, "state", *codes)[0].split("\n\n")
    assert [card.splitlines()[0][-4:-1] for card in cards] == codes
    assert all("Codes: " in card for card in cards)


def test_claims_are_read_and_checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = "By 16 June 2025, 133 states had signed the Ottawa Convention."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said.encode())))
    out, _ = asked(capsys, "claims", "-", "--published", "2025-06-16", "--format", "json")
    (tmp_path / "claims.json").write_text(out, encoding="utf-8")
    assert len(mt.read_claims(tmp_path / "claims.json")) == 1
    assert "supported" in asked(capsys, "check", str(tmp_path / "claims.json"))[0]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said.encode())))
    (row,) = csv.DictReader(io.StringIO(asked(capsys, "check", "-", "--published", "2025-06-16", "--format", "csv")[0]))
    assert row["verdict"] == "supported" and row["sources"]


def test_one_campaign_a_treaty_to_cite_and_doubts_of_one_state(capsys: pytest.CaptureFixture[str]) -> None:
    everything = json.loads(asked(capsys, "campaigns", "--format", "json")[0])["campaigns"]
    key = everything[0]["campaign"]
    assert json.loads(asked(capsys, "campaigns", key, "--format", "json")[0])["campaigns"] == everything[:1]
    item = json.loads(asked(capsys, "citation", "--convention", "CCM", "--format", "json")[0])
    assert "Cluster Munitions" in item["title"] and "notes" not in item
    doubts = json.loads(asked(capsys, "doubts", "APMBC", "--state", "Eritrea", "--format", "json")[0])
    assert {act["state"] for act in doubts["unconfirmed"]} == {"ERI"}


def test_a_road_as_it_was_known(capsys: pytest.CaptureFixture[str]) -> None:
    ask = ("announcements", "--state", "FIN", "--convention", "APMBC", "--known-on", "2025-07-01")
    assert "withdrawn" not in asked(capsys, *ask, "--chronology")[0]
    assert "2025-07-04" not in asked(capsys, *ask)[0]
