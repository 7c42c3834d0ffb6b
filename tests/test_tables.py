"""Tables: what they hold, by days and totals that others published, and the same in every library."""

import csv
import datetime as dt
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import tables
from minetreaty.facts.invented import FOUNDED, PACT, act, undated
from minetreaty.model.conventions import Deadline
from minetreaty.model.implementation import Figure
from minetreaty.tables import SCHEMAS, Column, Kind, Table
from tests.invented import founded

REG = mt.load()
WORLD = founded(
    act("AAA", "withdrawal", "2015-02-10", armed_conflict=False, effect="2015-08-10", effect_sources=("depositary",)),
    act("NEW", "succession", "2006-01-01", note="by letter"),
    undated("CCC", "accession", "2020-12"),
)
"""Aland left on 2015-08-10; Newland is party from its first day; of Cascara an act of December 2020 has no day."""

ALL: dict[str, Callable[..., Table]] = {
    "acts": tables.acts,
    "standing": tables.standing,
    "panel": tables.panel,
    "periods": tables.periods,
    "changes": tables.changes,
    "obligations": tables.obligations,
    "figures": tables.figures,
    "spells": partial(tables.spells, event="consent"),
    "counts": tables.counts,
    "announcements": tables.announcements,
    "sources": tables.sources,
}


def rows(table: Table, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in table]


# ---- every table


def test_the_module_is_public() -> None:
    assert mt.tables is tables
    assert set(SCHEMAS) == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_rows_fit_their_columns(name: str) -> None:
    types = {
        Kind.TEXT: str,
        Kind.WORD: str,
        Kind.DAY: dt.date,
        Kind.TRUTH: bool,
        Kind.COUNT: int,
        Kind.NUMBER: float,
    }
    table = ALL[name]()
    assert len(table) == len(table.rows) > 0
    assert len(set(table.names)) == len(table.names)
    for place, column in enumerate(table.columns):
        values = [row[place] for row in table.rows if row[place] is not None]
        assert all(isinstance(value, types[column.kind]) for value in values), column
        assert column.kind is not Kind.WORD or {*values} <= {*column.words}
        assert column.meaning


@pytest.mark.parametrize("name", ALL)
def test_states_come_in_order_within_a_convention(name: str) -> None:
    if name not in ("changes", "acts", "figures", "counts", "announcements", "sources"):
        found = [row["state"] for row in ALL[name]("APMBC")]
        assert found == sorted(found)


def test_conventions_are_chosen() -> None:
    assert {row["convention"] for row in tables.periods()} == {*REG.facts.keys}
    assert {row["convention"] for row in tables.periods("Ottawa Convention")} == {"APMBC"}
    assert list(dict.fromkeys(row["convention"] for row in tables.periods(["CCM", "APMBC"]))) == ["CCM", "APMBC"]
    for unknown in ("ATT", 3, [3], b"APMBC"):
        with pytest.raises(mt.UnknownConvention):
            tables.periods(unknown)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


# ---- what they say


def test_acts_of_the_first_days_and_those_of_estonia() -> None:
    """122 States are said to have signed in Ottawa: 121 on 3 and 4 December 1997, and Kenya on the 5th."""
    opened = tables.acts("APMBC", kind="signature", since="1997-12-03", until="1997-12-05")
    assert len(opened) == 122
    assert [row["state"] for row in opened if row["date"] == dt.date(1997, 12, 5)] == ["KEN"]
    found = rows(tables.acts("APMBC", state="Estonia"), "kind", "date", "effect", "effect_published", "reference")
    assert found[1] == (
        "withdrawal",
        dt.date(2025, 6, 27),
        dt.date(2025, 12, 27),
        dt.date(2025, 12, 27),
        "C.N.360.2025.TREATIES-XXVI-5",
    )


def test_acts_without_a_day_come_last() -> None:
    names = ("state", "kind", "date", "received", "effect", "article", "sources", "note", "unconfirmed")
    found = rows(tables.acts("PACT", register=WORLD), *names)
    assert [row[0] for row in found] == ["AAA", "AAA", "BBB", "NEW", "AAA", "CCC"]
    assert found[-1] == ("CCC", "accession", None, "2020-12", None, None, "depositary", None, False)
    assert found[-2][:5] == ("AAA", "withdrawal", dt.date(2015, 2, 10), "2015-02-10", dt.date(2015, 8, 10))
    assert found[3][7] == "by letter"


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({}, True),
        ({"since": "2020-12-31"}, True),
        ({"since": "2021-01-01"}, False),
        ({"until": "2020-12-01"}, True),
        ({"until": "2020-11-30"}, False),
        ({"state": "CCC", "kind": "accession"}, True),
        ({"state": "AAA"}, False),
        ({"kind": "signature"}, False),
        ({"known_on": "2020-11-30"}, False),
    ],
)
def test_acts_without_a_day_are_where_they_may_lie(asked: dict[str, Any], there: bool) -> None:
    found = tables.acts("PACT", register=WORLD, **asked)
    assert ("CCC" in {row["state"] for row in found}) is there


def test_a_kind_that_is_none() -> None:
    with pytest.raises(mt.InvalidChoice, match="kind='wish' is not an allowed value"):
        tables.acts(kind="wish")
    with pytest.raises(mt.InvalidChoice, match=r"every='week'.*Choose from: year, month, change"):
        tables.panel(every="week")
    with pytest.raises(mt.InvalidChoice, match=r"every='change'.*Choose from: year, month\."):
        tables.panel(every="change")
    with pytest.raises(mt.InvalidChoice, match=r"event='ratification' is not an allowed value"):
        tables.spells(event="ratification")
    with pytest.raises(mt.InvalidChoice, match=r"columns='in_force' is not.*in_force_from\?"):
        tables.standing(columns=("in_force",))


def test_columns_are_chosen_beside_those_that_say_what_a_row_is_about() -> None:
    asked = ("in_force_from", "status", "in_force_from")
    found = tables.standing("APMBC", on="2025-06-16", columns=asked)
    assert found.names == ("convention", "state", "name", "date", "until", "in_force_from", "status")
    whole = tables.standing("APMBC", on="2025-06-16")
    assert rows(found, *found.names) == rows(whole, *found.names)
    panel = tables.panel("APMBC", since="2020-01-01", columns=("is_party",))
    assert panel.names == ("convention", "state", "name", "period", "start", "date", "until", "is_party")
    assert tables.periods("APMBC", columns=()).names == ("convention", "state", "name", "start", "until")


def test_standing_counts_what_the_depositary_counts() -> None:
    """165 contracting States on 16 June 2025, among 197: the numbers of the Secretary-General's appeal."""
    table = tables.standing("APMBC", on="2025-06-16")
    assert len(table) == 197
    assert sum(row["is_contracting"] or 0 for row in table) == 165
    assert {row["date"] for row in table} == {dt.date(2025, 6, 16)}
    assert not any(row["beyond_record"] for row in table)


def test_standing_of_one_state() -> None:
    (estonia,) = (row for row in tables.standing("APMBC", on="2025-12-26") if row["state"] == "EST")
    assert estonia == {
        "convention": "APMBC",
        "state": "EST",
        "name": "Estonia",
        "date": dt.date(2025, 12, 26),
        "status": mt.Status.WITHDRAWING,
        "is_party": True,
        "is_contracting": True,
        "since": dt.date(2025, 6, 27),
        "until": dt.date(2025, 12, 27),
        "signed_on": None,
        "consented_on": dt.date(2004, 5, 12),
        "in_force_from": dt.date(2004, 11, 1),
        "withdrawal_effective": dt.date(2025, 12, 27),
        "possible": None,
        "doubts": None,
        "unconfirmed": False,
        "contested": False,
        "disputed_date": False,
        "beyond_record": False,
    }


def test_standing_without_a_day_is_that_of_the_record() -> None:
    assert {row["date"] for row in tables.standing("PACT", register=WORLD)} == {dt.date(2020, 6, 30)}
    assert {row["date"] for row in tables.standing("PACT", known_on="2012-03-04", register=WORLD)} == {
        dt.date(2012, 3, 4)
    }
    late = tables.standing("PACT", on="2020-12-31", register=WORLD)
    assert [row["status"] for row in late if row["state"] == "CCC"] == ["contracting"]  # the month is over
    inside = tables.standing("PACT", on="2020-12-15", register=WORLD)
    assert [row["possible"] for row in inside if row["state"] == "CCC"] == ["outside; contracting"]
    assert all(row["beyond_record"] for row in late)


def test_periods() -> None:
    names = ("status", "is_party", "start", "until", "possible")
    found = [row for row in tables.periods("PACT", register=WORLD) if row["state"] == "AAA"]
    assert [tuple(row[name] for name in names) for row in found] == [
        ("outside", False, None, dt.date(2000, 2, 1), None),
        ("signatory", False, dt.date(2000, 2, 1), dt.date(2000, 3, 20), None),
        ("contracting", False, dt.date(2000, 3, 20), dt.date(2000, 10, 1), None),
        ("party", True, dt.date(2000, 10, 1), dt.date(2015, 2, 10), None),
        ("withdrawing", True, dt.date(2015, 2, 10), dt.date(2015, 8, 10), None),
        ("withdrawn", False, dt.date(2015, 8, 10), None, None),
    ]
    known = [row for row in tables.periods("PACT", known_on="2014-01-01", register=WORLD) if row["state"] == "AAA"]
    assert known[-1]["status"] == "party" and known[-1]["until"] is None
    open_ = [row for row in tables.periods("PACT", register=WORLD) if row["possible"]]
    assert open_[0]["possible"].split("; ") == ["outside", "contracting"]


def test_changes() -> None:
    table = tables.changes("PACT", since="2015-01-01", register=WORLD)
    names = ("date", "state", "name", "before", "after", "act", "act_received", "article", "sources")
    because = ("withdrawal", "2015-02-10", "Pact Art. 4", "depositary")
    assert rows(table, *names)[:2] == [
        (dt.date(2015, 2, 10), "AAA", "Aland", "party", "withdrawing", *because),
        (dt.date(2015, 8, 10), "AAA", "Aland", "withdrawing", "withdrawn", *because),
    ]
    assert rows(table, "state", "act_received")[-1] == ("CCC", "2020-12")
    assert len(tables.changes("PACT", until="2000-02-01", register=WORLD)) == 1
    assert len(tables.changes("PACT", known_on="2000-02-01", register=WORLD)) == 1


DOUBTS = ("doubts", "unconfirmed", "contested", "disputed_date", "beyond_record")


def of(table: Table, state: str, **cells: Any) -> list[dict[str, Any]]:
    """The rows of a State in which these cells are so."""
    mine = (row for row in table if row["state"] == state)
    return [row for row in mine if all(row[name] == value for name, value in cells.items())]


def test_what_is_not_determined_is_empty_and_says_what_it_may_be() -> None:
    """Lebanon acceded in 2026 on a date that is not known, by one weak source: open from the day after the record."""
    (standing,) = of(tables.standing("APMBC", on="2026-11-01"), "LBN")
    assert (standing["status"], standing["is_party"], standing["is_contracting"]) == ("undetermined", None, None)
    assert standing["possible"] == "outside; contracting; party"
    assert [standing[name] for name in DOUBTS] == ["unconfirmed; beyond_record; open", True, False, False, True]
    (panel,) = of(tables.panel("APMBC", since="2026-01-01", until="2026-12-30"), "LBN")
    assert (panel["status"], panel["is_party"], panel["possible"]) == (
        "undetermined",
        None,
        "outside; contracting; party",
    )
    assert [panel[name] for name in DOUBTS] == [standing[name] for name in DOUBTS]
    before, *open_, after = of(tables.periods("APMBC"), "LBN")
    assert (before["is_party"], before["end_is"], before["unconfirmed"]) == (False, "at_earliest", False)
    assert all(row["is_party"] is None and row["unconfirmed"] and row["beyond_record"] for row in open_)
    assert (after["status"], after["start_is"], after["until"], after["end_is"]) == ("party", "at_latest", None, None)


def test_a_date_that_is_a_bound_says_so() -> None:
    first, *_, last = of(tables.changes("APMBC"), "LBN")
    names = ("date_is", "not_before", "not_after")
    assert [first[name] for name in names] == ["at_earliest", dt.date(2026, 4, 15), None]
    assert [last[name] for name in names] == ["at_latest", None, dt.date(2027, 6, 1)]
    (exact,) = of(tables.changes("APMBC"), "EST", after="withdrawn")
    assert [exact[name] for name in names] == ["on", dt.date(2025, 12, 27), dt.date(2025, 12, 27)]
    # Eritrea's notice: the date of a letter.
    (letter,) = of(tables.changes("APMBC"), "ERI", after="withdrawing")
    assert (letter["date_is"], letter["unconfirmed"]) == ("at_earliest", True)


def test_what_is_contested_or_disputed_is_marked_in_every_table() -> None:
    """Ukraine asserts a suspension; sources print other dates of entry into force for Montenegro."""
    day = "2026-01-15"
    for name, table in (("standing", tables.standing("APMBC", on=day)), ("panel", tables.panel("APMBC", until=day))):
        (ukraine,) = of(table, "UKR", date=dt.date(2026, 1, 15))
        (montenegro,) = of(table, "MNE", date=dt.date(2026, 1, 15))
        assert (ukraine["contested"], ukraine["doubts"]) == (True, "contested"), name
        assert (montenegro["disputed_date"], montenegro["doubts"]) == (True, "disputed_date"), name
    assert of(tables.periods("APMBC"), "UKR")[-1]["contested"] is True
    obligations = tables.obligations("APMBC", on=day)
    assert all(row["contested"] for row in of(obligations, "UKR"))
    (stock,) = of(obligations, "MNE", duty="stockpile_destruction")
    assert stock["disputed_date"] and "2011-04-01" in stock["notes"]
    years = of(tables.panel("APMBC", until=day), "UKR")
    assert [row["period"] for row in years if row["contested"]] == ["2025", "2026"]


def test_obligations_say_what_may_be_extended_and_whether_there_is_something_to_do() -> None:
    table = tables.obligations("APMBC", on="2025-11-15")
    (sudan,) = of(table, "SSD", duty="clearance")
    names = ("extended_to", "may_be_extended", "requested_until", "to_do", "as_of")
    assert [sudan[name] for name in names] == [
        dt.date(2026, 7, 9), True, "2030-07-09", True, dt.date(2026, 4, 14),
    ]  # fmt: skip
    (austria,) = of(table, "AUT", duty="clearance")
    assert [austria[name] for name in names[1:4]] == [False, None, None]
    (eritrea,) = of(table, "ERI", duty="stockpile_destruction")
    assert eritrea["to_do"] is False


def test_figures_as_they_were_known() -> None:
    known = tables.figures(known_on="2005-01-01")
    assert 0 < len(known) < len(tables.figures())
    assert all(row["as_of"] is None or row["as_of"][:4] <= "2005" for row in known)


def test_obligations_of_a_state_that_left_while_one_was_running() -> None:
    """Aland, bound from October 2000, was to clear within five years and to report each June; it left in July 2003."""
    deadlines = (
        Deadline(article="Pact Art. 7", duty="clearance", title="clear", years=5, extension_years=5),
        Deadline(article="Pact Art. 8", duty="report", title="report", days=30, yearly="06-01"),
    )
    notice = act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)
    reg = founded(notice, conventions=(evolve(PACT, deadlines=deadlines),))
    mine = [row for row in tables.obligations(on="2004-01-01", register=reg) if row["state"] == "AAA"]
    names = ("duty", "due", "status", "yearly", "released", "left_on", "fulfilled_on", "sources")
    assert [tuple(row[name] for name in names)[:6] for row in mine] == [
        ("report", dt.date(2003, 6, 1), "undetermined", True, False, dt.date(2003, 7, 15)),
        ("clearance", dt.date(2005, 10, 1), "running", False, True, dt.date(2003, 7, 15)),
    ]
    assert mine[1]["notes"].endswith("no further performance falls due (VCLT Art. 70(1)(a)).")


def test_obligations_are_those_of_the_register() -> None:
    (row,) = (
        row
        for row in tables.obligations("APMBC", on="2025-06-16")
        if row["state"] == "AFG" and row["duty"] == "clearance"
    )
    (obligation,) = (o for o in REG.obligations("AFG", "APMBC", on="2025-06-16") if o.duty == "clearance")
    assert (row["due"], row["extended_to"]) == (obligation.due, obligation.extended_to)
    assert (row["status"], row["late"]) == (obligation.status, obligation.late)
    assert {row["date"] for row in tables.obligations("CCM")} == {dt.date(2026, 2, 3)}
    earlier = tables.obligations("APMBC", known_on="2003-04-01")
    assert {row["date"] for row in earlier} == {dt.date(2003, 4, 1)}


def test_figures() -> None:
    measure = REG.measures[0]
    assert len(tables.figures(measure)) == len(REG.figures(measure))
    assert {row["measure"] for row in tables.figures()} == {*REG.measures}
    assert len(tables.figures()) == len(REG.facts.table(Figure))
    some = next(figure for figure in REG.facts.table(Figure) if figure.state)
    assert {row["state"] for row in tables.figures(some.measure, state=some.state)} == {some.state}
    without_day = [row for row in tables.figures() if row["as_of"] is None]
    assert len(without_day) == sum(figure.as_of is None for figure in REG.facts.table(Figure))


# ---- the table itself

TABLE = Table(
    "things",
    (
        Column("name", Kind.TEXT, "what it is called"),
        Column("size", Kind.WORD, "how large it is", ("small", "large")),
        Column("day", Kind.DAY, "since when"),
        Column("there", Kind.TRUTH, "whether it is there"),
        Column("count", Kind.COUNT, "how many"),
        Column("weight", Kind.NUMBER, "how heavy"),
    ),
    (
        ('a "b", c', "large", dt.date(2020, 1, 31), True, 3, 0.5),
        ("<é>", "small", dt.date(1, 1, 1), False, 0, None),
        ("", None, None, None, None, 2.0),
    ),
)
EMPTY = Table("things", TABLE.columns, ())


def test_rows_are_dicts_and_tuples() -> None:
    assert len(TABLE) == 3
    assert next(iter(TABLE))["size"] == "large"
    assert repr(TABLE) == "<Table things: 3 rows of name, size, day, there, count, weight>"
    assert bool(TABLE) and not EMPTY


def test_a_table_shows_itself_in_notebooks() -> None:
    shown = TABLE._repr_html_()
    assert "things, 3 rows" in shown and "&lt;é&gt;" in shown and "<th>weight</th>" in shown
    assert "and 408 more" in tables.periods("APMBC")._repr_html_() or " more</td>" in tables.periods()._repr_html_()
    assert "things, 0 rows" in EMPTY._repr_html_()


def test_csv(tmp_path: Path) -> None:
    TABLE.to_csv(tmp_path / "things.csv")
    assert (tmp_path / "things.csv").read_bytes().decode() == (
        "name,size,day,there,count,weight\n"
        '"a ""b"", c",large,2020-01-31,true,3,0.5\n'
        "<é>,small,0001-01-01,false,0,\n"
        ",,,,,2.0\n"
    )
    tables.changes("PACT", register=founded()).to_csv(str(tmp_path / "changes.csv"))
    with (tmp_path / "changes.csv").open(encoding="utf-8", newline="") as file:
        assert [row["after"] for row in csv.DictReader(file)][-1] == "party"
    assert len(FOUNDED) == 3


def test_csv_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    row = ("=1+1", "small", dt.date(2020, 1, 31), True, -3, -0.5)
    Table("things", TABLE.columns, (row,)).to_csv(tmp_path / "things.csv")
    assert (tmp_path / "things.csv").read_text("utf-8").splitlines()[1] == "'=1+1,small,2020-01-31,true,-3,-0.5"


def test_pandas() -> None:
    pytest.importorskip("narwhals")
    pd: Any = pytest.importorskip("pandas")
    frame = TABLE.to_pandas()
    assert list(map(str, frame.dtypes)) == ["string", "category", "datetime64[us]", "boolean", "Int64", "Float64"]
    assert list(frame["size"].cat.categories) == ["small", "large"] and frame["size"].cat.ordered
    assert frame["day"].iloc[0] == pd.Timestamp(2020, 1, 31)
    assert list(frame["there"].isna()) == [False, False, True]
    assert (EMPTY.to_pandas().dtypes == frame.dtypes).all()


def test_polars() -> None:
    pytest.importorskip("narwhals")
    pl: Any = pytest.importorskip("polars")
    frame: Any = TABLE.to_polars()
    assert frame.rows() == list(TABLE.rows)
    types = [pl.String, pl.Enum(["small", "large"]), pl.Date, pl.Boolean, pl.Int64, pl.Float64]
    assert frame.dtypes == types == EMPTY.to_polars().dtypes


def test_pyarrow() -> None:
    pytest.importorskip("narwhals")
    pa: Any = pytest.importorskip("pyarrow")
    table = TABLE.to_pyarrow()
    assert [tuple(row.values()) for row in table.to_pylist()] == list(TABLE.rows)
    words = pa.dictionary(pa.int8(), pa.string(), ordered=True)
    assert table.schema.types == [pa.string(), words, pa.date32(), pa.bool_(), pa.int64(), pa.float64()]
    assert EMPTY.to_pyarrow().schema == table.schema


@pytest.mark.parametrize("name", ALL)
def test_every_table_is_the_same_in_every_library(name: str) -> None:
    pytest.importorskip("narwhals")
    for library in ("pandas", "polars", "pyarrow"):
        pytest.importorskip(library)
    table = ALL[name]() if name in ("figures", "sources") else ALL[name]("CCM")
    polars: Any = table.to_polars()
    assert polars.rows() == list(table.rows)
    assert [tuple(row.values()) for row in table.to_pyarrow().to_pylist()] == list(table.rows)
    assert len(table.to_pandas()) == len(table)


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("narwhals")
    pytest.importorskip("pyarrow")
    pl: Any = pytest.importorskip("polars")
    TABLE.to_parquet(tmp_path / "by_pyarrow.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    TABLE.to_parquet(str(tmp_path / "by_polars.parquet"))
    for name in ("by_pyarrow", "by_polars"):
        assert pl.read_parquet(tmp_path / f"{name}.parquet").rows() == list(TABLE.rows)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(mt.MissingExtra, match="This needs polars"):
        TABLE.to_parquet(tmp_path / "none.parquet")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("narwhals", "pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, library, None)
    assert len(list(tables.changes("CCM"))) > 0
    for convert in (TABLE.to_pandas, TABLE.to_polars, TABLE.to_pyarrow):
        with pytest.raises(mt.MissingExtra) as caught:
            convert()
        assert caught.value.extra == "frames"
