"""Precision and recall of the rules, measured against all that people decided so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from warehouse.review.records import Decision
from warehouse.review.standing import Standing
from warehouse.review.verdicts import agrees

NO_RULE = "–"


class Judged(NamedTuple):
    """One fact that people decided on: what the rules make of it.

    `right`: drawn as people say it is; `wrong`: drawn otherwise, or drawn where there is none; `missed`: not
    drawn as people say it is. `absent` is a rejected fact that is no longer drawn.
    """

    document: str
    kind: str
    fact_id: str
    rule: str
    decision: Decision
    right: bool = False
    wrong: bool = False
    missed: bool = False


@dataclass
class Score:
    """Counts of facts: right, wrong (drawn), missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Of what is drawn, how much is right; None where nothing is drawn."""
        drawn = self.right + self.wrong
        return self.right / drawn if drawn else None

    @property
    def recall(self) -> float | None:
        """Of what is there, how much is drawn right; None where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else None


def judged(standing: Standing) -> Iterator[Judged]:
    """All facts on which people agree, each with what the rules make of it."""
    for (document, kind, fact_id), holding in standing.facts.items():
        verdict = holding.verdict
        if verdict is None or not verdict.counts:
            continue
        one = Judged(document, kind, fact_id, holding.fact.rule, verdict.decision)
        if verdict.value is None:
            yield one._replace(wrong=True)
        elif agrees(verdict, holding.fact.value):
            yield one._replace(right=True)
        else:
            yield one._replace(wrong=True, missed=True)
    for kept in standing.kept:
        document, kind, fact_id = kept.key
        yield Judged(document, kind, fact_id, kept.decision.rule or NO_RULE, kept.decision, missed=True)


def scores(standing: Standing) -> dict[tuple[str, str], Score]:
    """The score of each kind and rule; the rule of what nothing draws is `–`."""
    found: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    for one in judged(standing):
        score = found[one.kind, one.rule]
        score.right += one.right
        score.wrong += one.wrong
        score.missed += one.missed
    return dict(sorted(found.items()))


class Turned(NamedTuple):
    """A decided fact of which another set of rules makes something else: gained where it is right now."""

    judged: Judged
    gained: bool


def turned(before: Standing, now: Standing) -> list[Turned]:
    """What one set of rules has right and another has not, in the order of the documents."""
    was = {_key(one): one.right or not (one.wrong or one.missed) for one in _all(before)}
    is_ = {_key(one): one for one in _all(now)}
    found = []
    for key, one in is_.items():
        good = one.right or not (one.wrong or one.missed)
        if key in was and was[key] != good:
            found.append(Turned(one, good))
    return sorted(found, key=lambda one: (one.judged.document, one.judged.kind, one.judged.fact_id))


def _all(standing: Standing) -> Iterator[Judged]:
    """Rejected facts too that are not drawn: as they should be."""
    seen = set()
    for one in judged(standing):
        seen.add(_key(one))
        yield one
    for (document, kind, fact_id), decisions in standing.decisions.items():
        last = decisions[-1]
        if last.action == "reject" and (document, kind, last.target.fact_id) not in seen:
            yield Judged(document, kind, fact_id, last.rule, last)


def _key(one: Judged) -> tuple[str, str, str]:
    """A decided fact under the identity that it had when it was decided."""
    return one.document, one.kind, one.decision.target.fact_id
