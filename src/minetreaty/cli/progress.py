"""Progress: one line on the terminal while a command takes longer than a second."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from threading import Event, Thread
    from typing import Self, TextIO, TypeVar

    Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds before anything is shown."""

_PAUSE = 0.2


class Progress:
    """Show on a terminal what is being done, and how far it is, while the ``with`` block runs.

    A separate thread draws the line, so that the work does not stop to report. The line has no colour. Nothing is shown
    on a terminal that cannot overwrite a line (``TERM=dumb``), or where there is no terminal.
    """

    def __init__(self, err: TextIO, what: str, *, patience: float = PATIENCE) -> None:
        self._err = err
        self._what = what
        self._patience = patience
        self._done = 0
        self._all = 0
        self._width = 0
        self._thread: Thread | None = None
        self._over: Event | None = None

    def over(self, items: Sequence[Item]) -> Iterator[Item]:
        """Yield the items one by one, and count them."""
        self._all = len(items)
        for self._done, item in enumerate(items):
            yield item
        self._all = 0

    def __enter__(self) -> Self:
        if self._err.isatty() and os.environ.get("TERM") != "dumb":
            from threading import Event, Thread

            self._over = Event()
            self._thread = Thread(target=self._draw, args=(self._over,), daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread and self._over:
            self._over.set()
            self._thread.join()

    def _draw(self, over: Event) -> None:
        import time

        started = time.monotonic()
        pause = self._patience
        while not over.wait(pause):
            self._show(self._line(time.monotonic() - started))
            pause = _PAUSE
        if self._width:
            self._show("")

    def _line(self, seconds: float) -> str:
        far = f" {self._done:,} of {self._all:,}," if self._all else ""
        return f"{self._what}:{far} {seconds:.0f} s"

    def _show(self, line: str) -> None:
        """Write the line over the one before."""
        import shutil

        line = line[: shutil.get_terminal_size().columns - 1]
        self._err.write(f"\r{line.ljust(self._width)}\r{line}")
        self._err.flush()
        self._width = len(line)
