"""Facts of layout on real documents, looked at as pictures; skipped where the documents are absent."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.documents import Block, Document, Page
from pipeline.outline import Outline
from pipeline.reading import read
from pipeline.reading.pdf.book import read_pdf

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


def test_a_heading_over_all_columns_of_a_table_holds_for_the_rows_below_it_up_to_the_next() -> None:
    document = Document("application/pdf", (Page(1),), tuple(page("career_up_leaflet_r7.pdf", 1)))
    amounts = {
        b.text: i for i, b in enumerate(document.blocks) if b.text in ("120万円", "67.5万円", "4.6万円")
    }
    heads = {text: _heads(document, index) for text, index in amounts.items()}

    assert [head[:2] for head in heads["120万円"] if "重度" in head] == ["① "]
    assert [head[:2] for head in heads["67.5万円"] if "重度" in head] == ["② "]
    assert not any("重度" in head for head in heads["4.6万円"])
    assert all(any("企業" in head for head in above) for above in heads.values())


def _heads(document: Document, index: int) -> list[str]:
    links = Outline(document, [block.text for block in document.blocks]).chain(index)
    return [document.blocks[link.block].text for link in links if link.relation == "column_header"]


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


def test_the_dates_of_a_timeline_stand_under_their_labels() -> None:
    found = {b.text: b.cell for b in page("monozukuri_koubo_gaiyou_20.pdf", 3) if b.cell}
    under = {(cell.row, cell.column): text for text, cell in found.items()}

    for label, day in (
        ("公募開始", "4/25"),
        ("申請締切", "7/25\n17:00"),
        ("補助金交付候補者の採択", "10月下旬頃"),
    ):
        assert under[1, found[label].column] == day
    assert under[1, 0] == "2025"


def test_paper_ruled_line_by_line_holds_paragraphs() -> None:
    prose = [b for b in page("mext_hakusho_R6_ch2.pdf", 4) if b.kind == "paragraph" and b.size == 9]

    assert max(len(b.lines) for b in prose) >= 4
    assert not [b for b in page("mext_hakusho_R6_ch2.pdf", 4) if b.cell]


def test_letters_drawn_behind_a_table_cut_no_cells() -> None:
    got = list(rows(page("monozukuri_koubo_gaiyou_20.pdf", 18)).values())

    assert [len(row) for row in got] == [2] * 5
    assert got[1][1].endswith("100万円")


def test_boxed_labels_of_a_slide_are_read_with_the_text_beside_them() -> None:
    order = "".join(block.text for block in page("monozukuri_koubo_gaiyou_20.pdf", 4)).replace("\n", "")
    places = [
        order.index(words)
        for words in ("アカウントの準備", "一定期間を要する", "としての採択", "不採択となります")
    ]

    assert places == sorted(places)


def test_side_by_side_columns_of_prefectures_are_labels() -> None:
    blocks = [b for b in page("monozukuri_koubo_gaiyou_20.pdf", 10) if b.cell]
    labels = {b.text for b in blocks if b.cell and b.cell.role == "label"}

    assert {"北海道", "東京", "滋賀", "香川", "沖縄"} <= labels
    assert len(labels) == 48


def test_titles_that_fill_their_column_are_apart_from_the_paragraphs_below() -> None:
    titles = [b for b in page("mext_hakusho_R6_ch2.pdf", 3) if b.text.startswith("●")]

    assert [len(b.lines) for b in titles] == [2, 1, 2]
    assert [b.text[-2:] for b in titles] == ["開発", "開発", "設立"]


def test_footnote_marks_leave_the_dates_that_they_stand_behind() -> None:
    prose = "".join(b.text.replace("\n", "") for b in page("mext_hakusho_R6_ch2.pdf", 4))

    assert "令和４年（2022年）３月" in prose
    assert prose.count("（20243") == 0


def test_programs_of_a_shaded_table_stand_under_their_header() -> None:
    blocks = page("mext_hakusho_R6_ch2.pdf", 12)
    header = next(b for b in blocks if b.text == "事業名")
    labels = [b for b in blocks if b.cell and b.cell.role == "label"]

    assert header.cell and header.cell.role == "header"
    assert [b.cell.column for b in labels if b.cell] == [header.cell.column] * 5


def test_a_bent_cell_of_guidelines_does_not_swallow_the_industries_inside() -> None:
    got = rows(page("seichou_kasoku_02_kouboyouryou.pdf", 6))

    assert [(row.get(0), row.get(1)) for row in got.values()][1:4] == [
        ("サービス業", None),
        ("サービス業", "ソフトウェア業又は情報処理サービス業"),
        ("サービス業", "旅館業"),
    ]


def test_a_table_that_goes_on_over_the_page_begins_with_no_header() -> None:
    roles = {b.cell.role for b in page("seichou_kasoku_02_kouboyouryou.pdf", 22) if b.cell}

    assert roles == {"label", "value"}


def test_bullets_of_a_symbol_font_begin_items() -> None:
    items = [b for b in page("seichou_kasoku_02_kouboyouryou.pdf", 14) if b.text.startswith("\uf09e")]

    assert len(items) > 15
    assert {b.kind for b in items} == {"list_item"}


def test_the_unit_of_a_table_of_obligations_is_its_caption() -> None:
    blocks = page("fujishi_R6_yosansho.pdf", 10)

    assert [b.kind for b in blocks if b.text == "（単位　千円）"] == ["caption"]
    assert rows(blocks)[0, 3] == {0: "第３期共同電算事業", 1: "７年度から12年度まで", 2: "２，３４０，４５２"}


def test_spanning_heads_of_a_pay_table_hold_their_columns() -> None:
    blocks = [b for b in page("fujishi_R6_yosansho.pdf", 600) if b.cell and b.cell.table == 0]
    jobs = next(b.cell for b in blocks if b.cell and b.text == "代表的な職種")

    assert jobs and (jobs.column_span, jobs.role) == (6, "header")
    got = rows(tuple(blocks))[0, 7]
    assert [got[column] for column in (0, 1, 2, 3, 10)] == [
        "前年度",
        "号給数別内訳",
        "5号給(人)",
        "411",
        "32",
    ]


def test_vertical_names_of_municipalities_reach_over_their_rows() -> None:
    towns = [b for b in page("R7shinseitebiki_sekkeisokuryou.pdf", 20) if b.cell and b.cell.row_span == 10]

    assert [b.text for b in towns] == ["今⾦町", "せたな町", "登別市", "伊達市"]
    assert {b.cell.role for b in towns if b.cell} == {"label"}


def test_a_directory_of_municipalities_has_one_a_row() -> None:
    got = rows(page("R7shinseitebiki_sekkeisokuryou.pdf", 96))

    assert len(got) == 40
    assert got[0, 2] == {
        0: "⽯狩・空知",
        1: "恵庭市",
        2: "管財・契約課",
        3: "0123-33-3131",
        4: "北海道恵庭市京町1番地",
    }


def test_paragraphs_of_a_report_begin_where_they_are_indented() -> None:
    prose = [b for b in page("ai_council_shiryou2.pdf", 4) if b.kind == "paragraph"]

    assert [b.text[:4] for b in prose] == ["2022", "他⽅で、", "このよう", "⽶国にお", "我が国が"]


def test_an_amount_recognized_in_a_scan_is_whole_and_its_page_is_marked() -> None:
    data = (DOCUMENTS / "pdf" / "scan_kodaira_20200519.pdf").read_bytes()

    got = read_pdf(data, range(33, 34))

    assert got.pages[0].source == "recognition"
    assert "198億2，530万円を" in "".join(b.text for b in got.blocks)


def test_stains_of_a_scan_are_not_read() -> None:
    data = (DOCUMENTS / "pdf" / "scan_kodaira_20200519.pdf").read_bytes()

    got = "".join(block.text for block in read_pdf(data, range(9, 12)).blocks)

    assert "総務部総務課長" in got
    assert not {"~", "■", "●"} & set(got)


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


def headings(name: str, number: int) -> list[tuple[int, str]]:
    return [(b.level, b.text.replace("\n", "")) for b in page(name, number) if b.kind == "heading"]


def test_bold_titles_of_a_report_are_headings_by_their_numbers() -> None:
    levels = {text[:3]: level for level, text in headings("ai_council_shiryou2.pdf", 8)}

    assert levels["（２）"] == levels["（１）"] > levels["３.イ"]
    assert levels["①研究"] > levels["（１）"]


def test_a_bold_title_over_a_table_of_guidelines_is_a_heading() -> None:
    data = (DOCUMENTS / "pdf" / "seichou_kasoku_02_kouboyouryou.pdf").read_bytes()
    got = [b.text for b in read_pdf(data, range(15, 18)).blocks if b.kind == "heading" and b.page == 17]

    assert got == ["４．補助事業の流れについて", "５．補助事業者の義務等"]


def test_powers_of_ten_keep_their_exponents() -> None:
    prose = "".join(b.text.replace("\n", "") for b in page("ai_council_shiryou2.pdf", 4))

    assert "10²⁵FLOPs" in prose
    assert "10²⁶FLOPs" in prose


def test_footnotes_of_a_report_are_notes_with_their_numbers() -> None:
    notes = [b for b in page("ai_council_shiryou2.pdf", 10) if b.kind == "note" and len(b.text) > 3]

    assert [b.text[:2] for b in notes] == ["5\u3000", "6\u3000"]
    assert len(notes[0].lines) == 3


def test_brackets_that_close_on_the_next_line_begin_no_item() -> None:
    assert not [b for b in page("ai_council_shiryou2.pdf", 10) if b.kind == "list_item"]
    assert not [b for b in page("mext_hakusho_R6_ch2.pdf", 5) if b.kind == "list_item"]


def test_footnotes_of_a_white_paper_are_notes_and_its_columns_go_on() -> None:
    blocks = page("mext_hakusho_R6_ch2.pdf", 2)
    notes = [b for b in blocks if b.kind == "note" and b.size < 8]
    cut = next(b for b in blocks if "基礎研究を社会実装につなげる" in b.text)

    assert [b.text[0] for b in notes] == ["1", "2", "3"]
    assert cut.text.startswith("平成27年")


def test_the_number_of_a_section_stands_with_its_title() -> None:
    got = [text for _, text in headings("mext_hakusho_R6_ch2.pdf", 9)]

    assert "第４節ＡＩの安全性の確保に関する対策や研究開発" in got


def test_the_tab_of_a_chapter_heads_nothing() -> None:
    data = (DOCUMENTS / "pdf" / "mext_hakusho_R6_ch2.pdf").read_bytes()
    tabs = [b.kind for b in read_pdf(data, range(8)).blocks if b.text == "第２章"]

    assert set(tabs) == {"header"}


def test_the_quarters_of_a_slide_are_read_one_after_the_other() -> None:
    blocks = page("monozukuri_koubo_gaiyou_20.pdf", 7)
    order = "".join(block.text for block in blocks).replace("\n", "")
    places = [order.index(words) for words in ("①付加", "を3.0%", "②賃金", "③事業所", "+30円", "④従業員")]

    assert "年平均成長率を2.0%以上増加" in order
    assert places[:3] == sorted(places[:3])
    assert places[3:] == sorted(places[3:])


def test_the_chart_of_a_leaflet_is_read_box_by_box() -> None:
    order = "".join(block.text for block in page("career_up_leaflet_r7.pdf", 2)).replace("\n", "")
    places = [
        order.index(words)
        for words in (
            "【事業主】",
            "就業規則等に基づく",
            "処遇改善支援に",
            "取組の実施",
            "【労働局",
            "支給審査",
            "支給要件の",
        )
    ]

    assert places == sorted(places)


def test_an_item_and_the_paragraphs_under_it_are_apart_in_a_frame() -> None:
    blocks = page("seichou_kasoku_02_kouboyouryou.pdf", 8)
    item = next(i for i, b in enumerate(blocks) if b.text.startswith("○下記"))

    assert len(blocks[item].lines) == 1
    assert [len(b.lines) for b in blocks[item + 1 : item + 4]] == [4, 4, 3]


def test_a_page_number_under_a_full_line_is_one() -> None:
    got = [b.text for b in page("seichou_kasoku_02_kouboyouryou.pdf", 14) if b.kind == "page_number"]

    assert got == ["12"]


def test_numbered_forms_of_guidelines_are_headings_over_their_items() -> None:
    got = [text[:1] for _, text in headings("R7shinseitebiki_sekkeisokuryou.pdf", 80)]

    assert got[:3] == ["⑲", "⑳", "㉑"]


def test_the_pay_table_of_a_budget_book_has_its_totals() -> None:
    got = rows(page("fujishi_R6_yosansho.pdf", 596))

    assert [got[0, row][1] for row in range(2, 6)] == ["市長等", "議員", "その他", "計"]
    assert got[0, 5][9] == "616,912"
    assert got[0, 13][9] == "22,783"


def test_the_tables_of_a_seed_have_the_ministry_before_all_of_their_rows() -> None:
    blocks = text("001").blocks
    ministries = [b for b in blocks if b.cell and b.text.replace("\n", "") == "文部科学省施策"]

    assert {(b.cell.role, b.cell.row_span > 3) for b in ministries if b.cell} == {("label", True)}
    table = ministries[0].cell.table if ministries[0].cell else -1
    heads = [b.text for b in blocks if b.cell and b.cell.table == table and b.cell.role == "header"]
    assert heads[:1] == ["事業名"]
