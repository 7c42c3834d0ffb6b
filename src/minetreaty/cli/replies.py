"""Replies: the answer of a command, independent of how it is printed."""

from __future__ import annotations

import datetime as dt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

    from ..model.acts import AnyAct
    from ..model.doubts import Doubt
    from ..model.partial_dates import PartialDate
    from ..model.states import State
    from ..model.statuses import Status

Cell: TypeAlias = "str | int | float | dt.date | PartialDate | State | StatusLetter | Sequence[str] | None"
"""A cell of a table. It is printed as text: True and False as yes and no, None as nothing, several as a list."""

Block: TypeAlias = "Text | ReplyTable"


class StatusLetter:
    """A letter for a status."""

    def __init__(self, letter: str, status: Status) -> None:
        self.letter = letter
        self.status = status


EMPTY = "none"
"""What is printed for a table without rows."""


class ReplyColumn:
    """A column. The text of a ``wide`` one may go over several lines to make the table fit."""

    def __init__(self, name: str, *, wide: bool = False, right: bool = False) -> None:
        self.name = name
        self.wide = wide
        self.right = right

    @property
    def heading(self) -> str:
        """The name as people read it."""
        return self.name.replace("_", " ")


def wide(name: str) -> ReplyColumn:
    """Return a column whose text may go over several lines."""
    return ReplyColumn(name, wide=True)


def right(name: str) -> ReplyColumn:
    """Return a column of numbers, aligned to the right."""
    return ReplyColumn(name, right=True)


class Text:
    """A paragraph whose line breaks are kept; lines that begin with a dash are items of a list.

    The lines of ``verbatim`` text are never broken, because other programs read them.
    """

    def __init__(self, text: str, title: str = "", *, verbatim: bool = False) -> None:
        self.text = text
        self.title = title
        self.verbatim = verbatim


class ReplyTable:
    """Rows under named columns, for people and for CSV. Without ``headings``, the names are not shown to people.

    A ``verbatim`` table has the user's own cells, which CSV repeats as they were. In a terminal, the table is at most
    ``widest`` characters wide.
    """

    def __init__(
        self,
        columns: Iterable[ReplyColumn | str],
        rows: Sequence[Sequence[Cell]],
        title: str = "",
        *,
        headings: bool = True,
        verbatim: bool = False,
        widest: int | None = None,
    ) -> None:
        named = (ReplyColumn(column) if isinstance(column, str) else column for column in columns)
        self.columns: tuple[ReplyColumn, ...] = tuple(named)
        self.rows = rows
        self.title = title
        self.headings = headings
        self.verbatim = verbatim
        self.widest = widest

    def without_empty_columns(self) -> ReplyTable:
        """Return the table without the columns in which every cell is empty."""
        return self._keep(place for place in range(len(self.columns)) if any(text(row[place]) for row in self.rows))

    def without(self, *names: str) -> ReplyTable:
        """Return the table without the columns of these names."""
        return self._keep(place for place, column in enumerate(self.columns) if column.name not in names)

    def _keep(self, places: Iterable[int]) -> ReplyTable:
        kept = list(places)
        return ReplyTable(
            [self.columns[place] for place in kept],
            [[row[place] for place in kept] for row in self.rows],
            title=self.title,
            headings=self.headings,
            verbatim=self.verbatim,
            widest=self.widest,
        )

    def as_cards(self) -> ReplyTable:
        """Return the table for narrow terminals: a line of name and value for each cell, a blank line between rows."""
        lines: list[Sequence[Cell]] = []
        for row in self.rows:
            lines += [("", "")] if lines else []
            lines += [(column.heading, cell) for column, cell in zip(self.columns, row, strict=True) if text(cell)]
        return ReplyTable(("name", wide("value")), lines, title=self.title, headings=False)

    def records(self) -> list[dict[str, Any]]:
        """Return the rows by the names of the columns. A State is its name, as in CSV."""
        from ..model.states import State

        def named(cell: Cell) -> Cell:
            return cell.name if isinstance(cell, State) else cell

        names = [column.name for column in self.columns]
        return [dict(zip(names, map(named, row), strict=True)) for row in self.rows]


class Reply:
    """A command's answer in each format: ``blocks`` to read, the ``table`` as CSV, ``data`` as JSON.

    ``notes`` say what the answer does not cover. They are printed below the blocks, on standard error for CSV, and in
    the JSON object. A ``whole`` JSON object has a form that other programs expect, so its notes go to standard error.
    ``code`` is the exit code.
    """

    def __init__(
        self,
        *,
        blocks: Sequence[Block],
        table: ReplyTable,
        data: Mapping[str, object],
        notes: Sequence[str] = (),
        whole: bool = False,
        code: int = 0,
    ) -> None:
        self.blocks = blocks
        self.table = table
        self.data = data
        self.notes = notes
        self.whole = whole
        self.code = code


def text(cell: Cell) -> str:
    """Return a cell as text."""
    match cell:
        case None:
            return ""
        case StatusLetter():
            return cell.letter
        case bool():
            return "yes" if cell else "no"
        case list() | tuple():
            return " ".join(cell)
        case _:
            return str(cell)


def exact(cell: Cell) -> Cell:
    """Return the cell for tables of data, which have true and false in place of yes and no."""
    return str(cell).lower() if isinstance(cell, bool) else cell


def shown(cell: Cell) -> str:
    """Return a cell as text for people: on one line, and without control characters."""
    return harmless(text(cell)).replace("\n", " ")


def harmless(lines: str) -> str:
    """Return the text without control characters, which would steer a terminal; line ends stay."""
    return lines.translate(_STEERING)


_STEERING = {code: " " for code in (*range(32), *range(127, 160)) if code != ord("\n")}


def several(number: int, noun: str) -> str:
    """Return a number with its noun: 1 act, 2 acts."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def when(act: AnyAct) -> dt.date | PartialDate:
    """Return the date of an act, or as much of it as is known."""
    from ..model.acts import Act

    return act.date if isinstance(act, Act) else act.when


def in_words(doubts: tuple[Doubt, ...]) -> str:
    """Return the kinds of doubt for people: "disputed date, open"."""
    from ..model.doubts import kinds_of

    return ", ".join(kind.replace("_", " ") for kind in kinds_of(doubts))


_TOLD_ONE_BY_ONE = 3


def doubt_notes(convention: str, doubts: Iterable[Doubt]) -> Iterator[str]:
    """The notes that say why an answer is not certain; many States with the same kind of doubt share one note."""
    by_kind: dict[str, list[Doubt]] = {}
    for doubt in dict.fromkeys(doubts):
        by_kind.setdefault(doubt.kind, []).append(doubt)
    for kind, alike in by_kind.items():
        if len(alike) <= _TOLD_ONE_BY_ONE:
            yield from (f"{convention}: {doubt.text}" for doubt in alike)
        else:
            names = ", ".join(doubt.state.name for doubt in alike if doubt.state)
            yield f"{convention}: {kind.replace('_', ' ')}: {names}. For the reasons: minetreaty doubts {convention}"
