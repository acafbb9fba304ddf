"""A name and its number: 第2期海洋基本計画 is 海洋基本計画, 第2期; and whose words stand where it does."""

from __future__ import annotations

import re2

from extractors.policy_document.extent import phrase
from extractors.policy_document.generic import is_plain
from extractors.policy_document.value import Named
from extractors.policy_document.words import STRONG
from pipeline.annotation import Passage
from pipeline.facts import Label
from pipeline.japanese.names import printed_name
from pipeline.japanese.numbers import parse_number
from pipeline.rules import Match, Stretch

POLICY = "policy_document"
_NUMBER = r"[0-9]+|[一二三四五六七八九十]+|[IVX]+"
TERM = rf"第\s?(?P<term>{_NUMBER})\s?(?P<unit>期|次)"
_EDITION = re2.compile(r"^(?P<rest>.+?)\(?(?P<edition>第[0-9.]+版|Ver\.?\s?[0-9.]+)\)?$")
LEADING_TERM = re2.compile(rf"^{TERM}(?:の)?(?P<rest>.+)$")
_TRAILING_TERM = re2.compile(rf"^(?P<rest>.+?)\(?{TERM}(?:改定|改訂|版)?\)?$")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
STRONG_END = re2.compile(f"(?:{STRONG})$")


def phrase_before(match: Match, end: int, number: str | None, commas: bool = False) -> Stretch | None:
    """The name that ends at a place in running text, particles and joining verbs included."""
    passage, doc = match.passage, match.passage.doc
    head = doc.char_span(end - 1, end, alignment_mode="expand")
    if head is None or head.end_char != end:
        return None
    if head.text in "」』":
        return None
    first = phrase(doc, head.start, floor(passage, match.start), commas)
    start = doc[first].idx
    name = passage.normalized[start:end]
    if is_plain(name) or len(name) < 3:
        return None
    found = named(match, name, start, end)
    value = found.value
    return Stretch(Named(value.name, number or value.number), start, end)


def named(match: Match, name: str, start: int, end: int, *, sure: bool = True) -> Stretch:
    """A name apart from its term: 第2期海洋基本計画 is 海洋基本計画, 第2期."""
    for pattern in (LEADING_TERM, _TRAILING_TERM):
        found = pattern.match(name)
        if found and not is_plain(found["rest"]):
            return Stretch(
                Named(printed_name(found["rest"]), ordinal(found["term"], found["unit"])), start, end
            )
    edition = _EDITION.match(name)
    if edition:
        return Stretch(Named(printed_name(edition["rest"]), edition["edition"]), start, end)
    return Stretch(Named(printed_name(name), sure=sure), start, end)


def ordinal(number: str, unit: str) -> str:
    """第二期 and 第II期 as 第2期."""
    value: int = _ROMAN.get(number) or int(parse_number(number))
    return f"第{value}{unit}"


def floor(passage: Passage, start: int, councils: bool = False) -> int:
    """Behind the last name found before a place, for a law behind a council too: 法制審議会|商法."""
    before = [one for one in passage.labels if one.end <= start]
    ends = [one.end for one in before if one.name == POLICY or (councils and _is_council(passage, one))]
    return max(ends, default=0)


def is_other(passage: Passage, end: int) -> bool:
    """Whether a plan is a program: 産業集積計画(第2期); a basic plan never is."""
    return is_program(passage, end - 1) and not STRONG_END.search(passage.normalized[:end])


def is_program(passage: Passage, position: int) -> bool:
    """Whether a program is named at a place."""
    return any(one.name == "program" and one.start <= position < one.end for one in passage.labels)


def is_body(passage: Passage, match: Match) -> bool:
    """Whether the name of a body goes on behind a match: 国際商取引法|委員会."""
    return any(one.name == "organization" and one.start < match.end < one.end for one in passage.labels)


def _is_council(passage: Passage, label: Label) -> bool:
    return label.name == "organization" and passage.normalized[: label.end].endswith(
        ("審議会", "委員会", "会議", "本部")
    )
