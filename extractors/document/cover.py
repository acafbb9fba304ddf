"""The front page as lines with their roles: what stands before the text begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractors.document.lines import Role, may_publish, role_of
from pipeline.annotation import AnnotatedDocument, Passage

MOST_LINES = 60
HEAD_OF_TEXT = 16  # blocks of a text file or of a recognized page, where no type size tells the title
LEAST_LINES = 3  # a text of fewer is a phrase that somebody asks about, no document


class CoverLine(NamedTuple):
    """A block of the front page, and what it is there for."""

    passage: Passage
    role: Role

    @property
    def size(self) -> float:
        """The size of its type, 0 where unknown."""
        return self.passage.block.size

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.normalized.strip()


def cover_of(annotated: AnnotatedDocument) -> list[CoverLine]:
    """The lines of the first page that holds any; without cells, running headers and page numbers."""
    body = [p for p in annotated.body() if p.normalized.strip()]
    if len(body) < LEAST_LINES:
        return []
    first = body[0].block.page
    lines = [p for p in body if p.block.page == first and p.block.cell is None]
    cover = [CoverLine(p, role_of(annotated, p)) for p in lines[_beginning(annotated, lines) :][:MOST_LINES]]
    cover = [_beside_date(cover, index) for index in range(len(cover))]
    return cover if not cover or is_set_in_type(annotated, cover) else _head(cover)


def _beginning(annotated: AnnotatedDocument, lines: Sequence[Passage]) -> int:
    """Where the document begins: a page of the web at its first h1, behind what leads through the site."""
    if annotated.document.media_type != "text/html":
        return 0
    return next((i for i, p in enumerate(lines) if p.block.kind == "heading" and p.block.level == 1), 0)


def _beside_date(cover: Sequence[CoverLine], index: int) -> CoverLine:
    """A line that may name a body, and does where the date stands beside it: 令和7年6月 / 何々研究会."""
    line = cover[index]
    beside = {cover[i].role for i in (index - 1, index + 1) if 0 <= i < len(cover)}
    return line._replace(role="publisher") if "date" in beside and may_publish(line.passage) else line


def _head(cover: Sequence[CoverLine]) -> list[CoverLine]:
    """The lines before the first sentence."""
    return list(takewhile(lambda line: line.role != "sentence", cover))[:HEAD_OF_TEXT]


def is_set_in_type(annotated: AnnotatedDocument, cover: Sequence[CoverLine]) -> bool:
    """Whether sizes of type can tell the title: a printed PDF, no text file and no recognized scan."""
    pages = annotated.document.pages
    page = cover[0].passage.block.page
    return cover[0].size > 0 and not (0 < page <= len(pages) and pages[page - 1].source == "recognition")


def marginal(annotated: AnnotatedDocument) -> Iterator[Passage]:
    """The running headers and footers, each words once."""
    seen = set[str]()
    for passage in annotated.passages:
        if passage.block.kind in ("header", "footer") and passage.normalized not in seen:
            seen.add(passage.normalized)
            yield passage
