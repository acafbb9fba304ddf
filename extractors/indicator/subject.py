"""What a number counts: the noun phrase before it, the noun behind it, or the headers of its cell."""

from __future__ import annotations

from typing import NamedTuple

import re2

from extractors.indicator.behind import behind
from extractors.indicator.headers import header_subject, names_a_rate
from extractors.indicator.near import labels_before, labels_between
from extractors.indicator.phrase import PASSED, Phrase, before, topic
from extractors.indicator.refusal import is_a_share
from extractors.indicator.units import RATIOS
from extractors.indicator.words import counts_something_else, says_something
from extractors.indicator.wrapped import line_above
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Basis, Because, Label
from pipeline.japanese.names import printed_name

_STRONG = frozenset((None, "は", "が", "を", "も", "の"))
_OF_A_VERB = frozenset(("は", "が", "も"))
_CHANGE = re2.compile(
    r"^[のをも]?(?P<change>増加|減少|増|減|削減|低減|縮減|上昇|低下|向上|改善|短縮|拡大|縮小)"
)
_SUM = re2.compile(r"(?:計|合計|総計)\s?$")
_PREDICATE = re2.compile(
    "^(?:と(?:な(?:った|って|り|る)|推計|見込)|に(?:達|上|のぼ|減少|増加|とどま)|であ|です|で、|を占め|から|まで)"
)
_AS_PREDICATE = re2.compile("^の(?:見込|予定|予想|増|減|うち|者|計|合計|とおり|ところ|ほか|、)")
_NO_WORDS = re2.compile(r"[\s()\[\]<>【】、:・→⇒~-]*(?:約|計|延べ|のべ|累計|全|年|最大|\s)*")
_LONGEST_START = 60


class Subject(NamedTuple):
    """What is counted, and the words that say so."""

    text: str
    because: Because


def subject(annotated: AnnotatedDocument, passage: Passage, label: Label) -> Subject | None:
    """What a number counts; None where nothing says it."""
    found = (
        _in_text(passage, label)
        or _in_line_above(annotated, passage, label)
        or _in_headers(annotated, passage, label)
    )
    unit = label.value.unit
    if found is None or counts_something_else(found.text, unit) or is_a_share(found.text, unit):
        return None
    change = _CHANGE.match(passage.normalized[label.end : label.end + 8])
    if change and change["change"] not in found.text:
        return found._replace(text=f"{found.text} {change['change']}")
    return found


def of_headers(annotated: AnnotatedDocument, passage: Passage, label: Label) -> Subject | None:
    """What the headers of a cell say that its number counts."""
    text, header = header_subject(annotated, passage)
    if header is None or (label.value.unit in RATIOS and not names_a_rate(text)):
        return None
    words = Label("subject", text, header.index, 0, len(header.normalized), label.rule)
    return Subject(text, Because("subject", words, "header"))


def _in_text(passage: Passage, label: Label) -> Subject | None:
    text = passage.normalized
    if text.endswith("同", 0, label.start):
        return _of_the_same(passage, label)
    if _SUM.search(text[max(0, label.start - 4) : label.start]) and labels_before(
        passage, "quantity", label.start
    ):
        return None
    found = before(passage, label.start)
    after = _said(passage, behind(passage, label), label)
    if found is None or found.particle not in _STRONG:
        return after or (_spoken_of(passage, label, label.start) if _is_said(passage, label) else None)
    if found.particle in _OF_A_VERB and _is_attribute(passage, label):
        return after
    return _said(passage, found, label) or after


def _in_line_above(annotated: AnnotatedDocument, passage: Passage, label: Label) -> Subject | None:
    """The subject of a number whose sentence began in the line above: 参加者は | 300人です."""
    above = line_above(annotated, passage, label)
    if above is None:
        return None
    end = len(above.normalized)
    found = before(above, end)
    if found is not None and found.particle in _STRONG:
        return _said(above, found, label)
    return _spoken_of(above, label, end) if _is_said(passage, label) else None


def _in_headers(annotated: AnnotatedDocument, passage: Passage, label: Label) -> Subject | None:
    if passage.block.cell is None or not _begins_cell(passage, label):
        return None
    return of_headers(annotated, passage, label)


def _said(passage: Passage, phrase: Phrase | None, label: Label) -> Subject | None:
    if phrase is None:
        return None
    text = printed_name(passage.normalized[phrase.start : phrase.end]).strip('「」『』【】"“”・、:')
    if not says_something(text):
        return None
    basis: Basis = "printed"
    words = Label("subject", text, passage.index, phrase.start, phrase.end, label.rule)
    return Subject(text, Because("subject", words, basis))


def _spoken_of(passage: Passage, label: Label, end: int) -> Subject | None:
    """The topic of a sentence that says a number of it: 総人口は…減少し、…|1億2,380万人となった."""
    return _said(passage, topic(passage, end), label)


def _is_said(passage: Passage, label: Label) -> bool:
    return _PREDICATE.match(passage.normalized[label.end : label.end + 12]) is not None


def _is_attribute(passage: Passage, label: Label) -> bool:
    """当社は、1,300億パラメータの|高い性能を: the number belongs to what follows it, not to the topic."""
    words = passage.normalized[label.end : label.end + 8]
    return words.startswith("の") and _AS_PREDICATE.match(words) is None and label.value.unit not in RATIOS


def _of_the_same(passage: Passage, label: Label) -> Subject | None:
    """(応募119件)、…(同|177件): what the brackets before have counted."""
    text = passage.normalized
    for other in reversed(labels_before(passage, "quantity", label.start)):
        opening = text.rfind("(", max(0, other.start - _LONGEST_START), other.start)
        if opening >= 0 and ")" not in text[opening : other.start]:
            found = before(passage, other.start)
            return _said(passage, found, label)
    return None


def _begins_cell(passage: Passage, label: Label) -> bool:
    """Whether nothing but dates, amounts and marks stands before a number in its cell."""
    if label.start > _LONGEST_START:
        return False
    words = list(passage.normalized[: label.start])
    for name in PASSED:
        for one in labels_between(passage, name, 0, label.start):
            words[one.start : one.end] = " " * (one.end - one.start)
    return _NO_WORDS.fullmatch("".join(words)) is not None
