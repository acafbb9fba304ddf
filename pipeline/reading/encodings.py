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
    "iso-2022-jp": "iso2022_jp_ext",
    "utf-16": "utf-8",  # a declaration that can be read byte by byte is not in UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_ALIKE = ("cp932", "euc_jis_2004")
_FAMILIAR = re.compile(r"[\t\n\r\x20-\x7e\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]")
_REMEDY = "UTF-8で保存し直してください"
_KANA = 0.04  # how strange one in half-width is where the bytes could be another encoding's
SAMPLE = 20_000
MAX_STRANGE = 0.02
MIN_FAMILIAR = 0.7


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises Unreadable for binary data and unknown encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    declared = _declared(data)
    return _by_declaration(data, declared) or _guess(data, declared)


def _strict(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return _checked(data.decode(encoding)), encoding.replace("-sig", "")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"文字コード{encoding}として壊れています（{error.start}バイト目）", _REMEDY
        ) from error


def _declared(data: bytes) -> str:
    """The codec of the encoding that an HTML or XML page says it is in; empty where it says none."""
    found = _DECLARATION.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    return _ALIASES.get(name, name)


def _by_declaration(data: bytes, encoding: str) -> tuple[str, str] | None:
    """The text by its declaration, where it is true: strict UTF-8 is no other, EUC-JP may pass for CP932."""
    wrong = not data.isascii() and encoding != "utf-8" and _try(data, "utf-8") is not None
    if not encoding or wrong or encoding in _ALIKE:
        return None
    try:
        return _checked(data.decode(encoding)), encoding
    except (LookupError, UnicodeDecodeError, Unreadable):
        return None


def _guess(data: bytes, declared: str) -> tuple[str, str]:
    if any(escape in data for escape in _ESCAPES) and b"\0" not in data:
        return _escaped(data)
    if b"\0" in data:
        return _wide(data)
    if (text := _try(data, "utf-8")) is not None:
        return _checked(text), "utf-8"
    readings = [(text, encoding) for encoding in _ALIKE if (text := _try(data, encoding)) is not None]
    if not readings:
        raise Unreadable(
            "文字コードがわかりません（UTF-8・Shift_JIS・EUC-JP・ISO-2022-JP・UTF-16のどれでもありません）",
            _REMEDY,
        )
    # Bytes of EUC-JP are often valid CP932 (half-width kana): the reading with fewer strange characters wins.
    text, encoding = min(readings, key=lambda one: (_strangeness(one[0], _KANA), one[1] != declared))
    return _checked(text, _KANA), {"euc_jis_2004": "euc-jp"}.get(encoding, encoding)


def _escaped(data: bytes) -> tuple[str, str]:
    """ISO-2022-JP, with the vendors' ① and ㈱ too, whose places JIS X 0213 kept."""
    if _try(data, "iso2022_jp_ext") is None:
        wider = data.replace(b"\x1b$B", b"\x1b$(Q")
        if (text := _try(wider, "iso2022_jp_2004")) is not None:
            return _checked(text), "iso-2022-jp"
    return _strict(data, "iso2022_jp_ext")


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


def _checked(text: str, kana: float = 0.0) -> str:
    if _strangeness(text, kana) > MAX_STRANGE:
        raise Unreadable(
            "テキストではありません（読めない文字が多すぎます）",
            "文字コードを確かめ、" + _REMEDY,
        )
    return text


def _strangeness(text: str, kana: float) -> float:
    """The share of characters that hardly stand in Japanese text: controls, rare blocks, kana."""
    counts = Counter(text[:SAMPLE])
    total = sum(counts.values()) or 1
    return sum(n * (kana if "\uff61" <= c <= "\uff9f" else _is_strange(c)) for c, n in counts.items()) / total


def _is_strange(character: str) -> float:
    code = ord(character)
    if character in "\t\n\r\f\v\x1a" or unicodedata.category(character)[0] not in "C":
        return 1.0 if 0x0590 <= code < 0x1E00 or 0xA000 <= code < 0xF900 else 0.0
    return 0.0 if character in "\u200b\u200e\ufeff\u00ad" else 1.0
