"""Examples in Markdown pages, run as tests: what a page shows is what a reader gets.

Two kinds of block are run, in the order of the page:

- ``python`` and ``pycon`` with ``>>>``: as doctests that share their names through the page; ``...`` skips output.
- ``console`` with ``$ minetreaty ...``, in ``.venv/bin`` or not: the command line, whose output must be what stands
  below it. ``$ python tools/...`` runs that tool.

A page whose examples need more than the core says so in a comment, ``<!-- needs: pandas, matplotlib -->``, and is
skipped where that is not installed. ``<!-- folder: ... -->`` names the folder in which its examples run.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from minetreaty.cli import main
from tests.docs_folders import FOLDERS

ROOT = Path(__file__).parent.parent
OPTIONS = doctest.ELLIPSIS
_COMMAND = re.compile(r"^\$ (?:\.venv/bin/)?((?:minetreaty|python tools/)[^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>`{3,})[{]?(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=fence)`*[ \t]*$", re.M | re.S)


def pages() -> list[Path]:
    """Every page of the project that may hold examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str, *languages: str) -> Iterator[tuple[int, str]]:
    """The blocks in these languages: the number of the line before the first one of each, and its text."""
    for match in _FENCE.finditer(text):
        if match["language"] in languages:
            yield text.count("\n", 0, match.start("body")), match["body"]


def session(text: str) -> str:
    """The page with everything blank but its Python examples, so that the numbers of lines are those of the page."""
    lines = [""] * (text.count("\n") + 1)
    for before, body in blocks(text, "python", "pycon"):
        if ">>>" in body:
            for place, line in enumerate(body.splitlines(), start=before):
                lines[place] = line
    return "\n".join(lines)


def commands(text: str) -> Iterator[tuple[int, str, str]]:
    """The command lines of the page, each with its line number and the output that stands below it."""
    for before, body in blocks(text, "console"):
        for part in _COMMAND.finditer(body):
            yield before + body.count("\n", 0, part.start()) + 1, part[1], part[2].rstrip("\n") + "\n"


def check(text: str, name: str) -> int:
    """Runs the examples of a page and says how many there were; fails with every difference."""
    for needed in re.findall(r"<!-- needs: (.*?) -->", text):
        for module in needed.split(","):
            pytest.importorskip(module.strip())
    folder = re.search(r"<!-- folder: (.*?) -->", text)
    with tempfile.TemporaryDirectory() as made:
        if folder is not None:
            FOLDERS[folder[1]](Path(made))
        with contextlib.chdir(ROOT if folder is None else made):
            return _check(text, name)


def _check(text: str, name: str) -> int:
    report: list[str] = []
    example = doctest.DocTestParser().get_doctest(session(text), {"__name__": "__main__"}, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
    runner.run(example, out=report.append)
    ran = len(example.examples)
    for line, command, expected in commands(text):
        ran += 1
        given = _run(command)
        if not doctest.OutputChecker().check_output(expected, given, OPTIONS):
            report.append(f"{name}, line {line}: {command}\nExpected:\n{expected}\nGot:\n{given}")
    if report:
        pytest.fail("\n".join(report), pytrace=False)
    return ran


def _run(command: str) -> str:
    program, *arguments = shlex.split(command)
    if program == "python":
        return _run_tool(arguments)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        main(arguments)
    return printed.getvalue()


def _run_tool(arguments: list[str]) -> str:
    """Runs a tool of the clone in which the examples run, on the package in it."""
    environment = {**os.environ, "PYTHONPATH": str(Path("src").resolve()), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout
