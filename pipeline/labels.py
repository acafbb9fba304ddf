"""The values of the labels that kinds leave for each other on the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.facts import Label

Precision = Literal["day", "month", "year", "fiscal_year", "half", "quarter", "decade", "century"]
Stage = Literal["request", "draft", "budget", "supplementary", "settled"]
Modifier = Literal["exact", "about", "at_least", "at_most", "included_in", "none"]


@dataclass(frozen=True, slots=True)
class DateLabel:
    """Label `date`: a stretch of the calendar, both ends inclusive; None is an open end.

    平成21年度 is 2009-04-01 to 2010-03-31 with the precision fiscal_year.
    """

    start: date | None
    end: date | None
    precision: Precision
    is_range: bool = False
    modifier: Literal["about", "as_of", "from", "until"] | None = None

    @property
    def fiscal_year(self) -> int | None:
        """The Western year in which the one fiscal year starts that it names; None for anything else."""
        if self.precision == "fiscal_year" and not self.is_range and self.start:
            return self.start.year
        return None


@dataclass(frozen=True, slots=True)
class StageLabel:
    """Label `stage`: how far a budget has come (概算要求 is a request, 予算案 a draft)."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class AmountLabel:
    """Label `amount`: yen as printed; `minimum` and `maximum` are the printed numbers, None bounds are open.

    For at_least, at_most and included_in both hold the one printed number; `resolution` is the worth in
    yen of the last printed digit (7,530百万円: 1,000,000; 1.1億円: 10,000,000); `unit` is the worth of one
    where a note elsewhere gives a bare number its unit (2,899 below 千円: 1,000); `note` is that note.
    """

    minimum: int
    maximum: int
    modifier: Modifier = "exact"
    lower_bound: int | None = None
    upper_bound: int | None = None
    min_modifier: Modifier | None = None
    max_modifier: Modifier | None = None
    resolution: int | None = None
    unit: int = 1
    note: Label | None = None


@dataclass(frozen=True, slots=True)
class ProgramLabel:
    """Label `program`: a program's name (NFKC, without white space, without its variant) and its variant."""

    name: str
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class SuccessionLabel:
    """Label `succession`: what became of programs (改称); each name is a label with a ProgramLabel.

    `is_until`: the year that the sentence names is the last before (平成24年度まで).
    """

    relation: str
    before: tuple[Label, ...]
    after: tuple[Label, ...]
    is_until: bool = False


@dataclass(frozen=True, slots=True)
class OrganizationLabel:
    """Label `organization`: a body as printed, and its canonical name (文科省: 文部科学省).

    `parent` is what a bureau or division is printed as a part of, from the ministry on: 国土交通省港湾局.
    One whose ministry is not printed is `local`: 総務課 of one document is not that of another.
    """

    name: str
    canonical_name: str
    parent: str | None = None
    local: bool = False

    @property
    def full_name(self) -> str:
        """The name by which it is told from its namesakes: 国土交通省港湾局総務課."""
        return (self.parent or "") + self.canonical_name


@dataclass(frozen=True, slots=True)
class ProgramOrganizationLabel:
    """Label `program_organization`, on a body's name: the program that its tag, row or heading gives it."""

    program: str
    canonical_name: str


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """Label `place`: a prefecture (JIS X 0401, 2 digits) or municipality (0402, 5 digits and check digit)."""

    name: str
    prefecture_code: str | None = None
    municipality_code: str | None = None


@dataclass(frozen=True, slots=True)
class OtherAmountLabel:
    """Label `other_amount`: an amount that nothing shows to be a budget, with the words that say what it is.

    売上高 12億円: 12億円 is other money, and 売上高 its subject; None where no words say it.
    """

    amount: AmountLabel
    subject: Label | None
