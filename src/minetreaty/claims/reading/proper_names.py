"""Proper names: finds treaties, groups of States and States in English prose."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from ...model.states import NameKind
from ...register import Register
from ...standing.names import normalise
from .tokens import GROUP, OTHER, STATES, TREATY, Mark

# ---- treaties

_TREATIES = (
    ("", OTHER,
        r"treaty on the prohibition of nuclear weapons|TPNW|nuclear (?:ban treaty|"
        r"non-proliferation treaty|test[- ]ban"
        r" treaty)|non-proliferation treaty|NPT|CTBT|arms trade treaty|ATT|"
        r"biological(?: and toxin)? weapons convention|BWC"
        r"|chemical weapons convention|CWC|rome statute|geneva conventions?(?: of 1949)?|"
        r"vienna convention|paris agreement"
        r"|convention on the rights of (?:the child|persons with disabilities)|CRPD|escazu agreement"),
    ("APMBC", TREATY,
        r"convention (?:on|of|for)"
        r" the prohibition of the use, stockpiling,? production,? and transfer of anti-?\s?personnel"
        r" (?:land)?mines,? and on their destruction"),
    ("CCW-AP2", TREATY,
        r"(?:ccw(?:'s|’s)? )?amended (?:mines )?protocol(?: (?:ii|2)\b)?(?: (?:to|of) the (?:ccw|"
        r"convention on (?:certain "
        r"|prohibitions or restrictions on the use of certain )?conventional weapons))?|AP ?II\b|"
        r"AP2\b|protocol ii,? as amended"
        r"(?: on 3 may 1996)?"),
    ("CCW-A1", TREATY,
        r"amendment (?:to|of) article (?:1|i)(?: (?:to|of) the (?:ccw|"
        r"convention(?: on certain conventional"
        r" weapons)?))?|amended article (?:1|i)\b"),
    ("CCW-P5", TREATY,
        r"(?:ccw(?:'s|’s)? )?protocol (?:v|5)\b(?: on explosive remnants of war)?(?: (?:to|of) the (?:ccw|"
        r"convention"
        r" on (?:certain )?conventional weapons))?|protocol on explosive remnants of war"),
    ("CCW-P4", TREATY,
        r"(?:ccw(?:'s|’s)? )?protocol (?:iv|4)\b(?: on blinding laser weapons)?(?: (?:to|of) the (?:ccw|"
        r"convention on"
        r" (?:certain )?conventional weapons))?|protocol on blinding laser weapons"),
    ("CCW-P3", TREATY,
        r"(?:ccw(?:'s|’s)? )?protocol (?:iii|3)\b(?: on incendiary weapons)?(?: (?:to|of) the (?:ccw|"
        r"convention on"
        r" (?:certain )?conventional weapons))?"),
    ("CCW-P2", TREATY,
        r"(?:original )?(?:ccw(?:'s|’s)? )?protocol (?:ii|2)\b(?: (?:to|of) the (?:ccw|"
        r"convention on (?:certain )?"
        r"conventional weapons))?"),
    ("CCW-P1", TREATY,
        r"(?:ccw(?:'s|’s)? )?protocol (?:i|1)\b(?: on non-?detectable fragments)?(?: (?:to|of) the (?:ccw|"
        r"convention on"
        r" (?:certain )?conventional weapons))?"),
    ("CCW", TREATY,
        r"(?:united nations |un )?convention on (?:certain |"
        r"prohibitions or restrictions on the use of certain )?"
        r"conventional weapons(?: which may be deemed to be excessively injurious or to have indiscriminate effects)?"
        r"|inhumane weapons convention|CCWC?\b"),
    ("CCM", TREATY,
        r"convention on cluster munitions|cluster munitions? (?:convention|treaty|ban(?: treaty)?)|"
        r"oslo (?:convention|treaty)"
        r"|(?:convention|treaty|pact|ban|agreement|accord)"
        r" (?:banning|on|prohibiting|against|outlawing|to ban|that (?:bans|prohibits|outlaws))"
        r" (?:(?:the )?(?:use|prohibition|production|stockpiling) of )?cluster (?:munitions|bombs)"
        r"|cluster bombs? (?:treaty|ban|convention|pact)|CCM\b"),
    ("APMBC", TREATY,
        r"(?:1997 )?(?:anti-?\s?personnel )?(?:land)?mine[- ]ban (?:convention|treaty)|"
        r"(?:ottawa (?:(?:anti-?\s?personnel )?(?:land)?mines? (?:ban )?)?"
        r"(?:convention|treaty|accords?|pact|protocol)|convention)"
        r"(?: on the prohibition of (?:the use(?:, stockpiling,? production,? and transfer)? of"
        r" )?anti-?\s?personnel"
        r" (?:land)?mines)|ottawa (?:(?:anti-?\s?personnel )?(?:land)?mines? (?:ban )?)?(?:convention|"
        r"treaty|accords?|pact|protocol)|"
        r"(?:anti-?\s?personnel )?(?:anti[- ])?land-?\s?mines? (?:ban )?(?:treaty|"
        r"convention|pact|accord|ban(?: (?:treaty|convention))?)|(?:international )?(?:treaty|"
        r"convention|pact|agreement|accord|ban)"
        r" (?:to ban|banning|against|on banning|on|prohibiting|that bans|outlawing)"
        r" (?:the use of )?(?:all )?(?:anti-?\s?personnel )?"
        r"(?:land-?\s?)?mines|anti-?\s?personnel (?:land)?mines? (?:convention|treaty|ban)|"
        r"mine ban (?:treaty|convention)"
        r"|APMBC\b|APLC\b|MBT\b"),
    ("", TREATY,
        r"(?:international |global |1997 |2008 |1980 |1999 )?(?:treaty|convention|pact|accord|agreement|"
        r"protocol)"),
)  # fmt: skip
_TREATY = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<t{place}>{words})" for place, (_, _, words) in enumerate(_TREATIES))
    + r")(?:['’]s)?(?!\w)",
    re.IGNORECASE,
)
_EXACT_CASE = {"ATT", "NPT", "CWC", "BWC"}
_PROTOCOL_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_PROTOCOL = r"(?:iv|v|i{1,3}|[1-5])\b"
_PROTOCOLS = re.compile(rf"\bprotocols (?P<all>{_PROTOCOL}(?:(?:, and |, | and | & |/){_PROTOCOL})+)", re.IGNORECASE)


def treaties(text: str) -> Iterator[Mark]:
    """The treaties that a text names, and the words that stand for one. "Protocols III and IV" are two,
    ``CCW-P3+CCW-P4``.
    """
    for found in _PROTOCOLS.finditer(text):
        numbers = [number.lower() for number in re.findall(_PROTOCOL, found["all"], re.IGNORECASE)]
        keys = "+".join(f"CCW-P{_PROTOCOL_NUMBERS.get(number, number)}" for number in numbers)
        yield Mark(TREATY, found.start(), found.end(), keys)
    for found in _TREATY.finditer(text):
        place = int((found.lastgroup or "t0")[1:])
        key, letter, _ = _TREATIES[place]
        if letter == OTHER and found.group().upper() in _EXACT_CASE and not found.group().isupper():
            continue
        yield Mark(letter, found.start(), found.end(), key if letter == TREATY else found.group())


# ---- groups and States

_GROUPS = {
    "EU": "EU", "E.U.": "EU", "European Union": "EU", "EU member": "EU", "NATO": "NATO", "Nato": "NATO",
    "African Union": "AU", "ASEAN": "ASEAN", "OSCE": "OSCE", "OAS": "OAS", "Africa": "Africa", "African": "Africa",
    "Asia": "Asia",
    "Asian": "Asia", "Europe": "Europe", "European": "Europe", "Americas": "Americas", "Western Hemisphere": "Americas",
    "Oceania": "Oceania", "Pacific": "Oceania", "Pacific Islands": "Oceania", "Caribbean": "Caribbean",
    "Latin America and the Caribbean": "Latin America and the Caribbean", "sub-Saharan Africa": "Sub-Saharan Africa",
    "Sub-Saharan Africa": "Sub-Saharan Africa", "Sub-Saharan African": "Sub-Saharan Africa",
    "South Asia": "Southern Asia",
    "South Asian": "Southern Asia", "Southeast Asia": "South-eastern Asia", "South-East Asia": "South-eastern Asia",
    "Asia-Pacific": "MONITOR:ASIA-PACIFIC",
    "Southeast Asian": "South-eastern Asia", "Central Asia": "Central Asia", "Central Asian": "Central Asia",
    "Middle East and North Africa": "MONITOR:MENA", "UN": "UN", "U.N.": "UN", "United Nations": "UN",
    "Security Council": "P5", "UN Security Council": "P5", "U.N. Security Council": "P5", "least developed": "LDC",
    "CIS": "CIS", "Commonwealth of Independent States": "CIS",
}  # fmt: skip
_GROUP = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _GROUPS), key=len, reverse=True))})(?!\w)")

_SEVERAL = {
    "baltic states": ("EST", "LVA", "LTU"),
    "baltic nations": ("EST", "LVA", "LTU"),
    "baltic countries": ("EST", "LVA", "LTU"),
    "baltics": ("EST", "LVA", "LTU"),
    "both koreas": ("PRK", "KOR"),
    "two koreas": ("PRK", "KOR"),
}
"""Words for several States at once."""

_KINDS = frozenset({NameKind.SHORT, NameKind.OFFICIAL, NameKind.DEPOSITARY, NameKind.ALIAS, NameKind.FORMER})
_LETTERS = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?", re.UNICODE)


@lru_cache(maxsize=4)
def _names(held: _Held) -> tuple[dict[tuple[str, ...], frozenset[str]], int]:
    """The names of all States as tuples of words, with the States that bear them, and the length of the longest."""
    names: dict[tuple[str, ...], set[str]] = {}
    for state in held.register.facts.states.values():
        texts = [name.text for name in state.names if name.kind in _KINDS and name.language == "en"]
        for text in (*texts, state.name, state.official_name, state.depositary_name):
            words = tuple(normalise(text).split())
            if words and not (len(words) == 1 and len(words[0]) < 2):
                names.setdefault(words, set()).add(state.alpha3)
    for text, codes in _SEVERAL.items():
        names[tuple(text.split())] = {"+".join(codes)}
    longest = max(map(len, names))
    return {words: frozenset(codes) for words, codes in names.items()}, longest


class _Held:
    """A register held by who it is, so that what is worked out from it can be kept."""

    __slots__ = ("register",)

    def __init__(self, register: Register) -> None:
        self.register = register

    def __hash__(self) -> int:
        return id(self.register)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.register is self.register


def states(text: str, register: Register, published: dt.date) -> Iterator[Mark]:
    """The States that a text names, each by the longest name there."""
    names, longest = _names(_Held(register))
    words = [(found.start(), found.end(), normalise(found.group())) for found in _LETTERS.finditer(text)]
    place = 0
    while place < len(words):
        found = _longest(text, words, place, names, longest)
        if found is None:
            place += 1
            continue
        after, codes = found
        start, end = words[place][0], words[after - 1][1]
        if text[end - 1] == "." and "." not in text[start : end - 1]:
            end -= 1
        if "(" in text[start:end] and ")" not in text[start:end] and text[end : end + 1] == ")":
            end += 1  # the bracket of "Macedonia (FYR)" belongs to the name
        yield _state_mark(start, end, text[start:end], codes, register, published)
        place = after


def _longest(
    text: str, words: list[tuple[int, int, str]], place: int, names: dict[tuple[str, ...], frozenset[str]], longest: int
) -> tuple[int, frozenset[str]] | None:
    """The longest name that begins at that word: where it ends, and who bears it."""
    if not text[words[place][0]].isupper() and words[place][2] not in ("both", "two", "former", "the"):
        return None
    taken: tuple[str, ...] = ()
    best: tuple[int, frozenset[str]] | None = None
    for after in range(place, min(place + longest, len(words))):
        if after > place and not re.fullmatch(r"[\s(),./’'-]{1,3}", text[words[after - 1][1] : words[after][0]]):
            break
        taken += tuple(words[after][2].split())
        plain = (*taken[:-1], taken[-1].removesuffix("s")) if taken and taken[-1] in ("uss", "uks") else taken
        codes = names.get(taken) or names.get(plain) or names.get(_without_possessive(taken))
        if codes is not None and not (after > place and "," in text[words[place][0] : words[after][0]]):
            word = text[words[place][0] : words[after][1]].rstrip(".")
            if not (len(taken) == 1 and len(word) <= 3 and not word.isupper() and word not in ("U.S", "U.K")):
                best = after + 1, codes
    return best


def _without_possessive(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if words and words[-1] == "s" else words


def _state_mark(
    start: int, end: int, words: str, codes: frozenset[str], register: Register, published: dt.date
) -> Mark:
    if len(codes) == 1:
        return Mark(STATES, start, end, tuple(next(iter(codes)).split("+")))
    try:
        return Mark(STATES, start, end, (register.state(words, on=published).alpha3,))
    except LookupError:
        return Mark(OTHER, start, end, f"{words!r} may be any of {', '.join(sorted(codes))}")


def groups(text: str) -> Iterator[Mark]:
    """The groups and regions that a text names."""
    for found in _GROUP.finditer(text):
        yield Mark(GROUP, found.start(), found.end(), _GROUPS[found.group()])
