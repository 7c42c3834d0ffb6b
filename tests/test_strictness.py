"""Python and files are equally strict: a mistake for which a file is refused is refused in Python too.

Each mistake is made on both ways: in the JSON of the invented record, and in the same values given to the classes.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Act, InvalidChoice, InvalidDate, MinetreatyError, Register, UnknownState, UnreadableData
from minetreaty.clauses import (
    Consent,
    Deadline,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    Provision,
    ProvisionalApplication,
    Reservations,
    SignatureWindow,
    Withdrawal,
)
from minetreaty.facts.invented import COVENANT, PACT, PROTOCOL, act
from minetreaty.model.conventions import Conduct, Convention, MineRules, ProvisionKind, Weapon
from tests.invented import founded

CONTENT: dict[str, Any] = json.loads(mt.dumps(founded()))
CLAUSES: dict[str, Callable[..., Any]] = {
    "signature": SignatureWindow,
    "consent": Consent,
    "entry_into_force": EntryIntoForce,
    "entry_into_force_for_state": EntryIntoForceForState,
    "withdrawal": Withdrawal,
    "ends_with": EndsWith,
    "provisional_application": ProvisionalApplication,
    "reservations": Reservations,
    "delay": Delay,
}


def plain(key: str) -> dict[str, Any]:
    """The convention of that key as it is in the file."""
    return copy.deepcopy(next(item for item in CONTENT["conventions"] if item["key"] == key))


def changed(value: dict[str, Any], path: str, new: Any) -> dict[str, Any]:
    """The object with a new value at the path, whose steps are separated by full stops."""
    found, (*steps, last) = copy.deepcopy(value), path.split(".")
    inner = found
    for step in steps:
        inner = inner.setdefault(step, {})
    inner[last] = new
    return found


def made(value: Any, cls: Callable[..., Any] = Convention) -> Any:
    """The object of Python with the values of one of JSON, as somebody would write it."""
    given = {
        name: made(part, CLAUSES[name])
        if name in CLAUSES and isinstance(part, dict)
        else tuple(made(item, Deadline) for item in part)
        if name == "deadlines" and isinstance(part, list)
        else tuple(part)
        if isinstance(part, list)
        else part
        for name, part in value.items()
    }
    return cls(**given)


def read(**sections: list[Any]) -> Register:
    return mt.loads(json.dumps({**CONTENT, **sections}))


def refused_in_a_file(**sections: list[Any]) -> list[str]:
    with pytest.raises(UnreadableData) as refusal:
        read(**sections)
    return [f"{finding.where.partition('#')[2]} {finding.message}" for finding in refusal.value.findings]


def conventions_with(convention: dict[str, Any]) -> list[Any]:
    others = [item for item in CONTENT["conventions"] if item["key"] != convention["key"]]
    return [*others, convention]


MISTAKES = [
    ("PACT", "entry_into_force.deposits", 0),
    ("PACT", "entry_into_force.deposits", "3"),
    ("PACT", "entry_into_force.deposits", True),
    ("PACT", "entry_into_force.deposits", 3.0),
    ("PACT", "entry_into_force.deposits", -1),
    ("PACT", "entry_into_force.deposits", 1000),
    ("PACT", "entry_into_force.delay.months", -6),
    ("PACT", "entry_into_force.delay.months", "6"),
    ("PACT", "entry_into_force.delay.from_month_start", "yes"),
    ("PACT", "entry_into_force.delay", {"from_month_start": True}),
    ("PACT", "entry_into_force.article", 3),
    ("PACT", "entry_into_force.article", ""),
    ("PACT", "entry_into_force_for_state.delay.days", -1),
    ("PACT", "entry_into_force_for_state.after_in_force", 1),
    ("PACT", "withdrawal.delay.months", -1),
    ("PACT", "withdrawal.condition", None),
    ("PACT", "consent.minimum", -1),
    ("PACT", "consent.minimum", "2"),
    ("PACT", "consent.kinds", ["joining"]),
    ("PACT", "consent.kinds", 3),
    ("PACT", "consent.to", 5),
    ("PACT", "consent.among", ["", "PROTOCOL"]),
    ("PACT", "signature.opens", "2000-02-30"),
    ("PACT", "signature.opens", "20000201"),
    ("PACT", "signature.opens", "1 February 2000"),
    ("PACT", "signature.opens", None),
    ("PACT", "signature.closes", "soon"),
    ("PACT", "signature.closes", 20001001),
    ("PACT", "adopted", "1999"),
    ("PACT", "adopted", None),
    ("PACT", "as_of", "2020-06"),
    ("PACT", "published_in_force", "2000-13-01"),
    ("PACT", "published_not_in_force", "no"),
    ("PACT", "reservations.allowed", "no"),
    ("PACT", "mines", "some"),
    ("PACT", "key", ""),
    ("PACT", "key", None),
    ("PACT", "title", 7),
    ("PACT", "aliases", [3]),
    ("PACT", "aliases", 3),
    ("PACT", "signature", "Art. 1"),
    ("PACT", "note", "a\x1bb"),
    ("PACT", "adopted", "0999-12-31"),
    ("PACT", "deadlines", [{"article": "Art. 7", "duty": "clearance", "title": "clear", "years": -1}]),
    ("PACT", "deadlines", [{"article": "Art. 7", "duty": "report", "title": "report", "yearly": "02-30"}]),
    ("PACT", "deadlines", [{"article": "Art. 7", "duty": "report", "title": "report", "yearly": "30 April"}]),
    # references that lead nowhere, or back
    ("PROTOCOL", "consent.to", "PCAT"),
    ("PROTOCOL", "consent.to", "The Pact"),
    ("PROTOCOL", "ends_with.convention", "PCAT"),
    ("PROTOCOL", "amends", "PCAT"),
    ("COVENANT", "consent.among", ["PROTOCOL", "PCAT"]),
    ("PROTOCOL", "consent.to", "PROTOCOL"),
    ("PROTOCOL", "amends", "PROTOCOL"),
    ("PACT", "consent.to", "PROTOCOL"),
    ("PACT", "ends_with", {"article": "Art. 9", "convention": "PROTOCOL"}),
    ("PACT", "amends", "PROTOCOL"),
    # names of others
    ("PROTOCOL", "aliases", ["Borduria Pact"]),
    ("PROTOCOL", "aliases", ["borduria-pact"]),
    ("PROTOCOL", "aliases", ["PACT"]),
    ("PROTOCOL", "title", "The Pact"),
    ("PROTOCOL", "aliases", ["Invented Weapons Pact"]),
]


@pytest.mark.parametrize(("key", "path", "wrong"), MISTAKES)
def test_a_convention_with_a_mistake_is_refused_by_both(key: str, path: str, wrong: Any) -> None:
    given = changed(plain(key), path, wrong)
    assert refused_in_a_file(conventions=conventions_with(given), acts=[], totals=[], meetings=[], groups=[])
    reg = founded()
    with pytest.raises((InvalidChoice, InvalidDate, UnreadableData)):
        reg.with_convention(made(given))


@pytest.mark.parametrize("key", ["PACT", "PROTOCOL", "CHARTER", "COVENANT"])
def test_a_convention_without_a_mistake_is_the_same_for_both(key: str) -> None:
    given = made(plain(key))
    assert given == founded().facts.convention(key)
    assert founded().with_convention(given) == read(conventions=[*CONTENT["conventions"]])


ACTS = [
    ("date", "2003-02-30", InvalidDate),
    ("date", "1 May 2003", InvalidDate),
    ("date", None, InvalidDate),
    ("date", 20030501, InvalidDate),
    ("effect", "2003", InvalidDate),
    ("circulated", 5, InvalidDate),
    ("dated", "20030501", InvalidDate),
    ("kind", "joining", InvalidChoice),
    ("kind", 5, InvalidChoice),
    ("day_order", "3", InvalidChoice),
    ("day_order", 1.0, InvalidChoice),
    ("day_order", True, InvalidChoice),
    ("day_order", -1, InvalidChoice),
    ("convention", None, MinetreatyError),
    ("convention", "", MinetreatyError),
    ("convention", "PCAT", MinetreatyError),
    ("state", 5, UnknownState),
    ("state", "XYZ", UnknownState),
    ("sources", [5], InvalidChoice),
    ("sources", 5, InvalidChoice),
    ("sources", [""], InvalidChoice),
    ("unconfirmed", "no", InvalidChoice),
    ("armed_conflict", "no", InvalidChoice),
    ("note", 5, InvalidChoice),
    ("scope", None, InvalidChoice),
    ("reference", b"x", InvalidChoice),
    ("date_basis", 1, InvalidChoice),
    ("target", "AAA communication", InvalidDate),
    ("note", "a\x00b", UnreadableData),
    ("date", "3000-01-01", UnreadableData),
    ("effect", "3000-01-01", UnreadableData),
]


@pytest.mark.parametrize(("field", "wrong", "error"), ACTS)
def test_an_act_with_a_mistake_is_refused_by_both(field: str, wrong: Any, error: type[Exception]) -> None:
    right: dict[str, Any] = {
        "state": "CCC",
        "convention": "PACT",
        "kind": "accession",
        "date": "2003-05-01",
        "sources": ["depositary"],
    }
    founded().deposit(Act(**right))
    given = right | {field: wrong}
    if not isinstance(wrong, bytes):
        assert refused_in_a_file(acts=[*CONTENT["acts"], given])
    with pytest.raises(error):
        founded().deposit(Act(**given))


def test_a_target_in_an_unknown_state_is_refused_by_both() -> None:
    objection = act("AAA", "objection", "2003-05-01", target="XYZ reservation 2001-01-01")
    with pytest.raises(UnreadableData, match="There is no state 'XYZ' among the states"):
        founded().deposit(objection)
    target = {"state": "XYZ", "kind": "reservation", "date": "2001-01-01"}
    given = {"state": "AAA", "convention": "PACT", "kind": "objection", "date": "2003-05-01", "sources": ["x"]}
    (found,) = refused_in_a_file(acts=[*CONTENT["acts"], {**given, "target": target}])
    assert found == f"/acts/{len(CONTENT['acts'])}/target/state There is no state 'XYZ' among the states."


@pytest.mark.parametrize(
    ("section", "entry", "where"),
    [
        ("acts", {"state": "AAB", "convention": "PACT", "kind": "accession", "date": "2003-05-01"}, "state"),
        ("undated_acts", {"state": "AAB", "convention": "PACT", "kind": "accession", "when": "2003"}, "state"),
        ("extensions", {"convention": "PACT", "state": "AAB", "duty": "clearance", "number": 1}, "state"),
        ("completions", {"convention": "PACT", "state": "AAB", "duty": "clearance", "kind": "listed"}, "state"),
        ("figures", {"measure": "m", "unit": "u", "state": "AAB"}, "state"),
        ("meetings", {"convention": "PACT", "key": "1", "kind": "meeting", "presidency": "AAB"}, "presidency"),
        ("successions", {"predecessor": "A", "successor": "AAB", "date": "2003-05-01", "kind": "rename"}, "successor"),
        (
            "successions",
            {
                "predecessor": "A",
                "predecessor_code": "AAB",
                "successor": "AAA",
                "date": "2003-05-01",
                "kind": "dissolution",
            },
            "predecessor_code",
        ),
    ],
)
def test_an_unknown_state_in_a_file_is_refused_wherever_it_is(section: str, entry: dict[str, Any], where: str) -> None:
    entry = entry if section == "successions" else {**entry, "sources": ["gazette"]}
    there = CONTENT.get(section, [])
    assert refused_in_a_file(**{section: [*there, entry]}) == [
        f"/{section}/{len(there)}/{where} There is no state 'AAB' among the states."
    ]
    known = {name: "AAA" if value == "AAB" else value for name, value in entry.items()}
    assert read(**{section: [*there, known]}).facts.keys == founded().facts.keys


def test_an_unknown_convention_in_a_file_is_refused_wherever_it_is() -> None:
    total = {
        "convention": "PCAT",
        "date": "2001-01-01",
        "population": "signatories",
        "published": 1,
        "sources": ["gazette"],
    }
    assert refused_in_a_file(totals=[total]) == [
        "/totals/0/convention There is no convention 'PCAT' among the conventions."
    ]


def test_a_hint_says_which_name_was_meant() -> None:
    with pytest.raises(UnreadableData) as refusal:
        read(
            acts=[{"state": "AAAA", "convention": "PACT", "kind": "accession", "date": "2003-05-01", "sources": ["x"]}]
        )
    assert refusal.value.findings[0].hint == "Did you mean 'AAA'?"


def test_where_a_list_itself_has_faults_its_names_are_not_missed() -> None:
    """One mistake gives one finding: acts of a State whose entry is wrong are not reported too."""
    states = [changed(item, "name", 5) if item["alpha3"] == "AAA" else item for item in CONTENT["states"]]
    assert [found.partition(" ")[0] for found in refused_in_a_file(states=states)] == ["/states/0/name"]


def test_the_message_names_the_circle() -> None:
    reg = founded()
    with pytest.raises(UnreadableData, match="The convention depends on itself: PACT -> PROTOCOL -> PACT"):
        reg.with_convention(evolve(PACT, amends="PROTOCOL"))
    third = evolve(PROTOCOL, key="THIRD", title="Third", short_title="Third", amends="PROTOCOL")
    longer = reg.with_convention(third)
    with pytest.raises(UnreadableData, match=r"PACT -> THIRD -> PROTOCOL -> PACT|PACT -> THIRD -> PACT"):
        longer.with_convention(evolve(PACT, amends="THIRD"))
    assert longer.with_convention(evolve(COVENANT, amends="THIRD")).convention("COVENANT").amends == "THIRD"


def test_an_alias_can_be_given_up_for_another_convention() -> None:
    reg = founded().with_convention(evolve(PACT, aliases=()))
    assert (
        reg.with_convention(evolve(PROTOCOL, aliases=("Borduria Pact",))).convention("Borduria Pact").key == "PROTOCOL"
    )


# ---- acts under the convention that is added


def test_acts_under_another_convention_are_refused() -> None:
    """They would otherwise change a convention that nobody named."""
    reg = mt.load()
    trade = evolve(PACT, key="ATT", title="Arms Trade Treaty", short_title="ATT", aliases=(), symbol="XXVI-8")
    for key in ("APMBC", "Ottawa Convention", "CCW"):
        foreign = Act(state="USA", convention=key, kind="accession", date="2010-01-01")
        with pytest.raises(InvalidChoice, match="is not an act under ATT: add it with deposit") as refusal:
            reg.with_convention(trade, foreign)
        assert refusal.value.suggestions == ("ATT",)
    own = Act(state="USA", convention="Arms Trade Treaty", kind="accession", date="2010-01-01")
    assert reg.with_convention(trade, own).acts("ATT")[0].state == "USA"
    assert reg.with_convention(trade, own).parties("APMBC") == reg.parties("APMBC")


@pytest.mark.parametrize("thing", [None, "APMBC", {"key": "ATT"}])
def test_only_conventions_and_sources_are_added(thing: Any) -> None:
    with pytest.raises(TypeError, match="Convention"):
        founded().with_convention(thing)
    with pytest.raises(TypeError, match="Source"):
        founded().with_convention(PACT, sources=[thing])


def test_sources_are_as_strict_as_files() -> None:
    source = mt.Source(id="", title="T", publisher="P", kind=mt.SourceKind.PRESS)
    with pytest.raises(UnreadableData, match="S107"):
        founded().with_convention(PACT, sources=[source])


# ---- dates and words as text


def test_conventions_take_text_for_dates_and_words_as_acts_do() -> None:
    given = Convention(
        key="SMALL",
        title="Small Treaty",
        short_title="Small",
        aliases="Little Treaty",
        adopted="2001-01-01",
        as_of="2020-01-01",
        published_in_force="2002-01-01",
        mines="ban",
        signature=SignatureWindow(article="Art. 1", opens="2001-02-01", closes="2001-12-31"),
        consent=Consent(article="Art. 2", kinds="accession", among="PROTOCOL"),
        entry_into_force=EntryIntoForce(article="Art. 3", deposits=1, delay=Delay(days=1)),
        entry_into_force_for_state=EntryIntoForceForState(article="Art. 3", delay=Delay()),
        deadlines=Deadline(article="Art. 4", duty="report", title="report", yearly="04-30"),
        provisions=Provision(
            article="Art. 5", kind="prohibition", subject="use", text="No use.", conduct="use", weapons="other mines"
        ),
        sources="gazette",
    )
    assert (given.adopted, given.as_of) == (dt.date(2001, 1, 1), dt.date(2020, 1, 1))
    assert given.published_in_force == dt.date(2002, 1, 1)
    assert given.signature is not None
    assert (given.signature.opens, given.signature.closes) == (dt.date(2001, 2, 1), dt.date(2001, 12, 31))
    assert (given.consent.kinds, given.consent.among) == ((mt.ActKind.ACCESSION,), ("PROTOCOL",))
    assert (given.aliases, given.sources, given.mines) == (("Little Treaty",), ("gazette",), MineRules.BAN)
    assert [clause.duty for clause in given.deadlines] == ["report"]
    (provision,) = given.provisions
    assert (provision.kind, provision.conduct, provision.weapons) == (
        ProvisionKind.PROHIBITION,
        (Conduct.USE,),
        (Weapon.OTHER_MINES,),
    )
    assert given == evolve(given, aliases=["Little Treaty"], deadlines=list(given.deadlines))
    assert founded().with_convention(given).convention("Little Treaty").key == "SMALL"


def test_messages_name_the_class_the_field_and_what_is_expected() -> None:
    with pytest.raises(InvalidChoice, match=r"^EntryIntoForce: deposits='3': expected a whole number from 1 to 999.$"):
        EntryIntoForce(article="Art. 3", deposits="3", delay=Delay())  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match=r"^Delay: months=-1: expected a whole number from 0 to 999.$"):
        Delay(months=-1)
    with pytest.raises(InvalidChoice, match=r"^Consent: to=5: expected text, or None.$"):
        Consent(article="Art. 2", kinds=(), to=5)  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match=r"expected a Delay.$"):
        Withdrawal(article="Art. 9", delay=6)  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match=r"expected True or False.$"):
        Reservations(article="Art. 9", allowed=None)  # type: ignore[arg-type]
    with pytest.raises(InvalidDate, match="date='soon' is not a da"):
        SignatureWindow(article="Art. 1", opens="soon")
    with pytest.raises(InvalidChoice, match="is not a list"):
        evolve(PACT, deadlines=5)  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="a tuple, each item a Deadline"):
        evolve(PACT, deadlines=["Art. 7"])  # type: ignore[list-item]


def test_of_very_many_mistakes_the_first_are_listed() -> None:
    given = {"convention": "PACT", "kind": "accession", "date": "2003-05-01", "sources": ["x"], "state": "AAB"}
    found = refused_in_a_file(acts=[given] * 1100)
    assert len(found) == 1001 and "more than 1000" in found[-1]
