"""Numbers as wholes: 5,000万円 does not stand in 15,000万円, nor 5億円 in 1.5億円."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_NUMBER = "[0-9](?:[0-9,.]*[0-9])?"
_COMMA = re.compile(",(?=[0-9]{3})")
_FIRST = re.compile(f"{_NUMBER}[^0-9]?")
_LAST = re.compile(f"[^0-9]?{_NUMBER}$")


class Ends(NamedTuple):
    """The numbers with which a phrase begins and ends, each with the letter beside it; no commas: 5000万."""

    first: str | None
    last: str | None


def ends(phrase: str) -> Ends:
    """Where a phrase may be a part of something longer."""
    plain = unicodedata.normalize("NFKC", phrase).strip()
    first, last = _FIRST.match(plain), _LAST.search(plain)
    return Ends(first and _COMMA.sub("", first[0]), last and _COMMA.sub("", last[0]))


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no number at either end of a stretch goes on outside of it."""
    before, inside, after = (
        unicodedata.normalize("NFKC", one)
        for one in (text[max(0, start - 2) : start], text[start:end], text[end : end + 2])
    )
    goes_on_before = inside[:1].isdigit() and re.search(r"[0-9][,.]?$", before)
    goes_on_after = inside[-1:].isdigit() and re.match(r"[,.]?[0-9]", after)
    return not (goes_on_before or goes_on_after)
