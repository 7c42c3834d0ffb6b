"""Finding a state: by every name of the tables, exactly, with a day where a name needs one, and never by a guess."""

import csv
import datetime as dt

import pytest

import minetreaty as mt
from minetreaty import AmbiguousName, Register, State, UnknownState
from minetreaty.facts.bundled import read_text
from minetreaty.model.states import NameKind, NonState, Span, StateName
from minetreaty.standing.names import normalise
from tests.invented import named, register


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


ROWS = list(csv.DictReader(read_text("states/names.csv").splitlines(keepends=True)))


def vocabulary_of(row: dict[str, str]) -> str:
    """Numbers are codes of M49, and name a State only in that vocabulary."""
    return "m49" if row["text"].isdigit() else "any"


def test_every_name_of_the_tables_finds_its_state(reg: Register) -> None:
    """With no day where only one state ever bore it; else on the first day on which it did."""
    wrong = []
    for row in ROWS:
        if row["ambiguous"]:
            continue
        if reg.state(row["text"], vocabulary=vocabulary_of(row)).alpha3 != row["state"]:
            wrong.append(row)
    assert len(ROWS) > 2000
    assert wrong == []


def test_dated_names_find_their_state_on_their_days(reg: Register) -> None:
    """Names that two states bore at different times need a day, and then are exact."""
    for row in ROWS:
        if row["ambiguous"] and (row["since"] or row["until"]):
            day = row["since"] or str(dt.date.fromisoformat(row["until"]) - dt.timedelta(days=1))
            vocabulary = vocabulary_of(row)
            assert reg.state(row["text"], on=day, vocabulary=vocabulary).alpha3 == row["state"]
            if row["text"] == "YUG":  # the record's own code of a State
                assert reg.state("YUG").alpha3 == "YUG"
                continue
            with pytest.raises(AmbiguousName):
                reg.state(row["text"], vocabulary=vocabulary)


def test_ambiguous_names_without_days_find_nobody(reg: Register) -> None:
    for text, candidates in (("Congo", ("COD", "COG")), ("Korea", ("KOR", "PRK"))):
        for on in (None, "2020-01-01"):
            with pytest.raises(AmbiguousName) as error:
                reg.state(text, on=on)
            assert error.value.candidates == candidates


def test_the_depositary_means_one_congo(reg: Register) -> None:
    assert reg.state("Congo", vocabulary="depositary").alpha3 == "COG"
    assert reg.state("congo", vocabulary="depositary", on="2020-01-01").alpha3 == "COG"
    assert reg.state("Republic of Moldova", vocabulary="depositary").alpha3 == "MDA"
    assert reg.state("German Democratic Republic", vocabulary="depositary", on="1985-01-01").alpha3 == "DDR"
    assert reg.state("German Democratic Republic", vocabulary="depositary", on="1995-01-01").alpha3 == "DDR"
    assert reg.state("Yugoslavia", vocabulary="depositary").alpha3 == "YUG"


@pytest.mark.parametrize(
    ("print", "code"),
    [
        ("Bahamas (The)", "BHS"),
        ("Bahamas", "BHS"),
        ("Nauru", "NRU"),
        ("Naoero", "NRU"),
        ("Bolivia", "BOL"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Cape Verde", "CPV"),
        ("Cabo Verde", "CPV"),
        ("Moldova", "MDA"),
        ("Republic of Moldova", "MDA"),
        ("Netherlands", "NLD"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("North Macedonia", "MKD"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
    ],
)
def test_what_the_depositary_prints_is_in_its_vocabulary(reg: Register, print: str, code: str) -> None:
    """On its pages of 3 February 2026: those of the Mine Ban Convention and of the CCW, and its table of Protocols I to
    III, which keeps older names.
    """
    assert reg.state(print, vocabulary="depositary").alpha3 == code
    assert reg.state(print).alpha3 == code


@pytest.mark.parametrize(
    ("query", "vocabulary", "there"),
    [
        ("Estonia", "alpha3", "EST"),
        ("EST", "alpha2", "EE"),
        ("EST", "m49", "233"),
        ("Macedonia", "depositary", "North Macedonia"),
    ],
)
def test_a_name_of_another_vocabulary_is_told_with_what_stands_for_it(
    reg: Register, query: str, vocabulary: str, there: str
) -> None:
    with pytest.raises(UnknownState, match=f"but not in vocabulary='{vocabulary}': there it is '{there}'") as error:
        reg.state(query, vocabulary=vocabulary)
    assert (error.value.query, error.value.suggestions) == (query, (there,))


def test_a_vocabulary_may_have_nothing_for_a_state(reg: Register) -> None:
    with pytest.raises(UnknownState, match=r"has no code in m49\. Or leave out vocabulary") as error:
        register(states=(named("OLD", "Old Rose"),)).state("Old Rose", vocabulary="m49")
    assert error.value.suggestions == ()
    with pytest.raises(UnknownState, match=r"Did you mean Slovakia\?"):
        reg.state("Slovakai", vocabulary="alpha3")
    with pytest.raises(mt.MinetreatyError, match=r"5,002 characters\).*Choose from: any, alpha3"):
        reg.state("EST", vocabulary="x" * 5000)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Bahrain, Kingdom of", "BHR"),
        ("Estonia (Republic of)", "EST"),
        ("SUDAN, SOUTH", "SSD"),
        ("Guinea, Equatorial", "GNQ"),
        ("Jordan, Hashemite Kingdom of", "JOR"),
        ("Timor,East", "TLS"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Korea, Republic of", "KOR"),
    ],
)
def test_a_name_turned_about_at_a_comma_is_put_in_its_order(reg: Register, query: str, code: str) -> None:
    assert reg.state(query).alpha3 == reg.state(query, vocabulary="name").alpha3 == code


def test_names_turned_about_are_not_guessed_either(reg: Register) -> None:
    with pytest.raises(UnknownState, match="Taiwan is not in the depositary's list"):
        reg.state("China, Republic of")
    for query in ("Estonia, Kingdom of", "Guinea, Bissau, Equatorial"):
        with pytest.raises(UnknownState):
            reg.state(query)


def test_codes_of_the_past_find_the_state_that_the_tables_give_them_to(reg: Register) -> None:
    """ISO 3166-3: CSXX (SCG), SUHH (SUN), TPTL (TMP)."""
    assert [reg.state(code).alpha3 for code in ("SCG", "SUN", "TMP")] == ["SRB", "RUS", "TLS"]


def test_yugoslavia_depends_on_the_day(reg: Register) -> None:
    assert reg.state("Yugoslavia", on="1985-01-01").alpha3 == "YUG"
    assert reg.state("Yugoslavia", on="2000-01-01").alpha3 == "SRB"
    with pytest.raises(AmbiguousName) as error:
        reg.state("Yugoslavia")
    assert error.value.candidates == ("SRB", "YUG")
    with pytest.raises(AmbiguousName):
        reg.state("Yugoslavia", on="2010-01-01")


@pytest.mark.parametrize(
    "query",
    ["CIV", "civ", "CI", "ci", " CIV ", "Côte d'Ivoire", "cote d ivoire", "COTE D'IVOIRE", "Ivory Coast"],
)
def test_codes_and_names_without_case_accents_and_punctuation(reg: Register, query: str) -> None:
    assert reg.state(query).alpha3 == "CIV"


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Côte d’Ivoire", "cote d ivoire"),
        ("  Guinea--Bissau ", "guinea bissau"),
        ("STRASSE Straße", "strasse strasse"),
        ("Türkiye (Turkey)", "turkiye turkey"),
        ("São Tomé & Príncipe", "sao tome principe"),
        ("...", ""),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_former_names_still_find_the_state(reg: Register) -> None:
    for text, code in {"Burma": "MMR", "Zaire": "COD", "Upper Volta": "BFA", "Swaziland": "SWZ"}.items():
        assert reg.state(text).alpha3 == code
        assert reg.state(text, on="2025-01-01").alpha3 == code


def test_every_code_finds_its_state(reg: Register) -> None:
    for state in reg.facts.states.values():
        assert reg.state(state) is reg.state(state, on="1800-01-01", vocabulary="gw") is state
        day = state.since or (state.until and "1981-01-01")
        assert reg.state(state.alpha3) == reg.state(state.alpha3, on=day) == state
        if state.alpha2 not in (None, "CS", "YU"):
            assert reg.state(state.alpha2) == state
        if state.m49 is not None:
            assert reg.state(state.m49, vocabulary="m49") == state


def test_vocabularies_narrow(reg: Register) -> None:
    assert reg.state("EST", vocabulary="alpha3").alpha3 == "EST"
    assert reg.state("est", vocabulary="alpha3").alpha3 == "EST"
    assert reg.state("EE", vocabulary="alpha2").alpha3 == "EST"
    assert reg.state("ee", vocabulary="alpha2").alpha3 == "EST"
    assert reg.state("233", vocabulary="m49").alpha3 == "EST"
    assert reg.state("Estonia", vocabulary="name").alpha3 == "EST"
    for query, vocabulary in (
        ("EE", "alpha3"),
        ("EST", "alpha2"),
        ("EST", "m49"),
        ("EE", "m49"),
        ("233", "alpha2"),
        ("233", "alpha3"),
        ("EST", "name"),
        ("233", "name"),
        ("Estonia", "alpha3"),
        ("Estonia", "alpha2"),
        ("EST", "depositary"),
    ):
        with pytest.raises(UnknownState):
            reg.state(query, vocabulary=vocabulary)


def test_non_states_are_refused_with_the_reason(reg: Register) -> None:
    for text in ("Kosovo", "Taiwan", "Chinese Taipei", "Western Sahara", "European Union", "Hong Kong"):
        with pytest.raises(UnknownState, match=r"is not in the depositary's list of States: .+\.") as error:
            reg.state(text)
        assert error.value.query == text
        assert error.value.suggestions == ()
    assert len(reg.facts.table(NonState)) == 61
    for entity in reg.facts.table(NonState):
        for text in (entity.name, *entity.names):
            with pytest.raises(UnknownState, match="is not in the depositary's list"):
                reg.state(text)
    for code in ("TWN", "tw", "XKX", "XK", "ESH", "EUE", "HKG", "MO", "ANHH"):
        with pytest.raises(UnknownState, match="is not in the depositary's list"):
            reg.state(code)
    for number in ("158", 530):
        with pytest.raises(UnknownState, match="is not in the depositary's list"):
            reg.state(number, vocabulary="m49")
    with pytest.raises(UnknownState, match="There is no state called 'ISO'"):
        reg.state("ISO")


@pytest.mark.parametrize("query", ["", " ", "...", "X", "Atlantis"])
def test_nothing_is_guessed(reg: Register, query: str) -> None:
    with pytest.raises(UnknownState):
        reg.state(query)


def test_suggestions_name_each_state_once(reg: Register) -> None:
    with pytest.raises(UnknownState) as error:
        reg.state("Republic of Koreaa")
    assert len(error.value.suggestions) == len(set(error.value.suggestions)) <= 3
    assert "South Korea" in error.value.suggestions


# ---- how a name is chosen, by hand

ROSE = StateName(text="Rose", kind=NameKind.FORMER, span=Span(until=mt.PartialDate(2000)))
NEW_ROSE = StateName(text="Rose", kind=NameKind.SHORT, span=Span(since=mt.PartialDate(2000)))
LILY = StateName(text="Lily", kind=NameKind.ALIAS, ambiguous=True)
FLOWERS = (
    named("OLD", "Old Rose", ROSE, until=dt.date(1990, 1, 1), official_name="Kingdom of Roses"),
    named("NEW", "New Rose", NEW_ROSE, LILY, since=dt.date(1990, 1, 1), depositary_name="Roses, New"),
)


@pytest.fixture(scope="module")
def garden() -> Register:
    entity = NonState(name="Weed", names=("Nettle",), reason="it grows anywhere")
    return register(states=FLOWERS, non_states=(entity,))


def test_a_name_of_two_states_needs_a_day(garden: Register) -> None:
    assert garden.state("rose", on="1980-01-01").alpha3 == "OLD"
    assert garden.state("rose", on="2001-01-01").alpha3 == "NEW"
    # In the year 2000 the name may be of either side; in 1995 its bearer was no more.
    for on in (None, "1995-01-01"):
        hint = "Give a code, or a day on which only one of them bore the name" if on is None else "Give a code"
        with pytest.raises(AmbiguousName, match=rf"New Rose \(NEW\), Old Rose \(OLD\)\. {hint}\.$") as error:
            garden.state("rose", on=on)
        assert error.value.candidates == ("NEW", "OLD")


def test_an_ambiguous_name_of_one_state_needs_a_day_on_which_it_bore_it(garden: Register) -> None:
    assert garden.state("Lily", on="2001-01-01").alpha3 == "NEW"
    with pytest.raises(AmbiguousName):
        garden.state("Lily")
    with pytest.raises(AmbiguousName):
        garden.state("Lily", on="1980-01-01")


def test_the_three_chief_names_are_names_too(garden: Register) -> None:
    assert garden.state("New Rose") == garden.state("Roses, New") == "NEW"
    assert garden.state("kingdom of roses", on="2020-01-01") == "OLD"
    assert garden.state("Roses, New", vocabulary="depositary") == "NEW"


def test_nettles(garden: Register) -> None:
    with pytest.raises(UnknownState, match=r"^Weed is not in the depositary's list of States: it grows anywhere\.$"):
        garden.state("nettle")


def test_states_are_equal_by_code(reg: Register) -> None:
    estonia = reg.state("EST")
    assert estonia == State(alpha3="EST", name="Anything") == "EST"
    assert estonia != "EE" and estonia != "Estonia" and estonia != 233
    assert hash(estonia) == hash("EST")
    assert {estonia: 1}["EST"] == 1  # type: ignore[index]
    assert sorted([reg.state("POL"), estonia])[0] is estonia
    assert (str(estonia), repr(estonia)) == ("Estonia", "State('EST', 'Estonia')")
