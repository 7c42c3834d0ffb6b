"""``minetreaty completion``: a script with which a shell completes commands, options and conventions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ..edition import load
from .parsing import Commands, Parser
from .replies import Reply, Table, Text

SHELLS = ("bash", "zsh", "fish")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "completion",
        "a script with which your shell completes",
        run=run,
        examples=("completion bash >> ~/.bashrc", "completion zsh >> ~/.zshrc", "completion fish | source"),
    )
    parser.add_argument("shell", choices=SHELLS)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    from . import COMMANDS, import_commands

    commands = Commands(Parser(prog="minetreaty"))
    import_commands(COMMANDS, commands)
    keys = load().facts.keys
    lines = _fish(commands, keys) if args.shell == "fish" else _bash(commands, keys, zsh=args.shell == "zsh")
    script = "\n".join(lines)
    return Reply(
        blocks=[Text(script)],
        table=Table(("shell", "script"), [(args.shell, script)]),
        data={"shell": args.shell, "script": script},
    )


def _bash(commands: Commands, keys: tuple[str, ...], *, zsh: bool) -> Iterator[str]:
    if zsh:
        yield "autoload -U +X bashcompinit && bashcompinit"
    yield "_minetreaty() {"
    yield '    local words word="${COMP_WORDS[COMP_CWORD]}"'
    yield '    case "$COMP_CWORD:${COMP_WORDS[1]}" in'
    yield f'        1:*) words="{" ".join(commands.known)}" ;;'
    for name, (_, parser) in commands.known.items():
        yield f'        *:{name}) words="{" ".join((*parser.options, *keys))}" ;;'
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "}"
    yield "complete -F _minetreaty minetreaty"


def _fish(commands: Commands, keys: tuple[str, ...]) -> Iterator[str]:
    yield "complete -c minetreaty -f"
    for name, (summary, parser) in commands.known.items():
        described = summary.replace("'", "\\'")
        yield f"complete -c minetreaty -n __fish_use_subcommand -a {name} -d '{described}'"
        for option in parser.options:
            yield f"complete -c minetreaty -n '__fish_seen_subcommand_from {name}' -l {option.removeprefix('--')}"
        yield f"complete -c minetreaty -n '__fish_seen_subcommand_from {name}' -a '{' '.join(keys)}'"
