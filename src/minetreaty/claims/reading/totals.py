"""Totals: how many parties, signatories or members there are, by their noun: "the treaty has 164 States Parties"."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve

from ...model.populations import Population
from ..kinds import CountClaim
from ..words import Word
from .assertions import DENIED
from .noun_phrases import ADDS, PART, CountPhrase
from .reader import NO_REGION, NO_TIME, NOT_ON, Reader
from .tokens import COUNT, DATE, MEMBERS, phrase, words
from .verbs import Verb

_GAP = (
    r"(?:_(?:now|currently|also|already|today|still|there|D|,|the|a|total|of|only|at_present|so_far|to_date|presently"
    r"|recently|overall)){0,6}"
)
_THERE = phrase(rf"there_(?:are|is|were|was|have_been|remain|remained|being){_GAP}_(?P<n>A)")  # there are 164 parties
_HAS = phrase(
    rf"""
    (?: (?P<with>with|having|'s) | has|have|had|counts?|counted|numbers?|comprises?|includes?|boasts?|gained|received
      |attracted|garnered|collected|unites?|reached ) {_GAP}_(?P<n>A)               # the treaty has 164 States Parties
    """
)
_TOTAL = phrase(
    r"""
    (?: number|total_number|total|membership|overall_number )
    (?: _(?:number_)?of(?: _Q | _(?:states|countries|nations) (?:_(?:that|which))? _(?P<verb>[VW]) )? )?
    (?: _(?:to|of|in)_(?:T|it) )?
    (?: _(?:now|currently|has|have|had|which|thus|therefore|then|also|is|was|stands?|stood|reached|reaches|rose|risen
         |rises|grown|grew|increased|increasing|up|at|fell|fallen|dropped|down|to|from|D|,) ){1,7}
    _(?P<n>[AN]) (?! _(?:percent|%) )                                               # the number of parties is now 164
    """
)
_BRING = phrase(
    r"""
    (?P<brings> bring|brings|bringing|brought|take|takes|taking|took|raise|raises|raising|make|makes|making|leave|leaves
      |leaving )
    (?: _(?:the|its|total|overall|number|numbers|membership|a|of|to|in|all|up|T|G) ){0,5} (?:_Q)?
    (?: _(?:to|of|at|T|in) ){0,3} (?: _(?:the|a|total|of) ){0,3} _(?P<n>[AN])       # bringing the total to 155
    (?: _(?:the_)?(?:number|total)_of(?:_the)?_Q )?
    """
)
_RESTRICTS = words(
    "that which who whose where affected attending attended present took voted still completed participating of with "
    "required needed necessary U V W"
)
"""What follows a number that is only a part: "the 12 States Parties that have asked for more time"."""
_PARTLY = words("that which who whose affected with U")
_MOVES = re.compile(r"\b(?:reached|rose|risen|grew|grown|increased|fell|fallen|dropped|brought)\b")
"""What changes a number on a date that is told before: "Haiti joined in 2006, and the total rose to 149"."""
_ACTS = words("have had has were are")
_BETWEEN = words(", and while plus with another an additional ( also there are T it to has")


def totals(reader: Reader) -> None:
    """Read how many parties, signatories or members there are."""
    for form in (_BRING, _TOTAL, _THERE, _HAS):
        for found, first, last in reader.matches(form):
            at, _ = reader.sentence.span(found, "n")
            count = None if at in reader.used or at in reader.refused else _counted(reader, found, first, last, at)
            if count is not None:
                moved = form is _BRING or _MOVES.search(found.group()) is not None
                _add(reader, at, last, count, since=first if moved else None)
    for place, token in reader.each(COUNT):
        count = token.value
        known = count.population is None or place in reader.used or place in reader.refused
        if not known and _is_all(reader, place, count):
            _add(reader, place, place + 1, count)


def _counted(reader: Reader, found: re.Match[str], first: int, last: int, at: int) -> CountPhrase | None:
    """The number with its population and its treaty; None where the words are of something else."""
    token = reader.tokens[at]
    count: CountPhrase = token.value if token.symbol == COUNT else CountPhrase(token.value)
    noun = next((inner.value for inner in reader.tokens[first:last] if inner.symbol == MEMBERS), None)
    if noun is not None and count.population is None:
        count = evolve(count, population=noun.term, treaty=noun.treaty)
    verb: Verb | None = reader.sentence.values(found).get("verb")
    if verb is not None:
        return None if verb.state is None else evolve(count, population=verb.state, treaty=verb.treaty or "")
    if found.re in (_THERE, _HAS):
        if count.population is None or reader.symbol(at + 1) in _PARTLY:
            return None
        own = reader.treaty_left(first) if found.re is _HAS else ""
        if own is None or (found.re is _HAS and not found["with"] and not reader.has_treaty_subject(first)):
            return None
        return evolve(count, treaty=count.treaty or own)
    if count.population is None and re.search(r"total|number|membership", found.group()):
        return evolve(count, population=Word.MEMBER)
    return count if count.population is not None else None


def _is_all(reader: Reader, place: int, count: CountPhrase) -> bool:
    """Whether a number with its noun is that of all of them: "the 164 States Parties", "158 of the 162 parties"."""
    before, after = reader.symbol(place - 1), reader.symbol(place + 1)
    if _coordinated(reader, place):
        return True
    if before == COUNT and count.definite:
        return bool(reader.tokens[place - 1].value.part == PART)
    if count.part and count.population is not Word.SIGNATORY:
        return False
    if after in _ACTS:
        return count.total
    return count.definite and after not in _RESTRICTS and before not in ("of", "most", "some", "many")


def _coordinated(reader: Reader, place: int) -> bool:
    """Whether a number stands beside one that was read: "141 States Parties and an additional 9 signatories"."""
    for here in range(place - 1, max(place - 7, -1), -1):
        symbol = reader.symbol(here)
        if symbol == COUNT:
            return here in reader.used and reader.tokens[here].value.population is not None
        if symbol not in _BETWEEN:
            return False
    return False


def _add(reader: Reader, at: int, last: int, count: CountPhrase, *, since: int | None = None) -> None:
    """Add the claim, unless the number is a part, or its time or place could not be read.

    Where something before the token `since` moved the number, its date is assumed to be that of the number.
    """
    alone = count.population in (Word.SIGNATORY, Population.SIGNED_ONLY) and count.part == ADDS
    if count.number != int(count.number) or count.number > 300:
        return
    when = reader.when_after(last) or reader.when_first(at)
    if when is None and since is not None:
        when = next(((here, token.value) for here, token in reversed(list(reader.each(DATE))) if here < since), None)
    when = None if when is not None and (reader.is_today(when[1]) or when[1].how == "since") else when
    within = count.within or reader.region
    reason = ""
    if count.part and not alone:
        reason = count.part
    elif reader.symbol(at - 1) == "not":
        reason = DENIED
    elif within == "?":
        reason = NO_REGION
    elif when is not None and when[1].how in (*NOT_ON, "from"):
        reason = NO_TIME
    if reason:
        reader.refuse(reason, at)
        return
    unsure = () if since is None else ("the number is that of the date told before it, else of publication",)
    time: dict[str, Any] = {"assumed": unsure}
    if when is not None:
        time = {"on": when[1].until or when[1].value, "assumed": (*when[1].assumptions, *unsure)}
    spots = () if when is None else (when[0],)
    reader.add(
        CountClaim, at, at + 1, *spots, treaty=reader.treaty(count.treaty, at), number=int(count.number),
        comparison=count.comparison, population=count.population, within=within, **time,
    )  # fmt: skip
