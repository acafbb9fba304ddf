"""How long a worker may take over a piece of work and how much memory it may hold, and what is said then."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import NamedTuple

SECONDS = "SEISAKU_SECONDS_PER_RANGE"
MEGABYTES = "SEISAKU_MEGABYTES_PER_WORKER"
_TOO_LONG, _TOO_LARGE = "処理の時間が上限を超えました", "処理のメモリーが上限を超えました"


class BadLimit(Exception):
    """A limit in the environment that is no positive whole number."""


class Failing(NamedTuple):
    """Why work on a document came to nothing, and what a person can do about it."""

    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What each worker may take: seconds for 32 pages (or as much text), megabytes for itself."""

    seconds: int = 120
    megabytes: int = 2048

    @classmethod
    def of_environment(cls) -> Limits:
        """The limits that the environment sets; raises BadLimit."""
        return cls(_number(SECONDS, cls().seconds), _number(MEGABYTES, cls().megabytes))

    @property
    def too_long(self) -> Failing:
        """What is said of work that takes longer."""
        return Failing(
            f"{_TOO_LONG}（{self.seconds}秒）", f"{SECONDS} を増やすか、文書を分けて入れてください"
        )

    @property
    def too_large(self) -> Failing:
        """What is said of work that needs more memory."""
        return Failing(
            f"{_TOO_LARGE}（{self.megabytes}MB）", f"{MEGABYTES} を増やすか、文書を分けて入れてください"
        )

    def holds_for(self, reason: str | None) -> bool:
        """Whether work that failed for a reason would do so again: unless other limits cut it off."""
        by_limits = (reason or "").startswith((_TOO_LONG, _TOO_LARGE))
        return not by_limits or reason in (self.too_long.reason, self.too_large.reason)


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not int(value):
        raise BadLimit(f"{name}={value}：正の整数ではありません")
    return int(value)
