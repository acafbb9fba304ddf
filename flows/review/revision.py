"""The rules of another revision beside ours: what a change of rules gains and loses on the same documents."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from flows.review.documents import reading
from pipeline.accounting import ACCOUNT
from pipeline.home import HOME_VARIABLE, PROJECT, Home
from pipeline.kinds import discover
from pipeline.versions import extraction_versions
from warehouse.archive import Archive
from warehouse.board.board import Board, NothingToReview
from warehouse.ledger.store import Ledger
from warehouse.snapshots.combining import combine
from warehouse.snapshots.reading import documents_of, kind_versions_of
from warehouse.snapshots.shelf import Shelf
from warehouse.snapshots.taking import take


class RevisionFailed(Exception):
    """Another revision could not be asked; `remedy` says what helps."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@contextmanager
def board_against(home: Home, revision: str) -> Iterator[Board]:
    """The board from what another revision draws of our documents to what we draw; raises RevisionFailed."""
    with against(home, revision) as (shelf, theirs, ours):
        yield Board(home, str(theirs), str(ours), shelf=shelf, read=reading(home))


@contextmanager
def against(home: Home, revision: str) -> Iterator[tuple[Shelf, int, int]]:
    """A shelf with both, the run of theirs and the run of ours; it lasts as long as the block."""
    own = Shelf(home.snapshots)
    newest = own.newest()
    if newest is None:
        raise NothingToReview(home)
    _check_fresh(own, newest)
    with TemporaryDirectory(prefix="seisaku-against-") as folder:
        place = Path(folder)
        there = Home(place / "home")
        _lay_out(home, own, newest, there)
        with _worktree(revision, place / "code") as code:
            _ingest(code, there, revision)
        with Ledger.writing(there.ledger):
            pass  # its tables are brought to what we know
        take(there.ledger, Shelf(there.snapshots), 1)
        shelf, theirs = combine(own, Shelf(there.snapshots), place / "both")
        yield shelf, theirs, newest


def _check_fresh(shelf: Shelf, run: int) -> None:
    """Our own side must be what the rules of today draw."""
    wanted = {kind: version for kind, version in extraction_versions(discover()).items() if kind != ACCOUNT}
    if any(wanted.get(kind, version) != version for kind, version in kind_versions_of(shelf, run)):
        raise RevisionFailed("今の規則での抽出がまだありません", "先に seisaku ingest を実行してください")


def _lay_out(home: Home, shelf: Shelf, run: int, there: Home) -> None:
    """The same documents under the same names, from the archive."""
    archive = Archive(home.objects)
    for document, sha256 in documents_of(shelf, run):
        name = PurePosixPath(document)
        kept = archive.path(sha256)
        if name.is_absolute() or ".." in name.parts or not kept.is_file():
            continue
        target = there.raw / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(kept, target)
        except OSError:
            shutil.copyfile(kept, target)


@contextmanager
def _worktree(revision: str, place: Path) -> Iterator[Path]:
    if revision.startswith("-"):
        raise RevisionFailed(
            f"版 {revision} はありません", "git の版（main、HEAD~1、ハッシュ）を渡してください"
        )
    made = _git("worktree", "add", "--detach", "--quiet", os.fspath(place), revision)
    if made.returncode:
        raise RevisionFailed(
            f"版 {revision} を取り出せません: {made.stderr.strip().partition(chr(10))[0]}",
            "git の版（main、HEAD~1、ハッシュ）を渡してください",
        )
    try:
        yield place
    finally:
        _git("worktree", "remove", "--force", os.fspath(place))


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", os.fspath(PROJECT), *arguments], capture_output=True, text=True, check=False
    )


def _ingest(code: Path, there: Home, revision: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != HOME_VARIABLE}
    environment["PYTHONPATH"] = os.fspath(code)
    folders = sorted(os.fspath(path) for path in there.raw.iterdir() if path.is_dir())
    command = [
        sys.executable,
        "-m",
        "flows.cli",
        "ingest",
        "--plain",
        "--home",
        os.fspath(there.path),
        *folders,
    ]
    done = subprocess.run(command, cwd=code, env=environment, capture_output=True, text=True, check=False)
    if not there.ledger.is_file():
        told = done.stderr.strip().splitlines()
        raise RevisionFailed(
            f"版 {revision} で取り込めません: {told[-1] if told else done.returncode}",
            "seisaku ingest --plain が動く版を渡してください",
        )
