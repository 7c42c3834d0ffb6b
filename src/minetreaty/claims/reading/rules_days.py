"""Rules for days: when the convention was adopted, opened or entered into force, and whose act took effect when."""

from __future__ import annotations

import re

from ..kinds import DateClaim, Event
from .predicates import predicate
from .sentence import Reader, When, starts_of
from .tokens import STATES

_TREATY_EVENTS = (
    (
        re.compile(
            r"\b(?:(?:enter(?:s|ed|ing)?|came|com(?:es?|ing)|went|go(?:es|ing)?|br(?:ings?|inging|ought)|entry|put)"
            r"(?: T| it)? in(?:to)? (?:force|effect|operation)|(?:takes?|took|taking) effect|bec(?:omes?"
            r"|ame) effective)"
            r"(?: internationally| globally)?(?: (?:for|in) (?:the )?(?:L|it))?(?: more than N years ago)?"
            r"(?: in N months(?: ,)?)?(?: (?:on|in|from))?(?: [a-z]+day)?(?: ,)? (?=D)"
            r"|\b(?:became|become) (?:a )?(?:binding |international |legally |part of |"
            r"binding under )*(?:law|binding)(?: on| in)?(?: ,)? (?=D)"
            r"|\beffective(?: on| in)? (?=D)|\bin force since (?=D)"
        ),
        Event.IN_FORCE,
    ),
    (
        re.compile(
            r"\b(?:adopted|concluded)(?: N years ago)?(?: (?:in|at) (?:N )?[^;ND]{1,60}?"
            r"| by (?:N )?[^,;NLD]{1,60}?| by (?:the )?[a-z ]{0,40}conference [^;D]{0,160}?)?"
            r"(?: ,)?(?: on| in| back in)? (?=D)"
        ),
        Event.ADOPTED,
    ),
    (
        re.compile(
            r"\b(?:opened|open|opening|launched) for signatures?(?: (?:in|at"
            r"|by) [^;ND]{1,60}?)?(?: ,)?(?: on| from| in)? (?=D)"
            r"|(?:\bT (?:which )?(?:was )?|^it was )signed(?: (?:in|at) [a-zL ,]{1,45}?)?(?: on| in) (?=D(?! by))"
            r"|^[^LN]*\band signed (?:in|at) [a-z ,]{1,45}? (?:on|in) (?=D(?! by))"
        ),
        Event.OPENED,
    ),
)
_DAY_FIRST = re.compile(
    r"^(?:(?:thus|so|then|finally|and|but|later)(?: ,)? )?(?:on "
    r"|in )(?P<d>D)(?: ,)? (?:the )?T (?:\( [^()]{1,20} \) )?(?:[a-z]+ly |finally |then )?(?P<verb>"
    r"(?:entered|came) into (?:force|effect)|took effect|became (?:binding )?(?:international )?(?:law|binding)"
    r"|was adopted|was opened for signature|opened for signature)(?! (?:for|in) (?:the )?L)\b"
)
_SAW = re.compile(
    r"(?P<d>D) (?:saw|marks|marked|brought|was the day of|is the day of) (?:the )?"
    r"(?P<verb>adoption|opening for signature|entry into force) of (?:the )?T"
)
_ANNIVERSARY = re.compile(r"\b(?:anniversary of|(?:years?|decades?) (?:since|after|of|from)) (?:the |its |their )?$")
_LATELY = 400
"""So many days before publication, a day with an anniversary is that of the anniversary."""
_FIRST_EVENTS = (("adopted", Event.ADOPTED), ("opened", Event.OPENED), ("", Event.IN_FORCE))
_FOR_WHOM = re.compile(
    r"\b(?:enter(?:s|ed)? into|came into|comes? into|takes?|took) (?:force|effect) (?:for|in)"
    r" (?:the )?(?P<l>L)(?! (?:on |in |from )?D)"
)
_LEAVES = re.compile(r"(?:withdrawals?|exit|departure|denunciation|decision)[^;]{0,90}$")
_FOR_STATE = re.compile(r"(?:for|in) (?:the )?(?P<l>L)")
_POSSESSED = re.compile(
    r"(?P<l>L) (?:formal |official |own |planned |decision |instruments? of )*(?P<noun>accession|"
    r"ratification|withdrawal|exit|departure|signature|denunciation)s?"
    r"(?: (?:from|of|to|the|T|it|, which|which|,))*(?: (?:formally|officially|will|was|is|to|due to|"
    r"set to|had|has|would))*"
    r" (?:took|takes?|taking|become|became|becomes|enters?|entered|comes?|came|went|deposited|received)(?: (?:in)?to)?"
    r"(?: (?:legal )?(?:effective|effect|force))?(?: earlier this year)?(?:(?: on| in|"
    r" from)?(?: [a-z]+day)?(?: ,)? (?P<d>D))?"
)
_POSSESSED_OF = re.compile(
    r"(?P<noun>accession|ratification|withdrawal|exit|departure|denunciation)s? (?:of|by)"
    r" (?:the )?(?P<l>L)(?: (?:from|of|to|the|T|,|which))*"
    r" (?:took|takes?|will take|became|becomes|will become|entered|enters|comes?|came|went)"
    r"(?: into)?(?: (?:effect|effective|force))(?: on| in| from)? (?P<d>D)"
)


def treaty_days(reader: Reader) -> None:
    """When the convention was adopted, opened for signature, or entered into force, at large or for a State."""
    for found in _FOR_WHOM.finditer(reader.pattern):
        when = reader.when(found.start(), found.end())
        if when is not None and not reader.unreal(found.start()):
            dated(reader, found, when, Event.IN_FORCE, found.start("l"))
    for first in filter(None, (_DAY_FIRST.match(reader.pattern), _SAW.search(reader.pattern))):
        event = next(event for word, event in _FIRST_EVENTS if word in first["verb"])
        dated(reader, first, reader.date_at(first.start("d")), event, None)
    for form, event in _TREATY_EVENTS:
        for found in form.finditer(reader.pattern):
            before = reader.pattern[: found.start()]
            if found.end() in reader.taken or reader.unreal(found.start()) or _LEAVES.search(before):
                continue
            when = reader.date_at(found.end())
            ago = reader.context.published - when.value.first
            if _ANNIVERSARY.search(before) and abs(ago.days) < _LATELY:
                continue
            whose = _whose(reader, found) if event is Event.IN_FORCE else None
            dated(reader, found, when, event, whose)


def dated(
    reader: Reader, found: re.Match[str], when: When, event: Event, at: int | None, assumed: tuple[str, ...] = ()
) -> None:
    """Adds that the event was on that day, for the States at that place or, with none, for the convention itself."""
    first, last = min(found.start(), when.place), max(found.end(), when.place + 1)
    first = first if at is None else min(first, at)
    codes: tuple[str | None, ...] = (None,) if at is None else reader.sentence.mark(at).value
    for code in codes:
        reader.add(
            DateClaim, first, last, when.place, event=event, when=when.value, until=when.until, state=code,
            assumed=(*when.assumed, *assumed),
        )  # fmt: skip


def _whose(reader: Reader, found: re.Match[str]) -> int | None:
    """For which State the convention entered into force, where the sentence says it of one; None for all."""
    start, end = found.span()
    for first, last in ((start, end), (end, end + 16), (max(start - 30, 0), start)):
        named = _FOR_STATE.search(reader.pattern, first, last)
        if named is not None:
            return named.start("l")
    joined = _JOINED_BEFORE.search(reader.pattern, 0, start)
    return None if joined is None else joined.start()


_JOINED_BEFORE = re.compile(r"L[^L;]*\b(?:acced|ratif|join|accession|deposit|consent)[^L;]*$")

_NOUN_EVENTS = {
    "accession": (Event.ACCEDED, Event.IN_FORCE),
    "ratification": (Event.RATIFIED, Event.IN_FORCE),
    "signature": (Event.SIGNED, Event.SIGNED),
    "withdrawal": (Event.NOTIFIED, Event.LEFT),
    "exit": (Event.NOTIFIED, Event.LEFT),
    "departure": (Event.NOTIFIED, Event.LEFT),
    "denunciation": (Event.NOTIFIED, Event.LEFT),
}

_ON_ITS = re.compile(
    r"(?P<l>L) (?:on|for|with|after|following|upon) (?:its|their) (?:recent |"
    r"formal )?(?P<noun>accession|ratification|withdrawal) (?:of|to|from) (?:the )?T (?:on|in)"
    r" (?P<d>D)"
)
_ITS = re.compile(
    r"\b(?:the|its|their|this) (?P<noun>withdrawals?|exit|departure)(?: from (?:the )?T)? (?:will|"
    r"shall|is to|is due to|is set to)? ?(?:takes?|took|becomes?|became|comes?|came|enters?)"
    r"(?: into)? (?:effect|effective|force)(?: [a-z]+ months after [a-z ]+,)?(?: on| in| from)? (?P<d>D)"
)


_IN_BRACKETS = re.compile(r"(?P<l>L) \( (?:on |in )?(?P<d>D) \)")


def days_in_brackets(reader: Reader) -> None:
    """States with the day of each in brackets: "have ratified it: Ukraine (December 2005), Haiti (February 2006)"."""
    found = list(_IN_BRACKETS.finditer(reader.pattern))
    if len(found) < 2 or reader.unreal(found[0].start()):
        return
    said = [predicate(reader.pattern, place) for place in starts_of(reader.pattern[: found[0].start()])]
    event = next((one.event for one in reversed(said) if one is not None and one.event is not None), None)
    if event is not None:
        for one in found:
            dated(reader, one, reader.date_at(one.start("d")), event, one.start("l"))
            reader.taken.add(one.start("l"))


_ACT_OF = re.compile(
    r"\b(?P<noun>accession|ratification|signature|withdrawal)s? (?:of|by) (?:the )?(?P<l>L)"
    r"(?: (?:from|of|to|the|T|was|were|which|,))*(?: (?:deposited|received))?(?: (?:on|in))? (?P<d>D)"
)
_ITS_ACT = re.compile(
    r"(?P<l>L)(?: (?!to\b|and\b)[a-z]+){0,8}? (?P<noun>accession|ratification|signature)"
    r"(?: (?:of|to|the|T|deposited|received))* (?:on|in) (?P<d>D)"
)
_ACTS = {
    "accession": Event.ACCEDED,
    "ratification": Event.RATIFIED,
    "signature": Event.SIGNED,
    "withdrawal": Event.WITHDREW,
}


def acts_by_noun(reader: Reader) -> None:
    """Acts that a noun names, with their day: "the ratification by Peru on 4 May", "Cuba's accession on 6 April"."""
    for form in (_ACT_OF, _ITS_ACT):
        for found in form.finditer(reader.pattern):
            at = found.start("l")
            mark = reader.sentence.mark(at)
            whose = form is _ACT_OF or reader.text[mark.start : mark.end].endswith(("'s", "’s"))
            when = reader.date_at(found.start("d"))
            if whose and at not in reader.taken and when.place not in reader.taken and not reader.unreal(found.start()):
                dated(reader, found, when, _ACTS[found["noun"]], at)
                reader.taken.add(at)


_WITH_EFFECT = re.compile(
    r"(?P<l>L)[^L;]*\b(?:withdr|denounc|denunc|leav)[^L;]* with effect (?:from|on|as of) (?P<d>D)"
)


def possessed_days(reader: Reader) -> None:
    """Whose withdrawal took effect when: "Poland's withdrawal took effect on 20 February 2026"."""
    for found in _ON_ITS.finditer(reader.pattern):
        act, _ = _NOUN_EVENTS[found["noun"]]
        dated(reader, found, reader.date_at(found.start("d")), act, found.start("l"))
    for found in _WITH_EFFECT.finditer(reader.pattern):
        if not reader.unreal(found.start()):
            dated(reader, found, reader.date_at(found.start("d")), Event.LEFT, found.start("l"))
    for found in _ITS.finditer(reader.pattern):
        who = reader.context.subject
        if who and not reader.marks(STATES):
            when = reader.date_at(found.start("d"))
            reader.add(
                DateClaim, found.start(), found.end(), when.place, event=Event.LEFT, when=when.value, until=when.until,
                state=who, assumed=(*when.assumed, "the State meant is taken to be the one named before"),
            )  # fmt: skip
    for form in (_POSSESSED, _POSSESSED_OF):
        for found in form.finditer(reader.pattern):
            at = found.start("l")
            day = None if found["d"] is None else reader.date_at(found.start("d"))
            near = day or reader.when(found.start(), found.end())
            if near is None or at in reader.taken or near.place in reader.taken or reader.unreal(found.start()):
                continue
            act, effect = _NOUN_EVENTS[found["noun"]]
            event = effect if _EFFECT.search(found.group()) else act
            dated(reader, found, near, event, at)
            reader.taken.add(at)
            if day is not None:
                gapped(reader, found.end(), event, coming=day.value.first > reader.context.published)


_EFFECT = re.compile(r"effect|force")
_ALSO_ON = re.compile(
    r"(?: ,)?(?: (?:and|while|with|then|followed by))*(?: that of)? (?:the )?(?P<l>L)(?: (?:did so|followed|s|,))*"
    r" (?:on|in|from) (?P<d>D)"
)


def gapped(reader: Reader, place: int, event: Event, *, coming: bool = False) -> None:
    """The same of other States on their days, without its words: "Latvia's on 10 January and Poland's on 20 June"."""
    while (found := _ALSO_ON.match(reader.pattern, place)) is not None:
        at = found.start("l")
        when = reader.date_at(found.start("d"))
        given = reader.sentence.mark(when.place).value[2]
        if coming and not given:
            when = when._replace(value=reader.next_one(when.value))
        dated(reader, found, when, event, at)
        reader.taken.add(at)
        place = found.end()
