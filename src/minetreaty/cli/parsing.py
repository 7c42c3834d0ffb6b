"""Reading the command line: the parser, the table of commands, and the options that many commands share."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, NoReturn

from ..answers import Population
from ..errors import MinetreatyError
from .replies import Reply

FORMATS = ("table", "csv", "json")

POPULATIONS = {population.value.replace("_", "-"): population for population in Population}
"""The populations as they are written on the command line."""


class Misuse(MinetreatyError):
    """Arguments that make no question."""


class Parser(ArgumentParser):
    """An argparse parser whose complaints are one line, raised as `Misuse`."""

    @property
    def actions(self) -> tuple[Action, ...]:
        """The options and arguments that it knows."""
        return tuple(self._actions)

    def error(self, message: str) -> NoReturn:
        """Raises `Misuse`; argparse calls it with what is wrong."""
        raise Misuse(f"{message}. See '{self.prog} --help'.")


class Commands:
    """The commands that a parser knows so far. ``known`` has the summary and the parser of each.

    The names ``run``, ``command``, ``format``, ``record`` and ``progress`` are taken: no argument of a command may be
    called so.
    """

    def __init__(self, parser: Parser) -> None:
        self.known: dict[str, tuple[str, Parser]] = {}
        self._subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(
        self,
        name: str,
        summary: str,
        *,
        run: Callable[[Namespace], Reply],
        examples: Sequence[str],
        notes: str = "",
        formats: Sequence[str] = FORMATS,
        record: bool = True,
    ) -> Parser:
        """Adds a command and gives its parser. `examples` are argument lines, shown in its help after `notes`.

        The first of the `formats` is the default. `record` says whether the command asks a record, and so lets the user
        say which.
        """
        shown = "\n".join(f"  minetreaty {example}".rstrip() for example in examples)
        parser = self._subparsers.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=f"{notes}\n\nexamples:\n{shown}".strip(),
            formatter_class=RawDescriptionHelpFormatter,
        )
        self.known[name] = summary, parser
        parser.set_defaults(run=run, command=parser)
        parser.add_argument(
            "--format", choices=formats, default=formats[0], help="how to print the answer (default: %(default)s)"
        )
        if record:
            parser.add_argument(
                "--record",
                metavar="PATH",
                help="ask the record in this file of JSON or folder of tables, not the bundled one",
            )
        return parser


def add_on(parser: Parser, default: str = "the day to which the record is complete") -> None:
    """The option --on."""
    parser.add_argument("--on", metavar="DAY", help=f"the day asked about, YYYY-MM-DD (default: {default})")


def add_known_on(parser: Parser) -> None:
    """The option --known-on."""
    parser.add_argument("--known-on", metavar="DAY", help="leave out acts that were not yet received on that day")


def add_span(parser: Parser) -> None:
    """The options --since and --until."""
    parser.add_argument("--since", metavar="DAY", help="the first day, YYYY-MM-DD")
    parser.add_argument("--until", metavar="DAY", help="the last day, included")


def add_within(parser: Parser) -> None:
    """The option --within."""
    parser.add_argument(
        "--within", metavar="GROUP", help="only members of a group (EU, NATO, UN:AFRICAN) or M49 region (Africa)"
    )


def add_convention(parser: Parser) -> None:
    """One convention."""
    parser.add_argument("convention", metavar="CONVENTION", help="a key, title or alias: APMBC, 'Ottawa Convention'")


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
