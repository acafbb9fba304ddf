"""Which encoding a text is in: byte order mark, declaration, then strict codecs before lax ones."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from pipeline.reading.errors import Unreadable

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_\-]{2,20})",
    re.IGNORECASE,
)
# The names under which Microsoft's variants are declared; the codec shift_jis would lose ～ ① 髙 ㈱ Ⅲ.
_ALIASES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "euc-jp": "euc_jis_2004",
    "x-euc-jp": "euc_jis_2004",
}
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_GUESSES = ("utf-8", "cp932", "euc_jis_2004")
_FAMILIAR = re.compile(r"[\t\n\r\x20-\x7e\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]")
_REMEDY = "UTF-8で保存し直してください"
SAMPLE = 20_000
MAX_STRANGE = 0.02
MIN_FAMILIAR = 0.7


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises Unreadable for binary data and unknown encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    declared = _declared(data)
    if declared is not None:
        return declared
    return _guess(data)


def _strict(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return _checked(data.decode(encoding)), encoding.replace("-sig", "")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"文字コード{encoding}として壊れています（{error.start}バイト目）", _REMEDY
        ) from error


def _declared(data: bytes) -> tuple[str, str] | None:
    """By the declaration of an HTML or XML page, where it is true."""
    found = _DECLARATION.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii").lower()
    encoding = _ALIASES.get(name, name)
    try:
        return _checked(data.decode(encoding)), encoding
    except (LookupError, UnicodeDecodeError, Unreadable):
        return None


def _guess(data: bytes) -> tuple[str, str]:
    if any(escape in data for escape in _ESCAPES) and b"\0" not in data:
        return _strict(data, "iso2022_jp_ext")
    if b"\0" in data:
        return _wide(data)
    readings = [(text, encoding) for encoding in _GUESSES if (text := _try(data, encoding)) is not None]
    for text, encoding in readings[:1]:
        if encoding == "utf-8":
            return _checked(text), encoding
    if not readings:
        raise Unreadable(
            "文字コードがわかりません（UTF-8・Shift_JIS・EUC-JP・ISO-2022-JP・UTF-16のどれでもありません）",
            _REMEDY,
        )
    # Bytes of EUC-JP are often valid CP932 (half-width kana): the reading with fewer strange characters wins.
    text, encoding = min(readings, key=lambda reading: _strangeness(reading[0]))
    return _checked(text), {"euc_jis_2004": "euc-jp"}.get(encoding, encoding)


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: the byte order that gives the more common characters."""
    readings = [(text, name) for name in ("utf-16-le", "utf-16-be") if (text := _try(data, name)) is not None]
    if not readings:
        raise Unreadable(
            "テキストではありません（バイナリデータ）",
            "PDF・テキスト・HTMLを入れてください",
        )
    text, encoding = max(readings, key=lambda reading: _familiarity(reading[0]))
    if _familiarity(text) < MIN_FAMILIAR:
        raise Unreadable("テキストではありません（バイナリデータ）", "PDF・テキスト・HTMLを入れてください")
    return _checked(text), encoding


def _familiarity(text: str) -> float:
    """The share of characters that Japanese text is made of: ASCII, kana, kanji, full-width forms."""
    sample = text[:SAMPLE]
    return sum(_FAMILIAR.match(character) is not None for character in sample) / max(len(sample), 1)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str) -> str:
    if _strangeness(text) > MAX_STRANGE:
        raise Unreadable(
            "テキストではありません（読めない文字が多すぎます）",
            "文字コードを確かめ、" + _REMEDY,
        )
    return text


def _strangeness(text: str) -> float:
    """The share of characters that hardly stand in Japanese text: controls, half-width kana, rare blocks."""
    counts = Counter(text[:SAMPLE])
    total = sum(counts.values()) or 1
    return sum(n * _is_strange(c) for c, n in counts.items()) / total


def _is_strange(character: str) -> float:
    code = ord(character)
    if 0xFF61 <= code <= 0xFF9F:
        return 0.04  # half-width kana: rare, yet they do occur
    if character in "\t\n\r\f\v\x1a" or unicodedata.category(character)[0] not in "C":
        return 1.0 if 0x0590 <= code < 0x1E00 or 0xA000 <= code < 0xF900 else 0.0
    return 0.0 if character in "\u200b\u200e\ufeff\u00ad" else 1.0
