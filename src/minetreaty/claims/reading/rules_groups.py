"""Rules for groups: what is said of all States of a group, of none, and of the named ones only."""

from __future__ import annotations

import re

from ..circles import Circle
from ..kinds import ListClaim, Relation
from .predicates import NOUNS, Predicate, population, predicate
from .sentence import EXCEPT, NEGATIVE, NOT_DONE, Reader, group_of, predicate_near, time_of
from .tokens import ORDINAL

_ALL = re.compile(
    r"\b(?:all|every|each)(?: of)?(?: the)?(?: (?:N|other|current|present)"
    rf")*(?P<g> G)?(?P<g2> G)?(?: (?:member|island|the|of)\b)*(?: {NOUNS})?(?: (?:in|of)(?: the)? (?P<in>G))?"
)
_HEDGED = re.compile(r"\b(?:nearly|almost|virtually|practically|not|hardly) $")
_NONE = re.compile(
    rf"\b(?:no|none of the|not one)(?: (?:other|single))?(?P<g> G)?(?: member)? {NOUNS}(?: (?:in|of)"
    r"(?: the)? (?P<in>G))? "
)
_ONLY_AFTER = re.compile(
    r"L(?: \( [^()]* \))?(?: [^LN;,]{0,30})? ?(?:is|are|was|were|as|remains?|remained|became|left|leaving|"
    r"leaves)?(?: now| currently| still)*(?: the)?(?: (?:N|two|three))?"
    r" (?:only|lone|sole|O)(?: (?P<g>G))?(?: N)?(?: other)?(?P<g2> G)?(?: (?:member|permanent|major|un)\b)*"
    rf"(?: {NOUNS})?(?: (?:in|of|on)(?: the)? (?P<in>G)(?: region)?)?"
    r"(?: (?:in|of|within) (?:the|this|that) (?:region|sub-region|area|continent)\b)?"
    r"(?: (?:that|which|who|to|left|remaining|still|in the world))* ?"
)
_ONLY_BEFORE = re.compile(r"\bonly (?:the )?(?P<l>L)(?: (?:in|of)(?: the)? (?P<in>G))? (?:still |now |currently )?")
_NOT_DONE_YET = re.compile(
    r"(?:not to have|yet to|to have not|not having|have not|has not|had not|had not yet|have yet to|"
    r"has yet to|to not have|still) (?:yet )?(?P<verb>sign(?:ed)?|ratif(?:y|ied)|join(?:ed)?|"
    r"accede(?:d)?)"
)


_AT_HEAD = re.compile(
    r"(?:in|across|within|among) (?:the )?(?P<in>G)(?: s)?(?: N)?(?: region| states| members"
    r"| countries)?(?: ,)? (?=only\b|(?:the )?L)"
)
_ALL_AFTER = re.compile(rf"(?P<g>G)(?: member)? {NOUNS} (?=(?:have|are|were) (?:now |since )?all )")
_THERE = re.compile(r"\b(?:in|of|within) (?:the|this|that) (?:region|sub-region|area|continent)\b")
_ANY_TREATY = re.compile(r" (?:from )?(?:an?|any) ")
"""What no State has done to "a treaty" is not said of the one that the text is about."""
_AMONG = re.compile(rf" (?:among|amongst|in|within|of)(?: the)? (?P<in>G)(?: {NOUNS})?")


def quantified(reader: Reader) -> None:
    """What is said of all States of a group, of none, or of the listed ones only."""
    for found in _ALL.finditer(reader.pattern):
        within, place = group_of(reader, found)
        if within is None or reader.unreal(found.start()) or _HEDGED.search(reader.pattern[: found.start()]):
            continue
        end = found.end()
        exception = EXCEPT.match(reader.pattern, end)
        codes: tuple[str, ...] = ()
        used: list[int] = [place] if place is not None else []
        if exception is not None:
            at = exception.start("l")
            codes, end = reader.sentence.mark(at).value, exception.end()
            used.append(at)
        said = predicate_near(reader, end) or _members_include(reader, found.start())
        if said is None or said.circle is None:
            continue
        last = max(said.end, end)
        late = EXCEPT.search(reader.pattern, last, last + 50) if exception is None else None
        if late is not None and not re.search(r"\b(?:all|every|each|but|and)\b", reader.pattern[last : late.start()]):
            at = late.start("l")
            codes, last = reader.sentence.mark(at).value, late.end()
            used.append(at)
        complement = said.circle.complement
        if complement is None:
            continue
        reader.add(
            ListClaim, found.start(), last, *used, states=codes, circle=complement, relation=Relation.ARE_ALL,
            within=within, **time_of(reader, found.start(), last),
        )  # fmt: skip
    for found in _ALL_AFTER.finditer(reader.pattern):
        said = predicate(reader.pattern, found.end())
        if said is not None and said.circle is not None and said.circle.complement and not reader.unreal(found.start()):
            within, place = group_of(reader, found)
            reader.add(
                ListClaim, found.start(), said.end, place or 0, states=(), circle=said.circle.complement,
                relation=Relation.ARE_ALL, within=within, **time_of(reader, found.start(), said.end),
            )  # fmt: skip
    for found in _NONE.finditer(reader.pattern):
        exception = EXCEPT.match(reader.pattern, found.end() - 1)
        codes = () if exception is None else reader.sentence.mark(exception.start("l")).value
        said = predicate_near(reader, exception.end() if exception is not None else found.end() - 1)
        any_treaty = said is not None and _ANY_TREATY.match(reader.pattern, said.end)
        if said is not None and said.circle is not None and not any_treaty and not reader.unreal(found.start()):
            within, _ = group_of(reader, found)
            reader.add(
                ListClaim, found.start(), said.end, *(() if exception is None else (exception.start("l"),)),
                states=codes, circle=said.circle, relation=Relation.ARE_ALL, within=within,
                **time_of(reader, found.start(), said.end),
            )  # fmt: skip
    for form in (_ONLY_AFTER, _ONLY_BEFORE):
        for found in form.finditer(reader.pattern):
            at = found.start("l") if "l" in form.groupindex else found.start()
            rank = [mark.value for spot, mark in reader.marks(ORDINAL) if found.start() < spot < found.end()]
            if rank and rank[0] != -1:
                continue
            if at in reader.taken or reader.unreal(found.start()):
                continue
            circle, end = _only_what(reader, found.end())
            if circle is None or (rank and circle not in NEGATIVE):
                continue  # "the last country to ratify" is a rank
            within, group = group_of(reader, found)
            if within is None and (among := _AMONG.match(reader.pattern, end)) is not None:
                within, group = group_of(reader, among)
                end = among.end()
            head = _AT_HEAD.match(reader.pattern) if within is None else None
            if head is not None:
                within, group = group_of(reader, head)
            values = time_of(reader, found.start(), end)
            there = _THERE.search(reader.pattern) if within is None else None
            if there is not None:
                meant = reader.region(there.start())
                if meant is None:
                    reader.refused[at] = "which region is meant could not be read"
                    reader.taken.add(at)
                    continue
                within, values["assumed"] = meant[0], (*values.get("assumed", ()), *meant[1])
            reader.add(
                ListClaim, found.start(), end, at, *(() if group is None else (group,)),
                states=reader.sentence.mark(at).value, circle=circle, relation=Relation.ARE_ALL, within=within,
                **values,
            )  # fmt: skip


_INCLUDE_ALL = re.compile(
    r"(?:treaty |T )?(?P<pop>members|states parties|parties|signatories|member states)(?: (?:to|of)"
    r" (?:the )?T)? (?:include|are|comprise)[^;]*$"
)


def _members_include(reader: Reader, place: int) -> Predicate | None:
    """The circle of an enumeration: "Treaty members include all EU countries and all NATO members except the US"."""
    found = _INCLUDE_ALL.search(reader.pattern, 0, place)
    return population(found["pop"], 0) if found else None


def _only_what(reader: Reader, place: int) -> tuple[Circle | None, int]:
    found = _NOT_DONE_YET.match(reader.pattern, place)
    if found is not None:
        return NOT_DONE[found["verb"][0]], found.end()
    said = predicate(reader.pattern, place) or population(reader.pattern, place)
    if said is not None and said.circle is Circle.SIGNATORY:
        which = re.match(r"(?: (?:to|of|the|T|that|which|who|yet|still))* ", reader.pattern[said.end :])
        then = predicate(reader.pattern, said.end + which.end()) if which else None
        if then is not None and then.circle is Circle.NOT_RATIFIED:
            return Circle.SIGNED_ONLY, then.end
    return (said.circle, said.end) if said is not None else (None, place)
