"""Rules for plans: announcements that a noun names, and what those who speak for a State have decided."""

from __future__ import annotations

import re

from ..kinds import AnnouncementClaim, Intent
from .predicates import ELSE, LEAVE, LEAVING, predicate
from .sentence import Reader, time_of
from .tokens import ORGAN

_PLAN = (
    r"(?:plans?|intentions?|intent|decisions?|announcements?|statements?|declarations?|moves?|bids?|votes?"
    r"|preparations?)"
)
_TO_LEAVE = rf"(?:to {LEAVE}|(?:of|on|for|from) (?:their |its |the )?{LEAVING})\b{ELSE}(?=(?: [^LN;\s]+){{0,6}} T)"
_PLANNED_BY = re.compile(
    rf"\b{_PLAN}\b[^LNT;]{{0,40}} (?:by|of|from) (?:the )?(?:[a-z]+ of (?:the )?)?(?P<l>L)[^LNT;]{{0,50}}? {_TO_LEAVE}"
)
_ITS_PLAN = re.compile(rf"(?P<l>L) (?:[a-z]+ ){{0,2}}{_PLAN} {_TO_LEAVE}")
_ANNOUNCED = re.compile(
    r"\bannounc\w+ that (?:the )?(?P<l>L) (?:will|would|is going to|intends? to|plans? to) (?:soon |also )?(?:be )?"
    r"(?:(?P<join>acced(?:e|ing) to|join(?:ing)?|ratify(?:ing)?)|withdraw(?:ing)? from|leav(?:e|ing)"
    r"|quit(?:ting)?) (?:the )?T"
)
_REFUSED = re.compile(r"\b(?:no|not|against|den(?:y|ies|ied)|rejects?|rejected|oppos\w+|regret\w*|revers\w+)\b")


_BESIDE = re.compile(r"(?: , [^,;LNT]{0,80} ,)?(?: (?:on|in) D(?: ,)?)?")


def plans(reader: Reader) -> None:
    """Plans to leave: "plans by Latvia to withdraw", "Poland's decision to leave", "the Finnish parliament voted"."""
    for form in (_PLANNED_BY, _ITS_PLAN):
        for found in form.finditer(reader.pattern):
            at = found.start("l")
            mark = reader.sentence.mark(at)
            whose = form is _PLANNED_BY or reader.text[mark.start : mark.end].endswith(("'s", "’s", "s'", "s’"))
            doubted = reader.unreal(found.start()) or _REFUSED.search(reader.pattern[: found.end()])
            if whose and not doubted and at not in reader.taken:
                _announced(reader, at, found.start(), found.end(), mark.value)
    for found in _ANNOUNCED.finditer(reader.pattern):
        at = found.start("l")
        intent = Intent.JOIN if found["join"] else Intent.WITHDRAW
        _announced(reader, at, found.start(), found.end(), reader.sentence.mark(at).value, intent)
    for at, mark in reader.marks(ORGAN):
        beside = _BESIDE.match(reader.pattern, at + 1)
        said = predicate(reader.pattern, beside.end() + 1 if beside else at + 2)
        if said is not None and said.intent is Intent.WITHDRAW and not reader.unreal(at):
            _announced(reader, at, at, said.end, (mark.value,))


def _announced(
    reader: Reader, at: int, first: int, last: int, states: tuple[str, ...], intent: Intent = Intent.WITHDRAW
) -> None:
    reader.add(AnnouncementClaim, first, last, at, intent=intent, states=states, **time_of(reader, first, last))
