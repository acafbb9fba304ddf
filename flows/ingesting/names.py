"""Names of files as names of documents: readable, one for each file, the same on every machine."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


def readable(name: str) -> str:
    """A name in NFC; bytes that are no UTF-8, control characters and turns of direction stand as escapes.

    予算\\udc8f.pdf becomes 予算\\x8f.pdf: nothing that a terminal or a database would choke on.
    """
    if _is_readable(name):
        return name
    return unicodedata.normalize("NFC", "".join(map(_readable_character, name)))


def _is_readable(name: str) -> bool:
    """Whether a name stands as it is: what is printable has neither control characters nor turns."""
    return name.isprintable() and unicodedata.is_normalized("NFC", name)


def _readable_character(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if unicodedata.category(character) in _UNPRINTABLE or character in _TURNING:
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def distinct(names: Iterable[str]) -> dict[str, str]:
    """The readable names of one folder's entries; of two that read alike, the one that differs gets a mark.

    が.txt may stand twice in a folder, composed and decomposed: the second becomes が~1c2f3d4e.txt.
    """
    names = list(names)
    if all(map(_is_readable, names)):
        return dict(zip(names, names, strict=True))
    taken: set[str] = set()
    chosen: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (readable(name) != name, os.fsencode(name))):
        plain = readable(name)
        chosen[name] = plain if plain not in taken else _marked(plain, name)
        taken.add(chosen[name])
    return chosen


def _marked(plain: str, name: str) -> str:
    stem, dot, suffix = plain.rpartition(".")
    mark = hashlib.sha256(os.fsencode(name)).hexdigest()[:8]
    return f"{stem}~{mark}.{suffix}" if dot and stem else f"{plain}~{mark}"
