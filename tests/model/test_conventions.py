"""Conventions as data, findings and sources as values."""

import pytest

import minetreaty as mt
from minetreaty import Finding, Register, Severity
from minetreaty.facts.invented import CHARTER, PACT, PAPER, PROTOCOL
from minetreaty.model.conventions import Consent, Deadline, Delay, EntryIntoForceForState, Withdrawal
from minetreaty.model.sources import SourceKind


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def test_clauses_are_in_the_order_of_a_treaty() -> None:
    assert [type(clause).__name__ for clause in PACT.clauses] == [
        "SignatureWindow",
        "Consent",
        "EntryIntoForce",
        "EntryIntoForceForState",
        "Reservations",
        "ProvisionalApplication",
        "Withdrawal",
    ]
    assert [type(clause).__name__ for clause in CHARTER.clauses] == [
        "Consent",
        "EntryIntoForce",
        "EntryIntoForceForState",
    ]
    assert type(PROTOCOL.clauses[-1]).__name__ == "EndsWith"


def test_names_of_a_convention() -> None:
    assert PACT.names == (
        "PACT",
        "Invented Weapons Pact",
        "Pact on Invented Weapons",
        "XX-1",
        "The Pact",
        "Borduria Pact",
    )
    assert "" not in CHARTER.names
    assert (str(PACT), repr(PACT)) == ("Invented Weapons Pact", "<Convention PACT: Invented Weapons Pact>")


def test_a_clause_shows_what_is_set() -> None:
    assert repr(Delay(months=6)) == "Delay(months=6)"
    assert repr(Withdrawal(article="Art. 9", delay=Delay(days=3), term="denunciation")) == (
        "Withdrawal(article='Art. 9', delay=Delay(days=3), term='denunciation')"
    )
    assert repr(Delay()) == "Delay()"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ottawa Convention", "APMBC"),
        ("ottawa  treaty", "APMBC"),
        ("XXVI-5", "APMBC"),
        ("xxvi 5", "APMBC"),
        ("XXVI.5", "APMBC"),
        ("Ottawa", "APMBC"),
        ("Oslo", "CCM"),
        ("Mine Ban Treaty", "APMBC"),
        ("apmbc", "APMBC"),
        ("XXVI-6", "CCM"),
        ("Convention on Cluster Munitions", "CCM"),
        ("ccw-ap2", "CCW-AP2"),
        ("XXVI-2", "CCW"),
        ("Inhumane Weapons Convention", "CCW"),
    ],
)
def test_conventions_are_found_by_any_of_their_names(reg: Register, name: str, key: str) -> None:
    assert reg.convention(name).key == key


def test_every_name_finds_its_convention_and_none_finds_two(reg: Register) -> None:
    for convention in reg.conventions:
        for name in convention.names:
            assert reg.convention(name).key == convention.key
            assert reg.convention(name.upper()).key == convention.key


def test_the_law_of_the_ten(reg: Register) -> None:
    """Deposits asked for, and how one leaves: as the texts of the treaties have it."""
    expected = {
        "APMBC": (40, "withdrawal", 6, True),
        "CCM": (30, "withdrawal", 6, True),
        "CCW": (20, "denunciation", 12, False),
        "CCW-P1": (20, "denunciation", 12, False),
        "CCW-P2": (20, "denunciation", 12, False),
        "CCW-AP2": (20, "denunciation", 12, False),
        "CCW-P3": (20, "denunciation", 12, False),
        "CCW-P4": (20, "denunciation", 12, False),
        "CCW-P5": (20, "denunciation", 12, False),
        "CCW-A1": (20, "denunciation", 12, False),
    }
    found = {}
    for convention in reg.conventions:
        leave, enter = convention.withdrawal, convention.entry_into_force
        assert leave is not None
        assert enter is not None
        found[convention.key] = (
            enter.deposits,
            leave.term,
            leave.delay.months,
            enter.delay.from_month_start,
        )
    assert found == expected


def test_every_clause_has_its_article_and_every_convention_its_sources(reg: Register) -> None:
    known = {source.id for source in reg.sources}
    for convention in reg.conventions:
        assert all(getattr(clause, "article", "") for clause in convention.clauses)
        assert convention.sources and set(convention.sources) <= known
        assert set(convention.published_in_force_sources) <= known
        assert convention.as_of_note


def test_registration_numbers_are_those_of_the_depositarys_pages(reg: Register) -> None:
    numbers = {convention.key: convention.registration.split(",")[0] for convention in reg.conventions}
    assert (numbers.pop("APMBC"), numbers.pop("CCM")) == ("No. 35597", "No. 47713")
    assert set(numbers.values()) == {"No. 22495"}


def test_protocols_belong_to_the_ccw(reg: Register) -> None:
    for key in ("CCW-P1", "CCW-P2", "CCW-P3", "CCW-P4", "CCW-AP2", "CCW-P5", "CCW-A1"):
        convention = reg.convention(key)
        assert convention.consent.to == "CCW"
        assert convention.ends_with is not None and convention.ends_with.convention == "CCW"
    assert reg.convention("CCW-A1").amends == "CCW"
    assert reg.convention("CCW-AP2").amends == "CCW-P2"


def test_clauses_are_values() -> None:
    assert Consent(article="a", kinds=()) == Consent(article="a", kinds=())
    assert EntryIntoForceForState(article="a", delay=Delay(months=6)) != EntryIntoForceForState(
        article="a", delay=Delay(months=7)
    )


# ---- findings and sources


def test_a_finding_reads_as_a_line() -> None:
    bare = Finding(code="P301", severity=Severity.WARNING, message="no signature")
    assert str(bare) == "P301 warning: no signature"
    full = Finding(
        code="D201",
        severity=Severity.ERROR,
        message="too early",
        article="VCLT Art. 9",
        where="acts.csv:3",
        hint="Check the year.",
    )
    assert str(full) == "D201 error: acts.csv:3: too early [VCLT Art. 9] Check the year."


def test_a_source_reads_as_a_line(reg: Register) -> None:
    assert str(PAPER) == "a newspaper, An article, 2005"
    page = reg.source("untc-apmbc-2026-02-03")
    assert str(page).startswith("United Nations Treaty Collection") and page.url in str(page)
    assert page.kind is SourceKind.DEPOSITARY


def test_primary_sources() -> None:
    assert {kind.value for kind in SourceKind if kind.is_primary} == {"depositary", "official", "text"}


def test_every_fact_cites_sources_that_exist(reg: Register) -> None:
    known = {source.id for source in reg.sources}
    for convention in reg.conventions:
        acts: tuple[mt.Act | mt.UndatedAct, ...] = (*reg.acts(convention.key), *reg.undated(convention.key))
        for act in acts:
            assert act.sources and set(act.sources) <= known - {"assumed"}, act
        for dated in reg.acts(convention.key):
            assert set(dated.effect_sources) <= known
            assert bool(dated.effect) == bool(dated.effect_sources), dated
    for item in reg.disagreements():
        assert item.sources and set(item.sources) <= known
    for state in reg.facts.states.values():
        assert set(state.sources) <= known
        for membership in state.memberships:
            assert set(membership.sources) <= known


def test_no_fact_rests_on_the_assumed_source(reg: Register) -> None:
    assert reg.source("assumed").kind is SourceKind.ASSUMED
    assert [s.id for s in reg.sources] == sorted(s.id for s in reg.sources)
    assert len({(s.publisher, s.title, s.url, s.as_of) for s in reg.sources}) == len(reg.sources)


@pytest.mark.parametrize("yearly", ["04-31", "02-29", "13-01", "4-30", "0430", "W01-1", "every year"])
def test_a_yearly_deadline_has_a_day_that_every_year_has(yearly: str) -> None:
    with pytest.raises(mt.InvalidDate, match="write MM-DD"):
        Deadline(article="Art. 7", duty="report", title="report", yearly=yearly)
