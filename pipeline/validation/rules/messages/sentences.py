"""Sentences of a text, as far as the rules of messages take it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.templating.compose.sentences import Sentences
from pipeline.templating.languages import LanguagePack

_WORD = re.compile(r"\S+")
_ENOUGH = 80
"""Characters in front of a word that are looked at: an abbreviation and the signs round it are not longer."""


def find_sentences(text: str, pack: LanguagePack) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends, without the spaces between them; a new line begins one too."""
    sentences = Sentences(pack.abbreviations)
    start = end = -1
    for word in _WORD.finditer(text):
        here = word.start()
        if start >= 0 and ("\n" in text[end:here] or sentences.begins_after(text[max(start, here - _ENOUGH) : here])):
            yield start, end
            start = here
        start = here if start < 0 else start
        end = word.end()
    if start >= 0:
        yield start, end
