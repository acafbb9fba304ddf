"""Corrections of what governs: a heading, a unit note or a header, once for all figures that rest on it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from warehouse.review.facts import CurrentFact, whole
from warehouse.review.policy import Policy
from warehouse.review.records import Decision

SCALE = "scale"
_SCALED = ("amount_min", "amount_max", "lower_bound", "upper_bound", "resolution")


class Governed(NamedTuple):
    """A correction of what governs, and the facts under it today; none where its words are gone.

    `counts` tells whether as many reviewers say so as the policy asks.
    """

    decision: Decision
    facts: tuple[CurrentFact, ...]
    counts: bool = True
    place: tuple[int, ...] | None = None


class Governors:
    """The labels on which the fields of facts rest, by their place and by their words."""

    def __init__(self, facts: Iterable[CurrentFact], versions: Mapping[str, tuple[str, str]]) -> None:
        self._versions = versions
        self._by_place: defaultdict[tuple[str, str, tuple[int, ...]], list[CurrentFact]] = defaultdict(list)
        self._places: defaultdict[tuple[str, str, str, str], set[tuple[int, ...]]] = defaultdict(set)
        for fact in facts:
            for item in fact.evidence:
                place = tuple(item.get("span") or ())
                if place:
                    self._by_place[fact.document, item["field"], place].append(fact)
                    words = _plain(item["quote"])
                    self._places[fact.document, item["field"], words, item["value"]].add(place)

    def under(self, decision: Decision) -> Governed:
        """The facts under a label: the very place in the same Document, else the only one of these words."""
        target = decision.target
        if self._versions.get(target.document) == (target.sha256, target.reader):
            place: tuple[int, ...] | None = target.span
        else:
            words = _plain(target.quote)
            places = self._places.get((target.document, target.field, words, target.anchor), set())
            # Words that stood twice when they were corrected can't be told apart later.
            place = next(iter(places)) if len(places) == 1 and target.name != "several" else None
        if place is None:
            return Governed(decision, ())
        under = self._by_place.get((target.document, target.field, tuple(place)), [])
        return Governed(decision, tuple(_as_seen(under, decision)), place=tuple(place))

    def is_alone(self, document: str, field: str, quote: str, value: str) -> bool:
        """Whether a label's words stand once only as the reason of a field."""
        return len(self._places.get((document, field, _plain(quote), value), ())) < 2


def agreed(several: Sequence[Governed], policy: Policy) -> Iterator[Governed]:
    """The corrections, each told whether it counts: the last on its label, if reviewers agree on it."""
    by_place: defaultdict[tuple[object, ...], list[Governed]] = defaultdict(list)
    for one in several:
        target = one.decision.target
        by_place[target.document, target.field, one.place or one.decision.id].append(one)
    for some in by_place.values():
        yen = max((_yen(fact, one.decision) for one in some for fact in one.facts), default=0)
        latest = {one.decision.reviewer: one.decision for one in some}
        last = some[-1].decision
        same = [one for one in latest.values() if one.value == last.value]
        enough = last.settles or not policy.needs_two("govern", yen) or len(same) > 1
        agree = last.settles or len(same) == len(latest)
        for one in some:
            yield one._replace(counts=one is some[-1] and enough and agree)


def _as_seen(under: Sequence[CurrentFact], decision: Decision) -> Iterator[CurrentFact]:
    """The facts under a label as far as the rules still say of it what was corrected.

    The fact that the reviewer had before them tells; without it each fact tells for itself.
    """
    target = decision.target
    witness = next((fact for fact in under if fact.fact_id == target.fact_id), None)
    for fact in under:
        said = {item["value"] for item in (witness or fact).evidence if item["field"] == target.field}
        if target.anchor in said:
            yield fact


def _yen(fact: CurrentFact, decision: Decision) -> int:
    """The amount that is at stake: before or after the correction, whichever is more."""
    after = governed_value(fact.value, [decision]).get("amount_max") or 0
    return max(fact.yen, abs(int(after)))


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def governed_value(value: Mapping[str, Any], corrections: Sequence[Decision]) -> dict[str, Any]:
    """A value after the corrections of what governs it, the oldest first; a unit scales every amount."""
    result = dict(value)
    for one in corrections:
        corrected = dict(one.value or {})
        factor = corrected.pop(SCALE, None)
        if factor is not None:
            corrected |= {name: _scaled(result[name], factor) for name in _SCALED if name in result}
        result = whole(result, corrected)
    return result


def _scaled(amount: int, factor: str | int) -> int:
    """An amount in another unit; factors are ×1000 or ÷1000 (-1000), and whole yen stay whole."""
    number = int(factor)
    return amount * number if number > 0 else amount // -number
