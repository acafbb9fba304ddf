"""Facts: their identity, their place, their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Block, Cell, CellRole, Document, Line, Page
from pipeline.extraction import extract
from pipeline.facts import Because, Draft, Fact
from pipeline.kinds import Kind, column
from pipeline.rules import Rule


@dataclass(frozen=True)
class Money:
    """A value for these tests."""

    yen: int = column("円", "yen")


def complete(annotated: AnnotatedDocument) -> Iterable[Draft]:
    for label in annotated.labels("yen"):
        yield Draft(
            Money(label.value),
            label.block,
            label.start,
            label.end,
            label.rule,
            because=(Because("yen", label, "printed"),),
        )


KIND = Kind(
    name="money",
    table="moneys",
    value=Money,
    rules=(Rule("oku", r"(?P<n>\d+)億円", lambda match: int(match["n"] or 0) * 10**8, "yen"),),
    complete=complete,
)


def paragraph(*lines: str, page: int = 1) -> Block:
    return Block("paragraph", tuple(Line(text, page, number) for number, text in enumerate(lines, 1)))


def cell(text: str, row: int, column: int, role: CellRole) -> Block:
    return Block("cell", (Line(text),), cell=Cell(0, row, column, role=role))


def facts(*blocks: Block, name: str = "a/b.txt") -> list[Fact]:
    return extract(Document("text/plain", (Page(1),), blocks), [KIND], name=name)["money"]


def test_a_fact_knows_its_words_as_printed() -> None:
    [fact] = facts(paragraph("総額は１", "２ 億円とする。続きの文。"))

    assert fact.value == Money(1_200_000_000)
    assert (fact.value_quote, fact.quote, fact.line) == ("１２ 億円", "総額は１２ 億円とする。", 1)
    assert fact.repaired


def test_equal_figures_in_one_sentence_are_two_facts() -> None:
    first, second = facts(paragraph("甲事業【11億円(11億円)】"))

    assert first.anchor == second.anchor
    assert first.fact_id != second.fact_id


def test_identity_survives_a_shift_to_another_page() -> None:
    [before] = facts(paragraph("甲事業は5億円。"))
    [after] = facts(paragraph("新しい前書き。"), paragraph("甲事業は5億円。", page=2))

    assert before.fact_id == after.fact_id
    assert (before.page, after.page) == (1, 2)


def test_identity_ends_with_another_printed_value_header_or_document() -> None:
    def in_table(value: str, header: str) -> str:
        rows = cell("", 0, 0, "header"), cell(header, 0, 1, "header"), cell("旅費", 1, 0, "label")
        return facts(*rows, cell(value, 1, 1, "value"))[0].fact_id

    identities = {
        in_table("5億円", "本年度"),
        in_table("6億円", "本年度"),
        in_table("5億円", "前年度"),
        facts(paragraph("5億円"))[0].fact_id,
        facts(paragraph("5億円"), name="a/c.txt")[0].fact_id,
    }

    assert len(identities) == 5


def test_a_cell_is_quoted_with_its_row_label() -> None:
    [fact] = facts(cell("旅費", 0, 0, "label"), cell("5億円", 0, 1, "value"))

    assert fact.quote == "旅費 5億円"


def test_evidence_names_the_words_and_the_rule() -> None:
    [fact] = facts(paragraph("総額５億円"))

    [evidence] = fact.evidence
    assert (evidence.field, evidence.value, evidence.quote, evidence.basis, evidence.rule) == (
        "yen",
        "500000000",
        "５億円",
        "printed",
        "oku",
    )


def test_running_headers_yield_no_facts() -> None:
    assert facts(Block("header", (Line("総額5億円"),))) == []


def test_a_fact_of_a_page_that_was_recognized_in_an_image_counts_as_repaired() -> None:
    pages = (Page(1), Page(2, source="recognition"))
    document = Document("application/pdf", pages, (paragraph("２億円"), paragraph("３億円", page=2)))

    got = extract(document, [KIND], name="a.pdf")["money"]

    assert [(fact.value, fact.repaired) for fact in got] == [
        (Money(200_000_000), False),
        (Money(300_000_000), True),
    ]
