"""How States are read in columns of users: one reader, judged by the whole column."""

import pytest

import minetreaty as mt
from minetreaty import AmbiguousName, CodeSystem, InvalidChoice, UnknownState
from minetreaty.intake.state_columns import contradiction, judge, vocabulary_of
from minetreaty.intake.states import StateReader, distinct_texts, states_in, without_footnote
from minetreaty.standing.codes import LISTS, NUMERIC

REG = mt.load()
READER = StateReader(REG)


# ---- single cells


@pytest.mark.parametrize(
    "text", ["Malta", "MLT", "mt", " Malta 2", "Malta (1)", "Malta [a]", "Malta²", "Malta (see note)"]
)
def test_names_codes_and_footnotes(text: str) -> None:
    assert READER.find(text).state == "MLT"
    assert READER.reads(text)


def test_states_and_empty_cells() -> None:
    malta = REG.state("MLT")
    assert READER.find(malta).state is malta
    assert not READER.reads(None)
    with pytest.raises(UnknownState):
        READER.find(None)
    assert READER.meaning("x" * 10_000) is None


def test_names_of_two_states_need_more() -> None:
    assert READER.reads("Congo")
    with pytest.raises(AmbiguousName):
        READER.meaning("Congo")
    assert StateReader(REG, "depositary").find("Congo").state == "COG"
    assert StateReader(REG, "depositary").find("Malte").state == "MLT"  # other names are read too


def test_the_callers_own_names_come_first() -> None:
    own = StateReader(REG, names={"Congo": "COD", "The Isles": REG.state("GBR")})
    assert own.find("CONGO").state == "COD"
    assert own.find("the isles").state == "GBR"
    assert own.has_own("the Isles")
    assert not own.has_own(5)
    assert not READER.has_own("Congo")
    assert own.within("cow").find("Congo").state == "COD"
    assert set(own.own_names) == {"congo", "the isles"}


@pytest.mark.parametrize(
    ("names", "error", "said"),
    [
        (["Congo"], InvalidChoice, "give a State for each name"),
        ({"X": "Nowhere"}, UnknownState, r"names=\{'X': 'Nowhere'\}: There is no state"),
        ({"X": "Congo"}, AmbiguousName, r"names=\{'X': 'Congo'\}"),
    ],
)
def test_own_names_must_mean_states(names: object, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        StateReader(REG, names=names)  # type: ignore[arg-type]


def test_the_vocabulary_must_be_known() -> None:
    with pytest.raises(InvalidChoice, match="vocabulary='klingon' is not an allowed value"):
        StateReader(REG, "klingon")


def test_several_states_in_one_cell() -> None:
    assert states_in(READER, "Malta; Italy and France") == (REG.state("MLT"), REG.state("ITA"), REG.state("FRA"))
    assert states_in(READER, "Malta, Congo") == (REG.state("MLT"),)
    assert states_in(READER, "Malta") == states_in(READER, "Malta; nobody") == ()


def test_different_texts_of_a_column() -> None:
    assert distinct_texts(["a", None, "b", "a", REG.state("MLT"), 5]) == ["a", "b", "5"]
    assert distinct_texts(["a", "b", "c"], 2) == ["a", "b"]
    assert without_footnote("Cuba (The) 3") == "Cuba (The)"


# ---- columns


@pytest.mark.parametrize("system", ["m49", *CodeSystem])
def test_a_column_of_another_list_is_not_read_as_iso(system: str) -> None:
    """Every code of every list, under a heading that names none."""
    codes = REG.gazetteer.codes.codes(system)
    column = judge(codes, READER, "ccode")
    assert column.problem or column.unread
    if system in NUMERIC:
        assert "has numbers, which name no State until their list is known" in column.problem
    elif system != "wikidata":
        assert (
            f"Column 'ccode' fits another list better: {len(codes)} of {len(codes)} values are codes in"
            in column.problem
        )
        assert f"vocabulary={str(system)!r}" in column.problem
    said = judge(codes, StateReader(REG, system), "ccode")
    assert (said.problem, said.warning, said.unread) == ("", "", "")


@pytest.mark.parametrize("system", ["alpha3", "alpha2"])
def test_columns_of_iso_are_read(system: str) -> None:
    column = judge(REG.gazetteer.codes.codes(system), READER)
    assert (column.problem, column.warning, column.unread) == ("", "", "")


def test_codes_that_iso_does_not_have_are_noted() -> None:
    column = judge(["EST", "GMY", "GMY", "FIN"], READER, "code")
    assert column.problem == ""
    assert (
        "3 of 3 values are codes in COW letters, 2 are read by ISO 3166-1. COW letters has 'GMY' too." in column.warning
    )


def test_the_callers_list_is_taken_at_his_word() -> None:
    column = judge(["AUS", "GMY", "SWZ", "EST"], StateReader(REG, "alpha3"), "code")
    assert column.problem == ""
    assert column.warning.startswith("Column 'code' fits another list better: 4 of 4 values")
    assert judge(["Malta", "Nowhere"], StateReader(REG, "name")).warning == ""


def test_columns_of_states_and_empty_columns_are_read() -> None:
    assert judge([REG.state("MLT"), "x"], READER).problem == ""
    assert judge([None, ""], READER).unread == ""


def test_a_column_that_names_nobody_says_why() -> None:
    assert "The column names no State that is known. Aruba is not in" in judge(["Aruba"], READER).unread
    assert "Column 'c' names no State" in judge(["Nowhere", "Elsewhere"], READER, "c").unread


def test_own_names_are_not_judged() -> None:
    assert judge(["1", "2"], StateReader(REG, names={"1": "MLT", "2": "ITA"})).problem == ""


def test_ambiguous_values_have_all_their_meanings() -> None:
    column = judge(["Congo", "GMY", "AUS"], READER)
    assert "'AUS' is Australia in ISO 3166-1 and Austria in COW letters" in column.problem


# ---- headings


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("m49", "m49"), ("ISO3N", "m49"), ("GWNo", "gw"), ("gwno_a", ""), ("ccode", ""), ("COWcode", "cow"),
     ("Wikidata ID", "wikidata"),
     ("FIPS", "fips"), ("vdem_id", "vdem"), ("iso", ""), ("id", "")],
)  # fmt: skip
def test_headings_that_name_a_list(heading: str, expected: str) -> None:
    assert vocabulary_of(heading) == expected
    assert expected in ("", *LISTS)


def test_a_heading_counts_if_its_cells_fit() -> None:
    assert judge(["710", "2"], READER, "cow").reader.vocabulary == "cow"
    assert judge(["Malta", "Italy"], READER, "cow").reader.vocabulary == "any"
    assert judge(["710", "2"], StateReader(REG, "m49"), "cow").reader.vocabulary == "m49"


# ---- two columns


def pairs(*rows: tuple[str, str]) -> str:
    one, other = (judge([row[place] for row in rows], READER) for place in (0, 1))
    return contradiction(rows, one, other, "name")


def test_columns_that_contradict_each_other() -> None:
    said = pairs(("AUS", "Austria"), ("SWZ", "Switzerland"))
    assert said.startswith(
        "AUS is read as Australia, but column 'name' of the same row names Austria; so it is in 2 of 2 rows."
    )
    assert said.endswith("Its codes fit COW letters and GW letters: say vocabulary='cow_letters'.")
    assert pairs(("MLT", "Italy")).endswith("so it is in 1 of 1 rows.")


def test_columns_that_agree_in_most_rows() -> None:
    assert pairs(("MLT", "Malta"), ("ITA", "Italy"), ("FRA", "Spain")) == ""
    assert pairs(("Congo", "Malta"), ("Nowhere", "Malta")) == ""
