"""Pins of translations: the words that a translation is of are kept, and it names them by their digest."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.reviewing.source_lines import Edited, NewFile, SourceChangedError
from pipeline.desk.translating.head_edit import edit_translation
from pipeline.model.kept_words import KeptWords
from pipeline.templating.compose.translated import keep_source_words
from pipeline.validation.check import Checkup
from pipeline.validation.source_files import is_there


@dataclass(frozen=True)
class Pinned:
    """What became of a pin: the `refusal`, a clause, with a `hint`; or the words that the translation is of now, and
    the files that were written (none where it said so already)."""

    refusal: str = ""
    hint: str = ""
    words: KeptWords | None = None
    files: tuple[str, ...] = ()


def pin_translation(checkup: Checkup, name: str, language: str, today: date, base: Path) -> Pinned:
    """Say of a translation that it is of the words of the source as they stand. These are kept, where they are not, as
    a sign-off keeps them; in the file of the translation nothing changes but `digest` and `date`. Raises
    WrongUsageError where there is no such translation, and an OSError where the source cannot be written."""
    leaflet = checkup.leaflets[name]
    if leaflet is None:
        return Pinned(f"leaflet.yaml of {name} cannot be read", f"`plainleaf check {name}` shows why")
    if language == leaflet.settings.source_language:
        raise WrongUsageError(f"{language} is the source language of {name}; a translation is pinned to it")
    text = leaflet.texts.get(language)
    if text is None and language not in leaflet.written:
        raise WrongUsageError(f"{name} has no words in {language}; `plainleaf translations start {name} {language}`")
    words = find_source_words(checkup, name)
    if words is None:
        source = leaflet.settings.source_language
        return Pinned(f"the words in {source} have errors", f"mend them first: `plainleaf check {name}` shows them")
    if text is None:
        return Pinned("the words of the translation cannot be read", f"`plainleaf check {name}` shows why")
    values = {"digest": json.dumps(words.named_digits), "date": today.isoformat()}
    try:
        edited = edit_translation(base / text.source.path, text.source, values)
        if edited is None:
            how = f"`translation: {{of: {words.language}, digest: …, translator: your name, status: draft}}`"
            return Pinned("its front matter does not say that it is a translation", f"write {how}")
        return Pinned(words=words, files=tuple(_write(words, edited, base)))
    except SourceChangedError as error:
        return Pinned(str(error), "run the command again")


def find_source_words(checkup: Checkup, name: str) -> KeptWords | None:
    """The words of the source language as they would be kept now; nothing where they have errors."""
    leaflet = checkup.leaflets[name]
    if leaflet is None or leaflet.settings.source_language in checkup.unreadable[name]:
        return None
    with suppress(KeyError):
        return keep_source_words(leaflet)
    return None


def _write(words: KeptWords, edited: Edited, base: Path) -> list[str]:
    """Write what is not there yet, the words first: a translation must never name words that are not kept."""
    written = []
    new = NewFile(base / words.source.path, words.source)
    if not is_there(new.path):  # and as it was, or its reader had said so
        new.write()
        written.append(words.source.path)
    if edited.after.as_typed.text != edited.before.as_typed.text:
        edited.write()
        written.append(edited.before.path)
    return written
