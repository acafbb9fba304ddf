"""What came of a request: bytes, no change, or why there is nothing and what a person can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["fetched", "not_modified", "gone", "refused", "forbidden", "deferred", "failed"]
"""`gone` by 404 or 410, `refused` to programs (a person may go), `forbidden` by robots.txt or our own rules,
`deferred` by Retry-After, `failed` for all that may be better at the next time."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What lets a server say that nothing changed."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request; what no header may hold is left out."""
        wanted = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in wanted.items() if value and value.isascii()}


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a request and its redirects; `sha256` and `size` are those of bytes that were kept.

    `cause` names in one word why there is nothing new (waf, robots, timeout, truncated …), `status` is the
    last one that a server said, `retry_after` are seconds.
    """

    url: str
    outcome: Outcome
    final_url: str = ""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    sha256: str | None = None
    size: int | None = None
    cause: str = ""
    reason: str = ""
    remedy: str = ""
    retry_after: float | None = None

    @property
    def validators(self) -> Validators:
        """What to send along the next time."""
        return Validators(self.headers.get("etag"), self.headers.get("last-modified"))

    @property
    def media_type(self) -> str:
        """The type that the server says, without parameters: application/pdf."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()
