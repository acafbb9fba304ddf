"""Letters that tell whether a text can hold others at all, before its normal form is made.

That form takes far longer. A letter of it comes from itself or from what `norm` makes of others: 山 also from
the radical ⼭. One that has at most one other source tells something: who holds neither it nor that source
can't hold the words. A digit has many, but all except the one of full width are rare, and who holds something
rare is not passed over.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from warehouse.publication.norm import any_of, forms
from warehouse.publication.sql_types import literal

_CANDIDATES = (range(0x3041, 0x3097), range(0x30A1, 0x30FB), range(0x4E00, 0xA000))  # ぁ-ゖ, ァ-ヺ, 一-鿿
_COMPATIBLE = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))

_WIDER = ord("０") - ord("0")


@cache
def telling_letters() -> Mapping[str, str]:
    """Each letter that tells, with its other source or itself: 山 to ⼭, カ to ｶ, の to の; ガ is none."""
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for letter, plain in _made():
        for made in plain:
            sources[made].add(letter)
    candidates = (chr(code) for codes in _CANDIDATES for code in codes)
    alone = (c for c in candidates if unicodedata.normalize("NFD", c) == c and len(sources[c]) < 2)
    digits = {digit: chr(ord(digit) + _WIDER) for digit in "0123456789"}
    return digits | {letter: next(iter(sources[letter]), letter) for letter in alone}


@cache
def telling_parameters() -> dict[str, str]:
    """What `macros.sql` leaves open of them, as SQL."""
    letters = telling_letters()
    doubled = {letter: other for letter, other in letters.items() if other != letter}
    return {
        "telling_pattern": literal(any_of(letters)),
        "telling_letters": literal("".join(doubled)),
        "telling_others": literal("".join(doubled.values())),
    }


def _made() -> Iterator[tuple[str, str]]:
    """Letters and what becomes of them: in the tables of `norm`, and in the composed form."""
    common, rare, several, _ = forms()
    yield from (common | rare | several).items()
    for codes in _COMPATIBLE:
        yield from ((letter, unicodedata.normalize("NFC", letter)) for letter in map(chr, codes))
