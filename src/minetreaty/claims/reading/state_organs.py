"""Organs: finds in English prose those who speak for a State, "the Finnish government", "Estonian President Karis".

What a parliament or a minister does is no act of the State, so these are marks of their own: a rule that wants a State
does not take them for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .tokens import ORGAN, STATES, Mark

_ADJECTIVES = """
Afghan AFG, Albanian ALB, Algerian DZA, American USA, Angolan AGO, Argentine ARG, Argentinian ARG, Armenian ARM,
Australian AUS, Austrian AUT, Azerbaijani AZE, Bahraini BHR, Bangladeshi BGD, Belarusian BLR, Belgian BEL, Beninese BEN,
Bolivian BOL, Bosnian BIH, Brazilian BRA, British GBR, Bulgarian BGR, Burmese MMR, Burundian BDI, Cambodian KHM,
Cameroonian CMR, Canadian CAN, Chadian TCD, Chilean CHL, Chinese CHN, Colombian COL, Costa Rican CRI, Croatian HRV,
Cuban CUB, Cypriot CYP, Czech CZE, Danish DNK, Dutch NLD, Ecuadorian ECU, Egyptian EGY, Eritrean ERI, Estonian EST,
Ethiopian ETH, Fijian FJI, Filipino PHL, Finnish FIN, French FRA, Gabonese GAB, Gambian GMB, Georgian GEO, German DEU,
Ghanaian GHA, Greek GRC, Guatemalan GTM, Haitian HTI, Honduran HND, Hungarian HUN, Icelandic ISL, Indian IND,
Indonesian IDN, Iranian IRN, Iraqi IRQ, Irish IRL, Israeli ISR, Italian ITA, Ivorian CIV, Jamaican JAM, Japanese JPN,
Jordanian JOR, Kazakh KAZ, Kenyan KEN, Kuwaiti KWT, Kyrgyz KGZ, Lao LAO, Latvian LVA, Lebanese LBN, Liberian LBR,
Libyan LBY, Lithuanian LTU, Malagasy MDG, Malawian MWI, Malaysian MYS, Maldivian MDV, Malian MLI, Maltese MLT,
Mauritanian MRT, Mauritian MUS, Mexican MEX, Moldovan MDA, Mongolian MNG, Montenegrin MNE, Moroccan MAR, Mozambican MOZ,
Namibian NAM, Nepalese NPL, Nicaraguan NIC, Nigerian NGA, Nigerien NER, North Korean PRK, Norwegian NOR, Omani OMN,
Pakistani PAK, Palestinian PSE, Panamanian PAN, Paraguayan PRY, Peruvian PER, Polish POL, Portuguese PRT, Qatari QAT,
Romanian ROU, Russian RUS, Rwandan RWA, Salvadoran SLV, Samoan WSM, Saudi SAU, Senegalese SEN, Serbian SRB,
Singaporean SGP, Slovak SVK, Slovenian SVN, Somali SOM, South African ZAF, South Korean KOR, Spanish ESP,
Sri Lankan LKA, Sudanese SDN, Swedish SWE, Swiss CHE, Syrian SYR, Tajik TJK, Tanzanian TZA, Thai THA,
Togolese TGO, Tongan TON, Tunisian TUN, Turkish TUR, Turkmen TKM, Ugandan UGA, Ukrainian UKR, Uruguayan URY,
US USA, U.S. USA, UK GBR, Uzbek UZB, Venezuelan VEN, Vietnamese VNM, Yemeni YEM, Zambian ZMB, Zimbabwean ZWE
"""
_SPEAKS_FOR = {
    name: code for entry in _ADJECTIVES.split(",") for name, _, code in [" ".join(entry.split()).rpartition(" ")]
}
"""The adjectives that belong to one State alone."""

_NAMED = r"(?: (?:[A-Z][\w'’.-]+)){0,3}"
_TITLE = (
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|(?:[Ff]oreign|[Dd]efen[cs]e) (?:[Mm]inister|[Ss]ecretary)"
    r"|[Mm]inister of (?:[Dd]efen[cs]e|[Ff]oreign [Aa]ffairs))"
)
_BODY = (
    r"(?:[Gg]overnment|[Pp]arliament|[Ss]enate|[Cc]abinet|[Ll]awmakers|[Ll]egislators|[Mm]embers of [Pp]arliament|MPs"
    r"|[Aa]uthorities|[Pp]ermanent (?:[Mm]ission|[Rr]epresentative)(?: to the (?:UN"
    r"|United Nations)(?: in New York)?)?|(?:[Ff]oreign|[Dd]efen[cs]e) [Mm]inistry"
    r"|[Mm]inistry of (?:[Dd]efen[cs]e|[Ff]oreign [Aa]ffairs))"
)
_ORGAN = re.compile(rf"['’]?s? (?:{_TITLE}{_NAMED}|{_BODY})\b")
_NAMES = "|".join(map(re.escape, sorted(_SPEAKS_FOR, key=len, reverse=True)))
_ADJECTIVE = re.compile(rf"\b(?P<name>{_NAMES}){_ORGAN.pattern}")
_DEED = re.compile(
    rf"\b(?P<name>{_NAMES})(?=(?:(?:, | and |, and )(?:{_NAMES}))* (?:formal |official )?"
    r"(?:withdrawals?|accessions?|ratifications?|departures?|exits?)\b)"
)


def organs(text: str, states: list[Mark]) -> Iterator[Mark]:
    """Those who speak for one State: after its adjective, or after its name among these marks of States; and the State
    itself where its adjective belongs to an act, as in "the Polish withdrawal".
    """
    for found in _DEED.finditer(text):
        yield Mark(STATES, found.start(), found.end(), (_SPEAKS_FOR[found["name"]],))
    for found in _ADJECTIVE.finditer(text):
        yield Mark(ORGAN, found.start(), found.end(), _SPEAKS_FOR[found["name"]])
    for mark in states:
        after = _ORGAN.match(text, mark.end) if mark.letter == STATES and len(mark.value) == 1 else None
        if after is not None:
            yield Mark(ORGAN, mark.start, after.end(), mark.value[0])
