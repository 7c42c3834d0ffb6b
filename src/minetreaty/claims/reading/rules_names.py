"""Rules for names: what is said of States by name, by a verb, an apposition, or the word before them."""

from __future__ import annotations

import re

from ...model.partial_dates import PartialDate
from ..circles import Circle
from ..kinds import AnnouncementClaim, DateClaim, Event, ListClaim, StatusClaim
from .predicates import NOUNS, Predicate, passive, population, predicate
from .rules_days import dated, gapped
from .rules_numbers import included, included_after
from .sentence import NEGATIVE, NOT_DONE, Reader, When, time_of
from .tokens import DAY, ORGAN, STATES

_STATE_OBJECT = re.compile(
    r"(?: (?:it|this|the|of|to|on|that|T|accord|up|,|G|in|at|ottawa|new york|its|signing|ceremony"
    r"|before its entry into force))*"
)


_LIKE_THESE = re.compile(
    r"^(?:(?:these|they|those|among (?:them|these)|the)(?: (?:countries|states|nations|holdouts|"
    r"non-signatories|non-members))? ?(?:also )?(?:include|includes|are|being|:)|among (?:them|these|"
    r"those)(?: countries| states)? are) (?:[a-z'-]+ ){0,6}?(?:the )?(?=L)"
)
_KIND_BEFORE = re.compile(
    r"(?P<kind>states? (?:that are |which are )?(?:not (?:yet )?part(?:y|ies)|outside)(?: (?:to|of)"
    r" (?:the )?T)?|non-?(?:states? )?part(?:y|ies)|non-?signator(?:y|ies)(?: (?:states?|countries|"
    r"governments))?|non-?members?(?: (?:of|to) (?:the )?T)?|hold-?outs?"
    r"|states? part(?:y|ies)(?: to (?:the )?T)?|(?:signator(?:y|ies)|signers)(?: states?)?(?: to (?:the )?T)?|"
    r"(?:countries|states|nations|powers) (?:that|which|who) (?:have|has) not (?:signed|joined|"
    r"ratified|acceded to)(?: (?:the )?T| it)?)"
    r"(?: (?:at|in) the (?:meeting|conference|room))?(?: (?:,|:|\(|-))?"
    r"(?P<no> (?:do|does|did) not(?= include))?(?: (?:include|includes|including|are|such as|like|also|still|now"
    r"|(?:[a-z]+ ){0,4}(?:countries|states|nations|powers) (?:like|such as)))*(?: [,:])?(?: (?:the|both"
    r"|major|powers|as))*"
    r" (?:L (?:neighbou?ring|fellow) [a-z]+ )?(?P<l>L)"
)
_APPOSITION = re.compile(
    r"L (?:, |\( |- )(?:(?:which|who|itself|both|all|is|are|a|an|the|T|was|were|also|still|not|"
    r"currently|neither|fellow) )*(?P<kind>states? not party|countr(?:y|ies) not party|"
    r"not (?:a )?(?:state )?part(?:y|ies)|non-?(?:states? )?part(?:y|ies)|non-?signator(?:y|ies)|"
    r"states? part(?:y|ies)"
    r"|(?:treaty )?signator(?:y|ies)|part(?:y|ies)(?= to| since))"
)


def named(reader: Reader) -> None:
    """What is said of States by name: "Russia and China have not joined", "Finland acceded on 9 January 2012"."""
    like = _LIKE_THESE.match(reader.pattern)
    if like is not None and reader.context.circle is not None:
        at, circle = like.end(), reader.context.circle
        reader.add(
            ListClaim, 0, at + 1, at, states=reader.sentence.mark(at).value, circle=circle,
            assumed=(f"the States named are taken to be {circle.label}, as said before",),
        )  # fmt: skip
    for form in (_KIND_BEFORE, _APPOSITION):
        for found in form.finditer(reader.pattern):
            at = found.start("l") if "l" in form.groupindex else found.start()
            circle = _kind(found["kind"], found.group())
            if found.groupdict().get("no"):
                circle = circle.complement or circle
            number = _COUNTED.search(reader.pattern, 0, found.start()) if form is _KIND_BEFORE else None
            counted = number is not None and (number["n"] is None or number.start("n") in reader.taken)
            if at in reader.taken or counted or reader.unreal(found.start()):
                continue
            _say(reader, at, found.start(), found.end(), Predicate(circle, None, found.end()))
    for found in _THOSE_WHO.finditer(reader.pattern):
        said = predicate(reader.pattern, found.end())
        if said is not None and said.circle is not None:
            included(reader, said.end, said.circle)
            if found["among"]:
                included_after(reader, said.end, said.circle)
            reader.context.circle = said.circle
    _by_passive_or_noun(reader)
    for at, _ in reader.marks(STATES):
        _subject(reader, at)
    for at, mark in reader.marks(ORGAN):
        said = _first_predicate(reader, at + 1)
        words = reader.text[mark.start : mark.end]
        done = said is not None and said.circle in _DONE_FOR_STATE and not _LEGISLATES.search(words)
        if said is not None and done and at not in reader.taken and not reader.unreal(at):
            _say(reader, at, at, said.end, said)
    _pronoun(reader)
    _likewise(reader)


_DONE_FOR_STATE = frozenset({Circle.SIGNATORIES, Circle.NOTIFIED, Circle.ACCEDED, Circle.RATIFIED})
"""What a government, a minister or a mission does before the depositary; a parliament's ratification is none."""
_LEGISLATES = re.compile(r"parliament|senate|lawmakers|legislators|MPs", re.IGNORECASE)


_THOSE_WHO = re.compile(
    rf"(?P<among>\bamong (?:the )?)?\b(?:(?:{NOUNS}|those) (?:that|which|who)|the following {NOUNS}(?: that| which)?) "
)
_LIKEWISE = (
    re.compile(r"(?: ,)? (?:as|so|nor) (?:has|have|had|did|does|do|is|are|was|were) (?:the )?(?P<l>L)"),
    re.compile(r"\bleaving (?P<not>out (?:only )?|only )(?:the )?(?P<l>L)"),
    re.compile(r"\b(?:group|list|club|camp) (?:that|which) (?:also )?includes (?:the )?(?P<l>L)"),
    re.compile(
        r"T(?: ,)? (?:but|and|though|although) (?P<not>not )(?:by )?(?:the )?(?P<l>L)(?! (?:has|have|is|are|was|did)\b)"
    ),
    re.compile(
        r"(?P<l>L)(?: , [^,;LNT]{0,40} ,)? (?P<not>(?:has|have|did|do|does) not)(?= [,;]|$| (?:because"
        r"|while|and|but)\b)"
    ),
    re.compile(rf"(?:L|{NOUNS})(?: ,)? (?:but|and|though|although) (?P<not>not )by (?:the )?(?P<l>L)"),
)


_NOT_THAT_ONE = re.compile(r"(?P<l>L)[^L;]*? (?P<but>but|and) not (?:to |of |the |yet |a )*T")
"""The same State and another treaty: "Israel is party to Protocol I but not to Protocol III"."""


def _likewise(reader: Reader) -> None:
    """States of which the same is said as before, or the opposite: "as has Nepal", "but not by China"."""
    for form in _LIKEWISE:
        for found in form.finditer(reader.pattern):
            at, circle = found.start("l"), reader.context.circle
            if "not" in form.groupindex and circle is not None:
                circle = circle.complement
            if reader.claims and circle is not None and at not in reader.taken:
                _say(reader, at, found.start(), found.end(), Predicate(circle, None, found.end()))
    for found in _NOT_THAT_ONE.finditer(reader.pattern):
        circle = reader.context.circle.complement if reader.context.circle is not None else None
        if circle is not None:
            _say(reader, found.start("l"), found.start("but"), found.end(), Predicate(circle, None, found.end()))


_DONE_BY = re.compile(r"\bby (?:the )?(?P<l>L)(?! (?:which|who|and|or|,)\b)")
_ACT_WELCOMED = re.compile(
    r"\b(?:welcom\w+|hail\w+|applaud\w+|commend\w+|prais\w+|congratulat\w+|celebrat\w+|not(?:ed|es|ing)"
    r"|following|after|with)"
    r" (?:with \w+ )?(?:the )?(?:(?:recent|latest|new) )?"
    r"(?:(?P<noun>accession|ratification)s? (?:of|by) (?:the )?(?P<l>L)"
    r"|(?P<l2>L) (?:(?:on|for|with) its )?(?:(?:recent|latest|new) )?(?P<noun2>accession|ratification)\b)"
)


_DOINGS = {"signing": Event.SIGNED, "ratifying": Event.RATIFIED, "acceding": Event.ACCEDED, "joining": Event.JOINED}
_BY_DOING = re.compile(
    rf"(?P<l>L) (?!and )[^LN;]{{0,120}}? (?:by|after"
    rf"|having) (?:formally )?(?P<verb>{'|'.join(_DOINGS)}) (?:(?:to|the|T|it) )*(?:in|on) (?P<d>D)"
)
_APPLIES_NOT = re.compile(r"T (?:does|do) not apply to (?:the )?(?P<l>L)")
_WITH_VERBS = {"joining": "joined", "acceding": "acceded", "ratifying": "ratified", "signing": "signed"}
_WITH = re.compile(
    rf"\bwith (?:the )?(?P<l>L) (?:also |both )?(?P<verb>{'|'.join(_WITH_VERBS)})(?= (?:to )?(?:the )?(?:T|it|both"
    rf"|in D|on D|D)|$| [,;])"
)


def _by_passive_or_noun(reader: Reader) -> None:
    """What is said of States in the passive, or by a noun: "was signed by Peru", "welcomed the accession of Peru"."""
    for found in _DONE_BY.finditer(reader.pattern):
        at = found.start("l")
        said = passive(reader.pattern[:at])
        treaty = said is not None and re.search(r"T|\bit\b", reader.pattern[: found.start()])
        if said is None or said.circle is Circle.MEMBER:
            continue
        if treaty and at not in reader.taken and not reader.unreal(found.start()):
            first = found.start()
            _say(reader, at, first, at + 1, said._replace(end=at + 1, past=True))
    for found in _BY_DOING.finditer(reader.pattern):
        at, when = found.start("l"), reader.date_at(found.start("d"))
        if when.place not in reader.taken and not reader.unreal(found.start()):
            dated(reader, found, when, _DOINGS[found["verb"]], at)
    for found in _APPLIES_NOT.finditer(reader.pattern):
        _say(reader, found.start("l"), found.start(), found.end(), Predicate(Circle.NOT_PARTY, None, found.end()))
    for found in _WITH.finditer(reader.pattern):
        said = predicate(reader.pattern.replace(found["verb"], _WITH_VERBS[found["verb"]]), found.start("verb"))
        if said is not None and found.start("l") not in reader.taken and not reader.unreal(found.start()):
            _say(reader, found.start("l"), found.start(), found.end(), said._replace(end=found.end(), past=True))
    for found in _ACT_WELCOMED.finditer(reader.pattern):
        name = "l" if found["l"] else "l2"
        at, noun = found.start(name), found["noun"] or found["noun2"]
        if at not in reader.taken and not reader.unreal(found.start()):
            circle = Circle.ACCEDED if noun == "accession" else Circle.RATIFIED
            _say(reader, at, found.start(), found.end(), Predicate(circle, None, found.end()))


_COUNTED = re.compile(r"\b(?:(?P<n>N)|no) $")


def _kind(words: str, whole: str) -> Circle:
    """The circle that a word for it names; what stands before it in an apposition may deny it."""
    verb = re.search(r"not (signed|joined|ratified|acceded)", words)
    if verb is not None:
        return NOT_DONE[verb.group(1)[0]]
    found = population(words.removeprefix("treaty ").removesuffix(" to"), 0)
    circle = Circle.NOT_PARTY if found is None or found.circle is None else found.circle
    denied = re.search(r"\bnot\b", whole.partition(words)[0])
    return (circle.complement or circle) if denied else circle


_REPORTED = re.compile(
    r"(?: ,)?(?: (?:announced|said|confirmed|reported|stated"
    r"|revealed)(?: (?:on )?(?P<d>D))?(?: that)? (?:it|they)(?= h))"
)
_LEAD = re.compile(
    rf"(?: (?:in|of|from) (?:the )?G)?(?:{_REPORTED.pattern})?(?: ,)?(?: (?:all|both|each|also|which|who"
    rf"|itself|themselves|alone|together|and others|among others|"
    r"for example|too|likewise|meanwhile|,|in turn|its part|for its part|however)(?![a-z]))*"
    r"(?: (?:to this day|along with L|with)(?![a-z]))*"
)


_ALONG = re.compile(
    r" (?:which |who |that )?(?:-|,|\() (?:along|together|as well as|like|joined by) (?:with )?(?:the )?"
    r"(?P<l>L) (?:-|,|\))"
)
_ONE_OF = re.compile(
    r" (?:is|are|was|were|remains?|became) (?P<not>not )?(?:now |also |still )?(?:N of|among|part of)"
    r" (?:(?:the|its|only|just|about|some|those) )*(?:N )?"
    rf"(?:(?:{NOUNS} )?(?:that|which|who) |{NOUNS} to (?=have ))?"
)
_BESIDE = re.compile(r"(?: , [^,;L]{0,80} ,| \( [^()]* \)| - [^-;]{0,120} -)")
_AFTER_DATE = re.compile(r" (?:on |in )?D(?: \( D \))?(?: ,)?")
_OBJECT_DATE = re.compile(r"(?: (?:on|in|until|since|by|as of|from|at the end of|early|late|of|end))* ?D")
_LINKS = re.compile(r"(?: ,)?(?: (?:and|but|then|yet|before|,|or|though|also|it|they|later|however|so))+ ")
_WITH_THEM = re.compile(r"L (?:-|,|\() (?:along with|together with|as well as|like|joined by) (?:the )?$")
_EXCEPTED = re.compile(
    r"\b(?:except(?: for)?|apart from|other than|with the (?:sole |only )?exceptions? of|excluding|besides|unlike)"
    r"(?: the)? $"
)
_NEITHER = re.compile(r"\bneither (?:the )?$")


def _subject(reader: Reader, at: int) -> None:
    """Reads the predicates of which the States at that place are the subject."""
    if _EXCEPTED.search(reader.pattern[:at]) or _WITH_THEM.search(reader.pattern[:at]):
        return
    place, others = at + 1, ()
    if reader.pattern.startswith("- L -", at - 2) and at not in reader.taken:
        place += 2  # "other neighbours - Latvia and Poland - have announced"
    along = _ALONG.match(reader.pattern, place)
    if along is not None:
        others = reader.sentence.mark(along.start("l")).value
        place = along.end()
    said = _first_predicate(reader, place) or _later_predicate(reader, at)
    named_before = at in reader.taken
    reported = _REPORTED.match(reader.pattern, place)
    if reported is not None and reported["d"]:
        reader.taken.add(reported.start("d"))  # the day of the report
    first = at
    while said is not None:
        if reader.unreal(first):
            reader.refused[at] = "it is wished for or conditional, not said to be so"
            return
        if said.circle is not None and _NEITHER.search(reader.pattern[:at]):
            said = said._replace(circle=said.circle.complement, event=None)
        dated_act = said.past and reader.when(first, said.end) is not None
        if named_before and first == at and said.intent is None and not dated_act:
            return
        _say(reader, at, first, said.end, said, others)
        here = _end(_STATE_OBJECT, reader.pattern, said.end)
        here = _end(_OBJECT_DATE, reader.pattern, here)
        first = _end(_LINKS, reader.pattern, here)
        said = predicate(reader.pattern, first) if first > here else None


_LATER = re.compile(
    r"(?:the )?L(?: [^LN;,]{1,90}?)?(?: ,)? (?:but|and|yet)(?: ,)? (?:(?:it|they) )?(?=(?:has|have|had|is|are"
    r"|never) )"
)


def _later_predicate(reader: Reader, at: int) -> Predicate | None:
    """A second predicate of what a sentence begins with: "Cuba took part in the talks but has not signed"."""
    found = _LATER.match(reader.pattern)
    return predicate(reader.pattern, found.end()) if found is not None and at in (0, 4) else None


def _denied(said: Predicate | None, denied: str | None) -> Predicate | None:
    """The predicate, or what it says when it is denied."""
    if said is None or said.circle is None or denied is None:
        return said
    return said._replace(circle=said.circle.complement)


def _end(form: re.Pattern[str], pattern: str, place: int) -> int:
    """Where the words of that form end that begin at the place; the place itself where there are none."""
    found = form.match(pattern, place)
    return place if found is None else found.end()


def _first_predicate(reader: Reader, place: int) -> Predicate | None:
    """The first predicate of a subject, over asides and dates that stand between."""
    while True:
        here = _end(_LEAD, reader.pattern, place)
        said = predicate(reader.pattern, here + 1) if reader.pattern[here : here + 1] == " " else None
        if said is None and (among := _ONE_OF.match(reader.pattern, here)) is not None:
            said = predicate(reader.pattern, among.end()) or population(reader.pattern, among.end())
            said = _denied(said, among["not"])
        if said is not None:
            return said
        after = max(_end(_BESIDE, reader.pattern, place), _end(_AFTER_DATE, reader.pattern, here))
        if after <= here:
            return None
        place = after


def _say(reader: Reader, at: int, first: int, last: int, said: Predicate, others: tuple[str, ...] = ()) -> None:
    """Adds what is said of the States at that place: an announcement, a dated event, or a state of things."""
    value = reader.sentence.mark(at).value
    codes = ((value,) if isinstance(value, str) else value) + others
    _say_of(reader, codes, at, first, last, said)


_HE = "the State meant is taken to be the one named before"
_IT = re.compile(
    r"(?:it|the country|the kingdom|the republic|the island nation)(?:(?: ,)? (?:however|also|then|later"
    r"|subsequently|too)"
    r"(?: ,)?)* "
)


def _pronoun(reader: Reader) -> None:
    """What is said of the State that was named before: "It is, however, party to Protocol V"."""
    found = _IT.match(reader.pattern)
    said = _first_predicate(reader, found.end() - 1) if found is not None else None
    if said is not None and said.intent is None and reader.context.subject:
        _say_of(reader, (reader.context.subject,), None, 0, said.end, said, (_HE,))


def _say_of(
    reader: Reader, codes: tuple[str, ...], at: int | None, first: int, last: int, said: Predicate,
    supposed: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """The same of these States, named at that place or, with none, before."""
    used = () if at is None else (at,)
    if said.intent is not None:
        reader.add(
            AnnouncementClaim, first, last, *used, intent=said.intent, states=codes, **time_of(reader, first, last)
        )
        return
    when = reader.when(first, last)
    if when is not None and said.event is not None:
        denied = said.circle in NEGATIVE
        lasting = not said.past and re.search(r"\b(?:is|are|has been|have been)\b", reader.pattern[first:last])
        if denied:
            dates_it = when.how.startswith(("until", "till"))  # "did not ratify until 2012" dates the ratification
        else:
            dates_it = when.how.startswith("since") or not (lasting or when.how.startswith(_NO_EVENT))
        if dates_it:
            reader.taken.add(when.place)
            reader.context.subject = codes[0] if len(codes) == 1 else ""
            days = _days_of(reader, codes, when)
            if not days:
                reader.refused.update(dict.fromkeys(used, "whose day is which could not be read"))
            for code, value, until in days:
                reader.add(
                    DateClaim, min(first, when.place), max(last, when.place + 1), *used, state=code, event=said.event,
                    when=value, until=until, assumed=(*when.assumed, *supposed),
                )  # fmt: skip
            if said.past and when.place > last:
                gapped(reader, when.place + 1, said.event)
            return
    if said.circle is None:
        reader.refused.update(dict.fromkeys(used, "when it is to be could not be read"))
        return
    time = time_of(reader, first, last)
    time["assumed"] = (*time.get("assumed", ()), *supposed)
    reader.context.subject = codes[0] if len(codes) == 1 else ""
    if len(codes) == 1:
        reader.add(StatusClaim, first, last, *used, state=codes[0], circle=said.circle, **time)
    else:
        reader.add(ListClaim, first, last, *used, states=codes, circle=said.circle, **time)
    reader.context.circle = said.circle


def _days_of(reader: Reader, codes: tuple[str, ...], when: When) -> list[tuple[str, PartialDate, PartialDate | None]]:
    """The day of each State: one day for all, or where they are said to be of each "respectively", one for each."""
    until = None if when.how.startswith("since") else when.until
    paired = _RESPECTIVELY.match(reader.pattern, when.place)
    if paired is None:
        return [(code, when.value, until) for code in codes]
    places = [place for place, _ in reader.marks(DAY) if when.place <= place < paired.end()]
    days = [day for place in places for day in reader.sentence.mark(place).value[:2] if day is not None]
    return [(code, day, None) for code, day in zip(codes, days, strict=True)] if len(codes) == len(days) else []


_RESPECTIVELY = re.compile(r"D(?: ,| and| on| in| D)*? respectively\b")


_NO_EVENT = ("as of", "as at", "by", "before", "after", "until")
"""Words before a day that say how things stood by then, not when something happened."""
