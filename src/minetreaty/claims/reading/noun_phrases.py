"""Noun phrases: puts numbers of States, nouns of membership, lists, treaties and dates in the place of their words.

"more than 160 countries in Africa" becomes one token, and so do "Estonia, Latvia and Lithuania", "the 1997 Mine Ban
Treaty", "States Parties to the Convention" and "by the end of August 2022".
"""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve, frozen

from ...model.populations import Population
from ..kinds import Comparison
from ..words import Term, Word
from .dates import When
from .tokens import COUNT, DATE, MEMBERS, OTHER, SHARE, STATES, TREATY, WHOLE, YEAR, Sentence, Token, phrase
from .treaty_names import MODIFIERS, NOUNS, TreatyNames

NOUN = (
    r"(?:(?:un_)?(?:member_|member-)?(?:states?|countr(?:y|ies)|nations?|governments?)"
    r"(?:_and_(?:territories|regions|areas|nations|governments|countries))?|powers)"
)
"""A word for a State."""

_COMPARISONS = {
    Comparison.MORE_THAN: r"more_than|over|above|in_excess_of|upwards_of|well_over|just_over",
    Comparison.AT_LEAST: r"at_least|no_fewer_than|no_less_than|not_less_than",
    Comparison.FEWER_THAN: r"fewer_than|less_than|under|below",
    Comparison.AT_MOST: r"at_most|up_to|no_more_than|not_more_than",
    Comparison.ABOUT: r"about|around|approximately|roughly|some|circa|an_estimated",
    Comparison.NEARLY: r"nearly|almost|close_to|just_under|just_short_of",
}
_COMPARED = {kind: phrase(forms) for kind, forms in _COMPARISONS.items()}
_COMPARING = "|".join(_COMPARISONS.values())

ADDS = "it adds to a number that is not given"
PART = "it is a part of something else"
BASE = "it is the whole of which another number is a part"


@frozen
class Membership:
    """A noun such as "signatories", and the treaty named with it ("" where none is)."""

    term: Term | None
    treaty: str = ""


@frozen
class CountPhrase:
    """A number of States: how many, of which population where the noun says so, and of which part of the world.

    ``definite`` is "the 32 States", ``total`` "a total of 32"; ``part`` says why a number needs another to be
    understood ("ten of the 33", "13 more").
    """

    number: float
    comparison: Comparison = Comparison.EXACTLY
    population: Term | None = None
    treaty: str = ""
    within: Any = None
    definite: bool = False
    total: bool = False
    part: str = ""
    noun: bool = True


@frozen
class Whole:
    """All States of a group but the exceptions, or with `none` no State of it but these."""

    within: Any
    none: bool = False
    exceptions: tuple[str, ...] = ()


# ---- lists of States, and places that have a State's name

_LIST = phrase(
    r"""
    (?<!unlike[ ]) L
    (?: _(?: ,_(?:and|&|or|nor|as_well_as|then)_ | ,_ | and_ | &_ | or_ | nor_ | /_ | -_ | as_well_as_ | then_
           | (?:along|together)_with_ )                                       # Estonia, Latvia and Lithuania
      (?: also_|both_|now_|lately_|finally_|(?:more_|most_)?recently_,?_? )?  # ... and more recently Finland
      (?: the_(?:N_)? )? L ){1,250}
    """
)
_PLACE = phrase(
    r"""
    (?:in|at)_(?: (?:[a-z-]+_){1,2},_L
        (?= _(?:,|\)|D|on|in|by|to|and|where|has|is|was|with|at|for)(?!\S) | _?$ )               # in Ottawa, Canada
                | ottawa|oslo|dublin|geneva|new_york|vienna|maputo|nairobi|vientiane )   # in Oslo
    """
)


def _lists(sentence: Sentence) -> None:
    def listed(found: re.Match[str]) -> Token:
        tokens = sentence.tokens[slice(*sentence.span(found))]
        codes = [code for token in tokens if token.symbol == STATES for code in token.value]
        return sentence.merged(found, STATES, tuple(dict.fromkeys(codes)))

    sentence.replace(_PLACE, lambda found: sentence.merged(found, "there", None))
    sentence.replace(_LIST, listed)


# ---- treaties

_ANNEXED = phrase(
    r"(?P<own>T)_(?:,_)?(?:additional_)?(?:to|of|annexed_to|attached_to)_(?:the_|its_parent_)?(?P<to>[TX])"
)
_ALIAS = phrase(
    r"""
    (?P<own>T|X)_
    (?: \(_(?:the_|or_|also_){0,2}(?P<short>T)_\)                                       # the Convention ... (CCM)
      | (?:,_|-_|\(_)? (?:(?:also|better|commonly|widely|formally|popularly|more|usually|often|is)_){0,3}
        (?:known|referred_to|called)_(?:simply_)?(?:as_)?(?:the_)?T (?:_or_(?:the_)?T)? (?:_[,)-])?   # also known as
      | (?:,_)? or_(?:the_)?T (?:_,)? )                                                 # or Ottawa Convention
    """
)
_UNNAMED = phrase(
    rf"""
    (?: the|this|that|its|their|our|such|same|these )_                                  # the 1997 treaty
    (?P<words> (?: (?!(?:and|or|by|to|of|that|the|this|its|which|in|with|has|have|is|are|was|were)_)
                   (?:[a-z][\w.'-]*|Y)_ ){{0,4}} )
    (?P<noun> {NOUNS} )
    (?P<about> _(?:on|against|between|about|concerning|regulating)(?=_(?!D|behalf|time|its|that|this|the_same)) )?
    """
)
_LAWS = ("compact", "statute", "charter", "covenant")
_INDEFINITE = phrase(rf"(?:a|an|any|another|no|every|each|other)_(?:[a-z][\w.'-]*_){{0,3}}?{NOUNS}")  # a treaty
_THING = phrase(
    r"""
    T_(?: (?!(?:and|or|the|is|was|as|by|to|in|of|with|has)_)[a-z]+_ )? (?:protocol|amendment|X)   # CCW Mines Protocol
    | T (?: _'s (?:_[a-z-]+){0,2}? | (?:_(?:review|support|standing|trust|annual|action|fact-finding)){0,2} )
    _(?: conferences?|meetings?|committees?|budget|talks|negotiations|secretariat|hall|process|summit|fund|campaign
       | network|coalition|resolutions?|declaration|pledge|statement|plan|programme|law|bill|event|ceremony|presidency
       | unit|staff|deadline|anniversary|text|website|report|friends|prize|appeal|day|movement )   # the treaty's budget
    """
)
_PLACED = phrase(r"(?P<place>[a-z]+)_(?P<own>T)")  # Ottawa Anti-Personnel Landmines Convention
_DETERMINED = phrase(rf"(?:(?:the|this|that|its|their|our|Y|O|G|\d[\w-]*|{'|'.join(MODIFIERS)})_){{1,5}}(?P<own>[TX])")


def _treaties(sentence: Sentence, names: TreatyNames) -> None:
    def annexed(found: re.Match[str]) -> Token | None:
        own, whole = sentence.at(found, "own"), sentence.at(found, "to")
        if whole.symbol == OTHER:
            return sentence.merged(found, OTHER, own.value) if "-" in own.value else None
        return sentence.merged(found, TREATY, own.value) if own.value.startswith(f"{whole.value}-") else None

    def alias(found: re.Match[str]) -> Token | None:
        own = sentence.at(found, "short" if found["own"] == OTHER and found["short"] else "own")
        return None if own.symbol == OTHER else sentence.merged(found, TREATY, own.value)

    def unnamed(found: re.Match[str]) -> Token:
        years = [t.value.value.year for t in sentence.tokens[slice(*sentence.span(found))] if t.symbol == YEAR]
        words = [word for word in found["words"].split() if word not in (*MODIFIERS, YEAR) and not word[0].isdigit()]
        key = names.of_year(years[0]) if years else ""
        if words or found["about"] or key is None or found["noun"] in _LAWS:
            return sentence.merged(found, OTHER, found["words"] + found["noun"])
        return sentence.merged(found, TREATY, "-" if found["noun"] == "protocol" else key)

    def determined(found: re.Match[str]) -> Token:
        own = sentence.at(found, "own")
        return sentence.merged(found, own.symbol, own.value)

    sentence.replace(_ALIAS, alias)
    sentence.replace(_ANNEXED, annexed)
    sentence.replace(_ALIAS, alias)
    sentence.replace(_UNNAMED, unnamed)
    sentence.replace(_INDEFINITE, lambda found: sentence.merged(found, OTHER, ""))
    sentence.replace(_THING, lambda found: sentence.merged(found, OTHER, ""))
    sentence.replace(_PLACED, lambda found: determined(found) if found["place"] in names.places else None)
    sentence.replace(_DETERMINED, determined)


# ---- dates

_PERIOD = (
    r"(?:(?:(?:very_)?(?:end|start|beginning|close|middle|summer|spring|autumn|course|month|year|week|morning)_of|early"
    r"|late|mid|-|[a-z]+day|,|the|this|last|earlier|later|next)_){0,4}"
)
_TOLD = phrase(
    r"""
    (?:N|a|an|some|several|few)_(?:days?|weeks?|months?|years?|decades?)_(?:earlier|later|before|after|afterwards)
    | (?:in_|on_|during_|later_)?(?:the|that)_(?:same|following|next|previous)_(?:day|week|month|year)  # a year later
    """
)
"""A time that another sentence would tell."""
_RANGE = phrase(rf"(?:from|between)_{_PERIOD}(?P<first>[DY])_(?:to|and|until|till|-)_{_PERIOD}(?P<last>[DY])")
_DATED = phrase(
    rf"""
    (?: (?P<how> as_of | as_at | as_from | until | till | since | from | before | prior_to | after | following | by | in
             | on | during | at | of | around | throughout | effective )_{_PERIOD} )?           # by the end of August
    (?P<own>[DY]) (?: _(?:,_)?(?:on_|in_)?(?:[a-z]+day_)?(?P<again>[DY]) )?                     # today, 3 March
    """
)


def _dates(sentence: Sentence) -> None:
    def ranged(found: re.Match[str]) -> Token:
        first, last = sentence.at(found, "first").value, sentence.at(found, "last").value
        return sentence.merged(found, DATE, evolve(first, until=last.until or last.value, how="during"))

    def dated(found: re.Match[str]) -> Token:
        when: When = sentence.at(found, "own").value
        again: When | None = sentence.at(found, "again").value if found["again"] else None
        if again is not None and when.assumed and (when.value.month is None or not again.assumed):
            when = again
        how = when.how or (found["how"] or "").replace(" ", "_")
        return sentence.merged(found, DATE, evolve(when, how="?" if not how and found["own"] == YEAR else how))

    def of_date(found: re.Match[str]) -> Token | None:
        own, date = sentence.at(found, "own"), sentence.at(found, "date")
        return sentence.merged(found, TREATY, own.value) if date.value.how == "of" else None

    sentence.replace(_TOLD, lambda found: sentence.merged(found, "ago", None))
    sentence.replace(_RANGE, ranged)
    sentence.replace(_DATED, dated)
    sentence.replace(phrase(r"(?P<own>T)_(?P<date>D)"), of_date)  # the Convention of 1997


# ---- nouns of membership

_MEMBERSHIPS: dict[Term, str] = {
    Word.NOT_PARTY: r"""
        (?:states?|countr(?:y|ies)|nations?)_(?:that_are_|which_are_)?not_(?:yet_)?part(?:y|ies)   # States not party
      | (?:states?_)?non-?_?(?:states?_)?part(?:y|ies) | non-states?_part(?:y|ies)                # non-States Parties
      | non-party_states | non-members?(?:_states?)? | hold-?outs?                              # holdouts
    """,
    Word.NON_SIGNATORY: r"non-?_?signator(?:y|ies)(?:_(?:states|countries|nations))?",
    Word.PARTY: r"""
        (?:states?|countr(?:y|ies)|state-)_?part(?:y|ies) | state-parties                   # States Parties
      | (?:high_)?contracting_(?:part(?:y|ies)|states?) | part(?:y|ies)                     # High Contracting Parties
    """,
    Word.SIGNATORY: r"(?:signator(?:y|ies)|signers)(?:_(?:states?|countries|nations|governments))?",
    Population.SIGNATORIES: r"signatures",
    Population.RATIFIED: r"ratifications",
    Population.ACCEDED: r"accessions",
    Word.LEAVING: r"withdrawals",
    Word.MEMBER: r"(?<!G[ ])(?:member_(?:states?|countries|nations)|members?|adherents)",
}
_MEMBERSHIP = {term: phrase(forms) for term, forms in _MEMBERSHIPS.items()}
_ANY_MEMBERSHIP = "|".join(forms for forms in _MEMBERSHIPS.values())
_MEMBERS = phrase(
    rf"""
    (?:(?P<whose>T)_'s_)? (?P<noun> {_ANY_MEMBERSHIP} )
    (?: _(?:to|of|in|under)_(?: (?P<own>T|it) | (?P<else>X|G|the|a|an|this|that|parliament|congress) ) )?
    """
)


def _memberships(sentence: Sentence) -> None:
    def member(found: re.Match[str]) -> Token | None:
        if found["else"]:
            return None
        term = next(term for term, form in _MEMBERSHIP.items() if form.fullmatch(found["noun"]))
        treaty = next((sentence.at(found, name).value or "" for name in ("own", "whose") if found[name]), "")
        return sentence.merged(found, MEMBERS, Membership(term, treaty))

    sentence.replace(_MEMBERS, member)


# ---- numbers of States, shares, and wholes

_IN = r"(?:_(?:in|of|from|across|within|on)_(?:the_)?(?P<in>G)(?:_(?:region|sub-region|continent))?)?"
_EXCEPT = (
    r"(?:(?:_,)?_(?:except|but|other_than|apart_from|save|bar|with_the_exception_of|aside_from)(?:_for)?_(?:the_)?"
    r"(?P<but>L)(?:_,)?)?"
)
_COUNT = phrase(
    rf"""
    (?P<ahead>
      (?: (?:{_COMPARING}|the|these|those|its|all|exactly|only|just|other|remaining|additional|another|further|an|a|last
           |(?:combined_|overall_|grand_)?(?:total|number|list|group|handful|core_group)_of|of_the|current)_ ){{0,5}}
    )
    (?P<n>N) (?P<plus> _\+ | _or_more )?                                   # 165, 160+, 160 or more
    (?P<more> _(?:more|other|others|additional|further|new|remaining) )?   # 13 more
    (?: _(?P<g>G)(?:_'s)? )?                                               # five European nations
    (?: _(?:world|sovereign|independent|individual|different|participating|current|existing|un|of_the_world_'s) ){{0,2}}
    (?: _(?P<noun>{NOUN}|(?<=G[ ])members) | _(?P<q>Q) )?
    (?P<more2> _(?:more|others) )?{_IN}
    (?P<of> _(?:out_)?of(?=_(?:the|its|those|these|them|which|whom|all|T|A|N|some|their|a)) )?   # 158 of the 162
    """
)
_DEFINITE, _TOTAL = re.compile(r"\b(?:the|these|those|its|all)\b"), re.compile(r"\b(?:total|all)\b")
_PART = re.compile(r"(?<!\S)(?:O |P (?:of )?|N (?:[a-z]+ )?(?:out )?of (?:a )?|of (?:these|those|them) )$")
_BASE = re.compile(r"(?:^|[,;(-] |\bwhile |\band )(?:(?:out )?of|among|from) $")
_SHARE = phrase(
    rf"""
    (?P<ahead> (?:(?:{_COMPARING}|the|a_total_of|only|just)_){{0,2}} )
    (?P<p>P) (?:_of)? (?: _(?:the|all|un|its|earth|world|globe|planet|'s|global|these|those|current) ){{0,4}}
    (?:_(?P<g>G)(?:_'s)?)? (?:_member)? (?P<noun> _(?:{NOUN}|members|world|globe|planet) )?{_IN}   # 80% of all States
    (?: _(?:worldwide|globally) )?
    """
)
_ALL = phrase(
    rf"""
    (?P<hedge> (?:nearly|almost|virtually|not|practically)_ )?
    (?:all|every|each)(?:_of)?(?:_the)?(?:_N)?(?:_(?:other|current|present|remaining))? (?:_(?P<g>G)(?:_'s)?)?
    (?:_(?:member|island))?(?:_(?:{NOUN}|members))? (?:_(?:in|of)_(?:the_)?(?P<in>G))? {_EXCEPT}   # all EU members
    """
)
_NONE = phrase(
    rf"""
    (?:no|none_of_the|not_one|not_a_single)(?:_(?:other|single))?(?:_(?P<g>G))?(?:_member)?_(?:{NOUN}|Q)
    (?:_(?:in|of)_(?:the_)?(?P<in>G))? {_EXCEPT}                                                   # no State
    """
)


def compared(words: str) -> Comparison:
    """Return the comparison that the words before a number make."""
    return next((kind for kind, form in _COMPARED.items() if form.search(words.strip())), Comparison.EXACTLY)


def _counts(sentence: Sentence) -> None:
    def count(found: re.Match[str]) -> Token | None:
        held = sentence.values(found)
        number, words = held["n"], found["ahead"]
        noun: Membership = held.get("q", Membership(None))
        known = found["noun"] or noun.term or found["more"] or found["more2"]
        if not isinstance(number, int) or number > 300 or (number == 1 and not known):
            return None
        return sentence.merged(found, COUNT, CountPhrase(
            number, Comparison.AT_LEAST if found["plus"] else compared(words), noun.term, noun.treaty,
            within=held.get("g") or held.get("in"), definite=_DEFINITE.search(words) is not None,
            total=_TOTAL.search(words) is not None, part=_why_a_part(sentence, found),
            noun=bool(found["noun"] or noun.term),
        ))  # fmt: skip

    def share(found: re.Match[str]) -> Token | None:
        held = sentence.values(found)
        within = held.get("g") or held.get("in")
        if not (found["noun"] or within):
            return None
        return sentence.merged(found, SHARE, CountPhrase(held["p"], compared(found["ahead"]), within=within))

    def whole(found: re.Match[str]) -> Token | None:
        held, none = sentence.values(found), found.re is _NONE
        within = held.get("g") or held.get("in")
        if not none and (within is None or found["hedge"]):
            return None
        return sentence.merged(found, WHOLE, Whole(within, none, held.get("but", ())))

    for form, make in ((_SHARE, share), (_ALL, whole), (_NONE, whole), (_COUNT, count)):
        sentence.replace(form, make)


def _why_a_part(sentence: Sentence, found: re.Match[str]) -> str:
    """Why a number needs another one to be understood; "" where it does not."""
    words, ahead = found["ahead"], sentence.pattern[: found.start()]
    first, _ = sentence.span(found)
    one_of = first > 1 and sentence.tokens[first - 2].value == 1
    if _BASE.search(ahead) or (words.startswith("of ") and _BASE.search(f"{ahead}of ")):
        return BASE
    if found["of"] or re.search(r"\blast\b", words) or (_PART.search(ahead) and not found["q"] and not one_of):
        return PART
    more = re.search(r"\b(?:additional|another|further|other|remaining)\b", words)
    return ADDS if found["more"] or found["more2"] or more else ""


def reduce(sentence: Sentence, names: TreatyNames) -> None:
    """Put noun phrases in the place of their words."""
    _lists(sentence)
    _treaties(sentence, names)
    _dates(sentence)
    _memberships(sentence)
    _counts(sentence)
