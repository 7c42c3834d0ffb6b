"""Implementation: facts about how duties were carried out, and the meetings that decide on them. Nothing is derived.

The deadline that a clause sets is computed from a State's own entry into force; a published one is kept as a witness.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import field, frozen

from .partial_dates import PartialDate


def _date(value: PartialDate | dt.date) -> PartialDate:
    return PartialDate(value.year, value.month, value.day) if isinstance(value, dt.date) else value


def _optional_date(value: PartialDate | dt.date | None) -> PartialDate | None:
    return None if value is None else _date(value)


@frozen(kw_only=True)
class Extension:
    """A deadline extended: number ``number`` for the duty, to the day ``until`` (None: granted, the day is not in the
    record).

    ``meeting`` is the key of the meeting that granted it; with no ``meeting_sources`` that is not confirmed.
    ``granted`` is the date of the decision where a source prints it; else ``granted_by`` may say by when a document
    shows that it had been granted. ``requested_until`` is the date that the State had asked for, not the date granted.
    """

    convention: str
    state: str
    duty: str
    number: int
    until: dt.date | None = None
    requested_until: PartialDate | None = field(default=None, converter=_optional_date)
    meeting: str = ""
    granted: PartialDate | None = field(default=None, converter=_optional_date)
    granted_by: PartialDate | None = field(default=None, converter=_optional_date)
    meeting_sources: tuple[str, ...] = ()
    sources: tuple[str, ...]
    unconfirmed: bool = False
    note: str = ""

    def __str__(self) -> str:
        until = f"to {self.until}" if self.until else "to a date that is not known"
        doubt = "" if self.meeting_sources or not self.meeting else ", not confirmed"
        return f"no. {self.number} {until} ({self.meeting or 'meeting not known'}{doubt})"


class RequestOutcome(StrEnum):
    """What became of a request for an extension."""

    GRANTED = "granted"
    NOT_GRANTED = "not_granted"


@frozen(kw_only=True)
class ExtensionRequest:
    """A request to extend a deadline to ``until``, decided or to be decided at ``meeting``. With no ``outcome`` the
    decision is not in the record.

    ``submitted`` is the date on which it was made, where a source prints it, ``as_of`` that by which it had been made.
    ``number`` is that of the extension asked for.
    """

    convention: str
    state: str
    duty: str
    number: int | None = None
    meeting: str = ""
    until: PartialDate | None = field(default=None, converter=_optional_date)
    submitted: PartialDate | None = field(default=None, converter=_optional_date)
    as_of: PartialDate = field(converter=_date)
    outcome: RequestOutcome | None = None
    sources: tuple[str, ...]
    unconfirmed: bool = False
    note: str = ""


class CompletionKind(StrEnum):
    """Who says that a duty is fulfilled: the State itself, a publisher's list, or a report that falls short of both."""

    DECLARED = "declared"
    LISTED = "listed"
    REPORTED = "reported"


@frozen(kw_only=True)
class Completion:
    """That a duty was fulfilled on ``date``, or on a day not known: no later than ``by``, and not before ``not_before``
    where a source bounds it. The ``date`` of a declared one is the day on which it was declared.

    ``reopened`` is when the State or a source reported that something was left to do.
    """

    convention: str
    state: str
    duty: str
    kind: CompletionKind
    date: PartialDate | None = None
    not_before: PartialDate | None = None
    by: PartialDate | None = None
    meeting: str = ""
    reopened: PartialDate | None = None
    sources: tuple[str, ...]
    unconfirmed: bool = False
    note: str = ""

    @property
    def earliest(self) -> PartialDate | None:
        """When it was told or fulfilled at the earliest; None where nothing bounds it."""
        return self.date or self.not_before

    @property
    def latest(self) -> PartialDate | None:
        """When it was told or fulfilled at the latest; None where nothing bounds it."""
        return self.date or self.by

    @property
    def unfinished_until(self) -> PartialDate | None:
        """The latest time of which the record shows that something was left to do: a declaration may come long after
        the work has ended.
        """
        declared = self.kind is CompletionKind.DECLARED
        return self.not_before or (None if declared else self.date)


@frozen(kw_only=True)
class PublishedDeadline:
    """A deadline as a source prints it: a witness to compare with.

    It is the first deadline (``extension`` 0), that of the extension of this number, or, with ``in_force_on``, the one
    that held on that date, or at some time of that month or year.
    """

    convention: str
    state: str
    duty: str
    date: PartialDate
    extension: int | None = None
    in_force_on: PartialDate | None = field(default=None, converter=_optional_date)
    sources: tuple[str, ...]
    note: str = ""


@frozen(kw_only=True, repr=False)
class Figure:
    """A number that a source gives, with its unit, as printed; ``text`` where it gives words.

    ``state`` is empty for figures of the world or of a group, which ``scope`` names. ``qualifier`` is the source's word
    on the number (about, more than), ``quality`` what sort of statement it is (declared, official, reported, estimate).
    A ``cumulative`` figure counts from the beginning, so that it can only grow.
    """

    measure: str
    state: str = ""
    convention: str = ""
    as_of: PartialDate | None = None
    value: float | None = None
    text: str = ""
    unit: str
    qualifier: str = ""
    quality: str = ""
    scope: str = ""
    cumulative: bool = False
    sources: tuple[str, ...]
    unconfirmed: bool = False
    note: str = ""

    @property
    def amount(self) -> str:
        """The number in words: "more than 40 million mines"."""
        number = self.text if self.value is None else f"{self.value:,.15g}"
        return " ".join(part for part in (self.qualifier, number, self.unit) if part)

    def __repr__(self) -> str:
        return f"<Figure {self._said()}>"

    def __str__(self) -> str:
        return f"{self._said()} [{', '.join(self.sources)}]"

    def _said(self) -> str:
        about = ", ".join(part for part in (self.state or self.scope, str(self.as_of or "no day")) if part)
        return f"{self.measure}: {self.amount} ({about})"


class MeetingKind(StrEnum):
    """The sorts of formal meeting, and those that prepare them or come between them."""

    MEETING = "meeting"
    REVIEW_CONFERENCE = "review_conference"
    ANNUAL_CONFERENCE = "annual_conference"
    INTERSESSIONAL = "intersessional"
    PREPARATORY = "preparatory"
    EXPERTS = "experts"


@frozen(kw_only=True, repr=False)
class Meeting:
    """A meeting of the parties: ``key`` as people write it ("22MSP", "5RC"), ``presidency`` the State that presides."""

    convention: str
    key: str
    kind: MeetingKind
    place: str = ""
    start: PartialDate | None = None
    last_day: PartialDate | None = None
    presidency: str = ""
    sources: tuple[str, ...]
    note: str = ""

    def __repr__(self) -> str:
        return f"<Meeting {self}>"

    def __str__(self) -> str:
        when = (
            f"{self.start} to {self.last_day}" if self.start != self.last_day else str(self.start or "days not known")
        )
        return f"{self.key}, {self.place or 'place not known'}, {when}"
