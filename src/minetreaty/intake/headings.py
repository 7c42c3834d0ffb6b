"""What the headings of users' tables mean, and the words and marks for acts beside dates."""

from __future__ import annotations

import re

from ..model.acts import CONSENTS, ActKind
from ..standing.names import normalise
from .state_columns import vocabulary_of

ACTS: dict[str, frozenset[ActKind]] = {
    "signed": frozenset({ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE}),
    "ratified": frozenset({ActKind.RATIFICATION}),
    "accepted": frozenset({ActKind.ACCEPTANCE}),
    "approved": frozenset({ActKind.APPROVAL}),
    "acceded": frozenset({ActKind.ACCESSION}),
    "succeeded": frozenset({ActKind.SUCCESSION}),
    "consented": CONSENTS,
    "provisional": frozenset({ActKind.PROVISIONAL_APPLICATION}),
    "withdrawn": frozenset({ActKind.WITHDRAWAL}),
}
"""Columns with dates, each with the kinds of act that the date may be of."""

COLUMNS = ("state", "convention", "act", "status", "on", *ACTS, "in_force", "ended", "other_act")
"""The columns that are checked. ``ended`` is the day on which a withdrawal took effect; ``other_act`` has dates of acts
that a mark beside each date names.
"""

_ACT_WORDS = {
    "signed": "signed, signature, signatories, firma, signe",
    "ratified": "ratified, ratification, ratifie, ratificacion",
    "accepted": "accepted, acceptance, acceptation, accepte, aceptacion",
    "approved": "approved, approval, approbation, approuve, aprobacion",
    "acceded": "acceded, accession, adhesion, adhere",
    "succeeded": "succeeded, succession, notification of succession, declaration of succession, "
    "declaration notification of succession, declaration or notification of succession, sucesion",
    "consented": "consented, consent, consent to be bound, joined, deposit, deposited, instrument deposited, "
    "notification deposit, notification of consent, bound, deposit of instrument, instrument of ratification, "
    "notification of consent to be bound, consent to be bound by protocol",
    "provisional": "provisional, provisional application, provisionally applied",
    "withdrawn": "withdrawn, withdrew, withdrawal, withdrawal notified, notice of withdrawal, denounced, denunciation, "
    "renunciation, renounced, denonciation, retrait, denuncia, retirada",
}
ACT_WORDS = {word: name for name, words in _ACT_WORDS.items() for word in words.split(", ")} | {"signatory": "signed"}
"""Words for an act, each with the column for its date."""

_OTHER_ACTS = (
    "declaration, declarations, reservation, reservations, objection, objections, communication, extension, "
    "territorial application, notification, statement, correction"
)
OTHER_ACTS = frozenset(_OTHER_ACTS.split(", "))
"""Words for acts that no column is about: rows with them are left out, with a remark."""

_HEADINGS = {
    "state": "state, states, state name, statename, statenme, country, countries, country name, countryname, country "
    "txt, nation, nations, participant, participants, state party, states party, states parties, high "
    "contracting party, high contracting parties, contracting state, contracting states, contracting party, "
    "contracting parties, member state, member states, member, members, signatory state, state or territory, "
    "country or territory, country territory, country or area, country region, geounit, iso, iso code, country "
    "code, countrycode, iso3, iso 3, iso3 code, iso 3 code, iso3c, iso a3, iso alpha 3, alpha3, alpha 3, alpha "
    "3 code, iso 3166 1 alpha 3, iso3166 1 alpha 3, iso3166 alpha 3, iso 3166 alpha 3, adm0 a3, sov a3, iso2, "
    "iso 2, iso2c, iso a2, alpha2, alpha 2, alpha 2 code, iso 3166 1 alpha 2, iso3166 1 alpha 2, iso 3166 1, "
    "iso3166 1, iso 3166, pays, etat, etats, etat partie, etats parties, etat contractant, pais, estado, staat",
    "convention": "convention, treaty, protocol, instrument, agreement, treaty name, convention name, agreement name",
    "act": "act, action, action type, type of action, kind of act, type of act, act type, method, kind of consent, "
    "type of consent, form of consent, instrument type, type of instrument, kind of instrument, mode of consent",
    "status": "status, treaty status, participation status, state status, country status, statut",
    "on": "on, date, day, as of, as at, event date, year, annee, date of status, status date",
    "in_force": "in force, in force since, in force from, entry into force, entered into force, entry in force, eif, "
    "party since, effective, effective date, date effective, effect, effective from, entree en vigueur, "
    "entrada en vigor",
    "ended": "termination, terminated, withdrawal effective, withdrawal in effect, denunciation effective, "
    "effect of withdrawal, effect of denunciation, withdrawal takes effect",
    "other_act": "other action, other actions, other act, other acts",
    **_ACT_WORDS,
}
HEADINGS = {word: name for name, words in _HEADINGS.items() for word in words.split(", ")}
"""Headings that can mean only one of the columns, in normal form."""

_OF_THE_INSTRUMENT = frozenset({"instrument", "deposit instrument", "instrument deposit"})

_MAYBE_STATE = (
    "name, names, entity, code, party, parties, location, place, territory, territories, unit, admin, sovereignt, "
    "sovereign, area, nom, nombre, title, geo, id, actor, who, ccode, ccodealp, country id, state id, state code, "
    "stateid, statecode, country no, code number"
)
MAYBE_STATE = frozenset(_MAYBE_STATE.split(", "))
"""Headings that are those of a column of States only if its cells are States."""

_DATING = frozenset({"date", "dates", "day", "days", "dated", "fecha", "datum"})
_FILLING = _DATING | {"of", "the", "on", "de", "du", "la", "d"}
_NO_DATES = frozenset({"state", "convention", "act", "status"})

MARKS = {
    "AA": "approved", "a": "acceded", "d": "succeeded", "P": "consented", "n": "provisional", "R": "ratified",
    "Su": "succeeded", "w": "withdrawn",
}  # fmt: skip
"""The marks beside dates in lists of depositaries, used if the heading explains none. ``A`` is not included: for some
it means acceptance, for others accession.
"""


def plain_heading(text: str) -> str:
    """The normal form of a heading: without notes and footnote marks, and with the words of ``countryName`` apart."""
    text = _NOTE.sub(" ", text)
    text = _CAMEL.sub(" ", text)
    return normalise(text)


_NOTE = re.compile(r"\[[^\]]*\]|\((?:see\s)?(?:foot)?notes?[^)]*\)|[*†‡§¹²³⁰⁴-⁹]+|(?<=\D)\s\d{1,2}$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


def is_dating(text: str) -> bool:
    """Whether the heading has a word for a date, so that its column has dates and nothing else."""
    return bool(_DATING & set(plain_heading(text).split()))


def heading_of(text: str) -> str | None:
    """The column that a heading means, or None if it can mean several. "Date of ratification" is ``ratified``.

    A heading with a word for a date is that of a column of dates, never of States, treaties or acts: "Action Date" is
    the date of the act, "Date of instrument" that of the consent.
    """
    if vocabulary_of(text):
        return "state"
    for words in dict.fromkeys((plain_heading(text), normalise(text))):
        exact = HEADINGS.get(words)
        if exact is not None and (exact not in _NO_DATES or not _DATING & set(words.split())):
            return exact
        rest = " ".join(word for word in words.split() if word not in _FILLING)
        if rest in _OF_THE_INSTRUMENT and _DATING & set(words.split()):
            return "consented"
        name = HEADINGS.get(rest)
        if name is None or (name in _NO_DATES and _DATING & set(words.split())):
            if name == "act" or (name == "status" and _DATING & set(words.split())):
                return "on"
            continue
        return name
    return None


def may_name_states(text: str) -> bool:
    """Whether the heading is that of a column of States if its cells are."""
    return plain_heading(text) in MAYBE_STATE and not is_dating(text)


def legend_of(text: str) -> dict[str, str]:
    """The marks that a heading explains: "Consent (R=Ratification, A = Accession)" gives R and A."""
    found: dict[str, str] = {}
    for mark, words in _LEGEND.findall(text):
        name = ACT_WORDS.get(normalise(words))
        if name is not None:
            found[mark] = name
    return found


_LEGEND = re.compile(r"\b([A-Za-z]{1,2})\s?[=:]\s?([^\W\d_][^,;()=:]*?)(?=\s*(?:[,;)]|$|\s[A-Za-z]{1,2}\s?[=:]))")


def without_legend(text: str) -> str:
    """The heading without the bracket that explains its marks."""
    return _BRACKET.sub("", text).strip(" :") if legend_of(text) else text


_BRACKET = re.compile(r"[(\[][^()\[\]]*=[^()\[\]]*[)\]]|[:;]?\s*\b[A-Za-z]{1,2}\s?=.*$")
