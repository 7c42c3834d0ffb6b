"""Draw the picture of the README again: python tools/draw_readme.py. It needs minetreaty[plot]."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl

import minetreaty as mt
from minetreaty import plots

PICTURE = Path(__file__).parents[1] / "docs" / "_static" / "parties.svg"


def main() -> None:
    """Draw the picture. Its description names the edition that it was drawn from."""
    reg = mt.load()
    with mpl.rc_context({"svg.hashsalt": "minetreaty"}):
        figure = plots.parties_over_time(reg, "APMBC")
        figure.savefig(PICTURE, metadata={"Date": None, "Description": f"minetreaty edition {reg.edition.sha256}"})


if __name__ == "__main__":
    main()
