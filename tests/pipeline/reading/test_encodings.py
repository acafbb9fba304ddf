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
