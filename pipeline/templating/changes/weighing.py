"""Judge of a changed sentence: how much it matters to a patient, and why. In doubt, the worse class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from pipeline.model.changes import CLASSES, ChangeClass
from pipeline.templating.changes.sentences import PlacedSentence
from pipeline.templating.changes.tokens import Token, level_signs, split_words
from pipeline.templating.changes.vocabulary import Vocabulary

_SHORT_UNIT = 3
"""Letters of the longest sign of a unit, in which capitals are told apart: mg and Mg."""
IN_STRICT = "here every word counts"


@dataclass(frozen=True)
class Weighed:
    """The class of a change, and why it is of this class, as a clause."""

    change: ChangeClass
    reason: str


def weigh_pair(before: PlacedSentence, after: PlacedSentence, vocabulary: Vocabulary) -> Weighed | None:
    """How much it matters that a sentence now reads as another does; nothing where they are the same, also to look at.
    The two can be given in either order."""
    verdicts = [*_weigh_links(before, after)]
    if before.words != after.words:
        verdicts.append(weigh_words(before, after, vocabulary))
    elif before.marks != after.marks:
        verdicts.append(Weighed("format", "the words are the same and look otherwise"))
    return choose_worst(verdicts)


def choose_worst(verdicts: Sequence[Weighed]) -> Weighed | None:
    """The worst of some verdicts, the first where several are as bad."""
    return min(verdicts, key=lambda one: CLASSES.index(one.change), default=None)


def weigh_words(before: PlacedSentence, after: PlacedSentence, vocabulary: Vocabulary) -> Weighed:
    """How much a difference in words matters. Both are compared in one order, so that the answer is the same for a
    change and for its undoing."""
    if "content" in (before.weight, after.weight):
        return Weighed("content", "it is no longer when, how or on what it rests that was signed")
    first, second = sorted((before, after), key=lambda one: (one.words, one.facts))
    if "strict" in (before.weight, after.weight):
        return _weigh_strict(first, second)
    one, other = (vocabulary.level(split_words(each.words, each.facts)) for each in (first, second))
    verdicts = [*_weigh_order(one, other), *_weigh_hunks(one, other, vocabulary)]
    verdicts += _weigh_signs(first.words, second.words)
    return choose_worst(verdicts) or Weighed("editorial", _name_slip(first.words, second.words))


def weigh_new(sentence: PlacedSentence, vocabulary: Vocabulary) -> Weighed:
    """How much it matters that a sentence was put in."""
    if sentence.weight == "content":
        return Weighed("content", "it was put in")
    if sentence.weight == "strict":
        return Weighed("clinical", IN_STRICT)
    if not vocabulary.kinds:
        return Weighed("clinical", "nobody has said which words of this language are harmless")
    for token in vocabulary.level(split_words(sentence.words, sentence.facts)):
        verdict = _weigh_token(token, vocabulary, heavy=True)
        if verdict:
            return verdict
    return Weighed("content", "it was put in")


def weigh_gone(sentence: PlacedSentence) -> Weighed:
    """How much it matters that a sentence was taken out."""
    if sentence.weight == "content":
        return Weighed("content", "it was taken out")
    return Weighed("clinical", "it was taken out")


def _weigh_links(before: PlacedSentence, after: PlacedSentence) -> Iterator[Weighed]:
    changed = {*before.links} ^ {*after.links}
    if any(link.startswith("tel:") for link in changed):
        yield Weighed("clinical", "another number is dialled")
    elif before.links != after.links:
        yield Weighed("content", "it leads to something else, or rests on something else")


def _weigh_strict(one: PlacedSentence, other: PlacedSentence) -> Weighed:
    keys = [[token.key for token in split_words(each.words, each.facts)] for each in (one, other)]
    if keys[0] != keys[1] or [*_weigh_signs(one.words, other.words)]:
        return Weighed("clinical", IN_STRICT)
    cases = [*_weigh_cases(split_words(one.words), split_words(other.words), Vocabulary())]
    return choose_worst(cases) or Weighed("editorial", _name_slip(one.words, other.words))


def _weigh_signs(one: str, other: str) -> Iterator[Weighed]:
    if one.count("?") != other.count("?"):
        yield Weighed("content", "a question is no statement")


def _weigh_order(one: Sequence[Token], other: Sequence[Token]) -> Iterator[Weighed]:
    keys = [[token.key for token in each] for each in (one, other)]
    if keys[0] != keys[1] and sorted(keys[0]) == sorted(keys[1]):
        yield Weighed("clinical", "the same words stand in another order")


def _weigh_hunks(one: Sequence[Token], other: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Weighed]:
    """How much each stretch matters in which two lists of words differ, and each word that differs in its capitals."""
    matcher = SequenceMatcher(None, [token.key for token in one], [token.key for token in other], autojunk=False)
    for tag, begin, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from _weigh_cases(one[begin:end], other[start:stop], vocabulary)
        elif not _is_same_way(one[begin:end], other[start:stop], vocabulary):
            yield _weigh_stretch([*one[begin:end], *other[start:stop]], vocabulary)


def _is_same_way(one: Sequence[Token], other: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether two stretches are the same words, with or without a hyphen or a slip of the pen."""
    if not one or not other or any(token.of_fact for token in chain(one, other)):
        return False
    if not vocabulary.hyphens.isdisjoint(token.key for token in chain(one, other)):
        return False
    written, rewritten = (" ".join(token.key for token in each) for each in (one, other))
    if any(written.replace("-", sign) == rewritten.replace("-", sign) for sign in (" ", "")):
        return all(token.is_word for token in chain(one, other))
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(vocabulary.is_slip(first.key, second.key) for first, second in pairs)


def _weigh_stretch(tokens: Sequence[Token], vocabulary: Vocabulary) -> Weighed:
    if not vocabulary.kinds:
        return Weighed("clinical", "nobody has said which words of this language are harmless")
    for token in tokens:
        verdict = _weigh_token(token, vocabulary)
        if verdict:
            return verdict
    unknown = [token for token in tokens if token.key not in vocabulary.everyday]
    if unknown:
        return Weighed("clinical", f"“{unknown[0].typed}” is not among the words that are known to be harmless")
    return Weighed("content", "other words say something else")


def _weigh_token(token: Token, vocabulary: Vocabulary, heavy: bool = False) -> Weighed | None:
    """Why a word that changed is clinical; nothing where it is not, or only by a kind that is not `heavy`."""
    if token.of_fact:
        return Weighed("clinical", f"“{token.typed}” is from a fact")
    if any(sign.isdigit() or sign.isnumeric() for sign in token.key):
        return Weighed("clinical", f"“{token.typed}” is a number")
    if not token.is_word:
        return Weighed("clinical", f"“{token.typed}” is a sign that says something")
    kind = vocabulary.find_kind(token.key)
    if kind and (kind.heavy or not heavy):
        return Weighed("clinical", f"“{token.typed}” {kind.says}")
    return None


def _weigh_cases(one: Sequence[Token], other: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Weighed]:
    """Where capitals tell words apart: in signs of units, in letters that stand alone, and in some names."""
    for before, after in zip(one, other, strict=True):
        typed = (level_signs(before.typed), level_signs(after.typed))
        if typed[0] == typed[1] or typed[0].casefold() != typed[1].casefold():
            continue
        opens = before.first or after.first
        kind = vocabulary.find_kind(before.key)
        is_unit = kind is not None and kind.name == "unit" and len(before.key) <= _SHORT_UNIT
        if is_unit and typed[0].replace("L", "l") != typed[1].replace("L", "l"):
            yield Weighed("clinical", f"“{before.typed}” and “{after.typed}” are different units")
        elif len(before.key) == 1 and not (opens and before.key == "a") and not is_unit:
            yield Weighed("clinical", f"“{before.typed}” and “{after.typed}” are different signs")
        elif before.key in vocabulary.capitals and not opens:
            yield Weighed("content", f"“{before.typed}” and “{after.typed}” are different words")


def _name_slip(one: str, other: str) -> str:
    """What is different in words that say the same."""
    if level_signs(one) == level_signs(other):
        return "only spaces or quotation marks differ"
    if level_signs(one).casefold() == level_signs(other).casefold():
        return "only capital letters differ"
    if [token.key for token in split_words(one)] == [token.key for token in split_words(other)]:
        return "only punctuation differs"
    return "the same words are spelled or put otherwise"
