"""Who decides: named by --reviewer or by git; never guessed otherwise."""

from __future__ import annotations

import os
import subprocess

REVIEWER_VARIABLE = "SEISAKU_REVIEWER"


def reviewer(given: str | None) -> str | None:
    """The reviewer's name: --reviewer, SEISAKU_REVIEWER, else git's user.name; None where nobody says."""
    named = (given or os.environ.get(REVIEWER_VARIABLE) or "").strip()
    return named or _of_git()


def _of_git() -> str | None:
    try:
        done = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None
