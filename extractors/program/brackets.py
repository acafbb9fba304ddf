"""What brackets behind a name say: a variant, an abbreviation, or nothing of the name (金額, 仮称)."""

from __future__ import annotations

from typing import NamedTuple

import re2

from extractors.program.words import HEADS, any_of
from pipeline.japanese.names import printed_name

_PHASE = r"第[0-9一二三四五六七八九十IVX]+"
_STEP = "支援[0-9IVX]{1,2}"
_KINDS = any_of("型 枠 コース タイプ トラック 部門 フェーズ ステージ")
PHASE = f"{_PHASE}期"
VARIANT = (
    rf"{_PHASE}(?:期|フェーズ|ステージ|弾|次公募|回公募|次募集|次)|(?:フェーズ|ステージ)[0-9IVX]+"
    rf"|{_STEP}|[0-9一二三四五六七八九十]+次公募|(?:平成|令和)[0-9元]+年度版|[^()「」<>【】:、。\sのを]{{1,30}}(?:{_KINDS})"
)
_NESTED = rf"[^()「」<>【】、。をにはがす]{{2,40}}(?:{HEADS})(?:の一部)?"
# Between brackets, a variant may have particles: (人への投資促進コース).
_CLOSED = r"[^()「」<>【】:、。\sを]{1,30}(?:コース|枠|タイプ|部門)"
_IN_BRACKETS = re2.compile(
    r"^\s*(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|<(?P<angle>[^<>]*)>|「(?P<quote>[^「」]*)」)"
)
_BARE = re2.compile(rf"^\s*(?P<bare>{PHASE})")
_VARIANT, _VARIANT_OR_NESTED = re2.compile(VARIANT), re2.compile(f"{VARIANT}|{_NESTED}|{_CLOSED}")
_LETTERS = r"[A-Za-z][A-Za-z0-9\-+/.& ]{1,24}[A-Za-z0-9+]?"
_ABBREVIATION = re2.compile(rf"{_LETTERS}|[ァ-ヴー]{{2,8}}")
_SHORT_FORM = re2.compile(f"{_LETTERS}(?:事業|制度|プログラム|プロジェクト|補助金)")
_SO_CALLED = re2.compile(r"(?:通称|略称|愛称|呼称)[::]?\s*[「『]?(?P<name>[^「」『』]+?)[」』]?")
# What people call it and what it is called in law: こども…制度(乳児等…事業), …プロジェクト(…交付金).
_IS_SCHEME = re2.compile("(?:制度|プロジェクト)$")
_BY_THE_LAW = re2.compile(r"[^()「」<>【】、。をにはがす]{4,40}(?:事業|補助金|交付金|給付金|助成金)")
_NO_VARIANT = re2.compile(
    "(?:旧.*|仮称|新規|継続|拡充|案|再掲|内数|予定|概要|一部新規|終了|廃止|別掲|参考|略|新|統合|[0-9,.]+.*|[化的者性等].*"
    rf"|.*に関する(?:{_KINDS})|[類定典原小中大新]型|[大別]枠|予算枠|各?(?:本|当該|申請|応募|事業|支援|補助|対象|新規)*(?:{_KINDS}))"
)


class Named(NamedTuple):
    """A name apart from what stands in brackets behind it; `length` is how far name and variant reach."""

    name: str
    variant: str | None
    aliases: tuple[str, ...]
    length: int


def take_apart(name: str, behind: str) -> Named:
    """里海再生事業 + (第II期)【12億円】: the name, the variant 第II期; (CRISP) is an alias."""
    variant, aliases, length, position = None, [], len(name), 0
    while match := _next(behind[position:], variant is None):
        inner = next(filter(None, match.groups()), "").strip()
        position += match.end()
        so_called = _SO_CALLED.fullmatch(inner)
        if _is_another_name(name, inner):
            aliases.append(printed_name(inner))
        elif variant is None and _tells_variant(inner):
            variant, length = printed_name(inner), len(name) + position
        elif so_called or _ABBREVIATION.fullmatch(inner):
            aliases.append(printed_name(so_called["name"] if so_called else inner))
    return Named(printed_name(name), variant, tuple(aliases), length)


def is_variant(text: str) -> bool:
    """Whether words name a variant or a phase: 広域連携型, 第2期, 第20次公募."""
    return bool(_VARIANT.fullmatch(text)) and _tells_variant(text)


def _is_another_name(name: str, inner: str) -> bool:
    by_the_law = bool(_IS_SCHEME.search(name)) and bool(_BY_THE_LAW.fullmatch(inner))
    in_full = bool(_SHORT_FORM.fullmatch(name)) and bool(_BY_THE_LAW.fullmatch(inner))
    return by_the_law or in_full or bool(_SHORT_FORM.fullmatch(inner))


def _next(behind: str, bare: bool) -> re2._Match[str] | None:
    return _IN_BRACKETS.match(behind) or (_BARE.match(behind) if bare else None)


def _tells_variant(inner: str) -> bool:
    return bool(_VARIANT_OR_NESTED.fullmatch(inner)) and not _NO_VARIANT.fullmatch(inner)
