"""What others counted and printed, against what the record gives for that day, as it was known on that day."""

import datetime as dt

import pytest

import minetreaty as mt
from minetreaty import Population, Register
from minetreaty.model.acts import CONSENTS
from tests.cases import FOLDER, label, read


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", read(name), ids=label)


def counted(reg: Register, population: str, convention: str, day: str) -> int:
    """How many, from the acts received by that day."""
    return int(reg.count(Population(population), convention, on=day, known_on=day))


@cases("published_totals")
def test_published_total(reg: Register, case: dict[str, str]) -> None:
    found = counted(reg, case["population"], case["convention"], case["date"])
    assert found == int(case["published"])


@cases("miscounts")
def test_published_total_that_the_record_does_not_bear_out(reg: Register, case: dict[str, str]) -> None:
    """The record keeps these beside its own count, as disagreements."""
    found = counted(reg, case["population"], case["convention"], case["date"])
    assert found == int(case["record"]) != int(case["published"])
    if case["source"] == "un-sgsm-6626":  # kept as a fact on the consent of the Holy See
        assert [a.state for a in reg.acts(case["convention"], until=case["date"]) if a.uncounted] == ["VAT"]
        return
    stated = [
        (item.ours, item.theirs)
        for item in reg.disagreements(case["convention"])
        if item.field == "count" and case["source"] in item.sources
    ]
    assert (case["record"], case["published"]) in stated


@cases("apmbc_year_ends")
def test_mine_ban_convention_at_the_end_of_the_year(reg: Register, case: dict[str, str]) -> None:
    first, last = f"{case['year']}-01-01", f"{case['year']}-12-31"
    deposits = [act for act in reg.acts("APMBC", since=first, until=last) if act.kind in CONSENTS]
    assert len(deposits) == int(case["new_deposits"])
    assert counted(reg, "contracting_states", "APMBC", last) == int(case["deposited"])
    assert counted(reg, "states_parties", "APMBC", last) == int(case["in_force"])


@cases("universe")
def test_states_of_the_practice(reg: Register, case: dict[str, str]) -> None:
    assert len(reg.states(case["date"])) == int(case["states"])


def test_first_forty_deposits(reg: Register) -> None:
    """The order within a day is known for the last day only: Burkina Faso was named as the fortieth."""
    published = [(case["date"], case["state"]) for case in read("apmbc_first_forty")]
    deposits = [(str(act.date), act.state) for act in reg.acts("APMBC") if act.kind in CONSENTS][:40]
    assert len(published) == 40
    assert sorted(deposits) == sorted(published)
    assert [day for day, _ in deposits] == sorted(day for day, _ in published)
    assert deposits[-1] == ("1998-09-16", "BFA")


def ranks(reg: Register, convention: str, day: str) -> range:
    """The places that the consents received on that day share, counting the first consent of each State."""
    first: dict[str, dt.date] = {}
    for act in reg.acts(convention, until=day):
        if act.kind in CONSENTS:
            first.setdefault(act.state, act.date)
    before = sum(received < dt.date.fromisoformat(day) for received in first.values())
    return range(before + 1, len(first) + 1)


@cases("ordinals")
def test_published_place_in_the_order_of_deposits(reg: Register, case: dict[str, str]) -> None:
    assert [act.date for act in reg.acts(case["convention"], state=case["state"]) if act.kind in CONSENTS] == [
        dt.date.fromisoformat(case["date"])
    ]
    assert int(case["ordinal"]) in ranks(reg, case["convention"], case["date"])


def test_places_that_are_not_shared(reg: Register) -> None:
    """The 155th to the 166th deposit under the Mine Ban Convention came on a day each."""
    expected = ["IRQ", "PLW", "TUV", "SSD", "FIN", "SOM", "POL", "OMN", "LKA", "PSE", "MHL", "TON"]
    later = [act for act in reg.acts("APMBC", since="2007-08-15") if act.kind in CONSENTS]
    assert [act.state for act in later] == expected
    assert [list(ranks(reg, "APMBC", str(act.date))) for act in later] == [[n] for n in range(155, 167)]


@cases("entry_into_force")
def test_entry_into_force_follows_from_the_deposits(reg: Register, case: dict[str, str]) -> None:
    convention = reg.convention(case["convention"])
    assert str(convention.in_force) == case["in_force"] == str(convention.published_in_force)
    assert convention.entry_into_force is not None
    assert convention.entry_into_force.deposits == int(case["deposits"])
    completed = dt.date.fromisoformat(case["completed"])
    day_before = str(completed - dt.timedelta(days=1))
    assert reg.as_known(day_before).convention(convention.key).in_force is None
    assert str(reg.as_known(completed).convention(convention.key).in_force) == case["in_force"]


@cases("worked_dates")
def test_worked_date(reg: Register, case: dict[str, str]) -> None:
    """The day that the clause computes from the day of receipt is the one that was published."""
    acts = reg.acts(case["convention"], state=case["state"], kind=case["kind"], since=case["received"])
    act = acts[0]
    effect = reg.effect(act)
    assert (str(act.date), str(effect.computed), str(effect.date)) == (
        case["received"],
        case["effect"],
        case["effect"],
    )
    assert effect.article


def test_every_case_names_a_source_of_the_record(reg: Register) -> None:
    known = {source.id for source in reg.sources}
    tables = sorted(path.stem for path in FOLDER.glob("*.csv"))
    cited = {
        (table, value)
        for table in tables
        for case in read(table)
        for column, value in case.items()
        if column.endswith("source")
    }
    assert [(table, id_) for table, id_ in sorted(cited) if id_ not in known] == []


# ---- printed days of effect

PRINTED = {
    "APMBC": 164,
    "CCM": 112,
    "CCW": 126 - 8,
    "CCW-P4": 109 - 1,
    "CCW-AP2": 100,
    "CCW-A1": 83 - 1,
    "CCW-P5": 99,
}
"""For how many consents sources print the day of entry into force; successions follow another rule and are apart."""


@pytest.mark.parametrize("convention", PRINTED)
def test_every_printed_day_of_entry_into_force_agrees_with_the_clause(reg: Register, convention: str) -> None:
    consents = [act for act in reg.acts(convention) if act.kind in CONSENTS and act.kind != "succession"]
    printed = [act for act in consents if act.effect is not None]
    assert [str(act) for act in printed if reg.effect(act).computed != act.effect] == []
    assert len(printed) == PRINTED[convention]


def test_every_printed_day_of_succession_agrees(reg: Register) -> None:
    """Swiss and Dutch tables print the day of the succession of States, or of entry into force where that is later."""
    successions = [
        act for convention in reg.conventions for act in reg.acts(convention.key, kind="succession") if act.effect
    ]
    assert [str(act) for act in successions if reg.effect(act).computed != act.effect] == []
    assert {(act.state, str(act.effect)) for act in successions if act.convention in ("APMBC", "CCW")} == {
        ("MNE", "2006-06-03"),
        ("SSD", "2011-07-09"),
        ("SVN", "1991-06-25"),
        ("HRV", "1991-10-08"),
        ("MKD", "1991-11-17"),
        ("BIH", "1992-03-06"),
        ("SRB", "1992-04-27"),
        ("CZE", "1993-01-01"),
        ("SVK", "1993-01-01"),
    }


def test_every_printed_day_of_leaving_agrees(reg: Register) -> None:
    notices = [act for c in reg.conventions for act in reg.acts(c.key, kind="withdrawal") if act.effect]
    assert len(notices) == 6
    assert all(reg.effect(act).computed == act.effect == reg.effect(act).date for act in notices)
