"""The whole of a scheduled run: fetch, ingest, tell; the same from cron and from Prefect's schedule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flows.fetch import fetch
from flows.fetching.catalogue.catalogue import Catalogue, read_catalogue
from flows.fetching.summary import FetchSummary
from flows.fetching.visiting.due import Wish
from flows.ingest import Conduct, ingest, plainly
from flows.news.bulletin import Bulletin, bulletin
from flows.news.channels import send
from flows.news.figures import figures_since, newest_state
from flows.summary import Summary
from pipeline.home import Home

Fetch = Callable[[Home, Catalogue, "Order"], FetchSummary]


@dataclass(frozen=True, slots=True)
class Order:
    """What to re-ingest: some sources or a ministry, a period, all anew; without `fetch` what is archived."""

    sources: tuple[str, ...] = ()
    ministry: str | None = None
    wish: Wish = field(default_factory=Wish)
    fetch: bool = True


@dataclass(frozen=True, slots=True)
class Update:
    """What came of it; `unsent` says in a line each why people were not told."""

    fetched: FetchSummary | None
    ingested: Summary
    bulletin: Bulletin
    unsent: tuple[str, ...] = ()


def update(home: Home, order: Order, *, fetching: Fetch | None = None, conduct: Conduct = plainly) -> Update:
    """Fetch what an order asks for, ingest all that is new, and tell who wants to know."""
    catalogue = read_catalogue(home)
    before = newest_state(home)
    fetched = (fetching or fetch_ordered)(home, catalogue, order) if order.fetch else None
    ingested = ingest(home, conduct=conduct)
    news = bulletin(fetched, ingested, figures_since(home, before))
    return Update(fetched, ingested, news, tuple(send(news, catalogue.notify)))


def fetch_ordered(home: Home, catalogue: Catalogue, order: Order) -> FetchSummary:
    """The fetch of an order."""
    return fetch(home, catalogue, catalogue.chosen(order.sources, order.ministry), order.wish)
