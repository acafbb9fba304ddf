"""What completes a budget figure, and on which printed words each of its fields rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from pipeline.annotation import Declared
from pipeline.extraction import annotate, extract
from pipeline.facts import Fact
from pipeline.kinds import discover, in_order
from pipeline.reading import read

SomePages = Callable[[bytes, Iterable[int]], bytes]

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"


def budgets(text: str | bytes, name: str = "example.txt", published_on: date | None = None) -> list[Fact]:
    kinds = [discover()[one] for one in ("organization", "date", "succession", "program", "budget")]
    data = text.encode() if isinstance(text, str) else text
    return extract(read(data, name), list(in_order(kinds).values()), Declared(published_on), name=name)[
        "budget"
    ]


def bases(fact: Fact) -> dict[str, tuple[str, str]]:
    return {one.field: (one.basis, one.quote) for one in fact.evidence}


def test_each_field_names_the_printed_words_that_it_rests_on() -> None:
    (fact,) = budgets("# 水辺学習推進事業\n\n文部科学省 令和6年度予算案: 1地域当たり 年間5億円×5年間\n")

    assert bases(fact) == {
        "program": ("heading", "水辺学習推進事業"),
        "organization": ("printed", "文部科学省"),
        "fiscal_year": ("printed", "令和6年度"),
        "stage": ("printed", "予算案"),
        "unit": ("printed", "1地域当たり"),
        "years": ("printed", "×5年間"),
        "per": ("printed", "年間"),
    }


def test_a_cell_takes_year_and_stage_from_its_own_column() -> None:
    headers = "|事業名|令和7年度要求額(千円)|令和6年度予算額(千円)|\n|---|---|---|\n"
    table = f"{headers}|水辺学習推進事業|1,200|1,350|\n"

    got = [(one.value.fiscal_year, one.value.stage, one.value.amount_min) for one in budgets(table)]

    assert got == [(2025, "request", 1_200_000), (2024, "budget", 1_350_000)]


def test_the_year_of_a_title_counts_only_where_nothing_nearer_names_one() -> None:
    supplementary = "## 令和5年度補正予算\n\n水辺学習推進事業 3億円\n\n"
    text = f"# 令和7年度予算の概要\n\n{supplementary}## 継続分\n\n湖沼水質改善事業 4億円\n"

    got = [(one.value.program, one.value.fiscal_year, one.value.stage) for one in budgets(text)]

    assert got == [("水辺学習推進事業", 2023, "supplementary"), ("湖沼水質改善事業", 2025, "budget")]


def test_the_amount_in_brackets_takes_its_stage_where_the_document_prints_it_for_that_year() -> None:
    text = (
        "# 水辺学習推進事業\n\n令和6年度予算案 9億円(7億円)\n\n# 湖沼水質改善事業\n\n令和5年度予算額 2億円\n"
    )

    bracketed = budgets(text)[1]

    assert (bracketed.value.fiscal_year, bracketed.value.stage) == (2023, "budget")
    assert bases(bracketed)["stage"] == ("document", "予算額")


def test_an_amount_for_several_years_belongs_to_no_year_of_a_heading() -> None:
    text = "# 令和6年度予算案\n\n## 水辺学習推進事業\n\n2億円×3年間\n\n2億円×3地域\n"

    got = [one.value.fiscal_year for one in budgets(text)]

    assert got == [None, 2024]


def test_more_names_than_amounts_leave_the_amounts_without_a_program() -> None:
    text = (
        "水辺学習推進事業\n湖沼水質改善事業\n森林保全推進事業\n令和6年度予算案:9億円\n令和6年度予算案:7億円\n"
    )

    got = [one.value.program for one in budgets(text)]

    assert got == [None, None]


def test_a_number_below_another_columns_unit_is_no_money() -> None:
    table = "|区分|令和6年度予算額(千円)|利用|\n|---|---|---|\n|水辺学習推進事業|1,200|35|\n"

    got = [one.value_quote for one in budgets(table)]

    assert got == ["1,200"]


def test_the_same_document_gives_the_same_facts_each_time() -> None:
    text = "# 水辺学習推進事業【9億円(9億円)】\n\n令和6年度予算案\n"

    first, second = budgets(text), budgets(text)

    assert [one.fact_id for one in first] == [one.fact_id for one in second]
    assert len({one.fact_id for one in first}) == 2


def document(name: str) -> bytes:
    path = next(DOCUMENTS.glob(f"*/{name}"), None)
    if path is None:
        pytest.skip("the real documents are not here")
    return path.read_bytes()


@pytest.mark.parametrize("name", ["moj_hosei_funani_16_minutes_utf8bom.txt", "mext_hakusho_R6_ch2.pdf"])
def test_real_documents_without_a_budget_yield_none(name: str) -> None:
    assert budgets(document(name), name) == []


def test_a_real_budget_book_counts_every_cell_in_thousand_yen(some_pages: SomePages) -> None:
    name = "fujishi_R6_yosansho.pdf"
    pages = [1, 2, 3, *range(200, 224)]

    found = budgets(some_pages(document(name), pages), name)
    page = [one for one in found if pages[one.page - 1] == 222]

    assert [one.value.amount_min for one in page if one.value.fiscal_year == 2023] == [
        81_000,
        2_041_000,
        26_848_000,
    ]
    assert not [one for one in page if one.value.amount_min < 0]


def test_places_of_a_row_are_its_portion_with_each_cell_as_evidence() -> None:
    table = "|都道府県|採択市町村|交付決定額(千円)|\n|---|---|---|\n|新潟県|佐渡市|295,000|\n"
    (fact,) = budgets(f"# 令和7年度 水辺学習推進事業の採択結果\n\n{table}")

    got = [(one.basis, one.quote) for one in fact.evidence if one.field == "portion"]

    assert (fact.value.program, fact.value.portion) == ("水辺学習推進事業", "新潟県佐渡市")
    assert sorted(got) == [("header", "佐渡市"), ("header", "新潟県")]


def test_the_only_program_of_a_document_is_that_of_its_sentences_unless_they_speak_of_another_topic() -> None:
    defined = "「水辺学習推進事業」(以下「本事業」という。)について、公募を行います。\n\n"
    own = "令和7年度の予算額は、七億円です。\n\n"
    other = "前身の調査の決算額は、平成28年度が二億円、平成29年度が一億円でした。\n"

    got = [
        (one.value.program, one.value.fiscal_year, one.value.stage) for one in budgets(defined + own + other)
    ]

    assert got == [
        ("水辺学習推進事業", 2025, "budget"),
        (None, 2016, "settled"),
        (None, 2017, "settled"),
    ]


def test_where_two_programs_compete_for_a_document_its_sentences_have_none() -> None:
    first, second = "「水辺学習推進事業」(以下「水辺」という。)", "「湖沼水質改善事業」(以下「湖沼」という。)"

    (fact,) = budgets(f"{first}と{second}を公募します。\n\n令和7年度の予算額は、七億円を予定しています。\n")

    assert fact.value.program is None


def test_the_total_of_several_programs_belongs_to_none_of_them() -> None:
    rows = "|水辺学習推進事業|1,200|\n|湖沼水質改善事業|800|\n|合計|2,000|\n"
    table = f"|事業名|令和7年度予算額(千円)|\n|---|---|\n{rows}"

    total = budgets(f"# 「水辺学習推進事業」の採択について\n\n{table}")[-1]

    assert (total.value.program, total.value.level, total.value.amount_min) == (None, "package", 2_000_000)


def test_a_note_on_brackets_gives_its_year_to_brackets_alone() -> None:
    text = "# 水辺学習推進事業\n\n( )内は令和6年度予算額\n\n令和7年度予算額 9億円(7億円)\n\n- 3億円×2地域\n"

    got = [one.value.fiscal_year for one in budgets(text)]

    assert got == [2025, 2024, 2025]


def test_an_amount_that_its_print_does_not_bear_out_leads_to_no_fact_and_is_counted() -> None:
    rows = "|水辺学習推進事業|147.097|\n|湖沼水質改善事業|1,350|\n"
    table = f"令和6年度予算\n\n(単位：千円)\n\n|事業名|予算額|\n|---|---|\n{rows}"
    annotated = annotate(read(table.encode(), "example.txt"), list(discover().values()))

    misread = [annotated.passages[one.block].normalized for one in annotated.labels("misread_amount")]

    assert misread == ["147.097"]
    assert [one.value_quote for one in budgets(table)] == ["1,350"]


def of_seed(prefix: str) -> list[Fact]:
    path = next((DOCUMENTS / "text").glob(prefix + "*"))
    return budgets(path.read_bytes(), path.name)


@pytest.mark.skipif(not DOCUMENTS.exists(), reason="the real documents are not here")
def test_a_list_of_programs_and_a_list_of_amounts_of_a_seed_are_paired() -> None:
    lines = {fact.line: fact for fact in of_seed("004") if fact.line in range(55, 62)}

    assert [(lines[line].value.amount_max, lines[line].value.fiscal_year) for line in (59, 60, 61)] == [
        (12_700_000_000, 2014),
        (2_500_000_000, 2014),
        (3_000_000_000, 2014),
    ]
    assert [bases(lines[line])["program"][1] for line in (59, 60, 61)] == [
        "研究成果最適展開支援プログラム",
        "大学発新産業創出拠点プロジェクト",
        "知財活用支援事業",
    ]


@pytest.mark.skipif(not DOCUMENTS.exists(), reason="the real documents are not here")
def test_the_brackets_of_a_seed_have_the_year_that_their_caption_gives_them() -> None:
    captioned = [fact for fact in of_seed("001") if fact.line == 489]

    assert [(f.value.amount_max, f.value.fiscal_year, f.value.year_basis) for f in captioned] == [
        (6_500_000_000, 2009, "printed"),
        (6_300_000_000, 2008, "caption"),
    ]
