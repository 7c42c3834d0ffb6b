"""Rules for ranks: the so-manieth to do something, and the first few."""

from __future__ import annotations

import re

from ..kinds import Comparison, DateClaim, Event, RankClaim
from .predicates import NOUNS, TO_DO, predicate
from .sentence import Reader, starts_of
from .tokens import GROUP, ORDINAL, STATES

_RANKED = re.compile(
    r"O (?P<words>(?:(?:and (?:so far )?(?:only|last)|most recent|ever|of|the|G|world|new|full|such|"
    r"un|other|nuclear|pacific|island|south|asian|small|major) )*)"
    r"(?!arab|muslim|gulf|major|nuclear)"
    rf"(?P<noun>(?:{NOUNS}(?: part(?:y|ies))?|states? part(?:y|ies)|part(?:y|ies)|signator(?:y|ies)|"
    r"instrument(?: of (?:ratification|accession))?|ratification"
    r"|accession|(?:high )?contracting party|one) ?)?(?:worldwide |globally |in the world )?(?:(?:in|from|of)"
    r" (?P<where>the )?(?P<in>G) )?"
)


_JOINT = re.compile(rf"(?P<first>O) and (?:the )?(?P<second>{_RANKED.pattern})")
_RESPECTIVELY = re.compile(r"respectively ")


def joint_ranks(reader: Reader) -> None:
    """Two ranks of two States in their order: "Malawi and Macedonia became the 22nd and 23rd countries to ratify"."""
    for found in _JOINT.finditer(reader.pattern):
        after = _RESPECTIVELY.match(reader.pattern, found.end())
        event, end = _ranked_event(reader, found, after.end() if after else found.end())
        at = None if event is None else _state_of_rank(reader, found.start(), end)
        codes = () if at is None else reader.sentence.mark(at).value
        if event is None or at is None or len(codes) != 2 or reader.unreal(found.start()):
            continue
        for code, place in zip(codes, (found.start("first"), found.start("second")), strict=True):
            rank = reader.sentence.mark(place).value
            reader.add(RankClaim, min(at, place), max(end, at + 1), place, state=code, rank=rank, event=event)


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
        if _ONE_OF_THE.search(reader.pattern, 0, place):
            who = None if event is None else _ranked_state(reader, place, end)
            if who is not None and event is not None:
                _ranked_day(reader, who[1], who[0], event, end)
            continue
        if event is None or re.match(r" ?(?:\S+ ){0,6}since ", reader.pattern[end : end + 60]):
            continue
        who = _ranked_state(reader, place, end)
        if who is None:
            reader.refused[place] = "whose rank it is could not be read"
            continue
        at, code = who
        between = reader.pattern[min(at, place) : max(at, place)]
        if event is not Event.WITHDREW and _TO_COME.search(between) and not _HAS_ACTED.search(between):
            reader.refused[place] = "it is still to come"
            continue
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
        _ranked_day(reader, code, at, event, end)
        head = reader.when(place, end)
        if head is not None and head.place < min(at, place) and head.place not in reader.taken:
            reader.add(
                DateClaim, head.place, end, head.place, state=code, event=event, when=head.value, until=head.until,
                assumed=(*head.assumed, *said_of),
            )  # fmt: skip


_TO_COME = re.compile(r"\b(?:will|would|shall|set to|due to|expected to|poised to|about to|going to|soon)\b")
_HAS_ACTED = re.compile(r"\b(?:deposited|ratified|ratification|acceded|accession|joined)\b")
_RANK_DAY = re.compile(
    r"(?: (?:its|instruments?|of|ratification|accession|with|at|in|new|york|headquarters|secretary-general|G|the))*"
    r"(?: (?:to|the|T|it|this|that))*(?: (?:in|at) (?:ottawa|oslo|new york|geneva))?(?: ,(?= on))? (?:on|in) (?P<d>D)\b"
)


def _ranked_day(reader: Reader, code: str, at: int, event: Event, end: int) -> None:
    """The day that follows a rank: "became the 104th country to sign the convention on 15 December 2009"."""
    found = _RANK_DAY.match(reader.pattern, end - (reader.pattern[end - 1] == " "))
    if found is not None and found.start("d") not in reader.taken:
        when = reader.date_at(found.start("d"))
        reader.add(
            DateClaim, min(at, end), when.place + 1, when.place, state=code, event=event, when=when.value,
            until=when.until, assumed=when.assumed,
        )  # fmt: skip


_LATEST = re.compile(
    r"(?P<l>L)(?: ,)? (?:is|was|became|becomes|has become|have become|being)(?: now)? (?:the"
    r"|its) (?:most recent|latest|newest)"
    rf"(?: (?:{NOUNS}(?! part)|one))?"
    r" (?=to |states? part(?:y|ies)\b|part(?:y|ies)\b|member\b|signator)"
)
_LATEST_ACTS = {
    "accession": Event.ACCEDED,
    "ratification": Event.RATIFIED,
    "signature": Event.SIGNED,
    "withdrawal": Event.WITHDREW,
}
_THE_LATEST = re.compile(
    rf"\b(?:latest|newest|most recent|last) (?:(?P<act>{'|'.join(_LATEST_ACTS)})|(?:{NOUNS} |one )(?=to ))"
)
_WHO_IT_IS = re.compile(
    r"(?: (?:to|of|the|T|it|so))*(?: ,)? (?:is|was|came from|being)(?: (?:that|of|by|the|from))* (?P<l>L)"
)
_LATEST_BEING = re.compile(
    r"(?:,|-|\() (?:the )?(?:most recent|latest|last|newest|O)(?: (?:of (?:which|them|these)|one))?"
    r" (?:being|is|was|having been) (?P<l>L)(?: ,)?(?: (?:on|in))? (?P<d>D)"
)


def latest(reader: Reader) -> None:
    """The last to have done it: "Belarus is the most recent to join", "the most recent being Singapore on ..."."""
    for found in _LATEST.finditer(reader.pattern):
        at = found.start("l")
        event, end = _ranked_event(reader, found)
        codes = reader.sentence.mark(at).value
        if event is not None and len(codes) == 1 and at not in reader.taken and not reader.unreal(at):
            reader.add(RankClaim, at, end, at, state=codes[0], rank=-1, event=event)
            _ranked_day(reader, codes[0], at, event, end)
    for found in _THE_LATEST.finditer(reader.pattern):
        event, end = _ranked_event(reader, found) if not found["act"] else (_LATEST_ACTS[found["act"]], found.end())
        who = _WHO_IT_IS.match(reader.pattern, end) if event is not None else None
        if who is not None and event is not None and not reader.unreal(found.start()):
            at = who.start("l")
            for code in reader.sentence.mark(at).value:
                reader.add(RankClaim, found.start(), who.end(), at, state=code, rank=-1, event=event)
                _ranked_day(reader, code, at, event, who.end())
    for found in _LATEST_BEING.finditer(reader.pattern):
        at, when = found.start("l"), reader.date_at(found.start("d"))
        said = [predicate(reader.pattern, place) for place in starts_of(reader.pattern[: found.start()])]
        event = next((one.event for one in reversed(said) if one is not None and one.event is not None), None)
        if event is not None:
            for code in reader.sentence.mark(at).value:
                reader.add(
                    DateClaim, found.start(), found.end(), at, when.place, state=code, event=event, when=when.value,
                    until=when.until, assumed=when.assumed,
                )  # fmt: skip


_DOES_ELSE = re.compile(r"to (?!(?:the|this|that|both|its?) )[a-z]")
"""The first State Party to do something else is not the first State Party."""
_ONE_OF_THE = re.compile(r"\b(?:among|one of) (?:the )?(?:very )?$")


def _ranked_event(reader: Reader, found: re.Match[str], place: int | None = None) -> tuple[Event | None, int]:
    """What the rank is a rank of: by the words after it, by its noun, or by the verb that "to do so" stands for."""
    place = found.end() if place is None else place
    noun = (found.groupdict().get("noun") or "").strip()
    after = reader.pattern[place:]
    for form, event in TO_DO:
        match = form.match(after)
        if match is not None:
            return event, place + match.end()
    if re.match(r"to do so|to take (?:this|that) step", after):
        for verb, event in ((r"ratif", Event.RATIFIED), (r"acced|accession", Event.ACCEDED), (r"sign", Event.SIGNED),
                            (r"withdr|leav|left|quit", Event.WITHDREW), (r"join", Event.JOINED)):  # fmt: skip
            if re.search(verb, reader.pattern[: found.start()]):
                return event, place + 8
    if not _DOES_ELSE.match(after):
        for form, event in TO_DO:
            if noun and form.match(noun):
                return event, found.end()
    return None, found.end()


_ITS_ACT = re.compile(
    r"(?P<l>L) (?P<noun>ratification|accession|withdrawal|signature) (?:was|is|became) the (?P<o>O)"
    r"(?= (?:[,;)(-]|and|under|to)|$)"
)
_FIRST_FEW = re.compile(
    rf"(?P<l>L) (?:were|are|was|is|being|became)(?: also| among| N of)* the (?P<o>O) (?P<n>N) (?P<noun>{NOUNS} )?"
)
_BECAME = re.compile(
    r"L(?: ,)?(?: [^LNO;]{0,90})? ?(?:became|become|becomes|becoming|was|is|were|are|as|makes?|made|"
    r"making|brings?|it|them)(?: (?:only|thus|also|officially|formally|it|now|just|today|therefore))*"
    r"(?: (?:on|in) D(?: ,)?)?(?: to)?(?: (?:the|its|our|a|among the|T))*(?: (?:newest|latest|new|most recent))? $"
)


_LEADS_TO_RANK = (
    _BECAME,
    re.compile(r"L , (?:which |who )?(?:is |was )?(?:the |its |a )?$"),
    re.compile(r"L [^L;]{3,80}, (?:the|its|thus the|as the) $"),
    re.compile(r"L [^L;]{3,160}(?:making|made|makes) (?:it|them) (?:the |its )?$"),
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
    r"(?:(?:on|in) D ,? ?)?(?:it|this|the country|the kingdom|the island nation)(?: thus| also| now)? (?:is|was|became|"
    r"becomes)(?: now)? the (?:[^L;]*O [a-z ]*and (?:the )?)?"
)
