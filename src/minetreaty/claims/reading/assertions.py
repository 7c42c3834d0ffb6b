"""Assertions: finds the parts of a sentence that assert nothing: what is asked, denied, supposed or wished for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .tokens import Sentence, phrase

QUESTION = "a question, not a statement"
DENIED = "it is denied, doubted or called false"
SUPPOSED = "it is supposed or conditional, not said to be so"
UNSAID = "who says so, and whether it is said to be so, could not be read"
WISHED = "it is a wish, an aim or an expectation, not said to be so"

_DENIED = phrase(
    r"""
    (?: not|hardly|far_from|nothing )_(?:entirely_|quite_)?true                               # it is not true that
    | (?: is|was|are|were|be|s )_(?:simply_|just_|quite_|plain_|also_|plainly_)?
        (?: false|untrue|wrong|incorrect|mistaken|inaccurate|misleading|nonsense|fiction|misinformed
          | not_(?:true|so|the_case|correct|accurate) )                                       # but that is wrong
    | wrongly|falsely|mistakenly|erroneously|incorrectly|inaccurately                         # wrongly said that
    | den(?:y|ies|ied|ying)|refut(?:es|ed)|debunk(?:s|ed)|disput(?:es|ed)                     # denied that
    | (?:dismiss|reject)(?:es|s|ed)_(?:as_|the_|all_)?(?:claims?|reports?|suggestions?|rumou?rs?|idea|false)
    | (?:a|the|popular|common)_(?:myth|hoax|misconception|lie|falsehood) | rumou?r(?:s|ed)? | gossip | speculation
    | nothing_(?:support|suggest|show|indicat)[a-z]*
    | contrary_to | no_(?:evidence|sign|truth|proof) | allegedly|reportedly|supposedly|purportedly|unconfirmed|hearsay
    | probably|possibly|perhaps|maybe|apparently|presumably | myths? | fake | hoax | seem(?:s|ed)?
    | (?:is|are|was|were)_(?:believed|thought|assumed|understood|feared)_to
    | (?:will|would|may|might|could)_say | (?:an?|one|some|viral)_(?:tweet|post|meme|blog)s?
    | which_(?:it|they|he|she)_(?:did|has|have|is|are|was|were|does|do)_not
    | (?:earlier|previous|original)_versions? | corrections?|corrected|erratum | originally_(?:said|stated|reported)
    | word_has_it | headlines?                                                                # it is believed that
    | (?:nobody|no_one|hardly_anyone|few)_(?:[a-z]+_)?(?:believ|think|claim|say|said|expect)[a-z]*
    | doubt(?:s|ed|ful)? | according_to_which | (?:anyone|anybody|whoever)(?:_who)?
    | (?:believ|claim|think|jok|suspect|suggest|hint|insist|alleg|speculat|hear|guess|impl|assum|maintain|contend|argu
         |reckon|fear|imagin)(?:s|e|es|ed|d|ies|ied)?(?=_(?:the_)?[LATH])                      # insiders suggest China
    | unclear | it_is_not_(?:clear|known|certain)                        # doubts that
    """
)
_SUPPOSED = phrase(
    r"""
    suppos(?:e|ing) | imagin(?:e|ing) | assum(?:e|ing) | hypothetical(?:ly)? | what_if | as_if
    | as_though | pretend(?:s|ing)?
    | in_(?:an?|the|one|this|his|her)_(?:[a-z]+_)?(?:scenario|novel|film|simulation|game|series|play|quiz)  # in a novel
    | let_(?:us|'s)_say | think_of | (?:is|are|was|were)_(?:being_|only_)?planned(?!_to)
    | (?: ^ | ,_ )(?:were|had|should)_(?:the_)?(?:[LAEH]|it|they)                              # were China to join
    """
)
_CONDITION = phrase(
    r"if|unless|whether|provided_that|in_case|in_the_event|as_(?:soon|long)_as"
    r"|once(?=_(?:[LATH]|it|the|they))"  # if Poland left
)
_WISHED = phrase(
    r"""
    goals?(?!_of_T) | aim(?:s|ed|ing)? | targets? | objectives? | hop(?:e|es|ed|ing) | wish(?:es|ed)? | dreams?
    | ambitions? | visions? | expect(?:s|ed|ing|ations?)? | predict(?:s|ed|ions?)? | forecasts?    # aims for 180
    | propos(?:es|ed|als?) | seek(?:s|ing)? | sought | want(?:s|ed|ing)? | would_like | look(?:s|ing)?_(?:to|forward)
    | demand(?:s|ed)? | pray(?:s|ed)? | recommend(?:s|ed|ations?)?
    | (?:to|must|should)_(?:be|have)(?=_[AN])                                                  # is to have 180 parties
    """
)
_THAT = phrase(
    r"""
    that (?!_,) (?: _D | _, | _(?:by|as_of|so_far|today|now|only|about|all|each|over|more_than|there|in) ){0,4}
    (?= _(?:the_)?(?:[LAEHTPZ]|it|they|he|she) )                                  # that the treaty has 165 parties
    """
)
_SAYS = re.compile(
    r"""
    \b (?: (?:sa(?:id|y)|wr(?:ote|it)|t(?:old|ell)|announc|confirm|recall|declar|stress|explain|remind|inform|kn[eo]w
           |show|found|recogni[sz]|acknowledg|admit|learn|observ|indicat|reveal|mention|approv|decid|agree|notif|regret
           |welcom|concern|alarm|celebrat) \w*                                                # he announced that
         | not(?:e|es|ed|ing) | stat(?:es|ed|ing) | report(?:ed|ing) | add(?:s|ed|ing) | finds? | point(?:s|ed)[ ]out
         | aware | pleased | glad | proud | happy | according                                 # we are aware that
         | (?:T|X|so|now|given|fact|news|clear) (?=[ ]?$) ) \b               # the treaty that 164 States have joined
    """,
    re.VERBOSE,
)
"""Words of which what is said or quoted is asserted, and what comes before a relative "that"."""
_QUOTE = re.compile(r"[\"“](?P<said>[^\"“”]{25,})[\"”]")
RETRACTS = phrase(
    r"""
    ^ (?: but_|however_,_|in_fact_,_|yet_ )?
    (?: (?: that|this|it|which|the_(?:claim|statement|figure|number|assertion|report) )_(?:is|was)_
        (?: simply_|just_|plainly_|also_|all_)?
        (?: false|untrue|wrong|incorrect|not_(?:true|so|correct|the_case)|mistaken|a_lie|fiction )  # That is wrong.
      | (?:he|she|they)_(?:(?:was|were|is|are)_(?:wrong|mistaken|lying)|got_(?:it|that|this)_wrong)  # He got it wrong.
      | (?:it|they|he|she)_(?:has|have|had|is|are|was|were|did|does|do)_not_?$                      # It has not.
      | (?:[a-z]+_|H_|L_){1,4}?(?:retracted|corrected|denied|disputed|refuted|debunked)
        _(?:it|this|that|the_(?:claim|story|statement|report|figure|headline)) )             # She later denied it.
    """
)
"""A sentence that takes back the one before: "That is wrong."."""


class Unasserted(NamedTuple):
    """A part of the text that asserts nothing, and why."""

    start: int
    end: int
    reason: str


def unasserted(sentence: Sentence, text: str) -> Iterator[Unasserted]:
    """Find the parts of a sentence that assert nothing. Its verbs must still be words."""
    start, end = sentence.start, sentence.end
    if text[start:end].rstrip("\"'”’) \n").endswith("?"):
        yield Unasserted(start, end, QUESTION)
    elif _DENIED.search(sentence.pattern):
        yield Unasserted(start, end, DENIED)
    elif _SUPPOSED.search(sentence.pattern):
        yield Unasserted(start, end, SUPPOSED)
    else:
        for form, reason in ((_CONDITION, SUPPOSED), (_WISHED, WISHED)):
            found = form.search(sentence.pattern)
            if found is not None:
                first, _ = sentence.span(found)
                would = " would " in sentence.pattern or " could " in sentence.pattern
                whole = reason is SUPPOSED and (first < 2 or would)
                yield Unasserted(start if whole else sentence.tokens[first].start, end, reason)
        for found in _THAT.finditer(sentence.pattern):
            first, _ = sentence.span(found)
            near = " ".join(token.symbol for token in sentence.tokens[max(first - 6, 0) : first])
            if _SAYS.search(near) is None:
                yield Unasserted(sentence.tokens[first].start, end, UNSAID)
        for found in _QUOTE.finditer(text, start, end):
            if _SAYS.search(f"{text[start : found.start()]} {text[found.end() : end]}") is None:
                yield Unasserted(*found.span("said"), UNSAID)
