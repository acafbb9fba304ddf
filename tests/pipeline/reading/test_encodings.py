"""Which encoding a text is in, and what is said of bytes that are no text."""

from __future__ import annotations

import pytest

from pipeline.reading import Unreadable
from pipeline.reading.encodings import decode

TEXT = "令和７年度の予算額は、前年度から増額し、５億円～８億円を計上する。\n（１）地域の選定\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp932", "cp932"),
        ("euc_jis_2004", "euc-jp"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_each_encoding_is_told_by_its_bytes(codec: str, name: str) -> None:
    text = TEXT.replace("～", "") if codec == "euc_jis_2004" else TEXT

    assert decode(text.encode(codec)) == (text, name)


def test_iso_2022_jp_is_told_by_its_escapes() -> None:
    text = "令和七年度の予算額\n"

    assert decode(text.encode("iso2022_jp"))[0] == text


def test_characters_of_cp932_alone_survive() -> None:
    text = "髙橋㈱は①の～Ⅲを採択した。"

    assert decode(text.encode("cp932")) == (text, "cp932")


def test_a_declared_shift_jis_is_read_as_cp932() -> None:
    page = '<html><head><meta charset="Shift_JIS"></head><body>①第Ⅱ期</body></html>'

    assert decode(page.encode("cp932")) == (page, "cp932")


def test_a_false_declaration_does_not_mislead() -> None:
    page = '<html><head><meta charset="Shift_JIS"></head><body>予算の概要です。</body></html>'

    assert decode(page.encode())[1] == "utf-8"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\x00\x01\x02\xff\xfe" * 300, b"\x81\xff\x82\xfe" * 99],
    ids=["all bytes", "zeros", "no encoding"],
)
def test_binary_data_are_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)

    assert refused.value.reason
    assert refused.value.remedy


@pytest.mark.parametrize("declared", ["Shift_JIS", "EUC-JP", "utf-16", "iso-2022-jp", "unheard-of"])
@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jis_2004"])
def test_the_bytes_win_over_any_declaration_that_contradicts_them(declared: str, codec: str) -> None:
    text = f'<html><meta charset="{declared}"><p>令和７年度の予算額は、前年度から増額する。</p>'

    assert decode(text.encode(codec))[0] == text


def test_a_page_of_ascii_that_says_it_is_utf_16_is_ascii() -> None:
    data = b'<html><meta charset="utf-16"><p>Budget 1,200</p>'

    assert decode(data) == (data.decode(), "utf-8")


@pytest.mark.parametrize("codec", ["utf-8", "iso2022_jp_ext", "utf-16"])
def test_half_width_kana_are_text_where_the_encoding_is_beyond_doubt(codec: str) -> None:
    text = "ｾｲｻｸ ﾖｻﾝ ﾃﾞｰﾀ ｼｭｳｹｲ 令和\n" * 4

    assert decode(text.encode(codec))[0] == text


def test_iso_2022_jp_with_the_vendors_marks_is_read() -> None:
    marks = b"\x1b$B\x2d\x21\x2d\x6a\x1b(B"

    assert decode(marks + "令和七年度".encode("iso2022_jp")) == ("①㈱令和七年度", "iso-2022-jp")
