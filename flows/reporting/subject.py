"""What a report is to be about: a program, a document, or all that there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warehouse.reports.asking import Questions

Kind = Literal["program", "document", "whole"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a page can be about: its kind, its identity, what it is called."""

    kind: Kind
    identity: str
    name: str
    figures: int = 0


WHOLE = Subject("whole", "", "")


def subjects(ask: Questions, wanted: str | None) -> list[Subject]:
    """What a name, a part of it or an identity may mean, the closest only; everything where none is given."""
    if wanted is None:
        return [WHOLE]
    found = [
        (
            row["rank"],
            Subject("program", row["identity"], called(row["name"], row["variant"]), row["figures"]),
        )
        for row in ask("finding/programs", wanted=wanted)
    ]
    found += [
        (row["rank"], Subject("document", row["identity"], row["name"]))
        for row in ask("finding/documents", wanted=wanted)
    ]
    closest = min((rank for rank, _ in found), default=0)
    return [subject for rank, subject in found if rank == closest]


def nearest(ask: Questions, wanted: str) -> list[str]:
    """The names of programs that are most like it."""
    return [row["name"] for row in ask("finding/nearest", wanted=wanted)]


def called(name: str, variant: str | None) -> str:
    """A program with its variant: 知的クラスター創成事業（第II期）."""
    return f"{name}（{variant}）" if variant else name
