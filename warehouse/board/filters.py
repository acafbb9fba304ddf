"""Which changes are meant: of a kind, a program, a document, a group, a state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Filter:
    """What a change must be; nothing said means all. `program` and `document` are parts of names."""

    kind: str | None = None
    program: str | None = None
    document: str | None = None
    group: str | None = None
    change: str | None = None
    cause: str | None = None
    rule: str | None = None
    states: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    def where(self) -> tuple[str, dict[str, Any]]:
        """A condition on the queue, with its parameters."""
        parts, parameters = ["TRUE"], {}
        for name, condition in _CONDITIONS.items():
            value = getattr(self, name)
            if value:
                parts.append(condition)
                parameters[name] = list(value) if isinstance(value, tuple) else value
        return " AND ".join(parts), parameters


_CONDITIONS = {
    "kind": "kind = $kind",
    "program": (
        "(contains(coalesce(new_value ->> 'program', new_value ->> 'name', ''), $program)"
        " OR contains(coalesce(old_value ->> 'program', old_value ->> 'name', ''), $program))"
    ),
    "document": "contains(document, $document)",
    "group": "starts_with(group_id, $group)",
    "change": "change = $change",
    "cause": "list_contains(causes, $cause)",
    "rule": "$rule IN (new_rule, old_rule)",
    "states": "list_contains($states, state)",
    "ids": "(list_contains($ids, change_id) OR list_contains($ids, new_id) OR list_contains($ids, old_id))",
}
