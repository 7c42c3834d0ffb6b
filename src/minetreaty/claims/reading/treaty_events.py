"""Treaty events: when the treaty was adopted, opened or entered into force, and acts that a noun tells."""

from __future__ import annotations

from ..kinds import Event
from .dates import When
from .reader import ON, UNCLEAR, Reader
from .statements import named
from .tokens import EVENT, OTHER, STATES, VERB, phrase, words
from .verbs import NOUNS, TreatyEvent

_NOUNS = "withdrawal|denunciation|exit|departure|accession|ratification"
_OF_STATES = phrase(
    rf"""
    (?: (?P<who>L) (?:_'s)? (?: _(?:formal|official|recent|own|planned) ){{0,2}} | the|its|this )
      _(?P<act>{_NOUNS})s? (?:_(?:from|to|of|by)_(?:the_)?(?:T|it))?
    | (?P<act2>{_NOUNS})s?_(?:of|by)_(?:the_)?(?P<who2>L)   # Poland's withdrawal
      (?:_(?:from|to|of)_(?:the_)?(?:T|it))?
    """
)
_ACT = phrase(
    r"""
    (?: (?P<who>L)_'s (?: _(?:formal|official|recent|subsequent) ){0,2}
          _(?:instruments?_of_)?(?P<act>accession|ratification|adherence|signature|notice) (?:_of_withdrawal)?
                                                                                                 # Kuwait's accession
      | (?P<act2>accession|ratification|adherence|signature|notice)_(?:of|by)_(?:the_)?(?P<who2>L) )  # of Kuwait
    (?: _(?:to|of|from)_(?:the_)?(?P<own>T|it|X) )?
    (?: _(?:was|were|is)_(?:deposited|received|lodged|submitted)(?=_D) )?                # was deposited on 20 August
    """
)
_FACT = phrase(
    r"""
    (?: prais[a-z]+|welcom[a-z]+|applaud[a-z]+|congratulat[a-z]+|hail[a-z]+|celebrat[a-z]+|follow[a-z]*|after|since|with
      |mark[a-z]*|recent|latest ) (?: _(?:the|recent|on|of|for|by) ){0,3}               # welcomed the
    """
)
_ACTORS = words("L A H E G they delegates conference who")
_FOR = phrase(r"for_(?:the_)?(?P<who>L)(?=_,)")
_OBJECT = phrase(r"(?:the_)?(?:T|it)(?!_'s)")
_BY = phrase(r"(?:(?:in_[a-z]+|there)_)?by_(?:A|(?:more_than_)?N|L|consensus)")  # adopted in Dublin by 107 states
_OTHERS = words("T X L A V W I which who")
_LEADS = words("T it the also which saw marks marked")


def treaty_events(reader: Reader) -> None:
    """Read the dates of the treaty's own events and of effects for States."""
    for place, token in reader.each(EVENT):
        event: TreatyEvent = token.value
        whose = _whose(reader, place)
        first, states, kind = whose or (place, event.states, event.event)
        if event.told:
            states = _before(reader, place)
        beside = [found for found, _, last in reader.matches(_FOR) if last < place and kind is Event.IN_FORCE]
        states = states or (reader.sentence.at(beside[-1], "who").value if beside else ())
        when = _when(reader, place, first, kind)
        active = kind is Event.ADOPTED and reader.symbol(place - 1) in _ACTORS
        if active and reader.sentence.after(place + 1, _OBJECT) is None:
            reader.refuse("what was adopted could not be read", place)
            continue
        for_whom = reader.symbol(place + 1) == "for" or (event.told and not states)
        if event.unreal or when is None or when[1].how not in (*ON, "as_of") or for_whom:
            reader.refuse(event.unreal or "when it was, or for whom, could not be read", place)
            continue
        own = reader.treaty_left(place, needed=whose is None and place > 0) if event.treaty is None else event.treaty
        before = {token.symbol for token in reader.tokens[:place]}
        joined = not states and kind is Event.IN_FORCE and not before.isdisjoint((VERB, STATES))
        unsure = ("the entry into force of the treaty itself is meant",) if joined else ()
        reader.add_dates(
            states or (None,), kind, when, place, place + 1, treaty=reader.treaty(own, place), assumed=unsure
        )


def _before(reader: Reader, place: int) -> tuple[str, ...]:
    """The States named last before that place, in the sentence or the text."""
    before = (reader.tokens[at].value for at in range(place - 1, -1, -1) if reader.symbol(at) == STATES)
    return next(before, reader.context.states)


def _when(reader: Reader, place: int, first: int, kind: Event) -> tuple[int, When] | None:
    """The date after an event, or before its subject."""
    by = reader.sentence.after(place + 1, _BY) if kind is Event.ADOPTED else None
    when = reader.when_after(place + 1 if by is None else reader.sentence.span(by)[1])
    while first > 0 and reader.symbol(first - 1) in _LEADS:
        first -= 1
    return when or reader.when_before(first)


def _whose(reader: Reader, place: int) -> tuple[int, tuple[str, ...], Event] | None:
    """Whose withdrawal or accession takes effect at that place: where it is told, the States, and the event."""
    for found, first, last in reversed(list(reader.matches(_OF_STATES))):
        between = [reader.symbol(at) for at in range(last, place)]
        if last > place or len(between) > 13 or _OTHERS & set(between):
            continue
        held = reader.sentence.values(found)
        states = held.get("who") or held.get("who2") or _before(reader, first)
        leaves = (found["act"] or found["act2"]) not in ("accession", "ratification")
        return (first, states, Event.LEFT if leaves else Event.IN_FORCE) if states else None
    return None


def acts_by_noun(reader: Reader) -> None:
    """Read acts that a noun tells: "Guatemala's ratification on 3 November", "welcomed the accession of Kuwait"."""
    for found, first, last in reader.matches(_ACT):
        held = reader.sentence.values(found)
        states = held.get("who") or held["who2"]
        who, _ = reader.sentence.span(found, "who" if found["who"] else "who2")
        treaty = reader.treaty(None if found["own"] == OTHER else held.get("own", ""), first)
        meaning = NOUNS[found["act"] or found["act2"]]
        assert meaning.event and meaning.have  # as all acts have
        when = reader.when_after(last)
        if when is not None and when[1].how in ON and when[0] - last < 4:
            reader.add_dates(states, meaning.event, when, first, last, treaty=treaty)
        elif any(end in (first, first - 1) for _, _, end in reader.matches(_FACT)):
            named(reader, first, last, states, meaning.have, treaty, who)
        else:
            reader.refuse(UNCLEAR, who)
