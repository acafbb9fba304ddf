"""How long one waits for passages among a million, and what publishing them costs.

`make bench-search`. Documents as ministries write them are made up (headings, sentences, tables with a row
for each program), stored in a ledger as a run would have stored them, and published. Times are told, never
asserted.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from timing import milliseconds, seconds
from words import DEEDS, SHAPES, SUBJECTS

from pipeline.documents import Block, Cell, Document, Line, Page, to_bytes
from pipeline.home import Home
from warehouse.ledger.store import Ledger
from warehouse.publish import publish
from warehouse.search.asking import search

PASSAGES = 1_000_000
PAGES, ROWS = 20, 12  # of a document, of a page's table
SENTENCES = (
    "{a}の{d}を図るため、{b}における{e}に取り組む事業者を支援する。",
    "令和{n}年度予算案では、{a}{d}{s}として{m}百万円を計上した。",
    "地方公共団体が行う{b}の{e}に要する経費の一部（補助率{q}分の1）を補助する。",
    "{a}と{b}の連携による{d}を進め、{p}地域で先行的に{e}を実施する。",
    "これまでの{a}の{e}の成果を踏まえ、{b}の{d}に向けた取組を{p}か所に拡大する。",
)
FINDS = ("賃上げ", "年度", "道", "蓄電池の普及を図るため", "ｻｲﾊﾞｰｾｷｭﾘﾃｨ（推進）", "里山再生交付金9999")

SEARCHES = ("賃上げ", "中小企業の賃上げ", "「蓄電池の普及を図るため」", "支援 事業 推進", "ほげほげら")


def main(passages: int = PASSAGES) -> None:
    """Make, publish, and ask."""
    with TemporaryDirectory(prefix="seisaku-bench-") as folder:
        home = Home(Path(folder))
        home.warehouse.mkdir(parents=True)
        documents = _make(home, passages)
        for what, number in (("in full", 0), ("one document more", 1)):
            if number:
                _store(home, documents, documents + 1, run=2)
            print(f"publishing {what:24}{seconds(lambda: publish(home)):>10,.2f} s")
        print(f"size of the file{home.published.stat().st_size / 1e6:>28,.1f} MB")
        _ask(home)


def _ask(home: Home) -> None:
    with duckdb.connect(home.published, read_only=True) as connection:
        row = connection.execute("SELECT count(*) FROM passages").fetchone()
        assert row is not None
        print(f"passages{row[0]:>36,}")
        for words in FINDS:
            found = connection.execute("FROM find_passages(?)", [words]).fetchall()
            waited = milliseconds(lambda: connection.execute("FROM find_passages(?)", [words]).fetchall())  # noqa: B023
            print(f"find_passages({words}): {len(found):,} in {waited:,.0f} ms")
    for words in SEARCHES:
        hits = search(home.published, words)
        waited = milliseconds(lambda: search(home.published, words))  # noqa: B023
        print(f"search {words}: {hits.found:,} in {waited:,.0f} ms")


def _make(home: Home, passages: int) -> int:
    """A ledger of so many passages; answers in how many documents."""
    each = sum(1 for _ in _blocks(random.Random(0)))
    documents = max(passages // each, 1)
    for start in range(0, documents, 100):
        _store(home, start, min(start + 100, documents), run=1)
    return documents


def _store(home: Home, first: int, last: int, run: int) -> None:
    with Ledger.writing(home.ledger) as ledger, ledger.transaction() as connection:
        connection.execute(
            "INSERT INTO runs (run_id, started, status) VALUES (?, now(), 'done') ON CONFLICT DO NOTHING",
            [run],
        )
        for number in range(first, last):
            name, key = f"ministry/{number:05}.pdf", f"{number:064}"
            body = zlib.compress(to_bytes(_document(number)), 1)
            connection.execute(
                "INSERT INTO versions VALUES (?, ?, 'ministry', 'new', ?, 'reader', NULL, NULL, ?)",
                [number, name, key, run],
            )
            connection.execute(
                "INSERT INTO readings (sha256, reader_version, status, media_type, pages, body, run_id)"
                " VALUES (?, 'reader', 'read', 'application/pdf', ?, ?, ?)",
                [key, PAGES, body, run],
            )


def _document(seed: int) -> Document:
    pages = tuple(Page(number, 595, 842) for number in range(1, PAGES + 1))
    return Document("application/pdf", pages, tuple(_blocks(random.Random(seed))))


def _blocks(chance: random.Random) -> Iterator[Block]:
    for page in range(1, PAGES + 1):
        yield Block("heading", (Line(_name(chance), page),), level=1)
        for _ in range(4):
            sentences = "".join(_sentence(chance) for _ in range(chance.randint(1, 4)))
            lines = (Line(sentences[start : start + 40], page) for start in range(0, len(sentences), 40))
            yield Block("paragraph", tuple(lines))
        for row in range(ROWS):
            cells = (
                _name(chance),
                f"{chance.randint(10, 99_999):,}",
                f"{chance.randint(10, 99_999):,}",
                "新規",
            )
            for column, text in enumerate(cells):
                yield Block("cell", (Line(text, page),), cell=Cell(page, row, column))


def _name(chance: random.Random) -> str:
    return chance.choice(SUBJECTS) + chance.choice(DEEDS) + chance.choice(SHAPES)


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        a=chance.choice(SUBJECTS), b=chance.choice(SUBJECTS), d=chance.choice(DEEDS), e=chance.choice(DEEDS),
        s=chance.choice(SHAPES), n=chance.randint(1, 9), m=f"{chance.randint(10, 9_999):,}",
        q=chance.randint(2, 4), p=chance.randint(2, 47),
    )  # fmt: skip


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
