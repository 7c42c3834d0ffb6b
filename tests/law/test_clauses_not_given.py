"""A treaty whose clauses on entry into force nobody has looked up, and a State that left on an unknown date.

Who signed and who consented is known, for whom the treaty is in force is not: the status is undetermined wherever the
clauses would decide it, and nowhere else.
"""

import datetime as dt

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import ActKind, Convention, Population, Register, Status
from minetreaty.facts.invented import FOUNDED, PACT, act
from tests.invented import register

OPEN = evolve(PACT, entry_into_force=None, entry_into_force_for_state=None, withdrawal=None)
PRINTED = evolve(OPEN, published_in_force=dt.date(2000, 10, 1))
NEVER_PRINTED = evolve(OPEN, published_in_force=None)
NOT_IN_FORCE = evolve(OPEN, published_in_force=None, published_not_in_force=True)

SIG, CON, PAR, WNG, WDN = (
    Status.SIGNATORY,
    Status.CONTRACTING,
    Status.PARTY,
    Status.WITHDRAWING,
    Status.WITHDRAWN,
)


def world(treaty: Convention, *acts: mt.Act) -> Register:
    return register(*FOUNDED, *acts, conventions=(treaty,))


def possible(reg: Register, state: str, on: str) -> tuple[Status, ...]:
    standing = reg.standing(state, "PACT", on=on)
    return standing.possible or (standing.status,)


def test_whether_a_contracting_state_is_party_is_not_known_from_the_printed_date_on() -> None:
    reg = world(PRINTED)
    assert possible(reg, "AAA", "2000-03-19") == (SIG,)
    assert possible(reg, "AAA", "2000-03-20") == (CON,)
    assert possible(reg, "AAA", "2000-09-30") == (CON,)
    assert possible(reg, "AAA", "2000-10-01") == (CON, PAR)
    assert reg.convention("PACT").in_force is None


def test_without_a_printed_date_it_is_not_known_from_the_consent_on() -> None:
    assert possible(world(NEVER_PRINTED), "AAA", "2000-03-20") == (CON, PAR)


def test_a_treaty_printed_as_not_in_force_binds_nobody_on_the_date_of_the_page() -> None:
    reg = world(NOT_IN_FORCE)
    assert possible(reg, "AAA", str(NOT_IN_FORCE.as_of)) == (CON,)
    assert possible(reg, "AAA", str(NOT_IN_FORCE.as_of + dt.timedelta(days=1))) == (CON, PAR)


def test_signatories_and_contracting_states_are_known_and_parties_say_what_is_missing() -> None:
    reg = world(PRINTED)
    contracting = reg.count(Population.CONTRACTING_STATES, "PACT")
    assert (contracting.members.codes, len(contracting.open), contracting.note) == (("AAA", "BBB"), 0, "")
    assert reg.signatories("PACT").codes == ("AAA",)
    parties = reg.count(Population.STATES_PARTIES, "PACT")
    assert (parties.members.codes, parties.open.codes) == ((), ("AAA", "BBB"))
    assert parties.note == "the clause on entry into force is not given"
    assert reg.count(Population.NONPARTIES, "PACT").note == parties.note


def test_the_explanation_names_the_missing_clause() -> None:
    said = str(world(PRINTED).explain("BBB", "PACT"))
    assert "2000-10-01: Borduria may be contracting, party, after its accession of 2000-04-05" in said
    assert "undetermined (the clause on entry into force is not given)" in said


def test_one_of_the_two_clauses_alone_does_not_decide() -> None:
    only_treaty = evolve(PACT, entry_into_force_for_state=None)
    assert possible(world(only_treaty), "BBB", "2001-01-01") == (CON, PAR)


def test_a_notice_with_a_printed_effect_ends_the_consent_then() -> None:
    leaving = act("BBB", "withdrawal", "2005-01-10", effect=dt.date(2005, 7, 10), effect_sources=("depositary",))
    reg = world(PRINTED, leaving)
    assert possible(reg, "BBB", "2005-01-10") == (CON, WNG)
    assert possible(reg, "BBB", "2005-07-09") == (CON, WNG)
    assert possible(reg, "BBB", "2005-07-10") == (WDN,)
    assert "BBB" in reg.contracting_states("PACT", on="2005-07-09")
    assert "BBB" not in reg.contracting_states("PACT", on="2005-07-10")


def test_a_notice_without_effect_may_have_one_or_not() -> None:
    reg = world(PRINTED, act("BBB", "withdrawal", "2005-01-10"))
    # Taken back at once if the treaty was not in force for it; without effect if the treaty cannot be left.
    assert possible(reg, "BBB", "2005-01-10") == (PAR, WDN)


def test_what_is_examined_does_not_ask_for_a_date_that_cannot_be_computed() -> None:
    assert [f for f in mt.validate(world(PRINTED)).findings if f.code in ("D211", "D214")] == []


def test_a_window_that_stays_open_admits_signatures_after_entry_into_force() -> None:
    assert PACT.signature is not None
    late = act("CCC", "signature", "2005-05-05")
    assert possible(world(PACT, late), "CCC", "2005-05-05") == (Status.OUTSIDE,)
    lasting = evolve(PACT, signature=evolve(PACT.signature, open_ended=True))
    assert possible(world(lasting, late), "CCC", "2005-05-05") == (SIG,)
    closed = evolve(PACT, signature=evolve(PACT.signature, open_ended=True, closes=dt.date(2005, 1, 1)))
    assert possible(world(closed, late), "CCC", "2005-05-05") == (Status.OUTSIDE,)


# ---- left by a date, on a date that is not known

LEFT = act("BBB", "withdrawal", "2010-06-30", effect=dt.date(2010, 6, 30), date_basis="latest")


def test_who_has_left_by_a_date_may_have_left_at_any_time_since_its_consent() -> None:
    reg = world(PACT, LEFT)
    assert possible(reg, "BBB", "2000-04-05") == (CON,)
    assert possible(reg, "BBB", "2000-04-06") == (CON, WDN)
    assert possible(reg, "BBB", "2005-01-01") == (PAR, WDN)
    assert possible(reg, "BBB", "2010-06-29") == (PAR, WDN)
    assert possible(reg, "BBB", "2010-06-30") == (WDN,)


def test_who_has_left_by_a_date_no_longer_counts_from_then_on() -> None:
    reg = world(PACT, LEFT)
    assert reg.contracting_states("PACT", on="2010-06-30").codes == ("AAA",)
    before = reg.contracting_states("PACT", on="2010-06-29")
    assert (before.codes, before.undetermined.codes) == (("AAA",), ("BBB",))


def test_a_known_notice_narrows_when_it_left() -> None:
    notice = act("BBB", "withdrawal", "2008-01-01")
    reg = world(evolve(PACT, withdrawal=None), notice, LEFT)
    assert possible(reg, "BBB", "2008-01-01") == (PAR,)
    assert possible(reg, "BBB", "2008-01-02") == (PAR, WDN)
    assert possible(reg, "BBB", "2010-06-30") == (WDN,)


def test_the_explanation_says_that_the_date_is_the_latest_possible() -> None:
    said = str(world(PACT, LEFT).explain("BBB", "PACT", on="2011-01-01"))
    assert "2010-06-30: Borduria had left by 2010-06-30: withdrawn" in said
    outside = str(world(PACT, evolve(LEFT, state="CCC")).explain("CCC", "PACT", on="2011-01-01"))
    assert "withdrawal of 2010-06-30 (at the latest)" in outside


@pytest.mark.parametrize("kind", [ActKind.SIGNATURE, ActKind.ACCESSION])
def test_a_date_that_is_the_latest_matters_for_withdrawals_only(kind: ActKind) -> None:
    given = act("CCC", kind.value, "2000-06-01")
    assert world(PACT, given).history("CCC", "PACT").periods == (
        world(PACT, evolve(given, date_basis="latest")).history("CCC", "PACT").periods
    )
