"""What the tables share: which conventions are meant, how a value becomes a cell, and which columns are kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeAlias, cast

from ..frames.table import Table
from ..model.acts import Act, AnyAct
from ..model.choices import not_allowed
from ..model.days import Day, as_day
from ..model.doubts import Doubt, DoubtKind, kinds_of
from ..model.statuses import Status
from ..register import Register
from .columns import ALWAYS, SCHEMAS

Row: TypeAlias = tuple[object, ...]
Conventions: TypeAlias = str | Sequence[str] | None
Columns: TypeAlias = Sequence[str] | None


def made(name: str, rows: list[Row], columns: Columns = None) -> Table:
    """The table, in which what has no text is as empty as what has no day.

    `columns` are the ones to keep, in that order, behind those that say what a row is about. Raises `InvalidChoice`.
    """
    schema = SCHEMAS[name]
    if columns is None:
        return Table(name, schema, tuple(tuple(None if cell == "" else cell for cell in row) for row in rows))
    places = {column.name: place for place, column in enumerate(schema)}
    for column in columns:
        if column not in places:
            raise not_allowed("columns", column, tuple(places))
    kept = [places[word] for word in dict.fromkeys((*(word for word in places if word in ALWAYS), *columns))]
    shown = tuple(tuple(None if row[place] == "" else row[place] for place in kept) for row in rows)
    return Table(name, tuple(schema[place] for place in kept), shown)


def keys_of(register: Register, conventions: object) -> tuple[str, ...]:
    """The keys of the conventions meant; all of the register for None. Raises `UnknownConvention`."""
    if conventions is None:
        return register.facts.keys
    one = isinstance(conventions, str | bytes) or not isinstance(conventions, Iterable)
    names = cast(Iterable[str], (conventions,) if one else conventions)
    return tuple(register.convention(name).key for name in names)


def last_day(register: Register, key: str, known_on: Day | None) -> dt.date:
    """The day to which the record is complete, or to which it was known."""
    complete = register.convention(key).as_of
    return complete if known_on is None else min(complete, as_day(known_on, "known_on"))


def who(register: Register, key: str, code: str) -> Row:
    """Convention, code and name."""
    return key, code, register.facts.states[code].name


def status_cells(status: Status | None) -> Row:
    """The status, whether it is that of a party, and of a contracting State: empty where it is not determined."""
    if status is None or status is Status.UNDETERMINED:
        return status, None, None
    return status, status.is_party, status.is_contracting


def doubt_cells(doubts: tuple[Doubt, ...]) -> Row:
    """The kinds of doubt, and a cell for each but what is open, which the status shows."""
    kinds = kinds_of(doubts)
    flags = (DoubtKind.UNCONFIRMED, DoubtKind.CONTESTED, DoubtKind.DISPUTED_DATE, DoubtKind.BEYOND_RECORD)
    return "; ".join(kinds), *(kind in kinds for kind in flags)


def when(act: AnyAct) -> str:
    """When the act was received, as far as it is known."""
    return str(act.date if isinstance(act, Act) else act.when)


def text(value: object) -> str | None:
    """The value as text; nothing for None."""
    return None if value is None else str(value)
