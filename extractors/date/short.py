"""Years in their shortest forms, where the words beside them say that they are: H14, FY2024, (2000)."""

from __future__ import annotations

import re2

from extractors.date.evidence import before_in_passage, year_of_era
from extractors.date.found import (
    LABEL,
    FoundDate,
    Point,
    because,
    between_words,
    found,
    in_quotes,
    reading,
    year_in,
)
from extractors.date.patterns import ABOUT, ERA, NUMBER, WESTERN, a_year
from extractors.date.years import YEAR_ABOVE_DAYS
from pipeline.japanese import calendar
from pipeline.rules import Match, Rule

FIRST_OF_SEVERAL = "first of several years (平成19・20年度)"
ONE_OF_SEVERAL = "one of several years (平成22、23、24年度)"
_IN_LISTS = frozenset((FIRST_OF_SEVERAL, ONE_OF_SEVERAL))
BY_LETTER = r"(?P<era>[HR令平]) ?(?P<number>3[0-9]|[12][0-9]|0?[1-9]|元)"

HAPPENS = (
    r"(?:年|末)?(?:に|で|の|は|、|,|・|新規|採択|選定|公募|募集|開始|終了"
    r"|(?:目標|実績|見込|計画|現状|基準)(?:値|額|$|[: ])"
    r"|策定|制定|決定|改定|改正|設立|発足|施行|公表|発表|実施|完了)"
)
"""What follows a year in a letter when it is one: H14に, R7予算案, H20採択."""

_LIST_GOES_ON = re2.compile(
    rf"^ ?(?:[・、,/]|及び|並びに|と) ?(?:(?:{ERA} ?)?{NUMBER} ?[・、,] ?){{0,6}}"
    rf"(?:{ERA} ?)?{NUMBER} ?年(?P<fiscal>度)?"
)

_ROW_OF_DAYS = re2.compile(
    r"^\s*(?:1[0-2]|0?[1-9])(?:/(?:3[01]|[12][0-9]|0?[1-9])|月)(?:[\s~〜頃上中下初]|$)"
)


def _year(match: Match) -> FoundDate | None:
    return None if in_quotes(match) else found(calendar.year(year_in(match) or 0))


def _year_with_bound(match: Match) -> FoundDate | None:
    year = year_in(match)
    if year is None or in_quotes(match):
        return None
    return found(calendar.year(year), match["bound"], match["about"])


def _budget_year(match: Match) -> FoundDate | None:
    return None if in_quotes(match) else found(calendar.fiscal_year(year_in(match) or 0))


def _first_of_a_list(match: Match) -> FoundDate | None:
    year, goes_on = year_in(match), _LIST_GOES_ON.search(match.passage.normalized[match.end :][:40])
    if year is None or goes_on is None:
        return None
    return found(Point(year, goes_on.group("fiscal") is not None).stretch)


def _one_of_a_list(match: Match) -> FoundDate | None:
    """23 in 平成22、23、24年度: right behind another of the list."""
    before = before_in_passage(match)
    goes_on = _LIST_GOES_ON.search(match.passage.normalized[match.end :][:40])
    if before is None or goes_on is None or before.end != match.start - 1 or before.rule not in _IN_LISTS:
        return None
    year = year_of_era(match, int(match.text))
    if year is None:
        return None
    return because(
        found(Point(year.year, goes_on.group("fiscal") is not None).stretch), year.label, year.basis
    )


def _in_a_header(match: Match) -> FoundDate | None:
    cell = match.passage.block.cell
    if cell is None or (cell.role != "header" and not _among_years(match)):
        return None
    return _year(match)


def _above_days(match: Match) -> FoundDate | None:
    """A year that is all its block holds, above a row of days: 2025 above 4/25 7/1."""
    following = match.annotated.passages[match.passage.index + 1 :][:1]
    return _year(match) if following and _ROW_OF_DAYS.search(following[0].normalized) else None


def _among_years(match: Match) -> bool:
    """Whether a cell of a table's first row stands beside the year before or after it."""
    cell, passages, index = match.passage.block.cell, match.annotated.passages, match.passage.index
    if cell is None or cell.row > 0:
        return False
    years = {str(int(match.text) + 1), str(int(match.text) - 1)}
    beside = (passages[i] for i in (index - 1, index + 1) if 0 <= i < len(passages))
    return any(p.normalized.strip() in years and p.block.cell and p.block.cell.row == 0 for p in beside)


RULES = (
    Rule(
        "year by a letter (H14から)",
        rf"{BY_LETTER}年?(?P<about>{ABOUT})?(?P<bound>から|以降|以前|まで|現在|時点)",
        reading(_year_with_bound),
        LABEL,
    ),
    Rule(
        "year by a letter before what happened",
        BY_LETTER,
        between_words(_year, before=HAPPENS),
        LABEL,
    ),
    Rule(
        "fiscal year by a letter before a budget (R7予算案)",
        BY_LETTER,
        between_words(_budget_year, before=" ?(?:政府)?(?:予算|当初|補正|概算|要求|決算|執行)"),
        LABEL,
    ),
    Rule(
        "year by a letter at the start of a line",
        BY_LETTER,
        between_words(_year, after=r"^[^\p{L}\p{N}]*", before=r" ?[「『\[(:]| \p{L}|$"),
        LABEL,
    ),
    Rule(
        "year by a letter in brackets",
        BY_LETTER,
        between_words(_year, after=r"[(\[<〔【]", before=r"[)\]>〕】]"),
        LABEL,
    ),
    Rule(
        "year by a letter before its figure (R3:7.7億円)",
        BY_LETTER,
        between_words(
            _year,
            after=r"[( →⇒、]|^",
            before=r" ?: ?[0-9]| [0-9][0-9,.]*(?:[兆億万千百]*円|%|件|人|名|か所|ha)",
        ),
        LABEL,
    ),
    Rule(FIRST_OF_SEVERAL, a_year(), reading(_first_of_a_list), LABEL),
    Rule(
        ONE_OF_SEVERAL,
        "[0-9]{1,2}",
        between_words(_one_of_a_list, after="[・、,]", before="[・、,]"),
        LABEL,
    ),
    Rule(
        "Western year in brackets behind a name",
        rf"(?P<western>{WESTERN})",
        between_words(_year, after=r"\p{L} ?\(", before=r"\)"),
        LABEL,
        not_after=r"[円万億千百件人年月日社額数率計費] ?\(",
    ),
    Rule(
        "Western year as a column's header",
        rf"(?P<western>{WESTERN})",
        between_words(_in_a_header, after=r"^\s*", before=r"\s*$"),
        LABEL,
    ),
    Rule(
        YEAR_ABOVE_DAYS,
        rf"(?P<western>{WESTERN})年?",
        between_words(_above_days, after=r"^\s*", before=r"\s*$"),
        LABEL,
    ),
    Rule(
        "fiscal year as FY2024",
        rf"FY ?(?P<western>{WESTERN})",
        reading(_budget_year),
        LABEL,
        not_before="[0-9]",
    ),
    Rule(
        "Western year before what happened (2023採択)",
        rf"(?P<western>{WESTERN})",
        between_words(_year, before="採択|公募"),
        LABEL,
    ),
)
