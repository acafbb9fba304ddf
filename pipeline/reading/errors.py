"""What is said of bytes that can't be read."""

from __future__ import annotations

FETCH_AGAIN = "元のファイルを取り直してください"
BROKEN = ("PDFが壊れています", FETCH_AGAIN)


class Unreadable(Exception):
    """Bytes that no reader can make a Document of: why, and what a person can do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.reason, self.remedy = reason, remedy

    def __str__(self) -> str:
        return f"{self.reason}（{self.remedy}）"
