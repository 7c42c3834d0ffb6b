"""The register: what it is made of, what its questions take, and the registers made from it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import (
    ActKind,
    Disagreement,
    InvalidDate,
    NotInUniverse,
    Population,
    Register,
    Status,
    UnknownConvention,
    UnknownState,
)
from minetreaty.facts.bundled import Bundled
from minetreaty.facts.invented import CHARTER, FOUNDED, PACT, act, undated
from tests.invented import founded, register


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


# ---- editions


def test_the_edition_names_what_answered(reg: Register) -> None:
    edition = reg.edition
    written = json.loads((Path(mt.__file__).parent / "data" / "edition.json").read_text("utf-8"))
    assert (edition.version, str(edition.date)) == (written["version"], written["date"])
    assert (edition.base, edition.derived, edition.known_on) == (None, False, None)
    assert len(edition.sha256) == 64


def test_a_derived_edition_names_its_base() -> None:
    base = founded()
    for derived in (
        base.deposit(act("CCC", "accession", "2001-01-01")),
        base.as_known("2000-03-25"),
        base.with_convention(evolve(CHARTER, key="OTHER")),
    ):
        assert derived.edition.derived
        assert derived.edition.base == base.edition.sha256 != derived.edition.sha256
        twice = derived.deposit(act("DDD", "accession", "2000-03-22")).as_known("2010-01-01")
        assert twice.edition.base == base.edition.sha256
    assert base.as_known("2000-03-25").edition.known_on == dt.date(2000, 3, 25)


def test_registers_are_equal_by_content(reg: Register) -> None:
    one, other = founded(), founded()
    assert one == other and hash(one) == hash(other)
    assert one != founded(act("CCC", "accession", "2001-01-01"))
    assert one != "a register"
    assert reg == mt.load() and reg is mt.load()


def test_a_register_is_shown_by_its_conventions() -> None:
    assert repr(founded()) == "<Register invented: PACT, PROTOCOL, CHARTER, COVENANT>"
    assert repr(founded().as_known("2000-01-01")) == "<Register invented: PACT, PROTOCOL, CHARTER, COVENANT, derived>"


# ---- what is asked


def test_days_are_dates_or_text_and_nothing_else() -> None:
    reg = founded()
    assert (
        reg.status("AAA", "PACT", on="2000-10-01") is reg.status("AAA", "PACT", on=dt.date(2000, 10, 1)) is Status.PARTY
    )
    moment: Any = dt.datetime(2000, 10, 1, 12)
    ask: list[Any] = [
        lambda day: reg.status("AAA", "PACT", on=day),
        lambda day: reg.status("AAA", "PACT", known_on=day),
        lambda day: reg.standing("AAA", "PACT", on=day),
        lambda day: reg.explain("AAA", "PACT", on=day),
        lambda day: reg.history("AAA", "PACT", known_on=day),
        lambda day: reg.parties("PACT", on=day),
        lambda day: reg.contracting_states("PACT", on=day),
        lambda day: reg.signatories("PACT", on=day),
        lambda day: reg.nonparties("PACT", on=day),
        lambda day: reg.having("party", "PACT", on=day),
        lambda day: reg.count("noncontracting", "PACT", on=day),
        lambda day: reg.changes("PACT", since=day),
        lambda day: reg.changes("PACT", until=day),
        lambda day: reg.acts("PACT", since=day),
        lambda day: reg.acts("PACT", until=day),
        lambda day: reg.as_known(day),
        lambda day: reg.states(day),
        lambda day: reg.state("Rose", on=day),
        lambda day: reg.matrix(on=day),
        lambda day: reg.profile("AAA", on=day),
    ]
    for question in ask:
        for day in (moment, "20001001", "2000-W39-7", 2000):
            with pytest.raises(InvalidDate):
                question(day)
    # The quick way and the slow way refuse alike.
    reg.status("AAA", "PACT", on="2000-10-01")
    with pytest.raises(InvalidDate, match="on takes a date or text"):
        reg.status("AAA", "PACT", on=moment)


def test_states_and_conventions_by_any_name() -> None:
    reg = founded()
    for state in ("AAA", "aa", "aland", reg.state("AAA"), reg.state("001", vocabulary="m49")):
        for convention in ("PACT", "the pact", "XX-1"):
            assert reg.status(state, convention, on="2001-01-01") is Status.PARTY
            assert reg.history(state, convention).convention == "PACT"
    assert "2001" in str(reg.standing("Aland", "borduria pact", on="2001-01-01"))
    with pytest.raises(UnknownConvention):
        reg.status("AAA", "PACTUM NOSTRUM", on="2001-01-01")


def test_no_day_is_the_last_of_the_record() -> None:
    reg = founded(act("CCC", "accession", "2020-07-01"), act("DDD", "accession", "2020-06-30"))
    assert reg.status("CCC", "PACT") is Status.OUTSIDE
    assert reg.status("DDD", "PACT") is Status.CONTRACTING
    assert reg.standing("DDD", "PACT", known_on="2010-01-01").on == dt.date(2010, 1, 1)
    assert reg.standing("DDD", "PACT", known_on="2030-01-01").on == dt.date(2020, 6, 30)
    assert reg.status("DDD", "PACT", known_on="2010-01-01") is Status.OUTSIDE
    assert reg.as_known("2010-01-01").count("noncontracting", "PACT").on == dt.date(2010, 1, 1)


def test_states_before_and_after_their_time() -> None:
    reg = founded()
    for code, day in (("NEW", "2005-02-28"), ("OLD", "2005-03-01")):
        for question in (reg.status, reg.standing, reg.explain):
            with pytest.raises(NotInUniverse) as error:
                question(code, "PACT", on=day)
            assert error.value.query == code
    assert reg.status("NEW", "PACT", on="2005-03-01") is reg.status("OLD", "PACT", on="2005-02-28") is Status.OUTSIDE


# ---- sets


def test_the_sets_of_a_day() -> None:
    reg = founded(
        act("CCC", "signature", "2000-02-02"),
        act("DDD", "accession", "2001-03-05"),
        act("AAA", "withdrawal", "2001-03-10", armed_conflict=False),
        act("OLD", "signature", "2000-03-03"),
    )
    on = "2001-04-01"
    assert reg.parties("PACT", on=on).codes == ("AAA", "BBB")
    assert reg.contracting_states("PACT", on=on).codes == ("AAA", "BBB", "DDD")
    assert reg.signatories("PACT", on=on).codes == ("AAA", "CCC", "OLD")
    assert reg.nonparties("PACT", on=on).codes == ("CCC", "DDD", "OLD")
    assert reg.nonparties("PACT", on=on, of=Population.CONTRACTING_STATES).codes == ("CCC", "OLD")
    assert reg.nonparties("PACT", on=on, of="signatories").codes == ("BBB", "DDD")
    assert reg.having(Status.SIGNATORY, "PACT", on=on).codes == ("CCC", "OLD")
    assert reg.having("withdrawing", "PACT", on=on).codes == ("AAA",)
    assert reg.having("outside", "PACT", on="2000-02-02").codes == ("BBB", "DDD", "OLD")
    assert reg.signatories("PACT", on="2000-02-01").codes == ("AAA",)
    assert reg.signatories("PACT", on="2005-03-01").codes == ("AAA", "CCC")
    # AAA signed, ratified and gave notice; BBB and DDD acceded; CCC and OLD signed; in force since 2000-10-01.
    assert {p.value: reg.count(p, "PACT", on=on).members.codes for p in Population} == {
        "states_parties": ("AAA", "BBB"),
        "contracting_states": ("AAA", "BBB", "DDD"),
        "signatories": ("AAA", "CCC", "OLD"),
        "nonparties": ("CCC", "DDD", "OLD"),
        "noncontracting": ("CCC", "OLD"),
        "signed_only": ("CCC", "OLD"),
        "unsigned": ("BBB", "DDD"),
        "committed": ("AAA", "BBB", "CCC", "DDD", "OLD"),
        "neither": (),
        "ratified": ("AAA",),
        "acceded": ("BBB", "DDD"),
        "acceded_or_succeeded": ("BBB", "DDD"),
        "notified": ("AAA",),
        "withdrawing": ("AAA",),
        "withdrawn": (),
        "all_states": ("AAA", "BBB", "CCC", "DDD", "OLD"),
    }
    assert all(
        p.is_complement == (p.value in ("nonparties", "noncontracting", "unsigned", "neither", "all_states"))
        for p in Population
    )
    opposites = {p: p.complement for p in Population if p.complement}
    assert all(opposites[other] is p for p, other in opposites.items()) and len(opposites) == 8


def test_definitive_signatures_are_signatures() -> None:
    reg = founded(act("CCC", "definitive_signature", "2000-06-01"))
    assert "CCC" in reg.signatories("PACT", on="2000-06-01")


def test_undetermined_states_belong_nowhere_for_sure() -> None:
    reg = founded(undated("CCC", "accession", "2020"))
    on = "2021-01-15"  # contracting for sure, party or not
    assert reg.contracting_states("PACT", on=on).codes == ("AAA", "BBB", "CCC")
    assert reg.contracting_states("PACT", on=on).undetermined.codes == ()
    assert reg.parties("PACT", on=on).undetermined.codes == ("CCC",)
    assert reg.nonparties("PACT", on=on).codes == ("DDD", "NEW")
    assert reg.nonparties("PACT", on=on).undetermined.codes == ("CCC",)
    assert reg.having("party", "PACT", on=on).undetermined.codes == ("CCC",)
    assert reg.having("undetermined", "PACT", on=on).codes == ("CCC",)
    assert reg.having("undetermined", "PACT", on=on).undetermined.codes == ()
    assert reg.having("withdrawn", "PACT", on=on).undetermined.codes == ()


# ---- acts and changes


def test_acts_are_chosen_by_state_kind_and_days() -> None:
    reg = founded(act("AAA", "declaration", "2000-04-05"), act("AAA", "declaration", "2001-04-05", "PROTOCOL"))
    assert reg.acts("PACT") == (*FOUNDED[:2], FOUNDED[2], act("AAA", "declaration", "2000-04-05"))
    assert reg.acts("PACT", state="Aland", kind="ratification") == (FOUNDED[1],)
    assert reg.acts("PACT", kind=ActKind.ACCESSION) == (FOUNDED[2],)
    assert reg.acts("PACT", since="2000-02-01", until="2000-02-01") == (FOUNDED[0],)
    assert reg.acts("PACT", since="2000-02-02", until="2000-03-19") == ()
    assert reg.acts("PACT", known_on="2000-03-19") == (FOUNDED[0],)
    assert len(reg.acts("PROTOCOL")) == 1


def test_changes_are_bounded_on_both_ends() -> None:
    reg = founded()
    days = [str(change.date) for change in reg.changes("PACT")]
    assert days == ["2000-02-01", "2000-03-20", "2000-04-05", "2000-10-01", "2000-10-01"]
    assert len(reg.changes("PACT", since="2000-10-01", until="2000-10-01")) == 2
    assert len(reg.changes("PACT", since="2000-10-02")) == 0
    assert len(reg.changes("PACT", until="2000-09-30")) == 3
    assert len(reg.changes("PACT", known_on="2000-04-04")) == 2
    last = reg.changes("PACT")[-1]
    assert (last.state.alpha3, last.convention, last.before, last.after) == (
        "BBB",
        "PACT",
        Status.CONTRACTING,
        Status.PARTY,
    )
    assert (last.act, last.article) == (FOUNDED[2], "Pact Art. 3(1)")


def test_a_state_that_is_no_more_changes_no_more() -> None:
    reg = founded(act("OLD", "accession", "2004-12-01"))
    assert [str(t.after) for t in reg.history("OLD", "PACT").transitions] == ["contracting"]
    eve = founded(act("OLD", "accession", "2004-08-01"))
    assert [str(t.after) for t in eve.history("OLD", "PACT").transitions] == ["contracting", "party"]


def test_effects_are_asked_of_the_record_or_of_an_idea() -> None:
    reg = founded()
    assert reg.effect(FOUNDED[1]).date == dt.date(2000, 10, 1)
    idea = act("NEW", "succession", "2006-01-01", "the pact")
    assert reg.effect(idea).date == dt.date(2005, 3, 1)


def test_undated_and_unconfirmed() -> None:
    loose = undated("CCC", "accession", "2020", unconfirmed=True)
    doubtful = act("DDD", "accession", "2001-01-01", "CHARTER", unconfirmed=True)
    reg = founded(loose, doubtful, undated("CCC", "declaration", "2020"))
    assert len(reg.undated("PACT")) == 2
    assert reg.undated("PACT", known_on="2020-06-30") == ()
    assert len(reg.undated("PACT", known_on="2020-07-01")) == 2
    assert reg.unconfirmed() == (loose, doubtful)
    assert reg.unconfirmed("charter") == (doubtful,)


def test_disagreements_by_convention_and_state() -> None:
    def item(convention: str, state: str) -> Disagreement:
        return Disagreement(convention=convention, state=state, field="date", theirs="x", sources=("paper",))

    items = (item("PACT", "AAA"), item("PACT", "BBB"), item("CHARTER", "AAA"))
    reg = register(disagreements=items)
    assert reg.disagreements() == items
    assert reg.disagreements("the pact") == items[:2]
    assert reg.disagreements(state="aland") == (items[0], items[2])
    assert reg.disagreements("PACT", state="BBB") == (items[1],)


def test_sources_are_in_order() -> None:
    reg = founded()
    assert [s.id for s in reg.sources] == ["assumed", "depositary", "gazette", "paper"]
    assert reg.source("gazette").publisher == "a government"


# ---- other registers


def test_what_is_not_yet_received_is_left_out() -> None:
    reg = founded(act("CCC", "accession", "2003-01-01"))
    day_before = reg.as_known("2002-12-31")
    assert len(day_before.acts("PACT")) == 3 and len(reg.as_known("2003-01-01").acts("PACT")) == 4
    assert day_before.facts.known_on == dt.date(2002, 12, 31)
    # The same day gives the same register, so that asking again costs nothing.
    assert reg.as_known("2002-12-31") is day_before
    for number in range(70):
        reg.as_known(dt.date(2010, 1, 1) + dt.timedelta(number))
    assert reg.as_known("2002-12-31") == day_before


def test_entry_into_force_is_not_known_before_it_is_earned() -> None:
    assert founded().as_known("2000-04-04").convention("PACT").in_force is None
    assert founded().as_known("2000-04-05").convention("PACT").in_force == dt.date(2000, 10, 1)


def test_a_further_convention_brings_its_acts() -> None:
    other = evolve(CHARTER, key="OTHER", title="Other", short_title="Other")
    reg = founded().with_convention(other, act("CCC", "accession", "2003-01-01", "OTHER"))
    assert [c.key for c in reg.conventions] == ["PACT", "PROTOCOL", "CHARTER", "COVENANT", "OTHER"]
    assert reg.status("CCC", "other", on="2003-01-31") is Status.PARTY
    assert reg.status("AAA", "PACT", on="2001-01-01") is Status.PARTY
    assert reg.undated("OTHER") == ()
    again = reg.deposit(act("DDD", "accession", "2003-01-01", "OTHER"))
    assert len(again.acts("OTHER")) == 2


def test_the_acts_of_a_further_convention_may_name_their_states() -> None:
    other = evolve(CHARTER, key="OTHER", title="The Other", short_title="Other")
    reg = founded().with_convention(other, act("Cascara", "accession", "2003-01-01", "the other"))
    assert [(made.state, made.convention) for made in reg.acts("OTHER")] == [("CCC", "OTHER")]
    with pytest.raises(UnknownState, match="Did you mean Cascara"):
        founded().with_convention(other, act("Cascada", "accession", "2003-01-01", "OTHER"))
    with pytest.raises(UnknownConvention):
        founded().with_convention(other, act("CCC", "accession", "2003-01-01", "ANOTHER"))


@pytest.mark.parametrize("thing", ["PACT", None])
def test_only_conventions_and_acts_are_added(thing: Any) -> None:
    with pytest.raises(TypeError, match="is not a Convention"):
        founded().with_convention(thing)
    with pytest.raises(TypeError, match="is not an Act"):
        founded().with_convention(PACT, thing)


def test_another_text_of_a_convention_keeps_its_acts() -> None:
    from minetreaty.model.conventions import Delay, EntryIntoForce

    quicker = evolve(PACT, entry_into_force=EntryIntoForce(article="x", deposits=1, delay=Delay(months=1)))
    reg = founded().with_convention(quicker)
    assert [c.key for c in reg.conventions] == ["PACT", "PROTOCOL", "CHARTER", "COVENANT"]
    assert reg.convention("PACT").in_force == dt.date(2000, 4, 20)
    assert founded().convention("PACT").in_force == dt.date(2000, 10, 1)


# ---- ledgers


def test_a_ledger_may_be_asked_for_as_known() -> None:
    reg = founded()
    assert reg.ledger("the pact") is reg.ledgers["PACT"]
    assert len(reg.ledger("PACT", known_on="2000-03-25").acts) == 2


def test_ledgers_know_the_states_that_acted() -> None:
    ledger = founded(undated("CCC", "accession", "2020")).ledgers["PACT"]
    assert sorted(ledger.steps) == ["AAA", "BBB", "CCC"] and len(ledger.steps) == 3
    with pytest.raises(KeyError):
        ledger.steps["DDD"]
    with pytest.raises(KeyError):
        ledger.timeline["ZZZ"]
    assert set(ledger.timelines) == set(ledger.bounds)
    step = ledger.step_on("AAA", dt.date(2000, 3, 19))
    assert step is not None and step.status is Status.SIGNATORY
    assert ledger.step_on("AAA", dt.date(2000, 1, 1)) is ledger.step_on("DDD", dt.date(2020, 1, 1)) is None
    assert ledger.situation("NEW").bounds.since == dt.date(2005, 3, 1)
    assert ledger.kinds_of(("gazette", "nowhere")) == {"official"}


# ---- across conventions


def test_profile_and_matrix_ask_the_same_questions(reg: Register) -> None:
    day = "2025-12-26"
    matrix = reg.matrix(on=day)
    profile = reg.profile("USA", on=day)
    assert [standing.convention for standing in profile] == list(matrix.conventions) == list(reg.facts.keys)
    assert [matrix.status("USA", s.convention) for s in profile] == [s.status for s in profile]
    assert profile.nearest == "CCW-AP2"
    assert len(matrix) == len(reg.states(day))
    assert reg.profile("NOR", on=day).nearest == "APMBC"
    # Cuba, Laos, Mongolia and Uzbekistan are bound by the first Protocol II alone.
    alone = matrix.bound("CCW-P2", by_none_of=("APMBC", "CCW-AP2")).codes
    assert alone == ("CUB", "LAO", "MNG", "UZB")


# ---- lines written beforehand


@pytest.mark.parametrize("state", ["EST", "Estonia", "ee"])
@pytest.mark.parametrize("convention", ["APMBC", "Ottawa Treaty", "XXVI-5"])
@pytest.mark.parametrize("on", ["2025-12-26", dt.date(2025, 12, 26)])
def test_the_first_question_may_be_asked_in_any_words(state: str, convention: str, on: str | dt.date) -> None:
    """Whether the lines that come with the facts answer it or the acts do."""
    fresh = Register(Bundled())
    assert fresh.status(state, convention, on=on) is Status.WITHDRAWING
    assert fresh.status(state, convention, on=on) is Status.WITHDRAWING
    assert fresh.status(fresh.state("EST"), convention, on=on) is Status.WITHDRAWING


def test_the_first_question_may_be_about_a_state_that_is_not_there() -> None:
    for state, on, error in (
        ("MNE", "2006-06-02", NotInUniverse),
        ("DDR", "1990-10-03", NotInUniverse),
        ("ZZZ", "2006-06-02", UnknownState),
    ):
        with pytest.raises(error):
            Register(Bundled()).status(state, "APMBC", on=on)
    with pytest.raises(UnknownConvention):
        Register(Bundled()).status("EST", "../acts/APMBC", on="2006-06-02")


def test_lines_do_not_answer_as_known() -> None:
    fresh = Register(Bundled())
    assert fresh.status("EST", "APMBC", on="2025-12-26", known_on="2025-06-26") is Status.PARTY
    assert fresh.status("EST", "APMBC", on="2025-12-26") is Status.WITHDRAWING
    assert fresh.as_known("2025-06-26").status("EST", "APMBC", on="2025-12-26") is Status.PARTY
    assert fresh.status("EST", "APMBC") is Status.WITHDRAWN


# ---- for notebooks


def test_the_same_questions_of_the_bundled_register(reg: Register) -> None:
    day = "2025-12-26"
    assert mt.status("EST", "APMBC", on=day) is reg.status("EST", "APMBC", on=day) is Status.WITHDRAWING
    assert mt.parties("APMBC", on=day) == reg.parties("APMBC", on=day)
    assert mt.history("EST", "APMBC") == reg.history("EST", "APMBC")
    assert str(mt.explain("EST", "APMBC", on=day)) == str(reg.explain("EST", "APMBC", on=day))
    assert mt.status("EST", "APMBC", on=day, known_on="2025-06-26") is Status.PARTY
    assert len(mt.parties("APMBC", on=day, known_on="2025-06-24")) == 165
    assert len(mt.history("EST", "APMBC", known_on="2025-06-26").periods) == 3
    assert "2025-06-26" in str(mt.explain("EST", "APMBC", on=day, known_on="2025-06-26"))


def test_acts_of_a_state_that_the_tables_do_not_have_stop_no_question() -> None:
    """Reading admits them and examination reports them (I601); questions are about the States of the tables."""
    odd = founded(act("QQQ", "signature", "2000-02-01"), act("QQQ", "accession", "2003-01-01"))
    assert odd.changes("PACT") == founded().changes("PACT")
    assert odd.signatories("PACT", on="2020-01-01") == founded().signatories("PACT", on="2020-01-01")
