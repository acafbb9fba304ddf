"""A ministry on this machine, as the demos play it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

DEMOS = Path(__file__).resolve().parents[1] / "demos"


@pytest.fixture(scope="session")
def ministries() -> ModuleType:
    """The module of the demos' ministry."""
    spec = importlib.util.spec_from_file_location("ministry", DEMOS / "ministry.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ministry"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ministry(ministries: ModuleType) -> Iterator[Any]:
    """An open ministry that has published nothing."""
    with ministries.open_ministry() as one:
        yield one
