"""What municipalities were before: those that are no more since 1970, and when today's came to be.

Source: 歴史的行政区域データセットβ版地名辞書 (geonlp:geoshape-city) by ROIS-DS
人文学オープンデータ共同利用センター (CC BY 4.0), as the table geoshape-city.csv in the source distribution
of the package pygeonlp 1.2.5 (base_data).
Codes, names, counties and days are its facts. Its day of abolition is the first on which a municipality is
no more; ours is the last on which it is. A successor is the municipality of the same name that begins on the
next day, else the one in which the source says that its office stands.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

SINCE = "1970-04-01"
_KINDS = "市区町村"


class Former(NamedTuple):
    """A row of the source: five digits, name with its kind, county or city above, first and next day."""

    code: str
    body: str
    kind: str
    above: str
    begins: str
    ends: str
    office: str

    @property
    def name(self) -> str:
        """The name with its kind: 厚田村."""
        return self.body + self.kind

    @property
    def last_day(self) -> str:
        """The last day on which it is, in our table."""
        return (date.fromisoformat(self.ends) - timedelta(days=1)).isoformat() if self.ends else ""


def source(path: Path) -> list[Former]:
    """The rows with a code of their own, of the time since codes exist."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_former(row) for row in csv.DictReader(file)]
    return [row for row in rows if row.kind in _KINDS and row.code[2:] not in ("000", "100", "")]


def _former(row: dict[str, str]) -> Former:
    code = row["code"].partition("/")[0]
    office = row["source"].split("/")[2] if row["source"].count("/") > 2 else ""
    days = row["valid_from"], row["valid_to"]
    above = row["countyname"].partition("/")[0]
    return Former(code, row["body"], row["suffix"], above, *days, office)


def gone(rows: Iterable[Former]) -> Iterator[Former]:
    """The municipalities that are no more; those that were gone before there were codes are left out."""
    return (row for row in rows if row.ends > SINCE)


def beginnings(rows: Iterable[Former]) -> dict[tuple[str, str], str]:
    """The first day of each of today's, where the source knows it, by code and name."""
    return {(row.code, row.name): row.begins for row in rows if not row.ends and row.begins}


def successor_of(rows: Iterable[Former], today: Iterable[tuple[str, str]]) -> Callable[[Former], str]:
    """Finds the code of what came after a municipality; `today` holds the codes and names of the present."""
    of_prefecture = defaultdict[str, dict[str, str]](dict)
    for code, name in today:
        of_prefecture[code[:2]][name] = code
    begun = {(row.code[:2], row.body, row.begins): row.code for row in rows if row.begins}

    def successor(row: Former) -> str:
        return begun.get((row.code[:2], row.body, row.ends)) or _at(row.office, of_prefecture[row.code[:2]])

    return successor


def _at(office: str, names: dict[str, str]) -> str:
    """The municipality that an address begins with: 石狩市厚田区厚田45-5 is in 石狩市."""
    ends = (match.end() for match in re.finditer(f"[{_KINDS}]", office))
    return next((names[office[:end]] for end in ends if office[:end] in names), "")
