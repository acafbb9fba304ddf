"""Ten million facts: what publishing them costs, and how long the documented questions take.

`make bench-warehouse`. The books of the ministries are made up, two hundred facts in each as real documents
have them (kinds, length of quotes, evidence of fields), stored in a ledger as a run would have stored them,
and published. The questions are those of `docs/queries.md`. In the same run some of them are put to the plain
layout that others use: one table of facts whose values are JSON. Times are told, never asserted.

The Documents have no text here; what passages cost is told by `make bench-search`.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from timing import milliseconds, seconds
from words import DEEDS, SHAPES, SUBJECTS

from pipeline.home import Home
from warehouse.ledger.store import Ledger
from warehouse.publish import publish

FACTS = 10_000_000
BATCH = 2_500  # documents made at once
KINDS = {
    "document": 1, "organization": 5, "program": 32, "date": 22, "budget": 104, "place": 17, "count": 8,
    "money_other": 8, "policy_document": 2, "region_list": 1,
}  # fmt: skip
STATEMENTS = Path(__file__).with_suffix("")
QUESTIONS = Path(__file__).parents[2] / "docs" / "queries.md"
_ASKED = re.compile(r"^(?P<question>[^\n]+)\n\n```console\n\$ (?P<command>seisaku sql [^\n]+)", re.M)
PLAIN = """
    CREATE TABLE facts AS
    SELECT document, kind, fact_id, page, quote, value_quote, repaired, value, evidence
    FROM ledger.facts JOIN ledger.extractions USING (extraction_id)
    ORDER BY document, kind, ordinal
"""
PEERS = {
    "How much is asked for or given, by program and year?": """
        SELECT value ->> 'program' AS program, value ->> 'variant' AS variant,
            (value -> 'fiscal_year')::INTEGER AS fiscal_year, value ->> 'stage' AS stage,
            (value -> 'amount_max')::BIGINT AS amount
        FROM facts WHERE kind = 'budget' AND value ->> 'level' IN ('program', 'variant') ORDER BY ALL LIMIT 8
    """,
    "What grew, what shrank, what is new?": """
        SELECT value ->> 'program' AS program, value ->> 'variant' AS variant,
            max((value -> 'amount_max')::BIGINT) FILTER ((value -> 'fiscal_year')::INTEGER = 2024) AS before,
            max((value -> 'amount_max')::BIGINT) FILTER ((value -> 'fiscal_year')::INTEGER = 2025) AS now
        FROM facts
        WHERE kind = 'budget' AND value ->> 'stage' = 'budget' AND value ->> 'level' IN ('program', 'variant')
        GROUP BY ALL ORDER BY ALL LIMIT 10
    """,
    "What numbers are promised, and by when?": """
        SELECT value ->> 'subject' AS subject, (value -> 'value')::DOUBLE AS value, value ->> 'unit' AS unit,
            value ->> 'kind' AS kind, (value -> 'year')::INTEGER AS year
        FROM facts WHERE kind = 'count' AND value ->> 'kind' IS NOT NULL ORDER BY ALL LIMIT 6
    """,
    "What happens when?": """
        SELECT (value ->> 'start_date')::DATE AS day, value ->> 'event' AS event,
            value ->> 'subject' AS subject, document
        FROM facts
        WHERE kind = 'date' AND value ->> 'role' = 'event' AND value ->> 'precision' = 'day'
            AND value ->> 'start_date' IS NOT NULL
        ORDER BY day LIMIT 6
    """,
}


def main(facts: int = FACTS) -> None:
    """Make, publish, and ask."""
    with TemporaryDirectory(prefix="seisaku-bench-") as folder:
        home = Home(Path(folder))
        home.warehouse.mkdir(parents=True)
        documents = facts // sum(KINDS.values())
        _make(home, documents)
        print(f"facts{documents * sum(KINDS.values()):>43,}\nsize of the ledger{_size(home.ledger):>30}")
        for what, number in (("in full", 0), ("one document more", 1)):
            if number:
                _make(home, documents + 1, first=documents)
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
                spent, memory = apart.submit(_published, home).result()
            print(f"publishing {what:24}{spent:>11,.1f} s, memory at most {memory / 2**20:,.1f} GB")
        print(f"size of the file{_size(home.published):>32}")
        plain = home.published.with_name("plain.duckdb")
        print(f"the plain layout{seconds(lambda: _write_plain(home, plain)):>30,.1f} s")
        print(f"size of its file{_size(plain):>32}")
        _compare(home.published, plain)


def _compare(published: Path, plain: Path) -> None:
    """The documented questions, and some of them asked of the plain layout."""
    print(f"\n{'milliseconds, the best of three':60}{'rows':>6}{'tables':>12}{'plain JSON':>12}")
    with duckdb.connect(published, read_only=True) as ours, duckdb.connect(plain, read_only=True) as theirs:
        for question, sql in _questions():
            rows = len(ours.execute(sql).fetchall())
            waited = milliseconds(lambda: ours.execute(sql).fetchall())  # noqa: B023
            peer = PEERS.get(question)
            beside = f"{milliseconds(lambda: theirs.execute(peer).fetchall()):>12,.0f}" if peer else ""  # noqa: B023
            print(f"{question:60}{rows:>6}{waited:>12,.0f}{beside}")


def _questions() -> Iterator[tuple[str, str]]:
    for found in _ASKED.finditer(QUESTIONS.read_text("utf-8")):
        yield found["question"].split(" `")[0], shlex.split(found["command"])[2]


def _published(home: Home) -> tuple[float, int]:
    """Seconds, and the memory in KiB that this process held at most."""
    spent = seconds(lambda: publish(home))
    # What `getrusage` tells is at least what the process had that started this one.
    held = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return spent, int(held[1]) if held else 0


def _write_plain(home: Home, plain: Path) -> None:
    with duckdb.connect(plain, config={"memory_limit": "2GB"}) as connection:
        connection.execute(f"ATTACH '{home.ledger}' AS ledger (READ_ONLY)")
        connection.execute(PLAIN)


def _make(home: Home, last: int, first: int = 0) -> None:
    words: dict[str, object] = {"kinds": KINDS, "subjects": SUBJECTS, "deeds": DEEDS, "shapes": SHAPES}
    with Ledger.writing(home.ledger) as ledger:
        _run(ledger.connection, "words", words)
        for start in range(first, last, BATCH):
            with ledger.transaction() as connection:
                for name in ("documents", "numbers", "facts"):
                    _run(connection, name, {"first": start, "last": min(start + BATCH, last)})


def _run(connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]) -> None:
    """Each statement of a file, with those of the parameters that it names."""
    for statement in (STATEMENTS / f"{name}.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            used = {name: value for name, value in parameters.items() if f"${name}" in statement}
            connection.execute(statement, used)


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:,.1f} MB"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
