"""What `enrich` tells its caller about the rows of a frame, as warnings that point at the caller's own line."""

from __future__ import annotations

import warnings
from inspect import currentframe

_PACKAGE = __name__.partition(".")[0]


class RowsWithoutStatus(UserWarning):
    """Some rows of a frame got null: no State, no date, or no status on that date. The message counts them by class."""


class RowsBeyondRecord(UserWarning):
    """Every row of a frame has a status, but some are for dates after the one to which the record is complete."""


class ReadingNote(UserWarning):
    """A column was read in a way that is good to know, such as a column of dates with the day first."""


def note(text: str, kind: type[UserWarning]) -> None:
    """Warn of something about the rows. The warning points at the first line outside this package that led here."""
    level, frame = 0, currentframe()
    while frame is not None and str(frame.f_globals.get("__name__")).partition(".")[0] == _PACKAGE:
        level, frame = level + 1, frame.f_back
    warnings.warn(text, kind, stacklevel=level + 1)
