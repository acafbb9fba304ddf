"""The end of a fetch: what came, what changed, what went, what needs a person."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from flows.fetching.summary import FetchSummary, News, SourceSummary
from flows.language import say
from flows.show.console import clean, styled
from warehouse.fetched.rows import Alert

MOST_LISTED = 10
STYLES = {"new": "green", "changed": "yellow", "gone": "red", "back": "green"}
MARKS = {"new": "＋", "changed": "～", "gone": "－", "back": "＋"}


def print_fetch(summary: FetchSummary, console: Console) -> None:
    """Numbers first, then each source that has news, then alerts: new, settled, standing."""
    console.print(_numbers(summary), soft_wrap=True)
    for source in summary.sources:
        if source.news or source.waiting:
            _print_source(source, console)
    _print_alerts(say("要注意", "needs a look"), "！", "red", summary.raised, console)
    _print_alerts(say("解消", "well again"), "○", "green", summary.settled, console)
    if summary.standing:
        count = len(summary.standing)
        words = say(f"前からの要注意 {count} 件（seisaku doctor）", f"{count} known before (seisaku doctor)")
        console.print(styled(words, "dim"), soft_wrap=True)


def event_word(event: str) -> str:
    """What became of a document, in a word."""
    return {
        "new": say("新規", "new"),
        "changed": say("差し替え", "replaced"),
        "gone": say("消えた", "gone"),
        "back": say("戻った", "back"),
    }[event]


def _numbers(summary: FetchSummary) -> Text:
    count = len(summary.sources)
    line = styled(say(f"情報源 {count}", f"sources {count}"), "bold")
    for event, style in STYLES.items():
        number = summary.count(event)
        line.append("  ").append(f"{event_word(event)} {number}", style=style if number else "dim")
    same = sum(source.same for source in summary.sources)
    line.append(say(f"  変化なし {same}", f"  unchanged {same}"), style="dim")
    raised = len(summary.raised)
    line.append(say(f"  要注意 {raised}", f"  alerts {raised}"), style="red" if raised else "dim")
    return line.append(say(f"  {summary.seconds:.1f}秒", f"  {summary.seconds:.1f} s"), style="dim")


def _print_source(source: SourceSummary, console: Console) -> None:
    line = styled(f"{source.source}", "bold").append(f"  {clean(source.ministry or '')}")
    if source.items is not None:
        line.append(say(f"  項目 {source.items}", f"  items {source.items}"), style="dim")
    if source.waiting:
        line.append(say(f"  次回に残る {source.waiting}", f"  left for the next run {source.waiting}"))
    console.print(line, soft_wrap=True)
    for one in source.news[:MOST_LISTED]:
        console.print(_news(one), soft_wrap=True)
    if len(source.news) > MOST_LISTED:
        more = len(source.news) - MOST_LISTED
        console.print(styled(say(f"  … ほか {more} 件", f"  … and {more} more"), "dim"))


def _news(one: News) -> Text:
    line = Text(f"  {MARKS[one.event]} ", style=STYLES[one.event])
    line.append(f"{event_word(one.event)} ", style=STYLES[one.event])
    line.append(clean(one.document), style="default")
    return line.append(f"  「{clean(one.title)}」" if one.title else "", style="default")


def _print_alerts(title: str, mark: str, style: str, alerts: Sequence[Alert], console: Console) -> None:
    if not alerts:
        return
    console.print(styled(title, style))
    for alert in alerts[:MOST_LISTED]:
        line = Text(f"  {mark} ", style=style).append(clean(alert.source), style="default")
        line.append(f"  {clean(alert.subject)}  {clean(alert.reason)}", style="default")
        if alert.event == "raised":
            line.append(f"  → {clean(alert.remedy)}", style="dim")
        console.print(line, soft_wrap=True)
    if len(alerts) > MOST_LISTED:
        more = len(alerts) - MOST_LISTED
        console.print(styled(say(f"  … ほか {more} 件", f"  … and {more} more"), "dim"))
