"""What was known on a date. Expected dates are those that the record's sources print."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Figure, PartialDate, Register
from minetreaty.facts.invented import DEPOSITARY, GAZETTE, PAPER, act
from minetreaty.facts.knowledge import tells_of_later
from minetreaty.facts.layout import SECTIONS
from minetreaty.model.announcements import Announcement, AnnouncementKind
from minetreaty.model.implementation import (
    Completion,
    CompletionKind,
    Extension,
    ExtensionRequest,
    Meeting,
    MeetingKind,
    PublishedDeadline,
    RequestOutcome,
)
from minetreaty.model.sources import Disagreement
from tests.invented import founded


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


# ---- the bundled record


def test_an_explanation_as_known_cites_nothing_that_came_later(reg: Register) -> None:
    """The Twenty-Second Meeting spoke on the claimed suspension in December 2025; the objections are of October."""
    told = str(reg.explain("UKR", "APMBC", on="2025-08-01", known_on="2025-08-01"))
    assert "December 2025" not in told and "February 2026" not in told and "Twenty-Second" not in told
    assert "AUT" not in told and "communication of 2025-07-18" in told
    assert "Twenty-Second" in str(reg.explain("UKR", "APMBC", on="2025-08-01"))
    # What was published later shows what was done before, and is marked.
    assert "[ch-apmbc-2026-04-14]" in told
    marked = {line.partition("]")[0][3:] for line in told.splitlines() if line.endswith(" (published later)")}
    assert {"untc-apmbc-2026-02-03", "ch-apmbc-2026-04-14", "mar-ctm-2025"} <= marked
    assert "hrw-2025-07-24" not in marked and "boell-2018" not in marked


@pytest.mark.parametrize("day", ["1999-03-01", "2005-01-01", "2015-06-30", "2025-08-01"])
def test_disagreements_are_known_when_their_source_is_published(reg: Register, day: str) -> None:
    known = reg.as_known(day)
    found = known.disagreements()
    assert found == reg.disagreements(known_on=day)
    assert {item.state for item in found} < {item.state for item in reg.disagreements()}
    for item in found:
        dates = [published for id_ in item.sources if (published := reg.source(id_).published)]
        assert min(str(date) for date in dates) <= day


@pytest.mark.parametrize("day", ["1996-01-01", "2005-01-01", "2020-01-01", "2025-08-01"])
def test_no_fact_known_on_a_date_is_of_a_later_one(reg: Register, day: str) -> None:
    known, last = reg.as_known(day), dt.date.fromisoformat(day)
    facts = known.facts
    assert all(item.as_of is None or item.as_of.first <= last for item in facts.table(Figure))
    assert all(item.date.first <= last for item in known.announcements())
    assert all(item.start is None or item.start.first <= last for item in known.meetings())
    assert all(item.as_of.first <= last or item.submitted for item in facts.table(ExtensionRequest))
    assert all(item.latest is not None and item.latest.first <= last for item in facts.table(Completion))
    assert all(campaign.announced <= last for campaign in known.campaigns)
    assert {convention.as_of for convention in known.conventions} <= {last, *(c.as_of for c in reg.conventions)}
    assert all(convention.as_of <= last for convention in known.conventions)
    for section, table in SECTIONS.items():
        if section in ("states", "groups", "successions", "non_states", "sources"):
            assert facts.table(table.cls) == reg.facts.table(table.cls), section
        else:
            assert len(facts.table(table.cls)) <= len(reg.facts.table(table.cls)), section


def test_figures_known_in_2005_are_those_printed_by_then(reg: Register) -> None:
    known = reg.as_known("2005-01-01").facts.table(Figure)
    assert 0 < len(known) < len(reg.facts.table(Figure))
    assert "states_parties_with_article5_obligations" not in reg.as_known("2005-01-01").measures
    measure = known[0].measure
    assert reg.figures(measure, known_on="2005-01-01") == reg.as_known("2005-01-01").figures(measure)


def test_meetings_and_announcements_may_be_asked_for_as_known(reg: Register) -> None:
    assert {meeting.key for meeting in reg.meetings("APMBC", known_on="1999-12-31")} == {"1MSP"}
    told = reg.announcements("FIN", "APMBC", known_on="2002-01-01")
    assert [str(item.date) for item in told] == ["2001-12"]
    assert reg.unconfirmed("APMBC", known_on="2023-06-20") == ()
    assert [act.state for act in reg.unconfirmed("APMBC", known_on="2023-07-01")] == ["ERI"]


def test_the_outcome_of_a_request_is_known_from_the_end_of_the_meeting(reg: Register) -> None:
    """The Twenty-Second Meeting, 1 to 5 December 2025, did not grant what Senegal had asked for."""

    def asked(day: str) -> ExtensionRequest:
        table = reg.as_known(day).facts.table(ExtensionRequest)
        return next(item for item in table if (item.state, item.meeting) == ("SEN", "22MSP"))

    assert (asked("2025-12-04").outcome, asked("2025-12-04").note) == (None, "")
    assert asked("2025-12-05").outcome is RequestOutcome.NOT_GRANTED
    with pytest.raises(StopIteration):
        asked("2025-10-31")


def test_the_record_of_a_convention_is_complete_to_the_date_of_knowledge_at_the_latest(reg: Register) -> None:
    early, later = reg.as_known("2025-08-01").convention("APMBC"), reg.as_known("2026-03-01").convention("APMBC")
    assert (str(early.as_of), early.as_of_note) == ("2025-08-01", "")
    assert later.as_of_note.startswith("all other acts to 2026-02-03")
    assert reg.as_known("2026-06-01").convention("APMBC") == reg.convention("APMBC")
    assert reg.as_known("2025-08-01").facts.as_of("APMBC") == dt.date(2025, 8, 1)
    standing = reg.standing("FRA", "APMBC", on="2025-08-02", known_on="2025-08-01")
    assert standing.beyond_record and not reg.standing("FRA", "APMBC", known_on="2025-08-01").beyond_record


def test_what_is_known_is_written_and_read_again(reg: Register) -> None:
    known = reg.as_known("2015-06-30")
    again = mt.loads(mt.dumps(known))
    assert again == known
    day = "2015-06-30"
    assert again.obligations("AFG", "APMBC", on=day).items == known.obligations("AFG", "APMBC", on=day).items


# ---- texts that tell of later


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("found in December 2025", True),
        ("found on 5 December 2025.", True),
        ("the page of 2026-02-03", True),
        ("told in 2026", True),
        ("told in 2025", False),  # the year had begun
        ("as of 17 July 2025", False),
        ("as of 2025-08-01", False),
        ("1,404,819 mines", False),
        ("2,030 mines, 2030.5 km2, no. 12/2031 and 2032/1", False),
        ("31 February 2026", False),  # there is no such date
        ("2026-13", False),
        ("nothing", False),
    ],
)
def test_a_text_tells_of_later(text: str, later: bool) -> None:
    assert tells_of_later(text, dt.date(2025, 8, 1)) is later


# ---- the invented record


def meeting(key: str, **more: Any) -> Meeting:
    return Meeting(convention="PACT", key=key, kind=MeetingKind.MEETING, **more)


def printed(year: int, **more: Any) -> PublishedDeadline:
    return PublishedDeadline(convention="PACT", state="AAA", duty="clearance", date=PartialDate(year), **more)


FACTS: dict[str, Any] = {
    "disagreements": (
        Disagreement(convention="PACT", field="count", theirs="3", sources=("paper",)),
        Disagreement(convention="PACT", field="count", theirs="4", sources=("gazette",)),
    ),
    "figures": (
        Figure(measure="mines", as_of=PartialDate(2003), value=1, unit="mines", sources=("gazette",)),
        Figure(measure="mines", as_of=PartialDate(2003), value=2, unit="mines", sources=("paper",)),
        Figure(measure="mines", value=3, unit="mines", sources=("paper",)),
        Figure(measure="mines", value=4, unit="mines", sources=("gazette",)),
    ),
    "meetings": (
        meeting("1MSP", start=PartialDate(2004, 3), sources=("paper",)),
        meeting("2MSP", sources=("paper",)),
        meeting("3MSP", sources=("gazette",)),
    ),
    "published_deadlines": (
        printed(2006, in_force_on=PartialDate(2004), sources=("gazette",)),
        printed(2007, sources=("gazette",)),
        printed(2008, sources=("paper",)),
    ),
    "extensions": (
        Extension(convention="PACT", state="AAA", duty="clearance", number=1, sources=("paper",)),
        Extension(convention="PACT", state="AAA", duty="clearance", number=2, sources=("gazette",)),
        Extension(
            convention="PACT", state="AAA", duty="clearance", number=3, granted_by=PartialDate(2004),
            sources=("gazette",),
        ),
        Extension(
            convention="PACT", state="AAA", duty="clearance", number=4, granted=PartialDate(2004, 2),
            sources=("gazette",), note="Granted in 2004; ended in May 2006.",
        ),
    ),
    "completions": (
        Completion(convention="PACT", state="BBB", duty="clearance", kind=CompletionKind.LISTED, sources=("paper",)),
        Completion(
            convention="PACT", state="AAA", duty="clearance", kind=CompletionKind.DECLARED, date=PartialDate(2004, 5),
            reopened=PartialDate(2006), sources=("gazette",),
        ),
    ),
    "announcements": (
        Announcement(
            state="AAA", convention="PACT", kind=AnnouncementKind.REGRET, date=PartialDate(2004, 5), actor="a minister",
            text="a text", sources=("gazette",),
        ),
    ),
}  # fmt: skip


def known(day: str, section: str) -> int:
    facts = founded(**FACTS).as_known(day).facts
    return len(facts.table(SECTIONS[section].cls))


@pytest.mark.parametrize(
    ("section", "day", "before", "then"),
    [
        ("disagreements", "2005-12-31", 0, 1),  # the paper is of 2005; the gazette has no date
        ("figures", "2005-12-31", 1, 3),  # one as of its own date
        ("figures", "2003-01-01", 0, 1),
        ("meetings", "2004-03-01", 0, 1),
        ("meetings", "2005-12-31", 1, 2),
        ("published_deadlines", "2004-01-01", 0, 1),
        ("published_deadlines", "2005-12-31", 1, 2),
        ("extensions", "2004-02-01", 0, 1),
        ("extensions", "2004-12-31", 1, 2),
        ("extensions", "2005-12-31", 2, 3),
        ("completions", "2004-05-01", 0, 1),
        ("completions", "2005-12-31", 1, 2),
        ("announcements", "2004-05-01", 0, 1),
    ],
)
def test_facts_are_known_from_their_date_or_that_of_a_source(section: str, day: str, before: int, then: int) -> None:
    assert (GAZETTE.as_of, PAPER.as_of) == ("", "2005")
    day_before = dt.date.fromisoformat(day) - dt.timedelta(1)
    assert (known(str(day_before), section), known(day, section)) == (before, then)


def test_what_became_of_a_fact_later_is_left_out() -> None:
    reg = founded(**FACTS)
    done = [reg.as_known(day).facts.table(Completion)[-1] for day in ("2005-12-31", "2006-01-01")]
    assert [fact.reopened and str(fact.reopened) for fact in done] == [None, "2006"]
    extended = [reg.as_known(day).facts.table(Extension)[-1] for day in ("2006-04-30", "2006-05-01")]
    assert [fact.note for fact in extended] == ["", "Granted in 2004; ended in May 2006."]


def test_notes_of_acts_and_conventions_that_tell_of_later_are_left_out() -> None:
    noted = act("DDD", "declaration", "2003-01-01", note="Answered in 2010.")
    (pact, *others) = founded().facts.table(mt.Convention)
    reg = founded(noted, conventions=(evolve(pact, note="Amended in 2011."), *others))
    assert reg.as_known("2009-12-31").acts("PACT")[-1] == evolve(noted, note="")
    assert reg.as_known("2010-01-01").acts("PACT")[-1] == noted
    notes = [reg.as_known(day).convention("PACT").note for day in ("2010-12-31", "2011-01-01", "2030-01-01")]
    assert notes == ["", "Amended in 2011.", "Amended in 2011."]
    assert DEPOSITARY.published == PartialDate(2020, 6, 30)
