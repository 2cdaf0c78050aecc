"""A translation with its source beside it, or the reason why that may not stand there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose
from pipeline.templating.compose.pairing import find_pair_standing, pair
from tests.translated import add_spanish
from tests.workspace import LEAFLET, SETTINGS, WORDS, Workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    add_spanish(workspace)
    return workspace


def read(workspace: Workspace, *languages: str) -> Leaflet:
    return check_leaflets(workspace.source, workspace.place, (LEAFLET,), languages).good[LEAFLET]


def pair_spanish(leaflet: Leaflet) -> Document:
    return pair(leaflet, compose(leaflet, "es"))


def test_the_source_stands_beside_a_translation_that_says_the_same(spanish: Workspace) -> None:
    leaflet = read(spanish)
    beside = pair_spanish(leaflet).beside
    assert beside and beside.standing == "current" and beside.document == compose(leaflet, "en")
    assert beside.languages == "English and Español"


def test_it_is_the_same_where_the_translation_was_asked_for_alone(spanish: Workspace) -> None:
    alone, whole = pair_spanish(read(spanish, "es")).beside, pair_spanish(read(spanish)).beside
    assert alone and whole and alone == whole
    assert alone.document and whole.document and alone.document.pictures == whole.document.pictures


@pytest.mark.parametrize(
    ("old", "new", "standing"),
    [
        ("Wasting has many causes.", "Wasting has many causes", "current"),
        ("Your care team can help you.", "Your family can help you.", "newer"),
        ("Wasting has many causes.", "Wasting has few causes.", "withdrawn"),
    ],
    ids=["editorial", "content", "clinical"],
)
def test_words_that_have_changed_are_set_beside_nothing(old: str, new: str, standing: str, spanish: Workspace) -> None:
    spanish.edit(WORDS, old, new)
    leaflet = read(spanish)
    beside = pair_spanish(leaflet).beside
    assert beside and (beside.standing, beside.document is not None) == (standing, standing == "current")


def test_nothing_stands_beside_the_source_and_what_is_withdrawn_or_not_pinned(spanish: Workspace) -> None:
    leaflet = read(spanish)
    assert find_pair_standing(leaflet, "en") == "source"
    assert pair(leaflet, compose(leaflet, "en")).beside == replace(
        pair_spanish(leaflet).beside or pytest.fail(), standing="source", document=None, languages=""
    )
    text = leaflet.texts["es"]
    front = text.front.model_copy(update={"translation": None})
    unpinned = replace(leaflet, texts={**leaflet.texts, "es": replace(text, front=front)})
    assert find_pair_standing(unpinned, "es") == "unpinned"
    spanish.append(SETTINGS, "withdrawn: {es: {reason: Nobody has read it., date: 2026-11-24}}\n")
    assert find_pair_standing(read(spanish), "es") == "withdrawn"


def test_a_source_that_nobody_could_read_is_set_beside_nothing(spanish: Workspace) -> None:
    leaflet = read(spanish, "es")
    beside = pair_spanish(replace(leaflet, origin=None)).beside
    assert beside and beside.document is None
