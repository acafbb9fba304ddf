"""Sentences and brackets that say what became of a program."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.succession.names import NAME, SEVERAL, name_of, split
from pipeline.facts import Label
from pipeline.labels import SuccessionLabel
from pipeline.rules import Match, Rule

LABEL = "succession"
NAMED = "succession_name"

_B, _A = rf"(?P<before>{NAME})", rf"(?P<after>{NAME})"
_MANY_B, _MANY_A = rf"(?P<before>{SEVERAL})", rf"(?P<after>{SEVERAL})"
_YEAR = r"(?:(?:平成|令和|昭和)?[0-9元]{1,4}年度?)"
_WHEN = rf"(?:、?{_YEAR}(?:に|より|から|には|において)?、?)?"
_BEGIN = r"を?、?(?:新たに)?(?:創設|新設|開始|実施|設け|立ち上げ|措置|と(?:した|し、|して|する)|として|とし)"
_UNDONE = re2.compile(r"検討|議論|場合|しない|せず|べき|可能性|提案|要望|求め|予定")


def _rule(name: str, relation: str, pattern: str, not_before: str = "", *, is_until: bool = False) -> Rule:
    group_of_earlier = "before" if pattern.index("?P<before>") < pattern.index("?P<after>") else "after"

    def produce(match: Match) -> SuccessionLabel | None:
        text, found = match.passage.normalized, dict[str, tuple[Label, ...]]()
        for group in ("before", "after"):
            words = match[group] or ""
            first, last = match.start, match.end
            at = (
                text.find(words, first, last) if group == group_of_earlier else text.rfind(words, first, last)
            )
            found[group] = tuple(_names(match, at, words))
        names = [label.value for label in (*found["before"], *found["after"])]
        if None in names or len({*names}) < len(names) or _is_undone(match):
            return None
        return SuccessionLabel(relation, found["before"], found["after"], is_until)

    return Rule(name, pattern, produce, LABEL, not_before=not_before)


def _names(match: Match, at: int, words: str) -> Iterator[Label]:
    """The names of a list as labels, whose value is None where it is no program."""
    for start, end in split(words):
        value = name_of(words[start:end])
        yield Label(NAMED, value, match.passage.index, at + start, at + end, match.rule.name)


def _is_undone(match: Match) -> bool:
    """Whether the sentence asks for it, plans it or denies it: 統合を検討する, 統合しない."""
    text = match.passage.normalized
    end = text.find("。", match.end)
    return bool(_UNDONE.search(text[match.start : len(text) if end < 0 else end]))


RULES = (
    # 改称
    _rule("renamed as", "改称", rf"{_B}を{_WHEN}(?:改称|改名)し(?:て|た)?、?{_A}"),
    _rule("name changed to", "改称", rf"{_B}の(?:事業)?名称を{_WHEN}{_A}(?:に|へと?)(?:変更|改め)"),
    _rule(
        "renamed to", "改称", rf"{_B}[をは]、?{_WHEN}{_A}(?:に|へと?)、?(?:改称|改名|名称を?変更|名称を?改め)"
    ),
    _rule("formerly", "改称", rf"{_A} ?\((?:旧称?|元|前身は)[:・、]?{_B}\)"),
    _rule("until then", "改称", rf"{_A} ?\({_YEAR}まで(?:は|の名称は)?、?{_B}\)", is_until=True),
    _rule("renamed from", "改称", rf"{_A} ?\({_WHEN}{_B}(?:から|より)、?{_WHEN}(?:名称を?変更|改称|改名)"),
    # 統合
    _rule(
        "joined into",
        "統合",
        rf"{_MANY_B}を、?{_WHEN}(?:整理|再編)?・?(?:統合|一本化)(?:・?再編)?し(?:て|た)?、?{_WHEN}{_A}{_BEGIN}",
    ),
    _rule("is joined to", "統合", rf"{_B}は、?{_WHEN}{_A}に(?:統合|一本化|吸収)(?:され|し|$)"),
    _rule("by joining", "統合", rf"{_MANY_B}の(?:整理)?統合により、?{_A}"),
    # 分割
    _rule("divided into", "分割", rf"{_B}[をは]、?{_WHEN}{_MANY_A}に(?:分割|分離|再編)"),
    # 後継
    _rule(
        "successor of", "後継", rf"{_B}の後継(?:事業|制度|プログラム|施策)?(?:である|となる|として|の)、?{_A}"
    ),
    _rule("takes over", "後継", rf"{_A}は、?{_B}(?:を(?:引き継|継承)|の後継)"),
    _rule("taken over by", "後継", rf"{_B}を(?:引き継[ぐい]だ?|引き継ぎ、?|継承し、?){_A}"),
    _rule("in place of", "後継", rf"{_B}に(?:代えて|代わり|代わる|替えて)、?{_WHEN}(?:新たに)?{_A}"),
    _rule(
        "ended and begun",
        "後継",
        rf"{_B}を{_WHEN}(?:発展的に)?(?:解消|廃止|終了|見直|再編|組み?替え?|発展)(?:し|させ)?(?:て|た上で)?、?"
        rf"(?:新たに|その(?:内容|機能)を)?{_WHEN}{_A}(?:{_BEGIN}|に移行)",
    ),
    _rule(
        "transferred from", "後継", rf"{_A} ?\({_WHEN}{_B}(?:から|より)の?(?:組み?替え?|移行|移替え?|衣替え)"
    ),
    # 内訳
    _rule("consists of", "内訳", rf"{_B}は、?{_MANY_A}(?:から構成|で構成|からな[るり])"),
)
