"""Announcements and chronologies. No announcement changes a status."""

import datetime as dt
import pickle
from collections import Counter
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import Announcement, AnnouncementKind, InvalidDate, PartialDate, Register, UnknownState
from minetreaty.facts.invented import act, undated
from minetreaty.facts.record import Record
from minetreaty.standing.ledger import Ledger
from tests.invented import founded

KIND = AnnouncementKind


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def said(date: str, **more: Any) -> Announcement:
    given: dict[str, Any] = {
        "state": "AAA",
        "convention": "PACT",
        "kind": KIND.INTENT_TO_JOIN,
        "actor": "Government",
        "text": "Will join.",
        "sources": ("paper",),
    }
    return Announcement(date=PartialDate.parse(date), **(given | more))


def test_no_announcement_changes_a_status(reg: Register) -> None:
    silent = Register(Record.of(reg.facts).replace(announcements=(), campaigns=()))
    assert silent.announcements() == () and len(reg.announcements()) == 146
    for key in reg.facts.keys:
        assert {code: silent.history(code, key).periods for code in reg.facts.states} == {
            code: reg.history(code, key).periods for code in reg.facts.states
        }


def test_what_works_out_statuses_never_asks_for_announcements(reg: Register) -> None:
    class Silent:
        """Facts that refuse to hand over announcements."""

        def __getattr__(self, name: str) -> object:
            assert name not in ("announcements", "campaigns"), "statuses come from acts"
            return getattr(reg.facts, name)

    ledger = Ledger(Silent(), "APMBC")  # type: ignore[arg-type]
    assert ledger.steps == reg.ledgers["APMBC"].steps


def test_intent_alone_moves_nobody() -> None:
    loud = founded(announcements=(said("2003-01-01", state="CCC"),))
    assert loud.status("CCC", "PACT", on="2020-01-01") is mt.Status.OUTSIDE


def test_five_states_had_only_announced_when_the_secretary_general_spoke(reg: Register) -> None:
    # UN News of 2025-06-16 names Estonia, Finland, Latvia, Lithuania and Poland.
    day = dt.date(2025, 6, 16)
    kinds = (KIND.INTENT_TO_WITHDRAW, KIND.PARLIAMENT_APPROVAL)
    meant = {a.state for a in reg.announcements(convention="APMBC", since="2025-01-01", until=day) if a.kind in kinds}
    assert meant == {"EST", "FIN", "LVA", "LTU", "POL"}
    assert all(reg.status(state, "APMBC", on=day) is mt.Status.PARTY for state in meant)


def test_kinds_are_kept_apart(reg: Register) -> None:
    kinds = Counter(a.kind for a in reg.announcements())
    assert set(kinds) == set(KIND)
    assert kinds[KIND.OBJECTION] == 6
    formal = [(a.state, str(a.date)) for a in reg.announcements() if a.kind is KIND.OBJECTION]
    assert formal == [
        ("COL", "2025"),
        ("AUT", "2025-10-17"),
        ("BEL", "2025-10-17"),
        ("CHE", "2025-10-17"),
        ("NOR", "2025-10-20"),
        ("NZL", "2025-11-25"),
    ]
    lithuania = {str(a.date): a.kind for a in reg.announcements("LTU", "CCM")}
    assert lithuania["2024-07-11"] is KIND.PARLIAMENT_READING
    assert lithuania["2024-07-18"] is KIND.PARLIAMENT_APPROVAL
    assert lithuania["2024-07-08"] is KIND.HEAD_OF_STATE_DECISION
    assert lithuania["2024-07"] is KIND.SIGNED_INTO_LAW


def test_bodies_speak_for_themselves(reg: Register) -> None:
    assert {a.body for a in reg.announcements() if not a.state} == {
        "APMBC States Parties",
        "CCM States Parties",
        "Pacific states",
        "UN Secretary-General",
    }
    assert all(bool(a.state) != bool(a.body) for a in reg.announcements())
    (statement,) = reg.announcements(since="2025-06-16", until="2025-06-16", convention="APMBC")[-1:]
    assert (statement.body, statement.kind) == ("UN Secretary-General", KIND.REGRET)


def test_partial_dates_stay_partial(reg: Register) -> None:
    partial = [str(a.date) for a in reg.announcements() if a.date.exact is None]
    assert len(partial) == 40
    assert "2025-07" in {str(a.date) for a in reg.announcements("POL", "APMBC")}


def test_single_secondary_sources_are_marked(reg: Register) -> None:
    marked = [a for a in reg.announcements() if a.unconfirmed]
    assert len(marked) == 50
    assert all(len(a.sources) == 1 and not reg.source(a.sources[0]).kind.is_primary for a in marked)


def test_every_source_is_known(reg: Register) -> None:
    for announcement in reg.announcements():
        assert announcement.sources
        assert all(reg.source(id_) for id_ in announcement.sources)
        assert announcement.state in {"", *reg.facts.states}
        assert reg.convention(announcement.convention).key == announcement.convention


def test_they_are_asked_for_by_state_convention_and_days(reg: Register) -> None:
    assert [str(a.date) for a in reg.announcements("Georgia")] == ["1996-09", "1997-12"]
    assert reg.announcements("Finland", "Ottawa Convention") == reg.announcements("FIN")
    assert reg.announcements("EST", "CCM") == ()
    # A date known to the year counts wherever it can lie.
    colombia = reg.announcements("COL", since="2025-12-31")
    assert [str(a.date) for a in colombia] == ["2025"]
    assert reg.announcements("COL", until="2024-12-31") == ()
    assert reg.as_known("2024-12-31").announcements("COL") == ()
    with pytest.raises(UnknownState):
        reg.announcements("Atlantis")
    with pytest.raises(InvalidDate):
        reg.announcements(since="June")


def test_an_announcement_in_a_line() -> None:
    assert str(said("2003-01")) == "2003-01 intent to join (AAA, Government, PACT): Will join. [paper]"
    loud = said("2003", state="", body="The Pact's parties", unconfirmed=True)
    assert str(loud).startswith("2003 intent to join (The Pact's parties, Government, PACT): Will join. Unconfirmed: ")


# ---- chronologies


def test_the_chronology_of_finland_leaving_the_convention(reg: Register) -> None:
    # First announcement on 2025-04-01, vote on 2025-06-19, notice on 2025-07-10, effect on 2026-01-10.
    found = reg.chronology("FIN", "APMBC", since="2025-04-01")
    assert [str(step.when) for step in found.steps] == [
        "2025-04-01",
        "2025-04-01",
        "2025-05-28",
        "2025-06-19",
        "2025-07-04",
        "2025-07-10",
        "2026-01-10",
    ]
    told = str(found).splitlines()
    assert told[0] == "Finland, APMBC:"
    assert told[-2].startswith("- 2025-07-10  act: withdrawal of 2025-07-10, C.N.372.2025.TREATIES-XXVI-5")
    assert told[-1] == "- 2026-01-10  effect: withdrawing -> withdrawn (Art. 20(3))"
    assert pickle.loads(pickle.dumps(found)) == found
    assert repr(found) == "<Chronology FIN, APMBC: 7 steps>"


def test_the_chronology_of_joining_ends_with_entry_into_force(reg: Register) -> None:
    told = reg.chronology("Finland", "APMBC", until="2012-12-31")
    assert str(told.steps[0].when) == "2001-12"
    assert [str(step.when) for step in told.steps[-2:]] == ["2012-01-09", "2012-07-01"]


def test_formal_acts_are_told_once(reg: Register) -> None:
    # Eritrea's notice and its revocation are announcements and acts.
    told = [step.text.partition(":")[0] for step in reg.chronology("ERI", "APMBC", since="2023-01-01").steps]
    assert told == ["act", "act"]
    assert len(reg.announcements("ERI")) == 2


def test_a_chronology_as_it_was_known(reg: Register) -> None:
    told = reg.chronology("FIN", "APMBC", since="2025-01-01", known_on="2025-07-01")
    assert str(told.steps[-1].when) == "2025-06-19"


def test_an_act_without_a_day_in_a_chronology() -> None:
    doubt = said("2020-07-01", state="CCC", unconfirmed=True)
    reg = founded(undated("CCC", "accession", "2020-08"), act("CCC", "signature", "2000-02-01"), announcements=(doubt,))
    told = [str(step) for step in reg.chronology("CCC", "PACT").steps]
    assert told[0] == "2000-02-01  act: signature of 2000-02-01 [depositary]"
    assert told[1] == "2020-07-01  intent to join: Government: Will join. (unconfirmed) [paper]"
    assert told[2].startswith("2020-08  act: accession of 2020-08 (day not known)")
    assert any("effect: " in step and "undetermined" in step for step in told[3:])
