"""What the ledger knows of sources before they are visited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from warehouse.fetched.asking import ask
from warehouse.fetched.rows import Alert, Visit
from warehouse.ledger.store import Ledger, encoded


@dataclass(frozen=True, slots=True)
class Address:
    """A listed address as it is known today; without `checked` it was never asked for.

    `outcome` and `cause` are those of the last look, the validators and `sha256` those of the last bytes.
    """

    source: str
    url: str
    title: str
    published: date | None
    fiscal_year: int | None
    role: str
    page: str | None
    depth: int
    document: str | None = None
    outcome: str | None = None
    cause: str | None = None
    checked: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A source's addresses by URL in the order in which they were first listed, its visits, its alerts."""

    addresses: dict[str, Address] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Memory:
    """All that a fetch must know.

    Its sources; who lists which address; each fetched document with its first address and its newest bytes;
    until when servers want to be left alone.
    """

    sources: defaultdict[str, Known]
    owners: dict[str, str]
    documents: list[tuple[str, str, str | None]]
    patience: dict[str, datetime]


def remember(ledger: Ledger, sources: Sequence[str], now: datetime) -> Memory:
    """What the ledger knows, for a fetch of these sources."""
    chosen = {"sources": encoded(list(sources))}
    known: defaultdict[str, Known] = defaultdict(Known)
    for row in ask(ledger, "addresses", chosen):
        address = Address(*row)
        known[address.source].addresses[address.url] = address
    for row in ask(ledger, "visits", {**chosen, "now": now}):
        visit = Visit(*row)
        known[visit.source].visits.append(visit)
    for alert in standing(ledger):
        known[alert.source].alerts.append(alert)
    return Memory(
        known,
        dict(ask(ledger, "owners")),
        [(document, url, sha256) for document, url, sha256 in ask(ledger, "documents")],
        dict(ask(ledger, "patience", {"now": now})),
    )


def standing(ledger: Ledger) -> list[Alert]:
    """All alerts that stand, the oldest first."""
    return [Alert(*row) for row in ask(ledger, "standing")]
