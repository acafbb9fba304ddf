"""What all decisions together mean for the facts of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from warehouse.review.facts import CurrentFact
from warehouse.review.policy import Policy, Second
from warehouse.review.records import Decision, Target
from warehouse.review.standing import Holding, Standing

HEAD = "令和7年度予算案の概要\n\n"
ROWS = HEAD + "# 地域振興\n森のまなび事業 3億円\n里海事業 5億円\n"
SHIFTED = ROWS.replace(HEAD, HEAD + "お知らせ\n\n問い合わせは係まで。\n\n")
TWO_SECTIONS = HEAD + "# 地域振興\n森のまなび事業 3億円\n\n# 文化振興\n森のまなび事業 3億円\n"
TWO = Policy(Second(from_yen=300_000_000))

Draw = Callable[[str], Any]
Say = Callable[..., Decision]


def only(standing: Standing) -> Holding:
    [holding] = standing.facts.values()
    return holding


def saying(others: dict[str, Any], words: str = "3億円") -> Callable[[CurrentFact], CurrentFact]:
    """The rules say other things of a figure; None takes a field away."""

    def change(fact: CurrentFact) -> CurrentFact:
        if fact.value_quote != words:
            return fact
        said = {name: item for name, item in {**fact.value, **others}.items() if item is not None}
        return fact._replace(value=said)

    return change


def losing(words: str = "3億円") -> Callable[[CurrentFact], CurrentFact | None]:
    return lambda fact: None if fact.value_quote == words else fact


def test_an_accepted_fact_says_what_the_rules_say_and_the_others_are_left_alone(
    drawn: Draw, say: Say
) -> None:
    text = drawn(ROWS)

    holding = only(text.stand([say("accept", text.fact("3億円"))]))

    assert (holding.status, holding.value) == ("accepted", text.fact("3億円").value)
    assert (holding.contradicted, holding.redundant) == ((), False)


def test_of_an_accepted_fact_what_was_seen_is_pinned_and_what_rules_find_besides_comes_in(
    drawn: Draw, say: Say
) -> None:
    text = drawn(ROWS)
    seen = text.fact("3億円").value
    now = text.with_facts(saying({"stage": "request", "level": None, "is_new": True}))

    holding = only(now.stand([say("accept", text.fact("3億円"))]))

    assert (holding.status, holding.value) == ("accepted", {**seen, "is_new": True})
    assert {*holding.contradicted} == {"stage", "level"}


def test_of_a_corrected_fact_what_was_decided_is_pinned_and_what_was_taken_away_stays_away(
    drawn: Draw, say: Say
) -> None:
    text = drawn(ROWS)
    seen = text.fact("3億円").value
    correction = say("correct", text.fact("3億円"), {"stage": "request", "level": None})
    now = text.with_facts(saying({"is_new": True, "organization": "環境省"}))

    then, later = (only(one.stand([correction])) for one in (text, now))

    without = {name: item for name, item in seen.items() if name != "level"}
    assert (then.status, then.value) == ("corrected", {**without, "stage": "request"})
    assert later.value == {**without, "stage": "request", "is_new": True, "organization": "環境省"}
    assert (then.contradicted, later.contradicted, then.redundant) == ((), (), False)


def test_a_correction_that_the_rules_find_themselves_is_redundant_and_contradicted_by_nobody(
    drawn: Draw, say: Say
) -> None:
    text = drawn(ROWS)
    correction = say("correct", text.fact("3億円"), {"stage": "request"})

    holding = only(text.with_facts(saying({"stage": "request"})).stand([correction]))

    assert (holding.redundant, holding.contradicted, holding.status) == (True, (), "corrected")


def test_a_field_that_only_the_rules_found_later_and_was_taken_away_does_not_come_back(
    drawn: Draw, say: Say
) -> None:
    text = drawn(ROWS)
    correction = say("correct", text.fact("3億円"), {"is_new": None, "stage": "request"})

    holding = only(text.with_facts(saying({"is_new": True})).stand([correction]))

    assert holding.value is not None
    assert "is_new" not in holding.value


def test_a_rejected_fact_has_no_value_and_one_that_is_gone_needs_no_rejection(drawn: Draw, say: Say) -> None:
    text = drawn(ROWS)
    rejection = say("reject", text.fact("3億円"))
    gone = drawn(ROWS.replace("森のまなび事業 3億円\n", ""))

    assert (only(text.stand([rejection])).value, only(text.stand([rejection])).contradicted) == (None, ())
    for now in (text.with_facts(losing()), gone):
        standing = now.stand([rejection])
        assert (standing.facts, standing.kept, standing.loose) == ({}, [], [])


def test_what_waits_for_a_second_reviewer_or_is_in_conflict_or_held_is_published_as_the_rules_say(
    drawn: Draw, say: Say
) -> None:
    text = drawn(ROWS)
    fact = text.fact("3億円")
    correction = say("correct", fact, {"stage": "request"})
    rejection = say("reject", fact, by="佐藤")
    waiting = {
        "second": only(text.stand([correction], TWO)),
        "conflict": only(text.stand([correction, rejection])),
        "held": only(text.stand([say("hold", fact)])),
    }

    assert {state: one.verdict.state for state, one in waiting.items() if one.verdict} == {
        state: state for state in waiting
    }
    assert [(one.status, one.value) for one in waiting.values()] == [("proposed", fact.value)] * 3


def test_a_second_reviewer_in_another_edition_is_a_second_one(drawn: Draw, say: Say) -> None:
    before, now = drawn(ROWS), drawn(SHIFTED)
    decisions = [say("accept", before.fact("3億円")), say("accept", now.fact("3億円"), by="佐藤")]

    assert only(now.stand(decisions[:1], TWO)).status == "proposed"
    assert only(now.stand(decisions, TWO)).status == "accepted"
    assert only(before.stand(decisions, TWO)).status == "accepted"
    [kept] = now.with_facts(losing()).stand(decisions, TWO).kept
    assert kept.verdict.reviewers == ("山田", "佐藤")


def test_who_raises_an_amount_over_the_bar_needs_a_second_reviewer(drawn: Draw, say: Say) -> None:
    text = drawn(ROWS.replace("3億円", "3百万円"))
    raised = {"amount_min": 3_000_000_000, "amount_max": 3_000_000_000}

    holding = only(text.stand([say("correct", text.fact("3百万円"), raised)], TWO))

    assert holding.verdict is not None
    assert (holding.verdict.state, holding.status) == ("second", "proposed")


@pytest.mark.parametrize("now", [ROWS, SHIFTED], ids=["same", "shifted"])
@pytest.mark.parametrize(
    ("action", "value", "status"),
    [("accept", None, "accepted"), ("correct", {"stage": "request", "level": None}, "corrected")],
)
def test_a_fact_that_rules_lose_while_its_words_stand_is_kept_with_its_identity(
    drawn: Draw, say: Say, action: str, value: dict[str, Any] | None, status: str, now: str
) -> None:
    fact = drawn(ROWS).fact("3億円")
    text = drawn(now)

    standing = text.with_facts(losing()).stand([say(action, fact, value)])

    [kept] = standing.kept
    assert (kept.key, kept.status) == (("inbox/a.txt", "budget", fact.fact_id), status)
    assert kept.value == {k: v for k, v in {**fact.value, **(value or {})}.items() if v is not None}
    assert (kept.place.span, kept.place.line) == (text.fact("3億円").span, text.fact("3億円").line)
    assert (standing.facts, standing.loose) == ({}, [])


def test_what_no_longer_stands_in_the_text_is_not_kept(drawn: Draw, say: Say) -> None:
    fact = drawn(ROWS).fact("3億円")

    standing = drawn(ROWS.replace("森のまなび事業 3億円\n", "")).stand([say("accept", fact)])

    assert (standing.kept, [one.tie for one in standing.loose]) == ([], ["orphan"])


@pytest.mark.parametrize("other", ["reject", "hold"])
def test_what_is_rejected_or_only_held_is_not_kept(drawn: Draw, say: Say, other: str) -> None:
    text = drawn(ROWS)
    said = [say(other, text.fact("3億円"))]
    if other == "reject":
        said.insert(0, say("accept", text.fact("3億円")))

    assert text.with_facts(losing()).stand(said).kept == []


def test_what_one_of_two_vouches_for_or_two_disagree_on_is_not_kept(drawn: Draw, say: Say) -> None:
    text = drawn(ROWS)
    fact = text.fact("3億円")
    one, other = say("accept", fact), say("correct", fact, {"stage": "request"}, by="佐藤")
    without = text.with_facts(losing())

    assert without.stand([one], TWO).kept == []
    assert without.stand([one, other]).kept == []


def test_an_added_fact_is_kept_until_the_rules_draw_it_themselves(drawn: Draw, say: Say) -> None:
    drawn_there = drawn(SHIFTED)
    fact = drawn(ROWS).fact("3億円")
    addition = say("add", fact._replace(fact_id="added"), {"amount_max": 300_000_000, "stage": "draft"})

    before = drawn_there.with_facts(losing()).stand([addition])
    after = drawn_there.stand([addition])

    assert [(one.key[2], one.status) for one in before.kept] == [("added", "added")]
    assert after.kept == []
    assert (only(after).redundant, only(after).fact) == (True, drawn_there.fact("3億円"))


@pytest.mark.parametrize("now", [ROWS, SHIFTED], ids=["same", "shifted"])
def test_a_figure_whose_words_the_rules_now_draw_wider_is_not_published_twice(
    drawn: Draw, say: Say, now: str
) -> None:
    before, text = (drawn(one.replace("3億円", "約3億円")) for one in (ROWS, now))
    wide = before.fact("約3億円")
    block, start, end = wide.span
    narrow = wide._replace(
        span=(block, start + 1, end),
        offset=wide.offset + 1,
        anchor=wide.anchor.replace("約3億円\x1e", "3億円\x1e"),
        value_quote="3億円",
        fact_id="narrow",
    )

    standing = text.stand([say("accept", narrow)])

    assert text.all_of("約3億円")
    assert standing.kept == []


def test_decisions_without_a_place_are_told_once_a_fact(drawn: Draw, say: Say) -> None:
    before = drawn(ROWS)
    now = drawn(ROWS.replace("3億円", "4億円").replace("里海事業 5億円\n", ""))
    said = [
        say("accept", before.fact("3億円")),
        say("correct", before.fact("3億円"), {"stage": "request"}),
        say("accept", before.fact("5億円")),
    ]

    standing = now.stand(said)

    assert [(one.decision.action, one.tie) for one in standing.loose] == [
        ("correct", "reopened"),
        ("accept", "orphan"),
    ]
    assert standing.facts == {}


def test_who_agrees_that_a_fact_is_gone_clears_it_from_what_has_no_place(drawn: Draw, say: Say) -> None:
    fact = drawn(ROWS).fact("3億円")
    now = drawn(ROWS.replace("森のまなび事業 3億円\n", ""))

    standing = now.stand([say("accept", fact), say("reject", fact)])

    assert standing.loose == []


def test_decisions_are_told_under_the_identity_that_a_fact_has_today(drawn: Draw, say: Say) -> None:
    before, now = drawn(TWO_SECTIONS), drawn(TWO_SECTIONS.replace("# 地域振興\n森のまなび事業 3億円\n\n", ""))
    first, second = before.all_of("3億円")
    left = now.fact("3億円")
    assert (first.fact_id, second.subject) == (left.fact_id, left.subject)  # counted anew

    on_second = say("accept", second)

    assert now.stand([on_second]).decisions == {("inbox/a.txt", "budget", left.fact_id): [on_second]}


def test_a_decision_on_what_is_gone_is_not_told_of_the_fact_that_bears_its_number_now(
    drawn: Draw, say: Say
) -> None:
    before, now = drawn(TWO_SECTIONS), drawn(TWO_SECTIONS.replace("# 地域振興\n森のまなび事業 3億円\n\n", ""))
    first, second = before.all_of("3億円")
    on_first, on_second = say("correct", first, {"stage": "request"}), say("accept", second)

    standing = now.stand([on_first, on_second])

    assert standing.decisions["inbox/a.txt", "budget", now.fact("3億円").fact_id] == [on_second]


def test_a_kept_fact_has_an_identity_of_its_own(drawn: Draw, say: Say) -> None:
    before = drawn(TWO_SECTIONS)
    first, second = before.all_of("3億円")
    # Of two equal sentences the rules lose the first, and count the second as the first.
    now = before.with_facts(
        lambda fact: (
            None if fact is first else fact._replace(fact_id=first.fact_id) if fact is second else fact
        )
    )

    standing = now.stand([say("accept", first), say("accept", second)])

    [kept] = standing.kept
    assert kept.key not in standing.facts


def test_what_is_said_of_programs_states_numbers_audits_and_pages_stands_by_itself(
    drawn: Draw, say: Say
) -> None:
    page = Target(type="page", document="inbox/a.pdf", page=3, sha256="ab")
    said = [
        say("merge", Target(type="programs", name="a ⇔ b"), {"keep": ["a", None], "merge": ["b", None]}),
        say("settle", Target(type="number", document="inbox/a.txt", name="n1")),
        say("settle", Target(type="audit", document="inbox/a.txt", name="a1")),
        say("settle", page),
        say("close", Target(type="state"), run=1),
        say("close", Target(type="state"), run=2),
    ]

    standing = drawn(ROWS).stand(said)

    assert standing.programs == said[:1]
    assert {*standing.settled} == {"number|n1", "audit|a1", "page|inbox/a.pdf|3|ab"}
    assert standing.closed == said[5]
    assert (standing.facts, standing.kept, standing.loose) == ({}, [], [])


def test_a_page_is_settled_for_its_very_bytes(drawn: Draw, say: Say) -> None:
    page = Target(type="page", document="inbox/a.pdf", page=3, sha256="ab")
    other = msgspec.structs.replace(page, sha256="cd")

    settled = drawn(ROWS).stand([say("settle", page), say("settle", other)]).settled

    assert len(settled) == 2
