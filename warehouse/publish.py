"""From the ledger to the file that people query: made beside the old one, then put in its place at once."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.home import Home
from pipeline.kinds import Kind, discover
from warehouse.board.gate import check_gate
from warehouse.connecting import Settings, connect
from warehouse.publication.fill import fill
from warehouse.publication.reuse.signature import is_ours, sign
from warehouse.publication.reuse.touched import Outdated, Widened
from warehouse.publication.sql_types import literal
from warehouse.review.journal import Journal
from warehouse.review.policy import Policy, read_policy
from warehouse.review.records import Decision
from warehouse.snapshots.shelf import Shelf
from warehouse.taking.manifest import keep_manifest

WORKSHOP = "publishing"
MEMORY = "2GB"
STORAGE_VERSION = "v1.4.0"  # DuckDB 1.4 and later can open it, the command line of 1.5 among them


class Unpublishable(Exception):
    """There is nothing to publish; the message says why, `remedy` what helps."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def publish(home: Home, kinds: Iterable[Kind] | None = None) -> Path:
    """The published file, made from ledger and decisions; whoever reads the old one goes on undisturbed.

    Killed at any moment, it leaves the old file; the next call clears what was begun. The ledger must not be
    open for writing, in this process or another. Raises GateRefused where the policy lets less unreviewed
    change through than there is, BadPolicy, DamagedJournal.
    """
    if not home.ledger.is_file():
        raise Unpublishable(f"台帳がありません: {home.ledger}", "先に seisaku ingest を実行してください")
    policy, decisions = read_policy(home.policy), Journal(home.decisions).decisions()
    with _workshop(home.warehouse) as workshop:
        new = workshop / home.published.name
        _write(home, new, discover().values() if kinds is None else kinds, decisions, policy)
        check_gate(home, new, policy.gate)
        _replace(new, home.published)
        sign(home)
    shelf = Shelf(home.snapshots)
    shelf.note_published(shelf.newest())
    keep_manifest(home)
    return home.published


@contextmanager
def _workshop(warehouse: Path) -> Iterator[Path]:
    """An empty folder on the same disk, for one publisher at a time; what a killed one left is gone."""
    with (warehouse / f"{WORKSHOP}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        workshop = warehouse / f"{WORKSHOP}.tmp"
        shutil.rmtree(workshop, ignore_errors=True)
        workshop.mkdir()
        try:
            yield workshop
        finally:
            shutil.rmtree(workshop, ignore_errors=True)


def _write(
    home: Home, new: Path, kinds: Iterable[Kind], decisions: Sequence[Decision], policy: Policy
) -> None:
    """Build upon a copy of the last file as far as its documents have not changed, else write all anew."""
    kinds = list(kinds)
    upon: frozenset[str] | None = frozenset() if is_ours(home) else None
    while upon is not None:
        try:
            shutil.copyfile(home.published, new)
            _fill(home.ledger, new, kinds, decisions, policy, upon)
            return
        except Widened as more:
            upon |= more.documents
        except Outdated:
            upon = None
        new.unlink()
    _fill(home.ledger, new, kinds, decisions, policy, None)


def _fill(
    ledger: Path, new: Path, kinds: Iterable[Kind], decisions: Sequence[Decision], policy: Policy,
    upon: Iterable[str] | None,
) -> None:  # fmt: skip
    settings: Settings = {
        "memory_limit": MEMORY,
        "temp_directory": str(new.parent / "spilled"),
    }
    with connect(settings=settings) as connection:
        connection.execute(f"ATTACH {literal(str(ledger))} AS ledger (READ_ONLY)")
        connection.execute(f"ATTACH {literal(str(new))} AS published (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE published")
        fill(connection, kinds, decisions, policy, upon=upon)
        connection.execute("CHECKPOINT published")
        connection.execute("USE memory")
        connection.execute("DETACH published")


def _replace(new: Path, old: Path) -> None:
    """Put the new file in place of the old one, durably."""
    _sync(new)
    old.with_name(f"{old.name}.wal").unlink(missing_ok=True)  # of someone who wrote into the old one
    new.replace(old)
    _sync(old.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
