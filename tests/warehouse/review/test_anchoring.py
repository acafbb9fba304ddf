"""Where decisions belong after the text has changed: real texts, real rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from warehouse.review.anchoring import Anchors, Tied
from warehouse.review.facts import CurrentFact, slot_of
from warehouse.review.records import Decision

HEAD = "令和7年度予算案の概要\n\n"
PAIR = HEAD + "# 地域振興\n森のまなび事業【11億円(11億円)】\n"
SECTIONS = HEAD + "# 地域振興\n森のまなび事業 3億円\n里海事業 5億円\n\n# 文化振興\n森のまなび事業 3億円\n"
ROWS = HEAD + "# 地域振興\n森のまなび事業 3億円\n里海事業 5億円\n"
TABLE = HEAD + "| 事業 | 令和6年度 | 令和7年度 |\n|---|---|---|\n| 森のまなび事業 | 3億円 | 3億円 |\n"

Draw = Callable[[str], Any]
Say = Callable[..., Decision]


@pytest.fixture
def tie() -> Callable[[Any, Decision], Tied]:
    return lambda text, decision: Anchors(text.facts, text.versions, text.find).tie(decision)


@pytest.fixture
def after(drawn: Draw, say: Say, tie: Any) -> Callable[..., Tied]:
    """Where a decision on a figure of one text belongs in another."""

    def tied(before: str, words: str, now: str, number: int = 0) -> Tied:
        return tie(drawn(now), say("accept", drawn(before).all_of(words)[number]))

    return tied


def place(fact: CurrentFact | None) -> tuple[object, ...]:
    assert fact is not None
    return fact.subject, fact.value_quote, fact.offset, fact.line


def test_in_the_same_document_every_decision_stands_where_it_was_taken(
    drawn: Draw, say: Say, tie: Any
) -> None:
    text = drawn(SECTIONS + PAIR)

    assert len(text.facts) > 10
    assert {
        (tied.tie, tied.fact is fact) for fact in text.facts for tied in [tie(text, say("accept", fact))]
    } == {("stands", True)}


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(HEAD + "お知らせ\n\n問い合わせは係まで。\n\n" + ROWS.removeprefix(HEAD), id="shifted"),
        pytest.param(ROWS.replace("3億円", "３億円"), id="width"),
        pytest.param(ROWS + "\n別の事業 9億円\n", id="more behind it"),
        pytest.param(ROWS.replace("里海事業 5億円\n", ""), id="a neighbour gone"),
        pytest.param(ROWS.replace("5億円", "6億円"), id="a neighbour with another amount"),
        pytest.param(HEAD + "# 地域振興\n里海事業 5億円\n森のまなび事業 3億円\n", id="rows in another order"),
        pytest.param(SECTIONS, id="a look-alike under another heading"),
    ],
)
def test_it_stands_on_the_same_print_wherever_that_went(after: Callable[..., Tied], now: str) -> None:
    tied = after(ROWS, "3億円", now)

    assert tied.tie == "stands"
    assert tied.fact is not None
    assert (tied.fact.subject, tied.fact.value["amount_max"]) == ("地域振興", 300_000_000)


def test_it_survives_letters_of_another_width(after: Callable[..., Tied]) -> None:
    wide = HEAD + "# 地域振興\nＧＩＧＡスクール事業（第２期）　１２億円\n"
    narrow = HEAD + "# 地域振興\nGIGAスクール事業(第2期) 12億円\n"

    for before, words, now in ((wide, "１２億円", narrow), (narrow, "12億円", wide)):
        tied = after(before, words, now)
        assert (tied.tie, tied.fact and tied.fact.value["amount_max"]) == ("stands", 1_200_000_000)


def test_a_figure_that_is_printed_anew_reopens_it_on_the_figure_in_its_place(
    after: Callable[..., Tied],
) -> None:
    tied = after(ROWS, "3億円", ROWS.replace("3億円", "4億円"))

    assert tied.tie == "reopened"
    assert place(tied.fact) == ("地域振興", "4億円", 8, 4)


def test_a_cell_that_is_printed_anew_reopens_it_and_leaves_the_cell_beside_alone(
    after: Callable[..., Tied],
) -> None:
    now = TABLE.replace("3億円 | 3億円", "3億円 | 4億円")

    last_year, this_year = (after(TABLE, "3億円", now, number) for number in (0, 1))

    assert (last_year.tie, place(last_year.fact)[1]) == ("stands", "3億円")
    assert (this_year.tie, place(this_year.fact)[1]) == ("reopened", "4億円")


def test_under_a_heading_with_other_words_it_is_reopened_not_applied(after: Callable[..., Tied]) -> None:
    tied = after(ROWS, "3億円", ROWS.replace("地域振興", "地方創生"))

    assert (tied.tie, place(tied.fact)[:2]) == ("reopened", ("地方創生", "3億円"))


def test_words_that_are_gone_leave_an_orphan(after: Callable[..., Tied]) -> None:
    tied = after(ROWS, "3億円", ROWS.replace("森のまなび事業 3億円\n", ""))

    assert (tied.tie, tied.fact, tied.place) == ("orphan", None, None)


def test_where_the_words_of_a_sentence_changed_it_is_an_orphan(after: Callable[..., Tied]) -> None:
    assert after(ROWS, "3億円", ROWS.replace("森のまなび事業", "森と川のまなび事業")).tie == "orphan"


def test_a_row_that_was_doubled_makes_it_ambiguous(after: Callable[..., Tied]) -> None:
    tied = after(ROWS, "3億円", ROWS + "森のまなび事業 3億円\n")

    assert tied.tie == "ambiguous"


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_equal_figures_in_one_sentence_each_keeps_its_own(
    after: Callable[..., Tied], number: int
) -> None:
    now = HEAD + "お知らせ\n\n" + PAIR.removeprefix(HEAD).replace("11億円", "１１億円")

    tied = after(PAIR, "11億円", now, number)

    assert tied.tie == "stands"
    assert tied.fact is not None
    assert (tied.fact.offset, tied.fact.value["fiscal_year"]) == ((8, 2025), (13, 2024))[number]


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("now", ["【12億円(11億円)】", "【11億円(12億円)】", "【11億円】", "【(11億円)】"])
def test_of_two_equal_figures_in_one_sentence_none_goes_to_the_other_when_one_changes(
    after: Callable[..., Tied], now: str, number: int
) -> None:
    tied = after(PAIR, "11億円", PAIR.replace("【11億円(11億円)】", now), number)

    assert tied.tie in ("reopened", "orphan")
    if tied.tie == "reopened":
        assert tied.fact is not None
        assert (tied.fact.value_quote, tied.fact.offset) == ("12億円", (8, 13)[number])


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_equal_figures_in_one_sentence_none_goes_to_the_other_when_rules_lose_one(
    drawn: Draw, say: Say, tie: Any, number: int
) -> None:
    text = drawn(PAIR)
    lost = text.all_of("11億円")[number]
    others = text.with_facts(lambda fact: None if fact is lost else fact)
    shifted = drawn(PAIR.replace(HEAD, HEAD + "お知らせ\n\n"))
    lost_there = shifted.all_of("11億円")[number]
    others_there = shifted.with_facts(lambda fact: None if fact is lost_there else fact)

    for now, where in ((others, lost.span), (others_there, lost_there.span)):
        tied = tie(now, say("accept", lost))
        assert (tied.tie, tied.fact, tied.place and tied.place.span) == ("unread", None, where)


def test_what_rules_lose_in_another_edition_is_found_where_its_words_stand(
    drawn: Draw, say: Say, tie: Any
) -> None:
    lost = drawn(SECTIONS).all_of("3億円")[1]
    now = drawn(SECTIONS.replace(HEAD, HEAD + "お知らせ\n\n"))
    without = now.with_facts(lambda fact: None if fact.value_quote == "3億円" else fact)

    tied = tie(without, say("accept", lost))

    assert (tied.tie, tied.place and tied.place.line) == ("unread", 10)


def test_what_rules_lose_is_ambiguous_where_its_words_stand_twice(drawn: Draw, say: Say, tie: Any) -> None:
    now = drawn(ROWS + "森のまなび事業 3億円\n")
    without = now.with_facts(lambda fact: None if fact.value_quote == "3億円" else fact)

    assert tie(without, say("accept", drawn(ROWS).fact("3億円"))).tie == "ambiguous"


def test_where_the_document_can_not_be_had_what_rules_lose_stands_nowhere(
    drawn: Draw, say: Say, tie: Any
) -> None:
    now = drawn(ROWS + "\n")._replace(facts=(), find=lambda target: None)

    assert tie(now, say("accept", drawn(ROWS).fact("3億円"))).tie == "orphan"


def test_the_same_bytes_by_another_reader_are_another_document(drawn: Draw, say: Say, tie: Any) -> None:
    text = drawn(ROWS)
    [(document, (sha256, _))] = text.versions.items()
    decision = say("accept", text.fact("3億円"))
    elsewhere = msgspec.structs.replace(decision.target, span=text.fact("5億円").span, reader="text 0")

    tied = tie(text, msgspec.structs.replace(decision, target=elsewhere))

    assert (tied.tie, tied.fact) == ("stands", text.fact("3億円"))
    assert text.versions == {document: (sha256, decision.target.reader)}


def test_a_document_of_another_name_is_another_document(drawn: Draw, say: Say, tie: Any) -> None:
    decision = say("accept", drawn(ROWS).fact("3億円"))
    other = msgspec.structs.replace(decision.target, document="inbox/b.txt")
    now = drawn(ROWS)._replace(find=lambda target: None)

    assert tie(now, msgspec.structs.replace(decision, target=other)).tie == "orphan"


def test_a_decision_on_one_kind_never_goes_to_another(drawn: Draw, say: Say, tie: Any) -> None:
    text = drawn(ROWS)
    decision = say("accept", text.fact("3億円"))
    now = text._replace(
        versions={}, find=lambda target: [], facts=tuple(f._replace(kind="money") for f in text.facts)
    )

    assert tie(now, decision).tie == "orphan"


def test_a_slot_is_the_sentence_without_the_value_and_knows_which_of_two_is_meant() -> None:
    anchor = "11億円\x1e【11億円(11億円)】"

    assert slot_of(anchor, 1) == "【▢(11億円)】\x1e"
    assert slot_of(anchor, 6) == "【11億円(▢)】\x1e"
    assert slot_of("300\x1e300\x1e里海事業\x1e令和6年度", 0) == "▢\x1e里海事業\x1e令和6年度"
