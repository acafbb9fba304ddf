from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from warehouse.archive import Archive, Damaged, Unkept, digest


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "objects")


def write(path: Path, data: bytes) -> tuple[str, str]:
    path.write_bytes(data)
    return str(path), hashlib.sha256(data).hexdigest()


def test_bytes_are_kept_as_they_came(archive: Archive, tmp_path: Path) -> None:
    file, sha256 = write(tmp_path / "a.pdf", b"%PDF-1.7 \x00\xff")

    archive.keep(file, sha256)

    assert digest(file) == sha256
    assert archive.path(sha256).relative_to(archive.folder).as_posix() == f"{sha256[:2]}/{sha256}"
    assert archive.load(sha256) == b"%PDF-1.7 \x00\xff"


def test_what_is_kept_is_never_written_again(archive: Archive, tmp_path: Path) -> None:
    file, sha256 = write(tmp_path / "a.txt", b"one")
    archive.keep(file, sha256)
    before = archive.path(sha256).stat()

    archive.keep(file, sha256)

    assert archive.path(sha256).stat() == before


def test_a_file_that_changed_since_it_was_looked_at_is_not_kept(archive: Archive, tmp_path: Path) -> None:
    file, sha256 = write(tmp_path / "a.txt", b"one")
    write(tmp_path / "a.txt", b"two")

    with pytest.raises(Unkept, match="読んでいる間に変わりました"):
        archive.keep(file, sha256)

    assert [path for path in archive.folder.rglob("*") if path.is_file()] == []


def test_a_file_that_is_gone_is_told(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(Unkept, match="見つからなくなりました"):
        archive.keep(str(tmp_path / "gone.txt"), "00" * 32)


def test_damaged_bytes_are_not_handed_out(archive: Archive, tmp_path: Path) -> None:
    file, sha256 = write(tmp_path / "a.txt", b"one")
    archive.keep(file, sha256)
    archive.path(sha256).chmod(0o644)
    archive.path(sha256).write_bytes(b"two")

    with pytest.raises(Damaged):
        archive.load(sha256)


def test_what_a_killed_run_left_unfinished_is_tidied(archive: Archive, tmp_path: Path) -> None:
    file, sha256 = write(tmp_path / "a.txt", b"one")
    archive.keep(file, sha256)
    (archive.folder / "x.unfinished").write_bytes(b"half")

    archive.tidy()

    assert [path.name for path in archive.folder.rglob("*") if path.is_file()] == [sha256]
