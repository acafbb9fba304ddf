"""What stored words, years and numbers are called on a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flows.language import language, say
from flows.show.yen import yen_ja
from warehouse.reports.asking import Questions

STAGES = {
    "request": ("概算要求", "request"),
    "draft": ("予算案", "draft"),
    "budget": ("予算", "budget"),
    "supplementary": ("補正予算", "supplementary"),
    "settled": ("決算", "settled"),
}
_SHORT = {
    "about": ("約{}", "about {}"),
    "at_least": ("{}以上", "{} or more"),
    "at_most": ("{}以内", "up to {}"),
}
_ROLES = {"所管": "in charge", "実施": "carries out", "選定": "selects", "補助先": "is paid"}
_RELATIONS = {
    "改称": "renamed", "統合": "merged", "分割": "split", "後継": "successor", "内訳": "part",
    "パッケージ": "package", "類型": "variant",
}  # fmt: skip
_ADDED_TO = {"included_in": ("{}の内数", "part of {}"), "none": ("予算措置なし", "no money")}


class Words:
    """The words of the file that is asked: its codes and tables, in the reader's language."""

    def __init__(self, ask: Questions) -> None:
        self._codes = {(row["table_name"], row["column_name"]): row["codes"] for row in ask("codes")}
        self._tables = {row["table_name"]: (row["ja"], row["en"]) for row in ask("tables")}

    def coded(self, table: str, column: str, code: str | None) -> str:
        """A stored word as a person reads it: proposed is 未確認."""
        if code is None:
            return ""
        return say(str(self._codes.get((table, column), {}).get(code, code)), code.replace("_", " "))

    def table(self, name: str) -> str:
        """What a table holds."""
        return say(*self._tables.get(name, (name, name)))


def stage_word(stage: str | None) -> str:
    """How far a budget has come: request is 概算要求."""
    return say(*STAGES[stage]) if stage in STAGES else say("段階の記載なし", "no stage")


def year_word(year: int | None, nendo: str | None) -> str:
    """A fiscal year: 平成21年度（2009）."""
    if year is None:
        return say("年度の記載なし", "no year")
    return say(f"{nendo}（{year}）", f"FY{year}")


def role_word(role: str) -> str:
    """An organization's role."""
    return say(role, _ROLES.get(role, role))


def relation_word(relation: str, *, is_later: bool) -> str:
    """How another program is tied to this one, as seen from this one."""
    if relation in ("内訳", "パッケージ"):
        return say(*(("内訳", "part of this") if is_later else ("上位の施策", "holds this")))
    return say(relation, _RELATIONS.get(relation, relation))


def amount_word(row: dict[str, Any]) -> str:
    """An amount as people read it, its range and what qualifies it: 約1億円, 5億円～8億円, 3億円の内数."""
    low, high, modifier = row["amount_min"], row["amount_max"], row["modifier"]
    if modifier == "none" and not high:
        return say(*_ADDED_TO["none"])
    if high is None:
        return ""
    text = yen(high) if low in (None, high) else f"{yen(low)}～{yen(high)}"
    form = _SHORT.get(modifier) or _ADDED_TO.get(modifier)
    return say(*form).format(text) if form else text


def yen(amount: int) -> str:
    """Whole yen: 1億2,345万円, or ¥123,450,000."""
    if language() == "ja":
        return yen_ja(amount)
    return f"{'△' if amount < 0 else ''}¥{abs(amount):,}"


def number(value: float | None) -> str:
    """A number with its thousands set apart, without a tail that says nothing."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def day_word(
    row: dict[str, Any], start: str = "published_start", precision: str = "published_precision"
) -> str:
    """The day of publication, no more precise than it is known."""
    day: date | None = row[start]
    if day is None:
        return say("不明", "not known")
    shapes = {"day": "%Y-%m-%d", "month": "%Y-%m"}
    if row[precision] == "fiscal_year":
        return say(f"{day.year}年度", f"FY{day.year}")
    return day.strftime(shapes.get(row[precision], "%Y"))


def joined(names: Sequence[object], most: int = 60) -> str:
    """Names in a row, cut where there are too many."""
    shown = [str(one) for one in names if one is not None]
    more = len(shown) - most
    return say("、", ", ").join(shown[:most]) + (say(f" ほか{more}", f" and {more} more") if more > 0 else "")
