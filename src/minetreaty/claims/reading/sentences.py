"""Sentences: splits a text into sentences, and each sentence into tokens."""

from __future__ import annotations

import datetime as dt
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator

from ...register import Register
from .dates import dates
from .numerals import numbers
from .state_names import StateNames, groups
from .tokens import Sentence, Token
from .treaty_names import TreatyNames

_ABBREVIATED = re.compile(
    r"""
    (?: \b (?: Mr|Mrs|Ms|Dr|St|[Nn]os?|Art|vol|p|pp|Rep|Dem|Fed|Gen|Hon|H\.E|approx|cf|vs|etc|e\.g|i\.e
             | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec )       # St. Petersburg, Dec. 3
      | \b [A-Z] ) \.$                                               # U.S.
    """,
    re.VERBOSE,
)
_END = re.compile(
    r"""
    [.!?] ["'”’)\]]* (?= \s+ ["'“‘(\[]* [A-Z0-9] )                   # "... the treaty." He said
    | \n\s*\n | \n (?= \s* [-•*] )                                   # an empty line, an item of a list
    | ;
    """,
    re.VERBOSE,
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|['’]s?(?!\w)|[,:()+–—-]")
_KEPT = 4
_VOCABULARIES: OrderedDict[int, Vocabulary] = OrderedDict()


class Vocabulary:
    """The names of a register's conventions and States."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.treaties: TreatyNames = TreatyNames(register.conventions)
        self.states: StateNames = StateNames(register)

    @classmethod
    def of(cls, register: Register) -> Vocabulary:
        """Return the vocabulary of a register, worked out once: registers never change."""
        found = _VOCABULARIES.get(id(register))
        if found is None or found.register is not register:
            found = _VOCABULARIES[id(register)] = cls(register)
            while len(_VOCABULARIES) > _KEPT:
                _VOCABULARIES.popitem(last=False)
        return found


LONGEST = 4_000
"""The longest sentence that is read, in characters. A longer one has no tokens."""


def sentences(text: str, vocabulary: Vocabulary, published: dt.date) -> Iterator[Sentence]:
    """Read the sentences of a text, one after the other."""
    for start, end in _split(text):
        tokens = _tokens(text[start:end], start, vocabulary, published) if end - start <= LONGEST else ()
        yield Sentence(start, end, tokens)


def _split(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        before = max(start, found.start() - 12)
        if found.group().startswith(".") and _ABBREVIATED.search(text, before, found.start() + 1):
            continue
        if _LETTER.search(text, start, found.end()):
            yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _tokens(text: str, offset: int, vocabulary: Vocabulary, published: dt.date) -> Iterator[Token]:
    """The tokens of one sentence; its places are those in the whole text."""
    treaties = list(vocabulary.treaties.find(text))
    found = _apart(
        (
            *treaties,
            *dates(text, published, treaties),
            *vocabulary.states.find(text, published),
            *groups(text),
            *numbers(text),
        )
    )
    here = 0
    for token in (*found, Token("", len(text), len(text))):
        for word in _WORD.finditer(text, here, token.start):
            if word.group() not in "'’" or text[word.start() - 1 : word.start()] == "s":
                yield from _words(word, offset)
        if token.symbol:
            yield token._replace(start=token.start + offset, end=token.end + offset)
        here = token.end


def _apart(tokens: Iterable[Token]) -> list[Token]:
    """The tokens in order; where two overlap, the one that begins first, and of those the longest."""
    kept: list[Token] = []
    for token in sorted(tokens, key=lambda token: (token.start, token.start - token.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


_NOT = re.compile(r"(has|have|had|is|are|was|were|did|does|do|would|could|wo|ca)n't$")


def _words(found: re.Match[str], offset: int) -> Iterator[Token]:
    """One word as tokens: "hasn't" is two, and so is "country's"."""
    start, end = found.start() + offset, found.end() + offset
    word = found.group().lower().replace("’", "'")
    negated = _NOT.match(word)
    if negated:
        yield Token(negated[1], start, end)
        yield Token("not", start, end)
    elif word.endswith("'s") or word == "'":
        if len(word) > 2:
            yield Token(word[:-2], start, end - 2)
        yield Token("'s", max(start, end - 2), end)
    else:
        yield Token("-" if word in "–—" else word, start, end)
