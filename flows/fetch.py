"""From sources to the archive: look at each listing, ask for what is due, say what needs a person."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime

from flows.fetching.catalogue.catalogue import Catalogue
from flows.fetching.catalogue.source import Source
from flows.fetching.summary import FetchSummary
from flows.fetching.visiting.book import Book
from flows.fetching.visiting.due import Wish
from flows.fetching.visiting.registry import Registry
from flows.fetching.visiting.taking import Taking
from flows.fetching.visiting.visit import SourceVisit
from flows.fetching.web.addresses import host_of
from flows.fetching.web.answer import Answer
from flows.fetching.web.client import Client
from flows.fetching.web.pacing import Hosts, Stopped
from flows.language import say
from pipeline.home import Home
from warehouse.archive import Archive
from warehouse.fetched.memory import Memory
from warehouse.fetched.notebook import Notebook
from warehouse.ledger.lock import LedgerBusy, WriterLock

MOST_AT_A_TIME = 8
Watch = Callable[[str], None]


class NoContact(Exception):
    """Nobody is named who answers for the requests: nothing leaves this machine."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue.path)
        self.message = say(
            "連絡先がないため、外へは何も送りません", "without a contact nothing leaves this machine"
        )
        self.remedy = say(
            f"{catalogue.path} の [operator] contact か SEISAKU_CONTACT に mailto:… を書いてください",
            f"fill in contact in [operator] of {catalogue.path}, or SEISAKU_CONTACT, with mailto:…",
        )


def fetch(
    home: Home,
    catalogue: Catalogue,
    sources: Sequence[Source],
    wish: Wish | None = None,
    *,
    watch: Watch | None = None,
    clock: Callable[[], datetime] | None = None,
) -> FetchSummary:
    """Visit sources, hosts side by side, each host one request at a time.

    Raises NoContact, LedgerBusy while another fetch runs or where nobody lets go of the ledger.
    """
    if not catalogue.contact:
        raise NoContact(catalogue)
    with WriterLock(home.warehouse / "fetch.lock"):
        Archive(home.objects).tidy_fetched()
        run = _Run(home, catalogue, sources, wish or Wish(), watch, clock or _now)
        return run.conduct()


class _Run:
    def __init__(
        self,
        home: Home,
        catalogue: Catalogue,
        sources: Sequence[Source],
        wish: Wish,
        watch: Watch | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._home, self._sources, self._wish, self._clock = home, sources, wish, clock
        self._watch = watch
        self._notebook = Notebook(home.ledger)
        self._hosts = Hosts()
        self._client = Client(catalogue.user_agent, proxy=catalogue.proxy, hosts=self._hosts)
        self._started = time.monotonic()

    def conduct(self) -> FetchSummary:
        memory = self._notebook.begin([source.id for source in self._sources], self._clock())
        summary = FetchSummary(self._notebook.fetch_id)
        try:
            visits = self._visits(memory)
            with self._client:
                self._side_by_side(visits)
            summary.sources = [visit.summary for visit in visits]
            self._count_alerts(summary, visits)
            summary.seconds = time.monotonic() - self._started
            self._notebook.end("done", asdict(summary))
        except BaseException as error:
            status = "failed" if isinstance(error, Exception) else "interrupted"
            self._notebook.end(status, {"error": f"{type(error).__name__}: {error}"})
            raise
        return summary

    def _visits(self, memory: Memory) -> list[SourceVisit]:
        registry, archive = Registry(memory.documents, memory.owners), Archive(self._home.objects)
        self._respect(memory.patience)
        visits = []
        for source in self._sources:
            known = memory.sources[source.id]
            folder = self._home.raw / source.id
            taking = Taking(source, self._client, archive, folder, registry, self._clock)
            book = Book(source, known.addresses, registry, self._clock)
            visits.append(
                SourceVisit(source, known, book, self._client, taking, self._notebook.note, self._clock)
            )
        return visits

    def _respect(self, patience: dict[str, datetime]) -> None:
        """Servers that asked to be left alone for longer than their last run are."""
        for url, until in patience.items():
            reason = say(
                f"{until:%Y-%m-%d %H:%M}（UTC）まで待つよう求められています", f"asked to wait until {until}"
            )
            remedy = say("次回もう一度試します", "tried again at the next run")
            answer = Answer(url, "deferred", url, cause="busy", reason=reason, remedy=remedy)
            self._hosts.close(host_of(url), answer)

    def _side_by_side(self, visits: Sequence[SourceVisit]) -> None:
        """Sources of one host one after the other, hosts at the same time."""
        hosts: defaultdict[str, list[SourceVisit]] = defaultdict(list)
        for visit in visits:
            hosts[host_of(visit.source.addresses[0]) if visit.source.addresses else ""].append(visit)
        with ThreadPoolExecutor(min(MOST_AT_A_TIME, max(1, len(hosts)))) as threads:
            try:
                for _ in threads.map(self._one_after_the_other, hosts.values()):
                    pass
            except BaseException:
                self._client.stop()
                threads.shutdown(cancel_futures=True)
                raise

    def _one_after_the_other(self, visits: Sequence[SourceVisit]) -> None:
        for visit in visits:
            try:
                visit.run(self._wish)
            except (Stopped, OSError, LedgerBusy):
                raise
            except Exception as error:
                visit.break_off(f"{type(error).__name__}: {error}")
            if self._watch:
                self._watch(visit.source.id)

    def _count_alerts(self, summary: FetchSummary, visits: Sequence[SourceVisit]) -> None:
        events = [event for visit in visits for event in visit.alerting.events]
        summary.raised = [event for event in events if event.event == "raised"]
        summary.settled = [event for event in events if event.event == "settled"]
        new = {event.key for event in events}
        summary.standing = [
            alert for visit in visits for alert in visit.alerting.standing if alert.key not in new
        ]


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
