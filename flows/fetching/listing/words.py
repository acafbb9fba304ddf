"""What the words of a link say: the fiscal year, the day, the role in a release."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from flows.fetching.listing.items import Role
from pipeline.japanese.eras import ERA_NAME, ERA_YEAR_NUMBER, western_year

_FISCAL_YEAR = re.compile(rf"(?:({ERA_NAME})\s*({ERA_YEAR_NUMBER})|((?:19|20)[0-9]{{2}}))\s*(?:会計)?年度")
_ERA_DAY = re.compile(rf"({ERA_NAME})\s*({ERA_YEAR_NUMBER})\s*年\s*([0-9]{{1,2}})\s*月\s*([0-9]{{1,2}})\s*日")
_DAY = re.compile(r"((?:19|20)[0-9]{2})\s*(?:年\s*|[./-])([0-9]{1,2})\s*(?:月\s*|[./-])([0-9]{1,2})(?![0-9])")
_REFERENCE = re.compile(r"参考|関連資料|リーフレット|パンフレット|Q&A")
_ANNEX = re.compile(r"別[紙添表記冊]|様式|記入例|(?<![一-龯])資料\s*[0-9]|付属|附属")


def fiscal_year_in(*texts: str) -> int | None:
    """The one fiscal year that the first text with any names: 令和9年度概算要求 is 2027; of two, none."""
    for text in texts:
        found = {_western(m[1], m[2]) if m[1] else int(m[3]) for m in _FISCAL_YEAR.finditer(plain(text))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def day_in(text: str) -> date | None:
    """The one day that a text names, in any of the usual spellings: 令和8年8月28日, 2026.08.28."""
    words = plain(text)
    found = {_day(_western(m[1], m[2]), m[3], m[4]) for m in _ERA_DAY.finditer(words)}
    found |= {_day(int(m[1]), m[2], m[3]) for m in _DAY.finditer(words)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def role_in(text: str) -> Role:
    """The role of an attachment by its link: 別紙1 is an annex, 参考資料 a reference."""
    words = plain(text)
    if _REFERENCE.search(words):
        return "参考資料"
    return "別紙" if _ANNEX.search(words) else "本体"


def plain(text: str) -> str:
    """Full-width letters and digits in their usual width, spaces one by one."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _western(era: str, year: str) -> int | None:
    """The year of an era; None for one that there is not: 令和0年, 令和百百年."""
    try:
        return western_year(era, year)
    except ValueError:
        return None


def _day(year: int | None, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day)) if year else None
    except ValueError:
        return None
