"""Reading the bundled files by type: what a class has fields for is read, and nothing is named twice."""

from __future__ import annotations

import datetime as dt
import typing
from typing import Any

import pytest
from attrs import fields, frozen, has

from minetreaty.facts import rows
from minetreaty.facts.layout import TABLES
from minetreaty.model.acts import Act, ActKind, ActRef, UndatedAct
from minetreaty.model.conventions import Clause, Delay
from minetreaty.model.hints import hints_of, is_tuple, item_of, without_none
from minetreaty.model.implementation import Figure
from minetreaty.model.partial_dates import PartialDate
from minetreaty.model.states import ALWAYS, NameKind, Span, StateName


def classes(of: Any) -> set[Any]:
    """The class and those of its fields."""
    found = {of}
    for type_ in hints_of(of).values():
        plain = without_none(item_of(type_) if is_tuple(type_) else type_)
        if has(plain):
            found |= classes(plain)
    return found


# Sorted, because processes that share the tests must find them in one order.
STORED = sorted({cls for table in TABLES for cls in classes(table.cls)}, key=lambda cls: cls.__qualname__)


@pytest.mark.parametrize("cls", STORED, ids=lambda cls: cls.__name__)
def test_hints_are_those_of_typing(cls: Any) -> None:
    hints = typing.get_type_hints(cls)
    assert hints_of(cls) == {field.name: hints[field.name] for field in fields(cls)}


# ---- JSON


@frozen(kw_only=True, repr=False)
class Review(Clause):
    """A kind of clause that no treaty of the record has."""

    article: str
    first: dt.date
    last: PartialDate | None = None
    yearly: bool = False
    years: int = 0
    share: float | None = None
    delay: Delay | None = None
    kinds: tuple[ActKind, ...] = ()
    delays: tuple[Delay, ...] = ()
    words: tuple[str, ...] = ()


def test_a_further_kind_of_clause_is_read_without_a_change() -> None:
    data = {
        "article": "Art. 9",
        "first": "2001-02-03",
        "last": "2002-03",
        "yearly": True,
        "years": 5,
        "share": 1,
        "delay": {"months": 6, "from_month_start": True},
        "kinds": ["accession", "ratification"],
        "delays": [{"days": 30}, {}],
        "words": ["one", "two"],
    }
    assert rows.by_type(Review, data) == Review(
        article="Art. 9",
        first=dt.date(2001, 2, 3),
        last=PartialDate(2002, 3),
        yearly=True,
        years=5,
        share=1.0,
        delay=Delay(months=6, from_month_start=True),
        kinds=(ActKind.ACCESSION, ActKind.RATIFICATION),
        delays=(Delay(days=30), Delay()),
        words=("one", "two"),
    )


def test_null_is_none() -> None:
    read = rows.by_type(Review, {"article": "Art. 9", "first": "2001-02-03", "last": None, "delay": None})
    assert read == Review(article="Art. 9", first=dt.date(2001, 2, 3))


@pytest.mark.parametrize("data", [{"article": "Art. 9", "frist": "2001-02-03"}, {"article": "Art. 9", "first": "soon"}])
def test_a_bundled_file_with_a_mistake_is_not_half_read(data: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        rows.by_type(Review, data)


# ---- tables


def test_cells_are_read_as_their_fields_ask() -> None:
    heading = ["unit", "value", "measure", "as_of", "sources", "unconfirmed", "note"]
    table = [heading, ["mines", "4.50", "m", "2003-05", "a; b", "yes", ""], ["mines", "", "n", "", "a", "no", "x"]]
    assert rows.built(Figure, table) == (
        Figure(measure="m", unit="mines", value=4.5, as_of=PartialDate(2003, 5), sources=("a", "b"), unconfirmed=True),
        Figure(measure="n", unit="mines", sources=("a",), note="x"),
    )


def test_columns_that_are_no_fields_make_the_span() -> None:
    heading = ["state", "text", "kind", "since", "until"]
    table = [
        heading,
        ["AAA", "A", "alias", "1990", ""],
        ["BBB", "B", "code", "", ""],
        ["AAA", "C", "former", "", "1991-02"],
    ]
    assert rows.parts(StateName, table, "state") == {
        "AAA": (
            StateName(text="A", kind=NameKind.ALIAS, span=Span(since=PartialDate(1990))),
            StateName(text="C", kind=NameKind.FORMER, span=Span(until=PartialDate(1991, 2))),
        ),
        "BBB": (StateName(text="B", kind=NameKind.CODE, span=ALWAYS),),
    }


def test_an_act_whose_date_has_no_day_is_undated() -> None:
    heading = ["state", "kind", "date", "day_order", "sources", "target"]
    table = [
        heading,
        ["AAA", "accession", "2001-02-03", "2", "a", ""],
        ["BBB", "objection", "2001-03", "", "b", "AAA accession 2001-02-03"],
    ]
    dated, undated = rows.acts("PACT", table)
    acceded: dict[str, Any] = {"state": "AAA", "kind": "accession", "date": "2001-02-03"}
    assert dated == (Act(convention="PACT", day_order=2, sources=("a",), **acceded),)
    assert undated == (
        UndatedAct(
            state="BBB",
            convention="PACT",
            kind="objection",
            when="2001-03",
            sources=("b",),
            target=ActRef(**acceded),
        ),
    )


@frozen(kw_only=True)
class Longer(Review):
    """A class with fields of its own and inherited ones."""

    more: tuple[Delay, ...] = ()


def test_inherited_fields_have_their_types() -> None:
    assert hints_of(Longer) == {**hints_of(Review), "more": tuple[Delay, ...]}


def test_a_class_whose_annotations_are_evaluated_has_types_too() -> None:
    evaluated = type("Evaluated", (Act,), {"__annotations__": {"extra": int}, "extra": 1, "__module__": __name__})
    assert hints_of(frozen(kw_only=True)(evaluated)) == {**hints_of(Act), "extra": int}
