"""How many columns of a terminal a text takes, and where it is cut to fit."""

from __future__ import annotations


def width_of(line: str) -> int:
    """Return how many columns the line takes: two for wide letters, none for accents on the letter before."""
    if line.isascii():
        return len(line)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in line)


def cut(line: str, width: int, indent: str = "") -> list[str]:
    """Return the line in parts of at most `width` columns, cut between words, and within words that are longer.

    The parts after the first begin with `indent`.
    """
    parts: list[str] = []
    rest, start = line, ""
    while width_of(start + rest) > width:
        end = _end(rest, max(width - len(start), 1))
        between = rest.rfind(" ", 0, end + 1)
        end = between if rest[: max(between, 0)].strip() else end
        parts.append(start + rest[:end].rstrip())
        rest, start = rest[end:].lstrip(), indent
    return [*parts, start + rest] if rest or not parts else parts


def _end(line: str, width: int) -> int:
    """Return where to end the line so that it takes at most `width` columns, but at least one letter."""
    taken = 0
    for place, letter in enumerate(line):
        taken += width_of(letter)
        if taken > width:
            return max(place, 1)
    return len(line)
