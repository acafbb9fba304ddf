"""The disk, with room and without; sparse files say that they are large and take nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows.doctor.disk import check_disk
from pipeline.home import Home


def test_a_disk_with_room(ingested: Home, look: Any) -> None:
    found = look(ingested, check_disk)

    assert found.keys() == {"home", "free-space", "sizes"}
    assert [one.state for one in found["home"]] == ["ok"]
    assert all("空き" in one.what for one in found["free-space"])


def test_sizes_are_those_of_the_files(ingested: Home, look: Any) -> None:
    kept = sum(path.stat().st_size for path in ingested.objects.glob("??/*"))

    [sizes] = look(ingested, check_disk)["sizes"]

    assert f"原本 {kept / 1024:.1f} KiB（2 件）" in sizes.what
    assert f"台帳 {ingested.ledger.stat().st_size / (1 << 20):.1f} MiB" in sizes.what


def test_less_free_than_the_next_publication_may_need(ingested: Home, look: Any) -> None:
    free = shutil.disk_usage(ingested.warehouse).free
    with ingested.published.open("ab") as file:
        os.truncate(file.fileno(), free)

    found = look(ingested, check_disk)["free-space"]

    assert [one.state for one in found] == ["warning"]
    assert found[0].remedy.endswith(f"df -h {ingested.warehouse}")


def test_a_home_that_is_not_there(tmp_path: Path, look: Any) -> None:
    found = look(Home(tmp_path / "nowhere"), check_disk)

    assert [one.state for one in found["home"]] == ["warning"]
    assert f"seisaku ingest --home {tmp_path / 'nowhere'}" in found["home"][0].remedy
    assert not (tmp_path / "nowhere").exists()


def test_a_home_that_is_a_file(tmp_path: Path, look: Any) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")

    found = look(Home(tmp_path / "file"), check_disk)

    assert [one.state for one in found["writable"]] == ["error"]


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do anything can write anywhere")
def test_a_folder_that_can_not_be_written(ingested: Home, look: Any) -> None:
    ingested.warehouse.chmod(0o500)
    try:
        found = look(ingested, check_disk)
    finally:
        ingested.warehouse.chmod(0o700)

    assert str(ingested.warehouse) in found["writable"][0].what
