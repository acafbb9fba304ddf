"""Sudachi's tokens in a spaCy Doc."""

from __future__ import annotations

from pipeline.tokens import tokenize


def test_tokens_join_to_the_text() -> None:
    text = "札幌市の 事業に7,530百万円を充てる。\u3000（新規）"

    doc = tokenize(text)

    assert "".join(token.text for token in doc) == text


def test_place_names_and_numbers_carry_sudachis_tags_and_forms() -> None:
    tokens = {token.text: token for token in tokenize("札幌市は7,530百万円")}

    assert tokens["札幌市"].tag_ == "名詞-固有名詞-地名-一般"
    assert tokens["7,530百万"].lemma_ == "7530000000"


def test_more_than_sudachi_takes_at_once() -> None:
    text = "産学官の連携を推進する。" * 5_000

    doc = tokenize(text)

    assert len(doc.text) == len(text)
    assert doc.char_span(0, 3) is not None


def test_nothing_has_no_tokens() -> None:
    assert len(tokenize("")) == 0
