"""Exports for people: what they open in a spreadsheet must not run."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """The cell, made harmless for spreadsheets: they would run text that begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
