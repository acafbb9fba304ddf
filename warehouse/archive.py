"""The archive of bytes: each content once, under its sha256, as it came; never overwritten."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from io import BufferedReader
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

CHUNK = 1 << 20
UNFINISHED = ".unfinished"
FETCHED = ".fetch.unfinished"


class Unkept(Exception):
    """A file whose bytes could not be had: why, and what a person can do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.reason, self.remedy = reason, remedy


class Damaged(Unkept):
    """An object of the archive whose bytes are not those of its name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "保管した原本が壊れています", f"{path.name} を raw/objects から除き、もう一度取り込んでください"
        )


class Archive:
    """The folder of the objects, fanned out by their first two digits so that no folder gets too full."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where a content stands, or would stand."""
        return self.folder / sha256[:2] / sha256

    def keep(self, file: str, sha256: str) -> None:
        """Keep a file's bytes if they are not kept yet; raises Unkept where they are no longer `sha256`."""
        target = self.path(sha256)
        if target.exists():
            return
        with open_regular(file) as source:
            self._write(source, target)

    def _write(self, source: BinaryIO, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(suffix=UNFINISHED, dir=self.folder)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as copy:
                if _copied(source, copy) != target.name:
                    raise Unkept("読んでいる間に変わりました", "書き終わってから、もう一度取り込んでください")
            unfinished.chmod(0o444)
            unfinished.rename(target)
            _settle(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)

    def adopt(self, unfinished: Path, sha256: str) -> None:
        """Let a whole file in the archive's folder, already on the disk, stand under its content's name."""
        target = self.path(sha256)
        if target.exists():
            unfinished.unlink()
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.chmod(0o444)
        unfinished.rename(target)
        _settle(target.parent)

    def load(self, sha256: str) -> bytes:
        """The bytes of a content; raises Damaged where they are no longer what they were."""
        data = self.path(sha256).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged(self.path(sha256))
        return data

    def tidy(self) -> None:
        """Remove what a killed run left unfinished; only for who holds the writer's lock."""
        _remove(path for path in self.folder.glob(f"*{UNFINISHED}") if not path.name.endswith(FETCHED))

    def tidy_fetched(self) -> None:
        """Remove what a killed fetch left unfinished; only for who holds the fetch's lock."""
        _remove(self.folder.glob(f"*{FETCHED}"))


def _remove(files: Iterable[Path]) -> None:
    for unfinished in files:
        unfinished.unlink(missing_ok=True)


def digest(file: str) -> str:
    """The sha256 of a file's bytes; raises Unkept where they can't be had."""
    with open_regular(file) as source:
        try:
            return hashlib.file_digest(source, "sha256").hexdigest()
        except OSError as error:
            raise unkept(error) from error


def open_regular(file: str) -> BufferedReader:
    """A regular file for reading; never waits for the other end of a pipe."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise unkept(error) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Unkept("ふつうのファイルではありません", "文書のファイルを置いてください")
    return os.fdopen(handle, "rb")


def unkept(error: OSError) -> Unkept:
    """What an error of the file system means to a person."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ESTALE):
        return Unkept("見つからなくなりました", "ファイルを置き直してください")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Unkept("読む権限がありません", "権限を確かめてください（chmod +r）")
    if error.errno == errno.ELOOP:
        return Unkept("リンクが輪になっています", "リンク先を直してください")
    if error.errno == errno.ENAMETOOLONG:
        return Unkept("名前が長すぎます", "短い名前に変えてください")
    return Unkept(
        f"読み取れません（{os.strerror(error.errno or errno.EIO)}）", "ディスクや接続を確かめてください"
    )


def _copied(source: BinaryIO, copy: BinaryIO) -> str:
    """Copy to the disk's own memory, and say what was copied; errors of the copy stay what they are."""
    seen = hashlib.sha256()
    while chunk := _next(source):
        seen.update(chunk)
        copy.write(chunk)
    copy.flush()
    os.fsync(copy.fileno())
    return seen.hexdigest()


def _next(source: BinaryIO) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError as error:
        raise unkept(error) from error


def _settle(folder: Path) -> None:
    """Make the new name itself survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
