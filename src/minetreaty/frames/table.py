"""A table: typed columns and rows, complete with the core alone, and the same in pandas, polars or pyarrow.

The types are those of narwhals, which knows what each library calls them.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..display.spreadsheets import guarded
from ..errors import MissingExtra
from .task import narwhals

if TYPE_CHECKING:
    from polars import DataFrame


class Kind(StrEnum):
    """What a column holds. Any cell may be empty; a ``WORD`` is one of the column's ``words``, in their order."""

    TEXT = "text"
    WORD = "word"
    DAY = "day"
    TRUTH = "truth"
    COUNT = "count"
    NUMBER = "number"


@frozen
class Column:
    """A column: its name, what it holds, and what that means."""

    name: str
    kind: Kind
    meaning: str
    words: tuple[str, ...] = ()


@frozen(repr=False)
class Table:
    """Rows under typed columns. Iteration gives each row as a dict; ``rows`` has them as tuples.

    The methods that name a library need it, and narwhals: ``pip install minetreaty[frames]``. They raise
    `MissingExtra`.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.names
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self.rows):,} rows of {', '.join(self.names)}>"

    def _repr_html_(self) -> str:
        from ..display.html import table

        return table(f"{self.name}, {len(self.rows):,} rows", self.rows, head=self.names)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Writes the table as CSV in UTF-8: days as YYYY-MM-DD, true and false, empty cells for what is not
        known; text that a spreadsheet would run as a formula begins with an apostrophe.
        """
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.names)
            writer.writerows([_cell(value) for value in row] for row in self.rows)

    def to_pandas(self) -> Any:
        """A frame of pandas: words are ordered categories, days ``datetime64[us]``, the rest nullable types."""
        pd = _library("pandas")
        types = self._schema(days=narwhals().Datetime("us")).to_pandas("numpy_nullable")
        return pd.DataFrame({name: pd.Series(self._values(name), dtype=type_) for name, type_ in types.items()})

    def to_polars(self) -> DataFrame:
        """A frame of polars: words are an Enum, days dates."""
        library = _library("polars")
        types = self._schema().to_polars()
        frame: DataFrame = library.DataFrame({name: self._values(name) for name in types}, schema=types)
        return frame

    def to_pyarrow(self) -> Any:
        """A table of Arrow: words are an ordered dictionary, days ``date32``."""
        pa = _library("pyarrow")
        schema = self._schema(words=narwhals().String()).to_arrow()
        table = pa.table({name: self._values(name) for name in self.names}, schema=schema)
        for place, column in enumerate(self.columns):
            if column.kind is Kind.WORD:
                codes = [None if value is None else column.words.index(value) for value in self._values(column.name)]
                words = pa.DictionaryArray.from_arrays(pa.array(codes, pa.int8()), pa.array(column.words), ordered=True)
                table = table.set_column(place, column.name, words)
        return table

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes the table as Parquet, with pyarrow or else polars."""
        try:
            table = self.to_pyarrow()
        except MissingExtra:
            self.to_polars().write_parquet(os.fspath(path))
        else:
            import_module("pyarrow.parquet").write_table(table, os.fspath(path))

    def _schema(self, *, words: Any = None, days: Any = None) -> Any:
        """The types of the columns, as narwhals calls them; `words` and `days` in place of Enum and Date."""
        nw = narwhals()
        types: dict[Kind, Any] = {
            Kind.TEXT: nw.String(),
            Kind.DAY: days or nw.Date(),
            Kind.TRUTH: nw.Boolean(),
            Kind.COUNT: nw.Int64(),
            Kind.NUMBER: nw.Float64(),
        }
        return nw.Schema({c.name: types.get(c.kind) or words or nw.Enum(c.words) for c in self.columns})

    def _values(self, name: str) -> list[Any]:
        place = self.names.index(name)
        return [str(row[place]) if isinstance(row[place], StrEnum) else row[place] for row in self.rows]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else guarded(value) if isinstance(value, str) else str(value)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as missing:
        raise MissingExtra(f"This needs {name}: install it, and minetreaty[frames].", extra="frames") from missing
