"""The findings of the doctor on a terminal: grouped, one line each, and at the end how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from flows.doctor.finding import Finding, Group
from flows.language import say
from flows.show.console import clean, styled

MARKS = {"ok": ("✓", "green"), "info": ("・", "dim"), "warning": ("△", "yellow"), "error": ("✗", "red")}


def print_examination(groups: Sequence[Group], console: Console) -> None:
    """All findings, then one line: all is well, or how much is not."""
    for group in groups:
        console.print(styled(group_word(group.name), "bold"))
        for finding in group.findings:
            console.print(_line(finding), soft_wrap=True)
    console.print(_verdict(groups), soft_wrap=True)


def group_word(name: str) -> str:
    """A group's name for people."""
    return {
        "settings": say("設定", "settings"),
        "disk": say("ディスク", "disk"),
        "japanese": say("辞書とフォント", "dictionary and fonts"),
        "locks": say("ロック", "locks"),
        "sources": say("情報源", "sources"),
        "versions": say("版", "versions"),
        "last-run": say("前回の実行", "the last run"),
        "schedule": say("予定", "schedule"),
    }[name]


def count(groups: Sequence[Group], state: str) -> int:
    """How many findings are in a state."""
    return sum(finding.state == state for group in groups for finding in group.findings)


def _line(finding: Finding) -> Text:
    mark, style = MARKS[finding.state]
    line = Text().append(f"  {mark} ", style=style).append(_one_line(finding.what))
    if finding.detail:
        line.append(f"  {_one_line(finding.detail)}", style="dim")
    if finding.remedy:
        line.append("  → ", style="dim").append(_one_line(finding.remedy), style="cyan")
    return line


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ").replace("\t", " ")


def _verdict(groups: Sequence[Group]) -> Text:
    errors, warnings = count(groups, "error"), count(groups, "warning")
    if not errors and not warnings:
        return styled(say("✓ すべて良好です", "✓ all is well"), "bold green")
    if not errors:
        return styled(say(f"△ 注意 {warnings} 件", f"△ warnings: {warnings}"), "bold yellow")
    words = say(f"✗ 異常 {errors} 件、注意 {warnings} 件", f"✗ errors: {errors}, warnings: {warnings}")
    return styled(words, "bold red")
