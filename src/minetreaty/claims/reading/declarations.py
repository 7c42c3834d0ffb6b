"""Declarations: which States have said that they will leave or join."""

from __future__ import annotations

from ..kinds import AnnouncementClaim, Intent
from .dates import When
from .intents import AIM, GOING, Declared, aim_of
from .noun_phrases import CountPhrase
from .reader import NOT_ON, Reader
from .subjects import Subject
from .tokens import INTENT, SPEAKER, phrase
from .verbs import Verb

_BY = phrase(
    rf"""
    (?: {AIM}|announcements?|statements?|declarations?|moves?|steps?|bids?|votes? ) (?: _[a-z]+ ){{0,3}}?
    _(?:by|of|from)_(?:the_)? (?:[a-z]+_of_(?:the_)?)? (?: (?P<count>A)(?:_[:,(-])?_ )? (?P<who>L|H) (?:_[,)-])?
    (?: _[a-z]+ ){{0,5}}? _(?: (?P<verb>U) | (?P<intent>I) | {GOING} )                  # plans by Latvia to withdraw
    """
)
_ITS = phrase(
    rf"""
    (?P<who>L|H)_'s (?: _[a-z]+ ){{0,2}}?
    _(?: {AIM}(?:_(?:to|for|of))?_(?P<verb>U)                                          # Latvia's decision to leave
       | (?:planned|intended|announced|coming)_{GOING} )                               # Latvia's planned withdrawal
    """
)
_PLANNED = phrase(rf"(?:planned|intended|announced)_{GOING}_(?:of|by)_(?:the_)?(?P<who>L)")  # planned exit of Latvia
_APPROVED = phrase(r"(?:approved|decided|agreed|announced|confirmed|declared)_that_(?:the_)?(?P<who>L)_(?P<verb>[VU])")
_JUDGED = phrase(r"(?:prais|welcom|regret|condemn|critici[sz]|deplor|concern|urg)[a-z]*")  # regretted its decision


def declarations(reader: Reader) -> None:
    """Read the declared intents of a sentence."""
    for place, token in reader.each(INTENT):
        declared: Declared = token.value
        told = Subject(place, declared.states, used=(place,)) if declared.states else reader.subjects.get(place)
        if told is None or not (told.count or told.states or told.speaker):
            reader.refuse("who intends it could not be read", place)
        elif declared.unreal:
            reader.refuse(declared.unreal, *told.used)
        else:
            own = (place, declared.when) if declared.when else None
            when = own or reader.when_before(told.place) or reader.when_after(place + 1)
            _declare(reader, told, place + 1, declared.intent, declared.treaty, when)
    for form in (_BY, _ITS, _PLANNED, _APPROVED):
        for found, first, last in reader.matches(form):
            held = reader.sentence.values(found)
            who, _ = reader.sentence.span(found, "who")
            verb: Verb | None = held.get("verb")
            aim = aim_of(verb)
            if who in reader.used or aim is None:
                continue
            told_by: Declared = held.get("intent") or Declared(aim, verb.treaty if verb else "")
            if form is _ITS and _JUDGED.search(reader.sentence.pattern):
                reader.refuse("it is judged, not told", who)
                continue
            states = (held["who"],) if reader.symbol(who) == SPEAKER else held["who"]
            told = Subject(first, states, count=held.get("count"), used=(who,))
            _declare(reader, told, last, told_by.intent, told_by.treaty, reader.when_after(last))


def _declare(
    reader: Reader, told: Subject, last: int, intent: Intent, own: str | None, when: tuple[int, When] | None
) -> None:
    count: CountPhrase | None = told.count
    if count is not None and count.part:
        reader.refuse(count.part, told.place)
        return
    on = when[1] if when is not None and when[1].how not in (*NOT_ON, "since", "from") else None
    reader.add(
        AnnouncementClaim, told.place, last, *told.used, treaty=reader.treaty(own, told.place), intent=intent,
        states=told.states or ((told.speaker,) if told.speaker else ()),
        **({} if count is None else {"number": int(count.number), "comparison": count.comparison}),
        **({} if on is None else {"on": on.until or on.value, "assumed": on.assumptions}),
    )  # fmt: skip
