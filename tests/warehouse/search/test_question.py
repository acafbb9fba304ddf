"""What somebody looks for, understood."""

from __future__ import annotations

import pytest

from warehouse.search.question import understand


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        ("中小企業の賃上げ", ["中小企業", "賃上げ"], []),
        ("地域活性化 ＡＩ", ["地域活性化", "AI"], []),
        ("「里山再生」 支援", ["支援"], ["里山再生"]),
        ('"里山 再生"', [], ["里山 再生"]),
        ("『白書』“二つ”", [], ["白書", "二つ"]),
        ("「再生 里山", ["再生", "里山"], []),
        ("は", [], ["は"]),
        ("里山 は", ["里山"], []),
        ("里山 里山", ["里山"], []),
        ("「」", [], ["「」"]),
        ("", [], []),
    ],
)
def test_words_and_phrases(text: str, words: list[str], phrases: list[str]) -> None:
    question = understand(text)

    assert [word.text for word in question.words] == words
    assert list(question.phrases) == phrases


def test_the_terms_of_a_phrase_rank_what_holds_it() -> None:
    assert understand("「里山の再生」").forms == {"里山", "再生"}
