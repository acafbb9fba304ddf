"""Adding a source to the catalogue: its kind seen by a visit, its block written behind the others."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from flows.fetching.catalogue.catalogue import BadSources, catalogue_path, read_catalogue
from flows.fetching.catalogue.source import Source, SourceKind
from flows.fetching.listing.feed import read_feed
from flows.fetching.listing.items import Unlistable
from flows.fetching.web.addresses import normal
from flows.ingesting.names import readable
from pipeline.home import Home
from pipeline.reading.encodings import decode
from pipeline.reading.errors import Unreadable

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_HEAD = '[operator]\n# mailto:… or https://…; nothing leaves this machine without it\ncontact = ""\n'


def add_source(home: Home, source: Source) -> Path:
    """Write a source into the catalogue of a HOME, which begins as a copy of the one that comes along.

    Raises BadSources where its name is taken or something in it is wrong.
    """
    taken = {one.id for one in read_catalogue(home).sources}
    path = home.raw / "sources.toml"
    if source.id in taken:
        raise BadSources(path, f"{source.id} はもうあります", "--id で別の名前にしてください")
    _begin(home, path)
    before = path.read_text("utf-8")
    path.write_text(f"{before.rstrip()}\n\n{_block(source)}", "utf-8")
    try:
        read_catalogue(home)
    except BadSources:
        path.write_text(before, "utf-8")
        raise
    return path


def name_for(url: str) -> str:
    """A name for a source by its host: https://www.mext.go.jp/news.rdf is mext."""
    labels = (urlsplit(url).hostname or url).lower().split(".")
    own = [label for label in labels if label not in ("www", "go", "jp", "com", "lg", "pref", "city")]
    return re.sub(r"[^a-z0-9-]", "-", own[0] if own else "source").strip("-") or "source"


def kind_of(body: bytes, url: str) -> SourceKind:
    """What stands at an address: a feed, a document, or a page that lists."""
    if b"%PDF-" in body[:1024]:
        return "url"
    try:
        read_feed(body, url)
    except Unlistable:
        return "index"
    return "feed"


def feeds_named(body: bytes, url: str) -> list[str]:
    """The feeds that a page offers."""
    try:
        tree = LexborHTMLParser(decode(body)[0])
    except Unreadable:
        return []
    links = (
        link.attributes.get("href") or ""
        for link in tree.css('link[rel~="alternate"]')
        if link.attributes.get("type") in FEED_TYPES
    )
    return [address for link in links if (address := normal(link, url))]


def _begin(home: Home, path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    shipped = catalogue_path(home)
    if shipped.exists():
        shutil.copyfile(shipped, path)
    else:
        path.write_text(_HEAD, "utf-8")


def _block(source: Source) -> str:
    said = {
        "id": source.id,
        "ministry": source.ministry,
        "kind": source.kind,
        "url": source.url,
        "folder": source.folder,
    }
    lines = [
        f"{name} = {json.dumps(readable(value), ensure_ascii=False)}" for name, value in said.items() if value
    ]
    return "\n".join(("[[source]]", *lines, ""))
