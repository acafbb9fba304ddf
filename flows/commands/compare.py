"""What `seisaku diff`, `seisaku score` and `seisaku publish` take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Home, Json
from flows.commands.review_app import (
    Cause,
    ChangeOption,
    DocumentOption,
    GroupOption,
    KindOption,
    Program,
    RuleOption,
)
from flows.exit_codes import USAGE
from flows.language import say

Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="REV",
        help=say(
            "git の版。その規則が同じ文書から取り出すものと比べる", "a git revision: what its rules draw"
        ),
    ),
]


def add_comparing(app: typer.Typer) -> None:
    """Add the commands to an application."""

    @app.command(
        help=say(
            "事実の変化を、原因とともに組にして示す（既定：締めた状態 → 最新。終了コード 3：未確認あり）",
            "What changed in the facts, and why, in groups (the last closed state → the newest; exit code 3: "
            "something awaits review)",
        ),
    )
    def diff(
        states: Annotated[
            list[str] | None,
            typer.Argument(
                metavar="[A [B]]",
                help=say(
                    "状態：実行の番号、empty、reviewed、published、newest",
                    "runs, empty, reviewed, published, newest",
                ),
            ),
        ] = None,
        home: Home = None,
        kind: KindOption = None,
        program: Program = None,
        document: DocumentOption = None,
        group: GroupOption = None,
        change: ChangeOption = None,
        cause: Cause = None,
        rule: RuleOption = None,
        against: Against = None,
        each: Annotated[bool, typer.Option("--each", help=say("一件ずつ", "each change"))] = False,
        html: Annotated[
            Path | None, typer.Option("--html", help=say("一枚の HTML に書く", "write one HTML file"))
        ] = None,
        as_json: Json = False,
    ) -> None:
        """Show what changed in the facts."""
        from flows.commands import diff as command
        from warehouse.board.filters import Filter

        if states and (len(states) > 2 or against):
            typer.echo(say("状態は二つまで、--against とは併用できません", "at most two states"), err=True)
            raise typer.Exit(USAGE)
        wanted = Filter(kind, program, document, group, change, cause, rule)
        code = command.run(home, states or [], wanted, against=against, as_json=as_json, html=html, each=each)
        raise typer.Exit(code)

    @app.command(
        help=say(
            "これまでの判断に照らした規則の適合率と再現率",
            "Precision and recall of the rules against all decisions",
        )
    )
    def score(home: Home = None, against: Against = None, as_json: Json = False) -> None:
        """Score the rules against all decisions."""
        from flows.commands import score as command

        raise typer.Exit(command.run(home, against, as_json=as_json))

    @app.command(
        help=say(
            "台帳と判断から公開ファイルを作り直す（終了コード：4 未確認の変更が多すぎる）",
            "Make the published file from ledger and decisions (exit code 4: too much unreviewed change)",
        )
    )
    def publish(home: Home = None) -> None:
        """Make the published file anew."""
        from flows.commands import publish as command

        raise typer.Exit(command.run(home))
