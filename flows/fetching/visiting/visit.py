"""A visit to one source, from its listings to the last address that is due."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.items import Item, Unlistable
from flows.fetching.listing.page import is_document, read_release
from flows.fetching.listing.words import role_in
from flows.fetching.summary import NEEDS_HUMAN, News, SourceSummary
from flows.fetching.visiting.alerting import Alerting
from flows.fetching.visiting.book import Book
from flows.fetching.visiting.due import Wish
from flows.fetching.visiting.listings import look_at
from flows.fetching.visiting.silence import watch_silence
from flows.fetching.visiting.taking import Taken, Taking
from flows.fetching.web.addresses import normal
from flows.fetching.web.client import UNREACHED, Client
from flows.language import say
from warehouse.fetched.memory import Address, Known
from warehouse.fetched.rows import Notes

TELLING = frozenset({"new", "changed", "gone", "back"})


class SourceVisit:
    """What one source needs today; rows go to `note` after each step: a killed fetch loses one step."""

    def __init__(
        self,
        source: Source,
        known: Known,
        book: Book,
        client: Client,
        taking: Taking,
        note: Callable[[Notes], None],
        clock: Callable[[], datetime],
    ) -> None:
        self.source, self.summary = source, SourceSummary(source.id, source.ministry, source.kind)
        self.alerting = Alerting(source.id, known.alerts)
        self._visits, self._book = known.visits, book
        self._client, self._taking, self._note, self._clock = client, taking, note, clock
        self._reached: set[bool] = set()

    def run(self, wish: Wish) -> None:
        """Look at the listings, then ask for each address that is due, as many as the source allows."""
        if self.source.kind == "inbox":
            return
        for url in self.source.addresses:
            if self.source.kind == "url":
                self._store(Notes(listed=self._book.add([_single(url)], 1)[0]))
            else:
                self._look_at(url)
        self._work_off(wish)
        self.summary.is_unreachable = self._reached == {False}
        self.alerting.settle(self.source.id, "internal", self._clock())
        self._store(Notes())

    def break_off(self, reason: str) -> None:
        """Something went wrong that nobody foresaw: an alert of this source, and the others go on."""
        words = say(f"思いがけない誤りで中断しました（{reason[:200]}）", f"broke off ({reason[:200]})")
        remedy = say("この行を開発者に知らせてください", "tell the developers this line")
        self.alerting.warn(self.source.id, "internal", words, remedy, self._clock())
        self._store(Notes())

    def _look_at(self, url: str) -> None:
        former = [visit for visit in self._visits if visit.url == url]
        visit, items, trouble = look_at(url, self.source, former, self._client, self._clock)
        self._reached.add(trouble is None or trouble[0] not in UNREACHED)
        if trouble:
            self._complain(url, *trouble)
        else:
            self.alerting.answered(url, visit.noted)
        if visit.items is not None:
            self.summary.items = (self.summary.items or 0) + visit.items
        watch_silence(self.source, [*former, visit], self.alerting, visit.noted)
        self._store(Notes(listed=self._book.add(items, 1)[0], visits=[visit]))

    def _work_off(self, wish: Wish) -> None:
        """New addresses first, each page followed by what it leads to; then those to be looked at again."""
        queue = deque(self._book.due(wish))
        seen: set[str] = set()
        left = {True: self.source.max_new_per_run, False: self.source.max_rechecks_per_run}
        while queue:
            address = queue.popleft()
            is_new = address.document is None
            if address.url in seen:
                continue
            seen.add(address.url)
            if not left[is_new]:
                self.summary.waiting += is_new
                continue
            left[is_new] -= 1
            queue.extendleft(reversed(self._take(address, again=wish.covers(address))))

    def _take(self, address: Address, *, again: bool) -> list[Address]:
        """Ask for an address; what its page names that was not known."""
        taken = self._taking.take(address, again=again)
        self.summary.asked += 1
        self._tell(address, taken)
        notes = Notes(responses=[taken.response], arrivals=[taken.arrival] if taken.arrival else [])
        fresh: list[Address] = []
        if taken.page is not None and address.role == "掲載頁":
            place = taken.response.final_url or address.url
            found = self._on_page(address, taken.page, place)
            notes.listed, fresh = self._book.add(found, address.depth + 1)
        self._store(notes)
        return fresh

    def _tell(self, address: Address, taken: Taken) -> None:
        response, arrival = taken.response, taken.arrival
        self._reached.add(response.cause not in UNREACHED)
        if taken.is_well:
            self.alerting.answered(address.url, response.noted)
        else:
            remedy = taken.remedy or _remedy(response.outcome)
            self._complain(address.url, response.cause, response.reason, remedy)
        if arrival is not None and arrival.event in TELLING:
            news = News(arrival.document, arrival.url, address.title, arrival.event, address.role)
            self.summary.news.append(news)
        else:
            self.summary.same += taken.is_well

    def _on_page(self, address: Address, page: bytes, place: str) -> list[Item]:
        """The documents of a release, which share its day and, where they name none, its fiscal year."""
        try:
            found = read_release(page, place, self.source)
        except Unlistable as error:
            self._complain(address.url, error.cause, error.reason, error.remedy)
            return []
        return [
            replace(
                item,
                page=item.page and address.url,
                published=address.published or item.published,
                fiscal_year=item.fiscal_year or address.fiscal_year,
            )
            for item in found
            if is_document(item.url) or (address.depth < self.source.depth and item.url != address.url)
        ]

    def _complain(self, subject: str, cause: str, reason: str, remedy: str) -> None:
        if cause in NEEDS_HUMAN:
            place = f"raw/inbox/{self.source.id}/"
            remedy = say(
                f"ブラウザーで開き、資料を {place} に置いてください",
                f"open it in a browser and put its documents into {place}",
            )
        at = self._clock()
        self.alerting.answered(subject, at, but=cause)
        self.alerting.warn(subject, cause, reason, remedy, at)

    def _store(self, notes: Notes) -> None:
        notes.alerts.extend(self.alerting.take_new())
        if notes:
            self._note(notes)


def _single(url: str) -> Item:
    address = normal(url) or url
    return Item(address, role=role_in("") if is_document(address) else "掲載頁")


def _remedy(outcome: str) -> str:
    if outcome == "gone":
        return say("事実は「消失」の印を付けて残ります", "its facts stay, marked as vanished")
    return say("次回もう一度試します", "tried again at the next run")
