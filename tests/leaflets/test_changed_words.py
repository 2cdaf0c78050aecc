"""Words of the real leaflet are changed at random: a change that may matter never passes for an editorial one."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.build.checking import check_source
from pipeline.model.changes import ChangeClass
from pipeline.templating.changes.parts import read_parts
from pipeline.templating.changes.sentences import PlacedSentence
from pipeline.templating.changes.vocabulary import read_vocabulary
from pipeline.templating.changes.weighing import weigh_pair
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack
from tests.paths import ROOT, SOURCE
from tests.workspace import remember

NAME = "muscle-atrophy"


def read_sentences() -> list[PlacedSentence]:
    leaflet = check_source(SOURCE, ROOT, [NAME], remember=remember).readable[NAME]
    parts = read_parts(keep_words(leaflet, load_pack("en")))
    assert parts
    return [one for one in parts.sentences if one.weight != "content"]


def weigh(one: PlacedSentence, words: list[str]) -> ChangeClass | None:
    changed = replace(one, words=" ".join(words), facts=())
    verdict = weigh_pair(one, changed, read_vocabulary("en"))
    return verdict.change if verdict else None


def spoil(words: list[str], others: list[str], chance: random.Random) -> Iterator[list[str]]:
    """The words with one of them taken out, one put in, and one in the place of another."""
    place, word = chance.randrange(len(words)), chance.choice(others)
    yield words[:place] + words[place + 1 :]
    yield [*words[:place], word, *words[place:]]
    yield [*words[:place], word, *words[place + 1 :]]


def test_a_word_more_or_less_or_another_one_is_never_editorial() -> None:
    chance = random.Random(13)
    sentences = read_sentences()
    others = sorted({word for one in sentences for word in re.findall(r"[A-Za-z]{2,}", one.words)})
    tried = 0
    for one in sentences:
        words = one.words.split()
        for changed in spoil(words, others, chance):
            letters = [re.findall(r"\w+", " ".join(each).casefold()) for each in (words, changed)]
            if letters[0] != letters[1]:
                tried += 1
                assert weigh(one, changed) in ("clinical", "content"), (one.words, changed)
    assert tried > 800


def test_another_digit_is_clinical_wherever_it_stands() -> None:
    sentences = [one for one in read_sentences() if re.search(r"\d", one.words)]
    assert sentences
    for one in sentences:
        for match in re.finditer(r"\d", one.words):
            digit = str((int(match.group()) + 1) % 10)
            changed = one.words[: match.start()] + digit + one.words[match.end() :]
            assert weigh(one, changed.split(" ")) == "clinical", changed
