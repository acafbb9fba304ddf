"""One address: asked for, judged, kept; what came of it as rows for the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from flows.fetching.catalogue.source import Source
from flows.fetching.visiting.judging import is_html, wrong_type
from flows.fetching.visiting.registry import Registry
from flows.fetching.web.answer import Answer, Validators
from flows.fetching.web.client import Client
from flows.fetching.web.request import Request
from flows.ingesting.names import readable
from flows.language import say
from pipeline.reading.encodings import decode
from pipeline.reading.errors import Unreadable
from warehouse.archive import Archive
from warehouse.fetched.incoming import Incoming
from warehouse.fetched.memory import Address
from warehouse.fetched.rows import Arrival, Response

NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an address; `page` are the bytes of a page of a release that is new or has changed."""

    response: Response
    arrival: Arrival | None = None
    remedy: str = ""
    page: bytes | None = None

    @property
    def is_well(self) -> bool:
        """Whether the address still holds a document."""
        return self.response.outcome in ("fetched", "same", "not_modified")


class Taking:
    """Takes addresses of one source."""

    def __init__(
        self,
        source: Source,
        client: Client,
        archive: Archive,
        folder: Path,
        registry: Registry,
        clock: Callable[[], datetime],
    ) -> None:
        self._source, self._client, self._archive = source, client, archive
        self._folder, self._registry, self._clock = folder, registry, clock

    def take(self, address: Address, *, again: bool = False) -> Taken:
        """Ask for an address; with `again` as if it had never been seen."""
        incoming = Incoming(self._archive, self._folder)
        validators = Validators() if again else Validators(address.etag, address.last_modified)
        try:
            request = Request(address.url, self._source, validators, incoming.begin)
            answer = self._client.get(request)
            if answer.outcome == "fetched":
                return self._fetched(address, answer, incoming)
            return self._without_bytes(address, answer)
        finally:
            incoming.drop()

    def _fetched(self, address: Address, answer: Answer, incoming: Incoming) -> Taken:
        head = incoming.head()
        trouble = wrong_type(address.url, head) or wrong_type(answer.final_url, head)
        if trouble:
            failed = replace(answer, outcome="failed", cause="wrong_type", reason=trouble, headers={})
            remedy = say("リンク先をブラウザーで確かめてください", "look at the link in a browser")
            return Taken(self._response(failed), remedy=remedy)
        assert answer.sha256 is not None
        if self._is_known(address, answer.sha256) or self._says_the_same(address, head, incoming):
            return Taken(self._response(answer, "same"), self._back(address))
        page = incoming.bytes() if is_html(head) else None
        place = self._registry.place(address, self._source, answer.sha256, answer.final_url)
        at = self._clock()
        incoming.keep(answer.sha256, at, self._record(address, answer, place.document, at))
        arrival = Arrival(
            place.document, self._source.id, address.url, place.event, answer.sha256, answer.size, at
        )
        return Taken(self._response(answer), arrival, page=page)

    def _without_bytes(self, address: Address, answer: Answer) -> Taken:
        response = self._response(answer)
        if answer.outcome == "not_modified":
            return Taken(response, self._back(address))
        arrival = None
        if answer.outcome == "gone" and address.document and address.outcome != "gone":
            arrival = self._event(address, address.document, "gone", None)
        return Taken(response, arrival, answer.remedy)

    def _back(self, address: Address) -> Arrival | None:
        if address.outcome != "gone" or address.document is None:
            return None
        return self._event(address, address.document, "back", address.sha256)

    def _event(self, address: Address, document: str, event: Any, sha256: str | None) -> Arrival:
        return Arrival(document, self._source.id, address.url, event, sha256, None, self._clock())

    def _is_known(self, address: Address, sha256: str) -> bool:
        """Whether these are the last bytes; what was lost from the archive is kept again."""
        return sha256 == address.sha256 and self._archive.path(sha256).exists()

    def _says_the_same(self, address: Address, head: bytes, incoming: Incoming) -> bool:
        """Whether a page differs from the last one in its markup only: counters, times, tokens."""
        if address.sha256 is None or not is_html(head):
            return False
        before = self._archive.path(address.sha256)
        return before.exists() and _words(before.read_bytes()) == _words(incoming.bytes())

    def _response(self, answer: Answer, outcome: str | None = None) -> Response:
        kept, at = answer.outcome == "fetched", self._clock()
        wait = answer.retry_after if answer.outcome == "deferred" else None
        return Response(
            answer.url,
            at,
            outcome or answer.outcome,
            answer.status,
            answer.cause,
            answer.reason,
            answer.final_url if answer.final_url != answer.url else None,
            answer.validators.etag if kept else None,
            answer.validators.last_modified if kept else None,
            answer.sha256 if kept else None,
            answer.size if kept else None,
            answer.media_type or None,
            at + timedelta(seconds=wait) if wait else None,
        )

    def _record(self, address: Address, answer: Answer, document: str, at: datetime) -> dict[str, Any]:
        """What stands beside the bytes."""
        headers = {name: readable(value) for name, value in answer.headers.items() if name not in NOT_KEPT}
        return {
            "document": document,
            "url": address.url,
            "final_url": answer.final_url,
            "at": f"{at.isoformat()}Z",
            "status": answer.status,
            "headers": headers,
            "sha256": answer.sha256,
            "size": answer.size,
            "source": self._source.id,
            "ministry": self._source.ministry,
            "title": address.title,
            "published": address.published,
            "fiscal_year": address.fiscal_year,
            "role": address.role,
            "page": address.page,
        }


def _words(page: bytes) -> list[str] | bytes:
    """The words of a page, or its bytes where it has none."""
    try:
        tree = LexborHTMLParser(decode(page)[0])
    except Unreadable:
        return page
    tree.strip_tags(["script", "style", "template", "noscript"])
    links = [link.attributes.get("href") or "" for link in tree.css("a[href]")]
    return (tree.body.text(separator=" ").split() if tree.body else []) + links
