"""What came of a fetch, for a person to read and for the ledger to keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from warehouse.fetched.rows import Alert

NEEDS_HUMAN = frozenset({"waf", "robots"})


@dataclass(frozen=True, slots=True)
class News:
    """A document that came, changed, went or came back, with the words of the link that leads to it."""

    document: str
    url: str
    title: str
    event: str
    role: str = ""


@dataclass
class SourceSummary:
    """A source in numbers: `items` that its listing has (None where it did not change), `asked` addresses.

    `waiting` are new ones left for the next run by the limit of new ones a run.
    """

    source: str
    ministry: str | None
    kind: str
    items: int | None = None
    asked: int = 0
    same: int = 0
    waiting: int = 0
    news: list[News] = field(default_factory=list)
    is_unreachable: bool = False

    def count(self, event: str) -> int:
        """How many documents came (new), changed, went (gone) or came back (back)."""
        return sum(one.event == event for one in self.news)


@dataclass
class FetchSummary:
    """A fetch: each source, the alerts that are new, those that are settled, those that stand as before."""

    fetch_id: int
    sources: list[SourceSummary] = field(default_factory=list)
    raised: list[Alert] = field(default_factory=list)
    settled: list[Alert] = field(default_factory=list)
    standing: list[Alert] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def news(self) -> Iterable[News]:
        """The news of all sources."""
        return (one for source in self.sources for one in source.news)

    def count(self, event: str) -> int:
        """How many documents came, changed, went or came back."""
        return sum(source.count(event) for source in self.sources)

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell anybody."""
        return not (any(self.news) or self.raised or self.settled)

    @property
    def is_hopeless(self) -> bool:
        """Whether no source at all could be reached."""
        visited = [source for source in self.sources if source.kind != "inbox"]
        return bool(visited) and all(source.is_unreachable for source in visited)
