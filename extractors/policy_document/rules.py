"""Where policy documents are named, and what tells that a name stands there."""

from __future__ import annotations

import re2

from extractors.policy_document.extent import compound, phrase
from extractors.policy_document.value import Named
from extractors.policy_document.words import (
    ACT_CUES,
    BARE_LAWS,
    CUES,
    HEADS,
    LAW_CUES,
    LAW_WORDS,
    LOOSE,
    PLAIN_HEADS,
    STRONG,
    SURE_PLANS,
    TECHNIQUES,
    is_generic,
    is_plain,
)
from pipeline.annotation import Passage
from pipeline.facts import Label
from pipeline.japanese.names import printed_name
from pipeline.japanese.numbers import parse_number
from pipeline.rules import Match, Rule, Stretch

POLICY = "policy_document"
DECIDED = "decision behind the name"
LONG_ENOUGH = 12
_FOREIGN_END = re2.compile(r"[A-Za-zァ-ヴー]$")
_LONG_NAME = re2.compile(r"^[^・]{5,12}\p{Han}$")
_ERA_YEAR = r"(?:明治|大正|昭和|平成|令和|[12][0-9]{3})\s*[0-9元一二三四五六七八九十]*\s*年"
_NUMBER = r"[0-9]+|[一二三四五六七八九十]+|[IVX]+"
_EDITION = re2.compile(r"^(?P<rest>.+?)\(?(?P<edition>第[0-9.]+版|Ver\.?\s?[0-9.]+)\)?$")
_TERM = rf"第\s?(?P<term>{_NUMBER})\s?(?P<unit>期|次)"
_ACT_NUMBER = (
    rf"(?P<number>{_ERA_YEAR}[^()、。「」]{{0,30}}?第\s?[0-9一二三四五六七八九十百千]+(?:[-の][0-9]+)?号)"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_LEADING_TERM = re2.compile(rf"^{_TERM}(?:の)?(?P<rest>.+)$")
_TRAILING_TERM = re2.compile(rf"^(?P<rest>.+?)\(?{_TERM}(?:改定|改訂|版)?\)?$")


def with_number(match: Match) -> Stretch | None:
    """都市公園法(昭和31年法律第79号): the name before the bracket, however long."""
    return _phrase_before(match, match.start + 1, None, commas=True)


def law(match: Match) -> Stretch | None:
    """森林|基本法; 分析|法 is none, and where words leave it open what stands behind must tell."""
    passage, doc = match.passage, match.passage.doc
    head = doc.char_span(match.start, match.end, alignment_mode="expand")
    if head is None or head.end_char != match.end:
        return None
    if _AMENDED.match(passage.normalized[match.end :]):
        return None
    if match["long"]:
        return _phrase_before(match, match.end, None, commas=True)
    first = compound(doc, head.start, _floor(passage, match.start, councils=True))
    start, name = doc[first].idx, passage.normalized[doc[first].idx : match.end]
    if _KIND_OF_LAW.fullmatch(name):
        return _phrase_before(match, match.end, None)
    if not is_law(name[: match.start - start], passage.normalized[match.end :]) or _is_body(passage, match):
        return None
    return Stretch(Named(printed_name(name)), start, match.end)


def is_law(before: str, behind: str) -> bool:
    """Whether 法 behind these words is a law: a word of laws, a long name, or what is said of laws."""
    if before in ("民", "刑", "商", "日本国憲"):
        return True
    if len(before) < 2 or before in BARE_LAWS:
        return False
    if LAW_WORDS.search(before):
        return True
    if TECHNIQUES.search(before):
        return False
    cues = ACT_CUES if _FOREIGN_END.search(before) else LAW_CUES
    return bool(cues.search(behind) or _LONG_NAME.search(before))


def in_quotes(match: Match) -> Stretch | None:
    """「離島の明日を拓くための基本方針」: what stands in quotation marks is the whole name."""
    start, name = match.start + 1, _without_decision(match["name"] or "")
    end = start + len(name)
    if (
        (is_plain(name) and not _YEAR_BEHIND.search(name))
        or _is_program(match.passage, end - 1)
        or _TOLD.search(name)
    ):
        return None
    if needs_more(name) and not (
        _TELLS.match(match.passage.normalized[end : end + 40]) or _LEADING_TERM.match(name)
    ):
        return None
    return _named(match, name, start, end)


def needs_more(name: str) -> bool:
    """Whether a quotation alone makes no document of a name: 「経営革新計画」 may be anyone's."""
    short = len(name) < LONG_ENOUGH or name.endswith(("計画", "マニュアル"))
    return short and bool(PLAIN_HEADS.search(name)) and not SURE_PLANS.search(name)


def with_term(match: Match) -> Stretch | None:
    """第2期海洋基本計画, 海洋基本計画(第2期): the term is the number."""
    name = match["rest"] or ""
    if not name or is_plain(name) or "の" in name or _goes_on(match) or _is_other(match.passage, match.end):
        return None
    return Stretch(Named(printed_name(name), _term(match)), match.start, match.end)


def term_behind(match: Match) -> Stretch | None:
    """海洋基本計画(第2期)."""
    if _is_other(match.passage, match.start + len(match["head"] or "")):
        return None
    return _phrase_before(match, match.start + len(match["head"] or ""), _term(match))


def decided(match: Match) -> Stretch | None:
    """海洋資源活用方針(令和3年3月26日閣議決定): what was decided stands before the bracket."""
    head = match["head"] or ""
    found = _phrase_before(match, match.start + len(head), None, commas=True)
    loose = not _HEAD.fullmatch(head)
    if found and loose and (found.end - found.start < LONG_ENOUGH or _NO_DECISION.search(match.text)):
        return None
    return found


def as_title(match: Match) -> Stretch | None:
    """The title of a document on whose front its decision stands: 令和9年6月1日閣議決定."""
    name, front = (match["name"] or "").strip(), match.annotated.outline.front
    passages = match.annotated.passages
    if match.passage.index not in front[:4] or is_plain(name):
        return None
    if not any(_DECIDED_LINE.search(passages[i].normalized) for i in front):
        return None
    start = match.start + match.text.index(name)
    return _named(match, name, start, start + len(name))


def in_quotes_with_number(match: Match) -> Stretch:
    """「…の取扱いについて」(令和5年3月1日老発0301第2号), 提言「明日の海へ」: whatever stands in the marks."""
    name = match["name"] or ""
    start = match.start + match.text.index(name)
    return _named(match, name, start, start + len(name))


def with_year(match: Match) -> Stretch | None:
    """経済再生の基本方針2031: a year is part of the name."""
    found = _phrase_before(match, match.start + len(match["head"] or ""), None)
    if found is None:
        return None
    name = match.passage.normalized[found.start : match.end]
    return Stretch(Named(printed_name(name)), found.start, match.end)


def in_text(match: Match) -> Stretch | None:
    """海洋資源活用指針に基づき: words of content before it, and words behind it that speak of documents."""
    passage, doc = match.passage, match.passage.doc
    end = match.start + len(match["head"] or "")
    head = doc.char_span(match.start, end, alignment_mode="expand")
    if head is None or head.end_char != end or _is_other(passage, end) or _is_body(passage, match):
        return None
    if head.end < len(doc) and doc[head.end].text in _WORDS_ON:
        return None
    start = doc[compound(doc, head.start, _floor(passage, match.start))].idx
    if _EDITION_BEFORE.match(passage.normalized[max(0, start - 2) : end]):
        start -= 2
    name = passage.normalized[start:end]
    strong = match.rule.name == "word of policy documents" or _STRONG_END.search(name)
    if len(name) < 5 or (is_plain(name) if strong else is_generic(name)):
        return None
    return _named(match, name, start, end, sure=False)


def in_english(match: Match) -> Stretch:
    """ "Harbour Innovation Survey" in quotation marks, with the year behind them as its number."""
    start = match.start + 1
    name = match["name"] or ""
    return Stretch(Named(name, match["year"]), start, start + len(name))


def _phrase_before(match: Match, end: int, number: str | None, commas: bool = False) -> Stretch | None:
    passage, doc = match.passage, match.passage.doc
    head = doc.char_span(end - 1, end, alignment_mode="expand")
    if head is None or head.end_char != end:
        return None
    if head.text in "」』":
        return None
    first = phrase(doc, head.start, _floor(passage, match.start), commas)
    start = doc[first].idx
    name = passage.normalized[start:end]
    if is_plain(name) or len(name) < 3:
        return None
    found = _named(match, name, start, end)
    value = found.value
    return Stretch(Named(value.name, number or value.number), start, end)


def _named(match: Match, name: str, start: int, end: int, *, sure: bool = True) -> Stretch:
    """A name apart from its term: 第2期海洋基本計画 is 海洋基本計画, 第2期."""
    for pattern in (_LEADING_TERM, _TRAILING_TERM):
        found = pattern.match(name)
        if found and not is_plain(found["rest"]):
            return Stretch(
                Named(printed_name(found["rest"]), _ordinal(found["term"], found["unit"])), start, end
            )
    edition = _EDITION.match(name)
    if edition:
        return Stretch(Named(printed_name(edition["rest"]), edition["edition"]), start, end)
    return Stretch(Named(printed_name(name), sure=sure), start, end)


def _term(match: Match) -> str:
    return _ordinal(match["term"] or "", match["unit"] or "")


def _ordinal(number: str, unit: str) -> str:
    value = _ROMAN.get(number) or int(parse_number(number))
    return f"第{value}{unit}"


def _floor(passage: Passage, start: int, councils: bool = False) -> int:
    """Behind the last name found before a place, for a law behind a council too: 法制審議会|商法."""
    before = [one for one in passage.labels if one.end <= start]
    ends = [one.end for one in before if one.name == POLICY or (councils and _is_council(passage, one))]
    return max(ends, default=0)


def _is_council(passage: Passage, label: Label) -> bool:
    return label.name == "organization" and passage.normalized[: label.end].endswith(
        ("審議会", "委員会", "会議", "本部")
    )


def _goes_on(match: Match) -> bool:
    """Whether the last word goes on behind a match: 計画|値."""
    doc = match.passage.doc
    last = doc.char_span(match.end - 1, match.end, alignment_mode="expand")
    if last is None or last.end_char != match.end:
        return True
    return last.end < len(doc) and doc[last.end].text in ("値", "書", "的", "性", "案件", "数")


def _is_other(passage: Passage, end: int) -> bool:
    """Whether a plan is a program: 産業集積計画(第2期); a basic plan never is."""
    return _is_program(passage, end - 1) and not _STRONG_END.search(passage.normalized[:end])


def _is_program(passage: Passage, position: int) -> bool:
    return any(one.name == "program" and one.start <= position < one.end for one in passage.labels)


def _is_body(passage: Passage, match: Match) -> bool:
    """Whether the name of a body goes on behind a match: 国際商取引法|委員会."""
    return any(one.name == "organization" and one.start < match.end < one.end for one in passage.labels)


def _without_decision(name: str) -> str:
    """A name without the date or the number in brackets behind it."""
    return _DECISION.sub("", name)


_ENDS = f"{HEADS}|{LOOSE}"
_WORDS_ON = frozenset("工程表 フォローアップ 値 書 案 的 性 改訂 期間 担当 推進".split())
_EDITION_BEFORE = re2.compile("(?:平成|令和)[0-9元]+年度?版")
_HEAD = re2.compile(f"(?:{HEADS})")
_YEAR_BEHIND = re2.compile("(?:19|20)[0-9]{2}$")
_NO_DECISION = re2.compile("まで|から|頃|予定|以降|~|現在|時点")
_AMENDED = re2.compile("^等?の一部(?:を|改正)")
_KIND_OF_LAW = re2.compile("(?:特別|臨時|緊急)?(?:措置|特例|特別)法")
_DECIDED_LINE = re2.compile(r"(?:閣\s*議|本\s*部|会\s*議|大\s*臣)\s*(?:決\s*定|策\s*定)")
_STRONG_END = re2.compile(f"(?:{STRONG})$")
_TELLS = re2.compile(rf"^[」』]?(?:\s?\([^()]*{_ERA_YEAR}|(?:{CUES}))")
_DECISION = re2.compile(rf"\s?\([^()]*{_ERA_YEAR}[^()]*\)$")
# A quotation that tells what someone did is no name: 「確認印を受けた現況報告書」.
_TOLD = re2.compile(r"[をがに][^をがに]{1,5}(?:た[^めい]|ている|ない)|は、|です|ます")
_DATED = rf"(?:\s?\([^()0-9]{{1,12}}\))?(?:\s?[~―][^~―()]{{1,30}}[~―])?\s?\((?:[^()]{{0,24}}[\s、])?{_ERA_YEAR}[^()]{{0,40}}\)"

RULES: tuple[Rule, ...] = (
    Rule("number of an act", rf"[^\s()「」『』、。]\s?\({_ACT_NUMBER}", with_number, POLICY),
    Rule(
        "law",
        "法(?:施行令|施行規則)?|(?P<long>(?:に関する|の一部を改正する)(?:法律|政令|省令|府令|条例)(?:施行令|施行規則)?)",
        law,
        POLICY,
    ),
    Rule(
        "in quotation marks",
        rf"[「『](?P<name>(?:『[^『』]{{1,20}}』)?[^「」『』。]{{2,60}}?(?:{_ENDS}|法律|法)"
        rf"(?:\([^()]{{1,30}}\))?(?:(?:19|20)[0-9]{{2}}(?:改訂版)?)?)[」』]",
        in_quotes,
        POLICY,
    ),
    Rule(
        "term before the name",
        rf"{_TERM}の?\s?(?P<rest>[^\s。、「」『』()第]{{0,30}}?(?:{HEADS}))",
        with_term,
        POLICY,
    ),
    Rule("term behind the name", rf"(?P<head>{HEADS})\(?{_TERM}\)?", term_behind, POLICY),
    Rule(
        "title with its decision",
        rf"^\s*(?P<name>[^。「」\s0-9IVX第○●■◆(・][^。「」]{{3,60}}?(?:{_ENDS}))\s*$",
        as_title,
        POLICY,
    ),
    Rule(
        "quotation with its number",
        rf"[「『](?P<name>[^「」『』。]{{2,120}})[」』]\s?\({_ACT_NUMBER}",
        in_quotes_with_number,
        POLICY,
    ),
    Rule(
        "report and its title",
        r"(?:答申|報告書|提言|意見書|最終報告|中間報告|取りまとめ|とりまとめ|通知|事務連絡|通達|訓令)"
        r"[「『](?P<name>[^「」『』。]{4,80})[」』]",
        in_quotes_with_number,
        POLICY,
    ),
    Rule(DECIDED, rf"(?P<head>{_ENDS}){_DATED}", decided, POLICY),
    Rule(
        "year in the name",
        rf"(?P<head>{HEADS})(?:改訂)?(?P<year>(?:19|20)[0-9]{{2}})",
        with_year,
        POLICY,
        not_before="[0-9年]",
    ),
    Rule("word of policy documents", f"(?P<head>{STRONG})", in_text, POLICY),
    Rule("policy document in running text", f"(?P<head>{HEADS})(?:{CUES})", in_text, POLICY),
    Rule(
        "in English",
        r"[「『\"“](?P<name>[A-Z][A-Za-z0-9 ,.&:'()/-]{6,90}?(?:Survey|Report|Act|Strategy|Plan|Guidelines?|Outlook"
        r"|Review|White Paper|Agenda|Framework|Policy|Initiative|Statistics|Scoreboard|Recommendation)"
        r"(?: [A-Z0-9]{2,8})?)[」』\"”](?P<year>(?:19|20)[0-9]{2})?",
        in_english,
        POLICY,
    ),
)
