"""The lines written beforehand say what the acts and the law say; a change of an answer is a diff of these files.

They are no evidence of truth: the tests with published values are. After a change that is meant, run
``python tools/write_lines.py``.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict

import pytest

import minetreaty as mt
from minetreaty.facts.bundled import Bundled, read_text
from minetreaty.standing.ledger import Ledger

KEYS = Bundled().keys


@pytest.mark.parametrize("key", KEYS)
def test_the_lines_are_what_the_acts_give(key: str) -> None:
    facts = Bundled()
    assert facts.lines(key) == Ledger(facts, key).lines, "run python tools/write_lines.py and review the diff"


@pytest.mark.parametrize("key", KEYS)
def test_the_rows_are_the_periods_of_every_state(key: str) -> None:
    register = mt.load()
    rows: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
    for row in csv.DictReader(read_text(f"lines/{key}.csv").splitlines()):
        rows[row["state"]].append((row["since"], row["status"], tuple(row["possible"].split())))
    assert len(rows) == 202  # 197 States and five predecessors
    for state, found in rows.items():
        periods = register.history(state, key).periods
        expected = [(str(p.start or ""), str(p.status), tuple(map(str, p.possible))) for p in periods]
        assert [row for row in found if row[1]] == expected


def test_no_lines_for_what_is_no_key() -> None:
    facts = Bundled()
    assert facts.lines("Ottawa Convention") is None
    assert facts.lines("../acts/APMBC") is None
    assert facts.lines("NOSUCH") is None


def test_an_answer_is_the_same_with_and_without_lines() -> None:
    with_lines, without = mt.load(), mt.load().as_known(dt.date(9999, 12, 31))
    for key in KEYS:
        for day in ("1983-12-02", "1999-03-01", "2025-12-26", "2026-11-24"):
            for state in without.states(day):
                assert with_lines.status(state, key, on=day) is without.status(state, key, on=day)
