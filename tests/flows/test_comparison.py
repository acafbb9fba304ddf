"""Where two readings of a PDF differ, and what `seisaku compare-readers` says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from flows.commands.app import app
from flows.comparison import Alone, Disagreement, compare
from pipeline.documents import Block, Cell, Document, Line, Page


def document(*blocks: Block) -> Document:
    pages = {line.page for block in blocks for line in block.lines}
    return Document("application/pdf", tuple(Page(number) for number in sorted(pages)), blocks)


def paragraph(*lines: str, page: int = 1) -> Block:
    return Block("paragraph", tuple(Line(line, page) for line in lines))


def test_order_layout_and_forms_are_no_difference() -> None:
    first = document(paragraph("予算は１２億", "円です"), paragraph("長野県"))
    second = document(paragraph("⻑野県"), Block("cell", (Line("予算は12億円です"),), cell=Cell(0, 0, 0)))

    assert compare(first, second) == []


def test_characters_that_only_one_has_are_told_with_their_page() -> None:
    first = document(paragraph("港の仕事"), paragraph("山の仕事", page=2))
    second = document(paragraph("港の仕事"), paragraph("山仕事仕", page=2))

    assert compare(first, second) == [Disagreement(2, Alone({"の": 1}, {}), Alone({"仕": 1}, {}))]


def test_the_same_digits_in_other_figures_are_a_difference() -> None:
    [found] = compare(document(paragraph("1,750 と 3")), document(paragraph("1,7 50 と 3")))

    assert (found.first, found.second) == (Alone({}, {"1,750": 1}), Alone({}, {"1,7": 1, "50": 1}))
    assert found.on_figures


def test_a_mark_that_bears_a_number_is_no_figure() -> None:
    assert compare(document(paragraph("①2.0%")), document(paragraph("2.0%①"))) == []


def test_a_block_over_two_pages_belongs_to_both() -> None:
    whole = document(Block("paragraph", (Line("前の頁", 1), Line("後の頁", 2))))

    assert compare(whole, document(paragraph("前の頁"), paragraph("後の頁", page=2))) == []


def pdf(folder: Path, *, hidden: bool) -> Path:
    """A page on which the second reader alone takes hidden text for text."""
    file = folder / "a.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(100, 700, "Budget 12,000")
    if hidden:
        text = canvas.beginText(100, 600)
        text.setTextRenderMode(3)
        text.textLine("Hidden 345")
        canvas.drawText(text)
    canvas.save()
    return file


def test_readers_that_agree_end_with_0(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["compare-readers", str(pdf(tmp_path, hidden=False))])

    assert (done.exit_code, done.stdout.strip()) == (0, "1頁すべてで一致しました")


def test_readers_that_differ_end_with_3_and_say_where(tmp_path: Path) -> None:
    file = pdf(tmp_path, hidden=True)

    done = CliRunner().invoke(app, ["compare-readers", str(file)])
    as_json = CliRunner().invoke(app, ["compare-readers", str(file), "--json"])

    assert (done.exit_code, as_json.exit_code) == (3, 3)
    assert "pdfplumber だけの 数字 345" in done.stdout
    assert "1頁のうち1頁で異なります（数字は1頁）" in done.stdout
    [page] = json.loads(as_json.stdout)["differing"]
    assert page["page"] == 1
    assert page["pdfium"] == {"characters": {}, "figures": {}}
    assert page["pdfplumber"]["figures"] == {"345": 1}


@pytest.mark.parametrize("name", ["nothing.pdf", "text.txt"])
def test_what_cannot_be_compared_costs_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("予算", "utf-8")

    done = CliRunner().invoke(app, ["compare-readers", str(tmp_path / name)])

    assert (done.exit_code, done.stdout) == (1, "")
    assert name in done.stderr


def test_facts_are_drawn_by_the_reader_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(100, 600, "Budget")
    text = canvas.beginText(100, 700)
    text.setTextRenderMode(3)
    text.textLine("2024/4/1")
    canvas.drawText(text)
    canvas.save()

    first, second = (
        json.loads(CliRunner().invoke(app, ["extract", "--json", "--reader", reader, str(file)]).stdout)
        for reader in ("pdfium", "pdfplumber")
    )

    assert len(first["documents"][0]["facts"]) == 0
    assert [fact["value_quote"] for fact in second["documents"][0]["facts"]] == ["2024/4/1"]
