"""Acts as values: what they take, what they refuse, how they are written."""

import datetime as dt
from typing import Any

import pytest

from minetreaty import Act, ActKind, ActRef, InvalidChoice, InvalidDate, PartialDate, State, UndatedAct, UnknownState
from minetreaty.facts.invented import act, undated
from minetreaty.model.acts import CONFIRMS_SIGNATURE, CONSENTS, SIGNATURES


def test_days_and_kinds_may_be_given_as_text() -> None:
    given = Act(state="EST", convention="APMBC", kind="accession", date="2004-05-12", effect="2004-11-01")
    assert (given.kind, given.date, given.effect) == (ActKind.ACCESSION, dt.date(2004, 5, 12), dt.date(2004, 11, 1))
    assert given == Act(
        state="EST",
        convention="APMBC",
        kind=ActKind.ACCESSION,
        date=dt.date(2004, 5, 12),
        effect=dt.date(2004, 11, 1),
        circulated=None,
    )
    assert (given.sources, given.date_basis, given.armed_conflict) == (("assumed",), "receipt", None)


@pytest.mark.parametrize("field", ["date", "effect", "circulated", "dated"])
def test_only_days_are_days(field: str) -> None:
    facts: dict[str, Any] = {"state": "EST", "convention": "APMBC", "kind": "accession", "date": "2004-05-12"}
    with pytest.raises(InvalidDate, match="date='12 May 2004' is not a day"):
        Act(**(facts | {field: "12 May 2004"}))
    with pytest.raises(InvalidDate, match="not datetime"):
        Act(**(facts | {field: dt.datetime(2004, 5, 12, 12, 30)}))
    assert getattr(Act(**(facts | {field: dt.datetime(2004, 5, 12)})), field) == dt.date(2004, 5, 12)


def test_only_kinds_are_kinds() -> None:
    with pytest.raises(InvalidChoice, match=r"kind='joining'.*Choose from: signature, definitive_signature"):
        Act(state="EST", convention="APMBC", kind="joining", date="2004-05-12")


def test_an_act_without_a_day_is_of_another_class() -> None:
    given = UndatedAct(state="LBN", convention="APMBC", kind="accession", when="2026", sources=("x",))
    assert given.when == PartialDate(2026)
    assert given == UndatedAct(
        state="LBN", convention="APMBC", kind="accession", when=PartialDate(2026), sources=("x",)
    )
    for when in ("2026-04-14", PartialDate(2026, 4, 14)):
        with pytest.raises(InvalidDate, match="2026-04-14: the day is known, so this is an Act") as error:
            UndatedAct(state="LBN", convention="APMBC", kind="accession", when=when, sources=("x",))
        assert error.value.query == "2026-04-14"


def test_references_name_an_act() -> None:
    reference = ActRef.parse("UKR communication 2025-07-18")
    assert reference == ActRef(state="UKR", kind=ActKind.COMMUNICATION, date=dt.date(2025, 7, 18))
    assert str(reference) == "UKR communication 2025-07-18"
    assert repr(reference) == "<ActRef UKR communication 2025-07-18>"
    with pytest.raises(InvalidDate):
        ActRef.parse("UKR communication 2025")
    wrong: tuple[Any, ...] = ("UKR communication", "UKR communication of 2025-07-18", None)
    for text in wrong:
        with pytest.raises(InvalidDate, match="names no act: write state, kind and day"):
            ActRef.parse(text)


def test_a_state_may_be_given_as_one() -> None:
    state = State(alpha3="UKR", name="Ukraine")
    day: dict[str, Any] = {"kind": "communication", "date": "2025-07-18"}
    assert ActRef(state=state, **day) == ActRef(state="UKR", **day)
    assert type(Act(state=state, convention="APMBC", **day).state) is str
    assert type(UndatedAct(state=state, convention="APMBC", kind="accession", when="2026", sources="x").state) is str


@pytest.mark.parametrize("thing", [None, 233, b"EST"])
def test_only_states_act(thing: Any) -> None:
    with pytest.raises(UnknownState, match="is not a state: give a code, a name or a State"):
        Act(state=thing, convention="APMBC", kind="accession", date="2004-05-12")


def test_what_an_act_answers_may_be_given_as_text() -> None:
    answer = act("CHE", "objection", "2025-10-17", target="UKR communication 2025-07-18")
    assert answer.target == ActRef(state="UKR", kind="communication", date="2025-07-18")


@pytest.mark.parametrize("given", ["nl-db", ["nl-db"], ("nl-db",)])
def test_one_source_is_one_source(given: Any) -> None:
    """And no letters of a word."""
    made = act("AAA", "accession", "2001-01-01", sources=given, effect="2001-07-01", effect_sources=given)
    assert (
        made.sources == made.effect_sources == undated("AAA", "accession", "2001", sources=given).sources == ("nl-db",)
    )
    assert hash(made) == hash(
        act("AAA", "accession", "2001-01-01", sources=("nl-db",), effect=made.effect, effect_sources=("nl-db",))
    )


@pytest.mark.parametrize("given", ["no", 0, 1, "False"])
def test_only_an_answer_says_whether_there_is_an_armed_conflict(given: Any) -> None:
    with pytest.raises(InvalidChoice, match=r"armed_conflict=.*Choose from: True, False, None"):
        act("AAA", "withdrawal", "2003-01-15", armed_conflict=given)


@pytest.mark.parametrize("when", [26, None])
def test_only_partial_dates_say_when(when: Any) -> None:
    with pytest.raises(InvalidDate, match="is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"):
        UndatedAct(state="LBN", convention="APMBC", kind="accession", when=when, sources=("x",))


def test_acts_read_as_a_line() -> None:
    assert str(act("AAA", "notification_of_consent", "2001-01-01")) == "AAA notification of consent 2001-01-01 (PACT)"
    assert repr(act("AAA", "accession", "2001-01-01")) == "<Act AAA accession 2001-01-01 (PACT)>"
    assert str(undated("AAA", "accession", "2020-09")) == "AAA accession 2020-09, day not known (PACT)"
    assert repr(undated("AAA", "accession", "2020")) == "<UndatedAct AAA accession 2020, day not known (PACT)>"


def test_kinds_of_consent() -> None:
    assert {kind.value for kind in CONSENTS} == {
        "definitive_signature",
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "succession",
        "notification_of_consent",
    }
    assert set(CONFIRMS_SIGNATURE) == {ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL}
    assert set(SIGNATURES) == {ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE}
    assert ActKind.INTENT_NOT_TO_JOIN.label == "intent not to join"
    assert len(ActKind) == 17


def test_acts_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        act("AAA", "accession", "2001-01-01").state = "BBB"  # type: ignore[misc]
