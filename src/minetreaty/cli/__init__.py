"""The command line: one module for each command in `COMMANDS`; the other modules are what commands share.

A command module has ``register(commands)``, which declares its arguments, and ``run(args)``, which returns a `Reply`
and prints nothing. Only the module of the command that is called is imported. The folder may import everything.
"""

from __future__ import annotations

import io
import sys
from argparse import Action, ArgumentParser
from importlib import import_module

from ..errors import MinetreatyError
from .parsing import Commands, Misuse, Parser, check_span, unseen
from .printing import show
from .progress import Progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from .replies import Reply

COMMANDS = (
    "brief",
    "status",
    "parties",
    "count",
    "changes",
    "history",
    "profile",
    "matrix",
    "acts",
    "obligations",
    "deadlines",
    "prohibited",
    "announcements",
    "campaigns",
    "meetings",
    "figures",
    "doubts",
    "states",
    "state",
    "conventions",
    "sources",
    "edition",
    "citation",
    "table",
    "export",
    "enrich",
    "claims",
    "check",
    "deposit",
    "difference",
    "compare",
    "page",
    "validate",
    "verify",
    "rules",
    "completion",
)
"""The commands in the order of the help. Each is the module of that name in this package."""

DEFAULT = "brief"

REFUSED, INTERRUPTED = 2, 130
"""Exit codes: the question could not be answered; Ctrl-C."""

_EPILOG = """Without a command: the brief of the APMBC on the date to which its record is complete.
Each command has its own --help, with examples.

examples:
  minetreaty
  minetreaty status EST --on 2025-12-26 --explain
  minetreaty parties APMBC --on 2025-06-16 --within EU
  minetreaty changes APMBC --since 2025-01-01 --format csv"""


def main(argv: Sequence[str] | None = None) -> int:
    """Answer one command line and return the exit code.

    0: answered. 1: answered with a no (a claim contradicted, findings). 2: not answered, with the reason on standard
    error. 130: interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    err = sys.stderr or io.StringIO()
    try:
        return _answer(arguments, sys.stdout, err)
    except SystemExit as stop:  # argparse leaves like this after --help and --version
        return _written(int(stop.code or 0), sys.stdout, err)
    except MinetreatyError as error:
        print(f"minetreaty: {_in_one_line(error)}", file=err)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _answer(arguments: list[str], out: TextIO | None, err: TextIO) -> int:
    if out is None:
        raise Misuse("Standard output is closed, so the answer cannot be written.")
    parser, arguments = prepare(arguments)
    args, surplus = parser.parse_known_args(arguments)
    if surplus:
        args.command.refuse(surplus)
    check_span(args)
    with Progress(err, args.command.prog) as args.progress:
        reply: Reply = args.run(args)
    return _written(reply.code, out, err, lambda: show(reply, args.format, out, err))


def _written(code: int, out: TextIO, err: TextIO, write: Callable[[], None] = lambda: None) -> int:
    """Write everything and return the exit code: the one given, unless writing fails."""
    try:
        write()
        out.flush()
    except OSError as error:
        # Python flushes standard output once more when it exits; that must not fail again.
        sys.stdout = io.StringIO()
        if isinstance(error, BrokenPipeError):  # the reader closed the pipe because it has what it needs
            return code
        print(f"minetreaty: the answer could not be written: {error.strerror}.", file=err)
        return REFUSED
    return code


def _in_one_line(error: MinetreatyError) -> str:
    """Return the message on one line; of several findings the first, because `validate` reports them all."""
    findings = getattr(error, "findings", ())
    said = str(findings[0]) if findings else str(error)
    more = f" {len(findings) - 1} more: 'minetreaty validate' lists them." if len(findings) > 1 else ""
    return " ".join(f"{said}{more}".split())


def prepare(arguments: list[str]) -> tuple[Parser, list[str]]:
    """Return the parser that these arguments need, and the arguments with the default command added."""
    first = arguments[0] if arguments else DEFAULT
    if first in ("-h", "--help", "--version"):
        return build(COMMANDS), arguments
    if not arguments or first.startswith("-"):
        return build((DEFAULT,)), [DEFAULT, *arguments]
    if first in COMMANDS:
        return build((first,)), arguments
    raise Misuse(f"There is no command called {first!r}. {_hint(first)}")


def _hint(word: str) -> str:
    """Return a suggestion for a word given in place of a command."""
    from difflib import get_close_matches

    from ..facts.bundled import Bundled

    facts = Bundled()
    if word in facts.names or word in facts.names.values():
        return f"Did you mean 'minetreaty status {word}'?"
    if word in facts.keys:
        return f"Did you mean 'minetreaty brief {word}'?"
    near = get_close_matches(word, COMMANDS, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else f"Commands: {', '.join(COMMANDS)}."


def build(names: Sequence[str]) -> Parser:
    """Return a parser that knows the commands with these names."""
    parser = Parser(
        prog="minetreaty",
        description="Who is bound by the treaties on mines and cluster munitions on any date, and why.",
        epilog=_EPILOG,
        formatter_class=unseen,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the versions of program and record")
    import_commands(names, Commands(parser))
    return parser


def import_commands(names: Sequence[str], commands: Commands) -> None:
    """Import the modules of these commands and let each one register."""
    for name in names:
        import_module(f".{name}", __name__).register(commands)


class _Version(Action):
    """Print the versions; they are looked up only when asked for."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from .._version import __version__
        from ..loading import load

        print(f"minetreaty {__version__}, record of {load().facts.version}")
        parser.exit()
