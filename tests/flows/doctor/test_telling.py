"""Sizes, names and servers in words."""

from __future__ import annotations

import pytest

from flows.doctor.telling import in_bytes, named, server


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (5 << 20, "5.0 MiB"), (3 << 50, "3072.0 TiB")],
)
def test_sizes(number: int, words: str) -> None:
    assert in_bytes(number) == words


def test_names_that_are_many_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISAKU_LANG", "ja")

    assert named(list("abcde")) == "a、b、c、d、e"
    assert named(list("abcdefg")) == "a、b、c、d、e ほか 2"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://user:secret@proxy.example.jp:8080/x?token=y", "https://proxy.example.jp:8080"),
        ("http://proxy.example.jp", "http://proxy.example.jp"),
        ("secret", "URL ではない"),
        ("http://proxy:secret", "読めない URL"),
    ],
)
def test_servers_without_what_is_secret(url: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISAKU_LANG", "ja")

    assert server(url) == words
