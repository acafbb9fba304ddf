"""HTML pages that list: index pages by the source's selectors, pages of a release by their links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.items import Item, Listing, Unlistable
from flows.fetching.listing.words import day_in, fiscal_year_in, plain, role_in
from flows.fetching.web.addresses import normal, secured
from pipeline.reading.encodings import decode
from pipeline.reading.errors import Unreadable

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "dt"})
ROWS = frozenset({"tr", "li", "dd", "p"})
ASIDE = frozenset({"nav", "header", "footer"})
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
    def __init__(self, data: bytes, url: str) -> None:
        try:
            self._tree = LexborHTMLParser(decode(data)[0])
        except Unreadable as error:
            raise Unlistable("layout", f"ページとして読めません（{error.reason}）", error.remedy) from error
        self._headings: dict[int, str] = {}
        self._tree.strip_tags(["script", "style", "template"])
        base = self._tree.css_first("base[href]")
        self._url = normal(url) or url
        self._base = normal(base.attributes.get("href") or "", url) or url if base else url

    def selected(self, source: Source) -> Iterator[Item]:
        """One item for each row: its first link that fits, its day, or the day that stands before it."""
        rows = self._css(source.item) if source.item else self._css(source.link or "a[href]")
        for row in rows:
            link = row if row.tag == "a" else row.css_first(source.link or "a[href]")
            found = self._item(link, row) if link is not None else None
            if found:
                yield replace(found, published=self._day(row, source) or found.published)

    def followed(self, source: Source) -> Iterator[Item]:
        """The links whose text a source follows."""
        for link in self._css("a[href]"):
            if source.follows(_text(link)) and (found := self._item(link, link)):
                yield found if is_document(found.url) else replace(found, role="掲載頁", page=None)

    def attachments(self, selector: str) -> list[Item]:
        """The documents to which the page's own part links."""
        links = (link for link in self._css(selector) if not _stands_aside(link))
        found = filter(None, (self._item(link, link) for link in links))
        return [replace(item, page=self._url) for item in found if is_document(item.url)]

    def _css(self, selector: str) -> list[LexborNode]:
        try:
            return self._tree.css(selector)
        except (SelectolaxError, ValueError) as error:
            raise Unlistable("layout", f"セレクターとして読めません（{selector}）", SELECTORS) from error

    def _item(self, link: LexborNode, row: LexborNode) -> Item | None:
        url = normal(link.attributes.get("href") or "", self._base)
        if url is None or url == self._url:
            return None
        text, around = _text(link), _row(row)
        return Item(
            secured(url, self._url),
            text,
            published=day_in(around),
            fiscal_year=fiscal_year_in(text, around, self._heading(link)),
            role=role_in(text) if is_document(url) else "掲載頁",
        )

    def _heading(self, node: LexborNode) -> str:
        """The nearest heading above a link; what is known of nodes on the way is not looked for again."""
        way: list[int] = []
        here: LexborNode | None = node
        while here is not None and here.mem_id not in self._headings:
            way.append(here.mem_id)
            if here.prev is not None and here.prev.tag in HEADINGS:
                self._headings[here.mem_id] = _text(here.prev)
                break
            here = here.prev or here.parent
        heading = self._headings[here.mem_id] if here is not None else ""
        self._headings.update(dict.fromkeys(way, heading))
        return heading

    def _day(self, row: LexborNode, source: Source) -> date | None:
        if source.date:
            told = row.css_first(source.date)
            return day_in(_text(told)) if told is not None else None
        return self._day_before(row, source.date_before) if source.date_before else None

    def _day_before(self, row: LexborNode, selector: str) -> date | None:
        """The day in the nearest node before a row that the selector names: <p class=day>, then its items."""
        node: LexborNode | None = row
        while node is not None:
            sibling = node.prev
            while sibling is not None:
                if sibling.tag not in ("-text", "-comment"):
                    named = sibling if sibling.css_matches(selector) else sibling.css_first(selector)
                    if named is not None:
                        return day_in(_text(named))
                sibling = sibling.prev
            node = node.parent
        return None


def _row(node: LexborNode) -> str:
    """The words of the row in which a link stands, if it is short enough to be about that link."""
    row: LexborNode | None = node
    while row is not None and row.tag not in ROWS:
        row = row.parent
    text = _text(row) if row is not None else ""
    return text if len(text) <= LONGEST_ROW else ""


def _stands_aside(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ASIDE:
            return True
        parent = parent.parent
    return False


def is_document(url: str) -> bool:
    """Whether an address names a file that is read as a document."""
    return url.partition("?")[0].lower().endswith(DOCUMENTS)


def _text(node: LexborNode) -> str:
    return plain(node.text(deep=True, separator=" "))


def _distinct(items: list[Item]) -> Iterator[Item]:
    """Each address once, as it was named first."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.url, item)
    yield from first.values()
