"""The columns of every table, with their types and meanings: the one place where they are written down."""

from __future__ import annotations

from ..model.acts import ActKind
from ..model.statuses import Status
from ..questions.obligations import ObligationStatus
from .table import Column, Kind

STATUSES: tuple[str, ...] = tuple(status.value for status in Status)
ACT_KINDS: tuple[str, ...] = tuple(kind.value for kind in ActKind)

DATE_IS = ("on", "at_latest", "at_earliest", "between")
"""How well a date is known."""

_CONVENTION = Column("convention", Kind.TEXT, "key of the convention")
_STATE = Column("state", Kind.TEXT, "alpha-3 code")
_NAME = Column("name", Kind.TEXT, "short English name of the State")
_DATE = Column("date", Kind.DAY, "the date that the row is about")
_STATUS = Column("status", Kind.WORD, "the status", STATUSES)
_IS_PARTY = Column("is_party", Kind.TRUTH, "whether the convention is in force for the State; empty where undetermined")
_IS_CONTRACTING = Column(
    "is_contracting", Kind.TRUTH, "whether it consented to be bound and did not leave; empty where undetermined"
)
_POSSIBLE = Column("possible", Kind.TEXT, "what an undetermined status may be, with a semicolon between")
_ARTICLE = Column("article", Kind.TEXT, "the article under which it has effect")
_SOURCES = Column("sources", Kind.TEXT, "ids of the sources, with a semicolon between")
_WEAK = Column("unconfirmed", Kind.TRUTH, "whether it has only one secondary source, or none")
_NOTE = Column("note", Kind.TEXT, "what else there is to know")
_DOUBTS: tuple[Column, ...] = (
    Column("doubts", Kind.TEXT, "the kinds of doubt about the row, with a semicolon between"),
    Column("unconfirmed", Kind.TRUTH, "whether leaving out the unconfirmed facts gives another answer"),
    Column("contested", Kind.TRUTH, "whether another status is asserted, and was answered"),
    Column("disputed_date", Kind.TRUTH, "whether sources print other dates"),
    Column("beyond_record", Kind.TRUTH, "whether the date lies after the one to which the record is complete"),
)

ACTS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("kind", Kind.WORD, "the kind of act", ACT_KINDS),
    Column("date", Kind.DAY, "date of receipt; empty where it is not known"),
    Column("received", Kind.TEXT, "the day, month or year of receipt, as far as it is known"),
    Column("effect", Kind.DAY, "date of effect that is used"),
    Column("effect_computed", Kind.DAY, "date of effect that follows from the clause"),
    Column("effect_published", Kind.DAY, "date of effect that sources print"),
    _ARTICLE,
    Column("reference", Kind.TEXT, "the depositary's notification"),
    _WEAK,
    _SOURCES,
    _NOTE,
)

STANDING: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    _DATE,
    _STATUS,
    _IS_PARTY,
    _IS_CONTRACTING,
    Column("since", Kind.DAY, "first day of the current period; empty where it held from the beginning"),
    Column("until", Kind.DAY, "first day after the period; empty where no end is known"),
    Column("signed_on", Kind.DAY, "date of its latest signature"),
    Column("consented_on", Kind.DAY, "date of its latest consent to be bound"),
    Column("in_force_from", Kind.DAY, "date of entry into force by that consent"),
    Column("withdrawal_effective", Kind.DAY, "date on which its latest withdrawal has effect"),
    _POSSIBLE,
    *_DOUBTS,
)

PANEL: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("period", Kind.TEXT, "YYYY or YYYY-MM"),
    Column("start", Kind.DAY, "first day of the period"),
    Column("date", Kind.DAY, "the date of the status: the period's last day, or the last day of the panel"),
    Column("status", Kind.WORD, "the status on that date; empty where the State did not exist then", STATUSES),
    _IS_PARTY,
    _IS_CONTRACTING,
    Column("since", Kind.DAY, "first day of the status; empty where it held from the beginning"),
    Column(
        "changes", Kind.COUNT, "how often the status changed from the start of the period to the date of the status"
    ),
    Column("changed", Kind.TEXT, "those changes: date, status before, status after, with a semicolon between"),
    _POSSIBLE,
    *_DOUBTS,
)

PERIODS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    _STATUS,
    _IS_PARTY,
    _IS_CONTRACTING,
    Column("start", Kind.DAY, "first day; empty where it held from the beginning"),
    Column("start_is", Kind.WORD, "how well the first day is known", DATE_IS),
    Column("until", Kind.DAY, "first day after it; empty where no end is known"),
    Column("end_is", Kind.WORD, "how well the first day after it is known", DATE_IS),
    _POSSIBLE,
    *_DOUBTS,
)

CHANGES: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("date", Kind.DAY, "date of the change, or the bound that date_is names"),
    Column("date_is", Kind.WORD, "how well the date is known", DATE_IS),
    Column("not_before", Kind.DAY, "first day on which the change can have been; empty where that is not known"),
    Column("not_after", Kind.DAY, "last day on which the change can have been; empty where that is not known"),
    Column("before", Kind.WORD, "the status before", STATUSES),
    Column("after", Kind.WORD, "the status from that date on", STATUSES),
    Column("act", Kind.WORD, "the kind of act that changed it", ACT_KINDS),
    Column("act_received", Kind.TEXT, "when the act was received, as far as it is known"),
    _ARTICLE,
    *_DOUBTS,
    _SOURCES,
)

OBLIGATIONS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    _DATE,
    Column("as_of", Kind.DAY, "the date to which the record of the convention is complete"),
    Column("duty", Kind.TEXT, "key of the duty"),
    Column("title", Kind.TEXT, "what must be done"),
    Column("article", Kind.TEXT, "the article that requires it"),
    Column("arose", Kind.DAY, "date of entry into force for the State"),
    Column("due", Kind.DAY, "the date that follows from the clause"),
    Column("extended_to", Kind.DAY, "the date to which extensions moved it, as far as it is known"),
    Column("may_be_extended", Kind.TRUTH, "whether an extension was requested, or granted to a date that is not known"),
    Column("requested_until", Kind.TEXT, "the date that was asked for, as far as it is known"),
    Column("fulfilled_on", Kind.TEXT, "day, month or year of completion, as far as it is known"),
    Column("status", Kind.WORD, "what our data say of it", tuple(s.value for s in ObligationStatus)),
    Column("late", Kind.TRUTH, "whether it was fulfilled after the deadline; empty where the dates do not say"),
    Column("yearly", Kind.TRUTH, "whether it falls due each year"),
    Column("to_do", Kind.TRUTH, "whether our data show that there was something to do; empty where they do not say"),
    Column("released", Kind.TRUTH, "whether the State left while it was running"),
    Column("left_on", Kind.DAY, "the date on which the State left"),
    *_DOUBTS,
    _SOURCES,
    Column("notes", Kind.TEXT, "what else there is to know"),
)

FIGURES: tuple[Column, ...] = (
    Column("measure", Kind.TEXT, "key of what is counted"),
    Column("state", Kind.TEXT, "alpha-3 code; empty for figures of the world or a group"),
    Column("scope", Kind.TEXT, "what a figure without State is about"),
    Column("convention", Kind.TEXT, "key of the convention"),
    Column("as_of", Kind.TEXT, "the day, month or year that it is for"),
    Column("value", Kind.NUMBER, "the number as printed; empty where the source gives words"),
    Column("text", Kind.TEXT, "the source's words in place of a number"),
    Column("unit", Kind.TEXT, "what the number counts"),
    Column("qualifier", Kind.TEXT, "the source's word on the number: about, more than"),
    Column("quality", Kind.TEXT, "what sort of statement it is"),
    Column("cumulative", Kind.TRUTH, "whether it counts from the beginning"),
    _WEAK,
    _SOURCES,
    _NOTE,
)

SCHEMAS: dict[str, tuple[Column, ...]] = {
    "acts": ACTS,
    "standing": STANDING,
    "panel": PANEL,
    "periods": PERIODS,
    "changes": CHANGES,
    "obligations": OBLIGATIONS,
    "figures": FIGURES,
}
"""Every table's columns."""
