"""Plans, strategies and reports in running text: by their term, decision, year or the words behind."""

from __future__ import annotations

import re2

from extractors.policy_document.extent import compound, phrase
from extractors.policy_document.generic import is_generic, is_plain
from extractors.policy_document.names import (
    STRONG_END,
    floor,
    is_body,
    is_other,
    named,
    ordinal,
    phrase_before,
)
from extractors.policy_document.value import Named
from extractors.policy_document.words import HEADS, WORD_OF_DOCUMENTS
from pipeline.japanese.names import printed_name
from pipeline.rules import Match, Stretch

_SHORTEST_LOOSE = 12
_HEAD = re2.compile(f"(?:{HEADS})")
_PACKAGE = "総合経済対策"
_NO_DECISION = re2.compile("まで|から|頃|予定|以降|~|現在|時点")
_DECIDED_LINE = re2.compile(r"(?:閣\s*議|本\s*部|会\s*議|大\s*臣)\s*(?:決\s*定|策\s*定)")
_WORDS_ON = frozenset("工程表 フォローアップ 値 書 案 的 性 改訂 期間 担当 推進".split())
_TELLING = frozenset("関する 向け 係る ため".split())
_LEAST = 3  # words of matter


def with_term(match: Match) -> Stretch | None:
    """第2期海洋基本計画, 海洋基本計画(第2期): the term is the number."""
    name = match["rest"] or ""
    if not name or is_plain(name) or "の" in name or _goes_on(match) or is_other(match.passage, match.end):
        return None
    return Stretch(Named(printed_name(name), _term(match)), match.start, match.end)


def term_behind(match: Match) -> Stretch | None:
    """海洋基本計画(第2期)."""
    if is_other(match.passage, match.start + len(match["head"] or "")):
        return None
    return phrase_before(match, match.start + len(match["head"] or ""), _term(match))


def decided(match: Match) -> Stretch | None:
    """海洋資源活用方針(令和3年3月26日閣議決定): what was decided stands before the bracket."""
    head = match["head"] or ""
    found = phrase_before(match, match.start + len(head), None, commas=True) or _by_its_decision(match, head)
    loose = not _HEAD.fullmatch(head)
    if found and loose and (found.end - found.start < _SHORTEST_LOOSE or _NO_DECISION.search(match.text)):
        return None
    return found


def _by_its_decision(match: Match, head: str) -> Stretch | None:
    """総合経済対策(令和9年11月22日閣議決定): the cabinet's decision makes plain words a name."""
    start = match.start - len(_PACKAGE) + len(head)
    text = match.passage.normalized[max(start, 0) : match.start + len(head)]
    return (
        Stretch(Named(text), start, match.start + len(head))
        if text == _PACKAGE and "閣議" in match.text
        else None
    )


def as_title(match: Match) -> Stretch | None:
    """The title of a document on whose front its decision stands: 令和9年6月1日閣議決定."""
    name, front = (match["name"] or "").strip(), match.annotated.outline.front
    passages = match.annotated.passages
    if match.passage.index not in front[:4] or is_plain(name):
        return None
    if not any(_DECIDED_LINE.search(passages[i].normalized) for i in front):
        return None
    start = match.start + match.text.index(name)
    return named(match, name, start, start + len(name))


def with_year(match: Match) -> Stretch | None:
    """経済再生の基本方針2031: a year is part of the name."""
    found = phrase_before(match, match.start + len(match["head"] or ""), None)
    if found is None:
        return None
    name = match.passage.normalized[found.start : match.end]
    return Stretch(Named(printed_name(name)), found.start, match.end)


def in_text(match: Match) -> Stretch | None:
    """海洋資源活用指針に基づき: words of content before it, and words behind it that speak of documents."""
    passage, doc = match.passage, match.passage.doc
    end = match.start + len(match["head"] or "")
    head = doc.char_span(match.start, end, alignment_mode="expand")
    if head is None or head.end_char != end or is_other(passage, end) or is_body(passage, match):
        return None
    if head.end < len(doc) and doc[head.end].text in _WORDS_ON:
        return None
    first = compound(doc, head.start, floor(passage, match.start))
    start = doc[first].idx
    if is_generic(passage.normalized[start:end]) or (first and doc[first - 1].text == "関する"):
        start = _with_its_matter(match, head.start)
    name = passage.normalized[start:end]
    strong = match.rule.name == WORD_OF_DOCUMENTS or STRONG_END.search(name)
    if len(name) < 5 or (is_plain(name) if strong else is_generic(name)):
        return None
    return named(match, name, start, end, sure=False)


def _with_its_matter(match: Match, head: int) -> int:
    """Where a name of plain words begins with its matter: デジタル社会の実現に向けた|重点計画."""
    doc, before = match.passage.doc, floor(match.passage, match.start)
    plain, whole = compound(doc, head, before), phrase(doc, head, before)
    told = any(doc[i].text in _TELLING for i in range(max(plain - 3, 0), plain)) and plain - whole >= _LEAST
    return int(doc[whole if told else plain].idx)


def _term(match: Match) -> str:
    return ordinal(match["term"] or "", match["unit"] or "")


def _goes_on(match: Match) -> bool:
    """Whether the last word goes on behind a match: 計画|値."""
    doc = match.passage.doc
    last = doc.char_span(match.end - 1, match.end, alignment_mode="expand")
    if last is None or last.end_char != match.end:
        return True
    return last.end < len(doc) and doc[last.end].text in ("値", "書", "的", "性", "案件", "数")
