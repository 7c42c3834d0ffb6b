"""The public names as a user writes them, for type checkers only: this file is never run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import assert_type

import minetreaty as mt
from minetreaty import StateName, UNStanding
from minetreaty.clauses import Clause

day = dt.date(2025, 12, 26)

# ---- the bundled register, and the questions that notebooks ask

reg = mt.load()
assert_type(reg, mt.Register)
assert_type(mt.__version__, str)
assert_type(mt.status("EST", "APMBC", on=day), mt.Status)
assert_type(mt.parties("APMBC", on="2025-12-26", known_on=day), mt.StateSet)
assert_type(mt.history("EST", "APMBC"), mt.History)
assert_type(mt.explain("EST", "APMBC", on=day), mt.Explanation)

# ---- what it is made of

assert_type(reg.edition, mt.Edition)
assert_type(reg.edition.sha256, str)
assert_type(mt.verify(), mt.Verification)
assert_type(mt.verify("data").differs, tuple[str, ...])
assert_type(reg.edition.base, str | None)
assert_type(reg.edition.derived, bool)
assert_type(reg.conventions, tuple[mt.Convention, ...])
convention = reg.convention("Ottawa Convention")
assert_type(convention.key, str)
assert_type(convention.as_of, dt.date)
assert_type(convention.in_force, dt.date | None)
assert_type(convention.clauses, tuple[Clause, ...])
assert_type(reg.states(day), mt.StateSet)
assert_type(reg.source("untc-apmbc-2026-02-03"), mt.Source)
assert_type(reg.disagreements("APMBC", state="DZA"), tuple[mt.Disagreement, ...])

state = reg.state("Estonia", on=day, vocabulary="name")
assert_type(state, mt.State)
assert_type(state.alpha2, str | None)
assert_type(state.names, tuple[StateName, ...])
assert_type(state.un, UNStanding)
assert_type(state.member_of("EU", day), bool | None)

# ---- one State

assert_type(reg.status(state, "APMBC", on=day, known_on="2025-06-01"), mt.Status)
assert_type(reg.status("EST", "APMBC").is_party, bool)
standing = reg.standing("EST", "APMBC", on=day)
assert_type(standing.status, mt.Status)
assert_type(standing.since, dt.date | None)
assert_type(standing.possible, tuple[mt.Status, ...])
assert_type(standing.open, tuple[mt.UndatedAct, ...])
assert_type(standing.is_party, bool | None)
history = reg.history("EST", "APMBC", known_on=day)
assert_type(history.periods, tuple[mt.Period, ...])
assert_type(history.at("2010-01-01"), mt.Status)
assert_type(iter(history), Iterator[mt.Period])
assert_type(history.acts, tuple[mt.Act | mt.UndatedAct, ...])
assert_type(reg.explain("EST", "APMBC", on=day).status, mt.Status)

# ---- sets and counts

parties = reg.parties("APMBC", on=day)
assert_type(parties, mt.StateSet)
assert_type(reg.contracting_states("APMBC"), mt.StateSet)
assert_type(reg.signatories("APMBC"), mt.StateSet)
assert_type(reg.nonparties("APMBC", of=mt.Population.CONTRACTING_STATES), mt.StateSet)
assert_type(reg.having(mt.Status.WITHDRAWING, "APMBC"), mt.StateSet)
assert_type(parties.codes, tuple[str, ...])
assert_type(parties.undetermined, mt.StateSet)
assert_type(parties.within("EU", on=day), mt.StateSet)
assert_type(parties.by_region(), dict[str, mt.StateSet])
assert_type(parties & {"NOR"}, mt.StateSet)
assert_type(parties - reg.signatories("APMBC"), mt.StateSet)
assert_type([member.name for member in parties], list[str])
assert_type("EST" in parties, bool)
count = reg.count("states_parties", "APMBC", on=day)
assert_type(count, mt.Count)
assert_type(int(count), int)
assert_type(count.members, mt.StateSet)
assert_type(count.population, mt.Population)

# ---- acts and changes

assert_type(reg.changes("APMBC", since="2025-01-01", until=day), tuple[mt.StatusTransition, ...])
acts = reg.acts("APMBC", state="EST", kind=mt.ActKind.ACCESSION, since=None)
assert_type(acts, tuple[mt.Act, ...])
assert_type(acts[0].date, dt.date)
assert_type(acts[0].kind, mt.ActKind)
assert_type(acts[0].target, mt.ActRef | None)
assert_type(reg.effect(acts[0]), mt.Effect)
assert_type(reg.effect(acts[0]).date, dt.date | None)
assert_type(reg.undated("APMBC"), tuple[mt.UndatedAct, ...])
assert_type(reg.undated("APMBC")[0].when, mt.PartialDate)
assert_type(reg.unconfirmed(), tuple[mt.Act | mt.UndatedAct, ...])

# ---- other registers

idea = mt.Act(state="CHN", convention="APMBC", kind="accession", date="2026-01-15")
assert_type(reg.deposit(idea), mt.Register)
assert_type(reg.as_known(day), mt.Register)
assert_type(reg.with_convention(convention, idea), mt.Register)

# ---- across conventions

assert_type(reg.profile("USA", on=day), mt.Profile)
assert_type(reg.profile("USA", on=day)["APMBC"], mt.Standing)
assert_type(reg.matrix(on=day), mt.Matrix)
assert_type(reg.matrix(on=day).status("USA", "APMBC"), mt.Status)
assert_type(reg.brief("APMBC", on=day), mt.Brief)

# ---- errors

try:
    reg.state("Atlantis")
except mt.UnknownState as error:
    assert_type(error.suggestions, tuple[str, ...])
except mt.AmbiguousName as error:
    assert_type(error.candidates, tuple[str, ...])
except mt.NotInDueForm as error:
    assert_type(error.findings, tuple[mt.Finding, ...])
    assert_type(error.findings[0].severity, mt.Severity)

# ---- what a type checker must refuse

reg.status("EST", "APMBC", "2025-12-26")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
reg.status("EST", "APMBC", on=2025)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
reg.parties(on=day)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
standing.status = mt.Status.PARTY  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
mt.Act("CHN", "APMBC", "accession", "2026-01-15")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
