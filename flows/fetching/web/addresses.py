"""Addresses of the web in one spelling, and the names that documents get from them."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from flows.ingesting.names import readable

_PORTS = {"http": 80, "https": 443}
_NOT_IN_NAMES = re.compile(r'[\\:*?"<>|]')
LONGEST_NAME = 120


def normal(url: str, base: str = "") -> str | None:
    """An address in one spelling (host in small letters, no usual port, no fragment); None unless of the web.

    ＵＲＬ in a page may hold spaces and Japanese: they are escaped as a browser would.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _PORTS or not host:
        return None
    if ":" in host:
        host = f"[{host}]"
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, path, query, ""))


def secured(url: str, base: str) -> str:
    """An http address of a host that is known to speak https, as https."""
    if url.startswith("http://") and base.startswith("https://"):
        return f"https://{url.removeprefix('http://')}"
    return url


def host_of(url: str) -> str:
    """The host with its port, if it is not the usual one: those to whom one is polite."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def document_name(source: str, url: str, own_host: str) -> str:
    """The logical path of the document that stands at an address: <source>/<path>, ending in its own name.

    Other hosts than the source's own are part of it; a query stands before the suffix (detail~id=3.html).
    """
    parts = urlsplit(url)
    steps = [_step(step) for step in unquote(parts.path).split("/") if step not in ("", ".", "..")]
    if not steps or parts.path.endswith("/"):
        steps.append("index.html")
    if parts.query:
        stem, dot, suffix = steps[-1].rpartition(".")
        query = _step(unquote(parts.query))
        steps[-1] = f"{stem}~{query}.{suffix}" if dot and stem else f"{steps[-1]}~{query}"
    if host_of(url) != own_host:
        steps.insert(0, _step(host_of(url)))
    return "/".join((source, *map(_shortened, steps)))


def marked(document: str, url: str) -> str:
    """Another name for a document whose name is taken by another address."""
    stem, dot, suffix = document.rpartition(".")
    mark = hashlib.sha256(url.encode()).hexdigest()[:8]
    return f"{stem}~{mark}.{suffix}" if dot and "/" not in suffix else f"{document}~{mark}"


def _step(text: str) -> str:
    return readable(_NOT_IN_NAMES.sub("_", text.replace("/", "_")))


def _shortened(step: str) -> str:
    if len(step) <= LONGEST_NAME:
        return step
    stem, dot, suffix = step.rpartition(".")
    mark = hashlib.sha256(step.encode()).hexdigest()[:8]
    ending = f".{suffix}" if dot and len(suffix) <= 8 else ""
    return f"{(stem or step)[:LONGEST_NAME]}~{mark}{ending}"
