"""Rules for numbers: how many States are, have done, or did something, and which of them are named."""

from __future__ import annotations

import re
from typing import NamedTuple

from .circles import UN, Circle
from .kinds import AnnouncementClaim, Comparison, CountClaim, Intent, ListClaim, Relation, SpanClaim
from .marks import NUMBER, STATES
from .predicates import NOUNS, Predicate, passive, population, predicate
from .reader import ASIDE, FILLER, NEGATIVE, Reader, group_of, starts_of, time_of

_MIDDLE = (
    r"(?P<plus> or more)?(?P<of> of (?:the |its |their |all )?(?:world's |T )?(?P<y>N)"
    r")?(?P<words>(?: (?:others?|further|additional|more|new|of|the|these|those|them"
    r"|independent|sovereign|remaining|different|individual|un|world's|world(?!')|major|developing|"
    r"island|mine-affected|affected|former|current"
    r"|original|full|key|neighbouring|neighboring|such|which|total)\b)*)(?P<g> G)?(?P<g2> G)?(?: (?:member|island)\b)?"
)
_SUBJECT = re.compile(
    rf"{_MIDDLE}(?P<noun> {NOUNS}\b(?! part(?:y|ies)| not (?:yet )?party| outside))?(?P<where> (?:in|"
    r"of|from|within|across|out of) (?:the )?(?:whole |entire )?G\b)?"
)


_INCLUDES = re.compile(
    r"(?: (?:,|-|\()+)? ?(?:(?:and|which|these|they|those|that|among them|among others|countries|"
    r"states) )*(?:including|includes?|included|such as|like"
    r"|among them|among others|notably|namely|are|being|:)(?: ,)?(?: (?!not)[a-z'-]+){0,6}?(?: (?:the|both))? (?=L)"
)


_DOES_ELSE = re.compile(
    r" (?:have|has|had|still|are (?:still|in|yet|now|on)|were|with (?:an? )?(?:\w+ )?(?:article|"
    r"obligations|deadlines|stockpiles|mined)|that (?:have|has|had|are|were|possess|retain|declared)|"
    r"which (?:have|has)"
    r"|retain(?:s|ed)?|possess|declared|reported|completed|destroyed|cleared|met|attended|"
    r"participat\w+|submitted|requested|voted|missed|face|need|did|do|must|known|affected|joined in|"
    r"aligned|took|whose|who)\b"
)


def counts(reader: Reader) -> None:
    """How many States are, have done, or did something: "165 countries are party and 133 have signed"."""
    for place, mark in reader.marks(NUMBER):
        if place in reader.taken or not isinstance(mark.value, int) or mark.value > 300:
            continue
        _count(reader, place, mark.value)


def _count(reader: Reader, place: int, number: int) -> None:
    """Reads what is said of so many States; tries one way of saying it after another."""
    mark = reader.sentence.mark(place)
    if reader.pattern[place + 1 : place + 3] == " L" and len(reader.sentence.mark(place + 2).value) == number:
        reader.taken.add(place)  # "the three Baltic states" are named, not counted
        return
    comparison, start = reader.compare(place)
    found = _SUBJECT.match(reader.pattern, place + 1)
    assert found is not None  # every part of it may be missing
    if comparison is Comparison.EXACTLY and (found["plus"] or "+" in reader.text[mark.start : mark.end]):
        comparison = Comparison.AT_LEAST
    subject = Subject(place, start, number, comparison, _where(reader, found, place))
    if reader.unreal(start, numbered=True):
        return
    before = passive(reader.pattern[:start])
    if before is not None:
        _counted(reader, subject, _passive_start(reader.pattern[:start]), found.end(), before)
        return
    if found["y"]:
        _of_all(reader, found, subject)
    noun = None if found["y"] else _noun_after(reader, found)
    whole = population(reader.pattern, found.end() + 1) if found["y"] else noun
    asides, said = _subject_ends(reader, whole.end if whole else found.end())
    said = said or noun if noun is None or _is_population(reader, start, noun.end) or said else None
    if said is not None:
        _counted(reader, subject, start, said.end, said)
        _aside_lists(reader, asides, subject, said)
    elif found["where"] and reader.context.circle and re.search(r"of (?:them|these|those|which)", found["words"]):
        of_them = Predicate(reader.context.circle, None, found.end())
        _counted(reader, subject, start, found.end(), of_them)
    elif (announced := _ANNOUNCED_BY.search(reader.pattern[:start])) is not None:
        intent = Predicate(None, None, found.end(), intent=Intent.WITHDRAW)
        _counted(reader, subject, announced.start(), found.end(), intent)


class Subject(NamedTuple):
    """So many States: the place of the number, where its qualification begins, and which part of the world is meant."""

    place: int
    start: int
    number: int
    comparison: Comparison
    within: str | None


_ANNOUNCED_BY = re.compile(
    r"(?:announc|plan|mov|step|decision|intent)\w*[^LN;]{0,40}(?:withdraw|leave|quit)\w*[^LN;]{0,40}by $"
)


_PASSIVE = re.compile(
    r"(?:(?:has|have|had|was|were|is|been|not|also|and|now|already) )*(?:signed|ratified|acceded|joined|agreed|adopted)"
    r"(?:(?: ,| or| and| to| /)* (?:signed|ratified|acceded|joined|accepted|to)"
    r")*[a-z ,]{0,20}(?: (?:on|in) D)? by [a-z ]*$"
)


def _passive_start(before: str) -> int:
    found = _PASSIVE.search(before)
    return found.start() if found else len(before)


def _where(reader: Reader, found: re.Match[str], place: int) -> str | None:
    """The part of the world that a subject is limited to. In a count "UN states" means all of them."""
    groups = [name for name in ("g", "g2") if found[name]]
    values = [reader.sentence.mark(found.end(name) - 1).value for name in groups]
    if found["where"]:
        values.append(reader.sentence.mark(found.end("where") - 1).value)
    before = re.search(
        r"\b(?:of|in) (?:the )?(?:N (?:[a-z]+ )?)?(?:[a-z]+ in )?(?P<g>G)(?: [a-z]+)? , $", reader.pattern[:place]
    )
    if before is not None:
        values.append(reader.sentence.mark(before.start("g")).value)
    return values[-1] if values and values[-1] != UN else None


def _noun_after(reader: Reader, found: re.Match[str]) -> Predicate | None:
    """The population that the noun after a number names, unless a group's members are meant."""
    if found["noun"] and found["noun"].strip() != "members":
        return None
    if found["noun"] and (found["g"] or found["g2"]):
        return None
    at = found.start("noun") if found["noun"] else found.end()
    return population(reader.pattern, at + (1 if reader.pattern[at : at + 1] == " " else 0))


def _is_population(reader: Reader, start: int, end: int) -> bool:
    """Whether a number of States Parties is the number of all of them, and not of those that did something else."""
    return not _DOES_ELSE.match(reader.pattern, end) or bool(_ALL_OF_THEM.search(reader.pattern[:start]))


_ALL_OF_THEM = re.compile(r"\b(?:the|its|all|these|total of)(?: [a-z]+)? $")


def _subject_ends(reader: Reader, place: int) -> tuple[list[re.Match[str]], Predicate | None]:
    """The asides after a subject, and the predicate that follows them."""
    asides: list[re.Match[str]] = []
    while True:
        aside = ASIDE.match(reader.pattern, place)
        if aside is None:
            break
        asides.append(aside)
        place = aside.end()
    filler = FILLER.match(reader.pattern, place)
    for at in (place, filler.end() if filler else place):
        said = predicate(reader.pattern, at + (1 if reader.pattern[at : at + 1] == " " else 0))
        if said is not None:
            return asides, said
    return asides, None


def _counted(reader: Reader, subject: Subject, first: int, last: int, said: Predicate) -> None:
    """Adds what is said of so many States: a state of things, acts within a span, or an announcement."""
    place, values = subject.place, {"number": subject.number, "comparison": subject.comparison}
    if said.intent is not None:
        lists = [(at, m) for at, m in reader.marks(STATES) if place < at < last]
        codes = lists[0][1].value if len(lists) == 1 else ()
        used = [at for at, _ in lists[:1]]
        reader.add(
            AnnouncementClaim, first, last, place, *used, intent=said.intent, states=codes, **values,
            **time_of(reader, first, last),
        )  # fmt: skip
        return
    when = reader.when(first, last)
    if when is not None and said.event is not None and said.circle not in NEGATIVE:
        since = when.how.startswith("since")
        dated = said.past or since or when.how.startswith(("between", "from")) or said.circle is None
        if dated and not when.how.startswith(_UP_TO):
            reader.taken.add(when.place)
            reader.add(
                SpanClaim, min(first, when.place), max(last, when.place + 1), place, event=said.event,
                since=when.value, until=reader.published if since else when.until, within=subject.within,
                assumed=when.assumed, **values,
            )  # fmt: skip
            return
    if said.circle is None:
        reader.refused[place] = "when it is to be could not be read"
        return
    reader.add(
        CountClaim, first, last, place, circle=said.circle, within=subject.within, **values,
        **time_of(reader, first, last),
    )  # fmt: skip
    reader.context.circle = said.circle


_UP_TO = ("by", "as of", "as at", "before", "until")


def _of_all(reader: Reader, found: re.Match[str], subject: Subject) -> None:
    """The y of "x of y": so many States of a group, or so many States Parties."""
    at = found.start("y")
    number = reader.sentence.mark(at).value
    if at in reader.taken or not isinstance(number, int):
        return
    noun = population(reader.pattern, found.end("y") + 1)
    if noun is not None and not subject.within:
        reader.add(CountClaim, at, noun.end, at, number=number, circle=noun.circle, **time_of(reader, at, noun.end))
    elif subject.within or (found["noun"] and number > 150):
        reader.add(CountClaim, at, found.end(), at, number=number, circle=Circle.ALL_STATES, within=subject.within)


_TOTAL = re.compile(
    r"\b(?:(?:total|overall) number of |number of )(?P<pop>[a-z -]{3,60}?)(?: (?:to|of)"
    r" (?:the )?T)?(?: (?:now|currently|which|has|had|have|is|was|to|stands? at|stood at"
    r"|reached|rose|risen|rises|grown|grew|increased|increasing|up|at|fell|fallen|dropped|down|from N|"
    r"to|,))+ (?:(?:more than|over|nearly|almost|about|at least) )?(?P<n>N)"
    r"|\b(?P<pop3>states parties|parties|membership|members)(?: (?:now|currently))? (?:numbers?|"
    r"totals?|stands? at|stood at)"
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
        reader.add(
            CountClaim, found.start(), at + 1, at, number=number, comparison=comparison, circle=circle, within=within,
            **time_of(reader, found.start(), at + 1),
        )  # fmt: skip


NOUNS_AT_END = re.compile(rf"{NOUNS} ?$")


def of_those(reader: Reader) -> None:
    """The y of "of the y countries in Africa, x have signed"."""
    for found in re.finditer(
        rf"\b(?:of|out of) (?:the )?(?P<n>N) (?P<g>G )?(?:{NOUNS}\b(?! part| not))?(?: ?(?:in|of) (?:the )?(?P<in>G))?",
        reader.pattern,
    ):
        at = found.start("n")
        number = reader.sentence.mark(at).value
        within, _ = group_of(reader, found) if found["in"] else (None, None)
        if found["g"]:
            within = reader.sentence.mark(found.start("g")).value
        total = re.search(r"(?:total|group|list|handful) $", reader.pattern[: found.start()])
        if total or at in reader.taken or not isinstance(number, int):
            continue
        if within is not None or (150 < number < 210 and NOUNS_AT_END.search(found.group())):
            reader.add(CountClaim, at, found.end(), at, number=number, circle=Circle.ALL_STATES, within=within)


def _aside_lists(reader: Reader, asides: list[re.Match[str]], subject: Subject, said: Predicate) -> None:
    """The States that an aside or an "including" names: all of them where as many are named as are counted."""
    for aside in asides:
        if aside["list"] and said.circle is not None:
            at = aside.start("who")
            codes = reader.sentence.mark(at).value
            exact = subject.comparison is Comparison.EXACTLY and len(codes) == subject.number
            whole = exact and not aside["inc"] and not said.past
            reader.add(
                ListClaim, at, at + 1, at, states=codes, circle=said.circle,
                relation=Relation.ARE_ALL if whole else Relation.BELONG, within=subject.within if whole else None,
            )  # fmt: skip
    if said.circle is not None:
        _included(reader, said.end, said.circle)


_AFTER_PREDICATE = re.compile(r"(?: (?:to|the|T|it|,|of|this|on|as of D|in D|by D|yet|so|do))*")
_BRACKET = re.compile(r" (?:\(|:|-) (?:the )?(?=L)")


def _included(reader: Reader, place: int, circle: Circle) -> None:
    """States named as examples right after the words that put them in a circle."""
    after = _AFTER_PREDICATE.match(reader.pattern, place)
    ends = (place, after.end() if after else place)
    for form, begins in ((_INCLUDES, ends[1]), (_INCLUDES, ends[0]), (_BRACKET, ends[1])):
        found = form.match(reader.pattern, begins)
        if found is not None:
            at = found.end()
            if at not in reader.taken:
                reader.add(ListClaim, at, at + 1, at, states=reader.sentence.mark(at).value, circle=circle)
            return
