"""Errors: each says what is wrong and what to do next, carries its data, and survives pickling."""

import copy
import datetime as dt
import inspect
import pickle
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import errors
from minetreaty.errors import (
    AmbiguousName,
    InvalidChoice,
    InvalidDate,
    MinetreatyError,
    MissingExtra,
    NotInDueForm,
    NotInUniverse,
    TextTooLong,
    UndecidedCount,
    UnknownConvention,
    UnknownGroup,
    UnknownSource,
    UnknownState,
    UnreadableData,
    UnsuitableFrame,
    UnwritableFile,
    ValidationFailed,
)
from minetreaty.findings import Finding, Severity
from minetreaty.standing.names import VOCABULARIES

FINDING = Finding(code="P301", severity=Severity.ERROR, message="no signature", article="Art. 16")

EXAMPLES: list[tuple[MinetreatyError, type[Exception], dict[str, object]]] = [
    (UnknownState("m", query="q", suggestions=("a",)), LookupError, {"query": "q", "suggestions": ("a",)}),
    (UnknownConvention("m", query="q", suggestions=("a",)), LookupError, {"query": "q", "suggestions": ("a",)}),
    (UnknownGroup("m", query="q", suggestions=("a",)), LookupError, {"query": "q", "suggestions": ("a",)}),
    (UnknownSource("m", query="q", suggestions=("a",)), LookupError, {"query": "q", "suggestions": ("a",)}),
    (InvalidChoice("m", query="q", suggestions=("a",)), ValueError, {"query": "q", "suggestions": ("a",)}),
    (AmbiguousName("m", query="q", candidates=("A", "B")), LookupError, {"query": "q", "candidates": ("A", "B")}),
    (NotInUniverse("m", query="q"), LookupError, {"query": "q"}),
    (InvalidDate("m", query="q"), ValueError, {"query": "q"}),
    (NotInDueForm("m", findings=(FINDING,)), ValueError, {"findings": (FINDING,)}),
    (UnreadableData("m", findings=(FINDING,)), ValueError, {"findings": (FINDING,)}),
    (TextTooLong("m"), ValueError, {}),
    (UndecidedCount("m", query="q"), ValueError, {"query": "q"}),
    (ValidationFailed("m", findings=(FINDING,)), ValueError, {"findings": (FINDING,)}),
    (UnsuitableFrame("m"), ValueError, {}),
    (UnwritableFile("m", query="q"), ValueError, {"query": "q"}),
    (TextTooLong("m"), ValueError, {}),
    (MissingExtra("m", extra="frames"), ImportError, {"extra": "frames"}),
]
NAMES = [type(example[0]).__name__ for example in EXAMPLES]


@pytest.mark.parametrize(("error", "builtin", "data"), EXAMPLES, ids=NAMES)
def test_is_ours_and_the_language_s_own(
    error: MinetreatyError, builtin: type[Exception], data: dict[str, object]
) -> None:
    assert isinstance(error, builtin)
    assert issubclass(type(error), MinetreatyError)
    assert str(error) == "m"
    assert {name: getattr(error, name) for name in data} == data


@pytest.mark.parametrize(("error", "builtin", "data"), EXAMPLES, ids=NAMES)
def test_survives_pickling_and_copying(
    error: MinetreatyError, builtin: type[Exception], data: dict[str, object]
) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))
        assert type(again) is type(error) and str(again) == "m"
        assert {name: getattr(again, name) for name in data} == data
    assert vars(copy.copy(error)) == vars(error)


@pytest.mark.parametrize(("error", "builtin", "data"), EXAMPLES, ids=NAMES)
def test_its_data_are_empty_where_not_given(
    error: MinetreatyError, builtin: type[Exception], data: dict[str, object]
) -> None:
    bare = type(error)("m")
    assert {name: getattr(bare, name) for name in data} == {name: type(value)() for name, value in data.items()}


OURS = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, MinetreatyError)]


def test_every_error_is_tested_and_public() -> None:
    ours = {error.__name__ for error in OURS if not error.__name__.startswith("_")} - {"MinetreatyError"}
    assert ours == set(NAMES)
    assert all(getattr(mt, name) is getattr(errors, name) for name in ours)


def test_no_two_errors_repeat_the_same_constructor() -> None:
    signatures = [str(inspect.signature(error)) for error in OURS if "__init__" in vars(error)]
    assert len(signatures) == len(set(signatures))


# ---- what the questions raise


def test_unknown_state_suggests() -> None:
    with pytest.raises(UnknownState, match="is not a state: give a code, a name or a State") as error:
        mt.status(1.5, "APMBC")  # type: ignore[arg-type]
    assert error.value.query == "1.5"
    with pytest.raises(UnknownState, match="is a number, which names no State until its list is known") as error:
        mt.status(123, "APMBC")  # type: ignore[arg-type]
    assert error.value.query == "123"
    with pytest.raises(UnknownState, match="Did you mean Ukraine") as error:
        mt.status("Ukrane", "APMBC")
    assert error.value.suggestions[0] == "Ukraine"
    with pytest.raises(UnknownState, match="Give an ISO 3166-1 code or a name in full") as error:
        mt.status("xqzw", "APMBC")
    assert error.value.suggestions == ()


def test_unknown_convention_suggests() -> None:
    with pytest.raises(UnknownConvention, match="Did you mean APMBC") as error:
        mt.parties("APMCB")
    assert (error.value.query, error.value.suggestions[0]) == ("APMCB", "APMBC")
    with pytest.raises(UnknownConvention, match="Known: APMBC, CCM, CCW") as error:
        mt.parties("xyz")
    assert error.value.suggestions == mt.load().facts.keys


def test_unknown_group_suggests() -> None:
    parties = mt.parties("APMBC")
    with pytest.raises(UnknownGroup, match="Did you mean") as error:
        parties.within("Afrika")
    assert "Africa" in error.value.suggestions
    with pytest.raises(UnknownGroup, match="Did you mean NATO") as error:
        parties.within("natoo", on="2025-01-01")
    assert error.value.suggestions == ("NATO",)
    with pytest.raises(UnknownGroup, match="Known: EU, NATO") as error:
        parties.within("qqqq")
    assert {"EU", "Africa"} <= set(error.value.suggestions)


def test_ambiguous_name_gives_candidates() -> None:
    with pytest.raises(AmbiguousName, match=r"Give a code\.") as error:
        mt.status("Korea", "APMBC")
    assert error.value.candidates == ("KOR", "PRK")
    assert error.value.query == "Korea"


def test_not_in_universe_says_when() -> None:
    with pytest.raises(NotInUniverse, match=r"Palestine was not in the universe of States on 2012-11-28") as error:
        mt.status("PSE", "APMBC", on="2012-11-28")
    assert error.value.query == "PSE"
    assert "from 2012-11-29" in str(error.value)


def test_invalid_date_says_how() -> None:
    with pytest.raises(InvalidDate, match="write it as YYYY-MM-DD") as error:
        mt.status("EST", "APMBC", on="20250101")
    assert error.value.query == "20250101"
    with pytest.raises(InvalidDate, match="since takes a date or text") as error:
        mt.load().changes("APMBC", since=2025)  # type: ignore[arg-type]
    assert error.value.query == "2025"


def test_unknown_source_suggests() -> None:
    with pytest.raises(UnknownSource, match="Did you mean untc-apmbc-2026-02-03") as error:
        mt.load().source("untc-apmbc-2026-02-30")
    assert (error.value.query, error.value.suggestions[0]) == ("untc-apmbc-2026-02-30", "untc-apmbc-2026-02-03")
    with pytest.raises(UnknownSource, match=r"There is no source with the id '!'\.$") as error:
        mt.load().source("!")
    assert error.value.suggestions == ()


def test_a_wrong_word_names_the_right_ones() -> None:
    reg = mt.load()
    for ask, name, words in (
        (lambda: reg.having("member", "APMBC"), "status='member'", tuple(mt.Status)),
        (lambda: reg.count("members", "APMBC"), "population='members'", tuple(mt.Population)),
        (lambda: reg.nonparties("APMBC", of="members"), "population='members'", tuple(mt.Population)),
        (lambda: reg.acts("APMBC", kind="treason"), "kind='treason'", tuple(mt.ActKind)),
        (lambda: mt.ActRef(state="UKR", kind="treason", date="2025-01-01"), "kind='treason'", tuple(mt.ActKind)),
        (lambda: reg.state("EST", vocabulary="iso"), "vocabulary='iso'", VOCABULARIES),
    ):
        with pytest.raises(InvalidChoice, match=f"{name}.*Choose from: ") as error:
            ask()
        assert error.value.suggestions == words
        assert error.value.query == name.partition("=")[2].strip("'")


@pytest.mark.parametrize(
    ("given", "meant"), [("acession", "accession"), ("ratify", "ratification"), ("With drawel", "withdrawal")]
)
def test_a_word_like_one_that_is_allowed_is_suggested(given: str, meant: str) -> None:
    with pytest.raises(InvalidChoice, match=f"kind='{given}'.*Did you mean {meant}\\?$") as error:
        mt.load().acts("APMBC", kind=given)
    assert error.value.suggestions == tuple(mt.ActKind)


def test_long_text_is_cut_and_compared_with_nothing() -> None:
    text = "x" * 1_000_000
    reg = mt.load()
    for ask in (
        lambda: reg.state(text),
        lambda: reg.convention(text),
        lambda: reg.parties("APMBC").within(text),
        lambda: reg.source(text),
        lambda: reg.count(text, "APMBC"),
        lambda: mt.status("EST", "APMBC", on=text),
    ):
        with pytest.raises(mt.MinetreatyError, match=r"x\.\.\. \(1,000,002 characters\)") as caught:
            ask()
        assert len(str(caught.value)) < 1_000


@pytest.mark.parametrize("given", [None, 5, ["APMBC", "CCM"]])
def test_what_is_no_text_is_no_name(given: Any) -> None:
    reg = mt.load()
    with pytest.raises(mt.UnknownConvention, match="is not a convention: give one key, such as 'APMBC'"):
        reg.status("EST", given, on="2020-01-01")
    with pytest.raises(mt.UnknownConvention, match="is not a convention"):
        reg.parties(given)
    with pytest.raises(mt.UnknownGroup, match="is not a group: give its key or an M49 region"):
        reg.parties("APMBC").within(given)
    with pytest.raises(mt.UnknownSource, match="There is no source with the id"):
        reg.source(given)


@pytest.mark.parametrize("words", ["States Parties", "states-parties", "STATES_PARTIES"])
def test_a_choice_is_known_in_any_spelling_of_its_words(words: str) -> None:
    reg = mt.load()
    assert reg.count(words, "APMBC") == reg.count("states_parties", "APMBC")


def test_a_moment_is_told_where_its_day_is() -> None:
    with pytest.raises(mt.InvalidDate, match=r"Otherwise give its \.date\(\)"):
        mt.status("EST", "APMBC", on=dt.datetime(2020, 1, 1, 12, 30))
