"""A source as `raw/sources.toml` describes it, and how it is to be treated."""

from __future__ import annotations

import os
import re
import unicodedata
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

WEBHOOK_VARIABLE = "SEISAKU_WEBHOOK"
SourceKind = Literal["feed", "index", "url", "inbox"]
Seconds = Annotated[float, Meta(gt=0, le=86400)]
Pause = Annotated[float, Meta(ge=0, le=86400)]
Count = Annotated[int, Meta(ge=1)]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """A feed, an index page, single URLs or a local folder; `[defaults]` gives what a source leaves out.

    Patterns are regular expressions, `item`, `link`, `date`, `date_before` and `attach` are CSS selectors;
    `allowed_hosts` may begin with "*." and are added to the host of the source's own address.
    """

    id: str
    kind: SourceKind
    ministry: str | None = None
    url: str | None = None
    urls: tuple[str, ...] = ()
    folder: str | None = None
    enabled: bool = True
    note: str = ""
    terms: str = ""

    item: str | None = None
    link: str | None = None
    date: str | None = None
    date_before: str | None = None
    item_include: tuple[str, ...] = ()
    item_exclude: tuple[str, ...] = ()
    category_exclude: tuple[str, ...] = ()
    follow_text: tuple[str, ...] = ()
    depth: Count = 1
    attach: str = "a[href]"
    allowed_hosts: tuple[str, ...] = ()

    delay_seconds: Pause = 5.0
    timeout_seconds: Seconds = 30.0
    seconds_per_file: Seconds = 600.0
    attempts: Count = 3
    max_wait_seconds: Pause = 60.0
    max_bytes: Count = 200 * 1024 * 1024
    max_new_per_run: Annotated[int, Meta(ge=0)] = 50
    max_rechecks_per_run: Annotated[int, Meta(ge=0)] = 100
    recheck_hours: Annotated[float, Meta(ge=0, le=8784)] = 12.0
    stale_after_days: Annotated[float, Meta(gt=0, le=36600)] | None = None
    respect_robots: bool = True
    private: bool = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses at which a visit begins."""
        return (self.url, *self.urls) if self.url else self.urls

    @cached_property
    def hosts(self) -> tuple[str, ...]:
        """The hosts from which this source may fetch."""
        own = (urlsplit(address).hostname or "" for address in self.addresses)
        return tuple(dict.fromkeys((*own, *self.allowed_hosts)))

    def may_fetch_from(self, host: str) -> bool:
        """Whether a host is one of this source's."""
        return any(fnmatchcase(host.lower(), pattern.lower()) for pattern in self.hosts)

    def wants(self, url: str, categories: tuple[str, ...] = ()) -> bool:
        """Whether an item that a feed or an index lists is to be fetched."""
        if set(categories) & set(self.category_exclude):
            return False
        if any(re.search(pattern, url) for pattern in self.item_exclude):
            return False
        return not self.item_include or any(re.search(pattern, url) for pattern in self.item_include)

    def follows(self, text: str) -> bool:
        """Whether a link with this text leads to pages that are to be followed: 令和9年度概算要求."""
        return any(re.search(pattern, unicodedata.normalize("NFKC", text)) for pattern in self.follow_text)


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who answers for the requests: `contact` (mailto:… or https://…) stands in every one of them."""

    contact: str = ""
    proxy: str | None = None


class Notify(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where news goes: a webhook, mail by a mail server; passwords come from the environment only."""

    webhook: str | None = None
    mail_to: tuple[str, ...] = ()
    mail_from: str | None = None
    mail_server: str = "localhost:25"
    mail_user: str | None = None

    @property
    def hook(self) -> str | None:
        """The webhook, which the environment may name, since its address is often the secret."""
        return os.environ.get(WEBHOOK_VARIABLE) or self.webhook

    @property
    def reaches_somebody(self) -> bool:
        """Whether anybody is told."""
        return bool(self.hook or self.mail_to)
