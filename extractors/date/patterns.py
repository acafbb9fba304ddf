"""The parts of dates as they are printed in repaired text: RE2 fragments that read like Japanese.

A fragment that captures takes a suffix for its groups, so that a range can hold two of them.
"""

from __future__ import annotations

from pipeline.japanese.eras import ERA_NAME, ERA_SHORT, ERA_YEAR_NUMBER

ERA = rf"(?:{ERA_NAME}|{ERA_SHORT})"
NUMBER = ERA_YEAR_NUMBER
WESTERN = r"(?:1[6-9][0-9]{2}|2[01][0-9]{2}|[一二][〇一二三四五六七八九]{3})"
MONTH = r"(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r" ?(?:[~〜∼\-–—―ー]|から) ?"
TIME = r"(?:(?:(?:午前|午後)? ?[0-9]{1,2}(?:時(?:半|[0-9]{1,2}分)?|:[0-9]{2})|正午))"

PART = (
    r"(?:前半|後半|上半期|下半期|上期|下期|第 ?[1-4一二三四] ?・? ?四半期"
    r"|第?[1-4]Q|Q[1-4]|上旬|中旬|下旬|初旬|初頭|初め|始め|半ば|なかば|中頃|終わり|おわり|頭|末)"
)
ABOUT = r"(?:頃|ごろ|前後)"
BOUND = r"(?:から|以降|以後|以来|まで|迄|以前|現在|時点)"
SUFFIX = rf"(?: ?の?(?P<part>{PART}))?(?:の?(?P<about>{ABOUT}))?(?:の?(?P<bound>{BOUND}))?"
UNTIL = rf"(?:の?(?P<part>{PART}))?(?P<about>{ABOUT})?(?:まで|迄|にかけて|の間|期)?"

NAME_FOLLOWS = r"[\p{Han}\p{Katakana}ー]{0,8}(?:豪雨|地震|震災|噴火|白書|国勢調査|センサス)|台風第"
"""What makes 平成30年7月豪雨, 令和6年能登半島地震 or 令和2年国勢調査 a name."""

DURATION_FOLLOWS = (
    r" ?(?:間|目(?:[^標的途]|$)|ぶり|近く|余|程度|以内|以上|未満|ほど|版|問題|を超"
    r"|後(?:[^半期]|$)|前(?:[^半後期]|$))"
)
"""What makes 平成5年から10年 the beginning of a duration, 2000年 a distance, 令和6年 an edition."""


def weekday(group: str = "") -> str:
    """The day of the week behind a day: (月), (火曜日), (月・祝), 水曜日."""
    return (
        rf"(?: ?\((?P<weekday{group}>[月火水木金土日])(?:曜日?)?(?:[・、,]?[祝休])?\)| ?[月火水木金土日]曜日)"
    )


def a_year(group: str = "") -> str:
    """A year with its era, or a Western one: 平成21, H21, 二〇〇九, 2009."""
    return rf"(?:(?P<era{group}>{ERA}) ?(?P<number{group}>{NUMBER})|(?P<western{group}>{WESTERN}))"


def unit(group: str = "") -> str:
    """年 or 年度."""
    return rf" ?年(?: ?(?P<fiscal{group}>度))?"


def unit_in_both_calendars(group: str = "") -> str:
    """年 or 年度, perhaps with the year of the other calendar: (2023)年, 年(2023年), 年度(令和5年度)."""
    other = rf"(?:{ERA} ?{NUMBER}|{WESTERN})"
    return (
        rf"(?:\((?P<beside{group}>{other})\))? ?年(?: ?(?P<fiscal{group}>度))?"
        rf"(?: ?\((?P<also{group}>{other}) ?年?度?\))?"
    )


def month_and_day(group: str = "") -> str:
    """月 and perhaps 日 with its weekday and time: 7月, 7月1日(火)17:00."""
    return rf"(?P<month{group}>{MONTH}) ?月(?: ?{only_day(group)})?"


def only_day(group: str = "") -> str:
    """日 with its weekday and time: 10日(金)."""
    return rf"(?P<day{group}>{DAY}) ?日{weekday(group)}?(?: ?{TIME})?"


def written(group: str = "") -> str:
    """A date with its year, written out: 平成21年度, H21年4月, 2024年6月1日."""
    return rf"{a_year(group)}{unit(group)}(?: ?{month_and_day(group)})?"


def written_in_both_calendars(group: str = "") -> str:
    """The same, perhaps with the year in the other calendar too: 平成27年(2015年)6月."""
    return rf"{a_year(group)}{unit_in_both_calendars(group)}(?: ?{month_and_day(group)})?"


def ending(group: str = "") -> str:
    """The end of a range, perhaps without its era, year or month: 5月, 22年度, 令和2年3月, 10日(金)."""
    year = rf"(?:翌?{a_year(group)}|(?P<short{group}>{NUMBER})){unit_in_both_calendars(group)}"
    year = rf"(?:{year}|同年|(?P<next{group}>翌)年?)"
    return rf"(?:{year})?(?: ?(?P<month{group}>{MONTH}) ?月)?(?: ?{only_day(group)})?"


def pointed(group: str = "") -> str:
    """A date with points, slashes or hyphens: R6.4.1, 令和6・4・1, 2025/12/26, H21.4."""
    return (
        rf"{a_year(group)}(?P<mark{group}>[./・-]) ?(?P<month{group}>[0-9]{{1,2}})"
        rf"(?:[./・-] ?(?P<day{group}>[0-9]{{1,2}}){weekday(group)}?)?"
    )
