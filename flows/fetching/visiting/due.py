"""When an address is asked for again: often while it is young, rarely when it has long been the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flows.fetching.catalogue.source import Source
from warehouse.fetched.memory import Address

SHARE_OF_AGE = 0.1
LONGEST = timedelta(days=30)
# What is gone may only be away.
LONGEST_GONE = timedelta(days=1)
PASSING = frozenset({"busy", "server", "timeout", "connection", "truncated", "slow"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What the caller asks for beyond what is due: all (`again`), or what was published in a period."""

    again: bool = False
    since: date | None = None
    until: date | None = None

    @property
    def is_period(self) -> bool:
        """Whether only a period is asked for."""
        return self.since is not None or self.until is not None

    def covers(self, address: Address) -> bool:
        """Whether an address is to be fetched anew whatever is known of it."""
        if not self.is_period:
            return self.again
        day = address.published
        if day is None:
            return False
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def is_due(address: Address, source: Source, now: datetime) -> bool:
    """Whether an address is to be asked for: never asked, failed in passing, not for a tenth of its age."""
    if address.checked is None or address.outcome == "deferred" or not source.recheck_hours:
        return True
    if address.outcome == "failed" and address.cause in PASSING:
        return True
    age = address.checked - (address.changed or address.checked)
    longest = LONGEST_GONE if address.outcome == "gone" else LONGEST
    pause = max(timedelta(hours=source.recheck_hours), min(age * SHARE_OF_AGE, longest))
    return now - address.checked >= pause
