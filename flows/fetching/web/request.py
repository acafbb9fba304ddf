"""A request with all that governs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from flows.fetching.catalogue.source import Source
from flows.fetching.web.answer import Validators


class Receiver(Protocol):
    """Takes in bytes as they come."""

    def write(self, data: bytes) -> object:
        """Take in some bytes."""


@dataclass(frozen=True, slots=True)
class Request:
    """An address to ask for on behalf of a source; `receive` gets the bytes, else the answer holds them."""

    url: str
    source: Source
    validators: Validators = field(default_factory=Validators)
    receive: Callable[[], Receiver] | None = None
    max_bytes: int | None = None

    @property
    def limit(self) -> int:
        """How many bytes are taken in at most."""
        return self.max_bytes or self.source.max_bytes
