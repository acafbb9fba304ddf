"""What `seisaku doctor` does, prints and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import msgspec

from flows.doctor.examination import examine
from flows.doctor.finding import Group
from flows.doctor.premises import Premises
from flows.exit_codes import DONE, FAILURE
from flows.show.console import out
from flows.show.doctor import count, print_examination
from flows.show.table import SCHEMA
from pipeline.home import Home


def run(home: Path | None, *, as_json: bool) -> int:
    """Look at everything, tell, and end with 1 where something is wrong."""
    place = Home.find(home)
    groups = examine(Premises(place, home))
    if as_json:
        sys.stdout.write(_json(place, groups) + "\n")
    else:
        print_examination(groups, out())
    return FAILURE if count(groups, "error") else DONE


def _json(home: Home, groups: Sequence[Group]) -> str:
    findings = [{"group": group.name, **asdict(finding)} for group in groups for finding in group.findings]
    return msgspec.json.encode(
        {
            "schema": SCHEMA,
            "home": str(home.path),
            "errors": count(groups, "error"),
            "warnings": count(groups, "warning"),
            "findings": findings,
        }
    ).decode()
