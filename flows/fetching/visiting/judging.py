"""Whether bytes are what their address promises, by themselves and not by what the server calls them."""

from __future__ import annotations

from urllib.parse import urlsplit

from flows.language import say

_FOREIGN = {
    b"PK\x03\x04": "Office・ZIP",
    b"\xd0\xcf\x11\xe0": "Office",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
}
_HTML = (b"<html", b"<!doctype", b"<head", b"<body", b"<title", b"<meta")


def is_html(head: bytes) -> bool:
    """Whether bytes begin as a page of HTML."""
    return any(mark in head[:2048].lower() for mark in _HTML)


def wrong_type(url: str, head: bytes) -> str | None:
    """What is wrong with bytes that stand at an address, or None: a page of HTML where a file should be."""
    if b"%PDF-" in head[:1024]:
        return None
    if not head.strip():
        return say("空の応答です", "an empty answer")
    path = urlsplit(url).path.lower()
    if path.endswith(".pdf"):
        kind = "HTML" if is_html(head) else _named(head) or say("別のもの", "something else")
        return say(f"PDF のはずが {kind} です", f"a PDF was promised, but it is {kind}")
    if path.endswith(".txt") and is_html(head):
        return say("テキストのはずが HTML です", "a text was promised, but it is HTML")
    named = _named(head)
    return say(f"読めない形式です（{named}）", f"a format that is not read ({named})") if named else None


def _named(head: bytes) -> str | None:
    return next((name for magic, name in _FOREIGN.items() if head.startswith(magic)), None)
