"""Field by field: what differs between two values of a fact, and what the difference amounts to."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

Value = Mapping[str, Any]

_YEARS = ("fiscal_year", "year")
_AMOUNTS = ("amount_min", "amount_max")
# What follows from another field needs no word of its own.
_FOLLOWING = {
    "amount_max": {"amount_min", "lower_bound", "upper_bound", "resolution"},
    "stage": {"stage_printed"},
    "fiscal_year": {"year_basis"},
    "start_date": {"label_ja"},
}


class FieldChange(NamedTuple):
    """A field with what it said and what it says now; None where it says nothing."""

    field: str
    old: Any
    new: Any


def field_changes(old: Value, new: Value) -> list[FieldChange]:
    """The fields that differ, in the order of the new value."""
    names = [*new, *(name for name in old if name not in new)]
    return [
        FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    ]


def named_fields(changes: list[FieldChange]) -> list[str]:
    """The fields that name a change: what follows from another of them stays unsaid."""
    names = [change.field for change in changes]
    by_field = {change.field: change for change in changes}
    if _move_together(by_field.get("start_date"), by_field.get("end_date")):
        names.remove("end_date")
    unsaid = {follower for name in names for follower in _FOLLOWING.get(name, ())}
    return [name for name in names if name not in unsaid]


def _move_together(start: FieldChange | None, end: FieldChange | None) -> bool:
    """Whether both ends of a stretch move by the same years."""
    if start is None or end is None or not all(isinstance(day, str) for day in (*start[1:], *end[1:])):
        return False
    years = _years_between(start.old, start.new)
    return years is not None and years == _years_between(end.old, end.new)


def signature(changes: list[FieldChange]) -> str:
    """What a change amounts to: `unit ×1000`, `fiscal_year +1`, `sign`, `name normalised`, `list +2`."""
    by_field = {change.field: change for change in changes}
    signatures = [_signature(by_field[name]) for name in named_fields(changes)]
    return ", ".join(dict.fromkeys(signatures))


def _signature(change: FieldChange) -> str:
    field, old, new = change
    if old is None or new is None:
        return f"{field} {'added' if old is None else 'removed'}"
    if field in _AMOUNTS and isinstance(old, int) and isinstance(new, int):
        return _of_amounts(old, new)
    if isinstance(old, bool) or isinstance(new, bool):
        return f"{field} {new}".lower()
    if field in _YEARS and isinstance(old, int) and isinstance(new, int):
        return f"{field} {new - old:+d}"
    if isinstance(old, int | float) and isinstance(new, int | float):
        return f"{field} {_factor(old, new) or f'{new - old:+}'}"
    if isinstance(old, list | tuple) and isinstance(new, list | tuple):
        return f"{field} list {len(new) - len(old):+d}" if len(new) != len(old) else f"{field} list ±0"
    if isinstance(old, str) and isinstance(new, str):
        return _of_words(field, old, new)
    return field


def _of_amounts(old: int, new: int) -> str:
    if old == -new:
        return "sign"
    factor = _factor(old, new)
    return f"unit {factor}" if factor else "amount"


def _factor(old: float, new: float) -> str | None:
    """×1000 or ÷1000, where a power of ten lies between two numbers."""
    if not old or not new or (old > 0) != (new > 0):
        return None
    high, low = max(abs(old), abs(new)), min(abs(old), abs(new))
    factor, rest = divmod(high, low)
    if rest or factor < 10 or str(int(factor)).strip("0") != "1":
        return None
    return f"{'×' if abs(new) > abs(old) else '÷'}{int(factor)}"


def _of_words(field: str, old: str, new: str) -> str:
    days = _years_between(old, new)
    if days is not None:
        return f"{field} {days:+d} years"
    if _plain(old) == _plain(new):
        return "name normalised"
    if new.startswith(old) or new.endswith(old):
        return f"{field} longer"
    if old.startswith(new) or old.endswith(new):
        return f"{field} shorter"
    return f"{field} otherwise" if len(old) > 12 or len(new) > 12 else f"{field} {old} → {new}"


def _years_between(old: str, new: str) -> int | None:
    """The years between two days that differ in the year alone."""
    try:
        one, other = date.fromisoformat(old), date.fromisoformat(new)
    except ValueError:
        return None
    return other.year - one.year if (one.month, one.day) == (other.month, other.day) else None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
