"""Assertions: finds the parts of a sentence that assert nothing: what is asked, denied, supposed or wished for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .tokens import Sentence, phrase

QUESTION = "a question, not a statement"
DENIED = "it is denied, doubted or called false"
SUPPOSED = "it is supposed or conditional, not said to be so"
WISHED = "it is a wish, an aim or an expectation, not said to be so"

_DENIED = phrase(
    r"""
    (?: not|hardly|far_from|nothing )_(?:entirely_|quite_)?true                               # it is not true that
    | (?: is|was|are|were|be|s )_(?:simply_|just_|quite_|plain_|also_|plainly_)?
        (?: false|untrue|wrong|incorrect|mistaken|inaccurate|misleading|nonsense|fiction
          | not_(?:true|so|the_case|correct|accurate) )                                       # but that is wrong
    | wrongly|falsely|mistakenly|erroneously|incorrectly|inaccurately                         # wrongly said that
    | den(?:y|ies|ied|ying)|refut(?:es|ed)|debunk(?:s|ed)|disput(?:es|ed)                     # denied that
    | (?:dismiss|reject)(?:es|s|ed)_(?:as_|the_|all_)?(?:claims?|reports?|suggestions?|rumou?rs?|idea|false)
    | (?:a|the|popular|common)_(?:myth|hoax|misconception|lie|falsehood) | rumou?r(?:s|ed)? | gossip | speculation
    | (?:claims?|allegations?|idea|notion|suggestions?)_that | nothing_(?:support|suggest|show|indicat)[a-z]*
    | contrary_to | no_(?:evidence|sign|truth|proof) | allegedly|reportedly|supposedly|purportedly|unconfirmed|hearsay
    | probably|possibly|perhaps|maybe|apparently|presumably | (?:is|was)_(?:im)?possible_that | myths? | fake | hoax
    | (?:believ|claim|think)(?:s|e|es|ed)?_that | (?:is|are|was|were)_(?:believed|thought|assumed|understood|feared)_to
    | word_has_it | headlines?                                                                # it is believed that
    | (?:nobody|no_one|hardly_anyone|few)_(?:[a-z]+_)?(?:believ|think|claim|say|said|expect)[a-z]*
    | doubt(?:s|ed|ful)? | unclear | it_is_not_(?:clear|known|certain)                        # doubts that
    """
)
_SUPPOSED = phrase(
    r"""
    suppos(?:e|ing) | imagin(?:e|ing) | assuming | assum(?:e|es|ed)_that | hypothetical(?:ly)? | what_if | as_if
    | as_though | in_(?:a|the|one|this)_(?:scenario|novel|film|simulation|game) | pretend(?:s|ing)?   # suppose that
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
    | propos(?:es|ed|als?) | seek(?:s|ing)? | sought | want(?:s|ed|ing)? | would_like | looks?_forward
    | looking_forward | demand(?:s|ed)? | pray(?:s|ed)? | recommend(?:s|ed|ations?)? | (?:foresee|envisage|mean)s?_that
    | (?:to|must|should)_(?:be|have)(?=_[AN])                                                  # is to have 180 parties
    """
)
RETRACTS = phrase(
    r"""
    ^ (?: but_|however_,_|in_fact_,_|yet_ )?
    (?: (?: that|this|it|which|the_(?:claim|statement|figure|number|assertion|report) )_(?:is|was)_
        (?: simply_|just_|plainly_|also_|all_)?
        (?: false|untrue|wrong|incorrect|not_(?:true|so|correct|the_case)|mistaken|a_lie|fiction )  # That is wrong.
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
                whole = reason is SUPPOSED and first < 2
                yield Unasserted(start if whole else sentence.tokens[first].start, end, reason)
