"""How findings name a fact: in words that a reader recognises, and that lead back to its place in a file."""

from __future__ import annotations

from functools import singledispatch

from .announcements import Announcement, CampaignFacts
from .conventions import Convention
from .implementation import Completion, Extension, ExtensionRequest, Figure, Meeting, PublishedDeadline
from .sources import Disagreement, Source
from .states import Group, State, SuccessionOfStates
from .totals import PublishedTotal


@singledispatch
def label(fact: object) -> str:
    """Return the words by which findings name a fact; a value of any other class is named by its own text."""
    return str(fact)


@label.register(Convention)
def _(fact: Convention) -> str:
    return f"convention {fact.key}"


@label.register(State)
def _(fact: State) -> str:
    return f"state {fact.alpha3}"


@label.register(Source)
def _(fact: Source) -> str:
    return f"source {fact.id}"


@label.register(Group)
def _(fact: Group) -> str:
    return f"group {fact.key}"


@label.register(PublishedTotal)
def _(fact: PublishedTotal) -> str:
    return f"total of {fact}"


@label.register(Figure)
def _(fact: Figure) -> str:
    about = ", ".join(filter(None, (fact.state or fact.scope, str(fact.as_of or ""))))
    return f"figure {fact.measure} ({about}) [{', '.join(fact.sources)}]"


@label.register(Meeting)
def _(fact: Meeting) -> str:
    return f"meeting {fact.key} ({fact.convention})"


@label.register(Extension)
def _(fact: Extension) -> str:
    return f"{fact.state} {_words(fact.duty)}, extension {fact.number} ({fact.convention})"


@label.register(ExtensionRequest)
def _(fact: ExtensionRequest) -> str:
    asked = f"request at {fact.meeting}" if fact.meeting else f"request of {fact.submitted or fact.as_of}"
    return f"{fact.state} {_words(fact.duty)}, {asked} ({fact.convention})"


@label.register(Completion)
def _(fact: Completion) -> str:
    return f"{fact.state} {_words(fact.duty)}, completion ({fact.convention})"


@label.register(PublishedDeadline)
def _(fact: PublishedDeadline) -> str:
    return f"{fact.state} {_words(fact.duty)}, printed deadline {fact.date} ({fact.convention})"


@label.register(Announcement)
def _(fact: Announcement) -> str:
    return f"{fact.state or fact.body} {fact.kind.label} {fact.date}, announced ({fact.convention})"


@label.register(Disagreement)
def _(fact: Disagreement) -> str:
    about = " ".join(filter(None, (fact.state, _words(fact.kind), fact.date, fact.field)))
    return f"disagreement on {about}: {fact.theirs} ({fact.convention})"


@label.register(SuccessionOfStates)
def _(fact: SuccessionOfStates) -> str:
    return f"succession {fact.predecessor} to {fact.successor} {fact.date}"


@label.register(CampaignFacts)
def _(fact: CampaignFacts) -> str:
    return f"campaign {fact.key}"


def _words(text: str) -> str:
    return text.replace("_", " ")
