"""Tables of a text whose columns only spaces part: 港の改修 1,569 1,572 below 区分 決定額 前年度."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.reading.figures import is_bare_figure, is_total, is_unit
from pipeline.reading.marks import is_caption, is_note
from pipeline.reading.wrapping import SourceLine

_WORDS = re.compile(r"[△▲][ 　]+[0-9０-９]\S*|\S+")  # △ 26,000 is one
_LAST = frozenset("0123456789０１２３４５６７８９)）】円%％件人名社所校増減規止-－―─—‐回倍")
_WORD = re.compile(r"[^\W\d_].*[^\W\d_]")
_GAP = re.compile(r"[ 　]{2,}")
_DIALLED = re.compile(r"[0０][0-9０-９]+(?:[-－‐].*)?|.*[0-9０-９][-－‐][0-9０-９].*")
_HEAD_ROWS = 3
_HEAD_LENGTH = 90
_LABEL_LENGTH = 24
_ROWS_UNDER_A_HEAD = 2
_ROWS_WITHOUT = 3
_UNIT_REACH = 3  # lines above the table


class SpacedTable(NamedTuple):
    """A table among lines: the line after it, its rows of (line number, text), how many are its head."""

    end: int
    rows: tuple[tuple[tuple[int, str], ...], ...]
    heads: int


def spaced_tables(lines: Sequence[SourceLine], spaced: bool) -> dict[int, SpacedTable]:
    """The tables by their first lines: rows with as many figures each, under a head or a unit note."""
    rows = [_row(line.text) for line in lines]
    tables: dict[int, SpacedTable] = {}
    index = last = 0
    while index < len(lines):
        if not rows[index]:
            index += 1
            continue
        end = _end(lines, rows, index, spaced)
        first = _first_head(lines, rows, last, index, spaced)
        filled = sum(bool(row) for row in rows[index:end])
        if _is_table(lines, first, index, len(rows[index]) - 1, filled):
            tables[first] = _table(lines, rows, first, index, end)
            last = end
        index = end
    return tables


def _row(text: str) -> list[str]:
    """The label of a line and the figures after it; nothing where it is no such row."""
    if not text or text[-1] not in _LAST or "\t" in text or text[0] in "|#※" or is_caption(text):
        return []
    words = _WORDS.findall(text)
    at = len(words)
    while at and is_bare_figure(words[at - 1]) and not _DIALLED.fullmatch(words[at - 1]):
        at -= 1
    label = " ".join(words[:at])
    named = is_total(label) or (_WORD.search(label) and "。" not in label)
    return [label, *words[at:]] if at < len(words) and named else []


def _end(lines: Sequence[SourceLine], rows: Sequence[list[str]], first: int, spaced: bool) -> int:
    """The line after the last row with as many figures; a short line between two such rows is a label."""
    width, at = len(rows[first]), first
    while not _parted(lines[at], spaced):
        if at + 1 < len(lines) and len(rows[at + 1]) == width:
            at += 1
        elif _is_label_between(lines, rows, at + 1, width, spaced):
            at += 2
        else:
            break
    return at + 1


def _is_label_between(
    lines: Sequence[SourceLine], rows: Sequence[list[str]], at: int, width: int, spaced: bool
) -> bool:
    if at + 1 >= len(lines) or rows[at] or len(rows[at + 1]) != width or _parted(lines[at], spaced):
        return False
    text = lines[at].text
    return len(text) <= _LABEL_LENGTH and "。" not in text and not is_caption(text) and not is_note(text)


def _parted(line: SourceLine, spaced: bool) -> bool:
    return line.blanks_after > (1 if spaced else 0)


def _first_head(
    lines: Sequence[SourceLine], rows: Sequence[list[str]], last: int, first: int, spaced: bool
) -> int:
    """The first line of the head: up to three lines with a word for each column, right above the rows."""
    width, at = len(rows[first]), first
    while at > max(last, first - _HEAD_ROWS) and not _parted(lines[at - 1], spaced):
        if not _is_head(lines[at - 1].text, width):
            break
        at -= 1
    return at


def _is_head(text: str, width: int) -> bool:
    words = _head_words(text, width)
    return (
        bool(words)
        and len(text) <= _HEAD_LENGTH
        and "\t" not in text
        and not any(mark in text for mark in "。|：")
        and not any(is_bare_figure(word) for word in words)
        and not is_note(text)
        and any(len(word) > 1 for word in words)
    )


def _head_words(text: str, width: int) -> list[str]:
    """The words of a head, one a column or one too few; 事　項 is one where wider gaps part the columns."""
    for words in (_GAP.split(text), text.split()):
        if max(2, width - 1) <= len(words) <= width:
            return words
    return []


def _is_table(lines: Sequence[SourceLine], head: int, first: int, figures: int, rows: int) -> bool:
    """Whether there is enough that speaks for a table: a head and two rows, or a unit note and three."""
    above = lines[max(0, head - _UNIT_REACH) : first]
    unit = any(is_caption(line.text) and "単位" in line.text for line in above)
    if figures > 1:
        return rows >= (_ROWS_UNDER_A_HEAD if head < first else _ROWS_WITHOUT) and (head < first or unit)
    named = any("円" in line.text or is_unit(line.text.split()[-1]) for line in lines[head:first])
    return head < first and rows >= _ROWS_WITHOUT and (unit or named)


def _table(
    lines: Sequence[SourceLine], rows: Sequence[list[str]], head: int, first: int, end: int
) -> SpacedTable:
    width = len(rows[first])
    found = [*_heads(lines[head:first], width)]
    for line, row in zip(lines[first:end], rows[first:end], strict=True):
        found.append(tuple((line.number, cell) for cell in row or [line.text]))
    return SpacedTable(end, tuple(found), first - head)


def _heads(lines: Sequence[SourceLine], width: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """The rows of the head; the first column has none where there is one word too few."""
    for line in lines:
        words = _head_words(line.text, width)
        yield tuple((line.number, word) for word in [""] * (width - len(words)) + words)
