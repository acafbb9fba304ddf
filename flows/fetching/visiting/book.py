"""The addresses of one source: those that are known, and those that its listings and pages name anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.items import Item
from flows.fetching.visiting.due import Wish, is_due
from flows.fetching.visiting.registry import Registry
from warehouse.fetched.memory import Address
from warehouse.fetched.rows import Listed


class Book:
    """All addresses of a source by URL."""

    def __init__(
        self,
        source: Source,
        known: Mapping[str, Address],
        registry: Registry,
        clock: Callable[[], datetime],
    ) -> None:
        self._source, self._registry, self._clock = source, registry, clock
        self._addresses = dict(known)

    def add(self, items: Iterable[Item], depth: int) -> tuple[list[Listed], list[Address]]:
        """Take in what is listed: the rows to write, and the addresses that were not known.

        What another source lists is that one's; what stands on a host that is not allowed is nobody's.
        """
        listed, fresh = [], []
        for item in items:
            if not self._is_ours(item.url):
                continue
            before = self._addresses.get(item.url)
            address = self._addresses[item.url] = _merged(item, self._source.id, depth, before)
            listed.append(_listed(address, self._source.ministry, self._clock()))
            if before is None:
                fresh.append(address)
        return listed, fresh

    def due(self, wish: Wish) -> Iterator[Address]:
        """The addresses to ask for now: those never asked for as listed, then the longest unchecked.

        Those that never came stand behind those that never were asked for, lest they take the place of these.
        """
        now = self._clock()
        chosen = [address for address in self._addresses.values() if self._is_wanted(address, wish, now)]
        yield from (address for address in chosen if address.checked is None)
        known = [address for address in chosen if address.checked is not None]
        yield from sorted(known, key=lambda one: (one.document is not None, one.checked or now))

    def _is_wanted(self, address: Address, wish: Wish, now: datetime) -> bool:
        was_listed = self._source.kind != "url" and address.depth == 1
        if was_listed and address.document is None and not self._source.wants(address.url):
            return False
        if wish.is_period:
            return wish.covers(address)
        return wish.again or is_due(address, self._source, now)

    def _is_ours(self, url: str) -> bool:
        may_fetch = self._source.may_fetch_from(urlsplit(url).hostname or "")
        return may_fetch and self._registry.owner(url, self._source.id) == self._source.id


def _merged(item: Item, source: str, depth: int, before: Address | None) -> Address:
    """An address as it is listed now; a day or a year that is not said any more still holds."""
    if before is None:
        return Address(
            source, item.url, item.title, item.published, item.fiscal_year, item.role, item.page, depth
        )
    return replace(
        before,
        title=item.title or before.title,
        published=item.published or before.published,
        fiscal_year=item.fiscal_year or before.fiscal_year,
        role=item.role,
        page=item.page or before.page,
        depth=min(depth, before.depth),
    )


def _listed(address: Address, ministry: str | None, at: datetime) -> Listed:
    return Listed(
        address.url,
        address.source,
        ministry,
        address.title,
        address.published,
        address.fiscal_year,
        address.role,
        address.page,
        address.depth,
        at,
    )
