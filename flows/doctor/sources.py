"""The sources: which were never visited, which not for days, and all that is not well with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import MOST_NAMED, moment, named
from flows.fetching.catalogue.catalogue import Catalogue
from flows.language import say
from warehouse.condition.examining import Condition

LONG_AGO = timedelta(days=3)


def check_sources(premises: Premises) -> Iterator[Finding]:
    """What the ledger says of the sources, as far as it can be read."""
    condition = premises.condition
    if condition.state in ("busy", "unreadable"):
        what = say("情報源の様子は分かりません", "how the sources are can't be told")
        yield Finding("visits", "info", what, say("台帳が読めないため", "the ledger can't be read"))
        return
    if not condition.fetches and not condition.overview.sources:
        what = say("まだ一度も集めていません", "nothing was ever fetched")
        yield Finding("visits", "info", what, remedy=premises.command("fetch"))
    else:
        yield from _visits(premises)
    yield from _alerts(condition, _fetching(premises))


def _visits(premises: Premises) -> Iterator[Finding]:
    wanted = _fetching(premises)
    visited = {name: state.visited for name, state in premises.condition.overview.sources.items()}
    times = {name: time for name in wanted or visited if (time := visited.get(name))}
    never = [name for name in wanted or () if name not in times]
    before = (premises.now - LONG_AGO).astimezone(UTC).replace(tzinfo=None)
    old = sorted((name for name, time in times.items() if time < before), key=lambda name: times[name])
    if never:
        number = len(never)
        what = say(f"一度も訪ねていない情報源 {number}", f"sources never visited: {number}")
        yield Finding("never-visited", "warning", what, named(never), _fetch(never, premises))
    if old:
        yield _old(old, times[old[0]], premises)
    if not never and not old:
        yield _well(times)


def _old(names: Sequence[str], oldest: datetime, premises: Premises) -> Finding:
    days, number = LONG_AGO.days, len(names)
    what = say(
        f"{days} 日より長く訪ねていない情報源 {number}", f"sources not visited for {days} days: {number}"
    )
    detail = say(
        f"{named(names)}（いちばん前は {moment(oldest)}）", f"{named(names)} (the first {moment(oldest)})"
    )
    return Finding("visited-long-ago", "warning", what, detail, _fetch(names, premises))


def _well(times: dict[str, datetime]) -> Finding:
    what = say(f"訪ねている情報源 {len(times)}", f"sources visited: {len(times)}")
    newest = moment(max(times.values())) if times else ""
    return Finding("visits", "ok", what, say(f"最後は {newest}", f"last {newest}") if newest else "")


def _fetch(names: Sequence[str], premises: Premises) -> str:
    """The command that visits some sources, by their names where they are few."""
    return premises.command("fetch", *(names if len(names) <= MOST_NAMED else ()))


def _alerts(condition: Condition, wanted: Sequence[str] | None) -> Iterator[Finding]:
    """All alerts, the oldest first; of what is not fetched any more they are for information only."""
    alerts = condition.overview.alerts
    for alert in alerts:
        since = say(
            f"{alert.cause}、{moment(alert.noted)} から", f"{alert.cause}, since {moment(alert.noted)}"
        )
        what = "  ".join(part for part in (alert.source, alert.subject, alert.reason) if part)
        if wanted is None or alert.source in wanted:
            yield Finding("alert", "warning", what, since, alert.remedy)
        else:
            disabled = say("、いまは集めない情報源", ", not fetched any more")
            yield Finding("alert", "info", what, since + disabled)
    if condition.fetches and not alerts:
        yield Finding("alert", "ok", say("要注意はありません", "no alerts stand"))


def _fetching(premises: Premises) -> list[str] | None:
    """The sources that are visited on the web; None where the catalogue can't say."""
    catalogue = premises.catalogue
    if not isinstance(catalogue, Catalogue):
        return None
    return [source.id for source in catalogue.sources if source.enabled and source.kind != "inbox"]
