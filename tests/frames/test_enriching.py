"""Enrichment of frames that are at hand, and of polars' lazy ones: one set of rows, the same answers everywhere."""

import datetime as dt
import pickle
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.frames import in_arrow, in_pandas, in_polars
from minetreaty.frames.grid import Grid, Roster, number
from tests.frames.frame_cases import COUNTED, DATA, NOTHING, PARTY, ROWS, WORLD, Answer, random_rows

pytest.importorskip("narwhals")
pd: Any = pytest.importorskip("pandas")
pl: Any = pytest.importorskip("polars")
pa: Any = pytest.importorskip("pyarrow")

REG = mt.load()
NAMES = ("status", "is_party", "since")


def plain(value: Any) -> Any:
    """The value without the clothes of its library."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return value.date() if isinstance(value, dt.datetime) else value


def answers(frame: Any, *names: str) -> list[tuple[Any, ...]]:
    """The columns added, row by row, whichever library the frame is of."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    lists = [frame[name] for name in names or NAMES]
    columns = [column.to_pylist() if isinstance(frame, pa.Table) else column.to_list() for column in lists]
    return [tuple(map(plain, row)) for row in zip(*columns, strict=True)]


def pandas(data: dict[str, list[Any]], **types: Any) -> Any:
    return pd.DataFrame(data).astype(types)


def polars(data: dict[str, list[Any]], **types: Any) -> Any:
    return pl.DataFrame(data).with_columns(pl.col(name).cast(type_) for name, type_ in types.items())


def arrow(data: dict[str, list[Any]], **types: Any) -> Any:
    table = pa.table(data)
    for name, type_ in types.items():
        place = table.column_names.index(name)
        table = table.set_column(place, name, table[name].cast(type_))
    return table


def moments(data: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The days as moments: the last of each, to a microsecond."""
    last = dt.time(23, 59, 59, 999999)
    return {**data, "date": [day and dt.datetime.combine(day, last) for day in data["date"]]}


def texts(data: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {**data, "date": [day and day.isoformat() for day in data["date"]]}


CATEGORIES = sorted({state for state in DATA["iso3"] if state is not None})
LONG_AGO = [day is not None and day.year < 1700 for day in DATA["date"]]

FRAMES: dict[str, Callable[[], Any]] = {
    "pandas": lambda: pandas(DATA),
    "pandas, objects": lambda: pandas(DATA, iso3=object, date=object),
    "pandas, strings of Python": lambda: pandas(DATA, iso3=pd.StringDtype("python")),
    "pandas, categories": lambda: pandas(DATA, iso3="category"),
    "pandas, seconds": lambda: pandas(DATA, date="datetime64[s]"),
    "pandas, microseconds": lambda: pandas(moments(DATA), date="datetime64[us]"),
    "pandas, texts": lambda: pandas(texts(DATA)),
    "pandas, Arrow's dates": lambda: pandas(DATA, date=pd.ArrowDtype(pa.date32()), iso3=pd.ArrowDtype(pa.string())),
    "polars": lambda: polars(DATA),
    "polars, categories": lambda: polars(DATA, iso3=pl.Categorical),
    "polars, Enum": lambda: polars(DATA, iso3=pl.Enum(CATEGORIES)),
    "polars, moments": lambda: polars(moments(DATA), date=pl.Datetime("ms")),
    "polars, texts": lambda: polars(texts(DATA)),
    "polars, lazy": lambda: polars(DATA).lazy(),
    "polars, lazy moments": lambda: polars(moments(DATA), iso3=pl.Enum(CATEGORIES)).lazy(),
    "Arrow": lambda: arrow(DATA),
    "Arrow, large strings": lambda: arrow(DATA, iso3=pa.large_string()),
    "Arrow, views": lambda: arrow(DATA, iso3=pa.string_view()),
    "Arrow, dictionary": lambda: arrow(DATA, iso3=pa.dictionary(pa.int16(), pa.string())),
    "Arrow, moments": lambda: arrow(moments(DATA), date=pa.timestamp("us")),
    "Arrow, texts": lambda: arrow(texts(DATA)),
    "Arrow, chunks": lambda: pa.concat_tables([arrow(DATA).slice(0, 9), arrow(DATA).slice(9)]),
}


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts so small that even small frames have several."""
    monkeypatch.setattr(in_pandas, "CHUNK", 8)
    monkeypatch.setattr(in_polars, "ROWS", 8)
    monkeypatch.setattr(in_arrow, "ROWS", 8)


@pytest.fixture
def quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", mt.RowsWithoutStatus)
        warnings.simplefilter("ignore", mt.RowsBeyondRecord)
        yield


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", FRAMES)
def test_every_row_gets_its_answer_in_every_kind_of_frame(kind: str) -> None:
    frame = FRAMES[kind]()
    enriched = mt.enrich(frame, convention="PACT", register=WORLD)
    assert type(enriched) is type(frame)
    found = answers(enriched)
    assert [(row[0], row[1], answer) for row, answer in zip(ROWS, found, strict=True)] == list(ROWS)
    assert answers(enriched, "row") == [(place,) for place in range(len(ROWS))]


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", FRAMES)
def test_the_frame_given_stays_as_it_was(kind: str) -> None:
    frame = FRAMES[kind]()
    mt.enrich(frame, convention="PACT", register=WORLD)
    columns = frame.collect_schema().names() if isinstance(frame, pl.LazyFrame) else frame.columns
    assert list(getattr(frame, "column_names", columns)) == ["iso3", "date", "row"]


@pytest.mark.parametrize("convention", ["APMBC", "CCW-A1"])
@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_answers_are_those_of_the_register(make: Callable[..., Any], convention: str, quiet: None) -> None:
    data = random_rows(REG, convention, 3_000)
    found = mt.enrich(make({"iso3": data["iso3"], "date": data["date"]}), convention=convention)
    assert [row[0] for row in answers(found, "status")] == data["answer"]


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", [kind for kind in FRAMES if kind.startswith("polars")])
def test_many_spellings_in_polars(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_polars, "FEW", 3)
    assert answers(mt.enrich(FRAMES[kind](), convention="PACT", register=WORLD)) == [row[2] for row in ROWS]
    only = mt.enrich(FRAMES[kind](), convention="PACT", register=WORLD, columns="status")
    assert answers(only, "status") == [row[2][:1] for row in ROWS]


def test_since_and_is_party_are_those_of_the_standing(quiet: None) -> None:
    data = random_rows(REG, "CCM", 400)
    found = answers(mt.enrich(polars(data).select("iso3", "date"), convention="CCM"))
    for state, day, answer in zip(data["iso3"], data["date"], found, strict=True):
        if answer != NOTHING:
            standing = REG.standing(state, "CCM", on=day)
            assert answer == (standing.status, standing.is_party, standing.since)


def test_published_days() -> None:
    """The depositary received Estonia's withdrawal on 27 June 2025, with effect on 27 December 2025."""
    days = [dt.date(2025, 6, 26), dt.date(2025, 6, 27), dt.date(2025, 12, 26), dt.date(2025, 12, 27)]
    found = mt.enrich(pl.DataFrame({"iso3": ["EST"] * 4, "date": days}), columns="status")
    assert answers(found, "status") == [("party",), ("withdrawing",), ("withdrawing",), ("withdrawn",)]


# ---- types


def test_types_of_pandas() -> None:
    found = mt.enrich(pandas({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]}))
    assert [str(found[name].dtype) for name in NAMES] == ["category", "boolean", "datetime64[us]"]
    assert list(found["status"].cat.categories) == [status.value for status in mt.Status]
    assert found["status"].cat.ordered


def test_types_of_polars() -> None:
    frame = pl.DataFrame({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]})
    types = {"status": pl.Enum([status.value for status in mt.Status]), "is_party": pl.Boolean, "since": pl.Date}
    assert dict(mt.enrich(frame).schema) == {**frame.schema, **types}
    assert dict(mt.enrich(frame.lazy()).collect_schema()) == {**frame.schema, **types}
    assert dict(mt.enrich(frame.lazy()).collect().schema) == {**frame.schema, **types}


def test_types_of_arrow() -> None:
    found = mt.enrich(arrow({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]}))
    status = pa.dictionary(pa.int8(), pa.string(), ordered=True)
    assert [found.schema.field(name).type for name in NAMES] == [status, pa.bool_(), pa.date32()]
    assert found["status"].chunk(0).dictionary.to_pylist() == [status.value for status in mt.Status]


@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_no_rows(make: Callable[..., Any]) -> None:
    empty = make({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]})[:0]
    found = mt.enrich(empty)
    assert answers(found) == []
    full = mt.enrich(make({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]}))
    assert [*found.schema] == [*full.schema] if make is not pandas else (found.dtypes == full.dtypes).all()


def test_only_nulls(quiet: None) -> None:
    nulls: dict[str, list[Any]] = {"iso3": [None], "date": [dt.date(2020, 1, 1)]}
    for frame in (pandas(nulls), polars(nulls), arrow(nulls)):
        assert answers(mt.enrich(frame)) == [NOTHING]


@pytest.mark.parametrize("values", [[], [float("nan")]])
def test_columns_of_pandas_without_values_may_have_any_type(values: list[float], quiet: None) -> None:
    frame = pd.DataFrame({"iso3": values, "date": values}, dtype=float)
    assert answers(mt.enrich(frame)) == [NOTHING] * len(values)


def test_objects_in_polars_are_refused() -> None:
    days = [dt.date(2020, 1, 1)]
    with pytest.raises(
        mt.UnknownState, match="'iso3' has values of type Object: give codes or names of States as text"
    ):
        mt.enrich(pl.DataFrame({"iso3": [REG.state("EST")], "date": days}))
    with pytest.raises(mt.InvalidDate, match="'date' has values of type Object: give dates"):
        mt.enrich(pl.DataFrame({"iso3": ["EST"], "date": pl.Series(days, dtype=pl.Object)}))


def test_pandas_keeps_its_index_and_shares_its_columns() -> None:
    frame = pd.DataFrame({"iso3": ["EST", "FRA"], "date": [dt.date(2020, 1, 1)] * 2}, index=["x", "x"])
    found = mt.enrich(frame)
    assert list(found.index) == ["x", "x"]
    assert list(found["status"]) == ["party", "party"]


# ---- what is asked


@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_one_day_for_all_rows(make: Callable[..., Any], quiet: None) -> None:
    frame = make({"land": ["AAA", "Littoral", "Twin Isles", "NEW", None]})
    found = mt.enrich(frame, "land", dt.date(2012, 11, 1), "PACT", register=WORLD)
    assert [row[0] for row in answers(found)] == ["party", "party", None, "party", None]
    lazy = mt.enrich(pl.LazyFrame({"land": ["AAA"]}), "land", dt.date(2012, 11, 1), "PACT", register=WORLD)
    assert answers(lazy) == [(PARTY, True, dt.date(2000, 10, 1))]


@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_columns_and_prefix(make: Callable[..., Any]) -> None:
    frame = make({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]})
    found = mt.enrich(frame, columns=("since", "is_party"), prefix="apmbc_")
    assert list(getattr(found, "column_names", found.columns))[2:] == ["apmbc_since", "apmbc_is_party"]
    assert answers(found, "apmbc_since", "apmbc_is_party") == [(dt.date(2004, 11, 1), True)]
    twice = mt.enrich(found, convention="CCM", columns=["status"], prefix="ccm_")
    assert answers(twice, "ccm_status", "apmbc_is_party") == [("outside", True)]


@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_known_on_leaves_out_what_was_received_later(make: Callable[..., Any]) -> None:
    frame = make({"iso3": ["EST"], "date": [dt.date(2025, 12, 31)]})
    assert answers(mt.enrich(frame), "status") == [("withdrawn",)]
    with pytest.warns(mt.RowsBeyondRecord, match="complete to 2025-06-26: 1"):  # nothing later was known then
        assert answers(mt.enrich(frame, known_on="2025-06-26"), "status") == [("party",)]


def test_conventions_go_by_alias() -> None:
    frame = pl.DataFrame({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]})
    assert mt.enrich(frame, convention="Ottawa Convention").equals(mt.enrich(frame))
    with pytest.raises(mt.UnknownConvention):
        mt.enrich(frame, convention="Treaty of Nowhere")


def test_states_themselves_in_a_column_of_objects() -> None:
    frame = pd.DataFrame({"iso3": [REG.state("EST"), 3], "date": [dt.date(2020, 1, 1)] * 2})
    with pytest.warns(mt.RowsWithoutStatus, match=r"null: unknown state 1 \('3'\)\."):
        assert answers(mt.enrich(frame), "status") == [("party",), (None,)]


# ---- what has no answer


@pytest.mark.parametrize("kind", [kind for kind in FRAMES if "lazy" not in kind])
def test_one_warning_counts_by_class(kind: str) -> None:
    frame = FRAMES[kind]()
    with pytest.warns(mt.RowsWithoutStatus) as caught:
        mt.enrich(frame, convention="PACT", register=WORLD)
    (warning,) = caught
    assert str(warning.message) == (
        f"Rows without status, left null: {COUNTED}. With strict=True the values are named. Rows for dates beyond the "
        "record, which is complete to 2020-06-30: 1. Acts received later may be missing. The column 'beyond_record' "
        "marks these rows: ask for it with columns=."
    )
    assert warning.filename == __file__


BEYOND: dict[str, list[Any]] = {
    "iso3": ["EST", "FRA", "LBN", "Atlantis", "FRA"],
    "date": [dt.date(2026, 4, 14), dt.date(2026, 4, 15), dt.date(2026, 11, 1), dt.date(2027, 1, 1), None],
}


@pytest.mark.parametrize("make", [pandas, polars, arrow, lambda data: polars(data).lazy()])
def test_rows_beyond_the_record_are_marked_on_request_and_undetermined_is_null(make: Callable[..., Any]) -> None:
    """The record is complete to 2026-04-14. Whether Lebanon is party on 2026-11-01 is not known."""
    asked = ("status", "is_party", "beyond_record")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = answers(mt.enrich(make(BEYOND), columns=asked), *asked)
    assert found == [
        ("withdrawn", False, False),
        ("party", True, True),
        ("undetermined", None, True),
        (None, None, None),
        (None, None, None),
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert answers(mt.enrich(make(BEYOND), columns=["beyond_record"]), "beyond_record")[:2] == [(False,), (True,)]


@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_rows_beyond_the_record_are_counted_in_the_warning(make: Callable[..., Any]) -> None:
    with pytest.warns(mt.RowsWithoutStatus, match=r"beyond the record, which is complete to 2026-04-14: 2\."):
        mt.enrich(make(BEYOND))
    late = {name: values[:3] for name, values in BEYOND.items()}
    with pytest.warns(mt.RowsBeyondRecord) as caught:
        mt.enrich(make(late), strict=True)
    (warning,) = caught
    assert str(warning.message).startswith("Rows for dates beyond the record, which is complete to 2026-04-14: 2.")
    assert warning.filename == __file__
    with pytest.warns(mt.RowsBeyondRecord, match=": 1\\."):
        mt.enrich(make({"iso3": ["FRA"]}), on=dt.date(2026, 5, 1))


@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_no_warning_where_every_row_has_a_status(make: Callable[..., Any]) -> None:
    mt.enrich(make({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]}))


def test_lazy_frames_warn_when_they_run() -> None:
    lazy = mt.enrich(pl.LazyFrame({"iso3": ["EST", "Atlantis"], "date": [dt.date(2020, 1, 1)] * 2}))
    with pytest.warns(mt.RowsWithoutStatus, match="unknown state 1"):
        lazy.collect(engine="in-memory")


def one(state: Any, day: Any) -> dict[str, list[Any]]:
    return {"iso3": ["AAA", state], "date": [dt.date(2005, 3, 1), day]}


STRICT: tuple[tuple[Any, Any, type[Exception], str, str], ...] = (
    ("Atlantis", dt.date(2005, 3, 1), mt.UnknownState, "unknown state: 'Atlantis'", "Atlantis"),
    (None, dt.date(2005, 3, 1), mt.UnknownState, "no state: null", "null"),
    ("Twin Isles", dt.date(2005, 3, 1), mt.AmbiguousName, "name of more than one state: 'Twin Isles'", "Twin Isles"),
    ("NEW", dt.date(2005, 2, 28), mt.NotInUniverse, "universe on that day: 'NEW' on 2005-02-28", "NEW"),
    ("AAA", None, mt.InvalidDate, "no day: null", "null"),
)


@pytest.mark.parametrize("make", [pandas, polars, arrow])
@pytest.mark.parametrize(("state", "day", "error", "said", "query"), STRICT)
def test_strict_names_the_values(
    make: Callable[..., Any], state: Any, day: Any, error: type[Exception], said: str, query: str
) -> None:
    with pytest.raises(error, match=said) as caught:
        mt.enrich(make(one(state, day)), convention="PACT", register=WORLD, strict=True)
    assert getattr(caught.value, "query") == query  # noqa: B009
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("make", [pandas, polars, arrow])
def test_texts_that_are_no_day(make: Callable[..., Any]) -> None:
    data = {"iso3": ["AAA"] * 4, "date": ["2005-03-01", "2005-02-30", "soon", "2005"]}
    with pytest.raises(mt.InvalidDate, match="not a day: '2005', '2005-02-30', 'soon'"):
        mt.enrich(make(data), convention="PACT", register=WORLD, strict=True)
    with pytest.warns(mt.RowsWithoutStatus, match="not a day 3"):
        assert [row[0] for row in answers(mt.enrich(make(data), convention="PACT", register=WORLD))] == [
            PARTY,
            *(None,) * 3,
        ]


def test_strict_says_how_many_more_and_from_when_to_when() -> None:
    days = [dt.date(2001, 1, 1), dt.date(2004, 1, 1)]
    many: dict[str, list[Any]] = {
        "iso3": ["NEW", "NEW", *(f"X{place}" for place in range(30))],
        "date": [*days, *days[:1] * 30],
    }
    with pytest.raises(mt.UnknownState) as caught:
        mt.enrich(polars(many), convention="PACT", register=WORLD, strict=True)
    assert " and 10 more; " in str(caught.value)
    assert "'NEW' from 2001-01-01 to 2004-01-01" in str(caught.value)


def test_a_name_that_passed_on_may_name_none_on_a_day() -> None:
    gap = "Yugoslavia"
    frame = pl.DataFrame({"iso3": [gap] * 3, "date": [dt.date(1990, 1, 1), dt.date(1995, 1, 1), dt.date(2020, 1, 1)]})
    expected: list[tuple[Any]] = []
    for day in frame["date"]:
        try:
            expected.append((REG.status(gap, "APMBC", on=day),))
        except mt.AmbiguousName:
            expected.append((None,))
    assert expected[-1] == (None,)
    with pytest.warns(mt.RowsWithoutStatus, match=r"null: name of more than one state 1 \('Yugoslavia'\)\."):
        assert answers(mt.enrich(frame), "status") == expected


def test_strict_lazy_frames_raise_when_they_run() -> None:
    lazy = mt.enrich(pl.LazyFrame({"iso3": ["Atlantis"], "date": [dt.date(2020, 1, 1)]}), strict=True)
    with pytest.raises(Exception, match="unknown state: 'Atlantis'"):
        lazy.collect()


def test_lazy_frames_read_nothing_before_they_run() -> None:
    def explode(batch: Any) -> Any:
        raise AssertionError("read")

    lazy = pl.LazyFrame({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]}).map_batches(
        explode, schema={"iso3": pl.String, "date": pl.Date}
    )
    found = mt.enrich(lazy)
    assert found.collect_schema().names() == ["iso3", "date", *NAMES]
    with pytest.raises(Exception, match="read"):
        found.collect()


@pytest.mark.slow
def test_lazy_frames_may_be_streamed() -> None:
    days = [dt.date(2016, 1, 1) + dt.timedelta(place % 3000) for place in range(50_000)]
    frame = pl.DataFrame({"iso3": ["EST", "FRA"] * 25_000, "date": days})
    assert mt.enrich(frame.lazy()).collect(engine="streaming").equals(mt.enrich(frame))


# ---- what cannot be enriched


WRONG: tuple[tuple[dict[str, Any], type[Exception], str], ...] = (
    ({"state": "iso"}, mt.UnsuitableFrame, "no column 'iso': it has 'iso3', 'date'"),
    ({"on": "2020-01-01"}, mt.UnsuitableFrame, "no column '2020-01-01'.* given as a date, not as text"),
    ({"on": dt.datetime(2020, 1, 1, 12)}, mt.InvalidDate, "takes a date"),
    ({"columns": ()}, mt.UnsuitableFrame, "choose among status, is_party, since"),
    ({"columns": ("status", "status")}, mt.UnsuitableFrame, "each once"),
    ({"columns": ("status", "colour")}, mt.UnsuitableFrame, "colour"),
    ({"columns": "number"}, mt.UnsuitableFrame, "number"),
    ({"columns": ("status",), "prefix": "old_"}, mt.UnsuitableFrame, "has a column 'old_status' already"),
    ({"state": "number"}, mt.UnknownState, "'number' has numbers, which name no State until their list is known"),
    ({"on": "number"}, mt.InvalidDate, "'number' has values of type Int64: give dates, or text"),
    ({"on": "moment"}, mt.InvalidDate, "moments in the zone UTC"),
)


@pytest.mark.parametrize("make", [pandas, polars, arrow])
@pytest.mark.parametrize(("asked", "error", "said"), WRONG)
def test_what_cannot_be_done_is_said(
    make: Callable[..., Any], asked: dict[str, Any], error: type[Exception], said: str
) -> None:
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    data = {"iso3": ["EST"], "date": [dt.date(2020, 1, 1)], "number": [3], "old_status": [""], "moment": [moment]}
    with pytest.raises(error, match=said):
        mt.enrich(make(data), **asked)


def test_numbers_are_no_states_in_categories_either() -> None:
    days = [dt.date(2020, 1, 1)]
    for frame in (
        pandas({"iso3": [8], "date": days}, iso3="category"),
        arrow({"iso3": pa.array([8]).dictionary_encode(), "date": days}),
    ):
        with pytest.raises(mt.UnknownState, match="'iso3' has numbers, which name no State"):
            mt.enrich(frame)


def test_categories_of_numbers_without_a_value_are_refused_too() -> None:
    days = [dt.date(2020, 1, 1)]
    for frame in (
        pandas({"iso3": pd.Categorical([None], categories=[8]), "date": days}),
        arrow({"iso3": pa.array([None], pa.dictionary(pa.int32(), pa.int64())), "date": days}),
    ):
        with pytest.raises(mt.UnknownState, match="'iso3' has values of type int64"):
            mt.enrich(frame)


def test_moments_with_a_zone_among_objects_are_no_days() -> None:
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    frame = pandas({"iso3": ["EST", "EST"], "date": [moment, dt.datetime(2020, 1, 1, 23)]}, date=object)
    with pytest.warns(mt.RowsWithoutStatus, match=r"null: not a day 1 \("):
        assert answers(mt.enrich(frame), "status") == [(None,), ("party",)]


@pytest.mark.parametrize("frame", [3, [{"iso3": "EST"}], pl.Series(["EST"]) if pl else None])
def test_only_frames_can_be_enriched(frame: Any) -> None:
    with pytest.raises(mt.UnsuitableFrame, match="is no data frame of pandas, polars"):
        mt.enrich(frame)


def test_other_kinds_of_frames_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(__import__("minetreaty.frames.enriching", fromlist=["x"])._MODULES, "POLARS")
    with pytest.raises(mt.UnsuitableFrame, match=r"this kind \(POLARS\) are not supported"):
        mt.enrich(pl.DataFrame({"iso3": ["EST"], "date": [dt.date(2020, 1, 1)]}))


def test_without_narwhals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "narwhals", None)
    with pytest.raises(mt.MissingExtra, match=r"install minetreaty\[frames\]") as caught:
        mt.enrich(pl.DataFrame())
    assert caught.value.extra == "frames"


# ---- the grid


def test_a_convention_without_acts_has_a_grid_of_one_day() -> None:
    from minetreaty.facts.invented import STATES
    from tests.invented import register

    empty = register(states=STATES[:2])
    frame = pl.DataFrame({"iso3": ["AAA", "BBB"], "date": [dt.date(1990, 1, 1), dt.date(2020, 1, 1)]})
    found: list[Answer] = [(mt.Status.OUTSIDE, False, None)] * 2
    assert answers(mt.enrich(frame, convention="CHARTER", register=empty)) == found
    assert answers(mt.enrich(frame.to_arrow(), convention="CHARTER", register=empty)) == found
    assert answers(mt.enrich(frame.to_pandas(), convention="CHARTER", register=empty)) == found


def test_runs_cover_the_grid() -> None:
    roster_grid: Grid = Grid([])
    assert (roster_grid.width, roster_grid.nowhere) == (1, 0)
    assert [run.length for run in roster_grid.runs()] == [1]
    assert number(dt.date(1970, 1, 2)) == 1


def test_keys_of_codes_and_names() -> None:
    roster = Roster(WORLD, WORLD.ledger("PACT"))
    assert [roster.key(text) for text in ("EST", " ee ", "233", "Estonia", "E.E.", "Åland")] == [
        "est",
        "ee",
        "=233",
        "=estonia",
        "=e e",
        "=aland",
    ]


def test_columns_of_one_name_are_refused() -> None:
    frame = pd.DataFrame([["EST", "EST", "2020-01-01"]], columns=["iso3", "iso3", "date"])
    with pytest.raises(mt.UnsuitableFrame, match="several columns of the same name"):
        mt.enrich(frame)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", ["pandas", "polars", "polars, lazy"])
def test_a_wrapped_frame_comes_back_wrapped(kind: str) -> None:
    narwhals = pytest.importorskip("narwhals")
    frame = FRAMES[kind]()
    enriched = mt.enrich(narwhals.from_native(frame), convention="PACT", register=WORLD)
    assert type(enriched) is type(narwhals.from_native(frame))
    assert answers(narwhals.to_native(enriched)) == answers(mt.enrich(frame, convention="PACT", register=WORLD))
