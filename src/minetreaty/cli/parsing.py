"""Reading the command line: the parser, the table of commands, and the options that many commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter

from ..errors import MinetreatyError
from ..model.days import as_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action, Namespace
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from enum import StrEnum
    from typing import NoReturn, TypeVar

    from .replies import Reply

    Choice = TypeVar("Choice", bound=StrEnum)

FORMATS = ("table", "csv", "json")


class Misuse(MinetreatyError):
    """Arguments that make no question."""


class _Help(HelpFormatter):
    """Fills paragraphs to the width of the terminal. Lines that begin with a blank, as examples do, stay."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (
            line if line.startswith(" ") else super(_Help, self)._fill_text(line, width, indent)
            for line in text.split("\n")
        )
        return "\n".join(lines)


def unseen(*, prog: str) -> HelpFormatter:
    """What argparse checks each argument with when it is added. To find the width of the terminal would cost time."""
    return HelpFormatter(prog, width=80)


class Parser(ArgumentParser):
    """An argparse parser whose complaints are one line, raised as `Misuse`."""

    formatter_class: Callable[..., HelpFormatter]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The options and arguments that it knows."""
        return tuple(self._actions)

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        self.formatter_class = _Help
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raises `Misuse`; argparse calls it with what is wrong."""
        raise Misuse(f"{message}{'' if message.endswith(('.', '?')) else '.'} See '{self.prog} --help'.")

    def refuse(self, surplus: Sequence[str]) -> NoReturn:
        """Raises `Misuse` for arguments that nothing takes."""
        from difflib import get_close_matches

        options = [option for action in self._actions for option in action.option_strings]
        asked = next((word.partition("=")[0] for word in surplus if word.startswith("-")), "")
        near = get_close_matches(asked, options, n=1)
        self.error(f"unrecognized arguments: {' '.join(surplus)}{f'. Did you mean {near[0]}?' if near else ''}")


class Commands:
    """The commands that a parser knows so far. ``known`` has the summary and the parser of each.

    The names ``run``, ``command``, ``format``, ``record`` and ``progress`` are taken: no argument of a command may be
    called so.
    """

    def __init__(self, parser: Parser) -> None:
        self.known: dict[str, tuple[str, Parser]] = {}
        self._subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog=parser.prog)

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
        """Adds a command and gives its parser. `examples` are argument lines, shown in its help after `notes`, in which
        each line is a paragraph.

        The first of the `formats` is the default. `record` says whether the command asks a record, and so lets the user
        say which.
        """
        shown = "\n".join(f"  minetreaty {example}".rstrip() for example in examples)
        parser = self._subparsers.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=f"{notes}\n\nexamples:\n{shown}".strip(),
            formatter_class=unseen,
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


def by_word(choices: type[Choice]) -> Mapping[str, Choice]:
    """The members by the words for them on the command line: states-parties."""
    return {member.value.replace("_", "-"): member for member in choices}


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """The type of an argument that takes one of these words, in any case."""
    known = tuple(words)

    def read(text: str) -> str:
        word = text.casefold().replace("_", "-")
        if word in known:
            return word
        from difflib import get_close_matches

        near = get_close_matches(word, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Choose from {', '.join(known)}."
        raise ArgumentTypeError(f"there is no {text!r}. {hint}")

    return read


def check_span(args: Namespace) -> None:
    """Refuses a span that ends before it begins."""
    since, until = getattr(args, "since", None), getattr(args, "until", None)
    if since and until and as_day(since, "since") > as_day(until, "until"):
        raise Misuse(f"--since {since} is later than --until {until}: there is no day between them.")


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


def add_conventions(parser: Parser) -> None:
    """Any number of conventions."""
    parser.add_argument(
        "conventions",
        metavar="CONVENTION",
        nargs="*",
        default=["APMBC"],
        help="keys, titles or aliases (default: APMBC)",
    )


def add_state(parser: Parser) -> None:
    """One State."""
    parser.add_argument("state", metavar="STATE", help="a code or a name")
