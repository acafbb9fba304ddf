"""The policy of a review: when two must agree, and how much unseen change may be published."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec


class BadPolicy(Exception):
    """A policy file that can't be read; `remedy` says what helps."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.message = f"{path}: 方針として読めません（{reason}）"
        self.remedy = "docs/review.md の例に倣って直してください"

    def __str__(self) -> str:
        return self.message


class Second(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a second reviewer must agree: from this amount on (yen), and for any correction."""

    from_yen: int | None = None
    corrections: bool = False


class Gate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Above which unreviewed change nothing is published; None is no limit."""

    unreviewed_yen: int | None = None
    unreviewed_changes: int | None = None
    open_errors: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether anything may be published."""
        return self.unreviewed_yen is None and self.unreviewed_changes is None and self.open_errors is None


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[second]` and `[gate]` of warehouse/review.toml; without it one reviewer is enough for all."""

    second: Second = Second()
    gate: Gate = Gate()

    def needs_two(self, action: str, yen: float) -> bool:
        """Whether a decision on so much money takes a second reviewer."""
        if action not in ("accept", "reject", "correct", "add", "govern"):
            return False
        is_large = self.second.from_yen is not None and yen >= self.second.from_yen
        return is_large or (self.second.corrections and action in ("correct", "add", "govern"))


def digest_of(path: Path) -> str:
    """What a policy file says, in short; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else ""


def read_policy(path: Path) -> Policy:
    """The policy of a HOME; raises BadPolicy."""
    if not path.is_file():
        return Policy()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Policy)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BadPolicy(path, str(error)) from error
