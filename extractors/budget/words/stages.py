"""How far a budget has come: 概算要求額, 予算案, 予定額, 当初予算, 補正予算, 決算額."""

from __future__ import annotations

from pipeline.labels import Stage, StageLabel
from pipeline.rules import Match, Rule, Stretch

_PROSE = (
    r"措置|編成|配分|規模|委員|制度|執行|単価|科目|(?:概算)?要求|要望|計上|[化面上内不獲等が]|"
    r"の(?:確保|範囲|効率|制約|執行|編成)"
)
_NUMBERED = r"第?[0-9一二三四五六七八九十]+(?:次|号)"


def _stage(name: str, pattern: str, stage: Stage, *, not_before: str = "", not_after: str = "") -> Rule:
    def produce(match: Match) -> StageLabel:
        return StageLabel(stage)

    return Rule(name, pattern, produce, "stage", not_before=not_before, not_after=not_after)


_YEAR = r"(?:年度|[RHSrhs][0-9]{1,2}|FY ?[0-9]{2,4}) ?の?"


def _short(name: str, word: str, stage: Stage, not_before: str) -> Rule:
    """R7当初, FY2023補正, 令和5年度第2次補正: the word alone, right behind a year."""

    def produce(match: Match) -> Stretch:
        start = match.start + match.text.index(match["stage"] or "")
        return Stretch(StageLabel(stage), start, match.end)

    return Rule(
        name, rf"{_YEAR}(?:[0-9]{{1,2}}月)?(?P<stage>{word})", produce, "stage", not_before=not_before
    )


def _verb(match: Match) -> Stretch:
    """144億円を要求しております: 要求 behind the amount."""
    start = match.start + match.text.index("要求")
    return Stretch(StageLabel("request"), start, start + 2)


STAGES: tuple[Rule, ...] = (
    _stage(
        "stage_request",
        r"(?:概算)?要求(?:・要望)?額|要望額|概算要求",
        "request",
        not_before="基準|の(?:考え方|基本)",
    ),
    _stage("stage_request_of_column", r"要求", "request", not_after=r"[^度\s]", not_before=r"[^\s()]"),
    Rule("stage_requested", "円(?:程度|余)?を要求(?:し|いた)", _verb, "stage"),
    _stage(
        "stage_draft",
        r"(?:当初)?予算(?:政府)?額?(?: ?\( ?案 ?\)|案)|政府(?:予算)?原?案|予定額|内示額|概算額",
        "draft",
    ),
    _stage(
        "stage_supplementary",
        rf"(?:{_NUMBERED})?補正予算(?: ?\({_NUMBERED}\))?(?:額?案|額? ?\( ?案 ?\)|額)?"
        r"|(?:予算)?補正(?:追加)?額",
        "supplementary",
        not_before="編成|措置|前",
    ),
    _stage(
        "stage_budget", r"当初予算額?|予算現額|現計予算額?|成立予算額?|歳出予算額?|予算額|当初額", "budget"
    ),
    _short("stage_supplementary_short", rf"(?:{_NUMBERED})?補正", "supplementary", r"[一-鿿]|の|し|さ"),
    _short("stage_draft_short", "(?:政府)?案", "draft", r"[一-鿿]|の|を|に|、"),
    _short("stage_budget_short", "当初", "budget", r"[一-鿿]|の|か|は|に|、"),
    _stage("stage_before_or_after", r"補正[前後]の?(?:予算)?(?:額|総額)?", "budget"),
    _stage("stage_budget_plain", r"予算", "budget", not_before=_PROSE, not_after="概算|[積見同]"),
    _stage(
        "stage_settled",
        r"決算(?:見込)?額|(?:支出|執行)(?:済)?(?:歳出)?額|収入済(?:歳入)?額|支出実績|執行実績|決算",
        "settled",
        not_before="期|書|短信",
    ),
)
