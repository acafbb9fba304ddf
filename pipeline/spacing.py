"""White space within words and numbers: found where the rest proves that it was printed as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Test = Callable[[str], bool]

# Between the parts of a number or a date, and marks of emphasis, which belong to no word.
_BETWEEN: tuple[re.Pattern[str], ...] = (
    re.compile(r"\*\*"),
    re.compile(r"(?<=[0-9兆億万千百])[ \t]+(?=[兆億万千百]*円)"),
    re.compile(r"(?<=[0-9])[ \t]+(?=[兆億万千百][0-9,兆億万千百]*円)"),
    re.compile(r"(?<=[0-9][兆億万])[ \t]+(?=[0-9][0-9,]*[億万千百]*円)"),
    re.compile(r"(?<=[0-9元])[ \t]+(?=年度?(?:[^間代]|$)|月(?:[^額間]|$)|日(?:[^間程数本]|$))"),
    re.compile(r"(?<=[年月度])[ \t]+(?=[0-9]{1,2}[ \t]*[月日])"),
    re.compile(r"(?<=[平令昭大明][成和正治])[ \t]+(?=[0-9元]+[ \t]*年)"),
)
_IN_BRACKETS = re.compile(r"(?<=[(（][0-9])[ \t](?=[)）])")
_ERA_YEAR = re.compile(r"(?:平 成|令 和|昭 和|平成|令和|昭和) ?[0-9]{1,2} 年(?: 度)?")
# A line whose digits all stand apart, three of them in a row, or its separators, or 億 and 円 too.
_ADJACENT = re.compile(r"[0-9]{2}")
_SPELT_OUT = re.compile(r"[0-9] [0-9] [0-9]|[0-9] [,.] ?[0-9]|[△▲]\s?[0-9] [0-9] ?(?=[兆億万千百円%])")
_SPELT_FIGURE = re.compile(
    r"(?<![0-9A-Za-z,.第])(?<![0-9,.] )[0-9](?: ?[,.] ?[0-9]| [0-9]){1,20} ?(?=[兆億万千百円%人件])|"
    r"(?<=[0-9]) (?=[兆億万千百]*円|%)"
)
_FIGURE = re.compile(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,4})?")
_SPACE = re.compile(r"[ \t]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_LETTER = "[ぁ-んァ-ヶー一-龥々0-9]"
_NEXT_LETTER = rf"(?:{_LETTER}|△(?= 減))"
_COUNTED = re.compile(r"[0-9]{1,4}(?:[年月日章節条項号回次期部編款目円人件名]|か所|割)|[^0-9]")
_NUMERALS = re.compile(r"[0-9一二三四五六七八九十〇]+")


def stray_spaces(text: str, *, whole: bool = False) -> set[int]:
    """The positions of stray white space in a line of text: 2 02 0年, 平成 2 1 年度, 予 算 額.

    `whole` says that the text stands by itself, as a cell or a heading: then 区  分 is a word too.
    """
    found = {p for pattern in _BETWEEN for m in pattern.finditer(text) for p in range(*m.span())}
    for pattern, is_one in _STRETCHES:
        found.update(p for m in pattern.finditer(text) if is_one(m[0]) for p in _spaces(m))
    found.update(p for m in _ERA_YEAR.finditer(text) for p in _spaces(m))
    if _SPELT_OUT.search(text) and not _ADJACENT.search(text):
        found.update(m.start() for m in _IN_BRACKETS.finditer(text))
        found.update(p for m in _SPELT_FIGURE.finditer(text) if _is_figure(m[0]) for p in _spaces(m))
    for pattern, is_one in _BY_THEMSELVES if whole else ():
        match = pattern.fullmatch(text.strip())
        if match and is_one(match[0]):
            found.update(m.start() for m in _SPACE.finditer(text))
    return found


def _spaces(match: re.Match[str]) -> Iterator[int]:
    return (match.start() + m.start() for m in _SPACE.finditer(match[0]))


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _is_year(text: str) -> bool:
    """Whether digits are one year, cut where no two numbers would be: 2 02 0年, not 20 21年."""
    return 1900 <= int(_bare(text)) <= 2100 and any(len(word) == 1 for word in text.split())


def _between(least: int, most: int) -> Test:
    """Whether the digits are a number of that size: a month, a day."""
    return lambda text: least <= int(_bare(text)) <= most


def _is_figure(text: str) -> bool:
    """Whether digits that stand apart make one figure, with its separators where they belong."""
    return not _bare(text) or _FIGURE.fullmatch(_bare(text)) is not None


def _is_grouped(text: str) -> bool:
    """Whether commas stand where thousands do: white space is beside them, or between all digits."""
    words = re.split(r"[ \t]*,[ \t]*", text.strip())
    spelt = all(_is_single(word) for word in words)
    return (spelt or not any(" " in word for word in words)) and _GROUPED.fullmatch(_bare(text)) is not None


def _is_one_figure(text: str) -> bool:
    """Whether a cell's groups of digits can only be one figure: 11, 156,922 and 5, 000; not 1, 200, 300."""
    figure = text.lstrip("△▲- ")
    tight = re.search(r"[0-9],[0-9]", figure) or re.search(r", ?0", figure) or _is_single(figure)
    return bool(tight) and _is_grouped(figure)


def _is_single(text: str) -> bool:
    return all(len(word) == 1 for word in re.split(r"[ ,\t]+", text.strip()))


def _is_spelt(text: str) -> bool:
    """Whether single digits, three or more, are one figure: 1 2 3百万円."""
    return _is_grouped(text) if "," in text else _is_single(text) and len(text.split()) > 2


def _is_word(text: str) -> bool:
    """Whether letters make a word: no row of numerals, each digit counts something (2 1 年 度)."""
    bare = _bare(text)
    return not _NUMERALS.fullmatch(bare) and "".join(_COUNTED.findall(bare)) == bare


# Stretches, each tried at its beginning alone (nothing like it stands before), thus in linear time.
_STRETCHES: tuple[tuple[re.Pattern[str], Test], ...] = (
    (
        re.compile(r"(?<![0-9,.\-/~])(?<![0-9][ \t])[0-9]{1,3}(?: [0-9]{1,3}){1,3} ?(?=年(?![間代]))"),
        _is_year,
    ),
    (re.compile(r"(?<=平成|令和|昭和|大正|明治) ?[0-9] [0-9] ?(?=年)"), _between(10, 64)),
    (re.compile(r"(?<=年) ?[01] [0-9] ?(?=月(?![額間]))"), _between(10, 12)),
    (re.compile(r"(?<=月) ?[0-3] [0-9] ?(?=日(?![間程数]))"), _between(10, 31)),
    (
        re.compile(
            r"(?<![0-9A-Za-z,.第])(?<![0-9,.][ \t])[0-9](?:[ ,]{0,3}[0-9]){1,15} ?(?=[兆億万千百]*円)"
        ),
        _is_spelt,
    ),
    (
        re.compile(
            rf"(?<![^\s(「【:・]){_LETTER}( {{1,2}}){_LETTER}(?:\1{_NEXT_LETTER}){{1,40}}(?![^\s)」】:])"
        ),
        _is_word,
    ),
)
_BY_THEMSELVES: tuple[tuple[re.Pattern[str], Test], ...] = (
    (re.compile(rf"{_LETTER}(?: {{1,6}}{_LETTER}){{1,20}}"), _is_word),
    (re.compile(r"[△▲\-]? ?[0-9](?:[ ,]{0,3}[0-9]){1,15}"), _is_one_figure),
)
