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
from .parsing import Commands, Misuse, Parser, check_span, settle_convention, unseen
from .printing import show
from .progress import Progress
from .replies import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    from .replies import Reply

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Who is bound": ("brief", "status", "parties", "count", "matrix", "profile"),
    "What happened": ("changes", "left", "history", "acts", "announcements", "campaigns", "meetings"),
    "What it means": ("prohibited", "obligations", "deadlines", "figures"),
    "Try a change": ("deposit", "difference"),
    "Check what others say": ("check", "claims", "validate", "verify", "rules"),
    "Use it in your own work": ("explore", "enrich", "table", "export", "citation"),
    "What is in the data": ("doubts", "states", "state", "conventions", "sources", "edition"),
    "Keep the data up to date": ("compare", "page"),
    "Set up": ("completion",),
}
"""The commands by what people want to do, in the order of the help. Each is the module of that name in this package."""

COMMANDS = tuple(name for names in GROUPS.values() for name in names)

DEFAULT = "brief"

REFUSED, INTERRUPTED = 2, 130
"""Exit codes: the question could not be answered; Ctrl-C."""

_EPILOG = """Without a command, minetreaty shows the brief of the Mine Ban Convention. \
Each command has its own --help, with examples.
CONVENTION is the last argument or --convention. If you leave it out, it is the APMBC; in lists of what the data have, \
it is every convention.

examples:
  minetreaty
  minetreaty status EST --on 2025-12-26 --explain
  minetreaty parties APMBC --on 2025-06-16 --within EU
  minetreaty changes APMBC --since 2025-01-01 --format csv"""


_MORE = """minetreaty left                  who left, and when
minetreaty status Poland         one State's status on any date, and why
minetreaty parties CCM           the States bound by a convention
minetreaty changes               everything that changed
minetreaty prohibited POL use    what is forbidden to a State
minetreaty check "TEXT"          check what a text says
minetreaty --help                everything else"""


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


def _answer(given: list[str], out: TextIO | None, err: TextIO) -> int:
    if out is None:
        raise Misuse("Standard output is closed, so the answer cannot be written.")
    parser, asked = prepare(given)
    args, surplus = parser.parse_known_args(asked)
    if surplus:
        args.command.refuse(surplus)
    check_span(args)
    settle_convention(args)
    with Progress(err, args.command.prog) as args.progress:
        reply: Reply = args.run(args)
    if not given:
        reply.blocks = [*reply.blocks, Text(_MORE, title="What else you can ask")]
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
    if first == "help" and arguments[1:]:
        if arguments[1] not in COMMANDS:
            raise _unknown(arguments[1:])
        return build((arguments[1],)), [arguments[1], "--help"]
    if first == "help":
        return build(COMMANDS), ["--help"]
    if first in ("-h", "--help", "-V", "--version"):
        return build(COMMANDS), arguments
    if not arguments or first.startswith("-"):
        return build((DEFAULT,)), [DEFAULT, *arguments]
    if first in COMMANDS:
        return build((first,)), arguments
    raise _unknown(arguments)


def _unknown(arguments: Sequence[str]) -> Misuse:
    from .suggesting import hint

    return Misuse(f"There is no command called {arguments[0]!r}. {hint(arguments, COMMANDS)}")


def build(names: Sequence[str]) -> Parser:
    """Return a parser that knows the commands with these names."""
    parser = Parser(
        prog="minetreaty",
        description="Who is bound by the treaties on mines and cluster munitions on any date, and why.",
        epilog=_EPILOG,
        formatter_class=unseen,
    )
    parser.headings = {names[0]: heading for heading, names in GROUPS.items()}
    parser.add_argument("-V", "--version", action=_Version, nargs=0, help="show the versions of program and record")
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
