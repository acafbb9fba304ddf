"""The published file: whether it can be asked, and whether it holds what was taken in last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import moment
from flows.language import say
from warehouse.condition.examining import Run
from warehouse.query import ask
from warehouse.query_errors import QueryError
from warehouse.snapshots.shelf import Shelf


def check_published(premises: Premises) -> Iterator[Finding]:
    """Whether the file is there, can be asked, and is of the last run."""
    path = premises.home.published
    last = next((run for run in premises.condition.runs if run.status == "done"), None)
    if not path.exists():
        yield _absent(premises, last)
        return
    try:
        with ask(path, "SELECT count(*) FROM documents") as answer:
            list(answer)
    except QueryError as error:
        what = say("公開ファイルが読めません", "the published file can't be read")
        yield Finding("published", "error", what, error.message, error.remedy)
        return
    yield _age(premises, last)


def _absent(premises: Premises, last: Run | None) -> Finding:
    what = say("公開ファイルはまだありません", "there is no published file yet")
    if last is None:
        return Finding("published", "info", what, remedy=premises.command("ingest"))
    if last.held_back:
        return Finding("held-back", "warning", what, last.held_back, last.remedy)
    return Finding("published", "error", what, remedy=premises.command("publish"))


def _age(premises: Premises, last: Run | None) -> Finding:
    """What was published when, against the last run; nothing is compared while a run is at work."""
    shelf = Shelf(premises.home.snapshots)
    file = datetime.fromtimestamp(premises.home.published.stat().st_mtime, UTC)
    at = (shelf.published_at() or file).astimezone(UTC).replace(tzinfo=None)
    if last and last.held_back and last.finished and at < last.finished:
        what = say("公開を止めたままです", "publication is held back")
        return Finding("held-back", "warning", what, last.held_back, last.remedy)
    published, newest = shelf.published(), shelf.newest()
    is_late = published is not None and newest is not None and published < newest
    if is_late and premises.condition.state == "read":
        what = say(
            "公開ファイルが最後の取り込みより前のものです", "the published file is older than the last run"
        )
        detail = say(f"{moment(at)} のもの", f"of {moment(at)}")
        return Finding("published", "warning", what, detail, premises.command("publish"))
    return Finding("published", "ok", say(f"公開ファイル：{moment(at)}", f"published file: {moment(at)}"))
