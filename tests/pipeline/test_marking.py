"""Words that a person points to, found as places that a fact can rest on, and found again later."""

from __future__ import annotations

import pytest

from pipeline.anchors import places_of
from pipeline.annotation import AnnotatedDocument
from pipeline.extraction import annotate, facts_of
from pipeline.kinds import discover
from pipeline.marking import Marked, marked
from pipeline.reading import read_text

TEXT = """\
令和7年度予算案

1 里山学習支援事業

予算案は５億円です。別に５億円を基金から出します。

2 里海しごと創造事業

予算案は５億円です。約2割は地域が負担します。
"""


def mark(words: str, within: str = "", *, text: str = TEXT, page: int = 1) -> list[Marked]:
    document = AnnotatedDocument(read_text(text))
    return list(marked(document, "inbox/a.txt", "budget", page, words, within))


def test_words_that_stand_once_are_one_place_with_all_that_a_fact_is_told_by() -> None:
    [place] = mark("2割")

    assert (place.page, place.line, place.box) == (1, 9, None)
    assert (place.value_quote, place.quote) == ("2割", "約2割は地域が負担します。")
    assert (place.subject, place.offset) == ("2 里海しごと創造事業", 1)
    assert place.anchor.split("\x1e") == ["2割", "約2割は地域が負担します。"]
    assert (place.span.start, place.span.end) == (11, 13)


@pytest.mark.parametrize("words", ["5億円", "５億円", " 5億円　"])
def test_words_that_stand_several_times_are_several_places_in_every_width(words: str) -> None:
    places = mark(words)

    assert [(one.line, one.offset) for one in places] == [(5, 4), (5, 2), (9, 4)]
    assert {one.value_quote for one in places} == {"５億円"}


def test_places_of_look_alikes_are_told_apart() -> None:
    assert len({one.fact_id for one in mark("5億円")}) == 3


@pytest.mark.parametrize("words", ["6億円", "", "　", "億円です。\n\n2", "里山事業"])
def test_words_that_do_not_stand_there_are_no_place(words: str) -> None:
    assert mark(words) == []


def test_another_page_holds_none() -> None:
    assert mark("2割", page=2) == []


def test_words_around_them_say_which_passage_is_meant() -> None:
    assert [one.line for one in mark("5億円", "約２割")] == [9]
    assert mark("5億円", "里川") == []


def test_words_around_them_say_which_place_in_a_passage_is_meant() -> None:
    assert [(one.line, one.offset) for one in mark("5億円", "別に５億円")] == [(5, 2)]


def test_a_mark_keeps_its_identity_when_lines_come_above() -> None:
    [before] = mark("2割")

    [after] = mark("2割", text=f"お知らせします。\n\n{TEXT}")

    assert (after.fact_id, after.anchor, after.subject) == (before.fact_id, before.anchor, before.subject)
    assert (after.line, before.line) == (11, 9)


def test_a_mark_has_the_anchor_of_a_rule_s_fact_at_the_same_place_but_an_identity_of_its_own() -> None:
    kinds = list(discover().values())
    annotated = annotate(read_text(TEXT), kinds)
    facts = {fact.span: fact for fact in facts_of(annotated, kinds, "inbox/a.txt")["budget"]}

    places = [one for one in marked(annotated, "inbox/a.txt", "budget", 1, "5億円") if one.span in facts]

    assert len(places) == 2
    for one in places:
        fact = facts[one.span]
        assert (one.anchor, one.subject, one.offset) == (
            fact.anchor,
            fact.position.subject,
            fact.position.offset,
        )
        assert one.fact_id != fact.fact_id


def test_every_mark_is_found_again_by_its_anchor_and_no_other() -> None:
    document = AnnotatedDocument(read_text(TEXT))
    for one in mark("5億円"):
        found = list(places_of(document, one.anchor, one.subject, one.offset))
        assert [(spot.span, spot.page, spot.line) for spot in found] == [(one.span, one.page, one.line)]


def test_an_anchor_is_not_found_under_another_heading_or_in_another_sentence() -> None:
    [place] = mark("2割")
    moved = AnnotatedDocument(read_text(TEXT.replace("2 里海しごと創造事業", "2 里川しごと創造事業")))
    reworded = AnnotatedDocument(read_text(TEXT.replace("約2割は", "約2割を")))

    assert list(places_of(moved, place.anchor, place.subject, place.offset)) == []
    assert list(places_of(reworded, place.anchor, place.subject, place.offset)) == []
