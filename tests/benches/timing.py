"""How long something takes."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(act: Callable[[], object]) -> float:
    """Once, in seconds."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def milliseconds(act: Callable[[], object], times: int = 3) -> float:
    """The shortest of several, in milliseconds."""
    return min(seconds(act) for _ in range(times)) * 1000
