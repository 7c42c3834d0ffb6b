"""The facts of a register one by one, the sources that each cites, and findings about facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from attrs import fields_dict

from ..facts.layout import SECTIONS
from ..findings import Finding, Rule, Severity
from ..model.acts import Act, AnyAct, UndatedAct
from ..model.conventions import Convention
from ..model.implementation import Extension
from ..model.labels import label
from ..model.sources import ASSUMED
from ..model.states import State, SuccessionOfStates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.protocol import Facts
    from ..register import Register


def found(
    rule: Rule,
    fact: object,
    message: str,
    hint: str = "",
    *,
    article: str | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding about a fact, with the severity and the reason of the rule if no other is given."""
    return rule.finding(
        message,
        article=article,
        severity=severity,
        where=label(fact),
        convention=fact.key if isinstance(fact, Convention) else getattr(fact, "convention", ""),
        state=getattr(fact, "alpha3", getattr(fact, "state", "")),
        hint=hint,
    )


def dated(register: Register) -> Iterator[Act]:
    """Every act with an exact date."""
    return chain.from_iterable(ledger.acts for ledger in register.ledgers.values())


def undated(register: Register) -> Iterator[UndatedAct]:
    """Every act without an exact date."""
    return chain.from_iterable(ledger.undated for ledger in register.ledgers.values())


def acts(register: Register) -> Iterator[AnyAct]:
    """Every act, dated or not."""
    return chain(dated(register), undated(register))


def is_assumed(act: AnyAct) -> bool:
    """Whether the act is assumed, not shown by a source."""
    return ASSUMED.id in act.sources


def sourced(facts: Facts, *, without: tuple[type[Any], ...] = ()) -> Iterator[Any]:
    """Every fact of the kinds that cite sources, except those of the kinds ``without``."""
    kinds = (table.cls for table in SECTIONS.values())
    citing = (kind for kind in kinds if kind not in without and "sources" in fields_dict(kind))
    return chain.from_iterable(map(facts.table, citing))


class CitedSources(NamedTuple):
    """The sources that a fact cites for one thing."""

    fact: Any
    what: str
    ids: tuple[str, ...]
    needed: bool = True


def citations(facts: Facts) -> Iterator[CitedSources]:
    """Every citation of every fact. ``needed`` is False if there is nothing that needs a source, and for successions of
    States, because the data has some of them without a document.
    """
    for fact in sourced(facts):
        yield CitedSources(fact, "it", fact.sources, not isinstance(fact, SuccessionOfStates))
        match fact:
            case Act():
                yield CitedSources(fact, "its date of effect", fact.effect_sources, fact.effect is not None)
            case Convention():
                printed = fact.published_in_force_sources
                yield CitedSources(fact, "its entry into force", printed, fact.published_in_force is not None)
                for provision in fact.provisions:
                    yield CitedSources(fact, provision.article, provision.sources)
            case State():
                for membership in fact.memberships:
                    yield CitedSources(fact, f"membership of {membership.group_key}", membership.sources)
                for code in fact.codes:
                    yield CitedSources(fact, f"its code {code.code} ({code.system})", code.sources)
            case Extension():
                yield CitedSources(fact, "its meeting", fact.meeting_sources, False)
            case _:
                pass
