"""Reading the command line: the parser, the commands it knows, and the options that many commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter
from functools import partial

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

APMBC = "APMBC"
"""The convention that is meant where a question about one names none."""

FORMATS = ("table", "csv", "json", "md")


class Misuse(MinetreatyError):
    """The arguments do not make a question."""


class _Help(HelpFormatter):
    """Fill paragraphs to the width of the terminal, but not lines that begin with a space, such as examples.

    `headings` has a heading for each command before which one is printed.
    """

    def __init__(self, prog: str, headings: Mapping[str, str]) -> None:
        super().__init__(prog)
        self._headings = headings

    def _format_action(self, action: Action) -> str:
        heading = self._headings.get(action.dest)
        above = f"\n  {heading}:\n" if heading else ""
        return above + super()._format_action(action)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (
            line if line.startswith(" ") else super(_Help, self)._fill_text(line, width, indent)
            for line in text.split("\n")
        )
        return "\n".join(lines)


def unseen(*, prog: str) -> HelpFormatter:
    """Return the formatter with which argparse checks arguments when they are added.

    Its width is fixed, because finding the width of the terminal takes time.
    """
    return HelpFormatter(prog, width=80)


class Parser(ArgumentParser):
    """An argparse parser whose errors are one line, raised as `Misuse`."""

    formatter_class: Callable[..., HelpFormatter]
    headings: Mapping[str, str] = {}

    @property
    def actions(self) -> tuple[Action, ...]:
        """The options and arguments that the parser knows."""
        return tuple(self._actions)

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        self.formatter_class = partial(_Help, headings=self.headings)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise `Misuse`; argparse calls this with what is wrong."""
        raise Misuse(f"{message}{'' if message.endswith(('.', '?')) else '.'} See '{self.prog} --help'.")

    def refuse(self, surplus: Sequence[str]) -> NoReturn:
        """Raise `Misuse` for arguments that the command does not take."""
        from difflib import get_close_matches

        options = [option for action in self._actions for option in action.option_strings]
        asked = next((word.partition("=")[0] for word in surplus if word.startswith("-")), "")
        near = get_close_matches(asked, options, n=1)
        self.error(f"unrecognized arguments: {' '.join(surplus)}{f'. Did you mean {near[0]}?' if near else ''}")


class Commands:
    """The commands that a parser knows so far. ``known`` has the summary and the parser of each.

    An argument of a command must not be called ``run``, ``command``, ``format``, ``record`` or ``progress``, and none
    ``last``, ``option``, ``several`` or ``default_convention`` but those of `add_convention`.
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
        """Add a command and return its parser.

        Its help ends with `notes`, in which each line is a paragraph, and `examples`, which are lines of arguments. The
        first of the `formats` is the default. With `record` the user may choose the data that the command uses.
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
        parser.add_argument("--json", action="store_const", const="json", dest="format", help="short for --format json")
        if record:
            parser.add_argument(
                "--record",
                metavar="PATH",
                help="use the data in this JSON file or folder of tables, not the bundled data",
            )
        return parser


def by_word(choices: type[Choice]) -> Mapping[str, Choice]:
    """Return the members by their words on the command line, such as states-parties."""
    return {member.value.replace("_", "-"): member for member in choices}


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """Return the type of an argument that takes one of these words, in upper or lower case."""
    known = tuple(words)

    def read(text: str) -> str:
        word = text.casefold().replace("_", "-")
        if word in known:
            return word
        from ..model.choices import nearest

        near = nearest(word, known)
        hint = f"Did you mean {near}?" if near else f"Choose from {', '.join(known)}."
        raise ArgumentTypeError(f"{text!r} is not an allowed value. {hint}")

    return read


def check_span(args: Namespace) -> None:
    """Refuse a span that ends before it begins."""
    since, until = getattr(args, "since", None), getattr(args, "until", None)
    if since and until and as_day(since, "since") > as_day(until, "until"):
        raise Misuse(f"--since {since} is later than --until {until}. Swap them.")


def add_on(parser: Parser, default: str = "the date to which the record is complete") -> None:
    """The option --on."""
    parser.add_argument("--on", metavar="DAY", help=f"the date asked about, YYYY-MM-DD (default: {default})")


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


def add_convention(parser: Parser, default: str | None = APMBC, *, several: bool = False) -> None:
    """The convention, as every command without a file takes it: the last argument, or --convention, or the default.

    Without a `default` it is every convention. With `several`, any number may be named. `settle_convention` reads it.
    """
    meant = f"a key, title or alias: CCM, 'Ottawa Convention' (default: {default or 'every convention'})"
    parser.add_argument("last", metavar="CONVENTION", nargs="*" if several else "?", help=meant)
    parser.add_argument(
        "--convention", metavar="CONVENTION", action="append", dest="option", default=[], help="the same as an option"
    )
    parser.set_defaults(default_convention=default, several=several)


def settle_convention(args: Namespace) -> None:
    """Give `args` what was named in either way: ``convention``, or ``conventions`` where the command takes several.

    It does nothing to commands that do not use `add_convention`.
    """
    if not hasattr(args, "default_convention"):
        return
    last = args.last if args.several else [args.last] if args.last else []
    named = [*last, *args.option] or ([args.default_convention] if args.default_convention else [])
    if args.several:
        args.conventions = named
    elif len(named) > 1:
        raise Misuse(f"Name one convention: {' or '.join(named)}?")
    else:
        args.convention = named[0] if named else None


def add_state(parser: Parser) -> None:
    """One State."""
    parser.add_argument("state", metavar="STATE", help="a code or a name")
