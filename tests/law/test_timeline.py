"""What a State's acts make of its status, step by step: the small cases, by hand."""

import datetime as dt

import pytest
from attrs import evolve

from minetreaty import ActKind, Register, Status
from minetreaty.facts.invented import FOUNDED, PACT, act, undated
from minetreaty.law.possibilities import earliest_day, fold, possible_at
from minetreaty.law.steps import UNBOUNDED, Bounds
from tests.invented import founded, register

OUT, SIG, CON, PAR, WNG, WDN, UND = Status


def line(reg: Register, state: str, key: str = "PACT") -> list[tuple[str | None, Status]]:
    return [(str(p.start) if p.start else None, p.status) for p in reg.history(state, key).periods]


def test_statuses_that_bind() -> None:
    assert [s for s in Status if s.is_party] == [PAR, WNG]
    assert [s for s in Status if s.is_contracting] == [CON, PAR, WNG]


def test_sign_ratify_and_be_bound() -> None:
    assert line(founded(), "AAA") == [
        (None, OUT),
        ("2000-02-01", SIG),
        ("2000-03-20", CON),
        ("2000-10-01", PAR),
    ]
    assert line(founded(), "BBB") == [(None, OUT), ("2000-04-05", CON), ("2000-10-01", PAR)]
    assert line(founded(), "CCC") == [(None, OUT)]


def test_without_the_number_of_deposits_consent_is_all() -> None:
    assert line(register(*FOUNDED[:2]), "AAA") == [(None, OUT), ("2000-02-01", SIG), ("2000-03-20", CON)]


def test_consent_that_takes_effect_at_once_makes_no_contracting_day() -> None:
    at_once = act("CCC", "accession", "2001-03-05", effect=dt.date(2001, 3, 5), effect_sources=("depositary",))
    assert line(founded(at_once), "CCC") == [(None, OUT), ("2001-03-05", PAR)]


def test_definitive_signature_is_consent_where_the_treaty_admits_it() -> None:
    """VCLT Art. 12(1)(a): by signature alone only where the treaty provides for it; else it counts as a signature."""
    signed = act("CCC", "definitive_signature", "2000-06-01")
    consent = evolve(PACT.consent, kinds=(*PACT.consent.kinds, ActKind.DEFINITIVE_SIGNATURE))
    admitted = register(*FOUNDED, signed, conventions=(evolve(PACT, consent=consent),))
    assert line(admitted, "CCC") == [(None, OUT), ("2000-06-01", CON), ("2000-12-01", PAR)]
    assert line(founded(signed), "CCC") == [(None, OUT), ("2000-06-01", SIG)]


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        # a signature out of time has no effect, nor one by a State that has consented
        ([("signature", "2000-10-01")], [(None, OUT)]),
        (
            [("accession", "2000-05-05"), ("signature", "2000-05-06")],
            [(None, OUT), ("2000-05-05", CON), ("2000-11-01", PAR)],
        ),
        # a second consent changes nothing
        (
            [("accession", "2000-05-05"), ("accession", "2000-05-06")],
            [(None, OUT), ("2000-05-05", CON), ("2000-11-01", PAR)],
        ),
        (
            [("accession", "2000-05-05"), ("accession", "2001-05-06")],
            [(None, OUT), ("2000-05-05", CON), ("2000-11-01", PAR)],
        ),
        # nobody leaves who is not party
        ([("withdrawal", "2001-05-05")], [(None, OUT)]),
        ([("signature", "2000-05-05"), ("withdrawal", "2001-05-05")], [(None, OUT), ("2000-05-05", SIG)]),
        (
            [("accession", "2000-05-05"), ("accession", "2000-12-01"), ("withdrawal_revocation", "2000-12-02")],
            [(None, OUT), ("2000-05-05", CON), ("2000-11-01", PAR)],
        ),
        # a revocation of nothing changes nothing
        ([("withdrawal_revocation", "2001-05-05")], [(None, OUT)]),
        (
            [("accession", "2000-05-05"), ("withdrawal_revocation", "2000-06-01")],
            [(None, OUT), ("2000-05-05", CON), ("2000-11-01", PAR)],
        ),
        (
            [("accession", "2000-05-05"), ("withdrawal_revocation", "2001-06-01")],
            [(None, OUT), ("2000-05-05", CON), ("2000-11-01", PAR)],
        ),
        # declarations and the like change nothing
        ([("declaration", "2001-05-05"), ("communication", "2001-05-06")], [(None, OUT)]),
    ],
)
def test_acts_without_lawful_effect_make_no_step(
    acts: list[tuple[str, str]], expected: list[tuple[str | None, Status]]
) -> None:
    given = [act("CCC", kind, day, armed_conflict=False) for kind, day in acts]
    assert line(founded(*given), "CCC") == expected


@pytest.mark.parametrize("printed", ["1999-12-31", "2001-03-04", "2001-03-05"])
def test_an_effect_printed_before_the_consent_comes_with_it(printed: str) -> None:
    """No State is bound before it has consented, whatever is printed; the rules report such a day (D203)."""
    early = founded(act("CCC", "accession", "2001-03-05", effect=printed))
    assert line(early, "CCC") == [(None, OUT), ("2001-03-05", PAR)]
    assert early.status("CCC", "PACT", on="2001-03-04") is OUT
    assert "CCC" not in early.parties("PACT", on="2001-03-04")
    assert "CCC" in early.parties("PACT", on="2001-03-05")
    assert "CCC" not in early.contracting_states("PACT", on="2001-03-04")
    assert str(early.standing("CCC", "PACT", on="2001-04-01").in_force_from) == "2001-03-05"


def test_an_effect_printed_for_the_day_after_the_consent() -> None:
    next_day = founded(act("CCC", "accession", "2001-03-05", effect="2001-03-06"))
    assert line(next_day, "CCC") == [(None, OUT), ("2001-03-05", CON), ("2001-03-06", PAR)]


@pytest.mark.parametrize("printed", ["2005-02-28", "2005-03-01"])
def test_an_effect_printed_before_a_succession_comes_with_it(printed: str) -> None:
    succeeded = founded(act("OLD", "accession", "2001-01-05"), act("NEW", "succession", "2006-03-01", effect=printed))
    assert line(succeeded, "NEW") == [("2005-03-01", PAR)]


def test_leaving() -> None:
    left = founded(act("AAA", "withdrawal", "2003-01-15", armed_conflict=False))
    assert line(left, "AAA")[3:] == [("2000-10-01", PAR), ("2003-01-15", WNG), ("2003-07-15", WDN)]
    open_ = founded(act("AAA", "withdrawal", "2003-01-15"))
    assert line(open_, "AAA")[4:] == [("2003-01-15", WNG), ("2003-07-15", UND)]
    assert open_.history("AAA", "PACT").periods[-1].possible == (WNG, WDN)
    held = founded(act("AAA", "withdrawal", "2003-01-15", armed_conflict=True))
    assert line(held, "AAA")[4:] == [("2003-01-15", WNG)]


def test_a_notice_where_nobody_can_leave_has_no_effect() -> None:
    """Unless one is shown to have been agreed (VCLT Art. 54(b))."""
    bound = act("AAA", "accession", "2003-01-01", "CHARTER")
    notice = act("AAA", "withdrawal", "2004-01-01", "CHARTER")
    assert line(founded(bound, notice), "AAA", "CHARTER")[1:] == [("2003-01-01", CON), ("2003-01-31", PAR)]
    agreed = act("AAA", "withdrawal", "2004-01-01", "CHARTER", effect=dt.date(2004, 5, 1))
    assert line(founded(bound, agreed), "AAA", "CHARTER")[3:] == [("2004-01-01", WNG), ("2004-05-01", WDN)]


def test_a_state_may_come_back_on_the_day_it_left() -> None:
    back = founded(act("AAA", "withdrawal", "2003-01-15", armed_conflict=False), act("AAA", "accession", "2003-07-15"))
    assert line(back, "AAA")[4:] == [("2003-01-15", WNG), ("2003-07-15", CON), ("2004-01-01", PAR)]


def test_a_second_notice_is_nothing_while_the_first_runs() -> None:
    notices = [act("AAA", "withdrawal", day, armed_conflict=False) for day in ("2003-01-15", "2003-02-15")]
    assert line(founded(*notices), "AAA")[4:] == [("2003-01-15", WNG), ("2003-07-15", WDN)]


def test_a_notice_can_be_taken_back_until_its_effect() -> None:
    notice = act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)
    in_time = founded(notice, act("AAA", "withdrawal_revocation", "2003-07-14"))
    assert line(in_time, "AAA")[3:] == [("2000-10-01", PAR), ("2003-01-15", WNG), ("2003-07-14", PAR)]
    too_late = founded(notice, act("AAA", "withdrawal_revocation", "2003-07-15"))
    assert line(too_late, "AAA")[5:] == [("2003-07-15", WDN)]
    again = founded(
        notice,
        act("AAA", "withdrawal_revocation", "2003-02-15"),
        act("AAA", "withdrawal", "2003-03-15", armed_conflict=False),
    )
    assert line(again, "AAA")[4:] == [
        ("2003-01-15", WNG),
        ("2003-02-15", PAR),
        ("2003-03-15", WNG),
        ("2003-09-15", WDN),
    ]


def test_a_revocation_does_not_undo_a_return() -> None:
    """Back by accession and not yet party again: there is no notice left that could be taken back."""
    register_ = founded(
        act("AAA", "withdrawal", "2003-01-15", armed_conflict=False),
        act("AAA", "accession", "2004-01-15"),
        act("AAA", "withdrawal_revocation", "2004-02-15"),
    )
    assert line(register_, "AAA")[5:] == [("2003-07-15", WDN), ("2004-01-15", CON), ("2004-07-01", PAR)]


def test_a_succession_goes_back_to_the_first_day_of_the_state() -> None:
    assert line(founded(act("NEW", "succession", "2006-03-01")), "NEW") == [("2005-03-01", PAR)]
    # Before the treaty is in force there is only consent; a State without a first day succeeds when it says so.
    assert line(register(act("NEW", "succession", "2006-03-01")), "NEW") == [("2005-03-01", CON)]
    assert line(founded(act("CCC", "succession", "2006-03-01")), "CCC") == [(None, OUT), ("2006-03-01", PAR)]


def test_steps_of_a_succession_name_practice_and_the_rest_the_clause() -> None:
    history = founded(act("NEW", "succession", "2006-03-01"), act("CCC", "accession", "2006-03-01")).history
    assert [t.article for t in history("NEW", "PACT").transitions] == ["depositary practice, VCSST Art. 23, 34"]
    assert [t.article for t in history("CCC", "PACT").transitions] == ["Pact Art. 2", "Pact Art. 3(2)"]
    assert [t.article for t in history("AAA", "PACT").transitions] == ["Pact Art. 1", "Pact Art. 2", "Pact Art. 3(1)"]
    left = founded(
        act("AAA", "withdrawal", "2003-01-15", armed_conflict=False),
        act("AAA", "withdrawal_revocation", "2003-02-15"),
    )
    assert [t.article for t in left.history("AAA", "PACT").transitions[3:]] == ["Pact Art. 4", "VCLT Art. 68"]


# ---- protocols


def test_leaving_the_pact_ends_the_protocol() -> None:
    bound = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")
    left = founded(bound, act("AAA", "withdrawal", "2003-01-15", armed_conflict=False))
    assert line(left, "AAA", "PROTOCOL") == [
        (None, OUT),
        ("2001-03-01", CON),
        ("2001-09-01", PAR),
        ("2003-01-15", WNG),
        ("2003-07-15", WDN),
    ]
    assert left.history("AAA", "PROTOCOL").acts == (bound,)


def test_leaving_the_pact_before_the_protocol_is_in_force() -> None:
    bound = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")
    left = founded(bound, act("AAA", "withdrawal", "2001-04-01", armed_conflict=False))
    assert line(left, "AAA", "PROTOCOL") == [
        (None, OUT),
        ("2001-03-01", CON),
        ("2001-09-01", WNG),
        ("2001-10-01", WDN),
    ]
    never = register(*FOUNDED, act("AAA", "withdrawal", "2001-04-01"), conventions=(PACT,))
    assert line(never, "AAA")[4:] == [("2001-04-01", WNG), ("2001-10-01", UND)]


def test_leaving_the_pact_is_nothing_to_a_protocol_never_joined() -> None:
    left = founded(act("AAA", "withdrawal", "2003-01-15", armed_conflict=False))
    assert line(left, "AAA", "PROTOCOL") == [(None, OUT)]
    gone = founded(
        act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL"),
        act("AAA", "withdrawal", "2002-01-15", "PROTOCOL"),
        act("AAA", "withdrawal", "2003-02-15", armed_conflict=False),
    )
    assert line(gone, "AAA", "PROTOCOL")[3:] == [("2002-01-15", WNG), ("2003-01-15", WDN)]


def test_a_contracting_state_takes_its_consent_back_at_once() -> None:
    bound = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")
    left = founded(bound, act("AAA", "withdrawal", "2001-04-01", "PROTOCOL"))
    assert line(left, "AAA", "PROTOCOL") == [(None, OUT), ("2001-03-01", CON), ("2001-04-01", WDN)]


def test_declarations_under_the_pact_do_nothing_to_the_protocol() -> None:
    acts = founded(act("AAA", "accession", "2003-01-01"), act("AAA", "declaration", "2003-01-01"))
    assert line(acts, "AAA", "PROTOCOL") == [(None, OUT)]


# ---- acts without a day


def may_be(reg: Register, state: str, key: str = "PACT") -> list[tuple[str | None, tuple[Status, ...]]]:
    return [(str(p.start) if p.start else None, p.possible or (p.status,)) for p in reg.history(state, key).periods]


def test_an_accession_of_an_unknown_day() -> None:
    """After 2020-06-30, to which the record is complete, and by the end of the year."""
    assert may_be(founded(undated("CCC", "accession", "2020")), "CCC") == [
        (None, (OUT,)),
        ("2020-07-01", (OUT, CON)),
        ("2020-12-31", (CON,)),
        ("2021-01-01", (CON, PAR)),
        ("2021-06-01", (PAR,)),
    ]
    assert may_be(founded(undated("CCC", "accession", "2020-09")), "CCC") == [
        (None, (OUT,)),
        ("2020-09-01", (OUT, CON)),
        ("2020-09-30", (CON,)),
        ("2021-03-01", (PAR,)),
    ]


def test_a_notice_of_an_unknown_day() -> None:
    """When the six months are over, nobody has said whether an armed conflict stands in the way."""
    open_ = founded(undated("AAA", "withdrawal", "2020-08"))
    assert may_be(open_, "AAA")[3:] == [
        ("2000-10-01", (PAR,)),
        ("2020-08-01", (PAR, WNG)),
        ("2020-08-31", (WNG,)),
        ("2021-02-01", (WNG, WDN)),
    ]
    for day in ("2021-02-01", "2021-02-28", "2030-01-01"):
        assert open_.parties("PACT", on=day).undetermined.codes == ("AAA",)


def test_a_notice_of_an_unknown_day_under_the_pact_opens_its_protocol_too() -> None:
    notice = undated("AAA", "withdrawal", "2020-08")
    reg = founded(act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL"), notice)
    assert may_be(reg, "AAA", "PROTOCOL")[2:] == [
        ("2001-09-01", (PAR,)),
        ("2020-08-01", (PAR, WNG)),
        ("2020-08-31", (WNG,)),
        ("2021-02-01", (WNG, WDN)),
    ]
    standing = reg.standing("AAA", "PROTOCOL", on="2020-08-15")
    assert standing.open == (notice,)
    assert standing.reasons[-1].article == "Pact Art. 4(4)"
    assert reg.undated("PROTOCOL") == () == reg.standing("AAA", "PROTOCOL", on="2020-07-31").open


def test_two_acts_of_unknown_days() -> None:
    """A notice of August, and its revocation some time in the year."""
    acts = (undated("AAA", "withdrawal", "2020-08"), undated("AAA", "withdrawal_revocation", "2020"))
    for order in (acts, acts[::-1]):
        assert may_be(founded(*order), "AAA")[4:] == [
            ("2020-08-01", (PAR, WNG)),
            ("2021-02-01", (PAR, WNG, WDN)),
        ]
    both = (undated("CCC", "accession", "2020-09"), undated("CCC", "accession", "2021"))
    assert may_be(founded(*both), "CCC")[1:] == [
        ("2020-09-01", (OUT, CON)),
        ("2020-09-30", (CON,)),
        ("2021-03-01", (PAR,)),
    ]


def test_a_change_between_two_acts_of_unknown_days() -> None:
    acts = (undated("CCC", "accession", "2020-09"), undated("CCC", "withdrawal", "2022-02"))
    assert may_be(founded(*acts), "CCC")[1:] == [
        ("2020-09-01", (OUT, CON)),
        ("2020-09-30", (CON,)),
        ("2021-03-01", (PAR,)),
        ("2022-02-01", (PAR, WNG)),
        ("2022-02-28", (WNG,)),
        ("2022-08-01", (WNG, WDN)),
    ]


def test_the_act_that_came_last_is_named() -> None:
    notice, revocation = undated("AAA", "withdrawal", "2020-08"), undated("AAA", "withdrawal_revocation", "2020")
    transitions = founded(notice, revocation).history("AAA", "PACT").transitions
    assert [(str(t.date), t.after, t.act) for t in transitions[3:]] == [("2020-08-01", UND, notice)]


def test_a_signature_of_an_unknown_day() -> None:
    assert may_be(register(undated("CCC", "signature", "2020-09")), "CCC") == [
        (None, (OUT,)),
        ("2020-09-01", (OUT, SIG)),
        ("2020-09-30", (SIG,)),
    ]


def test_a_signature_of_an_unknown_day_is_counted_once_it_is_certain() -> None:
    reg = register(undated("CCC", "signature", "2020-09"), act("AAA", "signature", "2000-02-01"))
    days = ("2020-08-31", "2020-09-01", "2020-09-29", "2020-09-30")
    signed = [reg.signatories("PACT", on=day) for day in days]
    assert [states.codes for states in signed] == [("AAA",)] * 3 + [("AAA", "CCC")]
    assert [states.undetermined.codes for states in signed] == [(), ("CCC",), ("CCC",), ()]
    known = reg.signatories("PACT", on="2020-12-31", known_on="2020-09-15")
    assert (known.codes, known.undetermined.codes) == (("AAA",), ("CCC",))
    consents = register(undated("CCC", "accession", "2020-09"))
    assert consents.signatories("PACT", on="2020-09-15").undetermined.codes == ()


def test_what_may_have_been_received_later_is_not_certain_before() -> None:
    """Known on 15 August 2020: the accession came between 1 July and that day, or is not known yet. One of July takes
    effect on 1 January, one of August on 1 February.
    """
    reg = founded(undated("CCC", "accession", "2020"))
    periods = reg.history("CCC", "PACT", known_on="2020-08-15").periods
    assert [(str(p.start), p.possible) for p in periods[1:]] == [
        ("2020-07-01", (OUT, CON)),
        ("2021-01-01", (OUT, CON, PAR)),
        ("2021-02-01", (OUT, PAR)),
    ]
    assert reg.history("CCC", "PACT", known_on="2020-12-31") == reg.history("CCC", "PACT")


def test_an_act_with_its_day_is_named_for_what_it_does_after_one_without() -> None:
    notice = act("CCC", "withdrawal", "2022-02-01", armed_conflict=False)
    transitions = founded(undated("CCC", "accession", "2020-09"), notice).history("CCC", "PACT").transitions
    assert [(str(t.date), t.after, t.act) for t in transitions[-2:]] == [
        ("2022-02-01", WNG, notice),
        ("2022-08-01", WDN, notice),
    ]


# ---- notices that hang on an armed conflict


def test_what_follows_a_notice_that_hangs_is_open_both_ways() -> None:
    """It took effect on 15 July 2003, unless the State was engaged in an armed conflict; then it is still pending."""
    notice = act("AAA", "withdrawal", "2003-01-15")
    assert may_be(founded(notice), "AAA")[4:] == [("2003-01-15", (WNG,)), ("2003-07-15", (WNG, WDN))]
    back = founded(notice, act("AAA", "accession", "2005-05-05"))
    assert may_be(back, "AAA")[5:] == [
        ("2003-07-15", (WNG, WDN)),
        ("2005-05-05", (CON, WNG)),
        ("2005-11-01", (PAR, WNG)),
    ]
    assert "AAA" in back.contracting_states("PACT", on="2005-05-05")
    revoked = founded(notice, act("AAA", "withdrawal_revocation", "2005-05-05"))
    assert may_be(revoked, "AAA")[5:] == [("2003-07-15", (WNG, WDN)), ("2005-05-05", (PAR, WDN))]


def test_a_notice_that_hangs_and_is_taken_back_in_time_leaves_nothing_open() -> None:
    notice, revocation = act("AAA", "withdrawal", "2003-01-15"), act("AAA", "withdrawal_revocation", "2003-07-14")
    reg = founded(notice, revocation)
    assert may_be(reg, "AAA")[4:] == [("2003-01-15", (WNG,)), ("2003-07-14", (PAR,))]
    assert [t.act for t in reg.history("AAA", "PACT").transitions[-2:]] == [notice, revocation]


def test_a_notice_by_a_state_that_is_no_party_leaves_nothing_open() -> None:
    accession = act("CCC", "accession", "2003-01-01")
    reg = founded(act("CCC", "withdrawal", "2001-01-01"), accession)
    assert line(reg, "CCC") == [(None, OUT), ("2003-01-01", CON), ("2003-07-01", PAR)]
    assert {t.act for t in reg.history("CCC", "PACT").transitions} == {accession}


@pytest.mark.parametrize("number", [6, 40])
def test_where_too_much_is_open_nothing_is_determined(number: int) -> None:
    open_ = [undated("CCC", "accession", f"{2020 + place}") for place in range(number)]
    assert may_be(founded(*open_), "CCC") == [(None, (OUT,)), ("2020-07-01", (OUT, SIG, CON, PAR, WNG, WDN))]
    assert len(may_be(founded(*open_[:5]), "CCC")) == 5
    before = founded(act("CCC", "accession", "2010-01-01"), *open_)
    assert line(before, "CCC") == [(None, OUT), ("2010-01-01", CON), ("2010-07-01", PAR), ("2020-07-01", UND)]


def test_a_notice_without_a_day_that_hangs_counts_twice_among_what_is_open() -> None:
    notices = [undated("AAA", "withdrawal", f"{2021 + place}") for place in range(4)]
    assert may_be(founded(*notices[:3]), "AAA")[-1][1] == (WNG, WDN)
    assert may_be(founded(*notices), "AAA")[4:] == [("2021-01-01", (OUT, SIG, CON, PAR, WNG, WDN))]


def test_a_day_that_is_the_only_one_left_is_known() -> None:
    """The record is complete to the day before the last of the month."""
    almost = evolve(PACT, as_of=dt.date(2020, 6, 29))
    reg = register(*FOUNDED, undated("CCC", "accession", "2020-06"), conventions=(almost,))
    assert may_be(reg, "CCC") == [(None, (OUT,)), ("2020-06-30", (CON,)), ("2020-12-01", (PAR,))]


def test_what_moves_no_status_leaves_nothing_open() -> None:
    for kind in ("objection", "declaration", "communication", "provisional_application"):
        assert may_be(founded(undated("CCC", kind, "2020")), "CCC") == [(None, (OUT,))]


def test_an_act_that_the_record_would_have_leaves_nothing_open() -> None:
    assert may_be(founded(undated("CCC", "accession", "2020-06")), "CCC") == [(None, (OUT,))]
    assert may_be(founded(undated("CCC", "accession", "2019")), "CCC") == [(None, (OUT,))]
    assert len(may_be(founded(undated("CCC", "accession", "2020-07")), "CCC")) > 1


@pytest.mark.parametrize(
    ("when", "earliest"),
    [("2020", "2020-07-01"), ("2020-06", "2020-07-01"), ("2020-08", "2020-08-01"), ("2021", "2021-01-01")],
)
def test_the_earliest_day_lies_after_the_record(when: str, earliest: str) -> None:
    assert str(earliest_day(PACT, undated("CCC", "accession", when))) == earliest


# ---- the functions themselves


def test_possible_at() -> None:
    ledger = founded().ledgers["PACT"]
    steps = fold(ledger.situation("AAA"), FOUNDED[:2])
    assert [possible_at(steps, dt.date.fromisoformat(day)) for day in ("2000-01-31", "2000-02-01", "2000-03-19")] == [
        (OUT,),
        (SIG,),
        (SIG,),
    ]
    assert possible_at((), dt.date(2000, 1, 1)) == (OUT,)


def test_bounds_hold() -> None:
    bounds = Bounds(dt.date(2000, 1, 1), dt.date(2001, 1, 1))
    days = ("1999-12-31", "2000-01-01", "2000-12-31", "2001-01-01")
    assert [bounds.hold(dt.date.fromisoformat(day)) for day in days] == [False, True, True, False]
    assert UNBOUNDED.hold(dt.date.min)


def test_a_timeline_is_equal_by_what_it_says_and_shows_it() -> None:
    one, other = (founded().history("AAA", "PACT").timeline for _ in range(2))
    assert one == other and len({one, other}) == 1
    assert one != founded().history("BBB", "PACT").timeline and one != "a timeline"
    assert repr(one).startswith("<Timeline ...: outside, ")
