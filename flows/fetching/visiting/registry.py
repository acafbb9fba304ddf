"""Which document stands at an address: by the address, or by bytes and name that stand elsewhere already."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

from flows.fetching.catalogue.source import Source
from flows.fetching.web.addresses import document_name, host_of, marked
from warehouse.fetched.memory import Address
from warehouse.fetched.rows import ArrivalEvent

ANYWHERE = ("index.", "default.")


class Place(NamedTuple):
    """The document of an address, and what its bytes mean for it."""

    document: str
    event: ArrivalEvent


class Registry:
    """All fetched documents: (document, first address, newest sha256); safe to use from several threads.

    A file that is offered at two addresses under one name is one document; the same bytes under another name
    are one content of two documents, which may part again.
    """

    def __init__(self, documents: Iterable[tuple[str, str, str | None]], owners: dict[str, str]) -> None:
        self._first: dict[str, str] = {}
        self._bytes: dict[str, str | None] = {}
        self._twins: dict[tuple[str | None, str], str] = {}
        for document, url, sha256 in documents:
            self._first[document] = url
            self._set(document, sha256)
        self._owners = owners
        self._guard = Lock()

    def owner(self, url: str, source: str) -> str:
        """The source that lists an address; else the one that asks."""
        with self._guard:
            return self._owners.setdefault(url, source)

    def place(self, address: Address, source: Source, sha256: str, final_url: str) -> Place:
        """The document of new bytes at an address, from now on."""
        with self._guard:
            place = self._place(address, source, sha256, final_url)
            self._set(place.document, sha256)
            return place

    def _place(self, address: Address, source: Source, sha256: str, final_url: str) -> Place:
        if address.document is not None:
            is_known = self._bytes.get(address.document) == sha256
            return Place(address.document, "elsewhere" if is_known else "changed")
        own_host = host_of(source.addresses[0])
        twin = self._twins.get((sha256, _name(document_name(source.id, final_url, own_host))))
        if twin is not None:
            return Place(twin, "elsewhere")
        document = document_name(source.id, address.url, own_host)
        if document in self._first:
            document = marked(document, address.url)
        self._first[document] = address.url
        return Place(document, "new")

    def _set(self, document: str, sha256: str | None) -> None:
        name = _name(document)
        self._twins.pop((self._bytes.get(document), name), None)
        self._bytes[document] = sha256
        if not name.startswith(ANYWHERE):
            self._twins[sha256, name] = document


def _name(document: str) -> str:
    return document.rpartition("/")[2]
