"""The catalogue: every rule with its code, severity, title and reason. What a rule does is said where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import Any, TypeAlias, cast

from attrs import field, frozen

from ..due_form import declaring, joining, leaving, timing
from ..errors import InvalidChoice
from ..facts.parsing import FAULTS
from ..findings import Finding, Severity
from ..register import Register
from . import counts, dates, identity, participation, provenance
from . import deadlines as duty_rules

OwnRule: TypeAlias = Callable[[Register], Iterable[Finding]]
"""A rule of one's own: a function that takes a register and yields findings."""


class Subject(StrEnum):
    """What a rule looks at."""

    FILE = "a file while it is read"
    ACT = "an act"
    RECORD = "the record"
    DEADLINE = "a deadline of a State"
    ROW = "a row of somebody's table"


THEMES = {
    "S": "structure",
    "D": "dates",
    "P": "participation",
    "C": "counts",
    "V": "provenance",
    "I": "identity",
    "O": "obligations",
    "T": "tables",
}
"""The themes, by the first letter of their codes."""


@frozen(kw_only=True)
class Rule:
    """A rule: its stable ``code``, what it is about, and why. ``severity`` is that of most of its findings.

    ``function`` does the work; reading and tables of others find what has no function of its own.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    subject: Subject
    function: Callable[[Any], Iterable[Finding]] | None = None
    text: str = field(default="")

    @property
    def theme(self) -> str:
        """What group of rules it belongs to."""
        return THEMES[self.code[0]]

    @property
    def explanation(self) -> str:
        """What the rule says, in full: as it is written beside the function."""
        written = (self.function.__doc__ or "") if self.function else self.text
        text = " ".join(written.split()).removeprefix(f"{self.code}: ")
        return text[:1].upper() + text[1:]


ERROR, WARNING, INFO = Severity

_SIGNED = "the article on signature"
_CONSENT = "the article on consent"
_EFFECT = "the article on entry into force"
_LEAVING = "the article on withdrawal"
_DEADLINE = "the article on the deadline"
_EXTENDS = "the article on extension"
_WHOLE = "the parts make the whole"
_SOURCE = "a fact enters with its source"

_STRUCTURE = tuple(
    Rule(
        code=code,
        severity=ERROR,
        title=title[0].upper() + title[1:],
        reason="the format",
        subject=Subject.FILE,
        text=f"{title[0].upper()}{title[1:]}. Nothing of a file or folder with such a fault is loaded.",
    )
    for code, title in FAULTS.items()
)

_ROWS = {
    "I602": (
        "A name that more than one State bears or bore, or bore at another time. Nothing is guessed: the "
        "finding lists the candidates."
    ),
    "I603": (
        "A row about a day on which its State was not in the depositary's practice: a predecessor's code used "
        "for the State that followed it, or a successor's before it existed."
    ),
    "T801": (
        "A row gives a State a status that it did not have on that day. A warning where the word is used "
        "loosely: a State that has consented is called a party before entry into force, or one kind of "
        "consent is called by the name of another."
    ),
    "T802": (
        "A row gives an act another day than the record. A warning where the record knows that day as one "
        "that another source has."
    ),
    "T803": "A row gives a day for an act that the record does not have.",
    "T804": (
        "A cell is empty where the record has a day. Only cells of columns that the table has are looked at, "
        "and acts received by the day that the row is about."
    ),
    "T805": "Two rows are about the same State on the same day.",
    "T806": (
        "A column that examination does not know, so that nothing in it is examined. Give ``columns`` to say "
        "which is which."
    ),
    "T808": (
        "The columns of a row that name its State, a name and a code for instance, name two. Nothing else in the row "
        "is examined."
    ),
    "T807": (
        "The record cannot say: an act without a day leaves the status open, or the day lies after the one to "
        "which the record is complete."
    ),
}
"""What is said of the rules on rows: `others` and `row_rules` find these, without a function for each."""


def _rule(
    subject: Subject,
    code: str,
    severity: Severity,
    title: str,
    reason: str,
    function: Callable[[Any], Iterable[Finding]] | None = None,
) -> Rule:
    text = _ROWS.get(code, "")
    return Rule(code=code, severity=severity, title=title, reason=reason, subject=subject, function=function, text=text)


_act = partial(_rule, Subject.ACT)
_record = partial(_rule, Subject.RECORD)
_deadline = partial(_rule, Subject.DEADLINE)
_row = partial(_rule, Subject.ROW)

RULES: tuple[Rule, ...] = (
    *_STRUCTURE,
    _act("D201", ERROR, "Act before the adoption", "VCLT Art. 9", timing.before_adoption),
    _act("D202", ERROR, "Signature outside its time", _SIGNED, timing.outside_signature_window),
    _act("D203", ERROR, "Effect before the act", "VCLT Art. 24(3), 78(b)", timing.effect_before_act),
    _act("D204", ERROR, "Printed effect differs", _EFFECT, timing.published_effect_differs),
    _act("D205", ERROR, "Effect before the period of notice ends", _LEAVING, leaving.effect_before_period_ends),
    _act("D206", ERROR, "Effect despite an armed conflict", _LEAVING, leaving.effect_despite_conflict),
    _act("D207", ERROR, "Received before it was written", "VCLT Art. 77(1)(e), 78", timing.received_before_written),
    _record("D208", ERROR, "Act after the edition", "an edition holds no future", dates.act_after_edition),
    _record("D209", WARNING, "Act after the complete time", "as_of", dates.act_after_complete),
    _record("D210", WARNING, "Undated act in the complete time", "as_of", dates.undated_without_effect),
    _record("D211", ERROR, "Entry into force differs", "VCLT Art. 24(1)", dates.entry_into_force_differs),
    _record("D212", ERROR, "Days of the convention out of order", "VCLT Part II", dates.days_of_convention),
    _record("D213", ERROR, "Span reversed", "an interval ends after it begins", dates.span_reversed),
    _record("D214", ERROR, "Beyond the calendar", "the calendar", dates.beyond_calendar),
    _record("D215", ERROR, "Succession on another day", "depositary practice", dates.succession_off_the_day),
    _act("P301", ERROR, "Confirms no signature", "VCLT Art. 14", joining.confirms_no_signature),
    _act("P302", ERROR, "Accession of a signatory", "VCLT Art. 15", joining.accession_of_signatory),
    _act("P303", ERROR, "Consents twice", _CONSENT, joining.consents_twice),
    _act("P304", ERROR, "Leaves without being party", "VCLT Art. 54(a), 56", leaving.leaves_without_being_party),
    _act("P305", ERROR, "Revokes no notice", "VCLT Art. 68", leaving.revokes_no_notice),
    _act("P306", ERROR, "Protocol without its convention", "CCW Art. 4, 8", joining.consents_without_parent),
    _act("P307", ERROR, "Too few protocols", "CCW Art. 4(3)", joining.too_few_protocols),
    _act("P308", ERROR, "State outside its time", "depositary practice", timing.outside_its_time),
    _act("P309", ERROR, "Kind of act not admitted", _CONSENT, joining.kind_not_admitted),
    _act("P310", ERROR, "Signs twice", "VCLT Art. 12, 14", joining.signs_twice),
    _act("P311", ERROR, "Succeeds to nothing", "VCSST Art. 17, 34", joining.succeeds_to_nothing),
    _act("P312", ERROR, "Applies without consent", "VCLT Art. 25", declaring.applies_without_consent),
    _act("P313", ERROR, "Objects to nothing", "VCLT Art. 20(4), 23", declaring.objects_to_nothing),
    _act("P314", ERROR, "Target not in the record", "VCLT Art. 23", declaring.target_not_in_record),
    _act("P315", ERROR, "Answers the wrong State", "VCLT Art. 20(4), 68", declaring.answers_the_wrong_state),
    _act("P316", ERROR, "Reservation out of time", "VCLT Art. 19", declaring.reserves_out_of_time),
    _act("P317", ERROR, "Intends not to join after consent", "VCLT Art. 18(a)", declaring.intends_after_consent),
    _record("P318", ERROR, "Undated: target not in the record", "VCLT Art. 23", participation.undated_target),
    _record("P319", WARNING, "Oddity of nothing", "VCLT Art. 77(1)(d)", participation.oddity_of_nothing),
    _record("P320", ERROR, "Same act twice", "one act, one entry", participation.same_act_twice),
    _record("C401", ERROR, "Printed total differs", "a count is the number of its members", counts.total_differs),
    _record("C402", ERROR, "Inside and outside make no universe", _WHOLE, counts.halves_make_no_whole),
    _record("C403", ERROR, "More waiting than signed", _WHOLE, counts.more_waiting_than_signed),
    _record("C404", ERROR, "Regions make no whole", _WHOLE, counts.regions_make_no_whole),
    _record("C405", ERROR, "More destroyed than declared", _WHOLE, counts.more_destroyed_than_declared),
    _record("C406", ERROR, "States exceed the whole", _WHOLE, counts.states_exceed_whole),
    _record("V501", ERROR, "Fact without source", _SOURCE, provenance.fact_without_source),
    _record("V502", ERROR, "Unknown source", _SOURCE, provenance.unknown_source),
    _record("V503", WARNING, "Single secondary source", _SOURCE, provenance.single_secondary_source),
    _record("V504", ERROR, "Source before the act", _SOURCE, provenance.source_before_act),
    _record("V505", INFO, "Unused source", _SOURCE, provenance.unused_source),
    _record("V506", INFO, "Unconfirmed act", _SOURCE, provenance.unconfirmed_act),
    _record("V507", WARNING, "Document twice", "one document, one id", provenance.document_twice),
    _record("V508", INFO, "Assumed act", _SOURCE, provenance.assumed_act),
    _record("V509", ERROR, "Day of a source", _SOURCE, provenance.day_of_source),
    _record("I601", ERROR, "Unknown State", "ISO 3166-1", identity.unknown_state_code),
    _row("I602", ERROR, "Ambiguous name", "one name, one State"),
    _row("I603", ERROR, "State outside its time", "depositary practice"),
    _record("I604", ERROR, "Name of two States", "one name, one State", identity.name_of_two_states),
    _record("I605", ERROR, "Unknown group", "the list of groups", identity.unknown_group),
    _record("I606", ERROR, "Code of two States", "ISO 3166-1", identity.code_of_two_states),
    _record("I607", ERROR, "Unknown convention", "one key, one convention", identity.unknown_convention),
    _record("I608", ERROR, "Convention named twice", "one name, one convention", identity.convention_named_twice),
    _record("I609", ERROR, "Fact twice", "one fact, one entry", identity.fact_twice),
    _record("I610", ERROR, "Listed code of two States", "one code, one State", identity.listed_code_of_two_states),
    _deadline("O701", WARNING, "Printed deadline differs", _DEADLINE, duty_rules.published_deadline_differs),
    _deadline("O702", ERROR, "Extension does not extend", _EXTENDS, duty_rules.extension_does_not_extend),
    _deadline("O703", ERROR, "Extension too long", _EXTENDS, duty_rules.extension_too_long),
    _deadline("O704", WARNING, "Extension after the deadline", _EXTENDS, duty_rules.extension_after_the_deadline),
    _deadline("O705", ERROR, "Extension not known to the text", _EXTENDS, duty_rules.extension_not_known_to_the_text),
    _deadline("O706", INFO, "Day of the decision not known", _EXTENDS, duty_rules.decision_day_unknown),
    _record("O707", ERROR, "About no duty", "VCLT Art. 34", duty_rules.about_no_duty),
    _record("O708", WARNING, "Cumulative figure falls", _WHOLE, duty_rules.cumulative_figure_falls),
    _row("T801", ERROR, "Status differs", "the record"),
    _row("T802", ERROR, "Day differs", "the record"),
    _row("T803", ERROR, "Act not in the record", "the record"),
    _row("T804", WARNING, "Act not in the row", "the record"),
    _row("T805", ERROR, "State twice", "one State, one row"),
    _row("T806", INFO, "Column not looked at", "the known columns"),
    _row("T807", INFO, "Not determined", "the record"),
    _row("T808", ERROR, "Two States in a row", "one State, one row"),
)
"""Every rule, by code."""

BY_CODE = {rule.code: rule for rule in RULES}


def select(rules: Iterable[str | OwnRule] | None) -> tuple[tuple[Rule, ...], tuple[OwnRule, ...]]:
    """The rules that are asked for, and those that the caller adds.

    Text is a code or the beginning of one and selects; without any text, every rule is selected. Raises `InvalidChoice`
    for what begins no code, and for what is neither text nor a function.
    """
    alone = isinstance(rules, str) or not isinstance(cast(object, rules), Iterable)
    asked = () if rules is None else cast("tuple[str | OwnRule, ...]", (rules,) if alone else tuple(rules))
    for item in asked:
        if not isinstance(item, str) and not callable(cast(object, item)):
            message = f"rules={item!r}: give codes, and functions that take a register and yield findings."
            raise InvalidChoice(message, query=repr(item))
    beginnings = tuple(item for item in asked if isinstance(item, str))
    added = tuple(item for item in asked if not isinstance(item, str))
    for beginning in beginnings:
        if not beginning or not any(code.startswith(beginning) for code in BY_CODE):
            message = f"rules={beginning!r}: no code begins like this. Codes: {', '.join(BY_CODE)}."
            raise InvalidChoice(message, query=beginning, suggestions=tuple(BY_CODE))
    return tuple(rule for rule in RULES if rule.code.startswith(beginnings or ("",))), added
