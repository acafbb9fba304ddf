"""Names in running text: …を進めるため|地域結集支援事業|により, told by their own words and those behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import re2

from extractors.program.extent import Extent, extent, is_pointed_at
from extractors.program.labels import PROGRAM, named
from extractors.program.nouns import ENOUGH, weight, worth
from extractors.program.titles import is_caption, lead
from extractors.program.words import HEADS, MONEY, PLAIN, any_of, is_generic, is_institution
from pipeline.facts import Label
from pipeline.japanese.ministries import body
from pipeline.rules import Match, Stretch

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG_WORD = 4
_LEAST = 2
GUIDELINES = any_of("実施要綱 交付要綱 実施要領 交付規程 公募要領 募集要領")
_PROPER = re2.compile(r"[A-Z]{2}|[\p{Katakana}ー]{9}")
_USES = any_of("""
    実施 開始 創設 推進 活用 新設 拡充 継続 公募 展開 立ち上げ 措置 計上 利用 廃止 統合 改称 改組 発足
    新たに 通じ
""")
_AMOUNT = r"[0-9][0-9,.]*(?:兆|億|百万|千万|万|千)*円"
_SPOKEN_OF = re2.compile(
    rf"^[」』]?(?:\([^()]*\))?(?:等)?(?:を(?:{_USES})|により|によって|において|では|として|の採択|の公募|に採択|の一環"
    rf"|(?:に|には|へ|について|として|で)?[^。、()]{{0,6}}{_AMOUNT})|^[」』]?\((?:[^()]{{0,12}}[約計])?{_AMOUNT}"
)
_HAS_A_BUDGET = re2.compile(
    r"^[」』]?(?:\([^()]*\))?の(?:(?:平成|令和|R|H)?[0-9元]+年度の?)?(?:当初|補正)?(?:予算|概算要求|要求|決算)(?:案|額)"
)
_JOINED_HEADS = re2.compile(rf"(?:{HEADS})・|・(?:{HEADS})$")
_MAY_FOLLOW = frozenset("等 採択 実施 について 全体 以外".split())


def in_text(match: Match) -> Stretch | None:
    """The words before 事業 up to the clause's beginning, when they say enough to be a name."""
    passage, doc = match.passage, match.passage.doc
    head = doc.char_span(match.start, match.end, alignment_mode="expand")
    if (
        is_caption(passage)
        or head is None
        or head.end_char != match.end
        or (head.end < len(doc) and _goes_on(doc[head.end]))
    ):
        return None
    found = extent(doc, head.start, _floor(match))
    start = doc[found.first].idx
    name = passage.normalized[start : match.end]
    if doc[found.compound].idx >= match.start or _JOINED_HEADS.search(name):
        return None
    if is_generic(name) or is_institution(name) or not _says_enough(match, found, head.end - 1):
        return None
    return named(match, start, match.end)


def of_guideline(match: Match) -> Stretch | None:
    """離島支援事業|実施要綱: plain as it is, what has a guideline of its own is a program."""
    passage, end = match.passage, match.start + len(match["head"] or "")
    head = passage.doc.char_span(match.start, end, alignment_mode="expand")
    if head is None or head.end_char != end:
        return None
    found = extent(passage.doc, head.start, _floor(match))
    start = passage.doc[found.compound].idx
    name = passage.normalized[start:end]
    few = weight(passage.doc, found.compound, head.start) < _LEAST
    return None if few or is_generic(name) or is_institution(name) else named(match, start, end)


def _says_enough(match: Match, found: Extent, head: int) -> bool:
    """Three words of content, or two where a program is spoken of: …を実施, at the title's beginning.

    One long word is enough where its budget is told (|予防接種|事業の令和6年度の予算額), or money spoken of.
    """
    doc, text = match.passage.doc, match.passage.normalized
    start = doc[found.first].idx
    if is_pointed_at(doc, found.first) and not _PROPER.search(text[start : match.end]):
        return False
    stem = (match.start - doc[head].idx + 1) // 2  # 給付金 may end a longer word: 教育訓練給付金
    own = stem + weight(doc, found.compound, head)
    whole = stem + weight(doc, found.first, head)
    if own >= ENOUGH or (match.text in MONEY and whole >= ENOUGH - 1):
        return True
    if all(token.text in PLAIN or not worth(token) for token in doc[found.first : head]):
        return False
    behind = text[match.end :]
    has_budget, spoken_of = bool(_HAS_A_BUDGET.match(behind)), bool(_SPOKEN_OF.match(behind))
    one_long_word = head - found.first == 1 and len(doc[found.first].text) >= _LONG_WORD
    if one_long_word and (has_budget or match.text in MONEY):
        return has_budget or spoken_of
    begins = match.passage.block.kind == "heading" and lead(match.passage) == start
    return (begins or spoken_of or has_budget) and whole >= (
        ENOUGH - 1 if found.first == found.compound else ENOUGH
    )


def _floor(match: Match) -> int:
    """Where the last program or body of the state before ends; a short form may begin a name: JST|…事業."""
    before = (label for label in match.passage.labels if label.end <= match.start)
    return max((one.end for one in before if one.name == PROGRAM or _is_a_body(one)), default=0)


def _is_a_body(label: Label) -> bool:
    found = body(label.value.canonical_name) if label.name == "organization" else None
    return found is not None and (found.kind != "corporation" or found.name in label.value.name)


def _goes_on(behind: Token) -> bool:
    """Whether the compound goes on behind the head (事業|計画, 制度|設計): then the head is not its end."""
    return behind.tag_.startswith(("名詞", "接尾辞")) and behind.text not in _MAY_FOLLOW
