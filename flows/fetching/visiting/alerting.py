"""Alerts of one source from run to run: raised once, standing until what they are about is well again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from warehouse.fetched.rows import Alert

SILENT = frozenset({"stale", "fewer", "empty"})
"""Causes that an address can have although it answers."""


class Alerting:
    """What stood before a visit, and what the visit changes, in order (`events`)."""

    def __init__(self, source: str, standing: Iterable[Alert]) -> None:
        self._source = source
        self._standing = {alert.key: alert for alert in standing}
        self.events: list[Alert] = []
        self._told = 0

    @property
    def standing(self) -> list[Alert]:
        """All that is not well."""
        return list(self._standing.values())

    def since(self, subject: str, cause: str) -> datetime | None:
        """Since when an alert stands, if it does."""
        alert = self._standing.get((self._source, subject, cause))
        return alert.noted if alert else None

    def warn(self, subject: str, cause: str, reason: str, remedy: str, at: datetime) -> None:
        """Something is not well; an event only if it was not known."""
        alert = Alert(self._source, subject, cause, reason, remedy, at)
        if alert.key not in self._standing:
            self._standing[alert.key] = alert
            self.events.append(alert)

    def settle(self, subject: str, cause: str, at: datetime) -> None:
        """This is well again, if it was not."""
        alert = self._standing.pop((self._source, subject, cause), None)
        if alert is not None:
            self.events.append(replace(alert, event="settled", noted=at))

    def answered(self, subject: str, at: datetime, *, but: str = "") -> None:
        """An address answers as it should; or is ill in another way, of which there is one at a time."""
        for alert in list(self._standing.values()):
            if alert.subject == subject and alert.cause not in SILENT | {but}:
                self.settle(subject, alert.cause, at)

    def take_new(self) -> list[Alert]:
        """The events since this was last asked."""
        new = self.events[self._told :]
        self._told = len(self.events)
        return new
