"""Printed lines: what stands on one line of a page, with the white between its words."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.documents import Line
from pipeline.reading.marks import mark_of
from pipeline.reading.pdf.characters.glyphs import Glyph
from pipeline.reading.pdf.characters.runs import Run, is_japanese

WORD_GAP = 0.75  # of the size: a gap that is printed as white space
LATIN_GAP = 0.17
DIGIT_GAP = 0.45
LARGER = 1.12  # times the size of the words behind it: a mark
MOSTLY = 0.8  # of the characters of a line: it is bold


class PrintedLine(NamedTuple):
    """A line of a column with its place, the size of its type and whether it is bold."""

    line: Line
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False


def printed_line(segments: Sequence[Run], page: int) -> PrintedLine:
    """The printed line that segments of one row make."""
    weights = [glyph.bold for segment in segments for glyph in segment.glyphs]
    line = line_of(segments, page)
    return PrintedLine(
        line,
        min(s.x0 for s in segments),
        min(s.top for s in segments),
        max(s.x1 for s in segments),
        max(s.bottom for s in segments),
        _size(segments, line.text),
        sum(weights) >= MOSTLY * len(weights),
    )


def _size(segments: Sequence[Run], text: str) -> float:
    """The size of most of a line's runs; a mark that is printed larger than its words tells nothing."""
    first = segments[0]
    if first.size > LARGER * first.glyphs[-1].size and (mark := mark_of(text)) is not None:
        words = first.glyphs[mark.length :] or first.glyphs
        first = first._replace(size=max(glyph.size for glyph in words))
    sizes = Counter[float]()
    for run in (first, *segments[1:]):
        sizes[run.size] += len(run.glyphs)
    return sizes.most_common(1)[0][0]


def line_of(segments: Sequence[Run], page: int) -> Line:
    """The printed line that segments make: wide gaps become one space whose box spans the gap."""
    glyphs = [glyph for segment in segments for glyph in segment.glyphs]
    texts, boxes = [glyphs[0].text], array("f", glyphs[0][1:5] * len(glyphs[0].text))
    vertical = segments[0].vertical
    spaced = not vertical and not _is_letter_spaced(glyphs)
    for last, glyph in pairwise(glyphs):
        space = _space(last, glyph) if spaced else ""
        if space:
            texts.append(space)
            boxes.extend((last.x1, last.top, max(glyph.x0, last.x1), last.bottom))
        texts.append(glyph.text)
        boxes.extend(glyph[1:5] * len(glyph.text))
    return Line("".join(texts), page, None, boxes.tobytes())


def _space(last: Glyph, glyph: Glyph) -> str:
    gap, em = glyph.x0 - last.x1, max(last.size, glyph.size)
    if gap < LATIN_GAP * em and not (glyph.spaced and last.text.isalnum() and glyph.text.isascii()):
        return ""
    if gap >= WORD_GAP * em:
        return "\u3000"
    if not (last.text.isascii() and glyph.text.isascii()):
        least = LATIN_GAP if glyph.spaced else DIGIT_GAP
        return " " if last.text.isdigit() and gap >= least * em and glyph.text > "\u2e80" else ""
    if last.text.isdigit() and glyph.text.isdigit():
        return " " if gap >= DIGIT_GAP * em else ""
    return " " if (last.text.isalnum() and glyph.text.isalnum()) or last.text in ",.;:)" else ""


def _is_letter_spaced(glyphs: Sequence[Glyph]) -> bool:
    """Whether all characters stand apart, as in 本　年　度 or 区　　分."""
    if len(glyphs) < 2 or not all(is_japanese(glyph) for glyph in glyphs):
        return False
    return all(b.x0 - a.x1 >= LATIN_GAP * a.size for a, b in pairwise(glyphs))
