"""The cells of users' tables as plain values: text, a number as text, a date, a State, or nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..facts.parsing import shown
from ..model.days import of_midnight
from ..model.states import State

Cell = str | dt.date | State | None
"""The value of a cell: text without surrounding spaces, a date, a State, or nothing."""

BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "null", "nan", "nat", "..", "...", "…"})
"""Signs for an empty cell in columns of dates or statuses."""

FLAGS = frozenset({"0", "1", "yes", "no", "true", "false", "y", "n", "x", "t", "f", "oui", "non"})
"""Cells that say yes or no."""

_LARGEST = 10**9
_INVISIBLE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "\u2060": ""})


def cell_of(value: Any) -> Cell:
    """Convert a value to a cell. The empty values of data frames become None, other types become text."""
    if value is None or isinstance(value, State):
        return value
    if isinstance(value, str):
        return value.translate(_INVISIBLE).strip() or None
    if type(value) is dt.date:
        return value
    if is_absent(value):
        return None
    midnight = of_midnight(value)
    if midnight is not None:
        return midnight
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, dt.datetime) or type(value).__name__ in ("datetime64", "Period"):
        return str(value)
    if hasattr(value, "__float__") and getattr(value, "ndim", 0) == 0:
        return _number(value)
    return shown(value)


def _number(value: Any) -> str:
    """A number as text. Whole numbers have no decimal point: data frames write 36.0 where a column has empty cells."""
    whole = abs(value) < _LARGEST and value == int(value)  # numbers of numpy too, not arrays of them
    return str(int(value)) if whole else shown(float(value))


def is_absent(value: Any) -> bool:
    """Whether it is NaN, NaT or pandas' NA. The first two are not equal to themselves; NA cannot be compared."""
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def is_blank(cell: Cell) -> bool:
    """Whether a cell for a date or a status is empty."""
    return cell is None or (isinstance(cell, str) and cell.casefold() in BLANKS)


def is_flag(cell: Cell) -> bool:
    """Whether a cell says yes or no."""
    return isinstance(cell, str) and cell.casefold() in FLAGS
