"""The same answer in every format: columns mean the same in tables, CSV, JSON and Markdown."""

import csv
import io
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.cli import main
from minetreaty.facts.layout import TABLES

REG = mt.load()
LINES = (
    "status EST FIN APMBC CCM --on 2025-12-26",
    "status LBN --on 2026-11-01",
    "status EST --on 2025-12-26 --explain",
    "parties APMBC --within EU",
    "parties APMBC --status withdrawing --on 2025-12-26",
    "count APMBC CCW-AP2 --on 2026-11-01",
    "changes APMBC --since 2025-01-01",
    "history LBN APMBC",
    "profile POL",
    "matrix --within EU",
    "acts APMBC --state EST",
    "obligations AFG APMBC",
    "deadlines --until 2027-12-31",
    "prohibited POL use",
    "announcements --state EST",
    "announcements --state FIN --convention APMBC --chronology",
    "campaigns",
    "meetings CCM",
    "figures",
    "doubts APMBC",
    "states --within EU",
    "state EST",
    "conventions",
    "sources",
    "edition",
    "rules",
    "brief APMBC CCM",
    "table changes APMBC --since 2025-01-01",
    "table standing CCM",
    "claims {text} --published 2025-06-18",
    "check {text} --published 2025-06-18",
    "validate",
)
RESERVED = {
    *("all", "analyse", "analyze", "and", "any", "array", "as", "asc", "between", "both", "case", "cast", "check"),
    *("collate", "column", "constraint", "create", "default", "deferrable", "delete", "desc", "distinct", "do", "drop"),
    *("else", "end", "except", "exists", "false", "fetch", "for", "foreign", "from", "grant", "group", "having", "in"),
    *("initially", "insert", "intersect", "into", "is", "join", "lateral", "leading", "left", "like", "limit", "not"),
    *("null", "offset", "on", "only", "or", "order", "placing", "primary", "references", "returning", "right"),
    *("select", "set", "some", "symmetric", "table", "then", "to", "trailing", "true", "union", "unique", "update"),
    *("user", "using", "values", "variadic", "when", "where", "window", "with"),
}
"""The words that SQL reserves, so that a column of that name needs quotation marks: those of PostgreSQL and of the
standard that SQLite or DuckDB keep too.
"""


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("texts") / "statement.txt"
    path.write_text("165 countries are party to the Ottawa Convention. Estonia is a State Party.")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], line: str, format: str) -> str:
    assert main([*shlex.split(line), "--format", format]) in (0, 1)
    return capsys.readouterr().out


def records(document: Any) -> list[dict[str, Any]]:
    """Every object in the document."""
    found = [document] if isinstance(document, dict) else []
    parts = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    return found + [record for part in parts for record in records(part)]


@pytest.mark.parametrize("line", LINES)
def test_code_and_name_mean_the_same_in_every_format(capsys: pytest.CaptureFixture[str], line: str, text: str) -> None:
    line = line.format(text=shlex.quote(text))
    rows = list(csv.DictReader(io.StringIO(printed(capsys, line, "csv"))))
    document = json.loads(printed(capsys, line, "json"))
    names = {code: state.name for code, state in REG.facts.states.items()}
    for row in (*rows, *records(document)):
        if row.get("code") and "name" in row:
            assert names[row["code"]] == row["name"]
        assert not (isinstance(row.get("state"), str) and row["state"] in names.values())
    if line.split()[0] not in ("rules", "validate"):  # whose codes are those of rules
        assert all(row["code"] in names for row in rows if row.get("code"))
    lists = [value for value in document.values() if isinstance(value, list) and len(value) == len(rows) > 0]
    same = [value for value in lists if isinstance(value[0], dict) and [*value[0]][:2] == [*rows[0]][:2]]
    for row, record in zip(rows, same[0] if same else (), strict=bool(same)):
        for name in {"code", "name", "state"} & set(row):
            assert (record[name] or "") == row[name]


@pytest.mark.parametrize("line", LINES)
def test_no_column_of_an_answer_is_a_reserved_word(capsys: pytest.CaptureFixture[str], line: str, text: str) -> None:
    (heading, *_) = csv.reader(io.StringIO(printed(capsys, line.format(text=shlex.quote(text)), "csv")))
    assert heading
    assert not RESERVED & {*heading}


def test_no_column_of_a_table_or_a_stored_file_is_a_reserved_word() -> None:
    answers = {column.name for columns in mt.tables.SCHEMAS.values() for column in columns}
    stored = {column for table in TABLES for column in table.columns}
    assert len(answers) > 50 and len(stored) > 50
    assert not RESERVED & (answers | stored)


def test_duckdb_reserves_none_of_the_columns() -> None:
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.sql("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'").fetchall()
    reserved = {word for (word,) in found}
    assert {"order", "group", "end", "when", "on"} <= reserved
    columns = {column.name for columns in mt.tables.SCHEMAS.values() for column in columns}
    assert not reserved & (columns | {column for table in TABLES for column in table.columns})


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith(("claims", "check"))])
def test_a_markdown_table_has_the_rows_of_csv(capsys: pytest.CaptureFixture[str], line: str) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, line, "csv"))))
    lines = printed(capsys, line, "md").splitlines()
    table = [each for each in lines if each.startswith("| ")]
    assert len(table) == (len(rows) + 2 if rows else 0)
    if rows:
        heading = table[0].strip("| ").split(" | ")
        assert heading == [name for name in rows[0] if any(row[name] for row in rows)]


def test_markdown_is_not_read_as_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "status LBN --on 2026-11-01", "md").splitlines()
    assert lines[0].startswith("| code | name | convention | date | status |")
    assert lines[1].startswith("| --- | --- |")
    assert lines[2].startswith("| LBN | Lebanon | APMBC | 2026-11-01 | undetermined |")
    assert r"beyond\_record" in lines[2]
    assert lines[3] == "" and lines[4].startswith("APMBC: ")


@pytest.mark.parametrize("ending", ["csv", "json", "md"])
def test_output_is_what_its_ending_says(capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"changes.{ending}"
    line = f"table changes APMBC --since 2025-12-01 --output {shlex.quote(str(path))}"
    assert main(shlex.split(line)) == 0
    capsys.readouterr()
    found = mt.tables.changes("APMBC", since="2025-12-01")
    written = path.read_text("utf-8")
    if ending == "json":
        assert json.loads(written) == mt.to_dict(list(found))
    elif ending == "csv":
        assert [row["state"] for row in csv.DictReader(io.StringIO(written))] == [row["state"] for row in found]
    else:
        assert written == printed(capsys, "table changes APMBC --since 2025-12-01", "md")


@pytest.mark.parametrize("name", ["changes.xlsx", "changes", "changes.tsv", "changes.sqlite"])
def test_output_refuses_an_ending_that_it_cannot_write(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    assert main(["table", "changes", "APMBC", "--output", str(tmp_path / name)]) == 2
    assert "end the name of the file with .csv, .json, .md, .parquet." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_everything_is_exported_by_one_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    record.write_text(mt.dumps(REG.as_known("1999-01-01")), encoding="utf-8")
    path = tmp_path / "record.zip"
    assert main(["export", str(path), "--record", str(record)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    first = path.read_bytes()
    assert main(["export", str(path), "--record", str(record)]) == 2
    assert "exists already: give another path, or force=True" in capsys.readouterr().err
    assert main(["export", str(path), "--record", str(record), "--force", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(path), "notes": []}
    assert path.read_bytes() == first


def test_nothing_is_said_in_markdown_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "changes CCM --until 2008-01-01", "md") == "none\n"
