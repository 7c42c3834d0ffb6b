"""A status page as a whole."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ..model.acts import ActKind
from ..model.conventions import Convention
from ..model.sources import Source
from .columns import Role
from .treaty import Clauses, convention_of
from .values import PageAct, PageHeader, PageMark, PageNote, PageParticipant, PageStatement, UnreadPart


@frozen(kw_only=True, repr=False)
class StatusPage(PageHeader):
    """A status page of the depositary, read.

    ``columns`` are the headings of the table beside the participants. ``participants`` are the rows in the order of the
    page, ``others`` the rows of participants that are no States, such as the European Union. ``acts`` are what the
    States did: the dates of the table, and the notices of withdrawal that the end notes tell. ``statements`` are the
    declarations, reservations and objections, ``crosses`` what a further table marks, ``notes`` the end notes.

    ``parties`` and ``signatories`` are the totals recomputed from the table, participants that are no States included;
    ``signatories`` is None where the table has no column of signatures.
    ``unread`` lists everything that could not be read, with its place.
    """

    columns: tuple[str, ...]
    participants: tuple[PageParticipant, ...]
    others: tuple[PageParticipant, ...] = ()
    acts: tuple[PageAct, ...]
    statements: tuple[PageStatement, ...] = ()
    crosses: tuple[PageMark, ...] = ()
    notes: tuple[PageNote, ...] = ()
    parties: int
    signatories: int | None
    unread: tuple[UnreadPart, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The page as the source of its acts, for `Register.with_convention`."""
        return (self.source,)

    @property
    def objections(self) -> tuple[PageStatement, ...]:
        """The statements that are objections."""
        return tuple(item for item in self.statements if item.kind is ActKind.OBJECTION)

    @property
    def declarations(self) -> tuple[PageStatement, ...]:
        """The statements that are not objections: declarations, reservations, notifications."""
        return tuple(item for item in self.statements if item.kind is not ActKind.OBJECTION)

    def convention(self, key: str, clauses: Clauses = None) -> Convention:
        """The treaty of this page as a convention of that key, for ``reg.with_convention(convention, *page.acts)``.

        `clauses` are its clauses as objects, or the fields of `Convention` with plain values, or the path of a file of
        JSON that holds these. Title, symbol, adoption, printed entry into force and the day of the record are the
        page's. Without the clauses on entry into force, who signed and who consented is known, and for whom the
        treaty is in force is undetermined.

        Raises `UnreadableData` for clauses that make no convention.
        """
        return convention_of(self, self.acts, key, clauses)

    def instrument_of(self, state: str | None) -> dt.date | None:
        """The day of the consent that the page prints for a State, where it is one day."""
        return self._day_of(state, Role.CONSENT)

    def day_of(self, statement: PageStatement) -> dt.date | None:
        """The day of a statement: the one printed with it, else that of the signature or the instrument with which it
        came, as far as the page says so and prints one such day.
        """
        if statement.date is not None:
            return statement.date
        if statement.upon == "signature":
            return self._day_of(statement.state, Role.SIGNATURE)
        return self.instrument_of(statement.state) if statement.upon or statement.with_instrument else None

    def _day_of(self, state: str | None, role: Role) -> dt.date | None:
        rows = (row for row in self.participants if row.state == state and state is not None)
        days = {entry.date for row in rows for entry in row.entries if entry.role is role}
        return days.pop() if len(days) == 1 else None

    def __repr__(self) -> str:
        unread = f", {len(self.unread)} parts unread" if self.unread else ""
        return (
            f"<StatusPage {self.symbol} of {self.date}: {len(self.participants) + len(self.others)} participants, "
            f"{len(self.acts)} acts{unread}>"
        )
