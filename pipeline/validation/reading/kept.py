"""Reader of a leaflet's folder `kept`: what reviewers said of its messages, and who signed which words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.kept import KeptFile
from pipeline.model.kept_folder import KEPT
from pipeline.model.leaflet import LeafletText
from pipeline.model.settings import KeptMessages
from pipeline.model.source import Source, Span
from pipeline.validation.reading.files import display_path
from pipeline.validation.reading.markdown_body import AskPandoc
from pipeline.validation.reading.signed_words import is_like_signed_words, is_of_signed_words, read_signed_words
from pipeline.validation.reading.yaml_models import read_model

_OF_MESSAGES = "messages-*.yaml"
Open = Callable[[Path, Diagnostics], Source | None]
"""What reads a text file of the source."""


def read_kept_file(source: Source, diagnostics: Diagnostics) -> KeptFile | None:
    """What stands in one file; nothing where it does not say who said it, when, or in which language."""
    read = read_model(source, KeptMessages, diagnostics)
    return KeptFile(source, read[1], read[0]) if read else None


def attach_kept(
    folder: Path,
    base: Path,
    texts: Mapping[str, LeafletText],
    languages: Collection[str],
    read: Open,
    ask: AskPandoc,
    diagnostics: Diagnostics,
) -> dict[str, LeafletText]:
    """The texts of the leaflet in a folder, each with what reviewers said of its messages, with earlier words of it
    that were signed, and with the signatures. Where only some `languages` are read, nothing is said about files of
    others."""
    kept: dict[str, list[KeptFile]] = {}
    paths = _find_kept(folder / KEPT, base, diagnostics)
    for path in (one for one in paths if one.match(_OF_MESSAGES)):
        source = read(path, diagnostics)
        file = read_kept_file(source, diagnostics) if source else None
        if file is None:
            continue
        kept.setdefault(file.content.language, []).append(file)
        if file.content.language not in texts and not languages:
            message = f"the leaflet has no words in `{file.content.language}`, of which something is kept here"
            hint = f"write {file.content.language}.md, or take this file away"
            diagnostics.report(codes.KEPT_OF_NOTHING, file.places.value("language"), message, hint)
    signed = read_signed_words(paths, {*texts} if languages else None, read, ask, diagnostics)
    return {
        tag: replace(
            text,
            kept=tuple(kept.get(tag, ())),
            kept_words=signed.words.get(tag, ()),
            signatures=signed.signatures.get(tag, ()),
        )
        for tag, text in texts.items()
    }


def _find_kept(folder: Path, base: Path, diagnostics: Diagnostics) -> list[Path]:
    """The files to read, in the order of their names. A folder that a link leads to is not looked into."""
    place = Span(display_path(folder, base))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        what = "is a link" if folder.is_symlink() else "is no folder"
        diagnostics.report(codes.UNREADABLE, place, f"`{KEPT}` {what}", "put a folder of this name here, or nothing")
        return []
    try:
        paths = sorted(path for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []
    except OSError as error:
        diagnostics.report(
            codes.UNREADABLE, place, f"`{KEPT}` cannot be read: {error.strerror}", "look at who may read it"
        )
        return []
    named = [path for path in paths if path.match(_OF_MESSAGES) or is_of_signed_words(path.name)]
    for path in paths:
        if path not in named and (path.suffix.lower() in (".yaml", ".yml") or is_like_signed_words(path.name)):
            message = f"`{path.name}` is not read: it has no name of a file in `{KEPT}`"
            hint = (
                "name it messages-en-name-2026-11-02.yaml, or for words that were signed en-1f2e3d4c5b6a.md and "
                "en-1f2e3d4c5b6a-clinician-2026-11-02.yaml; or take it away"
            )
            diagnostics.report(codes.FILE_NAME, Span(display_path(path, base)), message, hint)
    if len(named) > limits.KEPT_FILES.most:
        message = f"`{KEPT}` has {len(named):,} files; at most {limits.KEPT_FILES.most:,} can be read"
        diagnostics.report(codes.TOO_LARGE, place, message, "take away those of sign-offs that hold no longer")
        return []
    return named
