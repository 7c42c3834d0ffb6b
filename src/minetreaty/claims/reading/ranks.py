"""Ranks: which State was the nth to do something, "the 161st country to ratify", "State Party no. 111"."""

from __future__ import annotations

import re

from ..kinds import Event, RankClaim
from ..words import Word
from .noun_phrases import NOUN, CountPhrase, Membership
from .reader import Reader
from .subjects import opening
from .tokens import DATE, EVENT, INTENT, PASSIVE, STATES, UNREAL, VERB, phrase, words
from .verbs import NOUNS, TreatyEvent, Verb

_RANK = phrase(
    rf"""
    (?P<rank>O) (?P<few>_N)? (?: _(?:and_(?:[a-z]+_)?|most_recent_)?(?:newest|latest|new|most_recent|last) )?
    (?:_(?P<g>G)(?:_'s)?)? (?:_member)?
    (?: _(?P<member>Q) (?:_(?P<verb>U))?                                       # the 161st State Party
      | (?: _(?:{NOUN}|one|members?) )? (?: _(?:in|of|from)_(?:the_)?(?P<g2>G)(?:_region)? )?
        (?: _(?:worldwide|globally|in_the_world|overall|D|there) )?
        _(?: (?P<verb2>U) | (?P<so>to_(?:do_so|take_(?:this|that)_step|have_done_so))   # the 40th country to ratify
           | (?:that|which|who|to_have)_(?P<verb3>V) )
      | _(?P<act>ratification|accession|signature|withdrawal)s? (?: _(?:to|of|from)_(?:the_)?T )? )
    | (?P<member2>Q)_(?:no|nos|number)_(?P<n>[NA])                             # State Party no. 111
    """
)
_BETWEEN = words(
    "the its a an is was are were as became become becomes becoming being thus now also only just officially formally "
    "making makes made it them newest latest new most recent and bringing to joining about today therefore one among "
    "of very amongst has have had 's on , ( - N D T ratification accession withdrawal signature instrument"
)
"""What may stand between a State and its rank."""
_LANDS = words("country kingdom republic nation this")
_ONE_OF = re.compile(r"\b(?:among|N of|amongst)(?: the)?(?: very)? $")
_OTHERWISE = phrase(r"to(?=_(?!the_|T|it))|U|that|which|who|of(?=_(?!T|the_T))")
_FOLLOWING = phrase(
    r"""
    (?: (?:,|-|was|is|came_from|being|by|of|that_of|deposited_by|the|to|T|on|D|from|with)_ ){0,6} (?P<who>L)
    """
)


def ranks(reader: Reader) -> None:
    """Read the ranks of a sentence."""
    for found, first, last in reader.matches(_RANK):
        event, own = _event(reader, found, first)
        other = found["member"] and not found["verb"] and reader.sentence.after(last, _OTHERWISE)
        if event is None or other:
            continue  # the first State Party to do something else
        who = _who(reader, first, last)
        if who is None or _since(reader, found, last):
            reader.refuse("whose rank it is could not be read", first)
            continue
        _ranked(reader, found, (first, last), who, event, reader.treaty(own, first))


def _since(reader: Reader, found: re.Match[str], last: int) -> bool:
    """Whether the rank is of a time only: "the first accession since 2017"."""
    vague = reader.symbol(last) in ("since", "after", "for")
    dated = reader.symbol(last) == DATE and reader.tokens[last].value.how == "since"
    return (bool(found["act"]) or bool(found["member"])) and (vague or dated)


def _ranked(
    reader: Reader, found: re.Match[str], span: tuple[int, int], who: tuple[int, tuple[str, ...]], event: Event,
    treaty: tuple[str, str],
) -> None:  # fmt: skip
    """Add the rank of a State, and the date of what it did."""
    (first, last), (place, states) = span, who
    held = reader.sentence.values(found)
    within = held.get("g") or held.get("g2")
    when = reader.when_after(last) or (reader.when_before(place) if place < first else None)
    dated = when is not None and when[1].how in ("", "on", "in", "during", "at")
    one_of = _ONE_OF.search(reader.sentence.before(first))
    rank, start = held.get("rank", held.get("n")), min(place, first)
    rank = rank.number if isinstance(rank, CountPhrase) else rank
    told = False
    if not one_of and not found["few"] and len(states) == 1 and isinstance(rank, int):
        reader.add(
            RankClaim, start, last, place, first, treaty=treaty, state=states[0], rank=rank, event=event, within=within
        )
        told = True
    if dated and when is not None and (told or (one_of and rank == 1)):
        reader.add_dates(states, event, when, start, last, place, treaty=treaty)
    elif not told:
        reader.refuse("it needs the whole to be understood", first)


def _event(reader: Reader, found: re.Match[str], first: int) -> tuple[Event | None, str | None]:
    """What the rank is a rank of, and the treaty."""
    held = reader.sentence.values(found)
    verb: Verb | None = held.get("verb") or held.get("verb2") or held.get("verb3")
    if verb is not None:
        return (None if verb.negated else verb.meaning.event), verb.treaty
    if found["act"]:
        return NOUNS[found["act"]].event, ""
    if found["so"]:
        verbs = [token.value for at, token in reader.each(VERB, PASSIVE, UNREAL) if at < first]
        if verbs:
            return verbs[-1].meaning.event, verbs[-1].treaty
        told = reader.context.verb
        act = next((NOUNS[word].event for word in NOUNS if word in reader.sentence.before(first)), None)
        return (told.meaning.event, told.treaty) if told is not None and act is None else (act, "")
    noun: Membership = held.get("member") or held["member2"]
    if noun.term in (Word.PARTY, Word.MEMBER):
        return Event.BECAME_PARTY, noun.treaty
    return (Event.SIGNED if noun.term is Word.SIGNATORY else None), noun.treaty


def _who(reader: Reader, first: int, last: int) -> tuple[int, tuple[str, ...]] | None:
    """Whose the rank is: the State before "became the", or the one after it."""
    here = first
    while here > max(first - 14, 0):
        here -= 1
        clause = opening(reader.tokens, here) if reader.symbol(here) == "," else None
        here = here if clause is None else clause - 1  # "Belarus, which holds mines, is the latest to join"
        symbol = reader.symbol(here)
        if symbol == STATES:
            return here, reader.tokens[here].value
        told = _told(reader, here, symbol)
        if told is not None:
            return told
        if symbol == UNREAL:
            return None
        if symbol not in (VERB, EVENT, INTENT) and symbol not in _BETWEEN and symbol not in _LANDS:
            break
    following = reader.sentence.after(last, _FOLLOWING)
    if following is None:
        return None
    at, _ = reader.sentence.span(following, "who")
    return at, reader.tokens[at].value


def _told(reader: Reader, here: int, symbol: str) -> tuple[int, tuple[str, ...]] | None:
    """The State of which a verb, an event or a pronoun before the rank speaks."""
    if symbol in (VERB, EVENT, INTENT):
        subject = reader.subjects.get(here)
        event: TreatyEvent | None = reader.tokens[here].value if symbol == EVENT else None
        states = subject.states if subject else event.states if event else ()
        return (subject.place if subject else here, states) if states else None
    before = reader.symbol(here - 1) in ("making", "makes", "made")
    if reader.context.states and (symbol in _LANDS or (symbol == "it" and not before)):
        return here, reader.context.states
    return None
