"""Documents for the review, read anew from the archive by a worker with limits: nobody waits."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import nullcontext

from flows.ingesting.assignment import Assignment, Draw
from flows.ingesting.keys import readers
from flows.ingesting.workers import Workers
from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Document, from_bytes
from pipeline.home import Home
from pipeline.readers import READERS


class Unreached(Exception):
    """A Document that can't be had as it was when its facts were drawn."""

    def __init__(self, document: str) -> None:
        super().__init__(document)
        self.message = f"{document}: 事実を取り出したときの読み取りを再現できません"
        self.remedy = "seisaku ingest で読み直してください"


def annotated(home: Home, document: str, version: tuple[str, str]) -> AnnotatedDocument:
    """A document as it was read, ready for who looks for words in it; raises Unreached."""
    return AnnotatedDocument(read_again(home, document, version))


def reading(home: Home) -> Callable[[str, tuple[str, str]], AnnotatedDocument | None]:
    """Gives Documents to who looks for the words of decisions; None for one that can't be had."""

    def read(document: str, version: tuple[str, str]) -> AnnotatedDocument | None:
        try:
            return annotated(home, document, version)
        except Unreached:
            return None

    return read


def read_again(
    home: Home, document: str, version: tuple[str, str], workers: Workers | None = None
) -> Document:
    """A document as it was read, by its bytes and its reader's version; raises Unreached."""
    sha256, reader = version
    if reader not in {known for one in READERS for known in readers(one)}:
        raise Unreached(document)
    assignment = Assignment(home.objects, sha256, reader, None, (Draw(document, {}, None),))
    with nullcontext(workers) if workers else Workers(1) as reading:
        [outcome] = reading.run([assignment])
    if outcome.reading is None or outcome.reading.body is None:
        raise Unreached(document)
    return from_bytes(zlib.decompress(outcome.reading.body))
