"""What a line of a front page is: a date, a body's name, an address, a stamp, a piece of the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from extractors.document.rules import CLASS
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.japanese.municipalities import municipalities_named
from pipeline.japanese.prefectures import prefecture_named

Role = Literal["date", "publisher", "address", "stamp", "sentence", "title", ""]

LONGEST = 120
LONGEST_NAME = 40
LONGEST_BODY = 60
NAME_BEGINS = 2  # characters, after which the body's name begins at the latest
_STAMPS = (
    r"[\[(【<]?(?:(?:参考|別添|別紙|机上|配布|会議|補足|追加|説明)?(?:配布)?資料|別紙|別添|別記|参考|添付|様式|付録)\s?"
    r"(?:第?\s?[0-9一二三四五六七八九十]*\s?号?)(?:[-‐－の][0-9]+)*[\])】>]?",
    r"取扱注意|未定稿|暫定版|速報版?|最終更新日?|案|機密性.{0,8}|厳秘|抜粋|概要版?|[0-9A-Z]{1,3}|P?\.?[0-9]+頁?",
    r"Ver(?:sion)?\.?\s?[0-9.]+|第?[0-9.]+版|\{\{.*\}\}|[-\s]*[0-9ivx]+[-\s]*|(?:https?://|www\.)\S+",
    r"[^()]{0,12}第\s?[0-9]+\s?号(?:の[0-9]+)?|\s*公\s?印\s?省\s?略\s*|(?:事業|管理|文書|整理|受付|公告|法人)番号.*|No\.?\s?[0-9]+",
    r"事務連絡|報道発表資料?|報道関係者各位|プレスリリース|(?i:press\s?release|news\s?release)|記者発表資料",
)
_STAMP = re.compile("|".join(_STAMPS))
_ADDRESS = re.compile(
    r"(?:各|全国の?|関係)?[^。]{0,60}(?:殿|御中|様|各位|の(?:皆さま|皆様|みなさま|方々?|みなさん|皆さん)へ?|宛て?)|"
    r"各[^。、]{1,30}(?:知事|[長官]|市町村|大臣|担当者?)"
)
_BESIDE_DATE = (
    r"[\s()、・]|現在|(?:公表|発表|掲載|更新|作成)日?:?|公布|施行|付け?|改訂|改定|策定|制定|版|提出|[月火水木金土日]曜日?",
    r"\([月火水木金土日]\)|解禁.*|配[布付]|以降|時点|初版|最終|第[0-9]+",
)
_DATE_WORDS = re.compile("|".join(_BESIDE_DATE))
_BODY_END = re.compile(
    r"(?:[省庁局課室部院会署所区市町村都府県]|機構|本部|事務局|センター|委員会|協議会|大学|財団|協会|連合会|中央会|機関|法人|銀行|公庫|グループ)"
    r"(?:\([^()]*\))?$"
)
_COUNCIL_END = re.compile(r"(?:会議|研究会|検討会|懇談会|部会|委員会|会)$")
_NUMBERS = (
    r"第\s?[0-9一二三四五六七八九十]+\s*(?![0-9一二三四五六七八九十次回期部章版号年節編弾\s])",
    r"[0-9]+[.、．]|\([0-9]+\)|[一二三四五六七八九十]{1,3}[、.]",
)
_NUMBERED = re.compile("|".join(_NUMBERS))
_POST = re.compile(r"(?<=[局部課室所院])長$|大臣$")
_BULLET = re.compile(r"\s*[①-⑳㉑-㉟⑴-⒇○●・◎■□◆◇▶★]")
_DEFINED = re.compile(r"\s*\(以下")
_NO_NAME = re.compile(r"[:;!?。]|[・、,]$|[0-9](?:[^()]*\()|[0-9][^()]*$|第[0-9]+表")
_FILLER = re.compile(r"[\s・、,,()/]|及び|と")


def is_numbered(passage: Passage) -> bool:
    """Whether a line begins with a number or a bullet, as items and sections do: ①事業の目的, 第2 場所."""
    text = passage.normalized.strip()
    return _NUMBERED.match(text) is not None or _BULLET.match(passage.block.text) is not None


def role_of(annotated: AnnotatedDocument, passage: Passage) -> Role:
    """What a line of the front page is for."""
    text = passage.normalized.strip()
    if not text or passage.block.kind in ("note", "caption"):
        return ""
    if _STAMP.fullmatch(text.strip("[](){}【】<>〔〕 ")) or _STAMP.fullmatch(text):
        return "stamp"
    if published_on(annotated, passage) is not None:
        return "date"
    if _ADDRESS.fullmatch(text):
        return "address"
    if "。" in text or len(text) > LONGEST or text.count("、") > 3:
        return "sentence"
    return "publisher" if is_publisher(annotated, passage) else "title"


def published_on(annotated: AnnotatedDocument, passage: Passage) -> Label | None:
    """The label of the one day or month that a line holds, and nothing else."""
    day = _day(annotated, passage)
    text = passage.normalized
    return day if day and not _DATE_WORDS.sub("", text[: day.start] + text[day.end :]) else None


def day_beside_body(annotated: AnnotatedDocument, passage: Passage) -> Label | None:
    """The day on the line of who publishes: 令和8年4月1日 環境省."""
    return _day(annotated, passage) if is_publisher(annotated, passage) else None


def _day(annotated: AnnotatedDocument, passage: Passage) -> Label | None:
    dates = list(annotated.labels("date", passage.index))
    if len(dates) != 1 or dates[0].value.precision not in ("day", "month") or dates[0].value.is_range:
        return None
    return dates[0]


def body_stretch(annotated: AnnotatedDocument, passage: Passage) -> tuple[int, int]:
    """Where on a line the body's name stands: all of it but the day before or behind, brackets, 以下「…」."""
    text, day = passage.normalized, _day(annotated, passage)
    defined = _DEFINED.search(text)
    start, end = 0, defined.start() if defined else len(text)
    if day is not None and not text[: day.start].strip():
        start = day.end
    elif day is not None and not text[day.end : end].strip():
        end = day.start
    while start < end and (text[start].isspace() or text[start] in "([【"):
        start += 1
    while end > start and (
        text[end - 1].isspace() or (text[end - 1] in ")]】" and "(" not in text[start:end])
    ):
        end -= 1
    return start, end


def may_publish(passage: Passage) -> bool:
    """Whether a line ends as names of bodies and councils do, and says nothing else."""
    text = passage.normalized.strip()
    if is_numbered(passage) or any(one.name == CLASS for one in passage.labels):
        return False
    return len(text) <= LONGEST_NAME and bool(_BODY_END.search(text) or _COUNCIL_END.search(text))


def is_publisher(annotated: AnnotatedDocument, passage: Passage) -> bool:
    """Whether a line is the name of a body and nothing else: 文部科学省 科学技術・学術政策局, 富士市."""
    start, end = body_stretch(annotated, passage)
    text = passage.normalized[start:end]
    if is_numbered(passage) or _NO_NAME.search(text) or not 1 < len(text) <= LONGEST_BODY:
        return False
    if prefecture_named(text) or any(True for _ in municipalities_named(text)):
        return True
    if any(annotated.labels(CLASS, passage.index)):
        return False
    labels = list(annotated.labels("organization", passage.index))
    if labels and _POST.search(text):
        return True
    said = _FILLER.sub("", _without(text, [(one.start - start, one.end - start) for one in labels]))
    if labels and not said:
        return True
    begins = any(one.start - start <= NAME_BEGINS for one in labels)
    return bool(_BODY_END.search(text)) and (begins or text.endswith("事務局"))


def _without(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text with blanks where stretches of it stood."""
    rest = list(text)
    for start, end in stretches:
        for place in range(max(start, 0), min(end, len(rest))):
            rest[place] = " "
    return "".join(rest)


def publisher_name(text: str) -> str:
    """The body behind a post: 文部科学省研究振興局 of 文部科学省研究振興局長, 環境省 of 環境大臣."""
    post = _POST.search(text)
    if post is None:
        return re.sub(r"\s+", " ", text)
    bare = text[: post.start()] + ("省" if post[0] == "大臣" else "")
    return re.sub(r"\s+", " ", bare)
