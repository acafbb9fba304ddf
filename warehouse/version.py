"""The version of what makes a published file from the ledger, which nobody has to remember to raise."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_MATTERS = frozenset({".csv", ".py", ".sql", ".toml"})


@cache
def warehouse_version() -> str:
    """The digest of the warehouse's code, statements and tables."""
    here = Path(__file__).parent
    seen = hashlib.sha256()
    for path in sorted(path for path in here.rglob("*") if path.suffix in _MATTERS):
        seen.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.hexdigest()[:16]
