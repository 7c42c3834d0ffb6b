"""Campaigns: what States did during one and after it, computed from the acts. It says what followed, not why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from attrs import field, fields, frozen

from ..errors import InvalidChoice, as_text, shown
from ..model.acts import CONSENTS, Act, ActKind, AnyAct, UndatedAct
from ..model.announcements import Announcement, CampaignFacts
from ..model.days import same_day_after
from ..model.statuses import Status
from ..standing.answers import StatusTransition, describe
from ..standing.standings import Standings
from .chronology import announcements


@frozen(kw_only=True, repr=False)
class CampaignOutcome:
    """What happened under a campaign's convention from ``since`` to ``until``, both days included.

    ``joined`` are the consents received in that time, ``gave_notice`` and ``revoked`` the notices of withdrawal and
    their revocations, ``communications`` the other communications to the depositary; ``entered`` and ``left`` are the
    changes that take effect in it. ``left_after`` and ``joined_after`` came later. Acts are known up to ``as_of``, and
    later changes are those that follow from them. ``undated`` are acts of unknown date that can belong to that time or
    come after it.
    """

    campaign: str
    convention: str
    since: dt.date
    until: dt.date
    as_of: dt.date
    joined: tuple[Act, ...]
    gave_notice: tuple[Act, ...]
    revoked: tuple[Act, ...]
    communications: tuple[Act, ...]
    entered: tuple[StatusTransition, ...]
    left: tuple[StatusTransition, ...]
    left_after: tuple[StatusTransition, ...]
    joined_after: tuple[Act, ...]
    undated: tuple[UndatedAct, ...]
    announcements: tuple[Announcement, ...]

    def __repr__(self) -> str:
        return f"<CampaignOutcome {self.campaign}, {self.convention}, {self.since} to {self.until}>"

    def __str__(self) -> str:
        lines = [f"{self.convention}, {self.since} to {self.until} (record complete to {self.as_of}):"]
        for title, acts in (
            ("Joined", self.joined),
            ("Gave notice of withdrawal", self.gave_notice),
            ("Revoked a notice", self.revoked),
            ("Communicated to the depositary", self.communications),
            ("Joined after it", self.joined_after),
            ("Date not known", self.undated),
        ):
            lines += _listed(title, (f"{act.state}: {describe(act)}" for act in acts))
        for title, changes in (
            ("Entered into force for", self.entered),
            ("Left", self.left),
            ("Left after it", self.left_after),
        ):
            lines += _listed(title, (self._told(change) for change in changes))
        lines.append(f"{len(self.announcements)} announcements. This does not mean that the campaign caused any of it.")
        return "\n".join(lines)

    def _told(self, change: StatusTransition) -> str:
        ahead = ", still to come" if change.date > self.as_of else ""
        return f"{change.date} {change.state.alpha3}{ahead}: {describe(change.act)}"


def _listed(title: str, items: Iterable[str]) -> list[str]:
    shown = [f"- {item}" for item in items]
    return [f"{title}:", *shown] if shown else []


@frozen(kw_only=True, repr=False)
class Campaign(CampaignFacts):
    """A campaign and the register that says what happened during it. Two are equal if both are."""

    register: Standings = field(hash=False)

    def __repr__(self) -> str:
        return f"<Campaign {self.key}, {self.convention}, {self.since} to {self.until}>"

    @property
    def since(self) -> dt.date:
        """Its first day: that of the launch if it is known, else that of the announcement."""
        return self.launched or self.announced

    @property
    def until(self) -> dt.date:
        """Its last day, computed from the length announced."""
        return same_day_after(self.since, self.months)

    def outcome(self) -> CampaignOutcome:
        """Return what happened during the campaign, and which States joined or left after it."""
        register, key = self.register, self.convention
        acts = register.acts(key, since=self.since, until=self.until)
        changes = register.changes(key, since=self.since)
        in_span = [change for change in changes if change.date <= self.until]
        later = [change for change in changes if change.date > self.until]
        return CampaignOutcome(
            campaign=self.key,
            convention=key,
            since=self.since,
            until=self.until,
            as_of=register.convention(key).as_of,
            joined=tuple(act for act in acts if act.kind in CONSENTS),
            gave_notice=_of_kind(acts, ActKind.WITHDRAWAL),
            revoked=_of_kind(acts, ActKind.WITHDRAWAL_REVOCATION),
            communications=tuple(act for act in acts if act.kind in (ActKind.COMMUNICATION, ActKind.OBJECTION)),
            entered=tuple(change for change in in_span if _entered(change)),
            left=tuple(change for change in in_span if change.after is Status.WITHDRAWN),
            left_after=tuple(change for change in later if change.after is Status.WITHDRAWN),
            joined_after=tuple(act for act in register.acts(key, since=self.until) if _joined(act, self.until)),
            undated=tuple(act for act in register.undated(key) if act.when.last >= self.since),
            announcements=announcements(register, convention=key, since=self.since, until=self.until),
        )


def _of_kind(acts: Iterable[Act], kind: ActKind) -> tuple[Act, ...]:
    return tuple(act for act in acts if act.kind is kind)


def _entered(change: StatusTransition) -> bool:
    """Whether the convention entered into force for the State: after a revoked notice it was party all the time."""
    return change.after is Status.PARTY and change.before is not Status.WITHDRAWING


def _joined(act: AnyAct, after: dt.date) -> bool:
    return act.kind in CONSENTS and isinstance(act, Act) and act.date > after


def campaigns(register: Standings) -> tuple[Campaign, ...]:
    """Return the campaigns that the register knows."""
    told = register.facts.table(CampaignFacts)
    return tuple(Campaign(**_values(facts), register=register) for facts in told)


def campaign(register: Standings, key: str) -> Campaign:
    """Return the campaign with that key. Raises `InvalidChoice` with the keys that exist."""
    found = campaigns(register)
    for item in found:
        if item.key == key:
            return item
    known = tuple(item.key for item in found)
    raise InvalidChoice(
        f"There is no campaign {shown(key)}. Known: {', '.join(known) or 'none'}.",
        query=as_text(key),
        suggestions=known,
    )


def _values(facts: CampaignFacts) -> dict[str, Any]:
    return {item.name: getattr(facts, item.name) for item in fields(CampaignFacts)}
