"""Room: how many columns of a terminal a text takes, and where it is cut to fit."""

from __future__ import annotations


def room_of(line: str) -> int:
    """The columns that the line takes: two for wide letters, none for marks that stand on the letter before."""
    if line.isascii():
        return len(line)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in line)


def cut(line: str, width: int, indent: str = "") -> list[str]:
    """The line in parts that take no more than `width` columns, cut between words, and within those that are longer.

    The parts after the first begin with `indent`.
    """
    parts: list[str] = []
    rest, start = line, ""
    while room_of(start + rest) > width:
        end = _end(rest, max(width - len(start), 1))
        between = rest.rfind(" ", 0, end + 1)
        end = between if rest[: max(between, 0)].strip() else end
        parts.append(start + rest[:end].rstrip())
        rest, start = rest[end:].lstrip(), indent
    return [*parts, start + rest] if rest or not parts else parts


def _end(line: str, room: int) -> int:
    """Where the line must end so as to take no more than `room` columns, or one letter."""
    taken = 0
    for place, letter in enumerate(line):
        taken += room_of(letter)
        if taken > room:
            return max(place, 1)
    return len(line)
