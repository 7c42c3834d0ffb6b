"""Obligations: what a State must do by which date under a convention's deadlines, and what is known of it on a date.

The clause sets a deadline from the day of entry into force for the State; facts about extensions and completion say
what became of it. The answer describes our data and does not say that a State broke the treaty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from ..model.doubts import Doubt, Doubtful, DoubtKind, kinds_of, words_of
from ..model.implementation import Completion, Extension, ExtensionRequest
from ..model.listed import Listed
from ..model.partial_dates import PartialDate
from ..model.states import State
from ..standing.answers import Standing


def done_late(completion: Completion, deadline: dt.date, extensions: Sequence[Extension]) -> bool | None:
    """Return whether the work ended after the deadline; None if that is not known."""
    latest, unfinished = completion.latest, completion.unfinished_until
    if latest is not None and latest.last <= deadline:
        return False
    extended_to_unknown_date = bool(extensions) and extensions[-1].until is None
    after = unfinished is not None and unfinished.first > deadline
    return True if after and not extended_to_unknown_date else None


class ObligationStatus(StrEnum):
    """What our data say of an obligation on a date."""

    FULFILLED = "fulfilled"
    RUNNING = "running"
    PASSED = "deadline passed, no completion or extension in the record"
    UNDETERMINED = "undetermined"


@frozen(kw_only=True, repr=False)
class Obligation(Doubtful):
    """What a State must do by which date under an article, as known on the date ``on``.

    ``as_of`` is the date to which the record of the convention is complete. ``arose`` is the day of entry into force
    for the State, ``due`` the day that follows from it by the clause (for a yearly duty the next one), ``extended_to``
    the day to which extensions granted by then moved it. ``fulfilled_on`` is the day of completion, or of its
    declaration; None if it is not fulfilled or the day is not known. ``left_on`` is the day on which the State left.

    ``extensions`` are those granted by then, ``possible_extensions`` those of which it is not known whether they had
    been granted, ``requests`` those on which no decision was known. ``to_do`` is True if our data show that there was
    something to do, False if they show that there was nothing, None if they do not say.
    """

    state: State
    convention: str
    on: dt.date
    known_on: dt.date | None
    as_of: dt.date
    duty: str
    title: str
    article: str
    arose: dt.date
    due: dt.date
    extended_to: dt.date | None = None
    fulfilled_on: PartialDate | None = None
    status: ObligationStatus
    yearly: bool = False
    to_do: bool | None = None
    left_on: dt.date | None = None
    extensions: tuple[Extension, ...] = ()
    possible_extensions: tuple[Extension, ...] = ()
    requests: tuple[ExtensionRequest, ...] = ()
    completion: Completion | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def deadline(self) -> dt.date:
        """The day by which it must be done, as far as it is known: extensions to a known date are included."""
        return self.extended_to or self.due

    @property
    def extended_to_unknown_date(self) -> bool:
        """Whether the last extension runs to a date that is not in our data, so that the deadline is later."""
        return bool(self.extensions) and self.extensions[-1].until is None

    @property
    def requested_until(self) -> PartialDate | None:
        """The date that the State asked for, if the decision is not known, or the date to which it was extended."""
        if self.requests:
            return self.requests[-1].until
        return self.extensions[-1].requested_until if self.extended_to_unknown_date else None

    @property
    def may_be_extended(self) -> bool:
        """Whether the deadline may be later: an extension was requested, or granted to a date that is not known."""
        possible = bool(self.requests) or bool(self.possible_extensions) or self.extended_to_unknown_date
        return possible and self.status is not ObligationStatus.FULFILLED

    @property
    def late(self) -> bool | None:
        """Whether it was fulfilled after the deadline; None if it is not fulfilled, or if that is not known.

        A declaration after the deadline does not show it, because the work may have ended before. Nor does a completion
        after a deadline that was extended to an unknown date.
        """
        if self.status is not ObligationStatus.FULFILLED or self.completion is None:
            return None
        return done_late(self.completion, self.deadline, self.extensions)

    @property
    def when(self) -> str:
        """By when it must be done, in words: "2021-07-09, extended to 2026-07-09, then to a date that is not known"."""
        if self.yearly:
            return f"each year, {'last' if self.left_on else 'next'} {self.due}"
        extended = f", extended to {self.extended_to}" if self.extended_to else ""
        if self.extended_to_unknown_date:
            extended += f", {'then' if extended else 'extended'} to a date that is not known"
        return f"{self.due}{extended}"

    @property
    def remarks(self) -> tuple[str, ...]:
        """The notes, and what they do not say of the facts that are unconfirmed and the dates that are disputed."""
        kinds = (DoubtKind.UNCONFIRMED, DoubtKind.DISPUTED_DATE)
        return tuple(dict.fromkeys((*self.notes, *(doubt.text for doubt in self.doubts if doubt.kind in kinds))))

    def __repr__(self) -> str:
        return f"<Obligation {self.state.alpha3}, {self.convention} {self.article}, {self.deadline}: {self.status}>"

    def __str__(self) -> str:
        fulfilled = f" on {self.fulfilled_on}" if self.fulfilled_on else ""
        told = (DoubtKind.OPEN, DoubtKind.BEYOND_RECORD)
        doubts = "".join(f", {words_of(kind)}" for kind in kinds_of(self.doubts) if kind not in told)
        said = f"{self.convention} {self.article}, {self.title}: due {self.when}: {self.status}{fulfilled}{doubts}."
        disputed = (doubt.text for doubt in self.doubts if doubt.kind is DoubtKind.DISPUTED_DATE)
        return " ".join(dict.fromkeys((said, *self.notes, *disputed)))


@frozen(kw_only=True, repr=False)
class Obligations(Listed[Obligation]):
    """The obligations of a State under a convention on a date, as a sequence, with what applies to all of them.

    They are those of the participation that held on that date, or of the last one before: a State that left and joined
    again has obligations of its own each time. ``items`` are the obligations. ``released`` are those that were running
    when the State left on ``left_on``: no further performance falls due (VCLT Art. 70(1)). ``other_treaties`` are the
    conventions of the register that bind the State on that date all the same.
    """

    standing: Standing
    items: tuple[Obligation, ...] = ()
    left_on: dt.date | None = None
    released: tuple[Obligation, ...] = ()
    other_treaties: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def _listed(self) -> tuple[Obligation, ...]:
        return self.items

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

        rows = [(*_cells(item), _done(item), _doubts(item)) for item in self]
        rows += [(*_cells(item), "released", _doubts(item)) for item in self.released]
        title = f"{self.state.name}, {self.convention}, {self.on}: {len(rows)} obligations"
        head = ("article", "what", "due", "status", "doubts") if rows else ()
        return table(title, rows, head=head, note="\n".join(self.notes))

    def __repr__(self) -> str:
        return f"<Obligations {self.state.alpha3}, {self.convention}, {self.on}: {len(self)}>"

    def __str__(self) -> str:
        lines = [f"{self.state.name}, {self.convention}, {self.on}:"]
        lines += [f"- {item}" for item in self]
        lines += [f"- released: {item}" for item in self.released]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join(lines)


def _cells(item: Obligation) -> tuple[str, str, str]:
    return item.article, item.title, item.when


def _done(item: Obligation) -> str:
    return f"{item.status}{f' on {item.fulfilled_on}' if item.fulfilled_on else ''}"


def _doubts(item: Obligation) -> str:
    return ", ".join(map(words_of, kinds_of(item.doubts)))
