"""The chains: what governs a block, the nearest first."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.documents import Block, BlockKind, Cell, CellRole, Document, Line, Page
from pipeline.outline import Outline


def block(text: str, kind: BlockKind = "paragraph", level: int = 0) -> Block:
    return Block(kind, (Line(text),), level)


def cell(text: str, row: int, column: int, role: CellRole = "value", table: int = 0, span: int = 1) -> Block:
    return Block("cell", (Line(text),), cell=Cell(table, row, column, 1, span, role))


def chain(blocks: list[Block], text: str) -> list[tuple[str, str]]:
    """The chain of the block with a text, as pairs of relation and text."""
    texts = [b.text for b in blocks]
    outline = Outline(Document("text/plain", (Page(1),), tuple(blocks)), texts)
    return [(relation, texts[index]) for relation, index in outline.chain(texts.index(text))]


def test_headings_from_the_innermost_outwards() -> None:
    blocks = [
        block("第1章", "heading", 1),
        block("1. 前の節", "heading", 2),
        block("2. この節", "heading", 2),
        block("(1) 項", "heading", 3),
        block("本文"),
    ]

    headings = [text for relation, text in chain(blocks, "本文") if relation == "heading"]

    assert headings == ["(1) 項", "2. この節", "第1章"]


def test_among_sizes_beyond_the_fourth_the_number_decides() -> None:
    blocks = [
        replace(block("(1) 特例の要件", "heading", 4), size=14.0),
        replace(block("補助上限額", "heading", 4), size=20.0),
        block("100万円"),
        replace(block("(2) 提出先", "heading", 4), size=14.0),
        block("窓口"),
    ]

    assert chain(blocks, "100万円")[:2] == [("heading", "補助上限額"), ("heading", "(1) 特例の要件")]
    assert [text for relation, text in chain(blocks, "窓口") if relation == "heading"] == ["(2) 提出先"]


def test_a_cell_is_governed_by_its_row_label_and_its_column_headers() -> None:
    blocks = [
        cell("区分", 0, 0, "header"),
        cell("令和7年度", 0, 1, "header", span=2),
        cell("当初", 1, 1, "header"),
        cell("補正", 1, 2, "header"),
        cell("旅費", 2, 0, "label"),
        cell("120", 2, 1),
        cell("30", 2, 2),
    ]

    links = chain(blocks, "30")

    assert links[:3] == [("row_label", "旅費"), ("column_header", "補正"), ("column_header", "令和7年度")]


def test_a_unit_note_reaches_the_table_below_it() -> None:
    blocks = [
        block("1 予算", "heading", 1),
        block("(単位:百万円)"),
        cell("費目", 0, 0, "label"),
        cell("5", 0, 1),
    ]

    assert ("unit_note", "(単位:百万円)") in chain(blocks, "5")


def test_a_caption_about_brackets_reaches_what_follows() -> None:
    blocks = [block("( )内は前年度の額", "caption"), block("甲事業 5億円(4億円)")]

    assert ("caption", "( )内は前年度の額") in chain(blocks, "甲事業 5億円(4億円)")


def test_list_items_hang_on_their_parents() -> None:
    blocks = [
        block("次の二つを行う。"),
        block("・甲の支援", "list_item", 1),
        block("－一般型", "list_item", 2),
        block("・乙の支援", "list_item", 1),
    ]

    parents = [text for relation, text in chain(blocks, "－一般型") if relation == "list_parent"]
    sibling = [text for relation, text in chain(blocks, "・乙の支援") if relation == "list_parent"]

    assert parents == ["・甲の支援", "次の二つを行う。"]
    assert sibling == ["次の二つを行う。"]


def test_a_chain_names_no_block_twice_and_never_itself() -> None:
    blocks = [block("表題", "heading", 1), block("一"), block("二"), block("三")]

    links = chain(blocks, "三")

    assert len({text for _, text in links}) == len(links)
    assert "三" not in {text for _, text in links}


def test_an_outline_deeper_than_ten_keeps_the_nearest_headings() -> None:
    blocks = [block(f"{level}段目", "heading", level) for level in range(1, 301)] + [block("本文")]

    headings = [text for relation, text in chain(blocks, "本文") if relation == "heading"]

    assert 10 <= len(headings) <= 16
    assert headings[:2] == ["300段目", "299段目"]
