"""Builds facts from the bundled files by the types of their fields. The tests prove the form of these files, so that
nothing is examined here.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import has

from ..model.hints import hints_of, is_tuple, item_of, without_none
from ..model.partial_dates import PartialDate
from .layout import SEPARATOR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..model.acts import Act, UndatedAct

    Rows = Iterable[list[str]]

Fact = TypeVar("Fact")


def built(
    cls: Callable[..., Fact],
    table: Rows,
    key: str = "",
    parts: Mapping[str, Mapping[str, tuple[Any, ...]]] = MappingProxyType({}),
) -> tuple[Fact, ...]:
    """An object of the class for each row of a table below its heading, which names the fields.

    Cells are read as the types of their fields ask; an empty cell leaves the field its default. ``parts`` are further
    fields, each with its values by the cell of the column ``key``.
    """
    return tuple(
        cls(**values, **{name: owned[values[key]] for name, owned in parts.items() if values[key] in owned})
        for _, values in _rows(cls, table)
    )


def parts(cls: Callable[..., Fact], table: Rows, owner: str) -> dict[str, tuple[Fact, ...]]:
    """Objects as from `built`, by the value of the column `owner`, which names the entry that they are part of."""
    found: dict[str, list[Fact]] = {}
    for value, values in _rows(cls, table, owner):
        found.setdefault(value, []).append(cls(**values))
    return {value: tuple(listed) for value, listed in found.items()}


def acts(key: str, table: Rows) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
    """The dated and the undated acts of one convention. A date without a day makes an undated act."""
    from ..model.acts import Act, UndatedAct

    heading, *rows = table
    place = heading.index("date")
    with_day = [row for row in rows if len(row[place]) == len("YYYY-MM-DD")]
    without = [row for row in rows if len(row[place]) < len("YYYY-MM-DD")]
    when = ["when" if name == "date" else name for name in heading]
    return (
        tuple(Act(convention=key, **values) for _, values in _rows(Act, (heading, *with_day))),
        tuple(UndatedAct(convention=key, **values) for _, values in _rows(UndatedAct, (when, *without))),
    )


def by_type(type_: Any, value: Any) -> Any:
    """A value of JSON as the type asks for it: lists become tuples, objects instances, texts dates and words."""
    if value is None:
        return None
    if is_tuple(type_):
        return tuple(map(partial(by_type, item_of(type_)), value))
    plain = without_none(type_)
    if has(plain) and not isinstance(value, str):
        hints = hints_of(plain)
        return plain(**{name: by_type(hints[name], part) for name, part in value.items()})
    read = None if isinstance(value, plain) else _reader(plain)
    return value if read is None else read(value)


def _rows(cls: Any, table: Rows, owner: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """For each row the cell of the column `owner`, if it has one, and the values of the fields.

    Columns that are not fields of the class itself make its ``span``.
    """
    heading, *rows = table
    hints = hints_of(cls)
    own = [(place, name, _reader(hints[name])) for place, name in enumerate(heading) if name in hints]
    ends = [(place, name) for place, name in enumerate(heading) if name not in hints and name != owner]
    at = heading.index(owner) if owner else None
    for row in rows:
        values = {name: read(cell) if read else cell for place, name, read in own if (cell := row[place])}
        span = {name: PartialDate.parse(cell) for place, name in ends if (cell := row[place])}
        if span:
            values["span"] = hints["span"](**span)
        yield "" if at is None else row[at], values


def _reader(type_: Any) -> Callable[[str], Any] | None:
    """How a text is read as a value of that type; None where it stays as it is."""
    if is_tuple(type_):
        read = _reader(item_of(type_))
        return partial(_items, read) if read else _texts
    plain = without_none(type_)
    if plain is str:
        return None
    if issubclass(plain, StrEnum):
        return {str(member.value): member for member in plain}.__getitem__
    return _READERS.get(plain) or getattr(plain, "parse", plain)


def _texts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR))


def _items(read: Callable[[str], Any], cell: str) -> tuple[Any, ...]:
    return tuple(map(read, cell.split(SEPARATOR)))


_READERS: dict[Any, Callable[[str], Any]] = {bool: "yes".__eq__, dt.date: dt.date.fromisoformat}
"""Types that neither have a method ``parse`` nor take a text, as numbers do."""
