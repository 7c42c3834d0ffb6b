"""Treaty names: finds the treaties that English prose names. Those of the register are known by the names of its
conventions; any other is another treaty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.conventions import Convention
from .tokens import OTHER, TREATY, Token, words

NOUNS = r"(?:conventions?|treaty|treaties|protocol|pact|accords?|agreement|compact|statute|charter|covenant)"
_NOUN = r"(?:convention|treaty|protocol|pact|accords?|agreement)"
_BANS = (
    r"(?:on|for|against|banning|outlawing|prohibiting|to\sban|on\sbanning|(?:that|which)\s(?:bans|prohibits|outlaws))"
)
_OF = r"(?:(?:the|all|a|an|total|ban|prohibition|use|production|stockpiling|transfer|of|on|and)[ ,]{1,2}){0,9}"
_SPACE, _BETWEEN = r"[\s–-]{0,2}", r"[\s,'’–-]{0,3}"
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_NUMBER = r"(?:iv|v|i{1,3}|[1-5])\b"
_PROTOCOLS = re.compile(rf"\bprotocols (?P<all>{_NUMBER}(?:(?:, and |, | and | & |/){_NUMBER}){{1,5}})", re.IGNORECASE)

MODIFIERS = words(
    "new current original entire whole international global worldwide multilateral disarmament humanitarian landmark "
    "historic important key major un united nations parent binding comprehensive same amended"
)
"""Adjectives before "treaty" that do not make it another one."""
_FUNCTION = words(
    "the this that these its their our such under of to in from by with on and or for as while both when a an if since "
    "after before because although"
)

_OTHER = re.compile(
    rf"""
    \b (?P<first> [A-Z][\w.’'/-]* ) \s                                    # Arms Trade Treaty, Rome Statute
       (?i:{NOUNS}) \b
    | \b (?: Treaty | Convention | Agreement | Protocol | Covenant ) \s      # Treaty on Open Skies
       (?: on | of | against | concerning | relating\sto ) \s
       (?! \d | behalf | (?: Mon|Tues|Wednes|Thurs|Fri|Satur|Sun )day | [Tt]his | [Tt]hat | its )
       [^.,;:()]{{3,100}}
    | \b (?: TPNW | NPT | CTBT | ATT | BWC | BTWC | CWC | INF | CFE | UNCLOS ) \b
    """,
    re.VERBOSE,
)


class TreatyNames:
    """The names of a register's conventions, ready to be found in a text."""

    def __init__(self, conventions: Sequence[Convention]) -> None:
        self._keys: list[str] = []
        self._years: dict[int, list[str]] = {}
        self.places: set[str] = set()
        """Names of one word that are not initials: "Ottawa", "Oslo"."""
        forms: list[tuple[int, str]] = []
        for place, convention in enumerate(conventions):
            self._keys.append(convention.key)
            protocol = convention.consent.to is not None
            self.places |= {name.lower() for name in convention.names if name.isalpha() and name.upper() != name}
            named = [form for name in convention.names for form in _forms(name, protocol=protocol)]
            forms += [(rank, f"(?P<t{place}x{len(forms) + more}>{form})") for more, (rank, form) in enumerate(named)]
            opened = convention.signature.opens if convention.signature else None
            for day in () if protocol else {convention.adopted, opened, convention.in_force}:
                if day is not None and convention.key not in self._years.setdefault(day.year, []):
                    self._years[day.year].append(convention.key)
        forms.sort(reverse=True)
        letters = "".join({name[0].lower() for convention in conventions for name in convention.names} | set("abctp"))
        self._form = re.compile(
            rf"(?<![\w-])(?=[{letters}])(?:{'|'.join(form for _, form in forms)})(?!\w)", re.IGNORECASE
        )

    def find(self, text: str) -> Iterator[Token]:
        """Find the treaties that are named: the key of each, or for another treaty its words."""
        own: set[int] = set()
        for found in self._form.finditer(text):
            own.update(range(*found.span()))
            yield Token(TREATY, *found.span(), self._key(found))
        for found in _PROTOCOLS.finditer(text):
            singles = [self._form.fullmatch(f"Protocol {one}") for one in re.findall(_NUMBER, found["all"], re.I)]
            yield Token(TREATY, *found.span(), "+".join(self._key(single) for single in singles if single))
        for found in _OTHER.finditer(text):
            if found.start() not in own and (found["first"] or "").lower() not in (*_FUNCTION, *MODIFIERS):
                yield Token(OTHER, *found.span(), found.group())

    def _key(self, found: re.Match[str]) -> str:
        return self._keys[int((found.lastgroup or "t0x")[1:].split("x")[0])]

    def of_year(self, year: int) -> str | None:
        """Return the convention of that year, "" where it may be several, None where there is none."""
        keys = self._years.get(year, [])
        return None if not keys else keys[0] if len(keys) == 1 else ""


def _forms(name: str, *, protocol: bool) -> Iterator[tuple[int, str]]:
    """The patterns of a name, each with how long it can be: with another noun for treaty, and by what it bans."""
    inner = re.search(r"\((\w[^()]*)\)", name)
    if inner:
        yield from _forms(inner[1], protocol=protocol)
        name = name.replace(inner.group(), "").strip()
    words = re.findall(r"\w+", name)
    if name.upper() == name:  # CCM, AP II
        yield len(name), f"(?-i:{_SPACE.join(words)})"
    elif words[0].lower() in ("convention", "treaty", "agreement"):  # Convention on Cluster Munitions
        yield len(name) + 40, _NOUN + _BETWEEN + _BETWEEN.join(map(_word, words[1:]))
    elif protocol:  # Amended Protocol II, CCW Protocol V, Protocol on Blinding Laser Weapons
        yield len(name), _BETWEEN.join(map(_word, words))
    else:  # Ottawa Treaty, Mine Ban Convention, Cluster Munitions
        stem = words[:-1] if re.fullmatch(_NOUN, words[-1], re.IGNORECASE) else words
        weapon = _SPACE.join(map(_word, stem[:-1] if stem[-1].lower() == "ban" else stem))
        banning = rf"{_BANS}\s{_OF}{weapon}"
        again = rf"(?:\s{_BANS}\s[^.,;:()]{{3,60}}?(?:mines|munitions|bombs|weapons))?"
        yield len(name) + 30, rf"(?:anti[ -])?{_SPACE.join(map(_word, stem))}\s(?:ban(?:ning)?\s)?{_NOUN}{again}"
        yield len(name) + 20, rf"{_NOUN}\s{banning}"
        if len(stem) > 1:
            yield len(name) + 10, rf"(?:anti[ -])?{weapon}\sban|ban\s{banning}"


def _word(word: str) -> str:
    number = _NUMBERS.get(word.lower())
    if number:
        return rf"(?:{word}|{number})\b"
    if word.lower() in ("on", "of", "for"):
        return "(?:on|of|for)"
    return rf"{re.escape(word.removesuffix('s'))}s?" if len(word) > 3 else re.escape(word)
