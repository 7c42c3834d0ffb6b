"""Folders in which the examples of a page of the documentation run, where it says so: ``<!-- folder: update -->``.

Each is made anew for its page. A page that names none runs at the root of the project.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import minetreaty as mt
from tests.pages.writing import html, page_of

ROOT = Path(__file__).parent.parent


def update(folder: Path) -> None:
    """A clone whose tables lack the accession of Tonga of 25 June 2025, and a saved page that has it."""
    shutil.copytree(ROOT / "tools", folder / "tools")
    shutil.copytree(ROOT / "docs" / "reference", folder / "docs" / "reference")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    table = folder / "src" / "minetreaty" / "data" / "acts" / "APMBC.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("TON,accession,2025-06-25,")]
    assert len(kept) == len(lines) - 1
    table.write_text("".join(kept), encoding="utf-8", newline="")
    page = page_of(mt.load(), "APMBC", "2026-03-15")
    (folder / "apmbc.html").write_text(html(page), encoding="utf-8")


FOLDERS: dict[str, Callable[[Path], None]] = {"update": update}
