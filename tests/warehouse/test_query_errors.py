"""What is said of a published file that another version made."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import duckdb
import pytest

from pipeline.home import Home
from warehouse.query import ask
from warehouse.query_errors import QueryError
from warehouse.search.asking import search

HEADER, WORD = 4096, struct.Struct("<Q")


@pytest.fixture
def copied(example: Home, tmp_path: Path) -> Path:
    return shutil.copy(example.published, tmp_path / "seisaku.duckdb")


def refusal(path: Path, question: str) -> QueryError:
    with pytest.raises(QueryError) as caught, ask(path, question) as answer:
        list(answer)
    return caught.value


def another_version_made(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE internal.publication SET version = 'another'")


@pytest.mark.parametrize("question", ["FROM budgetz", "SELECT amount_mx FROM budgets", "SELECT nendoo(3)"])
def test_a_name_that_is_missing_is_put_down_to_the_version_where_it_differs(
    copied: Path, question: str
) -> None:
    mine = refusal(copied, question)
    another_version_made(copied)
    others = refusal(copied, question)

    assert "もしかして" in mine.remedy
    assert "seisaku publish" not in mine.remedy
    assert others.remedy.startswith(mine.remedy)
    assert "seisaku publish" in others.remedy


def test_what_another_version_made_still_answers(copied: Path) -> None:
    another_version_made(copied)

    with ask(copied, "SELECT count(*) FROM budgets") as answer:
        assert list(answer) == [(2,)]


def test_other_mistakes_have_nothing_to_do_with_the_version(copied: Path) -> None:
    another_version_made(copied)

    assert "seisaku publish" not in refusal(copied, "SELECT 'x'::INTEGER").remedy


def test_a_file_in_the_form_of_another_duckdb_says_how_it_is_mended(copied: Path) -> None:
    with copied.open("r+b") as file:
        header = bytearray(file.read(HEADER))
        WORD.pack_into(header, 12, 999)
        WORD.pack_into(header, 0, checksum(header[WORD.size :]))
        file.seek(0)
        file.write(header)

    for error in (refusal(copied, "SELECT 1"), searched(copied)):
        assert str(copied) in error.message
        assert "seisaku publish" in error.remedy


def searched(path: Path) -> QueryError:
    with pytest.raises(QueryError) as caught:
        search(path, "橋")
    return caught.value


def checksum(block: bytes) -> int:
    """DuckDB's own: the words of 64 bits, each multiplied, laid over each other."""
    total = 5381
    for (word,) in WORD.iter_unpack(block):
        total ^= word * 0xBF58476D1CE4E5B9 % 2**64
    return total
