"""What `seisaku serve` does: a server where none is named, the deployment, and runs as they are due."""

from __future__ import annotations

from pathlib import Path

from flows.environment import prepare
from flows.exit_codes import DONE, FAILURE, USAGE
from flows.fetching.catalogue.catalogue import BadSources, read_catalogue
from flows.language import say
from flows.serving.server import ServerFailed, server
from flows.show.console import complain, err, styled
from pipeline.home import Home


def run(home: Path | None, cron: str, port: int) -> int:
    """Serve until interrupted."""
    place = Home.find(home)
    try:
        catalogue = read_catalogue(place)
    except BadSources as error:
        complain(error.message, error.remedy)
        return USAGE
    prepare(place)
    try:
        with server(port) as address:
            from flows.serving.deployment import serve

            _greet(address, cron, len(catalogue.chosen()))
            serve(place, cron)
    except ServerFailed as error:
        complain(error.message, error.remedy)
        return FAILURE
    except ValueError as error:
        complain(f"{cron}: {error}", say("cron の式を確かめてください", "look at the cron expression"))
        return USAGE
    except KeyboardInterrupt:
        return DONE
    return DONE


def _greet(address: str, cron: str, sources: int) -> None:
    page = address.removesuffix("/api")
    words = say(
        f"情報源 {sources} を「{cron}」（日本時間）に巡ります。様子は {page}、終わりは Ctrl-C",
        f"visiting {sources} sources at '{cron}' (Japan's time); see {page}; Ctrl-C ends it",
    )
    err().print(styled(words), soft_wrap=True)
