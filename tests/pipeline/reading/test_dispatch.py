"""What `read` makes of bytes: by what they are, not by their name."""

from __future__ import annotations

import pytest

from pipeline.reading import Unreadable, read


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "空のファイルです"),
        (b" \n\r\n", "a.txt", "空のファイルです"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "report.pdf", "PDFではなくHTMLです"),
        ("ただのテキスト".encode(), "report.PDF", "PDFではありません"),
        (b"PK\x03\x04rest", "table.xlsx", "ZIP形式（Word・Excel・PowerPoint・ZIP）です"),
        (b"\x89PNG\r\n\x1a\n0000", "scan.txt", "画像（PNG）です"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "cut.pdf", "PDFが途中で切れています"),
        (b"%PDF-1.7\nnothing\n%%EOF\n", "broken.pdf", "PDFが壊れています"),
    ],
    ids=["empty", "blank", "html", "text", "zip", "png", "truncated", "broken"],
)
def test_unreadable_bytes_get_a_reason_and_a_remedy(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, name)

    assert refused.value.reason == reason
    assert refused.value.remedy


def test_html_is_read_as_html_whatever_its_name() -> None:
    document = read(b"<!-- x --><html><body><h1>A</h1></body></html>", "page.txt")

    assert document.media_type == "text/html"


def test_html_in_utf_16_is_html() -> None:
    document = read("<html><body><p>予算の概要</p></body></html>".encode("utf-16"), "page.html")

    assert (document.media_type, document.blocks[0].text) == ("text/html", "予算の概要")


def test_many_comments_before_html_take_no_time() -> None:
    document = read(b"<!---->" * 1100 + b"plain", "page.txt")

    assert document.media_type == "text/plain"


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n \r\n", b"<!doctype html><html><body><br></body></html>"],
    ids=["a byte order mark", "blank lines", "tags alone"],
)
def test_a_file_that_says_nothing_is_no_document(data: bytes) -> None:
    with pytest.raises(Unreadable, match="文字がありません"):
        read(data, "a.txt")


def test_a_part_of_a_page_is_html_and_a_text_with_tags_is_none() -> None:
    part = "<section><h2>里海の再生</h2><p>予算は<b>3億円</b>である。</p></section>\n"

    assert [(b.kind, b.text) for b in read(part.encode(), "part.html").blocks] == [
        ("heading", "里海の再生"),
        ("paragraph", "予算は3億円である。"),
    ]
    assert read("<p>に始まる文である。\n".encode(), "text.txt").media_type == "text/plain"
