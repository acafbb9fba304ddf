"""What the headers of a cell say of its number: its subject, its unit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import re2

from extractors.indicator.units import COUNTED, COUNTERS, PLACES
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.japanese.names import printed_name
from pipeline.japanese.numbers import parse_number

_UNITS = rf"(?:{COUNTERS}|{PLACES}|%|ポイント|倍)"
_SCALE = "(?P<scale>[十百千]?[万億]|[百千])?"
_MEASURE = rf"(?:単位\s?:\s?)?{_SCALE}(?P<unit>{_UNITS})"
_IN_BRACKETS = re2.compile(rf"[(\[]{_MEASURE}[)\]]")
_ALONE = re2.compile(rf"^\s*{_MEASURE}\s*$")
_LAST = re2.compile(rf"(?:^|\s){_MEASURE}\s*$")
_NAMED = re2.compile(rf"{_SCALE}(?P<unit>{COUNTED})数(?:\s*\([^()]*\))?\s*$")
_GENERIC = frozenset(
    """
    現状 現状値 目標 目標値 実績 実績値 計 合計 区分 指標 単位 数 数値 備考 内容 項目 年度 年 KPI 基準値
    中間目標 最終目標 説明 千円 円 節 金額 摘要 定義 概要 事項 要件 名称 種別 種類 値 当該年度 前年度
    本年度 比較 その他 目 款 項
    """.split()
)
_NUMBERED = re2.compile(r"^[0-9]{1,2}([^0-9年月日人歳種級次期号時.,)].*)$")
_EXPENSE = re2.compile(
    "(?:手当等?|旅費|報酬|給料|共済費|報償費|需用費|役務費|委託料|賃借料|請負費|購入費|修繕料|燃料費|製本費|消耗品費|光熱水費)$"
)
_EMPTY = re2.compile(r"\(\s*\)")
_YEAR = re2.compile("^[元0-9]{1,4}年度?(?:末|中)?$")
_RATE = re2.compile("率|割合|比|構成|シェア|度|伸び|成長|増減")
LONGEST = 30
"""A longer header holds the labels of several rows, which the reader could not part."""

_LABELS = ("row_label", "column_header")


def header_texts(annotated: AnnotatedDocument, passage: Passage, relation: str) -> list[Passage]:
    """The passages that are headers of a cell, the outermost first; none outside of tables."""
    if passage.block.cell is None:
        return []
    links = [link.block for link in annotated.outline.chain(passage.index) if link.relation == relation]
    return [annotated.passages[block] for block in reversed(links)]


class Unit(NamedTuple):
    """A unit and by how much the printed number counts: 件 and 10,000 for 万件."""

    name: str
    scale: int


def header_unit(annotated: AnnotatedDocument, passage: Passage, *, is_bare: bool) -> Unit | None:
    """The unit that the nearest header names: 設立数(万件), %; of a number that is no money also 採択件数."""
    headers = [one for relation in _LABELS for one in reversed(header_texts(annotated, passage, relation))]
    for patterns in ((_LAST,), (_IN_BRACKETS,), (_NAMED,) if is_bare else ()):
        for header in headers:
            unit = _unit_in(header.normalized, patterns)
            if unit:
                return unit
    return None


@lru_cache(maxsize=1 << 12)
def _unit_in(text: str, patterns: tuple[Any, ...]) -> Unit | None:
    """The unit in a header; a table has few headers and many cells."""
    found = next((match for pattern in patterns if (match := pattern.search(text))), None)
    if found is None:
        return None
    return Unit(str(found["unit"]), int(parse_number(f"1{found['scale']}")) if found["scale"] else 1)


def header_subject(annotated: AnnotatedDocument, passage: Passage) -> tuple[str, Passage | None]:
    """The labels of a cell's row and column without years, units and words of form; and the first of them."""
    words: list[str] = []
    first: Passage | None = None
    for relation in _LABELS:
        for header in _naming(header_texts(annotated, passage, relation)):
            word = _word(header)
            if word and word not in words:
                words.append(word)
                first = first or header
    return " ".join(words), first


def names_a_rate(subject: str) -> bool:
    """Whether headers say what a bare percentage is of: 執行率, テレワーク導入企業の割合."""
    return _RATE.search(subject) is not None


def _naming(headers: list[Passage]) -> Iterator[Passage]:
    """The headers that name a cell: the nearest that says something, and groups that span several rows."""
    nearest = next((one for one in reversed(headers) if _word(one)), None)
    for header in headers:
        cell = header.block.cell
        if header is nearest or (cell is not None and (cell.row_span > 1 or cell.column_span > 1)):
            yield header


def _word(header: Passage) -> str | None:
    """What a header says is counted; a figure, a date, a unit or an item of expense says nothing."""
    if header.named("quantity") or header.named("amount"):
        return None
    text = header.normalized
    for label in reversed(header.named("date")):
        text = text[: label.start] + text[label.end :]
    text = _EMPTY.sub("", text)
    text = printed_name(_LAST.sub(" ", _IN_BRACKETS.sub("", text))).strip("・:、-")
    numbered = _NUMBERED.match(text)
    text = numbered[1] if numbered else text
    says_it = 2 <= len(text) <= LONGEST and any(map(str.isalpha, text)) and not _EXPENSE.search(text)
    is_form = text in _GENERIC or _ALONE.match(text) or _YEAR.match(text)
    return text if says_it and not is_form else None
