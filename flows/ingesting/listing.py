"""What stands in the folders and files that a run looks at; nothing is opened here."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from flows.ingesting.listed import Entry, Listing, Same, Trouble
from flows.ingesting.names import distinct, readable
from flows.ingesting.sources import Sources, place_of
from pipeline.home import Home
from warehouse.archive import unkept
from warehouse.ledger.rows import FileStat, Looks

OWN_FILES = frozenset({"README.md"})
OWN_SUFFIXES = (".py", ".toml", ".part")
DOCUMENT_SUFFIXES = (".pdf", ".txt", ".html", ".htm")
NO_LINK_TARGET = ("リンク先がありません", "リンクを直すか、ファイルを置き直してください")
NOT_A_FILE = ("ふつうのファイルではありません", "文書のファイルを置いてください")
A_FOLDER = ("フォルダーです", "PDFかテキストのファイルを置いてください")


class NoSuchPath(Exception):
    """Paths that the caller named and that do not exist: nothing was looked at."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(*paths)
        self.paths = tuple(paths)

    def __str__(self) -> str:
        names = "、".join(readable(os.fspath(path)) for path in self.paths)
        return f"{names}: ファイルもフォルダーもありません。パスを確かめてください"


def check(paths: Sequence[Path]) -> None:
    """Raise NoSuchPath unless all paths are there."""
    absent = [path for path in paths if not os.path.lexists(path)]
    if absent:
        raise NoSuchPath(absent)


def list_documents(
    home: Home, paths: Sequence[Path], sources: Sources, known: Looks, closed: Collection[str] = ()
) -> Listing:
    """List all that may be a document in the given paths.

    `known` are the documents that the ledger knows, with their files' looks: they count even where their name
    says otherwise; `closed` are folders that hold no documents by name.
    """
    walk = _Walk(home, Listing(sources), known, closed)
    for path in paths:
        walk.take(path)
    return walk.listing


def usual_places(home: Home, sources: Sources) -> list[Path]:
    """The samples and the inbox; one that is gone counts only if documents came from there."""
    return [path for path in (home.samples, home.inbox) if path.exists() or sources.is_known(os.fspath(path))]


class _Walk:
    def __init__(self, home: Home, listing: Listing, known: Looks, closed: Collection[str]) -> None:
        self.home, self.listing, self.known = home, listing, known
        self._visited: set[tuple[int, int]] = set()
        self._closed = {os.fspath(home.objects), os.fspath(home.warehouse), *closed}

    def take(self, path: Path) -> None:
        if path.is_dir() or not os.path.lexists(path):
            place = place_of(path, self.home)
            source, below = self.listing.sources.containing(place)
            self._folder(place, source, f"{source}/{below}/" if below else f"{source}/")
            return
        folder = place_of(path.parent, self.home)
        source, below = self.listing.sources.containing(folder)
        document = "/".join(filter(None, (source, below, self._name(folder, path.name))))
        self.listing.scope.append(document)
        self._file(f"{folder}{os.sep}{path.name}", source, document)

    def _name(self, folder: str, name: str) -> str:
        """A file's name as it would be in a look at its whole folder."""
        if name.isascii():
            return readable(name)
        try:
            return distinct(entry.name for entry in Path(folder).iterdir()).get(name, readable(name))
        except OSError:
            return readable(name)

    def _folder(self, place: str, source: str, prefix: str) -> None:
        self.listing.scope.append(prefix)
        waiting = [(place, source, prefix)]
        linked: list[tuple[str, str, str]] = []
        while waiting or linked:
            # Real folders before links to them, so that a document keeps its own path.
            folder, source, prefix = waiting.pop() if waiting else linked.pop()
            for entry, name in self._inside(folder, source, prefix):
                document = prefix + name
                if _is_folder(entry):
                    below = self._below(entry.path, source, f"{document}/")
                    if below:
                        (linked if entry.is_symlink() else waiting).append(below)
                elif self._wanted(entry.name, document):
                    self._file(entry.path, source, document)

    def _below(self, place: str, source: str, prefix: str) -> tuple[str, str, str] | None:
        """A folder in a folder; one that is a source itself keeps its name."""
        if place in self._closed:
            return None
        own = self.listing.sources.at(place)
        if own is None:
            return place, source, prefix
        self.listing.scope.append(f"{own}/")
        return place, own, f"{own}/"

    def _inside(self, folder: str, source: str, prefix: str) -> Iterator[tuple[os.DirEntry[str], str]]:
        """The entries of a folder with their readable names; each folder once, whatever links lead to it."""
        try:
            status = Path(folder).stat()
            if (status.st_dev, status.st_ino) in self._visited:
                return
            self._visited.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as scan:
                entries = sorted((e for e in scan if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            self.listing.unseen.append(prefix)
            self._trouble(
                prefix.rstrip("/"), source, unkept(error).reason, "フォルダーと権限を確かめてください"
            )
            return
        if not entries and prefix.rstrip("/").lower().endswith(DOCUMENT_SUFFIXES):
            self._trouble(prefix.rstrip("/"), source, *A_FOLDER)
        names = distinct(entry.name for entry in entries)
        yield from ((entry, names[entry.name]) for entry in entries)

    def _wanted(self, name: str, document: str) -> bool:
        ours = name in OWN_FILES or name.lower().endswith(OWN_SUFFIXES)
        return not ours or document in self.known

    def _file(self, path: str, source: str, document: str) -> None:
        try:
            status = os.stat(path)  # noqa: PTH116 - a Path for each of 100,000 files costs more than its stat
        except OSError as error:
            trouble = unkept(error)
            broken = Path(path).is_symlink() and isinstance(error, FileNotFoundError)
            self._trouble(document, source, *(NO_LINK_TARGET if broken else (trouble.reason, trouble.remedy)))
            return
        if not stat.S_ISREG(status.st_mode):
            self._trouble(document, source, *NOT_A_FILE)
            return
        look = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        if self.known.get(document) == look:
            self.listing.same[document] = Same(source, path, status.st_size)
        else:
            self.listing.entries[document] = Entry(document, source, path, FileStat(*look))

    def _trouble(self, document: str, source: str, reason: str, remedy: str) -> None:
        self.listing.troubles[document] = Trouble(document, source, reason, remedy)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
