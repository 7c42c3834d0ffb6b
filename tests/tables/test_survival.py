"""Spells: who is at risk from when, how a spell ends, and that survival analysis reads it."""

import datetime as dt
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import tables
from minetreaty.facts.invented import PACT, PROTOCOL, act, undated
from minetreaty.tables.survival import opening
from tests.invented import founded

REG = mt.load()
OPENS = dt.date(2000, 1, 1)
WORLD = founded(
    act("AAA", "withdrawal", "2015-02-10", armed_conflict=False, effect="2015-08-10", effect_sources=("depositary",)),
    act("AAA", "accession", "2018-05-02"),
    act("NEW", "succession", "2006-01-01", note="by letter"),
    act("OLD", "signature", "2000-06-01"),
)
"""Aland left on 2015-08-10 and returned; Newland is party from its first day; the Old Union signed and ended."""

SHORT = ("start", "exit_date", "days", "event", "censored_by", "zero_length")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def spells(state: str, event: str, reg: mt.Register = WORLD, convention: str = "PACT", **asked: Any) -> list[Any]:
    table = tables.spells(convention, event=event, register=reg, **asked)
    return [row for row in table if row["state"] == state]


def short(*args: Any, **asked: Any) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in SHORT) for row in spells(*args, **asked)]


def test_consent_from_the_opening_and_again_after_leaving() -> None:
    first, second = short("AAA", "consent")
    opened = PACT.signature.opens if PACT.signature else None
    assert first == (opened, day("2000-03-20"), (day("2000-03-20") - day(str(opened))).days, True, None, False)
    assert second == (day("2015-08-10"), day("2018-05-02"), 996, True, None, False)
    numbers = [(row["spell"], row["act"], row["act_received"], row["article"]) for row in spells("AAA", "consent")]
    assert numbers == [
        (1, "ratification", "2000-03-20", "Pact Art. 2"),
        (2, "accession", "2018-05-02", "Pact Art. 2"),
    ]


def test_entry_into_force_from_consent_and_withdrawal_from_entry_into_force() -> None:
    assert [row[:5] for row in short("AAA", "entry_into_force")] == [
        (day("2000-03-20"), day("2000-10-01"), 195, True, None),
        (day("2018-05-02"), day("2018-11-01"), 183, True, None),
    ]
    first, second = spells("AAA", "withdrawal")
    assert [first[name] for name in ("start", "exit_date", "event", "act", "act_received")] == [
        day("2000-10-01"), day("2015-08-10"), True, "withdrawal", "2015-02-10",
    ]  # fmt: skip
    assert [second[name] for name in ("start", "exit_date", "event", "censored_by", "act")] == [
        day("2018-11-01"), day("2020-06-30"), False, "record", None,
    ]  # fmt: skip
    assert (first["exit_not_before"], first["exit_not_after"]) == (day("2015-08-10"), day("2015-08-10"))
    assert (second["exit_not_before"], second["exit_not_after"]) == (day("2020-06-30"), None)


def test_a_spell_of_no_length_is_flagged() -> None:
    begins = day("2005-03-01")
    for event in ("consent", "entry_into_force"):
        assert short("NEW", event) == [(begins, begins, 0, True, None, True)]
    assert [row["zero_length"] for row in spells("NEW", "withdrawal")] == [False]


def test_the_end_of_a_state_and_a_date_censor() -> None:
    (old,) = spells("OLD", "consent")
    assert [old[name] for name in ("exit_date", "event", "censored_by")] == [day("2005-03-01"), False, "state_end"]
    (early,) = spells("OLD", "consent", on="2005-02-28")
    assert [early[name] for name in ("exit_date", "event", "censored_by")] == [day("2005-02-28"), False, "date"]
    (never,) = spells("DDD", "consent")
    assert (never["exit_date"], never["event"], never["censored_by"]) == (day("2020-06-30"), False, "record")
    assert spells("DDD", "entry_into_force") == spells("DDD", "withdrawal") == []
    assert spells("DDD", "consent", on="1999-12-31") == []


def test_an_event_on_the_last_day_is_seen_and_a_later_one_is_not() -> None:
    (seen,) = spells("AAA", "withdrawal", on="2015-08-10")
    assert (seen["event"], seen["exit_date"]) == (True, day("2015-08-10"))
    (not_yet,) = spells("AAA", "withdrawal", on="2015-08-09")
    assert (not_yet["event"], not_yet["exit_date"], not_yet["censored_by"]) == (False, day("2015-08-09"), "date")
    assert len(spells("AAA", "consent", on="2015-08-09")) == 1
    (known,) = spells("AAA", "withdrawal", known_on="2014-01-01")
    assert (known["event"], known["exit_date"], known["censored_by"]) == (False, day("2014-01-01"), "record")


def test_a_consent_taken_back_before_it_was_in_force_censors() -> None:
    """Cascara acceded in May 2010 and took it back in July: it never was party, and is at risk of consent again."""
    reg = founded(act("CCC", "accession", "2010-05-03"), act("CCC", "withdrawal", "2010-07-01"))
    (one,) = spells("CCC", "entry_into_force", reg)
    assert [one[name] for name in SHORT] == [day("2010-05-03"), day("2010-07-01"), 59, False, "consent_end", False]
    assert [row["start"] for row in spells("CCC", "consent", reg)][1:] == [day("2010-07-01")]
    assert spells("CCC", "withdrawal", reg) == []


def test_what_has_no_day_has_bounds() -> None:
    """Cascara acceded on some day of September 2020, after the date to which the record is complete."""
    reg, on = founded(undated("CCC", "accession", "2020-09")), "2021-12-31"
    names = ("exit_date", "exit_not_before", "exit_not_after", "days", "event")
    (consent,) = spells("CCC", "consent", reg, on=on)
    assert [consent[name] for name in names] == [None, day("2020-09-01"), day("2020-09-30"), None, True]
    assert (consent["act"], consent["act_received"], consent["zero_length"]) == ("accession", "2020-09", None)
    (entry,) = spells("CCC", "entry_into_force", reg, on=on)
    starts = ("start", "start_not_before", "start_not_after")
    assert [entry[name] for name in starts] == [None, day("2020-09-01"), day("2020-09-30")]
    assert (entry["exit_date"], entry["days"], entry["event"]) == (day("2021-03-01"), None, True)


def test_what_the_record_cannot_say_is_empty_and_begins_no_other_spell() -> None:
    """Of Lebanon it is not known on 1 November 2026 whether and when it acceded; in 2028 it is."""
    names = ("exit_date", "exit_not_before", "exit_not_after", "event", "doubts")
    (open_,) = spells("LBN", "consent", REG, "APMBC", on="2026-11-01")
    assert [open_[name] for name in names] == [None, day("2026-04-15"), None, None, "unconfirmed; beyond_record; open"]
    assert spells("LBN", "entry_into_force", REG, "APMBC", on="2026-11-01") == []
    (later,) = spells("LBN", "consent", REG, "APMBC", on="2028-01-01")
    assert [later[name] for name in names[:4]] == [None, day("2026-04-15"), day("2026-12-31"), True]
    (entry,) = spells("LBN", "entry_into_force", REG, "APMBC", on="2028-01-01")
    assert [entry[name] for name in names[:4]] == [None, day("2026-10-01"), day("2027-06-01"), True]
    (before,) = spells("LBN", "consent", REG, "APMBC")
    assert (before["event"], before["censored_by"], before["beyond_record"]) == (False, "record", False)


def test_a_withdrawal_that_may_have_had_effect_or_not() -> None:
    """Aland's notice says nothing about an armed conflict: from its expiry the effect is not determined."""
    notice = act("AAA", "withdrawal", "2015-02-10")
    (one,) = spells("AAA", "withdrawal", founded(notice))
    assert (one["exit_date"], one["exit_not_before"], one["exit_not_after"]) == (None, day("2015-08-10"), None)
    assert (one["event"], one["censored_by"], one["zero_length"]) == (None, None, None)
    assert len(spells("AAA", "consent", founded(notice))) == 1


def test_the_opening_is_that_of_signature_or_else_of_the_parent_or_the_adoption() -> None:
    assert opening(REG.convention("APMBC")) == day("1997-12-03")
    assert opening(REG.convention("CCW-P1"), REG.convention("CCW")) == day("1981-04-10")
    assert opening(REG.convention("CCW-AP2"), REG.convention("CCW")) == day("1996-05-03")
    assert opening(PROTOCOL) == PROTOCOL.adopted


def test_the_end_of_the_calendar() -> None:
    (last,) = spells("BBB", "withdrawal", on="9999-12-31")
    assert (last["exit_date"], last["event"], last["beyond_record"]) == (dt.date.max, False, True)


@pytest.mark.parametrize("key", REG.facts.keys)
def test_spells_agree_with_counts(key: str) -> None:
    """Those who joined and left make the contracting States and the States Parties of the last day."""
    ended = {code for code, bounds in REG.facts.bounds.items() if bounds.until is not None}

    def happened(event: str) -> int:
        return sum(row["event"] is True and row["state"] not in ended for row in tables.spells(key, event=event))

    as_of = REG.convention(key).as_of
    left = happened("withdrawal")
    assert happened("consent") - left == int(REG.count("contracting_states", key, on=as_of))
    assert happened("entry_into_force") - left == int(REG.count("states_parties", key, on=as_of))


def test_of_the_mine_ban_convention() -> None:
    """Three States ratified on the day of the opening; Estonia, Finland, Latvia, Lithuania and Poland have left."""
    consents = [row for row in tables.spells("APMBC", event="consent") if row["zero_length"]]
    assert [row["state"] for row in consents] == ["CAN", "IRL", "MNE", "MUS", "SSD"]
    left = [row["state"] for row in tables.spells("APMBC", event="withdrawal") if row["event"]]
    assert left == ["EST", "FIN", "LTU", "LVA", "POL"]


def test_survival_analysis_by_others_reads_it() -> None:
    """The Kaplan-Meier estimate of statsmodels is the one counted by hand from the dates of the acts."""
    pytest.importorskip("narwhals")
    pytest.importorskip("pandas")
    pytest.importorskip("statsmodels")
    from statsmodels.duration.survfunc import SurvfuncRight

    frame = tables.spells("APMBC", event="consent").to_pandas()
    frame = frame[(frame["spell"] == 1) & frame["event"].notna()]
    found = SurvfuncRight(frame["days"].astype(float), frame["event"].astype(int))
    opened = REG.convention("APMBC").signature
    assert opened is not None
    since = {state.alpha3: max(opened.opens, state.since or opened.opens) for state in REG.states(on="2026-04-14")}
    joined = {code: min((act.date for act in REG.acts("APMBC", state=code) if act.kind in _CONSENTS), default=None)
              for code in since}  # fmt: skip
    succeeded = {"MNE": day("2006-06-03"), "SSD": day("2011-07-09")}
    last = REG.convention("APMBC").as_of
    times = [((succeeded.get(code) or date or last) - since[code], date is not None) for code, date in joined.items()]
    surviving, expected = 1.0, {}
    for time in sorted({time.days for time, happened in times if happened}):
        at_risk = sum(other.days >= time for other, _ in times)
        events = sum(other.days == time and happened for other, happened in times)
        surviving *= 1 - events / at_risk
        expected[float(time)] = surviving
    assert dict(zip(map(float, found.surv_times), found.surv_prob, strict=True)) == pytest.approx(expected)


_CONSENTS = ("ratification", "acceptance", "approval", "accession", "succession")
