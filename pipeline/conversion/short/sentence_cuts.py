"""Cutting of words behind the end of a sentence, as many sentences from the start as there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Inlines, Text, plain
from pipeline.model.sentence_words import SentenceWords
from pipeline.templating.languages import LanguagePack
from pipeline.templating.sentence_splitting import find_sentences


def cut_sentences(nodes: Inlines, pack: LanguagePack | SentenceWords | None, room: int) -> Inlines:
    """As many sentences from the start as there is `room` for in letters, one at least. A sentence ends where the words
    do that are neither linked nor stressed."""
    best = nodes
    for cut in _list_cuts(nodes, pack):
        if best is not nodes and len(plain(cut)) > room:
            return best
        best = cut
    return best


def _list_cuts(nodes: Inlines, pack: LanguagePack | SentenceWords | None) -> Iterator[Inlines]:
    """The nodes up to the end of each sentence."""
    whole = plain(nodes)
    ends = [end for _, end in find_sentences(whole, pack)]
    start = 0
    for number, node in enumerate(nodes):
        words = plain((node,))
        for end in ends:
            if isinstance(node, Text) and start < end <= start + len(words) and end < len(whole.rstrip()):
                yield (*nodes[:number], replace(node, value=node.value[: end - start]))
        start += len(words)
    yield nodes
