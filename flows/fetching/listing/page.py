"""HTML pages that list: index pages by the source's selectors, pages of a release by their links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.items import Item, Listing, Unlistable
from flows.fetching.listing.words import day_in, fiscal_year_in, role_in
from flows.fetching.web.addresses import normal, secured
from pipeline.reading.encodings import decode
from pipeline.reading.errors import Unreadable

HEADINGS = "h1, h2, h3, h4, h5, h6, caption, dt"
ROWS = frozenset({"tr", "li", "dd", "p"})
ASIDE = "nav a[href], header a[href], footer a[href]"
FARTHEST_ROW = 6
DOCUMENTS = (".pdf", ".txt")
LONGEST_ROW = 300
SELECTORS = "sources.toml の item・link・date をページの今の形に合わせてください"


def read_index(data: bytes, url: str, source: Source) -> Listing:
    """The items of an index page: by `item` and `link`, by the text of links, else its documents.

    Raises Unlistable where the page can't be read or a selector matches nothing.
    """
    page = _Page(data, url)
    if source.item or source.link:
        items = list(page.selected(source))
        if not items:
            raise Unlistable(
                "layout", f"セレクターに合うものがありません（{source.item or source.link}）", SELECTORS
            )
    else:
        items = list(page.followed(source)) if source.follow_text else []
        items += page.attachments(source.attach)
    return Listing(tuple(_distinct(items)))


def read_release(data: bytes, url: str, source: Source) -> tuple[Item, ...]:
    """The documents that a page of a release links to, and, below `depth`, the pages that lead on."""
    page = _Page(data, url)
    items = page.attachments(source.attach)
    return tuple(_distinct([*items, *(page.followed(source) if source.follow_text else ())]))


class _Page:
    """A page, walked over once for its headings and days: the time it takes grows with its size only."""

    def __init__(self, data: bytes, url: str) -> None:
        try:
            self._tree = LexborHTMLParser(decode(data)[0])
        except Unreadable as error:
            raise Unlistable("layout", f"ページとして読めません（{error.reason}）", error.remedy) from error
        self._tree.strip_tags(["script", "style", "template"])
        base = self._tree.css_first("base[href]")
        self._url = normal(url) or url
        self._base = normal(base.attributes.get("href") or "", url) or url if base else url
        self._rows: dict[int, str] = {}
        self._headings = self._last_before(HEADINGS, "a[href]")

    def selected(self, source: Source) -> Iterator[Item]:
        """One item for each row: its first link that fits, its day, or the day that stands before it."""
        rows = self._css(source.item or source.link or "a[href]")
        before = self._last_before(source.date_before, source.item or "a[href]") if source.date_before else {}
        for row in rows:
            link = row if row.tag == "a" else row.css_first(source.link or "a[href]")
            found = self._item(link, row) if link is not None else None
            if found:
                day = self._day(row, source.date) if source.date else day_in(before.get(row.mem_id, ""))
                yield replace(found, published=day or found.published)

    def followed(self, source: Source) -> Iterator[Item]:
        """The links whose text a source follows."""
        for link in self._css("a[href]"):
            if source.follows(_text(link)) and (found := self._item(link, link)):
                yield found if is_document(found.url) else replace(found, role="掲載頁", page=None)

    def attachments(self, selector: str) -> list[Item]:
        """The documents to which the page's own part links."""
        aside = {link.mem_id for link in self._css(ASIDE)}
        links = (link for link in self._css(selector) if link.mem_id not in aside)
        found = filter(None, (self._item(link, link) for link in links))
        return [replace(item, page=self._url) for item in found if is_document(item.url)]

    def _css(self, selector: str) -> list[LexborNode]:
        try:
            return self._tree.css(selector)
        except (SelectolaxError, ValueError) as error:
            raise Unlistable("layout", f"セレクターとして読めません（{selector}）", SELECTORS) from error

    def _last_before(self, telling: str, asking: str) -> dict[int, str]:
        """For each node that one selector finds, the words of the last one before it that the other finds."""
        told = {node.mem_id for node in self._css(telling)}
        found: dict[int, str] = {}
        last = ""
        for node in self._css(f"{telling}, {asking}"):
            if node.mem_id in told:
                last = _text(node)
            else:
                found[node.mem_id] = last
        return found

    def _item(self, link: LexborNode, row: LexborNode) -> Item | None:
        url = normal(link.attributes.get("href") or "", self._base)
        if url is None or url == self._url:
            return None
        text, around = _text(link), self._row(row)
        return Item(
            secured(url, self._url),
            text,
            published=day_in(around),
            fiscal_year=fiscal_year_in(text, around, self._headings.get(link.mem_id, "")),
            role=role_in(text) if is_document(url) else "掲載頁",
        )

    def _row(self, node: LexborNode) -> str:
        """The words of the row in which a link stands, if it is short enough to be about that link."""
        row: LexborNode | None = node
        for _ in range(FARTHEST_ROW):
            if row is None or row.tag in ROWS:
                break
            row = row.parent
        if row is None or row.tag not in ROWS:
            return ""
        if row.mem_id not in self._rows:
            text = _text(row)
            self._rows[row.mem_id] = text if len(text) <= LONGEST_ROW else ""
        return self._rows[row.mem_id]

    def _day(self, row: LexborNode, selector: str) -> date | None:
        told = row.css_first(selector)
        return day_in(_text(told)) if told is not None else None


def is_document(url: str) -> bool:
    """Whether an address names a file that is read as a document."""
    return url.partition("?")[0].lower().endswith(DOCUMENTS)


def _text(node: LexborNode) -> str:
    """The words of a node as they are printed, without line breaks."""
    return " ".join(node.text(deep=True, separator=" ").split())


def _distinct(items: list[Item]) -> list[Item]:
    """Each address once, as it was named first."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.url, item)
    return list(first.values())
