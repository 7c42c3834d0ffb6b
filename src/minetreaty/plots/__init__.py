"""Pictures of standing: what the register answers, drawn. Needs the extra ``plot`` (matplotlib).

    >>> import minetreaty as mt
    >>> from minetreaty import plots
    >>> figure = plots.tile_map(mt.load(), "APMBC")  # doctest: +SKIP

Every picture takes a register and returns the figure; ``ax=`` draws into axes of your own. Each names its source and
the day that it stands for. Statuses have the colours of `colours.OF_STATUS` here as everywhere. Without the extra, the
call raises `MissingExtra`. The folder imports `register` and what lies below.
"""

from .bands import bands as bands
from .bands import history_band as history_band
from .deadlines import deadlines_ahead as deadlines_ahead
from .grid import matrix as matrix
from .leaving import leaving as leaving
from .populations import events_of as events_of
from .populations import parties_over_time as parties_over_time
from .tiles import tile_map as tile_map

__all__ = [
    "bands",
    "deadlines_ahead",
    "events_of",
    "history_band",
    "leaving",
    "matrix",
    "parties_over_time",
    "tile_map",
]


def __dir__() -> list[str]:
    return list(__all__)
