"""The lines written beforehand say what the acts and the law say; a change of an answer is a diff of these files.

They are no evidence of truth: the tests with published values are. After a change that is meant, run
``python tools/regenerate.py``.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict

import pytest

import minetreaty as mt
from minetreaty.facts import bundled
from minetreaty.facts.bundled import Bundled, read_text
from minetreaty.standing.ledger import Ledger

KEYS = Bundled().keys


@pytest.mark.parametrize("key", KEYS)
def test_the_lines_are_what_the_acts_give(key: str) -> None:
    facts = Bundled()
    ledger = Ledger(facts, key)
    expected = {state: ledger.work_out(state) for state in facts.bounds}
    assert facts.timelines(key) == expected, "run python tools/regenerate.py and review the diff"


@pytest.mark.parametrize("key", KEYS)
def test_the_rows_are_the_periods_of_every_state(key: str) -> None:
    register = mt.load()
    rows: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
    for row in csv.DictReader(read_text(f"timelines/{key}.csv").splitlines()[1:]):
        rows[row["state"]].append((row["since"], row["status"], tuple(row["possible"].split())))
    assert len(rows) == 202  # 197 States and five predecessors
    for state, found in rows.items():
        periods = register.history(state, key).periods
        expected = [(str(p.start or ""), str(p.status), tuple(map(str, p.possible))) for p in periods]
        assert [row for row in found if row[1]] == expected


def test_no_lines_for_what_is_no_key() -> None:
    facts = Bundled()
    assert facts.timelines("Ottawa Convention") is None
    assert facts.timelines("../acts/APMBC") is None
    assert facts.timelines("NOSUCH") is None


def test_an_answer_is_the_same_with_and_without_lines() -> None:
    with_lines, without = mt.load(), mt.load().as_known(dt.date(9999, 12, 31))
    for key in KEYS:
        for day in ("1983-12-02", "1999-03-01", "2025-12-26", "2026-11-24"):
            for state in without.states(day):
                assert with_lines.status(state, key, on=day) is without.status(state, key, on=day)


def test_what_is_compiled_is_ignored_when_what_it_follows_from_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One act on another day: every question gives the new answer, on the first call and on the second."""
    true = bundled.read_bytes

    def changed(name: str) -> bytes:
        content = true(name)
        if name != "acts/APMBC.csv":
            return content
        assert b"MHL,ratification,2025-03-12" in content
        return content.replace(b"MHL,ratification,2025-03-12", b"MHL,ratification,2025-02-12")

    monkeypatch.setattr(bundled, "read_bytes", changed)
    facts = Bundled()
    assert facts.timelines("APMBC") is None
    assert facts.timelines("CCM") is not None
    register = mt.Register(facts)
    for _ in range(2):
        assert register.status("MHL", "APMBC", on=dt.date(2025, 2, 12)) is mt.Status.CONTRACTING
        assert register.standing("MHL", "APMBC", on="2025-02-12").status is mt.Status.CONTRACTING
        assert "MHL" in register.contracting_states("APMBC", on="2025-02-12")
