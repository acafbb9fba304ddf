"""Files that a killed run left half written; while one is at work they are its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import named
from flows.language import say
from pipeline.home import Home
from warehouse.archive import FETCHED, UNFINISHED


class _Kind(NamedTuple):
    """Files of one kind, the lock of who writes them, and what clears them away."""

    files: list[Path]
    lock: Path
    remedy: str


def check_leftovers(premises: Premises) -> Iterator[Finding]:
    """Unfinished files in the archive, beside it, and in the warehouse."""
    home = premises.home
    left = 0
    for kind in _kinds(premises):
        if not kind.files:
            continue
        left += 1
        number = len(kind.files)
        names = named([path.relative_to(home.path).as_posix() for path in kind.files])
        if premises.writer(kind.lock) is not None:
            what = say(f"書きかけのファイル {number}（作業中）", f"unfinished files {number} (at work)")
            yield Finding("unfinished", "info", what, names)
        else:
            what = say(f"書きかけのまま残ったファイル {number}", f"unfinished files left behind: {number}")
            yield Finding("unfinished", "warning", what, names, kind.remedy)
    if not left:
        yield Finding("unfinished", "ok", say("書きかけの残りはありません", "nothing unfinished is left"))


def _kinds(premises: Premises) -> Iterator[_Kind]:
    home, ingest = premises.home, premises.command("ingest")
    received = sorted(home.objects.glob(f"*{FETCHED}"))
    kept = sorted(set(home.objects.glob(f"*{UNFINISHED}")) - set(received))
    yield _Kind(kept, premises.ledger_lock, ingest)
    yield _Kind(received, premises.fetch_lock, premises.command("fetch"))
    yield _Kind(_beside(home), premises.fetch_lock, _remove(home))
    drafts = sorted(home.warehouse.glob("*.tmp"))
    yield _Kind(drafts, premises.ledger_lock, premises.command("publish"))
    snapshots = [*home.snapshots.glob(f"*{UNFINISHED}"), *home.snapshots.glob(f"*/*{UNFINISHED}")]
    yield _Kind(sorted(snapshots), premises.ledger_lock, ingest)


def _beside(home: Home) -> list[Path]:
    """What is unfinished in the folders of sources, which hold two-digit folders as the archive does."""
    found = home.raw.glob(f"*/[0-9a-f][0-9a-f]/*{UNFINISHED}")
    return sorted(path for path in found if path.parent.parent != home.objects)


def _remove(home: Home) -> str:
    return f"find {home.raw} -name '*{UNFINISHED}' -mmin +60 -delete"
