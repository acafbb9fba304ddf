"""The marks that head a line, and how deep each stands: 第２章, １．, (1), ①, ○, ・, 【】."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_NUMBER = r"[0-9０-９]{1,2}"
_KANJI_NUMBER = r"[0-9０-９一二三四五六七八九十百]{1,4}"

# A family, its depth (1 is the outermost) and its pattern. No quantifier is nested: linear on any text.
_FAMILIES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 1, re.compile(rf"第\s?{_KANJI_NUMBER}\s?[部編](?=[\s　]|$)")),
    ("chapter", 2, re.compile(rf"第\s?{_KANJI_NUMBER}\s?章(?!の|に|で)")),
    ("section", 3, re.compile(rf"第\s?{_KANJI_NUMBER}\s?[節款](?!の|に|で)")),
    ("item", 3, re.compile(rf"第{_KANJI_NUMBER}(?=[\s　](?![条項号回次期年款目節章]))")),
    (
        "bill",
        4,
        re.compile(rf"(?:第{_KANJI_NUMBER}号議案|(?:議案|承認|諮問|専決)第{_KANJI_NUMBER}号)(?=[\s　])"),
    ),
    ("roman", 3, re.compile(r"(?:[Ⅰ-Ⅻ]|[IVX]{1,4}(?=[.．]))(?:[.．、：:]|(?=[\s　]))")),
    ("sections", 5, re.compile(rf"{_NUMBER}(?:[-－‐・.．]{_NUMBER})+[.．]?(?=[\s　])")),
    (
        "number",
        4,
        re.compile(rf"{_NUMBER}(?:[.．](?![0-9０-９])|[\s　](?![年月日号条項0-9０-９])|、(?=[^0-9０-９]))"),
    ),
    ("kanji", 4, re.compile(r"[一二三四五六七八九十]{1,2}(?:[.．、]|(?=　))")),
    (
        "bracketed",
        5,
        re.compile(rf"(?:[（(]\s?{_NUMBER}\s?[）)]|[⑴-⒇]|(?<![0-9０-９]){_NUMBER}[）)])"),
    ),
    ("circled", 6, re.compile(r"[①-⑳❶-❿㉑-㉟]")),
    (
        "kana",
        7,
        re.compile(r"(?:[ア-ン][.．、）)](?![ア-ン])|[ア-ン](?=　)|[（(][ア-ン][）)]|[ｱ-ﾝ][.)])"),
    ),
    (
        "latin",
        7,
        re.compile(r"(?:[a-zA-Zａ-ｚＡ-Ｚ][.．）)](?=[^A-Za-z0-9.])|[（(][a-zａ-ｚA-Z][）)])"),
    ),
    ("square", 5, re.compile(r"[■◆◼❖▶►▷▼★☆◎●⚫⬤□◇▲△](?![■◆●□◇▲△○〇◯]|[0-9０-９]{0,4}[,，年月日])[▶►]*")),
    ("circle", 6, re.compile(r"[○〇◯⚪](?!○|〇|◯|[0-9０-９]{1,4}[年月日]|[年月][○〇◯])")),
    ("arrow", 7, re.compile(r"[⇒→➡➢✓✔☑☞](?!\s*$)")),
    (
        "dot",
        8,
        re.compile(
            r"(?:[・･•‣◦∙▪▫]|[\-－–—][\s　]|"
            r"[\uf06c\uf06e\uf075\uf09e\uf0a7\uf0b2\uf0b7\uf0d8\uf0e8\uf0fc][\s　]?)"
        ),
    ),
    ("dash", 9, re.compile(r"[－―ー‐](?=[^\-－―ー‐0-9０-９])")),
)
_ENUMERATED = frozenset(
    {
        "number",
        "kanji",
        "bracketed",
        "circled",
        "kana",
        "latin",
        "circle",
        "square",
        "arrow",
    }
)
_ALWAYS_TITLES = frozenset({"part", "chapter", "section", "item", "roman"})
_ALWAYS_ITEMS = frozenset({"dot", "dash", "arrow", "kana", "latin"})
_NOTE = re.compile(
    r"(?:[（(]?※|＊|\*[0-9１-９ 　]|[（(〔]?注\s?[0-9０-９]{0,2}[）)〕:：.．　 ]|[（(]備考[）)]|備考[:：])"
)
_CAPTION = re.compile(
    r"(?:[（(【〔\[]?\s?(?:金額)?単位(?:\s?[:：]|[\s　](?:[百千十]?[万億]?円|[百千]円|人|件))|"
    r"(?:[■◆●▼□]\s?)?[【［\[（(<＜]?"
    rf"(?:[図表]\s?(?:表\s?)?[-－―‐ー]?\s?{_NUMBER}(?:[-－‐.・]{_NUMBER})*(?![0-9０-９年月])|"
    rf"第\s?{_NUMBER}(?:[-－‐.・]{_NUMBER})*[図表])|"
    r"(?:資料|出典|出所)\s?[:：])"
)
_WHOLLY_BRACKETED = re.compile(r"[【〈《＜<≪［\[〔][^】〉》＞>≫］\]〕]+[】〉》＞>≫］\]〕]$")
_LEADERS = re.compile(r"(?:…|‥|・{2}|\.{3}|．{2})[\s.．・…‥]*[0-9０-９\-－]*$")
_FIGURE_AT_RIGHT = re.compile(r"(?:[ \t]{3,}|　{2,})[△▲]?[0-9０-９][0-9０-９,，.．]*\s*$")
_SENTENCE_END = re.compile(
    r"[。．.、，,！？…]$|[^ァ-ヶー](?:です|ます|した|する|こと|とする|である|ください)$"
)
# Commas and brackets that a conversion moved to the front of their line: ， （ ， ）⑤予算額.
_STRAY = re.compile(r"[，、,](?:[\s　]?[，、,（）()「」]){0,11}[\s　]?(?=[①-⑳])")
TITLE_WIDTH = 60


class Mark(NamedTuple):
    """What heads a line: the family of the mark, its depth, and how many characters it takes."""

    family: str
    depth: int
    length: int

    @property
    def always_item(self) -> bool:
        """Whether it never heads a heading: ・ – ⇒."""
        return self.family in _ALWAYS_ITEMS

    @property
    def always_title(self) -> bool:
        """Whether a short line with it is a heading even among its like: 第２章, Ⅲ."""
        return self.family in _ALWAYS_TITLES

    @property
    def enumerates(self) -> bool:
        """Whether siblings with it make a list: ① … ② …."""
        return self.family in _ENUMERATED


def mark_of(text: str) -> Mark | None:
    """The mark at a line's beginning: (2) of (2)拠点の類型; none in 2.5億円."""
    stray = _STRAY.match(text)
    for family, depth, pattern in _FAMILIES:
        found = pattern.match(text, stray.end() if stray else 0)
        if found:
            return Mark(family, depth, found.end())
    return None


def is_note(text: str) -> bool:
    """Whether a line is a note: ※平成21年度は新規採択はしない, (注) …."""
    return _NOTE.match(text) is not None


def is_caption(text: str) -> bool:
    """Whether a short line is a caption or a unit note: （単位：百万円）, 図表１－２ 予算の推移."""
    return display_width(text) <= 2 * TITLE_WIDTH and _CAPTION.match(text) is not None


def is_bracketed_title(text: str) -> bool:
    """Whether a line is wholly a title in brackets: 【目的】, <地域連携型>."""
    return display_width(text) <= TITLE_WIDTH and _WHOLLY_BRACKETED.match(text) is not None


def is_title_like(text: str) -> bool:
    """Whether a line is short and no sentence, as titles are."""
    if not 0 < display_width(text) <= TITLE_WIDTH or text.count("、") > 1:
        return False
    return not (_SENTENCE_END.search(text) or _LEADERS.search(text) or _FIGURE_AT_RIGHT.search(text))


def display_width(text: str) -> int:
    """Columns that a text takes where a kanji takes two: 2 for 億, 1 for A."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
