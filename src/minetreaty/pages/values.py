"""What a status page says, as plain values. Everything has the line of the page where it is printed."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ..model.acts import Act, ActKind
from ..model.sources import Source, SourceKind
from .columns import Role


@frozen(kw_only=True)
class PageHeader:
    """The head of a status page.

    ``chapter`` is the chapter ("XXVI"), ``symbol`` chapter and number ("XXVI-2-a"). ``adopted`` and ``adopted_at`` are
    the day and place below the title. ``date`` is the day of the status. ``entry_into_force`` is the first day that is
    printed for it; ``not_in_force`` says that the page prints that there is none yet. ``published_parties`` and
    ``published_signatories`` are the totals as printed. Each is None, or empty, where the page does not print it.
    """

    title: str
    chapter: str
    symbol: str
    date: dt.date
    adopted: dt.date | None = None
    adopted_at: str = ""
    entry_into_force: dt.date | None = None
    not_in_force: bool = False
    registration: str = ""
    published_parties: int | None = None
    published_signatories: int | None = None

    @property
    def source(self) -> Source:
        """The page as a source: the depositary's table of that day."""
        return Source(
            id=f"untc-{self.symbol.casefold()}-{self.date}",
            title=f"Status of treaties: {self.symbol} {self.title}",
            publisher="United Nations Treaty Collection (depositary)",
            url=f"https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no={self.symbol}"
            f"&chapter={_number(self.chapter)}&clang=_en",
            as_of=self.date.isoformat(),
            kind=SourceKind.DEPOSITARY,
        )


def _number(numeral: str) -> int:
    """The number of a chapter: the page's address has it in Arabic figures."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


@frozen(kw_only=True, repr=False)
class PageAct(Act):
    """An act of a State as the page prints it: an `Act` that knows more of its place there.

    ``left`` says that the page prints it in brackets, because the State has left. ``note`` names the end note that an
    act was read from, if it is not in the table. The convention is the symbol, which every register resolves that has
    the treaty.
    """

    left: bool = False
    line: int = 0

    @property
    def provisional(self) -> bool:
        """Whether it is a declaration of provisional application."""
        return self.kind is ActKind.PROVISIONAL_APPLICATION


@frozen(kw_only=True)
class PageEntry:
    """One date in the table. ``words`` are those of the heading for its letter, ``kind`` the kind of act; None for
    acts that the record has no kind for, such as a formal confirmation by an organization. ``role`` is what it counts
    as: signature, consent, provisional or other.

    ``column`` is the heading, ``left`` whether the date is in brackets, ``notes`` the numbers beside it.
    """

    column: str
    words: str
    role: Role
    kind: ActKind | None
    date: dt.date
    mark: str = ""
    left: bool = False
    notes: tuple[int, ...] = ()


@frozen(kw_only=True)
class PageParticipant:
    """A row of the table. ``name`` is as printed, ``state`` the code; None where it is not known as a State.

    ``left`` says that every date of a signature or a consent is in brackets.
    """

    name: str
    state: str | None = None
    entries: tuple[PageEntry, ...] = ()
    left: bool = False
    notes: tuple[int, ...] = ()
    line: int = 0

    def counts_as(self, role: Role) -> bool:
        """Whether a printed total counts it: it has a date of that role that is not in brackets."""
        return any(entry.role is role and not entry.left for entry in self.entries)


@frozen(kw_only=True)
class PageNote:
    """An end note: its number, its text, and the participants whose rows refer to it, as printed."""

    number: int
    text: str = field(repr=False)
    participants: tuple[str, ...] = ()
    line: int = 0


@frozen(kw_only=True)
class PageStatement:
    """A declaration, reservation, objection or notification below the table, without its wording.

    ``kind`` is None where the page does not say which it is. ``date`` is the one printed above it, if any; ``upon`` the
    act that it accompanied as far as it is printed ("signature"); ``target`` the State that an objection is about.
    ``with_instrument`` says that by the heading of its section it came with the instrument unless something else is
    printed. ``protocol`` is the column of a further table that its own heading names.
    """

    participant: str
    state: str | None = None
    kind: ActKind | None = None
    date: dt.date | None = None
    upon: str = ""
    target: str | None = None
    section: str = ""
    with_instrument: bool = False
    protocol: str = ""
    line: int = 0


@frozen(kw_only=True)
class PageMark:
    """A cross in a further table, such as that of the protocols to which a State consented with its deposit.

    ``column`` is its heading; ``date`` is the day printed beside the cross, if any.
    """

    participant: str
    state: str | None = None
    column: str
    date: dt.date | None = None
    line: int = 0


@frozen(kw_only=True)
class UnreadPart:
    """A part of the page that was not read: its line, where that is in words, its beginning, and why."""

    line: int
    where: str
    text: str
    reason: str

    def __str__(self) -> str:
        shown = f" {self.text!r}" if self.text else ""
        return f"line {self.line}, {self.where}:{shown} {self.reason}"


def not_read(line: int, where: str, text: str, reason: str) -> UnreadPart:
    """A part that was not read, with the beginning of its text."""
    return UnreadPart(line=line, where=where, text=excerpt(text), reason=reason)


def excerpt(text: str, most: int = 80) -> str:
    """The beginning of a text."""
    return text if len(text) <= most else f"{text[:most]}..."
