from __future__ import annotations

import os
import time
from dataclasses import astuple
from pathlib import Path

import pytest

from flows.ingesting.listed import Listing
from flows.ingesting.listing import NoSuchPath, check, list_documents, usual_places
from flows.ingesting.looking import SETTLED_NS, Look, again, hashed, look
from flows.ingesting.sources import Sources
from pipeline.home import Home


def listed(home: Home, *paths: Path, known: dict[str, str] | None = None) -> Listing:
    sources = Sources(home, known or {})
    return list_documents(home, paths or usual_places(home, sources), sources, {})


def write(path: Path, text: str = "本文") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def seen(home: Home, *paths: Path, before: Look | None = None) -> Look:
    sightings = {name: found.sighting for name, found in before.found.items()} if before else {}
    known = {name: astuple(one.stat) for name, one in sightings.items() if one.stat}
    sources = Sources(home, {})
    got = look(home, paths or usual_places(home, sources), sources, known)
    return again(got, {name: sightings[name] for name in got.same})


def settled(path: Path) -> None:
    """Wait until the file has settled: its time of change can't be set."""
    while time.time_ns() - path.stat().st_ctime_ns <= SETTLED_NS:
        time.sleep(0.1)


def test_a_document_is_named_by_its_source_and_its_path_below_it(home: Home, tmp_path: Path) -> None:
    write(tmp_path / "省庁" / "令和6年度" / "予算.txt")

    listing = listed(home, tmp_path / "省庁")

    assert list(listing.entries) == ["省庁/令和6年度/予算.txt"]
    assert listing.scope == ["省庁/"]
    assert [source.source for source in listing.sources.added] == ["省庁"]


def test_what_belongs_to_the_project_is_no_document(home: Home, tmp_path: Path) -> None:
    ours = ("README.md", "make_samples.py", "sources.toml", "a.pdf.part", ".hidden.txt", ".git/x.txt")
    for name in (*ours, "b.txt"):
        write(tmp_path / "s" / name)

    assert list(listed(home, tmp_path / "s").entries) == ["s/b.txt"]


def test_without_a_path_samples_and_inbox_are_looked_at(home: Home) -> None:
    write(home.samples / "a.txt")
    write(home.inbox / "b.txt")
    write(home.objects / "ab" / "abcd")

    listing = listed(home)

    assert sorted(listing.entries) == ["inbox/b.txt", "samples/a.txt"]
    assert listing.scope == ["samples/", "inbox/"]


def test_below_raw_each_folder_is_a_source_and_objects_are_none(home: Home) -> None:
    write(home.raw / "mext" / "2024" / "a.txt")
    write(home.inbox / "b.txt")
    write(home.objects / "ab" / "abcd")

    whole = listed(home, home.raw)
    part = listed(home, home.raw / "mext" / "2024")

    assert sorted(whole.entries) == ["inbox/b.txt", "mext/2024/a.txt"]
    assert list(part.entries) == ["mext/2024/a.txt"]
    assert part.scope == ["mext/2024/"]


def test_another_folder_of_the_same_name_is_another_source(home: Home, tmp_path: Path) -> None:
    write(tmp_path / "x" / "docs" / "a.txt")
    write(tmp_path / "y" / "docs" / "a.txt")

    assert sorted(listed(home, tmp_path / "x" / "docs", tmp_path / "y" / "docs").entries) == [
        "docs/a.txt",
        "docs~2/a.txt",
    ]


def test_a_single_file_belongs_to_the_source_that_holds_it(home: Home, tmp_path: Path) -> None:
    file = write(tmp_path / "docs" / "deep" / "a.txt")

    known = listed(home, file, known={"docs": str(tmp_path / "docs")})
    unknown = listed(home, file)

    assert list(known.entries) == known.scope == ["docs/deep/a.txt"]
    assert list(unknown.entries) == ["deep/a.txt"]


def test_a_known_source_within_a_folder_keeps_its_documents(home: Home, tmp_path: Path) -> None:
    write(tmp_path / "docs" / "pdf" / "a.txt")
    write(tmp_path / "docs" / "b.txt")

    listing = listed(home, tmp_path / "docs", known={"pdf": str(tmp_path / "docs" / "pdf")})

    assert sorted(listing.entries) == ["docs/b.txt", "pdf/a.txt"]
    assert sorted(listing.scope) == ["docs/", "pdf/"]


def test_a_path_that_does_not_exist_is_an_error_of_its_caller(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath, match=r"nowhere: ファイルもフォルダーもありません"):
        check([tmp_path, tmp_path / "nowhere"])


def test_links_that_lead_in_a_circle_end(home: Home, tmp_path: Path) -> None:
    write(tmp_path / "s" / "a" / "b.txt")
    (tmp_path / "s" / "a" / "up").symlink_to(tmp_path / "s")
    (tmp_path / "s" / "0").symlink_to(tmp_path / "s" / "a")

    assert list(listed(home, tmp_path / "s").entries) == ["s/a/b.txt"]


def test_what_is_no_readable_file_is_a_trouble_and_is_never_opened(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    write(folder / "good.txt")
    (folder / "broken.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (folder / "circle.pdf").symlink_to(folder / "circle.pdf")
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")

    got = seen(home, folder)

    assert list(got.found) == ["s/good.txt"]
    assert {name: trouble.reason for name, trouble in got.troubles.items()} == {
        "s/broken.pdf": "リンク先がありません",
        "s/circle.pdf": "リンクが輪になっています",
        "s/folder.pdf": "フォルダーです",
        "s/pipe.pdf": "ふつうのファイルではありません",
    }


def test_a_file_that_goes_between_listing_and_reading_is_a_trouble(home: Home, tmp_path: Path) -> None:
    gone = write(tmp_path / "s" / "gone.txt")
    write(tmp_path / "s" / "stays.txt")
    listing = listed(home, tmp_path / "s")
    gone.unlink()

    got = hashed(listing, time.time_ns())

    assert list(got.found) == ["s/stays.txt"]
    assert got.troubles["s/gone.txt"].reason == "見つからなくなりました"


def test_a_folder_that_vanished_hides_its_documents_but_does_not_make_them_vanish(home: Home) -> None:
    known = {"inbox": str(home.inbox)}
    home.inbox.rmdir()

    listing = listed(home, known=known)

    assert listing.troubles["inbox"].reason == "見つからなくなりました"
    assert not listing.missing("inbox/a.txt")


def test_names_that_no_terminal_should_see_are_escaped(home: Home, tmp_path: Path) -> None:
    for name in (b"\xff\xfe.txt", b"line\nbreak.txt", "予算.txt".encode()):
        write(tmp_path / "s" / os.fsdecode(name))

    got = seen(home, tmp_path / "s")

    assert sorted(got.found) == ["s/\\xff\\xfe.txt", "s/line\\x0abreak.txt", "s/予算.txt"]


def test_a_settled_file_is_not_hashed_again(home: Home, tmp_path: Path) -> None:
    file = write(tmp_path / "s" / "a.txt")
    settled(file)
    first = seen(home, tmp_path / "s")

    second = seen(home, tmp_path / "s", before=first)

    assert first.noted == frozenset()
    assert second.noted == {"s/a.txt"}
    assert second.found == first.found


def test_a_file_younger_than_the_clock_can_tell_is_hashed_again(home: Home, tmp_path: Path) -> None:
    write(tmp_path / "s" / "a.txt", "一")
    first = seen(home, tmp_path / "s")
    write(tmp_path / "s" / "a.txt", "二")

    second = seen(home, tmp_path / "s", before=first)

    assert second.noted == frozenset()
    assert second.found["s/a.txt"].sha256 != first.found["s/a.txt"].sha256


def test_a_file_whose_time_was_set_back_is_hashed_again(home: Home, tmp_path: Path) -> None:
    file = write(tmp_path / "s" / "a.txt", "一")
    settled(file)
    first = seen(home, tmp_path / "s")
    times = file.stat()
    write(file, "二")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    second = seen(home, tmp_path / "s", before=first)

    assert second.found["s/a.txt"].sha256 != first.found["s/a.txt"].sha256
