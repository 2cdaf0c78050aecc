"""Measuring of readability: counts of sentences, and what the formulas of their language make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from statistics import fmean, pstdev

from pipeline.model.leaflet import Leaflet
from pipeline.model.readability import HardSentence, Readability, Reading, SectionReading
from pipeline.validation.prose import Prose, read_prose
from pipeline.validation.readability.formulas import FORMULAS, Counts
from pipeline.validation.readability.running_text import (
    APART,
    SHORT,
    CountedSentence,
    list_sentences,
    list_sentences_apart,
)
from pipeline.validation.readability.syllables import read_language_data, read_syllable_counter

COMPLEX = 3
"""Syllables from which a word is complex."""
_LONG = 6
"""Letters above which a word is long."""
_HARDEST = 5
_NAMED = 4
"""Complex words of a hard sentence that are named."""
NOT_MEASURED = "Plainleaf has no formula for this language"
"""What is said where there is no score. Lengths are counted all the same."""


def measure_readability(leaflet: Leaflet, language: str) -> Readability:
    """How hard the general edition of a leaflet is to read in one of its languages."""
    prose = read_prose(leaflet, language)
    base = language.split("-")[0]
    known = base if read_language_data(base) else ""
    count = _Counter(known, frozenset(_list_declared(prose)))
    sentences = list(list_sentences(prose))
    return Readability(
        language=language,
        raw=count.measure(sentences),
        without_terms=count.measure(sentences, set_aside=True),
        sections=tuple(_measure_sections(prose, sentences, count.measure)),
        apart=tuple((name, count.measure(list(list_sentences_apart(prose, name)))) for name in APART),
        hardest=tuple(map(count.explain, sorted(sentences, key=count.rate, reverse=True)[:_HARDEST])),
        not_measured="" if known else NOT_MEASURED,
    )


def _measure_sections(
    prose: Prose, sentences: Iterable[CountedSentence], measure: Callable[[list[CountedSentence]], Reading]
) -> Iterable[SectionReading]:
    titles = {one.section: one.words for one in reversed(list(prose.of("heading"))) if one.section}
    by_section: dict[str, list[CountedSentence]] = {}
    for sentence in sentences:
        by_section.setdefault(sentence.passage.section, []).append(sentence)
    for section, own in by_section.items():
        yield SectionReading(section, titles.get(section, ""), measure(own))


def _list_declared(prose: Prose) -> Iterable[str]:
    """The words that a leaflet declares: of the terms that it explains, and of what it is called among doctors."""
    for passage in prose.passages:
        for mark in passage.marks_of("term"):
            yield from passage.words[mark.start : mark.end].casefold().split()
    yield from (prose.text.front.medical_name or "").casefold().split()


class _Counter:
    """Counts in one language, empty where there is no formula. `declared` are words, in small letters, that are set
    aside on demand, each of them being a short word then."""

    def __init__(self, language: str, declared: frozenset[str]) -> None:
        self._syllables = read_syllable_counter(language) if language else None
        data = (read_language_data(language) if language else None) or {}
        self._formulas: Sequence[str] = data.get("formulas", ())
        self._person: frozenset[str] | None = frozenset(data["person"]) if "person" in data else None
        self._declared = declared
        self._known: dict[str, int] = {}

    def measure(self, sentences: Sequence[CountedSentence], *, set_aside: bool = False) -> Reading:
        """The counts of some sentences."""
        words = [word for one in sentences for word in one.words]
        lengths = [len(one.words) for one in sentences]
        if set_aside:
            words = [SHORT if word.casefold() in self._declared else word for word in words]
        syllables = [self._count(word) for word in words]
        many = sum(number >= COMPLEX for number in syllables)
        counts = Counts(
            sentences=len(sentences),
            words=len(words),
            letters=sum(map(len, words)),
            long_words=sum(len(word) > _LONG for word in words),
            syllables=sum(syllables),
            complex_words=many,
        )
        return Reading(
            sentences=len(sentences),
            words=len(words),
            mean=round(fmean(lengths), 1) if lengths else 0.0,
            spread=round(pstdev(lengths), 1) if lengths else 0.0,
            complex_share=_share(many, words) if self._syllables else None,
            person_share=None if self._person is None else _share(sum(map(self._is_person, words)), words),
            scores=tuple(FORMULAS[name].score(name, counts) for name in self._formulas),
        )

    def rate(self, sentence: CountedSentence) -> float:
        """How hard a sentence is, compared with others: by its length and its syllables, as Flesch-Kincaid weighs
        them."""
        words = sentence.words
        return 0.39 * len(words) + 11.8 * sum(map(self._count, words)) / len(words)

    def explain(self, sentence: CountedSentence) -> HardSentence:
        """A sentence, with what makes it hard."""
        complex_words = list(dict.fromkeys(word for word in sentence.words if self._count(word) >= COMPLEX))
        reasons = [f"{len(sentence.words)} words"]
        if complex_words:
            more = len(complex_words) - _NAMED
            named = ", ".join(complex_words[:_NAMED]) + (f" and {more} more" if more > 0 else "")
            reasons.append(f"words of {COMPLEX} syllables or more: {named}")
        span = sentence.passage.span(sentence.start, sentence.start + 1)
        return HardSentence(sentence.text, f"{PurePosixPath(span.path).name}:{span.line}", tuple(reasons))

    def _count(self, word: str) -> int:
        if self._syllables is None or word == SHORT:
            return 1
        if word not in self._known:
            self._known[word] = self._syllables.count(word)
        return self._known[word]

    def _is_person(self, word: str) -> bool:
        return self._person is not None and word.casefold() in self._person


def _share(part: int, words: Sequence[str]) -> float:
    return round(part / max(1, len(words)), 3)
