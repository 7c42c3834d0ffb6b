"""The schemas are what the types say, and the tools of others accept our files with them and refuse broken ones."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest

import minetreaty as mt
from minetreaty.facts.structuring import YEARS
from tests.publishing import publish
from tests.test_reading import CONTENT, changed

DATA = Path(mt.__file__).parent / "data"


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads((DATA / "minetreaty.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


# ---- JSON Schema


@pytest.mark.slow
def test_a_json_schema_validator_accepts_what_we_write(validator: Any) -> None:
    for reg in (mt.load(), mt.load().as_known("2006-07-10")):
        assert list(validator.iter_errors(json.loads(mt.dumps(reg)))) == []
    assert list(validator.iter_errors(CONTENT)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("acts/1/day_order", "2"),
        ("acts/1/day_order", True),
        ("acts/1/day_order", 1000),
        ("acts/1/unconfirmed", 1),
        ("acts/1/note", None),
        ("acts/1/note", "a\x1b[31m"),
        ("acts/1/target", "AAA accession 2001-02-03"),
        ("acts/0/date", "20010203"),
        ("acts/0/date", "2001-02-30"),
        ("acts/0/date", "0999-12-31"),
        ("acts/0/date", "3000-01-01"),
        ("acts/0/kind", "Accession"),
        ("acts/0/stat", "AAA"),
        ("acts/0/state", ...),
        ("acts/0/state", ""),
        ("acts/0/sources", ...),
        ("acts/0/sources/0", ""),
        ("acts", {}),
        ("undated_acts/0/when", "2003-13"),
        ("undated_acts/0/when", 2003),
        ("conventions/0/in_force", "2001-08-03"),
        ("conventions/0/mines", "forbid"),
        ("figures/0/value", "4"),
        ("known_on", "2026"),
        ("version", ...),
        ("format", "minetreaty/2"),
        ("laws", []),
    ],
)
def test_a_json_schema_validator_refuses_what_we_refuse(validator: Any, path: str, value: Any) -> None:
    text = changed(path, value)
    with pytest.raises(mt.UnreadableData):
        mt.loads(text)
    assert list(validator.iter_errors(json.loads(text)))


def test_the_years_of_the_schema_are_those_of_the_reader() -> None:
    assert (YEARS[0], YEARS[-1]) == (1000, 2999)  # what its patterns say


# ---- Data Package


def test_the_data_package_describes_every_table() -> None:
    package = json.loads((DATA / "datapackage.json").read_text("utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    there = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv") if path.parent.name != "timelines"}
    assert described == there
    assert len({resource["name"] for resource in package["resources"]}) == len(package["resources"])


@pytest.mark.slow
def test_a_data_package_reader_accepts_the_bundled_folder() -> None:
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.flatten(["path", "rowNumber", "fieldName", "message"]) == []
    assert report.valid
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows["acts-ccm"] == len(mt.load().acts("CCM"))
    assert rows["states"] == len(mt.load().facts.states)


@pytest.mark.slow
def test_a_data_package_reader_writes_the_bundled_folder_into_sql(tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy")
    package = frictionless.Package(str(DATA / "datapackage.json"))
    publish(DATA / "datapackage.json", tmp_path / "published.sqlite")
    with closing(sqlite3.connect(tmp_path / "published.sqlite")) as database:
        for resource in package.resources:
            ((rows,),) = database.execute(f'SELECT count(*) FROM "{resource.name}"').fetchall()
            with (DATA / str(resource.path)).open(encoding="utf-8", newline="") as file:
                assert rows == sum(1 for _ in csv.DictReader(file)), resource.name


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "kind"),
    [
        ("acts/CCM.csv", "\nAFG,", "\nAFX,", "foreign-key"),
        ("acts/CCM.csv", ",signature,", ",signing,", "constraint-error"),
        ("acts/CCM.csv", ",2008-12-03,", ",2008-14-03,", "constraint-error"),
        ("acts/CCM.csv", ",date,", ",day,", "incorrect-label"),
        ("states/states.csv", "\nAFG,AF,004,Afghanistan", "\nAFG,AF,004,", "constraint-error"),
        ("states/states.csv", "\nAGO,", "\nAFG,", "primary-key"),
        ("states/states.csv", ",1946-11-19,", ",1946-11-31,", "type-error"),
        ("states/groups.csv", ",yes,", ",true,", "type-error"),
        ("states/memberships.csv", "\nEU,AUT", "\nUE,AUT", "foreign-key"),
    ],
)
def test_a_data_package_reader_refuses_broken_tables(name: str, old: str, new: str, kind: str, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    text = (tmp_path / "data" / name).read_text("utf-8")
    assert old in text
    (tmp_path / "data" / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert kind in {row[0] for row in report.flatten(["type"])}
