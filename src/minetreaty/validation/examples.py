"""For every rule an example that fails and the nearest one that passes. The tests execute them, the documentation shows
them.

Those on the record are laid over the invented world; those on rows are held against the bundled record; those on files
are read.
"""

from __future__ import annotations

import json
from typing import Any

from attrs import evolve, fields, frozen

from ..facts.canonical import FORMAT, converter
from ..facts.invented import KEYS, PACT, PROTOCOL, act, day, extension, figure, total, undated, world
from ..facts.layout import section_of
from ..model.acts import Act, ActKind, ActRef
from ..model.implementation import PublishedDeadline
from ..model.partial_dates import PartialDate
from ..model.populations import Population
from ..model.sources import Source, SourceKind
from ..model.states import CodeSystem, CountryCode, GroupMembership, NameKind, Span, State, StateName


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
        sections.setdefault(section_of(type(fact)), []).append(
            f"  {json.dumps(_plain(fact, other), ensure_ascii=False)}"
        )
    listed = (f'"{section}": [\n' + ",\n".join(lines) + "\n]" for section, lines in sections.items())
    return ",\n".join(listed) or "(the invented world as it is)"


_LONG = 400


def _plain(fact: Any, other: Any) -> Any:
    """A fact as JSON has it; of what replaces something, only the key and what is different, there or in `other`."""
    plain: dict[str, Any] = converter().unstructure(fact)
    kind: type[Any] = fact.__class__
    key = KEYS.get(kind, "")
    listed: tuple[Any, ...] = (*world().table(kind), *(item for item in other if item.__class__ is kind))
    same = [item for item in listed if key and getattr(item, key) == getattr(fact, key)]
    names = {
        field.name for field in fields(kind) for item in same if getattr(fact, field.name) != getattr(item, field.name)
    }
    return {name: value for name, value in plain.items() if not same or name in names | {key}}


_ACCEDED = act("CCC", "accession", "2001-03-05")
_OBJECTION = ActRef(state="BBB", kind=ActKind.RESERVATION, date=day("2000-04-05"))
_DECLARED = act("BBB", "declaration", "2001-03-01")
_RESERVED = act("BBB", "reservation", "2000-04-05")
_NOTICE = act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)
_OLD = act("OLD", "accession", "2001-03-05")
_HEAD = f'"format": "{FORMAT}", "version": "1", "date": "2020-01-01"'
_GOOD = f"{{{_HEAD}}}"
_GROUP = '{"key": "EU", "title": "Union", "dated": true}'


def _world_with(code: str, **changes: Any) -> State:
    return evolve(world().states[code], **changes)


def _with_code(state: str, **span: str) -> State:
    days = Span(**{name: PartialDate.parse(text) for name, text in span.items()})
    return _world_with(state, codes=(CountryCode(system=CodeSystem.COW, code="345", span=days, sources=("gazette",)),))


def _shares(value: str) -> StateName:
    return StateName(text=value, kind=NameKind.ALIAS)


def _printed(given: Act, effect: str, **more: Any) -> Act:
    """The act with a day of effect that the gazette prints."""
    return evolve(given, effect=effect, effect_sources=("gazette",), **more)


def _first_deadline(date: PartialDate) -> PublishedDeadline:
    """The first deadline that the gazette prints for Aland's clearance."""
    return PublishedDeadline(
        convention="PACT", state="AAA", duty="clearance", date=date, extension=0, sources=("gazette",)
    )


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
    "D201": Example([act("CCC", "accession", "1999-11-30")], [act("CCC", "accession", "1999-12-01")]),
    "D202": Example([act("CCC", "signature", "2000-10-01")], [act("CCC", "signature", "2000-09-30")]),
    "D203": Example([_printed(_DECLARED, "2001-02-28")], [_printed(_DECLARED, "2001-03-01")]),
    "D204": Example([_printed(_ACCEDED, "2001-10-01")], [_printed(_ACCEDED, "2001-09-01")]),
    "D205": Example([_printed(_NOTICE, "2003-07-14")], [_printed(_NOTICE, "2003-07-15")]),
    "D206": Example(
        [_printed(_NOTICE, "2003-07-15", armed_conflict=True)], [_printed(_NOTICE, "2004-02-01", armed_conflict=True)]
    ),
    "D207": Example(
        [evolve(_ACCEDED, dated="2001-03-06", circulated="2001-03-04")],
        [evolve(_ACCEDED, dated="2001-03-04", circulated="2001-03-06")],
    ),
    "D208": Example(
        [act("CCC", "accession", "2021-01-02", sources=("gazette",))],
        [act("CCC", "accession", "2021-01-02", sources=("assumed",))],
    ),
    "D209": Example(
        [act("CCC", "accession", "2020-07-01", sources=("gazette",))],
        [act("CCC", "accession", "2020-06-30", sources=("gazette",))],
    ),
    "D210": Example([undated("CCC", "accession", "2019")], [undated("CCC", "accession", "2020")]),
    "D211": Example([evolve(PACT, published_in_force=day("2000-11-01"))], [PACT]),
    "D212": Example(
        [evolve(PACT, adopted=day("2000-01-11"))],
        [evolve(PACT, adopted=day("2000-01-10"))],
    ),
    "D213": Example(
        [_world_with("NEW", until=day("2004-01-01"))],
        [_world_with("NEW", until=day("2006-01-01"))],
    ),
    "D214": Example(
        [act("CCC", "accession", "9999-12-01", sources=("assumed",))],
        [act("CCC", "accession", "2999-12-01", sources=("assumed",))],
    ),
    "D215": Example([_world_with("NEW", since=day("2005-03-02"))], [_world_with("NEW", since=day("2005-03-01"))]),
    # participation
    "P301": Example([act("CCC", "ratification", "2001-03-05")], [_ACCEDED]),
    "P302": Example(
        [act("CCC", "signature", "2000-05-05"), _ACCEDED],
        [act("CCC", "signature", "2000-05-05"), act("CCC", "ratification", "2001-03-05")],
    ),
    "P303": Example([_ACCEDED, act("CCC", "accession", "2002-03-05")], [_ACCEDED]),
    "P304": Example([act("AAA", "withdrawal", "2000-09-30")], [act("AAA", "withdrawal", "2000-10-01")]),
    "P305": Example(
        [_NOTICE, act("AAA", "withdrawal_revocation", "2003-07-15")],
        [_NOTICE, act("AAA", "withdrawal_revocation", "2003-07-14")],
    ),
    "P306": Example(
        [act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL")],
        [_ACCEDED, act("CCC", "notification_of_consent", "2001-03-05", "PROTOCOL")],
    ),
    "P307": Example(
        [act("AAA", "accession", "2002-03-05", "COVENANT")],
        [
            act("AAA", "accession", "2002-03-05", "COVENANT"),
            act("AAA", "notification_of_consent", "2002-03-05", "PROTOCOL"),
        ],
    ),
    "P308": Example([act("OLD", "accession", "2005-03-01")], [act("OLD", "accession", "2005-02-28")]),
    "P309": Example([act("CCC", "notification_of_consent", "2001-03-05")], [_ACCEDED]),
    "P310": Example(
        [act("CCC", "signature", "2000-05-05"), act("CCC", "signature", "2000-05-06")],
        [act("CCC", "signature", "2000-05-05")],
    ),
    "P311": Example([act("NEW", "succession", "2006-03-01")], [_OLD, act("NEW", "succession", "2006-03-01")]),
    "P312": Example(
        [act("CCC", "provisional_application", "2001-03-05")],
        [_ACCEDED, act("CCC", "provisional_application", "2001-03-05")],
    ),
    "P313": Example(
        [_RESERVED, act("AAA", "objection", "2001-03-05")],
        [_RESERVED, act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
    ),
    "P314": Example(
        [act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
        [_RESERVED, act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
    ),
    "P315": Example(
        [_RESERVED, act("BBB", "objection", "2001-03-05", target=_OBJECTION)],
        [_RESERVED, act("AAA", "objection", "2001-03-05", target=_OBJECTION)],
    ),
    "P316": Example([act("CCC", "reservation", "2001-03-05")], [_ACCEDED, act("CCC", "reservation", "2001-03-05")]),
    "P317": Example(
        [act("AAA", "intent_not_to_join", "2001-03-05")],
        [act("CCC", "signature", "2000-05-05"), act("CCC", "intent_not_to_join", "2001-03-05")],
    ),
    "P318": Example(
        [undated("AAA", "objection", "2001", target=_OBJECTION)],
        [_RESERVED, undated("AAA", "objection", "2001", target=_OBJECTION)],
    ),
    "P319": Example(
        [evolve(_ACCEDED, oddity="the depositary took it")],
        [act("CCC", "ratification", "2001-03-05", oddity="the depositary took it")],
    ),
    "P320": Example([_ACCEDED, evolve(_ACCEDED, sources=("gazette",))], [_ACCEDED]),
    # counts
    "C401": Example([total(Population.STATES_PARTIES, 3)], [total(Population.STATES_PARTIES, 2)]),
    "C402": Example(
        [total(Population.STATES_PARTIES, 2), total(Population.NONPARTIES, 2)],
        [total(Population.STATES_PARTIES, 2), total(Population.NONPARTIES, 3)],
    ),
    "C403": Example(
        [total(Population.SIGNATORIES, 1), total(Population.SIGNED_ONLY, 2)],
        [total(Population.SIGNATORIES, 1), total(Population.SIGNED_ONLY, 0)],
    ),
    "C404": Example(
        [
            total(Population.STATES_PARTIES, 2),
            total(Population.STATES_PARTIES, 1, within="Africa"),
            total(Population.STATES_PARTIES, 2, within="Europe"),
        ],
        [
            total(Population.STATES_PARTIES, 2),
            total(Population.STATES_PARTIES, 1, within="Africa"),
            total(Population.STATES_PARTIES, 1, within="Europe"),
        ],
    ),
    "C405": Example(
        [figure("stockpile_declared", 500, state="AAA"), figure("stockpile_destroyed", 501, state="AAA")],
        [figure("stockpile_declared", 500, state="AAA"), figure("stockpile_destroyed", 500, state="AAA")],
    ),
    "C406": Example(
        [
            figure("mines_retained", 300, state="AAA"),
            figure("mines_retained", 200, state="BBB"),
            figure("mines_retained", 499, scope="States Parties"),
        ],
        [
            figure("mines_retained", 300, state="AAA"),
            figure("mines_retained", 200, state="BBB"),
            figure("mines_retained", 500, scope="States Parties"),
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
        [act("CCC", "accession", "2006-03-05", sources=("gazette", "paper"))],
        [act("CCC", "accession", "2005-03-05", sources=("gazette", "paper"))],
    ),
    "V505": Example([], [evolve(_ACCEDED, sources=("gazette", "paper"))]),
    "V506": Example([evolve(_ACCEDED, unconfirmed=True)], [_ACCEDED]),
    "V507": Example(
        [Source(id="again", title="Gazette", publisher="G", url="https://gazette.example", kind=SourceKind.OFFICIAL)],
        [Source(id="again", title="Gazette", publisher="G", url="https://other.example", kind=SourceKind.OFFICIAL)],
    ),
    "V508": Example([evolve(_ACCEDED, sources=("assumed",))], [_ACCEDED]),
    "V509": Example(
        [Source(id="paper", title="P", publisher="P", as_of="2005-13", kind=SourceKind.PRESS)],
        [Source(id="paper", title="P", publisher="P", as_of="2005-12", kind=SourceKind.PRESS)],
    ),
    # identity
    "I601": Example([act("CCD", "accession", "2001-03-05")], [_ACCEDED]),
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
        [_world_with("AAA", memberships=(GroupMembership(group="LEGAUE", sources=("gazette",)),))],
        [_world_with("AAA", memberships=(GroupMembership(group="LEAGUE", sources=("gazette",)),))],
    ),
    "I606": Example([_world_with("CCC", m49="002")], [_world_with("CCC", m49="006")]),
    "I607": Example(
        [evolve(total(Population.STATES_PARTIES, 2), convention="PCAT")],
        [total(Population.STATES_PARTIES, 2)],
    ),
    "I608": Example([evolve(PROTOCOL, aliases=("Borduria Pact",))], [PROTOCOL]),
    "I609": Example(
        [extension(1, "2015-10-01"), extension(1, "2016-10-01")],
        [extension(1, "2015-10-01"), extension(2, "2016-10-01")],
    ),
    "I610": Example(
        [_with_code("OLD", until="2006-01-01"), _with_code("NEW", since="2005-03-01")],
        [_with_code("OLD", until="2005-03-01"), _with_code("NEW", since="2005-03-01")],
    ),
    # deadlines
    "O701": Example([_first_deadline(PartialDate(2010, 11))], [_first_deadline(PartialDate(2010, 10, 1))]),
    "O702": Example([extension(1, "2010-10-01")], [extension(1, "2010-10-02")]),
    "O703": Example([extension(1, "2020-10-02")], [extension(1, "2020-10-01")]),
    "O704": Example(
        [extension(1, "2015-10-01", granted=day("2010-10-02"))],
        [extension(1, "2015-10-01", granted=day("2010-10-01"))],
    ),
    "O705": Example(
        [extension(1, "2005-10-01", duty="stockpile_destruction", granted=day("2004-06-01"))],
        [extension(1, "2015-10-01")],
    ),
    "O706": Example(
        [extension(1, "2015-10-01", granted=None)], [extension(1, "2015-10-01", granted=None, meeting="1MSP")]
    ),
    "O707": Example([evolve(extension(1, "2015-10-01"), state="CCC")], [extension(1, "2015-10-01")]),
    "O708": Example(
        [
            figure("mines_destroyed", 500, cumulative=True, scope="world"),
            figure("mines_destroyed", 499, cumulative=True, scope="world", as_of=PartialDate(2004)),
        ],
        [
            figure("mines_destroyed", 500, cumulative=True, scope="world"),
            figure("mines_destroyed", 500, cumulative=True, scope="world", as_of=PartialDate(2004)),
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
    "T808": Example("country,iso3,status\nSwitzerland,CHN,party\n", "country,iso3,status\nSwitzerland,CHE,party\n"),
}
"""An example for every rule, by code."""
