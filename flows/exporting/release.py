"""A release to cite: the published file with its checksums, its dictionary, its terms and its manifest."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from flows.exporting.dictionary import dictionary_page
from flows.fetching.catalogue.source import Source
from pipeline.home import Home
from pipeline.kinds import discover
from warehouse.publication.catalogue import catalogue
from warehouse.taking.manifest import Manifest, encoded, manifest_of

UNFINISHED = ".unfinished"
TERMS = """\
# Terms 利用条件

{citation}

This database holds facts (figures, dates, names) and short quotations from documents that Japanese public
bodies published; each with its document and page.
出典は documents の publisher・title・url と、各事実の page・quote にあります。

- Documents of the national ministries are, unless they say otherwise, under the Public Data License 1.0
  (公共データ利用規約（第1.0版）), which is compatible with CC BY 4.0. Name the source, and say that it was
  processed: 「出典：（府省名）『（資料名）』（URL）を加工して作成」.
- Sources with terms of their own, to be read before anything of theirs is published again:
{terms}
- Figures were read by rules and, where `status` says so, checked by people. A figure that matters is compared
  with the page that `cite(fact_id)` names.
"""


def write_release(home: Home, folder: Path, sources: Sequence[Source]) -> Path:
    """Write a release below a folder; its own folder bears day and digest. Raises QueryError, OSError."""
    manifest = manifest_of(home)
    place = folder / f"seisaku-{manifest.published:%Y-%m-%d}-{manifest.publication}"
    if place.exists():
        return place
    unfinished = place.with_name(f"{place.name}{UNFINISHED}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    shutil.copyfile(home.published, unfinished / home.published.name)
    _check(unfinished / home.published.name, manifest)
    (unfinished / "manifest.json").write_bytes(encoded(manifest))
    page = dictionary_page(catalogue(discover().values()))
    (unfinished / "data-dictionary.md").write_text(page, "utf-8")
    (unfinished / "TERMS.md").write_text(_terms(manifest, sources), "utf-8")
    (unfinished / "SHA256SUMS").write_text(_sums(unfinished), "utf-8")
    unfinished.rename(place)
    return place


def _check(copy: Path, manifest: Manifest) -> None:
    """The copy is the file of the manifest, also where a new one was published meanwhile."""
    if _sha256(copy) != manifest.sha256:
        raise OSError(f"{copy.name}: 写している間に公開し直されました。もう一度実行してください")


def _terms(manifest: Manifest, sources: Sequence[Source]) -> str:
    named = [f"  - {source.ministry or source.id}: {source.terms}" for source in sources if source.terms]
    return TERMS.format(citation=manifest.citation, terms="\n".join(named) or "  - （なし）")


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    return "".join(f"{_sha256(path)}  {path.name}\n" for path in files)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
