"""Reads the cells of users' tables: they become plain values, as canonical JSON would have them.

A cell that is not of its column's type stays text, so that `structuring` can say what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from attrs import NOTHING, fields

from ..model.acts import Act, ActRef
from ..model.hints import hints_of, is_tuple, without_none
from ..model.partial_dates import PartialDate
from ..model.states import Span
from .layout import SEPARATOR, FactTable, stated_fields


@cache
def types(table: FactTable) -> dict[str, Any]:
    """The type of each column, which is that of the field it fills. The column that names the parent is text."""
    hints = hints_of(Span) | hints_of(table.cls)
    if table.cls is Act:
        hints["date"] = PartialDate  # a row whose date has no day is an UndatedAct
    return {name: hints.get(name, str) for name in table.columns}


@cache
def required(table: FactTable) -> frozenset[str]:
    """The columns that no row may leave empty."""
    named = {item.name for item in fields(table.cls) if item.default is NOTHING} | stated_fields(table.cls)
    owner = {table.parent.column} if table.parent else set[str]()
    return frozenset(name for name in table.columns if name in named | owner)


def values(table: FactTable, cells: Mapping[str, str]) -> dict[str, Any]:
    """The plain values of one row. A row of acts without a day has the values of an `UndatedAct`."""
    readers = _readers(table)
    read: dict[str, Any] = {}
    for name, cell in cells.items():
        if cell and name in readers:
            nested, reader = readers[name]
            (read.setdefault("span", {}) if nested else read)[name] = reader(cell)
    if table.cls is Act and len(read.get("date", "")) < len("YYYY-MM-DD"):
        return {"when" if name == "date" else name: value for name, value in read.items()}
    return read


@cache
def _readers(table: FactTable) -> dict[str, tuple[bool, Callable[[str], Any]]]:
    """How the cells of each column that fills a field are read, and whether that field is one of the row's span."""
    own = hints_of(table.cls)
    parent = table.parent.column if table.parent else ""
    return {name: (name not in own, _reader(type_)) for name, type_ in types(table).items() if name != parent}


def _reader(type_: Any) -> Callable[[str], Any]:
    if is_tuple(type_):
        return lambda cell: cell.split(SEPARATOR)
    return _READERS.get(without_none(type_), str)


def _whole_number(cell: str) -> int | str:
    return int(cell) if re.fullmatch("0|[1-9][0-9]{0,8}", cell, re.ASCII) else cell


def _number(cell: str) -> float | str:
    return float(cell) if re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?", cell, re.ASCII) else cell


def _truth(cell: str) -> bool | str:
    return {"yes": True, "no": False}.get(cell, cell)


def _act_ref(cell: str) -> dict[str, str] | str:
    words = cell.split(" ")
    return dict(zip(("state", "kind", "date"), words, strict=True)) if len(words) == 3 else cell


_READERS: dict[Any, Callable[[str], Any]] = {
    int: _whole_number,
    float: _number,
    bool: _truth,
    ActRef: _act_ref,
}
