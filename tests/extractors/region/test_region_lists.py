"""Lists of regions across blocks, and in real documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.region.value import Member, RegionList
from pipeline.documents import Block, Cell, Document, Line, Page
from pipeline.extraction import extract
from pipeline.facts import Fact
from pipeline.kinds import discover, plain_value
from pipeline.reading import read

DOCUMENTS = Path(__file__).parents[3].parent / "shared" / "documents"


def lists_of(document: Document) -> list[Fact]:
    return extract(document, list(discover().values()))["region_list"]


def of_text(text: str) -> list[Fact]:
    return lists_of(read(text.encode(), "example.txt"))


def table(*rows: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(
        Block(
            "cell",
            tuple(Line(line) for line in text.split("\n")),
            cell=Cell(0, row, column, role="header" if row == 0 else "label" if column == 0 else "value"),
        )
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    )


def test_names_that_a_cell_breaks_over_lines_are_whole() -> None:
    cells = table(("地域", "自治体数", "参加自治体"), ("十勝", "3", "帯広市、芽\n室町、音更町"))

    (fact,) = lists_of(Document("application/pdf", (Page(1),), cells))

    assert [member.name for member in fact.value.members] == ["帯広市", "芽室町", "音更町"]
    assert fact.value.declared_count == fact.value.member_count == 3


def test_places_one_below_the_other_in_a_cell_are_not_run_together() -> None:
    cells = table(("番号", "採択自治体"), ("1", "帯広市\n芽室町\n音更町"))

    (fact,) = lists_of(Document("application/pdf", (Page(1),), cells))

    assert [member.name for member in fact.value.members] == ["帯広市", "芽室町", "音更町"]


def test_a_column_of_a_table_of_rates_is_no_list() -> None:
    cells = table(("対象自治体", "宿泊料"), ("帯広市", "9,800円"), ("芽室町", "8,700円"))

    assert lists_of(Document("application/pdf", (Page(1),), cells)) == []


def test_the_declared_number_is_kept_where_it_differs_from_the_names() -> None:
    (fact,) = of_text("採択地域（4地域）：函館地域、弘前地域、盛岡地域")

    assert (fact.value.declared_count, fact.value.member_count) == (4, 3)


def test_a_declared_number_has_its_evidence_in_the_heading() -> None:
    (fact,) = of_text("# 実施地域（3地域）\n\n函館地域、弘前地域、盛岡地域\n")

    (evidence,) = [one for one in fact.evidence if one.field == "declared_count"]

    assert (evidence.quote, evidence.value, evidence.line) == ("3地域", "3", 1)


def test_members_become_plain_dicts() -> None:
    value = RegionList(member_count=1, members=(Member("函館市", "is", "01", "012025"),))

    assert plain_value(value)["members"] == (
        {"name": "函館市", "relation": "is", "prefecture_code": "01", "municipality_code": "012025"},
    )


@pytest.mark.parametrize("name", ["002_032e25c4573591e5.txt"])
def test_a_long_list_over_wrapped_lines_has_as_many_members_as_declared(name: str) -> None:
    path = DOCUMENTS / "text" / name
    if not path.exists():
        pytest.skip("the shared documents are absent")

    with_names = [fact.value for fact in lists_of(read(path.read_bytes(), name)) if fact.value.members]

    assert (
        [value.declared_count for value in with_names] == [value.member_count for value in with_names] == [30]
    )
