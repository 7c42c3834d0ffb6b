"""The public names for type checkers: the same as `_PUBLIC` in `__init__.py`."""

from . import clauses as clauses
from . import tables as tables
from ._version import __version__ as __version__
from .answer_schemas import answer_schema as answer_schema
from .citing import Citation as Citation, cite as cite
from .claims.checks import check as check
from .claims.files import claims_schema as claims_schema, read_claims as read_claims, write_claims as write_claims
from .claims.kinds import (
    AnnouncementClaim as AnnouncementClaim,
    ChangeClaim as ChangeClaim,
    Claim as Claim,
    Comparison as Comparison,
    CountClaim as CountClaim,
    DateClaim as DateClaim,
    Event as Event,
    FigureClaim as FigureClaim,
    ListClaim as ListClaim,
    RankClaim as RankClaim,
    ShareClaim as ShareClaim,
    SpanClaim as SpanClaim,
    StatusClaim as StatusClaim,
)
from .claims.reading.prose import ClaimsFound as ClaimsFound, Unread as Unread, claims_in as claims_in
from .claims.verdicts import Outcome as Outcome, Reading as Reading, TrueWhen as TrueWhen, Verdict as Verdict
from .claims.words import Word as Word
from .differences import (
    CountChange as CountChange,
    Difference as Difference,
    StandingChange as StandingChange,
    diff as diff,
)
from .errors import (
    AmbiguousName as AmbiguousName,
    InvalidChoice as InvalidChoice,
    InvalidDate as InvalidDate,
    MinetreatyError as MinetreatyError,
    MissingExtra as MissingExtra,
    NotInDueForm as NotInDueForm,
    NotInUniverse as NotInUniverse,
    UnknownConvention as UnknownConvention,
    UnknownGroup as UnknownGroup,
    TextTooLong as TextTooLong,
    UndecidedCount as UndecidedCount,
    UnknownSource as UnknownSource,
    UnknownState as UnknownState,
    UnreadableData as UnreadableData,
    UnsuitableFrame as UnsuitableFrame,
    UnwritableFile as UnwritableFile,
    ValidationFailed as ValidationFailed,
)
from .explorer.page import explore as explore
from .exporting.exports import export as export
from .facts.integrity import Verification as Verification, verify as verify
from .findings import Finding as Finding, Rule as Rule, Severity as Severity
from .frames.enriching import enrich as enrich
from .frames.notes import (
    ReadingNote as ReadingNote,
    RowsBeyondRecord as RowsBeyondRecord,
    RowsWithoutStatus as RowsWithoutStatus,
)
from .law.effects import Effect as Effect
from .law.periods import Period as Period
from .loading import explain as explain, history as history, load as load, parties as parties, status as status
from .model.acts import Act as Act, ActKind as ActKind, ActRef as ActRef, AnyAct as AnyAct, UndatedAct as UndatedAct
from .model.announcements import Announcement as Announcement, AnnouncementKind as AnnouncementKind
from .model.conventions import (
    Conduct as Conduct,
    Convention as Convention,
    Deadline as Deadline,
    Provision as Provision,
    Weapon as Weapon,
)
from .model.days import Day as Day
from .model.doubts import Doubt as Doubt, DoubtKind as DoubtKind
from .model.implementation import (
    Completion as Completion,
    CompletionKind as CompletionKind,
    Extension as Extension,
    ExtensionRequest as ExtensionRequest,
    Figure as Figure,
    Meeting as Meeting,
    MeetingKind as MeetingKind,
)
from .model.partial_dates import PartialDate as PartialDate
from .model.populations import Population as Population
from .model.sources import Disagreement as Disagreement, Source as Source, SourceKind as SourceKind
from .model.state_sets import StateSet as StateSet
from .model.states import (
    CodeSystem as CodeSystem,
    CountryCode as CountryCode,
    GroupMembership as GroupMembership,
    NameKind as NameKind,
    Span as Span,
    State as State,
    StateName as StateName,
    UNStanding as UNStanding,
)
from .model.statuses import Status as Status
from .pages.comparing import compare as compare
from .pages.differences import (
    PageComparison as PageComparison,
    PageDifference as PageDifference,
    PageDifferenceKind as PageDifferenceKind,
)
from .pages.page import StatusPage as StatusPage
from .pages.proposing import Proposal as Proposal, ProposedLine as ProposedLine, propose as propose
from .pages.reader import read_status_page as read_status_page
from .pages.values import (
    PageAct as PageAct,
    PageEntry as PageEntry,
    PageHeader as PageHeader,
    PageMark as PageMark,
    PageNote as PageNote,
    PageParticipant as PageParticipant,
    PageStatement as PageStatement,
    UnreadPart as UnreadPart,
)
from .questions.briefs import Brief as Brief, WithdrawalNotice as WithdrawalNotice
from .questions.calendars import icalendar as icalendar
from .questions.campaigns import Campaign as Campaign, CampaignOutcome as CampaignOutcome
from .questions.chronology import Chronology as Chronology, ChronologyStep as ChronologyStep
from .questions.coming_due import Deadlines as Deadlines, JudgedOn as JudgedOn
from .questions.obligations import (
    Obligation as Obligation,
    ObligationStatus as ObligationStatus,
    Obligations as Obligations,
)
from .questions.profiles import Matrix as Matrix, Profile as Profile
from .questions.prohibitions import Binding as Binding, Prohibition as Prohibition
from .reading import dumps as dumps, loads as loads
from .register import Register as Register
from .serialising import converter as converter, to_dict as to_dict, to_json as to_json
from .standing.answers import (
    Edition as Edition,
    Explanation as Explanation,
    History as History,
    Provisional as Provisional,
    Reason as Reason,
    Scheduled as Scheduled,
    Standing as Standing,
    StatusTransition as StatusTransition,
)
from .standing.counts import Count as Count
from .validation.report import Report as Report, Silenced as Silenced
from .validation.user_tables import validate_table as validate_table
from .validation.validator import validate as validate

__all__: list[str]
