"""Prose: the claims that a text makes, each with its place, and what of it was not read, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from ...errors import TextTooLong, is_a
from ...loading import given_or_bundled
from ...model.days import Day, as_day
from ...model.listed import Listed
from ...register import Register
from ..kinds import Claim
from . import intents, noun_phrases, verb_phrases
from .assertions import RETRACTS, unasserted
from .declarations import declarations
from .figures import deadlines, figures
from .lists import lists, only
from .ranks import ranks
from .reader import FOREIGN, Context, Reader
from .sentences import LONGEST, Vocabulary, sentences
from .statements import statements
from .tokens import (
    AMBIGUOUS,
    COUNT,
    GROUP,
    MEMBERS,
    OTHER,
    PASSIVE,
    SPEAKER,
    STATES,
    TREATY,
    UNREAL,
    VERB,
    Sentence,
    Token,
    phrase,
    words,
)
from .totals import totals
from .treaty_events import acts_by_noun, treaty_events
from .verbs import Verb, forms

LONGEST_TEXT = 2_000_000
"""The longest text that is read, in characters."""

RULES = (only, declarations, statements, totals, treaty_events, acts_by_noun, ranks, lists, figures, deadlines)
"""The rules in the order in which they look at a sentence."""


@frozen(kw_only=True)
class Unread:
    """A part of a text, [``start``, ``end``), that may make a claim and was not read, and why."""

    text: str
    start: int
    end: int
    reason: str

    def __str__(self) -> str:
        return f"{self.text!r}: {self.reason}"


@frozen(kw_only=True, repr=False)
class ClaimsFound(Listed[Claim]):
    """The claims of a text in the order of their places, as a sequence; ``unread`` is what was not read, and why."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]

    def _listed(self) -> tuple[Claim, ...]:
        return self.claims

    def __repr__(self) -> str:
        claims, parts = ("" if number == 1 else "s" for number in (len(self), len(self.unread)))
        lines = [f"<{len(self)} claim{claims}, {len(self.unread)} part{parts} unread>", *map(str, self.claims)]
        return "\n- ".join((*lines, *(f"unread: {part}" for part in self.unread)))


def claims_in(
    text: str, *, published: Day, convention: str | None = None, register: Register | None = None
) -> ClaimsFound:
    """Return the checkable claims that an English text makes about the conventions of a register.

    `text` is plain prose. `published` is the date of its publication, by which the claims are checked. `convention` is
    the one meant where the text only says "the treaty"; without it, a text that names no convention makes no claim.
    `register` is the one whose conventions and States are read, by default the bundled one. What is asked, denied,
    supposed, wished for or planned is not a claim. Raises `InvalidDate`, `UnknownConvention`, and `TextTooLong` for a
    text of more than 2,000,000 characters, and ``TypeError`` for what is not text.
    """
    is_a(str, text)
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(f"The text has {len(text):,} characters; at most {LONGEST_TEXT:,} are read. Divide it.")
    reg = given_or_bundled(register)
    day = as_day(published, "published")
    vocabulary = Vocabulary.of(reg)
    given = None if convention is None else reg.convention(convention).key
    first = given or next((token.value for token in vocabulary.treaties.find(text) if token.symbol == TREATY), None)
    if first is None:
        none = "no treaty of the register is named: give convention= where the text only says 'the treaty'"
        return ClaimsFound(claims=(), unread=(_part(text, 0, len(text), none),))
    context = Context(reg, day, first.split("+")[0], given, spoken=_SPEAKS.search(text) is not None)
    claims: list[Claim] = []
    unread: list[Unread] = []
    last: list[Claim] = []
    for sentence in sentences(text, vocabulary, day):
        taken_back = RETRACTS.search(sentence.pattern)
        if taken_back:
            claims = [claim for claim in claims if claim not in last]
            unread += [
                _part(text, claim.start or 0, claim.end or 0, "the next sentence calls it false") for claim in last
            ]
        reader = _read(sentence, text, context, vocabulary)
        last = sorted(reader.claims, key=lambda claim: (claim.start or 0, claim.end or 0))
        claims += last
        unread += _left(reader)
    return ClaimsFound(claims=tuple(claims), unread=tuple(unread))


def _read(sentence: Sentence, text: str, context: Context, vocabulary: Vocabulary) -> Reader:
    """Read one sentence, and note in the context what it establishes for the next."""
    noun_phrases.reduce(sentence, vocabulary.treaties)
    parts = tuple(unasserted(sentence, text))
    named = tuple(_named(sentence))
    verb_phrases.reduce(sentence, context.verb)
    intents.reduce(sentence)
    reader = Reader(sentence, text, context, parts, sorted((*named, *_elsewhere(sentence))))
    for rule in RULES:
        rule(reader)
    context.topic = named[-1][1] if named else context.topic
    _spoken_of(sentence, context)
    verbs: list[Verb] = [token.value for _, token in reader.each(VERB, PASSIVE, UNREAL)]
    context.verb = verbs[-1] if verbs else None
    terms = [verb.state for verb in verbs] or [token.value.term for _, token in reader.each(MEMBERS)]
    context.term = next((term for term in reversed(terms) if term is not None), None)
    return reader


def _spoken_of(sentence: Sentence, context: Context) -> None:
    """Note the States that a sentence names first: "the country" in the next one is this."""
    states = next((token.value for token in sentence.tokens if token.symbol in (STATES, SPEAKER)), None)
    if states is not None:
        context.states = (states,) if isinstance(states, str) else states


_COMPARED = re.compile(
    r"\b(?:unlike|like|than|after|before|similar to|compared (?:to|with)|modelled on|preceded|as with) (?:the )?$"
)
_JOINED = re.compile(r"\b(?:join|enter|leav|left|quit|admi|acce)\w*(?: (?:to|of))?(?: the)? $")
"""What comes before a group that States join: "joined NATO"."""
_BODIES = frozenset(["court", "tribunal", "alliance", "bloc", "union", "league", "club"])
"""What has members too: "the treaty" after it is not one of ours."""
_JOINABLE = words(
    "organization organisation bank council community agency association federation forum movement coalition fund "
    "commission commonwealth network initiative group platform partnership programme"
)
"""What States join: "joined the movement", "the forum, which 30 States have joined"."""
_WHICH = phrase(r"[a-z]+_(?:,_)?(?:which|that)")
_SPEAKS = re.compile(
    r"\b(?:treat|convention|protocol|pact|accord|agreement|ban|part(?:y|ies)\b|signator|bound\b|deadline|clearance|acce[ds]|denounc|denunc)",
    re.IGNORECASE,
)
"""Words by which a text says that it speaks of a treaty."""


def _named(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """The treaties that a sentence names, with their places in the text; not those that it only compares with."""
    for place, token in enumerate(sentence.tokens):
        if token.symbol in (TREATY, OTHER):
            compared = _COMPARED.search(sentence.before(place)[-40:])
            if token.value not in ("", "-") and not compared:
                yield token.start, token.value.split("+")[0] if token.symbol == TREATY else FOREIGN
        elif token.symbol in _BODIES or (
            token.symbol in (GROUP, *_JOINABLE)
            and (_JOINED.search(sentence.before(place)[-40:]) or sentence.after(place, _WHICH))
        ):
            yield token.start, FOREIGN
        elif token.symbol in (MEMBERS, COUNT) and token.value.treaty not in ("", "-"):
            yield token.start, token.value.treaty


def _elsewhere(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """The places of verbs with another object, to which "it" then refers: "signed the deal"."""
    for place, token in enumerate(sentence.tokens[:-1]):
        if token.symbol in _SIGNED and sentence.tokens[place + 1].symbol in ("the", "a", "an", "another", "its"):
            yield token.start, FOREIGN


# ---- what was not read

_SIGNED = forms("sign ratify join leave quit accept approve")

_SPEAKING = words("V W U F I T Q campaign those neither")
_SPOKEN_OF = words("L D A P E N O H")
"""Letters of States, dates and numbers."""
_ACTS = forms("sign ratify accede join leave quit exit withdraw pull denounce renounce suspend") | words(
    "signatory signatories ratification accession withdrawal denunciation treaty convention notice notices instrument "
    "instruments deposited deadline deadlines bound clear"
)
"""Words that speak of a treaty, though no verb of ours could be made of them."""
_LABELS = words("article articles art no nos number page section paragraph action resolution")
"""What a number may only label: "Article 5"."""


def _left(reader: Reader) -> Iterator[Unread]:
    """What a sentence says of a treaty and no claim holds, with the reason."""
    sentence = reader.sentence
    if sentence.end - sentence.start > LONGEST:
        long = f"a sentence of more than {LONGEST:,} characters is not read"
        yield _part(reader.text, sentence.start, sentence.start + 80, long)
        return
    symbols = {token.symbol for token in sentence.tokens}
    parties = any(token.value.population for _, token in reader.each(COUNT))
    thing = any(not token.value for _, token in reader.each(OTHER))
    speaks = bool(symbols & (_SPEAKING | _ACTS)) or parties
    speaks = thing or (speaks and bool(symbols & (_SPOKEN_OF | {TREATY, "campaign"})))
    parts: list[Unread] = []
    left: list[Token] = []
    for place, token in enumerate(sentence.tokens):
        reason = reader.refused.get(place, "")
        if place in reader.used and not reason:
            continue
        if token.symbol == AMBIGUOUS:
            reason = f"{reader.text[token.start : token.end]!r} may be any of {', '.join(token.value)}"
        if reason and not any(token.start < part.end and part.reason == reason for part in parts):
            near = sentence.tokens[max(place - 2, 0) : place + 4]
            parts.append(_part(reader.text, near[0].start, near[-1].end, reason))
        elif token.symbol in _SPOKEN_OF and reader.symbol(place - 1) not in _LABELS:
            left.append(token)
    yield from parts
    left = [token for token in left if not any(part.start <= token.start < part.end for part in parts)]
    if speaks and left and (reader.claims or parts):
        yield _part(reader.text, left[0].start, left[-1].end, "what is said of it could not be read")
    elif speaks and not parts and not reader.claims:
        reason = next((part.reason for part in reader.unasserted), "what it says of the treaty could not be read")
        yield _part(reader.text, sentence.start, sentence.end, reason)


def _part(text: str, start: int, end: int, reason: str) -> Unread:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Unread(text=words.strip(), start=start, end=start + len(words.strip()), reason=reason)
