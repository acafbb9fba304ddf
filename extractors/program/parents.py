"""The program that another is part of: only where the structure contains it, not where it follows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

import re2

from extractors.program.behind import Behind
from extractors.program.forms import FORM_ITEM
from extractors.program.labels import PROGRAM, programs
from extractors.program.references import REFERRED
from extractors.program.siblings import is_budget_line
from extractors.program.titles import lead
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Because, Label
from pipeline.reading.marks import mark_of

SHARE_OF_TITLE = 0.6
LONGEST_FIELD = 16
SHEET_HEAD = 8  # blocks below a title, among which the budget of its sheet stands
# Headings and items of a form that name what stands beside a program, and not what it contains.
_BESIDE = re2.compile(
    r"関連(?:する|施策|事業|予算|制度|プログラム)|との(?:連携|関係|違い|比較|役割分担|重複)|"
    r"連携(?:する|が期待|施策|事業)|その他|他の|他[府省]|関係[府省]|参考|類似|既存|従来|経緯|沿革|備\s*考"
)
_WITH = re2.compile(r"^[」』]?\s*との(?:連携|関係|違い|比較|役割分担|重複)")
_DATED = re2.compile(r"年度(?:当初|補正|政府|概算)?(?:予算|要求)[^。]{0,8}[0-9][0-9,.]*\s*[兆億百千万]*円")
_COUNTED = re2.compile(
    r"^[」』]?\s*[0-9]+(?:[~～][0-9]+)?\s*(?:拠点|[カかヵケヶ箇]所|地域|地区|校|大学|件|機関|都市)"
)


class Parents:
    """What contains what in a document, by its headings, lists and forms."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._annotated = annotated
        self._items = list(annotated.labels(FORM_ITEM))
        self._item_blocks = [one.block for one in self._items]
        self._sheets = [one.index for one in annotated.body() if _opens_a_sheet(one)]
        headings = (one for one in annotated.body() if one.block.kind == "heading")
        first = next(headings, None)
        self._titles = {one.value.name for one in programs(first)} if first else set()

    def of(self, label: Label) -> Behind | None:
        """The program under whose heading or item a name stands as a heading or an item of its own."""
        if label.value.variant or label.value.name in self._titles or not self._is_title(label):
            return None
        behind = self._annotated.passages[label.block].normalized[label.end :]
        if _WITH.search(behind) or _COUNTED.search(behind):
            return None
        above = next(self._containing(label), None) or self._of_form(label)
        if above is None or above.value.name == label.value.name:
            return None
        return Behind(above.value.name, Because("parent", above, "heading"))

    def _containing(self, label: Label) -> Iterator[Label]:
        """The titles above a name, the nearest first, up to a heading such as 関連事業."""
        is_sheet, is_beside = self._has_sheet(label), False
        for link in self._annotated.outline.chain(label.block):
            if link.relation not in ("list_parent", "heading") or (is_sheet and link.relation == "heading"):
                continue
            passage = self._annotated.passages[link.block]
            titles = [one for one in programs(passage) if self._is_title(one)]
            if any(_WITH.search(passage.normalized[one.end :]) for one in titles):
                yield titles[0]
                return
            is_beside = is_beside or _BESIDE.search(_besides(passage, titles)) is not None
            if not is_beside:
                yield from (one for one in titles if self._reaches(one, label))

    def _reaches(self, above: Label, label: Label) -> bool:
        """Whether no sheet of other programs begins between two names of different programs."""
        if above.value.name == label.value.name:
            return False
        begun = self._sheets[bisect_right(self._sheets, above.block) : bisect_left(self._sheets, label.block)]
        own = above.value.name
        return all(own in {one.value.name for one in self._annotated.labels(PROGRAM, b)} for b in begun)

    def _of_form(self, label: Label) -> Label | None:
        """The program of the form in one of whose items a name stands, behind the item of the form's own."""
        at = bisect_right(self._item_blocks, label.block) - 1
        if at < 0:
            return None
        item, name = self._items[at], self._items[at].value
        is_last = at + 1 == len(self._items) or self._items[at + 1].value is not name
        if is_last or _BESIDE.search(self._annotated.passages[item.block].normalized[:LONGEST_FIELD]):
            return None
        return name if name.block < label.block else None

    def _has_sheet(self, label: Label) -> bool:
        """Whether a title without a number has the budget of its own sheet below: it begins a page."""
        passage = self._annotated.passages[label.block]
        if passage.block.kind != "heading" or mark_of(passage.text.original) is not None:
            return False
        below = islice(self._annotated.passages, label.block + 1, label.block + 1 + SHEET_HEAD)
        own = (one for one in below if label.block in self._annotated.outline.sections(one.index))
        return any(is_budget_line(one) for one in own)

    def _is_title(self, label: Label) -> bool:
        """Whether a name begins the heading, item or label that it stands in, and is most of it."""
        passage = self._annotated.passages[label.block]
        if passage.block.kind not in ("heading", "list_item", "cell") or label.rule == REFERRED:
            return False
        whole = len(passage.normalized.split("(")[0])
        return label.start <= lead(passage) + 1 and label.end >= SHARE_OF_TITLE * whole


def _opens_a_sheet(passage: Passage) -> bool:
    """里海再生事業【令和7年度予算案:3億円】、…: a line above a description that lacks its heading's mark."""
    names = programs(passage)
    if passage.block.kind != "paragraph" or not names or "。" in passage.normalized:
        return False
    return names[0].start <= lead(passage) + 1 and _DATED.search(passage.normalized) is not None


def _besides(passage: Passage, names: list[Label]) -> str:
    """The words of a heading without its programs' names."""
    text = passage.normalized
    for name in reversed(names):
        text = text[: name.start] + "○" + text[name.end :]
    return text
