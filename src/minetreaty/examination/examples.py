"""For every rule an example that fails and the nearest one that passes. The tests execute them, the documentation shows
them.

Those on the record are laid over a small invented world, in which the Borduria Pact is in force for Aland and Borduria
since 2000-10-01; those on rows are held against the bundled record; those on files are read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from attrs import evolve, fields, frozen

from ..acts import Act, ActKind, ActRef, UndatedAct
from ..conventions import (
    Consent,
    Convention,
    Deadline,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    ProvisionalApplication,
    Reservations,
    SignatureWindow,
    Withdrawal,
)
from ..dates import PartialDate
from ..facts import Record
from ..files.canonical import FORMAT, SECTIONS, converter
from ..implementation import Extension, Figure, Meeting, MeetingKind, PublishedDeadline
from ..sources import Disagreement, Source, SourceKind
from ..states import Group, Membership, Name, NameKind, State, SuccessionOfStates
from ..totals import Counted, PublishedTotal


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _act(state: str, kind: str, date: str, convention: str = "PACT", **more: Any) -> Act:
    more.setdefault("sources", ("depositary",))
    return Act(state=state, kind=ActKind(kind), date=_day(date), convention=convention, **more)


def _undated(state: str, kind: str, when: str, **more: Any) -> UndatedAct:
    more.setdefault("sources", ("depositary",))
    return UndatedAct(state=state, kind=ActKind(kind), when=PartialDate.parse(when), convention="PACT", **more)


def _total(counted: Counted, published: int, **more: Any) -> PublishedTotal:
    more = {"date": _day("2001-01-01"), "sources": ("gazette",), **more}
    return PublishedTotal(convention="PACT", population=counted, published=published, **more)


def _figure(measure: str, value: float, **more: Any) -> Figure:
    more = {"as_of": PartialDate(2003), "unit": "mines", "sources": ("gazette",), **more}
    return Figure(measure=measure, value=value, **more)


def _extension(number: int, until: str, duty: str = "clearance", **more: Any) -> Extension:
    more = {"granted": _day("2010-06-01"), "sources": ("gazette",), **more}
    return Extension(convention="PACT", state="AAA", duty=duty, number=number, until=_day(until), **more)


# ---- the invented world

_DELAY = Delay(months=6, from_month_start=True)
PACT = Convention(
    key="PACT",
    title="Borduria Pact on Invented Weapons",
    short_title="Borduria Pact",
    adopted=_day("1999-12-01"),
    as_of=_day("2020-06-30"),
    published_in_force=_day("2000-10-01"),
    published_in_force_sources=("gazette",),
    sources=("gazette",),
    signature=SignatureWindow(article="Art. 1", opens=_day("2000-01-10")),
    consent=Consent(
        article="Art. 2",
        kinds=(ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL, ActKind.ACCESSION, ActKind.SUCCESSION),
    ),
    entry_into_force=EntryIntoForce(article="Art. 3(1)", deposits=2, delay=_DELAY),
    entry_into_force_for_state=EntryIntoForceForState(article="Art. 3(2)", delay=_DELAY),
    withdrawal=Withdrawal(
        article="Art. 4", delay=Delay(months=6), condition="not during an armed conflict", condition_article="Art. 4(2)"
    ),
    provisional_application=ProvisionalApplication(article="Art. 5", scope="Art. 1"),
    reservations=Reservations(article="Art. 6", allowed=True),
    deadlines=(
        Deadline(
            article="Art. 7",
            duty="clearance",
            title="clear mined areas",
            years=10,
            extension_article="Art. 7(3)",
            extension_years=10,
        ),
        Deadline(article="Art. 8", duty="stockpile_destruction", title="destroy stockpiles", years=4),
    ),
)
PROTOCOL = Convention(
    key="PROTOCOL",
    title="Protocol to the Borduria Pact",
    short_title="Protocol",
    adopted=_day("2001-01-01"),
    as_of=_day("2020-06-30"),
    sources=("gazette",),
    consent=Consent(article="Art. 1", kinds=(ActKind.NOTIFICATION_OF_CONSENT,), to="PACT"),
    entry_into_force=EntryIntoForce(article="Art. 2", deposits=1, delay=Delay(months=6)),
    entry_into_force_for_state=EntryIntoForceForState(article="Art. 2", delay=Delay(months=6)),
    ends_with=EndsWith(article="Art. 4(4)", convention="PACT"),
)
COVENANT = evolve(
    PROTOCOL,
    key="COVENANT",
    title="Covenant with a Protocol",
    short_title="Covenant",
    consent=Consent(article="Art. 1", kinds=(ActKind.ACCESSION,), minimum=1, among=("PROTOCOL",)),
    ends_with=None,
)


def _state(alpha3: str, name: str, **more: Any) -> State:
    return State(alpha3=alpha3, name=name, sources=("gazette",), **more)


@cache
def world() -> Record:
    """The invented world."""
    return Record(
        version="example",
        date=_day("2021-01-01"),
        conventions=(PACT, PROTOCOL, COVENANT),
        dated_acts=(
            _act("AAA", "signature", "2000-02-01"),
            _act("AAA", "ratification", "2000-03-20"),
            _act("BBB", "accession", "2000-04-05"),
        ),
        listed_states=(
            _state("AAA", "Aland", alpha2="AA", m49="001", region="Africa"),
            _state("BBB", "Borduria", alpha2="BB", m49="002", region="Europe"),
            _state("CCC", "Cascara", alpha2="CC", m49="003", region="Europe"),
            _state("NEW", "Newland", since=_day("2005-03-01"), region="Europe"),
            _state("OLD", "Old Union", until=_day("2005-03-01")),
        ),
        groups=(Group(key="LEAGUE", title="League", dated=False),),
        successions=(
            SuccessionOfStates(
                predecessor="Old Union",
                predecessor_code="OLD",
                successor="NEW",
                date=_day("2005-03-01"),
                kind="dissolution",
            ),
        ),
        listed_sources=(
            Source(
                id="depositary",
                title="Status list",
                publisher="the depositary",
                as_of="2020-06-30",
                kind=SourceKind.DEPOSITARY,
            ),
            Source(
                id="gazette",
                title="Gazette",
                publisher="a government",
                url="https://gazette.example",
                kind=SourceKind.OFFICIAL,
            ),
            Source(id="paper", title="An article", publisher="a newspaper", as_of="2005", kind=SourceKind.PRESS),
        ),
        meetings=(
            Meeting(
                convention="PACT",
                key="1MSP",
                kind=MeetingKind.MEETING,
                start=PartialDate(2010, 9, 1),
                end=PartialDate(2010, 9, 3),
                sources=("gazette",),
            ),
        ),
    )


_KEYS: dict[type[Any], str] = {Convention: "key", State: "alpha3", Source: "id", Group: "key", Meeting: "key"}
_FIELDS: dict[type[Any], str] = {
    Convention: "conventions",
    Act: "dated_acts",
    UndatedAct: "undated_acts",
    State: "listed_states",
    Group: "groups",
    Source: "listed_sources",
    Disagreement: "disagreements",
    PublishedTotal: "totals",
    Extension: "extensions",
    PublishedDeadline: "published_deadlines",
    Figure: "figures",
    Meeting: "meetings",
}


def laid_over(facts: Iterable[Any]) -> Record:
    """The invented world with these facts: added, or in place of those with the same key."""
    record = world()
    for fact in facts:
        kind: type[Any] = fact.__class__
        field, key = _FIELDS[kind], _KEYS.get(kind)
        there: tuple[Any, ...] = getattr(record, field)
        if key is not None:
            there = tuple(item for item in there if getattr(item, key) != getattr(fact, key))
        changes: Any = {field: (*there, fact)}
        record = evolve(record, **changes)
    return record


# ---- examples


@frozen
class Example:
    """What fails a rule, and the nearest thing that passes: facts, the rows of a table, or the content of a file."""

    failing: Any
    passing: Any

    @property
    def failing_text(self) -> str:
        """What fails, as it would stand in a file."""
        return _text(self.failing, self.passing)

    @property
    def passing_text(self) -> str:
        """What passes, as it would stand in a file."""
        return _text(self.passing, self.failing)


def _text(given: Any, other: Any) -> str:
    if given is None:
        return "(no file)"
    if isinstance(given, bytes):
        return repr(given)[2:-1]
    if isinstance(given, str):
        return given if len(given) <= _LONG else f"{given[:_LONG]}... ({len(given)} characters)"
    sections: dict[str, list[str]] = {}
    for fact in given:
        section = SECTIONS.get(_FIELDS[type(fact)], _FIELDS[type(fact)])
        sections.setdefault(section, []).append(f"  {json.dumps(_plain(fact, other), ensure_ascii=False)}")
    listed = (f'"{section}": [\n' + ",\n".join(lines) + "\n]" for section, lines in sections.items())
    return ",\n".join(listed) or "(the invented world as it is)"


_LONG = 400


def _plain(fact: Any, other: Any) -> Any:
    """A fact as JSON has it; of what replaces something, only the key and what is different, there or in `other`."""
    plain: dict[str, Any] = converter().unstructure(fact)
    kind: type[Any] = fact.__class__
    key = _KEYS.get(kind, "")
    listed: tuple[Any, ...] = (*getattr(world(), _FIELDS[kind]), *(item for item in other if item.__class__ is kind))
    same = [item for item in listed if key and getattr(item, key) == getattr(fact, key)]
    names = {
        field.name for field in fields(kind) for item in same if getattr(fact, field.name) != getattr(item, field.name)
    }
    return {name: value for name, value in plain.items() if not same or name in names | {key}}


_ACCEDED = _act("CCC", "accession", "2001-03-05")
_OBJECTION = ActRef(state="BBB", kind=ActKind.RESERVATION, date=_day("2000-04-05"))
_RESERVED = _act("BBB", "reservation", "2000-04-05")
_NOTICE = _act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)
_OLD = _act("OLD", "accession", "2001-03-05")
_HEAD = f'"format": "{FORMAT}", "version": "1", "date": "2020-01-01"'
_GOOD = f"{{{_HEAD}}}"
_GROUP = '{"key": "EU", "title": "Union", "dated": true}'


def _world_with(code: str, **changes: Any) -> State:
    return evolve(next(state for state in world().listed_states if state.alpha3 == code), **changes)


def _shares(value: str) -> Name:
    return Name(text=value, kind=NameKind.ALIAS)


EXAMPLES: dict[str, Example] = {
    # a file
    "S101": Example(None, _GOOD),
    "S102": Example("[" * 100_000, _GOOD),
    "S103": Example(_GOOD.encode("utf-16"), _GOOD.encode()),
    "S104": Example(_GOOD[:-1], _GOOD),
    "S105": Example(f'{{{_HEAD}, "version": "2"}}', _GOOD),
    "S106": Example(f'{{{_HEAD}, "colour": "blue"}}', _GOOD),
    "S107": Example(f'{{"format": "{FORMAT}", "version": "1"}}', _GOOD),
    "S108": Example(f'{{"format": "{FORMAT}", "version": 1, "date": "2020-01-01"}}', _GOOD),
    "S109": Example(f'{{"format": "{FORMAT}", "version": "1", "date": "2020-02-30"}}', _GOOD),
    "S110": Example(
        f'{{{_HEAD}, "sources": [{{"id": "a", "title": "A", "publisher": "B", "kind": "rumour"}}]}}',
        f'{{{_HEAD}, "sources": [{{"id": "a", "title": "A", "publisher": "B", "kind": "press"}}]}}',
    ),
    "S111": Example(f'{{{_HEAD}, "groups": [{_GROUP}, {_GROUP}]}}', f'{{{_HEAD}, "groups": [{_GROUP}]}}'),
    "S112": Example(
        f'{{{_HEAD}, "acts": [{{"state": "AAA", "convention": "PACT", "kind": "signature", "date": "2000-02-01", '
        '"sources": ["a"]}]}',
        f'{{{_HEAD}, "acts": []}}',
    ),
    "S113": Example('{"format": "other/1", "version": "1", "date": "2020-01-01"}', _GOOD),
    "S114": Example(f'{{"format": "{FORMAT}", "version": "1\\u0000", "date": "2020-01-01"}}', _GOOD),
    "S115": Example(
        f'{{{_HEAD}, "undated_acts": [{{"state": "AAA", "convention": "PACT", "kind": "signature", '
        '"when": "2000-02-01", "sources": ["a"]}]}',
        _GOOD,
    ),
    "S116": Example("state,status\nEstonia\n", "state,status,on\nEstonia,withdrawing,2025-12-26\n"),
    "S117": Example(f'{{{_HEAD}, "groups": [{",".join(["1"] * 1200)}]}}', _GOOD),
    # days
    "D201": Example([_act("CCC", "accession", "1999-11-30")], [_act("CCC", "accession", "1999-12-01")]),
    "D202": Example([_act("CCC", "signature", "2000-10-01")], [_act("CCC", "signature", "2000-09-30")]),
    "D203": Example(
        [_act("BBB", "declaration", "2001-03-01", effect=_day("2001-02-28"), effect_sources=("gazette",))],
        [_act("BBB", "declaration", "2001-03-01", effect=_day("2001-03-01"), effect_sources=("gazette",))],
    ),
    "D204": Example(
        [evolve(_ACCEDED, effect=_day("2001-10-01"), effect_sources=("gazette",))],
        [evolve(_ACCEDED, effect=_day("2001-09-01"), effect_sources=("gazette",))],
    ),
    "D205": Example(
        [evolve(_NOTICE, effect=_day("2003-07-14"), effect_sources=("gazette",))],
        [evolve(_NOTICE, effect=_day("2003-07-15"), effect_sources=("gazette",))],
    ),
    "D206": Example(
        [evolve(_NOTICE, armed_conflict=True, effect=_day("2003-07-15"), effect_sources=("gazette",))],
        [evolve(_NOTICE, armed_conflict=True, effect=_day("2004-02-01"), effect_sources=("gazette",))],
    ),
    "D207": Example(
        [evolve(_ACCEDED, dated=_day("2001-03-06"), circulated=_day("2001-03-04"))],
        [evolve(_ACCEDED, dated=_day("2001-03-04"), circulated=_day("2001-03-06"))],
    ),
    "D208": Example(
        [_act("CCC", "accession", "2021-01-02", sources=("gazette",))],
        [_act("CCC", "accession", "2021-01-02", sources=("assumed",))],
    ),
    "D209": Example(
        [_act("CCC", "accession", "2020-07-01", sources=("gazette",))],
        [_act("CCC", "accession", "2020-06-30", sources=("gazette",))],
    ),
    "D210": Example([_undated("CCC", "accession", "2019")], [_undated("CCC", "accession", "2020")]),
    "D211": Example([evolve(PACT, published_in_force=_day("2000-11-01"))], [PACT]),
    "D212": Example(
        [evolve(PACT, adopted=_day("2000-01-11"))],
        [evolve(PACT, adopted=_day("2000-01-10"))],
    ),
    "D213": Example(
        [_world_with("NEW", until=_day("2004-01-01"))],
        [_world_with("NEW", until=_day("2006-01-01"))],
    ),
    "D214": Example(
        [_act("CCC", "accession", "9999-12-01", sources=("assumed",))],
        [_act("CCC", "accession", "2999-12-01", sources=("assumed",))],
    ),
    # participation
    "P301": Example([_act("CCC", "ratification", "2001-03-05")], [_ACCEDED]),
    "P302": Example(
        [_act("CCC", "signature", "2000-05-05"), _ACCEDED],
        [_act("CCC", "signature", "2000-05-05"), _act("CCC", "ratification", "2001-03-05")],
    ),
    "P303": Example([_ACCEDED, _act("CCC", "accession", "2002-03-05")], [_ACCEDED]),
    "P304": Example([_act("AAA", "withdrawal", "2000-09-30")], [_act("AAA", "withdrawal", "2000-10-01")]),
    "P305": Example(
        [_NOTICE, _act("AAA", "withdrawal_revocation", "2003-07-15")],
        [_NOTICE, _act("AAA", "withdrawal_revocation", "2003-07-14")],
    ),
    "P306": Example(
        [_act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL")],
        [_ACCEDED, _act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL")],
    ),
    "P307": Example(
        [_act("AAA", "accession", "2002-03-05", "COVENANT")],
        [
            _act("AAA", "accession", "2002-03-05", "COVENANT"),
            _act("AAA", "notification_of_consent", "2002-03-05", "PROTOCOL"),
        ],
    ),
    "P308": Example([_act("OLD", "accession", "2005-03-01")], [_act("OLD", "accession", "2005-02-28")]),
    "P309": Example([_act("CCC", "notification_of_consent", "2001-03-05")], [_ACCEDED]),
    "P310": Example(
        [_act("CCC", "signature", "2000-05-05"), _act("CCC", "signature", "2000-05-06")],
        [_act("CCC", "signature", "2000-05-05")],
    ),
    "P311": Example([_act("NEW", "succession", "2006-03-01")], [_OLD, _act("NEW", "succession", "2006-03-01")]),
    "P312": Example(
        [_act("CCC", "provisional_application", "2001-03-05")],
        [_ACCEDED, _act("CCC", "provisional_application", "2001-03-05")],
    ),
    "P313": Example(
        [_RESERVED, _act("AAA", "objection", "2001-03-05")],
        [_RESERVED, _act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
    ),
    "P314": Example(
        [_act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
        [_RESERVED, _act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
    ),
    "P315": Example(
        [_RESERVED, _act("BBB", "objection", "2001-03-05", target=_OBJECTION)],
        [_RESERVED, _act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
    ),
    "P316": Example([_act("CCC", "reservation", "2001-03-05")], [_ACCEDED, _act("CCC", "reservation", "2001-03-05")]),
    "P317": Example(
        [_act("AAA", "intent_not_to_join", "2001-03-05")],
        [_act("CCC", "signature", "2000-05-05"), _act("CCC", "intent_not_to_join", "2001-03-05")],
    ),
    "P318": Example(
        [_undated("AAA", "objection", "2001", target=_OBJECTION)],
        [_RESERVED, _undated("AAA", "objection", "2001", target=_OBJECTION)],
    ),
    "P319": Example(
        [evolve(_ACCEDED, oddity="the depositary took it")],
        [_act("CCC", "ratification", "2001-03-05", oddity="the depositary took it")],
    ),
    "P320": Example([_ACCEDED, evolve(_ACCEDED, sources=("gazette",))], [_ACCEDED]),
    # counts
    "C401": Example([_total(Counted.STATES_PARTIES, 3)], [_total(Counted.STATES_PARTIES, 2)]),
    "C402": Example(
        [_total(Counted.STATES_PARTIES, 2), _total(Counted.NONPARTIES, 1)],
        [_total(Counted.STATES_PARTIES, 2), _total(Counted.NONPARTIES, 2)],
    ),
    "C403": Example(
        [_total(Counted.SIGNATORIES, 1), _total(Counted.NOT_YET_CONSENTED, 2)],
        [_total(Counted.SIGNATORIES, 1), _total(Counted.NOT_YET_CONSENTED, 0)],
    ),
    "C404": Example(
        [
            _total(Counted.STATES_PARTIES, 2),
            _total(Counted.STATES_PARTIES, 1, within="Africa"),
            _total(Counted.STATES_PARTIES, 2, within="Europe"),
        ],
        [
            _total(Counted.STATES_PARTIES, 2),
            _total(Counted.STATES_PARTIES, 1, within="Africa"),
            _total(Counted.STATES_PARTIES, 1, within="Europe"),
        ],
    ),
    "C405": Example(
        [_figure("stockpile_declared", 500, state="AAA"), _figure("stockpile_destroyed", 501, state="AAA")],
        [_figure("stockpile_declared", 500, state="AAA"), _figure("stockpile_destroyed", 500, state="AAA")],
    ),
    "C406": Example(
        [
            _figure("mines_retained", 300, state="AAA"),
            _figure("mines_retained", 200, state="BBB"),
            _figure("mines_retained", 499, scope="States Parties"),
        ],
        [
            _figure("mines_retained", 300, state="AAA"),
            _figure("mines_retained", 200, state="BBB"),
            _figure("mines_retained", 500, scope="States Parties"),
        ],
    ),
    # provenance
    "V501": Example([evolve(_ACCEDED, sources=())], [_ACCEDED]),
    "V502": Example([evolve(_ACCEDED, sources=("deposit",))], [_ACCEDED]),
    "V503": Example(
        [evolve(_ACCEDED, sources=("paper",))],
        [evolve(_ACCEDED, sources=("paper",), unconfirmed=True)],
    ),
    "V504": Example(
        [_act("CCC", "accession", "2006-03-05", sources=("gazette", "paper"))],
        [_act("CCC", "accession", "2005-03-05", sources=("gazette", "paper"))],
    ),
    "V505": Example([], [evolve(_ACCEDED, sources=("gazette", "paper"))]),
    "V506": Example([evolve(_ACCEDED, unconfirmed=True)], [_ACCEDED]),
    "V507": Example(
        [Source(id="again", title="Gazette", publisher="G", url="https://gazette.example", kind=SourceKind.OFFICIAL)],
        [Source(id="again", title="Gazette", publisher="G", url="https://other.example", kind=SourceKind.OFFICIAL)],
    ),
    "V508": Example([evolve(_ACCEDED, sources=("assumed",))], [_ACCEDED]),
    # identity
    "I601": Example([_act("CCD", "accession", "2001-03-05")], [_ACCEDED]),
    "I602": Example("state,status\nCongo,party\n", "state,status\nCOG,party\n"),
    "I603": Example(
        "state,status,on\nGerman Democratic Republic,outside,1997-12-03\n",
        "state,status,on\nGermany,signatory,1997-12-03\n",
    ),
    "I604": Example(
        [_world_with("AAA", names=(_shares("The Isle"),)), _world_with("BBB", names=(_shares("The Isle"),))],
        [
            _world_with("AAA", names=(evolve(_shares("The Isle"), ambiguous=True),)),
            _world_with("BBB", names=(_shares("The Isle"),)),
        ],
    ),
    "I605": Example(
        [_world_with("AAA", memberships=(Membership(group="LEGAUE", sources=("gazette",)),))],
        [_world_with("AAA", memberships=(Membership(group="LEAGUE", sources=("gazette",)),))],
    ),
    "I606": Example([_world_with("CCC", m49="002")], [_world_with("CCC", m49="004")]),
    "I607": Example(
        [evolve(_total(Counted.STATES_PARTIES, 2), convention="PCAT")],
        [_total(Counted.STATES_PARTIES, 2)],
    ),
    "I608": Example([evolve(PROTOCOL, aliases=("Borduria Pact",))], [PROTOCOL]),
    # deadlines
    "O701": Example(
        [
            PublishedDeadline(
                convention="PACT",
                state="AAA",
                duty="clearance",
                date=PartialDate(2010, 11),
                extension=0,
                sources=("gazette",),
            )
        ],
        [
            PublishedDeadline(
                convention="PACT",
                state="AAA",
                duty="clearance",
                date=PartialDate(2010, 10, 1),
                extension=0,
                sources=("gazette",),
            )
        ],
    ),
    "O702": Example([_extension(1, "2010-10-01")], [_extension(1, "2010-10-02")]),
    "O703": Example([_extension(1, "2020-10-02")], [_extension(1, "2020-10-01")]),
    "O704": Example(
        [_extension(1, "2015-10-01", granted=_day("2010-10-02"))],
        [_extension(1, "2015-10-01", granted=_day("2010-10-01"))],
    ),
    "O705": Example(
        [_extension(1, "2005-10-01", duty="stockpile_destruction", granted=_day("2004-06-01"))],
        [_extension(1, "2015-10-01")],
    ),
    "O706": Example(
        [_extension(1, "2015-10-01", granted=None)], [_extension(1, "2015-10-01", granted=None, meeting="1MSP")]
    ),
    "O707": Example([evolve(_extension(1, "2015-10-01"), state="CCC")], [_extension(1, "2015-10-01")]),
    "O708": Example(
        [
            _figure("mines_destroyed", 500, cumulative=True, scope="world"),
            _figure("mines_destroyed", 499, cumulative=True, scope="world", as_of=PartialDate(2004)),
        ],
        [
            _figure("mines_destroyed", 500, cumulative=True, scope="world"),
            _figure("mines_destroyed", 500, cumulative=True, scope="world", as_of=PartialDate(2004)),
        ],
    ),
    # rows
    "T801": Example("state,status,on\nEstonia,withdrawn,2025-12-26\n", "state,status,on\nEstonia,party,2025-12-26\n"),
    "T802": Example("state,ratified\nCanada,1997-12-04\n", "state,ratified\nCanada,1997-12-03\n"),
    "T803": Example("state,signed\nFinland,1997-12-03\n", "state,acceded\nFinland,2012-01-09\n"),
    "T804": Example(
        "state,signed,ratified\nCanada,1997-12-03,\n", "state,signed,ratified\nCanada,1997-12-03,1997-12-03\n"
    ),
    "T805": Example("state,status\nCanada,party\nCAN,party\n", "state,status\nCanada,party\nJapan,party\n"),
    "T806": Example("state,status,capital\nCanada,party,Ottawa\n", "state,status\nCanada,party\n"),
    "T807": Example("state,status,on\nLebanon,party,2026-11-01\n", "state,status,on\nLebanon,outside,2026-04-14\n"),
}
"""An example for every rule, by code."""
