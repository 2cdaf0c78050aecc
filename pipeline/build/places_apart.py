"""Outputs and source are folders apart: whatever is made, cleaned or swept can then be no file of the source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.build.file_states import MANIFEST
from pipeline.build.store import open_store_beside
from pipeline.build.whole_files import find_absolute
from pipeline.build.wrong_usage import WrongUsageError


def refuse_overlap(source: Path, output: Path) -> None:
    """Raises WrongUsageError where the outputs folder, or the store beside it, is the source folder, holds it or lies
    in it, whatever links lead there."""
    if (output.is_symlink() or output.exists()) and not output.is_dir():
        raise WrongUsageError(f"{output} is no folder; name another one with --output")
    store = open_store_beside(output).folder
    for folder, what in ((output, f"the outputs folder {output}"), (store, f"{store}, where what was made is kept,")):
        if _is_same(folder, source):
            raise WrongUsageError(f"{what} is the source folder; name another one with --output")
        if any(_is_same(parent, source) for parent in _climb(folder)):
            raise WrongUsageError(f"{what} lies in the source folder {source}; name another one with --output")
        if any(_is_same(parent, folder) for parent in _climb(source)):
            raise WrongUsageError(f"{what} holds the source folder {source}; name another one with --output")


def refuse_source(output: Path) -> None:
    """Raises WrongUsageError for an outputs folder in which a source stands."""
    if (output / "publisher.yaml").exists() or any(output.glob("*/leaflet.yaml")):
        raise WrongUsageError(f"{output} is a source folder; name the outputs folder with --output")


def refuse_shared(address: str, source: Path, output: Path) -> None:
    """Raises WrongUsageError where a store that others share is a folder in the source or in the outputs, or holds
    them, or is the store of its own that these have."""
    if "://" in address:
        return
    for folder in (source, output, open_store_beside(output).folder):
        if _is_same(Path(address), folder) or any(_is_same(parent, folder) for parent in _climb(Path(address))):
            raise WrongUsageError(f"the shared store {address} lies in {folder}; name another one with --store")


def refuse_public(folder: Path, source: Path) -> None:
    """Raises WrongUsageError where a folder for files that readers are not to see is the source folder or an outputs
    folder, or lies in one."""
    if folder.exists() and not folder.is_dir():
        raise WrongUsageError(f"{folder} is no folder; name another one with --output")
    for one in (folder, *_climb(folder)):
        if _is_same(one, source):
            raise WrongUsageError(f"{folder} lies in the source folder {source}; name another one with --output")
        if (one / MANIFEST).is_file():
            raise WrongUsageError(f"{folder} lies in the outputs, which readers get; name another one with --output")


def _climb(folder: Path) -> Iterator[Path]:
    """The folders in which a folder lies, by its path as it was given and by the one that its links lead to."""
    yield from find_absolute(folder).parents
    yield from folder.resolve().parents


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:
        return False
