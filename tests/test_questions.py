"""The questions of docs/questions.md, asked of the real documents where those are there (--accept rewrites).

An answer is accepted only after it was read in the texts: what the test holds is what a person checked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from flows.ingest import ingest
from pipeline.home import Home

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "questions.md"
DOCUMENTS = ROOT.parent / "shared" / "documents" / "text"
SEEDS = sorted(DOCUMENTS.glob("00[0-4]_*.txt"))

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SEEDS, reason="the documents are not there")]


class Question(NamedTuple):
    """A question with its SQL and its answer, as the page prints them."""

    heading: str
    sql: str
    answer: str


def questions() -> list[Question]:
    found = re.findall(
        r"^### (.+?)\n.*?^```sql\n(.*?)^```\n+^```text\n(.*?)^```",
        PAGE.read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    return [Question(*one) for one in found]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the five texts."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    for path in SEEDS:
        (home.inbox / path.name).write_bytes(path.read_bytes())
    ingest(home)
    return home


@pytest.fixture(scope="module")
def connection(home: Home) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(home.published, read_only=True)


def printed(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The rows as the page shows them, with their header."""
    answer = connection.execute(sql)
    assert answer.description is not None
    header = " | ".join(name for name, *_ in answer.description)
    rows = (
        " | ".join("" if cell is None else str(cell) for cell in row).rstrip() for row in answer.fetchall()
    )
    return "\n".join([header, *rows]) + "\n"


def test_there_are_twenty_questions() -> None:
    assert len(questions()) >= 20


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.heading)
def test_a_question_has_its_true_answer(
    connection: duckdb.DuckDBPyConnection, question: Question, accepting: bool
) -> None:
    answer = printed(connection, question.sql)

    if accepting:
        old, new = (f"```sql\n{question.sql}```\n\n```text\n{text}```" for text in (question.answer, answer))
        PAGE.write_text(PAGE.read_text("utf-8").replace(old, new), "utf-8")
    assert accepting or answer == question.answer
