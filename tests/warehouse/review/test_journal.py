"""Real files on the disk; other writers are real processes."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from warehouse.review.journal import DamagedJournal, Journal
from warehouse.review.records import Decision, Target

TARGET = Target(type="fact", document="inbox/a.txt", kind="budget", fact_id="f1", anchor="12億円", offset=3)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from warehouse.review.journal import Journal
from warehouse.review.records import Decision, Target

journal = Journal(Path(sys.argv[1]))
at = datetime(2026, 11, 21, tzinfo=UTC)
for number in range(40):
    journal.append([Decision(f"{sys.argv[2]}-{number}", at, "山田", "b", "accept", Target("state"))])
"""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "decisions")


def decision(name: str, minute: int = 0, **others: object) -> Decision:
    made = {"reviewer": "山田", "batch": "b", "action": "accept", "target": TARGET, **others}
    return Decision(id=name, at=NOON + timedelta(minutes=minute), **made)  # type: ignore[arg-type]


def undo(name: str, minute: int, *undone: str) -> Decision:
    return decision(name, minute, action="undo", undoes=undone)


def ids(journal: Journal) -> list[str]:
    return [one.id for one in journal.decisions()]


def files(journal: Journal) -> list[Path]:
    return sorted(journal.folder.rglob("*.jsonl"))


def test_what_was_written_down_is_read_as_it_was(journal: Journal) -> None:
    target = msgspec.structs.replace(TARGET, span=(3, 1, 5), box=(1.0, 2.5, 3.0, 4.0), sha256="ab")
    whole = Decision(
        id="one",
        at=datetime(2026, 11, 21, 21, 30, 15, 123456, tzinfo=timezone(timedelta(hours=9))),
        reviewer="山田 花子",
        batch="b1",
        action="correct",
        target=target,
        seen={"amount_max": 1_200_000_000, "regions": ["東京都", "大阪府"]},
        value={"stage": None, "program": "里海\u2028事業"},
        note="原典は\n二行",
        rule="amount",
        rules="v1",
        run=4,
        settles=True,
    )

    journal.append([whole])

    assert journal.decisions() == [whole]


def test_a_folder_that_is_not_there_holds_no_decision(journal: Journal) -> None:
    assert journal.decisions() == []


def test_a_reviewer_has_one_file_a_month(journal: Journal) -> None:
    journal.append([decision("nov"), decision("dec", 60 * 24 * 12), decision("mine", reviewer="佐藤")])
    journal.append([decision("nov 2", 1)])

    assert [(path.parent.name, len(path.read_bytes().splitlines())) for path in files(journal)] == [
        ("2026-11", 1),
        ("2026-11", 2),
        ("2026-12", 1),
    ]
    assert ids(journal) == ["mine", "nov", "nov 2", "dec"]


@pytest.mark.parametrize("other", ["yamada.t", "Yamada T", "ｙａｍａｄａ-t", "yamada/t", "../yamada-t"])
def test_reviewers_whose_names_look_alike_have_different_files_inside_the_folder(
    journal: Journal, other: str
) -> None:
    journal.append([decision("one", reviewer="yamada-t"), decision("two", reviewer=other)])

    assert [path.parent.parent for path in files(journal)] == [journal.folder] * 2
    assert {one.reviewer for one in journal.decisions()} == {"yamada-t", other}


def test_a_name_of_signs_alone_has_a_file_too(journal: Journal) -> None:
    journal.append([decision("one", reviewer="☆" * 300)])

    assert ids(journal) == ["one"]


def test_a_line_that_a_merge_doubled_counts_once(journal: Journal) -> None:
    journal.append([decision("one"), decision("two", 1)])
    [path] = files(journal)
    path.write_bytes(path.read_bytes() * 2)
    (path.parent / "copy.jsonl").write_bytes(path.read_bytes())

    assert ids(journal) == ["one", "two"]


def test_decisions_come_in_the_order_of_time_whatever_file_and_zone_they_stand_in(journal: Journal) -> None:
    tokyo = timezone(timedelta(hours=9))
    early = msgspec.structs.replace(decision("tokyo"), at=datetime(2026, 11, 21, 20, tzinfo=tokyo))
    journal.append([decision("noon", reviewer="い"), decision("later", 5), early])

    assert ids(journal) == ["tokyo", "noon", "later"]


def test_undo_takes_a_batch_back_and_leaves_the_others(journal: Journal) -> None:
    journal.append([decision("one"), decision("two", batch="c"), decision("three", 1)])

    journal.append([undo("u", 2, "one", "three")])

    assert ids(journal) == ["two"]
    assert [one.id for one in journal.all_decisions()] == ["one", "two", "three", "u"]


def test_an_undone_undo_restores_what_it_took_back(journal: Journal) -> None:
    journal.append([decision("one"), undo("u", 1, "one"), undo("v", 2, "u")])
    restored = ids(journal)
    journal.append([undo("w", 3, "v")])

    assert (restored, ids(journal)) == (["one"], [])


def test_another_reviewer_may_undo(journal: Journal) -> None:
    journal.append([decision("one"), msgspec.structs.replace(undo("u", 1, "one"), reviewer="佐藤")])

    assert ids(journal) == []


@pytest.mark.parametrize("keep", [1, 40, -2, -1])
def test_a_torn_last_line_is_no_decision_and_the_next_one_leaves_whole_lines_only(
    journal: Journal, keep: int
) -> None:
    journal.append([decision("one")])
    [path] = files(journal)
    torn = msgspec.json.encode(decision("torn", 1))[:keep]
    path.write_bytes(path.read_bytes() + torn)
    before = ids(journal)

    journal.append([decision("two", 2)])

    assert (before, ids(journal)) == (["one"], ["one", "two"])
    assert path.read_bytes().endswith(b"\n")
    assert [msgspec.json.decode(line)["id"] for line in path.read_bytes().splitlines()] == ["one", "two"]


def test_a_torn_line_alone_in_its_file_is_no_decision(journal: Journal) -> None:
    journal.append([decision("one")])
    [path] = files(journal)
    path.write_bytes(b'{"id":"o')
    before = ids(journal)

    journal.append([decision("two")])

    assert (before, ids(journal)) == ([], ["two"])


def test_a_whole_line_whose_end_an_editor_took_away_counts_and_stays(journal: Journal) -> None:
    journal.append([decision("one")])
    [path] = files(journal)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    before = ids(journal)

    journal.append([decision("two", 1)])

    assert (before, ids(journal)) == (["one"], ["one", "two"])


def test_line_ends_of_windows_and_empty_lines_do_no_harm(journal: Journal) -> None:
    journal.append([decision("one"), decision("two", 1)])
    [path] = files(journal)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n\r\n"))

    assert ids(journal) == ["one", "two"]


LINE = '{"id":"x","at":"%s","reviewer":"r","batch":"b","action":"%s","target":{"type":"state"}}'
DAMAGES = {
    "a conflict that git left": b"<<<<<<< HEAD",
    "half a line": b'{"id": "x", "at": "2026-11-21T',
    "no decision": b'{"id": "x"}',
    "a list": b"[]",
    "no text": b"\xff\xfe",
    "no time": (LINE % ("yesterday", "accept")).encode(),
    "no action": (LINE % ("2026-11-21T12:00:00Z", "eat")).encode(),
    # Among times with a zone it has no place in the order.
    "a time without its zone": (LINE % ("2026-11-21T12:00:00", "accept")).encode(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_line_is_told_with_its_file_and_number(journal: Journal, damage: bytes) -> None:
    journal.append([decision("one"), decision("two", 1)])
    [path] = files(journal)
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + damage + b"\n" + second)

    with pytest.raises(DamagedJournal) as raised:
        journal.decisions()

    assert f"{path}:2:" in str(raised.value)
    assert raised.value.remedy


def test_a_decision_of_a_version_to_come_is_not_misread(journal: Journal) -> None:
    journal.append([decision("one", version=2)])

    with pytest.raises(DamagedJournal, match=r"jsonl:1:.*版 2"):
        journal.decisions()


def test_fields_that_a_later_edition_adds_are_no_damage(journal: Journal) -> None:
    journal.append([decision("one")])
    [path] = files(journal)
    path.write_bytes(path.read_bytes().replace(b'"id":', b'"mood":"good","id":'))

    assert ids(journal) == ["one"]


@contextmanager
def a_disk_that_is_full_at(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_of_a_batch_that_the_disk_has_no_room_for_nothing_counts(journal: Journal) -> None:
    journal.append([decision("before")])
    [path] = files(journal)
    several = [decision(f"{number}", number) for number in range(5)]
    room = sum(len(msgspec.json.encode(one)) + 1 for one in several[:3]) + 20

    with a_disk_that_is_full_at(path.stat().st_size + room), pytest.raises(OSError, match="too large"):
        journal.append(several)

    assert ids(journal) == ["before"]


def test_threads_that_write_at_once_lose_nothing(journal: Journal) -> None:
    wanted = {f"{thread}-{number}" for thread in range(4) for number in range(25)}

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda name: journal.append([decision(name)]), sorted(wanted)))

    assert set(ids(journal)) == wanted
    assert len(files(journal)) == 1


def test_processes_that_write_into_one_file_at_once_lose_nothing(journal: Journal) -> None:
    command = [sys.executable, "-c", WRITER, str(journal.folder)]
    writers = [subprocess.Popen([*command, name]) for name in ("a", "b", "c")]
    codes = [writer.wait() for writer in writers]

    assert codes == [0, 0, 0]
    assert set(ids(journal)) == {f"{name}-{number}" for name in "abc" for number in range(40)}
    assert [len(path.read_bytes().splitlines()) for path in files(journal)] == [120]


def test_every_decision_makes_another_digest(journal: Journal) -> None:
    digests = [journal.digest()]
    for number in range(3):
        journal.append([decision(f"{number}", number)])
        digests.append(journal.digest())

    assert len(set(digests)) == 4
    assert journal.digest() == digests[-1]
