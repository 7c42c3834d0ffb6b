"""The columns of every table, with their types and meanings: the one place where they are written down."""

from __future__ import annotations

from ..frames.table import Column, Kind
from ..model.acts import ActKind
from ..model.announcements import AnnouncementKind
from ..model.populations import Population
from ..model.sources import SourceKind
from ..model.statuses import Status
from ..questions.obligations import ObligationStatus

STATUSES: tuple[str, ...] = tuple(status.value for status in Status)
ACT_KINDS: tuple[str, ...] = tuple(kind.value for kind in ActKind)

DATE_IS = ("on", "at_latest", "at_earliest", "between")
"""How well a date is known."""

CENSORED_BY = ("record", "date", "state_end", "consent_end")
"""What ended the observation of a spell without its event: the date to which the record is complete, or the date asked
for; the end of the State; the end of the consent that would have entered into force.
"""

ALWAYS = frozenset({"convention", "state", "name", "period", "date", "start", "until"})
"""Columns that say what a row is about, which are there whichever columns are asked for."""

_CONVENTION = Column("convention", Kind.TEXT, "key of the convention")
_STATE = Column("state", Kind.TEXT, "alpha-3 code")
_NAME = Column("name", Kind.TEXT, "short English name of the State")
_DATE = Column("date", Kind.DAY, "the date that the row is about")
_STATUS = Column("status", Kind.WORD, "the status", STATUSES)
_IS_PARTY = Column("is_party", Kind.TRUTH, "whether the convention is in force for the State; empty where undetermined")
_IS_CONTRACTING = Column(
    "is_contracting", Kind.TRUTH, "whether it consented to be bound and did not leave; empty where undetermined"
)
_UNTIL = Column("until", Kind.DAY, "first day after the period; empty where no end is known")
_SIGNED_ON = Column("signed_on", Kind.DAY, "date of its latest signature")
_CONSENTED_ON = Column("consented_on", Kind.DAY, "date of its latest consent to be bound")
_IN_FORCE_FROM = Column("in_force_from", Kind.DAY, "date of entry into force by that consent")
_WITHDRAWAL_EFFECTIVE = Column("withdrawal_effective", Kind.DAY, "date on which its latest withdrawal has effect")
_POSSIBLE = Column("possible", Kind.TEXT, "what an undetermined status may be, with a semicolon between")
_ARTICLE = Column("article", Kind.TEXT, "the article under which it has effect")
_SOURCES = Column("sources", Kind.TEXT, "ids of the sources, with a semicolon between")
_WEAK = Column("unconfirmed", Kind.TRUTH, "whether it has only one secondary source, or none")
_NOTE = Column("note", Kind.TEXT, "what else there is to know")
_BEYOND = Column("beyond_record", Kind.TRUTH, "whether the date lies after the one to which the record is complete")
_DOUBTS: tuple[Column, ...] = (
    Column("doubts", Kind.TEXT, "the kinds of doubt about the row, with a semicolon between"),
    Column("unconfirmed", Kind.TRUTH, "whether leaving out the unconfirmed facts gives another answer"),
    Column("contested", Kind.TRUTH, "whether another status is asserted, and was answered"),
    Column("disputed_date", Kind.TRUTH, "whether sources print other dates"),
    _BEYOND,
)

_REGION = Column("region", Kind.TEXT, "M49 region; empty for predecessors that have none")
_WITHIN = Column("period", Kind.TEXT, "YYYY or YYYY-MM")
_YEAR = Column("year", Kind.COUNT, "the year of the period")
_COMPLETE = Column("complete", Kind.TRUTH, "whether the row covers the period to its last day")

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
    _UNTIL,
    _SIGNED_ON,
    _CONSENTED_ON,
    _IN_FORCE_FROM,
    _WITHDRAWAL_EFFECTIVE,
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
    _SIGNED_ON,
    _CONSENTED_ON,
    _IN_FORCE_FROM,
    _WITHDRAWAL_EFFECTIVE,
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

PANEL: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    _REGION,
    _WITHIN,
    _YEAR,
    Column("start", Kind.DAY, "first day of the period"),
    Column("date", Kind.DAY, "the date of the status: the period's last day, or the last day of the panel"),
    _COMPLETE,
    Column("status", Kind.WORD, "the status on that date; empty where the State did not exist then", STATUSES),
    _IS_PARTY,
    _IN_FORCE_FROM,
    Column("party_in_period", Kind.TRUTH, "whether it was party on any day of the period; empty where undetermined"),
    Column("days_bound", Kind.COUNT, "days of the period until the date on which it was party; empty as before"),
    _IS_CONTRACTING,
    _CONSENTED_ON,
    Column(
        "years_since_joining",
        Kind.COUNT,
        "complete years since that consent; empty where it is not surely a contracting State",
    ),
    Column("ever_signed", Kind.TRUTH, "whether it had signed by that date; empty where there is no signature stage"),
    _SIGNED_ON,
    Column("since", Kind.DAY, "first day of the status; empty where it held from the beginning"),
    _UNTIL,
    _WITHDRAWAL_EFFECTIVE,
    Column(
        "changes", Kind.COUNT, "how often the status changed from the start of the period to the date of the status"
    ),
    Column("changed", Kind.TEXT, "those changes: date, status before, status after, with a semicolon between"),
    _POSSIBLE,
    *_DOUBTS,
)

SPELLS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    _REGION,
    Column("spell", Kind.COUNT, "which spell of the State it is, from 1"),
    Column("start", Kind.DAY, "first day at risk; empty where only its bounds are known"),
    Column("start_not_before", Kind.DAY, "earliest first day at risk"),
    Column("start_not_after", Kind.DAY, "latest first day at risk; empty where that is not known"),
    Column("exit_date", Kind.DAY, "date of the event or of censoring; empty where only its bounds are known"),
    Column("exit_not_before", Kind.DAY, "earliest date of the event; of a censored spell the date of censoring"),
    Column("exit_not_after", Kind.DAY, "latest date of the event; empty where that is not known, or if censored"),
    Column("days", Kind.COUNT, "days from start to exit_date; empty where one of them is"),
    Column("event", Kind.TRUTH, "true: it happened; false: censored; empty: it may have happened"),
    Column("censored_by", Kind.WORD, "what ended the observation of a censored spell", CENSORED_BY),
    Column("zero_length", Kind.TRUTH, "whether it ends on the day on which it begins; empty where not known"),
    Column("act", Kind.WORD, "the kind of act by which the event happened", ACT_KINDS),
    Column("act_received", Kind.TEXT, "when that act was received, as far as it is known"),
    Column("article", Kind.TEXT, "the article under which it happened"),
    *_DOUBTS,
)

COUNTS: tuple[Column, ...] = (
    _CONVENTION,
    Column("population", Kind.WORD, "who is counted", tuple(population.value for population in Population)),
    Column("period", Kind.TEXT, "YYYY or YYYY-MM; empty where rows are for changes"),
    Column("date", Kind.DAY, "the date of the count: last day of the period or of the table, or date of a change"),
    Column("complete", Kind.TRUTH, "whether the period is covered to its last day; empty where rows are for changes"),
    Column("number", Kind.COUNT, "how many; empty where States are open or the question does not arise"),
    Column("at_least", Kind.COUNT, "how many surely; empty where the question does not arise"),
    Column("at_most", Kind.COUNT, "how many if all open States belong; empty where the question does not arise"),
    Column("open_states", Kind.TEXT, "codes of the States that may or may not belong, with a semicolon between"),
    Column("unconfirmed_states", Kind.TEXT, "codes of members by unconfirmed acts alone, with a semicolon between"),
    Column("contested_states", Kind.TEXT, "codes of members of which another status is asserted, in the same way"),
    _BEYOND,
    Column("note", Kind.TEXT, "why the question does not arise, or what is not given"),
)

ANNOUNCEMENTS: tuple[Column, ...] = (
    _CONVENTION,
    _STATE,
    _NAME,
    Column("body", Kind.TEXT, "who announced it, if it is not a State"),
    Column("kind", Kind.WORD, "the kind of announcement", tuple(kind.value for kind in AnnouncementKind)),
    Column("announced", Kind.TEXT, "day, month or year of the announcement, as far as it is known"),
    Column("actor", Kind.TEXT, "who spoke for it"),
    Column("text", Kind.TEXT, "what was said, in our words"),
    Column("formal", Kind.TRUTH, "whether it reports what is among the acts too"),
    _WEAK,
    _SOURCES,
)

SOURCES: tuple[Column, ...] = (
    Column("id", Kind.TEXT, "what facts cite"),
    Column("title", Kind.TEXT, "its title, or what it is"),
    Column("publisher", Kind.TEXT, "who published it"),
    Column("url", Kind.TEXT, "where it was found"),
    Column("as_of", Kind.TEXT, "the day, month or year for which its content stands"),
    Column("kind", Kind.WORD, "who speaks in it", tuple(kind.value for kind in SourceKind)),
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
    "spells": SPELLS,
    "counts": COUNTS,
    "announcements": ANNOUNCEMENTS,
    "sources": SOURCES,
}
"""Every table's columns."""
