"""Locks: who writes now, and whether it has done so for suspiciously long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.language import say
from warehouse.ledger.lock import Holder, holder

SUSPICIOUS = timedelta(hours=6)


def check_locks(premises: Premises) -> Iterator[Finding]:
    """The lock of the ledger and that of a fetch."""
    yield _check(premises.ledger_lock, say("台帳", "ledger"), premises.now)
    yield _check(premises.fetch_lock, say("収集", "fetch"), premises.now)


def _check(path: Path, name: str, now: datetime) -> Finding:
    check = f"lock-{path.stem}"
    try:
        held = holder(path)
    except OSError as error:
        what = say(f"{name}：ロックの様子が見られません", f"{name}: the lock can't be seen")
        remedy = say(
            f"持ち主と権限を確かめてください: ls -l {path}", f"check owner, permissions: ls -l {path}"
        )
        return Finding(check, "warning", what, str(error), remedy)
    if held is None:
        return Finding(check, "ok", say(f"{name}：空いています", f"{name}: free"))
    by = say(f"プロセス {held.pid}", f"process {held.pid}") if held.pid else say("誰か", "somebody")
    what = say(f"{name}：{by} が使っています", f"{name}: held by {by}")
    since = say(f"{held.since} から", f"since {held.since}") if held.since else ""
    if not _is_long(held, now):
        return Finding(check, "info", what, since)
    remedy = say(
        f"まだ働いているか確かめ（ps -fp {held.pid}）、止まっていれば kill {held.pid}",
        f"see whether it still works (ps -fp {held.pid}); if it hangs: kill {held.pid}",
    )
    return Finding(check, "warning", what, since, remedy)


def _is_long(held: Holder, now: datetime) -> bool:
    try:
        since = datetime.strptime(held.since or "", "%Y-%m-%d %H:%M:%S").astimezone()
    except ValueError:
        return False
    return now - since > SUSPICIOUS
