"""Bytes are judged by themselves: is it what its address promises?"""

from __future__ import annotations

import pytest

from flows.fetching.visiting.judging import is_html, wrong_type


@pytest.mark.parametrize(
    ("path", "head", "word"),
    [
        ("a.pdf", b"%PDF-1.7", None),
        ("a.PDF?x=1", b"\r\n\xef\xbb\xbf%PDF-1.4", None),
        ("a.pdf", b"<!DOCTYPE html><html>", "HTML"),
        ("a.pdf", b"<HTML><body>", "HTML"),
        ("a.pdf", b"PK\x03\x04....", "ZIP"),
        ("a.pdf", b"not found", "別のもの"),
        ("a.pdf", b"", "空"),
        ("a.html", b" \n ", "空"),
        ("a.html", b"<html>", None),
        ("a.txt", "予算".encode("cp932"), None),
        ("a.TXT?x", b"<!doctype html><title>404</title>", "HTML"),
        ("a", b"%PDF-1.7", None),
        ("a", b"PK\x03\x04", "ZIP"),
        ("a", b"\xd0\xcf\x11\xe0\xa1", "Office"),
        ("a.html", b"\x89PNG\r\n", "PNG"),
        ("a", b"\x1f\x8b\x08", "gzip"),
    ],
    ids=lambda value: repr(value),
)
def test_what_is_wrong_with_bytes(path: str, head: bytes, word: str | None) -> None:
    trouble = wrong_type(f"https://www.seisaku.example/{path}", head)

    assert (trouble is None) if word is None else (word in (trouble or ""))


def test_a_page_is_known_by_its_beginning() -> None:
    assert is_html(b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC>")
    assert is_html(b"\xef\xbb\xbf  <HTML lang=ja>")
    assert is_html(b"<meta charset=utf-8><title>a page without the tags that may be left out</title>")
    assert not is_html(b"a text about html")
