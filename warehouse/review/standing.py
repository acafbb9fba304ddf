"""What all decisions together mean for the facts of today."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from warehouse.review.anchoring import Anchors, Find, Place, Tied
from warehouse.review.facts import CurrentFact
from warehouse.review.governing import Governed, Governors, agreed, governed_value
from warehouse.review.policy import Policy
from warehouse.review.records import Decision, Target
from warehouse.review.verdicts import Verdict, contradictions, is_redundant, verdict

FactKey = tuple[str, str, str]


class Holding(NamedTuple):
    """A fact of today with what was decided on it.

    `value` is what is published of it (None: nothing); `contradicted` are fields in which the rules say now
    what nobody saw or decided; `redundant` tells that they found a correction by themselves.
    """

    fact: CurrentFact
    verdict: Verdict | None
    value: dict[str, Any] | None
    governed: tuple[Decision, ...] = ()
    contradicted: tuple[str, ...] = ()
    redundant: bool = False

    @property
    def status(self) -> str:
        """How it stands in the public tables."""
        if self.verdict is not None and self.verdict.counts and self.verdict.value is not None:
            if self.verdict.decision.action in ("correct", "add") or self.governed:
                return "corrected"
            return "accepted"
        return "corrected" if self.governed else "proposed"


class Kept(NamedTuple):
    """A fact that people vouch for and that no rule draws: added by hand, or lost by a change of rules."""

    decision: Decision
    verdict: Verdict
    value: dict[str, Any]
    place: Place
    identity: str

    @property
    def key(self) -> FactKey:
        """It keeps the identity that it had, unless another fact bears that one today."""
        target = self.decision.target
        return target.document, target.kind, self.identity

    @property
    def status(self) -> str:
        """How it stands in the public tables."""
        return {"add": "added", "correct": "corrected"}.get(self.verdict.decision.action, "accepted")


@dataclass
class Standing:
    """What holds: facts with their decisions, facts kept by decisions alone, and decisions without a place.

    `decisions` are those on each fact, the oldest first, under the identity that it has today, or had.
    """

    facts: dict[FactKey, Holding] = field(default_factory=dict)
    decisions: dict[FactKey, list[Decision]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    loose: list[Tied] = field(default_factory=list)
    governors: list[Governed] = field(default_factory=list)
    settled: dict[str, Decision] = field(default_factory=dict)
    programs: list[Decision] = field(default_factory=list)
    closed: Decision | None = None


def stand(
    decisions: Sequence[Decision],
    facts: Iterable[CurrentFact],
    versions: Mapping[str, tuple[str, str]],
    find: Find,
    policy: Policy,
) -> Standing:
    """What decisions (the oldest first) mean for the facts of the documents that they name."""
    by_type: defaultdict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        by_type[one.target.type].append(one)
    facts = list(facts)
    standing = Standing(programs=by_type["programs"], closed=next(iter(reversed(by_type["state"])), None))
    _settle(standing, [one for kind in ("number", "audit", "page") for one in by_type[kind]])
    governed = _govern(standing, by_type["governor"], facts, versions, policy)
    _decide(standing, by_type["fact"], facts, dict(versions), find, policy, governed)
    return standing


def settled_key(decision: Decision) -> str:
    """What is settled: a number by its words and its bytes, a page by its bytes, an audit by its identity."""
    target = decision.target
    if target.type == "page":
        return f"page|{target.document}|{target.page}|{target.sha256}"
    return f"{target.type}|{target.name}"


def _settle(standing: Standing, decisions: Sequence[Decision]) -> None:
    for one in decisions:
        standing.settled[settled_key(one)] = one


def _govern(
    standing: Standing,
    decisions: Sequence[Decision],
    facts: Sequence[CurrentFact],
    versions: Mapping[str, tuple[str, str]],
    policy: Policy,
) -> dict[FactKey, list[Decision]]:
    above: defaultdict[FactKey, list[Decision]] = defaultdict(list)
    if not decisions:
        return above
    documents = {one.target.document for one in decisions}
    governors = Governors((fact for fact in facts if fact.document in documents), versions)
    standing.governors = list(agreed([governors.under(one) for one in decisions], policy))
    under: dict[FactKey, CurrentFact] = {}
    for governed in standing.governors:
        for fact in governed.facts if governed.counts else ():
            under[_key(fact)] = fact
            above[_key(fact)].append(governed.decision)
    for key, corrections in above.items():
        fact = under[key]
        value = governed_value(fact.value, corrections)
        standing.facts[key] = Holding(fact, None, value, tuple(corrections))
    return above


def _decide(
    standing: Standing,
    decisions: Sequence[Decision],
    facts: Sequence[CurrentFact],
    versions: dict[str, tuple[str, str]],
    find: Find,
    policy: Policy,
    governed: Mapping[FactKey, Sequence[Decision]],
) -> None:
    wanted = {one.target.document for one in decisions}
    anchors = Anchors((fact for fact in facts if fact.document in wanted), versions, find)
    today = {_key(fact) for fact in facts}
    on_facts: defaultdict[FactKey, list[Tied]] = defaultdict(list)
    unread: defaultdict[tuple[str, str, Any], list[Tied]] = defaultdict(list)
    loose: dict[FactKey, Tied] = {}
    for one in decisions:
        tied = anchors.tie(one)
        target = one.target
        gone = _of_the_gone(target, today)
        known_as = _key(tied.fact) if tied.tie == "stands" and tied.fact else gone
        standing.decisions.setdefault(known_as, []).append(one)
        if tied.tie == "stands" and tied.fact is not None:
            on_facts[_key(tied.fact)].append(tied)
        elif tied.tie == "unread" and tied.place is not None:
            unread[target.document, target.kind, tied.place.span].append(tied)
        elif one.action == "reject":  # what is gone needs no rejection any more
            loose.pop(gone, None)
        else:
            loose[gone] = tied
    for key, several in on_facts.items():
        fact = several[0].fact
        assert fact is not None
        standing.facts[key] = hold(fact, [one.decision for one in several], policy, governed.get(key, ()))
    for several in unread.values():
        kept = _kept(several, policy, _of_the_gone(several[-1].decision.target, today)[2])
        if kept is not None:
            standing.kept.append(kept)
    standing.loose = list(loose.values())


def hold(
    fact: CurrentFact, decisions: Sequence[Decision], policy: Policy, above: Sequence[Decision] = ()
) -> Holding:
    """A fact after decisions on it (the oldest first), and after corrections of what governs it (`above`)."""
    current = governed_value(fact.value, above)
    held = verdict(decisions, policy, max(fact.yen, *map(_yen, decisions)))
    value: dict[str, Any] | None = current
    if held.counts:
        value = None if held.value is None else _laid_over(current, held)
    return Holding(
        fact, held, value, tuple(above), tuple(contradictions(held, current)), is_redundant(held, current)
    )


def _laid_over(current: Mapping[str, Any], held: Verdict) -> dict[str, Any]:
    """What was decided, field by field; what the rules have found since in other fields is welcome."""
    assert held.value is not None
    taken_away = {name for name, item in (held.decision.value or {}).items() if item is None}
    kept = {name: item for name, item in current.items() if name not in taken_away}
    return {**kept, **held.value}


def _yen(decision: Decision) -> int:
    """The amount that a reviewer saw, or made of it, whichever is more."""
    return max(abs(int((value or {}).get("amount_max") or 0)) for value in (decision.seen, decision.value))


def _kept(several: Sequence[Tied], policy: Policy, identity: str) -> Kept | None:
    last = several[-1]
    assert last.place is not None
    decisions = [one.decision for one in several]
    held = verdict(decisions, policy, max(map(_yen, decisions)))
    if not held.counts or held.value is None:
        return None
    return Kept(held.decision, held, held.value, last.place, identity)


def _key(fact: CurrentFact) -> FactKey:
    return fact.document, fact.kind, fact.fact_id


def _of_the_gone(target: Target, today: Container[FactKey]) -> FactKey:
    """The identity of a fact that no rule draws any more; another may have been given its own since."""
    key = target.document, target.kind, target.fact_id
    if key not in today:
        return key
    own = "\x1f".join((target.fact_id, target.subject, target.anchor, str(target.offset)))
    return target.document, target.kind, hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()[:24]
