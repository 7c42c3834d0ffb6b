"""Wrong arguments of the public functions: a library error or a clear `TypeError`, short and printable.

Among them are integers too long to print, objects that cannot be printed at all, and very long texts.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.errors import as_text, shown
from minetreaty.facts import parsing
from tests.pages.writing import Page, html

REG = mt.load()
ACT = REG.acts("APMBC")[0]


class Unprintable:
    """As some proxies and half-made objects are."""

    def __repr__(self) -> str:
        raise RuntimeError("cannot be printed")


class UnprintableText(str):
    __slots__ = ()

    def __repr__(self) -> str:
        raise RuntimeError("cannot be printed")


HUGE = 10**5000
WRONG: dict[str, Any] = {
    "nothing": None,
    "a number": 5,
    "a fraction": 1.5,
    "no number": float("nan"),
    "a number too long to print": HUGE,
    "a negative one": -HUGE,
    "an object that cannot be printed": Unprintable(),
    "a text that cannot be printed": UnprintableText("Xyz"),
    "a long text": "x" * 100_000,
    "an empty text": "",
    "a control character": "\0",
    "half a character": "\ud800",
    "bytes": b"EST",
    "a list": [HUGE],
    "a tuple": (Unprintable(),),
    "a mapping": {"a": Unprintable()},
    "a class": mt.Act,
    "a function": print,
}

NEVER_RIGHT: dict[str, Callable[[Any], object]] = {
    "status, State": lambda v: REG.status(v, "APMBC"),
    "status, convention": lambda v: REG.status("EST", v),
    "parties, convention": lambda v: REG.parties(v),
    "parties, within": lambda v: REG.parties("APMBC").within(v),
    "count, population": lambda v: REG.count(v, "APMBC"),
    "having, status": lambda v: REG.having(v, "APMBC"),
    "source": lambda v: REG.source(v),
    "campaign": lambda v: REG.campaign(v),
    "state, vocabulary": lambda v: REG.state("EST", vocabulary=v),
    "as_known": lambda v: REG.as_known(v),
    "effect": lambda v: REG.effect(v),
    "deposit": lambda v: REG.deposit(v),
    "with_convention": lambda v: REG.with_convention(v),
    "profile": lambda v: REG.profile(v),
    "obligations": lambda v: REG.obligations(v, "APMBC"),
    "prohibited": lambda v: REG.prohibited("EST", v),
    "diff, first": lambda v: mt.diff(v, REG, on="2020-01-01"),
    "diff, second": lambda v: mt.diff(REG, v, on="2020-01-01"),
    "diff, on": lambda v: mt.diff(REG, REG, on=v),
    "cite": lambda v: mt.cite(v),
    "check": lambda v: mt.check(v),
    "compare": lambda v: mt.compare(v),
    "to_dict": lambda v: mt.to_dict({"a": [object(), v]}),
    "to_dict, bytes": lambda v: mt.to_dict((v, b"EST")),
    "write_claims": lambda v: mt.write_claims([v]),
    "dumps": lambda v: mt.dumps(v),
    "loads": lambda v: mt.loads(v),
    "PartialDate.parse": lambda v: mt.PartialDate.parse(v),
    "ActRef.parse": lambda v: mt.ActRef.parse(v),
    "Act, kind": lambda v: mt.Act(state="EST", convention="APMBC", kind=v, date="2020-01-01"),
    "Act, date": lambda v: mt.Act(state="EST", convention="APMBC", kind="accession", date=v),
    "DateClaim, when": lambda v: mt.DateClaim(published="2025-01-01", event="signed", when=v),
}
"""Calls for which nothing in `WRONG` is right."""

SOME_ARE_RIGHT: dict[str, Callable[[Any], object]] = {
    "load": lambda v: None if v is None else mt.load(v),
    "verify": lambda v: None if v is None else mt.verify(v),
    "claims_in": lambda v: mt.claims_in(v, published="2025-01-01"),
    "claims_in, register": lambda v: mt.claims_in("Mali left.", published="2025-01-01", register=v),
    "check, register": lambda v: mt.check(mt.StatusClaim(published="2025-01-01", state="EST"), v),
    "StatusClaim, state": lambda v: mt.StatusClaim(published="2025-01-01", state=v),
    "ListClaim, states": lambda v: mt.ListClaim(published="2025-01-01", states=v),
    "CountClaim, within": lambda v: mt.CountClaim(published="2025-01-01", number=3, within=v),
    "compare, register": lambda v: mt.compare(mt.read_status_page(html(Page(rows=()))), v),
    "read_status_page, register": lambda v: mt.read_status_page(html(Page(rows=())), register=v),
    "tables.acts, register": lambda v: mt.tables.acts("CCM", register=v),
    "tables.panel, register": lambda v: mt.tables.panel("CCW-P4", since="2025-01-01", register=v),
    "tables.spells, register": lambda v: mt.tables.spells("CCW-P4", event="consent", register=v),
    "validate, silence": lambda v: mt.validate(REG, rules=["S"], silence=v),
    "member_of": lambda v: REG.state("EST").member_of(v, "2020-01-01"),
    "PartialDate": lambda v: mt.PartialDate(v),
    "matrix": lambda v: REG.matrix(on=v),
    "changes": lambda v: REG.changes("APMBC", since=v),
    "figures": lambda v: REG.figures(v),
    "announcements": lambda v: REG.announcements(v),
}
"""Calls that may also be answered, for some of `WRONG`."""


def fails_well(call: Callable[[Any], object], value: Any) -> bool:
    """Whether the call refuses the value; how it refuses it is checked."""
    try:
        call(value)
    except (mt.MinetreatyError, TypeError) as error:
        said = str(error)
        assert said and len(said) < 1_500, said[:300]
        assert said.encode("utf-8", "backslashreplace")
        return True
    return False


@pytest.mark.parametrize("value", WRONG.values(), ids=list(WRONG))
@pytest.mark.parametrize("call", NEVER_RIGHT.values(), ids=list(NEVER_RIGHT))
def test_what_is_never_right_is_refused(call: Callable[[Any], object], value: Any) -> None:
    assert fails_well(call, value)


@pytest.mark.parametrize("value", WRONG.values(), ids=list(WRONG))
@pytest.mark.parametrize("call", SOME_ARE_RIGHT.values(), ids=list(SOME_ARE_RIGHT))
def test_what_is_refused_is_refused_well(call: Callable[[Any], object], value: Any) -> None:
    fails_well(call, value)


def test_what_cannot_be_printed_is_said_to_be_so() -> None:
    assert shown(Unprintable()) == as_text(Unprintable()) == "<Unprintable, which cannot be printed: RuntimeError>"
    assert shown(HUGE) == "<int, which cannot be printed: ValueError>"
    assert as_text(UnprintableText("EST")) == "EST"
    assert parsing.shown(UnprintableText("EST")) == "'EST'"
    assert parsing.shown(HUGE) == parsing.shown(-HUGE) == "a number of more than 40 characters"
    assert parsing.shown(True) == "true" and parsing.shown(10**40 - 1) == "9" * 40


def test_rules_that_there_are_not_are_refused() -> None:
    for rule in (5, HUGE, Unprintable(), UnprintableText("Xyz"), "x" * 100_000):
        assert fails_well(lambda rule: mt.validate(REG, rules=[rule]), rule)


def test_pictures_refuse_what_is_not_a_register() -> None:
    pytest.importorskip("matplotlib")
    from minetreaty import plots

    calls: list[Callable[[Any], object]] = [
        lambda v: plots.matrix(v, ["EST"], ["APMBC"]),
        lambda v: plots.deadlines_ahead(v, "APMBC", until="2030-01-01"),
        lambda v: plots.parties_over_time(v, "APMBC"),
        lambda v: plots.events_of(v, "APMBC"),
        lambda v: plots.history_band(v, "EST", "APMBC"),
        lambda v: plots.bands(v, "APMBC"),
        lambda v: plots.tile_map(v, "APMBC"),
    ]
    for call in calls:
        for value in WRONG.values():
            assert fails_well(call, value)


def test_a_path_of_100_000_characters(tmp_path: Path) -> None:
    path = str(tmp_path / ("x" * 100_000))
    for call in (mt.load, mt.verify, lambda path: mt.validate(path).raise_if_failed()):
        with pytest.raises((mt.UnreadableData, mt.ValidationFailed)):
            call(path)
