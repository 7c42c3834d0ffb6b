"""Lawful data has no errors. What breaks a law is found, whatever else is in the data."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, Finding, Register, Report, Severity, Status
from minetreaty.facts.record import Record
from minetreaty.model.acts import CONSENTS, ActKind
from minetreaty.model.conventions import Convention
from minetreaty.model.populations import Population
from minetreaty.model.states import State
from minetreaty.model.totals import PublishedTotal
from minetreaty.testing.invented import AS_OF, LASTING, OPENS, lawful_records, records


def sourced(record: Record) -> Record:
    """The record with a source for everything."""
    return record.replace(
        conventions=tuple(evolve(convention, sources=("gazette",)) for convention in record.table(Convention)),
        states=tuple(evolve(state, sources=("gazette",)) for state in record.table(State)),
        acts=tuple(evolve(act, sources=("depositary",)) for act in record.table(Act)),
    )


def with_acts(record: Record, *acts: Act) -> set[str]:
    """The codes of what is found with these acts added."""
    return codes(record.replace(acts=(*record.table(Act), *acts)))


def codes(record: Record) -> set[str]:
    return {finding.code for finding in mt.validate(Register(record)).of(Severity.ERROR)}


def act(state: str, kind: ActKind, day: dt.date) -> Act:
    return Act(state=state, convention="PACT", kind=kind, date=day, sources=("depositary",))


@given(lawful_records())
def test_a_lawful_record_has_no_errors(record: Record) -> None:
    assert codes(sourced(record)) == set()


@given(records())
def test_validation_always_gives_a_report(record: Record) -> None:
    report = mt.validate(Register(record))
    assert Report.from_json(report.to_json()) == report
    assert mt.validate(Register(record)) == report


@given(records())
def test_a_rule_finds_the_same_alone_and_with_all_others(record: Record) -> None:
    register = Register(record)
    whole = mt.validate(register)
    for theme in ("D2", "P3", "C4", "V5", "I6", "O7"):
        expected = [finding for finding in whole.findings if finding.code.startswith(theme)]
        assert list(mt.validate(register, rules=[theme]).findings) == expected


@given(lawful_records(), st.sampled_from(LASTING))
def test_an_act_before_adoption_is_found(record: Record, state: str) -> None:
    assert "D201" in with_acts(sourced(record), act(state, ActKind.DECLARATION, dt.date(1999, 5, 31)))


@given(lawful_records(), st.sampled_from(LASTING))
def test_a_second_consent_is_found(record: Record, state: str) -> None:
    record = sourced(record)
    found = Register(record).status(state, "PACT", on=dt.date(2012, 1, 1))
    again = act(state, ActKind.ACCESSION, dt.date(2012, 1, 1))
    assert ("P303" in with_acts(record, again)) is found.is_contracting


@given(lawful_records(), st.sampled_from(LASTING))
def test_an_accession_of_a_signatory_is_found(record: Record, state: str) -> None:
    record = sourced(record)
    window = record.table(Convention)[0].signature
    assume(window is not None and window.closes != OPENS)
    kept = tuple(item for item in record.table(Act) if item.state != state)
    acts = (act(state, ActKind.SIGNATURE, OPENS), act(state, ActKind.ACCESSION, AS_OF))
    assert "P302" in codes(record.replace(acts=(*kept, *acts)))


@given(lawful_records(), st.sampled_from(LASTING))
def test_a_ratification_without_signature_is_found(record: Record, state: str) -> None:
    record = sourced(record)
    assume(record.table(Convention)[0].signature is not None)
    kept = tuple(item for item in record.table(Act) if item.state != state)
    alone = record.replace(acts=(*kept, act(state, ActKind.RATIFICATION, AS_OF)))
    assert "P301" in codes(alone)


@given(lawful_records(), st.sampled_from(LASTING))
def test_a_notice_by_a_state_that_is_not_party_is_found(record: Record, state: str) -> None:
    record = sourced(record)
    kept = tuple(item for item in record.table(Act) if item.state != state)
    assert "P304" in codes(record.replace(acts=(*kept, act(state, ActKind.WITHDRAWAL, AS_OF))))


@given(lawful_records(), st.sampled_from(LASTING))
def test_a_revocation_without_notice_is_found(record: Record, state: str) -> None:
    record = sourced(record)
    early = act(state, ActKind.WITHDRAWAL_REVOCATION, OPENS)
    assert "P305" in with_acts(record, early)


@given(lawful_records(), st.data())
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_a_date_of_effect_that_does_not_follow_from_the_treaty_is_found(record: Record, data: st.DataObject) -> None:
    record = sourced(record)
    consents = [item for item in record.table(Act) if item.kind in CONSENTS]
    assume(consents)
    chosen = data.draw(st.sampled_from(consents))
    computed = Register(record).effect(chosen).computed
    assume(computed is not None)
    assert computed is not None
    wrong = evolve(chosen, effect=computed + dt.timedelta(data.draw(st.integers(1, 400))), effect_sources=("gazette",))
    changed = tuple(wrong if item is chosen else item for item in record.table(Act))
    assert "D204" in codes(record.replace(acts=changed))


@given(lawful_records(), st.data())
def test_a_mistake_in_one_entry_is_found(record: Record, data: st.DataObject) -> None:
    record = sourced(record)
    assume(record.table(Act))
    chosen = data.draw(st.sampled_from(record.table(Act)))
    changes: dict[str, Act] = {
        "I601": evolve(chosen, state="XYZ"),
        "V501": evolve(chosen, sources=()),
        "V502": evolve(chosen, sources=("nowhere",)),
        "D208": evolve(chosen, date=record.date + dt.timedelta(1)),
        "D207": evolve(chosen, dated=chosen.date + dt.timedelta(1)),
    }
    for code, wrong in changes.items():
        changed = tuple(wrong if item is chosen else item for item in record.table(Act))
        assert code in codes(record.replace(acts=changed)), code
    assert "P320" in with_acts(record, evolve(chosen, sources=("gazette",)))


@given(lawful_records(), st.sampled_from(list(Population)), st.integers(1, 5), st.dates(OPENS, AS_OF))
def test_a_wrong_total_is_found(record: Record, counted: Population, more: int, day: dt.date) -> None:
    record = sourced(record)
    register = Register(record)
    if counted is Population.SIGNED_ONLY:
        number = len(register.having(Status.SIGNATORY, "PACT", on=day))
    else:
        number = len(register.count(counted.value, "PACT", on=day).members)
    right = PublishedTotal(convention="PACT", date=day, population=counted, published=number, sources=("gazette",))
    assert codes(record.replace(totals=(right,))) == set()
    assert codes(record.replace(totals=(evolve(right, published=number + more),))) == {"C401"}


@given(lawful_records(), st.integers(1, 1000))
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_a_wrong_entry_into_force_is_found(record: Record, days: int) -> None:
    record = sourced(record)
    (convention,) = record.table(Convention)
    computed = Register(record).convention("PACT").in_force
    assume(computed is not None and computed <= AS_OF)
    assert computed is not None
    right = evolve(convention, published_in_force=computed, published_in_force_sources=("gazette",))
    assert codes(record.replace(conventions=(right,))) == set()
    wrong = evolve(right, published_in_force=computed - dt.timedelta(days))
    assert "D211" in codes(record.replace(conventions=(wrong,)))


@given(lawful_records(), st.data())
def test_an_explanation_turns_an_error_into_a_warning(record: Record, data: st.DataObject) -> None:
    record = sourced(record)
    state = data.draw(st.sampled_from(LASTING))
    odd = evolve(act(state, ActKind.DECLARATION, dt.date(1999, 5, 31)), irregularity="it was taken")
    report = mt.validate(Register(record.replace(acts=(*record.table(Act), odd))))
    assert report.ok
    assert [f.message.endswith("(it was taken)") for f in report.findings if f.code == "D201"] == [True]


@given(records(), st.data())
def test_silenced_findings_stay_in_the_report(record: Record, data: st.DataObject) -> None:
    register = Register(record)
    whole = mt.validate(register)
    assume(whole.findings)
    chosen: Finding = data.draw(st.sampled_from(whole.findings))
    quiet = mt.validate(register, silence={chosen.code: "known", ("X", "nowhere"): "not there"})
    assert {*quiet.findings, *(item.finding for item in quiet.silenced)} == set(whole.findings)
    assert {item.finding.code for item in quiet.silenced} == {chosen.code}


@pytest.mark.parametrize("code", ["D201", "P303"])
def test_a_deposit_is_refused_by_the_same_rules(code: str) -> None:
    """A deposit of acts is refused for the same reasons for which validation finds an error in them."""
    from minetreaty.facts.invented import laid_over
    from minetreaty.validation.catalogue import BY_CODE

    before = Register(laid_over([]))
    with pytest.raises(mt.NotInDueForm) as refusal:
        before.deposit(*BY_CODE[code].failing)
    assert code in {finding.code for finding in refusal.value.findings}
