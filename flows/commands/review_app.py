"""What `seisaku review`, `seisaku diff` and `seisaku publish` take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import Home, Json
from flows.exit_codes import USAGE
from flows.language import say

if TYPE_CHECKING:
    from warehouse.board.filters import Filter

review_app = typer.Typer(
    invoke_without_command=True,
    help=say(
        "変わった事実を確かめて判断する。動詞なしでは手元の画面を開く",
        "Look at what changed and decide; without a verb the local page opens",
    ),
)

Ids = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]...", help=say("変更か事実の ID", "changes or facts by id"))
]
KindOption = Annotated[str | None, typer.Option("--kind", help=say("種類（budget など）", "kind (budget …)"))]
Program = Annotated[
    str | None, typer.Option("--program", help=say("事業名の一部", "part of a program's name"))
]
DocumentOption = Annotated[
    str | None, typer.Option("--document", help=say("文書名の一部", "part of a document's name"))
]
GroupOption = Annotated[
    str | None, typer.Option("--group", help=say("組の ID（先頭だけで可）", "group (its first characters)"))
]
ChangeOption = Annotated[
    str | None,
    typer.Option("--change", help=say("gained, lost, changed, moved", "gained, lost, changed, moved")),
]
Cause = Annotated[str | None, typer.Option("--cause", help="source, reader, rules, reviewer")]
RuleOption = Annotated[str | None, typer.Option("--rule", help=say("規則の名前", "name of a rule"))]
StateOption = Annotated[
    list[str] | None,
    typer.Option("--state", help=say("awaiting, decided, held, second, conflict", "state")),
]
Reviewer = Annotated[
    str | None,
    typer.Option(
        "--reviewer", help=say("判断する人（既定：git の user.name）", "who decides (git's user.name)")
    ),
]
Note = Annotated[str, typer.Option("--note", help=say("理由", "why"))]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=say("書かずに、何をするかだけ示す", "show only, write nothing"))
]
Settle = Annotated[
    bool, typer.Option("--settle", help=say("意見の相違をこれで終える", "end a disagreement with this"))
]
All = Annotated[bool, typer.Option("--all", help=say("残りすべて", "all that is left"))]
Fields = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE...",
        help=say("直す項目（amount=12億3,456万円 など）", "fields to correct (amount=12億3,456万円 …)"),
    ),
]
Which = Annotated[str, typer.Argument(metavar="ID", help=say("変更か事実の ID", "a change or a fact"))]


@review_app.callback()
def review(
    context: typer.Context,
    home: Home = None,
    reviewer: Reviewer = None,
    port: Annotated[int, typer.Option("--port", help=say("ポート（0 は空き）", "port (0: any free)"))] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=say("ブラウザーを開く", "open a browser"))
    ] = True,
) -> None:
    """Open the review page."""
    if context.invoked_subcommand is None:
        from flows.commands import review_page as command

        raise typer.Exit(command.run(home, reviewer, port, browser=browser))


@review_app.command("list", help=say("確かめるべき変更を並べる", "List what awaits"))
def list_(
    home: Home = None,
    kind: KindOption = None,
    program: Program = None,
    document: DocumentOption = None,
    group: GroupOption = None,
    change: ChangeOption = None,
    cause: Cause = None,
    rule: RuleOption = None,
    state: StateOption = None,
    groups: Annotated[bool, typer.Option("--groups", help=say("組ごとに", "in groups"))] = False,
    limit: Annotated[int, typer.Option("--limit", help=say("件数（0 は全部）", "how many (0: all)"))] = 50,
    as_json: Json = False,
) -> None:
    """List what awaits."""
    from flows.commands import review as command

    wanted = _filter((), kind, program, document, group, change, cause, rule, state)
    raise typer.Exit(command.listing(command.Call(home), wanted, groups=groups, as_json=as_json, limit=limit))


@review_app.command(
    help=say("変更を、根拠とこれまでの判断とともに示す", "Show changes with evidence and decisions")
)
def show(ids: Ids = None, home: Home = None, group: GroupOption = None) -> None:
    """Show changes whole."""
    from flows.commands import review as command

    raise typer.Exit(command.show(command.Call(home), _filter(ids or (), group=group)))


def _verb(name: str, ja: str, en: str) -> None:
    """A verb that decides on all changes that its filters let through."""

    @review_app.command(name, help=say(ja, en))
    def verb(
        ids: Ids = None,
        home: Home = None,
        kind: KindOption = None,
        program: Program = None,
        document: DocumentOption = None,
        group: GroupOption = None,
        change: ChangeOption = None,
        cause: Cause = None,
        rule: RuleOption = None,
        state: StateOption = None,
        all_: All = False,
        reviewer: Reviewer = None,
        note: Note = "",
        settle: Settle = False,
        dry_run: DryRun = False,
    ) -> None:
        from flows.commands import review as command

        wanted = _filter(ids or (), kind, program, document, group, change, cause, rule, state)
        call = command.Call(home, reviewer, note, settle, dry_run)
        raise typer.Exit(command.decide(call, wanted, name, all_=all_))  # type: ignore[arg-type]

    verb.__doc__ = en


_verb("accept", "変更をそのまま認める（消失なら、消えたことを認める）", "Take changes as they are")
_verb("reject", "変更を退け、前のままにする", "Keep what was before")
_verb("drop", "その事実は事実でないとして除く", "Say that a fact is none")
_verb("hold", "保留にする（--note で理由を）", "Leave for later, with a note")


@review_app.command(help=say("項目を直す", "Correct fields of a fact"))
def correct(
    which: Which,
    fields: Fields,
    home: Home = None,
    reviewer: Reviewer = None,
    note: Note = "",
    settle: Settle = False,
    dry_run: DryRun = False,
) -> None:
    """Correct fields of a fact."""
    from flows.commands import review as command

    call = command.Call(home, reviewer, note, settle, dry_run)
    raise typer.Exit(command.decide(call, _filter((which,)), "correct", _typed(fields), all_=False))


@review_app.command(
    help=say(
        "見出し・表題・単位など、項目を決めている語句を直し、その下のすべての額に及ぼす",
        "Correct what governs a field (heading, caption, unit note), for all figures under it",
    )
)
def govern(
    which: Which,
    field: Annotated[str, typer.Argument(metavar="FIELD", help=say("語句が決めている項目", "the field"))],
    fields: Annotated[list[str] | None, typer.Argument(metavar="[FIELD=VALUE]...")] = None,
    scale: Annotated[
        int | None,
        typer.Option("--scale", help=say("金額の倍率（1000、または 1/1000 は -1000）", "factor of amounts")),
    ] = None,
    home: Home = None,
    reviewer: Reviewer = None,
    note: Note = "",
    dry_run: DryRun = False,
) -> None:
    """Correct what governs a field."""
    from flows.commands import review as command

    if not fields and scale is None:
        _usage(say("FIELD=VALUE か --scale が要ります", "give FIELD=VALUE or --scale"))
    call = command.Call(home, reviewer, note, dry_run=dry_run)
    raise typer.Exit(command.govern(call, _filter((which,)), field, _typed(fields or []), scale))


@review_app.command(
    help=say(
        "事実を足す：頁の語句を指し、項目を入れる",
        "Add a fact: point to words on a page, and fill its fields",
    )
)
def add(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help=say("文書", "document"))],
    page: Annotated[int, typer.Argument(metavar="PAGE", min=1, help=say("頁", "page"))],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=say("値の語句（12億円）", "the value's words"))],
    kind: Annotated[str, typer.Argument(metavar="KIND", help=say("種類", "kind"))],
    fields: Fields,
    within: Annotated[
        str, typer.Option("--in", help=say("語句を含む文（同じ語句が複数あるとき）", "words around it"))
    ] = "",
    home: Home = None,
    reviewer: Reviewer = None,
    note: Note = "",
    dry_run: DryRun = False,
) -> None:
    """Add a fact."""
    from flows.commands import review_add as command
    from flows.commands.review import Call

    call = Call(home, reviewer, note, dry_run=dry_run)
    raise typer.Exit(command.add(call, command.Mark(document, page, text, within), kind, _typed(fields)))


@review_app.command(
    help=say(
        "点検の指摘・未説明の数字・読めない頁を「原典どおり」とする",
        "Settle audit findings, unexplained numbers, unread pages: as printed",
    )
)
def settle(
    what: Annotated[str, typer.Argument(metavar="audit|number|page")],
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    home: Home = None,
    document: DocumentOption = None,
    reviewer: Reviewer = None,
    note: Note = "",
    dry_run: DryRun = False,
) -> None:
    """Settle findings, numbers or pages; without ids, list those that are open."""
    from flows.commands import review_settle as command
    from flows.commands.review import Call

    if what not in ("audit", "number", "page"):
        _usage(say("audit、number、page のいずれかです", "audit, number or page"))
    call = Call(home, reviewer, note, dry_run=dry_run)
    raise typer.Exit(command.run(call, what, ids or [], document))  # type: ignore[arg-type]


@review_app.command(help=say("判断を取り消す（既定：自分の最後のもの）", "Take a batch of decisions back"))
def undo(
    batch: Annotated[str | None, typer.Argument(metavar="[BATCH]")] = None,
    home: Home = None,
    reviewer: Reviewer = None,
    note: Note = "",
    dry_run: DryRun = False,
) -> None:
    """Take decisions back."""
    from flows.commands import review as command

    raise typer.Exit(command.undo(command.Call(home, reviewer, note, dry_run=dry_run), batch))


@review_app.command(
    help=say(
        "最新の状態を見終えたとして締める。以後の変更はここから数える",
        "Close the newest state: later changes are told against it",
    )
)
def close(home: Home = None, reviewer: Reviewer = None, note: Note = "", dry_run: DryRun = False) -> None:
    """Close the newest state."""
    from flows.commands import review as command

    raise typer.Exit(command.close(command.Call(home, reviewer, note, dry_run=dry_run)))


@review_app.command(help=say("同じ事業と思われる組を並べる", "List programs that are likely one"))
def programs(home: Home = None) -> None:
    """List programs that are likely one."""
    from flows.commands import review_programs as command

    raise typer.Exit(command.run(home))


@review_app.command(
    help=say("二つの事業を一つとする（事業/類型）", "Say that two programs are one (name/variant)")
)
def merge(keep: str, other: str, home: Home = None, reviewer: Reviewer = None, note: Note = "") -> None:
    """Merge two programs."""
    from flows.commands import review as command

    raise typer.Exit(command.join(command.Call(home, reviewer, note), keep, other, apart=False))


@review_app.command(help=say("二つの事業を別物とする", "Say that two programs are not one"))
def apart(keep: str, other: str, home: Home = None, reviewer: Reviewer = None, note: Note = "") -> None:
    """Keep two programs apart."""
    from flows.commands import review as command

    raise typer.Exit(command.join(command.Call(home, reviewer, note), keep, other, apart=True))


@review_app.command(
    help=say(
        "申し送り（CSV）、または採点用の正解と規則の失敗例（--gold）を書き出す",
        "Write the handover (CSV), or gold and failing examples (--gold)",
    )
)
def export(
    home: Home = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold", help=say("正解 JSONL と examples を書くフォルダ", "folder for gold and examples")
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help=say("申し送りの CSV（既定：標準出力）", "the handover's file"))
    ] = None,
) -> None:
    """Write what was decided."""
    from flows.commands import review_export as command

    raise typer.Exit(command.run(home, gold, to))


def _filter(
    ids: list[str] | tuple[str, ...] = (),
    kind: str | None = None,
    program: str | None = None,
    document: str | None = None,
    group: str | None = None,
    change: str | None = None,
    cause: str | None = None,
    rule: str | None = None,
    state: list[str] | None = None,
) -> Filter:
    from warehouse.board.filters import Filter

    return Filter(kind, program, document, group, change, cause, rule, tuple(state or ()), tuple(ids))


def _typed(fields: list[str]) -> dict[str, str]:
    typed = {}
    for one in fields:
        name, equals, value = one.partition("=")
        if not equals:
            _usage(say(f"{one} は FIELD=VALUE の形ではありません", f"{one} is not FIELD=VALUE"))
        typed[name.strip()] = value
    return typed


def _usage(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(USAGE)
