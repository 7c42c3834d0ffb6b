"""The cases that are easily got wrong, one by one, each with what was decided and the days that sources print."""

import datetime as dt

import pytest

import minetreaty as mt
from minetreaty import Act, ActKind, MinetreatyError, NotInDueForm, NotInUniverse, Population, Register, Status
from minetreaty.facts.invented import PACT, act, undated
from minetreaty.model.acts import CONSENTS
from minetreaty.model.states import SuccessionOfStates
from tests.invented import founded, record, register

BALTIC = ("EST", "LVA", "LTU")


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def spans(reg: Register, state: str, convention: str) -> list[tuple[str, str, str]]:
    return [(str(p.status), str(p.start), str(p.end)) for p in reg.history(state, convention).periods]


def codes(refusal: pytest.ExceptionInfo[NotInDueForm]) -> list[str]:
    return [finding.code for finding in refusal.value.findings]


# ---- entry into force


def test_entry_into_force_of_the_treaty_counts_predecessors_and_no_successions(reg: Register) -> None:
    """Three of the twenty under the CCW are gone, and none of their successors came in their place in the order."""
    consents = [a for a in reg.acts("CCW", until="1983-06-02") if a.kind in CONSENTS]
    assert len(consents) == 20
    assert {a.state for a in consents} >= {"CSK", "DDR", "YUG"}
    parties = reg.parties("CCW", on="1983-12-02")
    assert len(parties) == 20
    assert [code for code in parties.codes if reg.state(code).until is not None] == ["CSK", "DDR", "YUG"]
    assert len(reg.parties("CCW", on="1983-12-01")) == 0


def test_a_consent_that_the_depositary_did_not_count(reg: Register) -> None:
    """Holy See, Amended Protocol II: a fact on the act. Counted, the Protocol would have come into force in October."""
    (consent,) = reg.acts("CCW-AP2", state="VAT", kind="notification_of_consent")
    assert "Not counted" in consent.uncounted
    assert str(reg.convention("CCW-AP2").in_force) == "1998-12-03"
    assert str(reg.effect(consent).date) == "1998-12-03"
    assert "VAT" in reg.contracting_states("CCW-AP2", on="1997-07-22")


def test_entry_into_force_for_a_state_is_the_printed_day_of_the_depositary() -> None:
    """Else the computed one; the days of other publishers are witnesses."""
    for source, used in (("depositary", "2002-01-01"), ("assumed", "2002-01-01"), ("gazette", "2001-09-01")):
        consent = act("CCC", "accession", "2001-03-05", effect=dt.date(2002, 1, 1), effect_sources=(source,))
        effect = founded(consent).effect(consent)
        assert (str(effect.date), str(effect.computed), str(effect.published)) == (used, "2001-09-01", "2002-01-01")


def test_the_two_slips_of_the_swiss_table_are_recorded_as_disagreements(reg: Register) -> None:
    slips = [d for d in reg.disagreements("APMBC") if d.field == "effect" and "ch-apmbc-2026-04-14" in d.sources]
    assert {(d.state, d.ours, d.theirs) for d in slips} == {
        ("BLR", "2004-03-01", "2004-02-01"),
        ("DZA", "2002-04-01", "2001-04-01"),
    }
    for slip in slips:
        assert str(reg.standing(slip.state, "APMBC", on=slip.ours).in_force_from) == slip.ours


def test_sixth_month_is_the_first_day_of_the_sixth_month_after_that_of_the_deposit(reg: Register) -> None:
    """Deposits of the first and of the last day of a month have the same effect (APMBC Art. 17, CCM Art. 17)."""
    for convention in ("APMBC", "CCM"):
        for day in ("2015-08-01", "2015-08-31"):
            consent = Act(state="CHN", convention=convention, kind="accession", date=day)
            assert str(reg.effect(consent).computed) == "2016-02-01"


@pytest.mark.parametrize(
    ("received", "effect"),
    # The Swiss and the Dutch tables print both (ch-ccw-2022-10-04, ch-ccw-p5-2025-01-21, nl-db-ccw-p1).
    [("2002-08-30", "2003-02-28"), ("2006-10-31", "2007-04-30")],
)
def test_six_months_after_is_the_same_day_and_month_ends_are_clamped(reg: Register, received: str, effect: str) -> None:
    consent = Act(state="IRN", convention="CCW", kind="accession", date=received)
    assert str(reg.effect(consent).computed) == effect
    clause = reg.convention("CCW").entry_into_force_for_state
    assert clause is not None
    assert "clamps month ends" in clause.note


# ---- signature


@pytest.mark.parametrize(("convention", "closed"), [("APMBC", "1999-03-01"), ("CCM", "2010-08-01")])
def test_signature_window_closes_with_entry_into_force(reg: Register, convention: str, closed: str) -> None:
    eve = str(dt.date.fromisoformat(closed) - dt.timedelta(days=1))
    outsider = "CHN"
    reg.deposit(Act(state=outsider, convention=convention, kind="signature", date=eve))
    with pytest.raises(NotInDueForm, match=f"before {closed}") as refusal:
        reg.deposit(Act(state=outsider, convention=convention, kind="signature", date=closed))
    assert codes(refusal) == ["D202"]
    opens = reg.convention(convention).signature
    assert opens is not None
    assert all(str(opens.opens) <= str(a.date) < closed for a in reg.acts(convention, kind="signature"))


def test_signature_and_consent_on_one_day_are_two_acts(reg: Register) -> None:
    """Canada, Ireland and Mauritius signed and ratified on 3 December 1997: a signature first, then a consent."""
    for state in ("CAN", "IRL", "MUS"):
        acts = reg.acts("APMBC", state=state, until="1997-12-03")
        assert [a.kind for a in acts[:2]] == [ActKind.SIGNATURE, ActKind.RATIFICATION]
        assert spans(reg, state, "APMBC") == [
            ("outside", "None", "1997-12-03"),
            ("contracting", "1997-12-03", "1999-03-01"),
            ("party", "1999-03-01", "None"),
        ]
        assert state in reg.signatories("APMBC", on="1997-12-03")
    # Austria declared on the day it ratified: the declaration comes last.
    kinds = [a.kind for a in reg.acts("APMBC", state="AUT", since="1998-06-29", until="1998-06-29")]
    assert kinds[0] is ActKind.RATIFICATION


def test_an_instrument_without_signature_stage_has_no_number_of_signatories(reg: Register) -> None:
    for key in ("CCW-P1", "CCW-P4", "CCW-AP2", "CCW-A1"):
        count = reg.count(Population.SIGNATORIES, key)
        assert str(count) == "no signature stage"
        with pytest.raises(MinetreatyError, match="no signature stage"):
            int(count)


def test_the_signature_that_the_depositary_no_longer_prints_stays(reg: Register) -> None:
    assert int(reg.count("signatories", "APMBC", on="2026-02-03")) == 133
    assert "LTU" in reg.signatories("APMBC", on="2026-02-03")
    assert [(d.ours, d.theirs) for d in reg.disagreements("APMBC") if "bracketed" in d.note] == [("133", "132")]


def test_acceptance_without_signature_is_kept_as_printed_and_warned_of(reg: Register) -> None:
    report = [f for f in examined(reg, "CCW") if f.code == "P301"]
    assert [(f.state, str(f.severity)) for f in report] == [("CHL", "warning"), ("CIV", "warning")]
    assert all("read as accession" in f.message for f in report)
    assert reg.acts("CCW", state="CHL")[0].kind is ActKind.ACCEPTANCE
    assert reg.status("CHL", "CCW", on="2004-04-15") is Status.PARTY


def examined(reg: Register, key: str) -> list[mt.Finding]:
    from minetreaty.due_form.deposits import check_acts

    return list(check_acts(reg.acts(key), reg.ledgers))


# ---- succession and predecessors


def test_succession_counts_from_its_day_and_is_seen_from_its_notification(reg: Register) -> None:
    """Montenegro: independent 2006-06-03, notified 2006-10-23. In July 2006 others counted 151."""
    assert reg.status("MNE", "APMBC", on="2006-06-03") is Status.PARTY
    assert reg.status("MNE", "APMBC", on="2006-07-15", known_on="2006-07-15") is Status.OUTSIDE
    assert reg.status("MNE", "APMBC", on="2006-07-15", known_on="2006-10-23") is Status.PARTY
    assert int(reg.count("contracting_states", "APMBC", on="2006-07-15", known_on="2006-07-15")) == 151
    assert int(reg.count("contracting_states", "APMBC", on="2006-07-15")) == 152
    with pytest.raises(NotInUniverse):
        reg.status("MNE", "APMBC", on="2006-06-02")


def test_south_sudan_succeeded_from_its_first_day(reg: Register) -> None:
    assert spans(reg, "SSD", "APMBC") == [("party", "2011-07-09", "None")]
    assert str(reg.standing("SSD", "APMBC", on="2012-01-01").consented_on) == "2011-11-11"


def test_predecessors_are_states_of_their_time(reg: Register) -> None:
    """53 had signed the CCW by 1983; 50 of them are states of today."""
    assert int(reg.count("signatories", "CCW", on="1983-12-02")) == 53
    assert int(reg.count("signatories", "CCW", on="2026-02-03")) == 50
    for code in ("CSK", "DDR", "YUG"):
        assert code in reg.signatories("CCW", on="1983-12-02")
        with pytest.raises(NotInUniverse):
            reg.status(code, "CCW", on="2026-02-03")
    assert {
        (s.predecessor_code, s.successor) for s in reg.facts.table(SuccessionOfStates) if s.predecessor_code == "CSK"
    } == {
        ("CSK", "CZE"),
        ("CSK", "SVK"),
    }
    assert "CSK" not in reg.states("2026-02-03")


def test_the_consent_of_the_german_democratic_republic_ended_with_it(reg: Register) -> None:
    assert reg.status("DDR", "CCW", on="1990-10-02") is Status.PARTY
    with pytest.raises(NotInUniverse):
        reg.status("DDR", "CCW", on="1990-10-03")
    assert reg.status("DEU", "CCW", on="1990-10-03") is Status.SIGNATORY
    assert str(reg.standing("DEU", "CCW", on="1993-12-31").consented_on) == "1992-11-25"
    assert reg.acts("CCW", state="DEU", kind="succession") == ()


def test_eight_states_succeeded_to_the_ccw(reg: Register) -> None:
    states = {a.state for a in reg.acts("CCW", kind="succession")}
    assert states == {"BIH", "HRV", "SVN", "MKD", "SRB", "CZE", "SVK", "MNE"}
    assert reg.status("CZE", "CCW", on="1993-01-01") is Status.PARTY


# ---- leaving


def test_withdrawal_takes_effect_six_months_after_receipt(reg: Register) -> None:
    """Estonia, Latvia and Lithuania: received 2025-06-27, effective 2025-12-27."""
    for state in BALTIC:
        assert reg.status(state, "APMBC", on="2025-06-26") is Status.PARTY
        assert reg.status(state, "APMBC", on="2025-06-27") is Status.WITHDRAWING
        assert reg.status(state, "APMBC", on="2025-12-26") is Status.WITHDRAWING
        assert reg.status(state, "APMBC", on="2025-12-27") is Status.WITHDRAWN
        assert str(reg.standing(state, "APMBC", on="2025-12-26").withdrawal_effective) == "2025-12-27"
    assert "EST" in reg.parties("APMBC", on="2025-12-26")
    assert "EST" not in reg.parties("APMBC", on="2025-12-27")


def test_an_effect_after_the_day_of_knowledge_is_scheduled_with_its_condition(reg: Register) -> None:
    standing = reg.standing("POL", "APMBC", on="2026-02-03", known_on="2026-02-03")
    assert standing.status is Status.WITHDRAWING
    (change,) = standing.scheduled
    assert (str(change.date), change.status) == ("2026-02-20", Status.WITHDRAWN)
    assert "armed conflict" in change.condition
    assert reg.status("POL", "APMBC", on="2026-03-01", known_on="2025-08-19") is Status.PARTY


def test_a_hypothetical_notice_is_undetermined_after_its_period(reg: Register) -> None:
    """Nobody told whether the State is engaged in an armed conflict when the six months are over."""
    day, expiry = "2026-04-01", "2026-10-01"
    notice = Act(state="NOR", convention="APMBC", kind="withdrawal", date=day)
    after = reg.deposit(notice)
    assert after.status("NOR", "APMBC", on="2026-09-30") is Status.WITHDRAWING
    standing = after.standing("NOR", "APMBC", on=expiry)
    assert standing.status is Status.UNDETERMINED
    assert standing.possible == (Status.WITHDRAWING, Status.WITHDRAWN)
    assert "NOR" in after.parties("APMBC", on=expiry).undetermined
    at_peace = reg.deposit(Act(state="NOR", convention="APMBC", kind="withdrawal", date=day, armed_conflict=False))
    assert at_peace.status("NOR", "APMBC", on=expiry) is Status.WITHDRAWN
    at_war = reg.deposit(Act(state="NOR", convention="APMBC", kind="withdrawal", date=day, armed_conflict=True))
    assert at_war.status("NOR", "APMBC", on="2030-01-01") is Status.WITHDRAWING


def test_denunciation_of_the_ccw_takes_a_year_and_ends_its_protocols(reg: Register) -> None:
    notice = Act(state="NOR", convention="CCW", kind="withdrawal", date="2025-03-31", armed_conflict=False)
    after = reg.deposit(notice)
    clause = after.convention("CCW").withdrawal
    assert clause is not None and clause.term == "denunciation"
    assert "release, repatriation or re-establishment" in clause.condition
    for key in ("CCW", "CCW-P1", "CCW-P2", "CCW-P3", "CCW-P4", "CCW-AP2", "CCW-P5", "CCW-A1"):
        assert after.status("NOR", key, on="2026-03-30") is Status.WITHDRAWING, key
        assert after.status("NOR", key, on="2026-03-31") is Status.WITHDRAWN, key
    assert after.status("NOR", "APMBC", on="2026-03-31") is Status.PARTY
    assert "CCW Art. 9" in after.explain("NOR", "CCW-P4", on="2026-03-31").steps[-1].article


def test_denouncing_one_protocol_leaves_the_rest(reg: Register) -> None:
    notice = Act(state="NOR", convention="CCW-P4", kind="withdrawal", date="2024-03-31", armed_conflict=False)
    after = reg.deposit(notice)
    assert after.status("NOR", "CCW-P4", on="2025-03-31") is Status.WITHDRAWN
    assert after.status("NOR", "CCW", on="2025-03-31") is Status.PARTY
    assert after.status("NOR", "CCW-AP2", on="2025-03-31") is Status.PARTY


def test_a_notice_revoked_before_its_effect_leaves_a_party(reg: Register) -> None:
    """Eritrea 2023: one publisher only, so both acts are unconfirmed, and the explanation says so."""
    assert spans(reg, "ERI", "APMBC")[-3:] == [
        ("party", "2002-02-01", "2023-06-21"),
        ("withdrawing", "2023-06-21", "2023-10-02"),
        ("party", "2023-10-02", "None"),
    ]
    assert "ERI" in reg.parties("APMBC", on="2023-08-01")
    acts = [a for a in reg.unconfirmed("APMBC") if a.state == "ERI"]
    assert [a.kind for a in acts] == [ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION]
    text = str(reg.explain("ERI", "APMBC", on="2024-01-01"))
    assert "unconfirmed" in text and "no depositary notification" in text


def test_claimed_suspension_changes_no_status(reg: Register) -> None:
    """Ukraine 2025: a communication, and the positions of others on it; nobody's side is taken."""
    assert reg.status("UKR", "APMBC", on="2025-07-18") is Status.PARTY
    (communication,) = reg.acts("APMBC", state="UKR", since="2025-07-18")
    assert communication.kind is ActKind.COMMUNICATION
    explanation = reg.explain("UKR", "APMBC", on="2026-04-14")
    answering = [a for a in explanation.other_acts if a.target is not None]
    assert {a.state for a in answering} == {"AUT", "BEL", "CHE", "NOR", "FRA", "COL", "NZL"}
    assert "takes no side" in str(explanation)
    assert "(day of the letter)" in str(explanation)


def test_leaving_and_joining_again() -> None:
    register = founded(
        act("AAA", "withdrawal", "2003-01-15", armed_conflict=False), act("AAA", "accession", "2005-05-05")
    )
    assert spans(register, "AAA", "PACT") == [
        ("outside", "None", "2000-02-01"),
        ("signatory", "2000-02-01", "2000-03-20"),
        ("contracting", "2000-03-20", "2000-10-01"),
        ("party", "2000-10-01", "2003-01-15"),
        ("withdrawing", "2003-01-15", "2003-07-15"),
        ("withdrawn", "2003-07-15", "2005-05-05"),
        ("contracting", "2005-05-05", "2005-11-01"),
        ("party", "2005-11-01", "None"),
    ]


@pytest.mark.parametrize("kind", ["ratification", "acceptance", "approval", "accession"])
def test_how_a_former_signatory_returns_is_open(reg: Register, kind: str) -> None:
    """Poland signed in 1997. The texts do not say whether it ratifies again or accedes."""
    back = reg.deposit(Act(state="POL", convention="APMBC", kind=kind, date="2026-04-14"))
    assert back.status("POL", "APMBC", on="2026-10-01") is Status.PARTY
    assert "does not say how a State that has left returns" in str(reg.explain("POL", "APMBC", on="2026-04-14"))


# ---- the family


def test_with_the_deposit_at_least_two_protocols_are_accepted(reg: Register) -> None:
    accession = Act(state="IRN", convention="CCW", kind="accession", date="2025-01-15")
    consents = [
        Act(state="IRN", convention=key, kind="notification_of_consent", date="2025-01-15")
        for key in ("CCW-P1", "CCW-AP2")
    ]
    with pytest.raises(NotInDueForm, match="at least 2") as refusal:
        reg.deposit(accession, consents[0])
    assert codes(refusal) == ["P307"]
    assert reg.deposit(accession, *consents).status("IRN", "CCW", on="2025-07-15") is Status.PARTY


def test_no_protocol_without_the_convention(reg: Register) -> None:
    with pytest.raises(NotInDueForm) as refusal:
        reg.deposit(Act(state="IRN", convention="CCW-P4", kind="notification_of_consent", date="2025-01-15"))
    assert codes(refusal) == ["P306"]


def test_joining_after_the_amendment_leaves_vclt_40_5_open(reg: Register) -> None:
    """Afghanistan joined the CCW with the amendment; Bahrain's question under VCLT Art. 40(5) stays open."""
    later = [
        code
        for code in reg.parties("CCW", on="2026-02-03").codes
        if str(reg.standing(code, "CCW", on="2026-02-03").consented_on) > "2004-05-18"
    ]
    without = [code for code in later if code not in reg.contracting_states("CCW-A1", on="2026-02-03")]
    assert without
    for code in without:
        assert any("40(5)" in note for note in reg.profile(code, on="2026-02-03").notes), code
    assert not any("40(5)" in note for note in reg.profile("AFG", on="2026-02-03").notes)


# ---- what changes no status


def test_provisional_application_has_scope_and_span_and_changes_no_status(reg: Register) -> None:
    """APMBC Art. 18: Art. 1(1); CCM Art. 18: Art. 1, Switzerland only 1(1)(a); until in force for the State."""
    declared = reg.acts("APMBC", state="AUT", kind="provisional_application")[0].date
    assert declared == dt.date(1998, 6, 29)
    provisional = reg.standing("AUT", "APMBC", on=declared).provisional
    assert provisional is not None
    assert provisional.scope == "Art. 1(1)"
    assert (str(provisional.since), str(provisional.until)) == ("1998-06-29", "1999-03-01")
    assert reg.standing("AUT", "APMBC", on="1999-03-01").provisional is None
    assert reg.standing("AUT", "APMBC", on="1998-06-28").provisional is None
    scopes = {
        code: getattr(reg.standing(code, "CCM", on=day).provisional, "scope", None)
        for code, day in (("NOR", "2008-12-03"), ("CHE", "2012-07-17"), ("BLZ", "2014-09-02"), ("FRA", "2010-01-01"))
    }
    assert scopes == {"NOR": "Art. 1", "CHE": "Art. 1(1)(a)", "BLZ": "Art. 1", "FRA": None}


def test_end_of_obligations_is_named(reg: Register) -> None:
    text = str(reg.explain("EST", "APMBC", on="2026-01-01"))
    assert "What remains" in text and "20(4)" in text


# ---- what is not known


def test_an_act_without_a_day_leaves_the_status_open(reg: Register) -> None:
    """Lebanon acceded in 2026, on a day after the record's last one that nobody printed."""
    (lebanon,) = [a for a in reg.undated("APMBC") if a.state == "LBN"]
    assert str(lebanon.when) == "2026"
    assert reg.status("LBN", "APMBC", on="2026-04-14") is Status.OUTSIDE
    first = reg.standing("LBN", "APMBC", on="2026-04-15")
    assert (first.status, first.possible) == (Status.UNDETERMINED, (Status.OUTSIDE, Status.CONTRACTING))
    assert first.open == (lebanon,)
    # An accession of April takes effect on 1 October: then it may be party too.
    assert reg.standing("LBN", "APMBC", on="2026-09-30").possible == (Status.OUTSIDE, Status.CONTRACTING)
    assert reg.standing("LBN", "APMBC", on="2026-10-01").possible == (
        Status.OUTSIDE,
        Status.CONTRACTING,
        Status.PARTY,
    )
    assert reg.standing("LBN", "APMBC", on="2026-12-31").possible == (Status.CONTRACTING, Status.PARTY)
    assert reg.status("LBN", "APMBC", on="2027-06-01") is Status.PARTY


def test_known_in_april_the_accession_of_lebanon_may_still_be_to_come(reg: Register) -> None:
    for day, possible in (
        ("2026-12-31", (Status.OUTSIDE, Status.PARTY)),
        ("2027-06-01", (Status.OUTSIDE, Status.PARTY)),
    ):
        assert reg.standing("LBN", "APMBC", on=day, known_on="2026-04-15").possible == possible
    assert reg.status("LBN", "APMBC", on="2027-06-01", known_on="2026-04-14") is Status.OUTSIDE


def test_the_day_of_an_accession_is_told_by_depositing_it(reg: Register) -> None:
    told = reg.deposit(Act(state="LBN", convention="APMBC", kind="accession", date="2026-05-20"))
    assert spans(told, "LBN", "APMBC")[1:] == [
        (Status.CONTRACTING, "2026-05-20", "2026-11-01"),
        (Status.PARTY, "2026-11-01", "None"),
    ]
    assert [act.state for act in told.undated("APMBC")] == ["COL", "NZL"]
    assert str(told.count("contracting_states", "APMBC", on="2026-05-20")) == "162"


def test_the_end_of_an_armed_conflict_is_told_by_the_day_of_effect(reg: Register) -> None:
    """A hypothetical notice of 1 June; the period ends on 1 December, the conflict, so it is assumed, in March."""
    notice = Act(
        state="NOR",
        convention="APMBC",
        kind="withdrawal",
        date="2026-06-01",
        armed_conflict=True,
        effect="2027-03-01",
    )
    after = reg.deposit(notice)
    assert after.effect(notice).date == dt.date(2027, 3, 1)
    assert spans(after, "NOR", "APMBC")[-2:] == [
        (Status.WITHDRAWING, "2026-06-01", "2027-03-01"),
        (Status.WITHDRAWN, "2027-03-01", "None"),
    ]


def test_parties_nonparties_and_undetermined_make_the_universe(reg: Register) -> None:
    day = "2026-11-23"
    parties, rest = reg.parties("APMBC", on=day), reg.nonparties("APMBC", on=day)
    assert parties.undetermined.codes == ("LBN",)
    assert len(parties) + len(rest) + 1 == 197
    assert str(reg.count("states_parties", "APMBC", on=day)) == "161 (1 not known: Lebanon)"


def test_five_states_had_only_announced_when_the_secretary_general_spoke(reg: Register) -> None:
    for code in ("EST", "LVA", "LTU", "FIN", "POL"):
        standing = reg.standing(code, "APMBC", on="2025-06-16", known_on="2025-06-16")
        assert standing.status is Status.PARTY
        assert standing.scheduled == ()


def test_thirty_five_states_are_outside_today(reg: Register) -> None:
    """As the depositary's page and the Swiss table give them in April 2026, Lebanon not yet among them."""
    published = (
        "ARE ARM AZE BHR CHN CUB EGY EST FIN FSM GEO IND IRN ISR KAZ KGZ KOR LAO LBN LBY LTU LVA MAR MMR MNG NPL PAK "
        "POL PRK RUS SAU SGP SYR USA UZB VNM"
    )
    assert " ".join(reg.nonparties("APMBC", on="2026-04-14").codes) == published


def test_two_acts_on_a_day_keep_the_order_of_the_depositary(reg: Register) -> None:
    """Equatorial Guinea and Burkina Faso: the code says one order, the depositary's fortieth another."""
    consents = [a.state for a in reg.acts("APMBC", since="1998-09-16", until="1998-09-16") if a.kind in CONSENTS]
    assert consents == ["GNQ", "BFA"]
    elsewhere = [a.state for a in reg.acts("APMBC", since="1998-07-23", until="1998-07-23") if a.kind in CONSENTS]
    assert elsewhere == ["DEU", "FRA", "WSM"]


def test_what_is_not_certain_is_listed_by_one_call(reg: Register) -> None:
    everything = reg.unconfirmed()
    assert {a.state for a in everything} == {"ERI", "COL", "NZL", "AUT", "BEL", "FRA", "NOR", "LBN", "CAN"}
    assert {a.state for a in reg.unconfirmed("CCM")} == {"CAN"}
    assert all(a.unconfirmed for a in everything)


def test_before_the_treaty_everybody_is_outside(reg: Register) -> None:
    explanation = reg.explain("CAN", "APMBC", on="1990-01-01")
    assert explanation.status is Status.OUTSIDE
    assert "was adopted on 1997-09-18" in str(explanation)


def test_outside_its_own_time_a_state_has_no_status(reg: Register) -> None:
    with pytest.raises(NotInUniverse, match=r"South Sudan .* from 2011-07-09"):
        reg.status("SSD", "APMBC", on="2011-07-08")
    with pytest.raises(NotInUniverse, match=r"until 1990-10-03 \(that day not included\)"):
        reg.status("DDR", "CCW", on="1990-10-03")
    with pytest.raises(NotInUniverse, match="German Democratic Republic"):
        reg.history("DDR", "CCW").at("1990-10-03")


def test_beyond_the_record_is_said(reg: Register) -> None:
    standing = reg.standing("NOR", "APMBC", on="2026-04-15")
    assert standing.beyond_record
    assert not reg.standing("NOR", "APMBC", on="2026-04-14").beyond_record
    assert not reg.standing("NOR", "APMBC").beyond_record
    assert "acts from 2026-04-15 on may be missing" in str(reg.explain("NOR", "APMBC", on="2026-04-15"))


def test_no_day_means_the_last_day_of_the_record(reg: Register) -> None:
    for convention in reg.conventions:
        assert reg.standing("NOR", convention.key).on == convention.as_of
        assert reg.count("noncontracting", convention.key).on == convention.as_of
    assert str(reg.standing("NOR", "APMBC", known_on="2020-01-01").on) == "2020-01-01"


def test_a_revocation_reaches_a_protocol_that_was_not_yet_in_force() -> None:
    """A notice under the Pact counts for the Protocol too, and so does thinking better of it."""
    protocol = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")
    notice = act("AAA", "withdrawal", "2001-04-01", armed_conflict=False)
    revoked = act("AAA", "withdrawal_revocation", "2001-05-01")
    register = founded(protocol, notice, revoked)
    assert register.status("AAA", "PACT", on="2005-01-01") is Status.PARTY
    assert spans(register, "AAA", "PROTOCOL") == [
        ("outside", "None", "2001-03-01"),
        ("contracting", "2001-03-01", "2001-09-01"),
        ("party", "2001-09-01", "None"),
    ]


def test_an_undated_act_cannot_lie_in_the_time_of_the_record() -> None:
    inside = register(undated("CCC", "accession", "2019"))
    assert inside.undated("PACT") != ()
    assert spans(inside, "CCC", "PACT") == [("outside", "None", "None")]
    assert record().convention("PACT") is PACT
