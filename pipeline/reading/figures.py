"""What a cell or a segment holds by itself: a figure, a unit, the name of a sum."""

from __future__ import annotations

import re

import re2

_NUMBER = re.compile(
    r"[△▲\-−+＋±約（(【\[]{0,3}[\s　]?[0-9０-９][0-9０-９,，.．\s]*[兆億万千百十]{0,3}"
    r"(?:円|%|％|件|人|名|社|か所|ヵ所|カ所|箇所|回|倍|校|団体|地域|拠点|機関|ha|㎡|km|㎞|ポイント|点|台|棟|戸|世帯|日|泊|時間|冊|本|個)?"
    r"(?:の内数|以内|以上|以下|未満|程度)?[）)】\]]{0,2}"
    r"(?:[\s　]?[（(]?(?:※|＊|\*|注)[0-9０-９]{0,2}[）)]?)?",
    re.ASCII,
)
_CLASS_OF_SIZE = re.compile(
    r"[0-9０-９,，]+(?:人|名|社|戸|世帯|歳|ha|㎡|t|kW)?(?:以下|以上|未満|超)|"
    r"[0-9０-９,，]+(?:人|名|社|戸|世帯|歳|ha|㎡|t|kW)?[~～〜−－-][0-9０-９,，]+(?:人|名|社|戸|世帯|歳|ha|㎡|t|kW)"
)
_UNIT = re.compile(r"[（(]?(?:単位[:：])?(?:円|千円|万円|百万円|億円|兆円|人|件|％|%)[）)]?")
_AMOUNT = re2.compile(r"[0-9０-９][0-9０-９,，.．]*\s*[兆億万千百十]*円")
_EMPTY_VALUE = re.compile(r"[-－―─—‐ー△▲…・*＊0０〃]{1,3}|皆[増減]|新規|廃止")
_TOTAL = re.compile(
    r"(?:合\s*計|総\s*計|小\s*計|計|総\s*額|総\s*数|歳[入出]合計|合計額|全\s*体)(?:[（(].{0,10}[）)])?",
    re.ASCII,
)


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and hardly more: 1,234, △500千円, 171億円の内数, －; no year."""
    bare = text.strip()
    return is_bare_figure(bare) or ("円" in bare and _AMOUNT.search(bare) is not None)


def is_number(text: str) -> bool:
    """Whether a text is a number with its unit and nothing else: 1,234, △5千円, 129億円の内数, 16人."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_bare_figure(text: str) -> bool:
    """Whether a text is a number or what stands for one, and no sentence with an amount: 1,234, －, 皆増."""
    bare = text.strip()
    return bool(_NUMBER.fullmatch(bare) or _EMPTY_VALUE.fullmatch(bare))


def is_class_of_size(text: str) -> bool:
    """Whether a text is a class by size, as heads name them: 5人以下, 6～20人, 100ha未満."""
    return _CLASS_OF_SIZE.fullmatch(text.strip()) is not None


def is_unit(text: str) -> bool:
    """Whether a text is a unit alone, as over a column of figures: 千円, （百万円）."""
    return _UNIT.fullmatch(text.strip()) is not None


def is_total(text: str) -> bool:
    """Whether a label names a sum: 合計, 小 計, 計."""
    return _TOTAL.fullmatch(text.strip()) is not None
