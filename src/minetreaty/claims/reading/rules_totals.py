"""Rules for totals: how many there are in all, by name, in the line of a table, or of a part of the world."""

from __future__ import annotations

import re

from ..circles import Circle
from ..kinds import CountClaim
from .predicates import NOUNS, Predicate, population
from .rules_numbers import included_after
from .sentence import Reader, group_of, predicate_near, starts_of, time_of

_TOTAL = re.compile(
    r"\b(?:(?:total|overall) number of |number of )(?P<pop>[a-z -]{3,60}?)(?: (?:to|of)"
    r" (?:the )?T)?(?: (?:now|currently|which|has|had|have|is|was|to|stands? at|stood at"
    r"|reached|rose|risen|rises|grown|grew|increased|increasing|up|at|fell|fallen|dropped|down|from N|"
    r"to|,))+ (?:(?:more than|over|nearly|almost|about|at least) )?(?P<n>N)"
    r"|\b(?P<pop3>states parties|parties|membership|members)(?: to (?:the )?T)?(?: (?:now|currently|has|have))*"
    r" (?:numbers?|totals?|stands? at|stood at|reached)(?: a total of)?"
    r" (?:(?:more than|over|nearly|almost|about|at least) )?(?P<n3>N)"
    r"|\b(?:taking|bring(?:s|ing)?|brought|takes|took|raising|raises) (?:the |its )?(?:total |"
    r"overall )?(?:number |membership )?(?:of (?P<pop2>[a-z -]{3,60}?) )?"
    r"(?:(?:to|of|the|T) )*(?:in (?:the )?(?P<in>G) )?to (?:(?:more than|over|nearly|almost|about|at least) )?(?P<n2>N)"
)


def totals(reader: Reader) -> None:
    """Totals by their name: "the number of States Parties is now 165", "bringing the total to 165"."""
    for found in _TOTAL.finditer(reader.pattern):
        at = next(found.start(name) for name in ("n", "n2", "n3") if found[name])
        words = (found["pop"] or found["pop2"] or found["pop3"] or "").replace("membership", "members")
        said = next((said for i in starts_of(words) if (said := population(words, i)) is not None), None)
        number = reader.sentence.mark(at).value
        if at in reader.taken or not isinstance(number, int) or number > 300 or (words and said is None):
            continue
        after = population(reader.pattern, at + 2)
        circle = (said or after or Predicate(Circle.MEMBER, None, 0)).circle
        comparison, _ = reader.compare(at)
        within, _ = group_of(reader, found)
        others = set(reader.taken)
        time = time_of(reader, found.start(), at + 1)
        if found["n2"]:
            reader.taken = others  # the day is also that of what brought the total about
        reader.add(
            CountClaim, found.start(), at + 1, at, number=number, comparison=comparison, circle=circle, within=within,
            **time,
        )  # fmt: skip


_CELL = re.compile(r"(?: (?:to|of) (?:the )?T)? (?:: |- )?(?P<n>N)(?: [,|-])?(?: |$)")


def table(reader: Reader) -> None:
    """A line of totals without a verb: "States Parties: 161, States not party: 36"."""
    cells: list[tuple[int, int, Predicate]] = []
    place = 0
    while place < len(reader.pattern):
        said = population(reader.pattern, place)
        cell = None if said is None else _CELL.match(reader.pattern, said.end)
        if said is None or cell is None or not isinstance(reader.sentence.mark(cell.start("n")).value, int):
            return
        cells.append((place, cell.start("n"), said))
        place = cell.end()
    for first, at, said in cells:
        number = reader.sentence.mark(at).value
        reader.add(CountClaim, first, at + 1, at, number=number, circle=said.circle)


_FROM_TO = re.compile(
    r"\b(?P<pop>states parties|parties|members|signatories|membership|ratifications)(?: (?:to|of) (?:the )?T)?"
    r"(?: (?:has|have|had|which))* (?:rose|risen|grew|grown|increased|went|gone|climbed|expanded|fell|fallen|dropped"
    r"|decreased|shrank|shrunk) from (?P<n>N)(?: (?:in|on|at the end of) (?P<d>D))?"
    r" to (?P<n2>N)(?: (?:in|on|at the end of|by) (?P<d2>D))?"
)


def from_to(reader: Reader) -> None:
    """Two totals of one change: "the number of States Parties rose from 131 in 2002 to 156 in 2009"."""
    for found in _FROM_TO.finditer(reader.pattern):
        said = population(found["pop"].replace("membership", "members"), 0)
        for number, day in (("n", "d"), ("n2", "d2")):
            at = found.start(number)
            value = reader.sentence.mark(at).value
            if said is None or at in reader.taken or not isinstance(value, int) or (number == "n" and not found[day]):
                continue
            when = reader.date_at(found.start(day)) if found[day] else None
            last = at + 1 if when is None else when.place + 1
            reader.add(
                CountClaim, found.start(), last, at, *(() if when is None else (when.place,)), number=value,
                circle=said.circle, on=None if when is None else when.value,
                assumed=() if when is None else when.assumed,
            )  # fmt: skip


NOUNS_AT_END = re.compile(rf"{NOUNS} ?$")


def of_those(reader: Reader) -> None:
    """The y of "of the y countries in Africa, x have signed"."""
    for found in re.finditer(
        rf"(?:^|[,;:(-] |\bN |\b(?:most|all|some|half|many|none|each|one) )(?:(?:out )?of"
        rf"|among) (?:the )?(?P<g2>G (?:s )?)?(?P<n>N) (?P<g>G )?(?:{NOUNS}\b(?! part| not))?(?: ?(?:in"
        rf"|of) (?:the )?(?P<in>G))?",
        reader.pattern,
    ):
        at = found.start("n")
        number = reader.sentence.mark(at).value
        within, _ = group_of(reader, found) if found["in"] else (None, None)
        for name in ("g", "g2"):
            if found[name]:
                within = reader.sentence.mark(found.start(name)).value
        total = re.search(r"(?:total|group|list|handful) $", reader.pattern[: found.start()])
        if total or at in reader.taken or not isinstance(number, int):
            continue
        relative = re.compile(r" ?(?:that|which|who|to have)\b").match(reader.pattern, found.end())
        said = predicate_near(reader, found.end()) if relative is not None else None
        if said is not None and said.circle is not None:  # "of the 164 countries that have joined, 26 are in Asia"
            reader.add(CountClaim, at, said.end, at, number=number, circle=said.circle, within=within)
            included_after(reader, said.end, said.circle)
        elif within is not None or (150 < number < 210 and NOUNS_AT_END.search(found.group())):
            reader.add(CountClaim, at, found.end(), at, number=number, circle=Circle.ALL_STATES, within=within)
