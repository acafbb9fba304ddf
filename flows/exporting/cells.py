"""Values as cells of a spreadsheet: nothing of a document is ever a formula."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

# What makes Excel and its like read a text as a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
GUARD = "'"


def plain(value: Any) -> Any:
    """A value as a cell holds it: lists of texts by 、, other structures as JSON."""
    if isinstance(value, list | tuple):
        if all(isinstance(one, str | int) for one in value):
            return "、".join(map(str, value))
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def text(value: Any) -> str:
    """A value as text in a CSV file for Excel; a text that looks like a formula gets an apostrophe."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | int | float | Decimal):
        return str(value)
    words = str(value)
    return f"{GUARD}{words}" if words.startswith(FORMULAS) else words
