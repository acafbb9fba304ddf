"""Bodies of the state and its corporations: their names, short forms, tags on slides and successors.

`ministries.csv` holds one row a name: a body that is renamed has a row for each, 科学技術振興事業団 and its
successor 科学技術振興機構; a change of legal form (独立行政法人, 国立研究開発法人) makes no other body.
`short` and `latin` are further forms, parted by |; those of `defined` mean other things too (IPA, UR) and
count only where the document prints the full name. `tag` is the letter on slides, `parent` the ministry that
an agency or a commission belongs to. `valid_from` and `valid_to` are the first and the last day under this
name, empty where it is not known for sure; a body that was parted among several has no `successor`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
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
    defined: tuple[str, ...]
    tag: str | None
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    successor: str | None

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms in which it is printed, the full name first."""
        return (self.name, *self.short, *self.defined)

    def is_valid(self, day: date) -> bool:
        """Whether it bore its name on a day, as far as is known."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


def _rows() -> Iterator[Body]:
    for row in table("ministries"):
        yield Body(
            row["name"],
            row["kind"],
            (*_forms(row["short"]), *_forms(row["latin"])),
            _forms(row["defined"]),
            row["tag"] or None,
            row["parent"] or None,
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            row["successor"] or None,
        )


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def _by_form() -> dict[str, tuple[Body, ...]]:
    """The bodies that bear a form, the present one first."""
    found = defaultdict[str, list[Body]](list)
    for one in sorted(BODIES, key=lambda one: one.valid_to or date.max, reverse=True):
        for form in one.forms:
            found[form].append(one)
    return {form: tuple(bearers) for form, bearers in found.items()}


BODIES: tuple[Body, ...] = tuple(_rows())
_BY_FORM = _by_form()
_BY_TAG: dict[str, Body] = {body.tag: body for body in BODIES if body.tag}


def body(form: str) -> Body | None:
    """The body that a full name or a short form means: 文科省 is 文部科学省, JST the present one of two."""
    return next(iter(bearers(form)), None)


def bearers(form: str) -> tuple[Body, ...]:
    """All bodies that a form has meant: JICA is 国際協力機構, and 国際協力事業団 before."""
    return _BY_FORM.get(form, ())


def meant(form: str, named: Collection[str], on: date | None) -> Body | None:
    """The bearer of a form that a document means: the one that it names in full, else that of its day.

    A form that means other things too (`defined`) means none but a body that is named in full.
    """
    candidates = bearers(form)
    in_full = [one for one in candidates if one.name in named]
    if len(in_full) == 1:
        return in_full[0]
    candidates = tuple(in_full) or tuple(one for one in candidates if form not in one.defined)
    valid = (one for one in candidates if on and one.is_valid(on))
    return next(valid, next(iter(candidates), None))


def tagged(tag: str) -> str | None:
    """The name behind a tag on a slide: 文 is 文部科学省, 内(金) is 内閣府(金融庁); else None."""
    match = _TAG.fullmatch(tag)
    if not match:
        return None
    outer, inner = _BY_TAG.get(match["outer"]), _BY_TAG.get(match["inner"] or "")
    if outer is None or (match["inner"] and inner is None):
        return None
    return f"{outer.name}({inner.name})" if inner else outer.name
