"""The reader: one sentence under reading, and what every rule asks of it: which treaty, which day, how qualified."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from attrs import define, field

from ...model.days import ONE_DAY
from ...model.partial_dates import PartialDate
from ..circles import UN, Circle
from ..kinds import Claim, Comparison
from .predicates import Predicate, predicate
from .tokenizer import Sentence
from .tokens import DAY, GROUP, OTHER, TREATY, Mark

_COMPARES = (
    (r"(?:more than|over|above|in excess of|upwards of|well over|just over|exceed(?:s|ed|ing)?)", Comparison.MORE_THAN),
    (r"(?:at least|no fewer than|no less than|not less than|a minimum of)", Comparison.AT_LEAST),
    (r"(?:fewer than|less than|under|below)", Comparison.FEWER_THAN),
    (r"(?:at most|up to|no more than|not more than)", Comparison.AT_MOST),
    (r"(?:about|around|approximately|roughly|some|circa|an estimated|more or less)", Comparison.ABOUT),
    (r"(?:nearly|almost|close to|just under|just short of)", Comparison.NEARLY),
)
_COMPARE = tuple((re.compile(rf"(?:^|\s){words} (?:the |all |a total of )?$"), kind) for words, kind in _COMPARES)


_UNREAL = re.compile(
    r"\b(?:if|would|could|should|may|might|unless|whether|must|want(?:s|ed)? to|to encourage|"
    r"urge[ds]?|urging|call(?:s|ed|ing)? (?:on|upon|for)|"
    r"invit(?:e|es|ed|ing)|appeal(?:s|ed|ing)? (?:to|for)|hop(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)(?! that)|"
    r"ask(?:s|ed)?) (?:\S+ ){0,2}$"
)

_THEN = re.compile(
    r"\b(?:(?:months?|days?|years?) after|once|when|before|after|until|upon|requires?|required|needed|following)"
    r"(?: (?:it|the|T|had|been|was|has|being|is|deposit|of|at least|signature|ratification|by|[a-z]+ly))* $"
)
"""What makes a number one of another time: "six months after it was ratified by 40 States"."""


_WILL_BE = re.compile(
    r"\b(?:will|would) (?:then |soon |only )*(?:have|be|count|number|leave|comprise|include) (?:only )?$"
)
"""What makes a number one still to come: "the treaty will have 161 parties"."""


_DATE_BEFORE = re.compile(
    r"(?P<how>as of|as at|as from|by the end of|at the end of|by end of|end of|by late|by early|"
    r"by mid|by|until|till|since|from|between|in early|in late|in mid"
    r"|in|on|during|early in|late in|of|at the start of|at the beginning of|before|after|early|late|mid|-)"
    r"(?: (?:the )?(?:end of |start of |beginning of |early |late |mid |mid- |monday |tuesday |"
    r"wednesday |thursday |friday |saturday |sunday |this |last )*)?"
    r"(?: ,)? ?$"
)


@define
class Context:
    """What a text has established so far: the convention it speaks of, and the circle it named last."""

    published: dt.date
    convention: str
    named: str | None = None
    circle: Circle | None = None
    subject: str = ""
    region: str = ""
    protocol: str = ""
    fallback: str = ""


class When(NamedTuple):
    """A day in a sentence: its place, the words that introduce it, the day and its end, and what was assumed."""

    place: int
    how: str
    value: PartialDate
    until: PartialDate | None
    assumed: tuple[str, ...]


@define
class Reader:
    """One sentence under reading. ``taken`` are the marks that a claim has used, ``refused`` those with a reason,
    ``part`` is the part of the world that it counted last.
    """

    sentence: Sentence
    text: str
    context: Context
    claims: list[Claim] = field(factory=list[Claim])
    taken: set[int] = field(factory=set[int])
    refused: dict[int, str] = field(factory=dict[int, str])
    part: str | None = None

    @property
    def published(self) -> PartialDate:
        """The day of publication."""
        day = self.context.published
        return PartialDate(day.year, day.month, day.day)

    @property
    def pattern(self) -> str:
        """The sentence's pattern."""
        return self.sentence.pattern

    def marks(self, letter: str) -> list[tuple[int, Mark]]:
        """The marks of that letter with their places, in order."""
        return [(place, mark) for place, mark in self.sentence.marks.items() if mark.letter == letter]

    # ---- what every rule needs

    def treaty(self, first: int, last: int) -> tuple[str, tuple[str, ...]] | None:
        """The convention meant by the words from `first` to `last`, with what was assumed; None for another treaty."""
        marks = [(place, mark) for place, mark in self.sentence.marks.items() if mark.letter in (TREATY, OTHER)]
        marks = [item for item in marks if item[1].letter == TREATY or "may be any of" not in item[1].value]
        named = [item for item in marks if item[1].value]
        if named:
            _, mark = min(named, key=lambda item: self._away(item[0], first, last))
            if mark.letter == OTHER:
                return None
            return mark.value, ()
        if any(mark.letter == TREATY and "rotocol" in self.text[mark.start : mark.end] for _, mark in marks):
            known = self.context.protocol or (self.context.convention if "-" in self.context.convention else "")
            return (known, (f"the protocol is taken to be {known}",)) if known else None
        if self.context.named is not None:
            return self.context.named, (f"the treaty is taken to be the {self.context.named}, named before",)
        if self.context.fallback:
            return self.context.fallback, (
                f"the treaty is taken to be the {self.context.fallback}, by what the text is about",
            )
        return self.context.convention, (f"the treaty is taken to be the {self.context.convention}, none is named",)

    def _away(self, place: int, first: int, last: int) -> int:
        """How far a treaty's name is from words; a comma in between puts it into another clause."""
        between = self.pattern[last:place] if place >= last else self.pattern[place:first]
        return _distance(place, first, last) + (_CLAUSE if " ," in between or ";" in between else 0)

    def add(self, kind: type[Claim], first: int, last: int, *used: int, **values: Any) -> None:
        """Adds a claim that the pattern from `first` up to `last` makes, unless it speaks of another treaty."""
        meant = self.treaty(first, last)
        if meant is None:
            for place in used:
                self.refused[place] = "it speaks of another treaty"
            return
        start, end = self.sentence.span(first, last)
        assumed = (*meant[1], *values.pop("assumed", ()))
        self.taken.update(used)
        self.claims += [
            kind(
                convention=convention,
                published=self.context.published,
                text=self.text[start:end],
                start=start,
                end=end,
                assumed=assumed,
                **values,
            )
            for convention in meant[0].split("+")
        ]

    def unreal(self, place: int, *, numbered: bool = False) -> bool:
        """Whether what begins there is asked, wished for, conditional, or said of another time."""
        before = self.pattern[:place]
        if re.search(
            r"(?:to|on|upon|for|of|from|encourag\w+|urg\w+|call\w* on) "
            r"(?:all(?: of)?|(?:all (?:of )?)?(?:the|those))(?: O| remaining| other)? $",
            before,
        ):
            return False  # "an appeal to the 32 States that have yet to join" says that there are 32
        return bool(_UNREAL.search(before) or (numbered and (_THEN.search(before) or _WILL_BE.search(before))))

    def compare(self, place: int) -> tuple[Comparison, int]:
        """How the number at that place is qualified, and where the qualification begins."""
        before = self.pattern[:place]
        for form, kind in _COMPARE:
            found = form.search(before)
            if found is not None:
                return kind, found.start() + (1 if found.group()[0] == " " else 0)
        return Comparison.EXACTLY, place

    def date_at(self, place: int) -> When:
        """The day at that place."""
        begins = _SPAN_BEGINS.search(self.pattern, 0, place)
        if begins is not None and self.pattern[begins.end() : place] == "":
            place = begins.start("d")
        value, until, given = self.sentence.mark(place).value
        found = _DATE_BEFORE.search(self.pattern[:place])
        how = found.group().strip() if found else ""
        if how.startswith(("between", "from")):
            other = re.match(r"D (?:and|to|until|-|through) (?=D)", self.pattern[place:])
            if other:
                until = self.sentence.mark(place + other.end()).value[0]
        if not given and value.last < self.context.published and _COMING.search(self._clause(place)):
            value = self.next_one(value)
            until = until and PartialDate(value.year, until.month, until.day)
        assumed = () if given else (f"the year of {value} is taken from what is said before, or from publication",)
        return When(place, how, value, until, assumed)

    def next_one(self, value: PartialDate) -> PartialDate:
        """That day or month of the year when it comes next after publication."""
        today = self.context.published
        over = ((value.month or 12), (value.day or 31)) < (today.month, today.day)
        return PartialDate(today.year + over, value.month, value.day)

    def _clause(self, place: int) -> str:
        """The words of the clause that a day belongs to: those before it from the last comma on, or those after it
        where it stands at the clause's head.
        """
        begins = max(self.pattern.rfind(" ,", 0, place), 0)
        before = self.pattern[begins:place]
        if not _HEAD.fullmatch(before):
            return before
        ends = self.pattern.find(" ,", place + 3)
        return self.pattern[place : ends if ends >= 0 else None]

    def region(self, place: int) -> tuple[str, tuple[str, ...]] | None:
        """What "the region" at that place is: the one named last, with what is assumed by that."""
        named = [mark.value for at, mark in self.marks(GROUP) if at < place and mark.value != UN]
        key = named[-1] if named else self.context.region
        return (key, (f"the region meant is taken to be {key}, named before",)) if key else None

    def when(self, first: int, last: int) -> When | None:
        """The day that belongs to the words from `first` to `last`: within, right after, or at the sentence's head."""
        days = [
            place
            for place, _ in self.marks(DAY)
            if not self._names_treaty(place)
            and not self.pattern.endswith("L ( ", 0, place)
            and (
                place not in self.taken
                or re.fullmatch(r"as (?:of|at) (?:the end of )?", self.pattern[:place])
                or re.fullmatch(r"D(?: ,)? (?:where|at which) ", self.pattern[place:first])
            )
        ]
        near = [
            place
            for place in days
            if first <= place < last
            or (last <= place and re.fullmatch(_BETWEEN, self.pattern[last:place]))
            or re.fullmatch(_AT_HEAD, self.pattern[:place])
            or (
                place < first
                and re.fullmatch(r"D(?: and [a-z ]*| ,)?(?: (?:where|at which))? ?", self.pattern[place:first])
            )
            or (place == 0 and self.pattern.startswith("D ,"))
        ]
        if not near:
            return None
        place = min(near, key=lambda place: (not first <= place < last + 40, _distance(place, first, last)))
        return self.date_at(place)

    def _names_treaty(self, place: int) -> bool:
        """Whether a day is part of a treaty's name: "the 1997 Ottawa Convention", "the Convention of 1997";
        or of an event's: "the 2004 Nairobi Summit".
        """
        before = self.pattern[:place]
        year = self.sentence.mark(place).value[0].month is None
        if before.endswith("T of ") or (year and before.endswith("the ")):
            return True
        return bool(re.match(r"D (?:G )?T", self.pattern[place:])) and not re.search(
            r"(?:in|on|of|by|since|until) $", before
        )


_SPAN_BEGINS = re.compile(r"\b(?:between|from) (?:[a-z]+ )?(?P<d>D) (?:and|to|until|-|through) $")
_HEAD = re.compile(r"(?: ,)?(?: ?(?:and|but|then|on|in|by|from|until|as of|early|late|the|end|of))* ?")
_COMING = re.compile(
    r"\b(?:will|shall|set to|due to|to take effect|to (?:enter|come) in(?:to)? (?:force|effect)|scheduled|going to"
    r"|upcoming|triggering|enabling|allowing|clearing the way|pav(?:es|ing) the way)\b"
)

_BETWEEN = (
    r" ?(?:(?:it|this|the|to|T|of|on|that|its|accord|up|,|G|in|at|ottawa|canada|york|new|oslo|dublin|geneva|during"
    r"|ceremony|succession|accession|instruments?|text|a|for|signing|conference|headquarters|with"
    r"|secretary-general|depositary|by|as"
    r"|until|from|since|between|end|late|early|mid|[a-z]{3,6}day|or|acceded|joined|members?|which|takes?|took|will"
    r"|effect|formally|officially|and|then|entered|into|force) )*"
)
_AT_HEAD = (
    r"(?:[a-z,'-]+ ){0,2}(?:as of|as at|by|in|on|at|since|until|between|from|during|following)"
    r"(?: the)?(?: (?:end|start|beginning) of)?"
    r"(?: (?:early|late|mid|mid-))?(?: [a-z]+day ,)? "
)


_CLAUSE = 30


def _distance(place: int, first: int, last: int) -> int:
    """How far a mark is from words; what follows them is a little nearer than what comes before."""
    if first <= place < last:
        return 0
    return place - last if place >= last else 2 * (first - place)


def _on(how: str, value: PartialDate) -> PartialDate:
    """The time of a state of things: "by 2012" and "at the end of 2012" mean its last day, "until" the day
    before.
    """
    if how.startswith(("until", "till", "before")):
        last = value.first - ONE_DAY
        return PartialDate(last.year, last.month, last.day)
    if how.startswith(("by", "as of", "at the end", "end of")) and "early" not in how and "mid" not in how:
        last = value.last
        if value.exact is None and not how.startswith("as of"):
            return PartialDate(last.year, last.month, last.day)
    return value


ASIDE = re.compile(
    r"(?P<list> (?:\(|-|,|:|(?=including|such as)) ?(?P<inc>(?:and )?(?:including|among them|such as|"
    r"like|e\.g|notably|among others)(?: ,)? "
    r"(?:[a-z' -]{0,40} )?(?:L (?:neighbou?ring|fellow) [a-z]+ )?)?(?:the )?(?P<who>L)"
    r"(?P<rest>[^()LNT-]{0,40}?)(?: ?(?:\)|-|,|$)|(?= (?:are|have|has|is)\b)))"
    r"|(?: \( [^()]* \))|(?: - [^-]{0,120} -)|(?: , [^,;NLT]{0,70} ,)"
)
FILLER = re.compile(
    r"(?: (?:worldwide|globally|around the (?:world|globe)|of the world|in the world|on earth|in total|to date"
    r"|at present|,|that|which|who|to(?= have)|the world|over|currently|now|today|so far|around(?! the)"
    r"|as (?:of|at) D|by D|in D))*"
)


EXCEPT = re.compile(
    r"(?: ,)? (?:except(?: for)?|apart from|other than|but|with the (?:sole |only )?exceptions? of|"
    r"excluding|save(?: for)?|bar|barring)(?: the)? (?P<l>L)"
)


# ---- what several rules ask


NOT_DONE = {"s": Circle.UNSIGNED, "r": Circle.NONCONTRACTING, "j": Circle.NOT_PARTY, "a": Circle.NOT_PARTY}


NEGATIVE = frozenset(
    {Circle.NOT_PARTY, Circle.UNSIGNED, Circle.NOT_RATIFIED, Circle.NEITHER, Circle.SIGNED_ONLY, Circle.NON_SIGNATORY}
)


def group_of(reader: Reader, found: re.Match[str]) -> tuple[str | None, int | None]:
    """The group that a form has found under ``g``, ``g2`` or ``in``, and its place."""
    for name in ("g", "g2", "in"):
        if name in found.re.groupindex and found[name]:
            place = found.end(name) - 1
            return reader.sentence.mark(place).value, place
    return None, None


def starts_of(words: str) -> list[int]:
    """Where the words of a pattern begin."""
    return [0, *(found.end() for found in re.finditer(" ", words))]


def predicate_near(reader: Reader, place: int) -> Predicate | None:
    """The predicate at that place, after an aside or some filling words."""
    while True:
        aside = ASIDE.match(reader.pattern, place)
        if aside is None:
            break
        place = aside.end()
    filler = FILLER.match(reader.pattern, place)
    for start in (place, filler.end() if filler else place):
        at = start + (1 if reader.pattern[start : start + 1] == " " else 0)
        said = predicate(reader.pattern, at)
        if said is not None:
            return said
    return None


def time_of(reader: Reader, first: int, last: int) -> dict[str, Any]:
    """When a state of things is said to hold: the values for a claim that has a day."""
    found = reader.when(first, last)
    if found is None:
        return {}
    reader.taken.add(found.place)
    return {"on": _on(found.how, found.value), "assumed": found.assumed}
