"""One colour for each status, the same in pictures, in notebooks and on the terminal.

The colours are those of Okabe and Ito, which people with the common forms of colour blindness can tell apart.
"""

from __future__ import annotations

OF_STATUS: dict[str, str] = {
    "outside": "#bdbdbd",
    "signatory": "#e69f00",
    "contracting": "#56b4e9",
    "party": "#0072b2",
    "withdrawing": "#cc79a7",
    "withdrawn": "#d55e00",
    "undetermined": "#f0e442",
}


def text_on(colour: str) -> str:
    """Return black or white, whichever is easier to read on that colour (relative luminance as WCAG 2 defines it)."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
