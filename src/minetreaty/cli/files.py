"""Files that commands read from, or write to beside their answer."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import BinaryIO

from .parsing import Misuse


@contextmanager
def saving(path: str) -> Generator[None]:
    """Turn an error while a file is written into `Misuse`."""
    try:
        yield
    except OSError as error:
        raise Misuse(f"Cannot write {path}: {error.strerror}.") from error


def standard_input() -> BinaryIO:
    """Return standard input, as bytes."""
    if not sys.stdin:  # closed by the shell
        raise Misuse("Standard input is closed.")
    return sys.stdin.buffer
