"""minetreaty: who is bound by the treaties against landmines, on which date, by which act, and what follows.

    >>> import minetreaty as mt
    >>> mt.status("EST", "APMBC", on="2025-12-26")
    <Status.WITHDRAWING: 'withdrawing'>

Names are imported when they are first used, so that importing the package costs next to nothing.
"""

from ._version import __version__

# The public names, by the module that defines them. `__init__.pyi` lists the same names for type checkers.
_PUBLIC = {
    "answer_schemas": "answer_schema",
    "citing": "Citation cite",
    "claims.checks": "check",
    "claims.files": "claims_schema read_claims write_claims",
    "claims.kinds": "AnnouncementClaim ChangeClaim Claim Comparison CountClaim DateClaim Event FigureClaim ListClaim"
    " RankClaim ShareClaim SpanClaim StatusClaim",
    "claims.reading.prose": "ClaimsFound Unread claims_in",
    "claims.verdicts": "Outcome Reading TrueWhen Verdict",
    "claims.words": "Word",
    "clauses": "clauses",
    "differences": "CountChange Difference StandingChange diff",
    "errors": "AmbiguousName InvalidChoice InvalidDate MinetreatyError MissingExtra NotInDueForm NotInUniverse"
    " TextTooLong UnknownConvention UnknownGroup UndecidedCount UnknownSource UnknownState UnreadableData"
    " UnsuitableFrame UnwritableFile ValidationFailed",
    "explorer.page": "explore",
    "exporting.exports": "export",
    "facts.integrity": "Verification verify",
    "findings": "Finding Rule Severity",
    "frames.enriching": "enrich",
    "frames.notes": "ReadingNote RowsBeyondRecord RowsWithoutStatus",
    "law.effects": "Effect",
    "law.periods": "Period",
    "loading": "explain history load parties status",
    "model.acts": "Act ActKind ActRef AnyAct UndatedAct",
    "model.announcements": "Announcement AnnouncementKind",
    "model.conventions": "Conduct Convention Deadline Provision Weapon",
    "model.days": "Day",
    "model.doubts": "Doubt DoubtKind",
    "model.implementation": "Completion CompletionKind Extension ExtensionRequest Figure Meeting MeetingKind",
    "model.partial_dates": "PartialDate",
    "model.populations": "Population",
    "model.sources": "Disagreement Source SourceKind",
    "model.state_sets": "StateSet",
    "model.states": "CodeSystem CountryCode GroupMembership NameKind Span State StateName UNStanding",
    "model.statuses": "Status",
    "pages.comparing": "compare",
    "pages.differences": "PageComparison PageDifference PageDifferenceKind",
    "pages.page": "StatusPage",
    "pages.proposing": "Proposal ProposedLine propose",
    "pages.reader": "read_status_page",
    "pages.values": "PageAct PageEntry PageHeader PageMark PageNote PageParticipant PageStatement UnreadPart",
    "questions.briefs": "Brief WithdrawalNotice",
    "questions.calendars": "icalendar",
    "questions.campaigns": "Campaign CampaignOutcome",
    "questions.chronology": "Chronology ChronologyStep",
    "questions.coming_due": "Deadlines JudgedOn",
    "questions.obligations": "Obligation ObligationStatus Obligations",
    "questions.profiles": "Matrix Profile",
    "questions.prohibitions": "Binding Prohibition",
    "reading": "dumps loads",
    "register": "Register",
    "serialising": "converter to_dict to_json",
    "standing.answers": "Edition Explanation History Provisional Reason Scheduled Standing StatusTransition",
    "standing.counts": "Count",
    "tables": "tables",
    "validation.report": "Report Silenced",
    "validation.user_tables": "validate_table",
    "validation.validator": "validate",
}
_MODULE_OF = {name: module for module, names in _PUBLIC.items() for name in names.split()}

__all__ = ["__version__", *sorted(_MODULE_OF)]  # pyright: ignore[reportUnsupportedDunderAll]


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
