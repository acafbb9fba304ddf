"""Bytes to Document: one module a format, behind one function that looks at what the bytes are."""

from __future__ import annotations

import re2

from pipeline.documents import Document
from pipeline.readers import DEFAULT_READER, Reader
from pipeline.reading.errors import Unreadable

__all__ = ["Unreadable", "is_pdf", "read", "read_text"]

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (
        b"PK\x03\x04",
        "ZIP形式（Word・Excel・PowerPoint・ZIP）です",
        "PDFかテキストに変換するか、展開して入れてください",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "古いOffice形式（doc・xls・ppt）です",
        "PDFかテキストに変換して入れてください",
    ),
    (b"\x89PNG", "画像（PNG）です", "文字のあるPDFかテキストを入れてください"),
    (b"\xff\xd8\xff", "画像（JPEG）です", "文字のあるPDFかテキストを入れてください"),
    (b"GIF8", "画像（GIF）です", "文字のあるPDFかテキストを入れてください"),
    (b"II*\x00", "画像（TIFF）です", "文字のあるPDFかテキストを入れてください"),
    (b"MM\x00*", "画像（TIFF）です", "文字のあるPDFかテキストを入れてください"),
    (b"\x1f\x8b", "圧縮ファイル（gzip）です", "展開して入れてください"),
    (b"{\\rtf", "RTF形式です", "PDFかテキストに変換して入れてください"),
    (b"%!PS", "PostScript形式です", "PDFに変換して入れてください"),
)
_HTML = re2.compile(rb"(?is)^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
# A part of a page, as content management systems hand it out: it begins and ends with an element.
_FRAGMENT = re2.compile(r"(?i)^\s*<(?:main|article|section|div|table|h[1-6]|ul|ol|dl)\b")
PDF_HEAD = 1024


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF: it says so in its first kilobyte."""
    return b"%PDF-" in data[:PDF_HEAD]


def read(data: bytes, name: str, reader: Reader = DEFAULT_READER) -> Document:
    """The Document of a file's bytes, by what they are and not by the name; raises Unreadable."""
    if not data.strip():
        raise Unreadable("空のファイルです", "元のファイルを取り直してください")
    if is_pdf(data):
        from pipeline.reading.pdf.book import read_pdf

        return read_pdf(data, reader=reader)
    for magic, reason, remedy in _FOREIGN:
        if data.startswith(magic):
            raise Unreadable(reason, remedy)
    return _read_text(data, name.lower().endswith(".pdf"))


def read_text(text: str) -> Document:
    """The Document of a text that needs no decoding; one without a word has no blocks."""
    from pipeline.reading.plain.lines import read_plain

    return read_plain(text)


def _read_text(data: bytes, named_pdf: bool) -> Document:
    from pipeline.reading.encodings import decode

    if not named_pdf:
        text, encoding = decode(data)
    if _HTML.match(data[:8192].lstrip(b"\xef\xbb\xbf")) or (not named_pdf and _is_html(text)):
        if named_pdf:
            raise Unreadable("PDFではなくHTMLです", "リンク先を確かめ、PDFを取り直してください")
        from pipeline.reading.html.page import read_html

        return _with_words(read_html(text, encoding))
    if named_pdf:
        raise Unreadable("PDFではありません", "壊れていないか確かめ、PDFを取り直してください")
    from pipeline.reading.plain.lines import read_plain

    return _with_words(read_plain(text, encoding))


def _is_html(text: str) -> bool:
    """Whether a text is a page of HTML or a part of one, not a text with tags in it."""
    whole = _HTML.match(text[:4096].encode()) is not None
    return whole or (_FRAGMENT.match(text[:4096]) is not None and text.rstrip().endswith(">"))


def _with_words(document: Document) -> Document:
    """The document, unless it says nothing: a byte order mark alone, a page of tags alone."""
    if not document.blocks:
        raise Unreadable("文字がありません", "元のファイルを取り直してください")
    return document
