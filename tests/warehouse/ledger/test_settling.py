"""What is kept of which documents need nothing must be what would come out if nothing were kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.ledger import runs
from warehouse.ledger.rows import Content, Event, Extraction, Reading, Results, Sighting, Version
from warehouse.ledger.settling import unsettled
from warehouse.ledger.store import Ledger

KINDS = {"budget": "k1"}
READERS = ("r1", "r1+pdf")
NAMES = ("s/a.txt", "s/b.txt", "s/c.txt")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Three documents, read and drawn by the first run."""
    with Ledger.writing(tmp_path / "ledger.duckdb") as ledger:
        run = runs.begin(ledger)
        for name in NAMES:
            ledger.store(run, drawn(name))
        yield ledger


def drawn(name: str, sha256: str | None = None, event: Event | None = "new", version: str = "k1") -> Results:
    """A document with its reading, its extraction and its sighting."""
    sha256 = sha256 or name[2] * 2
    return Results(
        contents=(Content(sha256, 10),),
        versions=(Version(name, "s", event, sha256, "r1"),) if event else (),
        readings=(Reading(sha256, "r1", "read", body=b"document"),),
        extractions=(Extraction(name, sha256, "r1", "budget", version, "", "done"),),
        sightings=(Sighting(name, sha256),),
    )


def asked(ledger: Ledger) -> set[str]:
    """What a run of its own answers, which must be what a ledger answers that has kept nothing."""
    kept = unsettled(ledger, runs.begin(ledger), KINDS, READERS)
    ledger.connection.execute("DELETE FROM settled_until")
    assert unsettled(ledger, runs.begin(ledger), KINDS, READERS) == kept
    return kept


def test_what_is_read_and_drawn_needs_nothing(ledger: Ledger) -> None:
    assert asked(ledger) == set()


def test_only_what_has_changed_is_looked_at_again(ledger: Ledger) -> None:
    assert asked(ledger) == set()
    ledger.store(runs.begin(ledger), drawn("s/b.txt", sha256="b2", event="changed"))

    assert unsettled(ledger, runs.begin(ledger), KINDS, READERS) == set()
    touched = ledger.connection.execute("FROM touched").fetchall()
    unsettled(ledger, runs.begin(ledger), KINDS, READERS)

    assert touched == [("s/b.txt",)]
    assert ledger.connection.execute("FROM touched").fetchall() == []


@pytest.mark.parametrize("event", ["vanished", "unreadable"])
def test_what_is_gone_or_unreadable_waits(ledger: Ledger, event: Event) -> None:
    assert asked(ledger) == set()
    gone = Version("s/a.txt", "s", event)
    ledger.look(runs.begin(ledger), ["s/"], [], [gone], [])

    assert asked(ledger) == {"s/a.txt"}


def test_other_bytes_that_no_reader_has_seen_wait(ledger: Ledger) -> None:
    assert asked(ledger) == set()
    changed = Version("s/c.txt", "s", "changed", "zz", "r1")
    ledger.look(runs.begin(ledger), ["s/"], [], [changed], [Sighting("s/c.txt", "zz")])

    assert asked(ledger) == {"s/c.txt"}


def test_other_bytes_than_were_last_seen_wait(ledger: Ledger) -> None:
    assert asked(ledger) == set()
    ledger.look(runs.begin(ledger), ["s/"], [], [], [Sighting("s/b.txt", "zz")])

    assert asked(ledger) == {"s/b.txt"}


def test_what_the_source_says_otherwise_waits_until_it_is_drawn_anew(ledger: Ledger) -> None:
    assert asked(ledger) == set()
    ledger.declare(runs.begin(ledger), {"s/a.txt": {"publisher": "環境省"}})

    assert asked(ledger) == {"s/a.txt"}


def test_what_the_same_run_learns_after_it_has_asked_is_looked_at_by_the_next(ledger: Ledger) -> None:
    run = runs.begin(ledger)
    assert unsettled(ledger, run, KINDS, READERS) == set()
    ledger.declare(run, {"s/c.txt": {"publisher": "環境省"}})

    assert unsettled(ledger, runs.begin(ledger), KINDS, READERS) == {"s/c.txt"}


def test_other_rules_or_another_reader_settle_nothing_until_their_turn(ledger: Ledger) -> None:
    assert asked(ledger) == set()

    assert unsettled(ledger, runs.begin(ledger), {"budget": "k2"}, READERS) == set(NAMES)
    assert unsettled(ledger, runs.begin(ledger), KINDS, ("r2", "r2+pdf")) == set(NAMES)
    assert unsettled(ledger, runs.begin(ledger), {**KINDS, "date": "k1"}, READERS) == set(NAMES)
    ledger.store(runs.begin(ledger), drawn("s/b.txt", event=None, version="k2"))
    assert unsettled(ledger, runs.begin(ledger), {"budget": "k2"}, READERS) == {"s/a.txt", "s/c.txt"}
    assert asked(ledger) == {"s/b.txt"}


def test_a_kind_that_failed_under_the_same_rules_does_not_wait(ledger: Ledger) -> None:
    assert asked(ledger) == set()
    failed = Extraction("s/a.txt", "aa", "r1", "budget", "k1", "", "failed", reason="理由")
    ledger.store(runs.begin(ledger), Results(extractions=(failed,)))

    assert asked(ledger) == set()
