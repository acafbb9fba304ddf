"""Printed lines of one column to blocks: wrapped lines joined, marks and indentation looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Block, BlockKind
from pipeline.reading.marks import display_width, is_caption, is_note, is_title_like, mark_of
from pipeline.reading.pdf.characters.lines import PrintedLine
from pipeline.reading.wrapping import goes_on

FULL = 1.6  # of the size, by which a line may end short of the column
CLOSE = 1.15  # of the size: the white between two lines of a paragraph is no more
SAME_SIZE = 0.12
MAX_TITLE = 90  # columns
FARTHEST = 6.0  # of the size: what begins farther right (a page number) goes on with nothing
NEARLY = 0.85  # of the column, which a ragged item's line fills
LONG = 0.6  # of the column: a marked line this long may go on in a hanging one
_SENTENCE_END = re.compile(r"[。｡．！？][」』）)]?$")
_OPEN = re.compile(r"(?:[のをにがはとで、]|より|から|係る|おける|関する|対する|よる|基づく|向けた|ための)$")


def blocks_of(lines: Sequence[PrintedLine], right: float) -> Iterator[Block]:
    """The blocks of a column's lines from the top down; `right` is where its full lines end."""
    group: list[PrintedLine] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if group and (not _continues(group, line, right) or _begins_under_title(group, line, following)):
            yield _block(group)
            group = []
        group.append(line)
    if group:
        yield _block(group)


def _continues(group: Sequence[PrintedLine], line: PrintedLine, right: float) -> bool:
    """Whether a line goes on with the lines above it."""
    last, em = group[-1], max(group[-1].size, line.size)
    if abs(last.size - line.size) > SAME_SIZE * em or not -0.5 * em < line.top - last.bottom < CLOSE * em:
        return False
    text, following = last.line.text, line.line.text
    if is_note(following) or (mark_of(following) is not None and not _closes(group, line)):
        return False
    if _centred(last, line) and _OPEN.search(text):
        return True
    mark = mark_of(group[0].line.text)
    hanging = line.x0 - group[0].x0
    if (mark is not None and hanging < -0.5 * em) or (hanging > FARTHEST * em and not _centred(last, line)):
        return False
    full = last.x1 >= right - FULL * em
    if full and not (len(group) == 1 and _SENTENCE_END.search(text)):
        indented = line.x0 - last.x0 > 0.6 * em and len(group) > 1
        return not (indented or (_SENTENCE_END.search(text) and hanging > 0.3 * em and mark is None))
    long = last.x1 - group[0].x0 >= LONG * (right - group[0].x0)
    if mark is not None and long and hanging > 0.6 * em and not _SENTENCE_END.search(text):
        return True
    if (
        mark is not None
        and not _SENTENCE_END.search(text)
        and last.x1 - group[0].x0 >= NEARLY * (right - group[0].x0)
    ):
        return len(group) == 1 and hanging > -0.3 * em
    return goes_on(text, following)


def _closes(group: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether what looks like a mark closes a bracket of the line above: パラメータ（13 / Ｂ）である."""
    above, text = group[-1].line.text, line.line.text
    flush = abs(line.x0 - group[-1].x0) < 0.5 * line.size
    opened = above.count("（") + above.count("(") > above.count("）") + above.count(")")
    return flush and opened and any(closing in text[:3] for closing in "）)") and text[0] not in "（("


def _centred(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines have one axis; a page number below a paragraph goes on with nothing all the same."""
    apart = abs(last.x0 + last.x1 - line.x0 - line.x1) / 2
    return apart < line.size and not line.line.text.isdecimal()


def _begins_under_title(
    group: Sequence[PrintedLine], line: PrintedLine, following: PrintedLine | None
) -> bool:
    """Whether a line is the indented first one of a paragraph under a marked title.

    ●港の仕事づくりに関する研究 / 　港の仕事は、昭和の初めから / 続いており、… : the third line says it,
    which begins farther left, where the title does or where its text does.
    """
    if following is None or mark_of(group[0].line.text) is None or mark_of(following.line.text) is not None:
        return False
    em, left = line.size, group[0].x0
    hangs = all(member.x0 - left > 0.4 * em for member in group[1:])
    titled = display_width("".join(member.line.text for member in group)) <= MAX_TITLE
    returns = left - 0.3 * em < following.x0 < line.x0 - 0.6 * em and following.top - line.bottom < CLOSE * em
    return hangs and titled and returns and line.x0 - left > 0.6 * em


def _block(group: Sequence[PrintedLine]) -> Block:
    kind, level = kind_of(group[0].line.text, len(group))
    size = max((line.size for line in group), key=lambda s: sum(g.size == s for g in group))
    bold = all(line.bold for line in group)
    return Block(kind, tuple(line.line for line in group), level, None, round(size, 2), bold)


def kind_of(text: str, lines: int) -> tuple[BlockKind, int]:
    """The kind that a block's first line alone tells, and its level."""
    if is_note(text):
        return "note", 0
    if lines <= 2 and is_caption(text):
        return "caption", 0
    mark = mark_of(text)
    if mark is None:
        return "paragraph", 0
    if lines == 1 and mark.always_title and is_title_like(text):
        return "heading", mark.depth
    return ("list_item", mark.depth) if mark.enumerates or mark.always_item else ("paragraph", 0)
