"""The names of months and days of the week in dates: in English, French and Spanish, in full or shortened."""

from __future__ import annotations

import unicodedata

_MONTHS = (
    "january janvier enero",
    "february fevrier febrero",
    "march mars marzo",
    "april avril abril",
    "may mai mayo",
    "june juin junio",
    "july juillet julio",
    "august aout agosto",
    "september septembre setiembre septiembre",
    "october octobre octubre",
    "november novembre noviembre",
    "december decembre diciembre",
)

_WEEKDAYS = (
    "monday lundi lunes",
    "tuesday mardi martes",
    "wednesday mercredi miercoles",
    "thursday jeudi jueves",
    "friday vendredi viernes",
    "saturday samedi sabado",
    "sunday dimanche domingo",
)

_SHORTEST = 3


def month_number(word: str) -> int:
    """The number of the month that the word names or shortens; 0 for none, or if it can be several."""
    return _place(word, _MONTHS)


def weekday_number(word: str) -> int | None:
    """The day of the week that the word names or shortens, as ``date.weekday`` counts it; None for no such word."""
    place = _place(word, _WEEKDAYS)
    return place - 1 if place else None


def _place(word: str, lists: tuple[str, ...]) -> int:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    found = {
        place
        for place, names in enumerate(lists, 1)
        if len(plain) >= _SHORTEST and any(name.startswith(plain) for name in names.split())
    }
    whole = {place for place, names in enumerate(lists, 1) if plain in names.split()}
    found = whole or found
    return found.pop() if len(found) == 1 else 0
