"""Verbs: the dictionary of joining and leaving, what each verb means and in which forms it comes."""

from __future__ import annotations

from attrs import frozen

from ...model.populations import Population
from ..kinds import Event
from ..words import Word
from .dates import When
from .tokens import words


@frozen
class VerbMeaning:
    """What a State is after an act, what it is without it, the act as an event, and what it is while it acts."""

    have: Population | Word | None
    lack: Population | Word | None = None
    event: Event | None = None
    now: Population | Word | None = None


SIGN = VerbMeaning(Population.SIGNATORIES, Word.NON_SIGNATORY, Event.SIGNED)
RATIFY = VerbMeaning(Population.RATIFIED, Word.NOT_RATIFIED, Event.RATIFIED)
ACCEDE = VerbMeaning(Population.ACCEDED, Word.NOT_PARTY, Event.ACCEDED)
JOIN = VerbMeaning(Population.CONTRACTING_STATES, Word.OUTSIDE, Event.JOINED)
SIGN_UP = VerbMeaning(Word.MEMBER, Word.OUTSIDE, Event.JOINED)
BOUND = VerbMeaning(Population.STATES_PARTIES, Population.NONPARTIES, Event.IN_FORCE)
OUTSIDE = VerbMeaning(Word.OUTSIDE, Word.PARTY)
LEAVE = VerbMeaning(Population.WITHDRAWN, None, Event.LEFT, Word.LEAVING)
GONE = VerbMeaning(Population.WITHDRAWN, None, Event.LEFT)
WITHDRAW = VerbMeaning(Word.WITHDREW, None, Event.WITHDREW, Word.LEAVING)
NOTIFY = VerbMeaning(Population.NOTIFIED, None, Event.NOTIFIED, Population.NOTIFIED)
SUSPEND = VerbMeaning(None, None, Event.SUSPENDED)
SIGNED_ONLY = VerbMeaning(Population.SIGNED_ONLY)
COMMITTED = VerbMeaning(Population.COMMITTED, Population.NEITHER)
OPENED = VerbMeaning(None, None, Event.OPENED)

MEMBERSHIP = {
    Word.PARTY: VerbMeaning(Word.PARTY, Word.NOT_PARTY, Event.BECAME_PARTY),
    Word.MEMBER: VerbMeaning(Word.MEMBER, Word.NOT_PARTY, Event.BECAME_PARTY),
    Word.NOT_PARTY: VerbMeaning(Word.NOT_PARTY, Word.PARTY),
    Word.SIGNATORY: VerbMeaning(Word.SIGNATORY, Word.NON_SIGNATORY, Event.SIGNED),
    Word.NON_SIGNATORY: VerbMeaning(Word.NON_SIGNATORY, Word.SIGNATORY),
}
"""What "is a party" and the like mean, by the noun."""

ACTS = {
    "sign": SIGN, "ratify": RATIFY, "accept": RATIFY, "approve": RATIFY, "accede": ACCEDE, "succeed": JOIN,
    "join": JOIN, "adhere": JOIN, "embrace": JOIN, "adopt": JOIN, "leave": LEAVE, "quit": WITHDRAW, "exit": WITHDRAW,
    "withdraw": WITHDRAW, "pull": WITHDRAW, "denounce": WITHDRAW, "renounce": WITHDRAW, "abandon": WITHDRAW,
    "suspend": SUSPEND, "belong": MEMBERSHIP[Word.MEMBER],
}  # fmt: skip
"""What the verbs of acts mean."""
NOUNS = {
    "ratification": RATIFY, "accession": ACCEDE, "signature": SIGN, "adherence": JOIN, "withdrawal": WITHDRAW,
    "notice": NOTIFY,
}  # fmt: skip
"""What the nouns of acts mean."""
NEEDS_OBJECT = words("accept approve succeed embrace adopt denounce renounce abandon suspend pull belong")


@frozen
class Verb:
    """A verb of joining or leaving.

    ``tense`` is perfect, pluperfect, past, present, future or other; ``treaty`` the key of its object, "" where that is
    understood, None for another treaty; ``unreal`` says why it is not asserted. A ``formal`` act is done before the
    depositary; what ``lasts`` is not an act, as in "is a party"; a ``finite`` passive has its auxiliary.
    """

    meaning: VerbMeaning
    tense: str
    negated: bool = False
    treaty: str | None = ""
    unreal: str = ""
    when: When | None = None
    formal: bool = False
    lasts: bool = False
    finite: bool = False

    @property
    def state(self) -> Population | Word | None:
        """The population that the subject is said to belong to."""
        if self.negated:
            return self.meaning.lack
        return self.meaning.now if self.tense == "present" and self.meaning.now else self.meaning.have


@frozen
class TreatyEvent:
    """Something that happens to a treaty or takes effect for States: the event, the States, and why it is unreal; with
    ``told`` it takes effect for the State named before. ``treaty`` is the one that its words name.
    """

    event: Event
    states: tuple[str, ...] = ()
    unreal: str = ""
    tense: str = "past"
    told: bool = False
    treaty: str | None = None


# ---- their forms

_IRREGULAR = (
    "be is was been being; be are were been being; become becomes became become becoming; "
    "give gives gave given giving; "
    "leave leaves left left leaving; quit quits quit quit quitting; send sends sent sent sending; "
    "withdraw withdraws withdrew withdrawn withdrawing"
)
_REGULAR = (
    "sign ratify accept approve accede succeed join adhere embrace adopt exit pull denounce renounce abandon suspend "
    "remain stay belong cease consent agree deposit lodge submit present hand deliver transmit file express complete "
    "provide notify"
)


def _inflected(verb: str) -> str:
    """A regular verb in all its forms: "ratify ratifies ratified ratified ratifying"."""
    stem = verb.removesuffix("e") if not verb.endswith("ee") else verb
    stem += "t" if verb.endswith("mit") else ""
    past = f"{verb[:-1]}ied" if verb.endswith("fy") else f"{verb.removesuffix('e')}ed" if stem == verb else f"{stem}ed"
    third = f"{verb[:-1]}ies" if verb.endswith("fy") else f"{verb}es" if verb.endswith("ss") else f"{verb}s"
    return f"{verb} {third} {past} {past} {stem}ing"


FORMS: dict[str, tuple[str, frozenset[str]]] = {}
"""The lemma of each form of a verb, and which forms it is: base, s, past, participle, ing."""
for _line in (*_IRREGULAR.split(";"), *map(_inflected, _REGULAR.split())):
    _lemma, *_rest = _line.split()
    for _form, _word in zip(("base", "s", "past", "participle", "ing"), (_lemma, *_rest), strict=True):
        FORMS[_word] = (_lemma, FORMS.get(_word, (_lemma, frozenset[str]()))[1] | {_form})


def forms(lemmas: str) -> frozenset[str]:
    """Return all forms of these verbs."""
    return frozenset(word for word, (lemma, _) in FORMS.items() if lemma in lemmas.split())
