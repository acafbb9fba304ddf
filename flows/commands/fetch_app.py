"""What `seisaku fetch` and `seisaku sources` take."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import typer

from flows.commands.options import Home, Json
from flows.language import say

CRON = "15 7,12,18 * * 1-5"
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE]...", help=say("情報源の id（既定：すべて）", "sources by id (all)")),
]
Ministry = Annotated[str | None, typer.Option("--ministry", help=say("府省の名前", "a ministry's name"))]
Since = Annotated[
    datetime | None,
    typer.Option("--since", formats=["%Y-%m-%d"], help=say("公表日がこの日以後", "published since")),
]
Until = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], help=say("公表日がこの日以前", "published until")),
]

sources_app = typer.Typer(
    no_args_is_help=True,
    help=say("情報源（raw/sources.toml）を見る、確かめる、加える", "The sources of raw/sources.toml"),
)


def add_fetching(app: typer.Typer) -> None:
    """Add the commands to an application."""
    app.add_typer(sources_app, name="sources")

    @app.command(
        help=say(
            "情報源を巡り、新しい資料と変わった資料を raw/ に集める",
            "Visit the sources; collect new and changed documents under raw/",
        ),
        epilog=say(
            "終了コード：0 済んだ（届かなかったものは「要注意」に出ます）、1 どこにも届かない、2 使い方、"
            "6 --strict で要注意が残る。取り込みは seisaku fetch && seisaku ingest。",
            "Exit code: 0 done (what could not be had is told as an alert), 1 nothing reached, 2 usage, "
            "6 with --strict: alerts stand. Then: seisaku fetch && seisaku ingest.",
        ),
    )
    def fetch(
        sources: Names = None,
        home: Home = None,
        ministry: Ministry = None,
        since: Since = None,
        until: Until = None,
        again: Annotated[
            bool, typer.Option("--again", help=say("変わっていないものも取り直す", "fetch all anew"))
        ] = False,
        strict: Annotated[
            bool,
            typer.Option("--strict", help=say("要注意が残れば 6 で終わる", "6 where alerts stand")),
        ] = False,
        as_json: Json = False,
    ) -> None:
        """Visit the sources."""
        from flows.commands import fetch as command
        from flows.fetching.visiting.due import Wish

        wish = Wish(again, since.date() if since else None, until.date() if until else None)
        raise typer.Exit(command.run(sources or [], home, ministry, wish, strict=strict, as_json=as_json))

    @app.command(
        help=say(
            "情報源を巡って取り込む予定を Prefect で動かす（日本時間の cron、同時に一つ）",
            "Run fetch and ingest on a schedule with Prefect (cron in Japan's time, one at a time)",
        ),
        epilog=say(
            "PREFECT_API_URL があればそのサーバーで、なければ手元に立てて動きます。"
            "サーバーなしの cron は seisaku fetch && seisaku ingest。",
            "Uses the server that PREFECT_API_URL names, else one of its own on this machine. "
            "Without any, by cron: seisaku fetch && seisaku ingest.",
        ),
    )
    def serve(
        home: Home = None,
        cron: Annotated[str, typer.Option("--cron", help=say("予定", "when"))] = CRON,
        port: Annotated[
            int, typer.Option("--port", help=say("自前のサーバーのポート", "the own server's port"))
        ] = 4200,
    ) -> None:
        """Serve the schedule."""
        from flows.commands import serve as command

        raise typer.Exit(command.run(home, cron, port))


@sources_app.command("list", help=say("情報源と、その様子を並べる", "All sources and how they are"))
def list_sources(home: Home = None, as_json: Json = False) -> None:
    """List the sources."""
    from flows.commands import sources as command

    raise typer.Exit(command.list_all(home, as_json=as_json))


@sources_app.command(
    help=say(
        "設定を確かめ、実際に訪ねて何が載っているかを示す（保存しない）",
        "Check the settings, visit, and show what is listed; nothing is stored",
    )
)
def check(
    sources: Names = None,
    home: Home = None,
    offline: Annotated[
        bool, typer.Option("--offline", help=say("設定だけを確かめる", "the settings only"))
    ] = False,
) -> None:
    """Check the sources."""
    from flows.commands import sources as command

    raise typer.Exit(command.check(sources or [], home, offline=offline))


@sources_app.command(
    help=say(
        "情報源を raw/sources.toml に加える（種類は訪ねて見分ける）",
        "Add a source to raw/sources.toml (its kind is seen by a visit)",
    )
)
def add(
    url: Annotated[str, typer.Argument(metavar="URL|FOLDER")],
    home: Home = None,
    name: Annotated[str | None, typer.Option("--id", help=say("情報源の id", "its id"))] = None,
    ministry: Ministry = None,
    kind: Annotated[
        Literal["feed", "index", "url", "inbox"] | None,
        typer.Option("--kind", help=say("訪ねずに種類を言う", "its kind, without a visit")),
    ] = None,
) -> None:
    """Add a source."""
    from flows.commands import sources as command

    raise typer.Exit(command.add(url, home, name, ministry, kind))
