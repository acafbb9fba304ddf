"""Sub-schemes of a titled program that have no name of their own: ① 計画策定支援, ② 実証事業, ③ 補助事業."""

from __future__ import annotations

from collections import defaultdict

import re2

from extractors.program.labels import VARIANT_ALONE, programs
from extractors.program.rules import TITLE
from extractors.program.titles import lead
from extractors.program.words import any_of
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

PART = "part of a titled program"
FEWEST = 2
_WORDS = any_of("""
    計画 策定 実証 補助 委託 調査 導入 整備 設備 専門家 派遣 人材 育成 普及 啓発 研究 開発 モデル 間接
    直接 施設
""")
_PART = re2.compile(rf"(?P<part>(?:{_WORDS}){{1,3}}(?:事業|支援|補助))\s*(?:\([^()]*\))?\s*")
_NUMBERED = re2.compile(r"^\s*(?:[①-⑳]|[((]?[0-9０-９]{1,2}[)).．])")


def label_parts(annotated: AnnotatedDocument) -> None:
    """Two or more numbered sub-schemes under one program's title are its variants."""
    parts = defaultdict[int, list[tuple[Passage, int, int]]](list)
    for passage in annotated.body():
        above = annotated.outline.heading(passage.index)
        start = lead(passage) if passage.block.kind == "heading" and above is not None else 0
        match = _PART.fullmatch(passage.normalized[start:]) if start else None
        if match and above is not None and _NUMBERED.match(passage.text.original):
            parts[above].append((passage, start, start + len(match["part"])))
    for above, found in parts.items():
        if len(found) >= FEWEST and any(label.rule == TITLE for label in programs(annotated.passages[above])):
            for passage, start, end in found:
                text = passage.normalized[start:end]
                passage.place(Label(VARIANT_ALONE, text, passage.index, start, end, PART))
