"""The options that say how tables of users are read: lists of codes, own names, dates."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from typing import Any

from ..standing.names import VOCABULARIES


def add_reading(parser: ArgumentParser) -> None:
    """The options --vocabulary, --names, --dayfirst, --monthfirst and --year."""
    parser.add_argument(
        "--vocabulary",
        choices=VOCABULARIES,
        default="any",
        help="which list the codes are from; numbers need one (default: %(default)s)",
    )
    parser.add_argument(
        "--names", metavar="NAME=STATE", nargs="+", action="extend", type=pair("'DR Congo (Zaire)=COD'"), default=[],
        help="names of your own, each with the State that it means",
    )  # fmt: skip
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--dayfirst", action="store_true", help="in dates such as 11/05/2010 the day comes first")
    order.add_argument("--monthfirst", action="store_true", help="in dates such as 11/05/2010 the month comes first")
    parser.add_argument("--year", metavar="end|start|MM-DD", help="which date is meant where a cell has only a year")


def pair(example: str) -> Callable[[str], tuple[str, str]]:
    """The type of an argument of the form NAME=VALUE."""

    def read(text: str) -> tuple[str, str]:
        name, _, value = text.rpartition("=")
        if not name or not value:
            raise ArgumentTypeError(f"{text!r}: write it as {example}")
        return name.strip(), value.strip()

    return read


def reading_of(args: Namespace) -> dict[str, Any]:
    """The arguments of `enrich` and `validate_table` for these options."""
    dayfirst = True if args.dayfirst else False if args.monthfirst else None
    return {"vocabulary": args.vocabulary, "names": dict(args.names), "dayfirst": dayfirst, "year": args.year}
