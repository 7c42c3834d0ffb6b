"""Rules for numbers: how many States are, have done, or did something, and which of them are named."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..circles import UN, Circle
from ..kinds import AnnouncementClaim, Comparison, CountClaim, Event, Intent, ListClaim, Relation, SpanClaim
from .predicates import NOUNS, Predicate, passive, population, predicate
from .sentence import ASIDE, FILLER, NEGATIVE, Reader, group_of, predicate_near, time_of
from .tokens import NUMBER, STATES

_MIDDLE = (
    r"(?P<plus> or more)?(?P<of>(?: out)? of (?:a total of )?(?:the |its |their |all )?(?:world's |T )?(?P<y>N)"
    r")?(?P<words>(?: (?:others?|further|additional|more|new|of|the|these|those|them"
    r"|independent|sovereign|remaining|different|individual|un|world's|world(?!')|major|developing|"
    r"island|mine-affected|affected|former|current"
    r"|original|full|key|permanent|neighbouring|neighboring|such|which"
    r"|total)\b)*)(?P<g> G)?(?P<g2> G)?(?: (?:member|island)\b)?"
)
_SUBJECT = re.compile(
    rf"{_MIDDLE}(?P<noun> {NOUNS}\b(?! part(?:y|ies)| not (?:yet )?part(?:y|ies)| outside))?(?P<where> (?:in|"
    r"of|from|within|across|out of) (?:the )?(?:whole |entire )?G\b)?"
    r"(?P<there> (?:in|of|from|within) (?:the|this|that) (?:region|sub-region|continent)\b)?"
)


_INCLUDES = re.compile(
    r"(?: (?:,|-|\()+)? ?(?:(?:and|which|these|they|those|that|among them|among others|countries|"
    r"states) )*(?:including|includes?|included|such as|like"
    r"|among them|among others|notably|namely|are|being|:)(?: [,:])?(?: (?!not)[a-z'-]+){0,6}?(?: (?:the|both))?"
    r" (?:L (?:neighbou?ring|fellow) [a-z]+ )?(?:G (?:states|countries|nations|powers|members) )?(?=L)"
)


_DOES_ELSE = re.compile(
    r"(?: (?:to|of) (?:the )?T)? (?:have|has|had|still|are(?! implementing| bound)|were"
    r"|with (?:an? )?(?:\w+ )?(?:article|"
    r"obligations|deadlines|stockpiles|mined)|that (?:have|has|had|are|were|possess|retain|declared)|"
    r"which (?:have|has)"
    r"|retain(?:s|ed)?|possess|declared|reported|completed|destroyed|cleared|met|attended|"
    r"participat\w+|submitted|requested|voted|missed|face|need|did|do|must|known|affected|joined in|"
    r"aligned|took|whose|who|at the (?:meeting|conference|summit)|present|attending|no longer|never|hold|report"
    r"|continue|remain|indicated|announced|called|expressed|agreed|made|sent|spoke|supported)\b"
)

_ADDED = re.compile(r"\b(?:more|additional|further|another|new|others?)\b")
_NEEDED = re.compile(r"(?: (?:are|were|is|now|still|that|which))* (?:needed|required|necessary)\b")
_THRESHOLD = re.compile(
    r"\b(?:threshold|minimum|required?s?|needs?|lacks?)(?: (?:of|the|just|only|another|at least|N))* $"
)
_NOUN_WHERE = re.compile(r" (?:in|from|within|across) (?:the )?(?P<in>G)\b")


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
    besides = _BESIDES.search(reader.pattern, 0, start) if re.search(r"\bothers?\b", found["words"]) else None
    if besides is not None:  # "Iran and 29 other countries" are thirty
        number += len(reader.sentence.mark(besides.start("l")).value)
        start = besides.start("l")
    within, assumed = _where(reader, found, place), tuple[str, ...]()
    if found["there"]:
        meant = reader.region(found.start("there"))
        if meant is None:
            reader.refused[place] = "which region is meant could not be read"
            return
        within, assumed = meant
    if within is None and (_ANOTHER.search(reader.pattern[:start]) or _ADDED.search(found["words"])):
        within = reader.part  # "36 African States have joined, another 10 have not"
    reader.part = within
    subject = Subject(place, start, number, comparison, within, assumed)
    if _ALL_BUT.search(reader.pattern[:start]):
        left = predicate_near(reader, found.end())
        if left is not None and left.circle is not None and left.circle.complement is not None:
            _counted(reader, subject, start, left.end, Predicate(left.circle.complement, None, left.end))
        return
    if reader.unreal(start, numbered=True) or (number == 1 and found["y"] and _IS.search(reader.pattern[:start])):
        return
    noun = None if found["y"] else _noun_after(reader, found, start)
    before = passive(reader.pattern[:start])
    if before is not None:
        _count_by(reader, subject, before, noun or Predicate(before.circle, None, found.end()))
        return
    if found["y"]:
        _of_all(reader, found, subject)
    if noun is not None:
        if noun.circle is Circle.SIGNATORY and _ADDED.search(found["words"]):
            noun = noun._replace(circle=Circle.SIGNED_ONLY)  # "112 parties and 12 other signatories"
        elif _is_increase(reader, start, found["words"], noun.end):
            reader.refused[place] = "how many more it is, not how many there are"
            return
        subject, noun = _noun_within(reader, subject, noun)
    whole = population(reader.pattern, found.end() + 1) if found["y"] else noun
    asides, said = _subject_ends(reader, whole.end if whole else found.end())
    said = said or noun if noun is None or _is_population(reader, start, noun.end) or said else None
    if said is not None and _HAD.match(reader.pattern, found.end()):
        reader.refused[place] = "it speaks of an earlier time"
    elif said is not None and said.past and besides is None and _ADDED.search(found["words"]):
        reader.refused[place] = "how many more it is, not how many there are"
        _aside_lists(reader, asides, subject._replace(comparison=Comparison.AT_LEAST), said)
    elif said is not None:
        if said.circle is Circle.SIGNATORIES and _ADDED.search(found["words"]) and besides is None:
            said = said._replace(circle=Circle.SIGNED_ONLY)  # "112 have ratified and 12 more have signed"
        elif said.circle is Circle.SIGNATORIES and not said.past and _CONTRASTED.search(reader.pattern):
            said = said._replace(circle=Circle.SIGNATORY)
        _counted(reader, subject, start, said.end, said)
        _aside_lists(reader, asides, subject, said)
        if besides is not None and said.circle is not None:
            _included_at(reader, besides.start("l"), said.circle)
    elif found["where"] and reader.context.circle and re.search(r"of (?:them|these|those|which)", found["words"]):
        of_them = Predicate(reader.context.circle, None, found.end())
        _counted(reader, subject, start, found.end(), of_them)
    elif _WITH.search(reader.pattern[:start]) and (bare := _BARE.match(reader.pattern, found.end())) is not None:
        _counted(reader, subject, start, bare.end(), Predicate(Circle.PARTY, None, bare.end()))
    elif reader.context.circle is not None and (end := _same_again(reader, subject, found.end())) is not None:
        _counted(reader, subject, start, end, Predicate(reader.context.circle, None, end))
    elif (announced := _ANNOUNCED_BY.search(reader.pattern[:start])) is not None:
        intent = Predicate(None, None, found.end(), intent=Intent.WITHDRAW)
        _counted(reader, subject, announced.start(), found.end(), intent)


_ALL_BUT = re.compile(r"\b(?:all|every country|every state) (?:but|except|bar) $")
_TO_ANOTHER = re.compile(rf"(?: {NOUNS})? (?:to|by|for|of) (?:the )?(?:original |amended )?T")
_HAD = re.compile(r" (?:that|which|who) had ")
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|up from|down from|against|from) $")
_IN = re.compile(r" ?(?:in|on|at the end of) (?P<d>D)\b")
_WITH = re.compile(r"\bwith (?:[a-z]+ )?$")
_BARE = re.compile(r"(?: now| currently| already| still)* part(?:y|ies)\b")
_THERE = re.compile(r"\bthere (?:are|were)(?: now| only| just)? $")
_CLAUSE_ENDS = re.compile(r" ?(?:$|[,;.)])")
_ANOTHER = re.compile(r"\b(?:another|a further) $")
_CONTRASTED = re.compile(r"^(?:among|of) (?:these|those|them|the (?:rest|others))\b|\b(?:another|a further) N\b")
"""Where a number of States is parted, those of a part that "have signed" may be those that have only signed."""


def _same_again(reader: Reader, subject: Subject, end: int) -> int | None:
    """Where a number ends of which the same is said as of the one before: "compared with 131 in 2002", "there were
    163", "and 97 to Protocol V"; None for others.
    """
    before = reader.pattern[: subject.start]
    then = _IN.match(reader.pattern, end) if _COMPARED.search(before) else None
    there = _CLAUSE_ENDS.match(reader.pattern, end) if _THERE.search(before) else None
    found = then or there or _TO_ANOTHER.match(reader.pattern, subject.place + 1)
    return None if found is None else found.end()


_IS = re.compile(r"\b(?:is|was|are|were|remains?|became) $")
_BESIDES = re.compile(r"(?P<l>L)(?: ,)? (?:and|plus|as well as|along with|together with) (?:the |some |about )?$")


class Subject(NamedTuple):
    """So many States: the place of the number, where its qualification begins, and which part of the world is meant."""

    place: int
    start: int
    number: int
    comparison: Comparison
    within: str | None
    assumed: tuple[str, ...] = ()


_ANNOUNCED_BY = re.compile(
    r"(?:announc|plan|mov|step|decision|intent)\w*[^LN;]{0,40}(?:withdraw|leave|quit)\w*[^LN;]{0,40}by $"
)


def _count_by(reader: Reader, subject: Subject, said: Predicate, noun: Predicate) -> None:
    """Reads a passive: "ratified by 40 States". "Ratified by 165 States Parties" counts the parties."""
    first = _passive_start(reader.pattern[: subject.start])
    if not reader.unreal(first, numbered=True):
        said = said._replace(circle=noun.circle) if noun.circle is Circle.PARTY else said
        _counted(reader, subject, first, noun.end, said)
        assert said.circle is not None  # every passive puts its States in one
        included(reader, noun.end, said.circle)


def _is_increase(reader: Reader, start: int, words: str, end: int) -> bool:
    """Whether a number of ratifications is one still to come, or to be added to others, and no total."""
    wanted = _NEEDED.match(reader.pattern, end) or _THRESHOLD.search(reader.pattern[:start])
    return bool(_ADDED.search(words) or wanted)


def _noun_within(reader: Reader, subject: Subject, noun: Predicate) -> tuple[Subject, Predicate]:
    """The part of the world that follows the noun: "42 States Parties in Europe"."""
    where = _NOUN_WHERE.match(reader.pattern, noun.end)
    if where is None or subject.within is not None:
        return subject, noun
    group, _ = group_of(reader, where)
    return subject._replace(within=None if group == UN else group), noun._replace(end=where.end())


_PASSIVE = re.compile(
    r"(?:(?:has|have|had|was|were|is|been|being|not|also|and|now|already|[a-z]+ly) )*(?:signed|ratified"
    r"|acceded|joined|agreed|adopted)"
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
        r"\b(?:of|in|among) (?:the )?(?:N (?:[a-z]+ )?)?(?:[a-z]+ in )?(?P<g>G)(?: s)?(?: N)?(?: [a-z]+)? , $",
        reader.pattern[:place],
    )
    if before is not None:
        values.append(reader.sentence.mark(before.start("g")).value)
    return values[-1] if values and values[-1] != UN else None


_HAS = re.compile(
    r"T (?:, )?(?:(?:which|that|now|currently|today|already) )*(?:has|had|counts?|boasts|comprises"
    r"|includes|numbers|with) $"
)
_UNITES = re.compile(r"T (?:, )?(?:(?:which|that|now|currently) )*(?:unites|groups|brings together|covers|binds) $")


def _noun_after(reader: Reader, found: re.Match[str], start: int) -> Predicate | None:
    """The population that the noun after a number names, unless a group's members are meant."""
    if found["noun"] and _UNITES.search(reader.pattern[:start]):
        return Predicate(Circle.MEMBER, None, found.end())
    if found["noun"] and found["noun"].strip() != "members":
        had = re.search(r"\bmember[ -](?:states|countries|nations)$", found.group()) and _HAS.search(
            reader.pattern[:start]
        )
        return Predicate(Circle.MEMBER, None, found.end()) if had else None
    if found["noun"] and (found["g"] or found["g2"]):
        return None
    at = found.start("noun") if found["noun"] else found.end()
    return population(reader.pattern, at + (1 if reader.pattern[at : at + 1] == " " else 0))


def _is_population(reader: Reader, start: int, end: int) -> bool:
    """Whether a number of States Parties is the number of all of them, and not of those that did something else."""
    before = reader.pattern[:start]
    return not (_DOES_ELSE.match(reader.pattern, end) or _SOME_OF_THEM.search(before)) or bool(
        _ALL_OF_THEM.search(before)
    )


_SOME_OF_THEM = re.compile(
    r"\b(?:[a-z]+ed by|from|among|in|to|for|(?:delegat|representative|participa|presen|support)[a-z]* of) $"
)
_ALL_OF_THEM = re.compile(r"\b(?:the|its|all|these)(?: [a-z]+)? $")


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
        passive_head = when.place < subject.place and said.circle is not Circle.SIGNATORIES
        dated = (
            (said.past and not passive_head) or since or when.how.startswith(("between", "from")) or said.circle is None
        )
        if dated and not when.how.startswith(_UP_TO):
            reader.taken.add(when.place)
            reader.add(
                SpanClaim, min(first, when.place), max(last, when.place + 1), place, event=said.event,
                since=when.value, until=reader.published if since else when.until, within=subject.within,
                assumed=when.assumed, **values,
            )  # fmt: skip
            return
    if said.event is not None and said.circle not in NEGATIVE and (after := _SINCE.match(reader.pattern, last)):
        _count_since(reader, subject, first, said.event, after)
        return
    if said.circle is None:
        reader.refused[place] = "when it is to be could not be read"
        return
    time = time_of(reader, first, last)
    time["assumed"] = (*subject.assumed, *time.get("assumed", ()))
    reader.add(CountClaim, first, last, place, circle=said.circle, within=subject.within, **values, **time)
    reader.context.circle = said.circle


_SINCE = re.compile(
    r"(?: (?:to|the|T|it))* (?:since|after|following) (?!D)(?:[^,;:()\s]+ ){0,10}?"
    r"(?:(?:on|in) (?P<d>D)\b|(?=[,;:()])|[^,;:()\s]*$)"
)
"""Since what so many States did something, and the day of it where the sentence gives it."""


def _count_since(reader: Reader, subject: Subject, first: int, event: Event, after: re.Match[str]) -> None:
    """Adds how many have done it since something happened on a day; without the day it cannot be counted."""
    if after["d"] is None:
        reader.refused[subject.place] = "since when could not be read"
        return
    when = reader.date_at(after.start("d"))
    reader.add(
        SpanClaim, first, after.end(), subject.place, event=event, since=when.value, until=reader.published,
        number=subject.number, comparison=subject.comparison, within=subject.within, assumed=when.assumed,
    )  # fmt: skip


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
        included(reader, said.end, said.circle)


_AFTER_PREDICATE = re.compile(r"(?: (?:to|the|T|it|,|of|this|on|as of D|in D|by D|yet|so|do))*")
_BRACKET = re.compile(r" (?:\(|:|-) (?:the )?(?=L)")


def included(reader: Reader, place: int, circle: Circle) -> None:
    """States named as examples right after the words that put them in a circle."""
    after = _AFTER_PREDICATE.match(reader.pattern, place)
    since = _SINCE.match(reader.pattern, place)
    ends = (place, after.end() if after else place, since.end() - 1 if since else place)
    for form, begins in ((_INCLUDES, ends[1]), (_INCLUDES, ends[0]), (_INCLUDES, ends[2]), (_BRACKET, ends[1])):
        found = form.match(reader.pattern, begins)
        if found is not None:
            _included_at(reader, found.end(), circle)
            return


_AFTER_COLON = re.compile(r"[^L;:]{0,100}: (?:the )?(?=L)")


def included_after(reader: Reader, place: int, circle: Circle) -> None:
    """States named after a colon at the end of what is said of their circle."""
    found = _AFTER_COLON.match(reader.pattern, place)
    if found is not None:
        _included_at(reader, found.end(), circle)


def _included_at(reader: Reader, at: int, circle: Circle) -> None:
    if at not in reader.taken:
        reader.add(ListClaim, at, at + 1, at, states=reader.sentence.mark(at).value, circle=circle)
