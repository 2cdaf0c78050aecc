"""Joiner of sentences that only end elsewhere, because somebody put a comma in the place of a full stop."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.templating.changes.sentences import PlacedSentence
from pipeline.templating.changes.tokens import split_words


def join_sentences(
    before: Sequence[PlacedSentence], after: Sequence[PlacedSentence]
) -> tuple[list[PlacedSentence], list[PlacedSentence]]:
    """Both lists with those sentences joined that only end elsewhere: the words of "Rest. Drink." are those of "Rest,
    drink."."""
    keys, others = ([tell_exactly(one) for one in each] for each in (before, after))
    joined: tuple[list[PlacedSentence], list[PlacedSentence]] = ([], [])
    for tag, begin, end, start, stop in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        runs = ([*before[begin:end]], [*after[start:stop]])
        if tag == "replace" and max(map(len, runs)) > 1 and _is_same_run(*runs):
            runs = ([_join(runs[0])], [_join(runs[1])])
        joined[0].extend(runs[0])
        joined[1].extend(runs[1])
    return joined


def _is_same_run(one: Sequence[PlacedSentence], other: Sequence[PlacedSentence]) -> bool:
    places = {(sentence.part, sentence.place, sentence.marks[:1]) for sentence in (*one, *other)}
    words = [[token.key for sentence in run for token in split_words(sentence.words)] for run in (one, other)]
    return len(places) == 1 and words[0] == words[1]


def _join(sentences: Sequence[PlacedSentence]) -> PlacedSentence:
    """Sentences as one; how a part of it looks is told no more."""
    whole = sentences[0]
    for one in sentences[1:]:
        behind = len(whole.words) + 1
        facts = ((begin + behind, end + behind) for begin, end in one.facts)
        whole = replace(
            whole, words=f"{whole.words} {one.words}", facts=(*whole.facts, *facts), links=(*whole.links, *one.links)
        )
    return replace(whole, marks=whole.marks[:1])


def tell_exactly(one: PlacedSentence) -> Hashable:
    """What is the same of a sentence that nobody has changed or moved."""
    return one.part, one.place, one.words
