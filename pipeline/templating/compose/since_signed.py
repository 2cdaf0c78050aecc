"""Comparer of the words of a leaflet as they stand with those that were signed, or kept."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.changes import Change
from pipeline.model.kept_words import KeptWords, SignatureFile
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.templating.changes import compare_words
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack


@dataclass(frozen=True)
class SignedState:
    """What changed since words were kept, in reading order, and the signatures under them, as far as they are asked
    for: the newest of each role."""

    words: KeptWords
    signatures: tuple[SignatureFile, ...]
    changes: tuple[Change, ...]


def compare_with_signed(leaflet: Leaflet, language: str) -> tuple[SignedState, ...]:
    """What changed since the newest words that each role has signed, the newest first; words that several roles have
    signed are there once. Asked only of words that can be composed."""
    text = leaflet.texts[language]
    newest: dict[str, SignatureFile] = {}
    for file in list_signatures(text):
        newest.setdefault(file.content.role, file)
    by_words: dict[str, list[SignatureFile]] = {}
    for file in newest.values():
        by_words.setdefault(file.content.digest, []).append(file)
    kept = {one.digest: one for one in text.kept_words}
    return tuple(_compare(leaflet, kept[digest], tuple(files)) for digest, files in by_words.items())


def compare_with_kept(leaflet: Leaflet, language: str, name: str) -> SignedState | None:
    """What changed since the words that a name stands for: their file, or the first digits of their digest. Nothing
    where no words of this language, or several, are called so."""
    text = leaflet.texts[language]
    named = [one for one in text.kept_words if name and (one.name == name or one.digest.startswith(name))]
    if len(named) != 1:
        return None
    files = tuple(file for file in list_signatures(text) if file.content.digest == named[0].digest)
    return _compare(leaflet, named[0], files)


def list_signatures(text: LeafletText) -> list[SignatureFile]:
    """The signatures under words that are kept, the newest first; of one day, those of the later version."""
    kept = {one.digest for one in text.kept_words}
    signed = [file for file in text.signatures if file.content.digest in kept]
    return sorted(signed, key=lambda file: (file.content.date, file.content.version_numbers), reverse=True)


def _compare(leaflet: Leaflet, words: KeptWords, files: tuple[SignatureFile, ...]) -> SignedState:
    now = keep_words(leaflet, load_pack(words.language, leaflet.library.own_words))
    return SignedState(words, files, compare_words(words, now))
