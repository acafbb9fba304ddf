"""Rules: a name, a pattern, a production."""

from __future__ import annotations

from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.documents import Block, Document, Line, Page
from pipeline.rules import Matcher, Rule


def labels(text: str, *rules: Rule) -> list[tuple[str, object]]:
    annotated = AnnotatedDocument(Document("text/plain", (Page(1),), (Block("paragraph", (Line(text),)),)))
    passage: Passage = annotated.passages[0]
    return [(text[one.start : one.end], one.value) for one in Matcher(rules).labels(annotated, passage)]


def test_the_leftmost_and_longest_match_wins() -> None:
    short = Rule("short", r"\d+億", lambda match: "short", "amount")
    long = Rule("long", r"\d+億円", lambda match: "long", "amount")

    assert labels("12億円", short, long) == [("12億円", "long")]


def test_labels_of_different_names_may_overlap() -> None:
    amount = Rule("amount", r"\d+億円", lambda match: "amount", "amount")
    number = Rule("number", r"\d+", lambda match: "number", "number")

    assert labels("12億円", amount, number) == [("12億円", "amount"), ("12", "number")]


def test_a_refused_match_leaves_room_for_the_next_rule() -> None:
    refusing = Rule("refusing", r"\d+億円", lambda match: None, "amount")
    other = Rule("other", r"\d+億", lambda match: "other", "amount")

    assert labels("12億円", refusing, other) == [("12億", "other")]


def test_guards_look_at_what_stands_beside() -> None:
    day = Rule(
        "day",
        r"(?P<month>\d+)/(?P<day>\d+)",
        lambda match: match["day"],
        "day",
        not_after=r"補助率\s*",
        not_before=r"/",
    )

    assert labels("4/25、補助率2/3、1/2/3", day) == [("4/25", "25")]


def test_whole_words_begin_and_end_where_tokens_do() -> None:
    ward = Rule("ward", r"代田区", lambda match: "ward", "place", whole_words=True)
    city = Rule("city", r"札幌市", lambda match: "city", "place", whole_words=True)

    assert labels("千代田区と札幌市", ward, city) == [("札幌市", "city")]


def test_a_pattern_that_would_never_end_with_backtracking_ends() -> None:
    names = Rule("names", r"(?:[一-龥]+・?)+事業", lambda match: match.text, "name")

    assert labels("国" * 20_000, names) == []
