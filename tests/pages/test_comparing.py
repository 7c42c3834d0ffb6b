"""A page beside a register: what is missing on either side, what differs, and which rules explain it.

Shape is tested on the invented Pact; the pages are written from its acts.
"""

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import ActKind, PageDifferenceKind, Register
from minetreaty.facts.invented import CHARTER, DEPOSITARY, FOUNDED, PACT, PROTOCOL, STATES, act
from minetreaty.model.sources import Disagreement
from tests.invented import record
from tests.pages.writing import Entry, Page, Row, Section, html, page_of

NAMED = tuple(evolve(state, depositary_name=state.name) for state in STATES)
ON = "2020-06-30"

MISSING_HERE, MISSING_THERE = PageDifferenceKind.MISSING_HERE, PageDifferenceKind.MISSING_THERE


def world(*acts: mt.Act | mt.UndatedAct, **more: object) -> Register:
    return Register(record(*FOUNDED, *acts, **{"states": NAMED, **more}))


def read(page: Page, reg: Register) -> mt.StatusPage:
    return mt.read_status_page(html(page), register=reg)


def compared(page: Page, reg: Register) -> mt.PageComparison:
    return mt.compare(read(page, reg), reg)


def said(comparison: mt.PageComparison) -> list[tuple[str, str, str]]:
    return [(item.kind.value, item.state, item.explanation) for item in comparison.differences]


def test_a_page_of_the_same_acts_does_not_differ() -> None:
    reg = world()
    found = compared(page_of(reg, "PACT", ON), reg)
    assert (found.convention, found.symbol, found.date) == ("PACT", "XX-1", dt.date(2020, 6, 30))
    assert found.differences == ()
    assert found.ok
    assert repr(found) == "<PageComparison PACT of 2020-06-30: 0 differences, 0 explained>"


def test_an_act_that_is_only_on_the_page() -> None:
    reg = world()
    page = page_of(reg, "PACT", ON, further=[act("CCC", "accession", "2015-05-05")])
    found = compared(page, reg)
    (missing,) = found.missing_here
    assert isinstance(missing.there, mt.PageAct)
    assert repr(missing) == "<PageDifference missing here: CCC: accession of 2015-05-05>"
    assert (missing.text, missing.there.date, missing.here) == (
        "CCC: accession of 2015-05-05",
        dt.date(2015, 5, 5),
        None,
    )
    assert [item.text for item in found.statuses] == ["CCC: has consented there, outside here"]
    assert [item.text for item in found.of(PageDifferenceKind.TOTAL)] == ["3 States have consented there, 2 here"]
    assert not found.ok
    assert "missing here: CCC: accession of 2015-05-05" in str(found)


def test_an_act_that_is_only_in_the_register() -> None:
    reg = world(act("CCC", "accession", "2015-05-05"))
    found = compared(page_of(world(), "PACT", ON), reg)
    (missing,) = found.missing_there
    assert (missing.text, missing.explanation) == ("CCC: accession of 2015-05-05 (PACT)", "")
    assert [item.text for item in found.statuses] == ["CCC: not in the table there, party here"]


def test_an_act_of_another_date() -> None:
    reg = world(act("CCC", "accession", "2015-05-05"))
    page = page_of(world(act("CCC", "accession", "2015-06-06")), "PACT", ON)
    (found,) = compared(page, reg).differences
    assert (found.kind, found.text, found.explanation) == (
        PageDifferenceKind.DATE,
        "CCC: accession of 2015-06-06 there, accession of 2015-05-05 here",
        "",
    )
    assert compared(page, reg).dates == (found,)


def test_an_act_of_another_kind_on_the_same_date() -> None:
    reg = world(act("CCC", "accession", "2015-05-05"))
    page = page_of(world(act("CCC", "acceptance", "2015-05-05")), "PACT", ON)
    (found,) = compared(page, reg).differences
    assert (found.kind, found.text) == (
        PageDifferenceKind.ACT,
        "CCC: acceptance of 2015-05-05 there, accession of 2015-05-05 here",
    )


def test_an_effect_of_another_date() -> None:
    leaving = act("BBB", "withdrawal", "2015-05-05", effect="2015-11-05", effect_sources=("depositary",))
    page = page_of(world(leaving), "PACT", ON)
    other = evolve(leaving, effect=dt.date(2015, 12, 1))
    (found,) = compared(page, world(other)).differences
    assert found.text == "BBB: withdrawal of 2015-05-05, effective 2015-11-05 there, 2015-12-01 here"


def test_acts_after_the_day_of_the_page_are_left_out() -> None:
    reg = world(act("CCC", "accession", "2015-05-05"))
    found = compared(page_of(world(), "PACT", "2015-05-04"), reg)
    assert found.differences == ()
    assert "Left out: 1 of the register's acts, received after 2015-05-04" in " ".join(found.notes)


def test_kinds_that_a_page_tells_in_prose_are_left_out() -> None:
    reg = world(act("AAA", "communication", "2015-05-05"))
    found = compared(page_of(world(), "PACT", ON), reg)
    assert found.differences == ()
    assert found.notes[1].startswith("Left out: 1 of the register's communications")


def test_a_page_says_what_it_cannot_show() -> None:
    assert compared(page_of(world(), "PACT", ON), world()).notes[0].startswith("A page cannot show that an act did not")


def test_what_was_not_read_is_among_the_notes() -> None:
    page = page_of(world(), "PACT", ON)
    found = compared(evolve(page, sections=(Section(title="Remarks"),)), world())
    assert "Not read: line" in found.notes[1]


def test_a_page_of_another_treaty_needs_a_convention() -> None:
    page = evolve(page_of(world(), "PACT", ON), number="9.")
    reg = world()
    with pytest.raises(mt.UnknownConvention):
        mt.compare(read(page, reg), reg)
    assert mt.compare(read(page, reg), reg, convention="PACT").ok


# ---- rules that explain a difference


def test_signatures_of_those_that_left_are_not_counted() -> None:
    leaving = act("AAA", "withdrawal", "2015-05-05", effect="2015-11-05", effect_sources=("depositary",))
    reg = world(leaving)
    (found,) = compared(page_of(reg, "PACT", ON), reg).differences
    assert (found.kind, found.text, found.explanation) == (
        PageDifferenceKind.TOTAL,
        "0 States have signed there, 1 here",
        "the depositary does not count the signatures of States that left: AAA",
    )


def test_definitive_signatures_are_counted_among_the_consents() -> None:
    signing = act("CCC", "definitive_signature", "2000-05-05")
    consent = evolve(PACT.consent, kinds=(*PACT.consent.kinds, ActKind.DEFINITIVE_SIGNATURE))
    treaties = (evolve(PACT, consent=consent), PROTOCOL, CHARTER)
    reg = world(signing, conventions=treaties)
    (found,) = compared(page_of(reg, "PACT", ON), reg).differences
    assert (found.text, found.explanation) == (
        "1 States have signed there, 2 here",
        "the depositary does not count definitive signatures, which are consents: CCC",
    )
    leaving = act("AAA", "withdrawal", "2015-05-05", effect="2015-11-05", effect_sources=("depositary",))
    both = world(signing, leaving, conventions=treaties)
    (found,) = compared(page_of(both, "PACT", ON), both).differences
    assert found.explanation == (
        "the depositary does not count the signatures of States that left: AAA and definitive signatures, which are "
        "consents: CCC"
    )


def test_another_number_of_signatures_has_no_explanation() -> None:
    reg = world(act("DDD", "signature", "2000-05-05"))
    found = [item for item in compared(page_of(world(), "PACT", ON), reg).differences if item.kind.value == "total"]
    assert [(item.text, item.explanation) for item in found] == [("1 States have signed there, 2 here", "")]


def test_predecessors_are_told_in_end_notes() -> None:
    reg = world(act("OLD", "accession", "2001-05-05"))
    assert said(compared(page_of(reg, "PACT", ON), reg)) == [
        ("missing_there", "OLD", "the acts of a predecessor State are told in the end notes only")
    ]


def test_a_notice_taken_back_leaves_no_trace() -> None:
    reg = world(act("BBB", "withdrawal", "2015-05-05"), act("BBB", "withdrawal_revocation", "2015-06-06"))
    why = "a notice that was taken back leaves no trace on the page"
    assert said(compared(page_of(world(), "PACT", ON), reg)) == [
        ("missing_there", "BBB", why),
        ("missing_there", "BBB", why),
    ]


def test_what_others_print_need_not_be_on_the_page() -> None:
    reg = world(act("AAA", "declaration", "2015-05-05", sources=("paper", "unknown")))
    assert said(compared(page_of(world(), "PACT", ON), reg)) == [
        ("missing_there", "AAA", "the register has it from others than the depositary: paper, unknown")
    ]


def test_the_earlier_membership_of_a_state_that_returned_is_gone() -> None:
    acts = (
        act("BBB", "withdrawal", "2005-05-05", effect="2005-11-05", effect_sources=("depositary",)),
        act("BBB", "accession", "2010-01-01"),
    )
    reg = world(*acts)
    page = page_of(reg, "PACT", ON)
    why = "the earlier membership of a State that returned is no longer in the table"
    assert said(compared(evolve(page, notes={}, rows=tuple(evolve(row, notes=()) for row in page.rows)), reg)) == [
        ("missing_there", "BBB", why),
        ("missing_there", "BBB", why),
    ]


def test_an_instrument_taken_back_before_entry_into_force_is_gone() -> None:
    taken = (act("CCC", "accession", "2000-05-05"), act("CCC", "withdrawal", "2000-06-06"))
    reg = world(*taken)
    why = "an instrument that was taken back before entry into force is no longer in the table"
    found = [item for item in said(compared(page_of(world(), "PACT", ON), reg)) if item[0] == "missing_there"]
    assert found == [("missing_there", "CCC", why), ("missing_there", "CCC", why)]


def test_a_difference_that_the_register_knows_of_is_explained_by_it() -> None:
    known = Disagreement(
        convention="PACT",
        state="CCC",
        kind="accession",
        date="2015-05-05",
        field="date",
        ours="2015-05-05",
        theirs="2015-06-06",
        sources=("gazette",),
        note="The gazette has another day.",
    )
    reg = world(act("CCC", "accession", "2015-05-05"), disagreements=(known,))
    page = page_of(world(act("CCC", "accession", "2015-06-06")), "PACT", ON)
    (found,) = compared(page, reg).differences
    assert found.explanation == "the register has it as a point on which sources differ: The gazette has another day."
    other = page_of(world(act("CCC", "accession", "2015-07-07")), "PACT", ON)
    assert compared(other, reg).differences[0].explanation == ""


# ---- statuses, names, entry into force


def test_who_is_in_brackets_has_left() -> None:
    leaving = act("BBB", "withdrawal", "2015-05-05", effect="2015-11-05", effect_sources=("depositary",))
    found = compared(page_of(world(leaving), "PACT", ON), world())
    assert [item.text for item in found.statuses] == ["BBB: has left there, party here"]


def test_who_only_signed_is_a_signatory() -> None:
    page = page_of(world(), "PACT", ON)
    rows = (Row(name="Aland", cells=("1 Feb 2000", "", "")), Row(name="Borduria", cells=("", "", "5 Apr 2000 a")))
    found = compared(evolve(page, rows=rows), world())
    assert [item.text for item in found.statuses] == ["AAA: has signed there, party here"]
    nothing = (Row(name="Aland", cells=("", "1 Feb 2000 n", "")), rows[1])
    found = compared(evolve(page, rows=nothing), world())
    assert [item.text for item in found.statuses] == ["AAA: neither signed nor consented there, party here"]


def test_an_undetermined_status_agrees_with_whatever_it_may_be() -> None:
    hanging = act("BBB", "withdrawal", "2015-05-05")
    page = page_of(world(), "PACT", ON)
    found = compared(page, world(hanging))
    assert found.statuses == ()
    assert [item.text for item in found.differences] == ["BBB: withdrawal of 2015-05-05 (PACT)"]


def test_a_name_that_the_register_does_not_call_the_depositarys_is_new() -> None:
    page = page_of(world(), "PACT", ON)
    reg = world(states=(evolve(NAMED[0], depositary_name="Kingdom of Aland"), *NAMED[1:]))
    found = compared(evolve(page, rows=(*page.rows, Row(name="Ruritania", cells=("", "", "5 May 2015 a")))), reg)
    assert [item.text for item in found.names] == [
        "'Aland' is AAA, which the register does not call so",
        "'Ruritania' is not known",
    ]


@pytest.mark.parametrize(
    ("in_force", "expected"),
    [
        ("1 October 2000", []),
        ("2 October 2000", ["in force on 2000-10-02 there; 2000-10-01 follows from the acts here"]),
        ("Not yet in force", ["not in force there; 2000-10-01 follows from the acts here"]),
        ("soon", []),
    ],
)
def test_the_printed_entry_into_force_is_compared(in_force: str, expected: list[str]) -> None:
    page = evolve(page_of(world(), "PACT", ON), in_force=in_force)
    assert [item.text for item in compared(page, world()).of(PageDifferenceKind.ENTRY_INTO_FORCE)] == expected


def test_an_entry_into_force_that_does_not_follow_is_found() -> None:
    few = Register(record(FOUNDED[0], FOUNDED[1], states=NAMED))
    page = evolve(page_of(few, "PACT", ON), in_force="1 October 2000")
    (found,) = compared(page, few).differences
    assert found.text == "in force on 2000-10-01 there; no entry into force follows from the acts here"


def test_an_entry_into_force_without_a_clause_is_not_compared() -> None:
    treaty = evolve(PACT, entry_into_force=None, entry_into_force_for_state=None)
    reg = world(conventions=(treaty, PROTOCOL, CHARTER))
    page = evolve(page_of(reg, "PACT", ON), in_force="1 October 2000")
    assert compared(page, reg).differences == ()


# ---- statements and crosses

RULE = "(Unless otherwise indicated, the declarations were made upon ratification or accession.)"


def with_section(reg: Register, *entries: Entry, title: str = "Declarations", rule: str = RULE) -> Page:
    return evolve(page_of(reg, "PACT", ON), sections=(Section(title=title, rule=rule, entries=entries),))


def test_statements_are_matched_by_state_kind_and_the_day_of_the_instrument() -> None:
    reg = world(act("AAA", "declaration", "2000-03-20"))
    page = with_section(reg, Entry(name="Aland", lines=("Declaration:", "It declares.")))
    assert compared(page, reg).differences == ()
    later = world(act("AAA", "declaration", "2001-01-01"))
    found = compared(page, later)
    assert [(item.kind, item.text) for item in found.differences] == [
        (MISSING_HERE, "AAA: declaration, under 'Declarations'"),
        (MISSING_THERE, "AAA: declaration of 2001-01-01 (PACT)"),
    ]


def test_a_statement_without_a_kind_or_a_day_may_be_any() -> None:
    reg = world(act("AAA", "reservation", "2001-01-01"))
    page = with_section(
        reg, Entry(name="Aland", lines=("It says so.",)), title="Declarations and Reservations", rule=""
    )
    assert compared(page, reg).differences == ()
    found = compared(page, world())
    assert [item.text for item in found.missing_here] == [
        "AAA: a statement whose kind the page does not name, under 'Declarations and Reservations'"
    ]


def test_provisional_application_may_be_declared_in_a_section() -> None:
    reg = world(act("AAA", "provisional_application", "2000-03-20"))
    page = evolve(page_of(world(), "PACT", ON), columns=("Signature", "Note", "Ratification, Accession(a)"))
    section = Section(title="Declarations of provisional application", entries=(Entry(name="Aland", lines=()),))
    assert compared(evolve(page, sections=(section,)), reg).differences == ()
    assert [item.text for item in compared(page, reg).differences] == [
        "AAA: provisional application of 2000-03-20 (PACT)"
    ]


def test_a_statement_of_an_organization_is_not_a_states() -> None:
    page = with_section(world(), Entry(name="European Union", lines=("1 May 2005", "Declaration:", "It declares.")))
    assert [item.text for item in compared(page, world()).missing_here] == [
        "European Union: declaration of 2005-05-01, under 'Declarations'"
    ]


TOGETHER = evolve(PROTOCOL, short_title="Pact Protocol I", adopted=PACT.adopted)
CROSSES = (("Participant", "Protocol I", "Protocol II"), ("Aland", "x", ""), ("Borduria", "x (1 May 2002)", ""))


def test_crosses_are_consents_to_the_protocol_of_that_heading() -> None:
    reg = world(
        act("AAA", "notification_of_consent", "2000-03-20", "PROTOCOL"),
        act("BBB", "notification_of_consent", "2002-05-01", "PROTOCOL"),
        conventions=(PACT, TOGETHER, CHARTER),
    )
    page = evolve(page_of(reg, "PACT", ON), crosses=CROSSES)
    assert compared(page, reg).differences == ()


def test_crosses_that_differ() -> None:
    reg = world(
        act("AAA", "notification_of_consent", "2001-01-01", "PROTOCOL"),
        act("CCC", "accession", "2001-01-01"),
        act("CCC", "notification_of_consent", "2001-01-01", "PROTOCOL"),
        conventions=(PACT, TOGETHER, CHARTER),
    )
    crosses = (*CROSSES, ("Deltora", "", "x"))
    found = compared(evolve(page_of(reg, "PACT", ON), crosses=crosses), reg)
    assert [(item.kind, item.convention, item.text, item.explanation) for item in found.differences] == [
        (
            PageDifferenceKind.DATE,
            "PROTOCOL",
            "AAA: a cross for Pact Protocol I; the consent is of 2001-01-01 here",
            "a cross without a day does not date the consent",
        ),
        (MISSING_HERE, "PROTOCOL", "BBB: a cross for Pact Protocol I of 2002-05-01", ""),
        (MISSING_THERE, "PROTOCOL", "CCC: notification of consent of 2001-01-01 (PROTOCOL)", ""),
        (MISSING_HERE, "PACT", "Deltora: a cross under 'Protocol II', which is not a convention of the register", ""),
    ]


def test_a_dated_cross_of_another_day_is_a_difference() -> None:
    reg = world(
        act("AAA", "notification_of_consent", "2000-03-20", "PROTOCOL"),
        act("BBB", "notification_of_consent", "2002-06-01", "PROTOCOL"),
        conventions=(PACT, TOGETHER, CHARTER),
    )
    (found,) = compared(evolve(page_of(reg, "PACT", ON), crosses=CROSSES), reg).differences
    assert (found.text, found.explanation) == (
        "BBB: a cross for Pact Protocol I of 2002-05-01; the consent is of 2002-06-01 here",
        "",
    )


def test_a_statement_upon_consent_to_a_protocol_is_under_that_protocol() -> None:
    reg = world(conventions=(PACT, TOGETHER, CHARTER))
    page = with_section(reg, Entry(name="Aland", lines=("Declaration upon consent to be bound by Protocol I:", "Text")))
    found = compared(evolve(page, crosses=CROSSES), reg)
    assert [item.convention for item in found.missing_here if "declaration" in item.text] == ["PROTOCOL"]


# ---- the bundled record


def test_a_page_written_from_the_record_does_not_differ_but_for_the_rules() -> None:
    reg = mt.load()
    for key in ("APMBC", "CCM"):
        page = mt.read_status_page(html(page_of(reg, key, "2026-02-03")))
        found = mt.compare(page)
        kinds = {item.kind for item in found.unexplained}
        assert kinds <= {MISSING_THERE}
        assert {item.here.kind for item in found.unexplained if isinstance(item.here, mt.Act)} <= {
            ActKind.DECLARATION,
            ActKind.RESERVATION,
        }, "the page that was written has no sections"


def test_comparing_needs_no_register(tmp_path: Path) -> None:
    assert DEPOSITARY.id == "depositary"
    file = tmp_path / "page.html"
    file.write_text(html(page_of(mt.load(), "CCM", "2026-02-03")), encoding="utf-8")
    assert mt.compare(mt.read_status_page(file)).convention == "CCM"
