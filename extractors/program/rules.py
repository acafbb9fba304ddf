"""Where programs are named: titles, quotation marks, tags, running text; and what they are called later."""

from __future__ import annotations

import re2

from extractors.program.brackets import PHASE, VARIANT, is_variant, take_apart
from extractors.program.labels import ALIAS, PROGRAM, REFERENCE, VARIANT_ALONE, named
from extractors.program.plans import PLAN, begun
from extractors.program.running_text import GUIDELINES, in_text, of_guideline
from extractors.program.titles import is_title, phrase, whole_title
from extractors.program.words import HEADS, any_of, is_expense, is_generic
from pipeline.japanese.names import printed_name
from pipeline.labels import ProgramLabel
from pipeline.rules import Match, Rule, Stretch

IN_TEXT = "name in running text"
TITLE = "title"


def title(match: Match) -> Stretch | None:
    """A heading, label, item or line that is 地域…推進事業 and little else."""
    found = whole_title(match.passage)
    return named(match, found.start, found.end) if found else None


def tagged(match: Match) -> Stretch | None:
    """【文】地域…の推進: what stands behind a ministry's tag is a name, whatever its ending."""
    start = match.start + match.text.index("】") + 1
    found = phrase(match.passage.normalized[: match.end], start)
    return named(match, found.start, found.end) if found else None


def quoted(match: Match) -> Stretch | None:
    """「…を支える事業」(第2期): what stands in quotation marks is the whole name."""
    name, inside = match["name"] or "", match["inside"] or ""
    start = match.start + 1
    if not is_title(name) or match.passage.normalized.startswith(_DESIGNATED, match.end):
        return None
    if inside:
        return named(match, start, start + len(name))
    parts = take_apart(name, match.passage.normalized[match.end :])
    end = start + parts.length + (parts.variant is not None)
    return Stretch(ProgramLabel(parts.name, parts.variant), start, end)


def whole_group(match: Match) -> Stretch | None:
    """The group `name` is the whole name: 「…実現可能性調査」(以下「…」という), 「…拠点」(10カ所程度)."""
    name = match["name"] or ""
    start = match.start + match.text.index(name)
    return None if is_generic(name) else Stretch(ProgramLabel(printed_name(name)), start, start + len(name))


def item_of_budget(match: Match) -> Stretch | None:
    """22 棚田整備費 in a municipality's budget is an item (目) or a project; 10 需用費 an expense."""
    in_table = match.passage.block.cell is not None
    return None if is_expense(match["name"] or "") or not in_table else whole_group(match)


def variant_alone(match: Match) -> Stretch | None:
    """発展型 as an item or heading of its own, or in quotation marks, is a variant; 二次公募 is when."""
    text = match["variant"] or ""
    if _ROUND.search(text):
        return None
    start = match.start + match.text.index(text)
    return Stretch(text, start, start + len(text)) if is_variant(text) else None


def one_of_variants(match: Match) -> Stretch | None:
    """基盤枠 連携枠: variants printed side by side, and nothing else."""
    words = match.passage.normalized.split()
    return variant_alone(match) if all(map(is_variant, words)) else None


def special_measure(match: Match) -> Stretch | None:
    """(1)離島における補助率引上げの特例の要件: a heading names a measure by which the program pays more."""
    if match.passage.block.kind != "heading":
        return None
    text = match["variant"] or ""
    start = match.start + match.text.index(text)
    return Stretch(printed_name(text), start, start + len(text))


def alias(match: Match) -> str | None:
    """(以下「本事業」という。) names what stands before it."""
    return match["alias"]


def reference(match: Match) -> str:
    """本事業 stands for the program that the document or the section is about."""
    return match.text


_DESIGNATED = ("を指定", "に指定")  # goods and trades that a law designates
_ROUND = re2.compile("(?:公募|募集)$")
_TAG = r"(?:\p{Han}|デ|こ|\p{Han}\(\p{Han}\))"
_OPEN, _CLOSE, _WITHIN = "[「『〈《“]", "[」』〉》”]", "[^「」『』〈〉《》“”。]"
_LEAD = r"^[\s・○〇●◎◆◇■□▶►※*-]*(?:NEW|新規|新)?\s*(?:\(?[0-9]{1,2}[).]\s*|[ア-ン][\s.、)]\s*)?[「『<〈【]?"
_SHORTENED = any_of("調査 構想 実証 実験 キャンペーン 特例 支援 対策 費")
_PLACES = any_of("拠点 地域 地区 大学 大学院 校 都市 エリア")
_NUMBER = r"[0-9~]+\s*(?:[カかヵケヶ箇]所|地域|拠点|校|件|大学|地区)程度?"

RULES: tuple[Rule, ...] = (
    Rule(TITLE, f"^.{{0,180}}(?:{HEADS}).{{0,60}}$", title, PROGRAM),
    Rule("ministry's tag before", rf"【{_TAG}】[^【】]+", tagged, PROGRAM),
    Rule(
        "in quotation marks",
        f"{_OPEN}(?P<name>{_WITHIN}{{2,70}}(?:{HEADS}))(?P<inside>(?:\\([^()]*\\))?){_CLOSE}",
        quoted,
        PROGRAM,
    ),
    Rule(
        "given a short name",
        rf"[「『](?P<name>{_WITHIN}{{4,60}}(?:{_SHORTENED}))[」』]\(以下",
        whole_group,
        PROGRAM,
    ),
    Rule(
        "places to be selected",
        rf"{_LEAD}(?P<name>[^「」()、。\s]{{4,40}}(?:{_PLACES}))[」』>〉】]?\s*(?:\({_NUMBER}\)|・・・?.{{0,6}}{_NUMBER})",
        whole_group,
        PROGRAM,
    ),
    Rule(
        "numbered item of a budget",
        r"^\s*[0-9]{2,3}\s+(?P<name>[^\s、。()]{3,40}費)$",
        item_of_budget,
        PROGRAM,
    ),
    Rule(IN_TEXT, f"(?:{HEADS})", in_text, PROGRAM),
    Rule("plan that is begun", PLAN, begun, PROGRAM),
    Rule("name with its own guideline", f"(?P<head>{HEADS})(?:{GUIDELINES})", of_guideline, PROGRAM),
    Rule(
        "variant as an item",
        rf"{_LEAD}(?P<variant>{VARIANT})(?:[」』>〉】\s(:：]|$)",
        variant_alone,
        VARIANT_ALONE,
    ),
    Rule("variants side by side", rf"\s(?P<variant>{VARIANT})$", one_of_variants, VARIANT_ALONE),
    Rule("variant in quotation marks", f"[「『](?P<variant>{VARIANT})[」』]", variant_alone, VARIANT_ALONE),
    Rule(
        "special measure",
        rf"{_LEAD}(?P<variant>[^、。()「」]{{2,30}}(?:補助|助成|支給|交付|給付)[^、。()「」]{{0,12}}の特例)"
        r"(?:措置)?(?:の)?(?:適用)?(?:の)?(?:要件|条件|対象|内容|概要)?(?:について)?[」』>〉】]?\s*$",
        special_measure,
        VARIANT_ALONE,
    ),
    Rule(
        "phase",
        f"(?P<variant>{PHASE})",
        variant_alone,
        VARIANT_ALONE,
        not_before=r"\s?の?\p{Han}{2,8}計画",
    ),
    Rule(
        "alias",
        r"\(以下[、,]?\s*[「『]?(?P<alias>[^「」『』()]{2,30}?)[」』]?\s*"
        r"(?:と(?:いう|する|呼ぶ|略す|記す|総称する)[^()]{0,8})?\)",
        alias,
        ALIAS,
    ),
    Rule("reference", f"(?:本|同|当該|当)(?:{HEADS})", reference, REFERENCE),
)
