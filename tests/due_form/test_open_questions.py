"""Acts on which the texts are silent or practice differs: what is received with a warning, and what is refused.

The expected values are the decisions of treaty law named beside each case, on the bundled record with acts added.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Act, NotInDueForm, Register, Status
from minetreaty.clauses import (
    Consent,
    Delay,
    EntryIntoForce,
    EntryIntoForceForState,
    SignatureWindow,
    Withdrawal,
)
from minetreaty.due_form.deposits import check_acts

DAY = dt.date.fromisoformat


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def act(state: str, key: str, kind: str, day: str, **more: Any) -> Act:
    return Act(state=state, convention=key, kind=mt.ActKind(kind), date=day, **more)


def received(reg: Register, *acts: Act) -> list[tuple[str, str]]:
    """Deposits the acts, and gives the codes and severities of what the rules then find in them."""
    after = reg.deposit(*acts)
    return [(f.code, str(f.severity)) for f in check_acts(acts, after.ledgers)]


def refused(reg: Register, *acts: Act) -> list[str]:
    """The codes for which the acts are refused."""
    with pytest.raises(NotInDueForm) as refusal:
        reg.deposit(*acts)
    return [finding.code for finding in refusal.value.findings]


# ---- return of a State that signed, joined and left


@pytest.mark.parametrize("kind", ["ratification", "acceptance", "approval", "accession"])
@pytest.mark.parametrize(
    ("state", "key", "day"),
    [("LTU", "APMBC", "2026-06-01"), ("POL", "APMBC", "2027-01-15"), ("LTU", "CCM", "2026-03-07")],
)
def test_a_former_signatory_returns_by_any_kind_of_consent(
    reg: Register, state: str, key: str, day: str, kind: str
) -> None:
    """The texts are silent. The Secretary-General received an acceptance in 2021 and an accession in 2016."""
    given = act(state, key, kind, day)
    assert received(reg, given) == [("P321", "warning")]
    after = reg.deposit(given)
    assert after.status(state, key, on=day) is Status.CONTRACTING
    (finding,) = check_acts([given], after.ledgers)
    assert "accede" in finding.message and "ratif" in finding.message  # both readings
    assert "Paris Agreement (2021)" in finding.hint and "2016" in finding.hint
    assert mt.validate(after).ok
    assert finding in mt.validate(after).findings


def test_a_state_that_never_signed_returns_as_it_came(reg: Register) -> None:
    """Finland acceded to the Mine Ban Convention in 2012, and left it on 2026-01-10."""
    assert received(reg, act("FIN", "APMBC", "accession", "2026-09-01")) == []
    for kind in ("ratification", "acceptance", "approval"):
        assert refused(reg, act("FIN", "APMBC", kind, "2026-09-01")) == ["P301"]


def test_a_return_to_the_convention_needs_two_protocols_again(reg: Register) -> None:
    """CCW Art. 4(3). France signed and ratified the CCW; consents that have ended do not count."""
    left = reg.deposit(act("FRA", "CCW", "withdrawal", "2026-05-01", armed_conflict=False))
    back = act("FRA", "CCW", "accession", "2028-05-01")
    protocols = [act("FRA", key, "notification_of_consent", "2028-05-01") for key in ("CCW-P1", "CCW-P4", "CCW-P2")]
    assert refused(left, back) == ["P307"]
    assert refused(left, back, protocols[0]) == ["P307"]
    assert received(left, back, *protocols[:2]) == [("P321", "warning")]
    late = evolve(protocols[1], date=DAY("2028-05-02"))
    assert refused(left, back, protocols[0], late) == ["P307"]


def test_whether_a_protocol_and_its_amended_text_are_two_is_debated(reg: Register) -> None:
    """CCW Art. 4(3) wants any two or more of the Protocols: Protocol II and Amended Protocol II as the two."""

    def joins(*keys: str) -> list[tuple[str, str]]:
        consents = [act("IRN", key, "notification_of_consent", "2026-09-01") for key in keys]
        return received(reg, act("IRN", "CCW", "accession", "2026-09-01"), *consents)

    assert joins("CCW-P2", "CCW-AP2") == [("P329", "warning")]
    assert joins("CCW-P1", "CCW-AP2") == joins("CCW-P1", "CCW-P2") == joins("CCW-P2", "CCW-AP2", "CCW-P4") == []
    ledgers = reg.deposit(
        act("IRN", "CCW", "accession", "2026-09-01"),
        *(act("IRN", key, "notification_of_consent", "2026-09-01") for key in ("CCW-P2", "CCW-AP2")),
    ).ledgers
    (finding,) = check_acts(ledgers["CCW"].acts[-1:], ledgers)
    assert "debated" in finding.message


# ---- consent while a notice runs


@pytest.mark.parametrize(
    ("state", "notice", "day", "kind"),
    [
        ("NOR", "2026-05-01", "2026-08-01", "accession"),
        ("NOR", "2026-05-01", "2026-05-02", "ratification"),
        ("ZWE", "2026-07-15", "2027-01-14", "accession"),
        ("BEN", "2027-01-31", "2027-02-28", "acceptance"),
    ],
)
def test_a_consent_while_the_notice_runs_is_received(
    reg: Register, state: str, notice: str, day: str, kind: str
) -> None:
    """Guyana acceded again to the Optional Protocol on 5 January 1999, on which day its denunciation was running."""
    given = (
        act(state, "APMBC", "withdrawal", notice, armed_conflict=False),
        act(state, "APMBC", kind, day),
    )
    assert received(reg, *given) == [("P322", "warning")]
    (finding,) = check_acts([given[1]], reg.deposit(*given).ledgers)
    assert "Guyana" in finding.hint and "5 January 1999" in finding.hint


def test_a_consent_while_a_notice_may_run_gets_both_warnings(reg: Register) -> None:
    """Whether the notice took effect depends on an armed conflict, of which nothing is said."""
    given = act("NOR", "APMBC", "withdrawal", "2026-05-01"), act("NOR", "APMBC", "accession", "2026-12-01")
    assert received(reg, *given) == [("P321", "warning"), ("P322", "warning")]


def test_without_a_notice_a_second_consent_is_refused(reg: Register) -> None:
    assert refused(reg, act("NOR", "APMBC", "accession", "2026-08-01")) == ["P303"]
    revoked = reg.deposit(
        act("NOR", "APMBC", "withdrawal", "2026-05-01", armed_conflict=False),
        act("NOR", "APMBC", "withdrawal_revocation", "2026-06-01"),
    )
    assert refused(revoked, act("NOR", "APMBC", "accession", "2026-08-01")) == ["P303"]


def test_a_second_consent_to_a_protocol_follows_the_return_to_the_convention(reg: Register) -> None:
    left = reg.deposit(act("FRA", "CCW", "withdrawal", "2026-05-01", armed_conflict=False))
    again = act("FRA", "CCW-P1", "notification_of_consent", "2026-08-01")
    assert refused(left, again) == ["P303"]  # it would end with the first
    back = act("FRA", "CCW", "accession", "2026-08-01")
    other = act("FRA", "CCW-P4", "notification_of_consent", "2026-08-01")
    assert received(left, back, again, other) == [("P322", "warning")] * 3
    assert refused(left, back, again) == ["P307"]


def test_a_state_that_is_leaving_may_consent_to_a_protocol(reg: Register) -> None:
    """CCW Art. 4(4): a contracting State may consent to a protocol at any time."""
    given = (
        act("ATG", "CCW", "withdrawal", "2026-05-01", armed_conflict=False),
        act("ATG", "CCW-P5", "notification_of_consent", "2026-06-01"),
    )
    assert received(reg, *given) == []
    assert refused(reg, given[0], evolve(given[1], date=DAY("2027-05-01"))) == ["P306"]


# ---- withdrawal before entry into force


def ban(*acts: Act, deposits: int = 999, withdrawal: bool = True) -> tuple[Register, Register]:
    """A treaty that is not in force, as the test ban of 1996: without these acts, and with them."""
    treaty = mt.Convention(
        key="BAN",
        title="Ban",
        short_title="Ban",
        adopted="1996-09-10",
        as_of="2024-01-01",
        signature=SignatureWindow(article="XI", opens="1996-09-24"),
        consent=Consent(article="XII", kinds=("ratification", "accession")),
        entry_into_force=EntryIntoForce(article="XIV", deposits=deposits, delay=Delay(days=180)),
        entry_into_force_for_state=EntryIntoForceForState(article="XIV", delay=Delay(days=30)),
        withdrawal=Withdrawal(article="IX", delay=Delay(months=6)) if withdrawal else None,
    )
    there = mt.load().with_convention(treaty)
    return there, there.deposit(*acts)


SIGNED, RATIFIED = act("RUS", "BAN", "signature", "1996-09-24"), act("RUS", "BAN", "ratification", "2000-06-30")


@pytest.mark.parametrize("withdrawal", [True, False])
def test_a_consent_is_taken_back_before_the_treaty_is_in_force(withdrawal: bool) -> None:
    """The depositary received Russia's withdrawal of its ratification of the test ban on 3 November 2023."""
    _, there = ban(SIGNED, RATIFIED, withdrawal=withdrawal)
    back = act("RUS", "BAN", "withdrawal", "2023-11-03")
    assert received(there, back) == [("P323", "warning")]
    after = there.deposit(back)
    assert after.status("RUS", "BAN", on="2023-11-02") is Status.CONTRACTING
    assert after.status("RUS", "BAN", on="2023-11-03") is Status.SIGNATORY
    (finding,) = check_acts([back], after.ledgers)
    assert "State Party" not in finding.message
    # A signatory that ratifies again, and one that never consented.
    assert received(after, act("RUS", "BAN", "ratification", "2023-12-05")) == []
    assert refused(there, act("USA", "BAN", "withdrawal", "2023-11-03")) == ["P304"]


@pytest.mark.parametrize("withdrawal", [True, False])
def test_a_consent_is_taken_back_before_the_treaty_is_in_force_for_the_state(withdrawal: bool) -> None:
    first = act("NOR", "BAN", "accession", "2000-01-01")
    _, there = ban(SIGNED, RATIFIED, first, deposits=1, withdrawal=withdrawal)
    assert str(there.convention("BAN").in_force) == "2000-06-29"
    early = act("RUS", "BAN", "withdrawal", "2000-07-29")
    assert received(there, early) == [("P323", "warning")]
    (finding,) = check_acts([early], there.deposit(early).ledgers)
    assert "State Party" in finding.message  # the other reading
    late = evolve(early, date=DAY("2000-07-30"))
    if withdrawal:
        assert received(there, late) == []
    else:
        assert refused(there, late) == ["P304"]


def test_a_consent_to_a_treaty_of_the_record_is_taken_back(reg: Register) -> None:
    joined = reg.deposit(act("USA", "APMBC", "accession", "2026-09-01"))
    assert received(joined, act("USA", "APMBC", "withdrawal", "2026-10-01")) == [("P323", "warning")]
    assert received(joined, act("USA", "APMBC", "withdrawal", "2027-03-01", armed_conflict=False)) == []


def test_one_notice_of_its_own_is_enough(reg: Register) -> None:
    """A notice under the convention does not prevent one under a protocol; a second one under the same does nothing."""
    left = reg.deposit(act("FRA", "CCW", "withdrawal", "2026-05-01", armed_conflict=False))
    own = act("FRA", "CCW-P2", "withdrawal", "2026-06-01", armed_conflict=False)
    assert received(left, own) == []
    assert refused(left.deposit(own), evolve(own, date=DAY("2026-07-01"))) == ["P304"]
    assert refused(left, act("FRA", "CCW", "withdrawal", "2026-07-01", armed_conflict=False)) == ["P304"]


def test_a_consent_that_waits_for_the_end_of_a_membership_is_taken_back(reg: Register) -> None:
    """Norway gives notice, accedes again while it runs, and then takes the new consent back."""
    given = (
        act("NOR", "APMBC", "withdrawal", "2026-05-01", armed_conflict=False),
        act("NOR", "APMBC", "accession", "2026-08-01"),
        act("NOR", "APMBC", "withdrawal", "2026-09-01"),
    )
    assert received(reg, *given) == [("P322", "warning"), ("P323", "warning")]


def test_a_notice_is_revoked_under_its_own_convention(reg: Register) -> None:
    """A revocation touches no other notice (VCLT Art. 68)."""
    left = reg.deposit(act("FRA", "CCW", "withdrawal", "2026-05-01", armed_conflict=False))
    revocation = act("FRA", "CCW-P2", "withdrawal_revocation", "2026-09-01")
    assert refused(left, revocation) == ["P305"]
    both = left.deposit(act("FRA", "CCW-P2", "withdrawal", "2026-06-01", armed_conflict=False))
    assert received(both, revocation) == []
    assert received(both, evolve(revocation, convention="CCW")) == []


# ---- succession


def weapons(*acts: Act) -> Register:
    """The Biological Weapons Convention of 1972 in outline, with the consent of the United Kingdom."""
    treaty = mt.Convention(
        key="BWC",
        title="Biological Weapons Convention",
        short_title="BWC",
        adopted="1971-12-16",
        as_of="2024-01-01",
        signature=SignatureWindow(article="XIV(1)", opens="1972-04-10"),
        consent=Consent(article="XIV", kinds=("ratification", "accession", "succession")),
        entry_into_force=EntryIntoForce(article="XIV(3)", deposits=1, delay=Delay()),
        entry_into_force_for_state=EntryIntoForceForState(article="XIV(4)", delay=Delay()),
        withdrawal=Withdrawal(article="XIII(2)", delay=Delay(months=3)),
    )
    return mt.load().with_convention(treaty, *acts)


BRITAIN = act("GBR", "BWC", "signature", "1972-04-10"), act("GBR", "BWC", "ratification", "1975-03-26")


@pytest.mark.parametrize(
    ("state", "independent", "notified"),
    [
        ("SLB", "1978-07-07", "1981-06-17"),
        ("DMA", "1978-11-03", "1981-06-17"),
        ("LCA", "1979-02-22", "1986-11-26"),
        ("VCT", "1979-10-27", "1999-05-13"),
    ],
)
def test_a_newly_independent_state_succeeds(state: str, independent: str, notified: str) -> None:
    """VCSST Art. 17, 18, 23(1): party from independence, whatever the predecessor State does."""
    given = act(state, "BWC", "succession", notified)
    there = weapons(*BRITAIN)
    assert received(there, given) == [("P324", "info")]
    assert there.deposit(given).standing(state, "BWC", on="2020-01-01").in_force_from == DAY(independent)


def test_a_predecessor_that_had_not_consented_gives_a_warning() -> None:
    """Either it consented after the independence, or not at all."""
    assert received(weapons(), act("SLB", "BWC", "succession", "1981-06-17")) == [("P311", "warning")]
    late = weapons(act("GBR", "BWC", "accession", "1978-07-07"))
    assert received(late, act("SLB", "BWC", "succession", "1981-06-17")) == [("P311", "warning")]
    early = weapons(act("GBR", "BWC", "accession", "1978-07-06"))
    assert received(early, act("SLB", "BWC", "succession", "1981-06-17")) == [("P324", "info")]
    # One of several predecessors is enough: Vanuatu was a condominium.
    french = weapons(act("FRA", "BWC", "accession", "1978-07-06"))
    assert received(french, act("VUT", "BWC", "succession", "1981-06-17")) == [("P324", "info")]


@pytest.mark.parametrize(("state", "day"), [("SLB", "1999-05-05"), ("NRU", "2000-08-07"), ("ERI", "2001-01-26")])
def test_a_state_older_than_the_treaty_does_not_succeed_to_it(reg: Register, state: str, day: str) -> None:
    given = act(state, "APMBC", "succession", day)
    before = reg.with_convention(
        evolve(reg.convention("APMBC"), key="BAN", aliases=(), title="B", short_title="B", symbol="")
    )
    assert refused(before, evolve(given, convention="BAN")) == ["P311"]


def test_a_state_without_a_predecessor_does_not_succeed(reg: Register) -> None:
    assert refused(reg, act("IRN", "APMBC", "succession", "2026-05-05")) == ["P311"]


@pytest.mark.parametrize("state", ["TLS", "EST"])
def test_a_state_that_disclaimed_succession_gets_a_warning(reg: Register, state: str) -> None:
    """Timor-Leste is no successor of Indonesia, the Baltic States are none of the USSR."""
    keys = ("CCW", "CCW-P1", "CCW-P3")
    there = reg.as_known("2000-01-01")
    day = "1999-05-05" if state == "EST" else "2003-05-05"
    assert received(there, *(act(state, key, "succession", day) for key in keys)) == [("P311", "warning")] * 3


def test_what_a_predecessor_outside_the_tables_did_is_not_checked(reg: Register) -> None:
    """Namibia followed South West Africa, which the tables do not have."""
    given = (
        act("NAM", "CCW", "succession", "2026-05-05"),
        *(act("NAM", key, "succession", "2026-05-05") for key in ("CCW-P1", "CCW-P3")),
    )
    assert received(reg, *given) == [("P324", "info")] * 3


@pytest.mark.parametrize(("state", "key"), [("MNE", "APMBC"), ("SSD", "APMBC"), ("CZE", "CCW")])
def test_successions_of_the_record_stay_without_a_finding(reg: Register, state: str, key: str) -> None:
    (given,) = reg.acts(key, state=state, kind="succession")
    assert list(check_acts([given], reg.ledgers)) == []


# ---- kinds and times that a treaty does not allow


@pytest.mark.parametrize(("state", "key"), [("LTU", "APMBC"), ("USA", "APMBC"), ("USA", "CCM"), ("FIN", "APMBC")])
def test_provisional_application_is_declared_with_the_consent(reg: Register, state: str, key: str) -> None:
    """APMBC Art. 18, CCM Art. 18: "at the time of" ratification, acceptance, approval or accession."""
    consent = act(state, key, "accession", "2026-06-01")
    consented = reg.deposit(consent)
    assert received(consented, act(state, key, "provisional_application", "2026-06-01")) == []
    assert received(consented, act(state, key, "provisional_application", "2026-06-02")) == [("P325", "warning")]
    assert received(consented, act(state, key, "provisional_application", "2026-11-30")) == [("P325", "warning")]
    assert refused(consented, act(state, key, "provisional_application", "2026-12-01")) == ["P312"]
    assert refused(consented, act(state, key, "provisional_application", "2026-05-31")) == ["P312"]


def test_a_consent_that_has_ended_is_not_applied(reg: Register) -> None:
    for kind in ("provisional_application", "territorial_application"):
        assert refused(reg, act("LTU", "APMBC", kind, "2026-06-01")) == ["P312"]


def test_provisional_application_of_a_second_membership(reg: Register) -> None:
    given = (
        act("NOR", "APMBC", "withdrawal", "2026-05-01", armed_conflict=False),
        act("NOR", "APMBC", "accession", "2026-08-01"),
        act("NOR", "APMBC", "provisional_application", "2026-08-01"),
    )
    assert received(reg, *given) == [("P322", "warning")]
    assert received(reg, *given[:2], evolve(given[2], date=DAY("2026-08-02"))) == [
        ("P322", "warning"),
        ("P325", "warning"),
    ]
    assert refused(reg, given[0], evolve(given[2], date=DAY("2026-07-31"))) == ["P312"]


@pytest.mark.parametrize(
    ("state", "key", "day"),
    [("USA", "APMBC", "1997-12-05"), ("IND", "APMBC", "1999-02-28"), ("USA", "CCM", "2009-01-01")],
)
def test_a_definitive_signature_counts_as_a_signature(reg: Register, state: str, key: str, day: str) -> None:
    """Art. 16(1) of both Conventions wants ratification, acceptance or approval after the signature."""
    signed = act(state, key, "definitive_signature", day)
    assert received(reg, signed) == [("P326", "warning")]
    after = reg.deposit(signed)
    assert after.status(state, key, on="2020-01-01") is Status.SIGNATORY
    assert received(after, act(state, key, "ratification", "2026-06-01")) == []
    assert refused(after, act(state, key, "accession", "2026-06-01")) == ["P302"]
    assert refused(after, act(state, key, "signature", "1998-01-01" if key == "APMBC" else "2009-06-01")) == ["P310"]


def test_a_second_signature_is_refused_whatever_its_kind(reg: Register) -> None:
    assert refused(reg, act("AUS", "APMBC", "definitive_signature", "1998-06-01")) == ["P310"]


@pytest.mark.parametrize("state", ["USA", "IND", "CHN"])
def test_a_declaration_of_an_outsider_gives_a_warning(reg: Register, state: str) -> None:
    assert received(reg, act(state, "APMBC", "declaration", "2026-01-15")) == [("P327", "warning")]
    joined = reg.deposit(act(state, "APMBC", "accession", "2026-01-15"))
    assert received(joined, act(state, "APMBC", "declaration", "2026-01-15")) == []


def test_declarations_of_signatories_and_of_states_that_left_are_none_of_outsiders(reg: Register) -> None:
    assert received(reg, act("MHL", "APMBC", "declaration", "2020-01-15")) == []  # signed, ratified in 2025
    assert received(reg, act("LTU", "APMBC", "declaration", "2026-01-15")) == []
    assert received(reg, act("USA", "APMBC", "communication", "2026-01-15")) == []


def objection(state: str, day: str, target: Act) -> Act:
    return act(state, target.convention, "objection", day, target=f"{target.state} {target.kind} {target.date}")


def test_an_objection_more_than_twelve_months_after_the_notification_gives_a_warning(reg: Register) -> None:
    """VCLT Art. 20(5): twelve months from the notification, or the objector's own consent if that is later."""
    joined = reg.deposit(
        act("IRN", "CCW", "accession", "2024-01-15"),
        *(act("IRN", key, "notification_of_consent", "2024-01-15") for key in ("CCW-P1", "CCW-P3")),
    )
    reservation = act("IRN", "CCW", "reservation", "2024-01-15", circulated="2024-02-29")
    there = joined.deposit(reservation)
    assert received(there, objection("NOR", "2025-02-28", reservation)) == []
    assert received(there, objection("NOR", "2025-03-01", reservation)) == [("P328", "warning")]
    # Not yet a contracting State, and one that consented later.
    assert received(there, objection("OMN", "2025-03-01", reservation)) == []
    later = there.deposit(
        act("OMN", "CCW", "accession", "2026-01-20"),
        *(act("OMN", key, "notification_of_consent", "2026-01-20") for key in ("CCW-P1", "CCW-P3")),
    )
    assert received(later, objection("OMN", "2026-01-20", reservation)) == []
    assert received(later, objection("OMN", "2026-01-21", reservation)) == [("P328", "warning")]


def test_objections_that_no_term_applies_to(reg: Register) -> None:
    """Those of February 2010 to a reservation of 2009, whose notification is not in the record, and one to a
    communication.
    """
    made = [item for key in ("CCW-P3", "APMBC") for item in reg.acts(key, kind="objection")]
    assert len(made) == 17 + 4
    assert list(check_acts(made, reg.ledgers)) == []
    suspension = next(item for item in reg.acts("APMBC", state="UKR", kind="communication") if item.asserts)
    assert received(reg, objection("DNK", "2027-01-15", suspension)) == []
    (american,) = (item for item in reg.acts("CCW-P3", kind="reservation") if item.state == "USA")
    assert received(reg, objection("LUX", "2020-01-15", american)) == []


# ---- deposits


@pytest.mark.parametrize(
    ("state", "key", "notice", "effect"),
    [
        ("NOR", "APMBC", "2026-05-01", "2026-11-01"),
        ("NOR", "APMBC", "2026-05-01", "2027-03-01"),
        ("CHE", "CCM", "2026-05-01", "2028-01-01"),
        ("FRA", "CCW", "2026-05-01", "2027-05-02"),
    ],
)
def test_a_hypothetical_notice_may_say_when_it_takes_effect(
    reg: Register, state: str, key: str, notice: str, effect: str
) -> None:
    """As `deposit` documents: with ``effect`` in place of ``armed_conflict``."""
    given = act(state, key, "withdrawal", notice, effect=effect)
    assert received(reg, given) == []
    after = reg.deposit(given)
    before = DAY(effect) - dt.timedelta(1)
    assert (after.status(state, key, on=before), after.status(state, key, on=effect)) == (
        Status.WITHDRAWING,
        Status.WITHDRAWN,
    )


def test_an_effect_that_nothing_delays_is_the_one_of_the_treaty(reg: Register) -> None:
    notice = act("NOR", "APMBC", "withdrawal", "2026-05-01", effect="2027-03-01")
    assert refused(reg, evolve(notice, armed_conflict=False)) == ["D204"]
    assert received(reg, evolve(notice, armed_conflict=True)) == []
    assert refused(reg, evolve(notice, effect=DAY("2026-10-31"))) == ["D205"]
    assert refused(reg, evolve(notice, effect=DAY("2026-11-01"), armed_conflict=True)) == ["D206"]


def test_a_refusal_says_whose_reading_it_is(reg: Register) -> None:
    with pytest.raises(NotInDueForm) as refusal:
        reg.deposit(act("USA", "APMBC", "signature", "2026-09-01"))
    first, *_, last = str(refusal.value).splitlines()
    assert first == "Not allowed by treaty law:"
    assert "library" in last and "depositary" in last and "VCLT Art. 77" in last


def test_provisional_application_is_not_judged_where_the_consent_has_no_date(reg: Register) -> None:
    """Lebanon acceded in 2026, on a date that is not known."""
    assert received(reg, act("LBN", "APMBC", "provisional_application", "2027-01-15")) == []
