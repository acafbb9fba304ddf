"""Whole titles: a heading, a label, a list item or a line that is a program's name and little else."""

from __future__ import annotations

from typing import NamedTuple

import re2

from extractors.program.brackets import PHASE, take_apart
from extractors.program.words import HEADS, TAILS, any_of, is_expense, is_generic, is_institution
from pipeline.annotation import Passage
from pipeline.japanese.ministries import BODIES

LONGEST_TITLE = 240
LONGEST_NAME = 70
SHORTEST_PHRASE = 5
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_BODIES = "|".join(re2.escape(form) for body in BODIES for form in body.forms)

# What may stand before a name: marks, numbering, 事業名:, 【新】, 平成21年度, the ministry.
_MARKS = r"[\s○〇●◎◆◇■□▲△▼▽▶►▷◦◯・•※★☆⇒→➢>*–—~-]+"
_NUMBER = (
    r"[0-9]{1,3}(?:,[0-9]{3})+\s*|\(?[0-9]{1,2}\)\s*|[0-9]{1,2}(?:[.-][0-9]{1,2})*[.、:]\s*|[0-9]{1,2}\s+"
    r"|0[0-9]{1,4}\s+"
    r"|第[0-9一二三四五六七八九十]+(?:[章節編部項]\s*|[次回](?:公募|募集)の?\s*|\s+)"
    r"|[IVX]+[.、:]\s*|\(?[ivx]+[).]\s*|\(?[a-zア-ン一二三四五六七八九十]\)\s*|[ア-ン]\s+"
)
_FIELD = (
    r"\(?(?:事\s*業|施\s*策|制\s*度|補\s*助\s*金|プログラム|プロジェクト|項\s*目)"
    r"\s*の?\s*名\s*称?\)?\s*[::]?\s*"
)
_TAG = (
    r"【[^【】]{1,8}】\s*|\[[^\[\]]{1,6}\]\s*|(?:新規|拡充|継続|新)\s*[:・)]\s*"
    r"|(?:一部新規|新規|拡充|継続|廃止|見直し|組替|重点)\s{2,}"
    r"|\((?:一部)?(?:新規?|拡充?|継続?|重点|再掲)\)\s*"
)
_YEAR = (
    r"(?:平成|令和|H|R)\s*[0-9元]+\s*年度?(?:における|の|版)?\s*"
    r"(?:(?:当初|補正|概算要求|予算)\S{0,4}\s+)?"
)
_MINISTRY = rf"(?:旧?(?:{_BODIES})(?:\([^()]*\))?(?:が(?:所管|実施)する|所管の|の|による|における|[::]|\s)+)?"
_BEFORE = f"(?:{_MARKS}|{_NUMBER}|{_FIELD}|{_TAG}|{_YEAR})*"
_OF_WHICH = "のうち"
_PART = re2.compile(r"うち[、\s]*[\p{Han}A-Z]")  # うち公共土木…, of the sum above; うちエコ… is a name
_LEAD = re2.compile(rf"^{_BEFORE}{_MINISTRY}(?:[「『〈《<]|(?:{_BODIES})[「『])?")
_ANOTHER = re2.compile(r"^.*\s[○●◎■◇◆]\s*")

# What may stand behind it: brackets, amounts, counts, の概要, の公募について.
_BRACKETS = (
    r"[\s」』〉》>*]|【[^【】]*】|\[[^\[\]]*\]|<[^<>]*>|\((?:[^()]|\([^()]*\))*\)|「[^「」]*」|\([^()]*$"
)
_AMOUNT = r"[\s:約]*[0-9][0-9,.~兆億千百万程度以内上限各年間×x]*円[^。]{0,40}"
_COUNT = r"[0-9]+(?:プロジェクト|地域|拠点|件|機関|大学|校|課題|エリア|クラスター)"
_ABOUT = any_of("""
    概要 創設 実施 公募 募集 公募要領 公募の概要 実施地域 採択 選定 選考 審査 採択結果 選定結果 結果
    概要版 推進 活用 ご案内 案内 一部 予算 イメージ スキーム 目的 経緯 評価
""")
_TRAIL = re2.compile(
    rf"^(?:{_BRACKETS}|等|ほか|※[0-9]*|{PHASE}|{_COUNT}|\t.*|[::].*|{_AMOUNT}"
    rf"|(?:の|に係る|に関する)?(?:{_ABOUT})(?:について|等)?|について)*$"
)
_PROGRAM = re2.compile("(?:事業|金)$")
_HEAD, _TAIL = re2.compile(HEADS), re2.compile(rf"(?:{HEADS}|{TAILS})(?:等)?")
_HEAD_WORDS = frozenset(HEADS.split("|"))
_CAPTION = re2.compile(r"^[\s■●○◆]*(?:第?[0-9]+(?:[.-][0-9]+)*[表図]|[表図表]\s*[0-9])")
_QUOTES = dict(zip("「『〈《<", "」』〉》>", strict=True))
_CLOSED = frozenset(("", *"(【[<「 \t」』"))
_CLAUSE = re2.compile(rf"。|は、|が、|ました|ます|である|ており|し、|円|[?？⇒→]|.(?:{_BODIES})の")
_TRADE = "(?:証明|製造|販売|運送|供給|営業)の事業$"
_SEVERAL = re2.compile(rf"、そ|以外の|,[0-9]{{3}}人|{_TRADE}|[0-9](?:{HEADS})|×|(?:{HEADS})(?:、|等の|等、)")


class Title(NamedTuple):
    """Where in a passage a name stands, before the brackets behind it."""

    start: int
    end: int


def lead(passage: Passage) -> int:
    """How many characters of numbering, marks, tags and the like stand before the title."""
    text = passage.normalized
    another = _ANOTHER.match(text)
    skipped = another.end() if another else 0
    if not another and passage.text.original.lstrip()[:1] in _CIRCLED:
        skipped = len(text) - len(text.lstrip().lstrip("0123456789").lstrip())
    match = _LEAD.match(text[skipped:])
    start = skipped + int(match.end() if match else 0)
    part = _PART.match(text[start:])
    return start + (int(part.end()) - 1 if part else 0)


def whole_title(passage: Passage) -> Title | None:
    """The name, where the block ends in 事業 and the like with nothing behind but brackets and amounts."""
    text = passage.normalized
    if len(text) > LONGEST_TITLE or is_caption(passage):
        return None
    start = lead(passage)
    for head in _HEAD.finditer(text, start):
        if _TRAIL.match(text[head.end() :]):
            whole = text.rfind(_OF_WHICH, start, head.start())
            start = start if whole < 0 else whole + len(_OF_WHICH)
            return _title(passage, _with_quotation(text, start, head.end()), head.end())
    return None


def _title(passage: Passage, start: int, end: int) -> Title | None:
    name, behind = passage.normalized[start:end], passage.normalized[end:]
    quoted = passage.normalized[start - 1 : start] in _QUOTES
    fits = is_title(name, take_apart(name, behind).aliases) and (quoted or not _describes(passage, end))
    return Title(start, end) if fits else None


def _describes(passage: Passage, end: int) -> bool:
    """Whether a verb or an adjective stands right before the head: 虚偽の内容を含む|事業."""
    head = passage.doc.char_span(end - 1, end, alignment_mode="expand")
    while head is not None and head.start and head[0].text in _HEAD_WORDS:
        head = passage.doc[head.start - 1 : head.start]
    return head is not None and head[0].tag_.startswith(("動詞", "助動詞", "形容詞"))


def is_caption(passage: Passage) -> bool:
    """Whether a block is the title of a table or figure: 第1-2表 主な事業."""
    return bool(_CAPTION.match(passage.normalized))


def any_title(passage: Passage) -> Title | None:
    """The name where the place itself tells that one stands there: a noun phrase of any ending."""
    text = passage.normalized
    if len(text) > LONGEST_TITLE:
        return None
    start, named = lead(passage), whole_title(passage)
    if named:
        return named
    return phrase(text, start)


def phrase(text: str, start: int) -> Title | None:
    """The noun phrase from a place on, up to what may stand behind a name."""
    ends = [tail.end() for tail in _TAIL.finditer(text, start) if tail.end() > start]
    ends = [end for end in ends if _TRAIL.match(text[end:])]
    end = next((end for end in ends if text[end : end + 1] in _CLOSED), None)
    if end is None:
        return None
    start = _with_quotation(text, start, end)
    return Title(start, end) if _is_phrase(text[start:end]) else None


def is_title(name: str, aliases: tuple[str, ...] = ()) -> bool:
    """Whether words that end in 事業 and the like name a program: no sentence, not generic.

    An institution (…通園制度) that is a …事業 by its other name is one, too.
    """
    if len(name) > LONGEST_NAME or _CLAUSE.search(name) or _SEVERAL.search(name):
        return False
    is_law = is_institution(name) and not any(map(_PROGRAM.search, aliases))
    return not (is_generic(name) or is_law or is_expense(name))


def _with_quotation(text: str, start: int, end: int) -> int:
    """A title may begin with a quotation: 「広島宣言」に基づく…支援."""
    closing = _QUOTES.get(text[start - 1 : start])
    return start - 1 if closing and closing in text[start:end] else start


def _is_phrase(name: str) -> bool:
    if not SHORTEST_PHRASE <= len(name) <= LONGEST_NAME or _CLAUSE.search(name):
        return False
    return not is_generic(name) and not is_expense(name)
