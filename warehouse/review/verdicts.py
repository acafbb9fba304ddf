"""From the decisions on one fact to what holds: agreed, waiting for a second reviewer, or in conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from warehouse.review.facts import whole
from warehouse.review.policy import Policy
from warehouse.review.records import Decision

State = Literal["decided", "second", "conflict", "held"]
VERDICTS = ("accept", "reject", "correct", "add")


class Verdict(NamedTuple):
    """What holds for a fact: the last decision that counts, and the value that it pins (None: rejected)."""

    state: State
    decision: Decision
    value: dict[str, Any] | None
    reviewers: tuple[str, ...]
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether it changes what is published."""
        return self.decision.action in VERDICTS and self.state in ("decided", "held")


def verdict(decisions: Sequence[Decision], policy: Policy, yen: float) -> Verdict:
    """What holds after decisions on one fact, the oldest first; at least one."""
    said = [one for one in decisions if one.action in VERDICTS]
    held = decisions[-1].action == "hold"
    if not said:
        return Verdict("held", decisions[-1], None, _reviewers(decisions), decisions[-1].note)
    counting = _since_settled(said)
    latest = list({one.reviewer: one for one in counting}.values())
    last = counting[-1]
    state: State = "decided"
    if any(_differ(one, last) for one in latest):
        state = "conflict"
    elif not last.settles and len(latest) < 2 and policy.needs_two(last.action, yen):
        state = "second"
    elif held:
        state = "held"
    note = decisions[-1].note if held else last.note
    return Verdict(state, last, pinned(last), _reviewers(latest), note)


def pinned(decision: Decision) -> dict[str, Any] | None:
    """The value that a decision stands for; None for a rejection."""
    if decision.action == "reject":
        return None
    return whole(decision.seen or {}, decision.value or {})


def contradictions(verdict: Verdict, current: Mapping[str, Any]) -> list[str]:
    """The fields in which what the rules say now is neither what was seen nor what was decided."""
    if verdict.decision.action == "add":
        return []
    seen, value = verdict.decision.seen or {}, verdict.value or {}
    fields = [*seen, *(name for name in value if name not in seen)]
    return [
        name
        for name in fields
        if not _same(current.get(name), seen.get(name))
        and not (value and _same(current.get(name), value.get(name)))
    ]


def is_redundant(verdict: Verdict, current: Mapping[str, Any]) -> bool:
    """Whether the rules say by themselves now what was corrected or added."""
    if verdict.decision.action not in ("correct", "add") or verdict.value is None:
        return False
    return agrees(verdict, current)


def agrees(verdict: Verdict, current: Mapping[str, Any]) -> bool:
    """Whether a value is as people say: all fields that they vouch for, none that they took away."""
    wanted = {**(verdict.decision.value or {}), **(verdict.value or {})}
    return all(_same(current.get(name), item) for name, item in wanted.items())


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (
        isinstance(one, list | tuple) and isinstance(other, list | tuple) and [*one] == [*other]
    )


def _since_settled(decisions: Sequence[Decision]) -> Sequence[Decision]:
    last = max((i for i, one in enumerate(decisions) if one.settles), default=0)
    return decisions[last:]


def _differ(one: Decision, other: Decision) -> bool:
    """Whether two verdicts exclude each other: on a field of which both reviewers saw or said something."""
    if one is other:
        return False
    first, second = pinned(one), pinned(other)
    if first is None or second is None:
        return first is not second
    common = _named(one) & _named(other)
    return any(not _same(first.get(name), second.get(name)) for name in common)


def _named(decision: Decision) -> set[str]:
    return {*(decision.seen or {}), *(decision.value or {})}


def _reviewers(decisions: Sequence[Decision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.reviewer for one in decisions))
