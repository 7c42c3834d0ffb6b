"""State names: finds States, groups of States, and those who speak for a State, in English prose.

What a parliament or a minister does is not an act of the State, so those who speak for it are tokens of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from ...model.states import NameKind
from ...register import Register
from ...standing.names import normalise
from .tokens import AMBIGUOUS, GROUP, SPEAKER, STATES, Token

_ADJECTIVES = """
Afghan AFG, American USA, Argentine ARG, Argentinian ARG, Azerbaijani AZE, Bahraini BHR, Bangladeshi BGD, Belarusian
BLR, Belgian BEL, Beninese BEN, Bosnian BIH, Brazilian BRA, British GBR, Burmese MMR, Burundian BDI, Cameroonian CMR,
Canadian CAN, Chadian TCD, Chilean CHL, Chinese CHN, Cypriot CYP, Czech CZE, Danish DNK, Dutch NLD, Ecuadorian ECU,
Egyptian EGY, Fijian FJI, Filipino PHL, Finnish FIN, French FRA, Gabonese GAB, German DEU, Ghanaian GHA, Greek GRC,
Haitian HTI, Honduran HND, Hungarian HUN, Icelandic ISL, Iranian IRN, Iraqi IRQ, Irish IRL, Israeli ISR, Italian ITA,
Ivorian CIV, Japanese JPN, Jordanian JOR, Kazakh KAZ, Kuwaiti KWT, Kyrgyz KGZ, Lao LAO, Lebanese LBN, Malagasy MDG,
Malawian MWI, Maldivian MDV, Malian MLI, Maltese MLT, Mauritian MUS, Mexican MEX, Montenegrin MNE, Moroccan MAR,
Mozambican MOZ, Nepalese NPL, Nigerien NER, Norwegian NOR, Omani OMN, Pakistani PAK, Palestinian PSE, Panamanian PAN,
Paraguayan PRY, Peruvian PER, Polish POL, Portuguese PRT, Qatari QAT, Salvadoran SLV, Saudi SAU, Senegalese SEN,
Singaporean SGP, Slovak SVK, Somali SOM, Spanish ESP, Sudanese SDN, Swedish SWE, Swiss CHE, Tajik TJK, Thai THA,
Togolese TGO, Turkish TUR, Turkmen TKM, Ukrainian UKR, Uruguayan URY, US USA, U.S. USA, UK GBR, Uzbek UZB, Vietnamese
VNM, Yemeni YEM, Zimbabwean ZWE
"""
"""Adjectives that belong to one State alone, besides those made with an n: "Albanian"."""

_SPEAKER = re.compile(
    r"""
    ['’]? s? \s (?: new | former | permanent | then )?
    (?: (?: President | Prime\sMinister | Chancellor | (?:Foreign|Defen[cs]e)\s(?:Minister|Secretary) )
          (?: \s (?-i:[A-Z])[\w.'’-]+ ){0,3}                                      # Estonian President Alar Karis
      | (?: Minister | Ministry )\sof\s(?: Defen[cs]e | Foreign\sAffairs ) | (?:Foreign|Defen[cs]e)\sMinistry
      | Permanent\s(?:Mission|Representative)(?: \sto\sthe\s(?:UN|United\sNations)(?:\sin\sNew\sYork)? )?
      | Government | Parliament | Senate | Cabinet | Lawmakers | Legislators | MPs | Authorities | Congress | Duma
      | Seimas | Saeima | Riigikogu | Sejm | Eduskunta | Verkhovna\sRada | Rada | Bundestag | Knesset
    ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_GROUPS = {
    "EU": "EU E.U. European_Union", "NATO": "NATO Nato", "AU": "African_Union", "ASEAN": "ASEAN", "OSCE": "OSCE",
    "OAS": "OAS", "Africa": "Africa African", "Asia": "Asia Asian", "Europe": "Europe European",
    "Americas": "Americas Western_Hemisphere", "Oceania": "Oceania Pacific Pacific_Islands", "Caribbean": "Caribbean",
    "Latin America and the Caribbean": "Latin_America_and_the_Caribbean",
    "Sub-Saharan Africa": "sub-Saharan_Africa Sub-Saharan_Africa Sub-Saharan_African sub-Saharan_African",
    "Southern Asia": "South_Asia South_Asian", "Central Asia": "Central_Asia Central_Asian",
    "South-eastern Asia": "Southeast_Asia South-East_Asia Southeast_Asian", "MONITOR:ASIA-PACIFIC": "Asia-Pacific",
    "MONITOR:MENA": "Middle_East_and_North_Africa", "UN": "UN U.N. United_Nations", "LDC": "least_developed",
    "P5": "Security_Council UN_Security_Council U.N._Security_Council", "CIS": "CIS Commonwealth_of_Independent_States",
}  # fmt: skip
_GROUP_OF = {form.replace("_", " "): key for key, forms in _GROUPS.items() for form in forms.split()}
_GROUP = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _GROUP_OF), key=len, reverse=True))})(?!\w)")

_SEVERAL = {
    **dict.fromkeys(("baltic states", "baltic nations", "baltic countries", "baltics"), ("EST", "LVA", "LTU")),
    **dict.fromkeys(("both koreas", "two koreas"), ("PRK", "KOR")),
}
"""Words for several States at once."""

_KINDS = frozenset({NameKind.SHORT, NameKind.OFFICIAL, NameKind.DEPOSITARY, NameKind.ALIAS, NameKind.FORMER})
_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*\.?")
_GAP = re.compile(r"[\s(),./’'-]{1,3}")


def groups(text: str) -> Iterator[Token]:
    """Find the groups and regions that a text names."""
    for found in _GROUP.finditer(text):
        yield Token(GROUP, *found.span(), _GROUP_OF[found.group()])


_normal = lru_cache(maxsize=10_000)(normalise)


class StateNames:
    """The names of a register's States, ready to be found in a text."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._names: dict[tuple[str, ...], set[str]] = {}
        for state in register.facts.states.values():
            texts = [name.text for name in state.names if name.kind in _KINDS and name.language == "en"]
            for text in (*texts, state.name, state.official_name, state.depositary_name):
                words = tuple(normalise(text).split())
                if words and len("".join(words)) > 1:
                    self._names.setdefault(words, set()).add(state.alpha3)
        names = [*self._names, *(tuple(text.split()) for text in _SEVERAL)]
        self._beginnings = {name[:size] for name in names for size in range(1, len(name) + 1)}
        states = register.facts.states
        made = {f"{state.name}n": code for code, state in states.items() if state.name.endswith("a")}
        self._demonyms = {name: code for name, code in made.items() if (name.lower(),) not in self._beginnings}
        self._demonyms |= {name: code for name, code in map(str.split, _ADJECTIVES.split(",")) if code in states}
        anyone = "|".join(map(re.escape, sorted(self._demonyms, key=len, reverse=True)))
        self._adjective = re.compile(rf"\b(?P<name>{anyone})(?![\w.])")
        self._deed = re.compile(
            rf"(?:(?:, | and |, and )(?:{anyone}))*\s(?:formal |official |planned )?"
            r"(?:withdrawals?|accessions?|ratifications?|departures?|exits?)\b"
        )

    def find(self, text: str, published: dt.date) -> Iterator[Token]:
        """Find the States that a text names, each by the longest name there, and those who speak for one."""
        for found in self._adjective.finditer(text):
            code = self._demonyms[found["name"]]
            speaker = _SPEAKER.match(text, found.end())
            if speaker is not None:
                yield Token(SPEAKER, found.start(), speaker.end(), code)
            elif self._deed.match(text, found.end()):
                yield Token(STATES, *found.span(), (code,))
        words = [found.span() for found in _WORD.finditer(text)]
        place = 0
        while place < len(words):
            found_name = self._at(text, words, place) if _begins(text, words[place]) else None
            if found_name is None:
                place += 1
                continue
            place, start, end, codes = found_name
            token = self._token(text, start, end, codes, published)
            speaker = _SPEAKER.match(text, end) if token.symbol == STATES and len(token.value) == 1 else None
            yield token if speaker is None else Token(SPEAKER, start, speaker.end(), token.value[0])

    def _at(self, text: str, words: list[tuple[int, int]], place: int) -> tuple[int, int, int, tuple[str, ...]] | None:
        """The longest name that begins at that word: the word after it, its place, and the States that have it."""
        start = words[place][0]
        taken: list[str] = []
        best: tuple[int, int, int, tuple[str, ...]] | None = None
        for after in range(place, len(words)):
            first, end = words[after]
            if after > place and not _GAP.fullmatch(text, words[after - 1][1], first):
                break
            taken += _normal(text[first:end]).split()
            possessive = taken[-1:] == ["s"] and text[end - 2] in "'’"
            plain = taken[:-1] if possessive else taken
            end -= 2 if possessive else 0
            if tuple(plain) not in self._beginnings:
                break
            codes = _SEVERAL.get(" ".join(plain)) or tuple(sorted(self._names.get(tuple(plain), ())))
            word = text[start:end]
            if word.endswith(".") and "." not in word[:-1]:
                word, end = word[:-1], end - 1
            if codes and _whole(word, single=after == place):
                end += word.count("(") > word.count(")") and text[end : end + 1] == ")"
                best = after + 1, start, end, codes
        return best

    def _token(self, text: str, start: int, end: int, codes: tuple[str, ...], published: dt.date) -> Token:
        if len(codes) == 1 or codes in _SEVERAL.values():
            return Token(STATES, start, end, codes)
        try:
            return Token(STATES, start, end, (self._register.state(text[start:end], on=published).alpha3,))
        except LookupError:
            return Token(AMBIGUOUS, start, end, sorted(codes))


def _begins(text: str, word: tuple[int, int]) -> bool:
    """Whether a name can begin with that word: with a capital letter, or as "the two Koreas" do."""
    return text[word[0]].isupper() or text[slice(*word)] in ("both", "two")


def _whole(word: str, *, single: bool) -> bool:
    """Whether the words can be a name: not a short word that is not a code, and not a list that has a comma."""
    if single:
        return len(word) > 3 or word.isupper() or word in ("U.S", "U.K")
    return "," not in word or "(" in word
