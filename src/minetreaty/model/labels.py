"""How findings name a fact: in words that a reader recognises, and that lead back to its place in a file."""

from __future__ import annotations

from .acts import Act, UndatedAct
from .announcements import Announcement, CampaignFacts
from .conventions import Convention
from .implementation import Completion, Extension, ExtensionRequest, Figure, Meeting, PublishedDeadline
from .sources import Disagreement, Source
from .states import Group, State, SuccessionOfStates
from .totals import PublishedTotal


def label(fact: object) -> str:
    """How findings name a fact."""
    match fact:
        case Act() | UndatedAct():
            return str(fact)
        case Convention(key=key):
            return f"convention {key}"
        case State(alpha3=code):
            return f"state {code}"
        case Source(id=id_):
            return f"source {id_}"
        case Group(key=key):
            return f"group {key}"
        case PublishedTotal():
            return f"total of {fact}"
        case Figure():
            about = ", ".join(filter(None, (fact.state or fact.scope, str(fact.as_of or ""))))
            return f"figure {fact.measure} ({about}) [{', '.join(fact.sources)}]"
        case Meeting():
            return f"meeting {fact.key} ({fact.convention})"
        case Extension():
            return f"{fact.state} {_words(fact.duty)}, extension {fact.number} ({fact.convention})"
        case ExtensionRequest():
            return f"{fact.state} {_words(fact.duty)}, request at {fact.meeting} ({fact.convention})"
        case Completion():
            return f"{fact.state} {_words(fact.duty)}, completion ({fact.convention})"
        case PublishedDeadline():
            return f"{fact.state} {_words(fact.duty)}, printed deadline {fact.date} ({fact.convention})"
        case Announcement():
            return f"{fact.state or fact.body} {fact.kind.label} {fact.date}, announced ({fact.convention})"
        case Disagreement():
            about = " ".join(filter(None, (fact.state, _words(fact.kind), fact.date, fact.field)))
            return f"disagreement on {about}: {fact.theirs} ({fact.convention})"
        case SuccessionOfStates():
            return f"succession {fact.predecessor} to {fact.successor} {fact.date}"
        case CampaignFacts(key=key):
            return f"campaign {key}"
        case _:
            return str(fact)


def _words(text: str) -> str:
    return text.replace("_", " ")
