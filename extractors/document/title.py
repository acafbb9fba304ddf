"""The title: the largest type of the front page and what goes with it, or the lines that head a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document.cover import HEAD_OF_TEXT, CoverLine
from extractors.document.lines import is_numbered
from extractors.document.rules import CLASS
from pipeline.facts import Label

SAME_TITLE = 0.55  # of the largest size: a line beside it on a cover belongs to the title
SAME_LINE = 0.9  # the same on a page that also holds text
MOST_SENTENCES = 6  # a cover holds no more
LEAST = 3  # characters
MOST_TITLE_LINES = 6  # of a text file
_SUBTITLE = re.compile(r"[~～〜―—\-－‐<＜〈《(（【「『].*[~～〜―—\-－‐>＞〉》)）】」』]$")
_TALK = re.compile(
    r"[0-9]円|[兆億万千]円|(?:電話|TEL|FAX|E-?mail|メール|受付時間|担当|連絡先|問い?合わ?せ)|[:]\S"
)
_WORDS = re.compile(r"[一-龥ぁ-んァ-ヶA-Za-z]")
_BOXED = re.compile(r"【[^】]*】")
_CONTENTS = re.compile(r"目\s*次|はじめに|序(?:文|章)?|概\s*要|ポイント|本文|議\s*事")
_MEETING = re.compile(r"第[0-9]+回|議事|会議|部会|分科会|小委員会")


def title_of(cover: Sequence[CoverLine], is_set: bool) -> list[CoverLine]:
    """The lines of the title in their order; none where the page doesn't say one."""
    return _by_size(cover) if is_set else _by_place(cover)


def title_text(lines: Sequence[CoverLine]) -> str:
    """The title on one line: 令和6年度 一般会計予算書(附予算説明書)."""
    text = ""
    for line in lines:
        joined = re.sub(r"\s+", " ", line.text)
        text += ("" if not text or joined[0] in "(<〈《～~【" else " ") + joined
    return text


def _by_size(cover: Sequence[CoverLine]) -> list[CoverLine]:
    able = [line for line in cover if may_be_title(line)]
    if not able:
        return []
    top = max(able, key=lambda line: line.size)
    sentences = sum(line.role == "sentence" for line in cover)
    least = (SAME_TITLE if sentences <= MOST_SENTENCES else SAME_LINE) * top.size
    body = sorted(line.size for line in cover)[len(cover) // 2]
    if top.size <= body and len(cover) > MOST_TITLE_LINES:
        return _by_place(cover)
    at = next(index for index, line in enumerate(cover) if line is top)
    first, last = at, at
    while first > 0 and _goes_with(cover[first - 1], least):
        first -= 1
    while last + 1 < len(cover) and _goes_with(cover[last + 1], least):
        last += 1
    return [line for line in cover[first : last + 1] if may_be_title(line)]


def _goes_with(line: CoverLine, least: float) -> bool:
    """Whether a line beside the largest one is a part of the title; stamps between are passed over."""
    if line.role == "stamp":
        return line.size >= least
    return may_be_title(line) and (line.size >= least or _says_class(line))


def _says_class(line: CoverLine) -> bool:
    """Whether a line that stands out says what the document is: 第20次公募要領(概要版) below the name."""
    block = line.passage.block
    stands_out = block.kind == "heading" or block.bold
    return stands_out and any(one.name == CLASS for one in line.passage.labels)


def _by_place(cover: Sequence[CoverLine]) -> list[CoverLine]:
    """The lines at the head of a text, up to what is no title: a sentence, a date, a publisher, an item."""
    title: list[CoverLine] = []
    for index, line in enumerate(cover[:HEAD_OF_TEXT]):
        if not title and _opens_meeting(cover, index):
            title.append(line)
            continue
        if line.role in ("stamp", "address") or (line.role in ("date", "publisher", "") and not title):
            if title:
                break
            continue
        if line.role != "title" or not may_be_title(line) or _is_level_below(title, line) or _tells_day(line):
            break
        title.append(line)
        if len(title) >= MOST_TITLE_LINES:
            break
    return title


def _tells_day(line: CoverLine) -> bool:
    """Whether a line says on which day something took place, as minutes do below their title."""
    return any(one.name == "date" and one.value.precision == "day" for one in line.passage.labels)


def _opens_meeting(cover: Sequence[CoverLine], index: int) -> bool:
    """Whether a council's name is the first line of its minutes' title: 資源審議会 / 第3回会議 議事録."""
    here, following = cover[index], cover[index + 1] if index + 1 < len(cover) else None
    if following is None or here.role != "publisher" or not here.text.endswith("会"):
        return False
    return following.role in ("title", "publisher") and _MEETING.search(following.text) is not None


def _is_level_below(title: Sequence[CoverLine], line: CoverLine) -> bool:
    """Whether a line stands under the title and is no part of it: after a heading, all but a subtitle."""
    if not title:
        return False
    is_heading = title[-1].passage.block.kind == "heading"
    if is_heading:
        return _SUBTITLE.match(line.text) is None
    return line.passage.block.kind == "heading" and _SUBTITLE.match(line.text) is None


def may_be_title(line: CoverLine) -> bool:
    """Whether a line has the form of a title: words, no number before them, no address or amount."""
    text = line.text
    if line.role != "title" or len(text) < LEAST or _CONTENTS.fullmatch(text) or _BOXED.fullmatch(text):
        return False
    return not (is_numbered(line.passage) or _TALK.search(text)) and _WORDS.search(text) is not None


def label_of(lines: Sequence[CoverLine], value: str) -> Label:
    """The title as a label on its first line."""
    passage = lines[0].passage
    text = passage.normalized
    start = len(text) - len(text.lstrip())
    return Label("title", value, passage.index, start, len(text.rstrip()), "title of the front page")
