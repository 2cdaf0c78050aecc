"""What changed between two states of the words of a leaflet, sentence by sentence, and how much it matters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.model.changes import Change
from pipeline.model.kept_words import KeptWords
from pipeline.templating.changes.pairing import Match, find_longest_rise, pair_sentences
from pipeline.templating.changes.parts import WordParts, read_parts
from pipeline.templating.changes.sentences import PlacedSentence
from pipeline.templating.changes.tokens import split_words
from pipeline.templating.changes.vocabulary import Vocabulary, read_vocabulary
from pipeline.templating.changes.weighing import IN_STRICT, Weighed, choose_worst, weigh_gone, weigh_new, weigh_pair

__all__ = ["compare_words"]


@lru_cache(maxsize=64)  # for every edition of a place that is composed, and for each rule that asks
def compare_words(before: KeptWords, after: KeptWords) -> tuple[Change, ...]:
    """Every difference between two states of the words of one language, in reading order. Words that cannot be read any
    more are one clinical change, because nobody knows what changed; where nothing that is read differs, it is one of
    format."""
    if before.digest == after.digest:
        return ()
    one, other = read_parts(before), read_parts(after)
    if one is None or other is None:
        return (Change("clinical", "", "", "", "words of that time cannot be read any more"),)
    vocabulary = read_vocabulary(after.language)
    changes = (*_list_moved_parts(one, other), *_list_changes(one, other, vocabulary))
    return changes or (Change("format", "", "", "", "nothing that is read has changed"),)


def _list_changes(one: WordParts, other: WordParts, vocabulary: Vocabulary) -> Iterator[Change]:
    for match in pair_sentences(_follow_names(one.sentences, other.sentences), other.sentences):
        verdict = _weigh_match(match, vocabulary)
        heading = match.after or match.before
        if verdict and heading:
            yield Change(
                verdict.change,
                heading.heading,
                match.before.words if match.before else "",
                match.after.words if match.after else "",
                verdict.reason,
            )


def _weigh_match(match: Match, vocabulary: Vocabulary) -> Weighed | None:
    if match.before is None:
        assert match.after
        return weigh_new(match.after, vocabulary)
    if match.after is None:
        return weigh_gone(match.before)
    verdicts = [weigh_pair(match.before, match.after, vocabulary), _weigh_move(match, vocabulary)]
    return choose_worst([verdict for verdict in verdicts if verdict])


def _weigh_move(match: Match, vocabulary: Vocabulary) -> Weighed | None:
    """How much it matters that a sentence stands elsewhere."""
    before, after = match.before, match.after
    if not match.move or before is None or after is None:
        return None
    if "strict" in (before.weight, after.weight):
        return Weighed("clinical", f"it stands elsewhere, and {IN_STRICT}")
    if match.move == "part":
        return Weighed("content", "it stands under another heading")
    if match.move == "place":
        return Weighed("content", "it stands in another kind of block")
    if before.ordered or after.ordered:
        return Weighed("clinical", "it stands in another order, where order matters")
    if _refers((after, *match.beside), vocabulary):
        return Weighed("content", "it stands elsewhere, and words refer to what stands beside them")
    return Weighed("editorial", "it stands elsewhere under the same heading")


def _refers(sentences: Sequence[PlacedSentence], vocabulary: Vocabulary) -> bool:
    """Whether words refer to what stands around them; in a language of which nothing is known, they may."""
    words = {token.key for sentence in sentences for token in split_words(sentence.words)}
    return not vocabulary.referring or not vocabulary.referring.isdisjoint(words)


def _list_moved_parts(one: WordParts, other: WordParts) -> Iterator[Change]:
    """The sections that stand in another order than before."""
    headings = {sentence.part: sentence.heading for sentence in other.sentences}
    there = {part: number for number, part in enumerate(other.order)}
    common = [part for part in dict.fromkeys(one.order) if part in there]
    stay = find_longest_rise([there[part] for part in common])
    for number, part in enumerate(common):
        if number not in stay:
            yield Change("content", headings.get(part, part), "", "", "the section stands elsewhere in the leaflet")


def _follow_names(before: Sequence[PlacedSentence], after: Sequence[PlacedSentence]) -> list[PlacedSentence]:
    """The sentences of before, those of a part that has another id now under that id: at least half of its sentences
    are there as they were."""
    has_been, is_there = {one.part for one in before}, {one.part for one in after}
    new = defaultdict(set)
    for sentence in after:
        if sentence.part not in has_been:
            new[sentence.words].add(sentence.part)
    renamed: dict[str, str] = {}
    for part in dict.fromkeys(one.part for one in before if one.part not in is_there):
        sentences = [one.words for one in before if one.part == part]
        candidates = Counter(name for words in sentences for name in new.get(words, ()))
        best = candidates.most_common(1)
        if best and best[0][1] * 2 >= len(sentences) and best[0][0] not in renamed.values():
            renamed[part] = best[0][0]
    return [replace(one, part=renamed.get(one.part, one.part)) for one in before]
