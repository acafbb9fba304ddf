"""Bytes on their way from the web into the archive, and the record of how they came beside them.

They stand in `raw/objects` once for each content, as all documents do, and under `raw/<source>/` by the same
name (a hard link, where the disk has those), with one `.json` for each time that they came.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkstemp
from typing import Any, BinaryIO

import msgspec

from warehouse.archive import FETCHED, UNFINISHED, Archive

HEAD = 4096


class Incoming:
    """A file that is being received; nothing of it is seen before it is whole."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self._archive, self._folder = archive, folder
        self._path: Path | None = None
        self._file: BinaryIO | None = None

    def begin(self) -> Incoming:
        """Start anew, without what came before."""
        self.drop()
        self._archive.folder.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(suffix=FETCHED, dir=self._archive.folder)
        self._path, self._file = Path(name), os.fdopen(handle, "w+b")
        return self

    def write(self, data: bytes) -> None:
        """Take in some bytes."""
        assert self._file is not None
        self._file.write(data)

    def head(self) -> bytes:
        """The first bytes."""
        assert self._file is not None
        self._file.flush()
        self._file.seek(0)
        beginning = self._file.read(HEAD)
        self._file.seek(0, os.SEEK_END)
        return beginning

    def bytes(self) -> bytes:
        """All bytes."""
        assert self._file is not None and self._path is not None
        self._file.flush()
        return self._path.read_bytes()

    def keep(self, sha256: str, at: datetime, record: Mapping[str, Any]) -> None:
        """Let the content stand in the archive and with its source, the record beside it."""
        assert self._file is not None and self._path is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._archive.adopt(self._path, sha256)
        self._path = None
        self.drop()
        place = self._folder / sha256[:2] / sha256
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            _link(self._archive.path(sha256), place)
        while (beside := place.with_name(f"{sha256}.{at:%Y%m%dT%H%M%S%f}Z.json")).exists():
            at += timedelta(microseconds=1)
        self._write(beside, record)

    def _write(self, path: Path, record: Mapping[str, Any]) -> None:
        handle, name = mkstemp(suffix=FETCHED, dir=self._archive.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(record)) + b"\n")
        Path(name).chmod(0o644)
        shutil.move(name, path)

    def drop(self) -> None:
        """Leave nothing behind of what is not kept."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path = None


def _link(content: Path, place: Path) -> None:
    try:
        place.hardlink_to(content)
    except OSError:
        unfinished = place.with_name(f"{place.name}{UNFINISHED}")
        shutil.copyfile(content, unfinished)
        unfinished.chmod(0o444)
        unfinished.rename(place)
