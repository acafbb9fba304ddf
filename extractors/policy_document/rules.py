"""Where policy documents are named."""

from __future__ import annotations

from extractors.policy_document.laws import law, with_number
from extractors.policy_document.names import POLICY, TERM
from extractors.policy_document.plans import as_title, decided, in_text, term_behind, with_term, with_year
from extractors.policy_document.quoted import in_english, in_quotes, in_quotes_with_number
from extractors.policy_document.words import CUES, ERA_YEAR, HEADS, LOOSE, STRONG, WORD_OF_DOCUMENTS
from pipeline.rules import Rule

DECIDED = "decision behind the name"
_ENDS = f"{HEADS}|{LOOSE}"
_ACT_NUMBER = (
    rf"(?P<number>{ERA_YEAR}[^()、。「」]{{0,30}}?第\s?[0-9一二三四五六七八九十百千]+(?:[-の][0-9]+)?号)"
)
_DATED = (
    r"(?:\s?\([^()0-9]{1,12}\))?(?:\s?[~―-][^~―()]{1,30}[~―-])?"
    rf"\s?\((?:[^()]{{0,24}}[\s、])?{ERA_YEAR}[^()]{{0,40}}\)"
)

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
        rf"{TERM}の?\s?(?P<rest>[^\s。、「」『』()第]{{0,30}}?(?:{HEADS}))",
        with_term,
        POLICY,
    ),
    Rule("term behind the name", rf"(?P<head>{HEADS})\(?{TERM}\)?", term_behind, POLICY),
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
        "quotation with its date",
        rf"[「『](?P<name>[^「」『』。]{{6,120}}?について(?:\([^()]{{2,4}}\))?)[」』]\s?\([^()]{{0,40}}{ERA_YEAR}",
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
        rf"(?P<head>{HEADS})(?:改訂)?(?P<year>(?:19|20)[0-9]{{2}}(?:年?改訂版|年版)?)",
        with_year,
        POLICY,
        not_before="[0-9年]",
    ),
    Rule(WORD_OF_DOCUMENTS, f"(?P<head>{STRONG})", in_text, POLICY),
    Rule("policy document in running text", f"(?P<head>{HEADS})(?:{CUES})", in_text, POLICY),
    Rule(
        "in English",
        r"[「『\"“](?P<name>[A-Z][A-Za-z0-9 ,.&:'()/-]{6,90}?(?:Survey|Report|Act|Strategy|Plan|Guidelines?"
        r"|Outlook|Review|Agenda|Framework|Policy|Initiative|Statistics|Scoreboard"
        r"|Recommendation|White Paper)"
        r"(?: [A-Z0-9]{2,8})?)[」』\"”](?P<year>(?:19|20)[0-9]{2})?",
        in_english,
        POLICY,
    ),
)
