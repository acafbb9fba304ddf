"""Feeds (RSS 1.0, RSS 2.0, Atom) → items, their times in Japan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import fastfeedparser

from flows.fetching.listing.items import JST, Item, Listing, Unlistable
from flows.fetching.listing.page import is_document
from flows.fetching.listing.words import day_in, fiscal_year_in, plain, role_in
from flows.fetching.web.addresses import normal, secured
from pipeline.reading.encodings import decode
from pipeline.reading.errors import Unreadable

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_TIME = re.compile(r"(<(?:pubDate|dc:date|published|updated|modified|date)\b[^<>]{0,200}>)([^<>]{4,60})(</)")
_ZONE = re.compile(r"(?:Z|[+-][0-9]{2}:?[0-9]{2}|\b[A-Z]{3,4})\s*$")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
REMEDY = "URL がフィードのものか、ブラウザーで確かめてください"


def read_feed(data: bytes, url: str) -> Listing:
    """The items of a feed in its order; raises Unlistable where it is none.

    A time without a zone is one of Japan, a day in Japanese (令和8年8月28日) is understood.
    """
    entries = [dict(entry) for entry in _parsed(data).get("entries", ())]
    times = [time for entry in entries if (time := _time(entry))]
    items: dict[str, Item] = {}
    for entry in entries:
        for item in _items(entry, url):
            items.setdefault(item.url, item)
    return Listing(tuple(items.values()), max(times, default=None))


def _parsed(data: bytes) -> Any:
    try:
        text = _DECLARATION.sub("", decode(data)[0]).lstrip()
        # The library would fetch a text that is an address, and no feed makes up entities of its own.
        if not text.startswith("<") or "<!ENTITY" in text:
            raise ValueError("not a valid RSS/Atom feed")
        return fastfeedparser.parse(_TIME.sub(_in_japan, text))
    except (ValueError, TypeError, LookupError, AttributeError, Unreadable) as error:
        raise Unlistable(
            "layout", f"フィードとして読めません（{plain(str(error))[:120]}）", REMEDY
        ) from error


def _in_japan(match: re.Match[str]) -> str:
    text = match[2].strip()
    if _ZONE.search(text):
        return match[0]
    if _CLOCK.search(text):
        return f"{match[1]}{text} +0900{match[3]}"
    day = day_in(text)
    return f"{match[1]}{day.isoformat()}T00:00:00+09:00{match[3]}" if day else match[0]


def _items(entry: dict[str, Any], base: str) -> Iterator[Item]:
    """The entry's own address and those that it encloses."""
    address = _address(entry.get("link"), base)
    title = " ".join(str(entry.get("title") or "").split())
    time = _time(entry)
    about = Item(
        address or "",
        title,
        published=time.date() if time else None,
        categories=tuple(filter(None, (tag.get("term") for tag in entry.get("tags") or ()))),
        fiscal_year=fiscal_year_in(title),
    )
    if address:
        yield replace(about, role=role_in(title) if is_document(address) else "掲載頁")
    for enclosed in entry.get("enclosures") or ():
        attached = _address(enclosed.get("url"), base)
        if attached:
            yield replace(about, url=attached, role=role_in(title), page=address)


def _address(link: object, base: str) -> str | None:
    """An entry's link; none leads nowhere, not back to the feed."""
    address = normal(str(link), base) if link else None
    return secured(address, base) if address else None


def _time(entry: dict[str, Any]) -> datetime | None:
    told = entry.get("published") or entry.get("updated")
    try:
        return datetime.fromisoformat(told).astimezone(JST) if told else None
    except ValueError:
        return None
