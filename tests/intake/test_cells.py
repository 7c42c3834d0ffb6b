"""Cells of every library become plain values; marks of absence become nothing."""

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.intake.cells import cell_of, is_absent, is_blank, is_flag

STATE = mt.load().state("MLT")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        (" Malta\u00a0", "Malta"),
        ("\ufeffMalta\u200b", "Malta"),
        ("  ", None),
        (36, "36"),
        (36.0, "36"),
        (36.5, "36.5"),
        (-1, "-1"),
        (Decimal("36"), "36"),
        (1e300, "1e+300"),
        (math.nan, None),
        (True, "True"),
        (dt.date(2001, 5, 7), dt.date(2001, 5, 7)),
        (dt.datetime(2001, 5, 7), dt.date(2001, 5, 7)),
        (dt.datetime(2001, 5, 7, 12), "2001-05-07 12:00:00"),
        (STATE, STATE),
        (b"MLT", "bytes"),
    ],
)
def test_values_become_cells(value: Any, cell: Any) -> None:
    assert cell_of(value) == cell


def test_values_of_data_frames() -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    assert cell_of(numpy.float64(36)) == cell_of(numpy.int16(36)) == "36"
    assert cell_of(numpy.datetime64("2001-05-07")) == dt.date(2001, 5, 7)
    assert cell_of(numpy.datetime64("2001")) == "2001"
    assert cell_of(pandas.Timestamp("2001-05-07")) == dt.date(2001, 5, 7)
    assert cell_of(pandas.Period("2001", freq="Y")) == "2001"
    assert cell_of(pandas.NA) is cell_of(pandas.NaT) is cell_of(numpy.datetime64("NaT", "D")) is None
    assert not is_absent(numpy.array([1, 2]))  # it is no single value, so nothing is missing


@pytest.mark.parametrize("text", ["-", "–", "n/a", "None", "NaN", "..", "…", None])
def test_signs_for_an_empty_cell(text: str | None) -> None:
    assert is_blank(text)
    assert not is_flag(text)


@pytest.mark.parametrize("text", ["0", "1", "Yes", "NO", "x", "oui"])
def test_flags(text: str) -> None:
    assert is_flag(text)
    assert not is_blank(text)
