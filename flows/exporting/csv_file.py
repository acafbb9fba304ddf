"""CSV as Excel in Japan opens it: a byte order mark, CRLF, no formulas."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from flows.exporting.cells import text
from flows.exporting.encoding import Encoder

MARK = b"\xef\xbb\xbf"


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], encoding: str
) -> tuple[int, Counter[str]]:
    """Write all rows; how many, and the characters that the encoding could not hold."""
    encoder = Encoder(encoding)
    count = 0
    with path.open("wb") as file:
        if encoding == "utf-8":
            file.write(MARK)
        file.write(encoder.encode(_line(columns)))
        for row in rows:
            file.write(encoder.encode(_line(row)))
            count += 1
    return count, encoder.lost


def _line(row: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([text(value) for value in row])
    return line.getvalue()
