"""Each reader's Documents are kept apart, and the first reader's key does not depend on the second."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from flows.ingest import ingest
from flows.ingesting.keys import named_reader, reader_of, readers
from pipeline.home import Home
from pipeline.versions import reader_version
from warehouse.ledger.store import Ledger


def hidden_date(home: Home) -> None:
    """A page with hidden text, which only pdfplumber takes for text."""
    canvas = Canvas(str(home.inbox / "a.pdf"))
    canvas.drawString(100, 600, "Budget")
    text = canvas.beginText(100, 700)
    text.setTextRenderMode(3)
    text.textLine("2024/4/1")
    canvas.drawText(text)
    canvas.save()


def current_dates(home: Home) -> list[object]:
    with Ledger.writing(home.ledger) as ledger:
        rows = ledger.connection.execute(
            "SELECT value_quote FROM current_facts WHERE kind = 'date'"
        ).fetchall()
    return [quote for (quote,) in rows]


def test_a_document_is_read_again_by_another_reader_and_only_once_by_each(home: Home) -> None:
    hidden_date(home)

    first, second, second_again, first_again = (
        ingest(home, publish=None, reader=reader)
        for reader in ("pdfium", "pdfplumber", "pdfplumber", "pdfium")
    )

    assert [one.pages for one in (first, second, second_again, first_again)] == [1, 1, 0, 0]


def test_the_facts_are_those_of_the_reader_of_the_last_run(home: Home) -> None:
    hidden_date(home)
    found = []
    for reader in ("pdfium", "pdfplumber", "pdfium"):
        ingest(home, publish=None, reader=reader)
        found.append(current_dates(home))

    assert found == [[], ["2024/4/1"], []]


def test_a_reader_is_known_by_its_versions() -> None:
    assert readers() == (reader_version(), f"{reader_version()}+pdf")
    assert reader_of("inbox/a.PDF", "pdfplumber") == f"{reader_version()}+pdfplumber+pdf"
    assert [named_reader(version) for version in readers("pdfplumber")] == ["pdfplumber"] * 2
    assert [named_reader(version) for version in readers()] == ["pdfium"] * 2
