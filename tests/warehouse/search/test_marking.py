"""The words marked in a passage, and the sentence around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.search.marking import (
    MOST_CHARACTERS,
    Piece,
    find_marks,
    plain,
    row_with_marks,
    sentence_around,
)


def marked(text: str, forms: set[str], phrases: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in find_marks(Piece(text, whole=True), frozenset(forms), phrases)]


@pytest.mark.parametrize(
    ("text", "forms", "phrases", "words"),
    [
        ("賃上げと引上げを支援", {"賃上げ", "引き上げ"}, (), ["賃上げ", "引上げ"]),
        ("地域活性化の地域", {"地域", "活性", "化"}, (), ["地域活性化", "地域"]),
        ("予 算 額", {"予算", "額"}, (), ["予 算", "額"]),
        ("⻑野県", {"長野"}, (), ["⻑野"]),
        ("サイバー（セキュリティ）", set(), ("ｾｷｭﾘﾃｨ",), ["セキュリティ"]),
        ("ﾊﾞｲｵの里、バイオ", set(), ("バイオ",), ["ﾊﾞｲｵ", "バイオ"]),
        ("第Ⅱ期", set(), ("第ii期",), ["第Ⅱ期"]),
        ("里山", set(), ("、",), []),
        ("", {"里山"}, ("里山",), []),
    ],
)
def test_terms_and_phrases_are_marked(
    text: str, forms: set[str], phrases: tuple[str, ...], words: list[str]
) -> None:
    assert marked(text, forms, phrases) == words


LETTERS = st.text(st.sampled_from("第期事ｱｶﾊﾞﾟＡａ9Ⅱ㍻（）・、 　\t‐―ー⻑里山か\u3099"), max_size=8)


@pytest.fixture(scope="module")
def norm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The macro of a published file."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    (home.inbox / "a.txt").write_text("里山の予算\n", "utf-8")
    ingest(home)
    with duckdb.connect(home.published, read_only=True) as connection:
        yield lambda text: str(connection.execute("SELECT norm(?)", [text]).fetchall()[0][0])


@given(text=LETTERS)
def test_letters_are_compared_as_in_sql(norm: Callable[[str], str], text: str) -> None:
    letters, places = plain(text)

    assert letters == norm(text)
    assert all(norm(text[start:end]) for start, end in places)


@given(before=LETTERS, phrase=LETTERS)
def test_a_phrase_is_marked_wherever_sql_finds_it(
    norm: Callable[[str], str], before: str, phrase: str
) -> None:
    text = f"{before}【{phrase}】後"

    found = find_marks(Piece(text), frozenset(), (phrase,))

    assert bool(found) == bool(norm(phrase) and norm(phrase) in norm(text))
    assert all(0 <= start < end <= len(text) for start, end in found)


def test_the_cells_of_a_row_are_one_text() -> None:
    text, marks = row_with_marks(
        [Piece("事業"), Piece("賃上げ"), Piece("3億円")], frozenset({"賃上げ"}), ("3億",)
    )

    assert text == "事業 | 賃上げ | 3億円"
    assert [text[start:end] for start, end in marks] == ["賃上げ", "3億"]


def test_the_sentence_that_holds_most_is_shown() -> None:
    text = "里山の話。里山と里海の話。おわり。"
    marks = find_marks(Piece(text), frozenset({"里山", "里海"}), ())

    shown = sentence_around(text, marks)

    assert shown.text == "里山と里海の話。"
    assert [shown.text[start:end] for start, end in shown.marks] == ["里山", "里海"]


@pytest.mark.parametrize("before", [0, 50, 500])
@pytest.mark.parametrize("after", [0, 50, 500])
def test_a_long_sentence_is_cut_around_the_words(before: int, after: int) -> None:
    text = "い" * before + "賃上げ" + "う" * after
    shown = sentence_around(text, [(before, before + 3)])

    assert [shown.text[start:end] for start, end in shown.marks] == ["賃上げ"]
    assert len(shown.text) <= MOST_CHARACTERS + 2
    assert shown.text.startswith("…") == (shown.text.strip("…") != text[: len(shown.text.strip("…"))])
    assert shown.text.strip("…") in text


def test_nothing_is_cut_of_an_empty_text() -> None:
    assert sentence_around("", []) == ("", ())
