"""Statements: what States are said to have done or to be: "164 States have joined", "Poland ratified it in 2012"."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from ...model.populations import Population
from ..kinds import CountClaim, Event, ListClaim, Relation, ShareClaim, SpanClaim, StatusClaim
from ..words import Term, Word, opposite
from .assertions import DENIED, SUPPOSED
from .dates import MONTHS, When, exact
from .noun_phrases import ADDS, BASE, PART, CountPhrase
from .reader import NO_REGION, NO_TIME, NOT_ON, ON, UNCLEAR, Reader
from .subjects import Subject
from .tokens import COUNT, DATE, EVENT, PASSIVE, SHARE, SPEAKER, STATES, TREATY, UNREAL, VERB, VERBS, phrase, words
from .verbs import SIGNED_ONLY, Verb

_LASTING = frozenset(map(Event, words("signed ratified acceded joined left withdrew notified became_party")))
"""Acts after which a State is what it became."""
_TO_COME = frozenset((Event.LEFT, Event.WITHDREW, Event.BECAME_PARTY, Event.IN_FORCE))
_VAGUE = (MONTHS.keys() - {"may"}) | words(
    "then when after before once until since ago originally initially previously formerly earlier"
)
_OPEN = words("before until till")
_WHENEVER = _OPEN | words("when whenever day once which whereby after")
_FRAMES = words("among of are is were with beside by includes include has have outside alongside comprises V")
"""What introduces all States of a kind: "among 40 nations that have not joined"."""
_THESE = phrase(r"(?:of|among|from)_(?:these|those|them)(?:_(?:states|countries|nations))?")
_REPORTED = phrase(r"sa(?:id|ys)|told|announc(?:ed|es)|declar(?:ed|es)|report(?:ed|s)|stat(?:ed|es)|confirm(?:ed|s)")
_EXCEPT = phrase(
    r"(?:,_)?(?:except|but|other_than|apart_from|save|with_the_exception_of|aside_from)(?:_for)?_(?:the_)?(?P<who>L)"
)


@frozen
class _Said:
    """What is said of a subject: by which verb, up to which token, when, and of which treaty."""

    verb: Verb
    last: int
    when: tuple[int, When] | None
    treaty: tuple[str, str]

    @property
    def event(self) -> Event | None:
        """The act as an event."""
        return self.verb.meaning.event


def statements(reader: Reader) -> None:
    """Read every verb of joining or leaving with its subject, its treaty and its time."""
    for place, token in reader.each(VERB, UNREAL):
        subject = reader.subjects.get(place)
        if place in reader.used:
            continue
        if subject is None:
            reader.refuse(token.value.unreal or "who did it could not be read", place)
            continue
        verb: Verb = evolve(token.value, negated=token.value.negated or subject.neither)
        own = (place, verb.when) if verb.when else None
        when = own or reader.when_after(place + 1) or reader.when_before(subject.place)
        member = verb.lasts and verb.meaning.have is Word.MEMBER
        said = _Said(verb, place + 1, when, reader.treaty(verb.treaty, place, member=member))
        if token.symbol == UNREAL:
            _still_to_come(reader, subject, said)
        elif _subordinate(reader, min(subject.used), verb, dated=when is not None):
            reader.refuse(SUPPOSED, place, subject.place)
        else:
            _stated(reader, subject, said)
    for place, token in reader.each(PASSIVE):
        _by(reader, place, token.value)


def _subordinate(reader: Reader, first: int, verb: Verb, *, dated: bool) -> bool:
    """Whether a clause of time or aim asserts nothing: "when China joins it", "before Poland joined it"."""
    leads = {reader.symbol(first - 1 - (reader.symbol(first - 1) == "the"))}
    acts = verb.tense == "present" and not verb.lasts and leads & _WHENEVER
    done = verb.tense == "perfect" and leads & {"when", "whenever", "once", "after"}
    return bool(acts or done or (leads & _OPEN and not dated))


def _stated(reader: Reader, subject: Subject, said: _Said) -> None:
    if subject.speaker and said.verb.formal:
        _states(reader, evolve(subject, states=(subject.speaker,)), said)
    elif subject.speaker:
        reader.refuse("what those who speak for a State do is not an act of the State", subject.place)
    elif subject.count is not None:
        _count(reader, subject, subject.count, said)
        listed = said.last + (reader.symbol(said.last) in (",", ":", "-", "("))
        if not subject.states and listed > said.last and reader.symbol(listed) == STATES:
            subject = evolve(subject, states=reader.tokens[listed].value, used=(*subject.used, listed))
        if subject.states:
            _listed(reader, subject, said)
    elif subject.share is not None:
        _share(reader, subject, subject.share, said)
    elif subject.whole is not None:
        _whole(reader, subject, said)
    else:
        _states(reader, subject, said)


def _time(when: tuple[int, When] | None) -> dict[str, Any] | None:
    """The time of a state as a claim takes it; None where it cannot be taken."""
    if when is None:
        return {}
    date = when[1]
    if date.how in NOT_ON:
        return None
    return {"on": None if date.how == "since" else date.until or date.value, "assumed": date.assumptions}


# ---- numbers


def _count(reader: Reader, subject: Subject, count: CountPhrase, said: _Said) -> None:
    """A number of States."""
    at, term = subject.place, said.verb.state
    part = _of_a_base(reader, at, count)
    count = part or count
    within = count.within or reader.region
    reason = PART if part is None else why_not(reader, subject, count, term) or (NO_REGION if within == "?" else "")
    if reason or term is None:
        reader.refuse(reason or UNCLEAR, at)
        return
    first, last = min(at, *subject.used), said.last
    govern = reader.when_first(at)
    when = reader.when_clause(last) or (None if subject.relative else reader.when_clause(0)) or said.when
    when = when or (govern if govern is not None and govern[1].how != "since" else None)
    when = None if when is not None and reader.is_today(when[1]) else when
    values: dict[str, Any] = {"number": count.number, "comparison": count.comparison, "within": within}
    then = _by_then(reader, said.verb) or _vague(reader, first, last)
    vague = then if when is None else when[1].how in (*NOT_ON, "from", "as_from")
    if vague:
        reader.refuse(NO_TIME, at)
        return
    spots = subject.used if when is None else (*subject.used, when[0])
    span = None if when is None else _span(reader, subject, said, when[1])
    if span is not None:
        reader.add(SpanClaim, first, last, *spots, treaty=said.treaty, event=said.event, **span, **values)
        return
    values |= _time(when) or {}
    if when is None and said.verb.tense == "past" and said.event is not Event.SIGNED:
        values["assumed"] = ("no time is given, the date of publication is assumed",)
    reader.add(CountClaim, first, last, *spots, treaty=said.treaty, population=term, **values)


def _of_a_base(reader: Reader, at: int, count: CountPhrase) -> CountPhrase | None:
    """The number as a part of the group that the sentence names before; None where it names something else."""
    before = [(place, token.value) for place, token in reader.each(COUNT) if place < at]
    base = next((value for _, value in before if value.part == BASE), None)
    if before and base is None and reader.symbol(at - 1) in ("which", "whom"):  # "54 States, of which 50 ..."
        ours = any(place < at for place, _ in reader.each(VERB, PASSIVE, TREATY))
        base = None if ours or before[-1][1].population else before[-1][1]
    if base is None or count.noun:
        return count
    return None if base.within is None or base.population is not None else evolve(count, within=base.within)


def _span(reader: Reader, subject: Subject, said: _Said, date: When) -> dict[str, Any] | None:
    """The time in which so many States acted, where that is what is said."""
    verb = said.verb
    if said.event is None or verb.negated:
        return None
    if date.how == "since":
        return {"since": date.value, "until": exact(reader.context.published), "assumed": date.assumptions}
    acted = verb.tense == "past" and said.event in _LASTING and not subject.relative and not verb.lasts
    if acted and date.how in ON:
        return {"since": date.value, "until": date.until, "assumed": date.assumptions}
    return None


def why_not(reader: Reader, subject: Subject, count: CountPhrase, term: Term | None) -> str:
    """Return why a number cannot be taken as that of a population; "" where it can."""
    by_itself = term in (Population.SIGNED_ONLY, Population.NEITHER)
    if count.part and not (by_itself and count.part == ADDS):
        return count.part
    if _THESE.match(reader.sentence.pattern):
        return PART
    before = reader.symbol(subject.place - 1)
    if before == "not":
        return DENIED
    whole = count.definite or by_itself or before in _FRAMES
    return "it may be a part of a larger number" if subject.relative and not whole else ""


def _by_then(reader: Reader, verb: Verb) -> bool:
    """Whether "had joined" is told of an earlier time that is not given, and not what a speaker has said."""
    return verb.tense == "pluperfect" and _REPORTED.search(reader.sentence.pattern) is None


def _vague(reader: Reader, first: int, last: int) -> bool:
    """Whether a time is told near the words that could not be read: "after the meeting", "at the time"."""
    stops = (VERBS - {EVENT}) | {"and", "but"}
    begins = next((at + 1 for at in range(first - 1, -1, -1) if reader.symbol(at) in stops), 0)
    told = [reader.symbol(at) for at in range(max(first - 15, begins), first)]
    before = [*told[-4:], *(symbol for symbol in told if symbol in ("after", "before"))]
    after = [reader.symbol(at) for at in range(last, min(last + 4, len(reader.tokens)))]
    ends = next((place for place, symbol in enumerate(after) if symbol in (",", ":", "(")), len(after))
    near = {*before, *after[:ends]}
    return bool(near & _VAGUE) or {"at", "time"} <= near


def _share(reader: Reader, subject: Subject, share: CountPhrase, said: _Said) -> None:
    time = _time(said.when)
    if said.verb.state is None or time is None:
        reader.refuse(NO_TIME if time is None else UNCLEAR, subject.place)
        return
    spots = () if said.when is None else (said.when[0],)
    reader.add(
        ShareClaim, subject.place, said.last, *spots, treaty=said.treaty, percent=float(share.number),
        comparison=share.comparison, population=said.verb.state, within=share.within, **time,
    )  # fmt: skip


def _whole(reader: Reader, subject: Subject, said: _Said) -> None:
    """All States of a group, or none."""
    whole, term, time = subject.whole, said.verb.state, _time(said.when)
    assert whole is not None  # the caller has looked
    population = term if whole.none or term is None else opposite(term)
    if population is None or subject.relative or time is None:
        reader.refuse(NO_TIME if time is None else UNCLEAR, subject.place)
        return
    late, last = reader.sentence.after(said.last, _EXCEPT), said.last
    exceptions = whole.exceptions
    if late is not None:
        exceptions += reader.sentence.at(late, "who").value
        _, last = reader.sentence.span(late)
    reader.add(
        ListClaim, subject.place, last, treaty=said.treaty, states=exceptions, population=population,
        relation=Relation.ARE_ALL, within=whole.within, **time,
    )  # fmt: skip


# ---- States by name


def _states(reader: Reader, subject: Subject, said: _Said) -> None:
    """States by name: the date of what they did, or what they are."""
    verb, event, when = said.verb, said.event, said.when
    first, treaty = min(subject.used), said.treaty
    how = "" if when is None else when[1].how
    acted = verb.tense in ("past", "perfect", "pluperfect") and not verb.negated and event in _LASTING
    if verb.tense == "present" and not verb.negated and event in (Event.LEFT, Event.WITHDREW) and how in ON:
        acted, event = True, Event.WITHDREW  # "leaves on 27 December": the notice or its effect
    dated = how == "since" if verb.lasts else how in ON
    not_until = verb.negated and how in ("until", "till")  # "did not ratify it until 2012"
    if when is None or event is None or not ((acted and dated) or not_until or event is Event.SUSPENDED):
        _listed(reader, subject, said)
    elif "respectively" in reader.sentence.pattern and len(subject.states) > 1:
        spots = [(at, token.value) for at, token in reader.each(DATE) if at >= when[0]]
        if len(spots) != len(subject.states):
            reader.refuse("which date belongs to which State could not be read", *subject.used)
            return
        for state, spot in zip(subject.states, spots, strict=True):
            reader.add_dates([state], event, spot, first, said.last, *subject.used, treaty=treaty)
    else:
        reader.add_dates(subject.states, event, when, first, said.last, *subject.used, treaty=treaty)


def _listed(reader: Reader, subject: Subject, said: _Said) -> None:
    """What the named States are said to be."""
    verb, first, time = said.verb, min(subject.used), _time(said.when)
    vague = said.when is None and "ago" in (reader.symbol(said.last), reader.symbol(said.last + 1))
    lasting = said.event in _LASTING or verb.meaning is SIGNED_ONLY
    then = _by_then(reader, verb) if verb.negated else verb.tense == "past" and not lasting
    then = then or (verb.tense == "past" and verb.lasts)
    if time is None or vague or (not time and then):
        reader.refuse(NO_TIME, first)
        return
    term = verb.state
    if term is None and verb.negated and len(subject.states) == 1:
        term = verb.meaning.now if verb.tense == "present" else verb.meaning.have
        time["holds"] = False
    if term is None:
        reader.refuse(UNCLEAR, first)
        return
    spots = subject.used if said.when is None else (*subject.used, said.when[0])
    named(reader, first, said.last, subject.states, term, said.treaty, *spots, **time)


def named(
    reader: Reader, first: int, last: int, states: tuple[str, ...], term: Term, treaty: tuple[str, str], *used: int,
    **values: Any,
) -> None:  # fmt: skip
    """Add the claim that the named States belong to a population."""
    if len(states) == 1:
        reader.add(StatusClaim, first, last, *used, treaty=treaty, state=states[0], population=term, **values)
    else:
        reader.add(ListClaim, first, last, *used, treaty=treaty, states=states, population=term, **values)


def _still_to_come(reader: Reader, subject: Subject, said: _Said) -> None:
    """What will take effect on a date: "Poland will leave on 20 February"."""
    verb, when = said.verb, said.when
    coming = verb.tense == "future" and not verb.negated and said.event in _TO_COME and bool(subject.states)
    if coming and said.event is not None and when is not None and when[1].how in ON:
        first = min(subject.used)
        reader.add_dates(subject.states, said.event, when, first, said.last, *subject.used, treaty=said.treaty)
    else:
        reader.refuse(verb.unreal, *subject.used)


# ---- the passive


def _by(reader: Reader, place: int, verb: Verb) -> None:
    """The passive, of which the subject follows: "The treaty has been signed by 133 States"."""
    agent = place + 1 + (reader.symbol(place + 1) == "the")
    symbol = reader.symbol(agent)
    value: Any = reader.tokens[agent].value if symbol else None
    when = (place, verb.when) if verb.when else reader.when_after(agent + 1)
    own = reader.treaty_left(place, needed=verb.finite)
    said = _Said(verb, agent + 1, when, reader.treaty(own, place))
    subject = Subject(agent, used=(place, agent))
    if symbol == COUNT:
        more = value.part == ADDS and verb.meaning.have is Population.SIGNATORIES and _others_ratified(reader, place)
        said = evolve(said, verb=evolve(verb, meaning=SIGNED_ONLY)) if more else said
        _count(reader, subject, value, said)
    elif symbol == STATES:
        _states(reader, evolve(subject, states=value), said)
    elif symbol == SHARE and isinstance(value, CountPhrase):
        _share(reader, evolve(subject, place=place), value, said)
    elif symbol == SPEAKER:
        _stated(reader, evolve(subject, speaker=value), said)
    else:
        reader.refuse("who did it could not be read", place)


def _others_ratified(reader: Reader, place: int) -> bool:
    """Whether the sentence has said before how many ratified: then "signed by 13 more" are those that signed only."""
    verbs = [token.value for at, token in reader.each(PASSIVE, VERB) if at < place]
    return any(verb.meaning.have in (Population.RATIFIED, Population.CONTRACTING_STATES) for verb in verbs)
