"""The status brief, against what was published on the day."""

import datetime as dt
import pickle

import pytest

import minetreaty as mt
from minetreaty import Act, Status, WithdrawalNotice

DAY = dt.date.fromisoformat


@pytest.fixture(scope="module")
def reg() -> mt.Register:
    return mt.load()


def test_figures_of_the_secretary_general_on_16_june_2025(reg: mt.Register) -> None:
    # Press release SG/SM/22686: 165 consented, 133 signed, 32 outside; Marshall Islands not yet in force.
    brief = reg.brief("APMBC", on="2025-06-16")
    assert [int(count) for count in brief.counts] == [164, 165, 133, 32]
    assert len(brief.universe or ()) == 197
    assert [standing.state.alpha3 for standing in brief.joining] == ["MHL"]
    assert brief.leaving == () and len(brief.left) == 0
    assert {"EST", "FIN", "LTU", "LVA", "POL"} <= set(brief.states_parties.members.codes)


def test_notices_that_came_after_the_day_are_shown_with_full_knowledge(reg: mt.Register) -> None:
    # Depositary notifications of 2025: received, and effective six months later.
    given = {n.state.alpha3: (n.since, n.ends, n.then) for n in reg.brief("APMBC", on="2025-06-16").notified_later}
    assert given == {
        "EST": (DAY("2025-06-27"), DAY("2025-12-27"), Status.WITHDRAWN),
        "LTU": (DAY("2025-06-27"), DAY("2025-12-27"), Status.WITHDRAWN),
        "LVA": (DAY("2025-06-27"), DAY("2025-12-27"), Status.WITHDRAWN),
        "FIN": (DAY("2025-07-10"), DAY("2026-01-10"), Status.WITHDRAWN),
        "POL": (DAY("2025-08-20"), DAY("2026-02-20"), Status.WITHDRAWN),
    }


def test_what_was_known_on_the_day_has_the_same_figures_and_no_later_notice(reg: mt.Register) -> None:
    then, now = reg.brief("APMBC", on="2025-06-16", known_on="2025-06-16"), reg.brief("APMBC", on="2025-06-16")
    assert [int(count) for count in then.counts] == [int(count) for count in now.counts]
    assert then.notified_later == ()
    assert (then.known_on, now.known_on) == (DAY("2025-06-16"), None)


def test_without_a_day_it_is_the_one_to_which_the_record_is_complete(reg: mt.Register) -> None:
    brief = reg.brief("Ottawa Convention")
    assert (brief.convention, brief.on) == ("APMBC", brief.as_of)
    assert not brief.beyond_record
    assert reg.brief("APMBC", on=brief.as_of + dt.timedelta(days=1)).beyond_record
    assert reg.brief("APMBC", known_on="2006-07-31").on == DAY("2006-07-31")


def test_who_is_leaving_on_the_days_around_the_baltic_withdrawals(reg: mt.Register) -> None:
    def leaving(day: str) -> list[str]:
        return [notice.state.alpha3 for notice in reg.brief("APMBC", on=day).leaving]

    assert leaving("2025-06-26") == []
    assert leaving("2025-06-27") == ["EST", "LTU", "LVA"]
    assert leaving("2025-12-26") == ["EST", "LTU", "LVA", "FIN", "POL"]
    assert leaving("2025-12-27") == ["FIN", "POL"]
    assert reg.brief("APMBC", on="2025-12-27").left.codes == ("EST", "LTU", "LVA")


def test_changes_are_those_of_the_twelve_months_that_end_with_the_day(reg: mt.Register) -> None:
    brief = reg.brief("APMBC", on="2025-06-27")
    assert brief.changes_since == DAY("2024-06-28")
    assert [(change.date, change.state.alpha3) for change in brief.changes] == [
        (DAY("2025-03-12"), "MHL"),
        (DAY("2025-06-25"), "TON"),
        (DAY("2025-06-27"), "EST"),
        (DAY("2025-06-27"), "LTU"),
        (DAY("2025-06-27"), "LVA"),
    ]
    assert "MHL" in {change.state for change in reg.brief("APMBC", on="2026-03-11").changes}
    assert DAY("2025-03-12") not in {change.date for change in reg.brief("APMBC", on="2026-03-12").changes}


def test_the_first_year_of_the_calendar_has_no_year_before_it(reg: mt.Register) -> None:
    brief = reg.brief("APMBC", on="0001-12-31")
    assert (brief.changes_since, brief.changes) == (dt.date.min, ())


def test_open_facts_are_those_that_can_bear_on_the_day(reg: mt.Register) -> None:
    def open_facts(day: str) -> tuple[set[str], set[str]]:
        brief = reg.brief("APMBC", on=day)
        return {act.state for act in brief.undated}, {act.state for act in brief.unconfirmed}

    assert open_facts("2023-06-20") == (set(), set())
    assert open_facts("2023-06-21") == (set(), {"ERI"})
    # The objections of 2025 without a day answer a communication of 18 July.
    assert open_facts("2025-07-17") == (set(), {"ERI"})
    assert open_facts("2025-07-18") == ({"COL", "NZL"}, {"ERI"})
    assert open_facts("2026-01-01")[0] == {"COL", "NZL", "LBN"}
    before, after = (len(reg.brief("APMBC", on=day).disagreements) for day in ("2025-06-24", "2025-06-25"))
    assert after == before + 1  # the day of Tonga's accession


def test_a_revoked_notice_says_so(reg: mt.Register) -> None:
    (notice,) = reg.brief("APMBC", on="2023-07-01").leaving
    assert str(notice) == "Eritrea: notice of 2023-06-21, revoked on 2023-10-02"


def withdrawal(armed_conflict: bool | None) -> Act:
    return Act(state="NOR", convention="APMBC", kind="withdrawal", date="2026-03-01", armed_conflict=armed_conflict)


def notice_of_norway(reg: mt.Register, armed_conflict: bool | None) -> WithdrawalNotice:
    (notice,) = reg.deposit(withdrawal(armed_conflict)).brief("APMBC", on="2026-04-01").leaving
    return notice


def test_the_outcome_of_a_notice_hangs_on_the_armed_conflict(reg: mt.Register) -> None:
    assert notice_of_norway(reg, False).outcome == "takes effect on 2026-09-01"
    assert notice_of_norway(reg, True).outcome == "date of effect not known"
    assert notice_of_norway(reg, None).outcome.startswith("period over on 2026-09-01; effect not before the end of an")


def test_a_convention_without_a_signature_stage(reg: mt.Register) -> None:
    brief = reg.brief("CCW-P2")
    assert not brief.signatories.applicable
    assert "signatories no signature stage" in str(brief)


def test_it_reads_as_a_sentence(reg: mt.Register) -> None:
    assert str(reg.brief("APMBC", on="2025-12-27", known_on="2025-12-27")) == (
        "Anti-Personnel Mine Ban Convention, 2025-12-27 (as known on 2025-12-27): States Parties 163, contracting "
        "States 163, signatories 133, non-contracting States 34. Of 197 States. Leaving: Finland: notice of "
        "2025-07-10, takes effect on 2026-01-10; Poland: notice of 2025-08-20, takes effect on 2026-02-20. The record "
        "is complete to 2025-12-27."
    )
    assert "Party then, notice since: Estonia: notice of 2025-06-27" in str(reg.brief("APMBC", on="2025-06-16"))


def test_it_survives_pickling(reg: mt.Register) -> None:
    brief = reg.brief("APMBC", on="2025-06-16")
    assert pickle.loads(pickle.dumps(brief)) == brief
