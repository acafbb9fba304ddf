"""The bulletin of a run: what came, what changed, what needs a person; empty where nothing did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.fetching.summary import FetchSummary
from flows.language import say
from flows.news.figures import Figures
from flows.show.yen import yen_ja
from flows.summary import Summary
from warehouse.diff.amounts import ChangedAmount

MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading, and how many more there are."""

    heading: str
    lines: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Sections in the order of their weight."""

    sections: tuple[Section, ...]

    def __bool__(self) -> bool:
        return bool(self.sections)

    @property
    def title(self) -> str:
        """All headings in a line: 要注意 1、差し替え 2."""
        return f"{say('政策', 'seisaku')}: {'、'.join(section.heading for section in self.sections)}"

    def text(self) -> str:
        """As plain text."""
        return "\n\n".join("\n".join((section.heading, *self._lines(section))) for section in self.sections)

    def _lines(self, section: Section) -> Iterator[str]:
        yield from (f"・{line}" for line in section.lines)
        if section.more:
            yield say(f"… ほか {section.more} 件", f"… and {section.more} more")


def bulletin(
    fetched: FetchSummary | None = None, ingested: Summary | None = None, figures: Figures | None = None
) -> Bulletin:
    """What a run has to tell; nothing changed means nothing to tell."""
    sections = (
        *(_of_fetch(fetched) if fetched else ()),
        *(_of_ingest(ingested) if ingested else ()),
        *(_of_figures(figures) if figures else ()),
    )
    return Bulletin(tuple(section for section in sections if section.lines))


def _of_fetch(summary: FetchSummary) -> Iterator[Section]:
    gone = {one.url for one in summary.news if one.event == "gone"}
    raised = [
        f"{alert.source}  {alert.subject}  {alert.reason}  → {alert.remedy}"
        for alert in summary.raised
        if alert.subject not in gone
    ]
    yield _section(say("要注意", "alerts"), raised)
    for event, heading in (
        ("changed", say("同じURLで差し替え", "replaced at the same address")),
        ("gone", say("消えた", "gone")),
        ("new", say("新しい資料", "new documents")),
        ("back", say("戻った", "back")),
    ):
        news = (one for one in summary.news if one.event == event)
        yield _section(heading, [f"{one.title or one.document}  {one.url}" for one in news])
    settled = [f"{alert.source}  {alert.subject}  {alert.reason}" for alert in summary.settled]
    yield _section(say("解消", "well again"), settled)


def _of_ingest(summary: Summary) -> Iterator[Section]:
    failed = [f"{one.document}  {one.reason}  → {one.remedy}" for one in summary.failed]
    yield _section(say("読めなかった文書", "failed documents"), failed)
    if summary.held_back is not None:
        held = f"{summary.held_back.reason}  → {summary.held_back.remedy}"
        yield _section(say("公開を止めた", "not published"), [held])


def _of_figures(figures: Figures) -> Iterator[Section]:
    changed = [changed_amount(one) for one in figures.changed]
    yield _section(say("変わった額", "changed amounts"), changed)
    if figures.came:
        came = [
            say(f"{document}  {count} 件", f"{document}  {count}") for document, count in figures.came.items()
        ]
        yield _section(say("事実が得られた文書", "documents with new facts"), came)
    if figures.awaiting:
        words = say(
            f"{figures.awaiting:,} 件（{yen_ja(figures.yen)}） → seisaku review",
            f"{figures.awaiting:,} ({yen_ja(figures.yen)}) → seisaku review",
        )
        yield Section(say("未確認の変更", "changes that await review"), (words,))


def changed_amount(one: ChangedAmount) -> str:
    """An amount as it was and as it is: gov/a.pdf p.3  里山事業 5億円 → 6億円."""
    program = f"{one.program} " if one.program else ""
    return f"{one.document} p.{one.page}  {program}{one.old} → {one.new}"


def _section(heading: str, lines: Sequence[str] | Iterable[str]) -> Section:
    lines = tuple(lines)
    return Section(f"{heading} {len(lines)}", lines[:MOST_LINES], max(0, len(lines) - MOST_LINES))
