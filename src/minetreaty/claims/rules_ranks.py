"""Rules for ranks: the so-manieth to do something, and the first few."""

from __future__ import annotations

import re

from .kinds import Comparison, Event, RankClaim
from .marks import GROUP, ORDINAL, STATES
from .predicates import NOUNS, TO_DO
from .reader import Reader

_RANKED = re.compile(
    r"O (?P<words>(?:(?:and (?:so far )?(?:only|last)|most recent|ever|of|the|G|world|new|full|such|"
    r"un|other|nuclear|pacific|island|south|asian|small|major) )*)"
    r"(?!arab|muslim|gulf|major|nuclear)"
    rf"(?P<noun>(?:{NOUNS}(?: part(?:y|ies))?|states? part(?:y|ies)|part(?:y|ies)|signator(?:y|ies)|"
    r"instrument(?: of (?:ratification|accession))?|ratification"
    r"|accession|contracting party|one) ?)?(?:worldwide |globally |in the world )?(?:(?:in|from|of)"
    r" (?P<where>the )?(?P<in>G) )?"
)


def ranks(reader: Reader) -> None:
    """The so-manieth to do something: "Poland became the 161st country to ratify"."""
    for found in _FIRST_FEW.finditer(reader.pattern):
        at, place = found.start("l"), found.start("n")
        number = reader.sentence.mark(place).value
        event, end = _ranked_event(reader, found)
        if event is None or reader.sentence.mark(found.start("o")).value != 1:
            continue
        for code in reader.sentence.mark(at).value:
            reader.add(
                RankClaim, at, end, place, found.start("o"), at, state=code, rank=number, event=event,
                comparison=Comparison.AT_MOST,
            )  # fmt: skip
    for found in _ITS_ACT.finditer(reader.pattern):
        at, place = found.start("l"), found.start("o")
        event = next(event for form, event in TO_DO if form.match(found["noun"]))
        codes = reader.sentence.mark(at).value
        if len(codes) == 1 and not reader.unreal(at):
            reader.add(
                RankClaim, at, found.end(), place, at, state=codes[0], rank=reader.sentence.mark(place).value,
                event=event,
            )  # fmt: skip
    for place, mark in reader.marks(ORDINAL):
        if place in reader.taken:
            continue
        ranked = _RANKED.match(reader.pattern, place)
        if ranked is None or reader.unreal(place):
            continue
        event, end = _ranked_event(reader, ranked)
        if event is None or re.match(r" ?(?:\S+ ){0,6}since ", reader.pattern[end : end + 60]):
            continue
        who = _ranked_state(reader, place, end)
        if who is None:
            reader.refused[place] = "whose rank it is could not be read"
            continue
        at, code = who
        groups = [m for p, m in reader.sentence.marks.items() if m.letter == GROUP and place < p < ranked.end()]
        within = groups[0].value if groups and groups[0].value != "UN" else None
        said_of = () if at != place else ("the State meant is taken to be the one named before",)
        reader.add(
            RankClaim,
            min(at, place),
            max(end, at + 1),
            place,
            state=code,
            rank=mark.value,
            event=event,
            within=within,
            assumed=said_of,
        )


def _ranked_event(reader: Reader, found: re.Match[str]) -> tuple[Event | None, int]:
    """What the rank is a rank of: by the words after it, by its noun, or by the verb that "to do so" stands for."""
    noun = (found["noun"] or "").strip()
    after = reader.pattern[found.end() :]
    for form, event in TO_DO:
        match = form.match(after)
        if match is not None:
            return event, found.end() + match.end()
    if re.match(r"to do so|to take (?:this|that) step", after):
        for verb, event in ((r"ratif", Event.RATIFIED), (r"acced|accession", Event.ACCEDED), (r"sign", Event.SIGNED),
                            (r"withdr|leav|left|quit", Event.WITHDREW), (r"join", Event.JOINED)):  # fmt: skip
            if re.search(verb, reader.pattern[: found.start()]):
                return event, found.end() + 8
    for form, event in TO_DO:
        if noun and form.match(noun):
            return event, found.end()
    return None, found.end()


_ITS_ACT = re.compile(
    r"(?P<l>L) (?P<noun>ratification|accession|withdrawal|signature) (?:was|is|became) the (?P<o>O)"
    r"(?= (?:[,;)(-]|and|under|to)|$)"
)
_FIRST_FEW = re.compile(
    rf"(?P<l>L) (?:were|are|was|is|being|became)(?: also| among| one of)* the (?P<o>O) (?P<n>N) (?P<noun>{NOUNS} )?"
)
_BECAME = re.compile(
    r"L(?: ,)?(?: [^LNO;]{0,60})? ?(?:became|become|becomes|becoming|was|is|were|are|as|makes?|made|"
    r"making|brings?|it)(?: (?:only|thus|also|officially|formally|it|now|just|today|therefore))*"
    r"(?: (?:on|in) D(?: ,)?)?(?: to)?(?: (?:the|its|our|a|among the|T))*(?: (?:newest|latest|new|most recent))? $"
)


_LEADS_TO_RANK = (
    _BECAME,
    re.compile(r"L , (?:which |who )?(?:is |was )?(?:the |its |a )?$"),
    re.compile(r"L [^L;]{3,80}, (?:the|its|thus the|as the) $"),
    re.compile(r"L [^L;]{3,160}(?:making|made|makes) it (?:the |its )?$"),
)
"""Words that lead from a State to its rank: "Poland became the", "Tonga, the"."""

_MADE = re.compile(r"(?:makes?|made|making|welcom\w+|brings?|saw|with) (?:the )?$")
_MADE_RANK = re.compile(r"L(?: ,)?(?: as)?(?: the| its)?(?: (?:newest|latest|new))? $")
_BY_WHOM = re.compile(r"L(?: [^LN;]{0,80})? (?:deposited|welcom\w+|with|ratification|accession)[^LN;]{0,60}$")
_AFTER_RANK = re.compile(
    r"(?: (?:the|T|to|it|,|-|was|is|with|has been|being|by|on|D|came from|of|from|deposited))* (?P<l>L)"
)


def _ranked_state(reader: Reader, place: int, end: int) -> tuple[int, str] | None:
    """Whose the rank at that place is: where the State stands, and its code; only one State can have it."""
    at = _state_of_rank(reader, place, end)
    if at is not None:
        codes = reader.sentence.mark(at).value
        return (at, codes[0]) if len(codes) == 1 else None
    if reader.context.subject and _IT_IS.fullmatch(reader.pattern[:place]):
        return place, reader.context.subject
    return None


def _state_of_rank(reader: Reader, place: int, end: int) -> int | None:
    before = reader.pattern[:place]
    earlier: list[int] = [at for at, _ in reversed(reader.marks(STATES)) if at < place]
    for at in earlier:
        if any(form.match(before, at) for form in _LEADS_TO_RANK):
            return at
        if _MADE.search(before, 0, at) and _MADE_RANK.match(before, at):
            return at
    after = _AFTER_RANK.match(reader.pattern, end - (reader.pattern[end - 1] == " "))
    if after is not None:
        return int(after.start("l"))
    return next((at for at in earlier if _BY_WHOM.match(before, at)), None)


_IT_IS = re.compile(
    r"(?:it|this|the country|the kingdom|the island nation)(?: thus| also| now)? (?:is|was|became|"
    r"becomes)(?: now)? the (?:[^L;]*O [a-z ]*and (?:the )?)?"
)
