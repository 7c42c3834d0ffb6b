"""Announcements and campaigns: what is said beside the acts. Signs of intent and positions; none changes a status."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import frozen

from .partial_dates import PartialDate


class AnnouncementKind(StrEnum):
    """What sort of sign it is.

    A parliament's reading is not its approval. A head of state's decision (a decree, a motion, the decision on a treaty
    act) is not the signature that makes a law. An objection is a formal one, to the depositary; regret, concern and
    appeals are political. A meeting's conclusion is what the parties put in its report.
    """

    INTENT_TO_JOIN = "intent_to_join"
    INTENT_TO_WITHDRAW = "intent_to_withdraw"
    GOVERNMENT_DECISION = "government_decision"
    PARLIAMENT_READING = "parliament_reading"
    PARLIAMENT_APPROVAL = "parliament_approval"
    SIGNED_INTO_LAW = "signed_into_law"
    HEAD_OF_STATE_DECISION = "head_of_state_decision"
    POLICY_STATEMENT = "policy_statement"
    REAFFIRMATION = "reaffirmation"
    RETRACTION = "retraction"
    CLAIMED_SUSPENSION = "claimed_suspension"
    OBJECTION = "objection"
    REGRET = "regret"
    MEETING_CONCLUSION = "meeting_conclusion"

    @property
    def label(self) -> str:
        """The kind in words."""
        return self.value.replace("_", " ")


@frozen(kw_only=True, repr=False)
class Announcement:
    """A public sign of intent, or a position, of a ``state`` or of a ``body`` that is not one.

    ``actor`` is who spoke for it. ``date`` is partial where the day is not known. A ``formal`` one reports what is
    among the acts too.
    """

    state: str = ""
    body: str = ""
    convention: str
    kind: AnnouncementKind
    date: PartialDate
    actor: str
    text: str
    sources: tuple[str, ...]
    formal: bool = False
    unconfirmed: bool = False

    def __repr__(self) -> str:
        return f"<Announcement {self.state or self.body}, {self.convention}, {self.date}: {self.kind.label}>"

    def __str__(self) -> str:
        doubt = " Unconfirmed: one secondary source." if self.unconfirmed else ""
        who = f"{self.state or self.body}, {self.actor}"
        return (
            f"{self.date} {self.kind.label} ({who}, {self.convention}): {self.text}{doubt} [{', '.join(self.sources)}]"
        )


@frozen(kw_only=True)
class CampaignFacts:
    """A campaign as it was announced: who, when, for how many months, with which aims, means and appeals."""

    key: str
    title: str
    convention: str
    initiator: str
    announced: dt.date
    months: int
    launched: dt.date | None = None
    aims: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    appeals: tuple[str, ...] = ()
    reference: str = ""
    cause: str = ""
    sources: tuple[str, ...]
    note: str = ""
