"""What a document's page shows of its former version."""

from __future__ import annotations

from typing import Any

from flows.reporting.subject import called
from flows.show.changes import TELLING, causes
from flows.show.review_words import field_word, kind_word, value_word, word
from pipeline.home import Home
from warehouse.diff.fields import FieldChange, named_fields
from warehouse.diff.former import FactChange, since_former
from warehouse.reports.asking import Questions
from warehouse.snapshots.shelf import Shelf

MOST = 100
NAMING = ("program", "name", "subject", "label", "event", "title")


def former_version(ask: Questions, home: Home, document: str) -> dict[str, Any]:
    """The changes since the former version, and what the template needs to tell them."""
    return {
        "former": since_former(Shelf(home.snapshots), document),
        "published": {row["fact_id"] for row in ask("document/published", identity=document)},
        "most_changes": MOST,
        "shown_fields": _shown_fields,
        "about": _about,
        "word": word,
        "kind_word": kind_word,
        "field_word": field_word,
        "value_word": value_word,
        "causes": causes,
    }


def _about(change: FactChange) -> str:
    """What a changed fact is about, where that has not changed: 川辺整備事業（第2期）."""
    if change.change != "changed":
        return ""
    changed = {one.field for one in change.fields}
    value = {name: one for name, one in change.new_value.items() if name not in changed}
    name = next((value[one] for one in NAMING if value.get(one)), "")
    return called(name, value.get("variant")) if name else ""


def _shown_fields(change: FactChange) -> list[FieldChange]:
    """Of a changed fact what differs; of others what tells them apart."""
    wanted = named_fields(change.fields)
    if change.change != "changed":
        wanted = [one.field for one in change.fields if one.field in TELLING] or wanted
    return [one for one in change.fields if one.field in wanted]
