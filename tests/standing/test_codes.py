"""Codes of other lists name a State in their own vocabulary only, and none of them names another State."""

import datetime as dt

import pytest

import minetreaty as mt
from minetreaty import AmbiguousName, CodeSystem, CountryCode, PartialDate, Register, Span, State, UnknownState
from minetreaty.standing.codes import LISTS, NUMERIC
from tests.invented import named, register

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def some_day(state: State, span: Span) -> dt.date:
    """A date on which the State existed and had the code."""
    last = (span.until.first if span.until else state.until) or dt.date(2020, 1, 2)
    return last - DAY


@pytest.mark.parametrize("system", list(CodeSystem))
def test_every_code_of_every_list_is_read(reg: Register, system: CodeSystem) -> None:
    read = 0
    for state in reg.facts.states.values():
        for item in state.codes:
            if item.system is system:
                day = some_day(state, item.span)
                assert reg.state(item.code, vocabulary=system, on=day) == state
                assert reg.state(item.code.lower(), vocabulary=system, on=day) == state
                if state.alpha3 != "PSE" or system is not CodeSystem.VDEM:
                    assert state.code(system, on=day) == item.code
                read += 1
    assert read > 150


def test_a_code_of_one_state_is_read_on_every_date(reg: Register) -> None:
    """Some lists begin later than the State: COW has Andorra from 1993."""
    late = 0
    for state in reg.facts.states.values():
        for item in state.codes:
            day = state.since or (state.until or dt.date(1985, 1, 2)) - DAY
            if item.span.holds(day) is False and len(reg.gazetteer.codes.uses(item.system, item.code)) == 1:
                found = reg.named(item.code, vocabulary=item.system, on=day)
                assert found.state == state and str(day) in found.remark
                late += 1
    assert late > 40
    found = reg.named("255", vocabulary="cow", on="1985-01-01")
    assert found.remark == "COW has '255' for Germany from 1990-10-03, not on 1985-01-01"
    assert reg.named("255", vocabulary="cow", on="2000-01-01").remark == reg.named("255", vocabulary="cow").remark == ""


@pytest.mark.parametrize(
    ("code", "vocabulary", "on", "expected"),
    [
        ("345", "cow", "1991-01-01", "YUG"),
        ("345", "cow", "2010-01-01", "SRB"),
        ("345", "gw", "2005-01-01", "SRB"),
        ("678", "gw", "1989-01-01", "YAR"),
        ("678", "gw", "1991-01-01", "YEM"),
        ("891", "m49", "1991-01-01", "YUG"),
        ("891", "m49", "1995-01-01", "SRB"),
        ("891", "m49", "2004-06-01", "SRB"),
        ("YUG", "any", "1985-01-01", "YUG"),
        ("YUG", "any", "1995-01-01", "SRB"),
        ("YU", "alpha2", "1995-01-01", "SRB"),
        ("CS", "any", "1985-01-01", "CSK"),
        ("CS", "any", "2004-06-01", "SRB"),
        ("SU", "any", "1985-01-01", "RUS"),
        ("810", "m49", "1985-01-01", "RUS"),
        ("280", "m49", "1985-01-01", "DEU"),
        ("BU", "any", None, "MMR"),
        ("ZR", "any", None, "COD"),
    ],
)
def test_a_date_decides_between_states(
    reg: Register, code: str, vocabulary: str, on: str | None, expected: str
) -> None:
    assert reg.state(code, vocabulary=vocabulary, on=on) == expected


@pytest.mark.parametrize(
    ("code", "vocabulary", "on"),
    [("345", "cow", None), ("345", "gw", "2010-01-01"), ("678", "ucdp", None), ("891", "m49", None),
     ("YU", "any", None), ("CS", "any", None), ("CS", "alpha2", "1998-01-01"), ("14", "vdem", None)],
)  # fmt: skip
def test_no_date_or_one_of_none_of_them_is_ambiguous(reg: Register, code: str, vocabulary: str, on: str | None) -> None:
    with pytest.raises(AmbiguousName, match=r"in its time: .+\. Give") as error:
        reg.state(code, vocabulary=vocabulary, on=on)
    assert len(error.value.candidates) == 2


def test_the_records_own_code_names_its_state(reg: Register) -> None:
    """The code that answers carry is understood again, in every question."""
    assert reg.state("YUG") == reg.state("YUG", on="2010-01-01") == "YUG"
    assert reg.status("YUG", "CCW", on="1985-01-01") is mt.Status.PARTY
    assert reg.standing("YUG", "APMBC", on="2000-01-01").state == "SRB"


# ---- numbers


@pytest.mark.parametrize("number", ["710", 710, 710.0, " 0710 ", "710.0"])
@pytest.mark.parametrize("vocabulary", ["any", "name", "depositary", "alpha3", "fips"])
def test_a_number_names_no_state_until_its_list_is_known(reg: Register, number: object, vocabulary: str) -> None:
    with pytest.raises(UnknownState, match="is a number") as error:
        reg.state(number, vocabulary=vocabulary)  # type: ignore[arg-type]
    assert "South Africa in M49; China in COW, GW and UCDP" in str(error.value)
    assert error.value.suggestions == ()


def test_a_number_of_no_state(reg: Register) -> None:
    with pytest.raises(UnknownState, match="No list that is known here has it for a State"):
        reg.state("99999")
    with pytest.raises(UnknownState, match="Taiwan, not a State, in M49"):
        reg.state(158)
    with pytest.raises(UnknownState, match=r"not a State's code in GW\. It is Germany in COW; Belgium in FAO\."):
        reg.state(255, vocabulary="gw")
    with pytest.raises(UnknownState, match=r"'99999' is not a State's code in M49\.$"):
        reg.state(99999, vocabulary="m49")


@pytest.mark.parametrize("number", [36, "36", "036", 36.0, "36.0", " 36 "])
def test_numbers_are_read_in_a_vocabulary_of_numbers(reg: Register, number: object) -> None:
    assert reg.state(number, vocabulary="m49") == "AUS"  # type: ignore[arg-type]


def test_numbers_of_numpy_are_numbers(reg: Register) -> None:
    numpy = pytest.importorskip("numpy")
    for number in (numpy.int64(710), numpy.uint16(710), numpy.float32(710)):
        assert reg.state(number, vocabulary="cow") == "CHN"


@pytest.mark.parametrize("value", [True, 36.5, float("nan"), float("inf"), None, b"EST", ["EST"], 1 + 0j])
def test_other_values_are_no_codes(reg: Register, value: object) -> None:
    with pytest.raises(UnknownState, match="is not a state: give a code"):
        reg.state(value, vocabulary="m49")  # type: ignore[arg-type]


# ---- letters


@pytest.mark.parametrize(
    ("code", "vocabulary", "expected"),
    [
        ("AUS", "cow_letters", "AUT"),
        ("AUS", "any", "AUS"),
        ("GMY", "cow_letters", "DEU"),
        ("RS", "fips", "RUS"),
        ("RS", "any", "SRB"),
        ("sui", "ioc", "CHE"),
        ("Q33", "wikidata", "FIN"),
        ("wd:q33", "wikidata", "FIN"),
        ("http://www.wikidata.org/entity/Q33", "wikidata", "FIN"),
    ],
)
def test_letters_mean_what_their_list_says(reg: Register, code: str, vocabulary: str, expected: str) -> None:
    assert reg.state(code, vocabulary=vocabulary) == expected


def test_letters_that_iso_does_not_have_are_explained(reg: Register) -> None:
    with pytest.raises(UnknownState, match=r"'GMY' is not an ISO 3166-1 code\. It is Germany in COW letters"):
        reg.state("GMY")
    with pytest.raises(UnknownState, match="It is Finland in Wikidata"):
        reg.state("Q33")
    with pytest.raises(UnknownState, match="names Germany, but not in vocabulary='cow_letters': there it is 'GMY'"):
        reg.state("DEU", vocabulary="cow_letters", on="2000-01-01")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("ABW", "Aruba is not in the depositary's list of States: part of the Kingdom of the Netherlands."),
        ("Greenland", "part of the Kingdom of Denmark"),
        ("Cayman Islands", "territory of the United Kingdom"),
        ("Hong Kong SAR", "territory of China"),
        ("Virgin Islands, U.S.", "territory of the United States"),
        ("Bailiwick of Jersey", "Crown dependency"),
        ("China (Taiwan)", "Taiwan is not in the depositary's list"),
        ("Rep. of China", "Taiwan is not in the depositary's list"),
    ],
)
def test_territories_are_explained(reg: Register, query: str, reason: str) -> None:
    with pytest.raises(UnknownState) as error:
        reg.state(query)
    assert reason in str(error.value)


# ---- the code of a State


def test_the_code_of_a_state(reg: Register) -> None:
    germany, palestine = reg.state("DEU"), reg.state("PSE")
    assert (germany.code("cow", on="1990-10-02"), germany.code(CodeSystem.COW, on="1990-10-03")) == ("260", "255")
    assert germany.code("GW") == germany.code("gw", on="2000-01-01") == "260"
    assert (germany.code("alpha3"), germany.code("alpha2"), germany.code("m49")) == ("DEU", "DE", "276")
    assert germany.why_no_code("gw") == ""
    assert germany.code("cow") is None
    assert germany.why_no_code("cow").startswith("Germany has 2 codes in cow: 260, 255. Give a date.")
    assert palestine.code("vdem", on="2020-01-01") is None
    reason = palestine.why_no_code("vdem", on="2020-01-01")
    assert reason.startswith("Palestine has 2 codes in vdem on 2020-01-01: 128, 138. V-Dem has no unit Palestine")
    assert palestine.code("cow", on="2020-01-01") is None
    assert palestine.why_no_code("cow", on="2020-01-01") == "Palestine has no code in cow on 2020-01-01."
    assert reg.state("YAR").code("alpha2") is None
    with pytest.raises(mt.InvalidChoice, match="system='klingon' is not an allowed value"):
        germany.code("klingon")


def test_lists_are_those_of_the_record() -> None:
    assert {"alpha3", "alpha2", "m49", *CodeSystem} == set(LISTS) > set(NUMERIC)


def test_spans_of_codes_are_told_in_words() -> None:
    code = CountryCode(system=CodeSystem.GW, code="7", span=Span(until=PartialDate(1990)), sources=("paper",))
    remark = register(states=(named("AAA", "A", codes=(code,)),)).named(7, vocabulary="gw", on="2000-01-01").remark
    assert remark == "GW has '7' for A until 1990, not on 2000-01-01"


def test_codes_of_no_list() -> None:
    reg = mt.load()
    for code, said in (
        ("PAP", "'PAP' is not a State's code in COW letters."),
        ("ABW", "Aruba is not in the depositary's list"),
    ):
        with pytest.raises(UnknownState) as error:
            reg.state(code, vocabulary="cow_letters")
        assert str(error.value).startswith(said)
    with pytest.raises(
        UnknownState, match="names Germany, but not in vocabulary='cow': Germany has 2 codes in cow: 260, 255"
    ):
        reg.state("Germany", vocabulary="cow")
    with pytest.raises(UnknownState, match="There is no state called"):
        reg.state("x" * 10_000)
    with pytest.raises(mt.InvalidChoice, match="vocabulary='klingon' is not an allowed value"):
        reg.state("EST", vocabulary="klingon", on="1850-01-01")
