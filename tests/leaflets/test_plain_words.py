"""The words of our leaflets are plain, and joined: sentences of many lengths, none of them hard."""

from __future__ import annotations

import re
from functools import cache

import pytest

from pipeline.build.checking import check_source
from pipeline.model.leaflet import Leaflet
from pipeline.validation.prose import read_prose
from pipeline.validation.readability import measure_readability
from pipeline.validation.readability.running_text import CountedSentence, list_sentences
from tests.paths import ROOT, SOURCE
from tests.workspace import remember

NAMES = ("muscle-atrophy", "staying-strong")
POINTING = re.compile(r"(It|This|They)\b")


@cache
def leaflet(name: str) -> Leaflet:
    return check_source(SOURCE, ROOT, [name], remember=remember).readable[name]


def sentences(name: str) -> list[CountedSentence]:
    return list(list_sentences(read_prose(leaflet(name), "en")))


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_neither_long_nor_all_alike(name: str) -> None:
    reading = measure_readability(leaflet(name), "en").raw
    assert 11 <= reading.mean <= 12.5 and reading.spread >= 4.5


@pytest.mark.parametrize(("formula", "hardest"), [("flesch-kincaid", 6), ("smog", 9)])
@pytest.mark.parametrize("name", NAMES)
def test_grades(name: str, formula: str, hardest: float) -> None:
    (score,) = (one for one in measure_readability(leaflet(name), "en").raw.scores if one.name == formula)
    assert score.value is not None and score.value <= hardest


@pytest.mark.parametrize("name", NAMES)
def test_few_sentences_open_with_a_word_that_points_back_and_no_paragraph_does(name: str) -> None:
    pointing = [one for one in sentences(name) if POINTING.match(one.text)]
    assert 12 * len(pointing) <= len(sentences(name))
    assert not [one.text for one in pointing if one.start == 0]


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_warns_and_none_is_waived(name: str) -> None:
    found = check_source(SOURCE, ROOT, [name], remember=remember).diagnostics
    assert [one.message for one in found if one.severity in ("error", "warning")] == []
    assert not leaflet(name).settings.allow
