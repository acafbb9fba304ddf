"""Addresses in one spelling, and the names that documents get from them."""

from __future__ import annotations

import pytest

from flows.fetching.web.addresses import document_name, marked, normal, secured

BASE = "https://www.mof.go.jp/news/index.html"


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("a.pdf", "https://www.mof.go.jp/news/a.pdf"),
        ("../b/a.pdf#page=2", "https://www.mof.go.jp/b/a.pdf"),
        ("//www.cao.go.jp/a", "https://www.cao.go.jp/a"),
        ("HTTPS://WWW.MOF.GO.JP:443", "https://www.mof.go.jp/"),
        ("http://www.mof.go.jp:8080/a", "http://www.mof.go.jp:8080/a"),
        ("令和9年度 概算要求.pdf", "https://www.mof.go.jp/news/%E4%BB%A4%E5%92%8C9%E5%B9%B4%E5%BA%A6%20%E6%A6%82%E7%AE%97%E8%A6%81%E6%B1%82.pdf"),
        ("%E4%BB%A4.pdf?a=%20&b=令", "https://www.mof.go.jp/news/%E4%BB%A4.pdf?a=%20&b=%E4%BB%A4"),
        (" \n a.pdf\t", "https://www.mof.go.jp/news/a.pdf"),
        ("http://日本.example/", "http://xn--wgv71a.example/"),
        ("http://[::1]:80/a", "http://[::1]/a"),
    ],
)  # fmt: skip
def test_one_spelling(url: str, spelled: str) -> None:
    assert normal(url, BASE) == spelled
    assert normal(spelled) == spelled


@pytest.mark.parametrize(
    "url",
    ["mailto:a@b.example", "javascript:void(0)", "file:///etc/passwd", "ftp://a.example/", "data:,x", "http://[oops",
     "http://a:99999/", "http:///a", f"http://{'a' * 64}.jp/",],
)  # fmt: skip
def test_what_is_no_address_of_the_web(url: str) -> None:
    assert normal(url, BASE) is None


def test_what_no_encoding_can_write_is_no_address() -> None:
    assert normal("\ud800", BASE) is None
    assert normal("http://a.example/?\ud800") is None


def test_http_is_followed_by_https_where_the_source_is_spoken_to_so() -> None:
    assert secured("http://www.mlit.go.jp/a", "https://www.mlit.go.jp/feed") == "https://www.mlit.go.jp/a"
    assert secured("http://www.mlit.go.jp/a", "http://www.mlit.go.jp/feed") == "http://www.mlit.go.jp/a"
    assert secured("https://www.mlit.go.jp/a", "http://www.mlit.go.jp/feed") == "https://www.mlit.go.jp/a"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.mof.go.jp/a/b.pdf", "mof/a/b.pdf"),
        ("https://www.mof.go.jp/", "mof/index.html"),
        ("https://www.mof.go.jp/a/", "mof/a/index.html"),
        ("https://www.mof.go.jp/a/detail.html?id=3", "mof/a/detail~id=3.html"),
        ("https://www.mof.go.jp/a/detail?id=3&x=a/b", "mof/a/detail~id=3&x=a_b"),
        ("https://www.cao.go.jp/a.pdf", "mof/www.cao.go.jp/a.pdf"),
        ("https://www.mof.go.jp:8443/a.pdf", "mof/www.mof.go.jp_8443/a.pdf"),
        ("https://www.mof.go.jp/%E4%BA%88%E7%AE%97.pdf", "mof/予算.pdf"),
        ("https://www.mof.go.jp/..%2f..%2fetc/passwd", "mof/etc/passwd"),
        ("https://www.mof.go.jp/a/%2e%2e/b%00%1b.pdf", "mof/a/b\\x00\\x1b.pdf"),
    ],
)
def test_names_of_documents(url: str, name: str) -> None:
    assert document_name("mof", url, "www.mof.go.jp") == name


def test_long_names_are_shortened_and_stay_apart() -> None:
    one, other = (document_name("s", f"https://h/{'あ' * 300}{end}.pdf", "h") for end in "12")

    assert one != other
    assert all(len(name) < 150 and name.endswith(".pdf") for name in (one, other))


def test_a_name_that_is_taken_gets_a_mark_of_its_address() -> None:
    one, other = marked("s/a.b/c.pdf", "https://h/1"), marked("s/a.b/c.pdf", "https://h/2")

    assert one != other
    assert one.startswith("s/a.b/c~") and one.endswith(".pdf")
    assert marked("s/a.b/c", "https://h/1").startswith("s/a.b/c~")
