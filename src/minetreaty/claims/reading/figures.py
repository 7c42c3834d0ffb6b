"""Figures and deadlines: stockpiled mines destroyed, casualties of a year, and by when a State must clear its land."""

from __future__ import annotations

import re

from ..kinds import Event, FigureClaim
from .noun_phrases import compared
from .reader import Reader
from .tokens import SPEAKER, STATES, phrase

_MINES = r"(?:(?:stockpiled|anti-personnel|antipersonnel|stored|such|land)_){0,3}(?:land_?)?mines"
_DESTROYED = phrase(
    rf"""
    (?P<n>N) (?:_of)? _{_MINES} (?: _(?:from|in|held|their|stockpiles|stocks) ){{0,4}}
      (?: _(?:have|has|had)_been | _being )? _(?:destroyed|eliminated)            # 40 million mines have been destroyed
    | (?:destroyed|destruction_of|destroying|elimination_of)
      (?: _(?:a_total_of|the|more|than|over|some|nearly|almost|around|about|at|least|of|in|excess|their) ){{0,5}}
      _(?P<n2>N)_{_MINES}                                                         # destruction of 55 million landmines
    """
)
_CASUALTIES = phrase(
    r"""
    (?P<n>N) (?: _(?:new|mine|landmine|recorded|global|/|erw|and|explosive|remnants|of|war) ){0,5} _casualties
    | (?P<n2>N)_(?:people|persons)_(?:were_)?killed_(?:or|and)_(?:injured|wounded)
    """
)
_WORLD = phrase(r"worldwide|globally|(?:around|across|throughout)_the_(?:world|globe)")
_BEFORE = re.compile(r"(?:\b(?:more than|over|at least|nearly|almost|about|around|some|in excess of) )+$")
_DEADLINE = phrase(
    r"""
    (?P<who>L)_(?: must|has_to|is_(?:obliged|required|bound|due)_to ) (?:_[a-z]+ly)? _(?P<duty>clear|destroy)
      (?: _(?!by|not)[a-zT'-]+ ){0,10}? _(?P<when>D)                              # Iraq must clear its land by 2018
    | (?P<who2>L) (?:_'s|_ha[sd]_an?)? (?: _(?:article|N|mine|current|new|extended|stockpile) ){0,4}
      _(?P<duty2>clearance|destruction)_deadline
      (?: _(?:is|was|of|falls|set|for|on|now|,) ){0,3} _(?P<when2>D)              # Iraq's clearance deadline of 2018
    | (?P<duty3>clearance|destruction)_deadline (?: _(?:of|for)_(?:the_)?(?P<who3>L) ) (?: _(?:under|of)_T )?
      (?: _(?:is|was|of|falls|set|for|on|now|also|,) ){0,3} _(?P<when3>D)         # the clearance deadline of Iraq is
    """
)


def figures(reader: Reader) -> None:
    """Read figures of the world, which belong to no treaty of their own."""
    about = re.search(r"stock|[TQA] |treaty", reader.sentence.pattern)
    mines = re.search(r"\b(?:land)?mines?\b|\berw\b|under T|\bmonitor\b", reader.sentence.pattern)
    single = any(reader.each(STATES, SPEAKER)) and not _WORLD.search(reader.sentence.pattern)
    for form, measure, least in (
        (_DESTROYED, "stockpiled_mines_destroyed", 1_000_000),
        (_CASUALTIES, "casualties", 1_000),
    ):
        for found, _, last in reader.matches(form):
            name = "n" if found["n"] else "n2"
            at, _ = reader.sentence.span(found, name)
            value = reader.tokens[at].value
            before = _BEFORE.search(reader.sentence.before(at))
            words = before.group() if before else ""
            first = at - len(words.split())
            if value < least or at in reader.used or single or not (mines if form is _CASUALTIES else about):
                continue
            if reader.symbol(first - 1) == "including":
                continue
            when = (reader.when_after(last) or reader.when_first(at)) if form is _CASUALTIES else None
            time = {} if when is None else {"on": when[1].value, "assumed": when[1].assumptions}
            key = reader.context.first
            reader.add(
                FigureClaim, first, last, at, treaty=(key, ""), measure=measure, value=float(value),
                comparison=compared(words), **time,
            )  # fmt: skip


def deadlines(reader: Reader) -> None:
    """Read by when a State must clear its mined areas or destroy its stockpiles."""
    for found, first, last in reader.matches(_DEADLINE):
        end = next(end for end in ("", "2", "3") if found[f"who{end}"])
        held = reader.sentence.values(found)
        spot, _ = reader.sentence.span(found, f"when{end}")
        event = Event.CLEARANCE_DUE if found[f"duty{end}"].startswith("clear") else Event.DESTRUCTION_DUE
        treaty = reader.treaty("", first)
        reader.add_dates(held[f"who{end}"], event, (spot, held[f"when{end}"]), first, last, treaty=treaty)
