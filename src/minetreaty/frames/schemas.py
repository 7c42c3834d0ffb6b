"""The columns of every table, with their types and meanings: the one place where they are written down."""

from __future__ import annotations

from ..model.acts import ActKind
from ..model.statuses import Status
from ..questions.obligations import ObligationStatus
from .table import Column, Kind

STATUSES: tuple[str, ...] = tuple(status.value for status in Status)
ACT_KINDS: tuple[str, ...] = tuple(kind.value for kind in ActKind)

_CONVENTION = Column("convention", Kind.TEXT, "key of the convention")
_STATE = Column("state", Kind.TEXT, "alpha-3 code")
_NAME = Column("name", Kind.TEXT, "short English name of the State")
_STATUS = Column("status", Kind.WORD, "the status", STATUSES)
_IS_PARTY = Column("is_party", Kind.TRUTH, "whether the convention is in force for the State")
_ARTICLE = Column("article", Kind.TEXT, "the article under which it has effect")
_SOURCES = Column("sources", Kind.TEXT, "ids of the sources, with a semicolon between")
_UNCONFIRMED = Column("unconfirmed", Kind.TRUTH, "whether one secondary document or none carries it")
_NOTE = Column("note", Kind.TEXT, "what else there is to know")

ACTS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("kind", Kind.WORD, "the kind of act", ACT_KINDS),
    Column("date", Kind.DAY, "day of receipt; empty where it is not known"),
    Column("when", Kind.TEXT, "the day, month or year of receipt, as far as it is known"),
    Column("effect", Kind.DAY, "day of effect that is used"),
    Column("effect_computed", Kind.DAY, "day of effect that follows from the clause"),
    Column("effect_published", Kind.DAY, "day of effect that sources print"),
    _ARTICLE,
    Column("reference", Kind.TEXT, "the depositary's notification"),
    _UNCONFIRMED,
    _SOURCES,
    _NOTE,
)

STANDING: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("on", Kind.DAY, "the day that the row is about"),
    _STATUS,
    _IS_PARTY,
    Column("is_contracting", Kind.TRUTH, "whether it consented to be bound and did not leave"),
    Column("since", Kind.DAY, "first day of the current period; empty where it held from the beginning"),
    Column("until", Kind.DAY, "first day after the period; empty where no end is known"),
    Column("signed_on", Kind.DAY, "day of its latest signature"),
    Column("consented_on", Kind.DAY, "day of its latest consent to be bound"),
    Column("in_force_from", Kind.DAY, "day of entry into force by that consent"),
    Column("withdrawal_effective", Kind.DAY, "day on which its latest withdrawal has effect"),
    Column("possible", Kind.TEXT, "what an undetermined status may be, with a semicolon between"),
    Column("beyond_record", Kind.TRUTH, "whether the day lies after the one to which the record is complete"),
)

PANEL: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("period", Kind.TEXT, "YYYY or YYYY-MM"),
    Column("start", Kind.DAY, "first day of the period"),
    Column("on", Kind.DAY, "the day of the status: the period's last, or the last day of the panel"),
    Column("status", Kind.WORD, "the status on that day; empty where the State was not in the universe", STATUSES),
    _IS_PARTY,
    Column("since", Kind.DAY, "first day of the status; empty where it held from the beginning"),
    Column("changes", Kind.COUNT, "how often the status changed from the start of the period to the day of the status"),
    Column("changed", Kind.TEXT, "those changes: day, status before, status after, with a semicolon between"),
    Column("beyond_record", Kind.TRUTH, "whether the day lies after the one to which the record is complete"),
)

PERIODS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    _STATUS,
    _IS_PARTY,
    Column("start", Kind.DAY, "first day; empty where it held from the beginning"),
    Column("end", Kind.DAY, "first day after it; empty where no end is known"),
    Column("possible", Kind.TEXT, "what an undetermined status may be, with a semicolon between"),
)

CHANGES: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("date", Kind.DAY, "day of the change"),
    Column("before", Kind.WORD, "the status before", STATUSES),
    Column("after", Kind.WORD, "the status from that day on", STATUSES),
    Column("act", Kind.WORD, "the kind of act that changed it", ACT_KINDS),
    Column("act_when", Kind.TEXT, "when the act was received, as far as it is known"),
    _ARTICLE,
    _SOURCES,
)

OBLIGATIONS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("on", Kind.DAY, "the day that the row is about"),
    Column("duty", Kind.TEXT, "key of the duty"),
    Column("title", Kind.TEXT, "what is to be done"),
    Column("article", Kind.TEXT, "the article that asks for it"),
    Column("arose", Kind.DAY, "day of entry into force for the State"),
    Column("due", Kind.DAY, "the day that the clause computes"),
    Column("extended_to", Kind.DAY, "the day to which extensions moved it"),
    Column("fulfilled_on", Kind.TEXT, "day, month or year of completion, as far as it is known"),
    Column("status", Kind.WORD, "how it stands, as far as the record goes", tuple(s.value for s in ObligationStatus)),
    Column("late", Kind.TRUTH, "whether it was fulfilled after the deadline; empty where the days do not say"),
    Column("yearly", Kind.TRUTH, "whether it falls due each year"),
    Column("released", Kind.TRUTH, "whether the State left while it was running"),
    Column("left_on", Kind.DAY, "the day on which the State left"),
    _UNCONFIRMED,
    _SOURCES,
    Column("notes", Kind.TEXT, "what else there is to know"),
)

FIGURES: tuple[Column, ...] = (
    Column("measure", Kind.TEXT, "key of what is counted"),
    Column("state", Kind.TEXT, "alpha-3 code; empty for figures of the world or a group"),
    Column("scope", Kind.TEXT, "what a figure without State is about"),
    Column("convention", Kind.TEXT, "key of the convention"),
    Column("as_of", Kind.TEXT, "the day, month or year that it stands for"),
    Column("value", Kind.NUMBER, "the number as printed; empty where the source gives words"),
    Column("text", Kind.TEXT, "the source's words in place of a number"),
    Column("unit", Kind.TEXT, "what the number counts"),
    Column("qualifier", Kind.TEXT, "the source's word on the number: about, more than"),
    Column("quality", Kind.TEXT, "what sort of statement it is"),
    Column("cumulative", Kind.TRUTH, "whether it counts from the beginning"),
    _UNCONFIRMED,
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
