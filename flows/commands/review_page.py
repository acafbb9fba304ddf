"""What `seisaku review` does without a verb: the page, served on this machine only."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path

import uvicorn

from flows.commands.review import Call, who
from flows.exit_codes import DONE, FAILURE, USAGE
from flows.ingesting.workers import Workers
from flows.language import say
from flows.review.app import make_app
from flows.review.desk import Desk
from flows.review.guard import Guard, check_address
from flows.show.console import complain, err, out, styled
from pipeline.home import Home
from warehouse.board.board import NothingToReview
from warehouse.review.journal import DamagedJournal
from warehouse.review.policy import BadPolicy

ADDRESS = "127.0.0.1"


def run(home: Path | None, reviewer: str | None, port: int, *, browser: bool) -> int:
    """Serve the page until it is interrupted; the address that opens it is printed, and works once."""
    said = who(Call(home, reviewer))
    if said is None:
        return USAGE
    with Workers(1) as workers:
        try:
            desk = Desk(Home.find(home), said.reviewer, workers)
        except (NothingToReview, DamagedJournal, BadPolicy) as error:
            complain(error.message, error.remedy)
            return FAILURE
        try:
            listening = listen(port)
        except OSError as error:
            complain(
                say(f"ポート {port} を使えません: {error.strerror}", f"port {port}: {error.strerror}"),
                "--port 0",
            )
            return FAILURE
        _serve(desk, listening, browser=browser)
    return DONE


def listen(port: int) -> socket.socket:
    """A socket on loopback, and nowhere else."""
    check_address(ADDRESS)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((ADDRESS, port))
    except OSError:
        listening.close()
        raise
    return listening


def _serve(desk: Desk, listening: socket.socket, *, browser: bool) -> None:
    port = listening.getsockname()[1]
    guard = Guard(make_app(desk), port)
    address = f"http://{ADDRESS}:{port}{guard.launch_path}"
    out().print(styled(address), soft_wrap=True)
    err().print(
        styled(
            say("この宛先は一度だけ使えます。終わるには Ctrl+C", "this address works once; Ctrl+C ends"),
            "dim",
        )
    )
    if browser:
        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(guard, log_level="warning", access_log=False, server_header=False))
    server.run(sockets=[listening])
