"""What treaty law admits, the rules of due form admit; what they admit together stays admitted."""

from hypothesis import given

from minetreaty import Finding, NotInDueForm, Register, Severity
from minetreaty.due_form.deposits import check_acts
from minetreaty.facts.record import Record
from minetreaty.model.acts import Act
from minetreaty.testing.invented import lawful_records, records


@given(lawful_records())
def test_no_rule_finds_anything_in_a_lawful_record(record: Record) -> None:
    """Only how a former signatory returns is open, of which P321 warns."""
    ledgers = Register(record).ledgers
    assert [str(finding) for finding in check_acts(record.table(Act), ledgers) if finding.code != "P321"] == []


@given(lawful_records())
def test_lawful_acts_can_be_deposited_together(record: Record) -> None:
    before = Register(record.replace(acts=()))
    after = before.deposit(*record.table(Act))
    assert after.changes("PACT") == Register(record).changes("PACT")


@given(lawful_records())
def test_every_notice_of_a_lawful_record_needs_the_consent_before_it(record: Record) -> None:
    """Without its consents, no State can leave: a rule that finds nothing would not see this."""
    notices = [act for act in record.table(Act) if act.kind == "withdrawal"]
    stripped = record.replace(acts=tuple(notices))
    findings = list(check_acts(notices, Register(stripped).ledgers))
    assert len([f for f in findings if f.code == "P304"]) == len(notices)


@given(records())
def test_a_deposit_is_refused_for_what_examination_finds(record: Record) -> None:
    empty = Register(record.replace(acts=(), undated_acts=()))
    whole = Register(record.replace(undated_acts=()))
    errors = {f for f in check_acts(record.table(Act), whole.ledgers) if f.severity is Severity.ERROR}
    refused: set[Finding] = set()
    try:
        empty.deposit(*record.table(Act))
    except NotInDueForm as refusal:
        refused = set(refusal.findings)
    assert refused == errors
