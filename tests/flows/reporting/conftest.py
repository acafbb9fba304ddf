"""A HOME with the samples and texts of our own, published once for all reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.ingest import ingest
from pipeline.home import Home

SAMPLES = Path(__file__).resolve().parents[3] / "raw" / "samples"
YEARS = "令和7年度 里山再生支援事業の予算について\n\n" + "".join(
    f"里山再生支援事業の令和{year}年度の予算額は、{year * 11}億円です。\n" for year in range(2, 6)
)
TWO_AMOUNTS = """\
令和6年度 川辺整備事業について

川辺整備事業の令和5年度の予算額は、2億円です。
川辺整備事業の令和6年度の予算額は、3億円です。
"""
OVERLAP = """\
令和6年度 水辺再生事業について

水辺再生事業の令和5年度の予算額は、2億円です。
水辺再生事業の令和6年度の予算額は、3億円です。
水辺再生事業の令和6年度の予算額は、5億円です。
"""
FORMER = """\
令和6年度 川辺整備事業について

川辺整備事業の令和6年度の予算額は、9億円です。
山辺整備事業の令和6年度の予算額は、1億円です。
"""
ANOTHER_AMOUNT = """\
川辺整備事業の見直しについて

川辺整備事業の令和6年度の予算額は、4億円です。
"""
HOSTILE = """\
<p>&lt;script&gt;hacked()&lt;/script&gt;基盤整備事業の令和6年度の予算額は、1億円です。</p>
<p>&lt;/script&gt;&lt;img src=x onerror=&quot;hacked()&quot;&gt;{{ 7*7 }}事業の令和6年度の予算額は4億円。</p>
"""


@pytest.fixture(scope="session")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home; no test changes it."""
    home = Home(tmp_path_factory.mktemp("reported"))
    home.inbox.mkdir(parents=True)
    (home.inbox / "two.txt").write_text(FORMER, "utf-8")
    ingest(home)
    for path in SAMPLES.iterdir():
        if path.suffix in (".pdf", ".txt", ".html"):
            (home.inbox / path.name).write_bytes(path.read_bytes())
    texts = {
        "years.txt": YEARS,
        "two.txt": TWO_AMOUNTS,
        "overlap.txt": OVERLAP,
        "other.txt": ANOTHER_AMOUNT,
        "hostile.html": HOSTILE,
    }
    for name, text in texts.items():
        (home.inbox / name).write_text(text, "utf-8")
    ingest(home)
    return home
