"""The server that the environment names."""

from __future__ import annotations

from typing import Any

import pytest

from flows.doctor.schedule import check_schedule
from pipeline.home import Home


def test_a_server_or_none(home: Home, look: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    [none] = look(home, check_schedule)["prefect"]
    monkeypatch.setenv("PREFECT_API_URL", "http://taro:hidden@prefect.example.jp:4200/api")
    [named] = look(home, check_schedule)["prefect"]

    assert (none.state, named.state) == ("info", "info")
    assert none.what == "Prefect のサーバーの指定なし"
    assert named.what == "Prefect のサーバー：http://prefect.example.jp:4200"
