"""Predicates: what prose says of States. Each way of saying it with the circle or the event that is meant.

They are written over the patterns of `marking`: ``T`` is a treaty, small words are words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..circles import Circle
from ..kinds import Event, Intent


class Predicate(NamedTuple):
    """What is said: the circle that the States are in, the event by which they came to it, and where it ends.

    ``past`` marks a plain past tense ("signed"), which dates an event; else it is a state of things ("have signed").
    """

    circle: Circle | None
    event: Event | None
    end: int
    past: bool = False
    intent: Intent | None = None


_ADVERBS = (
    r"(?:already|either|now|currently|also|all|both|since|so far|formally|officially|recently|subsequently|"
    r"still|ever|each|thus far"
    r"|to date|fully|finally|today|only|then|just|together|actually|legally|long|as yet|each|later|never"
    r"|previously|earlier|eventually|unanimously|effectively|jointly|quickly|promptly|again|widely) "
)
_SOME = rf"(?:{_ADVERBS}){{0,4}}"
"""A few adverbs and no more, so that a long row of them costs no time."""
_HAVE = rf"(?:have|has|had|having|'ve) {_SOME}"
_DONE = rf"(?:{_HAVE}|{_ADVERBS})?"
_NOT_DONE = (
    rf"(?:{_SOME}(?:have|has|had) {_SOME}(?:not (?:yet )?|yet to |never |still to |so far not |"
    r"refused to |failed to |declined to )"
    rf"{_SOME}(?:been )?|(?:did|do|does) not (?:yet )?|(?:refus(?:es?|ed|ing)|fail(?:ed|s)?|"
    r"declin(?:es?|ed)) to |yet to "
    rf"|not to have (?:yet )?|not having |(?:is|are) (?:still |also )?(?:yet|still) to |never )"
)
_BE = (
    rf"{_SOME}"
    r"(?:is|are|was|were|be|been|being|remains?|remained|remaining|becomes?|became|becoming|has been|"
    r"have been|have become"
    r"|has become|had become|had been|stands?|stood|staying|stays?|to be) "
)
_TREATY = r"(?: (?:it|this|that|onto|on|up|to|the|of|T|its|both|which|1997|so-called|global|text|accord|un))*"
_PARTY_WORDS = (
    r"(?:(?:a|an|the|full|fellow|new|states?|high|contracting) )*(?:part(?:y|ies)|members?(?: states?)?)"
    r"(?! (?:of|to) (?:the )?G\b(?! T))"
    r"(?= (?:to|of)\b| T|$| [,;.)-]| and| or"
    r"| but| as| by| in| until| since| at| on| while| D)"
)
LEAVE = r"(?:withdraw|leave|quit|exit|pull out|denounce|abandon|ditch|renounce|step out|walk away|step back)"
LEAVING = (
    r"(?:withdrawing|leaving|quitting|exiting|pulling out|denouncing|abandoning|withdrawals?|departure|"
    r"exit|denunciation)"
)
_JOIN = r"(?:join|accede|ratify|become (?:a )?(?:state )?part(?:y|ies))"
ELSE = r"(?! (?:from |of )?(?:(?:the|an?|its|their|his|her|this) (?!(?:(?:[a-z-]+|G|D|\() ){0,4}T)(?:[a-z]|G)|G(?! T)))"
"""No treaty is left where something else is: "left the room", "decided to leave the EU"."""
_SAYS = r"(?:announce[ds]?|announcing|declared|signalled|signaled|confirmed|unveiled|revealed|made public)"
_ITS = r"(?:(?:its|their|the|an?|all|formal|official|respective|T|both)(?![a-z]) )*"
_PAPER = rf"{_ITS}(?:instruments?|documents?|letters?|papers)"
_HAND_IN = r"(?:deposited|submitted|presented|handed over|handed in|lodged|transmitted)"
_RATIFYING = r"(?:ratification|acceptance|approval)"

_NO_DOUBT = (
    r"(?:(?!mull|consider|weigh|discuss|debat|review|could|may\b|might|against|oppos|regret|\bnot?\b|"
    r"possib)[^LNT;]){0,45}?"
)

_NO_OTHER_PAPER = (
    r"(?! (?:(?:a|an|the|his|her|its|their|this|that|into|off|joint|new|parliament's) )*(?:decree|law|"
    r"bill|legislation|decision|memo|memorandum|order|letter|contract|deal|statement"
    r"|declaration|motion|act|executive|withdrawal|parliament|off)\b)"
)
"""Other things than treaties are signed too."""

_FORMS: tuple[tuple[str, Circle | None, Event | None], ...] = (
    (
        rf"{_DONE}signed{_TREATY}(?: ,)?(?: (?:but|and|yet|though|although|who|that|which)"
        r")*(?: (?:have|has|had|are|is|it))?"
        rf"(?: {_ADVERBS.strip()})*(?: -)? (?:not (?:yet )?|yet to |never |still not |still to |"
        r"failed to |did not |is yet to |has not )"
        rf"{_SOME}(?:been )?(?:ratif(?:y|ied)|complete[d]? ratification)",
        Circle.SIGNED_ONLY,
        None,
    ),
    (
        rf"(?:{_NOT_DONE}(?:sign(?:ed)?) (?:or|nor|and) (?:ratified|ratify|acceded(?: to)?|accede(?: to)?|joined)"
        r"|(?:(?:have|has|had) )?neither signed nor (?:ratified|acceded(?: to)?|joined)|(?:have|has|had) done neither"
        r"|(?:is|are) neither (?:a )?(?:states? )?part(?:y|ies) nor (?:a )?signator(?:y|ies))",
        Circle.NEITHER,
        None,
    ),
    (rf"{_NOT_DONE}sign(?:ed)?(?: on| up)(?= to| T)", Circle.NOT_PARTY, Event.JOINED),
    (rf"{_NOT_DONE}sign(?:ed)?\b", Circle.UNSIGNED, Event.SIGNED),
    (rf"{_NOT_DONE}ratif(?:y|ied)(?: (?:or|nor) (?:acceded?|joined?)(?: to)?)", Circle.NOT_PARTY, Event.JOINED),
    (rf"{_NOT_DONE}ratif(?:y|ied)\b", Circle.NOT_RATIFIED, Event.RATIFIED),
    (rf"{_NOT_DONE}(?:joined|join|adhered?|adhere)\b", Circle.NOT_PARTY, Event.JOINED),
    (rf"{_NOT_DONE}accede(?:d)?\b", Circle.NOT_PARTY, Event.ACCEDED),
    (rf"{_NOT_DONE}(?:become|be|became) {_PARTY_WORDS}", Circle.NOT_PARTY, Event.BECAME_PARTY),
    (
        rf"{_DONE}signed{_TREATY} ?(?:, |or |and or |and )+(?:ratified (?:or |and )?)?acceded|"
        rf"{_DONE}signed or (?:ratified|joined|acceded)"
        rf"|(?:are|is|were) committed to|{_DONE}(?:committed (?:themselves )?to|endorsed)"
        r" (?:the )?(?:goals?|objectives?)",
        Circle.COMMITTED,
        None,
    ),
    (
        rf"{_DONE}(?:signed and )?(?:ratified|accepted|approved|acceded(?: to)?|joined)"
        r"(?:(?: ,| or| and| -| /| T| it| the)+ (?:accepted|approved|acceded(?: to)?|adhered(?: to)?|"
        r"joined|ratified)\b)+",
        Circle.CONTRACTING_STATES,
        Event.JOINED,
    ),
    (
        rf"{_DONE}{_HAND_IN} (?:{_PAPER} (?:of|for) {_RATIFYING}|(?:its|their|the) {_RATIFYING}(?: instruments?)?)",
        Circle.RATIFIED,
        Event.RATIFIED,
    ),
    (
        rf"{_DONE}{_HAND_IN} (?:{_PAPER} (?:of|for) accession|(?:its|their|the|an?) accession(?: instruments?)?)",
        Circle.ACCEDED,
        Event.ACCEDED,
    ),
    (
        rf"{_DONE}(?:notif(?:y|ies|ied) [^LN]{{0,60}}?(?:withdrawals?|withdrawing|denunciation|"
        r"(?:decision|intention|intent) to (?:withdraw|leave|exit|quit)|(?:is|are) (?:leaving|quitting))"
        r"|(?:gave|given|submitted|presented|deposited|lodged|sent|delivered|transmitted|filed|"
        rf"handed over|handed in|served) [^LND]{{0,40}}?"
        r"(?:notices?|notifications?|instruments?|letters?) (?:of|on) (?:its |their |"
        r"the )?(?:withdrawals?|denunciation)"
        r"|(?:gave|given) (?:formal |official )?notice|submitted (?:its|their) (?:formal |official )?withdrawals?"
        r"(?: (?:notices?|notifications?|instruments?|letters?))?)",
        Circle.NOTIFIED,
        Event.NOTIFIED,
    ),
    (
        rf"{_DONE}(?:signed and (?:{_ADVERBS})?)?(?:ratified|completed {_ITS}ratification(?: formalities"
        rf"| process| procedures?)?)\b",
        Circle.RATIFIED,
        Event.RATIFIED,
    ),
    (rf"{_DONE}(?:accepted|approved)(?= (?:the )?T)", Circle.RATIFIED, Event.RATIFIED),
    (rf"{_DONE}succeeded to(?= (?:the )?T)", Circle.CONTRACTING_STATES, Event.JOINED),
    (
        rf"{_DONE}(?:acceded|completed {_ITS}accession(?: formalities| process| procedures?)?)\b",
        Circle.ACCEDED,
        Event.ACCEDED,
    ),
    (
        rf"{_DONE}(?:joined(?! by (?:the )?[NL])|adhered|signed up|agreed to be bound|consented to be bound|"
        rf"(?:expressed|given|gave|notified|provided(?: notification of)?) {_ITS}consent to be bound|"
        rf"{_HAND_IN} {_ITS}instruments?(?: of consent)?(?= (?:to|with|for|on|in) |$| [,;)])|come on board)",
        Circle.CONTRACTING_STATES,
        Event.JOINED,
    ),
    (rf"{_DONE}signed (?:on|onto)(?= to| T|$| [,;])", Circle.MEMBER, Event.JOINED),
    (r"accedes(?= to (?:the )?T)", Circle.ACCEDED, None),
    (r"ratifies(?= (?:the )?T)", Circle.RATIFIED, None),
    (r"joins(?= (?:the )?T)", Circle.CONTRACTING_STATES, None),
    (rf"(?:{_ADVERBS})?(?:exits|leaves|quits|withdraws)(?= (?:from )?(?:the )?T)", Circle.LEAVING, None),
    (rf"{_DONE}signed\b{_NO_OTHER_PAPER}", Circle.SIGNATORIES, Event.SIGNED),
    (
        rf"(?:will|is to|are to|is set to|are set to|is due to|are due to) {_SOME}(?:withdraw|"
        r"leave|quit|exit|pull out|cease to be (?:a )?(?:state )?part(?:y|ies))",
        None,
        Event.LEFT,
    ),
    (
        rf"(?:{_HAVE}|(?:{_ADVERBS}){{1,4}})?(?:withdrawn|withdrew|left|quit|exited|pulled out|denounced|abandoned"
        rf"|renounced|ended (?:its|their) participation|completed {_ITS}(?:withdrawal|exit|departure)"
        rf"|ceased to be (?:a )?(?:state )?part(?:y|ies))\b(?! from use){ELSE}",
        Circle.WITHDRAWN,
        Event.WITHDREW,
    ),
    (
        rf"(?:is|are|was|were) {_SOME}(?:in the process of )?(?:withdrawing|leaving|quitting|"
        r"exiting|pulling out)",
        Circle.LEAVING,
        None,
    ),
    (
        rf"{_BE}{_SOME}no longer (?:(?:legally |formally )?bound by|(?:a |the )?(?:states? )?{_PARTY_WORDS})",
        Circle.WITHDRAWN,
        Event.LEFT,
    ),
    (
        rf"{_BE}{_SOME}(?:not (?:yet )?(?:{_ADVERBS})?(?:a )?(?:states? )?{_PARTY_WORDS}|"
        r"(?:a )?(?:non-?(?:states? )?part(?:y|ies)"
        r"|non-?states? part(?:y|ies)|states? not party|non-members?))",
        Circle.NOT_PARTY,
        Event.BECAME_PARTY,
    ),
    (
        rf"{_BE}{_SOME}(?:not (?:yet )?(?:a |among the )?(?:signator(?:y|ies))|(?:a |the |"
        r"among the )?non-?signator(?:y|ies))",
        Circle.NON_SIGNATORY,
        Event.SIGNED,
    ),
    (rf"(?:{_BE})?{_SOME}outside(?= (?:of )?(?:the |this )?T| it|$| [,;)])", Circle.NOT_PARTY, None),
    (
        rf"{_BE}{_SOME}(?:a |the |T |among (?:the )?|original )*signator(?:y|ies)\b",
        Circle.SIGNATORY,
        Event.SIGNED,
    ),
    (
        rf"(?:will|is to|are to|is set to|are set to|is due to|are due to) {_SOME}(?:become|be) {_PARTY_WORDS}",
        None,
        Event.BECAME_PARTY,
    ),
    (
        rf"{_BE}{_SOME}(?:legally |formally )?bound (?:by|to(?= ,| not| never| (?:the )?T))",
        Circle.STATES_PARTIES,
        Event.IN_FORCE,
    ),
    (
        r"(?:legally |formally )?bound by(?= (?:the |its |this )*(?:T|ban|global|norm|provisions|terms|it\b))",
        Circle.STATES_PARTIES,
        None,
    ),
    (rf"{_BE}{_SOME}{_PARTY_WORDS}", Circle.PARTY, Event.BECAME_PARTY),
    (r"belong(?:s|ed)? to(?= (?:the )?T)", Circle.MEMBER, None),
    (
        rf"(?:{_BE})?{_SOME}(?:on ?board|(?:actively )?participating)(?= (?:in )?(?:the )?T|$| [,;)])",
        Circle.MEMBER,
        None,
    ),
)
_COMPILED = tuple((re.compile(form), circle, event) for form, circle, event in _FORMS)

_ANNOUNCES = re.compile(
    rf"{_DONE}{_SOME}(?:(?:{_SAYS})(?: {_NO_DOUBT})? (?P<leave>{LEAVE}|{LEAVING})\b{ELSE}"
    rf"|(?:approved|backed|passed|adopted|voted for|voted in favou?r of) [^LNT;]{{0,40}}?"
    rf"(?P<leave3>{LEAVING}|(?<=to ){LEAVE})\b{ELSE}|voted to (?:(?:approve|back|support"
    rf"|endorse) [^LNT;]{{0,30}}?)?(?P<leave4>{LEAVE}|{LEAVING})\b{ELSE}"
    r"|(?:plans?|planned|intends?|intended|decided|(?:is|are) (?:all |both |now |also )?(?:planning|preparing|set|"
    r"about|due|poised|moving)|pledged|agreed|vowed|chose"
    rf"|opted|moved) to (?:legally |formally )?(?P<leave2>{LEAVE})\b{ELSE}"
    rf"|(?:{_SAYS})(?: {_NO_DOUBT})? to (?P<join>{_JOIN})\b"
    r"|(?:plans?|planned|intends?|intended|decided|(?:is|are) (?:planning|preparing|set|about|due))"
    rf" to (?P<join2>{_JOIN})\b)"
)

_PAST = re.compile(
    rf"^{_SOME}(?:signed|ratified|acceded|joined|withdrew|left|quit|became|deposited|notified|"
    r"gave|submitted|lodged|did not|was|were)"
)

NOUNS = (
    r"(?:(?:states?|countries|nations|governments) and (?:territories|regions|areas|nations|"
    r"governments)|states?|countr(?:y|ies)|nations?|governments?|(?:un )?member[- ]states?|"
    r"member (?:countries|nations)|sovereign states?"
    r"|territories|powers|members)"
)

_POPULATIONS: tuple[tuple[str, Circle], ...] = (
    (
        r"(?:states?|countr(?:y|ies)|nations?) (?:that are |which are )?(?:not (?:yet )?part(?:y|ies)|outside)\b",
        Circle.NOT_PARTY,
    ),
    (
        r"non-?(?:states? )?part(?:y|ies)\b|non-?member(?: state)?s?\b|states? non-?part(?:y|ies)|hold-?outs?\b",
        Circle.NOT_PARTY,
    ),
    (r"non-?signator(?:y|ies)\b(?: (?:states|countries|nations))?", Circle.NON_SIGNATORY),
    (r"(?:states?|countries) (?:part(?:y|ies))\b|states? part(?:y|ies)\b", Circle.PARTY),
    (r"(?:high )?contracting (?:part(?:y|ies)|states?)\b|part(?:y|ies)\b", Circle.PARTY),
    (r"(?:signator(?:y|ies)|signers)\b(?: (?:states?|countries|nations|governments))?", Circle.SIGNATORY),
    (r"signatures\b", Circle.SIGNATORIES),
    (r"ratifications\b", Circle.RATIFIED),
    (r"accessions\b", Circle.ACCEDED),
    (r"withdrawals\b", Circle.LEAVING),
    (r"member[- ](?:states?|countries|nations)\b|members\b|adherents\b", Circle.MEMBER),
)
_POPULATION = tuple((re.compile(form), circle) for form, circle in _POPULATIONS)

TO_DO = (
    (re.compile(r"to (?:have )?(?:formally |officially )?(?:sign and ratify|ratif(?:y|ied))\b"), Event.RATIFIED),
    (re.compile(r"to (?:have )?(?:formally |officially )?sign(?:ed)?\b(?! (?:on|up))"), Event.SIGNED),
    (re.compile(r"to (?:have )?(?:formally |officially )?acced(?:e|ed)\b"), Event.ACCEDED),
    (
        re.compile(
            r"to (?:have )?(?:formally |officially )?(?:join(?:ed)?|adhere|sign (?:on|up)|agree|assent|adopt"
            r"|(?:ban|outlaw|renounce) (?:all |the use of )?(?:anti-?personnel |land ?|land-)?(?:mines"
            r"|landmines|cluster))\b"
        ),
        Event.JOINED,
    ),
    (
        re.compile(
            rf"(?:to (?:have )?(?:formally |officially |ever )*(?:{LEAVE}|withdrawn|left|quit)|(?:of )?withdrawal)\b"
        ),
        Event.WITHDREW,
    ),
    (re.compile(r"to (?:have )?(?:become|became) (?:a )?(?:state )?(?:party|member)"), Event.BECAME_PARTY),
    (
        re.compile(r"(?:states? )?part(?:y|ies)\b|state member\b|member(?: state)?\b|(?:high )?contracting party\b"),
        Event.BECAME_PARTY,
    ),
    (
        re.compile(r"to deposit(?:ed)?\b(?= (?:(?:its|an?|the|T) )*(?:T|instruments?|ratification|accession))"),
        Event.JOINED,
    ),
    (re.compile(r"signator(?:y|ies)\b|signature\b"), Event.SIGNED),
    (re.compile(r"(?:instruments? of )?ratification\b"), Event.RATIFIED),
    (re.compile(r"(?:instruments? of )?accession\b"), Event.ACCEDED),
)
"""What a rank is a rank of, by the words that follow "the 40th country"."""


def predicate(pattern: str, place: int) -> Predicate | None:
    """The predicate that begins at that place of a pattern, if one does."""
    found = _ANNOUNCES.match(pattern, place)
    if found is not None:
        leaves = found["leave"] or found["leave2"] or found["leave3"] or found["leave4"]
        return Predicate(None, None, found.end(), intent=Intent.WITHDRAW if leaves else Intent.JOIN)
    for form, circle, event in _COMPILED:
        found = form.match(pattern, place)
        if found is not None:
            return Predicate(circle, event, found.end(), past=bool(_PAST.match(found.group())))
    return None


def population(pattern: str, place: int) -> Predicate | None:
    """The noun at that place that is itself a circle: "States Parties", "signatories"."""
    for form, circle in _POPULATION:
        found = form.match(pattern, place)
        if found is not None:
            return Predicate(circle, None, found.end())
    return None


_BY = re.compile(
    r"(?P<denied>\b(?:not|never|yet to be)(?: (?:yet|been|so|far))* )?(?:(?P<was>\b(?:was|were)) (?:[a-z]+ly |then )?)?"
    r"(?P<verb>(?:signed(?: and| ,| or)? ratified|signed|ratified(?: ,| or| and|"
    r" /)+ (?:acceded(?: to)?|joined|accepted)(?: to)?"
    r"|ratified|acceded to|joined|agreed to|accepted|endorsed|adopted))(?: and| or)?(?: (?:in|at) (?:ottawa|oslo|"
    r"new york|geneva)(?: ,)?)?"
    r"(?P<dated> (?:on|in) D)? by (?:a total of |the |(?:an |a )?(?P<more>additional |another |further ))?$"
)

_BY_CIRCLE = (
    ("acceded to", Circle.ACCEDED),
    ("joined", Circle.CONTRACTING_STATES),
    ("agreed to", Circle.CONTRACTING_STATES),
    ("ratified", Circle.RATIFIED),
    ("signed", Circle.SIGNATORIES),
    ("accepted", Circle.MEMBER),
    ("endorsed", Circle.MEMBER),
)

BY_EVENT = {
    Circle.ACCEDED: Event.ACCEDED,
    Circle.CONTRACTING_STATES: Event.JOINED,
    Circle.RATIFIED: Event.RATIFIED,
    Circle.SIGNATORIES: Event.SIGNED,
}


def passive(before: str) -> Predicate | None:
    """The passive that ends before a number: "ratified or acceded to by"."""
    found = _BY.search(before)
    if found is None:
        return None
    verb = found["verb"]
    if verb == "joined" and re.search(r"L[^T]*$", before[: found.start()]):
        return None  # "Poland, joined by Latvia" is not what was joined
    if ("acceded" in verb and "ratified" in verb) or ("joined" in verb and "ratified" in verb):
        return Predicate(Circle.CONTRACTING_STATES, Event.JOINED, found.end())
    if verb == "signed or ratified":
        return Predicate(Circle.COMMITTED, None, found.end())
    if found["more"] and verb.endswith("signed"):
        return Predicate(Circle.SIGNED_ONLY, None, found.end())
    for words, circle in _BY_CIRCLE:
        if words in verb:
            if found["denied"]:
                return Predicate(circle.complement or Circle.NOT_PARTY, None, found.end())
            event = BY_EVENT.get(circle)
            return Predicate(circle, event, found.end(), past=bool(found["dated"] or found["was"]))
    return None
