"""An OCR layer: characters recognized in an image, with what stains and lines were taken for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.documents import Block
from pipeline.reading.pdf.characters.glyphs import Glyph
from pipeline.reading.pdf.characters.health import NO_WORDS, SHREDDED, share, shreds

RECOGNIZED = "画像に重ねられた文字認識（OCR）の文字です"
MOSTLY = 10  # times as many invisible characters as visible ones
SMALLEST = 4.0  # points; no print is smaller, stains are
ONE_PITCH = 1.6  # of the size, from the middle of a digit to the next one's
COMMA_PITCH = 2.0  # of the size; the ink of ， stands at its left
_FIGURES = frozenset("0123456789０１２３４５６７８９,，.．")
_STAINS = frozenset("~■●□◆‘’'`\"^_|｜")


def is_recognized(glyphs: Sequence[Glyph]) -> bool:
    """Whether nearly all characters of a page are invisible: they lie over the image of one."""
    invisible = sum(not glyph.visible for glyph in glyphs)
    return invisible > 0 and invisible >= MOSTLY * (len(glyphs) - invisible)


def legible(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters without stains, in the size of print, digits that were cut apart together again."""
    widths = [g.x1 - g.x0 for g in glyphs if "぀" <= g.text < "\ufb00" and g.turn == 0]
    sizes = [g.size for g in glyphs if "぀" <= g.text < "\ufb00" and g.turn == 0]
    stretch = max(1.0, median(widths) / median(sizes)) if sizes and median(sizes) else 1.0
    large = [g._replace(size=g.size * stretch) for g in glyphs if g.size >= SMALLEST]
    return list(_closed(_without_stains(large)))


def trusted(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """The blocks that are words, and what must be said of their page; none of a page that is no words."""
    counts = [shreds(block) for block in blocks]
    if share(counts) > SHREDDED:
        return [], NO_WORDS
    pairs = zip(blocks, counts, strict=True)
    return [block for block, count in pairs if share([count]) <= SHREDDED], RECOGNIZED


def _without_stains(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters without marks that stand between no two digits: 10~20 stays, 市民~課長 does not."""
    kept = []
    around = zip([None, *glyphs], glyphs, [*glyphs[1:], None], strict=False)
    for before, glyph, after in around:
        between = before and after and before.text in _FIGURES and after.text in _FIGURES
        if glyph.text not in _STAINS or between:
            kept.append(glyph)
    return kept


def _closed(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters, each digit wide enough to meet the one that the same number has next to it."""
    if not glyphs:
        return
    current = glyphs[0]
    for last, glyph in pairwise(glyphs):
        following = glyph
        if _are_one_number(last, glyph):
            middle = (current.x1 + glyph.x0) / 2
            current, following = current._replace(x1=middle), glyph._replace(x0=middle, spaced=False)
        yield current
        current = following
    yield current


def _are_one_number(last: Glyph, glyph: Glyph) -> bool:
    if last.text not in _FIGURES or glyph.text not in _FIGURES or last.turn or glyph.turn:
        return False
    if abs(last.bottom - glyph.bottom) > 0.3 * last.size or glyph.x0 <= last.x1:
        return False
    pitch = ONE_PITCH if last.text.isdigit() else COMMA_PITCH
    return (glyph.x0 + glyph.x1 - last.x0 - last.x1) / 2 < pitch * last.size
