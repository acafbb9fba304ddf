"""robots.txt (RFC 9309): what a host asks of programs, asked once a run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from flows.fetching.web.answer import Answer

ROBOT = "seisaku"
LARGEST = 500 * 1024
LARGEST_FILE = 8 * LARGEST
LONGEST_DELAY = 600.0


@dataclass(frozen=True, slots=True)
class Policy:
    """What a host allows; without `rules` all or, where it could not be asked, nothing.

    `trouble` is the answer of a host that could not be asked.
    """

    rules: Protego | None
    trouble: Answer | None = None

    def allows(self, url: str) -> bool:
        """Whether a program of our name may ask for this address."""
        return self.trouble is None if self.rules is None else bool(self.rules.can_fetch(url, ROBOT))

    @property
    def delay(self) -> float:
        """The delay that the host asks for, in seconds."""
        asked = self.rules.crawl_delay(ROBOT) if self.rules else None
        return min(float(asked or 0.0), LONGEST_DELAY)


class Robots:
    """The policies of all hosts that a run meets."""

    def __init__(self) -> None:
        self._policies: dict[str, Policy] = {}
        self._guard = threading.Lock()
        self._asking: dict[str, threading.Lock] = {}

    def of(self, url: str, ask: Callable[[str], Answer]) -> Policy:
        """The policy of an address's host, asked for if it is not known."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._guard:
            asking = self._asking.setdefault(site, threading.Lock())
        with asking:
            if site not in self._policies:
                self._policies[site] = _policy(ask(f"{site}/robots.txt"))
            return self._policies[site]


def _policy(answer: Answer) -> Policy:
    """RFC 9309: no file (4xx) allows all; a server that fails, or can't be reached, allows nothing."""
    if answer.outcome == "fetched" and answer.body is not None:
        return Policy(Protego.parse(answer.body[:LARGEST].decode("utf-8-sig", "replace")))
    client_error = answer.status is not None and 400 <= answer.status < 500 and answer.status != 429
    return Policy(None, trouble=None if client_error else answer)
