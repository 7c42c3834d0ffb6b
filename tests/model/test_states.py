"""States, their groups, and sets of them."""

import datetime as dt
import pickle
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import InvalidDate, PartialDate, Register, State, StateSet, UnknownGroup
from minetreaty.model.state_sets import Directory
from minetreaty.model.states import ALWAYS, Group, GroupMembership, Span, group_key


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


# ---- spans


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        (None, None, "2000-01-01", True),
        ("2000-01-01", None, "1999-12-31", False),
        ("2000-01-01", None, "2000-01-01", True),
        (None, "2000-01-01", "1999-12-31", True),
        (None, "2000-01-01", "2000-01-01", False),
        ("2000", None, "2000-01-01", None),
        ("2000", None, "2000-12-30", None),
        ("2000", None, "2000-12-31", True),
        ("2000", None, "1999-12-31", False),
        (None, "2000", "1999-12-31", True),
        (None, "2000", "2000-01-01", None),
        (None, "2000", "2000-12-30", None),
        (None, "2000", "2000-12-31", False),
        ("1990", "2000-05", "1995-01-01", True),
        ("1990", "2000-05", "2000-05-01", None),
        ("1990", "2000-05", "2000-06-01", False),
    ],
)
def test_a_span_holds_a_day_or_does_not_or_nobody_knows(
    since: str | None, until: str | None, day: str, holds: bool | None
) -> None:
    span = Span(
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )
    assert span.holds(dt.date.fromisoformat(day)) is holds
    assert ALWAYS.holds(dt.date.fromisoformat(day))


def test_a_state_belongs_to_a_group_while_a_span_says_so() -> None:
    state = State(
        alpha3="AAA",
        name="A",
        memberships=(
            GroupMembership(group_key="EU", span=Span(since=PartialDate(1990), until=PartialDate(1995, 1, 1))),
            GroupMembership(group_key="EU", span=Span(since=PartialDate(2000, 1, 1))),
            GroupMembership(group_key="NATO", span=Span(since=PartialDate(1990))),
        ),
    )
    assert state.member_of("EU") is state.member_of(" eu ") is True
    assert state.member_of("ASEAN") is state.member_of("ASEAN", "2001-01-01") is False
    assert state.member_of("EU", "1989-12-31") is False
    assert state.member_of("EU", "1990-05-01") is None
    assert state.member_of("EU", "1994-12-31") is True
    assert state.member_of("EU", "1995-01-01") is False
    assert state.member_of("EU", dt.date(2000, 1, 1)) is True
    assert state.member_of("NATO", "1990-05-01") is None
    assert group_key(" un:weog ") == "UN:WEOG"


def test_a_state_exists_in_its_own_time() -> None:
    state = State(alpha3="AAA", name="A", since=dt.date(2000, 1, 1), until=dt.date(2010, 1, 1))
    days = ("1999-12-31", "2000-01-01", "2009-12-31", "2010-01-01")
    assert [state.exists(dt.date.fromisoformat(day)) for day in days] == [False, True, True, False]
    assert State(alpha3="BBB", name="B").exists(dt.date.min)


# ---- groups of the tables, against published sizes


@pytest.mark.parametrize(
    ("group", "day", "size"),
    [
        ("EU", "2025-12-27", 27),
        ("EU", "2019-01-01", 28),
        ("EU", "1997-12-03", 15),
        ("NATO", "2025-12-27", 32),
        ("NATO", "1998-12-31", 16),
        ("ASEAN", "2025-12-27", 11),
        ("ASEAN", "2020-01-01", 10),
        ("P5", "2025-12-27", 5),
        ("OSCE", "2025-12-27", 57),
        ("AU", "2025-12-27", 54),
        ("MONITOR:AFRICA", "2025-12-27", 49),
        ("MONITOR:AMERICAS", "2025-12-27", 35),
        ("MONITOR:ASIA-PACIFIC", "2025-12-27", 40),
        ("MONITOR:EUROPE-CAUCASUS-CENTRAL-ASIA", "2025-12-27", 54),
        ("MONITOR:MENA", "2025-12-27", 19),
    ],
)
def test_sizes_of_groups(reg: Register, group: str, day: str, size: int) -> None:
    """As their own pages give them; the African Union counts 55 with the Sahrawi Republic, no State of the tables."""
    assert len(reg.states(day).within(group, on=day)) == size


def test_signatories_south_of_the_sahara(reg: Register) -> None:
    """The Monitor of 1999 counts 35 at the conference, Kenya included."""
    assert len(reg.signatories("APMBC", on="1997-12-05").within("MONITOR:AFRICA")) == 35


def test_members_of_the_united_nations(reg: Register) -> None:
    members = [state for state in reg.states("2025-12-27") if state.un == "member"]
    others = {state.alpha3: state.un.value for state in reg.states("2025-12-27") if state.un != "member"}
    assert len(members) == 193
    assert others == {"VAT": "observer", "PSE": "observer", "COK": "other", "NIU": "other"}


def test_predecessors_can_be_left_out(reg: Register) -> None:
    with_them, without = reg.states("1983-12-02"), reg.states("1983-12-02", predecessors=False)
    assert (with_them - without).codes == ("CSK", "DDR", "YAR", "YMD", "YUG")
    assert reg.states().codes == reg.states(reg.facts.date).codes


# ---- sets


def test_a_set_is_in_the_order_of_codes_and_knows_codes_and_states(reg: Register) -> None:
    states = reg.states("2025-12-27")
    assert list(states.codes) == sorted(states.codes)
    assert states.names[0] == "Afghanistan"
    assert "EST" in states and reg.state("EST") in states
    assert "XXX" not in states and 233 not in states
    assert len(states) == 197 == len(list(states))


@pytest.mark.parametrize("name", ["Estonia", "EE", "est", "Frnace"])
def test_a_name_is_no_member_of_a_set_and_false_would_look_like_an_answer(reg: Register, name: str) -> None:
    states = reg.states("2025-12-27")
    with pytest.raises(mt.UnknownState, match="no alpha-3 code, and a set knows no names"):
        assert name in states
    with pytest.raises(mt.UnknownState, match=name):
        assert states - {name}
    with pytest.raises(mt.UnknownState, match=name):
        assert states & {name}


def test_a_code_alone_cannot_be_put_into_a_set(reg: Register) -> None:
    parties = reg.parties("APMBC", on="2026-04-14")
    with pytest.raises(mt.UnknownState, match="'FIN' is not a State; a set has only those"):
        assert parties | {"FIN"}
    with pytest.raises(mt.UnknownState, match="'FIN' is not a State; a set has only those"):
        assert parties ^ {"FIN"}
    assert {"NOR", "FIN"} & parties == {"NOR"}


@pytest.mark.parametrize("thing", ["EST", None])
def test_a_set_is_made_of_states(thing: Any) -> None:
    with pytest.raises(mt.UnknownState, match="is not a State; a set has only those"):
        StateSet([thing])
    with pytest.raises(mt.UnknownState, match="is not a State; a set has only those"):
        StateSet(undetermined=[thing])


def test_sets_make_sets(reg: Register) -> None:
    parties = reg.parties("APMBC", on="2026-04-14")
    rest = reg.nonparties("APMBC", on="2026-04-14")
    nordic = {"NOR", "SWE", "DNK", "FIN", "ISL"}
    assert (parties & nordic).codes == ("DNK", "ISL", "NOR", "SWE")
    assert (rest & nordic).codes == ("FIN",)
    assert "NOR" not in parties - {"NOR"}
    assert len(parties | rest) == 197
    assert (parties ^ parties).codes == ()
    assert (parties & rest).codes == ()
    both = (parties & nordic) ^ (rest & nordic)
    assert both.codes == ("DNK", "FIN", "ISL", "NOR", "SWE")
    for made in (parties & nordic, parties - nordic, parties | rest, parties ^ rest):
        assert isinstance(made, StateSet)
        made.within("EU", on="2026-01-01")  # the groups came along
    assert parties.isdisjoint(rest)
    codes: object = {"DNK", "ISL", "NOR", "SWE"}
    assert parties & nordic == codes
    assert hash(parties & nordic) == hash(reg.parties("APMBC", on="2026-04-14") & nordic)


def test_what_is_open_stays_open_when_sets_are_combined(reg: Register) -> None:
    """Lebanon deposited in 2026 on a day that no source gives: on 1 May it is surely no party, perhaps a contracting
    State.
    """
    contracting, parties = (ask("APMBC", on="2026-05-01") for ask in (reg.contracting_states, reg.parties))
    waiting = contracting - parties
    assert "LBN" not in waiting and waiting.undetermined.codes == ("LBN",)
    arab = {"LBN", "JOR", "SYR"}
    assert (contracting & arab).codes == ("JOR",) and (contracting & arab).undetermined.codes == ("LBN",)
    assert (reg.states("2026-05-01") - contracting).undetermined.codes == ("LBN",)
    assert (contracting - {"LBN"}).undetermined.codes == () == (parties | {reg.state("LBN")}).undetermined.codes
    assert "LBN" in parties | {reg.state("LBN")}
    assert contracting.by_region()["Asia"].undetermined.codes == ("LBN",)


def test_a_member_is_not_open() -> None:
    state = State(alpha3="AAA", name="A")
    assert StateSet([state], undetermined=[state]).undetermined.codes == ()


def test_a_set_is_shown_by_its_first_codes(reg: Register) -> None:
    assert repr(reg.states("2025-12-27")) == "StateSet(197: AFG, AGO, ALB, AND, ARE, ARG, ARM, ATG, ...)"
    few = reg.parties("APMBC", on="2026-11-23") & {"NOR", "SWE"}
    assert repr(few) == "StateSet(2: NOR, SWE)"
    eight = StateSet([State(alpha3=f"AA{n}", name="x") for n in range(8)])
    assert repr(eight).endswith("AA7)")
    assert repr(reg.parties("APMBC", on="2026-11-23")).endswith(", ..., 1 undetermined)")


def test_regions(reg: Register) -> None:
    states = reg.states("2025-12-27")
    regions = states.by_region()
    assert list(regions) == ["Africa", "Americas", "Asia", "Europe", "Oceania"]
    assert sum(map(len, regions.values())) == 197
    assert regions["Africa"].codes == states.within("africa").codes == states.within(" Africa ").codes
    assert len(regions["Africa"]) == 54
    assert "NOR" in states.within("Northern Europe")
    assert "NOR" not in states.within("Southern Europe")
    assert states.within("Africa", on="2025-01-01") == states.within("Africa")


def test_states_without_a_region_are_under_none() -> None:
    plain = StateSet([State(alpha3="BBB", name="B", region="Asia"), State(alpha3="AAA", name="A")])
    assert {region: states.codes for region, states in plain.by_region().items()} == {"": ("AAA",), "Asia": ("BBB",)}


def test_a_group_that_changes_needs_a_day(reg: Register) -> None:
    with pytest.raises(InvalidDate, match="The membership of EU changes over time: say on which day"):
        reg.parties("APMBC").within("eu")
    undated = [group for group in reg.facts.directory.groups if not group.dated]
    assert all(len(reg.states().within(group.key)) > 0 for group in undated)


def test_doubtful_members_are_undetermined() -> None:
    sure = State(alpha3="AAA", name="A", memberships=(GroupMembership(group_key="G", span=ALWAYS),))
    doubtful = State(
        alpha3="BBB", name="B", memberships=(GroupMembership(group_key="G", span=Span(since=PartialDate(2000))),)
    )
    other = State(alpha3="CCC", name="C")
    maybe = State(alpha3="DDD", name="D", memberships=(GroupMembership(group_key="G", span=ALWAYS),))
    never = State(alpha3="EEE", name="E")
    directory = Directory.of([Group(key="G", title="Group", dated=True)], [sure])
    states = StateSet([other, doubtful, sure], undetermined=[maybe, never], directory=directory)
    part = states.within("g", on="2000-05-01")
    assert part.codes == ("AAA",)
    assert part.undetermined.codes == ("BBB", "DDD")
    assert states.undetermined.codes == ("DDD", "EEE")
    assert states.undetermined.within("G", on="2000-05-01").codes == ("DDD",)
    assert states.undetermined.undetermined.codes == ()


@pytest.mark.parametrize(
    ("day", "members", "undetermined"),
    [
        ("1999-12-31", (), ()),  # not a member on that date
        ("2000-01-01", (), ("BBB",)),  # perhaps a member
        ("2000-12-30", (), ("BBB",)),
        ("2000-12-31", (), ("BBB",)),  # a member for certain, as the year ends
        ("2003-01-01", (), ("BBB",)),  # perhaps left
        ("2003-12-31", (), ()),  # has left for certain
    ],
)
def test_an_undetermined_state_in_a_group_that_it_perhaps_belongs_to(
    day: str, members: tuple[str, ...], undetermined: tuple[str, ...]
) -> None:
    """Two doubts do not make a certainty: the State may belong to the part as long as neither rules it out."""
    span = Span(since=PartialDate(2000), until=PartialDate(2003))
    unsure = State(alpha3="BBB", name="B", memberships=(GroupMembership(group_key="G", span=span),))
    directory = Directory.of([Group(key="G", title="Group", dated=True)], [unsure])
    part = StateSet([], undetermined=[unsure], directory=directory).within("G", on=day)
    assert (part.codes, part.undetermined.codes) == (members, undetermined)


def test_an_empty_directory_knows_no_group() -> None:
    with pytest.raises(UnknownGroup, match="There is no group or M49 region called 'EU'"):
        StateSet([]).within("EU", on="2000-01-01")
    assert Directory().groups == () and StateSet().codes == ()
    assert StateSet([State(alpha3="AAA", name="A")] * 2).codes == ("AAA",)


def test_a_directory_tells_groups_from_regions() -> None:
    group = Group(key="EU", title="European Union", dated=True)
    directory = Directory.of([group], [State(alpha3="AAA", name="A", region="Africa", subregion="Northern Africa")])
    assert directory.regions == {"Africa", "Northern Africa"}
    assert directory.group(" eu ") is group
    assert directory.group("northern africa") is None


def test_a_set_survives_pickling_with_its_groups(reg: Register) -> None:
    parties = reg.parties("APMBC", on="2026-11-23")
    again = pickle.loads(pickle.dumps(parties))
    assert again == parties and again.undetermined == parties.undetermined
    assert again.within("EU", on="2026-01-01") == parties.within("EU", on="2026-01-01")
