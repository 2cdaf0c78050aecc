"""Start of a translation: a file in the new language with everything that stays as it is, and the source's words where
others are to stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.reviewing.source_lines import NewFile, SourceChangedError
from pipeline.desk.translating.pinning import Pinned, find_source_words
from pipeline.model.front_matter import split_front_matter
from pipeline.model.kept_words import KeptWords
from pipeline.model.settings import LANGUAGE
from pipeline.model.settings.translation import NOBODY
from pipeline.model.source import Source
from pipeline.templating.languages import language_pack, languages
from pipeline.validation.check import Checkup
from pipeline.validation.source_files import is_there

_MESSAGE = re.compile(r":::+\s*\{\s*\.sms\b")
_PIN = re.compile(r"\s+pin=[0-9a-f]+")
"""What somebody has said of a message in the source beside what it is about there."""


def start_translation(checkup: Checkup, name: str, language: str, translator: str, today: date, base: Path) -> Pinned:
    """Write the file of a new language, pinned to the words of the source, and keep these. Raises WrongUsageError for a
    language that is none, that Plainleaf has no words in, or that is there already, and an OSError where the source
    cannot be written."""
    leaflet = checkup.leaflets[name]
    if leaflet is None:
        return Pinned(f"leaflet.yaml of {name} cannot be read", f"`plainleaf check {name}` shows why")
    if not LANGUAGE.fullmatch(language) or language_pack(language, leaflet.library.own_words) is None:
        raise WrongUsageError(f"there are no words of our own in {language}; there are in: {', '.join(languages())}")
    if language in leaflet.written:
        raise WrongUsageError(f"{name} has words in {language} already")
    words = find_source_words(checkup, name)
    if words is None:
        source = leaflet.settings.source_language
        return Pinned(f"the words in {source} have errors", f"mend them first: `plainleaf check {name}` shows them")
    text = "\n".join(_list_lines(words, translator or NOBODY, today))
    folder = PurePosixPath(leaflet.places.whole.path).parent
    files = [NewFile(base / words.source.path, words.source)]
    files.append(NewFile(base / folder / f"{language}.md", Source(str(folder / f"{language}.md"), text)))
    written = [file for file in files if file.after is not words.source or not is_there(file.path)]
    try:
        for file in written:
            file.write()
    except SourceChangedError as error:
        return Pinned(str(error), "run the command again")
    return Pinned(words=words, files=tuple(file.after.path for file in written))


def _list_lines(words: KeptWords, translator: str, today: date) -> Iterator[str]:
    """The file: the head of the source with where it comes from, and its body. No pin of a message is in it, because
    nobody has read the new words beside what they are about."""
    front = split_front_matter(words.source.text)
    assert front  # words that are kept have what they took in there
    yield "---"
    yield front.head.partition("\nkept:")[0].rstrip("\n")
    yield f"translation:\n  of: {words.language}\n  digest: {json.dumps(words.named_digits)}"
    yield f"  date: {today.isoformat()}"
    yield f"  translator: {json.dumps(translator, ensure_ascii=False)}\n  status: draft\n---"
    yield ""
    body = front.body.lstrip("\n").split("\n")
    yield from (_PIN.sub("", line) if _MESSAGE.match(line) else line for line in body)
