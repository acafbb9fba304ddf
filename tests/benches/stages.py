"""Where the processor time of reading and of the rules goes, stage by stage: what `make bench` prints last.

    python tests/benches/stages.py PATH …

Each stage counts its own time only: what it calls of another stage is the other's.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

from pipeline import tokens
from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Document
from pipeline.extraction import facts_of, label
from pipeline.facts import Draft
from pipeline.kinds import Kind, discover, in_order
from pipeline.outline import Outline
from pipeline.reading import read
from pipeline.reading.pdf import pages

CHARACTERS = "characters"
TABLES = "rulings and tables"
ORDER = "lines, columns, headings"
TEXT = "repair and outline"
TOKENS = "tokens"
FACTS = "facts with their places"


class Stopwatch:
    """Seconds of processor time by stage; a stage that begins within another stops the other's watch."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._running: list[str] = []
        self._since = process_time()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens within as a stage's."""
        self._lap()
        self._running.append(name)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def wrap(self, owner: Any, function: str, name: str) -> None:
        """Count each call of a function as a stage's."""
        inner: Callable[..., Any] = getattr(owner, function)

        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                return inner(*args, **kwargs)

        setattr(owner, function, timed)

    def _lap(self) -> None:
        now = process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


def main(paths: list[str]) -> None:
    """Read and extract each file, and print the seconds of each stage as JSON."""
    watch = Stopwatch()
    for function in ("frame_of", "page_text", "recovered"):
        watch.wrap(pages, function, CHARACTERS)
    for function in ("page_rulings", "with_columns", "find_grids", "is_table", "blocks_of_areas"):
        watch.wrap(pages, function, TABLES)
    for function in ("take", "cuts_words", "areas", "frames"):
        watch.wrap(pages.Filling, function, TABLES)
    watch.wrap(tokens, "tokenize", TOKENS)
    watch.wrap(Outline, "__init__", TEXT)
    watch.wrap(Outline, "chain", TEXT)
    kinds = list(discover().values())
    for path in paths:
        with watch.stage(ORDER):
            document = read(Path(path).read_bytes(), path)
        extract_in_stages(document, kinds, watch)
    print(json.dumps(watch.seconds))


def extract_in_stages(document: Document, kinds: list[Kind], watch: Stopwatch) -> None:
    """What `pipeline.extraction.extract` does, each kind as a stage of its own."""
    with watch.stage(TEXT):
        annotated = AnnotatedDocument(document)
        body = list(annotated.body())
    for kind in in_order(kinds).values():
        with watch.stage(f"kind {kind.name}"):
            label(annotated, kind, body)
            if kind.relabel:
                kind.relabel(annotated)
    with watch.stage(FACTS):
        facts_of(annotated, [timed(kind, watch) for kind in kinds], "")


def timed(kind: Kind, watch: Stopwatch) -> Kind:
    """The kind, what it completes counted as its own."""

    def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
        with watch.stage(f"kind {kind.name}"):
            return iter(list(kind.complete(annotated)))

    return replace(kind, complete=complete)


if __name__ == "__main__":
    main(sys.argv[1:])
