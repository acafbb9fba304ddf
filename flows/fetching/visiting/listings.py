"""Looking at a source's feeds and index pages: what they list, and whether that is what they usually do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.feed import read_feed
from flows.fetching.listing.items import Item, Unlistable
from flows.fetching.listing.page import read_index
from flows.fetching.visiting.silence import habit_of, newest_of
from flows.fetching.web.answer import Answer, Validators
from flows.fetching.web.client import Client
from flows.fetching.web.request import Request
from warehouse.fetched.rows import Visit

LARGEST_LISTING = 20 * 1024 * 1024


class Looked(NamedTuple):
    """What a look at a listing gave: its row, the items that the source wants, and what is wrong.

    `trouble` is a cause in a word, a reason and a remedy.
    """

    visit: Visit
    items: list[Item]
    trouble: tuple[str, str, str] | None = None


def look_at(
    url: str, source: Source, former: Sequence[Visit], client: Client, clock: Callable[[], datetime]
) -> Looked:
    """Ask for a listing and read it, unless it is the one that was read before under the same settings."""
    settings = _digest(source)
    answer = client.get(Request(url, source, _validators(former, settings), max_bytes=LARGEST_LISTING))
    visit = Visit(source.id, url, clock(), answer.outcome, settings)
    if answer.outcome == "not_modified":
        return Looked(visit, [])
    if answer.outcome == "deferred" and answer.retry_after:
        visit = replace(visit, retry_at=visit.noted + timedelta(seconds=answer.retry_after))
    if answer.outcome != "fetched":
        return Looked(visit, [], (answer.cause, answer.reason, answer.remedy))
    try:
        return _read(answer, source, visit)
    except Unlistable as error:
        trouble = error.cause, error.reason, error.remedy
        return Looked(replace(visit, outcome="unlistable"), [], trouble)


def _read(answer: Answer, source: Source, visit: Visit) -> Looked:
    assert answer.body is not None
    if source.kind == "feed":
        listing = read_feed(answer.body, answer.final_url)
    else:
        listing = read_index(answer.body, answer.final_url, source)
    row = replace(
        visit,
        etag=answer.validators.etag,
        last_modified=answer.validators.last_modified,
        items=len(listing.items),
        newest=newest_of(listing),
        habit_days=habit_of(listing),
    )
    return Looked(row, [item for item in listing.items if source.wants(item.url, item.categories)])


def _validators(former: Sequence[Visit], settings: str) -> Validators:
    """Those of the last listing that was read, if it was read as it would be today."""
    read = [visit for visit in former if visit.items is not None]
    if not read or read[-1].settings != settings:
        return Validators()
    return Validators(read[-1].etag, read[-1].last_modified)


def _digest(source: Source) -> str:
    return hashlib.sha256(msgspec.json.encode(source)).hexdigest()[:16]
