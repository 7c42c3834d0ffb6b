"""The grid: for every State the runs of days on which its status is one, as plain values of the core.

A frame library makes dense tables of it, one cell for each State and day, so that a status is found by position. Days
are counted from 1970-01-01. Days before the first change look like the day before it, days after the last one like it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar, cast
from weakref import WeakKeyDictionary

from ..errors import AmbiguousName
from ..intake.states import StateReader
from ..law.timeline import Timeline
from ..model.statuses import Status
from ..standing.codes import LISTS, NUMERIC, normal_code
from ..standing.ledger import Ledger
from ..standing.names import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.states import State
    from ..register import Register

CODE = r"^\s*([A-Za-z]{2,3})\s*$"
"""What is read as a code of letters before it is read as a name."""

NUMBER = r"^\s*0*([0-9]+)(?:\.0+)?\s*$"
"""What is read as a code in lists of numbers."""

ITEM = r"^\s*(?:.*[/:])?([Qq][0-9]+)\s*$"
"""What is read as an item of Wikidata."""

EPOCH = dt.date(1970, 1, 1).toordinal()

Table = TypeVar("Table")


def number(day: dt.date) -> int:
    """The day as a count from 1970-01-01."""
    return day.toordinal() - EPOCH


class Piece(NamedTuple):
    """From `start` on (None: always) the status is this one, held since `since`; None is no status at all."""

    start: dt.date | None
    status: Status | None
    since: dt.date | None

    @property
    def is_party(self) -> bool | None:
        """Whether the convention is in force for the State; None where that is undetermined, or there is no status."""
        undetermined = self.status is None or self.status is Status.UNDETERMINED
        return None if undetermined or self.status is None else self.status.is_party


Pieces = tuple[Piece, ...]
NOWHERE: Pieces = (Piece(None, None, None),)
"""The line of what is not a State: no status on any day."""


def pieces(timeline: Timeline) -> Pieces:
    """A State's timeline piece by piece."""
    return tuple(
        Piece(start, status, None if status is None else start) for start, _, status, _ in timeline.intervals()
    )


class Run(NamedTuple):
    """So many days of one line with one piece."""

    piece: Piece
    length: int


class Grid:
    """Lines over one span of days. The last line is `NOWHERE`, for rows that name no State.

    The cell of a day, taken to be no earlier than ``first`` and no later than ``last``, is number ``line * width + day
    - first``. ``tables`` keeps what libraries made of the grid.
    """

    def __init__(self, lines: Iterable[Pieces]) -> None:
        self.lines: tuple[Pieces, ...] = (*lines, NOWHERE)
        starts = [number(piece.start) for line in self.lines for piece in line if piece.start is not None]
        self.first: int = min(starts, default=1) - 1
        self.last: int = max(starts, default=0)
        self.tables: dict[str, object] = {}
        self._longer: dict[Pieces, Grid] = {}

    def with_line(self, line: Pieces) -> Grid:
        """The grid with one more line before the last. It is kept, so that its tables are made once."""
        if line not in self._longer:
            self._longer[line] = Grid((*self.lines[:-1], line))
        return self._longer[line]

    @property
    def width(self) -> int:
        """How many days a line has."""
        return self.last - self.first + 1

    @property
    def nowhere(self) -> int:
        """The number of the last line."""
        return len(self.lines) - 1

    def runs(self) -> Iterator[Run]:
        """All cells in order, as runs."""
        for line in self.lines:
            ends = [*(number(piece.start) for piece in line[1:] if piece.start is not None), self.last + 1]
            at = self.first
            for piece, end in zip(line, ends, strict=True):
                yield Run(piece, end - at)
                at = end

    def table(self, name: str, make: Callable[[Grid], Table]) -> Table:
        """The table of that name, made once."""
        if name not in self.tables:
            self.tables[name] = make(self)
        return cast(Table, self.tables[name])


_GRIDS: WeakKeyDictionary[Ledger, Grid] = WeakKeyDictionary()


def grid_of(ledger: Ledger) -> Grid:
    """The grid of a convention, one line for each State of the tables. Kept as long as its ledger."""
    found = _GRIDS.get(ledger)
    if found is None:
        found = _GRIDS[ledger] = Grid(map(pieces, ledger.timelines.values()))
    return found


class Roster:
    """Which line of the grid a text names. Every distinct text is resolved once, by the `reader` of States.

    A name or code that several States had, each in its time, gets a line of its own, pieced together from theirs; with
    `day`, the only day asked for, it names the one that had it then.
    """

    def __init__(
        self, register: Register, ledger: Ledger, day: dt.date | None = None, reader: StateReader | None = None
    ) -> None:
        self.grid: Grid = grid_of(ledger)
        self.codes: tuple[str, ...] = tuple(ledger.bounds)
        self.ambiguous: set[str] = set()
        self.reader: StateReader = StateReader(register) if reader is None else reader
        self._register = register
        self._day = day
        self._place = {code: line for line, code in enumerate(self.codes)}
        self._line_of: dict[object, int | None] = {}
        self.plain: frozenset[str] = self._plain()
        self._line_of |= {code: self._place[code] for code in self.plain}

    def _plain(self) -> frozenset[str]:
        """The alpha-3 codes that name their State on every day, in the reader's vocabulary."""
        if self.reader.vocabulary not in ("any", "alpha3"):
            return frozenset()
        unshared = self._register.gazetteer.codes.unshared & self._place.keys()
        return frozenset(code for code in unshared if not self.reader.has_own(code))

    @property
    def pattern(self) -> str:
        """The pattern of a code in the reader's vocabulary: its first group, in lower case, is compared."""
        vocabulary = self.reader.vocabulary
        return NUMBER if vocabulary in NUMERIC else ITEM if vocabulary == "wikidata" else CODE

    def line(self, text: object) -> int | None:
        """The number of the line, or None where the text names no State, or cannot say which."""
        try:
            return self._line_of[text]
        except KeyError:
            found = self._line_of[text] = self._find(text)
            return found

    def bearer(self, text: object, day: dt.date) -> State | None:
        """The State that the text names on that day, if it is one."""
        try:
            found = self.reader.meaning(text, day)
        except AmbiguousName:
            return None
        return None if found is None else found.state

    def spellings(self) -> dict[str, int]:
        """Every way in which the tables write a State in the reader's vocabulary, as a `key`, with its line."""
        vocabulary, index = self.reader.vocabulary, self._register.gazetteer.codes
        lists = ("alpha3", "alpha2") if vocabulary == "any" else (vocabulary,) if vocabulary in LISTS else ()
        spellings = {self.key(code): self.line(code) for name in lists for code in index.codes(name)}
        for text in self.reader.own_names:
            spellings["=" + text] = self.line(text)
            spellings[self.key(text)] = self.line(text)
        for text in self._names() if vocabulary not in LISTS else ():
            plain = normalise(text)
            spellings.setdefault("=" + plain, self.line(text))
            spellings.setdefault(self.key(plain), self.line(plain))
        return {spelling: line for spelling, line in spellings.items() if line is not None}

    def key(self, text: str) -> str:
        """The text as engines compare it: a code in lower case, or a name in its normal form behind an equals sign."""
        code = re.match(self.pattern, text)
        return code[1].lower() if code else "=" + normalise(text)

    def _names(self) -> Iterator[str]:
        for state in self._register.facts.states.values():
            yield from (name.text for name in state.names)
            yield from (text for text in (state.name, state.official_name, state.depositary_name) if text)

    def _find(self, text: object) -> int | None:
        try:
            found = self.reader.meaning(text, self._day)
        except AmbiguousName as error:
            self.ambiguous.add(str(text))
            return None if self._day else self._passed_on(str(text), error.candidates)
        if found is None:
            return None
        several = self._several(str(text)) if self._day is None else ()
        return self._passed_on(str(text), several) if len(several) > 1 else self._place[found.state.alpha3]

    def _several(self, text: str) -> tuple[str, ...]:
        """The States that have a code, one after the other, if the record calls one of them by it."""
        if self.reader.vocabulary not in ("any", "alpha3") or self.reader.has_own(text):
            return ()
        uses = self._register.gazetteer.codes.uses("alpha3", text)
        return tuple(dict.fromkeys(use.state.alpha3 for use in uses))

    def _passed_on(self, text: str, candidates: tuple[str, ...]) -> int | None:
        """A line of its own for a name that passed from one State to another."""
        line = tuple(self._borne(text, sorted(self._edges(text, candidates))))
        if all(piece.status is None for piece in line):
            return None
        self.grid = self.grid.with_line(line)
        return self.grid.nowhere - 1

    def _edges(self, text: str, candidates: tuple[str, ...]) -> set[dt.date]:
        """The days on which it may change who bears the name."""
        edges: set[dt.date] = set()
        for state in (self._register.facts.states[code] for code in candidates):
            edges |= {edge for edge in (state.since, state.until) if edge}
            spans = [name.span for name in state.names if normalise(name.text) == normalise(text)]
            spans += [item.span for item in state.codes if self._is_code(item.system, item.code, text)]
            edges |= {span.since.last for span in spans if span.since}
            edges |= {span.until.first for span in spans if span.until}
        return edges

    def _is_code(self, system: str, code: str, text: str) -> bool:
        return system == self.reader.vocabulary and normal_code(system, text) == normal_code(system, code)

    def _borne(self, text: str, edges: list[dt.date]) -> Iterator[Piece]:
        earliest, latest = dt.date.min, dt.date.max
        for start, end in zip((earliest, *edges), (*edges, latest), strict=True):
            state = self.bearer(text, start)
            line = NOWHERE if state is None else self.grid.lines[self.codes.index(state.alpha3)]
            ends = (*(piece.start or earliest for piece in line[1:]), latest)
            for piece, its_end in zip(line, ends, strict=True):
                begins = max(start, piece.start or earliest)
                if begins < min(end, its_end):
                    yield Piece(None if begins == earliest else begins, piece.status, piece.since)


@cache
def plain_letters() -> tuple[str, str]:
    """Letters that carry marks, in lower case, and the letters that `normalise` makes of them: one for one."""
    letters = [chr(code) for code in (*range(0xC0, 0x700), *range(0x1E00, 0x2000))]  # up to Arabic; then further Latin
    pairs = {letter: normalise(letter) for letter in letters if letter == letter.lower()}
    kept = {letter: plain for letter, plain in pairs.items() if len(plain) == 1 and plain != letter}
    return "".join(kept), "".join(kept.values())
