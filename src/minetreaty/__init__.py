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
    from .announcements import Announcement as Announcement
    from .announcements import AnnouncementKind as AnnouncementKind
    from .answers import Count as Count
    from .answers import Edition as Edition
    from .answers import Explanation as Explanation
    from .answers import History as History
    from .answers import Population as Population
    from .answers import Standing as Standing
    from .answers import StatusTransition as StatusTransition
    from .briefs import Brief as Brief
    from .briefs import Notice as Notice
    from .campaigns import Campaign as Campaign
    from .conventions import Conduct as Conduct
    from .conventions import Convention as Convention
    from .conventions import Deadline as Deadline
    from .conventions import Provision as Provision
    from .conventions import Weapon as Weapon
    from .dates import PartialDate as PartialDate
    from .edition import explain as explain
    from .edition import history as history
    from .edition import load as load
    from .edition import parties as parties
    from .edition import status as status
    from .errors import AmbiguousName as AmbiguousName
    from .errors import InvalidChoice as InvalidChoice
    from .errors import InvalidDate as InvalidDate
    from .errors import MinetreatyError as MinetreatyError
    from .errors import MissingExtra as MissingExtra
    from .errors import NotInDueForm as NotInDueForm
    from .errors import NotInUniverse as NotInUniverse
    from .errors import UnknownConvention as UnknownConvention
    from .errors import UnknownGroup as UnknownGroup
    from .errors import UnknownSource as UnknownSource
    from .errors import UnknownState as UnknownState
    from .errors import UnreadableData as UnreadableData
    from .errors import ValidationFailed as ValidationFailed
    from .findings import Finding as Finding
    from .findings import Severity as Severity
    from .implementation import Completion as Completion
    from .implementation import Extension as Extension
    from .implementation import Figure as Figure
    from .implementation import Meeting as Meeting
    from .law import Effect as Effect
    from .obligations import Obligation as Obligation
    from .obligations import Obligations as Obligations
    from .obligations import ObligationStatus as ObligationStatus
    from .periods import Period as Period
    from .profiles import Matrix as Matrix
    from .profiles import Profile as Profile
    from .prohibitions import Prohibition as Prohibition
    from .reading import dumps as dumps
    from .reading import loads as loads
    from .register import Register as Register
    from .roads import Road as Road
    from .sources import Disagreement as Disagreement
    from .sources import Source as Source
    from .state_sets import StateSet as StateSet
    from .states import State as State
    from .statuses import Status as Status

_MODULE_OF = {
    "Act": "acts",
    "ActKind": "acts",
    "ActRef": "acts",
    "AmbiguousName": "errors",
    "Announcement": "announcements",
    "AnnouncementKind": "announcements",
    "Brief": "briefs",
    "Campaign": "campaigns",
    "Completion": "implementation",
    "Conduct": "conventions",
    "Convention": "conventions",
    "Count": "answers",
    "Deadline": "conventions",
    "Disagreement": "sources",
    "Edition": "answers",
    "Effect": "law",
    "Explanation": "answers",
    "Extension": "implementation",
    "Figure": "implementation",
    "Finding": "findings",
    "History": "answers",
    "InvalidChoice": "errors",
    "InvalidDate": "errors",
    "Matrix": "profiles",
    "Meeting": "implementation",
    "MinetreatyError": "errors",
    "MissingExtra": "errors",
    "NotInDueForm": "errors",
    "NotInUniverse": "errors",
    "Notice": "briefs",
    "Obligation": "obligations",
    "ObligationStatus": "obligations",
    "Obligations": "obligations",
    "PartialDate": "dates",
    "Period": "periods",
    "Population": "answers",
    "Profile": "profiles",
    "Prohibition": "prohibitions",
    "Provision": "conventions",
    "Register": "register",
    "Road": "roads",
    "Severity": "findings",
    "Source": "sources",
    "Standing": "answers",
    "State": "states",
    "StateSet": "state_sets",
    "Status": "statuses",
    "StatusTransition": "answers",
    "UndatedAct": "acts",
    "UnknownConvention": "errors",
    "UnknownGroup": "errors",
    "UnknownSource": "errors",
    "UnknownState": "errors",
    "UnreadableData": "errors",
    "ValidationFailed": "errors",
    "Weapon": "conventions",
    "dumps": "reading",
    "explain": "edition",
    "history": "edition",
    "load": "edition",
    "loads": "reading",
    "parties": "edition",
    "status": "edition",
}

__all__ = [
    "Act",
    "ActKind",
    "ActRef",
    "AmbiguousName",
    "Announcement",
    "AnnouncementKind",
    "Brief",
    "Campaign",
    "Completion",
    "Conduct",
    "Convention",
    "Count",
    "Deadline",
    "Disagreement",
    "Edition",
    "Effect",
    "Explanation",
    "Extension",
    "Figure",
    "Finding",
    "History",
    "InvalidChoice",
    "InvalidDate",
    "Matrix",
    "Meeting",
    "MinetreatyError",
    "MissingExtra",
    "NotInDueForm",
    "NotInUniverse",
    "Notice",
    "Obligation",
    "ObligationStatus",
    "Obligations",
    "PartialDate",
    "Period",
    "Population",
    "Profile",
    "Prohibition",
    "Provision",
    "Register",
    "Road",
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
    "UnknownSource",
    "UnknownState",
    "UnreadableData",
    "ValidationFailed",
    "Weapon",
    "__version__",
    "dumps",
    "explain",
    "history",
    "load",
    "loads",
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
