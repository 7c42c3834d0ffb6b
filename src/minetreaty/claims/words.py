"""Words: what publications call a set of States where the word does not say which set, and what the words can mean."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from ..errors import InvalidChoice
from ..model.choices import choose
from ..model.populations import Population


class Word(StrEnum):
    """A word for a set of States that can mean several populations.

    ``OUTSIDE`` is "remain outside" and "have yet to join", ``WITHDREW`` is "withdrew" and "quit", which can mean the
    notice or its effect; ``LEAVING`` is "leaves" and "is withdrawing".
    """

    PARTY = "party"
    NOT_PARTY = "not_party"
    SIGNATORY = "signatory"
    NON_SIGNATORY = "non_signatory"
    NOT_RATIFIED = "not_ratified"
    LEAVING = "leaving"
    MEMBER = "member"
    OUTSIDE = "outside"
    WITHDREW = "withdrew"


Term: TypeAlias = Population | Word
"""What a claim says of States: a population, or a word that can mean several."""

Meanings: TypeAlias = tuple[tuple[Population, bool], ...]
"""What a term can mean, the likeliest first; the second value says whether people usually mean that."""

_MEANINGS: dict[Term, tuple[Population, ...]] = {
    Word.PARTY: (Population.CONTRACTING_STATES, Population.STATES_PARTIES),
    Word.NOT_PARTY: (Population.NONCONTRACTING, Population.NONPARTIES),
    Word.SIGNATORY: (Population.SIGNATORIES, Population.SIGNED_ONLY),
    Word.NON_SIGNATORY: (Population.UNSIGNED, Population.NEITHER),
    Word.NOT_RATIFIED: (Population.SIGNED_ONLY, Population.NONCONTRACTING),
    Word.LEAVING: (Population.WITHDRAWING, Population.NOTIFIED, Population.WITHDRAWN),
    Word.MEMBER: (Population.CONTRACTING_STATES, Population.STATES_PARTIES),
    Word.OUTSIDE: (Population.NONCONTRACTING, Population.NONPARTIES, Population.NEITHER),
    Word.WITHDREW: (Population.WITHDRAWN, Population.NOTIFIED),
    Population.ACCEDED: (Population.ACCEDED, Population.ACCEDED_OR_SUCCEEDED),
}
_RARELY: dict[Term, tuple[Population, ...]] = {Word.MEMBER: (Population.SIGNATORIES,)}
_LOOSELY: dict[Term, tuple[Population, ...]] = {
    Population.RATIFIED: (Population.CONTRACTING_STATES, Population.STATES_PARTIES),
    Population.ACCEDED: (Population.CONTRACTING_STATES, Population.STATES_PARTIES),
    Population.CONTRACTING_STATES: (Population.STATES_PARTIES, Population.COMMITTED),
    Population.STATES_PARTIES: (Population.CONTRACTING_STATES,),
    Population.SIGNATORIES: (
        Population.CONTRACTING_STATES,
        Population.STATES_PARTIES,
        Population.COMMITTED,
        Population.SIGNED_ONLY,
    ),
    Population.UNSIGNED: (Population.NEITHER, Population.NONCONTRACTING, Population.NONPARTIES),
    Word.PARTY: (Population.COMMITTED,),
    Word.MEMBER: (Population.COMMITTED,),
    Word.NOT_PARTY: (Population.NEITHER,),
    Word.SIGNATORY: (Population.CONTRACTING_STATES, Population.STATES_PARTIES, Population.COMMITTED),
    Word.NON_SIGNATORY: (Population.NONCONTRACTING, Population.NONPARTIES),
    Word.NOT_RATIFIED: (Population.NONPARTIES,),
}
"""What prose means by its words where it is careless: "signed" or "ratified" for every way of joining, "bound" before
the treaty is in force for a State. That a State has left is never meant loosely.
"""

_PLAIN = {
    Population.STATES_PARTIES: "were bound",
    Population.CONTRACTING_STATES: "had joined",
    Population.SIGNATORIES: "had signed",
    Population.NONPARTIES: "were not bound",
    Population.NONCONTRACTING: "had not joined",
    Population.SIGNED_ONLY: "had signed and not joined",
    Population.UNSIGNED: "had not signed",
    Population.COMMITTED: "had signed or joined",
    Population.NEITHER: "had neither signed nor joined",
    Population.RATIFIED: "had ratified, accepted or approved",
    Population.ACCEDED: "had acceded",
    Population.ACCEDED_OR_SUCCEEDED: "had acceded or succeeded",
    Population.NOTIFIED: "had given notice of withdrawal",
    Population.WITHDRAWING: "were bound, under notice of withdrawal",
    Population.WITHDRAWN: "had left",
    Population.ALL_STATES: "existed",
}
_OPPOSITES: dict[Term, Term] = {
    Word.PARTY: Word.NOT_PARTY,
    Word.NOT_PARTY: Word.PARTY,
    Word.MEMBER: Word.NOT_PARTY,
    Word.OUTSIDE: Word.PARTY,
    Word.SIGNATORY: Word.NON_SIGNATORY,
    Word.NON_SIGNATORY: Word.SIGNATORY,
    Population.RATIFIED: Population.NONCONTRACTING,
}


def term(value: str) -> Term:
    """Return the population or the word of that value; raise `InvalidChoice` where there is none."""
    try:
        return Word(value)
    except ValueError:
        pass
    try:
        return choose(Population, value, "population")
    except InvalidChoice as error:
        words = (*error.suggestions, *Word)
        raise InvalidChoice(f"{error} Or a word: {', '.join(Word)}.", query=error.query, suggestions=words) from None


def meanings(said: Term, *, loosely: bool = False) -> Meanings:
    """Return what a term can mean; `loosely` adds what careless prose may mean by it, as unusual meanings."""
    usual = _MEANINGS.get(said) or (Population(said),)
    more = [*_RARELY.get(said, ()), *(_LOOSELY.get(said, ()) if loosely else ())]
    unusual = dict.fromkeys(population for population in more if population not in usual)
    return (*((population, True) for population in usual), *((population, False) for population in unusual))


def label(said: Term) -> str:
    """Return the term in words, as a claim says it."""
    return said.value.replace("_", " ") if isinstance(said, Word) else said.label


def plain(population: Population) -> str:
    """Return what was true of the population's members, in plain words: "had joined"."""
    return _PLAIN[population]


def opposite(said: Term) -> Term | None:
    """Return the term for all other States; None where there is none."""
    return _OPPOSITES.get(said) or (said.complement if isinstance(said, Population) else None)


CERTAIN = tuple(population for population in Population if population is not Population.ALL_STATES)
"""The populations to which a number or a list can be compared."""
