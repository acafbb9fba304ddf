"""The ledger: whether it can be read, how the last runs ended, which documents could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import moment, named
from flows.language import say
from warehouse.condition.examining import Condition, Run

_HELPLESS = ("absent", "busy", "unreadable")


def check_ledger(premises: Premises) -> Iterator[Finding]:
    """Whether the ledger can be read by this program."""
    condition, path = premises.condition, premises.home.ledger
    if condition.state == "absent":
        what = say("台帳はまだありません", "there is no ledger yet")
        yield Finding("ledger", "info", what, remedy=premises.command("ingest"))
    elif condition.state == "busy":
        yield _busy(condition)
    elif condition.state == "unreadable":
        yield _unreadable(condition.reason, path)
    elif condition.reached > condition.known:
        what = say("台帳は新しい版のもので書かれています", "a later release has written the ledger")
        remedy = say("プログラムを更新してください", "update this program")
        yield Finding("ledger", "error", what, f"{condition.reached} > {condition.known}", remedy)
    else:
        late = condition.reached < condition.known
        next_time = say("次の実行で新しい形になります", "the next run brings it up to date") if late else ""
        yield Finding("ledger", "ok", say("台帳は読めます", "the ledger can be read"), next_time)


def check_runs(premises: Premises) -> Iterator[Finding]:
    """How the last ingest and the last fetch ended."""
    condition = premises.condition
    if condition.state in _HELPLESS:
        return
    yield _ended("run", say("取り込み", "ingest"), condition.runs, premises.command("ingest"))
    if condition.fetches:
        fetching = premises.writer(premises.fetch_lock) is not None
        yield _ended("fetch", say("収集", "fetch"), condition.fetches, premises.command("fetch"), fetching)


def check_documents(premises: Premises) -> Iterator[Finding]:
    """How many documents failed, or are read in part only."""
    found = premises.condition.documents
    failed, partly = found.get("failed"), found.get("partly")
    if failed:
        what = say(f"読めなかった文書 {failed.number:,}", f"documents that failed: {failed.number:,}")
        yield Finding("failed", "warning", what, named(failed.first), _ask(premises, "failed"))
    if partly:
        what = say(f"一部だけ読めた文書 {partly.number:,}", f"documents read in part only: {partly.number:,}")
        yield Finding("partly", "warning", what, named(partly.first), _ask(premises, "partly"))
    if found and not failed and not partly:
        number = sum(documents.number for documents in found.values())
        what = say(f"文書 {number:,}：すべて読めています", f"documents {number:,}: all could be read")
        yield Finding("documents", "ok", what)


def _busy(condition: Condition) -> Finding:
    holder = condition.holder
    by = say(f"プロセス {holder.pid}", f"process {holder.pid}") if holder and holder.pid else ""
    if holder and holder.since:
        what = say("台帳は書き込み中のため、中は見ていません", "the ledger is being written, not read")
        return Finding("ledger", "info", what, by)
    what = say("別のプログラムが台帳を開いています", "another program has the ledger open")
    remedy = say("閉じないと取り込みも収集も止まります", "close it: neither ingest nor fetch can write")
    return Finding("ledger", "warning", what, by, remedy)


def _unreadable(reason: str, path: Path) -> Finding:
    aside = path.with_name(f"{path.name}.damaged")
    remedy = say(
        f"バックアップから戻すか、脇へ移して（mv {path} {aside}）"
        "seisaku fetch と seisaku ingest をやり直してください。判断は残ります",
        f"restore it, or move it aside (mv {path} {aside}), fetch and ingest anew; decisions stay",
    )
    return Finding("ledger", "error", say("台帳が読めません", "the ledger can't be read"), reason, remedy)


def _ended(check: str, name: str, runs: Sequence[Run], again: str, is_running: bool = False) -> Finding:
    """The newest run; those before it that did not come to their end are counted with it."""
    if not runs:
        what = say(f"{name}：まだ一度もしていません", f"{name}: never yet")
        return Finding(check, "info", what, remedy=again)
    last = runs[-1]
    when = moment(last.finished or last.started)
    if last.status == "done":
        return Finding(check, "ok", say(f"{name}：{when} に終わりました", f"{name}: done {when}"))
    if is_running and last.status == "running":
        since = moment(last.started)
        return Finding(check, "info", say(f"{name}：{since} から実行中", f"{name}: running since {since}"))
    in_a_row = sum(run.status != "done" for run in runs)
    how = say("失敗しました", "failed") if last.status == "failed" else say("途中で止まりました", "broke off")
    times = say(f"続けて {in_a_row} 回、", f"{in_a_row} in a row, ") if in_a_row > 1 else ""
    what = say(f"{name}：{times}最後（{when}）は{how}", f"{name}: {times}the last ({when}) {how}")
    return Finding(check, "warning", what, last.error, again)


def _ask(premises: Premises, status: str) -> str:
    return premises.command("sql", f"SELECT document, note FROM documents WHERE status = '{status}'")
