"""Write tests/public_names.txt: every public name with its parameters, fields and members.

    python tools/write_public_names.py

A test fails where the list is not what the package offers, so that no name, parameter or default changes by accident.
Run this after a change that is meant, read the difference, and say in the changelog what changed for users. Lines that
go or change break the code of users: docs/explanation/stability.md says what must come before.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from attrs import NOTHING

import minetreaty as mt
from minetreaty import cli, testing

FILE = Path(__file__).parents[1] / "tests" / "public_names.txt"


def text() -> str:
    """The list."""
    lines = [line for name in mt.__all__ if name != "__version__" for line in described(name, getattr(mt, name))]
    for module in (mt.tables, mt.clauses):
        short = module.__name__.rpartition(".")[2]
        names = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
        own = [name for name in sorted(names) if getattr(module, name).__class__.__name__ != "module"]
        lines += [line for name in own for line in described(f"{short}.{name}", getattr(module, name))]
    lines += [line for name in testing.__all__ for line in described(f"testing.{name}", getattr(testing, name))]
    lines += [f"command {name}" for name in cli.COMMANDS]
    return "\n".join(lines) + "\n"


def described(name: str, value: Any) -> Iterator[str]:
    """A line for the name, and one for each thing that users can call or read on it."""
    if inspect.isfunction(value):
        yield f"{name}({', '.join(parameters(value))})"
    elif isinstance(value, type) and issubclass(value, Enum):
        yield f"{name}: {' '.join(str(member.value) for member in value)}"
        yield from members(name, value, beside=set(dir(str)) | set(value.__members__))
    elif isinstance(value, type):
        bases = [base.__name__ for base in value.__mro__[1:] if base.__name__[0] != "_" and base is not object]
        yield f"{name} < {', '.join(bases)}" if bases else name
        for field in getattr(value, "__attrs_attrs__", ()):
            if not field.name.startswith("_"):
                yield f"{name}.{field.name}{'' if field.default is NOTHING else ' (optional)'}"
        fields = {field.name for field in getattr(value, "__attrs_attrs__", ())}
        yield from members(name, value, beside=fields | set(dir(ImportError)))
    else:
        yield name


def members(name: str, cls: type, beside: set[str]) -> Iterator[str]:
    """The methods and properties of a class."""
    for member in sorted(set(dir(cls)) - beside):
        found = inspect.getattr_static(cls, member)
        if member.startswith("_"):
            continue
        called = getattr(found, "__func__", found)
        yield f"{name}.{member}({', '.join(parameters(called))})" if inspect.isfunction(called) else f"{name}.{member}"


def parameters(function: Any) -> Iterator[str]:
    """The parameters, marked as Python marks them, with a sign for those that may be left out."""
    kind = None
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name in ("self", "cls"):
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and kind not in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL):
            yield "*"
        kind = parameter.kind
        star = "*" if kind is parameter.VAR_POSITIONAL else "**" if kind is parameter.VAR_KEYWORD else ""
        yield f"{star}{parameter.name}{'' if parameter.default is parameter.empty else '='}"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
