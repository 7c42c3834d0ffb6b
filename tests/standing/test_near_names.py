"""A suggestion is right, or there is none: never the other of a pair."""

import pytest

import minetreaty as mt
from minetreaty import AmbiguousName, Register, UnknownState
from minetreaty.standing.near_names import nearest


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Canadda", "Canada"),
        ("Slovakai", "Slovakia"),
        ("Republic of Koreaa", "South Korea"),
        ("North Koria", "North Korea"),
        ("Democrtic Republic of the Congo", "DR Congo"),
        ("Newzealand", "New Zealand"),
        ("Equatorail Guinea", "Equatorial Guinea"),
    ],
)
def test_a_typing_mistake_is_recognised(reg: Register, query: str, meant: str) -> None:
    with pytest.raises(UnknownState) as error:
        reg.state(query)
    assert error.value.suggestions == (meant,)


@pytest.mark.parametrize(
    "query",
    [
        "Iran-Iraq", "Irax", "Dominican", "Peoples Republic Korea", "West Korea", "Federal Republic of the Congo",
        "East Guinea", "Virgin Isles", "Atlantis", "Abcde", "36 Sudan", "Old Sudan", "Guinea Equatorial Bissau",
    ],
)  # fmt: skip
def test_no_suggestion_is_better_than_a_wrong_one(reg: Register, query: str) -> None:
    with pytest.raises(UnknownState) as error:
        reg.state(query)
    assert error.value.suggestions == ()


def test_two_meanings_that_are_equally_near_are_none() -> None:
    names = {"iran": ["IRN"], "iraq": ["IRQ"], "oman": ["OMN"]}
    assert nearest("irak", names) == nearest("ir", names) == nearest("iran x", names) == nearest("x", {}) == ()
    assert nearest("omann", names) == ("OMN",)
    assert nearest("aaaaaaaa bbbbbbbb", {"aaaaaaxy bbbbbbxy": ["A"]}) == ()
    assert nearest("aaaaaaaa", {"aaaaaaxy": ["A"], "aaaaaxyz": ["B"]}) == ("A",)


@pytest.mark.parametrize(
    ("query", "on", "expected"),
    [
        ("Myanmar (Burma)", None, "MMR"),
        ("Burma/Myanmar", "2020-01-01", "MMR"),
        ("Eswatini (formerly Swaziland)", "2020-01-01", "SWZ"),
        ("DR Congo (Zaire)", None, "COD"),
        ("Congo [Republic of the Congo]", None, "COG"),
        ("Russia (Soviet Union)", "1985-01-01", "RUS"),
        ("Serbia (Yugoslavia)", "1985-01-01", "YUG"),
        ("Serbia (Yugoslavia)", "2010-01-01", "SRB"),
        ("Yemen (North Yemen)", "1985-01-01", "YAR"),
        ("Serbia (FR Yugoslavia)", "2010-01-01", "SRB"),
        ("the Gambia", None, "GMB"),
        ("Gambia, The", None, "GMB"),
        ("Dem. Rep. of Congo", None, "COD"),
        ("Bosnia & Herzegovina", None, "BIH"),
        ("Central African Rep.", None, "CAF"),
        ("Les Comores", None, "COM"),
        ("Belgique (la)", None, "BEL"),
        ("l'ex-République yougoslave de Macédoine", None, "MKD"),
        ("États-Unis", None, "USA"),
        ("Royaume-Uni", None, "GBR"),
    ],
)
def test_two_names_articles_and_abbreviations(reg: Register, query: str, on: str | None, expected: str) -> None:
    assert reg.state(query, on=on) == expected


@pytest.mark.parametrize(
    ("query", "on", "candidates"),
    [
        ("Serbia (Croatia)", "2010-01-01", ("HRV", "SRB")),
        ("Estonia/Latvia", None, ("EST", "LVA")),
        ("Serbia (Yugoslavia)", None, ("SRB", "YUG")),
        ("Congo (Korea)", None, ("COD", "COG", "KOR", "PRK")),
    ],
)
def test_two_names_of_different_states_are_refused(
    reg: Register, query: str, on: str | None, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousName) as error:
        reg.state(query, on=on)
    assert error.value.candidates == candidates


@pytest.mark.parametrize("query", ["Turkey (Byzantium)", "Byzantium (Turkey)", "Palestine/Gaza", "Guinea (West)"])
def test_a_name_beside_an_unknown_one_is_refused(reg: Register, query: str) -> None:
    with pytest.raises(UnknownState):
        reg.state(query)


def test_a_former_name_is_read_on_any_date_with_a_remark(reg: Register) -> None:
    assert reg.named("Swaziland", on="2020-01-01").state == "SWZ"
    remark = "'Swaziland' is a name of Eswatini from 1968-09-06 until 2018-04-19, not on 2020-01-01"
    assert reg.named("Swaziland", on="2020-01-01").remark == remark
    for text, on in (("Swaziland", "2000-01-01"), ("Swaziland", None), ("Eswatini (Swaziland)", "2020-01-01")):
        assert reg.named(text, on=on).remark == ""
    assert "not on 2020" in reg.named("Swaziland/Kingdom of Swaziland", on="2020-01-01").remark
    assert reg.named("South Sudan", on="1990-01-01").remark == ""  # it did not exist: another answer says so


# ---- conventions


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Protocol II (amended)", "CCW-AP2"),
        ("Protocol II as amended", "CCW-AP2"),
        ("CCW AP II", "CCW-AP2"),
        ("CCW P.IV", "CCW-P4"),
        ("35597", "APMBC"),
        ("47713", "CCM"),
        ("ottawa  convention", "APMBC"),
    ],
)
def test_instruments_by_their_usual_names(reg: Register, name: str, key: str) -> None:
    assert reg.convention(name).key == key


@pytest.mark.parametrize("name", ["Protocol II", "Protocol IX", "Amended Protocol III", "Amended Protocol"])
def test_no_other_instrument_is_suggested(reg: Register, name: str) -> None:
    with pytest.raises(mt.UnknownConvention, match="Known: APMBC"):
        reg.convention(name)


def test_a_number_of_registration_of_several_instruments(reg: Register) -> None:
    with pytest.raises(AmbiguousName, match="names several conventions: CCW, CCW-P1") as error:
        reg.convention("22495")
    assert len(error.value.candidates) == 8
