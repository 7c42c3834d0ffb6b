"""What makes obligations uncertain, and what falls due. Expected dates are those that others print."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Deadline, Deadlines, Doubt, DoubtKind, Obligation, ObligationStatus, PartialDate, Register
from minetreaty.facts.invented import CHARTER, PACT, PROTOCOL, act, undated
from minetreaty.model.implementation import (
    Completion,
    CompletionKind,
    Extension,
    ExtensionRequest,
    Figure,
    Meeting,
    MeetingKind,
    PublishedDeadline,
)
from minetreaty.model.sources import Disagreement
from tests.invented import founded

FULFILLED, RUNNING, PASSED, UNDETERMINED = ObligationStatus
UNCONFIRMED, CONTESTED, DISPUTED, BEYOND, OPEN = DoubtKind


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def duty(reg: Register, state: str, name: str, convention: str = "APMBC", **days: str) -> Obligation:
    return next(item for item in reg.obligations(state, convention, **days) if item.duty == name)


def texts(found: Obligation, kind: DoubtKind) -> list[str]:
    return [doubt.text for doubt in found.doubts if doubt.kind is kind]


# ---- dates on which sources differ


@pytest.mark.parametrize(
    ("name", "due", "other"),
    [
        # The Monitor counts from 2007-04-01, six months after the notification, and prints the first of these dates.
        ("stockpile_destruction", "2010-06-03", "2011-04-01"),
        ("clearance", "2016-06-03", "2017-04-01"),
        ("initial_report", "2006-11-30", "2007-09-28"),
    ],
)
def test_montenegros_deadlines_are_disputed(reg: Register, name: str, due: str, other: str) -> None:
    found = duty(reg, "MNE", name, on="2010-01-01")
    assert (str(found.due), found.disputed_date) == (due, True)
    assert texts(found, DISPUTED)[0] == (
        "Sources differ on the entry into force for Montenegro: 2007-04-01 in lm-2007-ban, lm-montenegro. Counted from "
        f"that day, the date would be {other}; {due} is used here."
    )
    assert "date disputed" in str(found) and other in str(found)


def test_a_deadline_that_is_printed_otherwise_is_disputed(reg: Register) -> None:
    stock = duty(reg, "MNE", "stockpile_destruction")
    assert texts(stock, DISPUTED)[1] == (
        "Another deadline is printed: 2011-04-01 in lm-montenegro; 2010-06-03 is used here."
    )
    # The yearly report falls due on the same day, whichever date it is counted from.
    assert not duty(reg, "MNE", "annual_report").disputed_date
    # Ukraine: Table 5 of a report against its chapter, for the deadline of the extension that runs.
    ukraine = duty(reg, "UKR", "clearance")
    assert texts(ukraine, DISPUTED) == [
        "Another deadline is printed: 2033-12-31 in mar-ctm-2025; 2033-12-01 is used here."
    ]
    assert not duty(reg, "UKR", "clearance", on="2018-01-01").disputed_date
    # The United Kingdom: a day that does not fit the length of the extension, for one whose day is not known.
    assert texts(duty(reg, "GBR", "clearance"), DISPUTED) == [
        "Another deadline is printed: 2024-04-01 in clf-17msp; none is used here."
    ]
    # Türkiye: the first extension is printed in two ways; the deadline has moved since.
    assert not duty(reg, "TUR", "clearance").disputed_date
    assert duty(reg, "TUR", "clearance", on="2018-01-01").disputed_date


def test_what_is_not_known_then_disputes_nothing(reg: Register) -> None:
    # The report of 2007 is the first source of the other entry into force; the deadline is printed in 2009.
    early = duty(reg, "MNE", "stockpile_destruction", on="2007-01-01", known_on="2007-01-01")
    assert not early.disputed_date


# ---- facts that are unconfirmed, and status that is uncertain


def test_an_extension_is_unconfirmed_where_the_last_one_is(reg: Register) -> None:
    chad = duty(reg, "TCD", "clearance")
    assert chad.unconfirmed and texts(chad, UNCONFIRMED)[0].startswith("Chad, extension no. ")
    # Bosnia and Herzegovina: the second extension is unconfirmed, the third is not.
    bosnia = duty(reg, "BIH", "clearance")
    assert [e.unconfirmed for e in bosnia.extensions] == [False, True, False] and not bosnia.unconfirmed
    assert duty(reg, "BIH", "clearance", on="2020-01-01").unconfirmed
    albania = duty(reg, "ALB", "clearance")
    assert texts(albania, UNCONFIRMED) == ["Albania, completion: unconfirmed, with only one secondary source or none."]


def test_what_is_doubtful_of_the_status_is_doubtful_of_the_duties(reg: Register) -> None:
    ukraine = reg.obligations("UKR", "APMBC")
    assert all(item.contested for item in ukraine)
    assert not any(item.contested for item in reg.obligations("UKR", "APMBC", on="2025-07-01"))
    # Eritrea's notice and its revocation of 2023 are unconfirmed; in 2025 nothing of it remains.
    assert duty(reg, "ERI", "annual_report", on="2023-08-01").unconfirmed
    assert not duty(reg, "ERI", "annual_report", on="2025-08-01").unconfirmed
    beyond = reg.obligations("FRA", "APMBC", on="2027-01-01")
    assert all(item.beyond_record for item in beyond)
    assert not any(item.beyond_record for item in reg.obligations("FRA", "APMBC"))
    assert {str(item.as_of) for item in beyond} == {"2026-04-14"}


def test_the_duties_of_a_state_that_left_are_as_certain_as_they_were() -> None:
    notice = act("AAA", "withdrawal", "2003-01-15", armed_conflict=False, unconfirmed=True)
    reg = founded(notice, conventions=LAWS)
    (report,) = reg.obligations("AAA", "PACT", on="2004-01-01")
    assert (report.left_on, report.doubts) == (dt.date(2003, 7, 15), ())
    (late,) = reg.obligations("AAA", "PACT", on="2021-01-01")
    assert [doubt.kind for doubt in late.doubts] == [BEYOND]


def test_why_a_status_is_not_known_is_a_doubt(reg: Register) -> None:
    austria = duty(reg, "AUT", "clearance")
    assert austria.doubts == (
        Doubt(
            kind=OPEN,
            state=reg.state("AUT"),
            text="Our data do not say how it was carried out, or whether there was anything to do.",
        ),
    )
    assert (austria.to_do, duty(reg, "AFG", "clearance").to_do) == (None, True)
    # Eritrea reported on 2003-09-03 that it had no stocks.
    assert duty(reg, "ERI", "stockpile_destruction").to_do is False


# ---- requests and extensions of which something is not known


def test_a_pending_request_is_told_from_the_first_day_of_it(reg: Register) -> None:
    """South Sudan: extended to 2026-07-09. A report of 1 November 2025 has the request to 2030-07-09."""
    before, then = (duty(reg, "SSD", "clearance", on=day) for day in ("2025-10-31", "2025-11-01"))
    assert (before.requests, before.requested_until, before.may_be_extended) == ((), None, False)
    assert (then.status, str(then.deadline), str(then.requested_until)) == (RUNNING, "2026-07-09", "2030-07-09")
    assert then.notes == (
        "An extension to 2030-07-09 was requested from the 22MSP; the decision was still to come (deadline before: "
        "2026-07-09).",
    )
    assert then.may_be_extended and then.notes[0] in str(then)
    # Granted by the Twenty-Second Meeting, to a date that the data do not have.
    after = duty(reg, "SSD", "clearance", on="2025-12-05")
    assert (after.status, after.extended_to_unknown_date, str(after.requested_until)) == (RUNNING, True, "2030-07-09")
    assert "extended to 2026-07-09, then to a date that is not known: running" in str(after)
    assert [doubt.kind for doubt in after.doubts] == [UNCONFIRMED, OPEN]


def test_no_decision_is_known_before_the_meeting_is(reg: Register) -> None:
    early = duty(reg, "SEN", "clearance", on="2026-12-31", known_on="2025-11-15")
    assert early.notes == (
        "An extension to 2029-03-01 was requested from the 22MSP; the decision was not known on 2025-11-15 (deadline "
        "before: 2026-03-01).",
    )


def test_extended_to_a_date_that_is_not_known_does_not_read_as_years_of_breach(reg: Register) -> None:
    """Nicaragua was granted an extension by the Ninth Meeting and declared completion in June 2010."""
    found = duty(reg, "NIC", "clearance")
    assert (found.status, found.late, found.when) == (
        FULFILLED, None, "2009-05-01, extended to a date that is not known",
    )  # fmt: skip
    assert found.notes[1:] == (
        "Extended by the 9MSP, to a date that is not known (unconfirmed).",
        "Whether it was done by the extended deadline is not known.",
    )


@pytest.mark.parametrize(
    ("state", "name", "deadline"),
    [
        ("COG", "stockpile_destruction", "2005-11-01"),  # by 2009
        ("BGD", "stockpile_destruction", "2005-03-01"),  # between December 2004 and December 2005
        ("YEM", "stockpile_destruction", "2003-03-01"),  # declared in 2005
        ("DEU", "clearance", "2009-03-01"),  # listed in 2025
    ],
)
def test_a_completion_that_may_be_before_or_after_the_deadline(
    reg: Register, state: str, name: str, deadline: str
) -> None:
    found = duty(reg, state, name)
    assert (found.status, found.late) == (FULFILLED, None)
    assert f"Whether it was done by {deadline} is not known." in found.notes


def test_a_request_without_outcome_is_told_of_a_fulfilled_duty_too(reg: Register) -> None:
    """Germany asked in 2013 for an extension for areas found after the deadline; the decision was not read."""
    assert (
        "An extension was requested from the 13MSP; the decision is not known (deadline before: 2009-03-01)."
        in duty(reg, "DEU", "clearance").notes
    )


# ---- what comes due


def test_deadlines_leave_out_no_state_that_may_have_been_extended(reg: Register) -> None:
    found = reg.deadlines("APMBC", until="2027-12-31", since="2025-11-15")
    asked = {"AGO", "ARG", "BFA", "KHM", "COL", "COD", "ECU", "ETH", "NGA", "SEN", "SSD", "TJK", "TUR", "ZWE"}
    assert {item.state.alpha3 for item in found if item.requests} == asked
    later = reg.deadlines("APMBC", until="2027-12-31")
    # The Twenty-Second Meeting decided on all of them; Cambodia's date is known, and lies after 2027.
    assert {item.state.alpha3 for item in later if item.may_be_extended} == asked - {"KHM", "SEN", "TJK"}
    assert "TJK" not in {item.state.alpha3 for item in later}


def test_deadlines_say_on_which_date_they_are_judged_and_what_is_not_known(reg: Register) -> None:
    found = reg.deadlines(until="2027-12-31")
    assert isinstance(found, Deadlines)
    assert [(one.convention, str(one.on), str(one.as_of)) for one in found.judged] == [
        ("APMBC", "2026-04-14", "2026-04-14"),
        ("CCM", "2026-02-03", "2026-02-03"),
    ]
    assert found.notes[0] == "APMBC: judged on 2026-04-14, from a record that is complete to 2026-04-14."
    told = " ".join(found.notes)
    assert "decisions on deadlines to the Twenty-Second Meeting (December 2025)" in told
    assert "Not known, as the notes of each say: APMBC Art. 5(1) Burkina Faso, Angola" in told
    assert "An extension was requested, or granted to a date that is not known: CCM Art. 4(1)(a) Afghanistan" in told
    assert "Our data do not say whether there is anything to do: CCM Art. 4(1)(a) Colombia, Mauritius" in told
    assert {item.state.alpha3 for item in found.undetermined} >= {"BFA", "AGO", "IRQ", "DEU"}
    assert found[0] in found.undetermined and list(found[1:3]) == list(found.items[1:3])
    assert repr(found) == f"<Deadlines to 2027-12-31: {len(found)}>"
    text = str(found)
    assert f"\n- {found[0].deadline} {found[0].state.name}, {found[0]}\n" in text and f"Note: {found.notes[0]}" in text
    html = found._repr_html_()
    assert "judged on 2026-04-14" in html and "<th>to do</th>" in html and "not known" in html


def test_deadlines_as_known_and_since_a_date(reg: Register) -> None:
    found = reg.deadlines("APMBC", until="2026-12-31", since="2025-12-01", known_on="2025-11-15")
    assert (str(found.since), str(found.until), str(found.known_on)) == ("2025-12-01", "2026-12-31", "2025-11-15")
    assert found.notes[0] == "APMBC: judged on 2025-12-01, from a record that is complete to 2025-11-15."
    assert all(item.beyond_record for item in found)


def test_deadlines_say_for_whom_it_is_not_known_whether_they_are_party(reg: Register) -> None:
    found = reg.deadlines("APMBC", until="2027-12-31", since="2026-12-01")
    assert [standing.state.alpha3 for standing in found.not_listed] == ["LBN"]
    assert "Not listed, because it may be outside, contracting, party: Lebanon (APMBC)." in found.notes


def test_reports_are_not_in_the_data(reg: Register) -> None:
    note = "Reports are not in our data, so whether they were submitted is not known."
    assert note in reg.deadlines("APMBC", until="2026-04-30", yearly=True).notes
    assert note not in reg.deadlines("CCM", until="2026-04-30").notes


# ---- an invented record

CLAUSES = (
    Deadline(article="Pact Art. 7", duty="clearance", title="clear", years=5, extension_years=5),
    Deadline(article="Pact Art. 8", duty="report", title="report", days=30, yearly="06-01"),
)
LAWS = (evolve(PACT, deadlines=CLAUSES), PROTOCOL, CHARTER)
ABOUT: dict[str, Any] = {"convention": "PACT", "state": "AAA", "duty": "clearance", "sources": ("paper",)}
DONE = Completion(kind=CompletionKind.DECLARED, date=PartialDate(2004), **ABOUT)


def aland(on: str, *acts: Any, **facts: Any) -> Obligation:
    return duty(founded(*acts, conventions=LAWS, **facts), "AAA", "clearance", "PACT", on=on)


def test_a_kind_of_fact_that_the_data_have_for_nobody_is_named() -> None:
    for_another = evolve(DONE, state="BBB")
    extension = Extension(number=1, until=dt.date(2010, 1, 1), granted=PartialDate(2005), **(ABOUT | {"state": "BBB"}))
    request = ExtensionRequest(as_of=PartialDate(2005), **(ABOUT | {"state": "BBB"}))
    for facts, missing in (
        ({}, "extensions, requests or completions"),
        ({"completions": (for_another,)}, "extensions or requests"),
        ({"completions": (for_another,), "extensions": (extension,)}, "requests"),
    ):
        reg = founded(conventions=LAWS, **facts)
        note = f"Our data have no {missing} under the PACT, for any State."
        assert note in reg.obligations("AAA", "PACT", on="2006-01-01").notes
        assert note in reg.deadlines("PACT", until="2006-01-01").notes
    everything: dict[str, Any] = {
        "completions": (for_another,), "extensions": (extension,), "extension_requests": (request,),
    }  # fmt: skip
    assert founded(conventions=LAWS, **everything).obligations("AAA", "PACT", on="2006-01-01").notes == ()
    # A duty that cannot be extended needs no extensions; one that falls due each year needs no completions.
    fixed = (evolve(PACT, deadlines=(evolve(CLAUSES[0], extension_years=0), CLAUSES[1])), PROTOCOL, CHARTER)
    assert founded(conventions=fixed).obligations("AAA", "PACT", on="2006-01-01").notes == (
        "Our data have no completions under the PACT, for any State.",
    )
    yearly = (evolve(PACT, deadlines=CLAUSES[1:]), PROTOCOL, CHARTER)
    assert founded(conventions=yearly).obligations("AAA", "PACT", on="2006-01-01").notes == ()


def test_unconfirmed_is_what_another_answer_hangs_on() -> None:
    weak = evolve(DONE, unconfirmed=True)
    assert aland("2006-01-01", completions=(weak,)).unconfirmed
    assert not aland("2003-01-01", completions=(weak,)).unconfirmed  # before it was done
    assert not aland("2006-01-01", completions=(DONE,)).unconfirmed
    request = ExtensionRequest(as_of=PartialDate(2005), unconfirmed=True, **ABOUT)
    found = aland("2006-01-01", extension_requests=(request,))
    assert texts(found, UNCONFIRMED) == [
        "Aland, request for an extension: unconfirmed, with only one secondary source or none."
    ]


def test_what_was_reopened_is_told() -> None:
    reopened = evolve(DONE, reopened=PartialDate(2005, 2))
    running = aland("2005-06-01", completions=(reopened,))
    assert (running.status, running.notes) == (
        RUNNING,
        ("Declared complete on 2004.", "Something left to do was reported in 2005-02."),
    )
    passed = aland("2006-01-01", completions=(reopened,))
    assert (passed.status, texts(passed, OPEN)) == (UNDETERMINED, ["Something left to do was reported in 2005-02."])


def test_a_possible_extension_that_would_still_run_is_told_once_the_deadline_passed() -> None:
    perhaps = Extension(number=1, until=dt.date(2008, 10, 1), **ABOUT)
    asked = ExtensionRequest(number=1, as_of=PartialDate(2005), **ABOUT)
    facts: dict[str, Any] = {"extensions": (perhaps,), "extension_requests": (asked,)}
    running = aland("2005-09-30", **facts)
    assert (running.status, running.possible_extensions, running.may_be_extended) == (RUNNING, (), False)
    passed = aland("2006-01-01", **facts)
    assert (passed.status, passed.possible_extensions, passed.may_be_extended) == (UNDETERMINED, (perhaps,), True)
    assert passed.notes == (
        "Extension no. 1 to 2008-10-01 (meeting not known): the date of the decision is not known.",
    )


@pytest.mark.parametrize(
    ("field", "date", "theirs", "disputed"),
    [
        ("effect", "2000-03-20", "2001-10-01", "2006-10-01"),
        ("date", "2000-03-20", "2000-05-20", "2005-11-01"),  # in force from the sixth month after May
        ("date", "2000-03-20", "2000-03-31", None),  # the same month, and so the same effect
        ("effect", "2000-03-20", "2000-10-01", None),
        ("effect", "2000-03-21", "2001-10-01", None),  # about another act
        ("kind", "2000-03-20", "2001-10-01", None),
        ("effect", "2000-03-20", "2001", None),
    ],
)
def test_another_date_of_entry_into_force_disputes_the_deadline(
    field: str, date: str, theirs: str, disputed: str | None
) -> None:
    item = Disagreement(
        convention="PACT", state="AAA", kind="ratification", date=date, field=field, theirs=theirs, sources=("paper",)
    )
    found = aland("2003-01-01", disagreements=(item,))
    assert [text.partition("date would be ")[2][:10] for text in texts(found, DISPUTED)] == [disputed] * bool(disputed)


def test_a_printed_deadline_disputes_the_participation_that_it_is_about() -> None:
    acts = (act("AAA", "withdrawal", "2003-01-15", armed_conflict=False), act("AAA", "accession", "2006-01-10"))
    printed = PublishedDeadline(date=PartialDate(2005, 12, 1), **ABOUT)
    facts: dict[str, Any] = {"published_deadlines": (printed,)}
    assert aland("2003-01-01", *acts, **facts).disputed_date
    assert not aland("2012-01-01", *acts, **facts).disputed_date


def test_a_state_whose_first_time_as_a_party_began_on_an_unknown_date() -> None:
    """An accession of a month not known to the day, then a notice and a dated accession: the second one has duties."""
    reg = founded(
        undated("CCC", "accession", "2020-08"),
        act("CCC", "withdrawal", "2022-01-01", armed_conflict=False),
        act("CCC", "accession", "2024-01-01"),
        conventions=LAWS,
    )
    assert [str(item.arose) for item in reg.obligations("CCC", "PACT", on="2025-01-01")] == ["2024-07-01"] * 2
    # A dated accession after an undated one, with no notice between: nobody knows when the duties arose.
    twice = founded(undated("CCC", "accession", "2020-08"), act("CCC", "accession", "2024-01-01"), conventions=LAWS)
    assert list(twice.obligations("CCC", "PACT", on="2025-01-01")) == []


def test_there_was_nothing_to_do_as_far_as_a_figure_says() -> None:
    none = Figure(
        measure="mined_area", state="AAA", convention="PACT", as_of=PartialDate(2003), value=0, unit="km2",
        sources=("paper",),
    )  # fmt: skip
    found = founded(conventions=LAWS, figures=(none,)).deadlines("PACT", since="2005-01-01", until="2005-12-31")
    assert [item.to_do for item in found if item.state == "AAA"] == [False]
    assert "Our data show that there was nothing to do: PACT Pact Art. 7 Aland." in found.notes
    undated_figure = evolve(none, as_of=None)
    assert aland("2006-01-01", figures=(undated_figure,)).to_do is None


def test_a_meeting_that_is_not_in_the_data_decides_on_a_date_not_known() -> None:
    meeting = Meeting(
        convention="PACT",
        key="1MSP",
        kind=MeetingKind.MEETING,
        start=PartialDate(2006, 3),
        last_day=PartialDate(2006, 3),
        sources=("paper",),
    )
    request = ExtensionRequest(meeting="1MSP", as_of=PartialDate(2005), **ABOUT)
    reg = founded(conventions=LAWS, meetings=(meeting,), extension_requests=(request,))
    early = duty(reg, "AAA", "clearance", "PACT", on="2006-06-01", known_on="2006-01-01")
    assert early.notes == (
        "An extension was requested from the 1MSP; the decision was not known on 2006-01-01 (deadline before: "
        "2005-10-01).",
    )
