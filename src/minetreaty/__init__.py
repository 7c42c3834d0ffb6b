"""minetreaty: who is bound by the treaties against landmines, on which day, by which act, and what follows.

    >>> import minetreaty as mt
    >>> mt.status("EST", "APMBC", on="2025-12-26")
    <Status.WITHDRAWING: 'withdrawing'>

Names are found when they are first used, so that importing the package costs next to nothing.
"""

from ._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import tables as tables
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
    from .citing import Citation as Citation
    from .citing import cite as cite
    from .claims.checking import check as check
    from .claims.circles import Circle as Circle
    from .claims.files import claims_schema as claims_schema
    from .claims.files import read_claims as read_claims
    from .claims.files import write_claims as write_claims
    from .claims.kinds import AnnouncementClaim as AnnouncementClaim
    from .claims.kinds import ChangeClaim as ChangeClaim
    from .claims.kinds import Claim as Claim
    from .claims.kinds import Comparison as Comparison
    from .claims.kinds import CountClaim as CountClaim
    from .claims.kinds import DateClaim as DateClaim
    from .claims.kinds import Event as Event
    from .claims.kinds import FigureClaim as FigureClaim
    from .claims.kinds import ListClaim as ListClaim
    from .claims.kinds import RankClaim as RankClaim
    from .claims.kinds import ShareClaim as ShareClaim
    from .claims.kinds import SpanClaim as SpanClaim
    from .claims.kinds import StatusClaim as StatusClaim
    from .claims.prose import ClaimsFound as ClaimsFound
    from .claims.prose import claims_in as claims_in
    from .claims.verdicts import Outcome as Outcome
    from .claims.verdicts import Reading as Reading
    from .claims.verdicts import TrueWhen as TrueWhen
    from .claims.verdicts import Verdict as Verdict
    from .conventions import Conduct as Conduct
    from .conventions import Convention as Convention
    from .conventions import Deadline as Deadline
    from .conventions import Provision as Provision
    from .conventions import Weapon as Weapon
    from .dates import PartialDate as PartialDate
    from .differences import Difference as Difference
    from .differences import diff as diff
    from .duties.campaigns import Campaign as Campaign
    from .duties.obligations import Obligation as Obligation
    from .duties.obligations import Obligations as Obligations
    from .duties.obligations import ObligationStatus as ObligationStatus
    from .duties.prohibitions import Prohibition as Prohibition
    from .duties.roads import Road as Road
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
    from .errors import UnsuitableFrame as UnsuitableFrame
    from .errors import ValidationFailed as ValidationFailed
    from .examination.catalogue import Rule as Rule
    from .examination.examining import validate as validate
    from .examination.others import validate_table as validate_table
    from .examination.report import Report as Report
    from .examination.report import Silenced as Silenced
    from .files.reading import dumps as dumps
    from .files.reading import loads as loads
    from .findings import Finding as Finding
    from .findings import Severity as Severity
    from .frames.enriching import enrich as enrich
    from .frames.gaps import RowsWithoutStatus as RowsWithoutStatus
    from .implementation import Completion as Completion
    from .implementation import Extension as Extension
    from .implementation import Figure as Figure
    from .implementation import Meeting as Meeting
    from .law import Effect as Effect
    from .periods import Period as Period
    from .profiles import Matrix as Matrix
    from .profiles import Profile as Profile
    from .register import Register as Register
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
    "AnnouncementClaim": "claims.kinds",
    "AnnouncementKind": "announcements",
    "Brief": "briefs",
    "Campaign": "duties.campaigns",
    "ChangeClaim": "claims.kinds",
    "Circle": "claims.circles",
    "Citation": "citing",
    "Claim": "claims.kinds",
    "ClaimsFound": "claims.prose",
    "Comparison": "claims.kinds",
    "Completion": "implementation",
    "Conduct": "conventions",
    "Convention": "conventions",
    "Count": "answers",
    "CountClaim": "claims.kinds",
    "DateClaim": "claims.kinds",
    "Deadline": "conventions",
    "Difference": "differences",
    "Disagreement": "sources",
    "Edition": "answers",
    "Effect": "law",
    "Event": "claims.kinds",
    "Explanation": "answers",
    "Extension": "implementation",
    "Figure": "implementation",
    "FigureClaim": "claims.kinds",
    "Finding": "findings",
    "History": "answers",
    "InvalidChoice": "errors",
    "InvalidDate": "errors",
    "ListClaim": "claims.kinds",
    "Matrix": "profiles",
    "Meeting": "implementation",
    "MinetreatyError": "errors",
    "MissingExtra": "errors",
    "NotInDueForm": "errors",
    "NotInUniverse": "errors",
    "Notice": "briefs",
    "Obligation": "duties.obligations",
    "ObligationStatus": "duties.obligations",
    "Obligations": "duties.obligations",
    "Outcome": "claims.verdicts",
    "PartialDate": "dates",
    "Period": "periods",
    "Population": "answers",
    "Profile": "profiles",
    "Prohibition": "duties.prohibitions",
    "Provision": "conventions",
    "RankClaim": "claims.kinds",
    "Reading": "claims.verdicts",
    "Register": "register",
    "Report": "examination.report",
    "Road": "duties.roads",
    "RowsWithoutStatus": "frames.gaps",
    "Rule": "examination.catalogue",
    "Severity": "findings",
    "ShareClaim": "claims.kinds",
    "Silenced": "examination.report",
    "Source": "sources",
    "SpanClaim": "claims.kinds",
    "Standing": "answers",
    "State": "states",
    "StateSet": "state_sets",
    "Status": "statuses",
    "StatusClaim": "claims.kinds",
    "StatusTransition": "answers",
    "TrueWhen": "claims.verdicts",
    "UndatedAct": "acts",
    "UnknownConvention": "errors",
    "UnknownGroup": "errors",
    "UnknownSource": "errors",
    "UnknownState": "errors",
    "UnreadableData": "errors",
    "UnsuitableFrame": "errors",
    "ValidationFailed": "errors",
    "Verdict": "claims.verdicts",
    "Weapon": "conventions",
    "check": "claims.checking",
    "cite": "citing",
    "claims_in": "claims.prose",
    "claims_schema": "claims.files",
    "diff": "differences",
    "dumps": "files.reading",
    "enrich": "frames.enriching",
    "explain": "edition",
    "history": "edition",
    "load": "edition",
    "loads": "files.reading",
    "parties": "edition",
    "read_claims": "claims.files",
    "status": "edition",
    "tables": "tables",
    "validate": "examination.examining",
    "validate_table": "examination.others",
    "write_claims": "claims.files",
}

__all__ = [
    "Act",
    "ActKind",
    "ActRef",
    "AmbiguousName",
    "Announcement",
    "AnnouncementClaim",
    "AnnouncementKind",
    "Brief",
    "Campaign",
    "ChangeClaim",
    "Circle",
    "Citation",
    "Claim",
    "ClaimsFound",
    "Comparison",
    "Completion",
    "Conduct",
    "Convention",
    "Count",
    "CountClaim",
    "DateClaim",
    "Deadline",
    "Difference",
    "Disagreement",
    "Edition",
    "Effect",
    "Event",
    "Explanation",
    "Extension",
    "Figure",
    "FigureClaim",
    "Finding",
    "History",
    "InvalidChoice",
    "InvalidDate",
    "ListClaim",
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
    "Outcome",
    "PartialDate",
    "Period",
    "Population",
    "Profile",
    "Prohibition",
    "Provision",
    "RankClaim",
    "Reading",
    "Register",
    "Report",
    "Road",
    "RowsWithoutStatus",
    "Rule",
    "Severity",
    "ShareClaim",
    "Silenced",
    "Source",
    "SpanClaim",
    "Standing",
    "State",
    "StateSet",
    "Status",
    "StatusClaim",
    "StatusTransition",
    "TrueWhen",
    "UndatedAct",
    "UnknownConvention",
    "UnknownGroup",
    "UnknownSource",
    "UnknownState",
    "UnreadableData",
    "UnsuitableFrame",
    "ValidationFailed",
    "Verdict",
    "Weapon",
    "__version__",
    "check",
    "cite",
    "claims_in",
    "claims_schema",
    "diff",
    "dumps",
    "enrich",
    "explain",
    "history",
    "load",
    "loads",
    "parties",
    "read_claims",
    "status",
    "tables",
    "validate",
    "validate_table",
    "write_claims",
]


def __getattr__(name: str) -> object:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = __import__(f"{__name__}.{module}", fromlist=(name,))
    if name != module:
        found = getattr(found, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return list(__all__)
