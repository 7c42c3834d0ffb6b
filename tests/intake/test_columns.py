"""Which column of a table means what, where headings allow several meanings: the cells decide, or the user is asked."""

import json
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import UnreadableData
from minetreaty.intake.columns import RemarkKind, TableOptions, columns_of
from minetreaty.intake.dates import Years
from minetreaty.intake.states import StateReader
from minetreaty.intake.tables import table_of

REG = mt.load()


def understood(rows: list[dict[str, Any]], vocabulary: str = "any", **columns: str) -> dict[str, str]:
    """The meaning of each heading that is understood."""
    options = TableOptions(reader=StateReader(REG, vocabulary), years=Years(1997, 2027), columns=columns)
    return {column.heading: column.name for column in columns_of(table_of(rows), options).columns}


def remarks(rows: list[dict[str, Any]]) -> list[tuple[str, RemarkKind]]:
    options = TableOptions(reader=StateReader(REG), years=Years(1997, 2027))
    return [(remark.heading, remark.kind) for remark in columns_of(table_of(rows), options).remarks]


def refused(rows: list[dict[str, Any]], **columns: str) -> str:
    with pytest.raises(UnreadableData) as error:
        understood(rows, **columns)
    return str(error.value)


def test_the_column_whose_cells_are_states_names_them() -> None:
    rows = [{"country": "Albania", "state": "Ratified", "date-state": "29 Feb 2000"}]
    assert understood(rows) == {"country": "state", "state": "status"}
    assert understood([{"Entity": "Estonia", "Code": "EST", "Year": 2003}]) == {
        "Entity": "state", "Code": "state", "Year": "on"
    }  # fmt: skip
    assert understood([{"Entity": "?", "Name": "Malta"}]) == {"Name": "state"}


def test_a_year_beside_a_date_is_not_needed() -> None:
    rows = [{"iso3": "AFG", "event_date": "05 March 2021", "year": 2021}]
    assert understood(rows) == {"iso3": "state", "event_date": "on"}
    assert understood([{"iso3": "AFG", "year": 2021}]) == {"iso3": "state", "year": "on"}


def test_flags_are_no_dates() -> None:
    rows = [{"iso3": "MLT", "ratified": "1", "signed": "yes"}]
    assert understood(rows) == {"iso3": "state"}
    assert remarks(rows) == [("ratified", RemarkKind.UNCHECKED), ("signed", RemarkKind.UNCHECKED)]


def test_doubled_meanings_are_refused_until_the_caller_chooses() -> None:
    rows = [{"iso3": "MLT", "Ratification": "2001-05-07", "Date of ratification": "2001-05-07"}]
    assert "'Ratification' and 'Date of ratification' both mean 'ratified'" in refused(rows)
    assert understood(rows, ratified="Ratification") == {"iso3": "state", "Ratification": "ratified"}


def test_the_callers_headings_must_be_there() -> None:
    assert "There is no column 'Staat', given for 'state'" in refused([{"Land": "Malta"}], state="Staat")
    assert understood([{"Staat (Name)": "Malta"}], state="staat name") == {"Staat (Name)": "state"}


def test_tables_without_states_say_where_states_are() -> None:
    said = refused([{"Ort": "Malta", "Datum": "2001-05-07"}])
    assert "say columns={'state': 'Ort'}" in said
    assert "Name it with columns={'state': '...'}" in refused([{"x": "1"}])
    assert "There are no columns." in refused([{}])


def test_numbers_beside_a_name_are_left_out() -> None:
    rows = [{"countryname": "China", "iso": 710}, {"countryname": "Japan", "iso": 740}]
    assert understood(rows) == {"countryname": "state"}
    assert ("iso", RemarkKind.WARNING) in remarks(rows)
    assert remarks([{"iso": 710}]) == [("iso", RemarkKind.PROBLEM)]
    assert understood(rows, "cow") == {"countryname": "state", "iso": "state"}


def test_codes_of_the_callers_list_are_states_under_a_vague_heading() -> None:
    rows = [{"statenme": "Botswana", "ccode": 571}, {"statenme": "Eswatini", "ccode": 572}]
    assert understood(rows) == {"statenme": "state"}
    assert understood(rows, "cow") == {"statenme": "state", "ccode": "state"}
    wrong = mt.validate_table([{**rows[0], "ccode": 572, "status": "party"}], vocabulary="cow", complete=False)
    assert [(finding.code, finding.message) for finding in wrong.findings] == [
        ("T808", "the row names Botswana and Eswatini")
    ]


def test_empty_rows_say_nothing() -> None:
    rows = [{"state": "Malta", "status": "party"}, {"state": None, "status": ""}]
    assert mt.validate_table(rows, complete=False).findings == ()


def test_a_column_decides_its_order_and_says_so() -> None:
    rows = [{"iso3": "ALB", "ratified": "29/02/2000"}, {"iso3": "MLT", "ratified": "07/05/2001"}]
    assert remarks(rows) == [("ratified", RemarkKind.NOTE)]


# ---- what one of the readers reads, all read

CODES = [("710", "cow", "CHN"), ("816", "gw", "VNM"), ("36", "m49", "AUS"), ("RS", "fips", "RUS"),
         ("SUI", "ioc", "CHE"),
         ("AUS", "cow_letters", "AUT"), ("Q33", "wikidata", "FIN"), ("678", "ucdp", "YEM")]  # fmt: skip
NAMES = [
    "Serbia (Yugoslavia)",
    "Russie",
    "Bahrain, Kingdom of",
    "the Gambia",
    "Myanmar (Burma)",
    "États-Unis",
    "Korea, South",
]
DATES = ["7 May 2015", "2015-05-07 00:00:00", "07-May-15", "7 mai 2015", "May 7, 2015[1]"]


def everywhere(state: str, date: str, folder: Any, capsys: pytest.CaptureFixture[str], **said: str) -> set[str]:
    """The status that each of the five readers finds for the cell, on that date."""
    from minetreaty.cli import main

    pandas = pytest.importorskip("pandas")
    pytest.importorskip("narwhals")
    options = [text for name, value in said.items() for text in (f"--{name}", value)]
    file = folder / "table.csv"
    file.write_text(f'state,date\n"{state}","{date}"\n', encoding="utf-8")
    assert main(["enrich", str(file), "--state", "state", *options, "--columns", "status", "--format", "json"]) == 0
    found = {json.loads(capsys.readouterr().out)["rows"][0]["status"]}
    frame = mt.enrich(pandas.DataFrame({"state": [state], "date": [date]}), state="state", **said)  # type: ignore[arg-type]
    found.add(str(frame["status"][0]))
    wrong = "withdrawn"
    for status in (*found, wrong):
        rows = [{"state": state, "on": date, "status": status}]
        report = mt.validate_table(rows, complete=False, **said)  # type: ignore[arg-type]
        assert report.ok == (status in found), str(report)
        file.write_text(f'state,on,status\n"{state}","{date}",{status}\n', encoding="utf-8")
        assert main(["validate", str(file), *options]) == (0 if status in found else 1)
    capsys.readouterr()
    return found


@pytest.mark.parametrize(("code", "vocabulary", "state"), CODES)
def test_codes_are_read_the_same_everywhere(
    code: str, vocabulary: str, state: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert REG.state(code, vocabulary=vocabulary, on="2015-05-07") == state
    expected = {REG.status(state, "APMBC", on="2015-05-07").value}
    assert everywhere(code, "2015-05-07", tmp_path, capsys, vocabulary=vocabulary) == expected


@pytest.mark.parametrize("name", NAMES)
def test_names_are_read_the_same_everywhere(name: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    expected = {REG.status(REG.state(name, on="2015-05-07"), "APMBC", on="2015-05-07").value}
    assert everywhere(name, "2015-05-07", tmp_path, capsys) == expected


@pytest.mark.parametrize("date", DATES)
def test_dates_are_read_the_same_everywhere(date: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert everywhere("Malta", date, tmp_path, capsys) == {"party"}
