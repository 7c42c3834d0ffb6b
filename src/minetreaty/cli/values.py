"""Values of an answer in the form in which JSON has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, cast

from attrs import AttrsInstance, fields

from ..model.partial_dates import PartialDate
from ..model.state_sets import StateSet
from ..model.states import State


def plain(value: object) -> Any:
    """Return the value for JSON: dates as ISO text, States by their alpha-3 code, objects by their fields."""
    match value:
        case Enum():
            return value.value
        case None | str() | int() | float():
            return value
        case dt.date() | PartialDate():
            return str(value)
        case State():
            return value.alpha3
        case StateSet():
            return list(value.codes)
        case Mapping():
            return {str(key): plain(item) for key, item in cast(Mapping[object, object], value).items()}
        case Sequence():
            return [plain(item) for item in cast(Sequence[object], value)]
        case _:
            kind = cast(type[AttrsInstance], type(value))
            return {item.name: plain(getattr(value, item.name)) for item in fields(kind)}
