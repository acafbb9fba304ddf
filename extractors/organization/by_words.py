"""Bodies that no list holds: by the word that ends a name, its quotation marks or its legal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import re2

from extractors.organization.endings import (
    ENDINGS,
    LARGER,
    PARTS_OF_COUNCILS,
    Ending,
    without_legal_form,
)
from extractors.organization.extent import (
    goes_on_as_law,
    is_generic,
    is_law,
    is_proper,
    nouns_after,
    nouns_before,
    weight,
    whole_title,
)
from extractors.organization.words import GENERIC, LEFT_BEHIND, OF_ANY_MINISTRY
from pipeline.japanese.ministries import body
from pipeline.labels import OrganizationLabel
from pipeline.rules import Match, Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LEAST_IN_QUOTES = 4
_COUNCILS = ("審議会", "分科会", "調査会", "部会", "委員会")
_PART = re2.compile("(?:" + "|".join(PARTS_OF_COUNCILS) + ")$")
_PROVISIONAL = re2.compile(r"^\s?\((?:仮称)\)")
_MONEY = re2.compile("(?:補助金|交付金|出資金|助成金|負担金|費|事業|制度|会計|債|法)$")
_SHORTEST_WORD = 3
_UNITS = ("局", "課")
_UNIT_KINDS = ("bureau", "division")
_WHOLES = ("部", "局", "グループ", "課")
_POST_BEHIND = ("長", "次長")


def by_ending(match: Match) -> Stretch | None:
    """中央教育|審議会: the nouns before the word that tells what it is."""
    passage, ending = match.passage, ENDINGS[match["ending"] or ""]
    last = passage.doc.char_span(match.start, match.end, alignment_mode="expand")
    if last is None or goes_on_as_law(passage.doc, last.end):
        return None
    if last.end_char != match.end and last.text != f"{match.text}長":
        return None
    if last.end < len(passage.doc) and passage.doc[last.end].text in LARGER:
        return None
    floor = max((one.end for one in passage.named("organization") if one.end <= match.start), default=0)
    before = _without_whole(match, nouns_before(passage.doc, last.start, floor))
    own = last[:1] if last.start_char < match.start else last[:0]
    behind_whole = _is_behind_whole(match, before, floor, last)
    if not _is_named(ending, before, own, behind_whole, behind_whole or _has_head(match, before, last)):
        return None
    start = before.start_char if len(before) else last.start_char
    end = _with_parts(passage.doc, last.end) if match.text.endswith(_COUNCILS) else match.end
    return _named(match, start, end)


def _without_whole(match: Match, before: Span) -> Span:
    """The words of a division behind its department and behind a speaker: 総務部|財政課, ○千葉|海務課長."""
    if match["ending"] not in _UNITS or not len(before):
        return before
    cuts = [word.i + 1 for word in before if word.text.endswith(_WHOLES)]
    spoken = match.passage.normalized[: before.start_char].endswith(("○", "〇", "◯", "●"))
    first = max(cuts, default=before.start + (spoken and len(before) > 1 and is_proper(before[0])))
    return match.passage.doc[first : before.end]


def _is_named(ending: Ending, before: Span, own: Span, behind_whole: bool, part: bool) -> bool:
    """Whether enough words stand before an ending, and not only such as any body has."""
    if is_generic(before) and _is_generic_word(own) and not (ending.kind == "bureau" and len(before)):
        words = [*(word.text for word in before), *(_stem(own) for _ in own)]
        return behind_whole and bool(words) and OF_ANY_MINISTRY.issuperset(words)
    word_of_its_own = ending.kind in _UNIT_KINDS and len(own) == 1 and len(own[0]) >= _SHORTEST_WORD
    if weight(before) + weight(own) + word_of_its_own < (1 if part else ending.weight):
        return False
    return not ending.proper or any(map(is_proper, [*before, *own]))


def _is_generic_word(own: Span) -> bool:
    """Whether the word that an ending stands in is any body's: 企画課."""
    return is_generic(own) or _stem(own) in GENERIC


def _stem(own: Span) -> str:
    """企画 of the one word 企画課 or 企画課長."""
    return own.text.removesuffix("長")[:-1]


def _is_behind_whole(match: Match, before: Span, floor: int, last: Span) -> bool:
    """Whether a bureau or division stands behind what it is a part of: 財務省 |主税局, 港湾部|海務課."""
    text, start = match.passage.normalized, (before if len(before) else last).start_char
    if match["ending"] not in _UNITS:
        return False
    if match.passage.block.cell and not text[:start].strip():
        return any(match.annotated.governors("organization", match.passage.index, ("row_label",)))
    return (floor > 0 and not text[floor:start].strip()) or text[:start].endswith(_WHOLES[:-1])


def _has_head(match: Match, before: Span, last: Span) -> bool:
    """Whether a bureau or division is named by its head: 沖合漁業課|長."""
    doc, end = match.passage.doc, last.end
    headed = doc[end - 1].text.endswith("長") or (end < len(doc) and doc[end].text in _POST_BEHIND)
    return match["ending"] in _UNITS and headed and len(before) > 0


def _with_parts(doc: Doc, end: int) -> int:
    """The end of a council's name with the part that follows: 社会保障審議会|介護給付費分科会."""
    behind = nouns_after(doc, end)
    money = next((token.i for token in behind if token.text in LEFT_BEHIND), behind.end)
    behind = doc[behind.start : money]
    parts = [token for token in behind if _PART.search(token.text)]
    end_of_council: int = doc[end - 1].idx + len(doc[end - 1])
    if not parts or parts[-1].i == behind.start or goes_on_as_law(doc, parts[-1].i + 1):
        return end_of_council
    return int(parts[-1].idx + len(parts[-1]))


def in_quotes(match: Match) -> Stretch | None:
    """「若手の登用を考える検討会」: what stands in quotation marks is the whole name, の included."""
    start, end = match.start + 1, match.end - 1
    words = match.passage.doc.char_span(start, end, alignment_mode="contract")
    if words is None or sum(word.tag_.startswith("名詞") for word in words) < LEAST_IN_QUOTES:
        return None
    return _named(match, start, end)


def with_legal_form(match: Match) -> Stretch | None:
    """財団法人海洋技術振興会: the legal form and the nouns behind it, up to a post."""
    doc = match.passage.doc
    form = doc.char_span(match.start, match.end, alignment_mode="expand")
    if form is None or form.start_char < match.start:
        return None
    alone = match.start == 0 and match.passage.block.kind == "cell"
    behind = (whole_title(doc, form.end) if alone else None) or nouns_after(doc, form.end)
    if (
        not any(len(word) > 1 for word in behind)
        or behind[0].like_num
        or is_law(behind)
        or _is_other_matter(behind)
    ):
        return None
    return _named(match, match.start, behind.end_char)


def _is_other_matter(behind: Span) -> bool:
    """Whether the words behind a legal form go on to money or works: 国立大学法人|施設整備費補助金."""
    doc, end = behind.doc, behind.end
    goes_on = end + 1 < len(doc) and doc[end].text == "等" and doc[end + 1].tag_.startswith("名詞")
    return bool(goes_on or behind[0].text.isdigit() or _MONEY.search(behind.text))


def _named(match: Match, start: int, end: int) -> Stretch:
    """The legal form and 仮称 belong to the printed name; the body is the same without them."""
    text = match.passage.normalized
    bare = without_legal_form(text[start:end])
    found = body(bare)
    provisional = _PROVISIONAL.match(text[end : end + 6])
    end += provisional.end() if provisional else 0
    return Stretch(OrganizationLabel(text[start:end], found.name if found else bare), start, end)
