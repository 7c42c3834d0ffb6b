"""Means to test code that uses minetreaty: Hypothesis strategies, a state machine, pytest fixtures.

    >>> from hypothesis import given
    >>> from minetreaty import testing

They need the extra ``testing``. With it installed, ``hypothesis.strategies.from_type`` knows the library's types
without any set-up (`types`). Names are imported when they are first used. The folder may import everything below it,
claims included; nothing in the package imports it.
"""

from ..errors import MissingExtra

try:
    import hypothesis as _hypothesis  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ImportError:
    raise MissingExtra('The strategies need Hypothesis: pip install "minetreaty[testing]".', extra="testing") from None

_PUBLIC = {
    "claims": "CheckedClaim checked_claims",
    "damage": "DamagedFile damaged_files",
    "depositary": "DepositaryMachine Store check_store",
    "histories": "Deposit lawful_deposits unlawful_deposits",
    "invented": "acts lawful_registers partial_dates registers treaties undated_acts",
    "asking": "FIRST LAST conventions days questions states",
}
_MODULE_OF = {name: module for module, names in _PUBLIC.items() for name in names.split()}

__all__ = sorted(_MODULE_OF)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(__import__(f"{__name__}.{module}", fromlist=(name,)), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return list(__all__)
