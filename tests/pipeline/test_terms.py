"""The terms by which texts are searched."""

from __future__ import annotations

import pytest

from pipeline.documents import Block, Cell, Line
from pipeline.pieces import MOST_CHARACTERS
from pipeline.terms import forms_of, joined, terms


def forms(text: str) -> list[str]:
    return [term.form for term in terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地域活性化を支援することができる。", ["地域", "活性", "化", "支援", "こと"]),
        ("引上げ", ["引き上げ"]),
        ("こども・子ども", ["子供", "子供"]),
        ("AI、ａｉ", ["ai", "ai"]),
        ("のがをに、。", []),
        ("", []),
    ],
)
def test_terms_are_normalised_and_without_grammar(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_a_term_tells_where_it_stands() -> None:
    text = "里山の引上げ"

    assert [(text[term.start : term.end], term.form) for term in terms(text)] == [
        ("里山", "里山"),
        ("引上げ", "引き上げ"),
    ]


def test_a_text_longer_than_sudachi_takes_is_read_to_its_end() -> None:
    text = "里山。" * MOST_CHARACTERS + "水素"

    found = terms(text)

    assert len(found) == MOST_CHARACTERS + 1
    assert text[found[-1].start : found[-1].end] == "水素"


def test_a_blocks_terms_are_those_of_its_repaired_text() -> None:
    paragraph = Block("paragraph", (Line("⻑野県のカーボンニュー"), Line("トラル")))
    cells = Block("cell", (Line("12"), Line("34")), cell=Cell(0, 0, 0))

    assert forms_of(paragraph) == tuple(forms("長野県のカーボンニュートラル"))
    assert "1234" not in forms_of(cells)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("予算\n案", "予算案"),
        ("20\n億円", "20億円"),
        ("12\n34", "1234"),
        ("machine\nlearning", "machine learning"),
        ("第2 \n 期", "第2期"),
    ],
)
def test_printed_lines_are_joined(text: str, line: str) -> None:
    assert joined(text) == line
