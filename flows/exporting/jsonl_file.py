"""JSON Lines: one row a line, with its types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec


def write_jsonl(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write all rows; how many. Dates are ISO 8601, decimals are texts: nothing is rounded."""
    count = 0
    with path.open("wb") as file:
        for row in rows:
            file.write(msgspec.json.encode(dict(zip(columns, row, strict=True)), enc_hook=str) + b"\n")
            count += 1
    return count
