"""The reader: one sentence under reading, with what the text has established before it.

It knows what the rules need: which treaty is meant, when something was so, and what is not asserted. A rule adds the
claims that it finds, and says of what it refuses why.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from attrs import define, evolve, field

from ...register import Register
from ..kinds import Claim, DateClaim, Event
from ..words import Term
from .assertions import Unasserted
from .dates import When, exact
from .subjects import Subject, opening, subject_of
from .tokens import COUNT, DATE, EVENT, INTENT, OTHER, TREATY, UNREAL, VERB, VERBS, Sentence, Token, phrase, words
from .verbs import Verb

FOREIGN = "another treaty"
"""In the place of a convention's key: the text speaks of another treaty."""
NO_TIME = "its time could not be read"
NO_REGION = "which region is meant could not be read"
UNCLEAR = "what is said of it could not be read"

ON = frozenset(("", "on", "in", "during", "at", "effective", "throughout", "of", "from", "as_from"))
"""The words before a date on which something happens."""
NOT_ON = frozenset(("before", "after", "until", "till", "following", "prior_to", "?"))
"""The words before a date that say only what it was not on."""

_ENDS = VERBS | words("L A E H which who that and but while , : ( - when after before as")
"""What ends the reach of a verb for a date after it."""
_LINKS = VERBS | words("which that and also now then again currently already today itself in there so far , still D")
"""What may stand between a treaty and the verb of which it is the subject."""
_INSIDE = words("from to of under with by")
"""A treaty after one of these is not the subject of a verb after it: "the withdrawal from the treaty takes effect"."""
_DETERMINES = words("the a an this that its their new 's")
_SHARES = words("and but , which that who")
"""What comes before another verb of the same subject: before it, a noun is the object of the verb before."""
_FINITE = VERBS | words("has have had is are was were")
_BEGINS = words("and but that while then later finally however also when which only early by , : - ( )") | {""}
"""What a date may follow that begins a clause."""
_NOT_BETWEEN = VERBS | words("L A H Q E N X D which who that when before after since as while")
_OPENERS = words("and but however , while yet also in fact though")
_REGION = phrase(
    r"""
    (?:in|across|within|among|throughout|for)_(?:(?:the|all_of|this|that)_)?
    (?: (?P<group>G)(?:_'s)? | region | area | continent | sub-region )              # In Africa, ...
    (?:_(?:region|sub-region|states|members))? (?: _, | (?=_(?:only|[LA])) )
    """
)


@define
class Context:
    """What a text has established: the treaty it names first, the one it is given, the one it speaks of, the States
    named last, what was said of States, and the verb that said it. ``spoken``: it names a treaty or says "the treaty".
    """

    register: Register
    published: dt.date
    first: str
    given: str | None = None
    topic: str | None = None
    states: tuple[str, ...] = ()
    term: Term | None = None
    verb: Verb | None = None
    spoken: bool = True


@define(slots=False)
class Reader:
    """One sentence under reading. ``used`` are the tokens that a claim rests on, ``refused`` those with a reason."""

    sentence: Sentence
    text: str
    context: Context
    unasserted: Sequence[Unasserted] = ()
    named: Sequence[tuple[int, str]] = ()
    claims: list[Claim] = field(factory=list[Claim])
    used: set[int] = field(factory=set[int])
    refused: dict[int, str] = field(factory=dict[int, str])
    subjects: dict[int, Subject] = field(factory=dict[int, Subject])

    def __attrs_post_init__(self) -> None:
        """Find the subject of every verb; attrs calls it."""
        for place, _ in self.each(VERB, UNREAL, INTENT):
            found = subject_of(self.tokens, place, self.subjects, self.context.states)
            if found is not None:
                self.subjects[place] = found

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def each(self, *symbols: str) -> Iterator[tuple[int, Token]]:
        """The tokens under these letters, with their places."""
        return ((place, token) for place, token in enumerate(self.tokens) if token.symbol in symbols)

    def symbol(self, place: int) -> str:
        """The symbol at that place, "" outside the sentence."""
        return self.tokens[place].symbol if 0 <= place < len(self.tokens) else ""

    def matches(self, form: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, int]]:
        """Every match of the pattern in the sentence, with its first token and the one after its last."""
        return ((found, *self.sentence.span(found)) for found in form.finditer(self.sentence.pattern))

    # ---- which treaty

    def treaty(self, own: str | None, place: int, *, member: bool = False) -> tuple[str, str]:
        """The convention meant at that place, and what was assumed; `FOREIGN` with the reason where it is none of ours.

        `own` is the key of the object, "" where that is a pronoun or left out, None for another treaty. To be a
        `member` is only said of a treaty that the text names.
        """
        if own is None:
            return FOREIGN, "it speaks of another treaty"
        if own not in ("", "-"):
            return own, ""
        start = self.tokens[place].start if place < len(self.tokens) else self.sentence.end
        topic = next((key for at, key in reversed(self.named) if at < start), self.context.topic)
        if own == "-" and "-" not in (topic or self.context.given or ""):
            return FOREIGN, "which protocol is meant could not be read"
        if topic is None and self.named:  # "It signed the treaty, the Arms Trade Treaty, ..."
            topic = next((key for _, key in self.named if key != FOREIGN), FOREIGN)
        if topic is None and member and not any(self.each(TREATY)):
            return FOREIGN, "it is not said of what they are members"
        if topic is None and not self.context.spoken:
            return FOREIGN, "the text does not say that it speaks of a treaty"
        given = self.context.given
        if topic == FOREIGN:
            return FOREIGN, "it speaks of another treaty"
        if topic is not None and topic not in (given or topic) and topic == self.context.topic:
            return topic, f"the {topic} is meant, of which the text spoke before"
        if topic is not None or given is not None:
            return topic or given or "", ""
        return self.context.first, f"the treaty is the {self.context.first}, which the text names later"

    def treaty_left(self, place: int, *, needed: bool = False) -> str | None:
        """The treaty that is the subject at that place: its key, "" for a pronoun, None for another one.

        Where there is none, it is understood, unless it is `needed`.
        """
        found = self._treaty_subject(place)
        if found is None or self.symbol(found) == "it":
            return None if needed and found is None else ""
        value = self.tokens[found].value
        return str(value) if self.symbol(found) == TREATY else value.treaty if isinstance(value, Verb) else None

    def has_treaty_subject(self, place: int) -> bool:
        """Whether the subject at that place is a treaty or its pronoun."""
        return self._treaty_subject(place, near=True) is not None

    def _treaty_subject(self, place: int, *, near: bool = False) -> int | None:
        here, shared = place - 1, False
        while here >= 0 and place - here < 40:
            symbol = self.symbol(here)
            shared = symbol in _SHARES or (shared and symbol not in _FINITE)
            if symbol in _DETERMINES and not shared:
                return None  # "the law on mine action entered into force"
            called = symbol == OTHER and not self.tokens[here].value and self.symbol(here - 1) in ("is", "was")
            which = "which" in (self.symbol(here + 1), self.symbol(here + 2))
            before = self.symbol(here - 1 - (self.symbol(here - 1) == "the"))
            inside = called or ((before in _INSIDE or before.endswith("ing")) and not which)
            if (symbol in (TREATY, OTHER, "it") and not inside) or (symbol in (VERB, UNREAL) and which):
                return here
            opener = opening(self.tokens, here) if symbol in (",", ")", "-") else None
            if opener is not None:
                here = opener
            elif symbol not in _LINKS and (near or (symbol.isupper() and not shared)):
                return None
            here -= 1
        return None

    # ---- what is not asserted

    def unreal(self, place: int) -> str:
        """Why what is said at that place is not asserted; "" where it is."""
        start = self.tokens[place].start
        return next((part.reason for part in self.unasserted if part.start <= start < part.end), "")

    # ---- when

    def when_after(self, place: int) -> tuple[int, When] | None:
        """The date that follows in the same clause."""
        for here in range(place, min(place + 10, len(self.tokens))):
            symbol = self.symbol(here)
            if symbol == DATE:
                return None if self.tokens[here].value.how == "?" else (here, self.tokens[here].value)
            if symbol == "," and self.symbol(here + 1) == DATE and here - place < 7:
                continue
            if symbol in _ENDS or symbol.endswith("ing") or (symbol.endswith("ed") and symbol != "united"):
                return None
        return None

    def when_before(self, place: int) -> tuple[int, When] | None:
        """The date right before a subject: "On 3 December, Poland ..."."""
        here = place - 1
        here -= self.symbol(here) == "the"
        here -= self.symbol(here) == ","
        first = self.when_first(place)
        if self.symbol(here) != DATE and first is not None and first[0] < here < first[0] + 12:
            between = {token.symbol for token in self.tokens[first[0] + 1 : here]}
            here = here if between & _NOT_BETWEEN else first[0]  # "On 3 December, at a ceremony in Oslo, Mali ..."
        leads = self.symbol(here - 1)
        begins = leads in _BEGINS or leads.endswith("ly")  # else the date ends the clause before
        event = self.symbol(here - 1 - (leads == ",")) in VERBS
        if self.symbol(here) != DATE or self.tokens[here].value.how == "?" or event or not begins:
            return None
        return here, self.tokens[here].value

    def when_first(self, place: int) -> tuple[int, When] | None:
        """The date with which the sentence begins, which governs all its numbers: "As of May, 108 ... and 100 ..."."""
        here = 0
        while here < min(4, place) and self.symbol(here) in _OPENERS:
            here += 1
        return (here, self.tokens[here].value) if self.symbol(here) == DATE else None

    def when_clause(self, place: int) -> tuple[int, When] | None:
        """The date of an event that a clause names: "when it entered into force", "since the treaty opened"."""
        how, here = self.symbol(place), place + 1
        while self.symbol(here) in (TREATY, "it", "the", "its"):
            here += 1
        if how not in ("when", "since", "as") or self.symbol(here) != EVENT:
            return None
        found = self.when_after(here + 1)
        return None if found is None else (found[0], evolve(found[1], how="since" if how == "since" else "on"))

    def is_today(self, when: When) -> bool:
        """Whether a date is only "today": a number of today is that of the date of publication."""
        return when.value == exact(self.context.published) and when.how in ("", "as_of")

    @cached_property
    def region(self) -> Any:
        """The part of the world with which the sentence begins; "?" where it is not named, None without one."""
        found = _REGION.match(self.sentence.pattern)
        return None if found is None else self.sentence.values(found).get("group", "?")

    # ---- claims

    def add(self, kind: type[Claim], first: int, last: int, *used: int, treaty: tuple[str, str], **values: Any) -> bool:
        """Add a claim that the tokens from `first` up to `last` make; refuse what is foreign or not asserted."""
        key, assumed = treaty
        reason = assumed if key == FOREIGN else self.unreal(first) or self.unreal(last - 1)
        if reason:
            self.refuse(reason, first, *used)
            return False
        start = min(self.tokens[place].start for place in (first, *used))
        end = max(self.tokens[place].end for place in (last - 1, *used))
        says = (*((assumed,) if assumed else ()), *values.pop("assumed", ()))
        self.used.update(range(first, last), used)
        told = self.used if "number" in values else {place for place in self.used if self.symbol(place) != COUNT}
        self.refused = {place: reason for place, reason in self.refused.items() if place not in told}
        for convention in key.split("+"):
            claim = kind(
                convention=convention, published=self.context.published, text=self.text[start:end], start=start,
                end=end, assumed=says, loosely=True, **values,
            )  # fmt: skip
            if claim not in self.claims:
                self.claims.append(claim)
        return True

    def add_dates(
        self, states: Iterable[str | None], event: Event, when: tuple[int, When], first: int, last: int, *used: int,
        treaty: tuple[str, str], assumed: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Add the claim that an event was on a date, for each of the States, or for the treaty itself (None)."""
        spot, date = when
        for state in states:
            self.add(
                DateClaim, first, last, spot, *used, treaty=treaty, event=event, state=state, when=date.value,
                until=date.until, assumed=(*date.assumptions, *assumed),
            )  # fmt: skip

    def refuse(self, reason: str, *places: int) -> None:
        """Say why something was not read."""
        for place in places:
            self.refused.setdefault(place, reason)
