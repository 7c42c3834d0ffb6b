"""What distinguishes a page from a register, as values."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import field, frozen

from ..model.acts import AnyAct
from .values import PageAct, PageMark, PageStatement


class PageDifferenceKind(StrEnum):
    """What differs.

    ``MISSING_HERE`` is on the page and not in the register, ``MISSING_THERE`` in the register and not on the page.
    ``DATE`` is another date, ``ACT`` another kind of act on the same date, ``STATUS`` another status, ``NAME`` a name
    that the register does not have as one that the depositary prints, ``TOTAL`` another number of States,
    ``ENTRY_INTO_FORCE`` another day of entry into force of the treaty.
    """

    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    DATE = "date"
    ACT = "act"
    STATUS = "status"
    NAME = "name"
    TOTAL = "total"
    ENTRY_INTO_FORCE = "entry_into_force"


@frozen(kw_only=True, repr=False)
class PageDifference:
    """One difference between a page and a register.

    ``text`` says it in words. ``explanation`` is the rule of the depositary's practice, or the fact of the record, that
    it follows from; empty where nothing explains it. ``here`` is the act of the register, ``there`` what the page has,
    each where there is one.
    """

    kind: PageDifferenceKind
    text: str
    convention: str
    state: str = ""
    here: AnyAct | None = None
    there: PageAct | PageStatement | PageMark | None = None
    explanation: str = ""
    line: int = 0

    def __repr__(self) -> str:
        return f"<PageDifference {self}>"

    def __str__(self) -> str:
        why = f" ({self.explanation})" if self.explanation else ""
        return f"{self.kind.value.replace('_', ' ')}: {self.text}{why}"


@frozen(kw_only=True, repr=False)
class PageComparison:
    """A page compared with a register on the day of the page.

    ``convention`` is the key of the register. ``differences`` are all of them, explained or not, acts first. ``notes``
    say what the comparison cannot show.
    """

    convention: str
    symbol: str
    date: dt.date
    differences: tuple[PageDifference, ...]
    notes: tuple[str, ...] = ()
    source: str = field(default="", repr=False)

    def of(self, kind: PageDifferenceKind) -> tuple[PageDifference, ...]:
        """The differences of that kind."""
        return tuple(item for item in self.differences if item.kind is kind)

    @property
    def missing_here(self) -> tuple[PageDifference, ...]:
        """What is on the page and not in the register."""
        return self.of(PageDifferenceKind.MISSING_HERE)

    @property
    def missing_there(self) -> tuple[PageDifference, ...]:
        """What is in the register and not on the page."""
        return self.of(PageDifferenceKind.MISSING_THERE)

    @property
    def dates(self) -> tuple[PageDifference, ...]:
        """The acts with another date."""
        return self.of(PageDifferenceKind.DATE)

    @property
    def statuses(self) -> tuple[PageDifference, ...]:
        """The States with another status."""
        return self.of(PageDifferenceKind.STATUS)

    @property
    def names(self) -> tuple[PageDifference, ...]:
        """The names that are new."""
        return self.of(PageDifferenceKind.NAME)

    @property
    def unexplained(self) -> tuple[PageDifference, ...]:
        """The differences that no rule and no fact of the record explains."""
        return tuple(item for item in self.differences if not item.explanation)

    @property
    def ok(self) -> bool:
        """Whether nothing differs without an explanation."""
        return not self.unexplained

    def __repr__(self) -> str:
        return (
            f"<PageComparison {self.convention} of {self.date}: {len(self.unexplained)} differences, "
            f"{len(self.differences) - len(self.unexplained)} explained>"
        )

    def __str__(self) -> str:
        head = f"{self.convention}, the depositary's page {self.symbol} of {self.date}"
        explained = len(self.differences) - len(self.unexplained)
        lines = [f"{head}: {len(self.unexplained)} differences, and {explained} explained"]
        lines += [f"- {item}" for item in (*self.unexplained, *(i for i in self.differences if i.explanation))]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join(lines)
