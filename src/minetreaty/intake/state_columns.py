"""Judge a column of States: from which list are its codes? Letters and numbers mean other States in other lists.

A column whose values fit another list better than the one in which it would be read is refused, and the list named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from ..errors import AmbiguousName, UnknownState, shown
from ..model.states import State
from ..standing.codes import LISTS, NUMERIC, is_number
from ..standing.names import normalise
from .states import StateReader, distinct_texts

_LETTERS = tuple(name for name in LISTS if name not in NUMERIC)
_CODE = re.compile(r"[A-Za-z]{2,3}|[\d.]+|.*[Qq]\d+", re.ASCII)
"""What may be a code in some list. Names beside codes say nothing about the list of the codes."""

_MOST_PARTS = 0.5
_NAMED = 3


@frozen(kw_only=True)
class StateColumn:
    """How a column of States is read.

    ``problem`` says why it must not be read, ``unread`` that nothing in it can be read, ``warning`` what to look at.
    ``reader`` reads its cells.
    """

    reader: StateReader
    problem: str = ""
    warning: str = ""
    unread: str = ""


def judge(values: Iterable[object], reader: StateReader, heading: str = "") -> StateColumn:
    """Decide how the column is read: by the caller's vocabulary, or by the list that its heading names."""
    values = list(values)
    if any(isinstance(value, State) for value in values):
        return StateColumn(reader=reader)
    texts = [text for text in distinct_texts(values) if not reader.has_own(text)]
    named = vocabulary_of(heading) if reader.vocabulary == "any" else ""
    if named and texts and _share(texts, reader.within(named)) >= _MOST_PARTS:
        return _judged(texts, reader.within(named), heading, said=False)
    return _judged(texts, reader, heading, said=reader.vocabulary != "any")


def _judged(texts: Sequence[str], reader: StateReader, heading: str, *, said: bool) -> StateColumn:
    if not texts:
        return StateColumn(reader=reader)
    column = f"Column {shown(heading)}" if heading else "The column"
    numbers = [text for text in texts if is_number(text)]
    if reader.vocabulary not in NUMERIC and len(numbers) == len(texts):
        return StateColumn(reader=reader, problem=_numbers(texts, reader, column))
    own = _read(texts, reader)
    if not own:
        return StateColumn(
            reader=reader, unread=f"{column} names no State that is known. {_first_doubt(texts, reader)}"
        )
    coded = [text for text in texts if _CODE.fullmatch(text)]
    coded_own = [text for text in own if text in coded]
    best, differing = _better_list(coded, reader, coded_own)
    if not best:
        return StateColumn(reader=reader)
    text = _of_another_list(coded, reader, coded_own, best, column)
    is_refused = differing and not said  # otherwise no value is read as another State
    return StateColumn(reader=reader, problem=text) if is_refused else StateColumn(reader=reader, warning=text)


def _read(texts: Iterable[str], reader: StateReader) -> list[str]:
    return [text for text in texts if reader.reads(text)]


def _share(texts: Sequence[str], reader: StateReader) -> float:
    return len(_read(texts, reader)) / len(texts)


def _candidates(reader: StateReader) -> Sequence[str]:
    return NUMERIC if reader.vocabulary in NUMERIC else _LETTERS


def _better_list(texts: Sequence[str], reader: StateReader, own: Sequence[str]) -> tuple[str, bool]:
    """The list that reads more of the values than the reader does, and whether it reads some as other States.

    Of several, one that does so comes first, then the one that reads most. "" if there is none.
    """
    if len(own) == len(texts) or reader.vocabulary in ("name", "depositary"):
        return "", False
    codes = reader.register.gazetteer.codes
    found: list[tuple[bool, int, str]] = []
    for system in _candidates(reader):
        if system == reader.vocabulary or (reader.vocabulary == "any" and system in ("alpha3", "alpha2")):
            continue
        read = sum(bool(codes.uses(system, text)) for text in texts)
        if read > len(own):
            found.append((bool(_differ(own, reader, system)), read, system))
    differing, _, best = max(found, key=lambda item: item[:2], default=(False, 0, ""))
    return best, differing


def _differ(texts: Iterable[str], reader: StateReader, system: str) -> list[str]:
    """The values that the list reads as other States than the reader does."""
    codes = ((text, _states(reader, system, text)) for text in texts)
    return [text for text, theirs in codes if theirs and not theirs & _meanings(reader, text)]


def _states(reader: StateReader, system: str, text: str) -> set[State]:
    return {use.state for use in reader.register.gazetteer.codes.uses(system, text)}


def _meanings(reader: StateReader, text: str) -> set[State]:
    try:
        return {reader.find(text).state}
    except AmbiguousName as error:
        return {reader.register.facts.states[code] for code in error.candidates}


def _of_another_list(texts: Sequence[str], reader: StateReader, own: Sequence[str], best: str, column: str) -> str:
    codes = reader.register.gazetteer.codes
    read = [text for text in texts if codes.uses(best, text)]
    differing = _differ(own, reader, best)[:_NAMED]
    ours = "ISO 3166-1" if reader.vocabulary == "any" else LISTS[reader.vocabulary]
    unread = [text for text in read if text not in own][:_NAMED]
    named = LISTS[best]
    examples = "; ".join(
        f"{shown(text)} is {_listed(_meanings(reader, text))} in {ours} "
        f"and {_listed(_states(reader, best, text))} in {named}"
        for text in differing
    )
    if not differing:
        examples = f"{named} has {', '.join(map(shown, unread))} too"
    fits = f"{len(read)} of {len(texts)} values are codes in {LISTS[best]}, {len(own)} are read by {ours}"
    return (
        f"{column} fits another list better: {fits}. {examples}. Say vocabulary={best!r} if this is the list, or name "
        f"the right one."
    )


def _numbers(texts: Sequence[str], reader: StateReader, column: str) -> str:
    """What each list of numbers would make of the values."""
    codes = reader.register.gazetteer.codes
    fits = {system: sum(bool(codes.uses(system, text)) for text in texts) for system in NUMERIC}
    counts = ", ".join(f"{LISTS[system]} {count}" for system, count in sorted(fits.items(), key=lambda item: -item[1]))
    examples = "; ".join(
        f"{int(float(text))} is {codes.readings(text, NUMERIC) or 'in none of them'}" for text in texts[:_NAMED]
    )
    lists = ", ".join(map(repr, NUMERIC))
    return (
        f"{column} has numbers, which name no State until their list is known. {examples}. Of {len(texts)} values "
        f"these are codes: {counts}. Say which list with vocabulary= ({lists})."
    )


def _first_doubt(texts: Sequence[str], reader: StateReader) -> str:
    try:
        reader.find(texts[0])
    except (UnknownState, AmbiguousName) as error:
        return str(error)
    return ""  # pragma: no cover - the column was found unread


def _listed(states: Iterable[State]) -> str:
    return " or ".join(state.name for state in sorted(states))


# ---- two columns


def contradiction(
    pairs: Iterable[tuple[object, object]], one: StateColumn, other: StateColumn, other_heading: str
) -> str:
    """What to say if two columns of the same rows name different States in most rows; "" if they do not."""
    differing: list[tuple[str, State, State]] = []
    compared = 0
    for first, second in pairs:
        ours, theirs = _certain(one.reader, first), _certain(other.reader, second)
        if ours is not None and theirs is not None:
            compared += 1
            if ours != theirs:
                differing.append((str(first), ours, theirs))
    if not compared or len(differing) * 2 < compared:
        return ""
    text, ours, theirs = differing[0]
    codes = one.reader.register.gazetteer.codes
    fitting = [
        system
        for system in LISTS
        if all(any(use.state == theirs for use in codes.uses(system, text)) for text, _, theirs in differing)
    ]
    hint = (
        f" Its codes fit {' and '.join(LISTS[name] for name in fitting)}: say vocabulary={fitting[0]!r}."
        if fitting
        else ""
    )
    return (
        f"{text} is read as {ours.name}, but column {shown(other_heading)} of the same row names {theirs.name}; so it "
        f"is in {len(differing)} of {compared} rows.{hint}"
    )


def _certain(reader: StateReader, value: object, day: dt.date | None = None) -> State | None:
    try:
        return reader.find(value, day).state
    except (UnknownState, AmbiguousName):
        return None


# ---- headings that name a list


_LISTED = {
    "m49": "m49, m49 code, m 49, un m49, un m 49, m49 numeric, iso numeric, iso3n, iso n3, iso 3166 1 numeric, "
    "iso3166 1 numeric, iso num, isonum, iso numeric code, ison",
    "cow": "cow, cow code, cowcode, cown, cow number, cow id, cow num, correlates of war",
    "cow_letters": "cowc, cow letters, cow abbreviation, cow alpha",
    "gw": "gw, gwno, gw no, gwn, gwcode, gw code, gw id, gw number, gwid, gleditsch ward",
    "gw_letters": "gwc, gw letters, gwabbrev, gw abbreviation",
    "ucdp": "ucdp, ucdp code, ucdp id, ucdp gwno",
    "vdem": "vdem, v dem, vdem id, vdem country id",
    "fao": "fao, fao code, faostat, faostat code",
    "fips": "fips, fips code, fips 10 4, fips104, fips 10",
    "ioc": "ioc, ioc code, noc",
    "wikidata": "wikidata, wikidata id, wikidata uri, qid, wikidata qid",
    "alpha3": "",
}
_LIST_OF = {heading: name for name, headings in _LISTED.items() for heading in headings.split(", ") if heading}


def vocabulary_of(heading: str) -> str:
    """The list of codes that a heading names: m49, cow, gw and others. "" for any other heading, such as ``ccode``."""
    return _LIST_OF.get(normalise(heading.replace("_", " ")), "")
