"""What stands around a list and says that its regions are chosen: a label, a clause, a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.region.cues import (
    CHOICE,
    CHOSEN,
    EVENT,
    NOT_CHOSEN,
    PROGRAM,
    event_in,
    is_statistics,
    label_before,
    names_a_list,
)
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.japanese.regions import codes_of, prefecture_pattern
from pipeline.outline import Link, Relation

GOVERNING: frozenset[Relation] = frozenset(
    ("row_label", "column_header", "caption", "list_parent", "preceding", "heading")
)
LONGEST_HEADING = 80
LONGEST_CLAUSE = 60
_ANNOUNCED = re.compile(
    r"([^。]{2,40}?)(?:は|を|が)?、?(?:次|以下|下記|左記)の(?:とおり|通り|[0-9]{0,4}(?:市区?町村|市町|自治体|地域|地区|都市|都?道?府?県))[^。]{0,12}[。:]?\s*$"
)
_WHERE = re.compile(rf"(?:(?:{prefecture_pattern()})|[一-龯]{{1,4}}郡)(?:\s*[(:の]\s*|\s+)$")
"""The prefecture in which names lie: 被災地域:石川県(七尾市、輪島市)."""

_BEHIND = re.compile(r"^[) ]*(?:\([^()]{1,30}\))?[) ]*")
_EXCEPTED = re.compile(r"(?:等|など)?(?:を除|以外)")
_AS_FOLLOWS = re.compile(r"(?:は|を|が)?、?(?:次|以下|下記|左記)の$")
_AMOUNT = re.compile(r"\s*[【\[(][^】\])]*[円].*$")
_BRACKETED = re.compile(r"[(\[<【〈《「〔]([^()\[\]<>【】〈〉《》「」〔〕]+)[)\]>】〉》」〕]?")
_NUMBERING = re.compile(
    r"^(?:\([0-9ア-ン一二三四五六七八九十]{1,3}\)|[0-9]{1,2}(?:[.、)]|\s(?![0-9])))\s*(?=\S)"
)
_SENTENCE = re.compile(r"[をがは].*[^:\]】>)]$")


class Context(NamedTuple):
    """A list's label and event as printed, and the block that says so where it is not the list's own."""

    label: str | None
    event: str | None
    block: int | None = None


def governing(annotated: AnnotatedDocument, block: int) -> Iterator[tuple[Link, str]]:
    """The short texts along a block's chain that may name it, the nearest first."""
    for link in annotated.outline.chain(block):
        text = annotated.passages[link.block].normalized.strip()
        if link.relation in GOVERNING and 0 < len(text) <= LONGEST_HEADING:
            yield link, text


def is_excluded(annotated: AnnotatedDocument, block: int, sentence: str) -> bool:
    """Whether a list's sentence, headers, caption or nearest heading speak of journeys, addresses, rates."""
    if NOT_CHOSEN.search(sentence):
        return True
    headings = 0
    for link, text in governing(annotated, block):
        headings += link.relation == "heading"
        if headings > 1:
            return False
        if link.relation != "preceding" and (NOT_CHOSEN.search(text) or is_statistics(text)):
            return True
    return False


def of_run(annotated: AnnotatedDocument, passage: Passage, start: int, end: int) -> Context | None:
    """What names or chooses a run in its own block (対象地域:…, …を選定した), else what governs the block."""
    first, last = passage.sentence(start, end)
    text = passage.normalized
    before, after = _WHERE.sub("", text[first:start]), text[end:last]
    if _EXCEPTED.match(after):
        return None
    if is_excluded(annotated, passage.index, before[-LONGEST_CLAUSE:] + after[:LONGEST_CLAUSE]):
        return None
    above = text[max(0, first - LONGEST_HEADING) : first]
    if (label := label_before(before)) or (label := announced(above, before)):
        return Context(label, event_in(label, after[:20]))
    if CHOICE.match(_BEHIND.sub("", after[:LONGEST_CLAUSE])):
        named = of_block(annotated, passage.index)
        return Context(named.label if named else None, event_in(after[:LONGEST_CLAUSE]))
    if len(before.strip(" ・○●■◆□◇-※")) + len(after.strip(" 。、等")) <= max(6, (end - start) // 3):
        return of_block(annotated, passage.index)
    return None


def of_block(annotated: AnnotatedDocument, block: int) -> Context | None:
    """The nearest short text along the chain that names a list: a header 参加自治体, a heading 採択地域."""
    row = None
    for link, text in governing(annotated, block):
        if link.relation == "row_label":
            row = row or text
        elif _names_a_list(link, text):
            label = label_of(annotated, link.block)
            return Context(f"{label}({row})" if row else label, event_in(label, row, text), link.block)
    return None


def _names_a_list(link: Link, text: str) -> bool:
    if codes_of(text) is not None:
        return False
    if link.relation == "preceding":
        happens = EVENT.search(text) and not _SENTENCE.search(text)
        return announced(text, "") is not None or bool(happens and names_a_list(text))
    return names_a_list(text)


def announced(before: str, between: str) -> str | None:
    """The sentence right before that promises a list: 支援対象は次のとおり。"""
    found = _ANNOUNCED.search(before[-LONGEST_HEADING:]) if not between.strip(" 　・") else None
    return found[1].strip() if found and EVENT.search(found[1]) else None


def has_program(annotated: AnnotatedDocument, block: int) -> bool:
    """Whether a program's name or an event heads a block, so that a bare number of regions is meant."""
    return any(PROGRAM.search(text) or EVENT.search(text) for _, text in governing(annotated, block))


def of_stack(annotated: AnnotatedDocument, block: int) -> Context | None:
    """What names a column or the items of a list; a table's header 自治体名 alone chooses nothing."""
    cell = annotated.passages[block].block.cell
    for link, text in governing(annotated, block):
        bare = cell is not None and not (EVENT.search(text) or CHOSEN.search(text))
        if link.relation != "row_label" and _names_a_list(link, text) and not bare:
            label = label_of(annotated, link.block)
            return Context(label, event_in(label, text), link.block)
    return None


def table_is_excluded(annotated: AnnotatedDocument, block: int) -> bool:
    """Whether a header of the same table speaks of journeys, addresses or rates: 都道府県 beside 宿泊料."""
    cell = annotated.passages[block].block.cell
    for passage in (annotated.passages[i] for i in range(block - 1, -1, -1)):
        other = passage.block.cell
        if cell is None or other is None or other.table != cell.table:
            break
        if other.role == "header" and NOT_CHOSEN.search(passage.normalized):
            return True
    return False


def label_of(annotated: AnnotatedDocument, block: int) -> str:
    """A heading without its brackets and its declared number: 試行地域 of [試行地域:30地域]."""
    text = annotated.passages[block].normalized
    declared = next(annotated.labels("declared_regions", block), None)
    if declared and declared.start > 1:
        text = text[: declared.start]
    text = _AMOUNT.sub("", _AS_FOLLOWS.sub("", text)).strip(" 　:：※。・○●■◆□◇▶-").rstrip("([<【〈《「〔 :")
    text = _NUMBERING.sub("", text)
    bracketed = _BRACKETED.fullmatch(text)
    return bracketed[1].strip() if bracketed else text
