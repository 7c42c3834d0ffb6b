"""A page as a convention that answers every question, with and without its clauses. The pages are invented."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import ActKind, Population, Register, Status, clauses
from tests.pages.test_reader import PAGE
from tests.pages.writing import Page, Row, html

CLAUSES: dict[str, Any] = {
    "short_title": "Examples Treaty",
    "signature": {"article": "Art. 1", "opens": "2020-10-01", "open_ended": True},
    "consent": {"article": "Art. 2", "kinds": ["ratification", "acceptance", "accession", "succession"]},
    "entry_into_force": {"article": "Art. 3(1)", "deposits": 3, "delay": {"months": 8}},
    "entry_into_force_for_state": {"article": "Art. 3(2)", "delay": {"months": 1}},
    "withdrawal": {"article": "Art. 4", "delay": {"months": 6}},
}
"""Three deposits, of Austria, Estonia and Bolivia: the treaty enters into force eight months after 2 April 2022."""


def with_page(page: mt.StatusPage, given: Any = None, key: str = "EXAMPLES") -> Register:
    return mt.load().with_convention(page.convention(key, given), *page.acts, sources=page.sources)


READ = mt.read_status_page(html(PAGE))


def test_a_page_with_clauses_answers_every_question() -> None:
    reg = with_page(READ, CLAUSES)
    treaty = reg.convention("Examples Treaty")
    assert (treaty.key, treaty.symbol, treaty.title) == ("EXAMPLES", "XXVI-99", "Treaty on Examples")
    assert (treaty.adopted, treaty.adopted_at, treaty.as_of) == (dt.date(2020, 3, 1), "Geneva", dt.date(2026, 2, 3))
    assert treaty.in_force == treaty.published_in_force == dt.date(2022, 12, 2)
    assert reg.parties("EXAMPLES").codes == ("AUT", "BOL", "MNE")
    assert reg.status("CIV", "EXAMPLES") is Status.SIGNATORY
    assert [(str(period.start), period.status.value) for period in reg.history("EST", "EXAMPLES")] == [
        ("1991-08-20", "outside"),
        ("2020-12-05", "signatory"),
        ("2021-05-12", "contracting"),
        ("2022-12-02", "party"),
        ("2023-06-27", "withdrawing"),
        ("2023-12-27", "withdrawn"),
    ]
    assert [str(change.date) for change in reg.changes("EXAMPLES", since="2023-01-01")] == ["2023-06-27", "2023-12-27"]
    assert mt.compare(READ, reg, convention="EXAMPLES").ok
    assert mt.loads(mt.dumps(reg)).convention("EXAMPLES") == treaty


def test_the_sources_need_not_be_given() -> None:
    reg = mt.load().with_convention(READ.convention("EXAMPLES", CLAUSES), *READ.acts)
    assert reg.parties("EXAMPLES").codes == ("AUT", "BOL", "MNE")


def test_without_clauses_signatories_and_contracting_states_are_known() -> None:
    reg = with_page(READ)
    assert reg.contracting_states("EXAMPLES").codes == ("AUT", "BOL", "MNE")
    assert reg.signatories("EXAMPLES").codes == ("AUT", "CIV", "EST")
    parties = reg.count(Population.STATES_PARTIES, "EXAMPLES")
    assert parties.open.codes == ("AUT", "BOL", "MNE")
    assert parties.note == "the clause on entry into force is not given"
    examined = mt.validate(reg).findings
    assert [str(f) for f in examined if f.convention == "EXAMPLES" and f.code[0] != "P" and f.severity == "error"] == []
    assert mt.compare(READ, reg, convention="EXAMPLES").ok


def test_clauses_may_be_objects() -> None:
    given = (
        clauses.SignatureWindow(article="Art. 1", opens=dt.date(2020, 10, 1), open_ended=True),
        clauses.EntryIntoForce(article="Art. 3(1)", deposits=3, delay=clauses.Delay(months=8)),
        clauses.EntryIntoForceForState(article="Art. 3(2)", delay=clauses.Delay(months=1)),
        clauses.Deadline(article="Art. 5", duty="report", title="report", years=1),
        clauses.Deadline(article="Art. 6", duty="clear", title="clear", years=2),
    )
    treaty = READ.convention("EXAMPLES", given)
    assert (treaty.signature, treaty.entry_into_force, treaty.deadlines) == (given[0], given[1], given[3:])
    assert with_page(READ, given).convention("EXAMPLES").in_force == dt.date(2022, 12, 2)


def test_clauses_may_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "clauses.json"
    file.write_text(json.dumps(CLAUSES), encoding="utf-8")
    assert (
        READ.convention("EXAMPLES", file)
        == READ.convention("EXAMPLES", CLAUSES)
        == READ.convention("EXAMPLES", str(file))
    )


def test_what_the_page_shows_stands_in_for_clauses_that_are_not_given() -> None:
    page = mt.read_status_page(
        html(
            Page(
                columns=("Signature", "Provisional application(n)", "Ratification"),
                rows=(
                    Row(name="Austria", cells=("1 Mar 2021", "3 Mar 2021 n", "3 Mar 2021")),
                    Row(name="Chad", cells=("4 Dec 2022", "", "")),
                ),
            )
        )
    )
    treaty = page.convention("EXAMPLES")
    assert treaty.signature is not None and treaty.provisional_application is not None
    assert (treaty.signature.opens, treaty.signature.open_ended) == (dt.date(2021, 3, 1), True)
    assert treaty.consent.kinds == (ActKind.RATIFICATION,)
    assert {treaty.consent.article, treaty.signature.article, treaty.provisional_application.article} == {
        "article not given"
    }
    assert with_page(page).status("TCD", "EXAMPLES") is Status.SIGNATORY
    assert mt.validate(with_page(page)).ok


def test_signatures_before_entry_into_force_only_make_a_window_that_closes_with_it() -> None:
    signature = READ.convention("EXAMPLES").signature
    assert signature is not None and not signature.open_ended


def test_a_table_without_signatures_makes_a_treaty_without_a_signature_stage() -> None:
    page = mt.read_status_page(
        html(Page(columns=("Acceptance(A)",), rows=(Row(name="Chad", cells=("1 Mar 2021 A",)),)))
    )
    assert page.convention("EXAMPLES").signature is None


def test_a_treaty_that_is_not_in_force_has_no_parties() -> None:
    page = mt.read_status_page(html(evolve(PAGE, in_force="Not yet in force: see article 14.")))
    reg = with_page(page)
    assert [
        str(reg.count(which, "EXAMPLES")) for which in (Population.STATES_PARTIES, Population.CONTRACTING_STATES)
    ] == [
        "0",
        "3",
    ]
    assert reg.status("AUT", "EXAMPLES") is Status.CONTRACTING


def test_a_state_in_brackets_without_a_known_day_has_left() -> None:
    rows = tuple(evolve(row, notes=()) if row.name == "Estonia" else row for row in PAGE.rows)
    page = mt.read_status_page(html(evolve(PAGE, rows=rows)))
    for given in (None, CLAUSES):
        reg = with_page(page, given)
        contracting = reg.contracting_states("EXAMPLES")
        assert "EST" not in contracting and "EST" not in contracting.undetermined
        # It may have left before the treaty was in force for it: then its signature is what remains.
        assert reg.standing("EST", "EXAMPLES").possible == (Status.SIGNATORY, Status.WITHDRAWN)
        assert reg.standing("EST", "EXAMPLES", on="2024-06-01").status is Status.UNDETERMINED


def test_organizations_are_no_states() -> None:
    rows = (*PAGE.rows, Row(name="European Union", cells=("3 Dec 2020", "1 May 2021 a")))
    page = mt.read_status_page(html(evolve(PAGE, rows=rows)))
    assert page.parties == 4
    assert len(with_page(page).contracting_states("EXAMPLES")) == 3
    assert mt.compare(page, with_page(page), convention="EXAMPLES").ok


def test_a_page_may_stand_beside_the_treaty_that_the_register_has() -> None:
    """The acts are those of the convention that is added, although the register has one of the same symbol."""
    page = mt.read_status_page(html(evolve(PAGE, number="5.")))
    assert page.symbol == mt.load().convention("APMBC").symbol
    reg = with_page(page, key="OTHER")
    assert reg.contracting_states("OTHER").codes == ("AUT", "BOL", "MNE")
    assert reg.acts("APMBC") == mt.load().acts("APMBC")


def test_acts_of_a_page_are_plain_acts_in_a_register() -> None:
    assert {type(act) for act in with_page(READ).acts("EXAMPLES")} == {mt.Act}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"symbol": "XXVI-5"}, "symbol: It is 'XXVI-5', and the page has 'XXVI-99'"),
        ({"adopted": "2020-03-02"}, "adopted: It is '2020-03-02', and the page has '2020-03-01'"),
        ({"published_in_force": "2022-12-03"}, "published_in_force: It is '2022-12-03'"),
        ({"key": "OTHER"}, "key: It is 'OTHER', and the page has 'EXAMPLES'"),
        ({"signature": {"article": "Art. 1"}}, "signature/opens"),
        ({"signature": {"article": "Art. 1", "opens": "2020-13-01"}}, "signature/opens"),
        ({"consent": {"article": "Art. 1", "kinds": ["handshake"]}}, "consent/kinds/0"),
        ({"clauses": []}, "clauses: "),
        ("no such file.json", "no such file.json"),
        ((7,), "7 is not a clause of a convention"),
        ((clauses.Delay(months=1),), "is not a clause of a convention"),
    ],
)
def test_clauses_that_make_no_convention_are_refused(given: Any, message: str) -> None:
    with pytest.raises(mt.UnreadableData) as caught:
        READ.convention("EXAMPLES", given)
    assert message in str(caught.value)


def test_a_file_that_is_no_object_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "clauses.json"
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(mt.UnreadableData, match=r"Expected an object, found \[\]"):
        READ.convention("EXAMPLES", file)


def test_a_page_without_a_day_of_adoption_needs_it_from_the_clauses() -> None:
    page = mt.read_status_page(html(evolve(PAGE, adopted="Geneva")))
    with pytest.raises(mt.UnreadableData, match="adopted"):
        page.convention("EXAMPLES")
    assert page.convention("EXAMPLES", {"adopted": "2020-03-01"}).adopted == dt.date(2020, 3, 1)


def test_the_page_says_to_which_day_the_record_is_complete() -> None:
    treaty = READ.convention("EXAMPLES", {"as_of": "2020-01-01", "as_of_note": "another"})
    assert (treaty.as_of, treaty.as_of_note) == (READ.date, "the depositary's page of that day")
