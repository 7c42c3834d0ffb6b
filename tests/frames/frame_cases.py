"""What the tests of enrichment share: rows with every difficulty, what they must become, and plain values of frames."""

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any

import minetreaty as mt
from minetreaty.facts.invented import STATES, act
from minetreaty.law.steps import Bounds
from minetreaty.model.partial_dates import PartialDate
from minetreaty.model.states import NameKind, Span, StateName
from tests.invented import founded, named

Answer = tuple[mt.Status | None, bool | None, dt.date | None]
NOTHING: Answer = (None, None, None)

PASSED = PartialDate(2010, 1, 1)
"""The day from which "Littoral" is the name of another State."""

WORLD = founded(
    act("AAA", "withdrawal", "2015-02-10", armed_conflict=False),
    act("CCC", "signature", "2000-02-01"),
    act("DDD", "accession", "2012-05-10"),
    act("NEW", "succession", "2006-01-01"),
    act("BBB", "withdrawal", "2019-01-15"),
    states=(
        *STATES[:2],
        named("CCC", "Cascara", StateName(text="Littoral", kind=NameKind.FORMER, span=Span(until=PASSED)), alpha2="CC"),
        named("DDD", "Deltora", StateName(text="Littoral", kind=NameKind.ALIAS, span=Span(since=PASSED)), alpha2="DD"),
        *STATES[4:],
        named("EEE", "Éméra d'Or", StateName(text="Twin Isles", kind=NameKind.ALIAS, ambiguous=True), m49="006"),
        named("FFF", "Fünfland", StateName(text="Twin Isles", kind=NameKind.ALIAS, ambiguous=True)),
    ),
)
"""Aland left on 2015-08-10; of Borduria the record cannot say from 2019-07-15; Newland is party from its first day."""

OUT, PARTY, GOING, GONE = mt.Status.OUTSIDE, mt.Status.PARTY, mt.Status.WITHDRAWING, mt.Status.WITHDRAWN

ROWS: tuple[tuple[str | None, dt.date | None, Answer], ...] = (
    ("AAA", dt.date(1999, 1, 1), (OUT, False, None)),
    ("AAA", dt.date(2000, 2, 1), (mt.Status.SIGNATORY, False, dt.date(2000, 2, 1))),
    ("AAA", dt.date(2000, 9, 30), (mt.Status.CONTRACTING, False, dt.date(2000, 3, 20))),
    ("aaa", dt.date(2000, 10, 1), (PARTY, True, dt.date(2000, 10, 1))),
    (" AA ", dt.date(2015, 2, 10), (GOING, True, dt.date(2015, 2, 10))),
    ("aa", dt.date(2015, 8, 9), (GOING, True, dt.date(2015, 2, 10))),
    ("Aland", dt.date(2015, 8, 10), (GONE, False, dt.date(2015, 8, 10))),
    ("ALAND!", dt.date(9999, 12, 31), (GONE, False, dt.date(2015, 8, 10))),
    ("BBB", dt.date(1, 1, 1), (OUT, False, None)),
    ("BBB", dt.date(2019, 7, 15), (mt.Status.UNDETERMINED, None, dt.date(2019, 7, 15))),
    ("Littoral", dt.date(2009, 12, 31), (mt.Status.SIGNATORY, False, dt.date(2000, 2, 1))),
    ("Littoral", dt.date(2012, 5, 9), (OUT, False, None)),
    ("littoral", dt.date(2012, 11, 1), (PARTY, True, dt.date(2012, 11, 1))),
    ("Emera dOr", dt.date(2012, 1, 1), NOTHING),
    ("emera d or", dt.date(2012, 1, 1), (OUT, False, None)),
    ("E\u0301MÉRA  D’OR", dt.date(2012, 1, 1), (OUT, False, None)),
    ("NEW", dt.date(2005, 3, 1), (PARTY, True, dt.date(2005, 3, 1))),
    ("NEW", dt.date(2005, 2, 28), NOTHING),
    ("OLD", dt.date(2005, 2, 28), (OUT, False, None)),
    ("OLD", dt.date(2005, 3, 1), NOTHING),
    ("Atlantis", dt.date(2005, 3, 1), NOTHING),
    ("", dt.date(2005, 3, 1), NOTHING),
    ("aaa.", dt.date(2005, 3, 1), NOTHING),
    ("Twin Isles", dt.date(2005, 3, 1), NOTHING),
    (None, dt.date(2005, 3, 1), NOTHING),
    ("AAA", None, NOTHING),
    (None, None, NOTHING),
)
"""State, day, and what the row must get: reckoned by hand from the articles of the Pact."""

COUNTED = (
    "no state 2; unknown state 4 ('', 'Atlantis', 'Emera dOr', ...); name of more than one state 1 ('Twin Isles'); "
    "no day 1; state not in the universe on that day 2 ('NEW', 'OLD')"
)

DATA: dict[str, list[Any]] = {"iso3": [row[0] for row in ROWS], "date": [row[1] for row in ROWS]}
DATA["row"] = list(range(len(ROWS)))
EXPECTED = [row[2] for row in ROWS]


def _status(register: mt.Register, state: str, convention: str, day: dt.date) -> mt.Status | None:
    try:
        return register.status(state, convention, on=day)
    except mt.NotInUniverse:
        return None


def random_rows(register: mt.Register, convention: str, rows: int) -> dict[str, list[Any]]:
    """Rows of States and days at random, with days around every change among them, and the answers of the register."""
    draw = random.Random(7)
    bounds: Mapping[str, Bounds] = register.facts.bounds
    codes = list(bounds)
    edges = [change.date for change in register.changes(convention)]
    edges += [day for span in bounds.values() for day in span if day is not None]
    states = [draw.choice(codes) for _ in range(rows)]
    days = [
        draw.choice(edges) + dt.timedelta(draw.randint(-1, 1))
        if draw.random() < 0.5
        else dt.date(1975, 1, 1) + dt.timedelta(draw.randrange(21_000))
        for _ in range(rows)
    ]
    answers = [_status(register, state, convention, day) for state, day in zip(states, days, strict=True)]
    return {"iso3": states, "date": days, "answer": answers}
