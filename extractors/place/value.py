"""What a place is."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import column


@dataclass(frozen=True, slots=True)
class Place:
    """A prefecture or municipality that a document names, with its code: 札幌市 is 011002 in 01."""

    name: str = column("地名（文書の表記）", "name as printed", default="")
    prefecture_code: str | None = column("都道府県コード（JIS X 0401）", "prefecture code (JIS X 0401)")
    municipality_code: str | None = column(
        "市区町村コード（JIS X 0402、検査数字付き6桁）",
        "municipality code (JIS X 0402, with its check digit)",
    )
