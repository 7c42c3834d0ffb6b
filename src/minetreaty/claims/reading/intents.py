"""Intents: finds what States have declared that they will do, by a verb ("plan to leave") or a noun ("their intent").

What is only considered, discussed or denied is not an intent.
"""

from __future__ import annotations

import re

from attrs import evolve, frozen

from ..kinds import Event, Intent
from .dates import When
from .tokens import DATE, INTENT, Sentence, Token, phrase
from .verbs import Verb

_JOINS = (Event.JOINED, Event.RATIFIED, Event.ACCEDED, Event.BECAME_PARTY)
_LEAVES = (Event.LEFT, Event.WITHDREW, Event.NOTIFIED)


@frozen
class Declared:
    """An intent to leave or to join, the treaty ("" where it is understood), why it is not asserted, if so, its date,
    and the States that it names itself.
    """

    intent: Intent
    treaty: str | None
    unreal: str = ""
    when: When | None = None
    states: tuple[str, ...] = ()


_SAY = (
    r"(?:announc(?:es|ed|e|ing)|declar(?:es|ed|e|ing)|signal(?:s|led|ed|ling|ing)?|confirm(?:s|ed|ing)?|says?|said"
    r"|stat(?:es|ed|ing)|indicat(?:es|ed|e|ing)|communicat(?:es|ed|ing)|reveal(?:s|ed|ing)|unveil(?:s|ed|ing)"
    r"|express(?:es|ed|ing)?|made_(?:public|clear))"
)
AIM = r"(?:intentions?|intent|plans?|decisions?|wish|readiness|willingness|determination|resolve)"
GOING = r"(?:withdrawals?|exits?|departures?)(?:_from_(?:the_)?(?:T|it))?"
_FORM = phrase(
    rf"""
    (?P<pre> (?: (?:has|have|had|is|are|was|were|be|been|not|never|also|all|both|now|already|D|would|could|may|might
                  |should|to|[a-z]+ly)_ ){{0,6}} )
    (?: (?: plan|plans|planned|planning|intend|intends|intended|intending|decided|decides|voted|agreed|pledged|vowed
          |promised|chose|opted|moved|moving|prepare|prepares|preparing|prepared|set|committed )_(?P<verb>U)
                                                                                 # plan to pull out
      | {_SAY} (?P<gap> (?: _(?:(?!when|if|once|until|while|because)[a-z][\w'-]*|,|D|G|H) ){{0,6}}? )
        _(?: {AIM} (?:_(?:to|of|about|for|on))? (?P<more> (?:_[a-z]+){{0,2}}? )_(?: (?P<aim>U) | {GOING} )
                                                                                 # announced their plans to leave
           | (?:that_)?(?:the_)?(?: it | they | he | (?P<own>L) | H | (?:the|their)_(?:country|countries|government) )
             _(?: (?P<told>[UV]) | (?P<inner>I) )                                         # said that it would leave
           | (?: (?:their|its|a|the|planned|formal|intended|coming|own)_ ){{0,3}} {GOING} )   # announced withdrawal
      | (?: approved|backed|passed|adopted|endorsed|voted_(?:to_(?:approve|back|support|endorse)|for|in_favou?r_of|on) )
        (?: _(?:[a-z][\w'-]*|'s) ){{0,5}}? _(?: (?P<law>U) | {GOING} )           # approved a bill to leave
      | (?:in_the_process_of|steps_towards?|begun|started|beginning) (?:_[a-z]+){{0,3}}? _(?P<step>U) )
    """
)
_HEDGED = re.compile(
    r"""
    \b (?: mull\w* | consider\w* | weigh\w* | discuss\w* | debat\w* | review\w* | could | may | might | would
         | should | against | oppos\w* | regret\w* | not | never | no | possib\w+ | whether | if                # mulled
         | den(?:y|ied|ies) | reject\w* ) \b
    """,
    re.VERBOSE,
)


def aim_of(verb: Verb | None) -> Intent | None:
    """Return what a verb intends, if it joins or leaves; without a verb it is to leave."""
    event = Event.LEFT if verb is None else verb.meaning.event
    return Intent.WITHDRAW if event in _LEAVES else Intent.JOIN if event in _JOINS else None


def reduce(sentence: Sentence) -> None:
    """Put declared intents in the place of their words."""

    def declared(found: re.Match[str]) -> Token | None:
        held = sentence.values(found)
        inner: Declared | None = held.get("inner")
        if inner is not None:
            return sentence.merged(found, INTENT, evolve(inner, states=held.get("own", inner.states)))
        verb: Verb | None = next((held[name] for name in ("verb", "aim", "told", "law", "step") if name in held), None)
        told = "told" in held and verb is not None and (verb.tense in ("past", "perfect", "pluperfect") or verb.negated)
        aim = aim_of(verb)
        if aim is None or told:
            return None
        first, last = sentence.span(found)
        when = next((token.value for token in sentence.tokens[first:last] if token.symbol == DATE), None)
        hedged = _HEDGED.search(found["pre"] + (found["gap"] or "") + (found["more"] or ""))
        unreal = "it is only considered, or denied" if hedged or (verb is not None and verb.negated) else ""
        treaty = "" if verb is None else verb.treaty
        return sentence.merged(found, INTENT, Declared(aim, treaty, unreal, when, held.get("own", ())))

    sentence.replace(_FORM, declared)
    sentence.replace(_FORM, declared)  # what was said may hold another intent: "announced that they plan to leave"
