"""Rules for measures: shares of the world's States, comparisons of two dates, and figures of the world."""

from __future__ import annotations

import re
from typing import Any

from ..circles import Circle
from ..kinds import ChangeClaim, Comparison, Direction, FigureClaim, ShareClaim
from .predicates import NOUNS, passive, population, predicate
from .sentence import Reader, group_of, predicate_near, starts_of, time_of
from .tokens import SHARE

_SHARE = re.compile(
    r"P(?: of)?(?: (?:the|all|world's|world|un|of|its|these|those)\b(?!'))*(?P<g> G)?(?: (?:member|"
    r"the))*(?: (?P<noun>states?|countries|nations|members?|governments|global community"
    r"|international community|member-states|world|globe|planet))?(?: (?:of|in|on) (?:the )?(?:(?P<in>G)|world|globe|"
    r"earth|planet))?(?: (?:worldwide|globally))?"
)


def shares(reader: Reader) -> None:
    """Shares of the world's States, or of a group's: "over 80 % of the world's countries have joined"."""
    for place, mark in reader.marks(SHARE):
        found = _SHARE.match(reader.pattern, place)
        world = found is not None and re.search(r"(?:world|globe|earth|planet)\b", found.group())
        if found is None or not (found["noun"] or found["g"] or world) or place in reader.taken:
            continue
        comparison, start = reader.compare(place)
        if comparison is Comparison.EXACTLY and not any(c.isdigit() for c in reader.text[mark.start : mark.end]):
            comparison = Comparison.ABOUT  # a fraction in words is a round one
        within, _ = group_of(reader, found)
        said = predicate_near(reader, found.end())
        end = said.end if said else found.end()
        circle = said.circle if said else None
        if circle is None:
            behind = re.match(
                r" (?:,|-|as|being|having|the|is|are|now|already|have|has|with)"
                r" *(?:[a-z]+ ){0,3}?(?=states? part|part(?:y|ies)|members|joined|ratified|signed)",
                reader.pattern[found.end() :],
            )
            told = predicate(reader.pattern, found.end() + behind.end()) if behind else None
            noun = population(reader.pattern, found.end() + behind.end()) if behind else None
            chosen = told or noun
            before = re.search(
                r"(?:ratified|joined|signed|acceded to|adopted|accepted)(?: or acceded to)? by (?:\S+ )?$",
                reader.pattern[:start],
            )
            if chosen is not None:
                circle, end = chosen.circle, chosen.end
            elif before is not None:
                passively = passive(
                    reader.pattern[: before.end()].replace("adopted", "joined").replace("accepted", "joined")
                )
                circle, start = (passively.circle if passively else None), before.start()
            elif re.search(r"(?:or|-|,|\(|covering|representing|comprising) $", reader.pattern[:start]):
                circle = _named_before(reader, start)
        if circle is None:
            reader.refused[place] = "what share it is could not be read"
            continue
        reader.add(
            ShareClaim, start, end, place, percent=float(mark.value), comparison=comparison, circle=circle,
            within=within, **time_of(reader, start, end),
        )  # fmt: skip


def _named_before(reader: Reader, start: int) -> Circle | None:
    """The circle that the sentence has named before that place."""
    places = reversed([place for place in starts_of(reader.pattern) if place < start])
    found = (population(reader.pattern, place) or predicate(reader.pattern, place) for place in places)
    return next((said.circle for said in found if said is not None and said.circle is not None), None)


_MORE_THAN_IN = re.compile(
    rf"N (?P<way>more|fewer|less)(?: {NOUNS})?(?: (?:states )?(?:parties|members|signatories|"
    r"ratifications))?(?: (?:in|on) (?P<later>D))? than (?:in|on|at the end of|at|a year earlier in) (?P<d>D)"
)


def comparisons(reader: Reader) -> None:
    """Two dates compared: "two more States Parties than in 2024"."""
    for found in _MORE_THAN_IN.finditer(reader.pattern):
        place, at = found.start(), found.start("d")
        when = reader.date_at(at)
        noun = re.search(r"(?:states )?(?:parties|members|signatories|ratifications)", found.group())
        said = population(noun.group(), 0) if noun else None
        reader.add(
            ChangeClaim, place, found.end(), place, at, earlier=when.value, by=reader.sentence.mark(place).value,
            later=None if found["later"] is None else reader.date_at(found.start("later")).value,
            direction=Direction.MORE if found["way"] == "more" else Direction.FEWER,
            circle=said.circle if said and said.circle else Circle.PARTY, assumed=when.assumed,
        )  # fmt: skip


_DESTROYED = re.compile(
    r"N (?:of )?(?:(?:stockpiled|anti-personnel|antipersonnel|anti|personnel|stored|such|these)"
    r" )*(?:land ?)?mines (?:from (?:their )?stockpiles |held in stockpiles )?(?:have been |had been |"
    r"were |are |being )?"
    r"(?:destroyed|eliminated)|destr(?:oyed|uction of|oying)(?: (?:a total of|the|more|than|over|some|"
    r"nearly|almost|around|about|at least|in excess of|their))* (?P<n>N)"
    r" (?:(?:stockpiled|anti-personnel|antipersonnel|stored) )*(?:land ?)?mines"
)
_CASUALTIES = re.compile(
    r"N (?:(?:new|mine|landmine|recorded|people|persons|civilians|global|/|erw|and|explosive|remnants|"
    r"of|war|mines) )*(?:casualties|(?:were )?killed (?:or|and) (?:injured|wounded))"
    r"|(?:casualties (?:were )?(?:recorded|reported))[^N;]{0,20}N"
)


def figures(reader: Reader) -> None:
    """Figures of the world: stockpiled mines destroyed, casualties recorded in a year."""
    for form, measure in ((_DESTROYED, "stockpiled_mines_destroyed"), (_CASUALTIES, "casualties")):
        for found in form.finditer(reader.pattern):
            place = found.start() + found.group().index("N")
            mark = reader.sentence.mark(place)
            large = mark.value >= (1_000_000 if measure == "stockpiled_mines_destroyed" else 1_000)
            stock = measure == "casualties" or re.search(r"stock|T|states? part|treaty", reader.pattern)
            comparison, start = reader.compare(place)
            part = re.search(r"\bincluding $", reader.pattern[:start])
            if place in reader.taken or not large or not stock or part or reader.unreal(found.start()):
                continue
            values: dict[str, Any] = time_of(reader, found.start(), found.end())
            if measure != "casualties":
                values.pop("on", None)
            reader.add(
                FigureClaim, min(start, found.start()), found.end(), place, measure=measure, value=float(mark.value),
                comparison=comparison, **values,
            )  # fmt: skip
