"""Sentences of a leaflet as readability counts them, out of its blocks.

Headings, tables, captions and messages are no running text. The words that lead in to a list are one sentence with each
item that is none by itself. A number, an amount, a telephone number and an address are one short word each, and so are
words of another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.validation.prose import NOT_TYPED, PassageKind, Prose, ProsePassage, Sentence

RUNNING: frozenset[PassageKind] = frozenset(
    ("paragraph", "item", "steps", "do", "do-not", "care-card", "key-point", "option", "groups", "questions", "story")
)
"""What is read as running text."""
APART: Mapping[str, tuple[PassageKind, ...]] = {"headings": ("heading",), "tables": ("cell",), "messages": ("message",)}
"""What is counted on its own, by name."""
SHORT = "0"
"""What stands for a number, an amount, an address or a word that is set aside: a word of one syllable."""
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"  # scripts without spaces between words
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,:]*"
)
_FULL_STOP = re.compile(r"[.!?…。？！।؟][\"'”’»)\]]*$")


@dataclass(frozen=True)
class CountedSentence:
    """A sentence: its words, numbers as SHORT, and where it stands. `text` leaves a list's lead-in out."""

    words: tuple[str, ...]
    text: str
    passage: ProsePassage
    start: int


def list_sentences(prose: Prose) -> Iterator[CountedSentence]:
    """The sentences of the running text, in reading order."""
    leads = _find_lead_ins(prose)
    joined = {(id(lead), sentence.start) for lead, sentence in leads.values()}
    for passage in prose.passages:
        if passage.kind in RUNNING and not passage.is_title:
            for number, sentence in enumerate(passage.sentences):
                if (id(passage), sentence.start) not in joined:
                    before = leads.get(id(passage)) if number == 0 else None
                    words = (*_list_words(*before), *_list_words(passage, sentence)) if before else None
                    counted = words or tuple(_list_words(passage, sentence))
                    if counted:
                        yield CountedSentence(counted, sentence.words, passage, sentence.start)


def list_sentences_apart(prose: Prose, name: str) -> Iterator[CountedSentence]:
    """What is counted on its own under a name of APART. A heading and a cell are a sentence each."""
    for passage in prose.of(*APART[name]):
        whole = Sentence(0, len(passage.words), passage.words)
        for sentence in passage.sentences if name == "messages" else (whole,):
            words = tuple(_list_words(passage, sentence))
            if words:
                yield CountedSentence(words, sentence.words, passage, sentence.start)


def _find_lead_ins(prose: Prose) -> dict[int, tuple[ProsePassage, Sentence]]:
    """By the identity of the first passage of an item, the sentence that leads in to it."""
    leads: dict[int, tuple[ProsePassage, Sentence]] = {}
    for items in prose.lists:
        before = prose.find_lead_in(items[0])
        if before is not None and before.sentences and not _FULL_STOP.search(before.sentences[-1].words):
            leads |= {id(item): (before, before.sentences[-1]) for item in items if not _is_whole(item)}
    return leads


def _is_whole(item: ProsePassage) -> bool:
    """Whether an item is a sentence by itself."""
    words = item.sentences[0].words if item.sentences else ""
    return bool(_FULL_STOP.search(words)) and not words[:1].islower()


def _list_words(passage: ProsePassage, sentence: Sentence) -> Iterator[str]:
    """The words of a sentence; figures that follow each other are one."""
    before = ""
    for match in _WORD.finditer(_mask(passage, sentence.start, sentence.end)):
        word = SHORT if match.group()[0].isdigit() else match.group()
        if word != SHORT or before != SHORT:
            yield word
        before = word


def _mask(passage: ProsePassage, start: int, end: int) -> str:
    """A stretch with SHORT for what nobody typed as words of this language; the words of text facts are words."""
    in_words = [(mark.start, mark.end) for mark in passage.marks_of("fact") if mark.detail == "text"]
    letters: list[str] = []
    for place in range(start, end):
        if passage.typed[place] != NOT_TYPED or any(first <= place < last for first, last in in_words):
            letters.append(passage.words[place])
        elif not letters or letters[-1] != SHORT:
            letters.append(SHORT)
    return "".join(letters)
