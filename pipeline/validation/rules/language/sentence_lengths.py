"""Rules of sentences and paragraphs: short enough to be understood, and not so short that they fall apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.document import Blank, Blanks, Signatures, Tick
from pipeline.model.document.walking import walk
from pipeline.model.source import Span
from pipeline.templating.sentence_splitting import count_words
from pipeline.validation.prose import PassageKind, Prose, ProsePassage, Sentence
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrases import opens_with
from pipeline.validation.rules.rule_data import RuleData

_NO_SENTENCES: tuple[PassageKind, ...] = ("heading", "title", "cell", "story", "alt")
"""What is no running text, or somebody's own words."""
_NO_PARAGRAPHS: tuple[PassageKind, ...] = (*_NO_SENTENCES, "summary", "caption", "steps", "message", "questions")
_RUNNING: tuple[PassageKind, ...] = ("paragraph", "groups", "option")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_TOPIC = re.compile(r"[^.:!?\n]{1,60}:\s+")
"""What a message says in front of a sentence: whom it is from, or what it is about."""
_TOPIC_WORDS = 5


def sentences_are_short(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No sentence has more words than are easily read; one that has many more is an error. The words that lead in to a
    list are one sentence with each of its items, but the mark in front of an item is a rest for the reader: together
    they are never an error. Headings and cells are no sentences, and a story is somebody's own."""
    most = int(data.thresholds["most_words"])
    leads = _count_lead_ins(prose, most)
    for passage in prose.but(*_NO_SENTENCES):
        spared = _count_spared(passage)
        for number, sentence in enumerate([] if passage.is_title else passage.sentences):
            lead = leads.get(id(passage), 0) if number == 0 else 0
            count = lead + sentence.count - spared.get(sentence.start, 0)
            if count > most:
                severity: Severity | None = "error" if count - lead > data.thresholds["most_words_at_all"] else None
                message = f"this sentence has {count} words"
                hint = f"make two sentences of it, with up to {most} words each"
                if lead:
                    message += f", with the {lead} that lead in to the list"
                    hint = f"shorten the words before the list, or the item: up to {most} words together"
                yield codes.LONG_SENTENCE.at(passage.span(sentence.start, sentence.end), message, hint, severity)


def _count_spared(passage: ProsePassage) -> dict[int, int]:
    """By the start of a sentence, how many of its words are none of the author's choice: those of a medicine with its
    parts, but for one; and those by which a message says whom it is from, or what it is about."""
    spared: dict[int, int] = {}
    for mark in passage.marks_of("fact"):
        sentence = passage.sentence_at(mark.start) if mark.detail == "medicine" else None
        if sentence is not None:
            words = count_words(passage.words[mark.start : mark.end])
            spared[sentence.start] = spared.get(sentence.start, 0) + max(0, words - 1)
    for sentence in passage.sentences if passage.kind == "message" else ():
        topic = _TOPIC.match(sentence.words)
        words = count_words(topic.group()) if topic else 0
        spared[sentence.start] = spared.get(sentence.start, 0) + (words if words <= _TOPIC_WORDS else 0)
    return spared


def _count_lead_ins(prose: Prose, most: int) -> dict[int, int]:
    """By the identity of the first passage of an item, how many words of its sentence stand before the list. Of items
    that are too long only with those words, the longest alone is one."""
    counts: dict[int, int] = {}
    for items in prose.lists:
        lead = prose.find_lead_in(items[0])
        if lead is None or not lead.sentences or _FULL_STOP.search(lead.sentences[-1].words):
            continue
        before = lead.sentences[-1].count
        joined = [item for item in items if not _is_own_sentence(item)] if before <= most else []
        counts |= {id(item): before for item in joined if item.sentences[0].count > most}
        others = [item for item in joined if item.sentences[0].count <= most]
        longest = max(others, key=lambda item: item.sentences[0].count, default=None)
        if longest is not None:
            counts[id(longest)] = before
    return counts


def _is_own_sentence(item: ProsePassage) -> bool:
    if not item.sentences:
        return True
    words = item.sentences[0].words
    return bool(_FULL_STOP.search(words)) and not words[:1].islower()


def sentences_hang_together(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """The sentences of a section are not all of the same short length, not mostly a few words long, and do not open
    with “it”, “this” or “they” again and again. Lists, steps and what leads in to them are short by their nature, and
    so are the lines of a form."""
    sections: dict[str, list[_Running]] = {}
    for passage in prose.of(*_RUNNING):
        if not passage.is_title and not _is_form(passage):
            running = (_Running(passage, one) for one in passage.sentences if not one.words.endswith(":"))
            sections.setdefault(passage.section, []).extend(running)
    for sentences in sections.values():
        if len(sentences) >= data.thresholds["fewest_sentences"]:
            yield from _diagnose_choppy(sentences, data)


def _is_form(passage: ProsePassage) -> bool:
    """Whether its words are the labels of lines and boxes to write on."""
    return isinstance(passage.block, Blanks | Signatures) or any(
        isinstance(node, Blank | Tick) for node in walk(passage.node)
    )


@dataclass(frozen=True)
class _Running:
    """A sentence of running text, and the passage that it stands in."""

    passage: ProsePassage
    sentence: Sentence


def _diagnose_choppy(sentences: Sequence[_Running], data: RuleData) -> Iterator[Diagnostic]:
    """One finding of a section, at the passage in which most of the sentences stand that make it choppy."""
    limits = data.thresholds
    counts = [one.sentence.count for one in sentences]
    short = [one for one in sentences if one.sentence.count < limits["short_words"]]
    pointing = [one for one in sentences if opens_with(one.sentence.words, data.lists["openings"])]
    mean, number = fmean(counts), len(sentences)
    hint = "join sentences that belong together, with “and”, “because”, “which” or “so”"
    if mean < limits["least_mean"] and pstdev(counts) < limits["least_spread"]:
        message = f"the {number} sentences of this section have {mean:.0f} words each, one like the other"
        yield codes.CHOPPY.at(_find_worst(short or sentences), message, hint)
    elif len(short) > limits["most_short_share"] * number:
        least = int(limits["short_words"])
        message = f"{len(short)} of the {number} sentences of this section have fewer than {least} words"
        yield codes.CHOPPY.at(_find_worst(short), message, hint)
    elif len(pointing) > limits["most_pointing_share"] * number and len(pointing) >= limits["fewest_pointing"]:
        message = f"{len(pointing)} of the {number} sentences of this section open with a word such as “it” or “this”"
        yield codes.CHOPPY.at(_find_worst(pointing), message, "join them to the sentence before, or name what you mean")


def _find_worst(sentences: Sequence[_Running]) -> Span:
    by_passage: dict[int, list[_Running]] = {}
    for one in sentences:
        by_passage.setdefault(id(one.passage), []).append(one)
    worst = max(by_passage.values(), key=len)
    return worst[0].passage.span(worst[0].sentence.start, worst[-1].sentence.end)


def paragraphs_are_short(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No paragraph, and no item of a list, has more sentences than can be taken in at once. A step has as many as it
    has, and a story is somebody's own."""
    most = int(data.thresholds["most_sentences"])
    for passage in prose.but(*_NO_PARAGRAPHS):
        sentences = _list_whole_sentences(passage)
        in_steps = getattr(passage.parent, "kind", "") == "steps"
        if len(sentences) > most and not passage.is_title and not in_steps:
            message = f"this paragraph has {len(sentences)} sentences"
            span = passage.span(sentences[most].start, sentences[-1].end)
            yield codes.LONG_PARAGRAPH.at(span, message, "begin a new paragraph here, or make a list of them")


def _list_whole_sentences(passage: ProsePassage) -> list[Sentence]:
    """Those that end like one, and the last: the lines of an address are none."""
    last = passage.sentences[-1] if passage.sentences else None
    return [one for one in passage.sentences if one is last or _FULL_STOP.search(one.words)]


SENTENCE_RULES = (
    LanguageRule(codes.LONG_SENTENCE, sentences_are_short),
    LanguageRule(codes.CHOPPY, sentences_hang_together),
    LanguageRule(codes.LONG_PARAGRAPH, paragraphs_are_short),
)
