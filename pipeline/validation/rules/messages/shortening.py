"""Suggestions of what a message can do without, so that it goes out in fewer parts.

Whatever carries a fact, a number, a way to reach somebody, a "not", a "may" or an "if" is never among them, nor any
sentence of a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pipeline.sms import UncountableError, count
from pipeline.templating.compose.sentences import begin_with_capital
from pipeline.templating.languages import LanguagePack, MessageWords
from pipeline.templating.sentence_splitting import find_sentences
from pipeline.validation.rules.messages.prepared import PreparedMessage
from pipeline.validation.rules.phrases import compile_phrases, find_phrases, opens_with

MOST_SENTENCES = 12
"""Sentences that are looked at, and of which two are tried together."""
_CARRIES = re.compile(r"\d|\(\(|https?:|www\.|@|\b[^\W\d_a-z]{2,}\b")
"""A number, a placeholder, an address, or a word in capitals, which may be one to text back."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SENTENCE_END = re.compile(r"(?:\A|[.!?:]\s+|\n)\Z")

_KINDS_KEPT: tuple[MessageWords, ...] = ("negation", "avoidance", "hedges", "conditions", "deferrals")


@dataclass(frozen=True)
class Cut:
    """Words of a message from `start` to `end` that something shorter can stand for, or nothing."""

    start: int
    end: int
    words: str
    instead: str = ""

    def __str__(self) -> str:
        return f"write “{self.instead}” for “{self.words}”" if self.instead else f"leave out “{self.words}”"


def suggest_cuts(sms: PreparedMessage, most_parts: int) -> str:
    """What to leave out of a message, or to write shorter, so that it has no more than so many parts with any of the
    values that are declared. Filler words come first, because nothing is lost with them. Empty where nothing that can
    be spared is enough."""
    for cuts in _list_choices(sms):
        if _fits(apply_cuts(sms.words, cuts), sms, most_parts):
            return " and ".join(dict.fromkeys(map(str, cuts)))
    return ""


def apply_cuts(text: str, cuts: Iterable[Cut]) -> str:
    """A text with some words left out or written shorter, and no gap where they stood. Cuts do not overlap."""
    for cut in sorted(cuts, key=lambda cut: cut.start, reverse=True):
        before, after = text[: cut.start], text[cut.end :]
        if cut.instead or not _SENTENCE_END.search(before):
            after = cut.instead + after
        else:
            after = begin_with_capital(after.lstrip()) if not before.rstrip().endswith(":") else after.lstrip()
        text = (before.rstrip() if after[:1].isspace() or not after else before) + after
    return text.strip()


def _list_choices(sms: PreparedMessage) -> Iterator[Sequence[Cut]]:
    """Cuts to try together: those that take least of the message first."""
    fillers = list(find_fillers(sms.words, sms.pack))
    for number in range(len(fillers)):
        yield fillers[: number + 1]
    if sms.written.purpose == "alert" or sms.written.about in sms.emergency:
        return
    spared = sorted(_find_spared(sms), key=lambda cut: cut.end - cut.start)[:MOST_SENTENCES]
    for chosen in [(one,) for one in spared] + list(combinations(spared, 2)):
        if not _overlap(chosen):
            yield chosen
    for one in spared:
        yield (*(filler for filler in fillers if not _overlap((filler, one))), one)


def find_fillers(text: str, pack: LanguagePack) -> Iterator[Cut]:
    """Words of a text that say nothing, those that take most room first. Several words that nothing stands for can
    only go where they open a sentence."""
    listed = pack.message_fillers
    cuts = []
    for match in find_phrases(text, listed):
        words = match.group().casefold().split()
        instead = listed[" ".join(words)]
        if instead or len(words) == 1 or _SENTENCE_END.search(text[: match.start()]):
            cuts.append(Cut(match.start(), match.end(), match.group(), instead))
    yield from sorted(cuts, key=lambda cut: len(cut.instead) - len(cut.words))


def _find_spared(sms: PreparedMessage) -> Iterator[Cut]:
    """Sentences and words in brackets that carry nothing of weight. Without them the message still says what it is
    about, and none of its sentences begins with a word for them."""
    text, sentences = sms.words, list(find_sentences(sms.words, sms.pack))
    pronouns = sms.pack.message_words("opening_pronouns")
    for number, (start, end) in enumerate(sentences):
        behind = sentences[number + 1][0] if number + 1 < len(sentences) else len(text)
        if number and not _is_needed(text[start:end], sms) and not opens_with(text, pronouns, behind):
            yield Cut(start, end, text[start:end])
    for match in _BRACKETS.finditer(text):
        if not _is_needed(match.group(), sms):
            yield Cut(match.start(), match.end(), match.group().strip())


def _is_needed(words: str, sms: PreparedMessage) -> bool:
    pattern = compile_phrases([phrase for kind in _KINDS_KEPT for phrase in sms.pack.message_words(kind)])
    return (
        pattern is None  # in this language nobody knows which words matter
        or pattern.search(words) is not None
        or _CARRIES.search(words) is not None
        or any(fact in words for fact in sms.facts if fact)
    )


def _overlap(cuts: Sequence[Cut]) -> bool:
    ordered = sorted(cuts, key=lambda cut: cut.start)
    return any(one.end > other.start for one, other in pairwise(ordered))


def _fits(words: str, sms: PreparedMessage, most_parts: int) -> bool:
    names = (*sms.topics, *sms.senders)
    if any(name in sms.words and name not in words for name in names):
        return False
    try:
        return bool(words) and all(count(text).most_parts <= most_parts for text in sms.fill_in(words))
    except UncountableError:
        return False
