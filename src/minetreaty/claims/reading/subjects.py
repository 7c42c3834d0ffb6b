"""Subjects: finds of whom a verb speaks: the States, the number of States, or the group before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from .noun_phrases import CountPhrase, Whole
from .tokens import COUNT, DATE, INTENT, SHARE, SPEAKER, STATES, UNREAL, VERB, WHOLE, Token, words

_FLOATS = words("all both each also alone itself themselves now then still currently already recently finally D")
"""Words between a subject and its verb."""
_RELATIVE = frozenset(("that", "which", "who"))
_CLAUSES = _RELATIVE | words("whose where when F W U")
_VERBS = words("V W F I")
_NEW = _RELATIVE | words("L A H W F Q N")
"""What begins another clause."""
_OTHERS = words("L A E H which who ,")
_INCLUDING = words("including like notably namely")
_LANDS = words("country kingdom republic government sultanate nation state")
_OF = words("all both each none states countries nations governments government N A")
_PLAIN = words("the both major users producers and only")


@frozen
class Subject:
    """Of whom a verb speaks.

    ``place`` is its first token, ``used`` all of them. With ``relative`` it is "the States that have joined", with
    ``neither`` what is said is denied; ``speaker`` is the State that a spokesperson speaks for.
    """

    place: int
    states: tuple[str, ...] = ()
    count: CountPhrase | None = None
    whole: Whole | None = None
    share: CountPhrase | None = None
    relative: bool = False
    neither: bool = False
    speaker: str = ""
    used: tuple[int, ...] = ()


def _symbol(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].symbol if 0 <= place < len(tokens) else ""


def opening(tokens: Sequence[Token], place: int) -> int | None:
    """Return where the part between brackets, dashes or commas begins that ends at that place, or None.

    A part with a verb counts only where it is a clause of its own ("which ...", "adopted in 1997").
    """
    begins = "(" if _symbol(tokens, place) == ")" else _symbol(tokens, place)
    verbs = False
    for here in range(place - 1, max(place - 45, -1), -1):
        symbol = tokens[here].symbol
        if symbol == begins:
            clause = _symbol(tokens, here + 1) in _CLAUSES
            return here if clause or not verbs else None
        verbs = verbs or symbol in _VERBS
    return None


def subject_of(
    tokens: Sequence[Token], place: int, known: Mapping[int, Subject], before: tuple[str, ...]
) -> Subject | None:
    """Return the subject of the verb at that place, or None.

    `known` are the subjects of earlier verbs by their places, `before` the States of which the text spoke last.
    """
    here = place - 1
    while _symbol(tokens, here) in _FLOATS:
        here -= 1
    relative = _symbol(tokens, here) in _RELATIVE
    if relative:
        here -= 1
        if _symbol(tokens, here) in ("of", "whom", "to"):
            return None
        here -= _symbol(tokens, here) == ","
    included: list[int] = []
    while _symbol(tokens, here) in (")", ",", "-"):
        opener = opening(tokens, here)
        if opener is None:
            break
        included += [at for at in range(opener + 1, here) if _is_listed(tokens, at, opener)]
        here = opener - 1
        here -= _symbol(tokens, here) == DATE
    introduced = _introduced(tokens, here) if _symbol(tokens, here) == STATES else 0
    if introduced:
        included, here = [here], introduced - 1
        here -= _symbol(tokens, here) == ","
    inner = tuple(code for at in included for code in tokens[at].value)
    base = Subject(here, inner, relative=relative, used=(*included, here))
    found = _at(tokens, here, base, place, known, before)
    if found is None and inner:
        return evolve(base, place=included[0], used=tuple(included))
    return found


def _is_listed(tokens: Sequence[Token], place: int, opener: int) -> bool:
    """Whether these are States that brackets or commas list: all that is in them, or what "including" introduces."""
    if tokens[place].symbol != STATES:
        return False
    first = place - (tokens[place - 1].symbol == "the")
    return first == opener + 1 or bool(_introduced(tokens, place))


def _introduced(tokens: Sequence[Token], place: int) -> int:
    """Where the words begin that introduce a part of a whole: "including", "such as", "among them"; 0 for none."""
    here = place - 1
    while here > 0 and place - here < 5 and tokens[here].symbol in _PLAIN:
        here -= 1
    if _symbol(tokens, here) in _INCLUDING:
        return here
    return here - 1 if (_symbol(tokens, here - 1), _symbol(tokens, here)) in (("such", "as"), ("among", "them")) else 0


def _at(
    tokens: Sequence[Token], here: int, base: Subject, place: int, known: Mapping[int, Subject], before: tuple[str, ...]
) -> Subject | None:
    """The subject that ends with that token."""
    symbol = _symbol(tokens, here)
    value = tokens[here].value if symbol else None
    if symbol == STATES:
        return _named(tokens, here, base)
    if symbol in (COUNT, WHOLE, SPEAKER) or (symbol == SHARE and isinstance(value, CountPhrase)):
        held: dict[str, Any] = {{COUNT: "count", WHOLE: "whole", SPEAKER: "speaker", SHARE: "share"}[symbol]: value}
        return evolve(base, **held)
    the = "the" in (_symbol(tokens, here - 1), _symbol(tokens, here - 2))
    if symbol in ("it", "they", "both") or (symbol in _LANDS and the):
        return _told(tokens, here, base, before)
    if symbol in ("and", "but", "or", "then", "yet", "while", "nor"):
        return _shared(tokens, here, known)
    return None


def _named(tokens: Sequence[Token], here: int, base: Subject) -> Subject | None:
    """States by name, with the number before them: "five countries: Estonia, ..."."""
    near = {_symbol(tokens, here - 1), _symbol(tokens, here - 2)}
    of = _symbol(tokens, here - 1) == "of" and _symbol(tokens, here - 2) not in _OF
    if base.states and (of or near & {"besides", "unlike", "than"}):
        return evolve(base, place=base.used[0], used=base.used[:-1])
    if of:
        return None
    number = here - 1 if _symbol(tokens, here - 1) not in (":", ",", "-") else here - 2
    counted = _symbol(tokens, number) == COUNT and number >= 0 and tokens[number].value.noun
    first = number if counted else here
    return evolve(
        base, place=first, states=(*tokens[here].value, *base.states), count=tokens[number].value if counted else None,
        used=(*base.used, first), neither="neither" in near,
    )  # fmt: skip


def _told(tokens: Sequence[Token], here: int, base: Subject, before: tuple[str, ...]) -> Subject | None:
    """A pronoun, or "the country": the States named before, in the sentence or the text."""
    one = tokens[here].symbol not in ("they", "both")
    near = next((tokens[at].value for at in range(here - 1, -1, -1) if tokens[at].symbol == STATES), before)
    if not near or one is not (len(near) == 1):
        return None
    first = here - (tokens[here].symbol in _LANDS)
    return evolve(base, place=first, states=near, used=(first,))


def _shared(tokens: Sequence[Token], here: int, known: Mapping[int, Subject]) -> Subject | None:
    """The subject of the verb before a conjunction: "Poland signed in 1997 but has not ratified"."""
    for back in range(here - 1, max(here - 14, -1), -1):
        symbol = tokens[back].symbol
        if symbol in (VERB, INTENT, UNREAL):
            found = known.get(back)
            return None if found is None or found.relative else found
        if symbol in _NEW:
            break
    start = 1 if tokens[0].symbol == "the" else 0
    if _symbol(tokens, start) == STATES and not any(token.symbol in _OTHERS for token in tokens[start + 1 : here]):
        return Subject(start, tokens[start].value, used=(start,))
    return None
