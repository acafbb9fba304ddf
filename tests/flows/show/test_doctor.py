"""Findings as a terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

import pytest
from rich.console import Console

from flows.doctor.examination import GROUPS
from flows.doctor.finding import Finding, Group
from flows.show.doctor import group_word, print_examination

WELL = Finding("journal", "ok", "判断の記録：0 件")
ILL = Finding("alert", "warning", "meti  断られました", "waf", "手で取ってください")
WRONG = Finding("ledger", "error", "台帳が読めません")


def shown(*groups: Group) -> list[str]:
    text = StringIO()
    print_examination(groups, Console(file=text, markup=False, highlight=False, emoji=False, width=40))
    return text.getvalue().splitlines()


def verdict(findings: Sequence[Finding], monkeypatch: pytest.MonkeyPatch, language: str) -> str:
    monkeypatch.setenv("SEISAKU_LANG", language)
    return shown(Group("locks", list(findings)))[-1]


def test_a_group_and_one_line_for_each_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISAKU_LANG", "ja")

    assert shown(Group("settings", [WELL]), Group("sources", [ILL])) == [
        "設定",
        "  ✓ 判断の記録：0 件",
        "情報源",
        "  △ meti  断られました  waf  → 手で取ってください",
        "△ 注意 1 件",
    ]


def test_details_are_dim_and_not_in_the_colour_of_the_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = StringIO()
    console = Console(file=text, force_terminal=True, color_system="standard", width=80)

    print_examination([Group("sources", [ILL])], console)

    line = text.getvalue().splitlines()[1]
    assert line.startswith("\x1b[33m  △ \x1b[0mmeti")
    assert "\x1b[2m  waf\x1b[0m" in line


def test_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    assert verdict([WELL], monkeypatch, "ja") == "✓ すべて良好です"
    assert verdict([WELL, WRONG, ILL], monkeypatch, "ja") == "✗ 異常 1 件、注意 1 件"
    assert verdict([WELL], monkeypatch, "en") == "✓ all is well"
    assert verdict([ILL, ILL], monkeypatch, "en") == "△ warnings: 2"
    assert verdict([WRONG], monkeypatch, "en") == "✗ errors: 1, warnings: 0"


def test_what_others_wrote_stays_text_on_one_line() -> None:
    hostile = Finding("alert", "warning", "[red]x[/red]\n\x1b[2Jsecond", "", "a\tb")

    assert shown(Group("sources", [hostile]))[1] == "  △ [red]x[/red] [2Jsecond  → a b"


def test_every_group_has_a_name() -> None:
    assert all(group_word(name) for name in GROUPS)
