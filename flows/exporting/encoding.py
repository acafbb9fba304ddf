"""Writing in CP932 for old Excel: what it cannot hold is named, never lost silently."""

from __future__ import annotations

from collections import Counter

# Signs of the same shape that Microsoft's code page has under another number.
SAME = str.maketrans(
    {
        "−": "－",
        "〜": "～",
        "‖": "∥",
        "—": "―",
        "–": "‐",
        "¥": "￥",
        "‾": "￣",
        "¢": "￠",
        "£": "￡",
        "¬": "￢",
        "\u00a0": " ",
    }
)
MISSING = "〓"


class Encoder:
    """Text → bytes in an encoding; `lost` counts the characters that it does not have."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.lost: Counter[str] = Counter()

    def encode(self, text: str) -> bytes:
        """The bytes; 〓 (the printer's mark for a missing type) for what there is no code for."""
        if self.encoding != "cp932":
            return text.encode(self.encoding)
        text = text.translate(SAME)
        try:
            return text.encode("cp932")
        except UnicodeEncodeError:
            return b"".join(map(self._one, text))

    def _one(self, character: str) -> bytes:
        try:
            return character.encode("cp932")
        except UnicodeEncodeError:
            self.lost[character] += 1
            return MISSING.encode("cp932")
