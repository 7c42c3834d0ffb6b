"""What headings mean. Each is one of a published table."""

import pytest

from minetreaty import InvalidChoice
from minetreaty.intake.columns import checked_marks, column_of
from minetreaty.intake.headings import heading_of, is_dating, legend_of, may_name_states, without_legend


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        *((text, "state") for text in (
            "countryname", "CountryName", "Country/Territory", "High Contracting Party", "Contracting Parties",
            "State [1]", "Participant (see note)", "ISO3166-1-Alpha-3", "adm0_a3", "iso3n", "country_txt", "statenme",
            "GWNo"
        )),
        *((text, "signed") for text in ("dateSigned", "Date of signature", "Signature Date", "signed")),
        *((text, "consented") for text in (
            "Deposit of instrument", "Date of deposit of instrument", "Date of Instrument", "Instrument Date"
        )),
        *((text, "in_force") for text in ("Effective date", "EIF", "Entry into force date", "Entrée en vigueur")),
        *((text, "withdrawn") for text in ("Renunciation", "Date of denunciation")),
        *((text, "act") for text in ("Type of instrument", "Action", "Instrument Type")),
        *((text, "on") for text in ("Action Date", "Status date", "Year", "date")),
        *((text, None) for text in (
            "date-state", "Treaty date", "Entity", "Party", "ccode and more", "Capital", "Date of country", "signed by"
        )),
    ],
)  # fmt: skip
def test_headings(heading: str, expected: str | None) -> None:
    assert heading_of(heading) == expected


@pytest.mark.parametrize("heading", ["Entity", "Code", "Party", "Parties", "Name", "Location", "ccode"])
def test_headings_that_may_be_of_states(heading: str) -> None:
    assert may_name_states(heading)
    assert heading_of(heading) is None


def test_a_word_for_a_date_makes_a_column_of_dates() -> None:
    assert is_dating("Party date")
    assert not may_name_states("Party date")


def test_legends() -> None:
    heading = "Consent (R=Ratification, A = Accession; X=something else)"
    assert legend_of(heading) == {"R": "ratified", "A": "acceded"}
    assert without_legend(heading) == "Consent"
    assert without_legend("Consent") == "Consent"
    column = column_of(heading)
    assert column is not None
    assert (column.name, column.marks["A"], column.marks["w"]) == ("consented", "acceded", "withdrawn")


def test_a_legend_alone_explains_a_list_of_kinds() -> None:
    column = column_of("Ratification, Accession(a), Acceptance: A=Acceptance")
    assert column is None or column.name == "consented"


@pytest.mark.parametrize(
    ("marks", "said"),
    [(["A"], "give the meaning of each mark"), ({"A": "arrived"}, "give one of: signed, ratified")],
)
def test_marks_of_the_caller_must_be_acts(marks: object, said: str) -> None:
    with pytest.raises(InvalidChoice, match=said):
        checked_marks(marks)
    assert checked_marks({"A": "Acceptance", "x": "withdrew"}) == {"A": "accepted", "x": "withdrawn"}
    assert checked_marks(None) == {}
