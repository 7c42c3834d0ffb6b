"""The rules on deadlines and figures: what they find in the bundled data, and a passing and a failing case for each."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Deadline, Extension, Figure, Finding, PartialDate, Register, Severity
from minetreaty.facts.invented import CHARTER, PACT, PROTOCOL, act
from minetreaty.model.implementation import (
    Completion,
    CompletionKind,
    ExtensionRequest,
    Meeting,
    MeetingKind,
    PublishedDeadline,
)
from tests.invented import founded

CLAUSE = Deadline(
    article="Pact Art. 7",
    duty="clearance",
    title="clear",
    years=5,
    extension_article="Pact Art. 7(2)",
    extension_years=5,
)
ABOUT: dict[str, Any] = {"convention": "PACT", "state": "AAA", "duty": "clearance", "sources": ("paper",)}


def checked(register: Register) -> tuple[Finding, ...]:
    return mt.validate(register, rules="O").findings


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    return checked(mt.load())


def of(found: tuple[Finding, ...], code: str) -> list[Finding]:
    return [finding for finding in found if finding.code == code]


def world(clause: Deadline = CLAUSE, **facts: Any) -> Register:
    return founded(conventions=(evolve(PACT, deadlines=(clause,)), PROTOCOL, CHARTER), **facts)


def codes(clause: Deadline = CLAUSE, **facts: Any) -> list[str]:
    return [finding.code for finding in checked(world(clause, **facts))]


def granted(number: int, until: str | None, on: str | None) -> Extension:
    day = None if until is None else dt.date.fromisoformat(until)
    return Extension(number=number, until=day, granted=None if on is None else dt.date.fromisoformat(on), **ABOUT)


# ---- what they find in the bundled data


def test_the_bundled_data_has_no_errors(found: tuple[Finding, ...]) -> None:
    assert {finding.severity for finding in found} == {Severity.WARNING, Severity.INFO}
    assert all(finding.article and finding.where for finding in found)


def test_published_deadlines_agree_except_for_known_mistakes(found: tuple[Finding, ...]) -> None:
    # Ukraine: Table 5 against the chapter; Türkiye: running text against the box; United Kingdom: April against March;
    # Montenegro: four years from the other day of entry into force, 2007-04-01.
    told = [(f.state, f.message) for f in of(found, "O701") if f.convention == "APMBC"]
    assert told == [
        ("GBR", "clf-17msp gives the deadline 2024-04-01; the data gives none"),
        ("MNE", "lm-montenegro gives the deadline 2011-04-01; the data gives 2010-06-03"),
        ("TUR", "mar-ctm-2025 gives the deadline 2022-12-31; the data gives 2022-03-01"),
        ("UKR", "mar-ctm-2025 gives the deadline 2033-12-31; the data gives 2033-12-01"),
    ]
    assert all(f.hint.endswith(".") for f in of(found, "O701"))


def test_printed_deadlines_of_the_cluster_munition_convention_agree_or_have_a_reason(
    reg: Register, found: tuple[Finding, ...]
) -> None:
    printed = [p for p in reg.facts.table(PublishedDeadline) if p.convention == "CCM"]
    assert len(printed) == 27 and len({p.state for p in printed}) == 18
    # Chile: the head of a page that its text contradicts; Lao PDR: July in one text, 1 August in two others; Slovakia:
    # by the end of 2023, where the clause gives the day after.
    assert [(f.state, f.message) for f in of(found, "O701") if f.convention == "CCM"] == [
        ("CHL", "mar-ccm-chl-2023 gives the deadline 2023-06-01; the data gives 2026-06-01"),
        ("LAO", "mon-lao-2022 gives the deadline 2025-07; the data gives 2025-08-01"),
        ("SVK", "rtvs-svk-2023 gives the deadline 2023; the data gives 2024-01-01"),
    ]


def test_extensions_granted_after_their_deadline_are_warnings(found: tuple[Finding, ...]) -> None:
    late = {(f.state, f.message.split(" was ")[0]) for f in of(found, "O704")}
    assert late >= {
        ("ERI", "extension no. 4"),
        ("NGA", "extension no. 1"),
        ("GNB", "extension no. 2"),
        ("NER", "extension no. 1"),
        ("UKR", "extension no. 1"),
    }
    assert {state for state, _ in late} == {"BFA", "COG", "ERI", "ETH", "GNB", "NER", "NGA", "UGA", "UKR"}
    assert {f.severity for f in of(found, "O704")} == {Severity.WARNING}
    assert [f.state for f in of(found, "O706")] == ["AFG"]


def test_the_old_figure_of_40_million_is_found(found: tuple[Finding, ...]) -> None:
    assert "stockpiled_mines_destroyed falls from 55 (2024-06, icbl-stock-2024) to 40 (2025-06-16)" in {
        f.message for f in of(found, "O708")
    }
    assert all("stockpiled_mines_destroyed" in f.where for f in of(found, "O708"))


# ---- one passing and one failing case each


def test_o701() -> None:
    def printed(date: str, **more: Any) -> PublishedDeadline:
        return PublishedDeadline(date=PartialDate.parse(date), **ABOUT, **more)

    extended: dict[str, Any] = {"extensions": (granted(1, "2008-10-01", "2005-01-01"),)}
    for fits in (printed("2005-10-01"), printed("2005"), printed("2008-10-01", extension=1)):
        assert codes(published_deadlines=(fits,), **extended) == []
    in_force = printed("2008-10-01", in_force_on=dt.date(2006, 1, 1))
    assert codes(published_deadlines=(in_force,), **extended) == []
    assert codes(published_deadlines=(in_force,)) == ["O701"]
    assert codes(published_deadlines=(printed("2005-09-30"),)) == ["O701"]
    assert codes(published_deadlines=(printed("2008-10-01", extension=2),), **extended) == ["O701"]
    too_early = printed("2005-10-01", in_force_on=dt.date(2000, 1, 1))
    (finding,) = checked(world(published_deadlines=(too_early,)))
    assert finding.message == "paper gives the deadline 2005-10-01; the data gives none"
    assert finding.hint == "Check which of the two is correct."
    with_a_reason = evolve(too_early, note="Misprint of the year.")
    assert [f.hint for f in checked(world(published_deadlines=(with_a_reason,)))] == ["Misprint of the year."]


def test_o701_of_a_deadline_in_force_before_the_state_existed() -> None:
    printed = PublishedDeadline(date=PartialDate(2016), in_force_on=dt.date(2004, 1, 1), **{**ABOUT, "state": "NEW"})
    reg = world(published_deadlines=(printed,)).deposit(act("NEW", "accession", "2006-01-01"))
    assert [finding.message for finding in checked(reg)] == ["paper gives the deadline 2016; the data gives none"]


def test_o701_of_a_deadline_in_force_at_some_time_of_a_year() -> None:
    # The deadline was 2005-10-01, from 2005 on 2008-10-01. A print of 2005 may have either, one of 2006 the second.
    extended: dict[str, Any] = {"extensions": (granted(1, "2008-10-01", "2005-06-01"),)}

    def found(date: str, year: int) -> list[str]:
        witness = PublishedDeadline(date=PartialDate.parse(date), in_force_on=PartialDate(year), **ABOUT)
        return codes(published_deadlines=(witness,), **extended)

    assert (found("2005-10-01", 2005), found("2008-10-01", 2005)) == ([], [])
    assert (found("2005-10-01", 2006), found("2008-10-01", 2006)) == (["O701"], [])
    # Extended twice in the year: each of the three deadlines was in force in it.
    extended["extensions"] = (granted(1, "2006-10-01", "2005-03-01"), granted(2, "2008-10-01", "2005-06-01"))
    assert [found(date, 2005) for date in ("2005-10-01", "2006-10-01", "2008-10-01", "2007-10-01")] == [
        [],
        [],
        [],
        ["O701"],
    ]


def test_o702() -> None:
    assert codes(extensions=(granted(1, "2005-10-02", "2005-01-01"),)) == []
    assert codes(extensions=(granted(1, "2005-10-01", "2005-01-01"),)) == ["O702"]
    first = granted(1, "2008-10-01", "2005-01-01")
    assert codes(extensions=(granted(2, "2007-10-01", "2008-01-01"), first)) == ["O702"]


def test_o703() -> None:
    assert codes(extensions=(granted(1, "2010-10-01", "2005-01-01"),)) == []
    assert codes(extensions=(granted(1, "2010-10-02", "2005-01-01"),)) == ["O703"]
    # After expiry the length counts from the grant.
    assert codes(extensions=(granted(1, "2012-06-01", "2007-06-01"),)) == ["O704"]
    assert codes(extensions=(granted(1, "2010-10-01", None),)) == ["O706"]
    assert codes(extensions=(granted(1, "2010-10-02", None),)) == ["O703", "O706"]


def test_o704() -> None:
    assert codes(extensions=(granted(1, "2006-10-01", "2005-10-01"),)) == []
    assert codes(extensions=(granted(1, "2006-10-01", "2005-10-02"),)) == ["O704"]
    unknown = granted(1, None, "2005-01-01")
    assert codes(extensions=(unknown, granted(2, "2030-10-01", "2009-01-01"))) == []


def test_o704_needs_a_meeting_that_began_after_the_deadline() -> None:
    # The deadline is 2005-10-01. A meeting over that day may have granted the extension before.
    def found(start: str, end: str) -> list[str]:
        meeting = Meeting(
            convention="PACT",
            key="1MSP",
            kind=MeetingKind.MEETING,
            start=PartialDate.parse(start),
            last_day=PartialDate.parse(end),
            sources=("paper",),
        )
        extension = evolve(granted(1, "2006-10-01", None), meeting="1MSP")
        return [finding.message for finding in checked(world(extensions=(extension,), meetings=(meeting,)))]

    assert found("2005-09-30", "2005-10-03") == []
    assert found("2005-10-02", "2005-10-03") == [
        "extension no. 1 was granted by 2005-10-03, after the deadline of 2005-10-01"
    ]


def test_a_document_that_shows_an_extension_bounds_the_day_of_the_decision() -> None:
    shown = evolve(granted(1, "2006-10-01", None), granted_by=PartialDate(2007))
    assert codes(extensions=(shown,)) == []


def test_o705() -> None:
    bare = evolve(CLAUSE, extension_years=0)
    (finding,) = checked(world(bare, extensions=(granted(1, "2006-10-01", "2005-01-01"),)))
    assert (finding.code, finding.severity, finding.article) == ("O705", Severity.ERROR, "Pact Art. 7")


def test_o707() -> None:
    done = Completion(kind=CompletionKind.DECLARED, date=PartialDate(2004), **ABOUT)
    asked = ExtensionRequest(meeting="1MSP", as_of=dt.date(2005, 1, 1), **ABOUT)
    assert codes(completions=(done,), extension_requests=(asked,)) == []
    for wrong in (
        evolve(done, state="CCC"),
        evolve(done, state="XXX"),
        evolve(done, convention="NONE"),
        evolve(done, duty="report"),
    ):
        assert codes(completions=(wrong,)) == ["O707"]
    found = checked(world(completions=(evolve(done, state="CCC"),), extension_requests=(evolve(asked, state="CCC"),)))
    assert [(finding.where, finding.message) for finding in found] == [
        ("CCC clearance, request at 1MSP (PACT)", "CCC never had a deadline for clearance"),
        ("CCC clearance, completion (PACT)", "CCC never had a deadline for clearance"),
    ]


def test_o708() -> None:
    def counted(year: int | None, value: float | None, **more: Any) -> Figure:
        as_of = None if year is None else PartialDate(year)
        given: dict[str, Any] = {"scope": "all", "cumulative": True} | more
        return Figure(measure="m", as_of=as_of, value=value, unit="mines", sources=("paper",), **given)

    assert codes(figures=(counted(2001, 5), counted(2002, 5), counted(None, 1), counted(2003, None))) == []
    assert codes(figures=(counted(2001, 5), counted(2002, 4, scope="some"))) == []
    assert codes(figures=(counted(2001, 5, cumulative=False), counted(2002, 4, cumulative=False))) == []
    assert codes(figures=(counted(2002, 4), counted(2001, 5))) == ["O708"]
