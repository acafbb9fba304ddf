"""What Prefect must find in the environment before it is imported: quiet, at home, telling nobody."""

from __future__ import annotations

import os

from pipeline.home import Home

SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    # A server of its own takes 15 seconds to start on an idle machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


def prepare(home: Home) -> None:
    """Set what the caller's environment has not set already; a server that it names is used."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        own = home.warehouse / "prefect"
        own.mkdir(parents=True, exist_ok=True)
        os.environ["PREFECT_HOME"] = os.fspath(own)
