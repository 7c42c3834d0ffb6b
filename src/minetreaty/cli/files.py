"""Files: what commands read from and write to beside their answer."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import BinaryIO

from .parsing import Misuse


@contextmanager
def saving(path: str) -> Generator[None]:
    """While a file is written: what goes wrong is `Misuse`."""
    try:
        yield
    except OSError as error:
        raise Misuse(f"cannot write {path}: {error.strerror}") from error


def standard_input() -> BinaryIO:
    """What is piped in, as bytes."""
    if not sys.stdin:  # closed by the shell
        raise Misuse("standard input is closed.")
    return sys.stdin.buffer
