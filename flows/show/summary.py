"""The end of an ingest, to enjoy: documents, facts, what needs a look, what to type next."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from flows.language import language, say
from flows.show.console import clean, styled
from flows.summary import Summary
from pipeline.kinds import discover

MOST_LISTED = 10


def print_summary(summary: Summary, console: Console, home: Path | None = None) -> None:
    """Documents by what became of them, facts by kind, failures with reason and remedy, the next command.

    `home` is what the caller gave as --home, for the next command to be typed with.
    """
    console.print(_documents(summary), soft_wrap=True)
    console.print(_facts(summary), soft_wrap=True)
    if summary.numbers:
        console.print(_checks(summary), soft_wrap=True)
    failures = [(failure.document, failure.reason, failure.remedy) for failure in summary.failed]
    _list(say("読めなかった文書", "not read"), "✗", "red", failures, console)
    partly = [(document, note, "") for document, note in sorted(summary.partly.items())]
    _list(say("一部だけ読めた文書", "partly read"), "△", "yellow", partly, console)
    console.print(_next(summary, home), soft_wrap=True)


def _documents(summary: Summary) -> Text:
    known = summary.known_failed
    parts = (
        (say("新規", "new"), summary.new, "green"),
        (say("変更", "changed"), summary.changed, "yellow"),
        (say("変更なし", "unchanged"), summary.unchanged, ""),
        (say("消えた", "vanished"), summary.vanished, "yellow"),
        (say("失敗", "failed"), len(summary.failed), "red"),
    )
    line = styled(say(f"文書 {summary.documents}", f"documents {summary.documents}"), "bold")
    for name, number, style in parts:
        line.append("  ").append(f"{name} {number}", style=style if number else "dim")
    if known:
        line.append(
            say(f"（ほかに前から読めないもの {known}）", f" (and {known} that failed before)"), style="dim"
        )
    again = summary.reread + summary.reextracted
    if again:
        line.append(say(f"  再抽出 {again}", f"  extracted anew {again}"))
    pages = say(
        f"  {summary.pages}頁・{summary.seconds:.1f}秒", f"  {summary.pages} pages, {summary.seconds:.1f} s"
    )
    return line.append(pages, style="dim")


def _facts(summary: Summary) -> Text:
    kinds = discover()
    line = styled(
        say(f"事実 {sum(summary.facts.values()):,}", f"facts {sum(summary.facts.values()):,}"), "bold"
    )
    for name, number in summary.facts.items():
        kind = kinds.get(name)
        shown = (kind.ja if language() == "ja" else kind.en) if kind else ""
        line.append(f"  {shown or name} {number:,}", style="" if number else "dim")
    return line


def _checks(summary: Summary) -> Text:
    """How much of what is printed is accounted for, what the audits found, and what was kept back."""
    share = 100 * (1 - summary.unaccounted / summary.numbers)
    line = styled(say(f"数字 {summary.numbers:,}", f"numbers {summary.numbers:,}"), "bold")
    line.append(say(f"  説明済み {share:.1f}%", f"  accounted for {share:.1f} %"))
    left = say(f"  未説明 {summary.unaccounted:,}", f"  unaccounted {summary.unaccounted:,}")
    line.append(left, style="yellow" if summary.unaccounted else "dim")
    found = sum(summary.findings.values())
    line.append(say(f"  点検の指摘 {found}", f"  audit findings {found}"), style="yellow" if found else "dim")
    if summary.misspelled:
        kept = say(
            f"  逆算できず公開しない金額 {summary.misspelled}",
            f"  amounts not published since they can't be spelled back {summary.misspelled}",
        )
        line.append(kept, style="red")
    return line


def _list(title: str, mark: str, style: str, rows: Iterable[tuple[str, str, str]], console: Console) -> None:
    rows = list(rows)
    if not rows:
        return
    console.print(styled(f"{title}:", style))
    for document, reason, remedy in rows[:MOST_LISTED]:
        line = Text(f"  {mark} ", style=style).append(clean(document), style="default")
        line.append(f"  {clean(reason)}", style="default")
        if remedy:
            line.append(f"  → {clean(remedy)}", style="dim")
        console.print(line, soft_wrap=True)
    if len(rows) > MOST_LISTED:
        console.print(
            styled(
                say(f"  … ほか {len(rows) - MOST_LISTED} 件", f"  … and {len(rows) - MOST_LISTED} more"),
                "dim",
            )
        )


def _next(summary: Summary, home: Path | None) -> Text:
    if summary.published is None:
        return Text()
    arguments = ["sql", *(["--home", str(home)] if home else []), "FROM budget_figures LIMIT 10"]
    where = styled(say("公開 ", "published "), "bold").append(clean(summary.published))
    return where.append(say("\n次は ", "\nnext  "), style="bold").append(
        shlex.join([_program(), *arguments]), style="cyan"
    )


def _program() -> str:
    """How the caller can type this command: by its name where it is on the path, else as it was started."""
    if shutil.which("seisaku"):
        return "seisaku"
    started = Path(sys.argv[0])
    return str(started.relative_to(Path.cwd())) if started.is_relative_to(Path.cwd()) else str(started)
