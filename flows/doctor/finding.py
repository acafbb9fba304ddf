"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

State = Literal["ok", "info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is well, worth knowing (`info`), to be looked at, or wrong; and what helps.

    `check` is its name for scripts, the same in all languages: free-space, contact.
    """

    check: str
    state: State
    what: str
    detail: str = ""
    remedy: str = ""


class Group(NamedTuple):
    """The findings of one part: settings, disk, locks."""

    name: str
    findings: list[Finding]
