"""Prohibitions: what the treaties of a register forbid a State to do on a date, under which article and in which scope.

The answer is never a bare no: customary law or other treaties may forbid what no treaty of the register does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NoReturn, TypeAlias

from attrs import evolve, frozen

from ..model.acts import SUSPENSION, Act, ActKind, ActRef, AnyAct
from ..model.choices import choose
from ..model.conventions import Conduct, Convention, Provision, ProvisionKind, Weapon
from ..model.days import Day
from ..model.doubts import Doubt, DoubtKind, kinds_of, words_of
from ..model.states import State
from ..model.statuses import Status
from ..standing.answers import Standing, describe
from ..standing.standings import Standings
from .amendments import texts_not_determined
from .dates import beyond_records, day_asked

CAVEAT = (
    "Only the treaties in our data are covered. Customary law, other treaties, and the duty of a signatory not to "
    "defeat the object of a treaty (VCLT Art. 18) are not."
)

Treaties: TypeAlias = list[tuple[Standing, Convention]]
"""Conventions, each with the State's standing under it."""


@frozen(kw_only=True, repr=False)
class Binding:
    """A provision that binds the State on the date: in force for it, or applied provisionally.

    ``since`` is the day from which it binds the State, ``until`` the day on which that ends, where known. ``article``
    names the convention too. ``doubts`` say what makes it uncertain that it binds.
    """

    convention: str
    provision: Provision
    since: dt.date | None
    until: dt.date | None = None
    provisional: str = ""
    standing: Standing
    doubts: tuple[Doubt, ...] = ()

    @property
    def article(self) -> str:
        """The provision with its convention: ``APMBC Art. 1(1)(a)``."""
        return f"{self.convention} {self.provision.article}"

    @property
    def scope(self) -> str:
        """What it covers: the weapons, and the declared scope where it is applied provisionally."""
        weapons = ", ".join(self.provision.weapons)
        return f"{weapons}; {self.provisional}" if self.provisional else weapons

    def __repr__(self) -> str:
        return f"<Binding {self.article}, {self.provision.kind} of {self.provision.subject}>"

    def __str__(self) -> str:
        how = "applied provisionally" if self.provisional else "in force"
        until = f" until {self.until}" if self.until else ""
        timing = f" ({self.provision.timing})" if self.provision.timing else ""
        sources = ", ".join(self.provision.sources)
        told = (DoubtKind.OPEN, DoubtKind.BEYOND_RECORD)
        doubts = "".join(f", {words_of(kind)}" for kind in kinds_of(self.doubts) if kind not in told)
        held = f"{self.article}, {how} since {self.since}{until}{doubts}"
        scope = f" [{self.scope}]" if self.scope else ""
        in_part = f" (in part: {self.provision.in_part})" if self.provision.in_part else ""
        return f"{held}: {self.provision.text}{timing}{in_part}{scope} [{sources}]"


@frozen(kw_only=True, repr=False)
class Prohibition:
    """What the treaties of a register forbid a State about a conduct on a date. It has no truth value.

    ``prohibitions`` forbid the conduct or some of it, ``restrictions`` allow it under conditions, ``exceptions`` take
    something out of a prohibition, ``scopes`` say where the rules apply. ``not_binding`` are the State's standings
    under conventions that have rules on the conduct, of which none binds it. ``unbound`` are the weapons for which some
    treaty bans the conduct altogether, but none that binds this State. ``open`` are the standings that are not known,
    ``contested`` the claims and the positions on them, which change no status. ``reserved`` are the State's
    reservations to the conventions that concern the conduct, with the objections to them. Their text is not in our
    data, so what they exclude between two States (VCLT Arts. 20 and 21) is not worked out.
    """

    state: State
    conduct: Conduct
    weapon: Weapon | None
    on: dt.date
    known_on: dt.date | None
    prohibitions: tuple[Binding, ...]
    restrictions: tuple[Binding, ...]
    exceptions: tuple[Binding, ...]
    scopes: tuple[Binding, ...]
    not_binding: tuple[Standing, ...]
    unbound: tuple[Weapon, ...]
    open: tuple[Standing, ...]
    contested: tuple[AnyAct, ...]
    reserved: tuple[Act, ...]
    notes: tuple[str, ...]
    caveat: str = CAVEAT

    def __bool__(self) -> NoReturn:
        raise TypeError("A Prohibition has no truth value. Use its prohibitions, restrictions and caveat.")

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows: list[tuple[object, ...]] = [("not determined", "", standing) for standing in self.open]
        rows += [("contested", "", act) for act in self.contested]
        rows += [("reserved", "", act) for act in self.reserved]
        rows += [("not forbidden altogether", "", weapon) for weapon in self.unbound]
        rows += [("no rule binds it", "", self.without_rule)] if self.without_rule else []
        for word, bindings in (
            ("forbidden", self.prohibitions),
            ("restricted", self.restrictions),
            ("excepted", self.exceptions),
            ("scope", self.scopes),
        ):
            rows += [(word, item.article, item.provision.text) for item in bindings]
        weapon = f" of {self.weapon}" if self.weapon else ""
        return table(
            f"{self.state.name}, {self.conduct}{weapon}, {self.on}",
            rows,
            head=("", "article", "text"),
            note="\n".join((*self.notes, self.caveat)),
        )

    def __repr__(self) -> str:
        found = f"{len(self.prohibitions)} prohibitions, {len(self.restrictions)} restrictions"
        return f"<Prohibition {self.state.alpha3}, {self.conduct}, {self.on}: {found}>"

    @property
    def without_rule(self) -> str:
        """Say that no rule in our data binds the State, and which rules there are; empty if a rule binds it."""
        if self.prohibitions or self.restrictions or self.exceptions:
            return ""
        asked = f"{self.conduct}{f', {self.weapon}' if self.weapon else ''}"
        if not self.not_binding:
            return f"Our data have no rule on this ({asked}), for any State."
        rules = ", ".join(f"{standing.convention} ({standing.status})" for standing in self.not_binding)
        known = "is known to bind" if self.open else "binds"
        return f"No rule in our data {known} {self.state.name} ({asked}). Rules on it: {rules}."

    @property
    def answer(self) -> str:
        """The answer in one line: what is banned altogether, what is not, and how many rules limit the rest."""
        whole = [binding for binding in self.prohibitions if binding.provision.whole]
        banned = dict.fromkeys(w for b in whole for w in b.provision.weapons if self.weapon in (None, w))
        limits = len(self.prohibitions) - len(whole) + len(self.restrictions)
        known = ", as far as is known" if self.open else ""
        parts = (
            f"banned altogether: {', '.join(banned)}" if banned else "",
            f"not banned altogether by these treaties{known}: {', '.join(self.unbound)}" if self.unbound else "",
            f"{limits} {'rule forbids or limits' if limits == 1 else 'rules forbid or limit'} part of it"
            if limits
            else "",
        )
        said = "; ".join(filter(None, parts)) or "no rule in our data that binds it"
        weapon = f" of {self.weapon}" if self.weapon else ""
        return f"{self.state.name}, {self.conduct}{weapon}, {self.on}: {said}."

    def __str__(self) -> str:
        lines = [self.answer]
        lines += [self.without_rule] if self.without_rule else []
        for title, bindings in (
            ("Forbidden", self.prohibitions),
            ("Restricted", self.restrictions),
            ("Excepted", self.exceptions),
            ("Where the rules apply", self.scopes),
        ):
            lines += [f"{title}:", *(f"- {binding}" for binding in bindings)] if bindings else []
        if self.unbound:
            weapons = ", ".join(self.unbound)
            binds = "is known to bind" if self.open else "binds"
            lines.append(f"No treaty in our data that {binds} {self.state.name} bans it altogether for: {weapons}.")
        if self.reserved:
            lines.append("Reserved, with effects between two States under VCLT Arts. 20 and 21:")
            lines += [f"- {act.state}, {act.convention}: {describe(act)}" for act in self.reserved]
        if self.open:
            lines += ["Not determined:", *(f"- {standing}" for standing in self.open)]
        if self.contested:
            lines += ["Claimed and contested:", *(f"- {act.state}: {describe(act)}" for act in self.contested)]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join((*lines, self.caveat))


def covers(scope: str, article: str) -> bool:
    """Whether a scope such as "Art. 1(1)" covers the article: whether it is the same, or a part of it."""
    return article == scope or article.startswith(f"{scope}(")


def prohibited(
    register: Standings,
    state: State | str,
    conduct: Conduct | str,
    *,
    on: Day | None = None,
    weapon: Weapon | str | None = None,
    known_on: Day | None = None,
) -> Prohibition:
    """Return what forbids or restricts the conduct to the State on that date, for one weapon or for all.

    With no date it is the latest one to which the record of a convention is complete.
    """
    which = choose(Conduct, conduct, "conduct")
    wanted = None if weapon is None else choose(Weapon, weapon, "weapon")
    if known_on is not None:
        register = register.as_known(known_on)
    day = day_asked(register, on)
    standings = [register.standing(state, key, on=day) for key in register.facts.keys]
    treaties = [(standing, register.convention(standing.convention)) for standing in standings]
    relevant = [(standing, law) for standing, law in treaties if any(_about(p, which, wanted) for p in law.provisions)]
    bindings = _bindings_about(relevant, which, wanted)
    bound = {binding.convention for binding in bindings}
    laws = {law.key: law for _, law in treaties}
    return Prohibition(
        state=standings[0].state,
        conduct=which,
        weapon=wanted,
        on=day,
        known_on=standings[0].known_on,
        prohibitions=_of_kind(bindings, ProvisionKind.PROHIBITION),
        restrictions=_of_kind(bindings, ProvisionKind.RESTRICTION),
        exceptions=_of_kind(bindings, ProvisionKind.EXCEPTION),
        scopes=tuple(_scopes(treaties, bound)),
        not_binding=tuple(standing for standing, law in relevant if law.key not in bound),
        unbound=_unbound(relevant, bindings, which, wanted),
        open=tuple(standing for standing, _ in relevant if standing.status is Status.UNDETERMINED),
        contested=tuple(act for standing, _ in relevant for act in _contested(register, standing)),
        reserved=tuple(act for standing, _ in relevant if standing.is_party for act in _reserved(register, standing)),
        notes=(
            *(note for standing, law in relevant for note in _notes(standing, law)),
            *texts_not_determined(standings, laws, about=bound),
            *beyond_records((law for _, law in relevant), day),
        ),
    )


def _about(provision: Provision, conduct: Conduct, weapon: Weapon | None) -> bool:
    return conduct in provision.conduct and (weapon is None or weapon in provision.weapons)


def _bindings_about(treaties: Treaties, conduct: Conduct, weapon: Weapon | None) -> list[Binding]:
    """The provisions about the conduct that bind the State."""
    found: list[Binding] = []
    for standing, law in treaties:
        found += (binding for binding in _bindings(standing, law) if _about(binding.provision, conduct, weapon))
    return found


def _unbound(
    treaties: Treaties, bindings: list[Binding], conduct: Conduct, weapon: Weapon | None
) -> tuple[Weapon, ...]:
    """The weapons for which a treaty bans the conduct altogether, but none that binds the State."""
    banned: list[Weapon] = []
    for _, law in treaties:
        for provision in law.provisions:
            if provision.whole and conduct in provision.conduct:
                banned += provision.weapons
    bound = {weapon for binding in bindings if binding.provision.whole for weapon in binding.provision.weapons}
    wanted = banned if weapon is None else [weapon]
    return tuple(weapon for weapon in dict.fromkeys(banned) if weapon in wanted and weapon not in bound)


def _of_kind(bindings: list[Binding], kind: ProvisionKind) -> tuple[Binding, ...]:
    return tuple(binding for binding in bindings if binding.provision.kind is kind)


def _bindings(standing: Standing, law: Convention) -> Iterator[Binding]:
    """The provisions that bind the State: all for a party, those in the declared scope where applied provisionally."""
    if standing.is_party:
        for provision in law.provisions:
            yield Binding(
                convention=law.key,
                provision=provision,
                since=standing.in_force_from or standing.since,
                until=standing.withdrawal_effective if standing.status is Status.WITHDRAWING else None,
                standing=standing,
                doubts=standing.doubts,
            )
    elif standing.provisional is not None:
        given = standing.provisional
        for provision in law.provisions:
            if covers(given.scope, provision.article):
                yield Binding(
                    convention=law.key,
                    provision=provision,
                    since=given.since,
                    until=given.until,
                    provisional=f"{given.scope} ({given.article})",
                    standing=standing,
                    doubts=standing.doubts,
                )


def _scopes(treaties: Treaties, keys: set[str]) -> Iterator[Binding]:
    """The provisions on scope of these conventions, of those that they are annexed to, and of their amendments."""
    parents = {law.ends_with.convention for _, law in treaties if law.key in keys and law.ends_with}
    disputed = {
        law.amends: tuple(doubt for doubt in standing.doubts if doubt.kind is DoubtKind.CONTESTED)
        for standing, law in treaties
        if law.amends
    }
    for standing, law in treaties:
        if law.key in keys | parents or law.amends in parents:
            for binding in _bindings(standing, law):
                if binding.provision.kind is ProvisionKind.SCOPE:
                    yield evolve(binding, doubts=(*binding.doubts, *disputed.get(law.key, ())))


def claimed_suspensions(register: Standings, standing: Standing) -> tuple[AnyAct, ...]:
    """The communications by which the State claims to suspend the convention, as known by that date."""
    return tuple(
        act
        for act in _seen(register, standing)
        if act.state == standing.state and act.kind is ActKind.COMMUNICATION and act.asserts == SUSPENSION
    )


def _contested(register: Standings, standing: Standing) -> Iterator[AnyAct]:
    """A claimed suspension by the State, with the positions of others on it, as known by that date."""
    claims = claimed_suspensions(register, standing)
    yield from claims
    days = {act.date for act in claims if isinstance(act, Act)}
    for act in _seen(register, standing) if days else ():
        if act.target and act.target.state == standing.state and act.target.date in days:
            yield act


def _seen(register: Standings, standing: Standing) -> tuple[AnyAct, ...]:
    """The acts under the convention that were known by that date, those without a date last."""
    key, known = standing.convention, _last_known(standing)
    return (*register.acts(key, until=known), *(act for act in register.undated(key) if act.when.last <= known))


def _reserved(register: Standings, standing: Standing) -> Iterator[Act]:
    """The State's reservations, each followed by the objections to it, as known by that date."""
    seen = register.acts(standing.convention, until=_last_known(standing))
    for act in seen:
        if act.state == standing.state and act.kind is ActKind.RESERVATION:
            named = ActRef(state=act.state, kind=act.kind, date=act.date)
            yield act
            yield from (other for other in seen if other.target == named)


def _last_known(standing: Standing) -> dt.date:
    return standing.on if standing.known_on is None else min(standing.on, standing.known_on)


def _notes(standing: Standing, law: Convention) -> Iterator[str]:
    name, clause = standing.state.name, law.withdrawal
    if standing.status is Status.WITHDRAWING and clause:
        yield f"{law.key}: notice of {clause.term} was given; {name} stays bound until it takes effect."
    elif standing.status is Status.WITHDRAWN:
        articles = ("VCLT Art. 70(1)(b)", *([clause.remains_article] if clause and clause.remains_article else ()))
        yield f"{law.key}: left on {standing.since}; what arose before remains ({', '.join(articles)})."
    elif standing.status is Status.SIGNATORY:
        yield f"{law.key}: signed on {standing.signed_on}, not bound by it; VCLT Art. 18 is not covered here."
    elif standing.status is Status.CONTRACTING:
        yield f"{law.key}: consented to on {standing.consented_on}, not yet in force for {name}."
    if not law.amends:
        for doubt in standing.doubts:
            if doubt.kind in (DoubtKind.CONTESTED, DoubtKind.UNCONFIRMED):
                yield f"{law.key}: {doubt.text}"
