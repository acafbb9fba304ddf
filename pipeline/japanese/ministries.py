"""Bodies of the state since 1990: their names, short forms, tags on slides and successors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.japanese.tables import table

_TAG = re.compile(r"(?P<outer>[^()]+)(?:\((?P<inner>[^()]+)\))?")


@dataclass(frozen=True, slots=True)
class Body:
    """One body of the state: 経済産業省 with 経産省 and METI, the tag 経, since 2001-01-06."""

    name: str
    kind: str
    short: tuple[str, ...]
    tag: str | None
    valid_from: date | None
    valid_to: date | None
    successor: str | None

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms in which it is printed, the full name first."""
        return (self.name, *self.short)


def _rows() -> Iterator[Body]:
    for row in table("ministries"):
        yield Body(
            row["name"],
            row["kind"],
            tuple(filter(None, (row["short"], row["latin"]))),
            row["tag"] or None,
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            row["successor"] or None,
        )


BODIES: tuple[Body, ...] = tuple(_rows())
_BY_FORM: dict[str, Body] = {form: body for body in BODIES for form in body.forms}
_BY_TAG: dict[str, Body] = {body.tag: body for body in BODIES if body.tag}


def body(form: str) -> Body | None:
    """The body that a full name or a short form means: 文科省 is 文部科学省."""
    return _BY_FORM.get(form)


def tagged(tag: str) -> str | None:
    """The name behind a tag on a slide: 文 is 文部科学省, 内(金) is 内閣府(金融庁); else None."""
    match = _TAG.fullmatch(tag)
    if not match:
        return None
    outer, inner = _BY_TAG.get(match["outer"]), _BY_TAG.get(match["inner"] or "")
    if outer is None or (match["inner"] and inner is None):
        return None
    return f"{outer.name}({inner.name})" if inner else outer.name
