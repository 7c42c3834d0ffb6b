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
    from .citing import Citation as Citation
    from .citing import cite as cite
    from .claims.checks import check as check
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
    from .claims.reading.prose import ClaimsFound as ClaimsFound
    from .claims.reading.prose import claims_in as claims_in
    from .claims.verdicts import Outcome as Outcome
    from .claims.verdicts import Reading as Reading
    from .claims.verdicts import TrueWhen as TrueWhen
    from .claims.verdicts import Verdict as Verdict
    from .differences import Difference as Difference
    from .differences import diff as diff
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
    from .findings import Finding as Finding
    from .findings import Rule as Rule
    from .findings import Severity as Severity
    from .frames.enriching import enrich as enrich
    from .frames.gaps import RowsWithoutStatus as RowsWithoutStatus
    from .law.effects import Effect as Effect
    from .law.periods import Period as Period
    from .loading import explain as explain
    from .loading import history as history
    from .loading import load as load
    from .loading import parties as parties
    from .loading import status as status
    from .model.acts import Act as Act
    from .model.acts import ActKind as ActKind
    from .model.acts import ActRef as ActRef
    from .model.acts import UndatedAct as UndatedAct
    from .model.announcements import Announcement as Announcement
    from .model.announcements import AnnouncementKind as AnnouncementKind
    from .model.conventions import Conduct as Conduct
    from .model.conventions import Convention as Convention
    from .model.conventions import Deadline as Deadline
    from .model.conventions import Provision as Provision
    from .model.conventions import Weapon as Weapon
    from .model.implementation import Completion as Completion
    from .model.implementation import Extension as Extension
    from .model.implementation import Figure as Figure
    from .model.implementation import Meeting as Meeting
    from .model.partial_dates import PartialDate as PartialDate
    from .model.sources import Disagreement as Disagreement
    from .model.sources import Source as Source
    from .model.state_sets import StateSet as StateSet
    from .model.states import State as State
    from .model.statuses import Status as Status
    from .questions.briefs import Brief as Brief
    from .questions.briefs import Notice as Notice
    from .questions.campaigns import Campaign as Campaign
    from .questions.chronology import Road as Road
    from .questions.obligations import Obligation as Obligation
    from .questions.obligations import Obligations as Obligations
    from .questions.obligations import ObligationStatus as ObligationStatus
    from .questions.profiles import Matrix as Matrix
    from .questions.profiles import Profile as Profile
    from .questions.prohibitions import Prohibition as Prohibition
    from .reading import dumps as dumps
    from .reading import loads as loads
    from .register import Register as Register
    from .standing.answers import Count as Count
    from .standing.answers import Edition as Edition
    from .standing.answers import Explanation as Explanation
    from .standing.answers import History as History
    from .standing.answers import Population as Population
    from .standing.answers import Standing as Standing
    from .standing.answers import StatusTransition as StatusTransition
    from .validation.report import Report as Report
    from .validation.report import Silenced as Silenced
    from .validation.user_tables import validate_table as validate_table
    from .validation.validator import validate as validate

_MODULE_OF = {
    "Act": "model.acts",
    "ActKind": "model.acts",
    "ActRef": "model.acts",
    "AmbiguousName": "errors",
    "Announcement": "model.announcements",
    "AnnouncementClaim": "claims.kinds",
    "AnnouncementKind": "model.announcements",
    "Brief": "questions.briefs",
    "Campaign": "questions.campaigns",
    "ChangeClaim": "claims.kinds",
    "Circle": "claims.circles",
    "Citation": "citing",
    "Claim": "claims.kinds",
    "ClaimsFound": "claims.reading.prose",
    "Comparison": "claims.kinds",
    "Completion": "model.implementation",
    "Conduct": "model.conventions",
    "Convention": "model.conventions",
    "Count": "standing.answers",
    "CountClaim": "claims.kinds",
    "DateClaim": "claims.kinds",
    "Deadline": "model.conventions",
    "Difference": "differences",
    "Disagreement": "model.sources",
    "Edition": "standing.answers",
    "Effect": "law.effects",
    "Event": "claims.kinds",
    "Explanation": "standing.answers",
    "Extension": "model.implementation",
    "Figure": "model.implementation",
    "FigureClaim": "claims.kinds",
    "Finding": "findings",
    "History": "standing.answers",
    "InvalidChoice": "errors",
    "InvalidDate": "errors",
    "ListClaim": "claims.kinds",
    "Matrix": "questions.profiles",
    "Meeting": "model.implementation",
    "MinetreatyError": "errors",
    "MissingExtra": "errors",
    "NotInDueForm": "errors",
    "NotInUniverse": "errors",
    "Notice": "questions.briefs",
    "Obligation": "questions.obligations",
    "ObligationStatus": "questions.obligations",
    "Obligations": "questions.obligations",
    "Outcome": "claims.verdicts",
    "PartialDate": "model.partial_dates",
    "Period": "law.periods",
    "Population": "standing.answers",
    "Profile": "questions.profiles",
    "Prohibition": "questions.prohibitions",
    "Provision": "model.conventions",
    "RankClaim": "claims.kinds",
    "Reading": "claims.verdicts",
    "Register": "register",
    "Report": "validation.report",
    "Road": "questions.chronology",
    "RowsWithoutStatus": "frames.gaps",
    "Rule": "findings",
    "Severity": "findings",
    "ShareClaim": "claims.kinds",
    "Silenced": "validation.report",
    "Source": "model.sources",
    "SpanClaim": "claims.kinds",
    "Standing": "standing.answers",
    "State": "model.states",
    "StateSet": "model.state_sets",
    "Status": "model.statuses",
    "StatusClaim": "claims.kinds",
    "StatusTransition": "standing.answers",
    "TrueWhen": "claims.verdicts",
    "UndatedAct": "model.acts",
    "UnknownConvention": "errors",
    "UnknownGroup": "errors",
    "UnknownSource": "errors",
    "UnknownState": "errors",
    "UnreadableData": "errors",
    "UnsuitableFrame": "errors",
    "ValidationFailed": "errors",
    "Verdict": "claims.verdicts",
    "Weapon": "model.conventions",
    "check": "claims.checks",
    "cite": "citing",
    "claims_in": "claims.reading.prose",
    "claims_schema": "claims.files",
    "diff": "differences",
    "dumps": "reading",
    "enrich": "frames.enriching",
    "explain": "loading",
    "history": "loading",
    "load": "loading",
    "loads": "reading",
    "parties": "loading",
    "read_claims": "claims.files",
    "status": "loading",
    "tables": "tables",
    "validate": "validation.validator",
    "validate_table": "validation.user_tables",
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
