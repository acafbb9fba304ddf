"""Text files: paragraphs, headings, lists and tables, each with its lines of the file."""

from __future__ import annotations

from pipeline.documents import Block
from pipeline.reading import read


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode(), "a.txt").blocks


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks(text)]


def cells(text: str) -> list[tuple[int, int, int, str, str]]:
    return [
        (b.cell.table, b.cell.row, b.cell.column, b.cell.role, b.text)
        for b in blocks(text)
        if b.cell is not None
    ]


PARAGRAPHS = (
    "海辺の町の仕事づくりについては、第三期の基本計画において推進すべき取組みとして位置づけられており、"
    "同じ計画を踏まえ、地域振興局に設けた検討会において審議が行われ、考え方が報告書としてまとめられた。",
    "今般「里海しごと創造事業」が、令和七年度の新規事業として始まることから、検討会の報告書を踏まえ、"
    "事業を進めるにあたって当面行うことと、町や漁協が担うこととを分けて整理し、ここに示すこととした。",
)
WRAPPED = "".join(text[at : at + 30] + "\n" for text in PARAGRAPHS for at in range(0, len(text), 30))


def test_hard_wrapped_lines_become_paragraphs_that_know_their_lines() -> None:
    got = [[line.number for line in block.lines] for block in blocks(WRAPPED)]

    assert got == [[1, 2, 3, 4], [5, 6, 7, 8]]


def test_empty_lines_between_all_lines_make_no_paragraphs() -> None:
    got = [[line.number for line in block.lines] for block in blocks(WRAPPED.replace("\n", "\n\n"))]

    assert got == [[1, 3, 5, 7], [9, 11, 13, 15]]


def test_a_list_of_names_is_not_joined() -> None:
    got = kinds("根室地域\n気仙沼地域\n七尾地域\n尾道地域\n")

    assert got == [("paragraph", 0, name) for name in ("根室地域", "気仙沼地域", "七尾地域", "尾道地域")]


def test_long_paragraphs_of_one_line_each_stay_apart() -> None:
    text = "\n".join("海辺の仕事を広げる。" * n for n in (5, 5, 5, 5, 5))

    assert len(blocks(text)) == 5


def test_a_date_that_a_line_end_cuts_is_whole_again() -> None:
    got = blocks("基本計画については、平成13年３月30\n日に閣議で決定された。")

    assert [len(block.lines) for block in got] == [2]


def test_headings_by_markdown_and_by_number() -> None:
    text = "# 予算の概要\n\n## １．趣旨\n\n本文です。\n"

    assert kinds(text) == [
        ("heading", 1, "予算の概要"),
        ("heading", 2, "１．趣旨"),
        ("paragraph", 0, "本文です。"),
    ]


def test_numbered_headings_have_the_level_of_their_number() -> None:
    text = "第２章 支援の内容\n１．趣旨\n町の仕事を広げるため、三つのことを行う。\n(1)選定\n委員会で選ぶ。\n"
    got = [(kind, text) for kind, _, text in kinds(text)]
    levels = [level for kind, level, _ in kinds(text) if kind == "heading"]

    assert got[0] == ("heading", "第２章 支援の内容")
    assert [text for kind, text in got if kind == "heading"] == ["第２章 支援の内容", "１．趣旨", "(1)選定"]
    assert levels == sorted(set(levels))


def test_numbers_of_a_sum_or_a_date_head_nothing() -> None:
    assert [kind for kind, _, _ in kinds("1.5億円を計上\n")] == ["paragraph"]
    assert [kind for kind, _, _ in kinds("○月○日に開く\n")] == ["paragraph"]


def test_items_keep_their_marks_and_markdown_loses_its_own() -> None:
    text = "- **沿岸型** 1億円\n  - 準備型\n・山村\n①選定\n②交付\n※補助率は2/3\n"

    assert kinds(text) == [
        ("list_item", 1, "沿岸型 1億円"),
        ("list_item", 2, "準備型"),
        ("list_item", 8, "・山村"),
        ("list_item", 6, "①選定"),
        ("list_item", 6, "②交付"),
        ("note", 0, "※補助率は2/3"),
    ]


def test_tab_rows_are_a_table_with_headers_labels_and_values() -> None:
    text = "\t令和6年度\t令和7年度\n共同製作\t1,139件\t5,264件\n合計\t1,139件\t5,264件\n"

    assert cells(text) == [
        (0, 0, 1, "header", "令和6年度"),
        (0, 0, 2, "header", "令和7年度"),
        (0, 1, 0, "label", "共同製作"),
        (0, 1, 1, "value", "1,139件"),
        (0, 1, 2, "value", "5,264件"),
        (0, 2, 0, "total", "合計"),
        (0, 2, 1, "value", "1,139件"),
        (0, 2, 2, "value", "5,264件"),
    ]


def test_a_first_row_that_holds_an_amount_is_no_header() -> None:
    got = [role for _, _, _, role, _ in cells("沿岸事業\tR7予算案:17億円の内数\n山村事業\t予算措置なし\n")]

    assert got == ["label", "value", "label", "value"]


def test_a_markdown_table_breaks_its_cells_into_lines_and_lets_labels_reach_down() -> None:
    text = "|所管|事業|\n|---|---|\n|地<br>域|沿岸|\n||山村|\n"
    table = [block for block in blocks(text) if block.cell]

    assert [(b.text, b.cell.row_span) for b in table if b.cell] == [
        ("所管", 1),
        ("事業", 1),
        ("地\n域", 2),
        ("沿岸", 1),
        ("山村", 1),
    ]


def test_a_row_of_units_below_the_head_is_head() -> None:
    got = cells("|目|予算額|\n|---|---|\n| |千円|\n|報償費|46|\n")

    assert [(role, text) for _, _, _, role, text in got] == [
        ("header", "目"),
        ("header", "予算額"),
        ("header", "千円"),
        ("label", "報償費"),
        ("value", "46"),
    ]


def test_scripts_and_tags_in_a_text_are_not_read_and_lines_keep_their_numbers() -> None:
    got = blocks("<p>予算の概要</p>\n<script>\nvar a = ['国庫', 39784];\n</script>\n<h2>内訳</h2>\n")

    assert [(b.kind, b.text, b.lines[0].number) for b in got] == [
        ("paragraph", "予算の概要", 1),
        ("heading", "内訳", 5),
    ]


def test_a_text_of_marks_without_end_is_read_in_linear_time() -> None:
    assert len(blocks("（" * 20_000 + "\n" + "・" * 20_000)) == 2


def test_hostile_lines_cost_no_more_than_their_length() -> None:
    text = "\n".join(
        ["|" + " " * 30_000 + "x", "|" + "- |" * 10_000 + "x", "." * 30_000 + "x", "**" * 15_000]
    )

    assert blocks(text)


def test_rows_that_spaces_part_are_a_table_below_a_head_with_a_word_for_each_column() -> None:
    got = cells(
        "(単位:億円)\n区分 R7決定額(A) 前年度(B) 倍率(A/B)\n港の改修 1,569 1,572 1.00\n"
        "灯台の保守 45 - 皆増\n合計 1,614 △ 1,572 1.03\n"
    )

    assert [(role, text) for _, row, _, role, text in got if row == 0] == [
        ("header", "区分"),
        ("header", "R7決定額(A)"),
        ("header", "前年度(B)"),
        ("header", "倍率(A/B)"),
    ]
    assert [(row, column, role, text) for _, row, column, role, text in got if row > 1] == [
        (2, 0, "label", "灯台の保守"),
        (2, 1, "value", "45"),
        (2, 2, "value", "-"),
        (2, 3, "value", "皆増"),
        (3, 0, "total", "合計"),
        (3, 1, "value", "1,614"),
        (3, 2, "value", "△ 1,572"),
        (3, 3, "value", "1.03"),
    ]


def test_wide_gaps_part_the_columns_and_a_head_may_lack_a_word_for_the_labels() -> None:
    got = cells("　　　　　応募　　採　択\n沿岸型　　14件　　　３件\n山村型　　23件　　　５件\n")

    assert [(column, role, text) for _, _, column, role, text in got] == [
        (1, "header", "応募"),
        (2, "header", "採　択"),
        (0, "label", "沿岸型"),
        (1, "value", "14件"),
        (2, "value", "３件"),
        (0, "label", "山村型"),
        (1, "value", "23件"),
        (2, "value", "５件"),
    ]


def test_a_row_that_lacks_figures_has_them_where_they_stand() -> None:
    got = cells(
        "　　　　　　　　令和4年度　令和5年度　令和6年度\n"
        "当初予算　　　　　1,200　　　1,350　　　1,400\n"
        "補正予算　　　　　　　　　　　200\n"
        "計　　　　　　　　1,200　　　1,550　　　1,400\n"
        "執行額　　　　　　1,180\n"
    )

    assert [
        (row, column, text) for _, row, column, role, text in got if role == "value" and row in (2, 4)
    ] == [
        (2, 2, "200"),
        (4, 1, "1,180"),
    ]


def test_labels_in_several_columns_are_cells_of_their_own() -> None:
    got = cells(
        "No.　　県名　　　大学名　　　　　　構想名　　　　　　　　　　　決定額\n"
        "1　　　里山県　　里山大学　　　　　棚田と歩む学び　　　　　　 120,000\n"
        "2　　　浜辺県　　浜辺工科大学　　　海の仕事　　　　　　　　　　98,500\n"
        "　　　　　　　　　　　　　　　　　　合計　　　　　　　　　　　218,500\n"
    )

    assert [(row, column, role, text) for _, row, column, role, text in got if row > 1] == [
        (2, 0, "label", "2"),
        (2, 1, "label", "浜辺県"),
        (2, 2, "label", "浜辺工科大学"),
        (2, 3, "label", "海の仕事"),
        (2, 4, "value", "98,500"),
        (3, 3, "total", "合計"),
        (3, 4, "value", "218,500"),
    ]


def test_words_behind_the_figures_are_a_column_where_the_head_names_it() -> None:
    rows = (
        "新規　　里山の学び推進事業　　　　12億円　　　　　－　　　海洋省\n"
        "継続　　海の仕事支援事業　　　　　51億円　　　50億円　　　海洋省\n"
    )

    got = cells("区分　　施策名　　　　　　　　　　令和7年度　　令和6年度　　所管\n" + rows)

    assert [(column, role, text) for _, row, column, role, text in got if row == 2] == [
        (0, "label", "継続"),
        (1, "label", "海の仕事支援事業"),
        (2, "value", "51億円"),
        (3, "value", "50億円"),
        (4, "value", "海洋省"),
    ]
    assert not cells(rows)


def test_a_head_may_leave_the_first_labels_unnamed() -> None:
    got = cells(
        "　　　　　　　　単位　　令和5年度　令和6年度\n"
        "登録件数　　　　万件　　　　　4.2　　　　6.8\n"
        "利用機関数　　　機関　　　　　 85　　　　132\n"
    )

    assert [(column, text) for _, row, column, _, text in got if row < 2] == [
        (1, "単位"),
        (2, "令和5年度"),
        (3, "令和6年度"),
        (0, "登録件数"),
        (1, "万件"),
        (2, "4.2"),
        (3, "6.8"),
    ]


def test_a_label_over_two_lines_of_a_spaced_table_has_no_figures() -> None:
    got = cells("区分 申請 採択\n海の部 12 5\n（うち新規）\n川の部 3 1\n")

    assert [(row, text) for _, row, column, _, text in got if column == 0] == [
        (0, "区分"),
        (1, "海の部"),
        (2, "（うち新規）"),
        (3, "川の部"),
    ]


def test_a_spaced_table_of_one_figure_a_row_needs_a_unit_and_a_head() -> None:
    rows = "里の整備 3,000\n港の改修 4,500\n海の養殖 12,000\n"

    assert len(cells("事業名 予算額（千円）\n" + rows)) == 8
    assert not cells("事業名 備考\n" + rows)
    assert not cells("目次\n" + rows)


def test_prose_telephones_and_dates_are_no_spaced_table() -> None:
    for text in (
        "令和７年度においては、新規 12 件、継続\n事業 5 件を採択し、総額 3\n地域 4 2\nでは引き続き 5 6\n",
        "担当 山田 鈴木 佐藤\n電話 03 5253 8111\n直通 03 5253 8112\nＦＡＸ 03 5253 8113\n",
        "第一章 総則 1\n第二章 予算 5\n第三章 附則 12\n",
        "平 成 2 7 年 1 月 1 4 日\n海 の 町 の 予 算 概 要\n- 1 -\n",
        "港の改修は 12 5 である。\n区分 申請 採択\n港の改修。 12 5\n",
    ):
        assert not cells(text)


def test_lines_that_end_in_carriage_returns_alone_and_form_feeds_keep_their_numbers() -> None:
    got = [(b.text, b.lines[0].number) for b in blocks("令和7年度の予算\r\r5億円を計上する。\r")]

    assert got == [("令和7年度の予算", 1), ("5億円を計上する。", 3)]
    assert [b.lines[0].number for b in blocks("1億円である。\n\f2億円である。\n\f\n3億円である。\n")] == [
        1,
        2,
        4,
    ]


def test_thousands_of_rows_and_as_many_broken_ones_are_read_in_linear_time() -> None:
    rows = "区分 申請 採択\n" + "海の部 12 5\n" * 4_000
    broken = "海の部 12 5\n海の部 12\n（うち）\n" * 2_000

    assert len(cells(rows)) == 12_003
    assert not cells(broken)


def test_marks_that_a_conversion_moved_before_a_number_do_not_hide_it() -> None:
    """A line that begins with strayed commas begins an item; a bracket before a number is the text's."""
    assert [kind for kind, _, _ in kinds("①事業名\n， （ ， ）②予算額及び開始年度 概算要求額\n")] == [
        "list_item"
    ] * 2
    assert [kind for kind, _, _ in kinds("（②の場合は、別に定める。）\n")] == ["paragraph"]


def test_a_heading_of_markdown_ends_with_its_line_however_long_the_text_is_wrapped() -> None:
    wrapped = "沿岸の漁場を整備するため、市町村が行う事業に要する経費を補助\n\n" * 12
    text = f"{wrapped}## 沿岸の漁場を整備する市町村を長く支援する事業（水産庁）\n\n令和9年度予算案 12億円\n"
    got = [(kind, text) for kind, _, text in kinds(text)]

    assert ("heading", "沿岸の漁場を整備する市町村を長く支援する事業（水産庁）") in got
    assert got[-1] == ("paragraph", "令和9年度予算案 12億円")
