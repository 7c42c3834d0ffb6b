"""Obligations: what a State must do by which date under a convention's deadlines, and what is known of it on a date.

The clause sets a deadline from the day of entry into force for the State; facts about extensions and completion say
what became of it. The answer describes our data and does not say that a State broke the treaty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import overload

from attrs import frozen

from ..model.implementation import Completion, Extension, ExtensionRequest
from ..model.partial_dates import PartialDate
from ..model.states import State
from ..standing.answers import Standing


class ObligationStatus(StrEnum):
    """What our data say of an obligation on a date."""

    FULFILLED = "fulfilled"
    RUNNING = "running"
    PASSED = "deadline passed, no completion or extension in the record"
    UNDETERMINED = "undetermined"


@frozen(kw_only=True, repr=False)
class Obligation:
    """What a State must do by which date under an article, as known on the date ``on``.

    ``arose`` is the day of entry into force for the State, ``due`` the day that follows from it by the clause (for a
    yearly duty the next one), ``extended_to`` the day to which extensions granted by then moved it. ``fulfilled_on`` is
    the day of completion, or of its declaration; None if it is not fulfilled or the day is not known. ``left_on`` is
    the day on which the State left.
    """

    state: State
    convention: str
    on: dt.date
    known_on: dt.date | None
    duty: str
    title: str
    article: str
    arose: dt.date
    due: dt.date
    extended_to: dt.date | None = None
    fulfilled_on: PartialDate | None = None
    status: ObligationStatus
    yearly: bool = False
    left_on: dt.date | None = None
    extensions: tuple[Extension, ...] = ()
    requests: tuple[ExtensionRequest, ...] = ()
    completion: Completion | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def deadline(self) -> dt.date:
        """The day by which it must be done, extensions included."""
        return self.extended_to or self.due

    @property
    def unconfirmed(self) -> bool:
        """Whether it depends on a fact with only one secondary source, or none."""
        return any(e.unconfirmed for e in self.extensions) or bool(self.completion and self.completion.unconfirmed)

    @property
    def late(self) -> bool | None:
        """Whether it was fulfilled after the deadline; None if it is not fulfilled, or if that is not known.

        A declaration after the deadline does not show it, because the work may have ended before. Nor does a completion
        after a deadline that was extended to an unknown date.
        """
        if self.status is not ObligationStatus.FULFILLED or self.completion is None:
            return None
        latest, unfinished = self.completion.latest, self.completion.unfinished_until
        if latest is not None and latest.last <= self.deadline:
            return False
        extended_somehow = bool(self.extensions) and self.extensions[-1].until is None
        return True if unfinished is not None and unfinished.first > self.deadline and not extended_somehow else None

    def __repr__(self) -> str:
        return f"<Obligation {self.state.alpha3}, {self.convention} {self.article}, {self.deadline}: {self.status}>"

    def __str__(self) -> str:
        extended = f", extended to {self.extended_to}" if self.extended_to else ""
        fulfilled = f" on {self.fulfilled_on}" if self.fulfilled_on else ""
        yearly = ("each year, last " if self.left_on else "each year, next ") if self.yearly else ""
        what = f"{self.convention} {self.article}, {self.title}"
        said = f"{what}: due {yearly}{self.due}{extended}: {self.status}{fulfilled}."
        return " ".join((said, *self.notes))


@frozen(kw_only=True, repr=False)
class Obligations(Sequence[Obligation]):
    """The obligations of a State under a convention on a date, as a sequence, with what applies to all of them.

    ``items`` are the obligations. ``released`` are those that were running when the State left on ``left_on``: no
    further performance falls due (VCLT Art. 70(1)). ``other_treaties`` are the conventions of the register that bind
    the State on that date all the same.
    """

    standing: Standing
    items: tuple[Obligation, ...] = ()
    left_on: dt.date | None = None
    released: tuple[Obligation, ...] = ()
    other_treaties: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Obligation: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Obligation, ...]: ...

    def __getitem__(self, index: int | slice) -> Obligation | tuple[Obligation, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    @property
    def state(self) -> State:
        """The State that they are of."""
        return self.standing.state

    @property
    def convention(self) -> str:
        """The key of the convention."""
        return self.standing.convention

    @property
    def on(self) -> dt.date:
        """The date that they are for."""
        return self.standing.on

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [
            (
                item.article,
                item.title,
                item.deadline,
                f"extended {len(item.extensions)}×" if item.extensions else "",
                f"{item.status}{f' on {item.fulfilled_on}' if item.fulfilled_on else ''}",
            )
            for item in self
        ]
        rows += [(item.article, item.title, item.deadline, "", "released") for item in self.released]
        title = f"{self.state.name}, {self.convention}, {self.on}: {len(rows)} obligations"
        head = ("article", "what", "due", "", "status") if rows else ()
        return table(title, rows, head=head, note="\n".join(self.notes))

    def __repr__(self) -> str:
        return f"<Obligations {self.state.alpha3}, {self.convention}, {self.on}: {len(self)}>"

    def __str__(self) -> str:
        lines = [f"{self.state.name}, {self.convention}, {self.on}:"]
        lines += [f"- {item}" for item in self]
        lines += [f"- released: {item}" for item in self.released]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join(lines)
