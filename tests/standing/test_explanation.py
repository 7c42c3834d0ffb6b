"""Standings with their days, and explanations as prose: what each kind of step says."""

import datetime as dt

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Disagreement, MinetreatyError, Register, Status
from minetreaty.facts.invented import act, undated
from minetreaty.model.acts import ActRef
from minetreaty.model.populations import PUBLISHED
from minetreaty.standing.answers import describe
from tests.invented import founded, register


def reasons(reg: Register, state: str, day: str, key: str = "PACT") -> list[str]:
    return [str(reason) for reason in reg.standing(state, key, on=day).reasons]


def test_each_step_in_words() -> None:
    left = founded(
        act("AAA", "withdrawal", "2003-01-15", armed_conflict=False, sources=("depositary",)),
        act("AAA", "accession", "2005-05-05", sources=("depositary", "gazette")),
    )
    assert reasons(left, "AAA", "2020-01-01") == [
        "2000-02-01: Aland signed: signatory (Pact Art. 1) [depositary].",
        "2000-03-20: Aland consented to be bound by ratification, received on 2000-03-20: contracting (Pact Art. 2) "
        "[depositary].",
        "2000-10-01: in force for Aland (ratification received on 2000-03-20): party (Pact Art. 3(1)) [depositary].",
        "2003-01-15: Aland gave notice of withdrawal, received on 2003-01-15; it stays bound until the effect: "
        "withdrawing (Pact Art. 4) [depositary].",
        "2003-07-15: the withdrawal received on 2003-01-15 took effect: withdrawn (Pact Art. 4) [depositary].",
        "2005-05-05: Aland consented to be bound by accession, received on 2005-05-05: contracting (Pact Art. 2) "
        "[depositary, gazette].",
        "2005-11-01: in force for Aland (accession received on 2005-05-05): party (Pact Art. 3(2)) "
        "[depositary, gazette].",
    ]


def test_revocation_in_words() -> None:
    back = founded(
        act("AAA", "withdrawal", "2003-01-15", "PACT", unconfirmed=True),
        act("AAA", "withdrawal_revocation", "2003-02-15"),
    )
    assert reasons(back, "AAA", "2020-01-01")[-2:] == [
        "2003-01-15: Aland gave notice of withdrawal, received on 2003-01-15; it stays bound until the effect: "
        "withdrawing (Pact Art. 4) [depositary]; unconfirmed, no depositary notification is in the record.",
        "2003-02-15: Aland revoked its notice of withdrawal before it took effect: party (VCLT Art. 68) [depositary].",
    ]


def test_succession_in_words() -> None:
    succeeded = register(*founded().acts("PACT"), act("NEW", "succession", "2006-03-01"))
    assert reasons(succeeded, "NEW", "2006-01-01") == [
        "2005-03-01: in force for Newland (succession received on 2006-03-01): party "
        "(depositary practice, VCSST Art. 23, 34) [depositary]."
    ]
    early = register(act("NEW", "succession", "2006-03-01"))
    assert reasons(early, "NEW", "2006-01-01") == [
        "2005-03-01: Newland succeeded (notified on 2006-03-01): contracting "
        "(depositary practice, VCSST Art. 23, 34) [depositary]."
    ]


def test_the_end_of_a_period_of_notice_in_words() -> None:
    open_ = founded(act("AAA", "withdrawal", "2003-01-15"))
    (last,) = reasons(open_, "AAA", "2004-01-01")[-1:]
    assert last.startswith("2003-07-15: the period of notice of the withdrawal received on 2003-01-15 is over")
    assert "not before the end of an armed conflict; Aland may be withdrawing, withdrawn: undetermined" in last


def test_a_printed_day_is_said_to_be() -> None:
    printed = act(
        "CCC",
        "accession",
        "2001-03-05",
        effect=dt.date(2001, 9, 1),
        effect_sources=("gazette",),
        sources=("depositary",),
    )
    reg = founded(printed)
    assert reasons(reg, "CCC", "2002-01-01")[-1].endswith("[depositary]; the day is printed by gazette.")
    assert "printed" not in reasons(reg, "CCC", "2002-01-01")[0]


def test_an_act_without_a_day_in_words() -> None:
    open_ = founded(undated("CCC", "accession", "2020-09", sources=("paper",)))
    assert reasons(open_, "CCC", "2021-01-01") == [
        "2020-09-01: not determined; Cascara may be outside, contracting (accession in 2020-09, day not known) "
        "(Pact Art. 3(2)) [paper].",
        "2020-09-30: Cascara is contracting at the latest now (accession in 2020-09, day not known) (Pact Art. 2) "
        "[paper].",
    ]


def test_nothing_in_words() -> None:
    assert reasons(founded(), "CCC", "2010-01-01") == [
        "The record has no act of Cascara under the Invented Weapons Pact by 2010-01-01."
    ]
    assert reasons(founded(), "CCC", "1999-11-30") == [
        "Invented Weapons Pact was adopted on 1999-12-01: it did not exist on 1999-11-30."
    ]
    assert reasons(founded(), "AAA", "1999-12-01") == [
        "The record has no act of Aland under the Invented Weapons Pact by 1999-12-01."
    ]


def test_denunciation_is_called_so() -> None:
    bound = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")
    left = founded(bound, act("AAA", "withdrawal", "2003-01-15", "PROTOCOL"))
    assert "notice of denunciation" in reasons(left, "AAA", "2003-02-01", "PROTOCOL")[-1]


# ---- the days of a standing


def test_days_of_a_standing() -> None:
    reg = founded(act("AAA", "withdrawal", "2003-01-15", armed_conflict=False), act("AAA", "accession", "2005-05-05"))

    def days(on: str) -> tuple[str, ...]:
        standing = reg.standing("AAA", "PACT", on=on)
        return tuple(
            str(day)
            for day in (
                standing.signed_on,
                standing.consented_on,
                standing.in_force_from,
                standing.withdrawal_effective,
                standing.since,
                standing.until,
            )
        )

    assert days("1999-12-31") == ("None", "None", "None", "None", "None", "2000-02-01")
    assert days("2000-02-01") == ("2000-02-01", "None", "None", "None", "2000-02-01", "2000-03-20")
    assert days("2000-03-20") == ("2000-02-01", "2000-03-20", "2000-10-01", "None", "2000-03-20", "2000-10-01")
    assert days("2003-01-14") == ("2000-02-01", "2000-03-20", "2000-10-01", "None", "2000-10-01", "2003-01-15")
    assert days("2003-01-15") == ("2000-02-01", "2000-03-20", "2000-10-01", "2003-07-15", "2003-01-15", "2003-07-15")
    assert days("2004-01-01") == ("2000-02-01", "2000-03-20", "2000-10-01", "2003-07-15", "2003-07-15", "2005-05-05")
    assert days("2020-01-01") == ("2000-02-01", "2005-05-05", "2005-11-01", "2003-07-15", "2005-11-01", "None")


def test_in_force_from_where_notice_came_first() -> None:
    """The Protocol came into force for Aland while its notice under the Pact was running."""
    bound = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")
    reg = founded(bound, act("AAA", "withdrawal", "2001-04-01", armed_conflict=False))
    assert str(reg.standing("AAA", "PROTOCOL", on="2001-10-01").in_force_from) == "2001-09-01"


def test_what_is_scheduled() -> None:
    reg = founded(act("AAA", "withdrawal", "2003-01-15", armed_conflict=False))

    def scheduled(state: str, on: str, known_on: str | None = None) -> list[tuple[str, str, str]]:
        found = reg.standing(state, "PACT", on=on, known_on=known_on).scheduled
        return [(str(s.date), str(s.status), s.condition) for s in found]

    condition = "not before the end of an armed conflict"
    assert scheduled("AAA", "2000-02-01") == []
    assert scheduled("AAA", "2000-03-20") == [("2000-10-01", "party", "")]
    assert scheduled("AAA", "2000-10-01") == []
    assert scheduled("AAA", "2003-01-15") == [("2003-07-15", "withdrawn", condition)]
    assert scheduled("AAA", "2003-07-15") == []
    assert scheduled("AAA", "2010-01-01", "2003-02-01") == [("2003-07-15", "withdrawn", condition)]
    assert scheduled("AAA", "2003-02-01", "2010-01-01") == [("2003-07-15", "withdrawn", condition)]


def test_provisional_application() -> None:
    declared = act("CCC", "provisional_application", "2000-05-05", scope="Art. 1(a)")
    plain = act("DDD", "provisional_application", "2000-05-05")
    reg = founded(act("CCC", "accession", "2000-05-05"), declared, plain)
    found = reg.standing("CCC", "PACT", on="2000-05-05").provisional
    assert found is not None
    assert (found.scope, str(found.since), str(found.until), found.act, found.article) == (
        "Art. 1(a)",
        "2000-05-05",
        "2000-11-01",
        declared,
        "Pact Art. 5",
    )
    assert reg.standing("CCC", "PACT", on="2000-05-04").provisional is None
    assert reg.standing("CCC", "PACT", on="2000-10-31").provisional is not None
    assert reg.standing("CCC", "PACT", on="2000-11-01").provisional is None
    without_end = reg.standing("DDD", "PACT", on="2010-01-01").provisional
    assert without_end is not None and (without_end.scope, without_end.until) == ("Art. 1", None)
    assert reg.standing("AAA", "PACT", on="2000-06-01").provisional is None
    text = str(reg.explain("CCC", "PACT", on="2000-06-01"))
    assert "Note: Applied provisionally from 2000-05-05 until entry into force: Art. 1(a)" in text
    unknown = founded(act("CCC", "provisional_application", "2003-05-05", "CHARTER"))
    assert unknown.standing("CCC", "CHARTER", on="2004-01-01").provisional is None


def test_open_acts_show_from_their_first_day() -> None:
    loose = undated("CCC", "accession", "2020-09")
    reg = founded(loose, undated("DDD", "accession", "2020-09"))
    assert reg.standing("CCC", "PACT", on="2020-08-31").open == ()
    assert reg.standing("CCC", "PACT", on="2020-09-01").open == (loose,)


# ---- explanations


def test_an_explanation_has_everything_that_bears_on_the_status() -> None:
    notice = act("AAA", "communication", "2003-05-05", sources=("depositary",))
    answer = act(
        "BBB",
        "objection",
        "2003-06-05",
        target=ActRef(state="AAA", kind="communication", date="2003-05-05"),
        date_basis="letter",
        reference="C.N.1.2003",
        sources=("gazette",),
        note="Art. 62 does not apply.",
        unconfirmed=True,
    )
    elsewhere = act("BBB", "objection", "2003-06-05", "CHARTER", sources=("paper",))
    differing = Disagreement(
        convention="PACT",
        state="AAA",
        kind="ratification",
        date="2000-03-20",
        field="date",
        ours="2000-03-20",
        theirs="2000-03-21",
        sources=("paper",),
        note="A slip.",
    )
    facts = [
        differing,
        evolve(differing, state="BBB", theirs="other state"),
        evolve(differing, convention="CHARTER", theirs="other convention"),
        evolve(differing, kind="", date="", ours="", theirs="2003-09-09", note=""),
        evolve(differing, date="2019-01-01", theirs="later"),
    ]
    reg = founded(notice, answer, elsewhere, disagreements=tuple(facts))
    found = reg.explain("AAA", "PACT", on="2004-01-01")
    assert found.status is Status.PARTY
    assert found.other_acts == (notice, answer)
    assert [item.theirs for item in found.disagreements] == ["2000-03-21", "2003-09-09"]
    assert [source.id for source in found.sources] == ["depositary", "gazette", "paper"]
    text = str(found)
    assert text.splitlines()[0] == "Aland, PACT, 2004-01-01: party since 2000-10-01, date disputed."
    assert (
        "- BBB: objection of 2003-06-05 (day of the letter), on AAA communication 2003-05-05, C.N.1.2003; unconfirmed: "
        "no depositary notification or second source is in the record; Art. 62 does not apply. [gazette]"
    ) in text
    assert "- AAA: communication of 2003-05-05 [depositary]" in text
    assert "- ratification 2000-03-20, date: we use 2000-03-20; paper has 2000-03-21 (A slip.)" in text
    assert "- PACT, date: we use none; paper has 2003-09-09" in text
    assert "change no status; the record takes no side" in text
    assert "Note: The text knows no suspension." in text
    assert "- [gazette] a government, Official gazette" in text
    early = reg.explain("AAA", "PACT", on="2003-05-04")
    assert early.other_acts == ()
    assert "takes no side" not in str(early)
    assert reg.explain("BBB", "PACT", on="2004-01-01").other_acts == (answer,)


def test_an_explanation_without_anything_beside_the_steps() -> None:
    text = str(founded().explain("BBB", "PACT", on="2004-01-01"))
    assert "Other acts" not in text and "Sources that differ" not in text and "Note:" not in text


def test_notes_of_an_explanation() -> None:
    left = founded(act("AAA", "withdrawal", "2003-01-15", armed_conflict=False))
    ahead = left.explain("AAA", "PACT", on="2003-02-01").notes
    assert ahead == ("From 2003-07-15 on: withdrawn (Pact Art. 4, not before the end of an armed conflict).",)
    gone = left.explain("AAA", "PACT", on="2004-01-01", known_on="2004-01-01").notes
    assert "does not say how a State that has left returns" in gone[0]
    assert gone[1:] == (
        "What remains: what arose before (Pact Art. 4(3)).",
        "Answered from the acts received by 2004-01-01.",
    )
    beyond = left.explain("BBB", "PACT", on="2020-07-01").notes
    assert beyond == ("The record is complete to 2020-06-30; acts from 2020-07-01 on may be missing.",)
    contracting = left.explain("BBB", "PACT", on="2000-05-01").notes
    assert contracting == ("From 2000-10-01 on: party (Pact Art. 3(1)).",)
    nothing = founded(
        act("AAA", "withdrawal", "2003-01-15", "PROTOCOL", armed_conflict=False),
        act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL"),
    ).explain("AAA", "PROTOCOL", on="2005-01-01")
    assert nothing.status is Status.WITHDRAWN
    assert not any("What remains" in note for note in nothing.notes)
    quiet = founded(act("AAA", "communication", "2003-05-05", "CHARTER"))
    assert len(quiet.explain("AAA", "CHARTER", on="2004-01-01").notes) == 1


def test_an_undated_act_is_described() -> None:
    loose = undated("CCC", "accession", "2020", scope="with a declaration")
    assert describe(loose) == "accession of 2020 (day not known), with a declaration [depositary]"
    reg = founded(
        undated("CCC", "objection", "2019", target=ActRef(state="AAA", kind="communication", date="2003-05-05"))
    )
    assert [str(a) for a in reg.explain("AAA", "PACT", on="2019-01-01").other_acts] == [
        "CCC objection 2019, day not known (PACT)"
    ]
    assert reg.explain("AAA", "PACT", on="2018-12-31").other_acts == ()
    assert len(reg.explain("CCC", "PACT", on="2019-01-01").other_acts) == 1


def test_sources_that_the_facts_do_not_have_are_left_out() -> None:
    reg = founded(act("CCC", "accession", "2001-01-01", sources=("nowhere", "gazette")))
    assert [s.id for s in reg.explain("CCC", "PACT", on="2002-01-01").sources] == ["gazette"]


# ---- how answers read


def test_answers_read_as_a_line() -> None:
    reg = founded(undated("CCC", "accession", "2020-09"))
    assert str(reg.standing("CCC", "PACT", on="2020-09-05")) == (
        "Cascara, PACT, 2020-09-05: undetermined (possible: outside, contracting) since 2020-09-01 until 2020-09-30, "
        "beyond the record"
    )
    assert str(reg.standing("DDD", "PACT", on="2010-01-01")) == "Deltora, PACT, 2010-01-01: outside"
    assert str(reg.changes("PACT")[0]) == "2000-02-01 Aland: outside -> signatory (signature, Pact Art. 1)"
    assert str(reg.history("BBB", "PACT")) == (
        "Borduria, PACT\n... to 2000-04-05: outside\n2000-04-05 to 2000-10-01: contracting\n2000-10-01 to ...: party"
    )


def test_short_representations() -> None:
    reg = founded()
    assert (
        repr(reg.standing("BBB", "PACT", on="2010-01-01"))
        == "<Standing Borduria, PACT, 2010-01-01: party since 2000-10-01>"
    )
    assert repr(reg.history("BBB", "PACT")) == "<History Borduria, PACT: 3 periods, 1 acts>"
    assert repr(reg.count("states_parties", "PACT", on="2010-01-01")) == "<Count States Parties, PACT, 2010-01-01: 2>"
    assert repr(reg.explain("BBB", "PACT", on="2010-01-01")) == (
        "<Explanation Borduria, PACT, 2010-01-01: party since 2000-10-01: 2 steps>"
    )
    assert repr(reg.changes("PACT")[0]).startswith("<StatusTransition 2000-02-01 Aland")


def test_populations_have_words() -> None:
    assert [population.label for population in PUBLISHED] == [
        "States Parties",
        "contracting States",
        "signatories",
        "States not party",
        "non-contracting States",
    ]


def test_counts_are_numbers_with_what_they_count() -> None:
    reg = founded(undated("CCC", "accession", "2020-09"))
    count = reg.count("contracting_states", "PACT", on="2020-09-05")
    assert (str(count), count.open.codes, count.members.codes) == ("2 (1 not known: Cascara)", ("CCC",), ("AAA", "BBB"))
    before = reg.count("contracting_states", "PACT", on="2020-06-30")
    assert (str(before), f"{before:03}", list(range(5))[before]) == ("2", "002", 2)
    none = reg.count("signatories", "PROTOCOL")
    assert (none.number, none.at_least, none.at_most) == (None, None, None)
    assert not none.applicable and str(none) == "no signature stage"
    with pytest.raises(MinetreatyError, match="PROTOCOL has no signatories: no signature stage"):
        int(none)


def test_a_history_takes_days_and_text() -> None:
    history = founded().history("AAA", "PACT")
    assert history.at("2000-02-01") is history.at(dt.date(2000, 2, 1)) is Status.SIGNATORY
    with pytest.raises(mt.InvalidDate, match="day='2000' is not a day"):
        history.at("2000")
    with pytest.raises(mt.NotInUniverse, match="Newland was not in the universe of States on 2005-02-28") as error:
        founded().history("NEW", "PACT").at("2005-02-28")
    assert error.value.query == "NEW"
    assert list(history) == list(history.periods)


def test_an_act_without_a_date_is_told_by_when_it_was_received() -> None:
    told = str(founded(undated("CCC", "accession", "2020-09")).explain("CCC", "PACT", on="2023-10-01"))
    assert "2021-03-01: Cascara is party at the latest now (accession in 2020-09, day not known)" in told
