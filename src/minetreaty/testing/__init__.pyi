"""The names for type checkers: the same as `_PUBLIC` in `__init__.py`."""

from .claims import CheckedClaim as CheckedClaim, checked_claims as checked_claims
from .damage import DamagedFile as DamagedFile, damaged_files as damaged_files
from .depositary import DepositaryMachine as DepositaryMachine, Store as Store, check_store as check_store
from .histories import (
    Deposit as Deposit,
    lawful_deposits as lawful_deposits,
    unlawful_deposits as unlawful_deposits,
)
from .invented import (
    acts as acts,
    lawful_registers as lawful_registers,
    partial_dates as partial_dates,
    registers as registers,
    treaties as treaties,
    undated_acts as undated_acts,
)
from .asking import (
    FIRST as FIRST,
    LAST as LAST,
    conventions as conventions,
    days as days,
    questions as questions,
    states as states,
)

__all__: list[str]
