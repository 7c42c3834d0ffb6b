"""Questions across conventions: profiles and the matrix."""

import pytest

import minetreaty as mt

REG = mt.load()


def test_the_united_states_are_bound_by_amended_protocol_ii_and_not_by_the_ban() -> None:
    profile = REG.profile("USA", on="2026-01-01")
    assert profile["APMBC"].status is mt.Status.OUTSIDE
    assert profile["CCW-AP2"].is_party
    assert profile.nearest == "CCW-AP2"
    assert [standing.convention for standing in profile] == [convention.key for convention in REG.conventions]
    assert "- CCW-AP2: party since 1999-11-24" in str(profile)
    assert "Strictest rule on anti-personnel mines in force for it: CCW-AP2." in str(profile)


def test_a_state_bound_by_no_rule_on_mines_has_none_that_is_nearest() -> None:
    profile = REG.profile("EGY", on="2026-01-01")
    assert profile.bound_by == ()
    assert "Strictest rule on anti-personnel mines in force for it: none in our data." in str(profile)


def test_the_original_protocol_alone_binds_four_states() -> None:
    """Cuba, Laos, Mongolia and Uzbekistan, as the crosscheck of the record names them."""
    matrix = REG.matrix(on="2026-02-03")
    assert matrix.bound("CCW-P2", by_none_of=("APMBC", "CCW-AP2")).codes == ("CUB", "LAO", "MNG", "UZB")
    assert REG.profile("CUB", on="2026-02-03").nearest == "CCW-P2"


def test_what_vclt_40_5_leaves_open_is_said_of_states_that_joined_after_the_amendment() -> None:
    later = [
        state.alpha3
        for state in REG.parties("CCW", on="2026-02-03") - REG.contracting_states("CCW-A1", on="2026-02-03")
        if (joined := REG.standing(state, "CCW", on="2026-02-03").in_force_from) and str(joined) > "2004-05-18"
    ]
    assert later
    assert len(later) == 15
    for code in later:
        assert "VCLT Art. 40(5)" in " ".join(REG.profile(code, on="2026-02-03").notes)
    assert REG.profile("USA", on="2026-01-01").notes == ()


def test_without_a_date_no_two_questions_contradict_each_other() -> None:
    """Poland left the ban on 2026-02-20, before its record ends (2026-04-14) and after those of the others do."""
    profile, matrix = REG.profile("POL"), REG.matrix()
    assert REG.status("POL", "APMBC") is profile["APMBC"].status is matrix.status("POL", "APMBC") is mt.Status.WITHDRAWN
    assert str(profile.on) == str(matrix.on) == str(REG.prohibited("POL", "use").on) == "2026-04-14"
    assert REG.profile("POL", known_on="2026-03-01").on == REG.matrix(known_on="2026-03-01").on
    assert str(REG.matrix(known_on="2026-03-01").on) == "2026-03-01"
    for state in REG.states("2026-04-14"):
        for convention in REG.conventions:
            now, then = REG.status(state, convention.key), matrix.status(state, convention.key)
            assert now is then or convention.key in matrix.beyond_record, (state, convention)


def test_what_lies_beyond_a_record_is_marked() -> None:
    profile, matrix = REG.profile("POL"), REG.matrix()
    others = tuple(convention.key for convention in REG.conventions if convention.key != "APMBC")
    assert (
        tuple(standing.convention for standing in profile if standing.beyond_record) == matrix.beyond_record == others
    )
    assert f"{', '.join(others)}: the record is complete to 2026-02-03; acts from 2026-02-04 on may be missing." in (
        profile.notes
    )
    assert "- CCM: outside, beyond the record" in str(profile)
    kinds = {doubt.kind for doubt in matrix.doubts_of("POL", "CCM")}
    assert kinds == {mt.DoubtKind.BEYOND_RECORD} and matrix.doubts_of(REG.state("POL"), "APMBC")[:1] == ()
    assert "Beyond the record: CCM, CCW" in matrix._repr_html_()
    assert "Beyond the record" not in REG.matrix(on="2026-01-01")._repr_html_()
    assert [str(day) for day in matrix.as_of] == ["2026-04-14", *["2026-02-03"] * 9]


def test_what_is_contested_is_marked_in_profile_and_matrix() -> None:
    profile, matrix = REG.profile("UKR", on="2026-01-15"), REG.matrix(on="2026-01-15")
    assert "- APMBC: party since 2006-06-01, contested" in str(profile)
    assert any(note.startswith("APMBC: Ukraine asserts a suspension") for note in profile.notes)
    assert {doubt.kind for doubt in matrix.doubts_of("UKR", "APMBC")} == {mt.DoubtKind.CONTESTED}
    assert "<td>outside*</td>" in matrix._repr_html_()  # the United Arab Emirates under the amendment of the CCW
    assert "contested" in profile._repr_html_()
    eritrea = REG.profile("ERI", on="2023-08-01")
    assert "- APMBC: withdrawing since 2023-06-21, unconfirmed" in str(eritrea)


def test_a_stricter_rule_that_may_be_in_force_is_told() -> None:
    profile = REG.profile("LBN", on="2026-12-01")
    assert profile.nearest == "CCW-AP2"
    assert "It is not known whether the APMBC, which is stricter, is in force for it." in profile.notes
    assert "- APMBC: undetermined (possible: outside, contracting, party) since 2026-10-01" in str(profile)
    assert not any("stricter" in note for note in REG.profile("LBN").notes)


def test_the_matrix_has_a_row_for_every_state_of_the_day() -> None:
    matrix = REG.matrix(on="2026-02-03")
    assert len(matrix) == 197
    assert matrix.status("EST", "APMBC") is matrix.status(REG.state("EST"), "APMBC") is mt.Status.WITHDRAWN
    assert dict(matrix)[REG.state("FRA")][0] is mt.Status.PARTY


def test_whom_a_convention_may_bind_is_open_among_those_bound() -> None:
    """From 1 October 2026 on Lebanon may be bound by the ban; by Amended Protocol II it surely is."""
    before, after = REG.matrix(on="2026-09-30"), REG.matrix(on="2026-10-01")
    assert before.bound("APMBC").undetermined.codes == ()
    assert after.bound("APMBC").undetermined.codes == ("LBN",) == after.bound("APMBC", "CCW-AP2").undetermined.codes
    without = after.bound("CCW-AP2", by_none_of=("APMBC",))
    assert "LBN" not in without and without.undetermined.codes == ("LBN",)
    assert "LBN" in before.bound("CCW-AP2", by_none_of=("APMBC",))
    assert REG.matrix(on="2026-10-01", known_on="2026-04-14").bound("APMBC").undetermined.codes == ()
    assert after.bound() == after.states


@pytest.mark.parametrize("asked", [{"by_none_of": ("NPT",)}, {}])
def test_who_is_bound_is_asked_by_the_keys_of_the_matrix(asked: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(KeyError, match="NPT"):
        REG.matrix(on="2026-02-03").bound(*(() if asked else ("NPT",)), **asked)


@pytest.mark.parametrize(("state", "convention"), [("YUG", "APMBC"), ("EST", "NPT")])
def test_a_cell_that_is_not_there_is_a_key_error(state: str, convention: str) -> None:
    with pytest.raises(KeyError):
        REG.matrix(on="2026-02-03").status(state, convention)


def test_a_profile_knows_its_conventions_only() -> None:
    with pytest.raises(KeyError):
        REG.profile("USA", on="2026-01-01")["NPT"]
