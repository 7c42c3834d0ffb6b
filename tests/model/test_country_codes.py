"""Codes of other lists: what a State has in a list on a date. Expected codes are those of the lists themselves."""

import csv
import datetime as dt
from itertools import combinations

import pytest

import minetreaty as mt
from minetreaty import PartialDate, Register, State
from minetreaty.facts.bundled import read_text
from minetreaty.model.country_codes import codes_on, share_a_day, states_with_code
from minetreaty.model.states import CodeSystem, CountryCode, Span

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def code(text: str = "345", since: str = "", until: str = "", system: CodeSystem = CodeSystem.COW) -> CountryCode:
    ends = {"since": since, "until": until}
    span = Span(**{name: PartialDate.parse(end) for name, end in ends.items() if end})
    return CountryCode(system=system, code=text, span=span, sources=("paper",))


# ---- the lookup


def test_codes_of_a_state_on_a_date() -> None:
    state = State(
        alpha3="AAA",
        name="A",
        codes=(
            code("260", until="1990-10-03"),
            code("255", since="1990-10-03"),
            code("GFR", system=CodeSystem.COW_LETTERS),
            code("77", since="1990", system=CodeSystem.VDEM),
            code("78", system=CodeSystem.VDEM),
        ),
    )
    assert codes_on(state, CodeSystem.COW, dt.date(1990, 10, 2)) == ("260",)
    assert codes_on(state, CodeSystem.COW, dt.date(1990, 10, 3)) == ("255",)
    assert codes_on(state, CodeSystem.COW_LETTERS, dt.date(1800, 1, 1)) == ("GFR",)
    assert codes_on(state, CodeSystem.GW, dt.date(2000, 1, 1)) == ()
    # A year is not known to the day: the code may be in use from its first day on.
    assert codes_on(state, CodeSystem.VDEM, dt.date(1990, 1, 1)) == ("77", "78")
    assert codes_on(state, CodeSystem.VDEM, dt.date(1989, 12, 31)) == ("78",)


def test_states_with_a_code() -> None:
    old = State(alpha3="OLD", name="Old", codes=(code(until="1992-04-27"),))
    new = State(alpha3="NEW", name="New", codes=(code(since="1992-04-27"), code("1", system=CodeSystem.GW)))
    both = (old, new)
    assert states_with_code(both, CodeSystem.COW, "345") == both
    assert states_with_code(both, CodeSystem.COW, "345", dt.date(1992, 4, 26)) == (old,)
    assert states_with_code(both, CodeSystem.COW, "345", dt.date(1992, 4, 27)) == (new,)
    assert states_with_code(both, CodeSystem.GW, "345") == states_with_code(both, CodeSystem.COW, "346") == ()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (code(until="2000-01-01"), code(since="2000-01-01"), False),
        (code(until="2000-01-02"), code(since="2000-01-01"), True),
        (code(until="2000"), code(since="2000"), True),
        (code(until="1999"), code(since="2000"), False),
        (code(since="1990", until="1995"), code(since="1992", until="1993"), True),
        (code(), code(), True),
    ],
)
def test_two_codes_share_a_day_or_not(one: CountryCode, other: CountryCode, share: bool) -> None:
    assert share_a_day(one, other) is share_a_day(other, one) is share


# ---- the table


def test_no_code_means_two_states_on_one_date(reg: Register) -> None:
    bearers: dict[tuple[CodeSystem, str], list[tuple[str, CountryCode]]] = {}
    for state in reg.facts.states.values():
        for item in state.codes:
            bearers.setdefault((item.system, item.code), []).append((state.alpha3, item))
    shared = {key: [state for state, _ in found] for key, found in bearers.items() if len(found) > 1}
    assert set(shared) == {
        (CodeSystem.COW, "345"), (CodeSystem.COW_LETTERS, "YUG"), (CodeSystem.GW, "345"), (CodeSystem.GW, "678"),
        (CodeSystem.GW_LETTERS, "YUG"), (CodeSystem.GW_LETTERS, "YEM"), (CodeSystem.UCDP, "345"),
        (CodeSystem.UCDP, "678"), (CodeSystem.VDEM, "14"), (CodeSystem.VDEM, "157"), (CodeSystem.VDEM, "198"),
    }  # fmt: skip
    for found in bearers.values():
        for (one, first), (other, second) in combinations(found, 2):
            assert one != other and not share_a_day(first, second), (one, other, first.code)


def test_on_every_date_on_which_something_changes_a_code_is_of_one_state(reg: Register) -> None:
    states = reg.facts.states.values()
    changes = {day for state in states for day in (state.since, state.until) if day is not None}
    for day in sorted({*changes, *(day - DAY for day in changes), reg.facts.date}):
        for system in CodeSystem:
            seen = [item for state in states for item in codes_on(state, system, day)]
            assert len(seen) == len(set(seen)), (system, day)


def test_spans_lie_within_the_time_of_the_state(reg: Register) -> None:
    for state in reg.facts.states.values():
        for item in state.codes:
            since, until = item.span.since, item.span.until
            assert state.since is None or (since is not None and since.first >= state.since)
            assert state.until is None or (until is not None and until.last <= state.until)
            assert since is None or until is None or since.first < until.last
            assert item.sources


@pytest.mark.parametrize(
    ("state", "system", "on", "expected"),
    [
        ("CHN", "cow", "2000-01-01", ("710",)),
        ("USA", "gw", "2000-01-01", ("2",)),
        # Germany: Correlates of War changes with the unification, Gleditsch and Ward do not.
        ("DEU", "cow", "1990-10-02", ("260",)),
        ("DEU", "cow", "1990-10-03", ("255",)),
        ("DEU", "gw", "2000-01-01", ("260",)),
        ("DDR", "cow", "1990-10-02", ("265",)),
        # Serbia: Gleditsch and Ward have 340 from 2006-06-05 on; Correlates of War and UCDP keep 345.
        ("YUG", "gw", "1992-04-26", ("345",)),
        ("SRB", "gw", "2006-06-04", ("345",)),
        ("SRB", "gw", "2006-06-05", ("340",)),
        ("SRB", "cow", "2020-01-01", ("345",)),
        ("SRB", "ucdp", "2020-01-01", ("345",)),
        ("MNE", "gw", "2006-06-03", ("341",)),
        # Yemen: 678 throughout for Gleditsch and Ward, 679 from 1990 for Correlates of War.
        ("YAR", "cow", "1990-05-21", ("678",)),
        ("YEM", "cow", "1990-05-22", ("679",)),
        ("YEM", "gw", "1990-05-22", ("678",)),
        ("YMD", "gw", "1990-05-21", ("680",)),
        ("VNM", "gw", "2000-01-01", ("816",)),
        ("CZE", "gw", "2000-01-01", ("316",)),
        ("CSK", "vdem", "1992-12-31", ("157",)),
        ("CZE", "vdem", "1993-01-01", ("157",)),
        ("RUS", "cow", "1985-01-01", ("365",)),
        # V-Dem has two units for Palestine, none for the Holy See; 209 and 361 are other units.
        ("PSE", "vdem", "2020-01-01", ("128", "138")),
        ("VAT", "vdem", "2020-01-01", ()),
        ("PSE", "cow", "2020-01-01", ()),
        ("COK", "gw", "2020-01-01", ()),
        ("COK", "fips", "2020-01-01", ("CW",)),
        # UCDP uses the list of Gleditsch and Ward, also for the States that its file lacks.
        ("KNA", "ucdp", "2000-01-01", ("60",)),
        ("TUN", "fao", "2000-01-01", ("222",)),
        ("LBN", "ioc", "2000-01-01", ("LBN",)),
        ("DNK", "wikidata", "2000-01-01", ("Q756617",)),
        ("TLS", "cow", "2002-09-26", ()),
        ("TLS", "cow", "2002-09-27", ("860",)),
    ],
)
def test_codes_of_the_lists(reg: Register, state: str, system: str, on: str, expected: tuple[str, ...]) -> None:
    assert codes_on(reg.facts.states[state], CodeSystem(system), dt.date.fromisoformat(on)) == expected


def test_the_table_is_in_order_and_names_known_sources(reg: Register) -> None:
    rows = list(csv.DictReader(read_text("states/codes.csv").splitlines()))
    systems = [system.value for system in CodeSystem]
    keys = [(row["state"], systems.index(row["system"]), row["since"], row["code"]) for row in rows]
    assert keys == sorted(set(keys)) and len(rows) == 1963
    known = {source.id for source in reg.sources}
    assert {id_ for row in rows for id_ in row["sources"].split("; ")} <= known
    # Every State has a code in some list.
    assert {row["state"] for row in rows} == set(reg.facts.states)
