"""All checks, group by group; one that breaks off is a finding, and the others are made all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flows.doctor.archive import check_archive
from flows.doctor.disk import check_disk
from flows.doctor.finding import Finding, Group
from flows.doctor.japanese import check_dictionary, check_fonts
from flows.doctor.ledger import check_documents, check_ledger, check_runs
from flows.doctor.leftovers import check_leftovers
from flows.doctor.locks import check_locks
from flows.doctor.premises import Premises
from flows.doctor.published import check_published
from flows.doctor.schedule import check_schedule
from flows.doctor.settings import check_catalogue, check_limits, check_review
from flows.doctor.sources import check_sources
from flows.doctor.versions import check_versions
from flows.language import say

Check = Callable[[Premises], Iterator[Finding]]
GROUPS: dict[str, tuple[Check, ...]] = {
    "settings": (check_catalogue, check_review, check_limits),
    "disk": (check_disk,),
    "japanese": (check_dictionary, check_fonts),
    "locks": (check_locks,),
    "sources": (check_sources,),
    "versions": (check_versions,),
    "last-run": (
        check_ledger,
        check_runs,
        check_documents,
        check_leftovers,
        check_archive,
        check_published,
    ),
    "schedule": (check_schedule,),
}


def examine(premises: Premises) -> list[Group]:
    """The findings of all groups."""
    return [
        Group(name, [finding for check in checks for finding in _safely(check, premises)])
        for name, checks in GROUPS.items()
    ]


def _safely(check: Check, premises: Premises) -> Iterator[Finding]:
    name = check.__name__.removeprefix("check_")
    try:
        yield from check(premises)
    except OSError as error:
        what = say(f"調べられませんでした（{name}）", f"could not be looked at ({name})")
        remedy = say("権限とディスクを確かめてください", "check permissions and the disk")
        yield Finding(name, "error", what, str(error), remedy)
    except Exception as error:
        what = say(f"調べる途中で止まりました（{name}）", f"broke off ({name})")
        remedy = say(
            "設定やファイルの形が壊れています。この行を開発者に知らせてください",
            "a setting or a file is malformed; tell the developers this line",
        )
        yield Finding(name, "error", what, f"{type(error).__name__}: {error}", remedy)
