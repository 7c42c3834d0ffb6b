"""The figure that pictures are drawn on. Importing this needs matplotlib; `sheet` says so where it is missing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure


class Picture(Figure):
    """A figure that shows itself once in any notebook. It belongs to no window and to no list of open figures."""

    def __init__(self, width: float, height: float) -> None:
        figure: Any = super()  # matplotlib types its keywords in part only
        figure.__init__(figsize=(width, height), facecolor="white")
        FigureCanvasAgg(self)

    def _repr_png_(self) -> bytes:
        image = BytesIO()
        figure: Any = self
        figure.savefig(image, format="png", dpi=110, bbox_inches="tight")
        return image.getvalue()
