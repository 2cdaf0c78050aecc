"""Reader of the words of a leaflet that are kept because somebody signed them, and of the signatures.

The name of words holds the first digits of their digest, and a signature holds all of it, so that neither can be edited
without it being seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.front_matter import split_front_matter
from pipeline.model.kept_words import NAMED_DIGITS, KeptWords, SignatureFile, name_kept_words
from pipeline.model.leaflet import LeafletText
from pipeline.model.settings import LANGUAGE, KeptFrontMatter, PersonSignature, WordsTakenIn
from pipeline.model.source import Source
from pipeline.validation.reading.markdown_body import AskPandoc
from pipeline.validation.reading.markdown_files import read_text
from pipeline.validation.reading.yaml_models import read_model

_WORDS = re.compile(rf"({LANGUAGE.pattern})-([0-9a-f]{{{NAMED_DIGITS}}})\.md")
_SIGNATURE = re.compile(
    rf"({LANGUAGE.pattern})-([0-9a-f]{{{NAMED_DIGITS}}})-([a-z][a-z0-9-]*)-(\d{{4}}-\d\d-\d\d)(-[a-z0-9-]+)?\.yaml"
)
_NEARLY = re.compile(rf"{LANGUAGE.pattern}-[0-9a-f]{{8,}}.*\.md", re.IGNORECASE)
_MERGE_MARK = re.compile(r"(<{7}|>{7})( |$)")
_TAKE_AWAY = "take back the file as it was when it was signed, or take it away: the words then have to be signed again"
T = TypeVar("T")
Open = Callable[[Path, Diagnostics], Source | None]


@dataclass(frozen=True)
class SignedWords:
    """What is kept of each language: words as they were, and the signatures under them."""

    words: Mapping[str, tuple[KeptWords, ...]] = field(default_factory=dict)
    signatures: Mapping[str, tuple[SignatureFile, ...]] = field(default_factory=dict)


def is_of_signed_words(name: str) -> bool:
    """Whether a file is called as words that are kept, or as a signature."""
    return bool(_WORDS.fullmatch(name) or _SIGNATURE.fullmatch(name))


def find_language_signed(name: str) -> str:
    """The language that the name of such a file says; empty where it is called otherwise."""
    named = _WORDS.fullmatch(name) or _SIGNATURE.fullmatch(name)
    return named[1] if named else ""


def is_like_signed_words(name: str) -> bool:
    """Whether a file is called nearly as words that are kept: a copy of them, or one that was given another name."""
    return bool(_NEARLY.fullmatch(name))


def read_signed_words(
    paths: Iterable[Path], only: Collection[str] | None, read: Open, ask: AskPandoc, diagnostics: Diagnostics
) -> SignedWords:
    """What these files hold, of some languages `only` where those are given. What was edited is an error, and not
    there; so is a signature of words that are not there at all."""
    words: dict[str, list[KeptWords]] = {}
    signatures: dict[str, list[SignatureFile]] = {}
    names = set()
    for path in paths:
        of_words, of_signature = _WORDS.fullmatch(path.name), _SIGNATURE.fullmatch(path.name)
        named = of_words or of_signature
        if named is None or (only is not None and named[1] not in only):
            continue
        source = read(path, diagnostics)
        names.add(path.name)
        if source is None or _has_merge_marks(source, diagnostics):
            continue
        if of_words and (kept := _read_words(source, named[1], ask, diagnostics)):
            words.setdefault(named[1], []).append(kept)
        if of_signature and (file := read_signature(source, path.name, diagnostics)):
            signatures.setdefault(named[1], []).append(file)
    for language, files in signatures.items():
        lost = [file for file in files if name_kept_words(language, file.content.digest) not in names]
        _report_lost_words(lost, language, diagnostics)
    return SignedWords(_freeze(words), _freeze(signatures))


def _freeze(lists: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {language: tuple(some) for language, some in lists.items()}


def _read_words(source: Source, language: str, ask: AskPandoc, diagnostics: Diagnostics) -> KeptWords | None:
    if Path(source.path).name != name_kept_words(language, source.digest):
        message = "these words are not those that were signed: the name of the file holds the digest of others"
        diagnostics.report(codes.EDITED_WORDS, source.start, message, _TAKE_AWAY)
        return None
    return KeptWords(language, source, _read_taken_in(source), partial(_read_parts, source, language, ask))


def _read_taken_in(source: Source) -> WordsTakenIn:
    """What the words took in. Their digest fits, so that nobody has edited them; what a later Plainleaf cannot read any
    more is compared as if it had said nothing."""
    front = split_front_matter(source.text)
    head = front and read_model(Source(source.path, front.head), KeptFrontMatter, Diagnostics(), first_line=2)
    return head[0].kept if head else WordsTakenIn()


def _read_parts(source: Source, language: str, ask: AskPandoc) -> LeafletText | None:
    """The words as parts of a leaflet; nothing is said about what is wrong in them, which cannot be changed."""
    programme = "\n## " not in source.text
    return read_text(source, language, ask, Diagnostics(), programme, KeptFrontMatter)


def read_signature(source: Source, name: str, diagnostics: Diagnostics) -> SignatureFile | None:
    """The signature in a file with such a name; nothing where the two do not agree, or it cannot be read."""
    read = read_model(source, PersonSignature, diagnostics)
    if read is None:
        return None
    content, places = read
    named = _SIGNATURE.fullmatch(name)
    assert named
    signed = (content.digest[:NAMED_DIGITS], content.role, content.date)
    for key, in_name, written in zip(("digest", "role", "date"), named.groups()[-4:-1], signed, strict=True):
        if in_name != written:
            message = f"the name of this file says `{in_name}`, and its `{key}` `{written}`"
            diagnostics.report(
                codes.EDITED_WORDS, places.value(key), message, "write both as they were when it was signed"
            )
            return None
    return SignatureFile(source, places, content)


def _has_merge_marks(source: Source, diagnostics: Diagnostics) -> bool:
    """Whether two branches have met in a file, which is reported."""
    for number, line in enumerate(source.lines, 1):
        if _MERGE_MARK.match(line):
            message = "two branches have met in this file: git left its marks (`<<<<<<<`, `=======`, `>>>>>>>`)"
            hint = "keep one side whole; where two people signed, let the other one sign again with `review sign`"
            diagnostics.report(codes.EDITED_WORDS, source.span(number), message, hint)
            return True
    return False


def _report_lost_words(files: Iterable[SignatureFile], language: str, diagnostics: Diagnostics) -> None:
    for file in files:
        name = name_kept_words(language, file.content.digest)
        message = f"the words that {file.content.name} signed are not kept: there is no `{name}`"
        diagnostics.report(codes.LOST_SIGNED_WORDS, file.places.value("digest"), message, _TAKE_AWAY)
