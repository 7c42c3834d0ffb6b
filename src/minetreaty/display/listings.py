"""Listings: tuples of answers that notebooks show as a table."""

from __future__ import annotations

from collections.abc import Iterable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Item = TypeVar("Item")


def listing(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items as a tuple that notebooks show as a table: a column for each field that says something."""
    return _Listing(items)


class _Listing(tuple["Item", ...]):
    """A tuple, equal to any other with the same items."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return _Listing, (tuple(self),)

    def _repr_html_(self) -> str:
        from attrs import fields

        from .html import table

        kinds: dict[Any, None] = dict.fromkeys(type(item) for item in self)
        names = dict.fromkeys(field.name for kind in kinds for field in fields(kind))
        cells = {name: [_shown(getattr(item, name, None)) for item in self] for name in names}
        head = [name for name, column in cells.items() if any(column)]
        rows = list(zip(*(cells[name] for name in head), strict=True))
        return table(f"{len(self)} in all", rows, head=[name.replace("_", " ") for name in head])


def _shown(value: object) -> object:
    """The value as a cell: several with commas between, true as yes, false as nothing."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        from typing import cast

        return ", ".join(map(str, cast("tuple[object, ...]", value)))
    return value
