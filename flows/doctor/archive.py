"""The archive: whether all contents that the ledger knows are there, and as long as they were."""

from __future__ import annotations

from collections.abc import Iterator

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import named
from flows.language import say


def check_archive(premises: Premises) -> Iterator[Finding]:
    """Contents by name and size; they are not read, which may take hours."""
    contents, objects = premises.condition.contents, premises.objects
    if not contents:
        return
    missing = sorted(contents.keys() - objects.keys())
    cut = sorted(sha256 for sha256, size in contents.items() if objects.get(sha256, size) != size)
    remedy = say(
        f"バックアップから {premises.home.objects}/<先頭2桁>/ に戻してください。"
        "集めた文書は raw/<情報源>/<先頭2桁>/ にも同じ名前であります",
        f"restore to {premises.home.objects}/<two digits>/; "
        "what was fetched is also in raw/<source>/<two digits>/ by the same name",
    )
    if missing:
        what = say(f"失われた原本 {len(missing):,}", f"contents missing in the archive: {len(missing):,}")
        yield Finding("archive", "error", what, named(missing, most=2), remedy)
    if cut:
        what = say(f"長さの違う原本 {len(cut):,}", f"contents of another size than they had: {len(cut):,}")
        yield Finding("archive", "error", what, named(cut, most=2), remedy)
    if not missing and not cut:
        number = len(contents)
        yield Finding(
            "archive", "ok", say(f"原本 {number:,} はすべてあります", f"all {number:,} contents are there")
        )
