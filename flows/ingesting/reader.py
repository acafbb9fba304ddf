"""Bytes → Document in a worker: what was read, what could not be, and why."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.ingesting.assignment import Assignment
from warehouse.ledger.rows import Reading

if TYPE_CHECKING:
    from pipeline.documents import Document

NOTHING = ("どの頁も読めません", "文字のあるPDFか、文字認識（OCR）をしたものを入れてください")
REPORT_IT = "文書を添えて、開発者に知らせてください"


def read_bytes(data: bytes, assignment: Assignment) -> tuple[Reading, Document | None]:
    """What the reader makes of bytes."""
    from pipeline.documents import to_bytes
    from pipeline.reading import Unreadable, read

    key = (assignment.sha256, assignment.reader_version)
    try:
        document = read(data, assignment.draws[0].document.rpartition("/")[2])
        stored = zlib.compress(to_bytes(document), 1)
    except Unreadable as error:
        return Reading(*key, "failed", error.reason, error.remedy), None
    except ImportError:
        raise  # A broken installation is not the document's fault: nothing is to be remembered of it.
    except Exception as error:
        return Reading(*key, "failed", f"読み取りの誤り（{type(error).__name__}: {error}）", REPORT_IT), None
    note = unread_pages(document)
    described = Reading(
        *key,
        "partly" if note else "read",
        media_type=document.media_type,
        pages=len(document.pages),
        encoding=document.encoding,
        title=document.title,
        note=note,
        body=stored,
    )
    if note and not document.blocks:
        nothing = replace(described, status="failed", reason=NOTHING[0], remedy=NOTHING[1], body=None)
        return nothing, None
    return described, document


def unread_pages(document: Document) -> str | None:
    """The pages that can't be relied on, by their problem: p. 3–5, 9: 文字がありません."""
    pages: dict[str, list[int]] = {}
    for page in document.pages:
        if page.problem:
            pages.setdefault(page.problem, []).append(page.number)
    return "; ".join(f"p. {_ranges(numbers)}: {problem}" for problem, numbers in pages.items()) or None


def _ranges(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
