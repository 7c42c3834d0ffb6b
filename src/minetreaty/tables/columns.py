"""The columns of every table: those of `frames.schemas`, and those of the tables that are made for statistics."""

from __future__ import annotations

from ..frames.schemas import ACT_KINDS, DATE_IS, STATUSES
from ..frames.schemas import SCHEMAS as _SCHEMAS
from ..frames.table import Column, Kind
from ..model.announcements import AnnouncementKind
from ..model.populations import Population
from ..model.sources import SourceKind

__all__ = ["ALWAYS", "CENSORED_BY", "DATE_IS", "SCHEMAS"]

CENSORED_BY = ("record", "date", "state_end", "consent_end")
"""What ended the observation of a spell without its event: the date to which the record is complete, or the date asked
for; the end of the State; the end of the consent that would have entered into force.
"""

ALWAYS = frozenset({"convention", "state", "name", "period", "date", "start", "until"})
"""Columns that say what a row is about, which are there whichever columns are asked for."""

_OF = {column.name: column for column in (*_SCHEMAS["standing"], *_SCHEMAS["changes"])}
_WHO = (_OF["convention"], _OF["state"], _OF["name"])
_DOUBTS = (_OF["doubts"], _OF["unconfirmed"], _OF["contested"], _OF["disputed_date"], _OF["beyond_record"])
_DATES = (_OF["signed_on"], _OF["consented_on"], _OF["in_force_from"], _OF["withdrawal_effective"])
_REGION = Column("region", Kind.TEXT, "M49 region; empty for predecessors that have none")
_WITHIN = Column("period", Kind.TEXT, "YYYY or YYYY-MM")
_YEAR = Column("year", Kind.COUNT, "the year of the period")
_COMPLETE = Column("complete", Kind.TRUTH, "whether the row covers the period to its last day")

PANEL: tuple[Column, ...] = (
    *_WHO,
    _REGION,
    _WITHIN,
    _YEAR,
    Column("start", Kind.DAY, "first day of the period"),
    Column("date", Kind.DAY, "the date of the status: the period's last day, or the last day of the panel"),
    _COMPLETE,
    Column("status", Kind.WORD, "the status on that date; empty where the State did not exist then", STATUSES),
    _OF["is_party"],
    _OF["in_force_from"],
    Column("party_in_period", Kind.TRUTH, "whether it was party on any day of the period; empty where undetermined"),
    Column("days_bound", Kind.COUNT, "days of the period until the date on which it was party; empty as before"),
    _OF["is_contracting"],
    _OF["consented_on"],
    Column(
        "years_since_joining",
        Kind.COUNT,
        "complete years since that consent; empty where it is not surely a contracting State",
    ),
    Column("ever_signed", Kind.TRUTH, "whether it had signed by that date; empty where there is no signature stage"),
    _OF["signed_on"],
    Column("since", Kind.DAY, "first day of the status; empty where it held from the beginning"),
    _OF["until"],
    _OF["withdrawal_effective"],
    Column(
        "changes", Kind.COUNT, "how often the status changed from the start of the period to the date of the status"
    ),
    Column("changed", Kind.TEXT, "those changes: date, status before, status after, with a semicolon between"),
    _OF["possible"],
    *_DOUBTS,
)

SPELLS: tuple[Column, ...] = (
    *_WHO,
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
    _OF["convention"],
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
    _OF["beyond_record"],
    Column("note", Kind.TEXT, "why the question does not arise, or what is not given"),
)

ANNOUNCEMENTS: tuple[Column, ...] = (
    *_WHO,
    Column("body", Kind.TEXT, "who announced it, where it is no State"),
    Column("kind", Kind.WORD, "the kind of announcement", tuple(kind.value for kind in AnnouncementKind)),
    Column("announced", Kind.TEXT, "day, month or year of the announcement, as far as it is known"),
    Column("actor", Kind.TEXT, "who spoke for it"),
    Column("text", Kind.TEXT, "what was said, in our words"),
    Column("formal", Kind.TRUTH, "whether it reports what is among the acts too"),
    Column("unconfirmed", Kind.TRUTH, "whether it has only one secondary source, or none"),
    _OF["sources"],
)

SOURCES: tuple[Column, ...] = (
    Column("id", Kind.TEXT, "what facts cite"),
    Column("title", Kind.TEXT, "its title, or what it is"),
    Column("publisher", Kind.TEXT, "who published it"),
    Column("url", Kind.TEXT, "where it was found"),
    Column("as_of", Kind.TEXT, "the day, month or year for which its content stands"),
    Column("kind", Kind.WORD, "who speaks in it", tuple(kind.value for kind in SourceKind)),
    Column("note", Kind.TEXT, "what else there is to know"),
)

_PERIODS = {column.name: column for column in _SCHEMAS["periods"]}

PERIODS: tuple[Column, ...] = (
    *(column for column in _PERIODS.values() if column not in (_OF["possible"], *_DOUBTS)),
    *_DATES,
    _OF["possible"],
    *_DOUBTS,
)

SCHEMAS: dict[str, tuple[Column, ...]] = {
    **_SCHEMAS,
    "panel": PANEL,
    "periods": PERIODS,
    "spells": SPELLS,
    "counts": COUNTS,
    "announcements": ANNOUNCEMENTS,
    "sources": SOURCES,
}
"""Every table's columns."""
