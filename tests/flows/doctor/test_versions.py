"""What is installed here, against requirements that fit and that do not."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Any

from flows.doctor.finding import Finding
from flows.doctor.versions import Wanted, check_versions, compare, wanted
from pipeline.home import Home


def found(*packages: str, python: str = ">=3.11") -> dict[str, list[Finding]]:
    answer: dict[str, list[Finding]] = {}
    for finding in compare(Wanted("seisaku", python, packages)):
        answer.setdefault(finding.check, []).append(finding)
    return answer


def test_what_the_project_requires_is_here(home: Home, look: Any) -> None:
    answer = look(home, check_versions)

    assert [one.state for one in answer["python"] + answer["packages"]] == ["ok", "ok"]
    assert f"fastapi {version('fastapi')}" in answer["packages"][0].detail
    assert "prefect" in " ".join(wanted().packages)


def test_a_version_that_does_not_fit_and_what_to_type() -> None:
    [finding] = found("rich>=1", "fastapi>=0.100,<0.101")["packages"]

    assert finding.state == "error"
    assert finding.what == f"fastapi {version('fastapi')} は合いません"
    assert finding.remedy == f"{sys.executable} -m pip install 'fastapi<0.101,>=0.100'"


def test_a_package_that_is_missing() -> None:
    [finding] = found("no-such-package-at-all>=2")["packages"]

    assert (finding.state, finding.what) == ("error", "no-such-package-at-all がありません")


def test_what_is_for_other_machines_is_not_required() -> None:
    [finding] = found("no-such-package-at-all; sys_platform == 'cp/m'", "rich>=1")["packages"]

    assert (finding.state, finding.what) == ("ok", "ライブラリ 1：版はすべて合っています")


def test_a_python_that_is_too_old() -> None:
    assert [one.state for one in found(python=">=4")["python"]] == ["error"]


def test_looking_at_versions_imports_none_of_the_libraries(home: Home, look: Any) -> None:
    before = set(sys.modules)

    look(home, check_versions)

    assert {name for name in set(sys.modules) - before if name in ("prefect", "fastapi", "spacy")} == set()
