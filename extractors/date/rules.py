"""All rules of dates: those that stand alone, ranges, those that lack a part or point elsewhere, events."""

from __future__ import annotations

from extractors.date import events, partial, points, ranges, relative, short

RULES = (*points.RULES, *short.RULES, *ranges.RULES, *partial.RULES, *relative.RULES, *events.RULES)
