"""Tables: the register as rows, for data frames, spreadsheets and statistics.

    >>> import minetreaty as mt
    >>> [row["status"].value for row in mt.tables.periods("APMBC") if row["state"] == "POL"]
    ['outside', 'signatory', 'contracting', 'party', 'withdrawing', 'withdrawn']

Every function returns a `Table`: rows with the core alone, and ``to_csv(path)``, ``to_pandas()``, ``to_polars()``,
``to_pyarrow()`` and ``to_parquet(path)``. ``conventions`` is one key or alias, several, or None for every convention of
the register. ``register`` is the register asked, None the bundled one. Within a convention, States are in the order of
their codes.

`listings` has the tables that list facts and answers, `panels`, `survival` and `populations` those made for statistics;
`columns` describes the columns of all. The folder imports `frames`, `loading` and what lies below.
"""

from ..frames.table import Column, Kind, Table
from .calendar import Every
from .columns import SCHEMAS
from .listings import acts, announcements, changes, figures, obligations, of, periods, sources, standing
from .panels import panel
from .populations import counts
from .survival import SpellEvent, spells

__all__ = [
    "SCHEMAS",
    "Column",
    "Every",
    "Kind",
    "SpellEvent",
    "Table",
    "acts",
    "announcements",
    "changes",
    "counts",
    "figures",
    "obligations",
    "of",
    "panel",
    "periods",
    "sources",
    "spells",
    "standing",
]


def __dir__() -> list[str]:
    return list(__all__)
