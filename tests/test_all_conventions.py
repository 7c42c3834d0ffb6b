"""Questions that name no convention are asked of all."""

import pytest

import minetreaty as mt
from minetreaty import tables

REG = mt.load()


def test_acts_and_changes_under_all_conventions_are_those_of_each() -> None:
    acts = REG.acts(state="EST")
    assert sorted(map(str, acts)) == sorted(str(act) for key in REG.facts.keys for act in REG.acts(key, state="EST"))
    assert [act.date for act in acts] == sorted(act.date for act in acts)
    changes = REG.changes(since="2025-01-01", until="2025-12-31")
    assert {change.convention for change in changes} >= {"APMBC", "CCM"}
    assert len(changes) == sum(len(REG.changes(key, since="2025-01-01", until="2025-12-31")) for key in REG.facts.keys)
    assert [change.date for change in changes] == sorted(change.date for change in changes)
    assert len(REG.undated()) == sum(len(REG.undated(key)) for key in REG.facts.keys)
    assert REG.acts(known_on="1981-06-01") == REG.acts("CCW", known_on="1981-06-01")


def test_obligations_under_all_conventions() -> None:
    found = REG.obligations("AFG", on="2013-01-01")
    assert {item.convention for item in found} == {"APMBC", "CCM"}
    assert list(found) == sorted(found, key=lambda item: item.deadline)
    alone = [item for item in found if item.convention == "APMBC"]
    assert sorted(map(str, alone)) == sorted(map(str, REG.obligations("AFG", "APMBC", on="2013-01-01")))


def test_answers_become_tables() -> None:
    acts = REG.acts("CCM", state="LTU")
    assert tables.of(acts).rows == tables.acts("CCM", state="LTU").rows
    undated = REG.undated("APMBC")
    assert tables.of((*acts, *undated)).names == tables.acts().names
    changes = REG.changes("APMBC", since="2025-01-01")
    assert tables.of(changes).rows == tables.changes("APMBC", since="2025-01-01").rows
    deadlines = REG.deadlines("CCM", until="2027-12-31")
    assert [row["state"] for row in tables.of(deadlines)] == [item.state.alpha3 for item in deadlines]
    assert tables.of(REG.announcements(convention="CCM")).rows == tables.announcements("CCM").rows
    assert tables.of(REG.sources).rows == tables.sources().rows
    figures = REG.figures(REG.measures[0])
    assert tables.of(figures).rows == tables.figures(REG.measures[0]).rows
    body = next(row for row in tables.announcements() if row["state"] is None)
    assert body["name"] is None and body["body"]


def test_what_is_no_answer_or_of_several_kinds_is_no_table() -> None:
    with pytest.raises(TypeError, match="is not an act, change, obligation, announcement, figure or source"):
        tables.of([REG.parties("CCM")])
    with pytest.raises(TypeError, match="Give answers of one kind, not of acts, sources"):
        tables.of([*REG.acts("CCM")[:1], *REG.sources[:1]])
    with pytest.raises(TypeError, match="not of none"):
        tables.of([])
