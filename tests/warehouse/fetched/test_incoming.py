"""Bytes on their way into the archive: whole or not at all, never overwritten."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from warehouse.archive import Archive
from warehouse.fetched.incoming import Incoming

AT = datetime(2026, 9, 1, 1, 2, 3, 4)
DATA = b"%PDF-1.7 " + bytes(10_000)
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "raw" / "objects")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "raw" / "news"


def received(archive: Archive, folder: Path, data: bytes = DATA) -> Incoming:
    incoming = Incoming(archive, folder).begin()
    for start in range(0, len(data), 999):
        incoming.write(data[start : start + 999])
    return incoming


def files(place: Path) -> list[str]:
    return sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())


def test_what_is_kept_stands_in_the_archive_and_with_its_source(archive: Archive, folder: Path) -> None:
    received(archive, folder).keep(SHA256, AT, {"url": "https://h/予算.pdf"})

    kept, linked = archive.path(SHA256), folder / SHA256[:2] / SHA256
    assert (kept.read_bytes(), linked.samefile(kept)) == (DATA, True)
    assert kept.stat().st_mode & 0o777 == 0o444
    record = linked.with_name(f"{SHA256}.20260901T010203000004Z.json")
    assert json.loads(record.read_text("utf-8")) == {"url": "https://h/予算.pdf"}
    assert files(archive.folder) == [f"{SHA256[:2]}/{SHA256}"]
    assert files(folder) == [f"{SHA256[:2]}/{SHA256}", f"{SHA256[:2]}/{record.name}"]


def test_bytes_that_come_again_are_kept_once_and_each_coming_is_recorded(
    archive: Archive, folder: Path
) -> None:
    received(archive, folder).keep(SHA256, AT, {"n": 1})
    first = archive.path(SHA256).stat()
    received(archive, folder).keep(SHA256, AT.replace(hour=5), {"n": 2})

    again = archive.path(SHA256).stat()
    assert (again.st_ino, again.st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    assert [json.loads(path.read_text())["n"] for path in sorted(folder.rglob("*.json"))] == [1, 2]


def test_two_comings_in_one_moment_have_two_records(archive: Archive, folder: Path) -> None:
    received(archive, folder).keep(SHA256, AT, {"n": 1})
    received(archive, folder).keep(SHA256, AT, {"n": 2})

    assert sorted(json.loads(path.read_text())["n"] for path in folder.rglob("*.json")) == [1, 2]


def test_what_is_dropped_leaves_nothing(archive: Archive, folder: Path) -> None:
    incoming = received(archive, folder)
    assert len(files(archive.folder)) == 1

    incoming.drop()
    incoming.drop()

    assert (files(archive.folder), files(folder)) == ([], [])


def test_to_begin_anew_forgets_what_came_before(archive: Archive, folder: Path) -> None:
    incoming = received(archive, folder, b"half of ")
    incoming.begin().write(DATA)

    assert (incoming.head(), incoming.bytes()) == (DATA[:4096], DATA)
    incoming.write(b"!")
    assert incoming.bytes() == DATA + b"!"
    assert len(files(archive.folder)) == 1
    incoming.drop()


def test_a_disk_without_links_gets_a_copy(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", refuse)

    received(archive, folder).keep(SHA256, AT, {})

    copy = folder / SHA256[:2] / SHA256
    assert (copy.read_bytes(), copy.samefile(archive.path(SHA256))) == (DATA, False)
    assert copy.stat().st_mode & 0o777 == 0o444
    assert not list(folder.rglob("*.unfinished"))


def test_each_tidies_only_what_is_its_own(archive: Archive, folder: Path) -> None:
    incoming = received(archive, folder)
    (archive.folder / "x.unfinished").touch()

    archive.tidy()
    [of_the_fetch] = files(archive.folder)
    archive.tidy_fetched()

    assert of_the_fetch.endswith(".fetch.unfinished")
    assert files(archive.folder) == []
    incoming.drop()
