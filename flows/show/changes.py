"""Changes on a terminal: groups with what is at stake, then each change field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.language import say
from flows.show.console import clean, styled
from flows.show.review_words import field_word, kind_word, value_word, word
from flows.show.yen import yen_short
from warehouse.board.changes import Change, Group
from warehouse.diff.fields import named_fields

_STYLES = {"gained": "green", "lost": "red", "changed": "yellow", "moved": "dim", "same": ""}
_MARKS = {"gained": "+", "lost": "−", "changed": "~", "moved": "→", "same": "="}
TELLING = (
    *("program", "variant", "name", "subject", "label", "event", "fiscal_year", "stage", "amount_max"),
    *("label_ja", "value", "unit", "declared_count", "title"),
)
FOLLOWING = frozenset(
    {"amount_min", "lower_bound", "upper_bound", "resolution", "stage_printed", "year_basis"}
)


def print_groups(groups: Sequence[Group], console: Console) -> None:
    """One line a group, the weightiest first; what only moved is counted on a line."""
    moved = sum(group.size for group in groups if group.change == "moved")
    groups = [group for group in groups if group.change != "moved"]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, justify in (
        (say("組", "group"), "left"),
        (say("変更", "change"), "left"),
        (say("種類", "kind"), "left"),
        (say("内容", "what"), "left"),
        (say("原因", "cause"), "left"),
        (say("規則", "rule"), "left"),
        (say("未確認", "awaiting"), "right"),
        (say("件数", "all"), "right"),
        (say("金額", "yen"), "right"),
    ):
        table.add_column(styled(name), justify=justify, overflow="fold")  # type: ignore[arg-type]
    for group in groups:
        table.add_row(
            styled(group.group_id[:6], "dim"),
            styled(f"{_MARKS[group.change]} {word('change', group.change)}", _STYLES[group.change]),
            styled(kind_word(group.kind)),
            styled(what(group)),
            styled(causes(group.causes)),
            styled(group.rule, "dim"),
            styled(f"{group.awaiting:,}"),
            styled(f"{group.size:,}"),
            styled(yen_short(group.all_yen) if group.all_yen else "–"),
        )
    if groups:
        console.print(table)
    if moved:
        console.print(styled(say(f"移動のみ {moved:,} 件", f"moved only: {moved:,}"), "dim"))


def what(group: Group) -> str:
    """What the changes of a group amount to."""
    if group.change in ("gained", "lost", "moved"):
        return "、".join(f"{word('doubt', doubt)} {number}" for doubt, number in group.doubts.items()) or "–"
    fields = "、".join(field_word(group.kind, field) for field in group.fields)
    return f"{fields}: {group.signature}"


def causes(names: Iterable[str]) -> str:
    """原典・規則."""
    return "・".join(word("cause", name) for name in names)


def print_changes(changes: Iterable[Change], console: Console) -> None:
    """Each change with its place, what is printed, and its fields."""
    for change in changes:
        console.print(head(change), soft_wrap=True)
        for line in field_lines(change):
            console.print(line, soft_wrap=True)


def head(change: Change) -> Text:
    """+ 予算 inbox/a.pdf p.3 「12億円」 未確認 abc123."""
    where = f"{change.document}:{change.line}" if change.line else f"{change.document} p.{change.page}"
    line = Text(f"{_MARKS[change.change]} {kind_word(change.kind)} ", style=_STYLES[change.change])
    line.append(f"{clean(where)} ", "default").append(quotes(change), "bold")
    line.append(f" {word('state', change.state)} {causes(change.causes)} {change.change_id[:10]}", "dim")
    return line


def quotes(change: Change) -> str:
    """「12億円」, or 「11億円」→「12億円」 where the print differs."""
    old, new = clean(change.old_quote or ""), clean(change.new_quote or "")
    if old and new and old != new:
        return f"「{old}」→「{new}」"
    return f"「{new or old}」"


def field_lines(change: Change) -> Iterable[Text]:
    """What each field said and says now; of a fact that came or went what tells it from others."""
    wanted = named_fields(change.fields)
    if change.change != "changed":
        every = [one.field for one in change.fields]
        wanted = [name for name in every if name in TELLING] or wanted
    for one in change.fields:
        if one.field not in wanted:
            continue
        line = Text(f"    {field_word(change.kind, one.field)}: ", style="dim")
        if change.change == "changed":
            line.append(clean(value_word(change.kind, one.field, one.old)), "red").append(" → ", "dim")
        value = one.old if change.change == "lost" else one.new
        yield line.append(clean(value_word(change.kind, one.field, value)), "default")
    if "rules" in change.causes:
        yield styled(f"    {say('規則', 'rule')}: {_rule(change)}", "dim")


def _rule(change: Change) -> str:
    """Which rule, and from which version of the rules of its kind to which."""
    names = dict.fromkeys(name for name in (change.old_rule, change.new_rule) if name)
    versions = [version[:7] if version else "–" for version in (change.old_version, change.new_version)]
    return f"{' → '.join(names)} ({' → '.join(versions)})"
