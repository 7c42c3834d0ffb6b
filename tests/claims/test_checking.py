"""Checking claims: each kind of claim against what others published, and each outcome for its own reason."""

import datetime as dt
import pickle
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import Outcome, Population
from minetreaty.claims.checking import known_record
from minetreaty.claims.checking.known_record import KnownRecord
from minetreaty.claims.checking.positions import Positions
from minetreaty.claims.checking.regions import drawn, inside
from minetreaty.claims.kinds import Comparison, Event
from minetreaty.claims.words import CERTAIN, Term, Word, meanings, opposite, plain, term
from minetreaty.claims.words import label as in_words
from tests.cases import label, read

S, C, U = Outcome.SUPPORTED, Outcome.CONTRADICTED, Outcome.UNDETERMINED


@pytest.fixture(scope="module")
def reg() -> mt.Register:
    return mt.load()


def count(number: int, population: str, published: str, **values: Any) -> mt.Verdict:
    return mt.check(mt.CountClaim(number=number, population=population, published=published, **values))


# ---- published totals, and those that the record does not bear out


@pytest.mark.parametrize("case", read("published_totals"), ids=label)
def test_published_total_is_supported(case: dict[str, str]) -> None:
    population = {"not_yet_consented": "signed_only"}.get(case["population"], case["population"])
    claim = mt.CountClaim(
        number=int(case["published"]), population=population, convention=case["convention"], published=case["date"]
    )
    verdict = mt.check(claim)
    assert verdict.outcome is S
    assert verdict.actual == int(case["published"]) == len(verdict.members)


@pytest.mark.parametrize("case", read("miscounts"), ids=label)
def test_published_miscount_is_contradicted(case: dict[str, str]) -> None:
    claim = mt.CountClaim(
        number=int(case["published"]),
        population=case["population"],
        convention=case["convention"],
        published=case["date"],
    )
    verdict = mt.check(claim)
    assert (verdict.outcome, verdict.actual) == (C, int(case["record"]))


@pytest.mark.parametrize("case", read("ordinals"), ids=label)
def test_published_ordinal_is_supported(case: dict[str, str]) -> None:
    claim = mt.RankClaim(
        state=case["state"],
        rank=int(case["ordinal"]),
        event="became_party",
        convention=case["convention"],
        published=case["date"],
    )
    assert mt.check(claim).outcome is S


@pytest.mark.parametrize("case", read("entry_into_force"), ids=label)
def test_published_entry_into_force_is_supported(case: dict[str, str]) -> None:
    claim = mt.DateClaim(
        event="in_force", when=case["in_force"], convention=case["convention"], published=case["in_force"]
    )
    verdict = mt.check(claim)
    assert verdict.outcome is S
    assert [source.id for source in verdict.sources] == list(
        mt.load().convention(case["convention"]).sources[: len(verdict.sources)]
    )


def test_the_positions_agree_with_the_register(reg: mt.Register) -> None:
    """What claims count is what the register counts, on any day and by any knowledge of it."""
    for convention, on, known in (
        ("APMBC", "2006-07-01", None),
        ("APMBC", "2006-07-01", "2006-07-01"),
        ("CCW", "1990-01-01", None),
        ("CCM", "2026-01-01", "2025-06-01"),
    ):
        positions = Positions(reg, convention, known_on=None if known is None else dt.date.fromisoformat(known))
        for population in mt.Population:
            found = positions.members(Population(population.value), dt.date.fromisoformat(on))
            asked = reg.count(population, convention, on=on, known_on=known).members
            assert found == asked and found.undetermined == asked.undetermined


def test_the_series_of_counts_agrees_with_the_year_ends(reg: mt.Register) -> None:
    series = Positions(reg, "APMBC", seen_then=True).counts(Population.CONTRACTING_STATES)
    for case in read("apmbc_year_ends"):
        at = max(day for day, _, _ in series if day <= dt.date(int(case["year"]), 12, 31))
        assert {day: least for day, least, _ in series}[at] == int(case["deposited"])
    opened = Positions(reg, "APMBC", seen_then=True)
    assert opened.counts(Population.SIGNATORIES)[-1][1] == 133
    assert opened.counts(Population.SIGNATORIES) is opened.counts(Population.SIGNATORIES)


TERMS: tuple[Term, ...] = (*Population, *Word)


@pytest.mark.parametrize("word", TERMS)
def test_every_term_has_its_words_and_meanings(word: Term) -> None:
    assert in_words(word) and term(word.value) is word
    assert meanings(word)[0][1]
    assert {population for population, _ in meanings(word)} <= {
        population for population, _ in meanings(word, loosely=True)
    }
    other = opposite(word)
    assert other is None or opposite(other) is not None


def test_populations_that_claims_compare_with_have_plain_words() -> None:
    assert len({plain(population) for population in Population}) == len(Population)
    assert Population.ALL_STATES not in CERTAIN and opposite(Population.SIGNED_ONLY) is None
    with pytest.raises(mt.InvalidChoice, match="Or a word: party"):
        term("members")


# ---- counts


def test_a_count_without_a_population_has_readings() -> None:
    verdict = count(165, "party", "2025-06-16")
    assert verdict.outcome is S
    assert [(r.name, r.outcome, r.actual, r.usual) for r in verdict.readings] == [
        ("had joined", S, 165, True),
        ("were bound", C, 164, True),
    ]
    assert verdict.reading.name == "had joined"
    assert {str(act) for act in verdict.evidence} == {
        "MHL ratification 2025-03-12 (APMBC)",
        "TON accession 2025-06-25 (APMBC)",
    }
    assert {source.id for source in verdict.sources} >= {"untc-apmbc-2026-02-03"}
    assert count(164, "party", "2025-06-16").reading.name == "were bound"
    member = count(133, "member", "2025-06-16")
    assert member.outcome is U  # only the far-fetched reading agrees: those that ever signed
    assert member.reading.name == "had signed" or member.reading.outcome is not S


def test_true_when_says_when_the_figure_would_be_right() -> None:
    verdict = count(164, "contracting_states", "2025-06-16")
    assert verdict.outcome is C
    own, other = verdict.true_when
    assert (own.population, str(own.start), str(own.end)) == (Population.CONTRACTING_STATES, "2017-12-29", "2025-03-12")
    assert (other.population, str(other.start), str(other.end)) == (
        Population.STATES_PARTIES,
        "2018-06-01",
        "2025-09-01",
    )
    assert str(other).startswith("States that were bound, from 2018-06-01")
    today = count(161, "contracting_states", "2026-04-14").true_when[-1]
    assert today.end is None and str(today.start) == "2026-02-20"


def test_signed_is_not_joined_and_ratified_is_not_acceded() -> None:
    assert count(164, "signatories", "2024-06-01").outcome is C
    assert count(164, "ratified", "2024-06-01").outcome is C
    assert count(132, "ratified", "2024-06-01").outcome is S  # 129 ratifications, 2 acceptances, 1 approval
    assert count(31, "acceded", "2025-06-30").outcome is S
    assert count(33, "acceded", "2025-06-30").outcome is S  # two successions with them
    assert count(33, "acceded", "2025-06-30").reading.name == "had acceded or succeeded"


def test_as_known_on_the_day_of_publication() -> None:
    verdict = count(151, "contracting_states", "2006-07-20", on="2006-07")
    assert verdict.outcome is S
    assert verdict.since_learnt.startswith("with what is in the record today, 152 States had joined from 2006-07-01")
    assert verdict.since_learnt.endswith("makes the claim contradicted")
    assert count(165, "contracting_states", "2025-06-16").since_learnt == ""


def test_a_look_back_counts_by_what_was_known_then_too() -> None:
    verdict = count(151, "contracting_states", "2007-01-01", on="2006-07-01")
    assert [(r.name, r.outcome) for r in verdict.readings] == [
        ("had joined", C),
        ("had joined as known then", S),
    ]
    assert len(count(164, "contracting_states", "2024-12-01", on="2020-01-01").readings) == 1


def test_days_months_and_years() -> None:
    year = count(165, "contracting_states", "2026-01-01", on="2025")
    assert year.outcome is S
    assert (
        "164 States had joined from 2025-01-01, 165 from 2025-03-12, 166 from 2025-06-25, 163 from 2025-12-27"
        in year.reading.said
    )
    assert count(165, "contracting_states", "2026-01-01", on=dt.date(2025, 12, 1)).outcome is C
    under_way = count(166, "contracting_states", "2025-05-01", on="2025")
    assert under_way.outcome is C  # the year ends with the day of publication
    assert mt.CountClaim(number=1, on=mt.PartialDate(2025, 5), published="2025-06-01").on == mt.PartialDate(2025, 5)
    with pytest.raises(mt.InvalidDate):
        mt.CountClaim(number=1, on=dt.datetime(2025, 1, 1, 12), published="2025-06-01")


def test_beyond_the_record_nothing_is_certain_but_signatures() -> None:
    verdict = count(162, "party", "2026-11-01")
    assert verdict.outcome is U
    assert "the record is complete to 2026-04-14" in str(verdict)
    assert "not known: Lebanon" in str(verdict)
    assert count(133, "signatories", "2026-11-01").outcome is S
    assert count(190, "ratified", "2026-11-01", convention="CCW-P4").outcome is U
    assert count(5, "ratified", "2026-11-01", convention="CCW-P4").outcome is C  # none can have left by then


def test_where_the_record_cannot_say_nothing_is_certain(reg: mt.Register) -> None:
    """A notice takes effect only if there is no armed conflict then; nobody said so of this one."""
    notice = mt.Act(state="FRA", convention="APMBC", kind="withdrawal", date="2025-01-10")
    left = reg.deposit(notice)
    assert left.count("contracting_states", "APMBC", on="2025-08-01").open.codes == ("FRA",)

    def outcome(claim: mt.Claim) -> Outcome:
        return mt.check(claim, left).outcome

    on: dict[str, Any] = {"published": "2025-08-01", "population": "contracting_states"}
    assert outcome(mt.CountClaim(number=166, **on)) is U
    assert outcome(mt.CountClaim(number=165, comparison="at_least", **on)) is S
    assert outcome(mt.CountClaim(number=170, **on)) is C
    assert "(1 not known)" in str(mt.check(mt.CountClaim(number=166, **on), left))
    assert outcome(mt.StatusClaim(state="FRA", **on)) is U
    assert outcome(mt.ListClaim(states=("FRA",), **on)) is U
    assert outcome(mt.ListClaim(states=("BEL",), relation="are_all", within=("BEL", "FRA"), **on)) is U
    assert outcome(mt.ShareClaim(percent=84.3, **on)) is U
    assert outcome(mt.ChangeClaim(earlier="2025-07-01", by=1, direction="fewer", **on)) is U
    assert mt.check(mt.CountClaim(number=166, **on), left).reading.open.codes == ("FRA",)


def test_the_acts_of_a_day_that_is_not_known_decide() -> None:
    """Lebanon acceded in 2026; no day is known."""
    late: dict[str, Any] = {"published": "2026-06-01"}
    assert mt.check(mt.RankClaim(state="LBN", rank=167, **late)).outcome is U
    assert mt.check(mt.DateClaim(state="LBN", event="acceded", when="2026-05", **late)).outcome is U
    assert mt.check(mt.DateClaim(state="LBN", event="acceded", when="2026", **late)).outcome is S
    span = mt.check(mt.SpanClaim(event="joined", since="2026-02", until="2026-03", states=("LBN",), **late))
    assert span.outcome is U and span.readings[0].open.codes == ("LBN",)


def test_within_groups_and_stated_memberships() -> None:
    assert count(27, "contracting_states", "2024-06-01", within="EU").outcome is S
    assert count(31, "party", "2024-06-01", within="NATO").outcome is S
    assert count(2, "contracting_states", "2024-06-01", within=("BEL", "Netherlands", "USA")).outcome is S
    assert count(193, "all_states", "2024-06-01", within="UN").outcome is S
    africa = count(48, "all_states", "1999-04-20", within="Africa")
    assert (africa.outcome, africa.reading.name) == (S, "existed within MONITOR:AFRICA")
    assert count(39, "contracting_states", "2024-06-01", within="UN:ASIA-PACIFIC").outcome is not U
    with pytest.raises(mt.UnknownGroup):
        count(1, "party", "2024-06-01", within="Atlantis")
    with pytest.raises(mt.UnknownState):
        count(1, "party", "2024-06-01", within=("XXX",))


def test_a_convention_without_a_signature_stage_says_so() -> None:
    verdict = count(10, "signatory", "2024-06-01", convention="CCW-P4")
    assert verdict.outcome is C
    assert verdict.notes == ("the CCW Protocol IV has no signature stage",)


@pytest.mark.parametrize(
    ("comparison", "right", "wrong"),
    [
        ("exactly", [165], [164, 166]),
        ("at_least", [165, 1], [166]),
        ("more_than", [164], [165]),
        ("at_most", [165, 166], [164]),
        ("fewer_than", [166], [165]),
        ("about", [160, 170], [150, 180]),
        ("nearly", [165, 170], [160, 200]),
    ],
)
def test_comparisons(comparison: str, right: list[int], wrong: list[int]) -> None:
    def outcome(number: int) -> Outcome:
        return count(number, "contracting_states", "2025-06-16", comparison=comparison).outcome

    assert [outcome(number) for number in right] == [S] * len(right)
    assert [outcome(number) for number in wrong] == [C] * len(wrong)
    assert Comparison(comparison).label


# ---- lists and statuses


def test_lists() -> None:
    five = ("China", "Iran", "Israel", "Russia", "United States")
    assert mt.check(mt.ListClaim(states=five, population="not_party", published="2025-06-16")).outcome is S
    wrong = mt.check(mt.ListClaim(states=("CHN", "POL"), population="not_party", published="2025-06-16"))
    assert wrong.outcome is C
    assert wrong.extra.codes == ("POL",) and "wrongly named: Poland" in str(wrong)
    assert {act.state for act in wrong.evidence} == {"POL"}
    missing = mt.check(
        mt.ListClaim(states=("USA",), population="not_party", relation="are_all", within="NATO", published="2010-01-01")
    )
    assert missing.outcome is C
    assert missing.missing.codes == ("POL",) and "left out: Poland" in str(missing)
    late = mt.ListClaim(states=("USA",), population="not_party", published="2026-11-01")
    assert mt.check(late).outcome is U


def test_ordered_lists() -> None:
    def ordered(*states: str, population: str = "ratified") -> mt.Verdict:
        return mt.check(mt.ListClaim(states=states, population=population, ordered=True, published="1999-04-20"))

    # the African ratifications in chronological order, as the Landmine Monitor of 1999 has them
    africa = [
        "MUS",
        "DJI",
        "MLI",
        "ZWE",
        "ZAF",
        "MWI",
        "MOZ",
        "BFA",
        "NAM",
        "SEN",
        "BEN",
        "GIN",
        "LSO",
        "SWZ",
        "UGA",
        "NER",
    ]
    assert ordered(*africa).outcome is S
    swapped = ordered("DJI", "MUS")
    assert swapped.outcome is C and "in order of receipt: MUS, DJI" in str(swapped)
    assert ordered("CAN", "IRL", "MUS", population="signatories").outcome is S
    assert "in that order" in str(mt.ListClaim(states=("CAN",), ordered=True, published="1999-01-01"))


def test_true_when_of_a_list_names_the_other_population() -> None:
    verdict = mt.check(mt.ListClaim(states=("EST", "LVA", "LTU"), population="withdrawn", published="2025-07-01"))
    assert verdict.outcome is C
    assert {case.population for case in verdict.true_when} >= {Population.NOTIFIED, Population.WITHDRAWING}
    assert {str(act.kind) for act in verdict.evidence} == {"withdrawal"}
    assert (
        mt.check(mt.ListClaim(states=(), population="withdrawn", relation="are_all", published="2024-01-01")).outcome
        is S
    )


def test_true_when_of_a_list_gives_its_times() -> None:
    def times(states: tuple[str, ...], **values: Any) -> list[tuple[str, str]]:
        verdict = mt.check(mt.ListClaim(states=states, population="withdrawn", published="2025-07-01", **values))
        return [
            (str(case.start), str(case.end)) for case in verdict.true_when if case.population is Population.WITHDRAWN
        ]

    assert times(("EST", "LVA", "LTU")) == [("2025-12-27", "None")]
    assert times(("EST", "LVA", "LTU"), relation="are_all") == [("2025-12-27", "2026-01-10")]
    assert times(("USA",)) == []


def test_a_status_and_when_it_would_be_right() -> None:
    verdict = mt.check(mt.StatusClaim(state="Poland", population="party", published="2026-03-01"))
    assert (verdict.outcome, verdict.actual) == (C, mt.Status.WITHDRAWN)
    assert [(str(case.start), str(case.end)) for case in verdict.true_when] == [
        ("2012-12-27", "2026-02-20"),
        ("2013-06-01", "2026-02-20"),
    ]
    assert "States that were bound, from 2013-06-01 to the day before 2026-02-20" in str(verdict)
    assert mt.check(mt.StatusClaim(state="POL", population="party", holds=False, published="2026-03-01")).outcome is S
    assert (
        mt.check(mt.StatusClaim(state="POL", population="withdrawing", on="2025", published="2026-03-01")).outcome is S
    )
    assert mt.check(mt.StatusClaim(state="USA", population="party", published="2026-03-01")).true_when == ()
    assert mt.check(mt.StatusClaim(state="FRA", population="party", published="2026-03-01")).true_when[0].end is None


def test_a_status_outside_the_time_of_the_state() -> None:
    verdict = mt.check(mt.StatusClaim(state="SSD", population="party", published="2008-01-01"))
    assert verdict.outcome is U
    assert "South Sudan did not exist as a State on 2008-01-01" in str(verdict)
    with pytest.raises(mt.UnknownState):
        mt.check(mt.StatusClaim(state="Ruritania", published="2008-01-01"))


# ---- dates, ranks, spans


def test_dates() -> None:
    def dated(event: str, when: str, state: str | None = None, **values: Any) -> mt.Verdict:
        return mt.check(mt.DateClaim(event=event, when=when, state=state, **{"published": "2026-04-01", **values}))

    assert dated("signed", "1997-12-04", "Poland").outcome is S
    assert dated("ratified", "2012", "POL").outcome is S
    assert dated("ratified", "2012-12-26", "POL").outcome is C
    assert dated("acceded", "2012", "POL").outcome is C  # it ratified
    assert dated("in_force", "2013-06-01", "POL").outcome is S
    assert dated("adopted", "1997-09-18").outcome is S
    assert dated("opened", "1997-12-03", until="1997-12-04").outcome is S
    assert dated("opened", "2000", convention="CCW-P4").outcome is C
    assert dated("left", "2026-02-20", "POL").outcome is S
    withdrew = dated("withdrew", "2025-08-20", "POL")
    assert (withdrew.outcome, withdrew.reading.name) == (S, "gave notice of withdrawal")
    assert [str(act) for act in withdrew.evidence] == ["POL withdrawal 2025-08-20 (APMBC)"]
    assert dated("acceded", "2026-11-01", "CHN", published="2026-11-02").outcome is U


def test_true_when_of_a_date_gives_the_day_and_the_other_event() -> None:
    verdict = mt.check(mt.DateClaim(state="TON", event="in_force", when="2025-06-25", published="2025-07-01"))
    assert verdict.outcome is C
    assert [str(case) for case in verdict.true_when] == [
        "entered into force 2025-12-01",
        "it is the day of another event: acceded 2025-06-25",
        "it is the day of another event: joined 2025-06-25",
    ]


def test_what_one_source_alone_carries_is_undetermined() -> None:
    verdict = mt.check(mt.DateClaim(state="ERI", event="notified", when="2023-06-21", published="2024-01-01"))
    assert verdict.outcome is U
    assert "the act has only one secondary source, or none" in str(verdict)
    assert [str(act) for act in verdict.evidence] == ["ERI withdrawal 2023-06-21 (APMBC)"]


def test_ranks() -> None:
    def ranked(state: str, rank: int, event: str = "joined", **values: Any) -> mt.Verdict:
        return mt.check(mt.RankClaim(state=state, rank=rank, event=event, **{"published": "2026-04-01", **values}))

    assert ranked("BFA", 40, "ratified").outcome is S
    assert ranked("GNQ", 40).outcome is C  # the order of that day is known
    shared = ranked("IRL", 1)
    assert shared.outcome is S and shared.actual == (1, 2, 3) and "share their ranks" in str(shared)
    assert ranked("LKA", 164, "became_party").outcome is C
    assert [str(case) for case in ranked("LKA", 164).true_when] == ["joined, no. 164: Palestine on 2017-12-29"]
    assert ranked("LKA", 164, "ratified").outcome is C  # it acceded
    assert ranked("LTU", 1, "withdrew", convention="CCM").outcome is S
    assert ranked("LTU", 2, "signed", convention="CCM", comparison="at_most").outcome is not U
    assert ranked("POL", -1, "ratified", within="EU").outcome is S
    assert ranked("POL", -1).outcome is C
    assert ranked("TON", -1).outcome is S
    assert ranked("IRN", 170, published="2026-11-01").outcome is U
    assert ranked("IRN", 900).true_when == ()
    vanuatu = ranked("VUT", 112, "became_party", convention="CCM")
    assert (vanuatu.outcome, vanuatu.reading.name) == (S, "by the number of States that had joined on that day")
    assert ranked("VUT", 113, "became_party", convention="CCM").outcome is S
    assert ranked("MHL", 165, "in_force").outcome is S
    assert ranked("MUS", 1, "acceded", within=("MUS", "FIN")).outcome is C
    assert ranked("PLW", -1, "joined", within=("PLW", "NRU")).outcome is S


def test_spans() -> None:
    def span(event: str, since: str, number: int | None, **values: Any) -> mt.Verdict:
        return mt.check(mt.SpanClaim(event=event, since=since, number=number, **{"published": "2026-04-01", **values}))

    assert span("joined", "2025", 2, states=("MHL", "TON")).outcome is S
    wrong = span("joined", "2025", 2, states=("MHL", "FIN"))
    assert wrong.outcome is C and wrong.extra.codes == ("FIN",) and wrong.missing.codes == ("TON",)
    assert span("joined", "2004-01-01", 11, until="2006-12-31").outcome is S  # 3, 4 and 4, Landmine Monitor
    assert span("notified", "2025-06-27", 5, until="2025-08-20").outcome is S
    assert span("withdrew", "2025", None, states=("FIN",)).outcome is S
    assert span("joined", "2012", 2, within="EU").outcome is S
    assert span("joined", "2026", 1, published="2026-11-01").outcome is U
    ceremony = span("signed", "1997", 122)
    assert (ceremony.outcome, ceremony.reading.name) == (S, "signed at the opening")
    assert span("signed", "1998", 9).outcome is not U


def test_a_suspension_is_neither_supported_nor_contradicted() -> None:
    verdict = mt.check(mt.DateClaim(state="UKR", event="suspended", when="2025-07", published="2025-08-01"))
    assert verdict.outcome is U and "a communication changes no status" in str(verdict)
    assert repr(verdict.reading).startswith("<Reading undetermined: communication received: ")
    assert mt.check(mt.DateClaim(event="suspended", when="2025-07", published="2025-08-01")).outcome is U


def test_clearance_deadlines() -> None:
    def due(state: str, when: str, published: str = "2020-01-01") -> Outcome:
        claim = mt.DateClaim(state=state, event="clearance_due", when=when, published=published)
        return mt.check(claim).outcome

    assert due("YEM", "2020-03-01") is S  # its deadline by the extension granted in 2014
    assert due("YEM", "2009-03-01") is S  # its first one, ten years after entry into force
    assert due("USA", "2020-03-01") is U  # it has none


# ---- shares and comparisons


def test_shares() -> None:
    def share(percent: float, population: str = "party", published: str = "2025-06-16", **values: Any) -> Outcome:
        return mt.check(mt.ShareClaim(percent=percent, population=population, published=published, **values)).outcome

    assert share(80, comparison="more_than") is S
    assert share(84) is S
    assert share(85) is S
    assert share(83.8) is S
    assert share(83.1) is C
    assert share(90) is C
    assert share(100, within="EU", published="2024-01-01") is S
    assert share(80, published="2026-11-01") is U
    other = mt.check(mt.ShareClaim(percent=84, population="signatories", published="2025-06-16"))
    assert any(case.population is Population.CONTRACTING_STATES for case in other.true_when)
    nobody = mt.check(mt.ShareClaim(percent=50, within=(), published="2025-06-16"))
    assert nobody.outcome is U and nobody.actual is None


def test_two_dates() -> None:
    def change(direction: str, earlier: str, **values: Any) -> Outcome:
        claim = mt.ChangeClaim(
            direction=direction,
            earlier=earlier,
            population="contracting_states",
            **{"published": "2025-10-01", **values},
        )
        return mt.check(claim).outcome

    assert change("more", "2024") is S
    assert change("more", "2024", by=2) is S
    assert change("more", "2024", by=3) is C
    assert change("fewer", "2024") is C
    assert change("fewer", "2025-08", later="2026-03-01", by=5, published="2026-03-01") is S
    assert change("same", "2025-07-01") is S
    assert change("same", "2024") is C
    assert change("more", "2024", published="2026-11-01") is U


def test_true_when_of_a_span_and_of_two_dates() -> None:
    verdict = mt.check(mt.SpanClaim(event="ratified", since="2025", number=2, published="2026-01-05"))
    assert verdict.outcome is C
    assert [(case.said, str(case.start), str(case.end)) for case in verdict.true_when] == [
        ("States that joined: 2 from 2025-01-01 to 2025-12-31", "2025-01-01", "2026-01-01"),
        ("States that entered into force: 2 from 2025-01-01 to 2025-12-31", "2025-01-01", "2026-01-01"),
    ]
    other = mt.check(mt.SpanClaim(event="notified", since="2024", states=("POL",), published="2026-01-05"))
    assert other.outcome is C
    assert [(case.said, str(case.start), str(case.end)) for case in other.true_when] == [
        ("POL gave notice of withdrawal 2025-08-20", "2025-08-20", "2025-08-21")
    ]
    more = mt.check(
        mt.ChangeClaim(direction="more", earlier="2024", by=1, population="contracting_states", published="2025-10-01")
    )
    assert more.outcome is C
    assert "States that were bound: 164 on 2024-12-31, 165 on 2025-10-01" in [case.said for case in more.true_when]


def test_what_may_be_widens_while_it_is_not_determined() -> None:
    """Lebanon acceded in 2026 on a day that is not known: from October on it may be bound, and not before."""
    positions = [Positions(mt.load(), "APMBC").position("LBN", dt.date(2026, month, 1)) for month in (9, 10)]
    assert [position.possible for position in positions] == [
        (mt.Status.OUTSIDE, mt.Status.CONTRACTING),
        (mt.Status.OUTSIDE, mt.Status.CONTRACTING, mt.Status.PARTY),
    ]


# ---- what others reported


def test_a_figure_of_another_year_and_one_that_is_too_large() -> None:
    def casualties(value: float, year: str) -> mt.Verdict:
        return mt.check(mt.FigureClaim(measure="casualties", value=value, on=year, published="2024-12-16"))

    other = casualties(5757, "2022")
    assert other.outcome is C
    assert [(str(case.start), str(case.end)) for case in other.true_when] == [("2023-01-01", "2024-01-01")]
    assert casualties(5757, "2023").outcome is S
    assert casualties(6757, "2023").outcome is C


def test_figures() -> None:
    def figure(
        value: float, comparison: str = "exactly", measure: str = "stockpiled_mines_destroyed", **values: Any
    ) -> Outcome:
        claim = mt.FigureClaim(
            measure=measure, value=value, comparison=comparison, **{"published": "2025-06-16", **values}
        )
        return mt.check(claim).outcome

    assert figure(40e6, "more_than") is S
    assert figure(55e6) is S
    assert figure(30e6) is C
    assert figure(30e6, "about") is C
    assert figure(60e6, "more_than") is U
    assert figure(20e6, "fewer_than") is C
    assert figure(30e6, "at_most") is C
    assert figure(33e6, "nearly", published="2003-03-01") is U
    assert figure(30e6, "nearly", published="2003-03-01") is S
    assert figure(31e6, "about", published="2003-03-01") is U
    assert figure(40e6, "about", published="2007-12-01") is U  # the figure may be the text's own
    assert figure(40e6, "about", published="2008-06-01") is S
    assert figure(8605, measure="casualties", on="2016") is S
    assert figure(9999, measure="casualties", on="2016", published="2020-01-01") is C
    assert figure(5000, measure="casualties", on="1950", published="2020-01-01") is U
    assert figure(1, measure="of nothing") is U
    nearly_146 = {"measure": "area_cleared", "on": "2020", "published": "2021-12-16"}
    assert [figure(value, **nearly_146) for value in (130, 140, 146, 147)] == [C, U, S, C]
    assert figure(31, "fewer_than", measure="states_not_party_stockpiling", on="2017") is S
    own = mt.check(mt.FigureClaim(measure="stockpiled_mines_destroyed", value=40e6, published="2025-06-16"))
    assert own.outcome is U  # the figure of that day may come from the text itself
    verdict = mt.check(mt.FigureClaim(measure="stockpiled_mines_destroyed", value=40e6, published="2025-07-16"))
    assert [source.id for source in verdict.sources] == ["unnews-2025-06-16"]
    assert verdict.outcome is S and "far below" in str(verdict)


def test_announcements() -> None:
    def announced(published: str, *states: str, **values: Any) -> mt.Verdict:
        return mt.check(mt.AnnouncementClaim(states=states, published=published, **values))

    five = ("EST", "FIN", "LVA", "LTU", "POL")
    verdict = announced("2025-06-16", *five, number=5)
    assert verdict.outcome is S
    assert "announcements change no status" in str(verdict)
    assert verdict.since_learnt == ""
    early = announced("2025-03-20", *five, number=5)
    assert early.outcome is U and early.readings[0].open.codes == ("FIN",)
    assert [str(case) for case in early.true_when] == ["from 2025-04-01 on: EST, FIN, LVA, LTU, POL had announced it"]
    assert announced("2025-06-16", *five, number=4).outcome is C
    assert announced("2025-06-16", number=5).outcome is S
    assert announced("2025-06-16", number=7).outcome is U
    assert announced("2025-06-16", "DEU").true_when == ()
    assert announced("2012-12-10", "POL", intent="join").outcome is S
    assert announced("2023-07-01", "ERI").outcome is S
    assert announced("2024-01-01", "ERI").outcome is U  # taken back
    assert mt.check(mt.AnnouncementClaim(published="2025-06-16", convention="CCW")).true_when == ()


# ---- claims and verdicts as values


CLAIMS = [
    (mt.CountClaim(number=165, published="2025-06-16"), "165 States: member (APMBC, published 2025-06-16)"),
    (
        mt.CountClaim(number=3, comparison="about", within=("BEL",), on="2024", published="2025-06-16"),
        "about 3 States of BEL: member, 2024 (APMBC, published 2025-06-16)",
    ),
    (
        mt.ListClaim(states=(), relation="are_all", published="2025-06-16"),
        "only none: member (APMBC, published 2025-06-16)",
    ),
    (
        mt.StatusClaim(state="POL", population="party", holds=False, published="2025-06-16"),
        "POL: not party (APMBC, published 2025-06-16)",
    ),
    (
        mt.DateClaim(event="opened", when="1997-12-03", until="1997-12-04", published="2025-06-16"),
        "the convention: opened for signature 1997-12-03 to 1997-12-04 (APMBC, published 2025-06-16)",
    ),
    (
        mt.RankClaim(state="POL", rank=-1, published="2025-06-16"),
        "POL: last, joined (APMBC, published 2025-06-16)",
    ),
    (
        mt.SpanClaim(event="joined", since="2024", until="2025", states=("TON",), published="2025-06-16"),
        "(TON): joined, 2024 to 2025 (APMBC, published 2025-06-16)",
    ),
    (
        mt.ShareClaim(percent=80, within="EU", published="2025-06-16"),
        "80 % of States of EU: party (APMBC, published 2025-06-16)",
    ),
    (
        mt.ChangeClaim(earlier="2024", direction="more", by=2, published="2025-06-16"),
        "more States, member by 2: the day of publication against 2024 (APMBC, published 2025-06-16)",
    ),
    (mt.FigureClaim(measure="x", value=4e7, published="2025-06-16"), "x: 40,000,000 (APMBC, published 2025-06-16)"),
    (
        mt.AnnouncementClaim(states=("POL",), number=1, published="2025-06-16"),
        "1 States (POL) announced to withdraw (APMBC, published 2025-06-16)",
    ),
]


@pytest.mark.parametrize(("claim", "said"), CLAIMS, ids=lambda value: type(value).__name__)
def test_a_claim_says_itself(claim: mt.Claim, said: str) -> None:
    assert str(claim) == said
    assert repr(claim) == f"<{type(claim).__name__}: {said}>"
    assert pickle.loads(pickle.dumps(claim)) == claim
    assert hash(claim) == hash(pickle.loads(pickle.dumps(claim)))


def test_a_bare_claim_says_nothing() -> None:
    with pytest.raises(NotImplementedError):
        str(mt.Claim(published="2025-06-16"))
    with pytest.raises(TypeError, match="check takes a claim such as CountClaim, not Claim"):
        mt.check(mt.Claim(published="2025-06-16"))


def test_what_a_claim_takes() -> None:
    poland = mt.load().state("POL")
    assert mt.StatusClaim(state=poland, published="2025-06-16").state == "POL"
    assert mt.ListClaim(states=[poland], published="2025-06-16").states == ("POL",)
    assert mt.CountClaim(number=1, within=[poland], published="2025-06-16").within == ("POL",)
    with pytest.raises(TypeError, match="several codes or names"):
        mt.ListClaim(states="POL", published="2025-06-16")
    with pytest.raises(ValueError, match="number"):
        mt.CountClaim(number=-1, published="2025-06-16")
    with pytest.raises(mt.InvalidDate):
        mt.CountClaim(number=1, published=dt.datetime(2025, 6, 16, 12))
    with pytest.raises(mt.InvalidDate):
        mt.CountClaim(number=1, published="2025-06")
    assert all(event.label and event.meanings() for event in Event)


def test_an_outcome_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="no truth value"):
        bool(S)


def test_a_verdict_shows_itself() -> None:
    sure = count(164, "party", "2025-12-10", text="164 <b>parties</b>")
    assert repr(sure) == "<Verdict contradicted: 164 States: party (APMBC, published 2025-12-10)>"
    assert str(sure).startswith("CONTRADICTED: 164 States: party")
    verdict = count(164, "party", "2025-12-10", text="164 <b>parties</b>", assumed=("taken for granted",))
    assert verdict.outcome is U  # what rests on an assumption is never contradicted
    assert verdict.notes == ("contradicted by the record if the assumption is right",)
    assert "True for:" in str(verdict) and "Assumed: taken for granted." in str(verdict)
    html = verdict._repr_html_()
    assert "164 &lt;b&gt;parties&lt;/b&gt;" in html and "<b>parties" not in html
    assert "taken for granted" in html and "right" in html
    supported = count(165, "party", "2025-06-16")
    assert "True for" not in str(supported) and "[agrees] 165 States had joined" in str(supported)
    assert "165 States had joined" in supported._repr_html_()
    learnt = count(151, "contracting_states", "2006-07-20")
    assert "Learnt since: " in str(learnt) and "learnt since" in learnt._repr_html_()
    unusual = count(133, "member", "2025-06-16")
    assert "[agrees, careless meaning] 133 States had signed" in str(unusual)
    assert pickle.loads(pickle.dumps(verdict)) == verdict
    assert (verdict.missing.codes, verdict.extra.codes) == ((), ())
    bare = mt.check(mt.FigureClaim(measure="of nothing", value=1, published="2025-06-16"))
    assert "Sources" not in str(bare) and "acts" not in bare._repr_html_()


def test_every_convention_can_be_checked_by_its_names() -> None:
    claim = mt.CountClaim(
        number=112,
        population="contracting_states",
        convention="Convention on Cluster Munitions",
        published="2025-10-01",
    )
    assert mt.check(claim).outcome is S
    with pytest.raises(mt.UnknownConvention):
        mt.check(mt.CountClaim(number=1, convention="NPT", published="2025-10-01"))


def test_another_register_answers_for_itself(reg: mt.Register) -> None:
    claim = mt.CountClaim(number=166, population="contracting_states", published="2026-03-01")
    assert mt.check(claim).outcome is C
    stay = [
        mt.Act(state=s, convention="APMBC", kind="withdrawal_revocation", date="2025-12-01")
        for s in ("EST", "FIN", "LTU", "LVA", "POL")
    ]
    assert mt.check(claim, reg.deposit(*stay)).outcome is S


def test_positions_are_kept_for_a_while_only(reg: mt.Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_record, "_KEPT", 1)
    first = KnownRecord(reg, "APMBC", dt.date(2025, 6, 16))
    assert first.positions is first.positions
    other = KnownRecord(reg, "CCM", dt.date(2025, 6, 16))
    kept = first.positions
    assert other.positions is not kept
    assert first.positions is not kept


def test_regions_that_others_draw_otherwise(reg: mt.Register) -> None:
    assert drawn(reg, "Africa") == ("Africa", "MONITOR:AFRICA")
    assert drawn(reg, "EU") == ("EU",)
    assert drawn(reg, ("BEL",)) == (("BEL",),)
    belgium = reg.state("BEL")
    assert inside(reg, None)(belgium, dt.date(2025, 1, 1)) is True
    assert inside(reg, "UN")(reg.state("VAT"), dt.date(2025, 1, 1)) is False
    assert inside(reg, "UN")(reg.state("TLS"), dt.date(2002, 6, 1)) is False


# ---- knowledge


def test_who_was_going_to_be_a_party_has_another_answer_today(reg: mt.Register) -> None:
    """On 1 July 2025, three notices were in; the notices of Finland and Poland followed in July and August."""
    then = reg.as_known("2025-07-01").parties("APMBC", on="2026-03-01")
    now = reg.parties("APMBC", on="2026-03-01")
    assert set(then.codes) - set(now.codes) == {"FIN", "POL"}
    assert {"EST", "LVA", "LTU"} & set(then.codes) == set()
    assert then == reg.parties("APMBC", on="2026-03-01", known_on="2025-07-01")
    assert len(then) == 163


def test_a_population_that_nobody_ever_entered_has_no_acts_behind_it() -> None:
    verdict = count(166, "all_states", "1985-01-01")
    assert verdict.evidence == ()
