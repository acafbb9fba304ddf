"""What `seisaku extract` prints and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from flows.answers import (
    SCHEMA,
    Offsets,
    answer_lines,
    as_json,
    encode,
    facts_of_file,
    facts_of_text,
)
from flows.exit_codes import DONE, FAILURE, SOME_FAILED
from flows.language import say
from flows.show.console import complain, out, styled
from flows.show.explanation import print_facts
from pipeline.facts import Fact
from pipeline.readers import Reader
from pipeline.reading import Unreadable


def documents(
    files: list[Path], text: str | None, published_on: date | None, reader: Reader, *, as_json: bool
) -> int:
    """Facts of a text and of files; a file that can't be read costs one line on stderr."""
    answers: list[dict[str, Any]] = []
    failed = 0
    if text is not None:
        document, facts = facts_of_text(text, published_on)
        answers.append(_answer("", facts, Offsets(text, document), show=not as_json))
    for path in files:
        try:
            _, facts = facts_of_file(path, published_on, reader)
            answers.append(_answer(str(path), facts, None, show=not as_json))
        except Unreadable as error:
            failed += 1
            complain(f"{path}: {error.reason}", error.remedy)
        except OSError as error:
            failed += 1
            complain(
                f"{path}: {error.strerror}",
                say("パスと権限を確かめてください", "check the path and its permissions"),
            )
    if as_json:
        sys.stdout.write(encode({"schema": SCHEMA, "documents": answers}) + "\n")
    return DONE if not failed else SOME_FAILED if answers else FAILURE


def _answer(name: str, facts: list[Fact], offsets: Offsets | None, *, show: bool) -> dict[str, Any]:
    if show:
        console = out()
        if name:
            console.print(styled(name, "bold"))
        print_facts(facts, console)
    return as_json(name, facts, offsets)


def lines(files: list[Path], published_on: date | None) -> int:
    """JSON Lines in, JSON Lines out, from files or from stdin."""
    failed = 0
    for source in _sources(files):
        failed += answer_lines(source, sys.stdout, published_on)
    return SOME_FAILED if failed else DONE


def _sources(files: list[Path]) -> Iterable[Iterable[str]]:
    if not files:
        yield sys.stdin
    for path in files:
        with path.open(encoding="utf-8") as source:
            yield source
