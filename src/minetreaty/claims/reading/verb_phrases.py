"""Verb phrases: what States do to a treaty, and what a treaty does, each as one token.

A verb is read with the words before it ("has not yet", "will", "failed to") and with its object. It counts where the
object is a treaty, a pronoun for one, or left out: "ratified the budget" is not an act under a treaty. Where it is not
asserted (an infinitive, a gerund, "will", "could"), the token is another one and has the reason.
"""

from __future__ import annotations

import re

from attrs import evolve

from ...model.populations import Population
from ..kinds import Event
from ..words import Word
from . import verbs
from .tokens import COUNT, DATE, EVENT, MEMBERS, PASSIVE, TREATY, UNREAL, VERB, Sentence, Token, phrase, words
from .verbs import TreatyEvent, Verb, VerbMeaning, forms

# ---- words


def _any(lemmas: str) -> str:
    return f"(?:{'|'.join(sorted(forms(lemmas)))})"


_AUXILIARY = "has|have|had|having|is|are|was|were|be|been|being|did|do|does|to"
_MODAL = "will|would|shall|should|can|could|may|might|must"
_ADVERB = (
    "not|never|yet|already|also|now|still|since|ever|even|either|both|all|each|so|far|just|only|long|soon|then|again"
    "|later|first|alone|itself|themselves|neither|nor|longer|no|[a-z]+ly|have_to|thus|today|there|in_turn"
)
_REFUSAL = "failed|fails|refused|refuses|declined|declines|refusing|neglected|continued|continues"
_PRE = rf"(?P<pre>(?:(?:{_AUXILIARY}|{_MODAL}|{_ADVERB}|{_REFUSAL}|D)_){{0,9}})"
_STOP = (
    r"(?:,|:|\(|\)|-|and|or|but|nor|yet|while|whereas|although|though|so|because|as|since|when|after|before|once|if|until"
    r"|by|in|at|during|worldwide|globally|already|now|too|either|together|there|also|without|then|this|last|that|which"
    r"|who|with|following|upon|despite|under|thereby|thus|making|becoming|bringing|include|includes|are|is|to_date"
    r"|so_far|ago|[DVWUFI])(?!\S)"
)
_OBJECT = rf"""
    (?: (?: _(?:to|from|of|on|onto|out_of|up_to|on_to|by|for) )? (?: _(?:the|this|that|its|their|both|all) ){{0,2}}
        (?: _(?:terms|provisions|operation|application)_of(?:_the)? )?
        _(?P<own> T | X | it | them | G(?=_{_STOP}|_?$) ) (?!_'s)  # the treaty
      | (?= _{_STOP} | _?$ | _(?:the_)?[AQ] ) )                                                     # left out
"""
_CHAINED = _any("sign ratify accede accept approve join adhere succeed")
_ACT = phrase(
    rf"""
    {_PRE} (?P<verb>{_any(" ".join(verbs.ACTS))}) (?P<up>_(?:up|on|onto|out))?
    (?P<chain> (?: (?:_to)? (?: _(?:,|and|or|nor|but|/|-|yet|though|although) ){{1,2}}     # ratified or acceded to
        (?: _(?:{_AUXILIARY}|{_MODAL}|{_ADVERB}|{_REFUSAL}|who|that|which) ){{0,5}} _{_CHAINED} ){{0,4}} )
    (?: _to(?=_(?:D_|there_)?by_) )?
    {_OBJECT} (?P<by> (?:_(?:D|there))?_by )?
    """
)
_TO_BE = rf"{_any('be become remain stay')}|{_any('cease')}_(?:to_be|being)"
_MEMBER = phrase(
    rf"""
    {_PRE} (?P<verb>{_TO_BE}) (?P<mid> (?: _(?:{_ADVERB}) ){{0,4}} )
    (?: _(?:a|an|the|full|new|proud|founding|original|its|our|themselves|itself|among|N_of|other) ){{0,4}}
    _(?P<q>Q) (?! _(?:no|nos|number)_[NA] )                                     # is not yet a State Party
    """
)
_HELD = phrase(
    rf"""
    {_PRE} (?P<verb>{_TO_BE})? (?P<mid> (?: _?(?:{_ADVERB}) ){{0,4}} )
    _? (?P<how> bound(?:_by)? | outside(?:_of)? ) {_OBJECT}                   # are bound by, remain outside
    """
)
_AGREE = phrase(
    rf"""
    {_PRE} (?P<verb>{_any("consent agree")})
    (?: _to_(?:be_)?(?:legally_)?bound(?:_by)? | (?=_to_T) ) {_OBJECT}       # consented to be bound by
    """
)
_GIVES = _any("deposit lodge submit present hand give send deliver transmit file express complete provide notify")
_PAPER = phrase(
    rf"""
    {_PRE} (?P<verb>{_GIVES})
    (?: _(?:in|over|its|their|the|an?|all|formal|official|respective|national|both|with|at|D|H|G|there|headquarters
        |un|to|of|secretary-general|depositary) ){{0,8}}?
    (?: _(?:instruments?|documents?|letters?|papers?|notices?|notifications?)(?:_(?:of|for|on))? )?
    (?: _(?:its|their|the|his) )?
    _(?: (?P<ratify>ratifications?|acceptance|approval) | (?P<accede>accessions?)   # deposited its instrument of
       | (?P<join>adherence|succession|consent(?:_to_be_bound(?:_by)?)?|instruments?)   # accession
       | (?P<leave>withdrawals?|denunciation|notice) )
    (?: _(?:instruments?|notices?|notifications?|letters?|documents?|formalities|process|procedures?) )?
    (?: _(?:with|at|to)_(?:the_)?(?:H|G|un|depositary|secretary-general|treaty_section)
        (?:_(?:secretary-general|headquarters|of_the_G)){{0,2}} (?:_in_new_york)? )?
    {_OBJECT}
    """
)
_TELL = phrase(
    rf"""
    {_PRE} (?P<verb>{_any("notify")}) (?: _(?!of_|that_)[a-zGHQT,'-][\w'-]* ){{0,8}} _(?:of|that|it|about|on)
    (?: _(?:its|their|it|they|the|is|are|would|formal|be|had|has|have) ){{0,3}}
    _(?: (?P<leave>withdrawals?|withdrawing|withdrawn|denunciation|leaving|quitting   # notified it of its withdrawal
           |(?:decision|intention|intent|plans?)_to_(?:withdraw|leave|exit|quit)|exit)
       | (?P<join>consent_to_be_bound(?:_by)?) )
    {_OBJECT}
    """
)

# ---- from words to verbs

_PLANNED = "it is an aim or a plan, not said to be so"
_WISHED = "it is wished for or conditional, not said to be so"
_REFUSALS = frozenset(("yet", "still", *_REFUSAL.split("|"))) - {"continued", "continues"}
_BE = words("is are was were be been being")


def _refused(words: set[str]) -> bool:
    """Whether the words before a verb deny it without "not": "has yet to", "refused to"."""
    return "to" in words and bool(words & _REFUSALS)


def _mood(words: set[str], lemma: str, forms: frozenset[str]) -> tuple[str, str]:
    """The tense of a verb, and why it is not asserted, if it is not."""
    if words & {"will", "shall"}:
        return "future", "it is still to come"
    if words & set(_MODAL.split("|")):
        return "other", _WISHED
    if "either" in words and "neither" not in words and "not" not in words:
        return "other", "it is said of some of them only"
    if "to" in words and not _refused(words):
        return ("future" if words & _BE else "other"), _PLANNED
    if "had" in words:
        return "pluperfect", ""
    if words & {"has", "have", "having"} or _refused(words):
        return "perfect", ""
    if "ing" in forms and not words & _BE:
        return "other", "it is not said that it has been done"
    if "ing" not in forms and ("past" in forms or "did" in words):
        return "past", ""
    return ("other", _WISHED) if lemma == "be" and "base" in forms else ("present", "")


def _chain(found: re.Match[str], lemma: str, *, refused: bool) -> VerbMeaning | None:
    """The meaning of one verb, or of several with one object: "ratified or acceded to", "signed but not ratified"."""
    words = found["chain"].split()
    lemmas = {lemma, *(verbs.FORMS[word][0] for word in words if verbs.FORMS.get(word, ("",))[0] in verbs.ACTS)}
    if len(lemmas) == 1:
        return verbs.SIGN_UP if found["up"] and lemma == "sign" else verbs.ACTS[lemma]
    signs, enters = "sign" in lemmas, bool(lemmas & {"accede", "join", "succeed", "adhere"})
    if refused:
        return VerbMeaning(None, Population.NEITHER if signs else Word.OUTSIDE)
    if set(words) & {"not", "never", "yet", "failed", "refused"}:
        return verbs.SIGNED_ONLY if lemma == "sign" else None
    if signs:
        return verbs.COMMITTED if enters or "or" in words else verbs.RATIFY
    return verbs.JOIN if enters else verbs.RATIFY


def _meaning(sentence: Sentence, found: re.Match[str], lemma: str, *, refused: bool) -> VerbMeaning | None:
    """What the verb means, by the pattern that found it."""
    if found.re is _ACT:
        return _chain(found, lemma, refused=refused)
    if found.re is _MEMBER:
        return verbs.MEMBERSHIP.get(sentence.at(found, "q").value.term)
    if found.re is _HELD:
        return verbs.BOUND if found["how"].startswith("bound") else verbs.OUTSIDE
    if found.re is _AGREE:
        return verbs.JOIN
    groups = found.groupdict()
    if groups["leave"]:
        return verbs.WITHDRAW if lemma == "complete" else verbs.NOTIFY
    return verbs.RATIFY if groups.get("ratify") else verbs.ACCEDE if groups.get("accede") else verbs.JOIN


def _verb(sentence: Sentence, found: re.Match[str]) -> Token | None:
    """The token of a verb phrase."""
    lemma, forms = verbs.FORMS[(found["verb"] or "is").split()[0]]
    words = set(found["pre"].split() + (found.groupdict().get("mid") or "").split())
    nor = "nor" in sentence.pattern[: found.start()].split()[-2:]
    negated = bool(words & {"not", "never", "neither", "nor"}) or _refused(words) or nor
    meaning = _meaning(sentence, found, lemma, refused=negated)
    if meaning is None or not _has_object(sentence, found, lemma):
        return None
    if lemma == "cease" or {"no", "longer"} <= words:
        meaning, negated = verbs.GONE, negated and lemma == "cease"
    tense, unreal = ("present", "") if not found["verb"] else _mood(words, lemma, forms)
    first, last = sentence.span(found)
    when = next((token.value for token in sentence.tokens[first:last] if token.symbol == DATE), None)
    formal = found.re in (_PAPER, _TELL) or meaning is verbs.SIGN
    lasts = lemma in ("be", "remain", "stay", "belong") and meaning is not verbs.GONE
    verb = Verb(meaning, tense, negated, _treaty_of(sentence, found), unreal, when, formal, lasts)
    if found.re is _ACT and "participle" in forms:
        by = found["by"] and not words & {"has", "have", "had", "did"}
        if words & _BE or by:
            tense = "perfect" if words & {"is", "are"} else tense
            return _passive(sentence, found, evolve(verb, tense=tense, finite=bool(words & _BE)))
    return sentence.merged(found, UNREAL if unreal else VERB, verb)


def _passive(sentence: Sentence, found: re.Match[str], verb: Verb) -> Token | None:
    """The token of a passive: "signed by", or "the treaty was signed", which tells its opening."""
    if found["by"]:
        return sentence.merged(found, UNREAL if verb.unreal else PASSIVE, verb)
    if verb.meaning is verbs.SIGN:
        return sentence.merged(found, EVENT, TreatyEvent(Event.OPENED, (), verb.unreal, verb.tense))
    return sentence.merged(found, UNREAL, evolve(verb, unreal=verb.unreal or "who did it is not said"))


def _treaty_of(sentence: Sentence, found: re.Match[str]) -> str | None:
    """The key of the object, "" where it is understood, None for another treaty."""
    if found.re is _MEMBER:
        return str(sentence.at(found, "q").value.treaty)
    if not found["own"] or found["own"] in ("it", "them"):
        return ""
    token = sentence.at(found, "own")
    return str(token.value) if token.symbol == TREATY else None


def _has_object(sentence: Sentence, found: re.Match[str], lemma: str) -> bool:
    """Whether the object is a treaty, or is left out so that it can be one."""
    if found.re is not _ACT:
        return True
    if lemma == "exit" and re.search(r"(?:^|[ ])(?:'s|the|its|their) $", sentence.pattern[: found.start()]):
        return False  # "its exit"
    _, last = sentence.span(found)
    following = sentence.tokens[last].symbol if last < len(sentence.tokens) else ""
    if lemma == "pull" and found["up"] != " out":
        return False
    if found["own"] or found["by"]:
        return bool(found["own"]) or lemma != "leave"
    if following in (COUNT, MEMBERS, "the"):
        return lemma == "join"
    if lemma in ("leave", "quit", "exit"):
        return following in ("", ",", ")", DATE, "and", "but", "-")
    return lemma not in verbs.NEEDS_OBJECT


# ---- events of a treaty

_BEFORE = rf"(?P<pre> (?: (?:{_AUXILIARY}|{_MODAL}|{_ADVERB}|due|set|expected|scheduled|if)_ ){{0,7}} )"
_FORCE = phrase(
    rf"""
    {_BEFORE}
    (?: (?:enters?|entered|entering|came|comes?|coming|went|goes?|going|brought|bringing|brings?|put)_
          (?:(?:the_)?(?:T|it)_)? in(?:to)?_(?:full_|legal_)?(?:force|effect|operation)    # entered into force
      | (?:takes?|took|taking|taken)_(?:full_|legal_)?effect                                # took effect
      | (?:became|becomes?|becoming)_(?:legally_)?(?:effective|operative|law|international_law
          |binding(?:_(?:under_)?international_law)?)                                       # became binding law
      | entry_into_force(?:_of_(?:the_)?(?:(?P<whose>T)|it))? )
    (?: _(?:for|in)_(?:the_)?
        (?: (?P<own>L) | (?P<told>it(?!\S)|(?:G_|[a-z]+_)?(?:country|kingdom|republic|nation|state)) ) )?  # for Laos
    """
)
_MADE = phrase(
    rf"""
    {_BEFORE}
    (?: (?P<adopted>adopted|concluded)
      | (?:opened|opens|opening|open) (?: _(?:up_)?for_(?:signatures?|signing) | (?=_in_(?:there|[a-z]+)_D) ) )
    """
)


def _event(sentence: Sentence, found: re.Match[str]) -> Token:
    words, groups = set(found["pre"].split()), found.groupdict()
    kind = Event.IN_FORCE if found.re is _FORCE else Event.ADOPTED if groups["adopted"] else Event.OPENED
    unreal = _WISHED if words & {"should", "could", "may", "might", "if", "not", "never", "yet"} else ""
    tense = "future" if words & {"will", "would", "shall", "to"} else "past"
    states = sentence.at(found, "own").value if groups.get("own") else ()
    own = str(sentence.at(found, "whose").value) if groups.get("whose") else None
    return sentence.merged(found, EVENT, TreatyEvent(kind, states, unreal, tense, bool(groups.get("told")), own))


# ---- verbs that stand for the one before, and two that are one

_ELLIPSIS = phrase(
    r"""
    (?: (?:has|have|had|did|do|does|is|are)_(?:also_|still_)?not(?:_yet)?(?:_done_so)?      # but Russia has not
      | (?:has|have|is|are)_(?:still_)?(?:yet|still)_to_do_so
      | (?P<did> (?:did|has_done|have_done|had_done)_so | followed(?:_suit)? ) )             # Finland did so on 10 July
    (?= _[,)D] | _in_ | _?$ )
    """
)
_TWICE = phrase(r"(?P<one>V)(?:_(?:,|but|and|or|yet|though|although|who|which|that|has|have|it)){1,4}_(?P<two>V)")


def _ellipsis(sentence: Sentence, found: re.Match[str], before: Verb | None) -> Token | None:
    first, _ = sentence.span(found)
    held = (token.value for token in reversed(sentence.tokens[:first]) if token.symbol in (VERB, PASSIVE, UNREAL))
    verb = next(held, before)
    if verb is None:
        return None
    negated = not found["did"]
    joins = "followed" in found.group() and verb.meaning in (verbs.RATIFY, verbs.ACCEDE)
    meaning = verbs.JOIN if joins else verb.meaning
    return sentence.merged(
        found, VERB, evolve(verb, meaning=meaning, tense="perfect", negated=negated, unreal="", when=None)
    )


def _twice(sentence: Sentence, found: re.Match[str]) -> Token | None:
    """One verb for two: "signed the treaty but have not ratified it", "have ratified it or acceded to it"."""
    one, two = sentence.at(found, "one").value, sentence.at(found, "two").value
    if one.meaning is verbs.SIGN and not one.negated and two.meaning is verbs.RATIFY and two.negated:
        return sentence.merged(found, VERB, evolve(one, meaning=verbs.SIGNED_ONLY))
    alike = one.negated == two.negated and " or " in found.group()
    if one.meaning is verbs.RATIFY and two.meaning in (verbs.ACCEDE, verbs.JOIN) and alike:
        return sentence.merged(found, VERB, evolve(one, meaning=verbs.JOIN))
    return None


def reduce(sentence: Sentence, before: Verb | None = None) -> None:
    """Put verbs and events of treaties in the place of their words; `before` is the verb of the sentence before."""
    for form in (_FORCE, _MADE):
        sentence.replace(form, lambda found: _event(sentence, found))
    for form in (_TELL, _PAPER, _AGREE, _MEMBER, _HELD, _ACT):
        sentence.replace(form, lambda found: _verb(sentence, found))
    sentence.replace(_ELLIPSIS, lambda found: _ellipsis(sentence, found, before))
    sentence.replace(_TWICE, lambda found: _twice(sentence, found))
