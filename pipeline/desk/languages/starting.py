"""Starting of a language: the two files that a person has to fill in are laid out in `source/languages/`."""

from __future__ import annotations

from pathlib import Path

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.languages.po_file import write_language_po
from pipeline.desk.languages.yaml_file import write_language_yaml
from pipeline.desk.reviewing.source_lines import NewFile
from pipeline.model.source import Source
from pipeline.templating.known_languages import UnknownLanguageError, find_language
from pipeline.templating.languages import find_words
from pipeline.validation.folder import LANGUAGES
from pipeline.validation.source_files import is_there


def start_language(tag: str, source: Path) -> tuple[Path, Path]:
    """Write `<tag>.yaml` and `<tag>.po`, with the words that Plainleaf has in the language; where they are. Raises
    WrongUsageError for a tag of no language, and for one that is there already."""
    try:
        language = find_language(tag)
    except UnknownLanguageError as error:
        meant = f": did you mean `{error.nearest}`?" if error.nearest else ""
        raise WrongUsageError(f"{error}{meant}") from None
    if not source.is_dir():
        raise WrongUsageError(f"there is no source folder {source}")
    folder = source / LANGUAGES
    files = folder / f"{tag}.yaml", folder / f"{tag}.po"
    for path in files:
        if is_there(path):
            raise WrongUsageError(f"{path} is there already")
    known = find_words(tag)
    for path, text in zip(files, (write_language_yaml(language, known), write_language_po(tag, known)), strict=True):
        NewFile(path, Source(str(path), text)).write()
    return files
