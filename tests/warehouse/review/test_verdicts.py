"""From several people's decisions on one fact to what holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from warehouse.review.policy import Policy, Second
from warehouse.review.records import Decision, Target
from warehouse.review.verdicts import contradictions, is_redundant, pinned, verdict

FACT = Target(type="fact", document="inbox/a.txt", kind="budget", fact_id="f1", anchor="12億円", offset=3)
SEEN = {"program": "里海事業", "stage": "draft", "amount_max": 12}
ONE = Policy()
LARGE = Policy(Second(from_yen=10))
CORRECTIONS = Policy(Second(corrections=True))

Say = Callable[..., Decision]


@pytest.fixture
def saying(say: Say) -> Say:
    """Says something of the one fact, having seen SEEN."""

    def decide(action: Any, by: str, value: dict[str, Any] | None = None, **others: Any) -> Decision:
        return say(action, FACT, value, by, **{"seen": None if action == "add" else SEEN, **others})

    return decide


def test_one_reviewer_decides_where_the_policy_asks_for_no_second(saying: Say) -> None:
    held = verdict([saying("correct", "い", {"stage": "request"})], ONE, 10**12)

    assert (held.state, held.counts, held.reviewers) == ("decided", True, ("い",))
    assert held.value == {**SEEN, "stage": "request"}


@pytest.mark.parametrize("action", ["accept", "reject", "correct", "add"])
def test_above_an_amount_one_reviewer_is_not_enough_and_a_second_one_is(saying: Say, action: str) -> None:
    value = {"stage": "request"} if action in ("correct", "add") else None
    first, again, second = (saying(action, by, value) for by in ("い", "い", "ろ"))

    assert [verdict(said, LARGE, 12).state for said in ([first], [first, again], [first, again, second])] == [
        "second",
        "second",
        "decided",
    ]
    assert not verdict([first, again], LARGE, 12).counts
    assert verdict([first], LARGE, 9).state == "decided"


def test_a_policy_on_corrections_asks_nobody_to_accept_twice(saying: Say) -> None:
    correct = saying("correct", "い", {"stage": "request"})

    assert verdict([saying("accept", "い")], CORRECTIONS, 0).state == "decided"
    assert verdict([correct], CORRECTIONS, 0).state == "second"
    assert verdict([correct, saying("correct", "ろ", {"stage": "request"})], CORRECTIONS, 0).counts


def test_the_same_outcome_by_accepting_and_by_correcting_is_agreement(saying: Say) -> None:
    corrected = saying("correct", "い", {"stage": "request", "amount_max": None})
    accepted = saying("accept", "ろ", seen={"program": "里海事業", "stage": "request"})

    held = verdict([corrected, accepted], LARGE, 12)

    assert (held.state, held.reviewers) == ("decided", ("い", "ろ"))
    assert held.value == {"program": "里海事業", "stage": "request"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("accept", None), ("reject", None)),
        (("accept", None), ("correct", {"stage": "request"})),
        (("correct", {"stage": "budget"}), ("correct", {"stage": "request"})),
        (("reject", None), ("correct", {"stage": "request"})),
    ],
)
@pytest.mark.parametrize("policy", [ONE, LARGE], ids=["one", "two"])
def test_reviewers_who_disagree_are_in_conflict_and_nothing_counts(
    saying: Say, policy: Policy, one: tuple[str, Any], other: tuple[str, Any]
) -> None:
    held = verdict([saying(one[0], "い", one[1]), saying(other[0], "ろ", other[1])], policy, 12)

    assert (held.state, held.counts) == ("conflict", False)


def test_who_accepts_the_same_with_what_the_rules_have_found_since_disagrees_with_nobody(saying: Say) -> None:
    said = [saying("accept", "い"), saying("accept", "ろ", seen={**SEEN, "is_new": True})]

    held = verdict(said, LARGE, 12)

    assert (held.state, held.value) == ("decided", {**SEEN, "is_new": True})


def test_who_changes_his_mind_is_in_conflict_with_nobody(saying: Say) -> None:
    held = verdict([saying("accept", "い"), saying("reject", "い")], ONE, 12)

    assert (held.state, held.value) == ("decided", None)


def test_who_joins_the_other_ends_the_conflict(saying: Say) -> None:
    said = [saying("accept", "い"), saying("reject", "ろ"), saying("reject", "い")]

    assert (verdict(said, LARGE, 12).state, verdict(said, LARGE, 12).value) == ("decided", None)


def test_a_settling_decision_ends_a_conflict_alone_and_whatever_the_amount(saying: Say) -> None:
    said = [
        saying("accept", "い"),
        saying("reject", "ろ"),
        saying("correct", "は", {"stage": "request"}, settles=True),
    ]

    held = verdict(said, LARGE, 12)

    assert (held.state, held.reviewers, held.counts) == ("decided", ("は",), True)
    assert held.value == {**SEEN, "stage": "request"}


def test_who_speaks_against_what_was_settled_opens_the_conflict_anew(saying: Say) -> None:
    said = [saying("accept", "い"), saying("reject", "ろ", settles=True), saying("accept", "い")]

    assert verdict(said, ONE, 12).state == "conflict"


def test_held_back_before_anything_was_decided_counts_for_nothing(saying: Say) -> None:
    held = verdict([saying("hold", "い", note="担当に問い合わせ中")], ONE, 12)

    assert (held.state, held.counts, held.value, held.note) == ("held", False, None, "担当に問い合わせ中")


def test_held_back_after_a_decision_what_was_decided_goes_on_counting(saying: Say) -> None:
    held = verdict([saying("accept", "い"), saying("hold", "ろ", note="見直す")], ONE, 12)

    assert (held.state, held.counts, held.value, held.note) == ("held", True, SEEN, "見直す")


def test_holding_back_is_no_second_voice_and_hides_no_conflict(saying: Say) -> None:
    hold = saying("hold", "ろ")

    assert verdict([saying("accept", "い"), hold], LARGE, 12).state == "second"
    assert verdict([saying("accept", "い"), saying("reject", "は"), hold], ONE, 12).state == "conflict"


def test_a_decision_ends_the_holding_back(saying: Say) -> None:
    assert verdict([saying("hold", "い"), saying("accept", "い")], ONE, 12).state == "decided"


def test_a_correction_may_take_a_field_away(saying: Say) -> None:
    assert pinned(saying("correct", "い", {"stage": None})) == {"program": "里海事業", "amount_max": 12}
    assert pinned(saying("reject", "い")) is None


def test_rules_contradict_in_what_was_neither_seen_nor_decided(saying: Say) -> None:
    held = verdict([saying("correct", "い", {"stage": "request"})], ONE, 0)

    assert contradictions(held, SEEN) == []
    assert contradictions(held, {**SEEN, "stage": "request"}) == []
    assert contradictions(held, {**SEEN, "stage": "budget", "amount_max": 13}) == ["stage", "amount_max"]
    assert contradictions(held, {"stage": "draft", "amount_max": 12}) == ["program"]


def test_what_rules_find_besides_contradicts_nobody(saying: Say) -> None:
    assert contradictions(verdict([saying("accept", "い")], ONE, 0), {**SEEN, "is_new": True}) == []


def test_rules_contradict_a_rejection_when_they_say_something_else(saying: Say) -> None:
    held = verdict([saying("reject", "い")], ONE, 0)

    assert contradictions(held, SEEN) == []
    assert contradictions(held, {**SEEN, "amount_max": 13}) == ["amount_max"]


def test_lists_are_the_same_however_they_were_kept(saying: Say) -> None:
    held = verdict([saying("accept", "い", seen={"regions": ["東京都", "大阪府"]})], ONE, 0)

    assert contradictions(held, {"regions": ("東京都", "大阪府")}) == []
    assert contradictions(held, {"regions": ("大阪府", "東京都")}) == ["regions"]


def test_a_correction_is_redundant_once_the_rules_say_the_same(saying: Say) -> None:
    held = verdict([saying("correct", "い", {"stage": "request"})], ONE, 0)

    assert not is_redundant(held, SEEN)
    assert is_redundant(held, {**SEEN, "stage": "request"})
    assert is_redundant(held, {**SEEN, "stage": "request", "is_new": True})


def test_a_correction_that_takes_a_field_away_is_redundant_only_once_the_rules_leave_it_out(
    saying: Say,
) -> None:
    held = verdict([saying("correct", "い", {"stage": None})], ONE, 0)

    assert is_redundant(held, {"program": "里海事業", "amount_max": 12})
    assert not is_redundant(held, SEEN)


def test_an_added_fact_is_redundant_once_the_rules_draw_it(saying: Say) -> None:
    held = verdict([saying("add", "い", {"stage": "draft"})], ONE, 0)

    assert is_redundant(held, SEEN)
    assert not is_redundant(held, {"stage": "budget"})
    assert contradictions(held, {"stage": "budget"}) == []


def test_what_was_accepted_or_rejected_is_never_redundant(saying: Say) -> None:
    assert not is_redundant(verdict([saying("accept", "い")], ONE, 0), SEEN)
    assert not is_redundant(verdict([saying("reject", "い")], ONE, 0), {})
