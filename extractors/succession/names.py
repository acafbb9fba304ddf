"""Names of programs as sentences about their succession hold them, without a list of names."""

from __future__ import annotations

import re2

from pipeline.japanese.names import printed_name
from pipeline.labels import ProgramLabel

_HEAD = (
    r"(?:事業費補助金|事業費|事業|プログラム|プロジェクト|補助金|助成金|交付金|委託費|支援金|奨励金"
    r"|給付金|基金|制度|コース)"
)
_LETTER = r"[\p{Han}\p{Katakana}ー・々A-Za-z0-9-]"
_VARIANT = r"(?:\([^()]+(?:期|型|枠|コース|タイプ|類型)\))?"
_BARE = rf"{_LETTER}+{_HEAD}{_VARIANT}"
_QUOTED = rf"[「『][^「」『』]+[」』]{_VARIANT}"
NAME = rf"(?:{_QUOTED}|{_BARE})"
"""One name: quoted whole (「里のまなび事業」), or a run without hiragana that ends as programs do."""
SEVERAL = rf"{NAME}(?:(?:、|,|及び|並びに|と)、?{NAME})+"
"""Two names or more: 里山再生事業、里海保全事業及び棚田支援事業."""

_EACH = re2.compile(NAME)
_ENDS = re2.compile(rf"{_HEAD}{_VARIANT}[」』]?{_VARIANT}$")
_PARTS = re2.compile(r"^[「『]?(?P<name>.*?)[」』]?(?:\((?P<variant>[^()]{1,12})\))?[」』]?$")
_BEFORE = re2.compile(
    r"^(?:(?:明治|大正|昭和|平成|令和)?[0-9元]+年度?(?:より|から)?|旧|新たな|新規|現行|既存の?)+"
)
_GENERIC = re2.compile(
    rf"(?:本|同|当該?|各|両|新|旧|後継|前身|関連|類似|既存|他|別|国庫|対象|補助|助成|支援|委託|継続|複数|個別|従来){{0,3}}{_HEAD}"
)


def split(text: str) -> list[tuple[int, int]]:
    """Where the names of a list stand in it, 旧 and a year before them left out."""
    found = []
    for match in _EACH.finditer(text):
        first, last = match.span()
        before = _BEFORE.match(match.group())
        found.append((first + (before.end() if before else 0), last))
    return found


def name_of(text: str) -> ProgramLabel | None:
    """Name and variant; None for 同事業, 後継事業 and what is no program."""
    parts = _PARTS.match(text)
    if parts is None or not _ENDS.search(text):
        return None
    name, variant = parts.group("name"), parts.group("variant")
    if _GENERIC.fullmatch(name) or not 4 <= len(name) <= 60:
        return None
    return ProgramLabel(printed_name(name), printed_name(variant) if variant else None)
