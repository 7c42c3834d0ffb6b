"""Lists: States named with the noun or the clause that they belong to, and those of which alone something is said."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from ...model.populations import Population
from ..kinds import CountClaim, ListClaim, Relation
from ..words import Term, Word, opposite
from .noun_phrases import PART, CountPhrase, Membership
from .reader import NO_REGION, Reader
from .statements import named, why_not
from .subjects import Subject
from .tokens import UNREAL, VERB, phrase
from .verbs import Verb

_INCLUDE = phrase(
    r"""
    (?: (?P<noun>Q) | (?: A(?:_(?:that|which|who))?_ )? (?P<verb>V) | (?P<count>A) | these|those|they|others|them )
    (?: _[,(] )? (?: _(?:states|countries|nations|still|also|today|worldwide|D|there) ){0,2}
    (?: _(?:include|includes|included|including|comprise|are|were|namely|notably|among_them|such_as|like|:|-|\() ){1,2}
    (?: _(?!not)(?:[a-z][\w-]*|G) ){0,12}? (?: _(?:the|both|:|-|,) ){0,2} _(?P<who>L)   # non-signatories include India
    """
)
_AMONG = phrase(
    r"""
    (?P<neither> neither_(?:the_)? )? (?P<who>L) (?:_[,)])?
    (?: _(?:is|are|was|were|remain|remains|still|also|now|alone|both|all) ){1,3} (?P<not> _not )?
    _(?: among | N_of | part_of | (?:the_)?[a-z]+_group_of )
    (?: _them | (?: _(?:the|those|other|a|few|only) ){0,3}? (?: _[a-z-]+ ){0,2}?
      _(?: (?P<count>A) (?: _(?:that|which|who)_(?P<verb>V) )?                         # among 40 nations that have not
         | (?P<noun>Q) | (?:those|states|countries|nations)_(?:that|which|who)_(?P<verb2>V) ) )
    """
)
_BESIDE = phrase(
    r"""
    (?P<noun>Q) (?:_(?:states?|countries))? _(?P<who>L) (?!_'s)                        # signatory Poland
    | (?P<who2>L)_[,(] (?:_(?:a|an|also|which|still|itself|the)){0,3} (?:_not)? _(?P<noun2>Q)   # Myanmar, a State not
      (?=_[,).]|_?$)                                                                             # party, ...
    """
)
_APART = (Word.NOT_PARTY, Word.NON_SIGNATORY, Word.SIGNATORY)


def lists(reader: Reader) -> None:
    """Read lists of States by the noun or the clause that they belong to."""
    for found, first, last in reader.matches(_INCLUDE):
        who, _ = reader.sentence.span(found, "who")
        term, own = _of_the_list(reader, reader.sentence.values(found))
        if who not in reader.used and term is not None and reader.symbol(who + 1) not in (VERB, UNREAL, "'s"):
            named(reader, first, last, reader.tokens[who].value, term, reader.treaty(own, first), who)
    for found, first, last in reader.matches(_AMONG):
        held = reader.sentence.values(found)
        term, own = _of_the_list(reader, held)
        if term is None:
            continue
        treaty = reader.treaty(own, first)
        said = opposite(term) if found["not"] or found["neither"] else term
        if said is not None:
            named(reader, first, last, held["who"], said, treaty, reader.sentence.span(found, "who")[0])
        if "count" in held:
            at, _ = reader.sentence.span(found, "count")
            _number_among(reader, at, last, term, treaty, relative="verb" in held)
    for found, first, last in reader.matches(_BESIDE):
        who, _ = reader.sentence.span(found, "who" if found["who"] else "who2")
        noun: Membership = reader.sentence.at(found, "noun" if found["who"] else "noun2").value
        apart = noun.term in _APART or (noun.term is Word.PARTY and found["who"])
        if who not in reader.used and noun.term is not None and apart:
            named(reader, first, last, reader.tokens[who].value, noun.term, reader.treaty(noun.treaty, first))


def _number_among(reader: Reader, at: int, last: int, term: Term, treaty: tuple[str, str], *, relative: bool) -> None:
    count: CountPhrase = reader.tokens[at].value
    reason = why_not(reader, Subject(at, count=count, relative=relative), count, term)
    reason = PART if reader.symbol(last) in ("that", "which", "who", "whose") else reason
    if reason:
        reader.refuse(reason, at)
        return
    reader.add(
        CountClaim, at, last, treaty=treaty, number=count.number, comparison=count.comparison, population=term,
        within=count.within,
    )  # fmt: skip


def _of_the_list(reader: Reader, held: dict[str, Any]) -> tuple[Term | None, str | None]:
    """What is said of the listed: by the noun, by the verb, or by the sentence before; and the treaty."""
    if "noun" in held:
        noun: Membership = held["noun"]
        return (noun.term if isinstance(noun.term, Word) else None), noun.treaty
    if "count" in held and held["count"].population is Word.MEMBER and not held["count"].treaty:
        return None, None  # "the treaty's committee has four members"
    if "verb" in held or "verb2" in held:
        verb: Verb = held.get("verb") or held["verb2"]
        return verb.state, verb.treaty
    if "count" in held:
        return held["count"].population, held["count"].treaty
    return reader.context.term, ""


# ---- of whom alone it is said

_ONLY = phrase(
    r"""
    (?: (?P<who>L) (?:_\(_[^()]{0,60}_\))?
        (?: _(?:is|are|was|were|as|remains?|remained|now|currently|still|the|N|being|left|leaves) ){1,4}
        _(?: only|lone|sole|last ) (?:_(?P<g>G)(?:_'s)?)? (?: _(?:N|other|remaining|member|permanent|major|un) ){0,2}
        (?:_(?P<g2>G))? (?: _(?:states?|countr(?:y|ies)|nations?|members?|governments?) )?
        (?: _(?:in|of|on|among|within)_(?:the_)?(?P<g3>G)(?:_region)?(?:_countries|_members|_states)? )?
        (?: _(?:that|which|who|to|left|remaining|still|not_to|in_the_world|,) ){0,3}
        _(?: (?P<verb>[VU]) | (?P<noun>Q) )   # the US is the only NATO member
      | only_(?:the_)? (?P<who2>L) (?:_(?:in|of)_(?:the_)?(?P<g4>G))? _(?P<verb2>V) )   # only Cuba and the US have not
    (?: _(?:among|in|within|of)_(?:the_)?(?P<g5>G) )?
    """
)


def only(reader: Reader) -> None:
    """Read of which States alone something is said: "the US is the only NATO member that has not joined"."""
    for found, first, last in reader.matches(_ONLY):
        held = reader.sentence.values(found)
        within = next((held[name] for name in ("g", "g2", "g3", "g4", "g5") if name in held), reader.region)
        term, own = _of_the_only(found, held)
        if term is None or (within is None and term is Population.SIGNATORIES):
            continue
        reader.used.update(range(first, last))
        if within == "?":
            reader.used.discard(first)
            reader.refuse(NO_REGION, first)
            continue
        reader.add(
            ListClaim, first, last, treaty=reader.treaty(own, first), states=held.get("who") or held["who2"],
            population=term, relation=Relation.ARE_ALL, within=within,
        )  # fmt: skip


def _of_the_only(found: Any, held: dict[str, Any]) -> tuple[Term | None, str | None]:
    """What is said of them alone, and the treaty."""
    if "noun" in held:
        return held["noun"].term, held["noun"].treaty
    verb: Verb = held.get("verb") or held["verb2"]
    denied = verb.negated or (found["verb"] == UNREAL and " not to " in found.group())
    return (None if found["verb"] == UNREAL and not denied else evolve(verb, negated=denied).state), verb.treaty
