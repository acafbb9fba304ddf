"""A summary as Markdown, for the artifact that Prefect keeps of a run."""

from __future__ import annotations

from collections.abc import Iterable

from flows.fetching.summary import FetchSummary
from flows.language import say
from flows.show.fetched import event_word
from flows.summary import Summary
from warehouse.fetched.rows import Alert

MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>()#+-.!|"})


def as_markdown(summary: Summary) -> str:
    """Numbers first, then what needs a person."""
    numbers = (
        (say("新規", "new"), summary.new),
        (say("変更", "changed"), summary.changed),
        (say("変更なし", "unchanged"), summary.unchanged),
        (say("なくなった", "vanished"), summary.vanished),
        (say("失敗", "failed"), len(summary.failed)),
        (say("前から失敗", "failed before"), summary.known_failed),
        (say("読んだ頁", "pages read"), summary.pages),
        (say("数字", "numbers"), summary.numbers),
        (say("未説明の数字", "unaccounted numbers"), summary.unaccounted),
        (say("点検の指摘", "audit findings"), sum(summary.findings.values())),
        (say("公開しない金額", "amounts kept back"), summary.misspelled),
    )
    parts = [_table((say("文書", "documents"), ""), numbers)]
    parts.append(_table((say("事実", "facts"), ""), summary.facts.items()))
    if summary.failed:
        rows = ((failure.document, f"{failure.reason}（{failure.remedy}）") for failure in summary.failed)
        parts.append(_table((say("読めなかった文書", "failed documents"), ""), rows))
    if summary.partly:
        parts.append(_table((say("一部だけ読めた文書", "partly read documents"), ""), summary.partly.items()))
    return "\n\n".join(parts)


def fetch_as_markdown(summary: FetchSummary) -> str:
    """Numbers by source, then the documents that came, changed or went."""
    rows = [
        (
            f"{source.source}（{source.ministry}）" if source.ministry else source.source,
            "　".join(
                f"{event_word(event)} {source.count(event)}" for event in ("new", "changed", "gone", "back")
            ),
        )
        for source in summary.sources
    ]
    news = ((one.document, f"{event_word(one.event)} {one.title}") for one in summary.news)
    return "\n\n".join(
        (
            _table((say("情報源", "source"), ""), rows),
            _table((say("資料", "document"), ""), news),
        )
    )


def alerts_table(alerts: Iterable[Alert]) -> list[dict[str, str]]:
    """Alerts as rows, the newest first."""
    return [
        {
            say("情報源", "source"): alert.source,
            say("対象", "subject"): alert.subject,
            say("理由", "reason"): alert.reason,
            say("対処", "remedy"): alert.remedy,
            say("から", "since"): f"{alert.noted:%Y-%m-%d %H:%M} UTC",
        }
        for alert in alerts
    ]


def plain_text(text: str) -> str:
    """Text as text, line by line."""
    return "\n\n".join(map(_plain, text.splitlines()))


def _table(head: tuple[str, str], rows: Iterable[tuple[str, object]]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    lines += [f"| {_plain(name)} | {_plain(str(value))} |" for name, value in rows]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text as text: names of files and words of documents are no markup."""
    return text.translate(MARKS)
