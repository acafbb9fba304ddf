"""What a fetch writes into the ledger, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

ArrivalEvent = Literal["new", "changed", "gone", "back", "elsewhere"]
"""`elsewhere` is a second address of bytes that are a document already."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A look at a feed or an index page; times are UTC without a zone."""

    source: str
    url: str
    noted: datetime
    outcome: str
    settings: str
    etag: str | None = None
    last_modified: str | None = None
    items: int | None = None
    newest: datetime | None = None
    habit_days: float | None = None
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An address that a source lists; `depth` counts the pages that lead to it."""

    url: str
    source: str
    ministry: str | None
    title: str
    published: date | None
    fiscal_year: int | None
    role: str
    page: str | None
    depth: int
    noted: datetime


@dataclass(frozen=True, slots=True)
class Response:
    """A look at an address."""

    url: str
    noted: datetime
    outcome: str
    status: int | None = None
    cause: str = ""
    reason: str = ""
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of a document at its source."""

    document: str
    source: str
    url: str
    event: ArrivalEvent
    sha256: str | None
    size: int | None
    noted: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """What needs a person: about a source (`subject` is empty) or about an address, and why, in one word."""

    source: str
    subject: str
    cause: str
    reason: str
    remedy: str
    noted: datetime
    event: Literal["raised", "settled"] = "raised"

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same alert from one run to the next."""
        return self.source, self.subject, self.cause


@dataclass
class Notes:
    """Rows that belong together: all of them are stored, or none."""

    visits: list[Visit] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.visits, self.listed, self.responses, self.arrivals, self.alerts))

    def take(self, other: Notes) -> None:
        """Add the rows of others behind these."""
        for name in ("visits", "listed", "responses", "arrivals", "alerts"):
            getattr(self, name).extend(getattr(other, name))
