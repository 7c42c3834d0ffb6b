"""How fast frames are enriched, against the joins that their libraries offer: ratios, measured in one run.

    python benchmarks/frames.py [--rows 1000000 10000000] [--only polars]

Every way is run in a process of its own, on the same rows: States without predecessors, days from 1975 to 2035, in no
order, which every way must keep or restore. The best run counts, the first one left out; the extra peak is
what the process's memory rises above what it held before, result included. The answers of all ways must be the same,
and 100,000 rows of them those of `Register.status`. Needs Linux, and pandas, polars, pyarrow and DuckDB.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import minetreaty as mt
from minetreaty.facts.record import Record
from minetreaty.model.acts import ActKind
from minetreaty.model.sources import SourceKind

REG = mt.load()
CODES = [code for code, span in REG.facts.bounds.items() if span.since is None and span.until is None]
STATUSES = [status.value for status in mt.Status]
FIRST, LAST = 5 * 365, 65 * 365
SAMPLE = 100_000

Way = tuple[Callable[[], Any], Callable[[Any], Any]]
"""What is timed, and how its result becomes an array of statuses by their place in the order of statuses."""


def columns(rows: int) -> tuple[Any, Any]:
    """The States by their place among `CODES`, and the days from 1970 on."""
    draw = np.random.default_rng(7)
    return draw.integers(0, len(CODES), rows, np.uint8), draw.integers(FIRST, LAST, rows, np.int32)


def periods() -> list[tuple[Any, ...]]:
    """The periods, for joins: State, first day, status, whether it is a party's, and the first day if there is one."""
    rows = [row for row in mt.tables.periods("APMBC") if row["state"] in CODES]
    starts = [row["start"] or dt.date(1900, 1, 1) for row in rows]
    return [
        (row["state"], start, str(row["status"]), row["is_party"], row["start"])
        for row, start in zip(rows, starts, strict=True)
    ]


def copy(rows: int, how: str) -> Way:
    """The floor: the bytes in which the library keeps coded States and days read, and as many statuses written."""
    states, days = columns(rows)
    if "pandas" in how:
        states, days = states.astype(np.int16), days.astype(np.int64)
    return lambda: (states.copy(), days.copy(), np.full(rows, 1, np.uint8))[2], lambda _: None


def polars(rows: int, how: str) -> Way:
    import polars as pl

    states, days = columns(rows)
    coded, status = pl.Enum(CODES), pl.Enum(STATUSES)
    frame = pl.DataFrame({"iso3": pl.Series(CODES, dtype=coded).gather(states), "date": pl.Series(days).cast(pl.Date)})
    types = {"iso3": coded, "start": pl.Date, "status": status, "is_party": pl.Boolean, "since": pl.Date}
    table = pl.DataFrame(periods(), schema=types, orient="row").select("iso3", "start", *wanted(how))
    if "strings" in how:
        frame, table = (one.with_columns(pl.col("iso3").cast(pl.String)) for one in (frame, table))
    table = table.sort("start")
    del states, days

    def join() -> Any:
        left = frame.with_row_index("row").sort("date")
        found = left.join_asof(table, left_on="date", right_on="start", by="iso3", check_sortedness=False)
        return found.sort("row").select(wanted(how)).get_column("status")

    def enrich() -> Any:
        return mt.enrich(frame, columns=wanted(how)).get_column("status")

    return (join if "join" in how else enrich), lambda found: found.to_physical().to_numpy()


def pandas(rows: int, how: str) -> Way:
    import pandas as pd

    states, days = columns(rows)
    names = pd.CategoricalDtype(CODES)
    frame = pd.DataFrame({"iso3": pd.Categorical.from_codes(states, dtype=names), "date": days.astype("M8[D]")})
    frame["date"] = frame["date"].astype("M8[us]")
    table = pd.DataFrame(periods(), columns=["iso3", "start", "status", "is_party", "since"])
    table = table.astype(
        {"start": "M8[us]", "since": "M8[us]", "status": pd.CategoricalDtype(STATUSES), "iso3": names}
    )[["iso3", "start", *wanted(how)]]
    if "strings" in how:
        frame, table = (one.astype({"iso3": "str"}) for one in (frame, table))
    table = table.sort_values("start")
    del states, days

    def join() -> Any:
        left = frame.assign(row=np.arange(rows)).sort_values("date")
        found = pd.merge_asof(left, table, left_on="date", right_on="start", by="iso3")
        return found.sort_values("row")[[*wanted(how)]]["status"]

    def enrich() -> Any:
        return mt.enrich(frame, columns=wanted(how))["status"]

    return (join if "join" in how else enrich), lambda found: found.array.codes.astype(np.uint8)


def arrow(rows: int, how: str) -> Way:
    import pyarrow as pa

    states, days = columns(rows)
    coded = pa.DictionaryArray.from_arrays(pa.array(states), pa.array(CODES))
    given = coded.cast(pa.string()) if "strings" in how else coded
    table = pa.table({"iso3": given, "date": pa.array(days).cast(pa.date32())})

    def codes(found: Any) -> Any:
        return np.concatenate([chunk.indices.to_numpy() for chunk in found.chunks]).astype(np.uint8)

    return lambda: mt.enrich(table, columns=wanted(how))["status"], codes


def duckdb(rows: int, how: str) -> Way:
    import duckdb as library
    import polars as pl

    states, days = columns(rows)
    connection = library.connect()
    connection.register("frame", pl.DataFrame({"state": states, "day": days}).to_arrow())
    words = ", ".join(f"'{code}'" for code in CODES)
    connection.execute(f"CREATE TYPE state AS ENUM ({words})")
    connection.execute(f"CREATE TYPE status AS ENUM ({', '.join(repr(status) for status in STATUSES)})")
    kind = "VARCHAR" if "strings" in how else "state"
    pick = f"list_extract([{words}]::{kind}[], state + 1)"
    connection.execute(f"CREATE TABLE t AS SELECT {pick} AS iso3, DATE '1970-01-01' + day AS date FROM frame")
    connection.execute(f"CREATE TABLE p (iso3 {kind}, start DATE, status status, is_party BOOLEAN, since DATE)")
    connection.executemany("INSERT INTO p VALUES (?, ?, ?, ?, ?)", periods())
    match = "FROM t ASOF LEFT JOIN p ON t.iso3 = p.iso3 AND t.date >= p.start"
    asked = ", ".join(wanted(how))
    if "unordered" in how:
        result = connection.sql(f"SELECT t.date, {asked} {match}")
    elif "join" in how:
        result = connection.sql(f"SELECT * EXCLUDE n FROM (SELECT t.rowid AS n, t.date, {asked} {match}) ORDER BY n")
    else:
        result = mt.enrich(connection.table("t"), columns=wanted(how)).project("* EXCLUDE iso3")

    def codes(_: Any) -> Any:
        if "unordered" in how:
            return None  # it gives the rows in another order
        return connection.sql("SELECT enum_code(status) AS c FROM o").fetchnumpy()["c"].astype(np.uint8)

    def store() -> None:
        connection.execute("DROP TABLE IF EXISTS o")
        result.create("o")

    return store, codes


def growing(rows: int, how: str) -> Way:
    """polars and pandas against a convention that was joined and left over and over."""
    library, cycles = how.split(", ")[1:]
    register = often_left(int(cycles.split()[0]))
    frame = {"polars": polars_frame, "pandas": pandas_frame}[library](rows)
    asked: dict[str, Any] = {"convention": "OFTEN", "columns": "status", "register": register}
    return lambda: mt.enrich(frame, **asked), lambda _: None


def polars_frame(rows: int) -> Any:
    import polars as pl

    states, days = columns(rows)
    names = pl.Series(CODES, dtype=pl.Enum(CODES))
    return pl.DataFrame({"iso3": names.gather(states), "date": pl.Series(days).cast(pl.Date)})


def pandas_frame(rows: int) -> Any:
    return polars_frame(rows).to_pandas().astype({"date": "M8[us]"})


def often_left(cycles: int) -> mt.Register:
    """Every State joins and leaves so many times between 1975 and 2025: four periods each time."""
    from attrs import evolve

    from minetreaty.clauses import Consent, Delay, EntryIntoForce, EntryIntoForceForState, Withdrawal

    soon = Delay(days=3)
    law = evolve(
        REG.facts.convention("CCW-P5"),
        key="OFTEN",
        consent=Consent(article="1", kinds=(ActKind.ACCESSION,)),
        entry_into_force=EntryIntoForce(article="2", deposits=1, delay=soon),
        entry_into_force_for_state=EntryIntoForceForState(article="2", delay=soon),
        withdrawal=Withdrawal(article="3", delay=soon),
        ends_with=None,
        provisions=(),
        deadlines=(),
    )
    first, step = dt.date(1975, 1, 1), 50 * 365 // cycles
    acts = [
        mt.Act(state=code, convention="OFTEN", kind=kind, date=first + dt.timedelta(step * cycle + later))
        for code in CODES
        for cycle in range(cycles)
        for kind, later in ((ActKind.ACCESSION, 0), (ActKind.WITHDRAWAL, step // 2))
    ]
    states = tuple(REG.facts.states[code] for code in CODES)
    source = mt.Source(id="assumed", title="", publisher="", kind=SourceKind.ASSUMED)
    return mt.Register(Record(version="often", date=REG.facts.date, entries=(law, *acts, *states, source)))


def wanted(how: str) -> tuple[str, ...]:
    return ("status", "is_party", "since") if "all" in how else ("status",)


JOINS = ("join", "join of all", "status", "all")

WAYS: dict[str, Callable[[int, str], Way]] = {
    "polars Enum: copy": copy,
    "pandas categories: copy": copy,
    **{f"polars {kind}: {how}": polars for kind in ("Enum", "strings") for how in JOINS},
    **{f"pandas {kind}: {how}": pandas for kind in ("categories", "strings") for how in JOINS},
    **{f"arrow {kind}: {how}": arrow for kind in ("dictionary", "strings") for how in ("status", "all")},
    **{
        f"duckdb {kind}: {how}": duckdb
        for kind in ("ENUM", "strings")
        for how in (*JOINS, "unordered join", "unordered join of all")
    },
    **{f"growth, {library}, {n} cycles": growing for library in ("polars", "pandas") for n in (4, 370)},
}

TARGETS = {
    "polars Enum: join": 25,
    "polars strings: join": 7,
    "pandas categories: join": 40,
    "pandas strings: join": 12,
    "duckdb ENUM: join": 2.5,
    "duckdb strings: join": 2.5,
    "duckdb ENUM: unordered join": 2.5,
    "duckdb strings: unordered join": 2.5,
}
"""The joins that restore the order of the rows, and DuckDB's that does not, with the least of the ratio."""


def memory(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text("utf-8"))
    return int(found[1]) if found else 0


def measure(name: str, rows: int) -> dict[str, Any]:
    """One way in this process: seconds, extra peak in MiB, and a sum over its answers."""
    work, codes = WAYS[name](rows, name)
    WAYS[name](1_000, name)[0]()  # what is kept from call to call
    Path("/proc/self/clear_refs").write_text("5", "utf-8")
    before = memory("VmRSS")
    result = work()
    peak = memory("VmHWM") - before
    times: list[float] = []
    for _ in range(1 if "join" in name and rows > 1_000_000 else 3):
        del result
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    answers = codes(result)
    check = None if answers is None else zlib.crc32(np.ascontiguousarray(answers))
    if answers is not None and name.endswith("Enum: status"):
        agree(answers, rows)
    return {"seconds": min(times), "peak": peak / 1024, "check": check}


def agree(answers: Any, rows: int) -> None:
    """Whether a sample of the answers is what the register says."""
    states, days = columns(rows)
    for place in random.Random(1).sample(range(rows), min(rows, SAMPLE)):
        day = dt.date(1970, 1, 1) + dt.timedelta(int(days[place]))
        status = REG.status(CODES[states[place]], "APMBC", on=day)
        assert STATUSES[answers[place]] == status, (CODES[states[place]], day)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--only", default="", help="ways whose names begin so")
    parser.add_argument("--rounds", type=int, default=2, help="how often every way is run; its best counts")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.rows[0])))
        return
    threads = os.environ.get("POLARS_MAX_THREADS", os.cpu_count())
    print(f"{threads} threads for polars and DuckDB, 1 for pandas, pyarrow and numpy; {os.cpu_count()} processors")
    for rows in asked.rows:
        names = [name for name in WAYS if name.startswith(asked.only)]
        runs = [{name: child(name, rows) for name in names} for _ in range(asked.rounds)]
        table({name: min((run[name] for run in runs), key=lambda one: one["seconds"]) for name in names}, rows)


def child(name: str, rows: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", name, "--rows", str(rows)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)
    print(f"{name:40}{found['seconds'] * 1e3:10.1f} ms{found['seconds'] * 1e9 / rows:9.2f} ns a row", end="")
    print(f"{found['peak']:9.0f} MiB", flush=True)
    return found


def table(found: dict[str, dict[str, Any]], rows: int) -> None:
    """The ratios, each with its target; for all three columns half of it."""
    sums = {one["check"] for one in found.values()} - {None}
    assert len(sums) < 2, "the ways give different answers"
    print(f"\n{rows:,} rows; all ways give the same answers, {min(rows, SAMPLE):,} of them checked")
    for join, target in TARGETS.items():
        for column, share, of in (("status", 1, ""), ("all", 2, " of all")):
            slower, quicker = join + of, f"{join.split(':')[0]}: {column}"
            if slower in found:
                ratio = found[slower]["seconds"] / found[quicker]["seconds"]
                print(f"{slower + ' / ' + quicker:70}{ratio:8.1f}  target at least {target / share:g}")
    output = rows / 2**20
    for kind in ("polars Enum", "pandas categories"):
        name, floor = f"{kind}: status", f"{kind}: copy"
        if name in found:
            ratio = found[name]["seconds"] / found[floor]["seconds"]
            print(f"{name + ' / ' + floor:70}{ratio:8.1f}  target at most 3")
            print(f"{name + ': extra peak / status column':70}{found[name]['peak'] / output:8.1f}  target at most 3")
    for library in ("polars", "pandas"):
        few, many = (f"growth, {library}, {cycles} cycles" for cycles in (4, 370))
        if few in found:
            ratio = found[many]["seconds"] / found[few]["seconds"]
            print(f"{library + ': from 3,000 periods to 285,000':70}{ratio:8.2f}  target at most 1.1")
    print()


if __name__ == "__main__":
    main()
