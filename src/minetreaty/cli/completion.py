"""``minetreaty completion``: a script with which a shell completes commands, options and what they take."""

from __future__ import annotations

from argparse import Action, Namespace
from collections.abc import Iterator, Mapping

from ..loading import load
from .parsing import Commands, Parser
from .replies import Reply, ReplyTable, Text

SHELLS = ("bash", "zsh", "fish")

_FILES = ("FILE", "PATH")

_START = """_minetreaty() {
    local list="" files="" word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
    case "$COMP_CWORD:${COMP_WORDS[1]}:$before" in"""
_END = """    esac
    COMPREPLY=($(compgen -W "$list" -- "$word"))
    if [ -n "$files" ]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$word"))
    fi
}
complete -F _minetreaty minetreaty"""
_ZSH = """(( $+functions[compdef] )) || { autoload -U +X compinit && compinit; }
autoload -U +X bashcompinit && bashcompinit"""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "completion",
        "tab-completion script for your shell",
        run=run,
        examples=("completion bash >> ~/.bashrc", "completion zsh >> ~/.zshrc", "completion fish | source"),
        record=False,
    )
    parser.add_argument("shell", choices=SHELLS)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    from . import COMMANDS, import_commands

    commands = Commands(Parser(prog="minetreaty"))
    import_commands(COMMANDS, commands)
    lines = _fish(commands, _words()) if args.shell == "fish" else _bash(commands, _words(), zsh=args.shell == "zsh")
    script = "\n".join(lines)
    return Reply(
        blocks=[Text(script, verbatim=True)],
        table=ReplyTable(("shell", "script"), [(args.shell, script)]),
        data={"shell": args.shell, "script": script},
    )


def _words() -> Mapping[str, str]:
    """What can stand for each kind of argument, by the name that the help has for it."""
    reg = load()
    keys, codes = " ".join(reg.facts.keys), " ".join(reg.facts.bounds)
    # Shells take a colon and a blank for the end of a word.
    groups = " ".join(group.key for group in reg.facts.directory.groups if group.key.isalnum())
    return {
        "CONVENTION": keys,
        "STATE": codes,
        "NAME": f"{keys} {codes}",
        "GROUP": groups,
        "MEASURE": " ".join(reg.measures),
        "CAMPAIGN": " ".join(campaign.key for campaign in reg.campaigns),
    }


def _of(action: Action, words: Mapping[str, str]) -> str:
    """The words that the argument can be."""
    return " ".join(map(str, action.choices)) if action.choices else words.get(str(action.metavar), "")


def _long(action: Action) -> str:
    """The option as it is written out; empty for an argument without a name."""
    return action.option_strings[-1] if action.option_strings else ""


def _bash(commands: Commands, words: Mapping[str, str], *, zsh: bool) -> Iterator[str]:
    if zsh:
        yield _ZSH
    yield _START
    yield f'        1:*) list="{" ".join(commands.known)}" ;;'
    for name, (_, parser) in commands.known.items():
        for action in parser.actions:
            if _long(action) and action.nargs != 0:
                files = "files=yes" if action.metavar in _FILES else f'list="{_of(action, words)}"'
                yield f"        *:{name}:{_long(action)}) {files} ;;"
        taken = [_long(action) or _of(action, words) for action in parser.actions]
        files = " files=yes" if any(not _long(a) and a.metavar in _FILES for a in parser.actions) else ""
        yield f'        *:{name}:*) list="{" ".join(taken)}"{files} ;;'
    yield _END


def _fish(commands: Commands, words: Mapping[str, str]) -> Iterator[str]:
    yield "complete -c minetreaty -f"
    for name, (summary, parser) in commands.known.items():
        yield f"complete -c minetreaty -n __fish_use_subcommand -a {name} -d {_quoted(summary)}"
        start = f"complete -c minetreaty -n '__fish_seen_subcommand_from {name}'"
        for action in parser.actions:
            option = f" -l {_long(action)[2:]}" if _long(action) else ""
            if action.metavar in _FILES:
                yield f"{start}{option}{' -r' if option else ''} -F"
            elif option and action.nargs == 0:
                yield f"{start}{option}"
            else:
                yield f"{start}{option}{' -x' if option else ''} -a '{_of(action, words)}'"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "\\'") + "'"
