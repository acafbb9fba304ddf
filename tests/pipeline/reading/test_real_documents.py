"""Facts of layout on real documents, looked at as pictures; skipped where the documents are absent."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.documents import Block, Document
from pipeline.reading import read
from pipeline.reading.pdf import read_pdf

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"
pytestmark = pytest.mark.skipif(not DOCUMENTS.exists(), reason="the real documents are not here")


@cache
def page(name: str, number: int) -> tuple[Block, ...]:
    return read_pdf((DOCUMENTS / "pdf" / name).read_bytes(), range(number - 1, number)).blocks


@cache
def text(prefix: str) -> Document:
    path = next((DOCUMENTS / "text").glob(prefix + "*"))
    return read(path.read_bytes(), path.name)


def rows(blocks: tuple[Block, ...]) -> dict[tuple[int, int], dict[int, str]]:
    found: dict[tuple[int, int], dict[int, str]] = {}
    for block in blocks:
        if block.cell:
            for row in range(block.cell.row, block.cell.row + block.cell.row_span):
                found.setdefault((block.cell.table, row), {})[block.cell.column] = block.text.replace(
                    "\n", ""
                )
    return found


def test_each_amount_of_a_slide_stands_in_the_row_of_its_program() -> None:
    got = [(row.get(0), row.get(1)) for row in rows(page("yosan_7nendo_hosei.pdf", 1)).values()]

    assert len(got) == 27
    assert all(label and amount and "億円" in amount for label, amount in got)
    assert ("【総】地域におけるＡＩ等の実装に係る好事例創出推進", "129億円の内数") in got
    assert ("【外】日本・グローバルサウス間でのＡＩ人材頭脳循環等支援", "16.6億円") in got


def test_a_bracket_gives_one_amount_to_two_programs() -> None:
    shared = [row[0] for row in rows(page("yosan_7nendo_hosei.pdf", 1)).values() if row[1] == "341億円の内数"]

    assert len(shared) == 6


def test_the_boxes_of_a_slide_stand_under_their_titles() -> None:
    titles, under = [], {}
    for block in page("yosan_7nendo_hosei.pdf", 1):
        if block.kind == "heading":
            titles.append(block.text)
        elif block.cell and block.cell.column == 1:
            under.setdefault(titles[-1][:6], []).append(block.text)

    assert [len(amounts) for amounts in under.values()] == [8, 5, 8, 3]


def test_the_left_page_of_a_budget_book_has_its_rows_under_three_rows_of_heads() -> None:
    blocks = page("fujishi_R6_yosansho.pdf", 222)
    heads = {b.text for b in blocks if b.cell and b.cell.role == "header"}
    got = [row for row in rows(blocks).values() if "式典" in row.get(0, "")]

    assert {"本年度予算額", "前年度予算額", "国県支出金", "一般財源", "千円"} <= heads
    assert got == [{0: "23 式典行事費", 1: "1,258", 2: "2,041", 3: "△783", 7: "1,258"}]


def test_the_right_page_of_a_budget_book_is_taken_apart_row_by_row() -> None:
    got = rows(page("fujishi_R6_yosansho.pdf", 223)).values()

    assert any(row.get(0) == "消耗品費" and row.get(1) == "42" for row in got)
    assert any(row.get(0) == "13 使用料及び賃借料" and row.get(1) == "20" for row in got)
    assert any(row.get(2) == "002 地域社会貢献者褒賞表彰費" and row.get(4) == "246" for row in got)
    assert any(row.get(2) == "002 多文化共生費" and row.get(5) == "6,422" for row in got)


def test_the_regions_of_a_table_hold_as_many_municipalities_as_it_says() -> None:
    got = [
        row
        for row in rows(page("R7shinseitebiki_sekkeisokuryou.pdf", 5)).values()
        if row.get(1, "").isdigit()
    ]

    assert [len(row[2].split("、")) for row in got if 2 in row] == [int(row[1]) for row in got if 2 in row]
    assert got[-1] == {0: "計", 1: "108"}


def test_the_merged_cells_of_a_leaflet_reach_over_their_rows() -> None:
    blocks = page("career_up_leaflet_r7.pdf", 1)
    course = next(b for b in blocks if b.text.startswith("障害者正社員化"))
    amount = next(b for b in blocks if b.text == "67.5万円")

    assert course.cell and amount.cell
    assert course.cell.row <= amount.cell.row < course.cell.row + course.cell.row_span
    assert (course.cell.role, amount.cell.role) == ("label", "value")


def test_a_white_paper_is_read_column_by_column_without_its_footnote_marks() -> None:
    blocks = page("mext_hakusho_R6_ch2.pdf", 6)
    prose = [b.text.replace("\n", "") for b in blocks if b.kind == "paragraph"]

    assert any("基盤モデルの開発に対する計算資源" in text for text in prose)
    assert any("発表しました。" in text for text in prose)
    assert [b.text for b in blocks if b.kind == "page_number"] == ["16"]
    assert [b.kind for b in blocks if "第１-２-３表／" in b.text] == ["caption"]


def test_the_labels_of_a_timeline_read_as_words() -> None:
    got = {block.text for block in page("monozukuri_koubo_gaiyou_20.pdf", 3)}

    assert {"事前準備", "公募開始", "申請（受付開始）", "補助金交付候補者の採択", "事業化状況報告"} <= got


def test_the_table_of_a_slide_keeps_ceilings_beside_sizes() -> None:
    got = [(row.get(0), row.get(1)) for row in rows(page("monozukuri_koubo_gaiyou_20.pdf", 6)).values()]

    assert got[1:3] == [("5人以下", "750万円"), ("6～20人", "1,000万円")]


def test_scans_are_told_page_by_page() -> None:
    got = read((DOCUMENTS / "pdf" / "scan_mhlw_000161338.pdf").read_bytes(), "scan.pdf")

    assert {p.problem for p in got.pages} == {"文字がありません（画像のみ）"}


def test_a_text_whose_every_line_is_followed_by_an_empty_one_has_paragraphs() -> None:
    got = [[line.number for line in block.lines] for block in text("002").blocks[1:3]]

    assert got == [[3, 5, 7, 9, 11, 13], [15, 17, 19, 21, 23, 25]]


def test_a_text_with_wrapped_lines_and_stray_empty_ones_has_paragraphs() -> None:
    got = [[line.number for line in block.lines] for block in text("003").blocks]

    assert [23, 25, 26] in got
    assert [29, 31, 32, 33, 34] in got


def test_lines_are_those_of_the_file() -> None:
    for prefix in ("000", "001", "002", "003", "004"):
        path = next((DOCUMENTS / "text").glob(prefix + "*"))
        source = path.read_text("utf-8").split("\n")
        for block in text(prefix).blocks:
            for line in block.lines:
                assert line.number
                assert line.text.strip()[:3] in source[line.number - 1].replace("**", "")


@pytest.mark.slow
def test_every_document_is_read_and_every_character_has_a_box() -> None:
    for path in sorted((DOCUMENTS / "pdf").glob("*.pdf")):
        for block in read(path.read_bytes(), path.name).blocks:
            assert all(line.text and len(line.boxes) == 16 * len(line.text) for line in block.lines)
