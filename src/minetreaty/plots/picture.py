"""The figure that pictures are drawn on. Importing this needs matplotlib; `sheet` says so where it is missing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure


class Picture(Figure):
    """A figure that shows itself once in any notebook. It belongs to no window and to no list of open figures.

    It has the background of the style in use, white where that is transparent, and is saved with all that is on it.
    """

    def __init__(self, width: float, height: float) -> None:
        figure: Any = super()  # matplotlib types its keywords in part only
        background = rcParams["figure.facecolor"]
        figure.__init__(figsize=(width, height), facecolor=background if to_rgba(background)[3] else "white")
        FigureCanvasAgg(self)

    def savefig(self, *args: Any, **options: Any) -> None:
        """As every figure, but with labels beside the axes kept, unless told otherwise."""
        figure: Any = super()
        figure.savefig(*args, **{"bbox_inches": "tight", **options})

    def _repr_png_(self) -> bytes:
        image = BytesIO()
        self.savefig(image, format="png", dpi=110)
        return image.getvalue()
