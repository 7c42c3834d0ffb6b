"""Numerals: finds numbers, ordinals and shares in English prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .tokens import NUMBER, ORDINAL, SHARE, Token


def _numbered(text: str, values: range) -> dict[str, int]:
    return dict(zip(text.split(), values, strict=True))


_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10))
_VALUES = _TENS | _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    range(20),
)
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = (
    _numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth",
        range(1, 20),
    )
    | {f"{ten.removesuffix('y')}ieth": value for ten, value in _TENS.items()}
    | {"hundredth": 100, "last": -1, "latest": -1, "newest": -1, "most recent": -1}
)
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_ORDINAL = "|".join(_ORDINALS)

_NUMBER = re.compile(
    rf"""
    (?<![\w.,/-])
      (?P<digits> \d{{1,3}} (?:[, \u202f\u00a0]\d{{3}}){{1,5}} (?!\d)        # 122,000
                | \d{{1,15}} (?!\d) )                                          # 165
      (?P<point> \.\d{{1,6}} )?                                               # 83.8
      (?: [ -] (?P<scale> million|billion|dozen|hundred|thousand|m ) \b )?     # 55 million
      (?P<ordinal> (?:st|nd|rd|th) \b )?                                       # 161st
      (?P<percent> [ ]?% | [ ]per[ ]?cent \b )?                                # 80 %, 80 percent
      (?! \w | [.,:/]\d | -\d )
    | \b (?P<words>
          (?: an? | {_WORD} ) (?: [ -] (?:{_WORD}) )?                          # one, twenty-one
          [ -] (?: hundred|thousand|million|dozen )                            # a hundred, three dozen
          (?: [ -]and | , )? (?: [ -] (?:{_WORD}) (?: [ -] (?:{_WORD}) )? )?   # a hundred and sixty-four
        | (?: {_WORD} ) (?: [ -] (?:{_WORD}) )?                                # sixty-four
      )
      (?: [ -] (?P<ordinal_word> {_ORDINAL} ) )? \b                            # one hundred and sixty-fifth
      (?P<percent_word> [ ]?% | [ ]per[ ]?cent \b )?                           # eighty percent
    | \b (?P<alone> {_ORDINAL} ) \b                                            # first, most recent
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FRACTION = re.compile(
    r"""
    \b (?: (?P<part> one|two|three|four|five|nine|a ) [ -] )?
    (?P<whole> half | (?: third|quarter|fifth|sixth|tenth ) s? ) (?= [ ]of\b )  # two thirds of, half of
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WHOLES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}


def numbers(text: str) -> Iterator[Token]:
    """Find the numbers, ordinals and shares of a text, in figures and words; fractions too, where "of" follows."""
    for found in _FRACTION.finditer(text):
        part = _VALUES.get((found["part"] or "one").lower(), 1)
        whole = found["whole"].lower().removesuffix("s")
        yield Token(SHARE, *found.span(), 100 * part / _WHOLES[whole])
    for found in _NUMBER.finditer(text):
        yield _number(found)


def _number(found: re.Match[str]) -> Token:
    if found["alone"]:
        return Token(ORDINAL, *found.span(), _ORDINALS[found["alone"].lower()])
    if found["words"]:
        value = _spelt(found["words"])
        if found["ordinal_word"]:
            return Token(ORDINAL, *found.span(), value + _ORDINALS[found["ordinal_word"].lower()])
        return Token(SHARE if found["percent_word"] else NUMBER, *found.span(), value)
    scale = (found["scale"] or "").lower()
    number = float(re.sub(r"\D", "", found["digits"]) + (found["point"] or ""))
    number *= _SCALES.get("million" if scale == "m" else scale, 1)
    letter = ORDINAL if found["ordinal"] else SHARE if found["percent"] else NUMBER
    return Token(letter, *found.span(), int(number) if number == int(number) else number)


def _spelt(words: str) -> int:
    total = 0
    for word in re.split(r"[ ,-]+", words.lower()):
        total = (total or 1) * _SCALES[word] if word in _SCALES else total + _VALUES.get(word, 0)
    return total
