"""Facts of files or texts as JSON, without a warehouse."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import Any, TextIO

import msgspec

from pipeline.annotation import Declared
from pipeline.documents import Document, Span
from pipeline.explain import fact_as_json
from pipeline.extraction import extract
from pipeline.facts import Fact
from pipeline.kinds import discover
from pipeline.readers import DEFAULT_READER, Reader
from pipeline.reading import Unreadable, read, read_text

SCHEMA = 1


def facts_of_file(
    path: Path, published_on: date | None = None, reader: Reader = DEFAULT_READER
) -> tuple[Document, list[Fact]]:
    """A file's Document and its facts; raises Unreadable or OSError."""
    document = read(path.read_bytes(), path.name, reader)
    return document, _facts(document, path.name, published_on)


def facts_of_text(text: str, published_on: date | None = None) -> tuple[Document, list[Fact]]:
    """A text's Document and its facts; the empty text has none."""
    document = read_text(text)
    return document, _facts(document, "", published_on)


def _facts(document: Document, name: str, published_on: date | None) -> list[Fact]:
    found = extract(
        document,
        list(discover().values()),
        Declared(published_on=published_on),
        name=name,
    )
    return sorted((fact for facts in found.values() for fact in facts), key=lambda fact: fact.span)


def as_json(name: str, facts: Iterable[Fact], offsets: Offsets | None = None) -> dict[str, Any]:
    """A document's facts with the public columns; `span` is in the source text where its lines are known."""
    return {
        "document": name,
        "facts": [
            {
                **fact_as_json(fact),
                "document": name,
                "span": offsets.of(fact.span) if offsets else None,
            }
            for fact in facts
        ],
    }


class Offsets:
    """From a span of a Document to character offsets in the text that it was read from."""

    def __init__(self, text: str, document: Document) -> None:
        self._document = document
        self._lines = [f"{line}\n" for line in text.split("\n")]
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def of(self, span: Span) -> tuple[int, int] | None:
        """Start (inclusive) and end (exclusive) in the source text."""
        start, end = (
            self._offset(span.block, span.start),
            self._offset(span.block, span.end - 1),
        )
        return None if start is None or end is None else (start, end + 1)

    def _offset(self, block: int, position: int) -> int | None:
        for line in self._document.blocks[block].lines:
            if position <= len(line.text):
                if line.number is None:
                    return None
                begins = self._lines[line.number - 1].find(line.text)
                return None if begins < 0 else self._starts[line.number - 1] + begins + position
            position -= len(line.text) + 1
        return None


def answer_lines(lines: Iterable[str], out: TextIO, published_on: date | None = None) -> int:
    """Answer one line of JSON for each line {"id": …, "text": …}; returns how many could not be answered."""
    failed = 0
    for answer in _answers(lines, published_on):
        failed += "error" in answer
        out.write(encode(answer) + "\n")
    return failed


def _answers(lines: Iterable[str], published_on: date | None) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            identity, text = request.get("id"), request["text"]
            document, facts = facts_of_text(text, published_on)
            answer = as_json("", facts, Offsets(text, document))
            yield {"schema": SCHEMA, "id": identity, "facts": answer["facts"]}
        except (ValueError, KeyError, TypeError, AttributeError, Unreadable) as error:
            yield {
                "schema": SCHEMA,
                "id": None,
                "line": number,
                "error": f"{type(error).__name__}: {error}",
            }


def encode(data: Any) -> str:
    """Compact JSON; dates as ISO 8601, paths as they are written."""
    return msgspec.json.encode(data, enc_hook=_written).decode()


def _written(value: object) -> str:
    if isinstance(value, PurePath):
        return str(value)
    raise NotImplementedError(type(value))
