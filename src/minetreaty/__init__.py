"""minetreaty: who is bound by the treaties against landmines, on which day, by which act, and what follows.

    >>> import minetreaty as mt
    >>> mt.status("EST", "APMBC", on="2025-12-26")
    <Status.WITHDRAWING: 'withdrawing'>

Names are found when they are first used, so that importing the package costs next to nothing.
"""

from ._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .acts import Act as Act
    from .acts import ActKind as ActKind
    from .acts import ActRef as ActRef
    from .acts import UndatedAct as UndatedAct
    from .answers import Count as Count
    from .answers import Edition as Edition
    from .answers import Explanation as Explanation
    from .answers import History as History
    from .answers import Population as Population
    from .answers import Standing as Standing
    from .answers import StatusTransition as StatusTransition
    from .conventions import Convention as Convention
    from .dates import PartialDate as PartialDate
    from .edition import explain as explain
    from .edition import history as history
    from .edition import load as load
    from .edition import parties as parties
    from .edition import status as status
    from .errors import AmbiguousName as AmbiguousName
    from .errors import InvalidDate as InvalidDate
    from .errors import MinetreatyError as MinetreatyError
    from .errors import MissingExtra as MissingExtra
    from .errors import NotInDueForm as NotInDueForm
    from .errors import NotInUniverse as NotInUniverse
    from .errors import UnknownConvention as UnknownConvention
    from .errors import UnknownGroup as UnknownGroup
    from .errors import UnknownState as UnknownState
    from .errors import UnreadableData as UnreadableData
    from .errors import ValidationFailed as ValidationFailed
    from .findings import Finding as Finding
    from .findings import Severity as Severity
    from .law import Effect as Effect
    from .periods import Period as Period
    from .profiles import Matrix as Matrix
    from .profiles import Profile as Profile
    from .register import Register as Register
    from .sources import Disagreement as Disagreement
    from .sources import Source as Source
    from .standing import Status as Status
    from .state_sets import StateSet as StateSet
    from .states import State as State

_MODULE_OF = {
    "Act": "acts",
    "ActKind": "acts",
    "ActRef": "acts",
    "AmbiguousName": "errors",
    "Convention": "conventions",
    "Count": "answers",
    "Disagreement": "sources",
    "Edition": "answers",
    "Effect": "law",
    "Explanation": "answers",
    "Finding": "findings",
    "History": "answers",
    "InvalidDate": "errors",
    "Matrix": "profiles",
    "MinetreatyError": "errors",
    "MissingExtra": "errors",
    "NotInDueForm": "errors",
    "NotInUniverse": "errors",
    "PartialDate": "dates",
    "Period": "periods",
    "Population": "answers",
    "Profile": "profiles",
    "Register": "register",
    "Severity": "findings",
    "Source": "sources",
    "Standing": "answers",
    "State": "states",
    "StateSet": "state_sets",
    "Status": "standing",
    "StatusTransition": "answers",
    "UndatedAct": "acts",
    "UnknownConvention": "errors",
    "UnknownGroup": "errors",
    "UnknownState": "errors",
    "UnreadableData": "errors",
    "ValidationFailed": "errors",
    "explain": "edition",
    "history": "edition",
    "load": "edition",
    "parties": "edition",
    "status": "edition",
}

__all__ = [
    "Act",
    "ActKind",
    "ActRef",
    "AmbiguousName",
    "Convention",
    "Count",
    "Disagreement",
    "Edition",
    "Effect",
    "Explanation",
    "Finding",
    "History",
    "InvalidDate",
    "Matrix",
    "MinetreatyError",
    "MissingExtra",
    "NotInDueForm",
    "NotInUniverse",
    "PartialDate",
    "Period",
    "Population",
    "Profile",
    "Register",
    "Severity",
    "Source",
    "Standing",
    "State",
    "StateSet",
    "Status",
    "StatusTransition",
    "UndatedAct",
    "UnknownConvention",
    "UnknownGroup",
    "UnknownState",
    "UnreadableData",
    "ValidationFailed",
    "__version__",
    "explain",
    "history",
    "load",
    "parties",
    "status",
]


def __getattr__(name: str) -> object:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(__import__(f"{__name__}.{module}", fromlist=(name,)), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return list(__all__)
