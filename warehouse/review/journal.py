"""The journal of decisions: JSON Lines, append-only, one file a reviewer and month, made for git."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from warehouse.review.records import VERSION, Decision

_UNSAFE = re.compile(r"[^\w]+")


class DamagedJournal(Exception):
    """A line that is no decision: its file, its number, why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path, line, reason)
        self.message = f"{path}:{line}: 判断の記録として読めません（{reason}）"
        self.remedy = "この行を git の履歴から戻すか、直してください。ほかの行はそのままで構いません"

    def __str__(self) -> str:
        return self.message


class Journal:
    """The decisions of all reviewers in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def decisions(self) -> list[Decision]:
        """All decisions that count, the oldest first; raises DamagedJournal.

        A line that a merge doubled counts once; what was undone is gone, as is the undoing.
        """
        return standing(self.all_decisions())

    def all_decisions(self) -> list[Decision]:
        """All decisions ever taken, the undone and the undoing too, the oldest first."""
        found = {one.id: one for path in sorted(self.folder.rglob("*.jsonl")) for one in _read(path)}
        return sorted(
            found.values(), key=lambda one: one.at
        )  # those of one moment as they stand in their file

    def digest(self) -> str:
        """All that is written, in short: another decision makes another digest."""
        seen = hashlib.sha256()
        for path in sorted(self.folder.rglob("*.jsonl")):
            seen.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return seen.hexdigest()[:16]

    def append(self, decisions: Sequence[Decision]) -> None:
        """Write decisions down, all or none; they are on the disk when this returns."""
        by_file: dict[Path, list[Decision]] = {}
        for one in decisions:
            by_file.setdefault(self.path(one), []).append(one)
        for path, some in by_file.items():
            _append(path, b"".join(msgspec.json.encode(one) + b"\n" for one in some))

    def path(self, decision: Decision) -> Path:
        """The file of a decision: 2026-11/yamada-1a2b3c.jsonl."""
        return self.folder / f"{decision.at:%Y-%m}" / f"{_file_name(decision.reviewer)}.jsonl"


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions without those that a later one undoes."""
    undone: set[str] = set()
    for one in reversed(decisions):
        if one.action == "undo" and one.id not in undone:
            undone.update(one.undoes)
    return [one for one in decisions if one.action != "undo" and one.id not in undone]


def _file_name(reviewer: str) -> str:
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFKC", reviewer)).strip("-").casefold()[:40]
    return f"{plain or 'reviewer'}-{hashlib.sha256(reviewer.encode()).hexdigest()[:6]}"


def _read(path: Path) -> Iterator[Decision]:
    data = path.read_bytes()
    lines = data.split(b"\n")
    torn = lines.pop()  # what was never finished was never acknowledged
    if torn and _is_whole(torn):
        lines.append(torn)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _decoded(path, number, line)


def _is_whole(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except msgspec.DecodeError:
        return False
    return True


_decode = msgspec.json.Decoder(Decision).decode


def _decoded(path: Path, number: int, line: bytes) -> Decision:
    try:
        decision = _decode(line)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise DamagedJournal(path, number, str(error)) from error
    if decision.version > VERSION:
        raise DamagedJournal(path, number, f"版 {decision.version} は新しすぎます")
    return decision


def _append(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _mend_end(file.fileno())
        whole = os.fstat(file.fileno()).st_size
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
        except OSError:
            os.ftruncate(file.fileno(), whole)  # a full disk: no part of a batch counts
            raise


def _mend_end(descriptor: int) -> None:
    """Let the file end with a whole line: a torn one was never acknowledged."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, min(size, 1 << 20), max(0, size - (1 << 20)))
    last = tail.rpartition(b"\n")[2]
    if last and _is_whole(last):
        os.write(descriptor, b"\n")
    elif last:
        os.ftruncate(descriptor, size - len(last))
