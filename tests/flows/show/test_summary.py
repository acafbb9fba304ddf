"""The end of an ingest as a person reads it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from flows.show.summary import print_summary
from flows.summary import Failure, Summary


def printed(summary: Summary, home: Path | None = None, width: int = 60) -> str:
    console = Console(file=StringIO(), width=width, markup=False)
    print_summary(summary, console, home)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_documents_and_facts_are_counted() -> None:
    summary = Summary(1, new=2, changed=1, unchanged=7, pages=40, facts={"budget": 1234, "date": 5})

    text = printed(summary)

    assert "文書 10  新規 2  変更 1  変更なし 7" in text
    assert "事実 1,239" in text
    assert "予算 1,234" in text


def test_a_failure_is_one_line_with_its_reason_and_remedy() -> None:
    summary = Summary(1, failed=[Failure("inbox/a.pdf", "空のファイルです", "取り直してください")])

    [line] = [line for line in printed(summary, width=20).splitlines() if "inbox/a.pdf" in line]

    assert line == "  ✗ inbox/a.pdf  空のファイルです  → 取り直してください"


def test_many_failures_are_counted_not_listed() -> None:
    summary = Summary(1, failed=[Failure(f"{n}.pdf", "空です", "") for n in range(25)])

    text = printed(summary)

    assert text.count(".pdf") == 10
    assert "ほか 15 件" in text


def test_a_file_name_is_no_markup_and_no_escape_sequence() -> None:
    summary = Summary(1, failed=[Failure("[bold]\x1b[31m.pdf", "空です", "")])

    text = printed(summary)

    assert "[bold][31m.pdf" in text
    assert "\x1b" not in text


def test_the_next_command_names_the_home_that_was_given(tmp_path: Path) -> None:
    home = tmp_path / "a home"
    summary = Summary(1, new=1, published=home / "warehouse" / "seisaku.duckdb")

    text = printed(summary, home, width=200)

    assert f"sql --home '{home}' 'FROM budget_figures LIMIT 10'" in text


def test_english_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISAKU_LANG", "en")

    text = printed(Summary(1, new=2, facts={"budget": 3}))

    assert "documents 2  new 2" in text
    assert "facts 3" in text
