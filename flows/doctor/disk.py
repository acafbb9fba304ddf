"""The disk: whether HOME can be written, what is free, what it takes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import in_bytes
from flows.language import say
from pipeline.home import Home

LEAST_FREE = 2 << 30


def check_disk(premises: Premises) -> Iterator[Finding]:
    """Whether there is a HOME that can be written, and room in it."""
    home = premises.home
    yield _place(premises)
    for place in dict.fromkeys(_existing(path) for path in (home.objects, home.warehouse)):
        if not os.access(place, os.W_OK | os.X_OK) or not place.is_dir():
            yield _unwritable(place)
    yield from _room(home)
    yield _sizes(premises)


def _place(premises: Premises) -> Finding:
    path = premises.home.path
    if path.exists():
        return Finding("home", "ok", say(f"HOME：{path}", f"HOME: {path}"))
    remedy = say(
        f"--home か SEISAKU_HOME を確かめるか、始めてください: {premises.command('ingest')}",
        f"check --home or SEISAKU_HOME, or begin: {premises.command('ingest')}",
    )
    return Finding("home", "warning", say("HOME がまだありません", "there is no HOME yet"), str(path), remedy)


def _unwritable(place: Path) -> Finding:
    what = say(f"書き込めません：{place}", f"can't be written: {place}")
    remedy = say(
        f"持ち主と権限、ディスクを確かめてください: ls -ld {place}",
        f"check owner, permissions and disk: ls -ld {place}",
    )
    return Finding("writable", "error", what, remedy=remedy)


def _room(home: Home) -> Iterator[Finding]:
    """What is free on each disk, against what the next publication may need."""
    needed = max(LEAST_FREE, 2 * (_size(home.published) + _size(home.ledger)))
    disks = {place.stat().st_dev: place for place in (_existing(home.objects), _existing(home.warehouse))}
    for place in disks.values():
        free = shutil.disk_usage(place).free
        what = say(f"空き {in_bytes(free)}", f"free: {in_bytes(free)}")
        if free >= needed:
            yield Finding("free-space", "ok", what, str(place))
            continue
        detail = say(f"{place}、{in_bytes(needed)} は要ります", f"{place}, {in_bytes(needed)} is needed")
        remedy = say(f"場所を空けてください: df -h {place}", f"make room: df -h {place}")
        yield Finding("free-space", "warning", what, detail, remedy)


def _sizes(premises: Premises) -> Finding:
    home, objects = premises.home, premises.objects
    kept, ledger, published = sum(objects.values()), _size(home.ledger), _size(home.published)
    numbers = in_bytes(kept), in_bytes(ledger), in_bytes(published)
    what = say(
        "原本 {}（{:,} 件）、台帳 {}、公開ファイル {}",
        "archive {} ({:,} contents), ledger {}, published file {}",
    ).format(numbers[0], len(objects), *numbers[1:])
    return Finding("sizes", "info", what)


def _existing(path: Path) -> Path:
    """The path, or the nearest folder above it that there is."""
    return next(place for place in (path, *path.parents) if place.exists())


def _size(path: Path) -> int:
    """The size of a file with its log; 0 where there is none."""
    files = (path, path.with_name(f"{path.name}.wal"))
    return sum(file.stat().st_size for file in files if file.is_file())
