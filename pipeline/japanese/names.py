"""The normal form of names, by which spellings of one name are compared."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"[‐‑–—―−ｰ-]")
_IGNORED = re.compile(r"[\s()（）「」『』【】\[\]〈〉《》<>・,，、。]")
_SPACE = re.compile(r"\s+")


def printed_name(text: str) -> str:
    """A name as the tables hold it: NFKC, without white space (創成 事業（第Ⅱ期） → 創成事業(第II期))."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def name_key(text: str) -> str:
    """A name as it is compared: without brackets, marks and case (「AI・ロボット」事業 → aiロボット事業)."""
    return _IGNORED.sub("", _DASHES.sub("ー", unicodedata.normalize("NFKC", text))).casefold()
